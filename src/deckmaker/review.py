"""What one asks of a Build to review it: each number and where it is shown, each line and its sentence.

The charts that a scene may have stand in `Scene.offers`; the kinds it may be are told by `kinds`.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from deckmaker.api import Placed, placed
from deckmaker.model import (
    Cite,
    Findings,
    NumberEdit,
    Point,
    PointEdit,
    Quote,
    Scene,
    SceneKind,
    Sentence,
    Slide,
    Span,
)
from deckmaker.pipeline import Build

__all__ = ["Line", "Number", "kinds", "lines", "numbers", "quotations", "scene_of", "slides_of", "spare"]


@dataclass(frozen=True, slots=True)
class Number:
    """A detected or marked number, and the slides that show it."""

    placed: Placed
    sentence: str
    slides: tuple[int, ...]  # counted from 1, hidden ones too; () when no slide shows it
    scenes: tuple[str, ...]  # Scene.keys
    decided: NumberEdit | None = None

    @property
    def used(self) -> bool:
        return bool(self.scenes)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a scene as an edit that would leave it as it is, its sentence, and shorter wordings of it."""

    edit: PointEdit
    cite: Cite | None = None  # of the sentence; None for a line that stands on none
    sentence: str = ""
    shorter: tuple[str, ...] = ()  # longest first, each shorter than the line


def kinds(scene: Scene) -> tuple[SceneKind, ...]:
    """What the scene may be, its own kind first."""
    from deckmaker.plan.kinds import kinds as found  # the desktop app starts without the planner

    return found(scene)


def slides_of(build: Build, scene: str) -> tuple[int, ...]:
    """The slides of a scene, counted from 1 as in PowerPoint, hidden ones too."""
    keys = _scene_keys(build)
    return tuple(number for number, slide in enumerate(build.deck.slides, 1) if _scene(slide, keys) == scene)


def scene_of(build: Build, slide: Slide) -> Scene:
    """The scene that a slide shows, or goes on showing."""
    key = _scene(slide, _scene_keys(build))
    return next(scene for scene in build.storyboard.scenes if scene.key == key)


def _scene_keys(build: Build) -> frozenset[str]:
    return frozenset(scene.key for scene in build.storyboard.scenes)


def _scene(slide: Slide, keys: frozenset[str]) -> str:
    return slide.key if slide.key in keys else slide.key.rpartition("/")[0]


def numbers(build: Build) -> tuple[Number, ...]:
    """All numbers in the order of the text. A number is used when a chart or a big number shows it."""
    shown: dict[str, list[tuple[Span, str]]] = {}
    for scene in build.storyboard.scenes:
        for cite in _charted(scene):
            shown.setdefault(cite.section, []).append((cite.span, scene.key))
    keys, at = _scene_keys(build), dict[str, list[int]]()
    for number, slide in enumerate(build.deck.slides, 1):
        at.setdefault(_scene(slide, keys), []).append(number)
    edits = build.project.choices.edits
    decided = [
        (each, span)
        for section in build.document.sections
        for each in edits.numbers_of(section.key)
        if (span := each.span(section.text))
    ]
    found = []
    for each in placed(build.document, build.findings):
        section = build.document.section(each.section)
        assert section is not None
        span = each.statistic.span
        scenes = tuple(dict.fromkeys(key for place, key in shown.get(each.section, ()) if _meet(place, span)))
        found.append(
            Number(
                each,
                each.statistic.sentence.of(section.text),
                tuple(number for key in scenes for number in at.get(key, ())),
                scenes,
                next(
                    (edit for edit, place in decided if edit.section == section.key and _meet(place, span)),
                    None,
                ),
            )
        )
    return tuple(found)


def lines(build: Build, scene: Scene) -> tuple[Line, ...]:
    """The lines of a scene with the sentences they stand on."""
    return tuple(_line(build, point) for point in scene.points)


def spare(build: Build, scene: Scene) -> tuple[Line, ...]:
    """The sentences of the scene's section that none of its lines stands on, as lines to include.

    Each in its best wording, or whole when it has none. The section's whole run of sentences is
    offered, also those that a chart or another slide says.
    """
    key = scene.key.partition("#")[0]
    section, said = build.document.section(key), _findings(build, key)
    if section is None or said is None:
        return ()
    taken = {cite.span for point in scene.points for cite in point.cites}
    found = []
    for sentence in said.sentences:
        if sentence.span in taken:
            continue
        text = " ".join(sentence.span.of(section.text).split())
        best = sentence.wordings[0].text if sentence.wordings else text
        cite = Cite(key, sentence.span)
        found.append(Line(PointEdit(best, 0, text), cite, text, _shorter(sentence, best)))
    return tuple(found)


def quotations(build: Build, section: str) -> tuple[Quote, ...]:
    """The quotations of a section, weightiest first, for `edit.quotation`."""
    said = _findings(build, section)
    return tuple(sorted(said.quotes, key=lambda each: -each.weight)) if said else ()


def _line(build: Build, point: Point) -> Line:
    cite = point.cites[0] if point.cites else None
    section = build.document.section(cite.section) if cite else None
    said = _findings(build, cite.section) if cite else None
    if cite is None or section is None:
        return Line(PointEdit(point.text, point.level))
    sentence = _around(said, cite.span) if said else None
    text = " ".join((sentence.span if sentence else cite.span).of(section.text).split())
    shorter = _shorter(sentence, point.text) if sentence else ()
    place = Cite(cite.section, sentence.span) if sentence else cite
    return Line(PointEdit(point.text, point.level, text), place, text, shorter)


def _around(said: Findings, span: Span) -> Sentence | None:
    return next((each for each in said.sentences if _meet(each.span, span)), None)


def _shorter(sentence: Sentence, text: str) -> tuple[str, ...]:
    found = {each.text for each in sentence.wordings if len(each.text) < len(text)}
    return tuple(sorted(found, key=lambda each: (-len(each), each)))


def _charted(scene: Scene) -> Iterator[Cite]:
    if scene.chart:
        yield from scene.chart.cites
    for callout in scene.callouts:
        yield from callout.cites


def _meet(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _findings(build: Build, section: str) -> Findings | None:
    return next((each for each in build.findings if each.section == section), None)
