"""A Reading → the Cuts between two commas: relatives, appositives, participles whose clause goes on."""

from __future__ import annotations

from .reading import Cut, Reading, noun_before
from .tagger import FINITE

__all__ = ["set_off"]


def set_off(reading: Reading) -> list[Cut]:
    """Between two commas: relatives and appositives whose main clause goes on after them."""
    found = []
    commas = reading.commas()
    lower, tags = reading.lower, reading.tags
    for place, left in enumerate(commas):
        first = left + 1
        if first >= reading.count or left == 0:
            continue
        for right in commas[place + 1 : place + 4]:
            size = right - first
            if size < 2 or size > 26:
                continue
            resumes = _resumes(reading, right + 1)
            if not resumes or not noun_before(reading, left) or _in_opening(reading, left):
                continue
            if lower[first] in {"which", "who", "whose", "whom", "where"} or (
                tags[first] == "IN" and first + 1 < reading.count and lower[first + 1] in {"which", "whom"}
            ):
                found.append(Cut(left, right + 1, 0.1, "relative"))
                break
            if (
                right == commas[place + 1]
                and _appositive(reading, first, right)
                and not _in_list(reading, left, right)
            ):
                found.append(Cut(left, right + 1, 0.05, "appositive"))
                break
            if lower[first] in {"including", "such", "especially", "particularly", "like"}:
                found.append(Cut(left, right + 1, 0.12, "examples"))
                break
            if (
                tags[first] in {"VBG", "VBN"}
                and not reading.finite(first, right)
                and not _in_list(reading, left, right)
            ):
                found.append(Cut(left, right + 1, 0.18, "participle"))
                break
    return found


def _resumes(reading: Reading, index: int) -> bool:
    """Whether the predicate of an interrupted clause goes on here: "…, has become"."""
    while index < reading.count and reading.tags[index] == "RB":
        index += 1
    return (
        index < reading.count
        and reading.tags[index] in FINITE
        and not reading.finite(0, _clause_start(reading, index))
    )


def _in_opening(reading: Reading, comma: int) -> bool:
    """Whether the words before this comma are an adverbial, not the subject: "In the United States, …"."""
    if reading.finite(0, comma):
        return False
    start = 0
    for earlier in reading.commas():
        if earlier < comma:
            start = earlier + 1
    first = start if start < comma else 0
    return reading.tags[first] in {"IN", "TO", "VBG", "WRB"} or reading.tags[0] in {"IN", "TO", "VBG", "WRB"}


def _clause_start(reading: Reading, index: int) -> int:
    """Where the words before the interruption end: up to there no finite verb may stand."""
    commas = [comma for comma in reading.commas() if comma < index]
    return commas[-2] if len(commas) >= 2 else 0


def _appositive(reading: Reading, start: int, end: int) -> bool:
    if reading.tags[start] not in {"DT", "NN", "NNP", "JJ", "CD", "PRP$", "NNS", "VBN"} or reading.lower[
        start
    ] in {"and", "or"}:
        return False
    stop = end
    for index in range(start, end):
        if reading.lower[index] in {"which", "who", "that", "where"} and index > start:
            stop = index
            break
    return not reading.finite(start, stop) and any(
        tag in {"NN", "NNS", "NNP", "CD"} for tag in reading.tags[start:stop]
    )


def _in_list(reading: Reading, left: int, right: int) -> bool:
    """A, B, and C: whether the commas are those of a list."""
    after = reading.lower[right + 1] if right + 1 < reading.count else ""
    if after in {"and", "or", "but"}:
        return True
    inside = reading.lower[left + 1 : right]
    earlier = [comma for comma in reading.commas() if comma < left and not reading.finite(comma, left)]
    if earlier and not reading.finite(0, left) and reading.tags[0] not in {"IN", "RB"}:
        return True  # a third comma in the subject
    return bool(inside) and (
        inside[0] in {"and", "or"}
        or (reading.tags[left + 1] not in {"DT", "PRP$"} and bool({"and", "or"} & set(inside)))
    )
