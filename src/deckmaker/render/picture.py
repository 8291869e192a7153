"""From Marks to a PNG: one slide at any width, or a sheet of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from deckmaker import bundle
from deckmaker.model import EMU_PER_POINT, Mark, Problem, Size, WriteError

from . import paint as painting

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

WIDTH: Final = 1920  # pixels, when nobody says
_WIDEST: Final = 16_384  # pixels
_COLUMNS: Final = 4  # of a sheet
_THUMBNAIL: Final = 480  # pixels
_GAP: Final = 24
_GROUND: Final = "E3E5E8"


def png(marks: Sequence[Mark], size: Size, width: int = WIDTH) -> bytes:
    """The slide as a PNG of that many pixels across. Raises WriteError when Qt is missing."""
    return _encoded(image(marks, size, width))


def image(marks: Sequence[Mark], size: Size, width: int = WIDTH) -> QImage:
    """The slide as Qt holds pictures; the preview's road too."""
    painting.ready()
    from PySide6.QtGui import QImage, QPainter

    check_width(width)
    height = max(1, round(width * size.height / size.width))
    canvas = QImage(width, height, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0xFFFFFFFF)
    painter = QPainter(canvas)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    scale = width * EMU_PER_POINT / size.width
    painter.scale(scale, scale)
    painting.paint(marks, painter)
    painter.end()
    return canvas


def sheet(slides: Sequence[Sequence[Mark]], size: Size, width: int = 0) -> bytes:
    """All slides side by side, in reading order. `width`: pixels of the whole; 0 for a comfortable one."""
    painting.ready()
    from PySide6.QtGui import QColor, QImage, QPainter

    columns = max(1, min(_COLUMNS, len(slides)))
    each = _THUMBNAIL if not width else max(16, (width - _GAP * (columns + 1)) // columns)
    high = round(each * size.height / size.width)
    rows = -(-len(slides) // columns)
    check_width(columns * (each + _GAP) + _GAP)
    canvas = QImage(columns * (each + _GAP) + _GAP, rows * (high + _GAP) + _GAP, QImage.Format.Format_RGB32)
    if canvas.isNull():
        raise _too_wide(width)
    canvas.fill(QColor(f"#{_GROUND}"))
    painter = QPainter(canvas)
    for number, marks in enumerate(slides):
        row, column = divmod(number, columns)
        picture = image(marks, size, each)
        painter.drawImage(_GAP + column * (each + _GAP), _GAP + row * (high + _GAP), picture)
    painter.end()
    return _encoded(canvas)


def check_width(width: int) -> None:
    if not 1 <= width <= _WIDEST:
        raise _too_wide(width)


def _too_wide(width: int) -> WriteError:
    message = f"a picture cannot be {width} pixels wide"
    return WriteError(Problem("error", "output-width", message, f"ask for 1 to {_WIDEST}"))


def _encoded(image: QImage) -> bytes:
    from PySide6.QtCore import QBuffer, QIODevice

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


def rows(shown: Sequence[tuple[str, Size, Sequence[Sequence[Mark]]]], width: int = 0) -> bytes:
    """A sheet of a row for each (name, slide size, slides), its name above it. `width`: pixels of the whole."""
    painting.ready()
    from PySide6.QtCore import QRect, Qt
    from PySide6.QtGui import QColor, QFont, QFontDatabase, QImage, QPainter

    columns = max((len(slides) for _, _, slides in shown), default=1)
    each = _THUMBNAIL * 2 // 3 if not width else max(16, (width - _GAP * (columns + 1)) // columns)
    highs = [round(each * size.height / size.width) for _, size, _ in shown]
    band = max(14, each // 9)
    high = sum(highs) + len(shown) * (band + _GAP) + _GAP
    check_width(columns * (each + _GAP) + _GAP)
    canvas = QImage(columns * (each + _GAP) + _GAP, high, QImage.Format.Format_RGB32)
    if canvas.isNull():
        raise _too_wide(width)
    canvas.fill(QColor(f"#{_GROUND}"))
    place = bundle.folder("assets") / "fonts" / "LiberationSans" / "LiberationSans-Bold.ttf"
    families = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(place)))
    font = QFont(families[0] if families else "")
    font.setPixelSize(max(9, band * 5 // 8))
    font.setBold(True)
    painter = QPainter(canvas)
    painter.setFont(font)
    painter.setPen(QColor("#2B333D"))
    top = _GAP // 2
    for (name, size, slides), tall in zip(shown, highs, strict=True):
        painter.drawText(
            QRect(_GAP, top, canvas.width() - 2 * _GAP, band), Qt.AlignmentFlag.AlignVCenter, name
        )
        for number, marks in enumerate(slides):
            painter.drawImage(_GAP + number * (each + _GAP), top + band, image(marks, size, each))
        top += band + tall + _GAP
    painter.end()
    return _encoded(canvas)
