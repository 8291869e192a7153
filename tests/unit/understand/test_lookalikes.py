"""Digits that look like figures and are none."""

import pytest

from deckmaker.model import Span
from deckmaker.understand.statistics import statistics


@pytest.mark.parametrize(
    "text",
    [
        "Rovers won 3-1 at home.",
        "She beat her rival 6-4, 3-6, 7-6.",
        "The season 2034/35 was long.",
        "He lives at 22 Larch Avenue.",
        "The 9.10 train was full.",
        "Trading resumed at 7.00 CET.",
        "Shares (SIX: ABCD) were halted.",
        "Owners of Model 7 cars complained in the 1990s.",
        "The data set has the DOI 10.5555/abc.2034.03.",
        "After 9/11 the rules changed.",
        "Section 21 notices were served.",
        "They met on day two of the fair.",
    ],
)
def test_what_only_looks_like_a_figure_is_not_read(text: str) -> None:
    assert [each.surface for each in statistics(text, (Span(0, len(text)),))] == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Waiting lists have swollen to 7.6m, up from 4.6m.", [7_600_000, 4_600_000]),
        ("The river peaked at 6.4m.", [6.4]),
        ("Reserves rose by $2.3 billion to $642.5 billion.", [2_300_000_000, 642_500_000_000]),
        ("Ruiz had 51.2 percent to 48.8 percent for Ortega.", [51.2, 48.8]),
        ("Deaths came to 4.8 per 100,000 people.", [4.8]),
        ("Labour took 412 seats and the Liberals 121.", [412, 121]),
    ],
)
def test_figures_that_are_easily_misread_are_read(text: str, values: list[float]) -> None:
    assert [float(each.value) for each in statistics(text, (Span(0, len(text)),))] == values
