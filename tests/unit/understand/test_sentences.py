"""Splitting text into sentences."""

from __future__ import annotations

import json
import time
from itertools import pairwise
from pathlib import Path

import pytest

from deckmaker.understand.sentences import split


def told(text: str, language: str = "en") -> list[str]:
    return [span.of(text) for span in split(text, language)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Sales rose. Costs fell.", ["Sales rose.", "Costs fell."]),
        (
            "We met Mr. J. R. Alder of Acme Inc. in Lima. He left.",
            ["We met Mr. J. R. Alder of Acme Inc. in Lima.", "He left."],
        ),
        ("They bought Borealis Inc. The price was low.", ["They bought Borealis Inc.", "The price was low."]),
        (
            "Acme Inc.’s app Stream.it grew 4.5% by Jan. 5. Nobody noticed.",
            ["Acme Inc.’s app Stream.it grew 4.5% by Jan. 5.", "Nobody noticed."],
        ),
        ("“The tide is high. We wait.” She nodded.", ["“The tide is high.", "We wait.”", "She nodded."]),
        ("“Is it open?” asked Ms. Ortega. It was.", ["“Is it open?” asked Ms. Ortega.", "It was."]),
        ("“Is it open?” Ada Ortega asked. It was.", ["“Is it open?” Ada Ortega asked.", "It was."]),
        (
            "“It is open,” she said. “Come in.” They came.",
            ["“It is open,” she said.", "“Come in.”", "They came."],
        ),
        ("She was sure. ” He was not.", ["She was sure. ”", "He was not."]),
        (
            "Apples, pears, etc. are sold (ca. 40 kinds) here. So are nuts.",
            ["Apples, pears, etc. are sold (ca. 40 kinds) here.", "So are nuts."],
        ),
        ("Wait… what? The result... was open.", ["Wait… what?", "The result... was open."]),
        (
            "It doubled.[3] Nobody knew why. [4] Then it fell.",
            ["It doubled.[3]", "Nobody knew why. [4]", "Then it fell."],
        ),
        ("1. Wash the rice 2. Soak it 3. Steam it", ["1. Wash the rice", "2. Soak it", "3. Steam it"]),
        ("The E.U. agreed. The U.S. Senate did not.", ["The E.U. agreed.", "The U.S. Senate did not."]),
        (
            "One line\nwraps here. Two.\n\nA heading\n\nThree",
            ["One line\nwraps here.", "Two.", "A heading", "Three"],
        ),
        ("iPads sold well. eBikes did not.", ["iPads sold well.", "eBikes did not."]),
        ("nice place. i like it. will come again!", ["nice place.", "i like it.", "will come again!"]),
        ("Write to ada.lovelace@example.org. Thanks.", ["Write to ada.lovelace@example.org.", "Thanks."]),
    ],
)
def test_english_is_split_where_a_reader_would(text: str, wanted: list[str]) -> None:
    assert told(text) == wanted


@pytest.mark.parametrize(
    ("language", "text", "wanted"),
    [
        ("zh", "雨停了。河水涨了三米！桥还在吗？", ["雨停了。", "河水涨了三米！", "桥还在吗？"]),
        ("zh", "他说：“雨停了。我们走吧。”大家出发了。", ["他说：“雨停了。我们走吧。”", "大家出发了。"]),
        ("zh", "我们看了《走吧！孩子》。好看。", ["我们看了《走吧！孩子》。", "好看。"]),
        (
            "ja",
            "彼女は「はい。行きます。」と言った。雨だった。",
            ["彼女は「はい。行きます。」と言った。", "雨だった。"],
        ),
        ("de", "Am 3. Oktober kam Dr. Weiß. Er blieb.", ["Am 3. Oktober kam Dr. Weiß.", "Er blieb."]),
        ("de", "Er sagte: „Nein.“ Wir gingen.", ["Er sagte: „Nein.“", "Wir gingen."]),
        ("es", "¿Quién vino? La Sra. Gil vino.", ["¿Quién vino?", "La Sra. Gil vino."]),
        ("hi", "वह आया। वह गया।", ["वह आया।", "वह गया।"]),
    ],
)
def test_other_languages_are_split_by_their_own_marks(language: str, text: str, wanted: list[str]) -> None:
    assert told(text, language) == wanted


def test_nothing_is_lost_and_nothing_is_said_twice() -> None:
    text = "  One. “Two! Three?” (Four.) 五。六；七… 8. nine\n\n\nten.Eleven  "
    spans = split(text)
    assert "".join("".join(span.of(text).split()) for span in spans) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_no_text_has_no_sentences() -> None:
    assert split("") == ()
    assert split(" \n\n \xa0 ") == ()


def test_a_long_text_costs_in_proportion() -> None:
    piece = "The U.S. economy grew 4.5% in Jan. 2021, e.g. in St. Louis. “Really?” asked Mr. Wu. "
    start = time.process_time()
    split(piece * 200)
    short = time.process_time() - start
    start = time.process_time()
    split(piece * 4000)
    assert time.process_time() - start < 20 * max(short, 0.002) * 3


@pytest.mark.parametrize(
    "text", ["." * 20_000, "a." * 20_000, "“" * 20_000, "1. " * 10_000, "( " * 10_000, "。”" * 9_000]
)
def test_odd_text_takes_no_longer(text: str) -> None:
    start = time.process_time()
    split(text)
    assert time.process_time() - start < 2


@pytest.mark.parametrize(
    ("name", "least"), [("seg.ewt.dev", 0.83), ("seg.gum_ccby.dev", 0.96), ("seg.traps", 0.99)]
)
def test_boundaries_agree_with_treebanks(shared: Path, name: str, least: float) -> None:
    hit = wanted = said = 0
    for line in (shared / "data/summaries" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        gold = row.get("sents") or [row["text"][start:end] for start, end in row["spans"]]
        ours, theirs = _ends(told(row["text"])), _ends(gold)
        hit, wanted, said = hit + len(ours & theirs), wanted + len(theirs), said + len(ours)
    assert 2 * hit / (wanted + said) >= least


def test_the_golden_rules_of_english_hold(shared: Path) -> None:
    rows = [
        json.loads(line)
        for line in (shared / "data/summaries/seg.golden_rules.jsonl")
        .read_text(encoding="utf-8")
        .splitlines()
    ]
    english = [row for row in rows if row["lang"] == "english"]
    assert sum(told(row["text"]) == [each.strip() for each in row["sents"]] for row in english) >= 45


def _ends(sentences: list[str]) -> set[int]:
    total, found = 0, set()
    for sentence in sentences:
        total += len("".join(sentence.split()))
        found.add(total)
    found.discard(total)
    return found
