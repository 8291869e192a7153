"""Promises of a number that stands alone: its sign and its name are those of the text, or it does not stand."""

from __future__ import annotations

import pytest

from deckmaker.model import Chart, Paragraph, Section, Span
from deckmaker.plan.charts import charts, headline
from deckmaker.understand import understand


def alone(text: str, language: str = "en") -> list[tuple[str, str]]:
    """Label and number of each callout of a text."""
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), ()),))
    return [
        (name, point.label)
        for chart in _first(section, language)
        if chart.kind == "callout"
        for name, point in zip(chart.categories, chart.points, strict=True)
    ]


def _first(section: Section, language: str) -> list[Chart]:
    found = understand(section, language).statements
    return [made[0] for each in found if (made := charts(each, section, language))]


@pytest.mark.parametrize(
    ("text", "language", "shown"),
    [
        ("The bank lowered its base rate in two steps, in all by 60 bps.", "en", ("Base rate", "−60 bp")),
        ("差旅费用下降近一成。", "zh", ("差旅费用", "≈−10%")),
        ("Sales came to £90 million, 4% above the year before.", "en", ("Sales", "+4%")),
        ("Headcount was 2,140 in May, 3% fewer than in April.", "en", ("Headcount", "−3%")),
        ("Loans to farms rose 1.4% in May.", "en", ("Loans to farms", "+1.4%")),
    ],
)
def test_the_sign_follows_the_verb_of_the_clause(text: str, language: str, shown: tuple[str, str]) -> None:
    assert shown in alone(text, language)


@pytest.mark.parametrize(
    "text",
    [
        "It makes up 15 to 25% of the costs.",
        "The company had guided for at least 31%.",
        "Closures have halved since the peak.",
        "Index numbers have 2015 as their base (2015 = 100).",
        "The Office expects 1.0% to 1.3%.",
        "Banks lent at 5.5 to 8.1 per cent.",
        "Wages were 3.1%, 4.4% and 6.9% in the North, the Centre and the Isles respectively.",
    ],
)
def test_a_number_that_the_text_has_no_name_for_does_not_stand_alone(text: str) -> None:
    assert alone(text) == []


def test_by_and_to_are_a_change_and_a_level_and_no_range() -> None:
    assert ("Employment", "+52,000") in alone("Employment rose by 52,000 to 4.31 million.")
    assert not any("–" in said for _, said in alone("Employment rose by 52,000 to 4.31 million."))


def test_a_negative_sum_keeps_its_currency() -> None:
    assert alone("The net loss was CHF −7.1 million.") == [("Net loss", "−CHF 7.1m")]


def test_two_places_are_no_before_and_after() -> None:
    text = "The rate ranged from −0.4% in Arden to 3.8% in Belmont."
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), ()),))
    assert [chart.categories for chart in _first(section, "en")] == [("Belmont", "Arden")]


def test_a_title_of_figures_never_takes_the_heading_for_their_owner() -> None:
    text = "Their sales went the other way and rose to €7.9bn from €5.6bn."
    section = Section("s", 1, "Fewer shops, larger shops", text, (Paragraph(Span(0, len(text)), ()),))
    (statement,) = understand(section, "en").statements
    (chart, *_) = charts(statement, section)
    assert "Fewer" not in headline(statement, chart, section)


def test_a_rise_and_a_fall_are_no_bars_side_by_side() -> None:
    text = "Spending on roads was slashed by 9% while rail spending rose 6%."
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), ()),))
    assert all(chart.kind != "bars" for chart in _first(section, "en"))


def test_what_is_lost_of_a_price_is_no_part_of_a_ring() -> None:
    assert alone("The shares lost 7.3% in early trading.") == [("Shares", "−7.3%")]


def test_a_label_of_signs_only_is_no_label() -> None:
    import deckmaker

    assert deckmaker.charts(",<<DOUBLED") is not None


def test_a_second_figure_of_a_sentence_is_named_by_its_own_clause() -> None:
    text = "Live.me reached a growth rate of 967% in about three months, and its downloads multiplied about 60-fold."
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), ()),))
    numbers = [
        (chart.categories, chart.points[0].label)
        for each in understand(section, "en").statements
        for chart in charts(each, section)
        if chart.kind == "callout"
    ]
    assert numbers == [(("Growth rate",), "+967%"), (("Downloads",), "≈60×")]


def test_whose_sales_they_are_must_stand_in_the_sentence() -> None:
    assert alone("Its sales grew 12% last year.") == []
