"""From a typeset Grid to Marks, in the table style that the template itself holds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from deckmaker.colours import A, Scheme, colour
from deckmaker.model import Box, Grid, Level, Mark, Path, Rect, Theme

from .drawing import NO_STROKE, Stroke, stroke
from .outlines import rectangle
from .template import slots
from .text import pieces

_PART: Final = "ppt/tableStyles.xml"
_ROWS_WITHOUT_BANDS: Final = 8  # as the .pptx writer has it
# PowerPoint's "Medium Style 2 – Accent 1", which it knows by its identifier alone
_BUILT_IN: Final = f"""<a:tblStyle xmlns:a="{A[1:-1]}">
<a:wholeTbl><a:tcTxStyle><a:schemeClr val="dk1"/></a:tcTxStyle><a:tcStyle><a:tcBdr>
<a:insideH><a:ln w="12700"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:insideH>
<a:insideV><a:ln w="12700"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:insideV>
<a:top><a:ln w="12700"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:top>
<a:bottom><a:ln w="12700"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:bottom>
<a:left><a:ln w="12700"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:left>
<a:right><a:ln w="12700"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:right>
</a:tcBdr><a:fill><a:solidFill><a:schemeClr val="accent1"><a:tint val="20000"/></a:schemeClr></a:solidFill>
</a:fill></a:tcStyle></a:wholeTbl>
<a:band1H><a:tcStyle><a:tcBdr/><a:fill><a:solidFill><a:schemeClr val="accent1"><a:tint val="40000"/>
</a:schemeClr></a:solidFill></a:fill></a:tcStyle></a:band1H>
<a:firstRow><a:tcTxStyle b="on"><a:schemeClr val="lt1"/></a:tcTxStyle><a:tcStyle><a:tcBdr>
<a:bottom><a:ln w="38100"><a:solidFill><a:schemeClr val="lt1"/></a:solidFill></a:ln></a:bottom></a:tcBdr>
<a:fill><a:solidFill><a:schemeClr val="accent1"/></a:solidFill></a:fill></a:tcStyle></a:firstRow></a:tblStyle>"""
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)


@dataclass(frozen=True, slots=True)
class Look:
    """One part of a table style; "" and none where it leaves things as they are."""

    ink: str
    fill: str
    edges: tuple[tuple[str, Stroke], ...]

    def edge(self, name: str) -> Stroke:
        return dict(self.edges).get(name, NO_STROKE)


_NOTHING: Final = Look("", "", ())


def table(box: Box, grid: Grid, theme: Theme, dark: bool) -> Iterator[Mark]:
    """Grounds, then rules, then text."""
    if not grid.header:
        return
    whole, band, head = (_look(theme, dark, part) for part in ("wholeTbl", "band1H", "firstRow"))
    count = len(grid.rows) + 1
    heights = box.rows or (box.rect.height // count,) * count
    widths = box.columns or (box.rect.width // len(grid.header),) * len(grid.header)
    bands = len(grid.rows) > _ROWS_WITHOUT_BANDS
    tops = [box.rect.y]
    for height in heights:
        tops.append(tops[-1] + height)
    left, right = box.rect.x, box.rect.x + sum(widths)
    for row in range(count):
        fill = head.fill if not row else band.fill if bands and row % 2 else ""
        if fill := fill or whole.fill:
            yield Path(rectangle(Rect(left, tops[row], right - left, tops[row + 1] - tops[row])), fill)
    for row, y in enumerate(tops):
        if row == 0:
            line = head.edge("top") if head.edge("top").colour else whole.edge("top")
        elif row == 1:
            line = head.edge("bottom") if head.edge("bottom").colour else whole.edge("insideH")
        else:
            line = whole.edge("bottom" if row == count else "insideH")
        yield from _rule(line, Rect(left, y, right - left, 0))
    x = left
    for column, width in enumerate((0, *widths)):
        x += width
        name = "left" if not column else "right" if column == len(widths) else "insideV"
        yield from _rule(whole.edge(name), Rect(x, tops[0], 0, tops[-1] - tops[0]))
    level = box.placeholder.level(0)
    for words in box.lines:
        row = words.para // len(grid.header)
        ink = (head.ink if not row else "") or whole.ink
        yield from pieces(words, level if row else _bold(level), theme, dark, ink)


def _rule(line: Stroke, place: Rect) -> Iterator[Path]:
    if line.colour and line.width:
        half = line.width // 2
        if place.width:
            yield Path(rectangle(Rect(place.x, place.y - half, place.width, line.width)), line.colour)
        else:
            yield Path(rectangle(Rect(place.x - half, place.y, line.width, place.height)), line.colour)


@lru_cache(maxsize=256)
def _bold(level: Level) -> Level:
    return replace(level, bold=True)


def _look(theme: Theme, dark: bool, part: str) -> Look:
    node = _style(theme.template).find(f"{A}{part}")
    try:
        return _NOTHING if node is None else _read(node, slots(theme, dark))
    except (ValueError, AttributeError):  # a style that no office program wrote
        return _NOTHING


def _read(node: Any, scheme: Scheme) -> Look:
    text = node.find(f"{A}tcTxStyle")
    style = node.find(f"{A}tcStyle")
    if style is None:
        return Look(colour(text, scheme) if text is not None else "", "", ())
    solid = style.find(f"{A}fill/{A}solidFill")
    edges = style.find(f"{A}tcBdr")
    return Look(
        colour(text, scheme) if text is not None else "",
        colour(solid, scheme) if solid is not None else "",
        tuple((each.tag[len(A) :], stroke(each, scheme)) for each in edges) if edges is not None else (),
    )


@lru_cache(maxsize=8)
def _style(template: bytes) -> Any:
    """The style a table of ours wears: the template's default if it holds it, else its first, else
    PowerPoint's own."""
    try:
        with ZipFile(BytesIO(template)) as archive:
            root = etree.fromstring(archive.read(_PART), _PARSER)
    except (BadZipFile, KeyError, etree.XMLSyntaxError):
        return etree.fromstring(_BUILT_IN)
    held = root.findall(f"{A}tblStyle")
    for each in held:
        if each.get("styleId") == root.get("def"):
            return each
    return held[0] if held else etree.fromstring(_BUILT_IN)
