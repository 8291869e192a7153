from pathlib import Path

import pytest

from deckmaker.model import (
    Bullets,
    ChartData,
    Code,
    Document,
    Figure,
    Grid,
    InputError,
    Notes,
    Paragraph,
    Quotation,
    Run,
    Source,
    Where,
)
from deckmaker.read import read

PNG = bytes.fromhex(  # one white pixel
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154"
    "789c63f80f0001010100b138f6140000000049454e44ae426082"
)


def markdown(text: str, folder: Path | None = None) -> Document:
    return read(Source("deck.md", ".md", text.encode()), folder)


def codes(document: Document) -> list[str]:
    return [problem.code for problem in document.problems]


def test_a_single_h1_at_the_top_is_the_title_and_its_h2s_are_sections() -> None:
    document = markdown("# Deck\n\nlead\n\n## One\n\n### Deep *er*\n\n## Two & more\n\n## One\n")
    assert document.meta.title == "Deck"
    assert [(each.key, each.level, each.title) for each in document.sections] == [
        ("intro", 0, ""),
        ("one", 2, "One"),
        ("one/deep-er", 3, "Deep er"),
        ("two-more", 2, "Two & more"),
        ("one-2", 2, "One"),
    ]
    assert [each.text for each in document.sections] == ["lead", "", "", "", ""]
    assert document.where("two-more") == Where("deck.md", 9, 1, 0, "## Two & more")


def test_several_h1s_are_sections_and_the_first_names_the_deck() -> None:
    document = markdown("# One\n\na\n\n# 二 章\n\nb\n")
    assert document.meta.title == "One"
    assert [each.key for each in document.sections] == ["one", "二-章"]


def test_without_headings_the_file_names_the_deck() -> None:
    assert markdown("only text").meta.title == "deck"


def test_front_matter_says_the_meta() -> None:
    document = markdown(
        "---\ntitle: 'A: B'\nlang: de\nauthor: [X, Y]\ndate: 2026-01-02\ntags: a, b\nlength: Short\n---\n# H\n"
    )
    meta = document.meta
    assert (meta.title, meta.language, meta.author, meta.date) == ("A: B", "de", "X, Y", "2026-01-02")
    assert (meta.keywords, meta.length) == (("a", "b"), "short")
    assert [each.title for each in document.sections] == ["H"]
    assert document.problems == ()


def test_an_unknown_key_is_noted_with_the_likely_one() -> None:
    document = markdown("---\nauthro: X\ntone: {a: b}\nlength: huge\n---\ntext\n")
    assert [(each.severity, each.code) for each in document.problems] == [
        ("note", "front-matter-key"),
        ("warning", "front-matter-type"),
        ("warning", "front-matter-type"),
    ]
    assert "“author”" in document.problems[0].hint
    assert document.problems[0].where == Where("deck.md", 2, 1, 6, "authro: X")


@pytest.mark.parametrize(
    "yaml", ["title: a: b", 'title: "open', "a:\n\t- b", "title: " + "[" * 5000, "a: \x01"]
)
def test_a_yaml_error_says_where_it_is(yaml: str) -> None:
    with pytest.raises(InputError) as caught:
        markdown(f"---\n{yaml}\n---\ntext\n")
    problem = caught.value.problem
    assert problem.code == "front-matter"
    assert problem.where
    assert problem.where.line >= 2
    assert problem.where.column >= 1


def test_two_rules_with_prose_between_are_no_front_matter() -> None:
    document = markdown("---\nJust prose here\n\n---\ntext\n")
    assert "text" in document.sections[-1].text
    assert document.problems == ()


def test_inline_styles_are_runs() -> None:
    document = markdown("a *b **c*** `d  e` ~~f~~ x<sup>2</sup><sub>3</sub> [g](http://h) &amp; \\*  \nend\n")
    (block,) = document.sections[0].blocks
    assert isinstance(block, Paragraph)
    assert block.runs == (
        Run("a "),
        Run("b ", italic=True),
        Run("c", italic=True, bold=True),
        Run(" "),
        Run("d  e", code=True),
        Run(" "),
        Run("f", strike=True),
        Run(" x"),
        Run("2", superscript=True),
        Run("3", subscript=True),
        Run(" "),
        Run("g", link="http://h"),
        Run(" & *\nend"),
    )


def test_a_soft_break_is_a_space_but_not_between_chinese_characters() -> None:
    assert markdown("a\nb\n\n中文\n继续\n").sections[0].text == "a b\n\n中文继续"


def test_nested_lists_keep_their_levels_and_kinds() -> None:
    document = markdown("- a\n  more\n  1. b\n     - c\n\n       again\n- d\n")
    (block,) = document.sections[0].blocks
    assert isinstance(block, Bullets)
    text = document.sections[0].text
    assert [(each.span.of(text), each.level, each.ordered) for each in block.bullets] == [
        ("a more", 0, False),
        ("b", 1, True),
        ("c\nagain", 2, False),
        ("d", 0, False),
    ]


def test_a_list_gives_way_to_code_and_goes_on() -> None:
    document = markdown("- a\n\n  ```py\n  x = 1\n  ```\n\n- b\n")
    assert [type(each) for each in document.sections[0].blocks] == [Bullets, Code, Bullets]


@pytest.mark.parametrize("dash", ["—", "–", "--"])
def test_the_last_line_of_a_quotation_after_a_dash_says_who(dash: str) -> None:
    document = markdown(f"> It *works*\n> well.\n>\n> {dash} Ada **L**, engineer\n")
    (block,) = document.sections[0].blocks
    assert isinstance(block, Quotation)
    assert block.attribution == "Ada L, engineer"
    assert document.sections[0].text == "It works well."


def test_an_attribution_may_follow_without_an_empty_line() -> None:
    (block,) = markdown("> Said\n> — Ada\n").sections[0].blocks
    assert isinstance(block, Quotation)
    assert (block.runs, block.attribution) == ((Run("Said"),), "Ada")


def test_a_table_is_a_grid_with_short_rows_padded_and_long_ones_reported() -> None:
    document = markdown("Table: Sales\n\n| a | b\\|c |\n| :-- | --: |\n| **1** |\n| 1 | 2 | 3 |\n")
    (block,) = document.sections[0].blocks
    assert isinstance(block, Grid)
    rows = [[cell.text for cell in row] for row in (block.header, *block.rows)]
    assert rows == [["a", "b|c"], ["1", ""], ["1", "2"]]
    assert (block.aligns, block.caption) == (("left", "right"), "Sales")
    assert codes(document) == ["table-cells"]
    assert document.problems[0].where
    assert document.problems[0].where.line == 6
    cell = block.header[1]
    assert document.where("intro", cell.span).excerpt == "| a | b\\|c |"
    assert document.where("intro", cell.span).column == 7


def test_a_picture_alone_is_a_figure_with_its_bytes(tmp_path: Path) -> None:
    (tmp_path / "my pic.png").write_bytes(PNG)
    document = markdown('![Two *cats*](my%20pic.png "Cats")\n', tmp_path)
    (block,) = document.sections[0].blocks
    assert isinstance(block, Figure)
    assert (block.alt, block.caption, block.data) == ("Two cats", "Cats", PNG)
    assert document.problems == ()


def test_pictures_that_cannot_be_had_are_problems(tmp_path: Path) -> None:
    (tmp_path / "a.png").write_text("no picture")
    text = "![](no.png)\n\n![](http://a/b.png)\n\n![](data:image/png;base64,AA)\n\n![](a.png)\n"
    document = markdown(text, tmp_path)
    assert codes(document) == ["picture-missing", "picture-remote", "picture-remote", "picture-format"]
    assert [each.where.line for each in document.problems if each.where] == [1, 3, 5, 7]
    assert all(isinstance(each, Figure) and not each.data for each in document.sections[0].blocks)


def test_notes_are_told_by_their_first_word_a_fence_or_a_comment() -> None:
    text = "Notes: say *this*\nand that\n\n备注：中文\n\n```notes\na\nb\n```\n\n<!-- notes: c -->\n\nNotes:\n\n> d\n"
    document = markdown(text)
    blocks = document.sections[0].blocks
    assert all(isinstance(each, Notes) for each in blocks)
    assert [each.text for each in blocks if isinstance(each, Notes)] == [
        "say this and that",
        "中文",
        "a\nb",
        "c",
        "d",
    ]


def test_code_and_chart_fences_keep_their_text() -> None:
    document = markdown(
        "```python\nif x:\n\n    y\n```\n\n```chart\nkind: bars\n\nA,1\n```\n\n    indented\n"
    )
    code, chart, plain = document.sections[0].blocks
    assert code == Code(code.span, "if x:\n\n    y", "python")
    assert chart == ChartData(chart.span, "kind: bars\n\nA,1")
    assert plain == Code(plain.span, "indented", "")
    assert chart.span.of(document.sections[0].text) == "kind: bars\n\nA,1"


def test_raw_html_is_left_out_with_a_note_but_comments_are_silent() -> None:
    document = markdown("<!-- todo -->\n\ntext <blink>on</blink>\n\n<div>\nraw\n</div>\n")
    assert document.sections[0].text == "text on"
    assert codes(document) == ["html-dropped"]
    assert document.problems[0].where
    assert (document.problems[0].where.line, document.problems[0].where.column) == (3, 6)


def test_a_place_below_does_not_move_a_section_above() -> None:
    above = "# T\n\n## A\n\nsome *text*\n\n## B\n\n- b\n"
    first, second = markdown(above), markdown("# T\n\nnew line\n\n" + above.removeprefix("# T\n\n"))
    assert first.sections == second.sections[1:]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + "x",
        "- " * 5_000 + "x",
        "[" * 20_000,
        "*a **b _c " * 2_000,
        "<a <!-- " * 3_000,
        "`" * 9_000 + "x",
    ],
)
def test_hostile_nesting_ends_quickly(text: str) -> None:
    assert markdown("# T\n\n" + text).meta.title == "T"


def test_a_paragraph_longer_than_a_chunk_keeps_every_word() -> None:
    words = [f"w{n}" for n in range(20_000)]
    assert markdown(" ".join(words)).sections[0].text.split() == words


def test_a_byline_under_the_title_goes_to_the_meta() -> None:
    document = markdown(
        "# Night trains\n\n*By Ines Falkenrath, 4 March 2025*\n\nThey are back. We went along.\n"
    )
    assert (document.meta.author, document.meta.date) == ("Ines Falkenrath", "4 March 2025")
    assert document.sections[0].text == "They are back. We went along."
    later = markdown("# Night trains\n\nThey are back.\n\nBy Ines Falkenrath\n")
    assert later.meta.author == ""
    named = markdown("---\nauthor: Someone\n---\n\n# Night trains\n\nBy Ines Falkenrath\n\nThey are back.\n")
    assert named.meta.author == "Someone"
    assert "Ines" in named.sections[0].text


def test_a_comment_hides_its_section() -> None:
    document = markdown("# A\n\n## B\n\n<!-- hidden -->\n\n- x\n\n## C\n\n<!-- a remark -->\n\n- y\n")
    assert [(section.title, section.hidden) for section in document.sections] == [("B", True), ("C", False)]


def test_dividers_are_refused_in_the_front_matter() -> None:
    assert markdown("---\ndividers: no\n---\n\n# A\n\n- x\n").meta.dividers == "no"
    assert markdown("---\ndividers: yes\n---\n\n# A\n\n- x\n").meta.dividers == ""


def test_code_in_a_quotation_may_have_blank_lines() -> None:
    document = markdown("> ```\n> one\n>\n> two\n> ```\n\n> ```\n\nend\n")
    assert document.sections[0].text == "one\ntwo\n\nend"


@pytest.mark.parametrize("heading", ["Fleet[edit]", "Fleet [ edit ]", "Fleet[edit source]"])
def test_a_heading_copied_from_an_encyclopaedia_loses_its_button(heading: str) -> None:
    document = markdown(f"# Ferries\n\n## {heading}\n\nThe company runs eleven boats.\n")
    assert [section.title for section in document.sections] == ["Fleet"]


def test_a_heading_that_is_about_editing_stays() -> None:
    document = markdown("# Tools\n\n## [edit]\n\nIt opens a file.\n\n## What edit does\n\nIt saves.\n")
    assert [section.title for section in document.sections] == ["[edit]", "What edit does"]
