"""Points in, what a placeholder holds out: paragraphs, their weight and what they cite."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from deckmaker.model import Cite, Content, Fill, Para, Point, Prose

from .split import Unit


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
