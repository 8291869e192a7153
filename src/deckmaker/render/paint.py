"""From Marks to ink on any QPainter: the preview, a picture, a PDF, an SVG are painted by the same lines.

The painter never wraps, measures or chooses. Text is drawn unhinted, from the font file that measured it.
"""

from __future__ import annotations

import math
import sys
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

from deckmaker.model import EMU_PER_POINT, Glyphs, Gradient, Image, Mark, Path, Problem, WriteError

if TYPE_CHECKING:
    from PySide6.QtGui import QBrush, QColor, QFont, QGlyphRun, QImage, QPainter, QPainterPath, QRawFont
    from PySide6.QtSvg import QSvgRenderer

_INSTALL: Final = 'pip install "deckmaker[app]"'
# Part of a system library's file name → the Debian package that brings it.
_PACKAGES: Final = {
    "libglib": "libglib2.0-0",
    "libgthread": "libglib2.0-0",
    "libGL": "libgl1",
    "libOpenGL": "libgl1",
    "libEGL": "libegl1",
    "libfontconfig": "libfontconfig1",
    "libxkbcommon": "libxkbcommon0",
    "libdbus": "libdbus-1-3",
}
_ALL: Final = "libglib2.0-0 libgl1 libegl1 libfontconfig1 libxkbcommon0 libdbus-1-3"
_SHAPING: Final = 500  # pixels to the em: glyphs are placed once at this size, then scaled
_LARGEST_PICTURE: Final = 256  # MB that one picture may take unpacked
# More pixels than a slide's place for it shows are thrown away before painting.
_SHARPEST: Final = 2560
_TRIAL: Final = 192  # pixels: as large two drawings of a picture are compared
_ALIKE: Final = 4.0  # of 255, on average: hairlines differ by so much between two programs

Lookup = Callable[[str], int]  # a character → its glyph in some font, 0 for none

_application: Any = None  # kept: Qt needs it as long as anything is painted


def ready() -> None:
    """Makes Qt able to paint, without a display. Raises WriteError that says what to install.

    The application that a program already has is used; else one is made for the offscreen platform.
    """
    global _application
    try:
        from PySide6.QtGui import QGuiApplication
    except ImportError as error:
        raise missing(error) from error
    if QGuiApplication.instance() is not None or _application is not None:
        return
    if sys.platform == "linux":
        import ctypes

        try:  # Qt loads it late, and ends the program when it is not there
            ctypes.CDLL("libfontconfig.so.1")
        except OSError as error:
            raise missing(error) from error
    _application = QGuiApplication(["deckmaker", "-platform", "offscreen"])


def missing(error: Exception) -> WriteError:
    """What to install, read from why Qt could not be loaded."""
    said = str(error)
    library = next((name for name in _PACKAGES if name in said), "")
    if library or "cannot open shared object" in said:
        package = _PACKAGES.get(library, _ALL)
        message = f"Qt, which paints slides, lacks the system library {said.partition(':')[0]}"
        return WriteError(Problem("error", "qt-library", message, f"on Debian: apt-get install {package}"))
    return WriteError(
        Problem(
            "error",
            "qt-missing",
            "PDF, SVG and pictures are painted with Qt, which is not installed",
            _INSTALL,
        )
    )


def paint(marks: Iterable[Mark], painter: QPainter) -> None:
    """Puts marks on a painter whose unit is one point (1/72 inch), its origin the slide's upper left corner.

    The caller has called `ready`, scaled the painter and asked for antialiasing. Links leave no ink.
    """
    from PySide6.QtCore import Qt

    last = ""
    for mark in marks:
        if isinstance(mark, Glyphs):
            if mark.colour != last:
                painter.setPen(_colour(mark.colour))
                last = mark.colour
            _text(mark, painter)
        elif isinstance(mark, Path):
            outline = _outline(mark.steps)
            if mark.fill or mark.gradient:
                painter.fillPath(outline, _brush(mark.fill, mark.gradient))
            if mark.stroke:
                painter.strokePath(outline, _pen(mark.stroke, mark.width, mark.dash, mark.round))
        elif isinstance(mark, Image):
            painter.setRenderHint(painter.RenderHint.SmoothPixmapTransform, True)
            _picture(mark, painter)
    painter.setBrush(Qt.BrushStyle.NoBrush)


@lru_cache(maxsize=256)
def _colour(rgb: str) -> QColor:
    from PySide6.QtGui import QColor

    channels = [int(rgb[at : at + 2], 16) for at in range(0, len(rgb), 2)]
    return QColor(*channels)


@lru_cache(maxsize=512)
def _brush(fill: str, gradient: Gradient | None) -> QBrush:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QBrush, QLinearGradient, QRadialGradient

    if gradient is None:
        return QBrush(_colour(fill))
    start, end = (QPointF(x / EMU_PER_POINT, y / EMU_PER_POINT) for x, y in (gradient.start, gradient.end))
    if gradient.radial:
        across = end - start
        graded: QLinearGradient | QRadialGradient = QRadialGradient(
            start, max((across.x() ** 2 + across.y() ** 2) ** 0.5, 0.01)
        )
    else:
        graded = QLinearGradient(start, end)
    for place, rgb in gradient.stops:
        graded.setColorAt(min(max(place, 0.0), 1.0), _colour(rgb))
    return QBrush(graded)


@lru_cache(maxsize=512)
def _pen(colour: str, width: int, dash: tuple[float, ...], soft: bool) -> Any:
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QBrush, QPen

    pen = QPen(QBrush(_colour(colour)), max(width / EMU_PER_POINT, 0.1))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap if soft and not dash else Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin if soft else Qt.PenJoinStyle.MiterJoin)
    if dash:
        pen.setDashPattern(list(dash))
    return pen


@lru_cache(maxsize=4096)
def _outline(steps: tuple[tuple[str | int, ...], ...]) -> QPainterPath:
    from PySide6.QtGui import QPainterPath

    path = QPainterPath()
    for kind, *numbers in steps:
        points = [float(number) / EMU_PER_POINT for number in numbers]
        if kind == "M":
            path.moveTo(points[0], points[1])
        elif kind == "L":
            path.lineTo(points[0], points[1])
        elif kind == "C":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


def _text(mark: Glyphs, painter: QPainter) -> None:
    from PySide6.QtCore import QPointF

    place = QPointF(mark.x / EMU_PER_POINT, mark.baseline / EMU_PER_POINT)
    whole = max(round(mark.size), 1)
    runs = glyph_runs(mark)
    if whole == mark.size and not mark.turn:
        for run in runs:
            painter.drawGlyphRun(place, run)
        return
    painter.save()
    painter.translate(place)
    painter.rotate(mark.turn)
    painter.scale(mark.size / whole, mark.size / whole)
    for run in runs:
        painter.drawGlyphRun(QPointF(0.0, 0.0), run)
    painter.restore()


def glyph_runs(mark: Glyphs) -> tuple[QGlyphRun, ...]:
    """The glyphs of a text and their places, at its size in whole points."""
    whole = max(round(mark.size), 1)
    return _runs(mark.text, mark.font, mark.family, mark.bold, mark.italic, whole, mark.spacing)


@lru_cache(maxsize=16_384)
def _runs(
    text: str, file: str, family: str, bold: bool, italic: bool, size: int, spacing: float = 0.0
) -> tuple[QGlyphRun, ...]:
    """The glyphs of a text with their places, at a size in whole points; without ligatures.

    PowerPoint sets none either, and without them every glyph of a PDF stands for its own characters.
    Two shapings: a large one for exact places, and one for fonts of this size. A raw font that is set to
    another size leaves no ink above 64 pixels, nor a font in a PDF (Qt 6.11), so none is.
    """
    from PySide6.QtCore import QPointF

    font = _font(file, family, bold, italic)
    scale = size / _SHAPING
    runs = _shaped(text, font, size)
    exact = _shaped(text, font, _SHAPING)
    if [run.glyphIndexes() for run in runs] != [run.glyphIndexes() for run in exact]:
        exact, scale = runs, 1.0  # scripts that join or turn are not always cut alike at two sizes
    for run, placed in zip(runs, exact, strict=True):
        places = enumerate(placed.positions())
        run.setPositions([QPointF(place.x() * scale + index * spacing, 0.0) for index, place in places])
    return tuple(runs)


def _shaped(text: str, font: QFont, size: int) -> list[QGlyphRun]:
    from PySide6.QtGui import QFont, QTextLayout

    sized = QFont(font)
    sized.setPixelSize(size)
    layout = QTextLayout(text, sized)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return layout.glyphRuns()


def glyph_tables(marks: Iterable[Glyphs]) -> list[tuple[Lookup, dict[int, str]]]:
    """For each font in use: the glyph that it gives a character, and the characters printed by glyph."""
    said: dict[str, set[str]] = {}
    fonts: dict[str, QRawFont] = {}
    for mark in marks:
        for run in glyph_runs(mark):
            raw = run.rawFont()
            name = f"{raw.familyName()} {raw.styleName()}"
            fonts.setdefault(name, raw)
            said.setdefault(name, set()).update(mark.text)
    tables = []
    for name, raw in fonts.items():
        lookup = _lookup(raw)
        tables.append((lookup, {glyph: each for each in sorted(said[name]) if (glyph := lookup(each))}))
    return tables


def _lookup(raw: QRawFont) -> Lookup:
    def lookup(character: str) -> int:
        found = raw.glyphIndexesForString(character)
        return found[0] if found else 0

    return lookup


@lru_cache(maxsize=256)
def _font(file: str, family: str, bold: bool, italic: bool) -> QFont:
    from PySide6.QtGui import QFont

    font = QFont()
    if file:
        names, bold, italic = _loaded(file)
        font.setFamilies(list(names))
    else:
        font.setFamilies([name for name in family.split(", ") if name])
    font.setBold(bold)
    font.setItalic(italic)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setKerning(True)
    for feature in ("liga", "clig", "calt", "dlig"):
        font.setFeature(QFont.Tag(feature), 0)
    return font


@lru_cache(maxsize=64)
def _loaded(file: str) -> tuple[tuple[str, ...], bool, bool]:
    """The family of a font file, made known to Qt, and whether it is its bold or italic style."""
    from PySide6.QtGui import QFont, QFontDatabase, QRawFont

    number = QFontDatabase.addApplicationFont(file)
    raw = QRawFont(file, 16.0)
    names = tuple(QFontDatabase.applicationFontFamilies(number)) if number >= 0 else ()
    heavy = raw.weight() >= QFont.Weight.DemiBold.value
    slanted = raw.style() != QFont.Style.StyleNormal
    return names or (raw.familyName(),), heavy, slanted


def _picture(mark: Image, painter: QPainter) -> None:
    from PySide6.QtCore import QRectF
    from PySide6.QtGui import QTransform

    rect = mark.rect
    place = QRectF(*(each / EMU_PER_POINT for each in (rect.x, rect.y, rect.width, rect.height)))
    if mark.turn:
        a, b, c, d, e, f = mark.turn
        painter.save()
        painter.setTransform(QTransform(a, b, c, d, e / EMU_PER_POINT, f / EMU_PER_POINT), combine=True)
        _picture(replace(mark, turn=()), painter)
        painter.restore()
        return
    if mark.svg and painter.device().devType() not in _RASTER and not any(mark.crop):
        outlines = _outlines(mark.svg, mark.data)
        if outlines is not None:
            outlines.render(painter, place)
            return
    image = _bitmap(mark.data)
    if image.isNull():
        painter.fillRect(place, _colour("80808040"))
        return
    left, top, right, bottom = mark.crop
    width, height = image.width(), image.height()
    part = QRectF(left * width, top * height, (1 - left - right) * width, (1 - top - bottom) * height)
    # a large picture is first made about as small as it is shown: fewer pixels to read, and no moiré
    scale = math.hypot(painter.transform().m11(), painter.transform().m12())
    shown = place.width() * scale / max(1 - left - right, 0.01)
    if painter.device().devType() in _RASTER and shown and width > 2 * shown:
        image = _smaller(mark.data, max(1, round(shown)))
        factor = image.width() / width
        part = QRectF(part.x() * factor, part.y() * factor, part.width() * factor, part.height() * factor)
    painter.drawImage(place, image, part)


_RASTER: Final = (1, 2, 3)  # QInternal: Widget, Pixmap, Image; the others keep every pixel


@lru_cache(maxsize=32)
def _outlines(svg: bytes, data: bytes) -> QSvgRenderer | None:
    """What draws the SVG, when it looks like the bitmap that stands in for it.

    Qt reads SVG Tiny: what it leaves out or gets wrong is seen here, once a picture, and not in the PDF.
    """
    from PySide6.QtCore import QByteArray, QLoggingCategory
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    QLoggingCategory.setFilterRules("qt.svg.warning=false")  # it tells of every empty glyph
    renderer = QSvgRenderer(QByteArray(svg))
    shown = _bitmap(data)
    if not renderer.isValid() or shown.isNull():
        return None
    pictures = []
    for drawn in (True, False):
        small = QImage(_TRIAL, _TRIAL, QImage.Format.Format_RGB32)
        small.fill(0xFFFFFFFF)
        painter = QPainter(small)
        painter.setRenderHints(painter.RenderHint.Antialiasing | painter.RenderHint.SmoothPixmapTransform)
        if drawn:
            renderer.render(painter)
        else:
            painter.drawImage(small.rect(), shown)
        painter.end()
        pictures.append(bytes(small.constBits()))
    apart = [abs(one - other) for one, other in zip(*pictures, strict=True)]
    return renderer if sum(apart) <= _ALIKE * len(apart) else None


@lru_cache(maxsize=32)
def _bitmap(data: bytes) -> QImage:
    """The picture, turned as its camera says, with no more pixels than any slide shows."""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize
    from PySide6.QtGui import QImageReader

    QImageReader.setAllocationLimit(_LARGEST_PICTURE)
    held = QByteArray(data)
    buffer = QBuffer(held)
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    longest = max(size.width(), size.height())
    if longest > _SHARPEST:
        reader.setScaledSize(QSize(size.width() * _SHARPEST // longest, size.height() * _SHARPEST // longest))
    return reader.read()


@lru_cache(maxsize=64)
def _smaller(data: bytes, width: int) -> QImage:
    from PySide6.QtCore import Qt

    return _bitmap(data).scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
