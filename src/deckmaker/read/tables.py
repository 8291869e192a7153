"""The tokens of a Markdown table give a Grid, whose cells stand in the section's text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from markdown_it.token import Token

from deckmaker.model import Cell, Grid, Span

from .drafting import Draft, trimmed
from .inline import Seams, inline


def read_table(
    tokens: Sequence[Token],
    draft: Draft,
    lines: Sequence[str],
    starts: Sequence[int],
    env: Any,
    caption: str,
) -> tuple[Grid, list[int], list[int]]:
    """Append a table to a draft, cells parted by a tab, rows by a line break.

    Comes back: the Grid (short rows padded with
    empty cells), the places of rows with too many cells, the places of raw HTML left out.
    """
    rows: list[list[Cell]] = []
    aligns: list[str] = []
    crowded: list[int] = []
    dropped: list[int] = []
    begin = draft.length
    number, cursor = 0, 0
    for token in tokens:
        if token.type == "tr_open":
            number, cursor = (token.map or [0, 0])[0], 0
            if rows:
                draft.gap("\n")
                if _bars(lines[number]) - 1 > len(rows[0]):
                    crowded.append(starts[number])
            rows.append([])
        elif token.type == "th_open":
            aligns.append(str(token.attrs.get("style", "")).removeprefix("text-align:"))
        elif token.type == "inline":
            if rows[-1]:
                draft.gap("\t")
            line = lines[number]
            written = token.content.replace("|", "\\|")  # inside a cell a bar is always escaped
            column = line.find(written, cursor)
            if column < 0:
                column = cursor
            else:
                cursor = column + len(written)
            found = inline(token.content, _seams(token.content, starts[number] + column), env)
            dropped.extend(found.dropped)
            pieces = found.pieces
            span, runs = draft.write(trimmed(pieces))
            rows[-1].append(Cell(span, runs))
    header, *body = map(tuple, rows)
    return Grid(Span(begin, draft.length), header, tuple(body), tuple(aligns), caption), crowded, dropped


def _seams(content: str, origin: int) -> Seams:
    """Every bar in a cell has a backslash before it in the source."""
    seams = Seams([0], [origin])
    for index, character in enumerate(content):
        if character == "|":
            origin += 1
            seams.add(index, origin + index)
    return seams


def _bars(line: str) -> int:
    """How many bars a row would have if it began and ended with one."""
    line = line.strip()
    count = sum(
        character == "|" and (index == 0 or line[index - 1] != "\\") for index, character in enumerate(line)
    )
    return count + (not line.startswith("|")) + (not line.endswith("|"))
