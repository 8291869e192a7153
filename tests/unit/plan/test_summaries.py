"""What a summary says of a section, and in which lines."""

from __future__ import annotations

import re

import pytest

import deckmaker

ADVICE = (
    "The county should pay for the shutters of all 140 halls. It should air the"
    " rooms at night in every hall that is rebuilt. It should keep coolers for the rooms that stay too warm. And it"
    " should publish the temperature of every room, because what is not known is not mended."
)


def lines(text: str, heading: str = "", points: int = 4) -> list[str]:
    return [point.text for point in deckmaker.summarize(text, heading=heading, points=points).points]


def test_lines_that_open_alike_are_a_list_under_their_heading() -> None:
    said = deckmaker.summarize(ADVICE, heading="Recommendations", points=4)
    assert said.takeaway == "Recommendations"
    assert len(said.points) == 4
    assert all(point.text.startswith("The county should") for point in said.points)


def test_a_chain_of_pronouns_leads_back_to_its_first_subject() -> None:
    assert "The county should publish the temperature of every room" in lines(ADVICE, "Recommendations")


@pytest.mark.parametrize(
    "text",
    [
        "This paper describes how ropes were made on the coast. The yarn was spun from hemp by hand in long sheds."
        " A gang of eight men walked backwards all day. The best rope went to the navy yards in the south.",
        "There are three sheds left on the coast. Hemp was dried under their roofs until 1930. Their walls are of"
        " tarred oak. The county bought the largest shed in 2011. A small museum shows how ropes were made by hand.",
    ],
)
def test_no_line_opens_with_a_word_that_points_elsewhere(text: str) -> None:
    assert lines(text)
    for line in lines(text):
        assert not re.match(r"(?:This|That|These|It|They|Their|Meanwhile|However)\b", line)


def test_a_summary_of_one_question_and_one_answer_takes_the_answer() -> None:
    assert lines("How did the rope hold in such a storm? The yard had tarred it twice that spring.") == [
        "The yard had tarred it twice that spring"
    ]


@pytest.mark.parametrize("text", [".. 20 “”", "… …", "“”", "- - -"])
def test_no_line_is_empty(text: str) -> None:
    assert all(line.strip() for line in lines(text))
