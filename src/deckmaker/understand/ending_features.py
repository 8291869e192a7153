"""A tagged sentence → what each place shows of whether the sentence may end before it.

Shared by `endings.py` and its training. Marks are no words here: each word knows those before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from .tagger import FINITE

__all__ = ["KINDS", "features"]

# Why a sentence may end before a word: what of it would start there. The first: it may not.
KINDS = ("no", "obl", "nmod", "advcl", "conj", "acl", "relcl", "appos", "para", "adv")

_VERBS = FINITE | {"VB", "VBG", "VBN"}
_NOUNS = frozenset({"NN", "NNS", "NNP", "CD", "PRP"})
_RELATIVES = frozenset({"WDT", "WP", "WRB", "WP$"})
_OPENERS = frozenset("if because while when as although since whether that".split())


def features(
    lower: Sequence[str], tags: Sequence[str], marks: Sequence[str], places: Sequence[int]
) -> list[list[str]]:
    """The features of each of the ascending `places`; `marks` holds what stands before each word."""
    count = len(lower)
    w = ["-", "-", "-", *lower, "-", "-", "-"]
    t = ["-", "-", "-", *tags, "-", "-", "-"]
    finite = [0]
    for tag in tags:
        finite.append(finite[-1] + (tag in FINITE))
    commas = [0]
    for mark in marks[:count]:
        commas.append(commas[-1] + ("," in mark))
    next_finite, next_verb = [count] * (count + 1), [count] * (count + 1)
    for at in range(count - 1, -1, -1):
        next_finite[at] = at if tags[at] in FINITE else next_finite[at + 1]
        next_verb[at] = at if tags[at] in _VERBS else next_verb[at + 1]
    found = []
    for place in places:
        verb = place - 1
        while verb >= 0 and tags[verb] not in _VERBS:
            verb -= 1
        vw, vt = (lower[verb], tags[verb]) if verb >= 0 else ("-", "-")
        noun = int(any(tag in _NOUNS for tag in tags[verb + 1 : place]))
        leads = [lower[at] for at in range(verb + 1, place) if tags[at] in ("IN", "TO")]
        first, last = (leads[0], leads[-1]) if leads else ("-", "-")
        state = (
            f"{noun}{min(2, finite[place])}{min(2, finite[count] - finite[place])}{min(place - 1 - verb, 6)}"
        )
        opened = "-"
        for at in range(place - 1, -1, -1):
            if tags[at] in _RELATIVES or (tags[at] == "IN" and lower[at] in _OPENERS):
                opened = lower[at] + ("f" if finite[place] - finite[at + 1] else "o")
                break
        mark = marks[place]
        far = min(next_finite[place] - place, 8) if next_finite[place] < count else -1
        coming = tags[next_verb[place]] if next_verb[place] < count else "-"
        at = place + 3
        wp, wb, wa = w[at], w[at - 1], w[at + 1]
        tp, tb, ta = t[at], t[at - 1], t[at + 1]
        found.append([
            "b", "a" + wp, "b" + tp, f"c{wp} {ta}", f"d{tp} {ta} {t[at + 2]}", f"e{tb} {tp}",
            f"f{wb} {wp}", f"g{t[at - 2]} {tb} {tp}", f"h{tb} {wp}", f"i{wb} {tp}", f"j{mark} {tp}",
            f"k{mark} {wp}", f"l{mark} {wp} {ta}", f"m{state} {tp}", f"n{state} {wp}", f"o{opened} {wp}",
            f"p{opened} {tp} {mark}", f"q{vw} {wp}", f"r{vt} {noun} {wp}", f"s{vw} {noun} {tp}",
            f"t{last} {wp}", f"u{first} {wp} {noun}", f"v{far} {tp} {tb}", f"w{far} {wp} {mark}",
            f"x{coming} {wp}", f"y{min(commas[place], 3)} {mark} {tp}", f"z{tb} {wp} {ta} {mark}",
            f"A{wp} {wa}", f"B{vt} {last} {wp} {tb}", f"C{opened} {state} {mark}",
            f"D{t[at - 3]} {t[at - 2]} {tb} {tp} {ta}", f"E{mark} {state} {tp} {ta}", f"F{vw} {first}",
            f"G{wb} {mark}", f"H{wb} {state}", f"I{min(place, 12)} {min(count - place, 12)}",
        ])  # fmt: skip
    return found
