"""A Scene → the kinds of scene that it could be instead, and the scene as one of them; no words are made up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from deckmaker.model import Cite, Column, Point, Scene, SceneKind, plain

from .chart_tables import chart_grid

__all__ = ["as_kind", "kinds"]

_ROWS = 8  # of a table that lines may stand for

Told = Callable[[Cite], Point]  # the sentence around a cited place


def kinds(scene: Scene) -> tuple[SceneKind, ...]:
    """What the scene may be, its own kind first; only that for the frame of the deck."""
    found: list[SceneKind] = [scene.kind]
    match scene.kind:
        case "points":
            found += ["comparison"] if _sides(scene) else []
            found += ["section"] if not scene.points or scene.cites else []
        case "chart":
            found += ["points", "table"]
        case "timeline":
            found += ["points", "table"] if scene.chart else ["points"]
        case "callout" | "quotation" | "comparison":
            found += ["points"]
        case "table":
            found += ["points"] if scene.grid and len(scene.grid.rows) <= _ROWS else []
        case _:
            pass
    return tuple(found)


def as_kind(scene: Scene, kind: SceneKind, told: Told, language: str) -> Scene | None:
    """The scene as another kind; None when it cannot be that."""
    if kind == scene.kind:
        return scene
    if kind not in kinds(scene):
        return None
    if kind == "points":
        bare = replace(
            scene, kind="points", chart=None, callouts=(), columns=(), grid=None, quote=None, points=()
        )
        return replace(bare, points=_lines(scene, told))
    if kind == "table" and scene.chart:
        return replace(scene, kind="table", chart=None, points=(), grid=chart_grid(scene.chart, language))
    if kind == "comparison":
        return replace(scene, kind="comparison", points=(), columns=_sides(scene))
    return replace(scene, kind="section", points=())


def _lines(scene: Scene, told: Told) -> tuple[Point, ...]:
    """What the scene shows, in lines; of a chart without lines the sentences that its figures stand in."""
    if scene.quote:
        return (Point(plain(f"“{scene.quote.text}”"), cites=scene.cites),)
    if scene.columns:
        return tuple(
            line
            for column in scene.columns
            for line in (
                Point(plain(column.heading)),
                *(replace(each, level=min(each.level + 1, 8)) for each in column.points),
            )
        )
    if scene.grid:
        rows = [[cell.text for cell in row if cell.text] for row in scene.grid.rows]
        said = [": ".join((row[0], ", ".join(row[1:]))) if row[1:] else row[0] for row in rows if row]
        return tuple(Point(plain(line), cites=scene.cites) for line in said)
    if scene.points:
        return scene.points
    if scene.kind == "timeline" and scene.chart:
        return tuple(
            Point(
                plain(f"{name}: {point.label}" if name else point.label),
                cites=(point.cite,) if point.cite else (),
            )
            for series in scene.chart.series
            for name, point in zip(scene.chart.categories, series.points, strict=True)
            if point
        )
    cites = [cite for callout in scene.callouts for cite in callout.cites]
    cites = cites or list(scene.chart.cites if scene.chart else ())
    return tuple(dict.fromkeys(told(cite) for cite in cites))


def _sides(scene: Scene) -> tuple[Column, ...]:
    """Two lines with lines below each are the two sides of a comparison."""
    tops = [at for at, point in enumerate(scene.points) if point.level == 0]
    if len(tops) != 2 or tops[0] != 0 or tops[1] == 1 or tops[1] == len(scene.points) - 1:
        return ()
    halves = (scene.points[: tops[1]], scene.points[tops[1] :])
    return tuple(
        Column(half[0].text, tuple(replace(each, level=each.level - 1) for each in half[1:]))
        for half in halves
    )
