"""A Reading → the Cuts at its front: connectives, markers, frames, adverbials before the main clause."""

from __future__ import annotations

from itertools import pairwise

from .cut_words import DOUBT, FRAMES, FRONT, MARKERS, NEVER, TIMES
from .reading import Cut, Reading, begins_clause
from .tagger import FINITE

__all__ = ["front"]


def front(reading: Reading) -> list[Cut]:
    found: list[Cut] = []
    lower, tags = reading.lower, reading.tags
    start = 0
    if lower[0] in {"and", "but", "so", "yet", "or", "nor"} and reading.count > 4 and lower[1] != "far":
        found.append(Cut(0, 1, 0.02 if lower[0] != "or" else 0.3, "connective"))
        start = 1
        if reading.is_comma(1):
            found[-1] = Cut(0, 2, 0.02, "connective")
            start = 2
    label = 3 if lower[0] in {"table", "figure", "fig"} and lower[2:3] in (["."], [":"]) else 0
    if label and lower[1][:1].isdigit() and tags[label] not in FINITE:
        found.append(Cut(0, label, 0.0, "caption"))  # "Table 2: Annotations of …"
        return found
    for frame in FRAMES:
        if not frame.startswith(lower[start]):
            continue
        size = frame.count(" ") + 1
        if reading.text(start, start + size) == frame and reading.finite(start + size, reading.count):
            found.append(Cut(start, start + size, 0.0 if frame not in DOUBT else 0.05, "frame"))
            break
    if reading.text(start, start + 2) == "in this" and reading.text(start + 3, start + 4) == "we":
        found.append(Cut(0, start + 3, 0.0, "frame"))  # "In this work we …", without a comma
    for comma in reading.commas():
        if comma <= start or comma > start + 16:
            continue
        opener = reading.text(start, comma)
        if opener in MARKERS or (
            reading.text(max(0, comma - 2), comma) in {"for instance", "for example"} and comma - start == 2
        ):
            found.append(Cut(0, comma + 1, 0.03 if opener in TIMES else 0.0, "marker"))
            found.extend(_adverbials(reading, comma + 1))
            return found
        break
    found.extend(_adverbials(reading, start))
    if lower[start] == "meanwhile" and tags[start + 1 : start + 2] != ["."]:
        found.append(Cut(0, start + 1, 0.0, "marker"))
    if lower[start] in {"next", "then", "finally", "lastly", "here", "now"} and lower[
        start + 1 : start + 2
    ] in (
        ["we"],
        ["i"],
    ):
        found.append(Cut(0, start + 1, 0.0, "marker"))
    if (
        lower[start]
        in {
            "first",
            "firstly",
            "secondly",
            "thirdly",
            "finally",
            "furthermore",
            "moreover",
            "additionally",
            "consequently",
            "similarly",
            "likewise",
            "therefore",
            "thus",
            "hence",
        }
        and tags[start] == "RB"
        and lower[start + 1 : start + 2] not in (["to"], ["as"])
    ):
        found.append(Cut(0, start + 1, 0.0, "marker"))
    return found


def _adverbials(reading: Reading, start: int) -> list[Cut]:
    """The adverbials between `start` and the main clause, one by one and all together."""
    main = _main_clause(reading, start)
    if main <= start:
        return []
    edges = [start, *(comma + 1 for comma in reading.commas() if start < comma < main)]
    segments: list[tuple[int, int]] = []
    for begin, end in pairwise(edges):
        if reading.lower[begin] in FRONT or not segments:
            segments.append((begin, end))
        else:  # a list within the adverbial
            segments[-1] = (segments[-1][0], end)
    found = []
    total = 0.0
    for begin, end in segments:
        words = set(reading.lower[begin:end])
        loss = (
            1.0
            if words & NEVER and reading.text(begin, begin + 2) != "not only"
            else _front_loss(reading, begin, end - 1)
        )
        total += loss
        if loss < 1:
            found.append(Cut(begin if begin > start else 0, end, loss, "opener"))
    if len(segments) > 1 and total < 1:
        found.append(Cut(0, main, total, "opener"))
    return found


def _main_clause(reading: Reading, start: int) -> int:
    """Where the main clause begins after adverbials set off by commas; `start` when it begins there."""
    if reading.lower[start] not in FRONT | {
        "in",
        "on",
        "at",
        "for",
        "not",
        "from",
        "under",
        "within",
        "instead",
        "rather",
        "among",
        "across",
        "over",
        "as",
        "according",
        "until",
        "if",
        "unless",
        "even",
        "only",
    } and reading.tags[start] not in {"IN", "VBG", "TO", "VBN"}:
        return start
    commas = [comma for comma in reading.commas() if comma > start]
    for place, comma in enumerate(commas[:5]):
        end = commas[place + 1] if place + 1 < len(commas) else reading.count
        if reading.tags[comma + 1 : comma + 2] and reading.tags[comma + 1] in FINITE:
            break
        if reading.lower[comma + 1 : comma + 2] and reading.lower[comma + 1] in {
            "which",
            "who",
            "whose",
            "and",
            "or",
            "but",
        }:
            break
        if reading.finite(comma + 1, end) and begins_clause(reading, comma + 1):
            listed = place and _ends_list(reading, commas[place - 1] + 1, comma + 1)
            return commas[place - 1] + 1 if listed else comma + 1
    first = commas[0] if commas else -1
    return first + 1 if 0 < first <= start + 16 and begins_clause(reading, first + 1) else start


def _ends_list(reading: Reading, before: int, last: int) -> bool:
    """Whether the words from `last` on end a list that is the subject: "various tools, ropes and nails were lost"."""
    verb = next((at for at in range(last, reading.count) if reading.tags[at] in FINITE), last)
    opens = reading.tags[before] in {"DT", "JJ", "NNS", "NNP", "PRP$"} and reading.lower[before] not in FRONT
    return opens and "and" in reading.lower[last:verb] and not reading.finite(before, last)


def _front_loss(reading: Reading, start: int, comma: int) -> float:
    first = reading.lower[start]
    words = set(reading.lower[start:comma])
    demonstrative = bool(words & {"this", "that", "these", "those", "such", "its", "their"})
    size = comma - start
    if reading.text(start, start + 3) in {
        "on the front",
        "in terms of",
        "with regard to",
        "with respect to",
        "when it comes",
    } or reading.text(start, start + 2) in {"as for", "as to", "not only", "regarding"}:
        return 0.1
    if first in {"in", "on", "at", "for", "from", "under", "within", "until", "among", "across", "over"}:
        if demonstrative:
            return 0.06
        if {"NNP", "CD"} & set(reading.tags[start:comma]):
            return 1.0  # a place or a time: the statement holds only there
        if reading.lower[comma + 1 : comma + 2] == ["we"]:
            return 0.2  # "In extensive experiments, we show …"
        return 0.3 if reading.lower[start + 1] in {"a", "an"} and size <= 5 else 1.0
    if first in {"during", "throughout", "despite", "unlike", "since", "given"}:
        return 0.08 if demonstrative else 0.4
    if any(tag == "CD" for tag in reading.tags[start:comma]):
        return 0.5
    if first == "to" and "knowledge" in words:
        return 1.0  # "To the best of our knowledge": a hedge
    if first == "to":
        return 0.08 if demonstrative else 0.22
    if first == "when":
        return 0.42
    if first in {"although", "though", "while", "despite"}:
        return 0.2
    if first in {"as", "with", "by", "based", "thanks"}:
        return 0.22
    return 0.3 if size > 3 else 0.35
