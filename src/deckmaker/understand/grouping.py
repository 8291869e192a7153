"""Statistics that stand together → a Group: whether they may share an axis, and what they weigh."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from deckmaker.model import StatementKind, Statistic

from .units import FOLD, PERCENT, POINTS

__all__ = ["WEIGHTS", "Group", "comparable", "make", "side_by_side", "weighed"]

_FURTHER = re.compile(r"\b(?:a further|another|an additional|an extra)\s\Z")
_ADDED = re.compile(r"\d\S*\s+(?:more|fewer|additional|extra|further)\s+[a-z]")


class Group(NamedTuple):
    """Members are indexes of statistics, in drawing order."""

    kind: StatementKind
    members: tuple[int, ...]
    labels: tuple[str, ...]
    weight: float


WEIGHTS: dict[StatementKind, float] = {
    "before_after": 0.95, "series": 0.9, "share": 0.8, "composition": 0.88, "shares": 0.78, "comparison": 0.82,
    "growth": 0.7, "multiple": 0.65, "part_of_count": 0.6, "percentage_points": 0.6, "total_with_part": 0.7,
    "target": 0.62, "range": 0.4, "magnitude": 0.3, "ranking": 0.2,
}  # fmt: skip


def weighed(kind: StatementKind, members: Sequence[Statistic]) -> float:
    weight = WEIGHTS[kind]
    if all(member.qualifier in ("", "up", "down", "only", "range") for member in members):
        weight += 0.02
    if any(not member.subject for member in members):
        weight -= 0.05
    return round(max(0.0, min(1.0, weight)), 3)


def make(
    statistics: Sequence[Statistic], kind: StatementKind, members: Sequence[int], names: Sequence[str]
) -> Group:
    return Group(kind, tuple(members), tuple(names), weighed(kind, [statistics[index] for index in members]))


def comparable(text: str, one: Statistic, two: Statistic) -> bool:
    """Whether two figures may share an axis: same unit, both levels, neither a ratio of the other."""
    if one.unit != two.unit or one.unit in (FOLD, POINTS) or one.upper is not None or two.upper is not None:
        return False
    if _FURTHER.search(text, max(0, two.start - 20), two.start):
        return False  # "a lead of two miles, … a further two miles astern": a step, no level
    if _ADDED.search(one.surface) or _ADDED.search(two.surface):
        return False  # "120 more officers" is a step, no level
    if one.whole != two.whole or "ranking" in (one.kind, two.kind):
        return False
    return (one.kind == "growth") == (two.kind == "growth")


def side_by_side(statistics: Sequence[Statistic], run: Sequence[int], names: Sequence[str]) -> Group | None:
    members = [statistics[index] for index in run]
    unit = members[0].unit
    if unit == PERCENT and members[0].kind != "growth":
        total = sum(member.value for member in members)
        # a percentage more in the sentence: these are not all the parts
        near = range(max(run[0] - 8, 0), min(run[-1] + 9, len(statistics)))
        others = [statistics[index] for index in near if index not in run]
        whole = all(each.unit != PERCENT or each.sentence != members[0].sentence for each in others)
        exact = all(member.qualifier in ("", "only") for member in members)
        if (
            len(run) > 1
            and 99 <= total <= 101
            and exact
            and all(each.value > 0 for each in members)
            and whole
        ):
            return make(statistics, "composition", run, names)
        if all(member.kind == "proportion" for member in members):
            return make(statistics, "shares", run, names)
    return make(statistics, "comparison", run, names)
