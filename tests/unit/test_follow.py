"""Decisions follow what they were made for when the text around it changes."""

from __future__ import annotations

from deckmaker import edit, retext
from deckmaker.follow import follow
from deckmaker.model import Choices, Document, PointEdit, Source, Span
from deckmaker.read import read

TEXT = """---
title: Canal
---

# North

Traffic rose to 62% of the whole, and 48 masons built the gate. The gate leaks.

## Tolls

Tolls are paid at the gate by every barge.

# South

Nothing happened there at all last year, and nobody minds.
"""


def told(text: str) -> Document:
    return read(Source("a.md", ".md", text.encode()))


def chosen() -> Choices:
    document = told(TEXT)
    north = document.section("north")
    assert north
    at = north.text.index("62%")
    choices = edit.scene(Choices(), "north#chart-62%", takeaway="Most of it")
    choices = edit.points(
        choices, "north/tolls", (PointEdit("Barges pay", 0, "Tolls are paid at the gate by every barge."),)
    )
    choices = edit.quotation(choices, "north", "The gate leaks")
    return edit.number(choices, north, Span(at, at + 3), False)


def after(text: str) -> Choices:
    assert text != TEXT
    return follow(chosen(), told(TEXT), told(text))


def test_an_unchanged_text_changes_no_decision() -> None:
    assert follow(chosen(), told(TEXT), told(TEXT)) == chosen()


def test_decisions_follow_a_renamed_heading_and_all_below_it() -> None:
    edits = after(TEXT.replace("# North", "# The far north")).edits
    assert [each.key for each in edits.scenes] == ["the-far-north#chart-62%", "the-far-north/tolls"]
    assert (edits.sections[0].key, edits.numbers[0].section) == ("the-far-north", "the-far-north")


def test_decisions_follow_a_section_to_another_place() -> None:
    text = retext.down(told(TEXT), "north/tolls")
    assert text
    assert [each.key for each in after(text).edits.scenes] == ["north#chart-62%", "south/tolls"]
    text = retext.promoted(told(TEXT), "north/tolls")
    assert text
    assert after(text).edits.scenes[1].key == "tolls"


def test_decisions_stay_where_text_is_typed_before_between_and_behind() -> None:
    for place in ("# North\n\n", "Traffic rose ", "of the whole"):
        edits = after(TEXT.replace(place, place + "and then some, with 6 more, ")).edits
        assert edits == chosen().edits


def test_a_corrected_number_takes_its_decisions_along() -> None:
    edits = after(TEXT.replace("62%", "63%")).edits
    assert (edits.numbers[0].surface, edits.scenes[0].key) == ("63%", "north#chart-63%")
    edits = after(TEXT.replace("62%", "62.5%")).edits
    assert (edits.numbers[0].surface, edits.scenes[0].key) == ("62.5%", "north#chart-62.5%")


def test_an_occurrence_is_counted_anew() -> None:
    edits = after(TEXT.replace("Traffic rose", "It was 62% before. Traffic rose")).edits
    assert edits.numbers[0].occurrence == 2


def test_sentences_and_quotations_follow_their_words() -> None:
    edits = after(TEXT.replace("every barge", "each and every barge")).edits
    assert edits.scenes[1].points
    assert edits.scenes[1].points[0].sentence == "Tolls are paid at the gate by each and every barge."
    assert (
        after(TEXT.replace("gate leaks", "old gate leaks")).edits.sections[0].quotation
        == "The old gate leaks"
    )


def test_decisions_on_what_was_deleted_are_kept() -> None:
    assert after(TEXT[: TEXT.index("# North")] + TEXT[TEXT.index("# South") :]).edits == chosen().edits


def test_a_heading_typed_letter_by_letter_keeps_its_decisions() -> None:
    choices, before = chosen(), told(TEXT)
    for name in ("Nort", "Nor", "No", "N", "E", "Ea", "Eas", "East"):
        now = told(TEXT.replace("# North", f"# {name}"))
        choices, before = follow(choices, before, now), now
    assert [each.key for each in choices.edits.scenes] == ["east#chart-62%", "east/tolls"]
