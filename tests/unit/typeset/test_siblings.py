"""Slides that are read as one have one size of type."""

from __future__ import annotations

from itertools import product

from deckmaker.model import Cell, DeckSection, Fill, Grid, Meta, Page, Slide, Span, Theme, plain, prose
from deckmaker.typeset import alike, typeset

NOWHERE = Span(0, 0)
WORDS = "growth in overseas markets follows what users praise at home "


Text = tuple[str, ...]
FEW: Text = (WORDS, WORDS)


def pages(theme: Theme, *texts: Text, keys: tuple[str, ...] = (), role: str = "points") -> list[Page]:
    names = keys or tuple(f"s{number}" for number in range(len(texts)))
    slides = [
        Slide(key, role, key, (Fill("body", prose(*text)),)) for key, text in zip(names, texts, strict=True)
    ]
    return [typeset(slide, theme, Meta()) for slide in slides]


def section(made: list[Page]) -> tuple[DeckSection, ...]:
    return (DeckSection("All", tuple(page.slide.key for page in made)),)


def scales(made: tuple[Page, ...] | list[Page]) -> list[int]:
    return [page.boxes[0].scale for page in made]


def reduced(theme: Theme, least: int, most: int) -> Text:
    """Points that are set at a scale between these."""
    tried = ((WORDS * length,) * count + (WORDS,) * more for length, count, more in product(range(1, 7), range(1, 9), range(4)))  # fmt: skip # noqa: E501
    return next(text for text in tried if least <= scales(pages(theme, text))[0] <= most)


def test_lists_of_one_section_do_not_jump_by_a_little(theme: Theme) -> None:
    made = pages(theme, FEW, reduced(theme, 90, 95), FEW)
    first, small, last = scales(made)
    assert first == last == 100
    same = alike(made, section(made), theme)
    assert scales(same) == [small] * 3
    assert {line.pieces[0].size for page in same for line in page.boxes[0].lines} == {20 * small / 100}


def test_a_text_that_needs_much_more_reduction_stays_alone(theme: Theme) -> None:
    made = pages(theme, FEW, reduced(theme, 80, 85), FEW)
    assert alike(made, section(made), theme) == tuple(made)


def test_lists_of_other_sections_keep_their_size(theme: Theme) -> None:
    made = pages(theme, FEW, reduced(theme, 90, 95))
    apart = (DeckSection("One", ("s0",)), DeckSection("Two", ("s1",)))
    assert alike(made, apart, theme) == tuple(made)


def test_parts_of_one_scene_agree_across_sections(theme: Theme) -> None:
    made = pages(theme, reduced(theme, 90, 95), FEW, FEW, keys=("a/b", "a/b/2", "a/c"))
    small = scales(made)[0]
    assert scales(alike(made, (), theme)) == [small, small, 100]


def test_pages_that_agree_are_the_same_values(theme: Theme) -> None:
    made = pages(theme, FEW, FEW, FEW)
    assert all(one is other for one, other in zip(made, alike(made, section(made), theme), strict=True))


def test_the_parts_of_a_table_have_the_same_columns(theme: Theme) -> None:
    def part(key: str, *cells: str) -> Page:
        rows = tuple((Cell(NOWHERE, plain(cell)), Cell(NOWHERE, plain("1"))) for cell in cells)
        grid = Grid(NOWHERE, (Cell(NOWHERE, plain("City")), Cell(NOWHERE, plain("People"))), rows)
        return typeset(Slide(key, "table", key, (Fill("table", grid),)), theme, Meta())

    made = [part("a", "Rome", "Bern"), part("a/2", "A city with a very long name for a table cell", "Oslo")]
    assert made[0].boxes[0].columns != made[1].boxes[0].columns
    first, second = alike(made, section(made), theme)
    assert first.boxes[0].columns == second.boxes[0].columns == made[1].boxes[0].columns
