from __future__ import annotations

import pytest

from deckmaker.theme.palette import contrast, luminance


def test_black_on_white_has_the_greatest_contrast() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("FFFFFF", "000000") == pytest.approx(21)


def test_a_colour_has_no_contrast_with_itself() -> None:
    assert contrast("1F5FD6", "1F5FD6") == 1


def test_the_grey_that_just_passes_is_the_known_one() -> None:
    """#767676 on white is the well-known lightest grey for text."""
    assert contrast("767676", "FFFFFF") >= 4.5 > contrast("777777", "FFFFFF")


def test_green_is_lighter_than_red_and_red_than_blue() -> None:
    assert luminance("00FF00") > luminance("FF0000") > luminance("0000FF")
