"""Cost grows with the text, not with its square, whatever the text is like."""

from __future__ import annotations

import time

import pytest

from deckmaker import pipeline
from deckmaker.model import Project, Source

pytestmark = pytest.mark.speed
SIZE = 1500

CASES = {
    "one sentence of percentages": (".txt", "word 12% "),
    "one sentence of clauses": (".txt", "word and more words, "),
    "one Chinese sentence": (".txt", "销售增长12%，"),
    "one word": (".txt", "xxxxxxxxxx"),
    "one paragraph": (".txt", "Sales grew 12% in 2020. "),
    "quotations that do not end": (".txt", "“He said it was so. "),
    "one list": (".md", "- a point of the list\n"),
    "the same heading": (".md", "## Same\n\n- x\n\n"),
    "one table": (".md", "| x | 3 |\n"),
    "unclosed marks": (".md", "*a **b [c](d "),
}


@pytest.mark.parametrize("name", CASES)
def test_twice_the_text_costs_about_twice_as_much(name: str) -> None:
    suffix, unit = CASES[name]
    head = "| a | b |\n|---|---|\n" if unit.startswith("|") else ""

    def seconds(count: int) -> float:
        began = time.perf_counter()
        pipeline.make(Project(Source(f"a{suffix}", suffix, (head + unit * count).encode())))
        return time.perf_counter() - began

    seconds(10)  # imports
    assert seconds(4 * SIZE) < 6 * seconds(SIZE) + 0.3
