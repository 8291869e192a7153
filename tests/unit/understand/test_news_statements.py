"""Scores on the labelled news sentences of tests/data: what the reader has learned is not lost."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from deckmaker.model import Span, Statistic
from deckmaker.understand.statistics import statistics

ROWS = Path(__file__).resolve().parents[2] / "data" / "news_statements.jsonl"
_SAME = {"degree celsius": "celsius", "degree fahrenheit": "fahrenheit", "times": "fold"}
Judge = Callable[[dict[str, Any], Statistic], bool]


def _close(one: float, two: float) -> bool:
    return abs(one - two) <= 1e-5 * max(abs(one), abs(two), 1e-6)


def _value(gold: dict[str, Any], found: Statistic) -> bool:
    value = float(found.value)
    if "value2" in gold:
        return (
            found.upper is not None
            and _close(value, gold["value"])
            and _close(float(found.upper), gold["value2"])
        )
    if found.upper is not None:
        return False
    return _close(value, gold["value"]) or any(_close(value, other) for other, _ in gold.get("alts", ()))


def _unit(gold: dict[str, Any], found: Statistic) -> bool:
    unit = _SAME.get(found.unit, found.unit)
    allowed = {gold["unit"], *gold.get("alts_unit", ()), *(unit for _, unit in gold.get("alts", ()))}
    return unit in {_SAME.get(each, each) for each in allowed}


def _qualifier(gold: dict[str, Any], found: Statistic) -> bool:
    return found.qualifier in (gold["modifier"], *gold.get("alts_mod", ()))


@pytest.fixture(scope="module")
def rows() -> list[tuple[dict[str, Any], tuple[Statistic, ...]]]:
    read = [json.loads(line) for line in ROWS.read_text(encoding="utf-8").splitlines()]
    return [(row, statistics(row["text"], (Span(0, len(row["text"])),))) for row in read]


def _pairs(
    gold: list[dict[str, Any]], found: tuple[Statistic, ...]
) -> list[tuple[dict[str, Any], Statistic]]:
    """Each label with the one statistic of its value that lies nearest."""
    left, paired = list(found), []
    for label in gold:
        fits = [each for each in left if _value(label, each)]
        if fits:
            best = min(fits, key=lambda each: (not _unit(label, each), abs(each.start - label["start"])))
            left.remove(best)
            paired.append((label, best))
    return paired


def _f1(rows: list[tuple[dict[str, Any], tuple[Statistic, ...]]], right: Judge) -> float:
    hits = sum(right(*pair) for row, found in rows for pair in _pairs(row["gold"], found))
    return 200 * hits / (sum(len(row["gold"]) for row, _ in rows) + sum(len(found) for _, found in rows))


@pytest.mark.parametrize(
    ("right", "least"),
    [(_value, 97.0), (_unit, 96.0), (_qualifier, 95.0)],
    ids=["value", "unit", "qualifier"],
)
def test_figures_of_news_sentences_are_read(
    rows: list[tuple[dict[str, Any], tuple[Statistic, ...]]], right: Judge, least: float
) -> None:
    assert _f1(rows, right) >= least


def test_names_dates_and_scores_in_news_sentences_are_never_charted(
    rows: list[tuple[dict[str, Any], tuple[Statistic, ...]]],
) -> None:
    charted = [
        row["text"] for row, found in rows if not row["gold"] and any(each.chartable for each in found)
    ]
    assert not charted
