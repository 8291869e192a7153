"""Prints the scores of the statistics reader on labelled rows: `python tests/score_statistics.py FOLDER [--errors N]`.

The folder holds KIT.jsonl files and their scorer (`score.py`), whose docstring gives the form of a prediction.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from pathlib import Path
from types import ModuleType
from typing import Any

from deckmaker.model import Span
from deckmaker.understand.statistics import statistics


def predict(text: str) -> list[dict[str, Any]]:
    """The statistics of a text in the scorer's form."""
    return [
        {
            "value": float(each.value),
            "value2": None if each.upper is None else float(each.upper),
            "unit": each.unit,
            "start": each.start,
            "end": each.end,
            "modifier": each.qualifier,
            "chartable": each.chartable,
        }
        for each in statistics(text, (Span(0, len(text)),))
    ]


def scorer(folder: Path) -> ModuleType:
    """The module `score.py` of a folder of labelled rows."""
    spec = importlib.util.spec_from_file_location("score", folder / "score.py")
    if spec is None or spec.loader is None:
        raise FileNotFoundError(folder / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def score(kit: Path, module: ModuleType) -> tuple[dict[str, Any], list[Any], float]:
    """Scores, errors and rows a second for one file of rows."""
    rows = [json.loads(line) for line in kit.read_text(encoding="utf-8").splitlines()]
    begun = time.perf_counter()
    found = {row["id"]: {"quantities": predict(row["text"])} for row in rows}
    pace = len(rows) / (time.perf_counter() - begun)
    judge = {"all": module.sc_all, "bounds": module.sc_bounds, "never_chart": module.sc_neg}
    result, errors = judge.get(rows[0]["scope"], module.sc_kind)(rows, found, 0)
    return result, errors, pace


def main() -> None:
    folder = Path(sys.argv[1])
    shown = int(sys.argv[sys.argv.index("--errors") + 1]) if "--errors" in sys.argv else 0
    module = scorer(folder)
    for kit in sorted(folder.glob("*.jsonl")):
        result, errors, pace = score(kit, module)
        print(f"{kit.name}  ({pace:.0f} rows a second)")
        for name, value in result.items():
            print("   ", name, json.dumps(value, ensure_ascii=False))
        for error in errors[:shown]:
            print("      !", *error, sep=" | ")


if __name__ == "__main__":
    main()
