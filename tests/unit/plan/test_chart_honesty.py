"""What must not be drawn as a ring, a line or a bar, and titles that stand by themselves."""

import pytest

from deckmaker.model import Cell, Chart, Grid, Section, Span, plain
from deckmaker.plan.chart_title_checks import sound
from deckmaker.plan.charts import charts, grid_charts, headline
from deckmaker.understand.sentences import split
from deckmaker.understand.statements import statements
from deckmaker.understand.statistics import statistics


def drawn(text: str, language: str = "en") -> list[tuple[Chart, str]]:
    section = Section("part", 1, "Part", text)
    sentences = split(text, language)
    found = []
    for statement in statements(text, statistics(text, sentences, language), sentences):
        candidates = charts(statement, section, language)
        if candidates:
            found.append((candidates[0], headline(statement, candidates[0], section, language)))
    return found


def table(*lines: str) -> tuple[Grid, Section]:
    rows = [[each.strip() for each in line.split("|")] for line in lines]
    text = "\n".join(lines)
    cells = [tuple(Cell(Span(0, 1), plain(each)) for each in row) for row in rows]
    return Grid(Span(0, len(text)), cells[0], tuple(cells[1:])), Section("sales", 1, "Sales by area", text)


@pytest.mark.parametrize(
    "text",
    [
        "The tunnel cost 6.8 billion euros, 23% more than planned.",
        "The law asks for 70 percent of freight to go by rail.",
        "By 2031, 90% of pupils should have that chance.",
        "Short sleep costs 0.4% of national income.",
        "Air traffic on the route collapsed by 81 percent.",
        "Organic growth, without the effects of currencies, was 6.4%.",
        "Sales were 3% above the year before.",
    ],
)
def test_what_is_no_visible_part_of_a_whole_is_no_ring(text: str) -> None:
    assert all(chart.kind != "doughnut" for chart, _ in drawn(text))


def test_shares_of_one_sentence_stand_side_by_side() -> None:
    ((chart, _),) = drawn(
        "Of the riders, 46 per cent named speed, 31 per cent more stops, and 12 per cent lower fares."
    )
    assert chart.kind == "bars"
    assert chart.categories == ("Speed", "More stops", "Lower fares")


def test_a_number_that_was_added_is_no_level_to_start_from() -> None:
    found = drawn("We have 120 more officers than then. The force now employs 2,316 officers.")
    assert all(chart.kind != "before_after" for chart, _ in found)


def test_areas_at_two_dates_are_bars_and_never_a_line() -> None:
    grid, section = table("Area | Q3 2030 | Q3 2031", "North | 12 | 14", "South | 9 | 8", "West | 7 | 9")
    made = grid_charts(grid, section)
    assert made[0].kind in ("clustered_columns", "clustered_bars")
    assert not {chart.kind for chart in made} & {"line", "slope"}
    assert made[0].title == "Sales by area, Q3 2030 and Q3 2031"


@pytest.mark.parametrize("corner", ["€ million", "", "Key figures"])
def test_a_table_of_different_measures_stays_a_table(corner: str) -> None:
    grid, section = table(f"{corner} | 2030 | 2031", "Revenue | 44 | 48", "Orders | 43 | 51", "Cash | 2 | 3")
    assert grid_charts(grid, section) == ()


def test_a_balance_sheet_stays_a_table() -> None:
    grid, section = table(
        "Line | This year | Last year", "Cash | 40 | 210", "Stock | 560 | 280", "Total assets | 600 | 490"
    )
    assert grid_charts(grid, section) == ()


def test_a_takeaway_names_the_owner_behind_its_pronoun() -> None:
    text = "Plumbo reached a growth rate of 340% in a year, and its downloads multiplied about 20-fold."
    assert "Plumbo’s downloads multiplied about 20-fold" in [title for _, title in drawn(text)]


@pytest.mark.parametrize(
    "title",
    ["Its sales rose 5%", "Two-thirds of passengers", "It was 6%", "The number has halved, and three", ""],
)
def test_a_title_that_leans_on_others_does_not_stand(title: str) -> None:
    assert not sound(title)


def test_a_label_keeps_the_decimals_of_its_source() -> None:
    ((chart, _),) = drawn("The central bank lowered its rate from 3.25% to 2.50%.")
    assert [point.label for point in chart.points] == ["3.25%", "2.50%"]


def test_chinese_figures_are_drawn_in_chinese() -> None:
    ((chart, title),) = drawn("茶农人均年收入从1.8万元增加到3.2万元。", "zh")
    assert chart.kind == "before_after"
    assert [point.label for point in chart.points] == ["1.8万元", "3.2万元"]
    assert title == "茶农人均年收入从1.8万元增加到3.2万元"
