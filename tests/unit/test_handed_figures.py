"""Figures that a script hands over, and decks whose plots cannot be drawn."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

import deckmaker
from deckmaker.model import Figure, Picture, Project, Source
from deckmaker.pipeline import read_document


def _png(width: int, height: int) -> bytes:
    target = BytesIO()
    Image.new("RGB", (width, height), "navy").save(target, "PNG")
    return target.getvalue()


PNG = _png(400, 200)
SALES = Picture(PNG, "Litres sold rise with the weather", svg=b"<svg/>")
TEXT = "# Sales\n\n![Sales follow the weather](figure:sales)\n\n# Costs\n\n![Costs](figure:cost%20lines)\n"
BLOCK = (
    "# Times\n\n```chart\nkind: histogram\ntitle: Most arrive early\nDays\n1, 2, 2, 3, 3, 3, 4, 5, 9\n```\n"
)


def source(text: str) -> Source:
    return Source("a.md", ".md", text.encode())


def test_a_handed_figure_takes_its_place_with_caption_and_alt_text() -> None:
    document = read_document(Project(source(TEXT), figures=(("sales", SALES), ("cost lines", SALES))))
    blocks = [block for section in document.sections for block in section.blocks if isinstance(block, Figure)]
    assert [(block.data, block.svg, block.alt, block.caption) for block in blocks] == [
        (PNG, b"<svg/>", SALES.alt, "Sales follow the weather"),
        (PNG, b"<svg/>", SALES.alt, "Costs"),
    ]
    assert document.problems == ()


def test_an_unknown_figure_is_reported_with_its_line() -> None:
    made = deckmaker.build(source(TEXT), figures={"sales": SALES})
    found = [problem for problem in made.problems if problem.code == "figure-unknown"]
    assert [problem.where.line for problem in found if problem.where] == [7]
    assert "cost lines" in found[0].message
    assert "sales" in found[0].hint


def test_a_handed_figure_is_on_a_slide_as_svg() -> None:
    made = deckmaker.build(source(TEXT.split("# Costs")[0]), figures={"sales": SALES})
    pictures = [
        fill.content for slide in made.deck.slides for fill in slide.fills if fill.placeholder == "picture"
    ]
    assert pictures == [Picture(PNG, SALES.alt, "figure:sales", b"<svg/>")]


def test_a_handed_figure_is_never_cropped() -> None:
    made = deckmaker.build(source(TEXT.split("# Costs")[0]), figures={"sales": SALES})
    box = next(box for page in made.pages for box in page.boxes if box.placeholder.name == "picture")
    assert box.rect.width / box.rect.height == pytest.approx(2, rel=0.01)


def test_without_matplotlib_a_plot_is_a_table_and_the_cure_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckmaker.render.figures.find_spec", lambda name: None)
    made = deckmaker.build(source(BLOCK))
    scene = next(scene for scene in made.storyboard.scenes if scene.grid)
    assert scene.kind == "table"
    assert scene.grid is not None
    assert [cell.text for cell in scene.grid.rows[0]] == ["Days", "9", "1", "3", "9"]
    found = next(problem for problem in made.problems if problem.code == "matplotlib-missing")
    assert "pip install deckmaker[figures]" in found.hint
    assert found.where is not None
    assert found.where.line >= 3
    assert made.pptx()


def test_a_plot_survives_the_outline(tmp_path: Path) -> None:
    pytest.importorskip("matplotlib")
    made = deckmaker.build(source(BLOCK))
    again = deckmaker.build(source(made.outline()))
    first, second = (
        [scene.chart for scene in each.storyboard.scenes if scene.chart] for each in (made, again)
    )
    assert [chart.kind for chart in first] == ["histogram"]
    assert [[point.value for point in chart.points] for chart in first] == [
        [point.value for point in chart.points] for chart in second
    ]


def test_a_bad_block_is_shown_as_a_table() -> None:
    made = deckmaker.build(
        source("# Guests\n\n```chart\nkind: columns\n\nYear,Guests\n2022,120\n2023,many\n```\n")
    )
    assert any(problem.code == "chart-figure-unread" for problem in made.problems)
    assert [scene.kind for scene in made.storyboard.scenes if scene.grid] == ["table"]
    assert not any(scene.chart for scene in made.storyboard.scenes)
