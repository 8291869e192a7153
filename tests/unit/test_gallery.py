"""A gallery shows all that a theme has."""

from __future__ import annotations

import pytest

from deckmaker import gallery, theme
from deckmaker.gallery.samples import charts
from deckmaker.theme.import_pptx import imported


@pytest.fixture(scope="module")
def shown() -> object:
    return gallery.gallery(theme.load("plain"))


@pytest.mark.parametrize("name", [each.name for each in theme.available()])
def test_every_layout_is_shown_and_all_of_it_fits(name: str) -> None:
    found = theme.load(name)
    pages = gallery.gallery(found).pages
    roles = {page.layout.role for page in pages}
    assert roles == {each.role for each in found.layouts} - {"blank"}
    assert [problem.message for page in pages for problem in page.problems] == []


def test_every_placeholder_but_footers_is_filled_somewhere() -> None:
    found = theme.load("plain")
    pages = gallery.gallery(found).pages
    for layout in found.layouts:
        filled = {fill.placeholder for page in pages if page.layout == layout for fill in page.slide.fills}
        held = {
            each.name for each in layout.placeholders if each.kind not in ("footer", "date", "slide_number")
        }
        assert held <= filled, layout.role


def test_each_kind_of_chart_is_shown_once_with_cited_figures() -> None:
    kinds = [each.kind for each in charts()]
    assert len(kinds) == len(set(kinds))
    assert {"bars", "columns", "line", "doughnut", "icon_array", "waterfall", "slope", "scatter"} <= set(
        kinds
    )
    assert all(point.cite or point.formula for each in charts() for point in each.points)


def test_a_mapping_has_a_picture_for_each_layout() -> None:
    found = imported(theme.load("plain").template, "x")
    assert len(gallery.mapped(found.theme, found.mapping)) == len(found.mapping.layouts)
