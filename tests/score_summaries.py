"""Labelled sections → figures of the summaries: score_summaries.py SET.jsonl [--points N] [--takeaway] [TEXT.md …]

Each set holds rows {id, text, reference, section_heading?}. Printed for each: ROUGE-1/2/L (when the
package rouge-score is installed), points a section against those asked for, words a point, and how
many points are short, open with a word that dangles, or hold a word that their section has not.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
from collections.abc import Iterable
from pathlib import Path

import deckmaker
from deckmaker.read import load, read

_OPENERS = re.compile(
    r"(?:he|she|it|they|this|that|these|those|his|her|their|its|but|and|so|however|also|then|therefore"
    r"|thus|furthermore|moreover|meanwhile|instead|still|yet|first|next|finally|there)\b",
    re.IGNORECASE,
)
_ROUGE = ("rouge1", "rouge2", "rougeLsum")
_WORD = re.compile(r"[^\W_]+")


def rows(path: Path) -> Iterable[tuple[str, str, list[list[str]]]]:
    """(heading, text, references) of each row of a set, or of each section of a text file."""
    if path.suffix == ".jsonl":
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            yield (
                row.get("section_heading", ""),
                row["text"],
                row.get("references_all") or [row.get("reference", [])],
            )
        return
    for section in read(load(path)).sections:
        yield section.title, section.text, []


def score(path: Path, points: int, takeaway: bool) -> dict[str, float]:
    try:
        from rouge_score.rouge_scorer import RougeScorer

        scorer = RougeScorer(list(_ROUGE), use_stemmer=True)
    except ImportError:
        scorer = None
    rouge: list[tuple[float, ...]] = []
    counts: list[int] = []
    lengths: list[int] = []
    dangling = foreign = sections = 0
    for heading, text, references in rows(path):
        if not text.strip():
            continue
        sections += 1
        said = deckmaker.summarize(text, heading=heading, points=points, language="en")
        lines = [point.text for point in said.points]
        known = {word.casefold() for word in _WORD.findall(f"{text} {heading}")}
        counts.append(len(lines))
        for line in lines:
            lengths.append(len(line.split()))
            dangling += bool(_OPENERS.match(line))
            foreign += any(word.casefold() not in known for word in _WORD.findall(line))
        if takeaway and said.takeaway and said.takeaway != heading:
            lines = [said.takeaway, *lines]
        if scorer and references:
            found = [scorer.score("\n".join(each), "\n".join(lines)) for each in references]
            rouge.append(max((tuple(one[name].fmeasure for name in _ROUGE) for one in found), key=sum))
    total = max(1, len(lengths))
    out: dict[str, float] = {"sections": sections}
    if rouge:
        for at, name in enumerate(("R1", "R2", "RL")):
            out[name] = 100 * statistics.mean(each[at] for each in rouge)
    return out | {
        "points": statistics.mean(counts),
        "none": sum(not each for each in counts),
        "words": statistics.mean(lengths or [0]),
        "<=14 %": 100 * sum(each <= 14 for each in lengths) / total,
        ">18 %": 100 * sum(each > 18 for each in lengths) / total,
        "dangling %": 100 * dangling / total,
        "foreign": foreign,
    }


if __name__ == "__main__":
    asked = argparse.ArgumentParser()
    asked.add_argument("files", nargs="+", type=Path)
    asked.add_argument("--points", type=int, default=4)
    asked.add_argument("--takeaway", action="store_true", help="count the takeaway as a line")
    chosen = asked.parse_args()
    for file in chosen.files:
        figures = score(file, chosen.points, chosen.takeaway)
        print(f"{file.name:28s}", *(f"{name} {value:.1f}" for name, value in figures.items()))
