"""A storyboard is an outline: `deckmaker outline a.md > b.md; deckmaker build b.md` tells the same story."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from typing import Any

import pytest

from deckmaker import pipeline
from deckmaker.model import Chart, Project, Scene, Source, Storyboard

ROOT = Path(__file__).parents[2]
TEXTS = sorted(
    path
    for folder in ("outlines", "tests/samples")
    for path in (ROOT / folder).iterdir()
    if path.suffix in (".md", ".txt") and path.name != "README.md"
)


def story(name: str, suffix: str, text: bytes) -> Storyboard:
    project = Project(Source(name, suffix, text))
    document = pipeline.read_document(project)
    return pipeline.plan_story(project, document, pipeline.understand_sections(document))


def told(storyboard: Storyboard) -> list[Scene]:
    """All scenes but the sources: an outline is its own source, and lists only what is derived."""
    return [scene for scene in storyboard.scenes if scene.kind != "sources"]


def figures(chart: Chart | None) -> Any:
    if chart is None:
        return None
    values = [[point and point.value for point in series.points] for series in chart.series]
    return chart.kind, chart.categories, values, chart.note, chart.highlight, chart.total


def content(scene: Scene) -> dict[str, Any]:
    """What a scene says, without where it was said."""

    def text(runs: Any) -> str:
        return "".join(run.text for run in runs)

    return {
        "kind": scene.kind,
        "takeaway": scene.takeaway,
        "subtitle": scene.subtitle,
        "points": [(point.level, point.ordered, text(point.runs)) for point in scene.points],
        "columns": [(each.heading, [text(point.runs) for point in each.points]) for each in scene.columns],
        "chart": figures(scene.chart) if not scene.callouts else None,
        "callouts": [(each.label, each.figure, each.formula) for each in scene.callouts],
        "quote": scene.quote and (scene.quote.text, scene.quote.speaker, scene.quote.role),
        "grid": scene.grid and [[text(cell.runs) for cell in row] for row in scene.grid.rows],
        "code": scene.code and scene.code.text,
        "picture": scene.picture and (scene.picture.path, scene.picture.alt),
        "source": scene.source_line,
        "notes": scene.notes,
        "hidden": scene.hidden,
    }


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_an_outline_tells_the_same_story(path: Path) -> None:
    from deckmaker.plan.outline import outline

    first = story(path.name, path.suffix, path.read_bytes())
    callouts = [callout for scene in first.scenes for callout in scene.callouts]
    if not all(re.search(r"\d", callout.figure) for callout in callouts):
        pytest.skip("a figure in words (“halved”) cannot stand in a chart block")
    written = outline(first)
    second = story(path.name, ".md", written.encode("utf-8"))
    assert [scene.takeaway for scene in told(second)] == [scene.takeaway for scene in told(first)]
    for before, after in zip(told(first), told(second), strict=True):
        assert content(after) == content(before), before.key
        if any(scene.section for scene in first.scenes):  # else each `###` opens a part of its own
            assert after.section == before.section
    if any(scene.section for scene in first.scenes):
        assert outline(second) == written


@pytest.mark.parametrize(
    ("block", "values"),
    [
        ("kind: doughnut\n\nWhat,Share\nRail,>40%\n", [40, 60]),
        ("kind: icon_array\ntotal: 4\n\nWho,Trains\nLate,3 of 4\n", [3]),
        ("kind: indexed_growth\n\nWhen,Orders\nStart,100 = 100\nEnd,+45% = 100 + 45\n", [100, 145]),
        ("kind: indexed_growth\n\nWhen,Orders\nStart,100 = 100\nEnd,−5%\n", [100, 95]),
    ],
)
def test_a_label_as_printed_gives_the_value_that_is_drawn(block: str, values: list[int]) -> None:
    text = f"# A\n\n## B\n\n```chart\n{block}```\n"
    charts = [scene.chart for scene in story("a.md", ".md", text.encode()).scenes if scene.chart]
    assert [point.value for chart in charts for point in chart.points] == values


def test_a_hidden_scene_stays_hidden() -> None:
    from deckmaker.plan.outline import outline

    text = "# A\n\n## B\n\n- x\n\n## C\n\n<!-- hidden -->\n\n- y\n\n## D\n\n- z\n"
    first = story("a.md", ".md", text.encode())
    assert [scene.takeaway for scene in first.scenes if scene.hidden] == ["C"]
    second = story("a.md", ".md", outline(first).encode())
    assert [(scene.takeaway, scene.hidden) for scene in told(second)] == [
        (scene.takeaway, scene.hidden) for scene in told(first)
    ]


def test_dividers_can_be_refused() -> None:
    body = "".join(f"## Part {n}\n\n### Slide {n}a\n\n- x\n\n### Slide {n}b\n\n- y\n\n" for n in range(3))
    kinds = {
        head: [
            scene.kind
            for scene in story("a.md", ".md", f"---\ntitle: T\n{head}---\n\n{body}".encode()).scenes
        ]
        for head in ("", "dividers: no\n")
    }
    assert kinds[""].count("section") == 3
    assert kinds["dividers: no\n"] == [kind for kind in kinds[""] if kind != "section"]


def test_no_field_of_a_scene_is_forgotten_by_this_law() -> None:
    known = {"key", "section", "cites", "picture", "code", "grid", "quote", "chart", "callouts", "columns"}
    known |= {"kind", "takeaway", "part", "subtitle", "points", "source_line", "notes", "hidden", "offers"}
    assert {field.name for field in dataclasses.fields(Scene)} == known
