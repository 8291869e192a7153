"""From tokens to numbers: digits in any grouping, number words, fractions, scale words, multiples.

`numbers` walks the tokens once; what it yields are values with their places, no units yet.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .tokens import Token, lexicon

Form = Literal["digits", "words", "fraction", "fold"]

_ONES = {
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
_TENS = {
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
_SHORT = {  # scale letters, read only after digits
    "k": 10**3, "m": 10**6, "mn": 10**6, "mln": 10**6, "mm": 10**6, "mio": 10**6, "b": 10**9, "bn": 10**9,
    "bln": 10**9, "bil": 10**9, "mil": 10**6, "t": 10**12, "tn": 10**12, "trn": 10**12, "tln": 10**12, "cr": 10**7,
    "millionen": 10**6, "milliarden": 10**9, "millones": 10**6, "milliards": 10**9,
}  # fmt: skip
_PARTS = {
    "half": 2, "halves": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "sixth": 6, "sixths": 6, "seventh": 7, "sevenths": 7, "eighth": 8, "eighths": 8,
    "ninth": 9, "ninths": 9, "tenth": 10, "tenths": 10, "twelfth": 12, "twelfths": 12, "sixteenth": 16,
    "sixteenths": 16, "twentieth": 20, "twentieths": 20, "hundredth": 100, "hundredths": 100,
    "thousandth": 1000, "thousandths": 1000, "millionth": 10**6, "millionths": 10**6, "billionth": 10**9,
    "billionths": 10**9, "trillionth": 10**12, "trillionths": 10**12,
}  # fmt: skip
_VULGAR = {
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
_DOZENS = {"dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "dz": 12, "dzs": 12}
_AFTER_HALF = frozenset(lexicon("of the a an its their his her our all people that this these those as"))
_MANY = frozenset(
    ["several", "few", "many", "some", "couple", "tens", "hundreds", "thousands", "millions", "billions"]
)
_CASE_SCALE = frozenset(["M", "B", "T", "K", "MM"])
CUES = (
    frozenset(_ONES)
    | set(_TENS)
    | set(SCALES)
    | {"hundred", "hundreds"}
    | set(_PARTS)
    | set(FOLDS)
    | set(_DOZENS)
)
_MAX_DIGITS = 40
_LARGEST = 10**24  # scale words are folded up to here: "million million million" ends


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


def _word(row: Sequence[Token], index: int) -> str:
    return row[index].low if 0 <= index < len(row) and row[index].kind == "w" else ""


def _joined(row: Sequence[Token], index: int) -> bool:
    """Whether a hyphen joins the words on both sides of it."""
    return (
        0 < index < len(row) - 1
        and row[index].low in ("-", "‐", "‑")
        and row[index - 1].end == row[index].start
        and row[index].end == row[index + 1].start
    )


def _below_hundred(row: Sequence[Token], index: int) -> tuple[int, int] | None:
    word = _word(row, index)
    if word in _TENS:
        after = index + 2 if _joined(row, index + 1) else index + 1
        one = _ONES.get(_word(row, after), 0)
        if 0 < one < 10:
            return _TENS[word] + one, after + 1
        return _TENS[word], index + 1
    if word in _ONES:
        return _ONES[word], index + 1
    return None


def _group(row: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A number below a thousand, or hundreds ("sixty hundreds")."""
    word = _word(row, index)
    if word == "hundred":
        small: tuple[int, int] | None = (1, index)
    elif word in ("a", "an", "one") and _word(row, index + 1) == "hundred":
        small = (1, index + 1)
    else:
        small = _below_hundred(row, index)
    if small is None:
        return None
    value, at = small
    if _joined(row, at) and _word(row, at + 1) in ("hundred", "thousand", "million", "billion"):
        at += 1
    if _word(row, at) in ("hundred", "hundreds"):
        value, at = value * 100, at + 1
        then = at + 1 if _word(row, at) == "and" or _joined(row, at) else at
        rest = _below_hundred(row, then)
        # "one hundred one hundred" are two numbers, "hundred and three quarters" is a mixed fraction
        if rest and rest[0]:
            following = _word(row, rest[1])
            if not (following == "hundred" and then == at) and rest[0] >= _PARTS.get(following, 0):
                value, at = value + rest[0], rest[1]
    elif 10 <= value <= 20 and not _joined(row, at):
        decade = _below_hundred(row, at)  # "nineteen seventy-three"
        if decade and decade[0] >= 10 and decade[0] % 100 and at == index + 1 and value != 10:
            return value * 100 + decade[0], decade[1]
    return value, at


def _words(row: Sequence[Token], index: int) -> tuple[int, int, bool] | None:
    """A whole number in words: value, the index after it, whether it holds a scale word."""
    total, at, bound, scaled = 0, index, 10**30, False
    while True:
        then = at + 1 if at > index and _word(row, at) == "and" else at
        word = _word(row, then)
        group: tuple[int, int] | None
        if word in SCALES and at == index:
            group = (1, then)
        elif word in ("a", "an") and _word(row, then + 1) in SCALES:
            group = (1, then + 1)
        else:
            group = _group(row, then)
        if group is None:
            break
        value, after = group
        scale = 1
        while scale < _LARGEST:
            step = after + 1 if _joined(row, after) else after
            factor = SCALES.get(_word(row, step))
            if factor is None:
                break
            scale, after = scale * factor, step + 1
        if total and (scale >= bound or (scale == 1 and value >= 1000)):
            break
        if at > index and scale == 1 and bound == 1:
            break
        if at > index and scale == 1 and _word(row, after) in ("hundred", *_PARTS):
            break
        total += value * scale
        scaled = scaled or scale > 1
        at, bound = after, scale
        if scale == 1:
            break
    return (total, at, scaled) if at > index else None


def _point(row: Sequence[Token], index: int) -> tuple[str, int]:
    """The decimals after "point": "zero three" is "03"."""
    said, at = "", index
    while (one := _ONES.get(_word(row, at), 99)) < 10:
        said, at = said + str(one), at + 1
    if not said and (small := _below_hundred(row, index)):
        said, at = str(small[0]), small[1]
    return said, at


def _part_after(row: Sequence[Token], index: int) -> tuple[int, int] | None:
    """A denominator in words at `index`, a hyphen before it allowed: ("-", "thirds")."""
    at = index
    if row[at].low in ("-", "‐", "‑") if at < len(row) else False:
        at += 1
    part = _PARTS.get(_word(row, at))
    return (part, at + 1) if part else None


def _and_fraction(row: Sequence[Token], index: int) -> tuple[Decimal, int] | None:
    """ "and a half", "and three quarters" at `index`."""
    if _word(row, index) != "and":
        return None
    word = _word(row, index + 1)
    top = 1 if word in ("a", "an") else _ONES.get(word, 0)
    if not top and index + 1 < len(row) and row[index + 1].low in _VULGAR:
        over = _VULGAR[row[index + 1].low]
        return Decimal(over[0]) / over[1], index + 2
    if not top:
        return None
    part = _part_after(row, index + 2)
    if part is None or (top > 1) != row[part[1] - 1].low.endswith("s"):
        return None
    return Decimal(top) / part[0], part[1]


def _scale(row: Sequence[Token], index: int, money: bool) -> tuple[int, int]:
    """The scale words after digits: (factor, the index after them)."""
    factor, at = 1, index
    while at < len(row) and factor < _LARGEST:
        step = at + 1 if _joined(row, at) and row[at + 1].low in SCALES else at
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
        return after is not None and after.kind == "w" and after.low not in _LENGTH_AFTER
    return False


_LENGTH_AFTER = frozenset(
    lexicon(
        """
    tall long wide high deep thick away above below from of in to and or by at on off per for with
    down up apart across behind under over race sprint dash freestyle hurdles relay butterfly
    backstroke final height depth length width distance is was are were sea the
    """
    )
)


def _of_scale(row: Sequence[Token], index: int) -> tuple[int, int]:
    """ "of a million" after a fraction."""
    if _word(row, index) == "of" and _word(row, index + 1) in ("a", "one"):
        scale = SCALES.get(_word(row, index + 2))
        if scale:
            return scale, index + 3
    if _word(row, index) == "a":
        scale = SCALES.get(_word(row, index + 1)) or _DOZENS.get(_word(row, index + 1))
        if scale:
            return scale, index + 2
    scale = SCALES.get(_word(row, index)) or (_DOZENS.get(_word(row, index)) if index < len(row) else None)
    return (scale, index + 1) if scale else (1, index)


def number_at(row: Sequence[Token], index: int, european: bool = False) -> Number | None:
    """The number that begins at a token, signs excluded."""
    token = row[index]
    if token.kind == "d":
        return _from_digits(row, index, european)
    if token.low in _VULGAR:
        top, bottom = _VULGAR[token.low]
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
    money = index > 0 and row[index - 1].low in "$€£¥₹₩" and bool(row[index - 1].low)
    if at < len(row):
        nxt = row[at]
        if nxt.low in _VULGAR:
            top, bottom = _VULGAR[nxt.low]
            return Number(value + Decimal(top) / bottom, index, at + 1, "fraction")
        mixed = _slash(row, at)
        if mixed and plain and 0 < mixed[0] < mixed[1]:
            return Number(value + Decimal(mixed[0]) / mixed[1], index, mixed[2], "fraction")
        slash = _slash(row, index)
        if slash and plain:
            top, bottom, after = slash
            if 0 < top < bottom <= 1000 and len(row[index].raw) < 4:
                return Number(Decimal(top) / bottom, index, after, "fraction", over=(top, bottom))
            return None
        power = _power(row, at)
        if power is not None:
            base, exponent, after = power
            if abs(exponent) <= 60:
                raised = value * Decimal(base).scaleb(0) ** exponent if base else value**exponent
                return Number(raised, index, after, "digits")
    factor, at = _scale(row, at, money)
    if factor == 1:
        dozen = _DOZENS.get(_word(row, at))
        if dozen:
            return Number(value * dozen, index, at + 1, "digits")
        part = _part_word(row, at, value, plain)
        if part:
            return Number(value / part[0], index, part[1], "fraction", over=(int(value), part[0]))
        return Number(value, index, at, "digits", plain=plain)
    value *= factor
    tail = _and_fraction(row, at)
    if tail:
        return Number(value + tail[0] * factor, index, tail[1], "digits", scaled=True)
    if factor in (100, 1000, 10**6, 10**9) and _word(row, at) == "and" and at + 1 < len(row):
        follow = row[at + 1]  # "3 hundred and 21"
        if follow.kind == "d" and follow.raw.isdigit() and int(follow.raw) < factor and factor == 100:
            return Number(value + int(follow.raw), index, at + 2, "digits", scaled=True)
    return Number(value, index, at, "digits", scaled=True)


def _part_word(row: Sequence[Token], at: int, value: Decimal, plain: bool) -> tuple[int, int] | None:
    part = _part_after(row, at) if plain and at < len(row) else None
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
    if word in FOLDS and word not in _PARTS:
        return Number(Decimal(FOLDS[word]) or Decimal("0.5"), index, index + 1, "fold")
    if word in ("a", "an"):
        return _after_article(row, index)
    if word in _PARTS or word in _DOZENS:
        return _half(row, index) if word == "half" else None
    scale = word in SCALES or word in ("hundred", "hundreds")
    if scale and (_word(row, index - 1) in _MANY or word.endswith("s")):
        return None
    said = _words(row, index)
    if said is None:
        return None
    value, at, scaled = said
    amount = Decimal(value)
    if _word(row, at) == "point":
        decimals, after = _point(row, at + 1)
        if decimals:
            amount, at = Decimal(f"{value}.{decimals}"), after
            factor, at = _scale(row, at, False)
            return Number(amount * factor, index, at, "words", factor > 1)
    tail = _and_fraction(row, at)
    if tail:
        factor = SCALES.get(row[at - 1].low, 1) if scaled else 1
        after_scale, after = _scale(row, tail[1], False)
        if after_scale > 1:
            return Number((amount + tail[0]) * after_scale, index, after, "words", True)
        return Number(amount + tail[0] * factor, index, tail[1], "words", scaled)
    if _word(row, at) in _DOZENS:
        return Number(_dozens(value), index, at + 1, "words")
    if _word(row, at) == "and" and _below_hundred(row, at + 1) and value >= 100:
        small = _below_hundred(row, at + 1)
        if small and _word(row, small[1]) in _DOZENS:  # "three hundred and two dozens"
            return Number(amount + small[0] * 12, index, small[1] + 1, "words")
    if at < len(row):
        part = _part_after(row, at)
        if part and value > 0 and (row[part[1] - 1].low.endswith("s") or value == 1):
            factor, after = _of_scale(row, part[1])
            return Number(
                amount / part[0] * factor, index, after, "fraction", factor > 1, over=(value, part[0])
            )
        if _word(row, at) == "over":
            under = _words(row, at + 1)
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
    before = _word(row, index - 1)
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
    if _joined(row, index + 1) and _word(row, index + 2) not in SCALES:
        return None
    factor, after = _of_scale(row, index + 1)
    if factor > 1:
        return Number(Decimal(factor) / 2, index, after, "words", factor != 12)
    following = _word(row, index + 1)
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
    word = _word(row, index + 1)
    if word == "half" and _word(row, index + 2) in (*_DOZENS, *SCALES):
        factor, after = _of_scale(row, index + 2)
        return Number(Decimal(factor) / 2, index, after, "words", factor != 12)
    if word in _DOZENS:
        return Number(Decimal(12), index, index + 2, "words")
    if word in SCALES or word == "hundred":
        if word.endswith("s"):
            return None
        said = _words(row, index)
        if said is None:
            return None
        part = _part_after(row, said[1]) if said[1] < len(row) else None
        if part and row[part[1] - 1].low.endswith("s"):
            return Number(Decimal(said[0]) / part[0], index, part[1], "fraction", over=(said[0], part[0]))
        tail = _and_fraction(row, said[1])
        if tail:
            return Number(
                said[0] + tail[0] * SCALES.get(row[said[1] - 1].low, 1), index, tail[1], "words", True
            )
        return Number(Decimal(said[0]), index, said[1], "words", said[2])
    if word in _PARTS and not word.endswith("s"):
        factor, after = _of_scale(row, index + 2)
        if factor > 1:
            return Number(Decimal(factor) / _PARTS[word], index, after, "words", True)
        following = row[index + 2] if index + 2 < len(row) else None
        before = _word(row, index - 1)
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
            return Number(Decimal(1) / _PARTS[word], index, index + 2, "fraction", over=(1, _PARTS[word]))
    return None
