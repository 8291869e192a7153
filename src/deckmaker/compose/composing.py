"""A Storyboard and a Theme in, a Deck out: every scene dressed, every slide named and in a section."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from deckmaker.memo import Memory
from deckmaker.model import (
    Cite,
    Deck,
    DeckSection,
    Fill,
    Meta,
    Prose,
    Scene,
    Slide,
    Storyboard,
    Theme,
    prose,
)

from .choose import WITHOUT_KICKER, WITHOUT_SOURCE
from .fill import Dresser
from .sparse import Draft
from .words import Words, words


def compose(
    storyboard: Storyboard,
    theme: Theme,
    fits: Callable[[str, str, Prose], bool],
    memory: Memory | None = None,
) -> Deck:
    """The deck: each scene as one slide, or as several when `fits` says it is too much for one.

    No text is lost, no number is made, and each slide's title stands on it alone. `fits` tells
    whether a text fits a role's placeholder unreduced. Scenes that `memory` has seen dressed for this
    theme are not dressed anew.
    """
    memory = memory or Memory()
    spoken = words(storyboard.meta.language)
    dresser = memory.recall(_dresser, theme, fits, storyboard.meta)
    before = ""  # the role of the last slide of points
    taken: dict[str, int] = {}  # a title as compared → the number last tried for it
    slides: list[Slide] = []
    parts: list[tuple[int, str, str]] = []  # part, its name, slide key
    for scene in storyboard.scenes:
        drafts, before = memory.recall(_dressed, dresser, scene, before)
        base = _unique(scene, " ".join(scene.takeaway.split()), taken, spoken, storyboard.meta.title)
        taken.setdefault(_folded(base), 1)
        titles = _titles(base, drafts, taken, spoken)
        for number, (draft, title) in enumerate(zip(drafts, titles, strict=True), 1):
            key = scene.key if number == 1 else f"{scene.key}/{number}"
            slides.append(memory.recall(_slide, scene, draft, key, title, base, dresser))
            parts.append((scene.part, scene.section, key))
    return Deck(storyboard.meta, _sections(parts, slides, storyboard, spoken), tuple(slides))


def _titles(base: str, drafts: Sequence[Draft], taken: dict[str, int], spoken: Words) -> list[str]:
    """A title for each slide of a scene: what it is about where most can say so, else its number."""
    count = len(drafts)
    if count == 1:
        return [base]
    numbered = [spoken.part.format(title=base, number=number, count=count) for number in range(1, count + 1)]
    about = [spoken.about.format(title=base.rstrip(".:;"), what=draft.subject) for draft in drafts]
    folded = [_folded(title) for title in about]
    clear = [
        bool(draft.subject) and folded.count(title) == 1 and title not in taken
        for draft, title in zip(drafts, folded, strict=True)
    ]
    told = numbered
    if 2 * sum(clear) > count:
        told = [one if good else other for one, other, good in zip(about, numbered, clear, strict=True)]
    for title in told:
        taken.setdefault(_folded(title), 1)
    return told


def _dresser(theme: Theme, fits: Callable[[str, str, Prose], bool], meta: Meta) -> Dresser:
    return Dresser(
        theme.limits,
        fits,
        words(meta.language),
        meta,
        frozenset(each.role for each in theme.layouts),
        theme.palette,
        ("bg1", "bg2") if theme.made else ("bg1",),  # made themes lay a panel below code
        frozenset(each.role for each in theme.layouts if each.dark),
    )


def _dressed(dresser: Dresser, scene: Scene, before: str) -> tuple[tuple[Draft, ...], str]:
    """The slides of a scene after slides of points in the role `before`, and that role after them."""
    dresser.before = before
    return dresser.drafts(scene), dresser.before


def _slide(scene: Scene, draft: Draft, key: str, title: str, base: str, dresser: Dresser) -> Slide:
    fills = [Fill("title", prose(title))]
    section = " ".join(scene.section.split())
    said = {_folded(base), _folded(scene.takeaway)}
    if draft.role not in WITHOUT_KICKER and section and _folded(section) not in said:
        fills.insert(0, Fill("kicker", prose(section)))
    fills += draft.fills
    if draft.role not in WITHOUT_SOURCE:
        line = dresser.credit(_caption(scene, draft), _note(scene, draft), scene.source_line)
        if line:
            fills.append(Fill("source", prose(line)))
    return Slide(
        key,
        draft.role,
        title,
        tuple(fills),
        scene.notes,
        _once((*scene.cites, *draft.cites, *_charted(scene, draft))),
        scene.hidden,
    )


def _caption(scene: Scene, draft: Draft) -> str:
    """A table's caption, unless the title already says it."""
    if draft.role != "table" or scene.grid is None:
        return ""
    caption = scene.grid.caption
    return "" if _folded(caption) == _folded(scene.takeaway) else caption


def _note(scene: Scene, draft: Draft) -> str:
    """What must stand under a chart: whose figures they are, what is derived and how."""
    shown = any(fill.content is scene.chart for fill in draft.fills)
    return scene.chart.note if scene.chart is not None and shown else ""


def _charted(scene: Scene, draft: Draft) -> tuple[Cite, ...]:
    shown = any(fill.content is scene.chart for fill in draft.fills)
    return scene.chart.cites if scene.chart is not None and shown else ()


def _once(cites: Iterable[Cite]) -> tuple[Cite, ...]:
    return tuple(dict.fromkeys(cites))


def _unique(scene: Scene, title: str, taken: dict[str, int], spoken: Words, deck: str) -> str:
    """A title that no slide before has, as near to the scene's own as can be."""
    kinds = dict(spoken.kinds)
    title = title or " ".join(scene.section.split()) or deck or spoken.deck
    if _folded(title) not in taken:
        return title
    what = kinds.get(scene.kind, "")
    if what:
        told = spoken.about.format(title=title.rstrip(".:;"), what=what)
        if _folded(told) not in taken:
            return told
    number = taken[_folded(title)] + 1
    while _folded(told := spoken.again.format(title=title, number=number)) in taken:
        number += 1
    taken[_folded(title)] = number
    return told


def _folded(text: str) -> str:
    return " ".join(text.split()).casefold()


def _sections(
    parts: list[tuple[int, str, str]], slides: list[Slide], storyboard: Storyboard, spoken: Words
) -> tuple[DeckSection, ...]:
    """One section a part. What stands before the first part has the deck's name, what stands
    outside the parts later on has its first slide's.
    """
    sections: list[tuple[str, list[str]]] = []
    current = -1
    for (part, name, key), slide in zip(parts, slides, strict=True):
        if sections and part == current:
            sections[-1][1].append(key)
            continue
        if part == 0:
            name = slide.title if sections else storyboard.meta.title or slide.title
        sections.append((" ".join((name or slide.title or spoken.deck).split()), [key]))
        current = part
    return tuple(DeckSection(name, tuple(keys)) for name, keys in sections)
