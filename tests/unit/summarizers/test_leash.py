"""No figure, name or quotation passes that its evidence does not have."""

from __future__ import annotations

import pytest

from deckmaker.summarizers.leash import fault
from deckmaker.understand.sentences import split
from deckmaker.understand.standing import stands
from deckmaker.understand.statistics import statistics

EVIDENCE = (
    "According to Ben Ray of Husum Port, more than 40% of the grain came from Sweden in 2019. "
    "“The tide no longer decides when we sail,” he said, and adopted 3 million crates."
)
FIGURES = statistics(EVIDENCE, split(EVIDENCE))


@pytest.mark.parametrize(
    "line",
    [
        "Ben Ray: More than 40% of the grain no longer came from Sweden",
        "Over 40% of the grain came from Sweden, no longer by tide",
        "Ben Ray: “The tide no longer decides when we sail”",
        "Adoption no longer took 3 million crates",
    ],
)
def test_what_stands_in_the_evidence_passes(line: str) -> None:
    assert fault(line, EVIDENCE, FIGURES, 18) == ""


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("More than 45% of the grain no longer came from Sweden", "“45%”"),
        ("No longer more than 40 million tons came from Sweden", "“40million”"),
        ("No longer 3 billion crates", "“3billion”"),
        ("Three ports no longer took grain from Sweden", "“three”"),
        ("More than 40% no longer came from Norway", "“Norway”"),
        ("Microsoft no longer took more than 40% of the grain", "“Microsoft”"),
        ("Ben Ray: “The tide never decides when we sail”", "verbatim"),
        ("40% of the grain no longer came from Sweden", "qualifier"),
        ("More than 40% of the grain came from Sweden", "denied"),
        ("no longer " * 12, "longer than 18 words"),
        ("", "empty"),
        ("Grain no longer\u202e came", "plain text"),
        ("No longer \ufb01ve crates", "“five”"),
    ],
)
def test_what_does_not_stand_in_the_evidence_is_refused(line: str, why: str) -> None:
    assert why in fault(line, EVIDENCE, FIGURES, 18)


def test_a_hedge_is_kept() -> None:
    said = "Grain may come from Sweden next year."
    assert "for certain" in fault("Grain will come from Sweden", said, (), 18)
    assert fault("Grain may come from Sweden", said, (), 18) == ""


def test_chinese_figures_are_held() -> None:
    said = "该公司占市场的四成，用户超过3亿。"
    assert "“4亿”" in fault("用户超过4亿", said, (), 18)
    assert fault("用户超过3亿", said, (), 18) == ""
    assert "五成" in fault("公司占市场的五成", said, (), 18)


@pytest.mark.parametrize("line", ["This is cheaper than that", "Exports of grain", "The port (new has grown"])
def test_a_line_must_stand_by_itself(line: str) -> None:
    assert not stands(line, "en")


def test_a_whole_line_stands() -> None:
    assert stands("Ben Ray: The second lock keeps the harbour of Husum open", "en")
