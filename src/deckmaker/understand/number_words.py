"""From tokens to numbers in words: "three hundred and eleven", "half", "thirds", and the lists behind them."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .tokens import Token, lexicon

ONES = {
    word: value
    for value, word in enumerate(
        lexicon(
            """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
    sixteen seventeen eighteen nineteen
    """
        )
    )
} | {"nought": 0, "nil": 0}

TENS = {
    word: 10 * value
    for value, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2
    )
} | {"fourty": 40}

SCALES = {
    "thousand": 10**3, "thousands": 10**3, "million": 10**6, "millions": 10**6, "billion": 10**9,
    "billions": 10**9, "trillion": 10**12, "trillions": 10**12, "lakh": 10**5, "lakhs": 10**5, "lac": 10**5,
    "crore": 10**7, "crores": 10**7, "quadrillion": 10**15,
}  # fmt: skip

PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "sixteenth": 16,
    "sixteenths": 16, "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000, "millionth": 10**6, "millionths": 10**6, "billionth": 10**9,
    "billionths": 10**9, "trillionth": 10**12, "trillionths": 10**12,
}  # fmt: skip

VULGAR = {
    "½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4), "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5),
    "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6), "⅐": (1, 7), "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8),
    "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip

FOLDS = {
    "doubled": 2, "doubles": 2, "doubling": 2, "tripled": 3, "triples": 3, "tripling": 3, "trebled": 3,
    "trebling": 3, "quadrupled": 4, "quadrupling": 4, "quadruples": 4, "quintupled": 5, "sextupled": 6,
    "twofold": 2, "threefold": 3, "fourfold": 4, "fivefold": 5, "sixfold": 6, "sevenfold": 7, "eightfold": 8,
    "ninefold": 9, "tenfold": 10, "twentyfold": 20, "hundredfold": 100, "thousandfold": 1000,
    "halved": 0, "halving": 0, "halves": 0, "double": 2, "triple": 3, "treble": 3, "quadruple": 4, "twice": 2,
    "thrice": 3,
}  # fmt: skip

DOZENS = {"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "dz": 12, "dzs": 12}

CUES = (
    frozenset(ONES)
    | set(TENS)
    | set(SCALES)
    | {"hundred", "hundreds"}
    | set(PARTS)
    | set(FOLDS)
    | set(DOZENS)
)

LARGEST = 10**24  # scale words are folded up to here: "million million million" ends


def word_at(row: Sequence[Token], index: int) -> str:
    return row[index].low if 0 <= index < len(row) and row[index].kind == "w" else ""


def hyphen_at(row: Sequence[Token], index: int) -> bool:
    """Whether a hyphen joins the words on both sides of it."""
    return (
        0 < index < len(row) - 1
        and row[index].low in ("-", "‐", "‑")
        and row[index - 1].end == row[index].start
        and row[index].end == row[index + 1].start
    )


def below_hundred(row: Sequence[Token], index: int) -> tuple[int, int] | None:
    word = word_at(row, index)
    if word in TENS:
        after = index + 2 if hyphen_at(row, index + 1) else index + 1
        one = ONES.get(word_at(row, after), 0)
        if 0 < one < 10:
            return TENS[word] + one, after + 1
        return TENS[word], index + 1
    if word in ONES:
        return ONES[word], index + 1
    return None


def below_thousand(row: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A number below a thousand, or hundreds ("sixty hundreds")."""
    word = word_at(row, index)
    if word == "hundred":
        small: tuple[int, int] | None = (1, index)
    elif word in ("a", "an", "one") and word_at(row, index + 1) == "hundred":
        small = (1, index + 1)
    else:
        small = below_hundred(row, index)
    if small is None:
        return None
    value, at = small
    if hyphen_at(row, at) and word_at(row, at + 1) in ("hundred", "thousand", "million", "billion"):
        at += 1
    if word_at(row, at) in ("hundred", "hundreds"):
        value, at = value * 100, at + 1
        then = at + 1 if word_at(row, at) == "and" or hyphen_at(row, at) else at
        rest = below_hundred(row, then)
        # "one hundred one hundred" are two numbers, "hundred and three quarters" is a mixed fraction
        if rest and rest[0]:
            following = word_at(row, rest[1])
            if not (following == "hundred" and then == at) and rest[0] >= PARTS.get(following, 0):
                value, at = value + rest[0], rest[1]
    elif 10 <= value <= 20 and not hyphen_at(row, at):
        decade = below_hundred(row, at)  # "nineteen seventy-three"
        if decade and decade[0] >= 10 and decade[0] % 100 and at == index + 1 and value != 10:
            return value * 100 + decade[0], decade[1]
    return value, at


def spoken(row: Sequence[Token], index: int) -> tuple[int, int, bool] | None:
    """A whole number in words: value, the index after it, whether it holds a scale word."""
    total, at, bound, scaled = 0, index, 10**30, False
    while True:
        then = at + 1 if at > index and word_at(row, at) == "and" else at
        word = word_at(row, then)
        group: tuple[int, int] | None
        if word in SCALES and at == index:
            group = (1, then)
        elif word in ("a", "an") and word_at(row, then + 1) in SCALES:
            group = (1, then + 1)
        else:
            group = below_thousand(row, then)
        if group is None:
            break
        value, after = group
        scale = 1
        while scale < LARGEST:
            step = after + 1 if hyphen_at(row, after) else after
            factor = SCALES.get(word_at(row, step))
            if factor is None:
                break
            scale, after = scale * factor, step + 1
        if total and (scale >= bound or (scale == 1 and value >= 1000)):
            break
        if at > index and scale == 1 and bound == 1:
            break
        if at > index and scale == 1 and word_at(row, after) in ("hundred", *PARTS):
            break
        total += value * scale
        scaled = scaled or scale > 1
        at, bound = after, scale
        if scale == 1:
            break
    return (total, at, scaled) if at > index else None


def decimals_at(row: Sequence[Token], index: int) -> tuple[str, int]:
    """The decimals after "point": "zero three" is "03"."""
    said, at = "", index
    while (one := ONES.get(word_at(row, at), 99)) < 10:
        said, at = said + str(one), at + 1
    if not said and (small := below_hundred(row, index)):
        said, at = str(small[0]), small[1]
    return said, at


def part_after(row: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A denominator in words at `index`, a hyphen before it allowed: ("-", "thirds")."""
    at = index
    if row[at].low in ("-", "‐", "‑") if at < len(row) else False:
        at += 1
    part = PARTS.get(word_at(row, at))
    return (part, at + 1) if part else None


def and_fraction(row: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """ "and a half", "and three quarters" at `index`."""
    if word_at(row, index) != "and":
        return None
    word = word_at(row, index + 1)
    top = 1 if word in ("a", "an") else ONES.get(word, 0)
    if not top and index + 1 < len(row) and row[index + 1].low in VULGAR:
        over = VULGAR[row[index + 1].low]
        return Decimal(over[0]) / over[1], index + 2
    if not top:
        return None
    part = part_after(row, index + 2)
    if part is None or (top > 1) != row[part[1] - 1].low.endswith("s"):
        return None
    return Decimal(top) / part[0], part[1]
