from __future__ import annotations

from deckmaker import measure
from deckmaker.model import EMU_PER_POINT, Box, Cell, Fill, Grid, Meta, Problem, Slide, Span, Theme, plain
from deckmaker.typeset import typeset

NOWHERE = Span(0, 0)


def row(*texts: str) -> tuple[Cell, ...]:
    return tuple(Cell(NOWHERE, plain(text)) for text in texts)


def placed(
    theme: Theme, *rows: tuple[Cell, ...], aligns: tuple[str, ...] = ()
) -> tuple[Box, tuple[Problem, ...]]:
    grid = Grid(NOWHERE, rows[0], rows[1:], aligns)
    page = typeset(Slide("a", "table", "Sales", (Fill("table", grid),)), theme, Meta())
    return page.boxes[0], page.problems


def test_columns_and_rows_add_up_to_the_table(theme: Theme) -> None:
    box, problems = placed(theme, row("Country", "Share"), row("Brazil", "75%"), row("Kenya", "40%"))
    assert sum(box.columns) == box.rect.width
    assert sum(box.rows) == box.rect.height == box.height
    assert len(box.rows) == 3
    assert not problems


def test_a_long_column_gets_more_room_than_a_short_one(theme: Theme) -> None:
    box, _ = placed(
        theme,
        row("Country", "What happened there"),
        row(
            "Brazil",
            "The largest group purchasing site took over the business model of its partner in a year " * 4,
        ),
    )
    assert box.columns[1] > 2 * box.columns[0]
    assert box.rows[1] > box.rows[0]


def test_words_of_a_short_column_are_not_broken(theme: Theme) -> None:
    box, _ = placed(theme, row("Jurisdiction", "Remarks"), row("Liechtenstein", "long remarks " * 60))
    assert "Liechtenstein" in [line.text for line in box.lines]


def test_a_table_that_is_too_high_shrinks_and_then_says_so(theme: Theme) -> None:
    few, problems = placed(theme, row("A", "B"), *[row(str(number), "x") for number in range(12)])
    assert not problems
    assert few.scale < 100 or sum(few.rows) <= few.placeholder.rect.height
    many, problems = placed(theme, row("A", "B"), *[row(str(number), "x") for number in range(40)])
    assert many.scale == 80
    assert [problem.code for problem in problems] == ["table-overflow"]


def test_figures_stand_at_the_right_edge(theme: Theme) -> None:
    box, _ = placed(
        theme, row("Country", "Share"), row("Brazil", "75%"), row("Kenya", "8%"), aligns=("", "right")
    )
    edges = {line.x + line.width for line in box.lines if line.para % 2 and line.para > 1}
    assert max(edges) - min(edges) <= 2


def test_figures_stand_on_their_decimal_sign(theme: Theme) -> None:
    figures = ("1,204.5", "98.25", "12,450", "7.5", "–")
    box, _ = placed(
        theme, row("Country", "Sales"), *[row("Kenya", each) for each in figures], aligns=("", "right")
    )
    lines = {line.text: line for line in box.lines}

    def place(text: str) -> float:
        """Where the figure's decimal sign is, or would be."""
        line = lines[text]
        whole = text.partition(".")[0]
        return line.x + line.width * measure.width(whole, theme.fonts.minor) / measure.width(
            text, theme.fonts.minor
        )

    signs = [place(text) for text in figures[:4]]
    assert max(signs) - min(signs) < EMU_PER_POINT / 2
    assert lines["–"].x + lines["–"].width > signs[0]  # what is no figure stands at the edge
    assert len(box.edges) == 6
    assert not any(box.edges[0])


def test_thousands_are_no_decimals(theme: Theme) -> None:
    box, _ = placed(theme, row("A", "B"), row("x", "12,450"), row("y", "7,000"), aligns=("", "right"))
    assert box.edges == ()


def test_a_line_knows_its_cell(theme: Theme) -> None:
    box, _ = placed(theme, row("A", "B"), row("C", "D"))
    assert {line.para: line.text for line in box.lines} == {0: "A", 1: "B", 2: "C", 3: "D"}


def test_a_table_without_rows_is_only_its_header(theme: Theme) -> None:
    box, problems = placed(theme, row("A", "B"))
    assert len(box.rows) == 1
    assert not problems


def test_the_first_column_stands_on_the_edge_of_the_title(theme: Theme) -> None:
    box, _ = placed(theme, row("Name", "Sales"), row("Berlin", "12"))
    assert min(line.x for line in box.lines) == box.rect.x
