"""What is too much for one slide in, balanced groups out; nothing is lost, nothing is cut."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final, TypeVar

from deckmaker.model import Point, Run

T = TypeVar("T")
Unit = tuple[Point, ...]  # a point and the points below it

_ANOTHER: Final = 1_000.0  # what one more slide costs, against unevenness
_LONE: Final = 600.0  # what a group of one costs, when there are others
_sentence_end = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+(?=[^\s\da-z])|(?<=[。！？])[”’」』）]*")
_WORD: Final = 300  # characters: what is longer may be cut anywhere
_REPEATED: Final = 80  # characters: a longer heading point is not said again on the next slide


def units(points: Sequence[Point]) -> tuple[Unit, ...]:
    """Points with those below them; the first always opens a unit."""
    result: list[list[Point]] = []
    top = min((point.level for point in points), default=0)
    for point in points:
        if point.level <= top or not result:
            result.append([])
        result[-1].append(replace(point, level=point.level - top) if top else point)
    return tuple(tuple(unit) for unit in result)


def groups(
    whole: Sequence[T],
    limit: int,
    holds: Callable[[Sequence[T]], bool],
    weight: Callable[[T], float] = lambda _: 1.0,
    seam: Callable[[int], float] = lambda _: 0.0,
    another: float = _ANOTHER,
) -> tuple[tuple[T, ...], ...]:
    """Consecutive groups that each hold, as few as can be and then as even as can be.

    `seam` says what it costs to part the things before that place from those after it: 100 is as much as
    a slide of twice the even size. `another` is what one more group costs.

    One that does not hold alone still gets a group. Linear in the number of things, `limit`
    times: the best division of the first n is built from those of fewer.
    """
    count = len(whole)
    if count <= limit and holds(whole):
        return (tuple(whole),) if whole else ()
    weights = [weight(each) for each in whole]
    target = sum(weights) / max(1, -(-count // limit))
    costs = [0.0] + [float("inf")] * count
    froms = [0] * (count + 1)
    for start in range(count):
        total = 0.0
        for end in range(start + 1, min(count, start + limit) + 1):
            if end > start + 1 and not holds(whole[start:end]):
                break
            total += weights[end - 1]
            cost = costs[start] + another + ((total - target) / target) ** 2 * 100
            if end == start + 1 and count > 1:
                cost += _LONE
            if end < count:
                cost += seam(end)
            if cost < costs[end]:
                costs[end], froms[end] = cost, start
    ends = [count]
    while ends[-1]:
        ends.append(froms[ends[-1]])
    ends.reverse()
    return tuple(tuple(whole[start:end]) for start, end in pairwise(ends))


def divided(
    unit: Unit, holds: Callable[[Sequence[Unit]], bool], *, running: bool = False
) -> tuple[Unit, ...]:
    """A unit as several that each hold: by the points below it, else by sentences, else by words.

    Each sentence of a point that is too long becomes a point, unless the text is `running`:
    then it is cut as seldom as can be.
    """
    if holds((unit,)):
        return (unit,)
    head, *below = unit
    if below:
        heads = divided((head,), holds)
        parts = [part for inner in units(below) for part in divided(inner, holds)]
        repeat = len(head.text) <= _REPEATED
        result: list[Unit] = [*heads[:-1]]
        current: Unit = heads[-1]
        for part in parts:
            lower = tuple(replace(point, level=point.level + 1) for point in part)
            if holds((current + lower,)):
                current += lower
                continue
            result.append(current)
            fresh = (head, *lower)
            current = fresh if repeat and holds((fresh,)) else part
        return (*result, current)
    ends = _ends_of_sentences(head.text)
    pieces = _pieces(head, ends, holds if running else lambda _: False)
    result = []
    for piece in pieces:
        if holds(((piece,),)):
            result.append((piece,))
        else:
            ends = [match.end() for match in re.finditer(r"\s+", piece.text)]
            if max(after - before for before, after in pairwise([0, *ends, len(piece.text)])) > _WORD:
                ends = list(range(1, len(piece.text)))
            result.extend((part,) for part in _pieces(piece, ends, holds))
    return tuple(result)


def _ends_of_sentences(text: str) -> list[int]:
    return [match.end() for match in _sentence_end.finditer(text) if 0 < match.end() < len(text)]


def _pieces(point: Point, ends: list[int], holds: Callable[[Sequence[Unit]], bool]) -> list[Point]:
    """The point cut at some of the places, each piece as long as holds (or one stretch long)."""
    places = [*ends, len(point.text)]
    result: list[Point] = []
    start = at = 0  # characters used; the place not yet used
    cut = _Cutter(point.runs)
    while at < len(places):
        # Look ahead twice as far each time, then halve: work in proportion to what is taken.
        step, good = 1, at
        while at + step < len(places) and holds(((cut(point, start, places[at + step]),),)):
            good, step = at + step, step * 2
        low, high = good, min(at + step, len(places))
        while high - low > 1:
            middle = (low + high) // 2
            if holds(((cut(point, start, places[middle]),),)):
                low = middle
            else:
                high = middle
        result.append(cut(point, start, places[low]))
        start, at = places[low], low + 1
    return [piece for piece in result if piece.text]


class _Cutter:
    """Pieces of a point by places in its text, trimmed of spaces, styles kept."""

    def __init__(self, runs: tuple[Run, ...]) -> None:
        self.starts: list[int] = []
        total = 0
        for run in runs:
            self.starts.append(total)
            total += len(run.text)

    def __call__(self, point: Point, start: int, end: int) -> Point:
        runs: list[Run] = []
        for run, offset in zip(point.runs, self.starts, strict=True):
            text = run.text[max(0, start - offset) : max(0, end - offset)]
            if text:
                runs.append(run if len(text) == len(run.text) else replace(run, text=text))
        if runs:
            runs[0] = replace(runs[0], text=runs[0].text.lstrip())
            runs[-1] = replace(runs[-1], text=runs[-1].text.rstrip())
        return replace(point, runs=tuple(run for run in runs if run.text))
