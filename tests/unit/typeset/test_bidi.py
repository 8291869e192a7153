from __future__ import annotations

import pytest

from deckmaker.model import Fill, Meta, Para, Prose, Slide, Theme, plain, prose, right_to_left
from deckmaker.typeset import typeset
from deckmaker.typeset.bidi import mirrored, stretches


def seen(text: str, rtl: bool) -> str:
    """The characters from left to right."""
    return "".join(
        text[start:end][::-1] if turned else text[start:end] for start, end, turned in stretches(text, rtl)
    )


# what python-bidi 0.6, of the Rust crate unicode-bidi, gives for them (it mirrors no bracket)
@pytest.mark.parametrize(
    ("text", "rtl", "shown"),
    [
        ("אבג דה", True, "הד גבא"),
        ("אבג abc דה", True, "הד abc גבא"),
        ("see אבג דה now", False, "see הד גבא now"),
        ("אבג 45% דה", True, "הד 45% גבא"),
        ("מ 2,5 (abc) 12!", True, "!12 )abc( 2,5 מ"),
        ("ל־12 ! 10-20 (abc) 12 ! מ", True, "מ ! 12 )abc( 10-20 ! 12־ל"),
        ("see (אבג) דה a", False, "see (גבא) הד a"),
        ("بسبب 10-20 x", True, "x 20-10 ببسب"),
        ("abc", False, "abc"),
        ("", True, ""),
    ],
)
def test_text_stands_in_the_order_of_the_standard(text: str, rtl: bool, shown: str) -> None:
    assert seen(text, rtl) == shown


def test_every_character_is_in_one_stretch() -> None:
    text = "مبيعات (12%) Microsoft، שלום! "
    for rtl in (True, False):
        found = sorted((start, end) for start, end, _ in stretches(text, rtl))
        assert [start for start, _ in found] == [0, *(end for _, end in found[:-1])]
        assert found[-1][1] == len(text)


def test_brackets_are_turned_with_their_text() -> None:
    assert mirrored(" (") == ") "


def test_direction_is_that_of_the_first_letter_or_of_the_language() -> None:
    assert right_to_left("12 שלום abc")
    assert not right_to_left("The word שלום")
    assert right_to_left("45%", "ar-EG")
    assert not right_to_left("45%", "en")


def test_a_paragraph_from_right_to_left_begins_at_the_right(theme: Theme) -> None:
    text = Prose((Para(plain("ירד ב־12 abc")),))
    page = typeset(Slide("a", "points", "A", (Fill("body", text), Fill("title", prose("A")))), theme, Meta())
    box = page.boxes[0]
    (line,) = box.lines
    level, inner = box.placeholder.level(0), box.placeholder.inner
    assert abs(line.x + line.width - (inner.right - level.margin)) <= 2
    assert [piece.text.strip() for piece in line.pieces if piece.text.strip()] == ["abc", "12", "ירד ב־"]
    assert [piece.x for piece in line.pieces] == sorted(piece.x for piece in line.pieces)
