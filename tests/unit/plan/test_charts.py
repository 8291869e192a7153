from decimal import Decimal

import pytest

from deckmaker.model import Cell, Chart, ChartData, Grid, Problem, Section, Span, plain
from deckmaker.plan.charts import block_chart, charts, grid_charts, headline
from deckmaker.understand.sentences import split
from deckmaker.understand.statements import statements
from deckmaker.understand.statistics import statistics


def drawn(text: str) -> list[tuple[Chart, str]]:
    """The best chart of each statement and its takeaway."""
    section = Section("part", 1, "Part", text)
    sentences = split(text, "en")
    found = []
    for statement in statements(text, statistics(text, sentences), sentences):
        candidates = charts(statement, section, "en")
        if candidates:
            found.append((candidates[0], headline(statement, candidates[0], section, "en")))
    return found


def best(text: str) -> Chart:
    found = drawn(text)
    assert len(found) == 1, found
    return found[0][0]


@pytest.mark.parametrize(
    ("text", "kind", "labels"),
    [
        ("Riverton holds 35% of the ferry market.", "doughnut", ["35%", "65%"]),
        ("Riverton holds more than 35% of the ferry market.", "doughnut", [">35%", ""]),
        ("Repairs fell from 90 hours to 36.", "before_after", ["90 hours", "36 hours"]),
        ("Bookings grew 240% last year.", "indexed_growth", ["100", "+240%"]),
        ("Bookings multiplied by about 30 folds.", "indexed_growth", ["1×", "≈30×"]),
        ("Bookings increased by 1.7 times.", "callout", ["1.7×"]),
        ("Support slid 4 percentage points in Wales.", "callout", ["−4 pp"]),
        ("Three in eight households rent.", "icon_array", ["3 of 8"]),
        ("Coal accounted for 52% of output, gas for 33% and wind for 15%.", "stacked_bars_100", ["52%", "33%", "15%"]),
        ("Nurses (64%), drivers (31%) and teachers (58%) backed it.", "bars", ["64%", "58%", "31%"]),
        ("Visits hit 13,900 in May, 15,200 in June and 16,800 in July.", "columns", ["13,900", "15,200", "16,800"]),
        ("Sales were $2m in 2011, $3m in 2012, $5m in 2013 and $4m in 2014.", "line", ["$2m", "$3m", "$5m", "$4m"]),
    ],
)  # fmt: skip
def test_each_kind_of_statement_has_its_chart(text: str, kind: str, labels: list[str]) -> None:
    chart = best(text)
    assert chart.kind == kind
    assert [point.label for point in chart.points] == labels


def test_a_derived_figure_carries_its_formula() -> None:
    ring = best("Riverton holds 35% of the ferry market.")
    assert [point.formula for point in ring.points] == ["", "100 − 35"]
    assert "derived" in ring.note


def test_the_rest_of_a_bound_is_not_stated() -> None:
    ring = best("Riverton holds more than 35% of the ferry market.")
    assert ring.points[1].label == ""
    assert ring.points[0].bound == "more_than"
    assert "65" not in ring.alt


def test_the_alternative_text_holds_figures_and_sentence() -> None:
    chart = best("Repairs fell from 90 hours to about 36.")
    assert "90 hours" in chart.alt
    assert "≈36 hours" in chart.alt
    assert "Repairs fell from 90 hours to about 36." in chart.alt


def test_a_company_s_own_figure_says_so() -> None:
    text = "Ana Ruiz, director of Solmar said, “We sell a lot. Solmar supplies 30% of the island’s power.”"
    assert "company figure: Solmar" in drawn(text)[0][0].note


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "According to Harbour Watch, Riverton holds 35% of the ferry market.",
            "Riverton holds 35% of the ferry market",
        ),
        (
            "However, Velora (formerly Velo), which was founded in Lyon, raised its output to more than 4,000 bikes in "
            "2019, and its founder left.",
            "Velora raised its output to more than 4,000 bikes in 2019",
        ),
        (
            "Beating every rival, Orvana overtook Pomara, achieving a market share of 44% in two years, "
            "and a new record.",
            "Orvana achieved a market share of 44% in two years",
        ),
        (
            "The valley has “five great orchards”. Among them, two of them are organic.",
            "Two of the “five great orchards” are organic",
        ),
    ],
)
def test_a_takeaway_is_short_and_in_the_text_s_words(text: str, title: str) -> None:
    assert [said for _, said in drawn(text)] == [title]


def test_a_takeaway_keeps_figure_and_qualifier() -> None:
    for text in ("Visits to the islands reached nearly 8 million, which pleased the ministry.",):
        ((_, title),) = drawn(text)
        assert "nearly 8 million" in title


def test_a_ranking_without_figures_is_not_drawn() -> None:
    assert drawn("Orvana is the largest cider maker in Wales.") == []


# ── tables ──────────────────────────────────────────────────────────────────────────────────────


def grid(*lines: str) -> tuple[Grid, Section]:
    """A table whose cells have true spans in a section's text."""
    text = "\n".join(lines)
    rows, cursor = [], 0
    for line in lines:
        cells = []
        for said in line.split(" | "):
            start = text.index(said, cursor)
            cursor = start + len(said)
            cells.append(Cell(Span(start, cursor), plain(said)))
        rows.append(tuple(cells))
    return Grid(Span(0, len(text)), rows[0], tuple(rows[1:])), Section("t", 1, "T", text)


def test_a_table_over_time_is_a_line_with_the_unit_of_its_header() -> None:
    table, section = grid("Year | Revenue (€m)", "2018 | 4.1", "2019 | 4.6", "2020 | 3.9", "2021 | 5.2")
    chart = grid_charts(table, section)[0]
    assert (chart.kind, chart.unit, chart.categories) == ("line", "euro", ("2018", "2019", "2020", "2021"))
    assert all(point.cite and point.cite.span.of(section.text) == point.surface for point in chart.points)


def test_a_table_of_names_is_sorted_bars_without_its_total() -> None:
    table, section = grid("Town | Visitors", "Ayr | 1,200", "Bute | 3,400", "Oban | 2,100", "Total | 6,700")
    chart = grid_charts(table, section)[0]
    assert (chart.kind, chart.categories) == ("bars", ("Bute", "Oban", "Ayr"))


@pytest.mark.parametrize("head", ["Rank", "#", "No", "No.", "Nr", "Platz", "排名", ""])
def test_a_column_of_ranks_is_never_charted(head: str) -> None:
    names, ranks = ("Bute", "Oban", "Ayr"), ("3,400", "2,100", "1,200")
    rows = [f"{at} | {name} | {said}" for at, (name, said) in enumerate(zip(names, ranks, strict=True), 1)]
    first = grid_charts(*grid(f"{head} | Town | Visitors", *rows))
    assert {(chart.categories, chart.series[0].name, len(chart.series)) for chart in first} == {
        (names, "Visitors", 1)
    }
    rows = [f"{name} | {at} | {said}" for at, (name, said) in enumerate(zip(names, ranks, strict=True), 1)]
    second = grid_charts(*grid(f"Town | {head} | Visitors", *rows))
    assert second
    assert all(series.name == "Visitors" for chart in second for series in chart.series)


def test_the_answers_no_are_no_ranks() -> None:
    table, section = grid("Question | Yes | No", "Ferry | 40 | 12", "Bridge | 31 | 21", "Tunnel | 9 | 43")
    assert {series.name for series in grid_charts(table, section)[0].series} == {"Yes", "No"}


def test_columns_of_different_units_never_share_an_axis() -> None:
    table, section = grid("Town | Visitors | Growth", "Ayr | 1,200 | 12%", "Bute | 3,400 | −3%")
    made = grid_charts(table, section)
    assert {len(chart.series) for chart in made} == {1}
    assert {chart.unit for chart in made} == {"", "percentage"}


def test_a_table_of_words_is_no_chart() -> None:
    table, section = grid("Town | Mayor", "Ayr | Reid", "Bute | Bain")
    assert grid_charts(table, section) == ()


# ── blocks ──────────────────────────────────────────────────────────────────────────────────────


def block(text: str) -> Chart | Problem:
    return block_chart(ChartData(Span(0, len(text)), text), Section("b", 1, "B", text))


def test_a_block_gives_the_chart_it_describes() -> None:
    chart = block(
        "kind: bars\ntitle: Fleet\nsource: Port log\nhighlight: Oban\n\nTown,Boats\nAyr,>40\nOban,52\n"
    )
    assert isinstance(chart, Chart)
    assert (chart.kind, chart.title, chart.categories, chart.highlight) == (
        "bars",
        "Fleet",
        ("Ayr", "Oban"),
        1,
    )
    assert [(point.value, point.bound) for point in chart.points] == [
        (Decimal(40), "more_than"),
        (Decimal(52), ""),
    ]
    assert "Port log" in chart.alt


def test_a_block_reads_quoted_fields_gaps_and_formulas() -> None:
    chart = block('Maker,2016,2017\n"Itel, Infinix",,≈12%\nOthers,30%,48% = 100 − 52\n')
    assert isinstance(chart, Chart)
    assert chart.categories == ("Itel, Infinix", "Others")
    assert chart.series[0].points[0] is None
    assert chart.series[1].points[1] is not None
    assert chart.series[1].points[1].formula == "100 − 52"


@pytest.mark.parametrize(
    ("text", "code", "place"),
    [
        ("kind: swirl\n\nA,B\nx,1\n", "chart-kind-unknown", ""),
        ("kind: bars\n\nA,B\nx,many\n", "chart-figure-unread", "x,many"),
        ("kind: bars\n\nA,B\nx,1,2\n", "chart-row-long", "x,1,2"),
        ("kind: icon_array\n\nA,B\nx,3\n", "chart-total-missing", ""),
        ("kind: bars\n", "chart-without-figures", ""),
        ("kind: bars\n\nA,B\nx,4%\ny,$3\n", "chart-mixed-units", ""),
    ],
)
def test_a_bad_block_says_what_is_wrong_and_where(text: str, code: str, place: str) -> None:
    problem = block(text)
    assert isinstance(problem, Problem)
    assert problem.code == code
    assert problem.hint
    assert problem.span is not None
    if place:
        assert problem.span.of(text) == place
