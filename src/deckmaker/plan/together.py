"""What would say one thing on two slides → one: figures told once, few points beside the section's chart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from deckmaker.model import Chart, Point, Scene, Section, Statement

from .evidence import MARK

__all__ = ["apart", "beside", "distinct", "lent", "repeats", "terms", "unsaid"]

_STEM = re.compile(r"[^\W\d_]{4,}")
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_REMARKS = 3  # points beside a chart
_ROOM = 180  # characters of the lines beside a chart
_FEW = 2  # points that leave a slide half empty
_LENT = 2  # points that a chart of few marks takes beside it
_LEFT = 3  # points that must stay behind
_SHORT = 3  # words
_NEW = 0.3  # of a sentence's words that the title must leave out


class _Shows(Protocol):
    @property
    def statement(self) -> Statement: ...

    @property
    def charts(self) -> tuple[Chart, ...]: ...


Shown = TypeVar("Shown", bound=_Shows)


def apart(exhibits: Sequence[Shown]) -> list[Shown]:
    """Those that show no figure that one before them shows: a figure is told once."""
    kept: list[Shown] = []
    taken: set[int] = set()
    for each in exhibits:
        places = {one.start for one in each.statement.statistics}
        if not places & taken:
            kept.append(each)
            taken |= places
    return kept


def distinct(shown: Sequence[Shown]) -> list[Shown]:
    """Without lone numbers of one name, which nobody could tell apart, and without a figure that is told twice;
    of a change and its level, the change."""
    shown = _once_each(shown)
    numbers = [each for each in shown if each.charts[0].kind == "callout"]
    names = Counter(name.casefold() for each in numbers for name in each.charts[0].categories)
    changes = Counter(
        name.casefold() for each in numbers if _changes(each) for name in each.charts[0].categories
    )
    kept: list[Shown] = []
    for each in shown:
        said = [name.casefold() for name in each.charts[0].categories]
        alone = all(names[name] == 1 or (_changes(each) and changes[name] == 1) for name in said)
        if each.charts[0].kind != "callout" or alone:
            kept.append(each)
    return kept


def _once_each(shown: Sequence[Shown]) -> list[Shown]:
    """The first of those that show the same single figure: "around 2 million voters", said again."""
    seen: set[tuple[object, ...]] = set()
    kept: list[Shown] = []
    for each in shown:
        figures = each.statement.statistics
        one = figures[0]
        mark = (one.value, one.upper, one.unit, one.whole)
        if len(figures) > 1 or mark not in seen:
            kept.append(each)
        if len(figures) == 1:
            seen.add(mark)
    return kept


def _changes(exhibit: _Shows) -> bool:
    return exhibit.statement.kind in (
        "growth",
        "percentage_points",
        "multiple",
    ) or exhibit.statement.statistics[0].qualifier in ("up", "down")


def repeats(sentence: str, title: str) -> bool:
    """Whether a title says nearly all that the sentence does."""
    told = terms(sentence) | set(_FIGURE.findall(sentence))
    new = told - terms(title) - set(_FIGURE.findall(title))
    return len(new) <= _NEW * len(told)


_BEGINS = re.compile(
    r",? (?:and|but) (?=(?:the|a|an|every|each|its|their|his|her|our|this|that|these|those|most|many|all|no|"
    r"[A-Z])\b)|; "
)


def unsaid(point: Point, title: str) -> Point:
    """The point without the part that the title says word for word, when the other part is a sentence too.

    "Families have moved back: the school had 31 pupils and has 44 now" under "The school had 31 …" keeps
    its first half.
    """
    words = title.split(" ", 1)[-1]  # a title may name what the sentence calls "it"
    at = point.text.find(words) if len(words.split()) > _SHORT else -1
    if at < 0 or len(point.runs) > 1:
        return point
    head, tail = point.text[:at], point.text[at + len(words) :]
    colon = head.rfind(": ")
    left = ""
    if not tail.strip(" .") and colon > 0 and len(head[colon:].split()) <= _SHORT:
        left = head[:colon]
    else:
        begins = _BEGINS.match(tail)
        if begins and len(head.split()) <= _SHORT:
            left = tail[begins.end() :].rstrip(" .")
    if len(left.split()) < _SHORT:
        return point
    return replace(point, runs=(replace(point.runs[0], text=left[:1].upper() + left[1:]),))


def beside(scenes: Sequence[Scene], points: Sequence[Point], notes: Sequence[str]) -> list[Scene] | None:
    """The scenes with few points put beside the first chart that has room for them, or None.

    Two points alone leave a slide half empty, and a chart alone its right half.
    """
    if not 0 < len(points) <= _FEW + 1:
        return None
    for place, scene in enumerate(scenes):
        if scene.kind != "chart" or scene.chart is None:
            continue
        own = [each for each in scene.points if not _verbatim(each)]
        if len(own) + len(points) > _REMARKS:
            continue
        told = {each.text for each in own} | {each.cites[:1] for each in own}
        fresh = [
            each
            for each in points
            if each.text not in told and each.cites[:1] not in told and not repeats(each.text, scene.takeaway)
        ]
        fresh = [unsaid(each, scene.takeaway) for each in fresh]
        if sum(len(each.text) for each in (*own, *fresh)) > _ROOM:
            continue  # beside a chart under a title of two lines, they would break over two slides
        together = sorted([*own, *fresh], key=lambda each: each.cites[0].span.start if each.cites else 0)
        known = {note.replace(MARK, "") for note in scene.notes}
        joined = replace(
            scene,
            points=tuple(together) or scene.points,
            notes=(*scene.notes, *(note for note in notes if note not in known)),
            cites=tuple(dict.fromkeys((*scene.cites, *(cite for each in fresh for cite in each.cites)))),
        )
        return [*scenes[:place], joined, *scenes[place + 1 :]]
    return None


def lent(
    scenes: Sequence[Scene], points: Sequence[Point], section: Section
) -> tuple[list[Scene], list[Point]]:
    """The scenes and the points that are left: a chart of one or two marks that stands alone takes
    the points of its own paragraph beside it, as long as three stay where they were.
    """
    left = list(points)
    found: list[Scene] = []
    for scene in scenes:
        alone = scene.kind == "chart" and scene.chart is not None and not scene.points
        if alone and scene.chart is not None and len(scene.chart.points) <= _FEW and scene.cites:
            home = _paragraph(scene, section)
            near = [
                each
                for each in left
                if each.cites
                and not each.level
                and not each.ordered
                and _paragraph(each, section) == home
                and not repeats(each.text, scene.takeaway)
            ]
            # what leads up to the figure, else what the text says of it afterwards
            led = [each for each in near if each.cites[0].span.end <= scene.cites[0].span.end]
            taken = (led[-_LENT:] or near[:_LENT])[: max(0, len(left) - _LEFT)]
            if taken:
                left = [each for each in left if each not in taken]
                taken = [unsaid(each, scene.takeaway) for each in taken]
                places = (cite for each in taken for cite in each.cites)
                scene = replace(
                    scene, points=tuple(taken), cites=tuple(dict.fromkeys((*scene.cites, *places)))
                )
        found.append(scene)
    return found, left


def _paragraph(told: Scene | Point, section: Section) -> int:
    """The block that a scene or a point first cites."""
    span = told.cites[0].span
    return next((at for at, block in enumerate(section.blocks) if span.within(block.span)), -1)


def _verbatim(point: Point) -> bool:
    return point.text.startswith("“") and point.text.endswith("”")


def terms(text: str) -> set[str]:
    """Rough stems, enough to tell a repetition."""
    east = {text[index : index + 2] for index in range(len(text) - 1) if "\u3400" <= text[index] <= "\u9fff"}
    return {word.lower()[:6] for word in _STEM.findall(text) if not "\u3400" <= word[0] <= "\u9fff"} | east
