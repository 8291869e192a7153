"""What holds when sections are moved about in the text that the user wrote."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckmaker import retext
from deckmaker.model import Document, Source
from deckmaker.read import read

LAW = settings(max_examples=150, deadline=None)

bodies = st.sampled_from(
    [
        "",
        "One line 😀 of text.\n",
        "- a\n- b\n",
        "First.\n\nSecond line\ngoes on.\n",
        "```\n# no heading\n```\n",
        "中文。\n",
    ]
)


@st.composite
def articles(draw: st.DrawFn) -> str:
    """Markdown with headings of both notations, front matter, text before the first, any line ends."""
    count = draw(st.integers(2, 8))
    level, pieces = draw(st.integers(1, 3)), []
    for number in range(count):
        title = f"Title {number} {draw(st.sampled_from(['', 'of 40%', '“quoted”']))}".strip()
        if level <= 2 and draw(st.booleans()):
            pieces.append(f"{title}\n{'=-'[level - 1] * len(title)}\n")
        else:
            pieces.append(f"{'#' * level} {title}{draw(st.sampled_from(['', ' ##']))}\n")
        pieces.append(
            draw(st.sampled_from(["", "\n"])) + draw(bodies) + draw(st.sampled_from(["\n", "\n\n"]))
        )
        level = min(max(draw(st.integers(level - 2, level + 1)), 1), 5)
    head = draw(st.sampled_from(["", "---\ntitle: T\n---\n\n", "Words before it all.\n\n"]))
    text = head + "".join(pieces)
    text = text.rstrip("\n") + draw(st.sampled_from(["", "\n", "\n\n\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def told(text: str) -> Document:
    return read(Source("a.md", ".md", text.encode()))


def said(document: Document) -> Counter[tuple[str, str]]:
    return Counter((section.title, section.text) for section in document.sections)


def shape(document: Document) -> list[tuple[int, str, str]]:
    return [(section.level, section.title, section.text) for section in document.sections]


@LAW
@given(articles(), st.integers(0, 7), st.sampled_from([retext.up, retext.down]))
def test_a_section_moved_and_moved_back_leaves_the_text_as_it_was_and_loses_nothing_on_the_way(
    text: str, pick: int, move: object
) -> None:
    document = told(text)
    section = document.sections[pick % len(document.sections)]
    back = retext.down if move is retext.up else retext.up
    after = move(document, section.key)  # type: ignore[operator]
    if after is None:
        return
    other = told(after)
    if other.meta.title != document.meta.title:
        return  # the first heading titles a text without front matter
    assert said(other) == said(document)
    again = next(each for each in other.sections if (each.title, each.text) == (section.title, section.text))
    returned = back(other, again.key)
    assert returned is not None
    assert shape(told(returned)) == shape(document)


@LAW
@given(articles(), st.integers(0, 7))
def test_a_section_lowered_and_raised_is_as_it_was(text: str, pick: int) -> None:
    if not text.startswith("---"):  # without a title, the only heading left on the first level becomes it
        text = f"---\ntitle: T\n---\n\n{text}"
    document = told(text)
    section = document.sections[pick % len(document.sections)]
    lower = retext.demoted(document, section.key)
    if lower is None:
        return
    other = told(lower)
    assert said(other) == said(document)
    index = document.sections.index(section)
    assert other.sections[index].level == section.level + 1
    raised = retext.promoted(other, other.sections[index].key)
    assert raised is not None
    assert shape(told(raised)) == shape(document)


@LAW
@given(articles(), st.integers(0, 7))
def test_a_copy_taken_out_again_leaves_the_text_as_it_was(text: str, pick: int) -> None:
    document = told(text)
    index = pick % len(document.sections)
    twice = retext.copied(document, document.sections[index].key)
    if twice is None:
        return
    other = told(twice)
    end = index + 1
    while end < len(document.sections) and document.sections[end].level > document.sections[index].level:
        end += 1
    if (
        document.meta.title == document.sections[index].title
        and len(other.sections) != len(document.sections) + end - index
    ):
        return
    assert shape(other)[index:end] == shape(other)[end : 2 * end - index]
    once = retext.removed(other, other.sections[end].key)
    assert once is not None
    assert shape(told(once)) == shape(document)


@LAW
@given(articles(), st.integers(0, 7))
def test_a_new_section_and_a_new_name_change_nothing_else(text: str, pick: int) -> None:
    document = told(text)
    section = document.sections[pick % len(document.sections)]
    other = told(retext.new(document, section.key, "Something new"))
    (fresh,) = [each for each in other.sections if each.title == "Something new"]
    assert [each for each in shape(other) if each[1] != fresh.title] == shape(document)
    name = retext.renamed(document, section.key, "Another name")
    if name is not None and document.meta.title != section.title:
        renamed = told(name)
        assert [each[2] for each in shape(renamed)] == [each[2] for each in shape(document)]
        assert sum(each.title == "Another name" for each in renamed.sections) == 1


PLAIN = "Report\n\nGrowth\n\nSales rose a lot in the north this year.\n\nCosts\n\nNobody knows why they fell so far.\n"


def plain(text: str) -> Document:
    return read(Source("a.txt", ".txt", text.encode()))


def test_plain_text_moves_too_but_has_no_levels() -> None:
    document = plain(PLAIN)
    assert [each.title for each in document.sections] == ["Growth", "Costs"]
    moved = retext.up(document, "costs")
    assert moved
    assert [each.title for each in plain(moved).sections] == ["Costs", "Growth"]
    assert retext.down(plain(moved), "costs") == PLAIN
    assert retext.demoted(document, "costs") is None
    assert [each.title for each in plain(retext.new(document, "growth", "New")).sections] == [
        "Growth",
        "New",
        "Costs",
    ]


@pytest.mark.parametrize("change", [retext.up, retext.down, retext.promoted, retext.demoted, retext.copied])
def test_what_is_not_there_is_not_changed(change: object) -> None:
    document = told("Words before.\n\n## Only\n\nText.\n")
    assert change(document, "gone") is None  # type: ignore[operator]
    assert change(document, "intro") is None  # type: ignore[operator]


def test_a_section_moves_in_front_of_any_other_with_all_below_it() -> None:
    text = "# A\n\na\n\n## A1\n\na1\n\n# B\n\nb\n\n# C\n\nc\n"
    document = told(text)
    assert retext.moved(document, "c", "a") == "# C\n\nc\n\n# A\n\na\n\n## A1\n\na1\n\n# B\n\nb\n"
    assert retext.moved(document, "a") == "# B\n\nb\n\n# C\n\nc\n\n# A\n\na\n\n## A1\n\na1\n"
    assert retext.moved(document, "a", "a/a1") is None
    assert retext.moved(document, "a", "b") is None
