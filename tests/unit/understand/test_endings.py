"""Where a long sentence may end early: what stays is a sentence, and does not mislead."""

from __future__ import annotations

import pytest

from deckmaker.understand.endings import endings
from deckmaker.understand.reading import Reading
from deckmaker.understand.tagger import tag
from deckmaker.understand.words import words


def ends(text: str) -> list[str]:
    """What is left of a sentence at each place where it may end."""
    found = words(text)
    reading = Reading(found, tag([word.text for word in found]))
    return [text[: found[cut.start].start].rstrip(" ,") for cut in endings(reading)]


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        (
            "The museum lends its old paintings to other houses in the region because its own rooms are damp.",
            "The museum lends its old paintings to other houses in the region",
        ),
        (
            "The bank closed its branch in the village and now sends a bus with two clerks every other Thursday.",
            "The bank closed its branch in the village",
        ),
        (
            "The factory makes hearing aids in the old mill for small children who were born deaf or lost it.",
            "The factory makes hearing aids in the old mill for small children",
        ),
        (
            "The harbour master replaced the gates of the inner basin with steel ones after the storm of last winter.",
            "The harbour master replaced the gates of the inner basin with steel ones",
        ),
    ],
)
def test_a_long_sentence_ends_before_what_only_adds(sentence: str, left: str) -> None:
    assert left in ends(sentence)


@pytest.mark.parametrize(
    ("sentence", "not_left"),
    [
        # the verb of a subject that stays would go
        (
            "A nurse on the night ward said the machine that measures the pulse of small children had failed twice.",
            "A nurse on the night ward said the machine",
        ),
        # "replaced A" needs its "with B"
        (
            "The harbour master replaced the gates of the inner basin with steel ones after the storm of last winter.",
            "The harbour master replaced the gates of the inner basin",
        ),
        # the last of a list, with its "and"
        (
            "The farmers of the valley planted the hedges, dug the ponds and built a road along the river to the mill.",
            "The farmers of the valley planted the hedges, dug the ponds",
        ),
        # how, where that is what is said
        (
            "Our study of the old looms shows that the best cloth can be woven by keeping the warp damp all night.",
            "Our study of the old looms shows that the best cloth can be woven",
        ),
        # what a general word is meant to say
        (
            "The two engineers at the yard propose a new method that cleans the hulls of ferries without a dock.",
            "The two engineers at the yard propose a new method",
        ),
    ],
)
def test_it_never_ends_where_something_hangs_on_what_goes(sentence: str, not_left: str) -> None:
    assert not_left not in ends(sentence)


def test_what_limits_a_claim_stays_with_it() -> None:
    claims = "The yard on the east bank builds all of the wooden boats in the country for the schools of the coast."
    assert not any(left.endswith("wooden boats") for left in ends(claims))
    condition = (
        "The town will repair the pier on the north shore next summer only if the county pays for the stones."
    )
    assert not any("only if" not in left for left in ends(condition))


def test_a_short_sentence_is_left_alone() -> None:
    assert ends("The bank closed its branch in the village in May.") == []


def test_places_are_few_and_the_same_every_time() -> None:
    sentence = (
        "The orchestra has hired a young conductor from Leipzig to lead its concerts in schools across the county,"
        " where no music has been taught for years, while the old hall is being repaired by the town."
    )
    assert ends(sentence) == ends(sentence)
    assert len(ends(sentence)) <= 3
