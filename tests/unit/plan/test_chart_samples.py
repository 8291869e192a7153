"""Chart blocks of the kinds that matplotlib draws, and tables for blocks that cannot be read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from deckmaker.model import Chart, ChartData, Problem, Section, Span
from deckmaker.plan.chart_blocks import block_chart
from deckmaker.plan.chart_tables import block_grid, chart_grid

TIMES = "3, 4, 4, 5, 5, 6\n7, 9, 12"


def block(text: str) -> tuple[ChartData, Section]:
    data = ChartData(Span(0, len(text)), text)
    return data, Section("depot", 1, "Depot", text, (data,))


def chart(text: str) -> Chart:
    made = block_chart(*block(text))
    assert isinstance(made, Chart), made
    return made


def problem(text: str) -> Problem:
    made = block_chart(*block(text))
    assert isinstance(made, Problem), made
    return made


def test_a_histogram_takes_figures_in_lines() -> None:
    made = chart(f"kind: histogram\ntitle: Days\nunit: days\n\nDelivery time\n{TIMES}")
    assert made.kind == "histogram"
    assert [point.value for point in made.points] == [
        Decimal(each) for each in TIMES.replace("\n", ",").split(",")
    ]
    assert made.series[0].name == "Delivery time"
    assert "9 figures" in made.alt
    assert "derived" in made.note


def test_every_observation_is_cited_with_its_line() -> None:
    text = f"kind: histogram\n\nDelivery time\n{TIMES}"
    section = block(text)[1]
    lines = {point.cite.span.of(section.text) for point in chart(text).points if point.cite}
    assert lines == set(TIMES.splitlines())


def test_a_histogram_takes_a_column_of_figures() -> None:
    rows = "\n".join(f"parcel {number},{number + 2}" for number in range(9))
    made = chart(f"kind: histogram\n\nParcel,Days\n{rows}")
    assert [int(point.value) for point in made.points] == list(range(2, 11))


def test_a_box_plot_takes_groups_in_lines_of_any_length() -> None:
    made = chart("kind: boxplot\nhighlight: South\n\nRegion,Days\nNorth,3,4,5,6,7\nSouth,5,8,9,11,12,13")
    assert [each.name for each in made.series] == ["North", "South"]
    assert [sum(1 for point in each.points if point) for each in made.series] == [5, 6]
    assert len({len(each.points) for each in made.series} | {len(made.categories)}) == 1
    assert made.highlight == 1


def test_a_box_plot_takes_groups_in_columns() -> None:
    rows = "\n".join(f"{day},{day + 1},{day * 2}" for day in range(1, 7))
    made = chart(f"kind: box_plot\n\nDay,North,South\n{rows}")
    assert [each.name for each in made.series] == ["North", "South"]


def test_a_heat_map_and_panels_take_columns() -> None:
    rows = "Year,A,B\n2021,1%,2%\n2022,3%,4%\n2023,5%,"
    assert chart(f"kind: heat map\n\n{rows}").kind == "heat_map"
    assert chart(f"kind: small-multiples\n\n{rows}").kind == "small_multiples"


def test_what_bare_figures_count_stands_under_the_chart() -> None:
    assert chart("kind: heat_map\nunit: guests\n\nDay,A,B\nMon,1,2\nTue,3,4").note == "guests"
    assert chart("kind: heat_map\n\nDay,A,B\nMon,1%,2%\nTue,3%,4%").note == ""


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("kind: histogram\n\nDays\n1, 2, 3", "at least 8 figures, not 3"),
        ("kind: histogram\n\nDay,A,B\n" + "\n".join(f"{n},{n},{n}" for n in range(9)), "one column"),
        ("kind: box_plot\n\nRegion,Days\nNorth,1,2,3,4,5\nSouth,1,2", "at least 5 figures, not 2"),
        ("kind: heat_map\n\nDay,A\nMon,1\nTue,2", "two rows and two columns"),
        ("kind: small_multiples\n\nYear,A\n2021,1\n2022,2\n2023,3", "2 to 12 series"),
        ("kind: small_multiples\n\nYear,A,B\n2021,1,2\n2022,2,2", "three rows"),
    ],
)
def test_figures_that_a_kind_cannot_show_are_refused_with_a_cure(text: str, said: str) -> None:
    found = problem(text)
    assert found.code == "chart-kind-unfit"
    assert said in found.message
    assert found.hint


def test_an_observation_that_is_no_figure_is_reported_at_its_line() -> None:
    text = "kind: histogram\n\nDays\n1, 2, 3\n4, soon, 6"
    found = problem(text)
    assert found.code == "chart-figure-unread"
    assert found.span is not None
    assert found.span.of(text) == "4, soon, 6"


def test_observations_of_different_units_are_refused() -> None:
    assert (
        problem("kind: box_plot\n\nRegion,Days\nNorth,1%,2%,3%,4%,5%\nSouth,$1,$2,$3,$4,$5").code
        == "chart-mixed-units"
    )


def test_a_bad_block_has_a_table_with_its_rows_as_written() -> None:
    grid = block_grid(*block("kind: columns\ntitle: Guests\n\nYear,Guests\n2022,120\n2023,many,indeed"))
    assert grid is not None
    assert [cell.text for cell in grid.header] == ["Year", "Guests", ""]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["2022", "120", ""],
        ["2023", "many", "indeed"],
    ]


def test_a_block_without_rows_has_no_table() -> None:
    assert block_grid(*block("kind: columns")) is None


def test_a_chart_that_is_not_drawn_has_a_table_of_its_figures() -> None:
    grid = chart_grid(chart("kind: heat_map\n\nDay,A,B\nMon,1%,2%\nTue,,4%"))
    assert [[cell.text for cell in row] for row in (grid.header, *grid.rows)] == [
        ["", "A", "B"], ["Mon", "1%", "2%"], ["Tue", "", "4%"],
    ]  # fmt: skip


def test_observations_that_are_not_drawn_are_summed_up_in_a_table() -> None:
    grid = chart_grid(chart("kind: box_plot\n\nRegion,Days\nNorth,3,4,5,6,17\nSouth,5,8,9,11,12,13"))
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["North", "5", "3", "5", "17"], ["South", "6", "5", "10", "13"],
    ]  # fmt: skip
