"""A Problem and the Project it was found in → the Project without it, where that needs no taste of the user's."""

from __future__ import annotations

from dataclasses import replace

from deckmaker import edit, locate, review
from deckmaker.model import Edits, Problem, Project
from deckmaker.pipeline import Build

_WORDS = {
    "text-overflow": "use shorter words",
    "table-overflow": "show its lines instead",
    "edit-without-scene": "forget the change",
    "edit-without-section": "forget the change",
    "edit-without-quotation": "forget the change",
    "edit-without-number": "forget the decision",
    "chart-kind": "use the proposed chart",
    "chart-mixed-units": "show no chart",
    "title-twice": "use the proposed title",
    "alt-missing": "describe it by its title",
    "text-small": "use shorter words",
}


def able(problem: Problem) -> bool:
    """Whether `mended` does something about it."""
    return problem.code in _WORDS


def words(problem: Problem) -> str:
    """What `mended` does."""
    return _WORDS[problem.code]


def mended(build: Build, project: Project, problem: Problem) -> Project:
    """The project with the decision that cures the problem; as it is when none does."""
    choices = project.choices
    number = locate.slide_of(build, problem)
    scene = locate.scene_of(build, number) if number else None
    match problem.code:
        case "edit-without-scene" | "edit-without-section" | "edit-without-quotation" | "edit-without-number":
            choices = replace(choices, edits=_without_orphans(build, choices.edits))
        case "chart-kind" if scene:
            choices = edit.scene(choices, scene.key, chart=None)
        case "chart-mixed-units" if scene:
            choices = edit.scene(choices, scene.key, chart="none")
        case "table-overflow" if scene and "points" in review.kinds(scene):
            choices = edit.scene(choices, scene.key, kind="points")
        case "title-twice" if scene:
            choices = edit.scene(choices, scene.key, takeaway=None)
        case "alt-missing" if scene:
            choices = edit.scene(choices, scene.key, alt=scene.takeaway)
        case "text-overflow" | "text-small" if scene:
            lines = review.lines(build, scene)
            long = max(range(len(lines)), key=lambda at: len(lines[at].edit.text), default=-1)
            edits = tuple(line.edit for line in lines)
            if long >= 0 and lines[long].shorter:
                choices = edit.points(choices, scene.key, edit.reworded(edits, long, lines[long].shorter[0]))
            elif len(lines) > 1:
                choices = edit.points(choices, scene.key, edit.without(edits, len(lines) - 1))
    return replace(project, choices=choices)


def _without_orphans(build: Build, edits: Edits) -> Edits:
    """The edits whose scene, section or number is still there."""
    scenes = {scene.key for scene in build.storyboard.scenes}
    scenes |= {offer.key for scene in build.storyboard.scenes for offer in scene.offers}
    texts = {section.key: section.text for section in build.document.sections}
    return replace(
        edits,
        scenes=tuple(each for each in edits.scenes if each.key in scenes),
        order=tuple(key for key in edits.order if key in scenes),
        sections=tuple(
            each
            for each in edits.sections
            if each.key in texts and (not each.quotation or each.quotation in texts[each.key])
        ),
        numbers=tuple(
            each for each in edits.numbers if each.section in texts and each.span(texts[each.section])
        ),
    )
