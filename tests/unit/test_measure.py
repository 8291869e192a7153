from __future__ import annotations

from dataclasses import replace

import pytest

from deckmaker import bundle, measure
from deckmaker.model import Face

FOLDER = bundle.folder("assets") / "fonts" / "LiberationSans"
STYLES = ("Regular", "Bold", "Italic", "BoldItalic")


@pytest.fixture(scope="module")
def arial() -> Face:
    return Face("Arial", *(str(FOLDER / f"LiberationSans-{style}.ttf") for style in STYLES))


def test_widths_are_those_of_the_font_file(arial: Face) -> None:
    # Arial's own table: a space is 569 of 2048 units, "A" is 1366
    assert measure.width(" ", arial) == pytest.approx(569 / 2048)
    assert measure.width("A A", arial) == pytest.approx((2 * 1366 + 569) / 2048)


def test_a_word_is_as_wide_as_the_wider_of_its_kerned_and_unkerned_settings(arial: Face) -> None:
    assert measure.width("To", arial) == pytest.approx((1251 + 1139) / 2048)  # kerned it is narrower
    assert measure.width("year’s", arial) > sum(measure.width(each, arial) for each in "year’s")


def test_lines_are_set_with_kerned_widths(arial: Face) -> None:
    assert measure.ruler(arial, widest=False)["To"] < measure.ruler(arial)["To"]
    assert measure.ruler(arial, widest=False)["hum"] == pytest.approx(measure.ruler(arial)["hum"])


def test_bold_is_wider_than_regular(arial: Face) -> None:
    assert measure.width("Umsatz", arial, bold=True) > measure.width("Umsatz", arial)


def test_han_characters_take_one_em_each_without_a_font(arial: Face) -> None:
    assert measure.width("中国互联网", arial) == 5.0
    assert measure.width("，。", arial) == 2.0


def test_quotation_marks_among_han_take_one_em(arial: Face) -> None:
    assert measure.width("“中国”", arial) == 4.0
    assert measure.width("“ab”", arial) < 3.0


def test_an_emoji_is_never_taken_for_narrow(arial: Face) -> None:
    assert measure.width("🚀", arial) >= 1.25


def test_what_joiners_and_tones_make_one_picture_is_as_wide_as_one(arial: Face) -> None:
    for picture in ("👨\u200d👩\u200d👧", "👍🏽", "🇩🇪", "❤\ufe0f"):
        assert measure.width(picture, arial) == measure.width("🚀", arial)
    assert measure.width("🎉🎉", arial) == 2 * measure.width("🎉", arial)
    shown = measure.stretches("a 👍🏽 b", measure.ruler(arial))
    assert [(kind, text) for kind, text, _ in shown if kind == "emoji"] == [("emoji", "👍🏽")]


def test_arabic_and_hebrew_are_measured_joined_and_with_their_own_spaces(arial: Face) -> None:
    joined = measure.width("بسبب", arial)
    assert 1.5 < joined < sum(measure.width(letter, arial) for letter in "بسبب")
    assert measure.width("בגלל", arial, bold=True) > measure.width("בגלל", arial) > 2 * 0.9
    text = measure.standing_in("ירד 12% ab 12%")
    assert len(text) == 14
    assert text.endswith("ab 12%")
    assert measure.width(text[3:7], arial) > measure.width(" 12%", arial)


def test_characters_the_face_lacks_are_measured_on_the_safe_side(arial: Face) -> None:
    assert measure.width("ⵣ", arial) == 1.0
    assert measure.width("a\u200db", arial) == pytest.approx(measure.width("ab", arial))


def test_a_stand_in_face_is_measured_wider(arial: Face) -> None:
    proxy = replace(arial, name="Unknown Sans", proxy=True)
    assert measure.width("growth", proxy) > measure.width("growth", arial) * 1.04


def test_a_style_whose_file_is_gone_is_measured_with_the_regular_file(arial: Face) -> None:
    broken = replace(arial, bold="/nowhere/bold.ttf")
    assert measure.width("growth", broken, bold=True) > measure.width("growth", broken)


def test_the_line_pitch_is_never_less_than_what_programs_set(arial: Face) -> None:
    heights = measure.vertical(arial)
    assert heights.pitch >= 1.2
    assert 0.8 < heights.ascent < 1.0
    assert 0.15 < heights.descent < 0.3


def test_without_shaping_widths_are_a_little_larger_and_a_note_says_so(
    arial: Face, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PIL import features

    shaped = measure.width("growth", arial)
    caches = (measure.notes, measure._shaper, measure._ruler)
    for cache in caches:
        cache.cache_clear()
    monkeypatch.setattr(features, "check", lambda _: False)
    try:
        assert shaped < measure.width("growth", arial) < shaped * 1.03
        (note,) = measure.notes()
        assert note.code == "text-unshaped"
        assert "libfribidi0" in note.hint
    finally:
        for cache in caches:
            cache.cache_clear()


def test_what_is_remembered_is_bounded(arial: Face, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(measure, "WORDS", 50)
    ruler = measure.Ruler(arial.regular, proxy=False, widest=True)
    for number in range(200):
        ruler[f"word{number}"]
    assert len(ruler) <= 50


@pytest.mark.parametrize("data", [b"", b"\x00\x01\x00\x00", b"ttcf" + b"\x00" * 60, b"GIF89a" * 40])
def test_a_file_that_is_no_font_is_refused_and_replaced(
    arial: Face, data: bytes, tmp_path: pytest.TempPathFactory
) -> None:
    path = tmp_path / "broken.ttf"  # type: ignore[operator]
    path.write_bytes(data)
    assert measure.width("growth", replace(arial, italic=str(path)), italic=True) > 0


def test_a_picture_is_measured_as_it_is_shown() -> None:
    from io import BytesIO

    from PIL import Image

    image = Image.new("RGB", (40, 30))
    plain, turned = BytesIO(), BytesIO()
    image.save(plain, "JPEG")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.save(turned, "JPEG", exif=exif)
    assert measure.picture_size(plain.getvalue()) == (40, 30)
    assert measure.picture_size(turned.getvalue()) == (30, 40)
    assert measure.picture_size(b"<svg/>") is None


def test_han_lines_are_as_high_as_their_typeface(arial: Face) -> None:
    assert measure.han_pitch("Microsoft YaHei") == 1.32
    assert measure.han_pitch("Some Han Face") == 1.45


def test_a_no_break_space_is_as_wide_as_a_space_in_a_face_without_one() -> None:
    folder = bundle.folder("assets") / "fonts" / "Carlito"
    carlito = Face("Calibri", *(str(folder / f"Carlito-{style}.ttf") for style in STYLES))
    assert measure.width("half\u00a0hour", carlito) == pytest.approx(
        measure.width("half hour", carlito), abs=0.01
    )
