"""From the token after digits to the scale it means: "3.5m people" is millions, "6.4m tall" is metres."""

from __future__ import annotations

from collections.abc import Sequence

from .number_words import (
    LARGEST,
    SCALES,
    hyphen_at,
)
from .tokens import Token, lexicon

_SHORT = {  # scale letters, read only after digits
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9, "bil": 10**9, "mil": 10**6, "t": 10**12, "tn": 10**12, "trn": 10**12, "tln": 10**12, "cr": 10**7,
    "millionen": 10**6, "milliarden": 10**9, "millones": 10**6, "milliards": 10**9,
}  # fmt: skip


_CASE_SCALE = frozenset(["M", "B", "T", "K", "MM"])


def scale_after_digits(row: Sequence[Token], index: int, money: bool) -> tuple[int, int]:
    """The scale words after digits: (factor, the index after them)."""
    factor, at = 1, index
    while at < len(row) and factor < LARGEST:
        step = at + 1 if hyphen_at(row, at) and row[at + 1].low in SCALES else at
        token = row[step] if step < len(row) else None
        if token is None or token.kind != "w":
            break
        if token.low == "hundred" and factor == 1:
            factor, at = 100, step + 1
            continue
        if token.low in SCALES:
            factor, at = factor * SCALES[token.low], step + 1
            continue
        if factor == 1 and token.low in _SHORT and _short(row, step, money):
            return _SHORT[token.low], step + 1
        if factor == 1 and token.raw in ("MUSD", "MEUR", "MSEK"):
            return 10**6, step  # the unit is read from the same token
        break
    return factor, at


def _short(row: Sequence[Token], index: int, money: bool) -> bool:
    """Whether a short scale is meant: "3.5m people", "€10M", "10k", not "5 m" of rope."""
    token, low = row[index], row[index].low
    if low in (
        "mn",
        "mln",
        "bn",
        "bln",
        "tn",
        "tln",
        "trn",
        "mio",
        "millionen",
        "milliarden",
        "millones",
        "milliards",
    ):
        return True
    near = row[index - 1].end == token.start
    after = row[index + 1] if index + 1 < len(row) else None
    if low in ("cr", "bil", "mil"):
        return near or money
    if not near and not (money and low in "mbk"):
        return False
    if money or (low in "kb" and token.raw != "B"):
        return True
    if token.raw in _CASE_SCALE:
        return token.raw != "T" or after is None or after.kind != "w"
    if low == "m":
        if after is not None and after.kind == "w":
            if after.low not in _LENGTH_AFTER:
                return True
            pointed = "." in row[index - 1].raw  # "grew from 1.2m to 1.9m"
            counted = after.low in ("from", "in") or (after.low in ("to", "and") and pointed)
            return counted and not _lengths(row)
        # "swollen to 7.6m, up from 4.6m": no length is spoken of
        return "." in row[index - 1].raw and not _lengths(row)
    return False


def _lengths(row: Sequence[Token]) -> bool:
    return any(each.low in _LENGTH_WORDS for each in row)


_LENGTH_WORDS = frozenset(
    lexicon(
        """
    tall long wide high deep thick height heights depth length distance width metres meters metre
    meter km cm mm feet ft race sprint jump jumped throw threw shot javelin discus vault pool river
    flood wave waves tide tides snow rain swell tower towers trench tunnel shaft reef diameter
    radius across waist below sea water summit pitch swam swim ran dive dived draught beam wingspan
    """
    )
)


_LENGTH_AFTER = frozenset(
    lexicon(
        """
    tall long wide high deep thick away above below from of in to and or by at on off per for with
    down up apart across behind under over race sprint dash freestyle hurdles relay butterfly
    backstroke final height depth length width distance is was are were sea the
    """
    )
)
