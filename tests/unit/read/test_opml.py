# ruff: noqa: E501  samples on one line
"""Outlines in OPML."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckmaker import read
from deckmaker.model import Bullets, Document, InputError, Notes, Paragraph, Source


def told(body: str, head: str = "", before: str = "") -> Document:
    text = f'<?xml version="1.0" encoding="UTF-8"?>{before}<opml version="2.0"><head>{head}</head><body>{body}</body></opml>'
    return read.read(Source("plan.opml", ".opml", text.encode()))


def node(text: str, *below: str, more: str = "") -> str:
    return f'<outline text="{text}" {more}>{"".join(below)}</outline>'


def test_branches_are_sections_and_leaves_are_lines() -> None:
    document = told(
        node("Now", node("Two shops opened"), node("One closed", node("in May"))) + node("Then"),
        "<title>Spring</title>",
    )
    section = document.sections[0]
    assert (document.meta.title, section.title) == ("Spring", "Now")
    (bullets,) = section.blocks
    assert isinstance(bullets, Bullets)
    assert [(each.level, section.text[each.span.start : each.span.end]) for each in bullets.bullets] == [
        (0, "Two shops opened"),
        (0, "One closed"),
        (1, "in May"),
    ]


def test_a_line_behind_a_branch_stays_with_its_own_heading() -> None:
    large = [node(f"Way {n}", *(node(f"step {m}") for m in range(3))) for n in range(3)]
    document = told(node("Plan", *large, node("Last word")) + node("Then"))
    plan = document.section("plan")
    assert plan
    assert plan.text == "Last word"
    assert [each.title for each in document.sections] == ["Plan", "Way 0", "Way 1", "Way 2", "Then"]


def test_a_large_branch_is_a_heading_and_a_small_one_a_nested_list() -> None:
    small = node("Plan", node("Posters", node("six towns")), node("Radio", node("mornings")))
    assert [each.title for each in told(small + node("Then", node("x"))).sections] == ["Plan", "Then"]
    large = node("Plan", *(node(f"Way {n}", *(node(f"step {m}") for m in range(3))) for n in range(4)))
    assert [each.title for each in told(large + node("Then", node("x"))).sections][:3] == [
        "Plan",
        "Way 0",
        "Way 1",
    ]


def test_one_root_is_the_title() -> None:
    document = told(
        node("The whole", node("A", node("a1")), node("B", node("b1"))), "<title>export-17</title>"
    )
    assert (document.meta.title, [each.title for each in document.sections]) == ("The whole", ["A", "B"])


def test_long_leaves_are_prose_and_notes_are_speaker_notes() -> None:
    prose = (
        "Sales rose 12% in spring, "
        + "and the shops in the north sold more than those in the south " * 2
        + "."
    )
    document = told(
        node("Now", node(prose), node("Short", more='_note="Say why."'), more='_note="Open slowly."')
    )
    paragraph, bullets, why, slowly = document.sections[0].blocks
    assert isinstance(paragraph, Paragraph)
    assert isinstance(bullets, Bullets)
    assert isinstance(why, Notes)
    assert isinstance(slowly, Notes)
    assert (why.text, slowly.text) == ("Say why.", "Open slowly.")


def test_tags_and_links_of_outliners_are_read() -> None:
    line = node("Read &lt;b&gt;this&lt;/b&gt; &amp;amp; that", more='url="https://e.org/"')
    (bullets,) = told(node("Now", line)).sections[0].blocks
    assert isinstance(bullets, Bullets)
    runs = bullets.bullets[0].runs
    assert "".join(run.text for run in runs) == "Read this & that"
    assert [run.text for run in runs if run.bold] == ["this"]
    assert all(run.link == "https://e.org/" for run in runs)


def test_other_encodings_are_read() -> None:
    text = '<?xml version="1.0" encoding="{0}"?><opml version="2.0"><body><outline text="中文"><outline text="一行"/></outline></body></opml>'
    for name in ("gb18030", "utf-16"):
        document = read.read(Source("plan.opml", ".opml", text.format(name).encode(name)))
        assert (document.meta.title, document.sections[0].text) == ("中文", "一行")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "input-empty"),
        (b"not xml at all", "input-damaged"),
        (b"<opml><body><outline text='a'></body></opml>", "input-damaged"),
        (b"<html><body/></html>", "input-format"),
        (b"<opml version='2.0'><head/></opml>", "input-format"),
        (b"<opml><body><outline text='  '/></body></opml>", "input-empty"),
        (b"<opml><body>" + b"<outline text='a'>" * 5000, "input-damaged"),
        (b"PK\x03\x04 a zip", "input-binary"),
    ],
)
def test_what_is_no_outline_is_told(data: bytes, code: str) -> None:
    with pytest.raises(InputError) as caught:
        read.read(Source("plan.opml", ".opml", data))
    assert caught.value.problem.code == code
    assert caught.value.problem.hint


def test_entities_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    for entity in (
        f'<!ENTITY s SYSTEM "file://{secret}">',
        '<!ENTITY s "ha">',
        '<!ENTITY % s SYSTEM "http://127.0.0.1:9/">',
    ):
        with pytest.raises(InputError) as caught:
            told(node("Now", node("&s;")), before=f"<!DOCTYPE opml [{entity}]>")
        assert caught.value.problem.code == "input-entities"


def test_deep_outlines_are_read_as_far_as_lists_go() -> None:
    deep = "".join(f'<outline text="level {n}">' for n in range(90)) + "</outline>" * 90
    document = told(node("Now", deep) + node("Then", node("x")))
    levels = [
        each.level
        for section in document.sections
        for block in section.blocks
        if isinstance(block, Bullets)
        for each in block.bullets
    ]
    assert max(levels) == 8
