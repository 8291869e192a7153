from __future__ import annotations

import pytest

from deckmaker import measure
from deckmaker.model import Face, Run, plain
from deckmaker.typeset.pieces import parts
from deckmaker.typeset.wrap import Style, breaks


def lines(text: str, face: Face, ems: float) -> list[str]:
    style = Style(measure.ruler(face), 1000.0)
    return [text[cut.start : cut.end] for cut in breaks(plain(text), lambda _: style, ems * 1000, ems * 1000)]


def pieces(word: str) -> list[str]:
    return [piece for piece, _ in parts(word)]


def test_lines_break_at_spaces_and_hold_no_space_at_their_ends(arial: Face) -> None:
    assert lines("one two  three", arial, 4.0) == ["one two", "three"]


def test_a_text_that_fits_is_one_line(arial: Face) -> None:
    assert lines("one two", arial, 100) == ["one two"]


def test_an_empty_text_is_one_empty_line(arial: Face) -> None:
    assert lines("", arial, 5) == [""]
    assert breaks((), lambda _: Style(measure.ruler(arial), 1.0), 5, 5)[0].width == 0


def test_a_line_may_end_after_a_hyphen_before_a_letter() -> None:
    assert pieces("e-commerce") == ["e-", "commerce"]
    assert pieces("state-of-the-art") == ["state-", "of-", "the-", "art"]


def test_a_minus_is_kept_with_its_figure_and_a_span_of_years_breaks_after_its_hyphen() -> None:
    assert pieces("-5") == ["-5"]
    assert pieces("2017-2018") == ["2017-", "2018"]


def test_no_closing_mark_begins_a_line_and_no_opening_mark_ends_one(arial: Face) -> None:
    text = "中国互联网，模式（尤其）“快速”复制！正在、海外。"
    for ems in range(2, 12):
        for line in lines(text, arial, ems):
            if len(line) > 1:  # one em holds no more than one character
                assert line[0] not in "，）”！、。"
                assert line[-1] not in "（“"


def test_a_latin_word_among_han_is_not_broken(arial: Face) -> None:
    assert "Live.me" in pieces("使用Live.me平台")
    assert any("AliExpress" in line for line in lines("在俄罗斯AliExpress平台", arial, 6))


def test_a_word_longer_than_a_line_is_broken_and_nothing_of_it_lost(arial: Face) -> None:
    url = "https://example.com/" + "a" * 80
    found = lines(f"see {url} now", arial, 10)
    assert "".join(found).replace(" ", "") == f"see{url}now"
    assert len(found) > 4


def test_a_hard_break_ends_a_line(arial: Face) -> None:
    assert lines("one\vtwo\nthree", arial, 100) == ["one", "two", "three"]
    assert lines("one\v", arial, 100) == ["one", ""]


def test_a_no_break_space_holds(arial: Face) -> None:
    assert lines("about 60\u00a0days", arial, 4.5) == ["about", "60\u00a0days"]


def test_a_word_of_two_styles_is_not_parted_where_they_meet(arial: Face) -> None:
    runs = (Run("a very "), Run("bold", bold=True), Run("ness"))
    styles = {
        False: Style(measure.ruler(arial), 1000.0),
        True: Style(measure.ruler(arial, bold=True), 1000.0),
    }
    cuts = breaks(runs, lambda run: styles[run.bold], 5000, 5000)
    text = "".join(run.text for run in runs)
    assert [text[cut.start : cut.end] for cut in cuts] == ["a very", "boldness"]


@pytest.mark.parametrize("text", ["x" * 200_000, "中" * 100_000, "a-" * 100_000, "(" * 100_000])
def test_time_is_in_proportion_to_the_text(text: str, arial: Face) -> None:
    assert "".join(lines(text, arial, 30)) == text


def test_an_address_breaks_where_libreoffice_breaks_it(arial: Face) -> None:
    path = "/srv/share/projects/2024/overseas-markets/figures/market_share_by_region.xlsx"
    assert lines(f"word {path}", arial, 16)[0] == "word"  # it moves as a whole
    assert lines("http://data.example.net/~team/2024-2025/annual_report.pdf", arial, 12)[0].endswith("/")
    assert not lines("see http://data.example.net/~team/2024-2025/annual.pdf", arial, 12)[1].endswith("/")


def test_a_word_that_begins_with_a_slash_takes_the_word_before_it_along(arial: Face) -> None:
    # UAX 14 lets no line begin with a slash, even after a space; LibreOffice mends that only for longer starts
    narrow, roomy = (measure.width(f"one chief {start}", arial) for start in ("/", "/sr"))
    assert lines("one chief /srv/share", arial, narrow - 0.1)[0] == "one"
    assert lines("one chief /srv/share", arial, roomy)[0] == "one chief"


def test_a_span_of_years_in_an_address_is_parted_rather_than_cut_at_the_edge(arial: Face) -> None:
    text = "see http://data.example.net/~team/2024-2025/annual.pdf"
    wide = measure.width("http://data.example.net/~team/2024-20", arial) + 0.05
    assert lines(text, arial, wide)[1] == "http://data.example.net/~team/2024-"


def test_a_slash_far_from_any_space_ends_a_line(arial: Face) -> None:
    path = "x" * 40 + "/" + "y" * 40 + "/zz"
    assert lines(f"see {path}", arial, measure.width(path, arial) - 0.3)[-1] == "zz"


def test_marks_among_han_take_an_em_and_no_space_of_another_script(arial: Face) -> None:
    assert lines("长60倍！“质量第一”是公", arial, 12.1)[0] == "长60倍！“质量第一”是"
    assert sum(len(part) + space for part, space in parts("倍！“")) == 3.0


def test_a_link_kept_whole_moves_to_the_next_line(arial: Face) -> None:
    runs = (Run("see "), Run("the whole report", link="https://example.com"))
    style = Style(measure.ruler(arial), 1000.0)
    cuts = breaks(runs, lambda _: style, 9000, 9000, whole_links=True)
    text = "see the whole report"
    assert [text[cut.start : cut.end] for cut in cuts] == ["see", "the whole report"]


@pytest.mark.parametrize(
    "text", ["a/b-c/d " * 40, "one " + "a/" * 300, "/" * 300, "  x/y-z/" * 30, "a-b/c?d" * 40]
)
def test_no_character_of_an_address_is_lost(arial: Face, text: str) -> None:
    for ems in (0.1, 2.0, 7.0, 12.0):
        assert "".join("".join(lines(text, arial, ems)).split()) == "".join(text.split())
