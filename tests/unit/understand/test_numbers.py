from decimal import Decimal

import pytest

from deckmaker.understand.numbers import digits, number_at
from deckmaker.understand.tokens import tokens


def values(text: str) -> list[str]:
    row = tokens(text, 0, len(text))
    found, index = [], 0
    while index < len(row):
        number = number_at(row, index)
        if number:
            found.append(f"{number.value.normalize():f}"[:12])
        index = number.last if number else index + 1
    return found


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("3,456.7", "3456.7"),
        ("3.456,7", "3456.7"),
        ("7'250'000", "7250000"),
        ("86 400", "86400"),
        ("34,56,789", "3456789"),
        ("2.750.000", "2750000"),
        ("0,75", "0.75"),
        ("4,5", "4.5"),
        (".35", "0.35"),
    ],
)
def test_digits_are_read_in_any_grouping(written: str, value: str) -> None:
    read = digits(written)
    assert read is not None
    assert read[0] == Decimal(value)


def test_the_language_decides_what_a_lone_dot_means() -> None:
    assert digits("1.250", european=True) == (Decimal(1250), False)
    assert digits("1.250") == (Decimal("1.250"), False)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("thirty-seven", ["37"]),
        ("three hundred and eleven", ["311"]),
        ("four thousand and twelve", ["4012"]),
        ("half a million", ["500000"]),
        ("half a dozen", ["6"]),
        ("two and a half billion", ["2500000000"]),
        ("three-quarters", ["0.75"]),
        ("seven lakh", ["700000"]),
        ("eighteen ninety-six", ["1896"]),
        ("forty one fifty two", ["41", "52"]),
        ("six point two five", ["6.25"]),
        ("9 1/2", ["9.5"]),
        ("3¼", ["3.25"]),
        ("2 million and a half", ["2500000"]),
        ("7.4bn", ["7400000000"]),
        ("5k", ["5000"]),
        ("three-fifths of a million", ["600000"]),
    ],
)
def test_numbers_in_words_and_scales_are_folded(said: str, expected: list[str]) -> None:
    assert values(said) == expected


def test_vague_words_are_no_numbers() -> None:
    assert values("several hundred shops, millions of visitors, the second half, a third person") == []
