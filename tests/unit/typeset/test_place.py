from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from itertools import pairwise

from PIL import Image

from deckmaker.model import (
    EMU_PER_POINT,
    Fill,
    Level,
    Meta,
    Page,
    Para,
    Picture,
    Prose,
    Run,
    Slide,
    Theme,
    plain,
    prose,
)
from deckmaker.theme import load
from deckmaker.typeset import fits, typeset

WORDS = "growth in overseas markets follows what users praise at home "


def page(theme: Theme, role: str = "points", **fills: object) -> Page:
    made = tuple(Fill(name, content) for name, content in fills.items())  # type: ignore[arg-type]
    return typeset(Slide("a", role, "What users praise", made), theme, Meta())


def test_text_that_fits_is_left_at_its_size(theme: Theme) -> None:
    (box,) = page(theme, body=prose("One point", "Another point")).boxes
    assert (box.scale, box.spacing) == (100, 100)
    assert [line.text for line in box.lines] == ["One point", "Another point"]


def test_the_line_pitch_gives_before_the_type(theme: Theme) -> None:
    texts = [WORDS] * 3
    seen = []
    for count in range(3, 14):
        (box,) = page(theme, body=prose(*texts, *[WORDS] * (count - 3))).boxes
        seen.append((box.scale, box.spacing))
    assert seen == sorted(seen, reverse=True)
    assert (100, 90) in seen or (100, 95) in seen
    assert all(spacing == 90 for scale, spacing in seen if scale < 100)


def test_what_is_too_much_is_a_problem_that_names_the_slide_and_the_cure(theme: Theme) -> None:
    made = page(theme, body=prose(*[WORDS * 2] * 12))
    (problem,) = made.problems
    assert problem.code == "text-overflow"
    assert problem.slide == "a"
    assert "What users praise" in problem.message
    assert "lines too long" in problem.message
    assert problem.hint
    assert made.boxes[0].scale == 80


def test_text_is_never_set_smaller_than_its_placeholder_allows(theme: Theme) -> None:
    (box,) = page(theme, title=prose(WORDS * 5)).boxes
    assert 28 * box.scale / 100 >= 22


def test_a_title_stands_at_the_bottom_of_its_box(theme: Theme) -> None:
    one = page(theme, title=prose("Short")).boxes[0]
    two = page(theme, title=prose(WORDS + WORDS)).boxes[0]
    assert len(two.lines) == 2
    assert one.lines[-1].baseline == two.lines[-1].baseline


def test_bullets_hang(theme: Theme) -> None:
    (box,) = page(theme, body=Prose((Para(plain(WORDS * 2)), Para(plain("below"), level=1)))).boxes
    lefts = [line.x - box.rect.x for line in box.lines]
    assert lefts[0] == lefts[1] == 285_750
    assert lefts[-1] == 571_500


def test_a_paragraph_without_its_marker_stands_at_the_edge(theme: Theme) -> None:
    (box,) = page(theme, body=Prose((Para(plain(WORDS * 2), marker="none"),))).boxes
    assert {line.x for line in box.lines} == {box.rect.x}


def test_lines_go_down_the_page_and_stay_inside(theme: Theme) -> None:
    (box,) = page(theme, body=prose(*[WORDS * 2] * 3)).boxes
    for upper, lower in pairwise(box.lines):
        assert lower.baseline - upper.baseline >= 20 * 1.2 * EMU_PER_POINT
    for line in box.lines:
        assert box.rect.x <= line.x
        assert line.x + line.width <= box.rect.right
        assert box.rect.y < line.baseline < box.rect.bottom


def test_pieces_of_a_line_stand_side_by_side_in_their_styles(theme: Theme) -> None:
    para = Para((Run("the "), Run("largest", bold=True), Run(" market")))
    (line,) = page(theme, body=Prose((para,))).boxes[0].lines
    assert [piece.text for piece in line.pieces] == ["the ", "largest", " market"]
    for left, right in pairwise(line.pieces):
        assert abs(left.x + left.width - right.x) <= 2
    assert abs(sum(piece.width for piece in line.pieces) - line.width) <= 4


def test_centred_lines_have_the_same_room_at_both_sides(centred: Theme) -> None:
    (box,) = page(centred, title=prose("In the middle")).boxes
    (line,) = box.lines
    assert abs((line.x - box.rect.x) - (box.rect.right - line.x - line.width)) <= 2


def test_capitals_are_measured_and_painted_as_capitals(theme: Theme) -> None:
    layout = theme.layouts[0]
    hole = layout.placeholders[0]
    caps = replace(hole, levels=(replace(hole.levels[0], caps=True),))
    loud = replace(theme, layouts=(replace(layout, placeholders=(caps,)),))
    (line,) = page(loud, title=prose("straße")).boxes[0].lines
    assert line.text == "STRAßE"


def test_a_fill_without_a_placeholder_is_reported_not_lost_in_silence(theme: Theme) -> None:
    made = page(theme, quote=prose("Said"))
    assert [problem.code for problem in made.problems] == ["placeholder-missing"]


def test_fits_asks_for_the_full_size(theme: Theme) -> None:
    ask = fits(theme)
    assert ask("points", "body", prose("One point"))
    assert not ask("points", "body", prose(*[WORDS] * 9))
    assert not ask("points", "figure", prose("60"))


def test_a_picture_keeps_its_shape(theme: Theme) -> None:
    def placed(width: int, height: int) -> tuple[int, int, int]:
        data = BytesIO()
        Image.new("RGB", (width, height)).save(data, "PNG")
        (box,) = page(theme, role="picture", picture=Picture(data.getvalue(), "")).boxes
        hole = box.placeholder.rect
        assert abs((box.rect.x + box.rect.right) - (hole.x + hole.right)) <= 1
        return box.rect.width, box.rect.height, hole.width

    width, height, hole = placed(100, 300)
    assert abs(width * 3 - height) <= 3
    width, height, hole = placed(600, 100)
    assert width == hole
    assert abs(height * 6 - width) <= 6
    assert placed(210, 100)[0] == hole  # nearly the hole's shape: it fills it, cropped


def test_big_numbers_side_by_side_have_one_size() -> None:
    plain_theme = load("plain")
    made = page(
        plain_theme, "callouts_2", figure_1=prose("−5.3 m"), figure_2=prose("21,700,000 francs"),
    )  # fmt: skip
    first, second = made.boxes
    assert first.scale == second.scale < 100


def test_points_shrink_a_little_rather_than_leave_two_slides_half_empty() -> None:
    plain_theme = load("plain")
    ask = fits(plain_theme)
    texts = [WORDS * 2] * 5
    (box,) = page(plain_theme, body=prose(*texts)).boxes
    assert box.scale < 100 or box.spacing < 100
    assert ask("points", "body", prose(*texts)) == (box.scale >= 90)
    assert not ask("points", "body", prose(*texts * 2))


def test_a_number_has_room_where_the_layout_leaves_none() -> None:
    assert Level(20).numbered == (355_600, -355_600)
    assert Level(20, margin=285_750, indent=-285_750).numbered == (285_750, -285_750)
    margin, indent = Level(24, margin=228_600, indent=-228_600).numbered
    assert margin + indent == 0
    assert margin > 300_000
