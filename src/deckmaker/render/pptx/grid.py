"""From a typeset Grid to a native table: the template's own table style, a header row, no merged cells."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from deckmaker.model import Box, Cell, Grid, Para

from .language import Tongue
from .prose import Link, paragraph
from .xml import attribute

_ROWS_WITHOUT_BANDS: Final = 8
_ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}


def table(grid: Grid, box: Box, style: str, tongue: Tongue, link: Link, mono: str) -> str:
    """`a:tbl` with the columns and rows that typesetting computed; equal ones where it computed none."""
    rows = (grid.header, *grid.rows)
    widths = box.columns or _equal(box.rect.width, len(grid.header))
    heights = box.rows or _equal(box.rect.height, len(rows))
    aligns = [_ALIGN.get(each, "l") for each in grid.aligns]
    # a table inherits no text style from its layout, so the size is written
    size = f'sz="{round(box.placeholder.level(0).size * box.scale)}" '
    lines = []
    for row, height in zip(rows, heights, strict=True):
        cells = [
            _cell(cell, align or "l", size, tongue, link, mono, first=column == 0)
            for column, (cell, align) in enumerate(zip_longest(row, aligns[: len(row)]))
        ]
        lines.append(f'<a:tr h="{height}">{"".join(cells)}</a:tr>')
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    bands = ' bandRow="1"' if len(grid.rows) > _ROWS_WITHOUT_BANDS else ""
    return (
        f'<a:tbl><a:tblPr firstRow="1"{bands}><a:tableStyleId>{attribute(style)}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(lines)}</a:tbl>"
    )


def _equal(whole: int, parts: int) -> tuple[int, ...]:
    return tuple(whole * (index + 1) // parts - whole * index // parts for index in range(parts))


def _cell(cell: Cell, align: str, size: str, tongue: Tongue, link: Link, mono: str, *, first: bool) -> str:
    text = paragraph(Para(cell.runs), tongue, link, mono, size=size)
    if align != "l":
        text = text.replace("<a:p>", f'<a:p><a:pPr algn="{align}"/>', 1)
    edge = ' marL="0"' if first else ""  # its text stands on the title's edge
    return f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr{edge} anchor="ctr"/></a:tc>'
