"""Points in, what a placeholder holds out: paragraphs, their weight and what they cite."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from deckmaker.model import Cite, Column, Content, Fill, Para, Point, Prose, Run

from .split import Unit

_MEANS: Final = re.compile(
    r"\s(?:\([^()]*\)\s)?(?:is|are|means|refers to|ist|bezeichnet|heißt|est|sont|désigne|es|son|se|è|sono)\b"
    r"|，?(?:是|指)"
)


def body(whole: Iterable[Unit], start: int = 1) -> Prose:
    """The paragraphs of points; numbers go on from `start`."""
    paras: list[Para] = []
    for number, unit in enumerate(whole, start):
        for point in unit:
            marker = "number" if point.ordered else "inherit"
            first = number if point is unit[0] and (point.ordered or number == start) else 1
            paras.append(Para(point.runs, point.level, marker, first))  # type: ignore[arg-type]
    return Prose(tuple(paras))


def unmarked(whole: Iterable[Unit]) -> tuple[Para, ...]:
    return tuple(Para(point.runs, point.level, "none") for unit in whole for point in unit)


def weight(unit: Unit) -> float:
    return sum(1 + len(point.text) / 60 for point in unit)


def cited(whole: Iterable[Unit]) -> tuple[Cite, ...]:
    return tuple(cite for unit in whole for point in unit for cite in point.cites)


def same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def texts(points: Sequence[Point]) -> tuple[str, ...]:
    return tuple(point.text for point in points)


def kept(*texts: str) -> list[str]:
    return [text for text in texts if text.strip()]


def fill(placeholder: str, content: Content) -> list[Fill]:
    """The fill, or none for a text that is empty: no placeholder is left blank."""
    if isinstance(content, Prose) and not content.text.strip():
        return []
    return [Fill(placeholder, content)]


def definition(points: Sequence[Point]) -> Prose | None:
    """A definition and what is said after it, the definition without a mark; None for other points.

    It begins with its term in bold: "**Fermentation** is the process by which …".
    """
    first, *others = points or (None,)
    if first is None or len(first.runs) < 2 or any(point.level or point.ordered for point in points):
        return None
    if (
        not first.runs[0].bold
        or not _MEANS.match(first.runs[1].text)
        or any(each.runs[0].bold for each in others)
    ):
        return None
    return Prose((Para(first.runs, marker="none"), *(Para(each.runs, 1) for each in others)))


def headed(columns: Sequence[Column]) -> tuple[Prose, ...]:
    """Two columns of one line each as cards with a heading; () when one has more."""
    if any(len(column.points) != 1 or not column.heading for column in columns):
        return ()
    return tuple(
        Prose((Para((Run(column.heading, bold=True),)), Para(column.points[0].runs, 1))) for column in columns
    )
