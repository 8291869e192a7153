"""Scores on labelled rows that the project does not ship; skipped where they are absent."""

import json
from pathlib import Path

import pytest

from deckmaker.understand.sentences import split
from deckmaker.understand.statistics import statistics

SHARED = Path(__file__).resolve().parents[4] / "shared"
ROWS = SHARED / "data" / "statistics"
pytestmark = pytest.mark.skipif(not ROWS.is_dir(), reason="the labelled rows are not beside the project")


@pytest.fixture(scope="module")
def judge():  # type: ignore[no-untyped-def]
    import importlib.util

    path = Path(__file__).resolve().parents[2] / "score_statistics.py"
    spec = importlib.util.spec_from_file_location("score_statistics", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def scored(judge, name: str) -> dict:  # type: ignore[no-untyped-def,type-arg]
    return judge.score(ROWS / f"{name}.dev.jsonl", judge.scorer(ROWS))[0]


def test_hand_written_statements_are_read(judge) -> None:  # type: ignore[no-untyped-def]
    result = scored(judge, "a9_hand_statements")
    assert result["value"]["F1"] >= 96
    assert result["value+unit"]["F1"] >= 92


def test_bounds_are_read(judge) -> None:  # type: ignore[no-untyped-def]
    assert scored(judge, "a4_recognizers_bounds")["interval"]["F1"] >= 90


def test_number_words_are_read(judge) -> None:  # type: ignore[no-untyped-def]
    assert scored(judge, "a6_number_words")["number"]["value"]["F1"] >= 92


def test_recognizer_rows_are_read(judge) -> None:  # type: ignore[no-untyped-def]
    result = scored(judge, "a3_recognizers")
    assert result["currency"]["value"]["F1"] >= 95
    assert result["percent"]["value"]["F1"] >= 95
    assert result["dimension"]["value"]["R"] >= 90


def test_traps_are_not_charted(judge) -> None:  # type: ignore[no-untyped-def]
    rate = scored(judge, "a8_never_chart")["false_chart_rate_%"]["ALL"]
    false, rows = rate.split(" = ")[0].split("/")
    assert int(false) / int(rows) <= 0.03


def test_the_seed_article_s_statistics_are_found_and_six_are_chartable() -> None:
    text = (SHARED / "seed" / "article.txt").read_text(encoding="utf-8")
    gold = json.loads((SHARED / "seed" / "statistics_gold.json").read_text(encoding="utf-8"))
    found = statistics(text, split(text, "en"), "en")
    for each in gold["statistics"]:
        hits = [
            one for one in found
            if one.value == each["value"] and one.unit == each["unit"] and one.qualifier == each["modifier"]
            and one.start < each["end"] and each["start"] < one.end
        ]  # fmt: skip
        assert hits, each["surface"]
        assert any(one.chartable for one in hits) == (each["worth"] == "chart"), each["surface"]
    for never in gold["never_chart"]:
        assert not [
            one for one in found if one.chartable and one.start < never["end"] and never["start"] < one.end
        ], never["surface"]
    charted = {each["surface"] for each in gold["statistics"] if each["worth"] == "chart"}
    assert sum(one.chartable for one in found) == len(charted)
