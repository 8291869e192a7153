"""Scenes and the user's Edits → the scenes as the user wants them, and what no longer fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckmaker.model import Edits, Point, Problem, Scene, SceneEdit, plain

__all__ = ["apply"]


def apply(scenes: Sequence[Scene], edits: Edits) -> tuple[tuple[Scene, ...], tuple[Problem, ...]]:
    """Takeaways, points, what is hidden, and the order. Which chart is drawn was decided before.

    An edit whose scene is gone is reported and stays in the project: the scene may come back.
    """
    keys = {scene.key for scene in scenes}
    changed = [_edited(scene, edits.of(scene.key)) for scene in scenes]
    problems = [_gone(edit.key) for edit in edits.scenes if edit.key not in keys]
    problems += [_gone(key) for key in edits.order if key not in keys and edits.of(key) is None]
    return _ordered(changed, edits.order), tuple(problems)


def _edited(scene: Scene, edit: SceneEdit | None) -> Scene:
    if edit is None:
        return scene
    if edit.takeaway is not None:
        scene = replace(scene, takeaway=edit.takeaway)
    if edit.points is not None:
        scene = replace(scene, points=_points(scene, edit.points))
    if edit.hidden is not None:
        scene = replace(scene, hidden=edit.hidden)
    return scene


def _points(scene: Scene, lines: tuple[str, ...]) -> tuple[Point, ...]:
    """The user's lines; a line that was not changed keeps its runs, level and evidence.

    Two spaces or a tab in front of a line make it one level deeper.
    """
    old = {point.text: point for point in scene.points}
    found = []
    for line in lines:
        text = line.strip()
        indent = len(line) - len(line.lstrip())
        level = line[:indent].count("\t") + line[:indent].count(" ") // 2
        kept = old.get(text)
        found.append(kept if kept is not None else Point(plain(text), min(level, 8)))
    return tuple(found)


def _ordered(scenes: list[Scene], order: Sequence[str]) -> tuple[Scene, ...]:
    """The named scenes in that order, in the places that the named ones had; others keep theirs."""
    present = {scene.key: scene for scene in scenes}
    wanted = [key for key in dict.fromkeys(order) if key in present]
    named = set(wanted)
    queue = iter(wanted)
    return tuple(present[next(queue)] if scene.key in named else scene for scene in scenes)


def _gone(key: str) -> Problem:
    return Problem(
        "warning",
        "edit-without-scene",
        f"a change was made to “{key}”, which is no longer in the deck",
        "the change is kept and applies again when the scene comes back; remove it from the"
        " .deck.toml file otherwise",
    )
