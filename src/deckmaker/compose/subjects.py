"""What stands on one of several slides of a scene in, the words that tell it from the others out.

Only words that stand there are used: headings of points, bold beginnings, the names that code defines.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from deckmaker.model import Cell, Grid, Run

from .split import Unit

_HEADING: Final = 40  # columns of text: a heading, not a sentence
_ROW: Final = 26  # columns of the name of a table's row
_MOST: Final = 60  # columns of all headings together
_defined = re.compile(
    r"^(?:export\s+|default\s+|public\s+|static\s+|async\s+|pub\s+)*"
    r"(?:def|class|function|func|fn|struct|interface|enum|trait|impl|module)\s+(\w+)"
)


def of_points(group: Sequence[Unit], comma: str) -> str:
    """The headings of points that each have one; "" when one has none, or they are too many."""
    return _joined([_heading(unit) for unit in group], comma)


def of_code(lines: Sequence[tuple[Run, ...]], comma: str) -> str:
    """The names that code defines at its outermost level, else within; "" when there are none."""
    written = ["".join(run.text for run in line) for line in lines]
    outer = [match[1] for line in written if (match := _defined.match(line))]
    inner = [match[1] for line in written if (match := _defined.match(line.lstrip()))]
    return _joined(outer or inner, comma)


def of_rows(part: Grid, whole: Grid) -> str:
    """The first and the last row of one part of a table; "" when the first column does not name its rows."""
    names = [_row_name(row) for row in whole.rows]
    if not all(names) or len(set(names)) < len(names) or part.rows == whole.rows:
        return ""
    first, last = _row_name(part.rows[0]), _row_name(part.rows[-1])
    told = first if first == last else f"{first} – {last}"
    return told if _columns(told) <= _MOST else ""


def _row_name(row: Sequence[Cell]) -> str:
    said = " ".join(row[0].text.split()) if row else ""
    return said if _columns(said) <= _ROW else ""


def _heading(unit: Unit) -> str:
    first, *below = unit
    runs = [run for run in first.runs if run.text.strip()]
    if below:
        said = first.text
    elif len(runs) > 1 and runs[0].bold:
        said = runs[0].text
    else:
        return ""
    said = " ".join(said.split()).rstrip(".:：。,;— –-")
    return said if _columns(said) <= _HEADING else ""


def _joined(headings: Sequence[str], comma: str) -> str:
    told = comma.join(dict.fromkeys(headings))
    return told if headings and all(headings) and _columns(told) <= _MOST else ""


def _columns(text: str) -> int:
    return len(text) + sum([1 for each in text if each >= "\u2e80"])
