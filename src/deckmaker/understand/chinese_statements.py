"""Chinese figures told in turn → Groups: "三大行业分别增长5.8%、5.4%、4.3%", "第一产业增加值…；第二产业增加值…"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from deckmaker.model import Span, Statistic

from . import labels
from .grouping import Group, comparable, make, side_by_side

__all__ = ["by_parts", "in_turn"]


def in_turn(
    text: str, statistics: Sequence[Statistic], row: Sequence[int], sentence: Span
) -> Iterator[Group | None]:
    """ "其他服务业、金融业、交通业三大行业分别增长5.8%、5.4%、4.3%"."""
    place = text.find("分别", sentence.start, sentence.end)
    while place >= 0:
        run = [index for index in row if 0 <= statistics[index].start - place < 40]
        run = [index for index in run if comparable(text, statistics[run[0]], statistics[index])]
        names = labels.listed_in_chinese(text[sentence.start : place], len(run)) if len(run) > 1 else ()
        if names:
            yield side_by_side(statistics, run, names)
        place = text.find("分别", place + 2, sentence.end)


def by_parts(
    text: str, statistics: Sequence[Statistic], rows: dict[Span, list[int]], taken: set[int]
) -> Iterator[Group]:
    """ "第一产业增加值…；第二产业增加值…；第三产业增加值…": the first figure of each part, told of different things."""
    run: list[int] = []
    for sentence, row in rows.items():
        first = next((index for index in row if index not in taken), None)
        last = statistics[run[-1]].sentence if run else None
        goes_on = last is not None and text[last.end - 1] == "；" and last.end == sentence.start
        if run and not goes_on:
            yield from _told_alike(text, statistics, run)
            run = []
        if first is not None:
            run.append(first)
    yield from _told_alike(text, statistics, run)


def _told_alike(text: str, statistics: Sequence[Statistic], run: Sequence[int]) -> Iterator[Group]:
    if len(run) < 3 or not all(comparable(text, statistics[run[0]], statistics[index]) for index in run):
        return
    names = [statistics[index].subject for index in run]
    if all(names) and len(set(names)) == len(names) and len({name[-2:] for name in names}) == 1:
        yield make(statistics, "comparison", run, names)
