"""From the layouts of a company's template to a mapping that people can read: role → layout, how sure, and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from deckmaker.model import ROLES, Placeholder, Problem, SlideLayout, ThemeError

from .description import closest
from .roles import FOOTER_TYPES, Sheet

BASE: Final = "title_only"  # not a role of slides: the layout on which missing roles are composed
_TYPES: Final = {
    "title": "title", "secHead": "section", "obj": "points", "tx": "points", "twoObj": "columns",
    "twoColTx": "columns", "twoTxTwoObj": "comparison", "titleOnly": BASE, "blank": "blank",
    "picTx": "picture", "chart": "chart", "tbl": "table",
}  # fmt: skip
_KINDS: Final = {
    "title": "title", "ctrTitle": "title", "subTitle": "subtitle", "body": "text", "obj": "content",
    "pic": "picture", "chart": "chart", "tbl": "table", "dgm": "diagram", "media": "media", "clipArt": "picture",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a user says of a template: these win over what is found."""

    roles: Mapping[str, str] = field(default_factory=dict)  # role → layout, as `LayoutSeen.label` names it
    master: int = 0  # the slide master to take, from 1; 0: the one that serves most roles


@dataclass(frozen=True, slots=True)
class RoleMatch:
    role: str
    layout: str  # `LayoutSeen.label`
    part: str
    native: bool  # the layout serves the role by itself; else its boxes are composed on the nearest one
    sure: float  # 0 to 1
    why: str
    corrected: bool = False

    @property
    def verdict(self) -> str:
        if self.corrected:
            return "yours"
        if not self.native:
            return "composed"
        return "sure" if self.sure >= 0.8 else "likely" if self.sure >= 0.6 else "look"


@dataclass(frozen=True, slots=True)
class LayoutSeen:
    label: str  # its name; " #2" after it for the second of that name in its master
    master: int  # from 1
    number: int  # in its master, from 1
    used: int  # slides that it had in the company's file
    holds: str  # in words
    roles: tuple[str, ...]  # that it serves by itself
    layout: SlideLayout  # its placeholders, by what they hold


@dataclass(frozen=True, slots=True)
class RoleMap:
    """Which layout of a template serves which role."""

    matches: tuple[RoleMatch, ...]  # one for each of ROLES, and one for BASE where there is such a layout
    layouts: tuple[LayoutSeen, ...]  # of the master that was taken
    master: int  # from 1
    masters: int

    def match(self, role: str) -> RoleMatch:
        return next(each for each in self.matches if each.role == role)


def labels(sheets: Sequence[Sheet]) -> tuple[str, ...]:
    """The names of layouts, told apart where two have the same."""
    taken: dict[str, int] = {}
    found = []
    for each in sheets:
        count = taken[each.name] = taken.get(each.name, 0) + 1
        found.append(each.name if count == 1 else f"{each.name} #{count}")
    return tuple(found)


def named(roles: Mapping[str, str], masters: Sequence[Sequence[Sheet]], chosen: int) -> dict[str, Sheet]:
    """The layouts that the user names, looked for in the chosen master first. Raises ThemeError."""
    known: dict[str, Sheet] = {}
    for sheets in (masters[chosen], *masters):
        for label, each in zip(labels(sheets), sheets, strict=True):
            known.setdefault(label.casefold(), each)
    found: dict[str, Sheet] = {}
    for role, name in roles.items():
        if role not in (*ROLES, BASE):
            raise _wrong(f"there is no layout role “{role}”", closest(role, [*ROLES, BASE]))
        one = known.get(" ".join(name.split()).casefold())
        if one is None:
            hint = closest(name, [label for sheets in masters for label in labels(sheets)])
            raise _wrong(f"the template has no slide layout “{name}”", hint)
        if one.title is None and role != "blank":
            raise _wrong(
                f"the slide layout “{name}” has no title, so it cannot serve “{role}”",
                "name a layout that has a title placeholder",
            )
        found[role] = one
    return found


def role_map(
    masters: Sequence[Sequence[Sheet]],
    chosen: int,
    ranking: Mapping[str, Sequence[tuple[float, Sheet]]],
    serving: Mapping[str, Sheet],
    corrected: Mapping[str, Sheet],
) -> RoleMap:
    """`serving`: the layout of each role in the end; `ranking`: the scores that led there."""
    sheets = masters[chosen]
    names = {
        each.part: label
        for every in reversed(masters)
        for each, label in zip(every, labels(every), strict=True)
    }
    names |= {each.part: label for each, label in zip(sheets, labels(sheets), strict=True)}
    matches = []
    for role in (*ROLES, BASE):
        if role not in serving:
            continue
        sheet, scores = serving[role], ranking.get(role, ())
        native = role in corrected or any(each is sheet or each.part == sheet.part for _, each in scores)
        sure = 1.0 if role in corrected else _sure(scores) if native else 0.5
        why = "you said so" if role in corrected else _why(role, sheet, native)
        matches.append(RoleMatch(role, names[sheet.part], sheet.part, native, sure, why, role in corrected))
    serves: dict[str, list[str]] = {}
    for match in matches:
        if match.native:
            serves.setdefault(match.part, []).append(match.role)
    seen = tuple(
        LayoutSeen(
            label, chosen + 1, number, each.used, holds(each), tuple(serves.get(each.part, ())), _layout(each)
        )
        for number, (each, label) in enumerate(zip(sheets, labels(sheets), strict=True), 1)
    )
    return RoleMap(tuple(matches), seen, chosen + 1, len(masters))


def _sure(scores: Sequence[tuple[float, Sheet]]) -> float:
    """From the score of the best and how far the second is behind; 3 is the least that serves."""
    best = scores[0][0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    return round(min(1.0, 0.55 + (best - 3) / 10) * (0.8 + 0.2 * min(1.0, best - second)), 2)


def _why(role: str, sheet: Sheet, native: bool) -> str:
    if not native:
        return f"no layout of its own: the nearest ({holds(sheet)})"
    reasons = [holds(sheet)]
    meant = _TYPES.get(sheet.type, "")
    if meant == role:
        reasons.append(f"its type is {sheet.type}")
    elif meant:
        reasons.append(f"its type {sheet.type} is not believed")
    if sheet.says == role:
        reasons.append("its name says so")
    elif sheet.says and sheet.says != role:
        reasons.append(f"its name says {sheet.says.replace('_', ' ')}")
    if sheet.used:
        reasons.append(f"{sheet.used} {'slide' if sheet.used == 1 else 'slides'} had it")
    return " · ".join(reasons)


def holds(sheet: Sheet) -> str:
    """What a layout holds, in words: "title, 2 contents, picture"."""
    counts: dict[str, int] = {}
    for hole in sheet.holes:
        if hole.type not in FOOTER_TYPES:
            word = _KINDS.get(hole.type, hole.type)
            counts[word] = counts.get(word, 0) + 1
    words = [word if count == 1 else f"{count} {word}s" for word, count in counts.items()]
    return ", ".join(words) if words else "no placeholder"


def _layout(sheet: Sheet) -> SlideLayout:
    found = tuple(
        Placeholder(
            _KINDS.get(hole.type, hole.type),
            hole.idx,
            "object",
            hole.rect,
            hole.levels,
            hole.anchor,
            hole.insets,
        )
        for hole in sheet.holes
        if hole.type not in FOOTER_TYPES
    )
    return SlideLayout(sheet.name, "", "/" + sheet.part, found, sheet.dark)


def _wrong(message: str, hint: str) -> ThemeError:
    return ThemeError(Problem("error", "theme-roles", message, hint))
