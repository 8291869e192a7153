from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from deckmaker.compose import compose
from deckmaker.model import (
    Callout,
    Cell,
    Chart,
    Cite,
    Code,
    Column,
    Datum,
    Deck,
    Figure,
    Grid,
    Meta,
    Point,
    Prose,
    QuoteCard,
    Run,
    Scene,
    Series,
    Slide,
    Span,
    Storyboard,
    Theme,
    plain,
)

Compose = Callable[..., Deck]
NOWHERE = Span(0, 0)


@pytest.fixture(name="deck_of")
def _deck_of(theme: Theme, fits: Callable[[str, str, Prose], bool]) -> Compose:
    def make(*scenes: Scene, **meta: str) -> Deck:
        return compose(Storyboard(Meta(**meta), scenes), theme, fits)  # type: ignore[arg-type]

    return make


def points(*texts: str, ordered: bool = False) -> tuple[Point, ...]:
    return tuple(Point(plain(text), ordered=ordered) for text in texts)


def text(slide: Slide, placeholder: str) -> str:
    content = slide.fill(placeholder)
    assert isinstance(content, Prose)
    return content.text


def chart(kind: str = "bars") -> Chart:
    datum = Datum(Decimal(75), "75%", "75%", Cite("a", Span(3, 6)))
    return Chart(kind, "Share", ("Brazil",), (Series("Share", (datum,)),))  # type: ignore[arg-type]


# ── which layout ──


@pytest.mark.parametrize(
    ("scene", "role"),
    [
        (Scene("a", "title", "T"), "title"),
        (Scene("a", "agenda", "T", points=points("One", "Two")), "agenda"),
        (Scene("a", "section", "T", part=1), "section"),
        (Scene("a", "points", "T", points=points("One")), "points"),
        (Scene("a", "points", "A heading alone"), "section"),
        (Scene("a", "chart", "T", chart=chart()), "chart"),
        (Scene("a", "chart", "T", chart=chart(), points=points("One")), "chart_points"),
        (Scene("a", "chart", "T", chart=chart("callout")), "callout"),
        (Scene("a", "chart", "T", chart=chart("timeline")), "timeline"),
        (Scene("a", "callout", "T", callouts=(Callout("1", "x"),)), "callout"),
        (Scene("a", "callout", "T", callouts=(Callout("1", "x"),) * 2), "callouts_2"),
        (Scene("a", "callout", "T", callouts=(Callout("1", "x"),) * 3), "callouts_3"),
        (Scene("a", "quotation", "T", quote=QuoteCard("Said")), "quotation"),
        (Scene("a", "comparison", "T", columns=(Column("L", points("l")), Column("R", ()))), "comparison"),
        (Scene("a", "comparison", "T", columns=(Column("", points("l")), Column("", ()))), "columns"),
        (Scene("a", "picture", "T", picture=Figure(NOWHERE, "p.png", data=b"png")), "picture"),
        (
            Scene("a", "picture", "T", picture=Figure(NOWHERE, "p.png", data=b"png"), points=points("One")),
            "picture_points",
        ),
        (Scene("a", "picture", "T", picture=Figure(NOWHERE, "p.png", "a map")), "points"),
        (Scene("a", "code", "T", code=Code(NOWHERE, "x = 1")), "code"),
        (Scene("a", "sources", "T", points=points("Pandaily")), "sources"),
        (Scene("a", "closing", "T"), "closing"),
    ],
)  # fmt: skip
def test_each_kind_of_scene_has_its_layout(scene: Scene, role: str, deck_of: Compose) -> None:
    assert deck_of(scene).slides[0].role == role


# ── splitting ──


def test_too_many_points_become_balanced_slides(deck_of: Compose) -> None:
    deck = deck_of(Scene("a", "points", "T", points=points(*["x" * 100] * 6)))
    assert [len(slide.fill("body").paras) for slide in deck.slides] == [3, 3]  # type: ignore[union-attr]
    assert [slide.title for slide in deck.slides] == ["T (1 of 2)", "T (2 of 2)"]
    assert [slide.key for slide in deck.slides] == ["a", "a/2"]


@pytest.mark.parametrize("count", range(2, 40))
def test_no_point_stands_alone_when_it_need_not(count: int, deck_of: Compose) -> None:
    deck = deck_of(Scene("a", "points", "T", points=points(*["x" * 100] * count)))
    sizes = [len(slide.fill("body").paras) for slide in deck.slides]  # type: ignore[union-attr]
    assert sum(sizes) == count
    assert min(sizes) >= 2
    assert max(sizes) <= 5
    assert max(sizes) - min(sizes) <= 1 or count > 5


def test_only_points_of_the_first_level_count(deck_of: Compose) -> None:
    below = tuple(Point(plain("below"), level=1) for _ in range(5))
    deck = deck_of(Scene("a", "points", "T", points=(*points("One"), *below, *points("Two"))))
    assert len(deck.slides) == 1


def test_six_short_points_stand_in_two_columns(deck_of: Compose) -> None:
    (slide,) = deck_of(Scene("a", "points", "T", points=points(*"abcdef"))).slides
    assert slide.role == "columns"
    assert (text(slide, "left"), text(slide, "right")) == ("a\nb\nc", "d\ne\nf")


def test_numbers_go_on_over_slides(deck_of: Compose) -> None:
    deck = deck_of(Scene("a", "points", "T", points=points(*"abcdefg", ordered=True)))
    first, second = (slide.fill("body") for slide in deck.slides)
    assert isinstance(first, Prose)
    assert isinstance(second, Prose)
    assert {para.marker for para in first.paras} == {"number"}
    assert first.paras[0].start == 1
    assert second.paras[0].start == len(first.paras) + 1


def test_a_point_too_long_for_a_slide_is_split_by_sentences(deck_of: Compose) -> None:
    sentences = [f"Sentence {number} says {'much ' * 12}indeed." for number in range(20)]
    deck = deck_of(Scene("a", "points", "T", points=points(" ".join(sentences))))
    paras = [para.text for slide in deck.slides for para in slide.fill("body").paras]  # type: ignore[union-attr]
    assert paras == sentences


def test_a_sentence_too_long_for_a_slide_is_split_by_words(deck_of: Compose) -> None:
    words = [f"word{number}" for number in range(400)]
    deck = deck_of(Scene("a", "points", "T", points=points(" ".join(words))))
    said = [word for slide in deck.slides for word in text(slide, "body").split()]
    assert said == words


def test_styles_survive_a_split(deck_of: Compose) -> None:
    runs = (Run("plain text " * 40), Run("bold text " * 40, bold=True), Run("end.", italic=True))
    deck = deck_of(Scene("a", "points", "T", points=(Point(runs),)))
    found = [run for slide in deck.slides for para in slide.fill("body").paras for run in para.runs]  # type: ignore[union-attr]
    assert " ".join(run.text for run in found if run.bold).split() == ("bold text " * 40).split()
    assert [run.text for run in found if run.italic] == ["end."]


def test_points_that_do_not_fit_beside_a_chart_follow_it(deck_of: Compose) -> None:
    deck = deck_of(Scene("a", "chart", "T", chart=chart(), points=points(*["x" * 60] * 5)))
    assert [slide.role for slide in deck.slides] == ["chart_points", "points"]
    assert sum(len(slide.fill("body").paras) for slide in deck.slides) == 5  # type: ignore[union-attr]


def test_a_quotation_too_long_for_large_type_is_set_as_text_with_its_speaker(deck_of: Compose) -> None:
    card = QuoteCard("We said it and we meant it. " * 12, "Fu Sheng", "CEO")
    deck = deck_of(Scene("a", "quotation", "T", quote=card))
    assert {slide.role for slide in deck.slides} == {"points"}
    last = deck.slides[-1].fill("body")
    assert isinstance(last, Prose)
    assert last.paras[-1].runs == (Run("Fu Sheng", bold=True), Run(", CEO"))
    first = deck.slides[0].fill("body")
    assert isinstance(first, Prose)
    assert first.text.startswith("“We said it")  # its marks say that it is one
    assert last.paras[-2].text.rstrip().endswith("”")


def test_a_table_is_split_by_rows_with_its_header_repeated(deck_of: Compose) -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(NOWHERE, plain(each)) for each in texts)

    grid = Grid(NOWHERE, row("Country", "Share"), tuple(row(f"C{n}", f"{n}%") for n in range(14)))
    deck = deck_of(Scene("a", "table", "T", grid=grid))
    tables = [slide.fill("table") for slide in deck.slides]
    assert [len(each.rows) for each in tables] == [7, 7]  # type: ignore[union-attr]
    assert {each.header for each in tables} == {grid.header}  # type: ignore[union-attr]
    assert {each.aligns for each in tables} == {("left", "right")}  # type: ignore[union-attr]


def test_code_keeps_every_line_and_its_indent(deck_of: Compose) -> None:
    code = "\n".join(f"{'    ' * (number % 3)}line{number}" for number in range(40))
    deck = deck_of(Scene("a", "code", "T", code=Code(NOWHERE, code)))
    assert len(deck.slides) == 3
    assert "\n".join(text(slide, "code") for slide in deck.slides) == code


def test_a_long_agenda_is_split(deck_of: Compose) -> None:
    deck = deck_of(Scene("a", "agenda", "Agenda", points=points(*[f"Section {n}" for n in range(12)])))
    assert [slide.title for slide in deck.slides] == ["Agenda (1 of 2)", "Agenda (2 of 2)"]
    second = deck.slides[1].fill("body")
    assert isinstance(second, Prose)
    assert second.paras[0].start == 7


def test_four_callouts_are_two_and_two(deck_of: Compose) -> None:
    deck = deck_of(Scene("a", "callout", "T", callouts=tuple(Callout(str(n), "x") for n in range(4))))
    assert [slide.role for slide in deck.slides] == ["callouts_2", "callouts_2"]


# ── what stands around ──


def test_a_derived_figure_shows_its_formula(deck_of: Compose) -> None:
    callout = Callout("15×", "faster", formula="60 ÷ 4")
    (slide,) = deck_of(Scene("a", "callout", "T", callouts=(callout,))).slides
    assert text(slide, "label") == "faster\nderived: 60 ÷ 4"


def test_the_kicker_names_the_part_unless_the_title_does(deck_of: Compose) -> None:
    deck = deck_of(
        Scene("a", "points", "Growth", section="Market", part=1, points=points("x")),
        Scene("b", "points", "market", section="Market", part=1, points=points("x")),
    )
    assert text(deck.slides[0], "kicker") == "Market"
    assert deck.slides[1].fill("kicker") is None


@pytest.mark.parametrize(
    ("language", "line"),
    [("en-GB", "Source: Pandaily"), ("zh-CN", "来源：Pandaily"), ("", "Source: Pandaily")],
)
def test_the_source_line_says_what_it_is(language: str, line: str, deck_of: Compose) -> None:
    scene = Scene("a", "points", "T", points=points("x"), source_line="Pandaily")
    assert text(deck_of(scene, language=language).slides[0], "source") == line


def test_titles_stand_on_one_slide_alone(deck_of: Compose) -> None:
    deck = deck_of(
        Scene("a", "section", "Market", part=1),
        Scene("b", "points", "Market", points=points("x")),
        Scene("c", "chart", "Market", chart=chart()),
        Scene("d", "chart", "Market ", chart=chart()),
        Scene("e", "points", "", points=points("x")),
    )
    titles = [slide.title for slide in deck.slides]
    assert titles[:4] == ["Market", "Market: key points", "Market: the figures", "Market (2)"]
    assert len(set(titles)) == 5
    assert all(titles)
    assert all(text(slide, "title") == slide.title for slide in deck.slides)


def test_every_slide_is_in_one_section_named_as_its_part(deck_of: Compose) -> None:
    deck = deck_of(
        Scene("t", "title", "Deck"),
        Scene("a", "points", "A", section="Africa", part=1, points=points("x")),
        Scene("b", "points", "B", section="Africa", part=1, points=points(*["x" * 100] * 8)),
        Scene("c", "points", "C", section="Brazil", part=2, points=points("x")),
        Scene("s", "sources", "Sources", points=points("x")),
        title="The deck",
    )
    assert [section.name for section in deck.sections] == ["The deck", "Africa", "Brazil", "Sources"]
    assert [key for section in deck.sections for key in section.slides] == [
        slide.key for slide in deck.slides
    ]


def test_a_slide_stands_on_the_evidence_of_its_own_points(deck_of: Compose) -> None:
    cites = [Cite("a", Span(number, number + 1)) for number in range(6)]
    scene = Scene("a", "points", "T", points=tuple(Point(plain("x" * 100), cites=(cite,)) for cite in cites))
    first, second = deck_of(scene).slides
    assert first.cites == tuple(cites[:3])
    assert second.cites == tuple(cites[3:])


def test_a_hidden_scene_gives_hidden_slides_with_its_notes(deck_of: Compose) -> None:
    scene = Scene("a", "points", "T", points=points(*["x" * 100] * 8), hidden=True, notes=("Say this.",))
    assert {(slide.hidden, slide.notes) for slide in deck_of(scene).slides} == {(True, ("Say this.",))}


def test_no_placeholder_is_filled_with_nothing(deck_of: Compose) -> None:
    (slide,) = deck_of(Scene("a", "title", "T", subtitle=" ")).slides
    assert [fill.placeholder for fill in slide.fills] == ["title"]


CODE = """import os


class Point:
    x: int

    def far(self):
        return self.x


def nearest(points):
    best = None
    for point in points:
        best = point
    return best


def centroid(points):
    return sum(points)
"""


def test_code_is_parted_between_definitions_and_titled_by_them(deck_of: Compose) -> None:
    lines = CODE.rstrip("\n").count("\n") + 1
    assert lines > 16
    deck = deck_of(Scene("a", "code", "Geometry", code=Code(NOWHERE, CODE, "python")))
    assert [slide.title for slide in deck.slides] == ["Geometry: Point", "Geometry: nearest, centroid"]
    for slide in deck.slides:
        shown = text(slide, "code").split("\n")
        assert shown[0]
        assert shown[-1]
        assert not shown[0].startswith(" ")


def test_parts_of_a_list_are_titled_by_the_headings_that_stand_on_them(deck_of: Compose) -> None:
    many = tuple(
        point
        for place in ("Harbour", "Railway", "People", "Roads", "Airports", "Canals")
        for point in (
            Point(plain(place)),
            *(
                Point(plain(f"{place} number {number} was made longer and wider than it was"), 1)
                for number in range(3)
            ),
        )
    )
    deck = deck_of(Scene("a", "points", "Works", points=many))
    assert len(deck.slides) > 1
    for slide in deck.slides:
        base, _, told = slide.title.partition(": ")
        assert base == "Works"
        assert all(place in text(slide, "body") for place in told.split(", "))


def test_parts_that_have_no_names_are_numbered(deck_of: Compose) -> None:
    long = points(
        *(
            f"Point {number} says something that is long enough for a line of its own" * 2
            for number in range(11)
        )
    )
    titles = [slide.title for slide in deck_of(Scene("a", "points", "Works", points=long)).slides]
    assert titles[0] == f"Works (1 of {len(titles)})"


@pytest.mark.parametrize(
    ("names", "titles"),
    [
        ([f"City {letter}" for letter in "ABCDEFGHIJKL"], ["T: City A – City F", "T: City G – City L"]),
        (["the same"] * 12, ["T (1 of 2)", "T (2 of 2)"]),
        ([f"A name that is much too long for a title {n}" for n in range(12)], ["T (1 of 2)", "T (2 of 2)"]),
    ],
)
def test_a_part_of_a_table_is_titled_by_its_first_and_last_row(
    names: list[str], titles: list[str], deck_of: Compose
) -> None:
    def row(*texts: str) -> tuple[Cell, ...]:
        return tuple(Cell(NOWHERE, plain(each)) for each in texts)

    grid = Grid(NOWHERE, row("City", "Share"), tuple(row(name, f"{n}%") for n, name in enumerate(names)))
    deck = deck_of(Scene("a", "table", "T", grid=grid))
    assert [slide.title for slide in deck.slides] == titles
