"""From a typeset Grid to a native table: the template's own table style, a header row, no merged cells."""

from __future__ import annotations

from itertools import zip_longest
from typing import Final

from deckmaker.model import Box, Cell, Grid, Para, right_to_left

from .language import Tongue
from .prose import Link, paragraph
from .xml import attribute

_ROWS_WITHOUT_BANDS: Final = 8
_SIDE: Final = 91_440  # EMU: PowerPoint's own margin at a cell's sides
_ALIGN: Final = {"left": "l", "center": "ctr", "right": "r"}


def table(grid: Grid, box: Box, style: str, tongue: Tongue, link: Link, mono: str) -> str:
    """`a:tbl` with the columns and rows that typesetting computed; equal ones where it computed none."""
    rows = (grid.header, *grid.rows)
    widths = box.columns or _equal(box.rect.width, len(grid.header))
    heights = box.rows or _equal(box.rect.height, len(rows))
    aligns = [_ALIGN.get(each, "l") for each in grid.aligns]
    # a table inherits no text style from its layout, so the size is written
    size = f'sz="{round(box.placeholder.level(0).size * box.scale)}" '
    # the text of the first column stands on the title's edge
    rtl = bool(grid.header) and right_to_left(grid.header[0].text)
    lines = []
    for index, (row, height) in enumerate(zip(rows, heights, strict=True)):
        cells = [
            _cell(
                cell,
                align or "l",
                size,
                tongue,
                link,
                mono,
                edge=_margins(column == 0, rtl, box.edges[index][column] if box.edges else 0),
            )
            for column, (cell, align) in enumerate(zip_longest(row, aligns[: len(row)]))
        ]
        lines.append(f'<a:tr h="{height}">{"".join(cells)}</a:tr>')
    columns = "".join(f'<a:gridCol w="{width}"/>' for width in widths)
    bands = ' bandRow="1"' if len(grid.rows) > _ROWS_WITHOUT_BANDS else ""
    bands += ' rtl="1"' if rtl else ""
    return (
        f'<a:tbl><a:tblPr firstRow="1"{bands}><a:tableStyleId>{attribute(style)}</a:tableStyleId></a:tblPr>'
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(lines)}</a:tbl>"
    )


def _margins(first: bool, rtl: bool, more: int) -> str:
    """The margins of a cell that are not PowerPoint's own; `more` at the right brings figures in line."""
    right = more + (0 if first and rtl else _SIDE)
    left = ' marL="0"' if first and not rtl else ""
    return left + (f' marR="{right}"' if right != _SIDE else "")


def _equal(whole: int, parts: int) -> tuple[int, ...]:
    return tuple(whole * (index + 1) // parts - whole * index // parts for index in range(parts))


def _cell(cell: Cell, align: str, size: str, tongue: Tongue, link: Link, mono: str, *, edge: str) -> str:
    rtl = right_to_left(cell.text)
    text = paragraph(Para(cell.runs, rtl=rtl), tongue, link, mono, size=size, align=align)
    return f'<a:tc><a:txBody><a:bodyPr/><a:lstStyle/>{text}</a:txBody><a:tcPr{edge} anchor="ctr"/></a:tc>'
