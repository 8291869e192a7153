"""From Marks to SVG: one slide, or all of them one below the other; text as outlines, so no font is needed.

Each glyph's outline stands in the file once; what a text says is its label, for screen readers and searches.
Glyphs and their places are the painter's own.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final
from xml.sax.saxutils import escape, quoteattr

from deckmaker.model import EMU_PER_POINT, Glyphs, Gradient, Image, Link, Mark, Path, Rect, Size

from . import paint as painting

if TYPE_CHECKING:
    from PySide6.QtGui import QRawFont

_GAP: Final = 24  # points between slides
_EM: Final = 100  # units of a glyph's outline
_CLEAR: Final = ' fill-opacity="0"'
_KINDS: Final = ((b"\x89PNG", "png"), (b"\xff\xd8\xff", "jpeg"), (b"GIF8", "gif"), (b"RIFF", "webp"))


def svg(marks: Sequence[Mark], size: Size, title: str = "") -> bytes:
    """The slide as an SVG document. Raises WriteError when Qt is missing."""
    painting.ready()
    drawing = _Drawing()
    body = "".join(drawing.of(marks))
    width, height = size.width / EMU_PER_POINT, size.height / EMU_PER_POINT
    return _document(width, height, f"<title>{_clean(title)}</title>{drawing.shared()}{body}")


def column(slides: Sequence[Sequence[Mark]], size: Size, titles: Sequence[str]) -> bytes:
    """All slides in one document, one below the other, each a group with its title."""
    painting.ready()
    drawing = _Drawing()
    width, height = size.width / EMU_PER_POINT, size.height / EMU_PER_POINT
    parts = []
    for number, (marks, title) in enumerate(zip(slides, titles, strict=True)):
        body = "".join(drawing.of(marks))
        parts.append(
            f'<g class="slide" transform="translate(0 {_n(number * (height + _GAP))})"><title>{_clean(title)}</title>'
            f'<g clip-path="url(#page)">{body}</g></g>\n'
        )
    drawing.clip("page", Rect(0, 0, size.width, size.height))
    tall = max(len(slides) * (height + _GAP) - _GAP, 1)
    return _document(width, tall, drawing.shared() + "\n" + "".join(parts))


def _document(width: float, height: float, inside: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{_n(width)}pt" height="{_n(height)}pt" viewBox="0 0 {_n(width)} {_n(height)}">\n{inside}\n</svg>\n'
    ).encode()


@dataclass(slots=True)
class _Drawing:
    """What slides of one document share: the outlines of glyphs, and gradients, each once."""

    _glyphs: dict[tuple[str, int], str] = field(default_factory=dict)
    _definitions: list[str] = field(default_factory=list)
    _gradients: dict[Gradient, str] = field(default_factory=dict)

    def shared(self) -> str:
        return f"<defs>{''.join(self._definitions)}</defs>"

    def clip(self, name: str, rect: Rect) -> None:
        self._definitions.append(f'<clipPath id="{name}">{_area(rect, "")}</clipPath>')

    def of(self, marks: Sequence[Mark]) -> Iterator[str]:
        for mark in marks:
            if isinstance(mark, Path):
                yield self._path(mark)
            elif isinstance(mark, Glyphs):
                yield self._text(mark)
            elif isinstance(mark, Image):
                yield self._picture(mark)
            elif isinstance(mark, Link):
                yield _link(mark)

    def _path(self, mark: Path) -> str:
        look = _ink("fill", mark.fill)
        if mark.gradient:
            look = f'fill="url(#{self._gradient(mark.gradient)})"'
        if mark.stroke:
            look += f' {_ink("stroke", mark.stroke)} stroke-width="{_n(mark.width / EMU_PER_POINT)}"'
        if mark.stroke and mark.dash:
            dashes = " ".join(_n(each * mark.width / EMU_PER_POINT) for each in mark.dash)
            look += f' stroke-dasharray="{dashes}"'
        elif mark.stroke and mark.round:
            look += ' stroke-linecap="round" stroke-linejoin="round"'
        return f'<path {look} d="{_outline(mark.steps)}"/>'

    def _text(self, mark: Glyphs) -> str:
        whole = max(round(mark.size), 1)
        x, y = mark.x / EMU_PER_POINT, mark.baseline / EMU_PER_POINT
        turn = f" rotate({mark.turn})" if mark.turn else ""
        scale = mark.size / _EM
        uses = []
        for run in painting.glyph_runs(mark):
            font = run.rawFont()
            for glyph, place in zip(run.glyphIndexes(), run.positions(), strict=True):
                name = self._glyph(font, glyph, whole)
                if name:
                    across = place.x() * _EM / whole
                    uses.append(f'<use xlink:href="#{name}" x="{_n(across)}"/>')
        if not uses:
            return ""
        label = quoteattr(_bare(mark.text.strip()))
        return (
            f'<g role="img" aria-label={label} {_ink("fill", mark.colour)} '
            f'transform="translate({_n(x)} {_n(y)}){turn} scale({scale:.5g})">{"".join(uses)}</g>'
        )

    def _glyph(self, font: QRawFont, glyph: int, size: int) -> str:
        """The name of a glyph's outline, "" for one without ink."""
        key = (f"{font.familyName()}/{font.styleName()}", glyph)
        if key not in self._glyphs:
            outline = font.pathForGlyph(glyph)
            name = f"g{len(self._glyphs) + 1}" if outline.elementCount() else ""
            self._glyphs[key] = name
            if name:
                self._definitions.append(f'<path id="{name}" d="{_glyph_outline(outline, _EM / size)}"/>')
        return self._glyphs[key]

    def _gradient(self, gradient: Gradient) -> str:
        if gradient not in self._gradients:
            name = self._gradients[gradient] = f"f{len(self._gradients) + 1}"
            (x1, y1), (x2, y2) = (
                (_n(x / EMU_PER_POINT), _n(y / EMU_PER_POINT)) for x, y in (gradient.start, gradient.end)
            )
            stops = "".join(
                f'<stop offset="{_n(place)}" {_ink("stop-color", rgb)}/>' for place, rgb in gradient.stops
            ).replace("stop-color-opacity", "stop-opacity")
            if gradient.radial:
                away = [b - a for a, b in zip(gradient.start, gradient.end, strict=True)]
                radius = (away[0] ** 2 + away[1] ** 2) ** 0.5 / EMU_PER_POINT
                kind, place = "radialGradient", f'cx="{x1}" cy="{y1}" r="{_n(radius)}"'
            else:
                kind, place = "linearGradient", f'x1="{x1}" y1="{y1}" x2="{x2}" y2="{y2}"'
            self._definitions.append(
                f'<{kind} id="{name}" gradientUnits="userSpaceOnUse" {place}>{stops}</{kind}>'
            )
        return self._gradients[gradient]

    def _picture(self, mark: Image) -> str:
        if mark.turn:
            *turned, e, f = mark.turn
            matrix = " ".join(f"{each:.6g}" for each in (*turned, e / EMU_PER_POINT, f / EMU_PER_POINT))
            return f'<g transform="matrix({matrix})">{self._picture(replace(mark, turn=()))}</g>'
        left, top, right, bottom = mark.crop
        x, y, width, height = (
            each / EMU_PER_POINT for each in (mark.rect.x, mark.rect.y, mark.rect.width, mark.rect.height)
        )
        if mark.svg:
            kind, data = "svg+xml", mark.svg
        else:
            kind, data = next((name for head, name in _KINDS if mark.data.startswith(head)), ""), mark.data
        if not kind:
            return _area(mark.rect, ' fill="#808080" fill-opacity="0.25"')
        whole_width, whole_height = width / max(1 - left - right, 0.01), height / max(1 - top - bottom, 0.01)
        image = (
            f'<image x="{_n(x - left * whole_width)}" y="{_n(y - top * whole_height)}" width="{_n(whole_width)}" '
            f'height="{_n(whole_height)}" preserveAspectRatio="none" '
            f'xlink:href="data:image/{kind};base64,{b64encode(data).decode()}"/>'
        )
        if not any(mark.crop):
            return image
        name = f"c{len(self._definitions) + 1}"
        self.clip(name, mark.rect)
        return f'<g clip-path="url(#{name})">{image}</g>'


def _link(mark: Link) -> str:
    if not mark.address.lower().startswith(("http://", "https://", "mailto:")):
        return ""
    return f"<a xlink:href={quoteattr(_bare(mark.address))}>{_area(mark.rect, _CLEAR)}</a>"


def _area(rect: Rect, look: str) -> str:
    x, y, width, height = (_n(each / EMU_PER_POINT) for each in (rect.x, rect.y, rect.width, rect.height))
    return f'<rect x="{x}" y="{y}" width="{width}" height="{height}"{look}/>'


def _outline(steps: tuple[tuple[str | int, ...], ...]) -> str:
    return "".join(
        str(kind) + " ".join(_n(float(number) / EMU_PER_POINT) for number in numbers)
        for kind, *numbers in steps
    )


def _glyph_outline(outline: Any, scale: float) -> str:
    """Qt's path as SVG's: moves 0, lines 1, and curves as a 2 with two 3s after it."""
    parts = []
    for index in range(outline.elementCount()):
        step = outline.elementAt(index)
        kind = int(step.type.value)
        parts.append(("M", "L", "C", " ")[kind] + f"{_n(step.x * scale)} {_n(step.y * scale)}")
    return "".join(parts) + "Z"


def _ink(name: str, rgb: str) -> str:
    if not rgb:
        return f'{name}="none"'
    clear = f' {name}-opacity="{int(rgb[6:8], 16) / 255:.3g}"' if len(rgb) == 8 else ""
    return f'{name}="#{rgb[:6]}"{clear}'


def _n(value: float) -> str:
    """A length to a hundredth, without what says nothing."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def _bare(text: str) -> str:
    """Without the characters that XML cannot hold."""
    return "".join(
        each
        for each in text
        if each >= " " and not "\ud800" <= each <= "\udfff" and each not in "\ufffe\uffff"
    )


def _clean(text: str) -> str:
    return escape(_bare(text))
