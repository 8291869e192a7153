"""Words → Penn Treebank tags, by a perceptron whose weights ship with the project.

A closed list answers for words that are never ambiguous; the rest is weighed (averaged
perceptron, Collins 2002). Measured on unseen documents of its corpus: 95 % of the tags, and
95 % (F1) of the finite verbs. English only: other languages are not tagged at all.
"""

from __future__ import annotations

import base64
import zlib
from functools import lru_cache

from .tagger_features import TAGS, features, shape_of

__all__ = ["FINITE", "tag"]

FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})

_Weights = dict[str, tuple[tuple[int, int], ...]]


@lru_cache(maxsize=1)
def _weights() -> tuple[dict[str, str], _Weights]:
    import json

    from .tagger_weights import PACKED, SURE

    table: _Weights = {}
    for line in zlib.decompress(base64.b85decode(PACKED)).decode("utf-8").split("\n"):
        feature, _, row = line.rpartition("\t")
        pairs = (pair.partition(":") for pair in row.split(" "))
        table[feature] = tuple((int(index), int(weight)) for index, _, weight in pairs)
    return json.loads(SURE), table


def tag(words: list[str]) -> list[str]:
    """One tag a word; all punctuation is ".". Deterministic; about 30,000 words a second."""
    sure, weights = _weights()
    plain = [word.translate(_PLAIN) for word in words]
    lower = [word.lower() for word in plain]
    shapes = [shape_of(word) for word in plain]
    one, two = "-START-", "-START2-"
    found: list[str] = []
    count = len(TAGS)
    get = weights.get
    for index, word in enumerate(lower):
        best = sure.get(word)
        if best is None:
            if shapes[index] == "p":
                best = "." if word not in "$%&" else "SYM"
            elif shapes[index] == "d":
                best = (
                    "CD"
                    if word[-1].isdigit() or word[-1] in "%kmbn"
                    else "JJ"
                    if word[-2:] in ("st", "nd", "rd", "th")
                    else "CD"
                )
            else:
                scores = [0] * count
                for feature in features(index, plain, lower, shapes, one, two):
                    for which, weight in get(feature, ()):
                        scores[which] += weight
                best = TAGS[scores.index(max(scores))]
        found.append(best)
        two, one = one, best
    return found
