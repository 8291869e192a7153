"""Decisions as pure functions, and what they do to the deck."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from deckmaker import edit, review
from deckmaker.model import Choices, PointEdit, Project, Scene, Source, Span
from deckmaker.pipeline import Build, make

ARTICLE = """# Two harbours

## The northern lock

In 2024 the northern lock handled 62% of all barge traffic on the canal. Its toll
income rose from $2.1 million in 2019 to $3.4 million in 2024.

Grain was the most important cargo, because two mills stand beside the lock and buy from the farms of the
whole valley. The keepers opened the gates at night as well, which the skippers had wanted for a long
time. The lock was rebuilt by a crew of 48 masons. A new basin lets long barges turn without help from
tugs. The town earns its toll from every barge that passes. Farmers of the upper valley now ship their
apples by water. Two railways have given up their lines along the bank. The bridge master reports the
ships by radio, so that nobody waits for nothing.

“We used to lose a whole day at the gate, and the crews paid for it with their sleep,” said Ines Moreau,
master of the lock.

## The southern lock

The southern lock carried far less timber than it did before the war. Its gates leak in winter, and the
town has no money for new ones. The council wants to keep it open for pleasure boats all the same.
"""
NORTH = "the-northern-lock"


def built(choices: Choices | None = None, text: str = ARTICLE) -> Build:
    return make(Project(Source("canal.md", ".md", text.encode()), choices or Choices()))


@pytest.fixture(scope="module")
def plain() -> Build:
    return built()


def scene(build: Build, key: str) -> Scene:
    return next(each for each in build.storyboard.scenes if each.key == key)


def chart_key(build: Build) -> str:
    return next(
        each.key for each in build.storyboard.scenes if each.chart and each.chart.kind == "before_after"
    )


def codes(build: Build) -> list[str]:
    return [problem.code for problem in build.problems if problem.severity != "note"]


def test_a_decision_taken_back_leaves_nothing() -> None:
    chosen = edit.scene(Choices(), "a", takeaway="Told", hidden=True)
    assert edit.scene(chosen, "a", takeaway=None).edits.scenes[0].hidden is True
    assert edit.scene(chosen, "a", takeaway=None, hidden=None) == Choices()
    assert edit.quotation(edit.quotation(Choices(), "a", ""), "a", None) == Choices()


def test_every_field_of_a_scene_reaches_the_deck(plain: Build) -> None:
    key = chart_key(plain)
    chosen = edit.scene(
        Choices(),
        key,
        takeaway="Waiting is over",
        notes="Say it slowly.\nThen pause.",
        alt="Two bars",
        source_line="Lock office",
    )
    made = built(chosen)
    told = scene(made, key)
    assert (told.takeaway, told.notes, told.source_line) == (
        "Waiting is over",
        ("Say it slowly.", "Then pause."),
        "Lock office",
    )
    assert told.chart
    assert told.chart.alt == "Two bars"
    assert codes(made) == codes(plain)


def test_a_chart_may_be_any_of_its_offers_or_none(plain: Build) -> None:
    key = chart_key(plain)
    (offer,) = scene(plain, key).offers
    assert offer.key == key
    assert offer.refused
    for chart in offer.charts:
        told = scene(built(edit.scene(Choices(), offer.key, chart=chart.kind)), key)
        assert (told.chart.kind if told.chart else told.kind) == chart.kind
    bare = scene(built(edit.scene(Choices(), key, chart="none")), key)
    assert bare.chart is None
    assert bare.points
    assert all(point.cites for point in bare.points)


def test_a_scene_may_be_of_each_kind_it_is_offered(plain: Build) -> None:
    for each in plain.storyboard.scenes:
        for kind in review.kinds(each):
            made = built(edit.scene(Choices(), each.key, kind=kind))
            assert scene(made, each.key).kind == kind
            assert "scene-kind" not in codes(made)


def test_a_kind_that_a_scene_cannot_be_is_told(plain: Build) -> None:
    made = built(edit.scene(Choices(), NORTH, kind="picture"))
    assert "scene-kind" in codes(made)
    assert scene(made, NORTH) == scene(plain, NORTH)


# ── lines ────────────────────────────────────────────────────────────────────────────────


def test_a_line_knows_its_sentence_and_shorter_wordings(plain: Build) -> None:
    said = review.lines(plain, scene(plain, NORTH))
    assert said
    for line in said:
        assert line.sentence in " ".join(ARTICLE.split())
        assert all(len(each) < len(line.edit.text) for each in line.shorter)


def test_lines_as_they_are_change_nothing(plain: Build) -> None:
    lines = tuple(line.edit for line in review.lines(plain, scene(plain, NORTH)))
    assert scene(built(edit.points(Choices(), NORTH, lines)), NORTH).points == scene(plain, NORTH).points


def test_a_line_reworded_restored_moved_and_left_out_keeps_its_evidence(plain: Build) -> None:
    old = review.lines(plain, scene(plain, NORTH))
    lines = tuple(line.edit for line in old)
    lines = edit.reworded(lines, 0, "Grain rules the lock")
    lines = edit.moved(lines, 0, 1)
    extra = review.spare(plain, scene(plain, NORTH))[0]
    lines = edit.added(lines, replace(extra.edit, text=extra.sentence))
    made = built(edit.points(Choices(), NORTH, lines))
    points = scene(made, NORTH).points
    assert [point.text for point in points] == [line.text for line in lines]
    assert points[1].cites == (old[0].cite,)
    assert points[-1].cites == (extra.cite,)
    fewer = edit.without(lines, 0)
    assert len(scene(built(edit.points(Choices(), NORTH, fewer)), NORTH).points) == len(lines) - 1


def test_a_line_stands_on_the_sentence_that_says_its_words() -> None:
    made = built(edit.points(Choices(), NORTH, (PointEdit("Two mills buy from the valley"),)))
    (point,) = scene(made, NORTH).points
    section = made.document.section(NORTH)
    assert section
    assert "two mills stand" in point.cites[0].span.of(section.text)


def test_a_number_edited_away_from_its_sentence_is_told(plain: Build) -> None:
    lines = tuple(line.edit for line in review.lines(plain, scene(plain, NORTH)))
    made = built(edit.points(Choices(), NORTH, edit.reworded(lines, 0, "Grain is 81% of all cargo")))
    (problem,) = [each for each in made.problems if each.code == "number-unsourced"]
    assert "81" in problem.message
    assert "number-unsourced" in codes(built(edit.scene(Choices(), NORTH, takeaway="Traffic rose by 77%")))
    assert "number-unsourced" not in codes(built(edit.scene(Choices(), NORTH, takeaway="The lock leads")))


def test_a_line_survives_changes_of_its_sentence_and_tells_when_it_is_gone(plain: Build) -> None:
    lines = (PointEdit("Two mills buy it", 0, review.spare(plain, scene(plain, NORTH))[0].sentence),)
    sentence = lines[0].sentence
    chosen = edit.points(Choices(), NORTH, lines)
    whole = re.sub(r"(?<=\S)\n(?=[^\n#])", " ", ARTICLE)  # a paragraph a line
    last = sentence.split()[-1]
    softer = whole.replace(sentence, sentence.replace(last, f"indeed {last}"))
    assert softer != whole
    assert "point-without-sentence" not in codes(built(chosen, softer))
    assert "point-without-sentence" in codes(built(chosen, whole.replace(sentence, "")))


# ── numbers ──────────────────────────────────────────────────────────────────────────────


def number(build: Build, surface: str) -> review.Number:
    return next(each for each in review.numbers(build) if surface in each.placed.statistic.surface)


def test_each_number_knows_its_sentence_and_its_slides(plain: Build) -> None:
    share = number(plain, "62%")
    assert share.used
    assert "62%" in share.sentence
    assert plain.deck.slides[share.slides[0] - 1].key == share.scenes[0]
    assert not number(plain, "48").used


def test_a_number_may_be_left_out_and_taken_in(plain: Build) -> None:
    section = plain.document.section(NORTH)
    assert section
    out = edit.number(Choices(), section, number(plain, "62%").placed.statistic.span, False)
    made = built(out)
    assert not number(made, "62%").used
    assert number(made, "62%").decided == out.edits.numbers[0]
    assert edit.number(out, section, number(plain, "62%").placed.statistic.span, None) == Choices()
    taken = built(edit.number(Choices(), section, number(plain, "48").placed.statistic.span, True))
    assert number(taken, "48").used
    assert number(taken, "62%").used  # nothing gives way for it
    told = next(each for each in taken.storyboard.scenes if each.callouts)
    assert all(each.label for each in told.callouts)
    assert not [code for code in codes(taken) if code.startswith("number")]


def test_marked_words_become_a_number(plain: Build) -> None:
    section = plain.document.section(NORTH)
    assert section
    at = section.text.index("two mills")
    chosen = edit.mark(Choices(), section, Span(at, at + len("two mills")))
    assert number(built(chosen), "two mills").used
    moved = built(chosen, ARTICLE.replace("In 2024", "Long ago, and far away, in 2024"))
    assert number(moved, "two mills").used


def test_words_without_a_number_and_words_that_are_gone_are_told(plain: Build) -> None:
    section = plain.document.section(NORTH)
    assert section
    at = section.text.index("Grain")
    assert "number-unread" in codes(built(edit.mark(Choices(), section, Span(at, at + 5))))
    chosen = edit.number(Choices(), section, number(plain, "62%").placed.statistic.span, False)
    gone = built(chosen, ARTICLE.replace("62%", "most"))
    assert "edit-without-number" in codes(gone)
    assert gone.project.choices == chosen


def test_a_number_that_no_chart_can_show_is_told(plain: Build) -> None:
    section = plain.document.section(NORTH)
    assert section
    span = number(plain, "most important").placed.statistic.span
    assert "number-unchartable" in codes(built(edit.number(Choices(), section, span, True)))


def test_a_decision_on_its_words_leaves_a_shared_slide_as_it_is() -> None:
    sentence = (
        "Live.me reached a growth rate of 967% in about three months, and its downloads rose about 60-fold."
    )
    text = f"# A\n\n## B\n\n{sentence}\n\n## C\n\nNothing else happened there for a long time, and nobody minded it.\n"
    before = built(text=text)
    key = next(each.key for each in before.storyboard.scenes if "#chart" in each.key)
    assert len(scene(before, key).offers) == 2
    after = built(edit.scene(Choices(), key, takeaway="It grew"), text)
    assert [each.kind for each in after.storyboard.scenes] == [each.kind for each in before.storyboard.scenes]


# ── quotations and order ─────────────────────────────────────────────────────────────────


def test_the_quotation_is_the_users_to_choose(plain: Build) -> None:
    assert any(each.kind == "quotation" for each in plain.storyboard.scenes)
    none = built(edit.quotation(Choices(), NORTH, ""))
    assert not any(each.kind == "quotation" for each in none.storyboard.scenes)
    words = "Grain was the most important cargo"
    own = built(edit.quotation(Choices(), NORTH, words))
    assert [each.quote.text for each in own.storyboard.scenes if each.quote] == [words]
    gone = built(edit.quotation(Choices(), NORTH, "Words that nobody said"))
    assert "edit-without-quotation" in codes(gone)


def test_a_scene_moves_before_another(plain: Build) -> None:
    chosen = edit.order(Choices(), plain.storyboard, "the-southern-lock", NORTH)
    keys = [each.key for each in built(chosen).storyboard.scenes]
    assert keys.index("the-southern-lock") == keys.index(NORTH) - 1
    assert sorted(keys) == sorted(each.key for each in plain.storyboard.scenes)
