from deckmaker.cli import report
from deckmaker.model import Problem, Where


def test_a_problem_shows_place_excerpt_caret_and_hint() -> None:
    where = Where("a.md", 14, 7, 3, "Sales: 12% in 2024")
    problem = Problem("warning", "chart-mixed-units", "units differ", "use one unit", where)
    assert report.text(problem).splitlines() == [
        "a.md:14:7: warning[chart-mixed-units]: units differ",
        "  Sales: 12% in 2024",
        "        ^^^",
        "  hint: use one unit",
    ]


def test_carets_stand_below_wide_characters() -> None:
    where = Where("a.md", 1, 3, 2, "销售增长")
    lines = report.text(Problem("note", "x", "m", "", where)).splitlines()
    assert lines[2] == "  " + "    " + "^^^^"


def test_a_long_line_is_shown_around_the_place() -> None:
    where = Where("a.md", 1, 5001, 4, "x" * 5000 + "here" + "y" * 5000)
    lines = report.text(Problem("note", "x", "m", "", where)).splitlines()
    assert len(lines[1]) < 120
    start = lines[2].index("^")
    assert lines[1][start : start + 4] == "here"


def test_a_problem_of_a_slide_names_it() -> None:
    told = report.text(Problem("warning", "text-overflow", "too much", slide="market"))
    assert told == "slide “market”: warning[text-overflow]: too much"
