# ruff: noqa: E501  expected outlines on one line
from decimal import Decimal

from deckmaker.model import (
    Callout,
    Cell,
    Chart,
    Cite,
    Code,
    Column,
    Datum,
    Figure,
    Grid,
    Meta,
    Point,
    QuoteCard,
    Run,
    Scene,
    Series,
    Span,
    Storyboard,
)
from deckmaker.plan.outline import outline

HERE = Span(0, 0)


def written(*scenes: Scene, meta: Meta = Meta()) -> str:  # noqa: B008  a value
    return outline(Storyboard(meta, scenes))


def points(*lines: tuple[int, str]) -> tuple[Point, ...]:
    return tuple(Point((Run(text),), level) for level, text in lines)


def test_the_meta_is_front_matter_that_yaml_reads_as_it_stands() -> None:
    text = written(meta=Meta(title='A "b": c\\', author="Ü\x85n", keywords=("a", "b, c")))
    assert text == '---\ntitle: "A \\"b\\": c\\\\"\nauthor: "Ü n"\nkeywords: ["a", "b, c"]\n---\n'


def test_scenes_that_planning_makes_again_are_not_written() -> None:
    kinds = ("title", "agenda", "sources")
    assert written(*(Scene(kind, kind, "Made", points=points((0, "x"))) for kind in kinds)).strip() == ""


def test_a_part_is_one_heading_and_its_scenes_stand_under_it() -> None:
    text = written(
        Scene("i", "points", "Before", points=points((0, "p"))),
        Scene("#s", "section", "Market", section="Market", part=1, subtitle="All of it"),
        Scene("a", "points", "First", section="Market", part=1, points=points((0, "x"), (1, "y"), (0, "z"))),
        Scene("b", "points", "Second", section="Market", part=1, hidden=True),
        Scene("c", "points", "Third", section="Market", part=2),
    )
    assert text == (
        "### Before\n\n- p\n\n## Market\n\n### First\n\n- x\n  - y\n- z\n\n"
        "### Second\n\n<!-- hidden -->\n\n## Market\n\n### Third\n"
    )


def test_numbered_points_are_counted_and_a_skipped_level_is_kept() -> None:
    lines = (
        Point((Run("a"),), 0, True),
        Point((Run("b"),), 0, True),
        Point((Run("c"),), 2),
        Point((Run("d"),), 0, True),
    )
    assert written(Scene("k", "points", "T", points=lines)) == "### T\n\n1. a\n2. b\n   - - c\n3. d\n"


def test_what_means_something_in_markdown_is_escaped() -> None:
    text = written(
        Scene("k", "points", "1. *A* #", points=points((0, "- a_b [c] <d> & `e`\nf"), (0, "-5% of 3.5")))
    )
    assert text == ("### 1\\. \\*A\\* \\#\n\n- \\- a\\_b \\[c\\] \\<d\\> \\& \\`e\\`\\\n  f\n- -5% of 3.5\n")


def test_styles_are_marks_where_these_work_and_tags_where_they_do_not() -> None:
    runs = (
        Run("bold", bold=True),
        Run(" and "),
        Run("x"),
        Run("2", superscript=True),
        Run(" "),
        Run("a`b", code=True),
    )
    half = (Run("half", bold=True), Run("word"), Run("s", link="http://a/b c"))
    text = written(Scene("k", "points", "T", points=(Point(runs), Point(half))))
    assert text == "### T\n\n- **bold** and x<sup>2</sup> ``a`b``\n- <b>half</b>word[s](<http://a/b%20c>)\n"


def test_a_quotation_names_who_said_it() -> None:
    text = written(Scene("k", "quotation", "T", quote=QuoteCard("One\n— two", "Ada", "engineer")))
    assert text == "### T\n\n> One\n>\n> &#8212; two\n>\n> — Ada, engineer\n"


def test_a_grid_is_a_table_with_its_caption() -> None:
    def cell(text: str) -> Cell:
        return Cell(HERE, (Run(text),))

    grid = Grid(HERE, (cell("a"), cell("b|c")), ((cell("1\n2"), Cell(HERE, ())),), ("left", "right"), "Cap")
    text = written(Scene("k", "table", "T", grid=grid))
    assert text == "### T\n\nTable: Cap\n\n| a | b\\|c |\n| :--- | ---: |\n| 1<br>2 |  |\n"


def test_a_chart_is_a_block_of_labels_with_derived_figures_marked() -> None:
    cited = Datum(Decimal(40), ">40%", "more than 40%", Cite("s", HERE))
    rest = Datum(Decimal(60), "<60%", formula="100 − 40")
    series = Series("2017", (cited, rest, None))
    chart = Chart(
        "doughnut", "Share", ('Tecno, "T"', "Rest", "None"), (series,), "percentage", highlight=1, total=3
    )
    text = written(Scene("k", "chart", "T", chart=chart, source_line="IDC"))
    assert text == (
        "### T\n\n```chart\nkind: doughnut\ntitle: Share\nunit: percentage\nsource: IDC\ntotal: 3\nhighlight: Rest\n\n"
        'Category,2017\n"Tecno, ""T""",>40%\nRest,<60% = 100 − 40\nNone,\n```\n'
    )


def test_callouts_are_a_chart_block_of_their_kind() -> None:
    text = written(
        Scene(
            "k", "callout", "T", callouts=(Callout("≈60×", "faster", formula="60 ÷ 1"), Callout("4", "days"))
        )
    )
    assert (
        text
        == "### T\n\n```chart\nkind: callout\ntitle: T\n\nLabel,Figure\nfaster,≈60× = 60 ÷ 1\ndays,4\n```\n"
    )


def test_code_pictures_columns_source_and_notes_keep_their_kind() -> None:
    text = written(
        Scene(
            "k",
            "comparison",
            "T",
            columns=(Column("Old", points((0, "a"))), Column("New", points((0, "b")))),
            picture=Figure(HERE, "my pic.png", "A [cat]", 'The "cat"'),
            code=Code(HERE, "```\nx", "py"),
            source_line="IDC",
            notes=("say *this*", "and that"),
        )
    )
    assert text == (
        '### T\n\n![A \\[cat\\]](<my pic.png> "The \\"cat\\"")\n\n````py\n```\nx\n````\n\n#### Old\n\n- a\n\n#### New\n\n- b\n\n'
        "Source: IDC\n\nNotes: say \\*this\\*\n\nNotes: and that\n"
    )
