from __future__ import annotations

from decimal import Decimal
from typing import get_args

import pytest

from deckmaker.model import Section, Span, Statement, StatementKind, Statistic
from deckmaker.plan.chart_refusals import refusals, unstated
from deckmaker.plan.charts import charts

TEXT = "Of the guests, 40 came by boat and 60 by rail."


def statistic(value: str, unit: str = "percentage", **more: object) -> Statistic:
    given = {"qualifier": "", "kind": "proportion", "surface": "40", "chartable": True} | more
    span = Span(15, 17)
    return Statistic(Decimal(value), unit, "%", span=span, sentence=Span(0, len(TEXT)), **given)  # type: ignore[arg-type]


def refused(kind: StatementKind, *statistics: Statistic) -> dict[str, str]:
    labels = tuple(f"Label {number}" for number in range(len(statistics)))
    statement = Statement(kind, statistics, labels, Span(0, len(TEXT)), 0.8)
    offered = charts(statement, Section("s", 1, "S", TEXT), "en")
    found = refusals(statement, offered)
    assert not {each.kind for each in found} & {chart.kind for chart in offered}
    assert len({each.kind for each in found}) == len(found)
    return {each.kind: each.reason for each in found}


@pytest.mark.parametrize("kind", get_args(StatementKind))
def test_what_is_offered_is_never_refused_and_each_refusal_has_a_reason(kind: StatementKind) -> None:
    pair = (statistic("30", measure="sales"), statistic("70", measure="sales"))
    found = refused(
        kind, *(pair if kind not in ("share", "range", "growth", "multiple", "magnitude") else pair[:1])
    )
    assert found
    assert all(found.values())


def test_shares_that_add_to_more_than_a_whole_say_to_what() -> None:
    found = refused("shares", statistic("70"), statistic("62.5"))
    assert "add to 132.5%" in found["doughnut"]
    assert "stacked_bars_100" in found


def test_icons_that_cannot_be_counted_are_refused() -> None:
    found = refused("part_of_count", statistic("180", "stand", whole=Decimal(240), kind="part_of_count"))
    assert "240 icons" in found["icon_array"]


def test_a_figure_that_may_not_be_charted_is_refused_every_chart() -> None:
    barred = statistic(
        "6", "country", chartable=False, reason="the scope of another figure", surface="6 countries"
    )
    statement = unstated(barred)
    assert statement.statistics == (barred,)
    assert [(each.kind, each.reason) for each in refusals(statement, ())] == [
        ("", "“6 countries”: the scope of another figure")
    ]


def test_a_share_of_more_than_all_is_no_ring() -> None:
    assert "between 0% and 100%" in refused("share", statistic("140"))["doughnut"]
