"""Paragraphs as long as a book become several, and nothing is lost."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from deckmaker.retext import unpacked

SENTENCE = "The gates stay open at night, because the skippers asked for it. "


def test_a_paragraph_as_long_as_a_book_is_parted_between_sentences() -> None:
    text = f"# Long\n\n{SENTENCE * 700}\n\nShort.\n"
    parted = unpacked(text)
    assert "".join(parted.split()) == "".join(text.split())
    assert max(map(len, parted.splitlines())) < 5_000
    assert all(line.rstrip().endswith(".") for line in parted.splitlines()[2:] if line)
    assert unpacked(parted) == parted


def test_chinese_is_parted_after_its_stops() -> None:
    parted = unpacked("闸门夜里也开着，因为船工要求这样。" * 2_000)
    assert max(map(len, parted.splitlines())) < 5_000
    assert parted.replace("\n", "") == "闸门夜里也开着，因为船工要求这样。" * 2_000


def test_code_tables_and_usual_texts_stay_as_they_are() -> None:
    for text in (SENTENCE * 20, f"```\n{SENTENCE * 700}\n```\n", f"| {SENTENCE * 700} |\n", "x" * 50_000):
        assert unpacked(text) == text


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(["One. ", "Two! ", "三。", "“Four?” ", "\r\n", "five ", "\n\n"]), max_size=40),
    st.integers(1, 900),
)
def test_no_character_but_space_is_lost(pieces: list[str], times: int) -> None:
    text = "".join(pieces) * times
    assert "".join(unpacked(text).split()) == "".join(text.split())
