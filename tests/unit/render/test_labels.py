from __future__ import annotations

from decimal import Decimal

import pytest

from deckmaker.render.pptx.charts.labels import label_format


@pytest.mark.parametrize(
    ("text", "value", "code"),
    [
        (">40%", "40", '">"0"%"'),
        ("≈60×", "60", '"≈"0"×"'),
        ("about 4 days", "4", '"about "0" days"'),
        ("9.6%", "9.6", '0.0"%"'),
        ("1,067 (+967%)", "1067", '#,##0" (+967%)"'),
        ("$593.4bn", "593400000000", '"$"0.0,,,"bn"'),
        (">600 million", "600000000", '">"0,," million"'),
        ("−13 pp", "-13", '0" pp";"−"0" pp"'),
        ("5.0%", "5", '0.0"%"'),
        ('40" wide', "40", '0\\"" wide"'),
    ],
)
def test_a_label_that_is_its_figure_with_words_around_follows_the_value(
    text: str, value: str, code: str
) -> None:
    assert label_format(text, Decimal(value)) == code


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("two thirds", "66.7"),
        ("9,6 %", "9.6"),  # a decimal comma prints by the reader's locale
        ("1,00,000", "100000"),  # lakhs are not thousands
        ("1.2亿", "120000000"),
        ("40%", "41"),
        ("", "40"),
    ],
)
def test_a_label_that_no_format_can_say_comes_from_the_sheet(text: str, value: str) -> None:
    assert label_format(text, Decimal(value)) == ""
