"""From tokens to numbers: digits in any grouping, number words, fractions, scale words, multiples.

`numbers` walks the tokens once; what it yields are values with their places, no units yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .number_words import (
    CUES,
    DOZENS,
    FOLDS,
    PARTS,
    SCALES,
    VULGAR,
    and_fraction,
    below_hundred,
    decimals_at,
    hyphen_at,
    part_after,
    spoken,
    word_at,
)
from .scales import scale_after_digits
from .tokens import Token, lexicon

Form = Literal["digits", "words", "fraction", "fold"]


_AFTER_HALF = frozenset(lexicon("of the a an its their his her our all people that this these those as"))

_MANY = frozenset(
    ["several", "few", "many", "some", "couple", "tens", "hundreds", "thousands", "millions", "billions"]
)


_MAX_DIGITS = 40


@dataclass(frozen=True, slots=True)
class Number:
    """A value and the tokens it stands on, `first` to `last` (exclusive)."""

    value: Decimal
    first: int
    last: int
    form: Form
    scaled: bool = False  # a scale word is folded in
    whole: Decimal | None = None  # m of "n in m"
    plain: bool = False  # bare digits, no grouping, decimals, sign or scale: may be a name or a year
    over: tuple[int, int] | None = None  # a fraction as written


def digits(raw: str, european: bool = False) -> tuple[Decimal, bool] | None:
    """The value of a digit string and whether it is plain; `None` when it is no number (1.2.3)."""
    if len(raw) > _MAX_DIGITS:
        return None
    if raw.isascii() and raw.isdigit():
        return Decimal(raw), True
    body = "".join(each for each in raw if each not in " \u00a0\u202f\u2009'’")
    mantissa, _, exponent = body.lower().partition("e")
    dots, commas = mantissa.count("."), mantissa.count(",")
    if dots and commas:
        if mantissa.rfind(".") > mantissa.rfind(","):
            if dots > 1:
                return None
            mantissa = mantissa.replace(",", "")
        else:
            if commas > 1:
                return None
            mantissa = mantissa.replace(".", "").replace(",", ".")
    elif commas:
        groups = mantissa.split(",")
        if len(groups[-1]) == 3 and all(2 <= len(group) <= 3 for group in groups[1:]) and len(groups[0]) <= 3:
            if (european and commas == 1) or (groups[0] == "0" and commas == 1):
                mantissa = mantissa.replace(",", ".")
            else:
                mantissa = mantissa.replace(",", "")
        elif commas == 1:
            mantissa = mantissa.replace(",", ".")
        else:
            return None
    elif dots > 1 or (dots and european):
        groups = mantissa.split(".")
        if all(len(group) == 3 for group in groups[1:]) and 1 <= len(groups[0]) <= 3:
            mantissa = mantissa.replace(".", "")
        elif dots > 1:
            return None
    try:
        value = Decimal(mantissa)
        if exponent:
            value = value.scaleb(int(exponent))
    except (ArithmeticError, ValueError):
        return None
    return value, False


def _of_scale(row: Sequence[Token], index: int) -> tuple[int, int]:
    """ "of a million" after a fraction."""
    if word_at(row, index) == "of" and word_at(row, index + 1) in ("a", "one"):
        scale = SCALES.get(word_at(row, index + 2))
        if scale:
            return scale, index + 3
    if word_at(row, index) == "a":
        scale = SCALES.get(word_at(row, index + 1)) or DOZENS.get(word_at(row, index + 1))
        if scale:
            return scale, index + 2
    scale = SCALES.get(word_at(row, index)) or (DOZENS.get(word_at(row, index)) if index < len(row) else None)
    return (scale, index + 1) if scale else (1, index)


_SIGNS = frozenset("$€£¥₹₩")
_CODES = frozenset(
    lexicon("USD EUR GBP CHF CNY RMB JPY INR AUD CAD HKD SGD NZD SEK NOK DKK PLN BRL KRW ZAR MXN Rs")
)


def number_at(row: Sequence[Token], index: int, european: bool = False) -> Number | None:
    """The number that begins at a token, signs excluded."""
    token = row[index]
    if token.kind == "d":
        return _from_digits(row, index, european)
    if token.low in VULGAR:
        top, bottom = VULGAR[token.low]
        factor, at = _of_scale(row, index + 1)
        return Number(Decimal(top) / bottom * factor, index, at, "fraction", factor > 1, over=(top, bottom))
    if token.kind != "w":
        return None
    return _from_words(row, index)


def _from_digits(row: Sequence[Token], index: int, european: bool) -> Number | None:
    read = digits(row[index].raw.replace(" . ", "."), european)
    if read is None:
        return None
    value, plain = read
    at = index + 1
    money = index > 0 and (row[index - 1].low in _SIGNS or row[index - 1].raw in _CODES)
    if at < len(row):
        nxt = row[at]
        if nxt.low in VULGAR:
            top, bottom = VULGAR[nxt.low]
            return Number(value + Decimal(top) / bottom, index, at + 1, "fraction")
        mixed = _slash(row, at)
        if mixed and plain and 0 < mixed[0] < mixed[1]:
            return Number(value + Decimal(mixed[0]) / mixed[1], index, mixed[2], "fraction")
        slash = _slash(row, index)
        if slash and plain:
            top, bottom, after = slash
            if (top, bottom) == (9, 11):
                return None  # the day
            if 0 < top < bottom <= 1000 and len(row[index].raw) < 4:
                return Number(Decimal(top) / bottom, index, after, "fraction", over=(top, bottom))
            return None
        power = _power(row, at)
        if power is not None:
            base, exponent, after = power
            if abs(exponent) <= 60:
                raised = value * Decimal(base).scaleb(0) ** exponent if base else value**exponent
                return Number(raised, index, after, "digits")
    factor, at = scale_after_digits(row, at, money)
    if factor == 1:
        dozen = DOZENS.get(word_at(row, at))
        if dozen:
            return Number(value * dozen, index, at + 1, "digits")
        part = _part_word(row, at, value, plain)
        if part:
            return Number(value / part[0], index, part[1], "fraction", over=(int(value), part[0]))
        return Number(value, index, at, "digits", plain=plain)
    value *= factor
    tail = and_fraction(row, at)
    if tail:
        return Number(value + tail[0] * factor, index, tail[1], "digits", scaled=True)
    if factor in (100, 1000, 10**6, 10**9) and word_at(row, at) == "and" and at + 1 < len(row):
        follow = row[at + 1]  # "3 hundred and 21"
        if follow.kind == "d" and follow.raw.isdigit() and int(follow.raw) < factor and factor == 100:
            return Number(value + int(follow.raw), index, at + 2, "digits", scaled=True)
    return Number(value, index, at, "digits", scaled=True)


def _part_word(row: Sequence[Token], at: int, value: Decimal, plain: bool) -> tuple[int, int] | None:
    part = part_after(row, at) if plain and at < len(row) else None
    if part and row[part[1] - 1].low.endswith("s") and 1 < value < part[0]:
        return part
    return None


def _slash(row: Sequence[Token], index: int) -> tuple[int, int, int] | None:
    """n / m at `index`: both short digit strings."""
    if index + 2 >= len(row) or row[index].kind != "d" or row[index + 1].low not in ("/", "⁄"):
        return None
    top, bottom = row[index].raw, row[index + 2].raw
    if (
        row[index + 2].kind != "d"
        or not (top.isdigit() and bottom.isdigit())
        or len(top) > 3
        or len(bottom) > 3
    ):
        return None
    if (index + 3 < len(row) and row[index + 3].low == "/") or (index and row[index - 1].low == "/"):
        return None
    return int(top), int(bottom), index + 3


def _power(row: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """× 10^n, ×10−5 or ^n at `at`: (base or 0, exponent, the index after)."""
    base = 0
    if row[at].low in ("×", "x", "*") and at + 1 < len(row) and row[at + 1].raw == "10":
        base, at = 10, at + 2
        if at < len(row) and row[at].low == "^":
            at += 1
        elif not (at < len(row) and row[at].low in ("-", "−") and row[at].start == row[at - 1].end):
            return None
    elif row[at].low == "^":
        at += 1
    else:
        return None
    sign = 1
    if at < len(row) and row[at].low in ("-", "−", "+"):
        sign, at = (-1 if row[at].low != "+" else 1), at + 1
    if at < len(row) and row[at].kind == "d" and row[at].raw.isdigit() and len(row[at].raw) < 3:
        return base, sign * int(row[at].raw), at + 1
    return None


def _from_words(row: Sequence[Token], index: int) -> Number | None:
    word = row[index].low
    if word not in CUES and word not in ("a", "an"):
        return None
    if word in FOLDS and word not in PARTS:
        return Number(Decimal(FOLDS[word]) or Decimal("0.5"), index, index + 1, "fold")
    if word in ("a", "an"):
        return _after_article(row, index)
    if word in PARTS or word in DOZENS:
        return _half(row, index) if word == "half" else None
    scale = word in SCALES or word in ("hundred", "hundreds")
    if scale and (word_at(row, index - 1) in _MANY or word.endswith("s")):
        return None
    said = spoken(row, index)
    if said is None:
        return None
    value, at, scaled = said
    amount = Decimal(value)
    if word_at(row, at) == "point":
        decimals, after = decimals_at(row, at + 1)
        if decimals:
            amount, at = Decimal(f"{value}.{decimals}"), after
            factor, at = scale_after_digits(row, at, False)
            return Number(amount * factor, index, at, "words", factor > 1)
    tail = and_fraction(row, at)
    if tail:
        factor = SCALES.get(row[at - 1].low, 1) if scaled else 1
        after_scale, after = scale_after_digits(row, tail[1], False)
        if after_scale > 1:
            return Number((amount + tail[0]) * after_scale, index, after, "words", True)
        return Number(amount + tail[0] * factor, index, tail[1], "words", scaled)
    if word_at(row, at) in DOZENS:
        return Number(_dozens(value), index, at + 1, "words")
    if word_at(row, at) == "and" and below_hundred(row, at + 1) and value >= 100:
        small = below_hundred(row, at + 1)
        if small and word_at(row, small[1]) in DOZENS:  # "three hundred and two dozens"
            return Number(amount + small[0] * 12, index, small[1] + 1, "words")
    if at < len(row):
        part = part_after(row, at)
        if part and value > 0 and (row[part[1] - 1].low.endswith("s") or value == 1):
            factor, after = _of_scale(row, part[1])
            return Number(
                amount / part[0] * factor, index, after, "fraction", factor > 1, over=(value, part[0])
            )
        if word_at(row, at) == "over":
            under = spoken(row, at + 1)
            bottom = under[0] if under else 0
            after = under[1] if under else at + 2
            if not under and at + 1 < len(row) and row[at + 1].kind == "d" and row[at + 1].raw.isdigit():
                bottom = int(row[at + 1].raw[:6])
            if bottom > value and value:
                return Number(amount / bottom, index, after, "fraction", over=(value, bottom))
    return Number(amount, index, at, "words", scaled)


def _dozens(value: int) -> Decimal:
    # "three hundred and two dozens": the dozens go with the last part
    if value > 100 and value % 100:
        return Decimal(value - value % 100 + value % 100 * 12)
    return Decimal(value * 12)


def _half(row: Sequence[Token], index: int) -> Number | None:
    before = word_at(row, index - 1)
    if before in (
        "first",
        "second",
        "other",
        "better",
        "latter",
        "last",
        "this",
        "next",
        "the",
        "bottom",
        "top",
    ):
        return None
    if hyphen_at(row, index + 1) and word_at(row, index + 2) not in SCALES:
        return None
    factor, after = _of_scale(row, index + 1)
    if factor > 1:
        return Number(Decimal(factor) / 2, index, after, "words", factor != 12)
    following = word_at(row, index + 1)
    if (
        following in _AFTER_HALF
        or not following
        or before
        in ("than", "nearly", "almost", "about", "by", "over", "in", "roughly", "around", "under", "least")
    ):
        return Number(Decimal("0.5"), index, index + 1, "fraction", over=(1, 2))
    return None


def _after_article(row: Sequence[Token], index: int) -> Number | None:
    """ "a dozen", "a million", "a third of", "a half"."""
    word = word_at(row, index + 1)
    if word == "half" and word_at(row, index + 2) in (*DOZENS, *SCALES):
        factor, after = _of_scale(row, index + 2)
        return Number(Decimal(factor) / 2, index, after, "words", factor != 12)
    if word in DOZENS:
        return Number(Decimal(12), index, index + 2, "words")
    if word in SCALES or word == "hundred":
        if word.endswith("s"):
            return None
        said = spoken(row, index)
        if said is None:
            return None
        part = part_after(row, said[1]) if said[1] < len(row) else None
        if part and row[part[1] - 1].low.endswith("s"):
            return Number(Decimal(said[0]) / part[0], index, part[1], "fraction", over=(said[0], part[0]))
        tail = and_fraction(row, said[1])
        if tail:
            return Number(
                said[0] + tail[0] * SCALES.get(row[said[1] - 1].low, 1), index, tail[1], "words", True
            )
        return Number(Decimal(said[0]), index, said[1], "words", said[2])
    if word in PARTS and not word.endswith("s"):
        factor, after = _of_scale(row, index + 2)
        if factor > 1:
            return Number(Decimal(factor) / PARTS[word], index, after, "words", True)
        following = row[index + 2] if index + 2 < len(row) else None
        before = word_at(row, index - 1)
        if (
            following is None
            or (
                following.low
                in (
                    "of",
                    ",",
                    ".",
                    ";",
                    ")",
                    "more",
                    "less",
                    "fewer",
                    "in",
                    "to",
                    "from",
                    "as",
                    "since",
                    "between",
                    "on",
                    "year",
                )
                and not (word == "quarter" and following.low in ("to", "in", "from", "as", "year", "since"))
            )
            or before
            in ("than", "by", "nearly", "about", "almost", "over", "roughly", "under", "around", "least")
        ):
            return Number(Decimal(1) / PARTS[word], index, index + 2, "fraction", over=(1, PARTS[word]))
    return None
