"""Code in the theme's colours."""

from __future__ import annotations

import pytest

from deckmaker.compose.coloured import coloured
from deckmaker.model import Palette, Run

DAY = Palette("111111", "FFFFFF", "555555", "EEEEEE", "1F5FD6", "7FAAF8", "0E7C72", "B4541A", "7A4FA3", "868C96", "1F5FD6", "7A4FA3")  # fmt: skip # noqa: E501
PALE = Palette("111111", "FFFFFF", "999999", "EEEEEE", "FFE0A0", "FFEECC", "FFE0A0", "FFE0A0", "FFE0A0", "DDDDDD", "1F5FD6", "7A4FA3")  # fmt: skip # noqa: E501
PYTHON = 'def greet(name: str) -> str:\n    # says hello\n\n    return f"Hello {name}" * 2\n\n\n  "a\n'


def said(lines: tuple[tuple[Run, ...], ...]) -> str:
    return "\n".join("".join(run.text for run in line) for line in lines)


def test_keywords_strings_and_remarks_have_their_colours() -> None:
    lines = coloured(PYTHON, "python", DAY, False, ("bg1",))
    colours = {run.text.strip(): run.colour for line in lines for run in line}
    assert colours["def"] == "accent1"
    assert colours["# says hello"] == "tx2"
    assert colours["greet"] == "accent5"
    assert colours["2"] == "accent4"
    assert all(run.code for line in lines for run in line)


@pytest.mark.parametrize(
    "language", ["python", "Python", "js", "html", "sql", "c++", "", "no such language", "text"]
)
def test_no_character_is_changed(language: str) -> None:
    assert said(coloured(PYTHON, language, DAY, False)) == PYTHON
    assert said(coloured("\n\n  x \t y\n\n", language, DAY, True)) == "\n\n  x \t y\n\n"


def test_a_language_that_is_not_known_stays_plain() -> None:
    assert coloured("a = 1", "klingon", DAY, False) == ((Run("a = 1", code=True),),)


def test_a_colour_that_cannot_be_read_is_not_used() -> None:
    assert {run.colour for line in coloured(PYTHON, "python", PALE, False) for run in line} == {""}
    for dark in (False, True):
        for line in coloured(PYTHON, "python", DAY, dark):
            for run in line:
                assert not run.colour or all(
                    DAY.contrast(run.colour, ground, dark=dark) >= 4.5 for ground in ("bg1", "bg2")
                )
