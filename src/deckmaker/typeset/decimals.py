"""A Grid in, how far each figure must stand from its column's right edge so that decimal signs are in line.

Nothing is written into a cell for it: the cell's margin is what grows, in the .pptx too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Final

from deckmaker.model import Grid

_figure = re.compile(r"[^\d]{0,4}\d[\d.,'’ \u00a0\u202f]*")
_SUFFIX: Final = 8  # characters after the figure: more is a text with a figure in it


def paddings(grid: Grid, whole: Grid, width: Callable[[str], float]) -> tuple[tuple[float, ...], ...]:
    """For each row of a grid, the header first, the room in EMU to leave at the right of each cell.

    `whole` is the table that the grid is a part of: both have the same columns. `width` measures a text.
    """
    count = len(grid.header)
    found = [[0.0] * count for _ in range(len(grid.rows) + 1)]
    for column in range(count):
        if column >= len(grid.aligns) or grid.aligns[column] != "right":
            continue
        sign = _sign([row[column].text for row in whole.rows if column < len(row)])
        tails = {tail for row in whole.rows if column < len(row) for tail in _tail(row[column].text, sign)}
        if len(tails) < 2:
            continue
        widest = max(map(width, tails))
        for index, row in enumerate(grid.rows, 1):
            for tail in _tail(row[column].text, sign) if column < len(row) else ():
                found[index][column] = widest - width(tail)
    return tuple(map(tuple, found))


def _parts(text: str) -> tuple[str, str] | None:
    """A cell's figure and what follows it; `None` when it holds no figure, or more than that."""
    text = text.strip()
    match = _figure.match(text)
    if match is None:
        return None
    number = match.group().rstrip(".,'’ \u00a0\u202f")
    rest = text[len(number) :]
    return None if len(rest) > _SUFFIX or any(each.isdigit() for each in rest) else (number, rest)


def _sign(texts: Sequence[str]) -> str:
    """The decimal sign that a column uses; "" when it uses none, or nothing tells."""
    for text in texts:
        number = (_parts(text) or ("", ""))[0]
        signs = [each for each in number if each in ".,"]
        if len(set(signs)) == 2:
            return signs[-1]
        if len(signs) == 1 and len(number.rpartition(signs[0])[2]) != 3:
            return signs[0]
    return ""


def _tail(text: str, sign: str) -> tuple[str, ...]:
    """What stands from the decimal sign on, or after the figure that has none; nothing for no figure."""
    parts = _parts(text)
    if parts is None:
        return ()
    number, rest = parts
    whole, point, decimals = number.rpartition(sign) if sign else ("", "", "")
    return (f"{point}{decimals}{rest}" if point and whole else rest,)
