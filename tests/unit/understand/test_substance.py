"""What a wording states counts; what it only promises does not become a point."""

from __future__ import annotations

import pytest

from deckmaker.model import Paragraph, Section, Span, plain
from deckmaker.understand import understand
from deckmaker.understand.guard import penalty
from deckmaker.understand.substance import promises, substance
from deckmaker.understand.tagger import tag
from deckmaker.understand.words import words


def said(text: str) -> list[str]:
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), plain(text)),))
    return [each.text for sentence in understand(section).sentences for each in sentence.wordings]


def held(text: str) -> float | None:
    found = [word.text for word in words(text)]
    return penalty(text, [word.lower() for word in found], tag(found))


@pytest.mark.parametrize(
    "teaser",
    [
        "In Norway the custom has a name",
        "Chile supplies a different lesson",
        "The Netherlands has its own example",
        "The first annoyance is the telephone bill",
        "We propose two models",
    ],
)
def test_a_teaser_loses_much(teaser: str) -> None:
    assert promises(teaser) >= 0.4


@pytest.mark.parametrize(
    "statement",
    ["Traffic has doubled in five years", "Norway sells its timber to Chile", "Prices fell by 3%"],
)
def test_a_statement_loses_nothing(statement: str) -> None:
    assert promises(statement) == 0.0


def test_names_and_figures_add_substance_up_to_a_bound() -> None:
    bare = substance("The company signed an agreement.")
    assert (
        bare
        == 0.0
        < substance("Last May Acme signed an agreement.")
        < substance("In May Acme paid Borel 30.")
    )
    assert substance("In May Acme, Borel, Cato and Dido paid 1, 2, 3 and 4.") <= 0.26


@pytest.mark.parametrize(
    "residue",
    [
        "As the number of possible layouts is large",
        "Since various content may exist but not the other way round",
        "The method is an extension of Miller et al.",
        "Conclusion We used a framework with many parts",
        "14 15 Unlike the others we use one layer",
        "The training has been useful, has spurred discussion",
        "Take the images of a car from different angles",
    ],
)
def test_what_a_cut_left_over_is_never_shown(residue: str) -> None:
    assert held(residue) is None


def test_a_thing_just_named_stands_for_this_app_in_a_quotation() -> None:
    lines = said(
        "Ada Moss has bought a mobile app called Quill. She says, “This app serves as a patient teacher"
        " when I’m drawing maps, and even corrects them.”"
    )
    assert "Ada Moss: Quill “serves as a patient teacher”" in lines


def test_a_quotation_skips_nothing_inside_its_marks() -> None:
    text = "“However, we built the lock, and the town paid for it gladly,” said Ada Moss."
    for line in said(text):
        if "“" in line:
            assert line.split("“")[1].split("”")[0] in text


def test_findings_lose_the_frame_that_announces_them() -> None:
    assert "Ferries save the islanders an hour" in said(
        "Our results show that ferries save the islanders an hour."
    )


def test_two_clauses_never_run_into_each_other() -> None:
    for line in said(
        "Updates are made in small steps, however, weighting is based on the entire log of the ship."
    ):
        assert "steps weighting" not in line
