"""Sentences that are too long for a slide end sooner, and pronouns give way to what they stand for."""

from __future__ import annotations

import pytest

from deckmaker.model import Paragraph, Section, Span, plain
from deckmaker.plan.points import choose
from deckmaker.understand import understand


def offered(text: str, sentence: int = -1) -> list[str]:
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), plain(text)),))
    return [wording.text for wording in understand(section, "en").sentences[sentence].wordings]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The council presented a detailed plan of the new harbour and published a long list of all the "
            "costs for the years to come.",
            "The council presented a detailed plan of the new harbour",
        ),
        (
            "We describe a simple mechanical gauge of tides that every town on the coast could build in a "
            "single summer.",
            "We describe a simple mechanical gauge of tides",
        ),
        (
            "The town has built a second lock near the old mill to keep the harbour open for the fishermen of "
            "the islands.",
            "The town has built a second lock near the old mill",
        ),
    ],
)
def test_a_long_sentence_ends_at_the_border_of_a_phrase(text: str, wanted: str) -> None:
    assert wanted in offered(text)


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "The grant enables the fishermen of the three small islands to repair their boats before the storms "
            "of the winter.",
            "The grant enables the fishermen of the three small islands",
        ),
        (
            "The new lock will have a lasting effect on the trade of the towns that lie along the whole of the "
            "northern coast.",
            "The new lock will have a lasting effect",
        ),
        (
            "The harbour master does not open the gates of the old lock for ships that carry oil or coal from "
            "the east.",
            "The harbour master does not open the gates of the old lock",
        ),
        (
            "All the ships of the company paid the full toll on the days when the gates of the lock stood open "
            "at night.",
            "All the ships of the company paid the full toll",
        ),
    ],
)
def test_what_the_rest_hangs_on_is_kept(text: str, never: str) -> None:
    assert never not in offered(text)


def test_it_gives_way_to_the_subject_of_the_sentence_before() -> None:
    text = "The new gauge measures the tide. It sends a warning to the harbour every hour."
    assert offered(text)[0] == "The new gauge sends a warning to the harbour every hour"


@pytest.mark.parametrize(
    "text",
    [
        "The new gauge measures the tide. It is not unusual to wait for hours in front of the gates.",
        "Several plans were discussed in the town. They said the second lock would come too late for trade.",
        "There is a new gauge at the quay. It sends a warning to the harbour every hour.",
    ],
)
def test_it_stays_away_when_in_doubt(text: str) -> None:
    assert not [line for line in offered(text) if line.startswith(("The new gauge is", "Several", "There"))]


def test_a_sentence_of_two_thoughts_can_be_two_points() -> None:
    text = (
        "The council of Husum sold the old mill to a brewer from Kiel and bought a large piece of dry land "
        "behind the northern dyke."
    )
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), plain(text)),))
    lines = [each.wording.text for each in choose(list(enumerate(understand(section, "en").sentences)), 4)]
    assert lines == [
        "The council of Husum sold the old mill to a brewer from Kiel",
        "The council of Husum bought a large piece of dry land behind the northern dyke",
    ]


def test_the_company_leans_on_a_line_that_names_it() -> None:
    text = (
        "Tideline builds locks for small towns on the coast. A storm broke two gates of the old mill in March. "
        "The storm cost the council a million euros. The mill was rebuilt by volunteers from three villages."
    )
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), plain(text)),))
    found = understand(section, "en").sentences
    assert found[2].wordings[0].leans == ("storm",)
    assert found[0].wordings[0].leans == ()


def test_a_line_is_left_out_that_no_other_line_explains() -> None:
    text = (
        "A storm broke the gates of the old lock at Husum in March. Husum has asked for help from Berlin. "
        "Grain ships from Riga now wait for six hours outside Husum. The storm was over in Husum by noon."
    )
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), plain(text)),))
    found = list(enumerate(understand(section, "en").sentences))
    told = [choice.index for choice in choose(found, 4, never={0})]
    assert 3 not in told
    assert 3 in [choice.index for choice in choose(found, 4, never={0}, shown="The storm in March")]


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "The quality of the nets dropped markedly when menders had to work by the light of the lamps of a quay.",
            "The quality of the nets dropped markedly",
        ),
        (
            "The catch of the small boats rises initially as the water warms and then falls because the food of the"
            " fish is gone.",
            "The catch of the small boats rises initially as the water warms",
        ),
        (
            "Landings rose by 4 percent after the first storm of the autumn and just 2 percent following the second one"
            " in December.",
            "Landings rose by 4 percent after the first storm of the autumn and just 2 percent",
        ),
        (
            "The guests were the harbour master, Ann Lowe, Bo Hart, who advises the council on dredging, and the owner"
            " of the mill.",
            "The guests were the harbour master, Ann Lowe, Bo Hart",
        ),
        (
            "In this report we present Corvus, a set of rules by which small harbours can share one dredger.",
            "We present Corvus",
        ),
        (
            "The council offers an account of how the small harbours of the coast, such as ours, pay for the dredging"
            " of their channels.",
            "The council offers an account of how the small harbours of the coast",
        ),
        (
            "Following that, various tools laid on the quay, old ropes and boxes of nails were carried to the mill.",
            "Old ropes and boxes of nails were carried to the mill",
        ),
    ],
)
def test_half_of_what_was_said_is_no_line(text: str, never: str) -> None:
    assert never not in offered(text)


def test_a_year_later_is_not_who_did_it() -> None:
    text = (
        "In 2009 we opened a shop on the quay and a year later started a school for the children of the port."
    )
    assert not [line for line in offered(text) if line.startswith("A year later")]


def test_had_is_the_verb_of_its_clause() -> None:
    text = "The storm has made the boats leak badly and one old man had to be carried from his house to the church."
    assert "The storm has made the boats leak badly" in offered(text)


def test_a_sentence_that_has_lost_its_subject_is_no_line() -> None:
    assert not offered("was cut loose from its owner and found a new home as a project of the foundation.")


@pytest.mark.parametrize(
    ("text", "never"),
    [
        (
            "One of the oldest hands at the harbour, a pilot named Hale, finally clued the master in, as Ada says.",
            "finally clued the master",
        ),
        (
            "The search for a new pier had certainly done the former, and Ada had played a large part in it.",
            "the former",
        ),
    ],
)
def test_no_line_breaks_off_before_the_word_that_its_verb_needs(text: str, never: str) -> None:
    assert not [line for line in offered(text) if line.endswith(never)]
