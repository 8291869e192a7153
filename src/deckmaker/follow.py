"""Choices, the Document they were made for and the Document after an edit → the Choices, following what moved.

Decisions name sections by their heading path and numbers by their words. When a heading is renamed,
a section moved, or a number corrected, they are to go with it.
"""

from __future__ import annotations

from dataclasses import replace
from difflib import SequenceMatcher

from deckmaker.model import Choices, Document, NumberEdit, PointEdit, SceneEdit, Section, Span, places

__all__ = ["follow"]

_ALIKE = 0.5  # of two texts from which the one is the other, changed
_SAMPLE = 4000  # characters of a section that are compared


def follow(choices: Choices, before: Document, after: Document) -> Choices:
    """The same decisions for the text as it is now. What is gone keeps its old name, and is kept."""
    edits = choices.edits
    if before.sections == after.sections or not (
        edits.scenes or edits.order or edits.sections or edits.numbers
    ):
        return choices
    pairs = _pairs(before.sections, after.sections)
    names = {old.key: new.key for old, new in pairs.items()}
    olds = {old.key: old for old in before.sections}
    news = {old.key: new for old, new in pairs.items()}

    def renamed(key: str) -> str:
        section, mark, rest = key.partition("#")
        if section not in names:
            return key
        return names[section] + mark + _followed(rest, olds[section], news[section])

    def carried(key: str, words: str) -> str:
        return _carried(words, olds[key], news[key]) if key in news else words

    def scene(edit: SceneEdit) -> SceneEdit:
        lines = edit.points
        section = edit.key.partition("#")[0]
        if lines is not None:
            lines = tuple(_line(line, carried(section, line.sentence)) for line in lines)
        return replace(edit, key=renamed(edit.key), points=lines)

    def number(edit: NumberEdit) -> NumberEdit:
        return _number(edit, olds[edit.section], news[edit.section]) if edit.section in news else edit

    return replace(
        choices,
        edits=replace(
            edits,
            scenes=tuple(map(scene, edits.scenes)),
            order=tuple(map(renamed, edits.order)),
            sections=tuple(
                replace(
                    each,
                    key=names.get(each.key, each.key),
                    quotation=carried(each.key, each.quotation) if each.quotation else each.quotation,
                )
                for each in edits.sections
            ),
            numbers=tuple(map(number, edits.numbers)),
        ),
    )


def _line(line: PointEdit, sentence: str) -> PointEdit:
    return replace(line, sentence=sentence)


# ── which section is which ───────────────────────────────────────────────────────────────


def _pairs(before: tuple[Section, ...], after: tuple[Section, ...]) -> dict[Section, Section]:
    """Old section → the new one that it has become: the same words first, then the same place."""
    found: dict[int, int] = {}
    free = set(range(len(after)))

    def pair(same: object) -> None:
        """Those alike in what `same` gives, in their order."""
        assert callable(same)
        waiting: dict[object, list[int]] = {}
        for at in sorted(free):
            waiting.setdefault(same(after[at]), []).append(at)
        for at, section in enumerate(before):
            queue = waiting.get(same(section)) if at not in found else None
            if queue:
                found[at] = queue.pop(0)
                free.discard(found[at])

    pair(lambda each: (each.key, each.text))
    pair(lambda each: (each.title, each.text))
    pair(lambda each: (each.text or each.key, bool(each.text)))
    pair(lambda each: each.key)
    # what is left was renamed and rewritten at once: what stands between the same neighbours, if it is alike
    for at in range(len(before)):
        if at in found:
            continue
        low = max((found[other] for other in found if other < at), default=-1)
        high = min((found[other] for other in found if other > at), default=len(after))
        between = [to for to in sorted(free) if low < to < high]
        best = max(between, key=lambda to: _likeness(before[at], after[to]), default=None)
        if best is not None and _likeness(before[at], after[best]) >= _ALIKE:
            found[at] = best
            free.discard(best)
    return {before[at]: after[to] for at, to in found.items()}


def _likeness(one: Section, other: Section) -> float:
    first, second = (f"{each.title}\n{each.text[:_SAMPLE]}" for each in (one, other))
    match = SequenceMatcher(None, first, second, autojunk=False)
    return match.quick_ratio() if len(first) + len(second) > 1000 else match.ratio()


# ── words within a section ───────────────────────────────────────────────────────────────


def _change(old: str, new: str) -> tuple[int, int, int]:
    """How many characters two texts share in front and behind, and how much longer the new one is."""
    most = min(len(old), len(new))
    front = next((at for at in range(most) if old[at] != new[at]), most)
    most -= front
    back = next((at for at in range(most) if old[-1 - at] != new[-1 - at]), most)
    return front, back, len(new) - len(old)


def _moved(span: Span, old: str, new: str) -> Span | None:
    """Where a span of the old text is in the new one; None when more than it was changed."""
    front, back, longer = _change(old, new)
    stop = len(old) - back  # the changed stretch of the old text is front to stop
    if span.end <= front and (
        span.end < front or longer == 0 or stop > span.end or not _glued(new, span.end)
    ):
        return span
    if span.start >= stop:
        return Span(span.start + longer, span.end + longer)
    if span.start <= front and stop <= span.end:
        return Span(span.start, span.end + longer)
    return None


def _glued(text: str, at: int) -> bool:
    """Whether a number goes on here: a digit was typed right behind it."""
    return text[at : at + 1].isdigit()


def _carried(words: str, old: Section, new: Section) -> str:
    """Words of the old section as the new one has them, when the change was within them."""
    if not words or words in new.text:
        return words
    place = old.text.find(words)
    span = _moved(Span(place, place + len(words)), old.text, new.text) if place >= 0 else None
    return span.of(new.text) if span is not None and span.end > span.start else words


def _number(edit: NumberEdit, old: Section, new: Section) -> NumberEdit:
    edit = replace(edit, section=new.key)
    span = edit.span(old.text)
    moved = _moved(span, old.text, new.text) if span else None
    if moved is None:
        return edit
    surface = moved.of(new.text)
    found = [each.start for each in places(new.text, surface)]
    if moved.start not in found or not surface.strip():
        return edit
    return replace(edit, surface=surface, occurrence=found.index(moved.start) + 1)


def _followed(rest: str, old: Section, new: Section) -> str:
    """The end of a scene's key, when the figure that it names was corrected: "chart-40%"."""
    kind, mark, said = rest.partition("-")
    if kind != "chart" or not mark or old.text == new.text:
        return rest
    surface = said.replace("-", " ")
    low = old.text.lower()
    span = next(iter(places(low, surface)), None)
    if span is None or places(new.text.lower(), surface):
        return rest
    moved = _moved(span, old.text, new.text)
    words = moved.of(new.text).lower().split() if moved else []
    return f"chart-{'-'.join(words)}" if words else rest
