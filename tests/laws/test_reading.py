# ruff: noqa: E501  samples on one line
"""What holds for every text that is read, and for every outline that is read again."""

from __future__ import annotations

import string
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from deckmaker.model import (
    Bullets,
    Cell,
    ChartData,
    Code,
    Datum,
    Document,
    Grid,
    InputError,
    Meta,
    Notes,
    Paragraph,
    Point,
    Quotation,
    QuoteCard,
    Run,
    Scene,
    Series,
    Source,
    Span,
    Storyboard,
)
from deckmaker.model import Chart as ChartSpec
from deckmaker.plan.outline import outline
from deckmaker.read import read

LAW = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])

FRAGMENTS = st.sampled_from(
    [
        "# ", "## ", "- ", "  - ", "1. ", "> ", "| a | b |\n| - | - |\n| c |", "```chart\n", "```\n", "---\n", "**", "*", "`",
        "[", "](", ")", "<sup>", "</sup>", "<div>", "<!-- notes: ", " -->", "&amp;", "&#0;", "\\", "\\|", "|", "\n", "\n\n", "\r\n",
        "\t", "Notes: ", "word ", "中文，", "more than 40% ", "![x](y.png)", "~~", "\u00a0", "\u2028", "\f", "title: x\n", "— Who",
    ]
)  # fmt: skip
MARKDOWN = st.lists(st.one_of(FRAGMENTS, st.text(max_size=8)), max_size=40).map("".join)


def texts_of(document: Document) -> list[tuple[str, Span, str]]:
    """Each block's or cell's section text, span, and the text that it promises to stand there."""
    found: list[tuple[str, Span, str]] = []
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph | Quotation):
                found.append((section.text, block.span, "".join(run.text for run in block.runs)))
            elif isinstance(block, Code | ChartData | Notes):
                found.append((section.text, block.span, block.text))
            elif isinstance(block, Bullets):
                for each in block.bullets:
                    found.append((section.text, each.span, "".join(run.text for run in each.runs)))
            elif isinstance(block, Grid):
                for cell in (each for row in (block.header, *block.rows) for each in row):
                    found.append((section.text, cell.span, cell.text))
    return found


def holds(document: Document) -> None:
    for text, span, promised in texts_of(document):
        assert span.of(text) == promised
    for section, start in zip(document.sections, document.starts, strict=True):
        last = 0
        for block in section.blocks:
            assert last <= block.span.start <= block.span.end <= len(section.text)
            last = block.span.end
        assert list(section.anchors) == sorted(set(section.anchors))
        assert all(0 <= start + its <= len(document.text) for _, its in section.anchors)
        for grid in (block for block in section.blocks if isinstance(block, Grid)):
            assert all(len(row) == len(grid.header) for row in grid.rows)
    keys = [section.key for section in document.sections]
    assert len(keys) == len(set(keys))
    assert list(document.starts) == sorted(document.starts)
    assert document.meta.title
    assert document.meta.language


@LAW
@given(st.binary(max_size=200), st.sampled_from([".md", ".txt", ""]))
@example(b"\xff\xfeA", ".txt")
@example(b"\xff\xff\xff\xffcaf\xe9", ".md")
def test_no_bytes_make_reading_fail_but_with_a_clear_problem(data: bytes, suffix: str) -> None:
    try:
        document = read(Source("x" + suffix, suffix, data))
    except InputError as error:
        problem = error.problem
    else:
        holds(document)
        return
    assert problem.message
    assert problem.hint
    assert problem.where


@LAW
@given(st.one_of(st.text(max_size=300), MARKDOWN), st.sampled_from([".md", ".txt"]))
def test_spans_hold_what_their_blocks_say(text: str, suffix: str) -> None:
    try:
        document = read(Source("x" + suffix, suffix, text.encode("utf-8", "replace")))
    except InputError:
        return
    holds(document)


WORDS = st.lists(
    st.text(string.ascii_letters + "éü’“”中文—%0123456789", min_size=1, max_size=9), min_size=1, max_size=12
)
PLAIN = WORDS.map(" ".join)
STYLES = st.sampled_from(
    [
        "{}",
        "*x* {}",
        "a **b c** {}",
        "`co de` {}",
        "[li nk](http://a.b/c_d 'T') {}",
        "~~no~~ {}",
        "x<sup>2</sup> {}",
        "\\*\\_ {}",
        "[*a*](b) {}",
    ]
)
PREFIXES = st.sampled_from(
    [
        "",
        "> ",
        "- ",
        "1. ",
        "# ",
        "- - ",
        "> - ",
        "  ",
        "```\n",
        "  - x\n\n        ",
        "| a \\| b | c |\n| - | - |\n| d \\| e | ",
        "| a |\n| - |\n| ",
    ]
)
ENDS = st.sampled_from(["\n\n", "\r\n\r\n", "\n", "  \n", "\r\n"])


@LAW
@given(st.lists(st.tuples(PREFIXES, STYLES, PLAIN, ENDS), max_size=12), st.sampled_from([".md", ".txt"]))
def test_every_character_leads_back_to_where_it_stands_in_the_source(
    lines: list[tuple[str, str, str, str]], suffix: str
) -> None:
    text = "".join(prefix + style.format(words) + end for prefix, style, words, end in lines)
    try:
        document = read(Source("x" + suffix, suffix, text.encode()))
    except InputError:
        return
    source = document.text
    for section, start in zip(document.sections, document.starts, strict=True):
        for index, character in enumerate(section.text):
            if not character.isspace():  # line breaks and gaps between blocks stand for white space
                assert source[start + section.offset(index)] == character


@LAW
@given(
    st.lists(
        st.tuples(st.sampled_from(["", "- ", "1. ", "  * ", "\u00a0"]), PLAIN, ENDS), min_size=1, max_size=12
    ),
    st.sampled_from([".md", ".txt"]),
)
def test_no_word_is_lost(lines: list[tuple[str, str, str]], suffix: str) -> None:
    text = "".join(prefix + words + end for prefix, words, end in lines)
    document = read(Source("x" + suffix, suffix, text.encode()))
    meta = document.meta
    kept = [meta.title, meta.author, meta.date, meta.credit, *(each.message for each in document.problems)]
    for section in document.sections:
        kept.extend((section.title, section.text))
        kept.extend(block.attribution for block in section.blocks if isinstance(block, Quotation))
    kept_words = "".join("".join(kept).split())
    for _, words, _ in lines:
        for word in words.split():
            core = word.strip("—")  # a rule of dashes, or the dash before who said it
            assert core in kept_words


# -- outlines

SAFE = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1, max_size=30
).map(lambda text: " ".join(text.split())).filter(lambda text: text.strip("\u200b\ufeff") != "")  # fmt: skip
HOSTILES = (
    "# a",
    "- b",
    "1. c",
    "*x*",
    "a|b",
    "`q`",
    "<b>",
    "&amp;",
    "[x](y)",
    "— dash",
    "\\",
    "Notes: n",
    "_u_",
    "=",
    "~~s~~",
    "a#",
    "3) z",
    "!",
    "--",
)
HOSTILE = st.sampled_from(HOSTILES)
TEXT = st.one_of(SAFE, HOSTILE, PLAIN)
RUNS = st.lists(
    st.builds(
        Run, TEXT, bold=st.booleans(), italic=st.booleans(), strike=st.booleans(), code=st.just(False),
        superscript=st.booleans(), link=st.sampled_from(["", "http://a.b/c?d=e"]),
    ),
    min_size=1, max_size=3,
).map(tuple)  # fmt: skip
POINTS = st.lists(
    st.builds(Point, RUNS, level=st.integers(0, 8), ordered=st.booleans()), min_size=1, max_size=6
).map(tuple)
CELLS = RUNS.map(lambda runs: Cell(Span(0, 0), runs))
GRIDS = st.integers(1, 4).flatmap(
    lambda width: st.builds(
        Grid,
        st.just(Span(0, 0)),
        st.tuples(*[CELLS] * width),
        st.lists(st.tuples(*[CELLS] * width), max_size=3).map(tuple),
    )
)
QUOTES = st.builds(QuoteCard, TEXT, st.one_of(st.just(""), TEXT))
CHARTS = st.builds(
    lambda labels: ChartSpec(
        "bars",
        "T",
        tuple(labels),
        (Series("S", tuple(Datum(Decimal(1), label, formula="1") for label in labels)),),
    ),
    st.lists(TEXT, min_size=1, max_size=4),
)
SCENES = st.builds(
    Scene,
    key=st.just("k"),
    kind=st.just("points"),
    takeaway=TEXT,
    section=st.just("Part"),
    part=st.just(1),
    points=st.one_of(st.just(()), POINTS),
    quote=st.one_of(st.none(), QUOTES),
    grid=st.one_of(st.none(), GRIDS),
    chart=st.one_of(st.none(), CHARTS),
    notes=st.lists(TEXT, max_size=2).map(tuple),
)


def bare(text: str) -> str:
    """Without the white space that Markdown does not keep at the ends of a text."""
    return " ".join(text.split())


@LAW
@given(TEXT, st.lists(SCENES, min_size=1, max_size=3))
def test_text_survives_reading_the_outline_of_a_storyboard(title: str, scenes: list[Scene]) -> None:
    survives(title, scenes)


@pytest.mark.parametrize("text", HOSTILES)
def test_text_that_looks_like_markup_survives_in_every_place(text: str) -> None:
    runs = (Run(text), Run(text, bold=True), Run(f" {text}"))
    cell = Cell(Span(0, 0), runs)
    figure = Datum(Decimal(1), text, formula="1")
    scene = Scene(
        "k", "points", text, "Part", 1,
        points=(Point(runs), Point((Run(text),), 2, True), Point((Run(text, italic=True),), 1)),
        quote=QuoteCard(text, text),
        grid=Grid(Span(0, 0), (cell, cell), ((cell, cell),)),
        chart=ChartSpec("bars", text, (text,), (Series(text, (figure,)),)),
        notes=(text, text),
    )  # fmt: skip
    survives(text, [scene, scene])


def survives(title: str, scenes: list[Scene]) -> None:
    written = outline(Storyboard(Meta(title=title, language="en"), tuple(scenes)))
    document = read(Source("o.md", ".md", written.encode()), Path())
    assert document.meta.title == bare(title)
    assert [section.title for section in document.sections] == [
        "Part",
        *(bare(each.takeaway) for each in scenes),
    ]
    for scene, section in zip(scenes, document.sections[1:], strict=True):
        points = [
            (bullet.level, bare("".join(run.text for run in bullet.runs)))
            for block in section.blocks if isinstance(block, Bullets) for bullet in block.bullets
        ]  # fmt: skip
        assert points == [(each.level, bare(each.text)) for each in scene.points]
        quotes = [block for block in section.blocks if isinstance(block, Quotation)]
        if scene.quote:
            assert [bare("".join(run.text for run in each.runs)) for each in quotes] == [
                bare(scene.quote.text)
            ]
            assert quotes[0].attribution == bare(scene.quote.speaker)
        grids = [block for block in section.blocks if isinstance(block, Grid)]
        if scene.grid:
            assert [[bare(cell.text) for cell in row] for row in (grids[0].header, *grids[0].rows)] == [
                [bare(cell.text) for cell in row] for row in (scene.grid.header, *scene.grid.rows)
            ]
        charts = [block.text for block in section.blocks if isinstance(block, ChartData)]
        if scene.chart:
            rows = charts[0].split("\n\n", 1)[1].split("\n")[1:]
            assert len(rows) == len(scene.chart.categories)
            for row, point in zip(rows, scene.chart.points, strict=True):
                assert point.label.replace('"', '""') in row
        assert [bare(block.text) for block in section.blocks if isinstance(block, Notes)] == list(
            map(bare, scene.notes)
        )


@LAW
@given(RUNS)
def test_styles_survive_reading_the_outline(runs: tuple[Run, ...]) -> None:
    scene = Scene("k", "points", "T", points=(Point(runs),))
    document = read(Source("o.md", ".md", outline(Storyboard(Meta(title="D"), (scene,))).encode()))
    block = document.sections[0].blocks[0]
    assert isinstance(block, Bullets)

    def characters(runs: tuple[Run, ...]) -> list[tuple[object, ...]]:
        return [
            (letter, run.bold, run.italic, run.strike, run.superscript, run.link)
            for run in runs for letter in run.text
        ]  # fmt: skip

    assert characters(block.bullets[0].runs) == characters(runs)
