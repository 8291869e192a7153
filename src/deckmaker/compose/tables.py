"""A Grid in, grids of as many rows as a slide holds out, their columns aligned."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from deckmaker.model import Cell, Grid

from .split import groups

_LINE: Final = 110  # characters of a line across a slide, in a table's size
_figure = re.compile(r"[<>≈~±+\-−–]{0,2}\s?[$€£¥]?\s?\d[\d\s.,]*\s?[^\s\d]{0,6}")
_NOTHING: Final = frozenset({"", "–", "-", "—", "n/a"})


def parted(grid: Grid, limit: int) -> tuple[Grid, ...]:
    """The grid as one or several of about `limit` lines each, every one with the header."""
    grid = replace(grid, aligns=tuple(_align(grid, column) for column in range(len(grid.header))))
    rooms = _rooms(grid)

    def tall(row: tuple[Cell, ...]) -> float:
        return max((-(-len(cell.text) // room) for cell, room in zip(row, rooms, strict=False)), default=1)

    def holds(rows: Sequence[tuple[Cell, ...]]) -> bool:
        return sum(map(tall, rows)) <= limit * 1.3

    parts = groups(grid.rows, limit, holds, tall) or ((),)
    return tuple(replace(grid, rows=rows) for rows in parts)


def _rooms(grid: Grid) -> list[int]:
    """About how many characters a line of each column holds: short columns keep what they
    need, and the others share the rest.
    """
    needs = [
        max([len(row[column].text) for row in (grid.header, *grid.rows)])
        for column in range(len(grid.header))
    ]
    rooms = [0] * len(needs)
    left, columns = _LINE, sorted(range(len(needs)), key=needs.__getitem__)
    for place, column in enumerate(columns):
        rooms[column] = max(6, min(needs[column], left // (len(columns) - place)))
        left = max(0, left - rooms[column])
    return rooms


def _align(grid: Grid, column: int) -> str:
    """As the text says; else figures stand to the right, so that they can be compared."""
    if column < len(grid.aligns) and grid.aligns[column]:
        return grid.aligns[column]
    texts = [row[column].text.strip() for row in grid.rows if column < len(row)]
    figures = [text for text in texts if text.lower() not in _NOTHING]
    return "right" if figures and all(_figure.fullmatch(text) for text in figures) else "left"
