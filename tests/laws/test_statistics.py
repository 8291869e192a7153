"""Laws of reading figures: evidence holds, nothing raises, hostile text ends quickly."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deckmaker.model import Section, Span
from deckmaker.plan.charts import charts, headline
from deckmaker.understand.sentences import split
from deckmaker.understand.statements import statements
from deckmaker.understand.statistics import statistics


def _listed(words: str) -> list[str]:
    return words.split()


_WORDS = st.sampled_from(
    _listed(
        """
    more than 40% of from to 60 days in 2010 and 2,5 $3.4bn half a million one two three ten of them
    rose fell by percentage points -12 °C (31%) 5–10% “we said” respectively , . ; : — 1/2 1:30 +44
    20 doubled twice as 万 亿 百分之 约 between least Paris sold cars target which now used × 10 ^ e5 ' ,
    . £ € hundred thousand point and a third
    """
    )
)
texts = st.one_of(
    st.text(max_size=160),
    st.lists(_WORDS, max_size=40).map(" ".join),
    st.text(alphabet="0123456789.,-–/:%$€ ()'’+xeE×^", max_size=120),
)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_every_figure_stands_where_it_says(text: str) -> None:
    sentences = split(text, "en")
    found = statistics(text, sentences, "en")
    for each in found:
        assert each.span.of(text) == each.surface
        assert each.surface
        assert each.span.within(each.sentence)
        assert each.chartable != bool(each.reason)
        assert each.upper is None or each.upper >= each.value
    section = Section("s", 1, "S", text)
    seen: set[Span] = set()
    for statement in statements(text, found, sentences):
        assert len(statement.labels) == len(statement.statistics)
        assert not seen & {each.span for each in statement.statistics}
        seen |= {each.span for each in statement.statistics}
        for chart in charts(statement, section, "en"):
            assert headline(statement, chart, section, "en")
            for series in chart.series:
                assert len(series.points) == len(chart.categories)
            for point in chart.points:
                assert point.formula or (point.cite and point.cite.span.of(text) == point.surface)


@pytest.mark.parametrize(
    "piece", ["1", "1,", "1.", "1 ", "1-", "1/", "+1", "one ", "hundred ", "and ", "(", "“", "1%,",
    "a ", "more than ", "$", "A", "a.", "1 000 ", "in 2010 ", "五", "百分之", "x1", "@", "’s", "to 5 "]
)  # fmt: skip
def test_time_is_linear_on_hostile_text(piece: str) -> None:
    def cost(length: int) -> float:
        text = piece * (length // len(piece))
        begun = time.process_time()
        found = statistics(text, (Span(0, len(text)),), "en")
        statements(text, found, (Span(0, len(text)),))
        return time.process_time() - begun

    cost(200)
    small = max(cost(2_000), 0.004)
    # the better of two: on a busy machine one of them may meet another process's caches
    assert min(cost(16_000), cost(16_000)) < small * 8 * 4
