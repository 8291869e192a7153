"""Choices → Choices: every decision a user may take, as a pure function; the app, scripts and the API call the same.

A decision that says what is proposed anyway, or that is taken back with `None`, leaves nothing behind.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from deckmaker.model import (
    Brief,
    Choices,
    NumberEdit,
    PointEdit,
    SceneEdit,
    Section,
    SectionEdit,
    Span,
    Storyboard,
    places,
)

__all__ = [
    "added",
    "brief",
    "forgotten",
    "mark",
    "moved",
    "number",
    "order",
    "points",
    "quotation",
    "reworded",
    "scene",
    "swapped",
    "theme",
    "together",
    "without",
]

Lines = tuple[PointEdit, ...]


def theme(choices: Choices, name: str) -> Choices:
    """Another theme: a name, a folder or a template file; "" leaves it to the text."""
    return replace(choices, theme=name)


def brief(choices: Choices, given: Brief) -> Choices:
    return replace(choices, brief=given)


# ── scenes ───────────────────────────────────────────────────────────────────────────────


def scene(choices: Choices, key: str, **fields: Any) -> Choices:
    """Fields of `SceneEdit` for one scene; `None` goes back to what is proposed."""
    edits = choices.edits
    changed = replace(edits.of(key) or SceneEdit(key), **fields)
    return _with(choices, scenes=_put(edits.scenes, changed, edits.of(key), changed.empty))


def points(choices: Choices, key: str, lines: Lines | None) -> Choices:
    """The lines of a scene, in this order; `None` goes back to the proposed ones."""
    return scene(choices, key, points=lines)


def order(choices: Choices, storyboard: Storyboard, key: str, before: str = "") -> Choices:
    """The scene before another one, or last but for sources and closing with `before` "".

    The order is that of the storyboard, in which earlier decisions are followed already.
    """
    keys = [each.key for each in storyboard.scenes]
    if key not in keys or key == before:
        return choices
    keys.remove(key)
    fixed = [each.key for each in storyboard.scenes if each.kind in ("sources", "closing")]
    last = next((at for at, each in enumerate(keys) if each in fixed), len(keys))
    keys.insert(keys.index(before) if before in keys else last, key)
    return _with(choices, order=tuple(keys))


def together(choices: Choices, storyboard: Storyboard, moved: Sequence[str], before: str = "") -> Choices:
    """Several scenes, in the order given, before another one, or last but for sources and closing."""
    asked = dict.fromkeys(moved)
    if before in asked:
        return choices
    keys = [each.key for each in storyboard.scenes if each.key not in asked]
    fixed = {each.key for each in storyboard.scenes if each.kind in ("sources", "closing")}
    last = next((at for at, each in enumerate(keys) if each in fixed), len(keys))
    at = keys.index(before) if before in keys else last
    known = {each.key for each in storyboard.scenes}
    keys[at:at] = [key for key in asked if key in known]
    return _with(choices, order=tuple(keys))


def forgotten(choices: Choices, key: str) -> Choices:
    """The scene as it is proposed; its place in the order stays."""
    edits = choices.edits
    return _with(choices, scenes=tuple(each for each in edits.scenes if each.key != key))


def swapped(choices: Choices, storyboard: Storyboard, one: str, other: str) -> Choices:
    """Two scenes in each other's place."""
    keys = [each.key for each in storyboard.scenes]
    if one not in keys or other not in keys:
        return choices
    at, to = keys.index(one), keys.index(other)
    keys[at], keys[to] = keys[to], keys[at]
    return _with(choices, order=tuple(keys))


# ── the lines of a scene, as `review.lines` gives them ───────────────────────────────────


def reworded(lines: Sequence[PointEdit], index: int, text: str) -> Lines:
    """Another wording of a line; it stands on the same sentence."""
    return (*lines[:index], replace(lines[index], text=text), *lines[index + 1 :])


def without(lines: Sequence[PointEdit], index: int) -> Lines:
    return (*lines[:index], *lines[index + 1 :])


def added(lines: Sequence[PointEdit], line: PointEdit, index: int | None = None) -> Lines:
    """One line more, last when no place is named."""
    at = len(lines) if index is None else index
    return (*lines[:at], line, *lines[at:])


def moved(lines: Sequence[PointEdit], index: int, to: int) -> Lines:
    """A line at another place, counted without it."""
    rest = without(lines, index)
    return (*rest[:to], lines[index], *rest[to:])


# ── numbers and quotations ───────────────────────────────────────────────────────────────


def number(choices: Choices, section: Section, span: Span, use: bool | None) -> Choices:
    """Show a number, leave it out, or (`None`) leave it to deckmaker.

    `span` is `Statistic.span`, or what the user marked: a number that was not detected is then read
    out of it. Its words and which of their places it is are kept, so that it survives edits.
    """
    surface = span.of(section.text)
    lead = len(surface) - len(surface.lstrip())
    surface = surface.strip()
    start = span.start + lead
    found = [each.start for each in places(section.text, surface)]
    if start not in found:
        return choices  # a part of a longer number or word
    given = NumberEdit(section.key, surface, found.index(start) + 1, bool(use))
    edits = choices.edits
    old = next((each for each in edits.numbers if replace(each, use=given.use) == given), None)
    return _with(choices, numbers=_put(edits.numbers, given, old, use is None))


def mark(choices: Choices, section: Section, span: Span) -> Choices:
    """Marked words of a section as a number to show."""
    return number(choices, section, span, True)


def quotation(choices: Choices, section: str, words: str | None) -> Choices:
    """The section's quotation: words that it says, "" for none, `None` for the proposed one."""
    edits = choices.edits
    changed = SectionEdit(section, words)
    return _with(choices, sections=_put(edits.sections, changed, edits.section(section), changed.empty))


def _with(choices: Choices, **fields: Any) -> Choices:
    return replace(choices, edits=replace(choices.edits, **fields))


def _put(all: tuple[Any, ...], new: Any, old: Any, empty: bool) -> tuple[Any, ...]:
    """The new edit in the old one's place, last when there was none, and gone when it says nothing."""
    if old is None:
        return all if empty else (*all, new)
    kept = () if empty else (new,)
    at = all.index(old)
    return (*all[:at], *kept, *all[at + 1 :])
