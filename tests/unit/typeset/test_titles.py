from __future__ import annotations

from deckmaker.model import Fill, Meta, Prose, Slide, Theme, prose
from deckmaker.typeset import typeset


def title(theme: Theme, text: str) -> tuple[str, list[str]]:
    page = typeset(Slide("a", "points", text, (Fill("title", prose(text)),)), theme, Meta())
    (box,) = page.boxes
    assert page.slide.title == text
    return box.content.text, [line.text for line in box.lines]  # type: ignore[union-attr]


def test_no_title_ends_in_a_line_of_one_word(theme: Theme) -> None:
    text, lines = title(
        theme, "Tecno holds more than forty per cent of the market in six major African countries"
    )
    assert len(lines) == 2
    assert len(lines[1].split()) > 2
    assert text.count("\v") == 1
    assert text.replace("\v", "").split() == " ".join(lines).split()


def test_the_title_reads_on_without_the_break(theme: Theme) -> None:
    whole = "Tecno holds more than forty per cent of the market in six major African countries"
    assert title(theme, whole)[0].replace("\v", "") == whole


def test_a_title_that_breaks_well_by_itself_is_left_alone(theme: Theme) -> None:
    whole = "AliExpress achieved a rapid delivery service of only 4 days, down from 60 days by the old route"
    text, lines = title(theme, whole)
    assert len(lines) == 2
    assert text == whole


def test_a_number_is_not_parted_from_what_it_counts(theme: Theme) -> None:
    whole = "Deliveries by the new route reach every customer there in 4 days, down from 60 by the old"
    _, lines = title(theme, whole)
    assert len(lines) == 2
    assert not lines[0].endswith("4")


def test_no_line_of_a_title_ends_inside_a_word(theme: Theme) -> None:
    whole = "Peixe Urbano accounts for three quarters of all sales of the group-purchase market in Brazil"
    _, lines = title(theme, whole)
    assert len(lines) == 2
    assert not lines[0].endswith("-")


def test_a_title_of_one_line_is_left_alone(theme: Theme) -> None:
    assert title(theme, "Users praise the apps") == ("Users praise the apps", ["Users praise the apps"])


def test_a_line_is_not_made_to_end_on_a_word_that_leans_on_the_next(theme: Theme) -> None:
    for tail in ("abroad", "of home", "at sea", "in June", "for us"):
        _, lines = title(
            theme, f"Delivery of parcels by the new route to the capital of the largest country {tail}"
        )
        assert len(lines) == 2
        assert lines[0].rsplit(" ", 1)[-1] not in {"of", "by", "the", "to"}


def test_a_chinese_title_is_balanced_too(theme: Theme) -> None:
    whole = "中国互联网模式正在海外快速复制并改变当地人的生活方式和消费习惯以及娱乐"
    text, lines = title(theme, whole)
    assert text.replace("\v", "") == whole
    assert len(lines) == 2
    assert len(lines[1]) >= 10


def test_a_word_is_not_parted_after_its_only_letter(theme: Theme) -> None:
    for count in range(1, 90):
        said = (
            "x" * 3
            + " y" * count
            + " e-commerce grows and the state-of-the-art follows it in all of the markets"
        )
        slide = Slide("a", "points", "Title", (Fill("body", prose(said)),))
        (box,) = typeset(slide, theme, Meta()).boxes
        assert not any(line.text.rstrip().endswith(" e-") for line in box.lines)
        assert isinstance(box.content, Prose)
        assert box.content.text.replace("\v", "") == said


def test_a_word_that_fills_its_line_is_parted_all_the_same(theme: Theme) -> None:
    said = "e-" + "commerce" * 12
    (box,) = typeset(Slide("a", "points", "Title", (Fill("body", prose(said)),)), theme, Meta()).boxes
    assert isinstance(box.content, Prose)
    assert box.content.text == said


def test_no_short_word_stands_alone_at_a_points_end(theme: Theme) -> None:
    text = "The first point says that the harbour was extended in the last year by two berths"
    page = typeset(Slide("a", "points", "A", (Fill("body", prose(text)),)), theme, Meta())
    (box,) = page.boxes
    assert [line.text.split()[-2:] for line in box.lines][-1] == ["two", "berths"]
    assert box.content.text.replace("\u00a0", " ") == text  # type: ignore[union-attr]
