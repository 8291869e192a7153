from __future__ import annotations

import pytest

from deckmaker.theme.palette import (
    ciede2000,
    confusions,
    contrast,
    difference,
    lightness,
    luminance,
    readable,
    simulated,
)


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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [  # of the test data that Sharma, Wu and Dalal publish with their paper
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, -1.3802, -84.2814), (50.0, 0.0, -82.7485), 1.0),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0009), 7.1792),
        ((50.0, 2.49, -0.001), (50.0, -2.49, 0.0011), 7.2195),
        ((50.0, -0.001, 2.49), (50.0, 0.0009, -2.49), 4.8045),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((50.0, 2.5, 0.0), (50.0, 3.2592, 0.335), 1.0),
        ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
        ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
        ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
        ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_of_colours_is_the_published_one(
    one: tuple[float, float, float], other: tuple[float, float, float], expected: float
) -> None:
    assert ciede2000(one, other) == pytest.approx(expected, abs=0.0001)
    assert ciede2000(other, one) == pytest.approx(expected, abs=0.0001)


def test_black_and_white_differ_most() -> None:
    assert difference("000000", "FFFFFF") == pytest.approx(100, abs=0.01)
    assert lightness("FFFFFF") == pytest.approx(100)


def test_greys_look_the_same_to_everyone() -> None:
    for vision in ("protan", "deutan", "tritan", "grey"):
        assert difference(simulated("808080", vision), "808080") < 1  # type: ignore[arg-type]


def test_red_and_green_of_one_lightness_are_confused_where_they_are_known_to_be() -> None:
    red, green = "C05A5A", "6F8A45"
    visions = {each.vision for each in confusions([red, green])}
    assert {"deutan", "grey"} <= visions
    assert "usual" not in visions


def test_the_okabe_ito_blue_and_orange_are_told_apart_by_all_eyes() -> None:
    assert not [each for each in confusions(["0072B2", "E69F00"]) if each.vision != "grey"]


def test_a_colour_is_changed_only_as_far_as_it_must_be() -> None:
    assert readable("1F5FD6", "FFFFFF") == "1F5FD6"
    for pale, ground in (("F7C948", "FFFFFF"), ("1F3A93", "101418")):
        mended = readable(pale, ground)
        assert 4.5 <= contrast(mended, ground) < 5.2
