"""Laws of statistics and offers for any text at all: places are right, nothing is both offered and refused."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import deckmaker

WORDS = st.sampled_from(
    (
        "the 40% more than 3 of 4 grew by 12.5 % from 60 days to fell $593.4bn half a million in 2017 , . — – "
        "two-thirds 1,234 −5 5–10% 超过 40% 亿元 增长 3 倍 。 rose million people ( ) “ ” \n\n \n 2x 10-fold pp "
        "percentage points largest about"
    ).split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=40).map(" ".join) | st.text(max_size=60))
def test_each_statistic_stands_where_it_says_and_in_one_offer(text: str) -> None:
    found = deckmaker.statistics(text)
    for each in found:
        assert text[each.start : each.end] == each.surface
        assert bool(each.reason) != each.chartable
    offers = deckmaker.charts(text)
    assert sorted(each.span for offer in offers for each in offer.statement.statistics) == sorted(
        each.span for each in found
    )
    for offer in offers:
        assert offer.charts or offer.refused
        assert not {chart.kind for chart in offer.charts} & {each.kind for each in offer.refused}
