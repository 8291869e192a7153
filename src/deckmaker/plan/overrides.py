"""Scenes and the user's Edits → the scenes as the user wants them, and what no longer fits."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher

from deckmaker.model import (
    Cite,
    Document,
    Edits,
    Findings,
    Point,
    PointEdit,
    Problem,
    Scene,
    SceneEdit,
    Section,
    Span,
    plain,
)

from .kinds import as_kind
from .points import whole

__all__ = ["Overrides"]

_ALIKE = 0.6  # of two sentences' words from which the one is the other, changed
_WORD = re.compile(r"[\u3400-\u9fff]|[^\W_]+(?:[.,'’-][^\W_]+)*")
_FIGURE = re.compile(r"\d(?:[\d.,]*\d)?")
_KEPT = "the change is kept and applies again when the {what} comes back; remove it from the .deck.toml file otherwise"


class Overrides:
    """Puts the user's decisions over what was planned. `problems` tell what no longer fits.

    Which chart is drawn, and which quotation, was decided before. An edit whose scene, number or
    sentence is gone stays in the project: it may come back.
    """

    def __init__(self, document: Document, findings: Sequence[Findings], edits: Edits, language: str) -> None:
        self.edits, self.language = edits, language
        self.sections = {section.key: section for section in document.sections}
        self.said = {each.section: each for each in findings}
        self.problems: list[Problem] = []

    def ordered(self, scenes: Sequence[Scene]) -> tuple[Scene, ...]:
        """All scenes, edited before, in the user's order; what no longer fits becomes a problem."""
        known = {scene.key for scene in scenes}
        known |= {offer.key for scene in scenes for offer in scene.offers}
        gone = [edit.key for edit in self.edits.scenes if edit.key not in known]
        gone += [key for key in self.edits.order if key not in known and key not in gone]
        self.problems += [_gone(key) for key in gone]
        self._check_numbers()
        return _ordered(scenes, self.edits.order)

    def edited(self, scene: Scene) -> Scene:
        """The scene with the user's takeaway, lines, kind, notes and the like."""
        edit = self.edits.of(scene.key)
        if edit is None:
            return scene
        scene = self._dressed(scene, edit)
        if edit.takeaway is not None:
            self._check_figures(scene, edit.takeaway, [*scene.cites], (scene.takeaway,))
            scene = replace(scene, takeaway=edit.takeaway)
        if edit.points is not None:
            scene = replace(scene, points=self._points(scene, edit.points))
        if edit.alt is not None and scene.chart:
            scene = replace(scene, chart=replace(scene.chart, alt=edit.alt))
        if edit.alt is not None and scene.picture:
            scene = replace(scene, picture=replace(scene.picture, alt=edit.alt))
        if edit.notes is not None:
            scene = replace(scene, notes=tuple(line for line in edit.notes.splitlines() if line.strip()))
        return replace(
            scene,
            subtitle=scene.subtitle if edit.subtitle is None else edit.subtitle,
            source_line=scene.source_line if edit.source_line is None else edit.source_line,
            hidden=scene.hidden if edit.hidden is None else edit.hidden,
        )

    def _dressed(self, scene: Scene, edit: SceneEdit) -> Scene:
        """The scene as the kind that the user chose; without its chart when that is the choice."""
        kind = edit.kind
        if edit.chart == "none" and scene.kind in ("chart", "callout", "timeline") and kind is None:
            kind = "points"
        if kind is None:
            return scene
        made = as_kind(scene, kind, self._sentence, self.language)
        if made is not None:
            return made
        message = f"“{scene.takeaway}” cannot be a slide of the kind “{kind}”"
        self._problem("scene-kind", message, f"it is shown as {scene.kind}; choose another kind", scene)
        return scene

    # ── lines ────────────────────────────────────────────────────────────────────────────

    def _points(self, scene: Scene, lines: Sequence[PointEdit]) -> tuple[Point, ...]:
        """The user's lines; a line that was not changed keeps its runs and evidence."""
        old = {point.text: point for point in scene.points}
        found = []
        for line in lines:
            kept = old.get(line.text.strip())
            if kept is not None:
                found.append(replace(kept, level=line.level))
                continue
            cites = self._evidence(scene, line)
            self._check_figures(scene, line.text, cites)
            found.append(Point(plain(line.text.strip()), min(line.level, 8), cites=cites))
        return tuple(found)

    def _evidence(self, scene: Scene, line: PointEdit) -> tuple[Cite, ...]:
        """The sentence that a line stands on: the one it was made from, else the one that says its words."""
        section = self.sections.get(_section(scene))
        if section is None:
            return ()
        said = self.said.get(section.key)
        spans = [sentence.span for sentence in said.sentences] if said else []
        if line.sentence:
            span = _same(section, spans, line.sentence)
            if span is not None:
                return (Cite(section.key, span),)
            message = f"the sentence that “{line.text}” was made from is no longer in the text"
            self._problem(
                "point-without-sentence", message, "check the line, or restore the proposed ones", scene
            )
        words = _words(line.text)
        holding = [span for span in spans if words and _inside(words, _words(span.of(section.text)))]
        shortest = min(holding, key=lambda span: (span.end - span.start, span.start), default=None)
        return (Cite(section.key, shortest),) if shortest else ()

    def _sentence(self, cite: Cite) -> Point:
        """The whole sentence around a cited place."""
        section, said = self.sections[cite.section], self.said.get(cite.section)
        around = [each.span for each in said.sentences if cite.span.within(each.span)] if said else []
        return whole(section, around[0] if around else cite.span)

    # ── what no longer fits ──────────────────────────────────────────────────────────────

    def _check_figures(
        self, scene: Scene, text: str, cites: Collection[Cite], allowed: Collection[str] = ()
    ) -> None:
        """Tell the figures of a line of the user's that its sentences do not say."""
        section = self.sections.get(_section(scene))
        if section is None or not _FIGURE.search(text):
            return
        # without a sentence of its own, a line may say what its section says
        places = [self._sentence(cite).text for cite in cites if cite.section in self.sections]
        places = [*places, *allowed] if places else [section.text, section.title, *allowed]
        known = {figure for place in places for figure in _FIGURE.findall(place)}
        missing = [figure for figure in _FIGURE.findall(text) if figure not in known]
        if missing:
            message = f"“{text.strip()}” says {', '.join(missing)}, and the text it comes from does not"
            self._problem(
                "number-unsourced", message, "write the number as the text does, or change the text", scene
            )

    def _check_numbers(self) -> None:
        """Tell the decisions on numbers and quotations whose words are gone."""
        for each in self.edits.numbers:
            section = self.sections.get(each.section)
            span = each.span(section.text) if section else None
            if section is None or span is None:
                message = f"“{each.surface}” of “{each.section}” was decided on, and is no longer in the text"
                self.problems.append(
                    Problem("warning", "edit-without-number", message, _KEPT.format(what="number"))
                )
            elif each.use and not self._shows(each.section, span):
                message = f"“{each.surface}” is marked as a number, but holds none that can be read"
                hint = "mark the figure together with its unit"
                self.problems.append(
                    Problem("warning", "number-unread", message, hint, section=section.key, span=span)
                )
        for edit in self.edits.sections:
            if edit.key not in self.sections:
                message = f"a change was made to the section “{edit.key}”, which is no longer in the text"
                self.problems.append(
                    Problem("warning", "edit-without-section", message, _KEPT.format(what="section"))
                )

    def _shows(self, key: str, span: Span) -> bool:
        said = self.said.get(key)
        return said is not None and any(
            each.span.start < span.end and span.start < each.span.end for each in said.statistics
        )

    def _problem(self, code: str, message: str, hint: str, scene: Scene) -> None:
        cite = scene.cites[0] if scene.cites else None
        section, span = (cite.section, cite.span) if cite else (_section(scene), None)
        if section not in self.sections:
            section, span = "", None
        self.problems.append(
            Problem("warning", code, message, hint, section=section, span=span, slide=scene.key)
        )


def _section(scene: Scene) -> str:
    return scene.key.partition("#")[0]


def _same(section: Section, spans: Sequence[Span], sentence: str) -> Span | None:
    """Where the section says a sentence, or one that was made of it by a few changes."""
    wanted = _words(sentence)
    said = [(_words(span.of(section.text)), span) for span in spans]
    exact = next((span for words, span in said if words == wanted), None)
    if exact is not None or not wanted:
        return exact
    alike = [
        (SequenceMatcher(None, wanted, words, autojunk=False).ratio(), span)
        for words, span in said
        if len(set(words) & set(wanted)) * 2 >= len(set(wanted))
    ]
    best = max(alike, key=lambda each: each[0], default=(0.0, None))
    return best[1] if best[0] >= _ALIKE else None


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(text)]


def _inside(words: Sequence[str], sentence: Sequence[str]) -> bool:
    """Whether the words stand in the sentence in their order."""
    rest = iter(sentence)
    return all(word in rest for word in words)


def _ordered(scenes: Sequence[Scene], order: Sequence[str]) -> tuple[Scene, ...]:
    """The named scenes in that order, in the places that the named ones had; others keep theirs."""
    present = {scene.key: scene for scene in scenes}
    wanted = [key for key in dict.fromkeys(order) if key in present]
    named = set(wanted)
    queue = iter(wanted)
    return tuple(present[next(queue)] if scene.key in named else scene for scene in scenes)


def _gone(key: str) -> Problem:
    message = f"a change was made to “{key}”, which is no longer in the deck"
    return Problem("warning", "edit-without-scene", message, _KEPT.format(what="scene"))
