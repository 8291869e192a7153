"""Takes problems and prints them as `file:line:col: severity[code]: message`, with excerpt and hint."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Sequence

import click

from deckmaker.model import Problem, Where

_COLOURS = {"error": "red", "warning": "yellow", "note": "cyan"}
_EXCERPT = 100  # columns of a source line that are shown


def show(problems: Sequence[Problem]) -> None:
    """Print problems to standard error, the worst first; colours only on a terminal."""
    rank = {"error": 0, "warning": 1, "note": 2}
    for problem in sorted(problems, key=lambda each: rank[each.severity]):
        click.echo(text(problem, colour=sys.stderr.isatty()), err=True)


def text(problem: Problem, *, colour: bool = False) -> str:
    """One problem as lines, without a final line end."""
    tag = f"{problem.severity}[{problem.code}]"
    if colour:
        tag = click.style(tag, fg=_COLOURS[problem.severity], bold=True)
    place = _place(problem.where)
    if problem.slide and not (problem.where and problem.where.line):
        place += f"slide “{problem.slide}”: "
    lines = [f"{place}{tag}: {problem.message}"]
    if problem.where and problem.where.line and problem.where.excerpt.strip():
        lines += _excerpt(problem.where)
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines)


def _place(where: Where | None) -> str:
    if where is None:
        return ""
    if not where.line:
        return f"{where.name}: "
    return f"{where.name}:{where.line}:{where.column or 1}: "


def _excerpt(where: Where) -> list[str]:
    """The source line with carets below it; a long line is shown around the place."""
    first = max(0, where.column - 1)
    start = max(0, first - _EXCERPT // 2) if len(where.excerpt) > _EXCERPT else 0
    shown = where.excerpt[start : start + _EXCERPT].replace("\t", " ")
    before = "…" if start else ""
    after = "…" if start + _EXCERPT < len(where.excerpt) else ""
    pad = columns(before + shown[: first - start])
    carets = columns(shown[first - start : first - start + max(1, where.length)])
    return [f"  {before}{shown}{after}", "  " + " " * pad + "^" * max(1, carets)]


def columns(text: str) -> int:
    """How many columns a terminal gives this text."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)
