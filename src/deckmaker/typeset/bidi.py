"""A line of text in, its stretches of one direction out, as they stand from left to right.

The Unicode bidirectional algorithm (UAX 9) without explicit embeddings, which text for slides does not hold.
"""

from __future__ import annotations

from typing import Final
from unicodedata import bidirectional

Stretch = tuple[int, int, bool]  # first character, the one after the last, whether it runs from right to left

_PAIRS: Final = {"(": ")", "[": "]", "{": "}"}
_MIRRORED: Final = str.maketrans("()[]{}<>«»", ")(][}{><»«")
_STRONG: Final = ("L", "R", "EN", "AN")


def mirrored(text: str) -> str:
    """Marks that run from right to left, as they are seen: in that order, brackets turned."""
    return text[::-1].translate(_MIRRORED)


def stretches(text: str, rtl: bool) -> list[Stretch]:
    """The line's stretches from left to right; `rtl`: its paragraph runs from right to left."""
    levels = _levels(text, rtl)
    runs: list[tuple[int, int, int]] = []
    for index, level in enumerate(levels):
        if runs and runs[-1][2] == level:
            runs[-1] = (runs[-1][0], index + 1, level)
        else:
            runs.append((index, index + 1, level))
    # L2: from the highest level down, each sequence at that level or higher is turned
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(runs):
            end = start
            while end < len(runs) and runs[end][2] >= level:
                end += 1
            if end > start:
                runs[start:end] = runs[start:end][::-1]
            start = max(end, start + 1)
    return [(start, end, level % 2 == 1) for start, end, level in runs]


def _levels(text: str, rtl: bool) -> list[int]:
    base = "R" if rtl else "L"
    kinds = [bidirectional(each) or "L" for each in text]
    _weak(kinds, base)
    _brackets(text, kinds, base)
    _neutral(kinds, base)
    even = {"L": 0, "R": 1, "EN": 2, "AN": 2}
    odd = {"L": 2, "R": 1, "EN": 2, "AN": 2}
    levels = [(odd if rtl else even)[kind] for kind in kinds]
    for index in range(len(text) - 1, -1, -1):  # L1: spaces at a line's end follow the paragraph
        if bidirectional(text[index]) not in ("WS", "S", "B", "BN"):
            break
        levels[index] = int(rtl)
    return levels


def _weak(kinds: list[str], base: str) -> None:
    """W1 to W7: marks, figures and what stands between and beside them."""
    strong = before = base
    for index, kind in enumerate(kinds):
        if kind in ("NSM", "BN"):
            kind = before
        if kind in ("L", "R", "AL"):
            strong = kind
        elif kind == "EN" and strong == "AL":
            kind = "AN"
        kinds[index] = before = kind
    for index, kind in enumerate(kinds):
        if kind == "AL":
            kinds[index] = "R"
        elif kind in ("ES", "CS") and 0 < index < len(kinds) - 1 and kinds[index - 1] == kinds[index + 1]:
            beside = kinds[index - 1]
            if beside == "EN" or (beside == "AN" and kind == "CS"):
                kinds[index] = beside
    index = 0
    while index < len(kinds):  # W5: what belongs to a figure, such as "%" and "$"
        end = index
        while end < len(kinds) and kinds[end] == "ET":
            end += 1
        if end > index and (
            "EN" in (kinds[index - 1] if index else "", kinds[end] if end < len(kinds) else "")
        ):
            kinds[index:end] = ["EN"] * (end - index)
        index = max(end, index + 1)
    strong = base
    for index, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS"):
            kinds[index] = "ON"
        elif kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[index] = "L"


def _brackets(text: str, kinds: list[str], base: str) -> None:
    """N0: a pair of brackets has the direction of what is inside, or of what stands before it."""
    waiting: list[tuple[str, int]] = []
    pairs: list[tuple[int, int]] = []
    for index, character in enumerate(text):
        if character in _PAIRS:
            waiting.append((_PAIRS[character], index))
            continue
        place = next((at for at in range(len(waiting) - 1, -1, -1) if waiting[at][0] == character), None)
        if place is not None:
            pairs.append((waiting[place][1], index))
            del waiting[place:]
    for start, end in sorted(pairs):
        inside = {_side(kind) for kind in kinds[start + 1 : end] if kind in _STRONG}
        if base in inside:
            side = base
        elif inside:
            before = next((_side(kind) for kind in reversed(kinds[:start]) if kind in _STRONG), base)
            side = before if before in inside else base
        else:
            continue
        kinds[start] = kinds[end] = side


def _neutral(kinds: list[str], base: str) -> None:
    """N1 and N2: what has no direction takes that of both its neighbours, else the paragraph's."""
    index = 0
    while index < len(kinds):
        end = index
        while end < len(kinds) and kinds[end] not in ("L", "R", "EN", "AN"):
            end += 1
        if end > index:
            before = _side(kinds[index - 1]) if index else base
            after = _side(kinds[end]) if end < len(kinds) else base
            kinds[index:end] = [before if before == after else base] * (end - index)
        index = max(end, index + 1)


def _side(kind: str) -> str:
    return "L" if kind == "L" else "R"
