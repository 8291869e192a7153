from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

import pytest

from deckmaker.compose import compose
from deckmaker.model import (
    OPTIONAL_ROLES,
    Chart,
    Cite,
    Code,
    Column,
    Datum,
    Meta,
    Point,
    Prose,
    QuoteCard,
    Run,
    Scene,
    Series,
    Slide,
    SlideLayout,
    Span,
    Storyboard,
    Theme,
    plain,
)

# Lines of so many characters that a card, or a body in large type, holds.
HOLDS = {"points_large": (8, 50), "cards_2": (5, 40), "cards_3": (5, 30), "cards_4": (3, 50)}
SHORT = ("Sell the foundry", "Hire in Ohio", "Close the old line")
LONGER = (
    "Material costs have eased in every quarter since the steel prices came down",
    "The energy contract for Halmstad has been signed, and its price is fixed until 2028",
    "Working capital is tied up in finished pumps that wait for a project in Chile",
)

Slides = Callable[..., tuple[Slide, ...]]


@pytest.fixture(name="slides_of")
def _slides_of(theme: Theme) -> Slides:
    rich = replace(theme, layouts=tuple(SlideLayout(role, role, "", ()) for role in OPTIONAL_ROLES))

    def fits(role: str, placeholder: str, prose: Prose) -> bool:
        lines, width = HOLDS.get(role, (10, 60))
        return sum(1 + len(para.text) // width for para in prose.paras) <= lines

    def make(*scenes: Scene, offering: bool = True) -> tuple[Slide, ...]:
        return compose(Storyboard(Meta(), scenes), rich if offering else theme, fits).slides

    return make


def scene(*texts: str, key: str = "a", ordered: bool = False) -> Scene:
    return Scene(key, "points", key, points=tuple(Point(plain(text), ordered=ordered) for text in texts))


def shown(slide: Slide) -> list[str]:
    return [fill.content.text for fill in slide.fills[1:] if isinstance(fill.content, Prose)]


@pytest.mark.parametrize("count", [2, 3])
def test_parallel_points_stand_side_by_side(count: int, slides_of: Slides) -> None:
    (slide,) = slides_of(scene(*LONGER[:count]))
    assert slide.role == f"cards_{count}"
    assert [fill.placeholder for fill in slide.fills[1:]] == [f"card_{n + 1}" for n in range(count)]
    assert shown(slide) == list(LONGER[:count])


def test_three_thin_points_are_set_large(slides_of: Slides) -> None:
    (slide,) = slides_of(scene(*SHORT))
    assert (slide.role, shown(slide)) == ("points_large", ["\n".join(SHORT)])


def test_points_in_an_order_are_no_cards(slides_of: Slides) -> None:
    (slide,) = slides_of(scene(*LONGER, ordered=True))
    assert slide.role == "points"


def test_cards_and_lists_take_turns(slides_of: Slides) -> None:
    slides = slides_of(*(scene(*LONGER, key=key) for key in "abc"))
    assert [slide.role for slide in slides] == ["cards_3", "points", "cards_3"]


def test_what_a_card_does_not_hold_stays_a_list(slides_of: Slides) -> None:
    (slide,) = slides_of(scene(*[f"{text} {text}" for text in LONGER]))
    assert slide.role == "points"


def test_a_theme_without_these_layouts_shows_a_list(slides_of: Slides) -> None:
    for texts in (SHORT, LONGER):
        (slide,) = slides_of(scene(*texts), offering=False)
        assert slide.role == "points"


def test_a_bold_beginning_heads_its_card(slides_of: Slides) -> None:
    points = tuple(
        Point((Run(head, bold=True), Run(f": {rest}")))
        for head, rest in (("Assets", "what is owned"), ("Equity", "what is left"))
    )
    (slide,) = slides_of(Scene("a", "points", "T", points=points))
    card = slide.fill("card_1")
    assert slide.role == "cards_2"
    assert isinstance(card, Prose)
    assert [(para.level, para.text) for para in card.paras] == [(0, "Assets"), (1, "what is owned")]


def test_cards_stand_on_the_evidence_of_their_points(slides_of: Slides) -> None:
    cites = (Cite("a", Span(0, 4)), Cite("a", Span(9, 14)))
    points = tuple(Point(plain(text), cites=(cite,)) for text, cite in zip(LONGER[:2], cites, strict=True))
    (slide,) = slides_of(Scene("a", "points", "T", points=points))
    assert slide.role == "cards_2"
    assert slide.cites == cites


def chart(*values: int, kind: str = "bars", note: str = "") -> Chart:
    points = tuple(Datum(Decimal(each), str(each), str(each), Cite("a", Span(0, 2))) for each in values)
    names = tuple(f"c{number}" for number in range(len(values)))
    return Chart(kind, "Share", names, (Series("Share", points),), note=note)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("drawn", "role"),
    [
        (chart(60, 40, kind="doughnut"), "mark_points"),
        (chart(60, 4), "mark_points"),
        (chart(60, 4, 7), "chart_points"),
    ],
)
def test_a_chart_of_one_or_two_marks_leaves_half_to_its_sentence(
    drawn: Chart, role: str, slides_of: Slides
) -> None:
    points = scene("It takes 4 days").points
    (slide,) = slides_of(Scene("a", "chart", "T", chart=drawn, points=points))
    assert slide.role == role
    (slide,) = slides_of(Scene("a", "chart", "T", chart=drawn, points=points), offering=False)
    assert slide.role == "chart_points"


def test_what_must_stand_under_a_chart_stands_before_its_source(slides_of: Slides) -> None:
    drawn = chart(60, 4, note="100 = start · derived")
    (slide,) = slides_of(Scene("a", "chart", "T", chart=drawn, source_line="Acme, 2024"))
    assert shown(slide) == ["100 = start · derived · Source: Acme, 2024"]


@pytest.mark.parametrize("line", ["Acme, 2024", "Source: Acme, 2024"])
def test_the_label_of_a_source_stands_once(line: str, slides_of: Slides) -> None:
    drawn = chart(60, 4, note="Source: open statistics")
    (slide,) = slides_of(Scene("a", "chart", "T", chart=drawn, source_line=line))
    assert shown(slide) == ["Source: open statistics · Acme, 2024"]


def test_a_quotation_of_a_few_words_is_set_very_large(slides_of: Slides) -> None:
    brief, long = QuoteCard("Cash is reality", "Ann"), QuoteCard("Cash is reality. " * 8, "Ann")
    slides = slides_of(*(Scene(q.text, "quotation", q.text, quote=q) for q in (brief, long)))
    assert [slide.role for slide in slides] == ["quotation_large", "quotation"]


def test_a_list_of_sources_is_one_slide_while_it_fits(slides_of: Slides) -> None:
    texts = tuple(f"Source {number}" for number in range(10))
    sources = replace(scene(*texts), kind="sources")
    assert len(slides_of(sources)) == 1


def test_a_few_lines_of_code_are_set_larger(slides_of: Slides) -> None:
    for count, role in ((3, "code_short"), (9, "code")):
        (slide,) = slides_of(Scene("a", "code", "T", code=Code(Span(0, 0), "x = 1\n" * count)))
        assert slide.role == role


def test_one_sentence_alone_is_a_statement_but_not_twice_in_a_row(slides_of: Slides) -> None:
    alone = Scene(
        "a",
        "points",
        "Price",
        section="Price",
        points=(Point(plain("The energy price is fixed until 2028")),),
    )
    again = replace(alone, key="b", takeaway="Cost", section="Cost")
    first, second = slides_of(alone, again)
    assert (first.role, second.role) == ("section", "points")
    assert shown(first) == ["The energy price is fixed until 2028"]


def test_a_few_points_stand_beside_their_quotation(slides_of: Slides) -> None:
    said = replace(scene(*SHORT[:2]), quote=QuoteCard("We sell what we cannot mend", "Ada Moss", "owner"))
    (slide,) = slides_of(said, offering=False)
    assert slide.role == "columns"
    assert slides_of(said)[0].role == "cards_2"
    assert shown(slide) == ["\n".join(SHORT[:2]), "“We sell what we cannot mend”\nAda Moss, owner"]


def test_a_definition_is_set_large_with_its_term_in_bold(slides_of: Slides) -> None:
    lead = Point((Run("Fermentation", bold=True), Run(" is the work of microbes")))
    (slide,) = slides_of(Scene("a", "points", "T", points=(lead, Point(plain("It makes bread rise")))))
    assert slide.role == "points_large"
    (text,) = [fill.content for fill in slide.fills if fill.placeholder == "body"]
    assert isinstance(text, Prose)
    assert [(para.level, para.marker) for para in text.paras] == [(0, "none"), (1, "inherit")]


def test_two_sides_of_one_line_each_are_cards_with_headings(slides_of: Slides) -> None:
    sides = tuple(
        Column(name, (Point(plain(text)),)) for name, text in (("Trams", "Run on rails"), ("Buses", "Do not"))
    )
    (slide,) = slides_of(Scene("a", "comparison", "T", columns=sides))
    assert slide.role == "cards_2"
    assert shown(slide) == ["Trams\nRun on rails", "Buses\nDo not"]


def test_an_agenda_too_long_for_its_lines_keeps_the_names(slides_of: Slides) -> None:
    points = tuple(Point(plain(f"{'Part' if not n % 2 else 'What it says'} {n}"), n % 2) for n in range(12))
    (slide,) = slides_of(Scene("#agenda", "agenda", "Agenda", points=points))
    assert shown(slide) == ["\n".join(f"Part {n}" for n in range(0, 12, 2))]
