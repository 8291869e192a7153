"""From the clause around a quantity to its period: the nearest time phrase, as written."""

from __future__ import annotations

from collections.abc import Sequence

from .quantity import Quantity
from .tokens import Token, lexicon

_TIME_WORDS = frozenset(
    lexicon(
        """
    year years month months week weeks quarter decade day days century today yesterday annually
    yearly monthly q1 q2 q3 q4 h1 h2 spring summer autumn winter january february march april june
    july august september october november december may fiscal fy period time hour hours minute
    minutes season night
    """
    )
)


def words_of(text: str, row: Sequence[Token], first: int, last: int) -> str:
    """The text of some tokens as it stands."""
    if first >= last:
        return ""
    return text[row[first].start : row[last - 1].end]


def period(text: str, row: Sequence[Token], quantity: Quantity) -> str:
    """When: the nearest time phrase of the clause, as written; "" for none."""
    best = ""
    nearest = 99
    for at in range(max(0, quantity.first - 15), min(len(row), quantity.last + 15)):
        token = row[at]
        if (
            token.low
            not in (
                "in",
                "since",
                "between",
                "by",
                "during",
                "over",
                "within",
                "last",
                "this",
                "from",
                "year",
                "until",
                "before",
                "after",
                "as",
            )
            or abs(at - quantity.last) > 14
        ):
            continue
        last = time_phrase(row, at)
        if last > at and not (at <= quantity.first < last):
            distance = min(abs(at - quantity.last), abs(quantity.first - last))
            if distance < nearest:
                nearest, best = distance, words_of(text, row, at, last)
    return best


def _is_year(token: Token) -> bool:
    return token.kind == "d" and len(token.raw) == 4 and token.raw.isdigit() and "1500" <= token.raw <= "2150"


def time_phrase(row: Sequence[Token], at: int) -> int:
    word, count = row[at].low, len(row)
    nxt = row[at + 1] if at + 1 < count else None
    if nxt is None:
        return at
    if word == "year" and nxt.low in ("on", "over") and at + 2 < count and row[at + 2].low == "year":
        return at + 3
    if word == "year" and nxt.low == "-" and at + 4 < count and row[at + 4].low == "year":
        return at + 5
    if word in ("last", "this"):
        return at + 2 if nxt.low in _TIME_WORDS else at
    if word in ("between", "from") and _is_year(nxt):
        if at + 3 < count and row[at + 2].low in ("and", "to", "–", "-") and _is_year(row[at + 3]):
            return at + 4
        return at + 2 if word == "from" else at
    if word in ("as", "year", "from", "between"):
        if word == "as" and nxt.low == "of" and at + 2 < count:
            stop = at + 2
            while (
                stop < count
                and (row[stop].low in _TIME_WORDS or _is_year(row[stop]) or row[stop].kind == "d")
                and stop < at + 6
            ):
                stop += 1
            return stop if stop > at + 2 else at
        return at
    stop, timed = at + 1, False
    while stop < count and stop - at < 8:
        token = row[stop]
        if _is_year(token) or token.low in _TIME_WORDS:
            timed = True
        elif token.kind == "d" or token.low in (
            "the",
            "a",
            "an",
            "about",
            "just",
            "only",
            "first",
            "second",
            "third",
            "fourth",
            "half",
            "of",
            "early",
            "late",
            "mid",
            "past",
            "last",
            "same",
            "next",
            "less",
            "than",
            "more",
            "around",
            "under",
            "over",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "twelve",
            "-",
            "end",
            "nearly",
            "year's",
            "fiscal",
            "same",
        ):
            pass
        else:
            break
        stop += 1
    while stop > at + 1 and row[stop - 1].low in (
        "the",
        "a",
        "of",
        "-",
        "first",
        "an",
        "in",
        "than",
        "more",
        "less",
        "over",
    ):
        stop -= 1
    return stop if timed else at
