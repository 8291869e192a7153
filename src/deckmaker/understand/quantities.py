"""From a sentence's tokens to its quantities: numbers with unit, qualifier, sign and range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from deckmaker.model import Qualifier

from .nouns import noun_after
from .numbers import CUES, SCALES, Number, number_at
from .qualifiers import direction, or_equal, qualifier_after, qualifier_before, time_preposition
from .tokens import Token, lexicon
from .traps import bare_trap, trap
from .units import DURATIONS, FOLD, PERCENT, is_measure, is_money, unit_after, unit_before

_MINUS = ("-", "−")
_TIGHT = ("-", "–", "—", "~", "−", "‐", "‑")
_CHANGE_VERBS = frozenset(
    lexicon(
        """
    rose rise rises rising fell fall falls falling grew grow grows growing dropped drop drops
    dropping went go goes increased increase increases increasing decreased decrease decreases
    declined decline declines declining climbed climb climbing jumped jump soared surged slipped
    slid plunged plunge tumbled shrank shrunk shrink cut cuts cutting reduced reduce reducing
    lowered raised raise raising lifted widened narrowed moved up down improved improve boosted
    expanded halved doubled slowed eased edged ticked dipped swelled ballooned slumped sank gained
    lost advanced revised shortened lengthened extended growth drop decline increase rise fall
    reduction slashed brought bring trimmed changed accelerated came pushed hiked hike jump
    improving shifted evolved
    """
    )
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with all that stands at it; token indexes are of its sentence."""

    value: Decimal
    unit: str
    unit_surface: str
    qualifier: Qualifier
    first: int  # token index of the figure with its currency
    last: int  # one past its unit
    core: tuple[int, int]  # offsets of the figure with its unit
    full: tuple[int, int]  # the same with its qualifier
    number: Number
    upper: Decimal | None = None
    whole: Decimal | None = None
    counted: bool = False  # the unit is a counted noun
    approach: Qualifier = ""  # up or down
    named: str = ""  # the noun of an "n in m": "adults"
    elided: bool = False  # the unit is carried from a neighbour


def quantities(row: Sequence[Token], *, european: bool, ids: bool, names: frozenset[str]) -> list[Quantity]:
    """The quantities of one sentence, in order, ranges merged and elided units carried."""
    found: list[Quantity] = []
    index, count = 0, len(row)
    while index < count:
        token = row[index]
        if token.kind == "x" or (
            token.kind == "w" and token.low not in CUES and token.low not in ("a", "an")
        ):
            index += 1
            continue
        if token.kind == "s" and token.low not in _VULGAR:
            index += 1
            continue
        number = number_at(row, index, european)
        if number is None and token.low in ("a", "an"):
            span_of_time = _about_a_year(row, index)
            if span_of_time:
                found.append(span_of_time)
            index += 1
            continue
        if number is None:
            # a digit string that is part of something else: its neighbours are no numbers either
            index = _skip(row, index)
            continue
        quantity, stop = _quantity(row, number, ids, names)
        if quantity:
            found.append(quantity)
        index = max(stop, index + 1)
    return _carry(row, _merge(row, found)) if found else found


def _about_a_year(row: Sequence[Token], index: int) -> Quantity | None:
    """ "less than a year", "more than a decade": an article counts only after a bound."""
    if index + 1 >= len(row) or not index:
        return None
    noun = row[index + 1].low.removesuffix("'s")
    if noun not in DURATIONS or noun == "second":
        return None
    if index + 2 < len(row) and row[index + 2].low in ("earlier", "ago", "before", "later", "prior"):
        return None
    qualifier, begin = qualifier_before(row, index)
    if qualifier not in ("less_than", "more_than", "at_least", "at_most") or time_preposition(
        row, begin, True
    ):
        return None
    last = index + 2
    if row[index + 1].low.endswith("'s") and last < len(row) and row[last].low == "time":
        last += 1
    core = (row[index].start, row[last - 1].end)
    number = Number(Decimal(1), index, index + 1, "words")
    return Quantity(
        Decimal(1),
        noun,
        row[index + 1].raw,
        qualifier,
        index,
        last,
        core,
        (row[begin].start, core[1]),
        number,
    )


_VULGAR = frozenset("½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅐⅛⅜⅝⅞⅑⅒")


def _skip(row: Sequence[Token], index: int) -> int:
    if (
        row[index].kind == "d"
        and index + 2 < len(row)
        and row[index + 1].low == "/"
        and row[index + 2].kind == "d"
    ):
        return index + 3
    return index + 1


def _quantity(
    row: Sequence[Token], number: Number, ids: bool, names: frozenset[str]
) -> tuple[Quantity | None, int]:
    first, last = number.first, number.last
    value = number.value
    if number.form == "fold":
        return _fold(row, number)
    if number.plain and row[first].raw in names:
        return None, last
    money, start = unit_before(row, first)
    bracketed = not money and _bracketed(row, number)
    if bracketed:
        money, start = unit_before(row, first - 1)
        factor, last = _scale_after(row, last + 1)
        value = -value * factor
    unit, after = unit_after(row, last)
    if after > last and row[last].start == row[last - 1].end and row[last].kind == "w":
        # "24703m212", "14.7C/": letters glued on both sides are no unit
        glue = row[after] if after < len(row) else None
        if glue and glue.start == row[after - 1].end and glue.kind in "dx":
            return None, after + 1
    if not unit and number.form == "fraction" and last + 1 < len(row) and row[last].low in ("a", "an", "of"):
        unit, after = unit_after(row, last + 1)
        if not unit and row[last].low == "of" and row[last + 1].low in ("a", "an") and last + 2 < len(row):
            unit, after = unit_after(row, last + 2)
        if unit in ("", "people", PERCENT) or (row[last].low == "of" and row[after - 1].low.endswith("s")):
            unit, after = "", last
        else:
            last = after
    if unit and after > last and not _plausible(row, number, unit, last, after):
        unit, after = "", last
    if not unit and last < len(row) and row[last].low in ("-", "‐", "‑") and _tight(row, last):
        unit, after = unit_after(row, last + 1)  # "27-kilometer", "30-year-old"
        if unit and row[last + 1].raw in ("m", "s", "C", "F", "in", "x", "K"):
            unit = ""
        if not unit:
            after = last
    if (
        not unit
        and last + 2 < len(row)
        and row[last].low in ("(", "<", "{")
        and row[last + 2].low in (")", ">", "}")
    ):
        unit, after = unit_after(row, last + 1)
        after = after + 1 if unit else last
    if unit in ("year", "month") and after < len(row):
        after = _of_age(row, after)
    if money and unit and is_money(unit):
        unit = money if money != "dollar" else unit
    elif money and unit not in (PERCENT,):
        unit, after = money, last
    counted = False
    sign, start = _sign(row, start if money else first)
    value = value * sign
    if not unit:
        reason = trap(row, number, last, ids)
        if reason:
            return None, _past(row, last, reason)
        noun, stop = (
            ("", last)
            if row[first].low in ("a", "an") and not number.scaled and number.form == "fraction"
            else noun_after(row, last, value == 1)
        )
        if noun and number.over is None and not _year_noun(row, number):
            unit, after, counted = noun, stop, True
        elif noun and number.over is None:
            return None, last
        else:
            reason = bare_trap(row, number, last)
            if reason:
                return None, last
            if not noun and row[first].low == "one" and last - first == 1 and not _says_one(row, first):
                return None, last
    elif unit in DURATIONS and number.plain and last < len(row) and _date_like(row, number, last):
        return None, last
    if counted and value == 1 and row[first].low == "one" and not _says_one(row, first):
        return None, last
    value, unit, after = _compound(row, value, unit, after, number)
    core = (row[start].start, row[after - 1].end)
    end = after
    qualifier, begin = qualifier_before(row, start)
    if qualifier and time_preposition(row, begin, unit in DURATIONS):
        qualifier, begin = "", start
    right, stop = qualifier_after(row, after if not counted else last)
    if not right and counted:
        right, stop = qualifier_after(row, after)
    if right and (not qualifier or qualifier == "about"):
        qualifier, end = right, max(stop, after)
    elif qualifier in ("more_than", "less_than"):
        equal = or_equal(row, after)
        if equal > after:
            qualifier, end = ("at_least" if qualifier == "more_than" else "at_most"), equal
    full = (row[min(begin, start)].start, max(row[end - 1].end, core[1]))
    approach = direction(row, begin if qualifier else start, after)
    surface = (
        ""
        if counted and after <= last
        else _unit_surface(row, first, last, start, after, bool(money), counted)
    )
    return (
        Quantity(
            value, unit, surface, qualifier, start, after, core, full, number,
            whole=None, counted=counted, approach=approach,
        ),
        max(after if not counted else last, last),
    )  # fmt: skip


def _unit_surface(
    row: Sequence[Token], first: int, last: int, start: int, after: int, money: bool, counted: bool
) -> str:
    if money and first > start:
        return " ".join(each.raw for each in row[start:first] if each.low not in _MINUS)
    if after > last:
        words = [each.raw for each in row[last:after]]
        if words and words[0] in ("-", "‐", "‑", "(", "<", "{"):
            words = words[1:]
        if words and words[-1] in (")", ">", "}"):
            words = words[:-1]
        return words[-1] if counted and words else " ".join(words)
    return ""


def _fold(row: Sequence[Token], number: Number) -> tuple[Quantity | None, int]:
    """ "doubled", "tenfold", "twice as many"; a bare adjective ("double glazing") is none."""
    word, at = row[number.first].low, number.last
    following = row[at].low if at < len(row) else ""
    if word in ("double", "triple", "treble", "quadruple", "twice", "thrice"):
        if following not in (
            "the",
            "as",
            "that",
            "its",
            "their",
            "what",
            "in",
            "to",
            "between",
            "over",
            "this",
            "last",
            "by",
            "from",
            ".",
            ",",
            "those",
            "since",
            "within",
            "his",
            "her",
            "every",
        ):
            return None, at
        if word in ("twice", "thrice") and following not in (
            "the",
            "as",
            "that",
            "its",
            "their",
            "what",
            "his",
            "those",
        ):
            return None, at
    if following in ("down", "up", "back", "-", "over") and word.startswith(("doubl", "tripl")):
        return None, at
    if word == "halves":
        return None, at
    qualifier, begin = qualifier_before(row, number.first)
    core = (row[number.first].start, row[at - 1].end)
    return (
        Quantity(number.value, FOLD, row[number.first].raw, qualifier, number.first, at, core,
                 (row[begin].start, core[1]), number),
        at,
    )  # fmt: skip


def _tight(row: Sequence[Token], index: int) -> bool:
    return (
        index + 1 < len(row)
        and row[index - 1].end == row[index].start
        and row[index].end == row[index + 1].start
    )


def _plausible(row: Sequence[Token], number: Number, unit: str, last: int, after: int) -> bool:
    """Whether a short symbol after a number is meant as its unit."""
    token = row[last]
    if token.kind != "w":
        if (
            token.low in ("¥", "$", "€", "£")
            and after < len(row)
            and row[after].kind == "d"
            and row[after].start == token.end
        ):
            return token.start == row[last - 1].end or (
                last > 1
                and row[last - 1].kind == "d"
                and number.first > 0
                and row[number.first - 1].low == token.low
                and False
            )
        return True
    near = token.start == row[last - 1].end
    following = row[after] if after < len(row) else None
    if token.raw == "in":
        if near:
            return True
        return (
            following is None
            or following.kind == "s"
            or following.low in ("long", "wide", "tall", "more", "high")
        )
    if token.raw in ("C", "F", "K", "J", "V", "W", "L", "X", "s", "h", "m", "g", "l", "x"):
        if near and following is not None and following.start == token.end and following.kind in "dxw":
            return False
        if (
            token.raw in ("C", "F")
            and following is not None
            and following.start == token.end
            and following.low in ("/",)
        ):
            return False
        if (
            token.raw in ("F", "C")
            and near
            and following is not None
            and following.kind == "w"
            and following.low in ("filing", "filings", "form", "series")
        ):
            return False
        return near or token.raw not in ("s", "h", "x", "X") or following is None
    if token.low in ("second", "minute") and unit == "second":
        # "twenty second" is an ordinal, "a 20 second delay" is not
        return number.form == "digits" or token.low != "second" or number.value == 1
    if token.low in (
        "quarter",
        "quarters",
        "foot",
        "stone",
        "mark",
        "marks",
        "real",
        "rand",
        "won",
        "turn",
        "cup",
        "cups",
        "bit",
        "yard",
        "gross",
        "min",
        "sec",
    ) and token.low in ("won", "mark", "turn", "bit", "cup", "foot", "stone", "real"):
        return (
            token.low not in ("won", "real", "mark", "turn", "cup")
            or number.scaled
            or (token.low == "cup" and following is not None)
            or number.value >= 100
        )
    if token.low in ("times", "time"):
        return _times(row, number, after, token.low)
    if token.low in ("people", "person", "persons"):
        return True
    return True


def _times(row: Sequence[Token], number: Number, after: int, word: str) -> bool:
    """ "ten times as large", "12 times the median", "by 5 times"; not "won three times"."""
    following = row[after].low if after < len(row) else ""
    before = row[number.first - 1].low if number.first else ""
    if word == "time":
        return False
    if row[after - 1].low == "as":
        return True
    if following in (
        "as",
        "the",
        "more",
        "larger",
        "higher",
        "bigger",
        "greater",
        "its",
        "their",
        "that",
        "faster",
        "what",
        "lower",
        "less",
        "longer",
        "smaller",
        "likelier",
        "cheaper",
        "stronger",
        "heavier",
        "those",
        "his",
        "her",
        "earnings",
        "book",
        "sales",
        "revenue",
        "quicker",
        "better",
        "those",
    ):
        return True
    return (
        before in ("by", "nearly", "about") and _near_change(row, number.first, 5)
    ) or number.value != number.value.to_integral_value()


def _near_change(row: Sequence[Token], index: int, width: int) -> bool:
    return any(
        each.low in _CHANGE_VERBS or each.low.startswith("multipl")
        for each in row[max(0, index - width) : index]
    )


def _of_age(row: Sequence[Token], after: int) -> int:
    """Past "old" or "-old" after "years"."""
    if row[after].low == "old":
        return after + 1
    if row[after].low == "-" and after + 1 < len(row) and row[after + 1].low in ("old", "olds"):
        return after + 2
    return after


def _sign(row: Sequence[Token], start: int) -> tuple[int, int]:
    if not start:
        return 1, start
    left = row[start - 1]
    if left.low in _MINUS and left.end == row[start].start:
        before = row[start - 2] if start > 1 else None
        if (
            before is None
            or before.end < left.start
            or before.low in ("(", "<", "=", "$", "€", "£", ">", "[", "“")
        ):
            if before is not None and before.low in ("$", "€", "£") and before.end == left.start:
                return -1, start - 2
            return -1, start - 1
    if left.low in ("minus", "negative"):
        return -1, start - 1
    return 1, start


def _bracketed(row: Sequence[Token], number: Number) -> bool:
    """An accountant's negative: "$(5.3) million"."""
    return (
        number.first > 1
        and number.last < len(row)
        and row[number.first - 1].low == "("
        and row[number.last].low == ")"
        and row[number.first - 2].end == row[number.first - 1].start
        and bool(unit_before(row, number.first - 1)[0])
    )


def _scale_after(row: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """The scale words at `index` and the index after them."""
    if index < len(row) and row[index].low in SCALES:
        return Decimal(SCALES[row[index].low]), index + 1
    return Decimal(1), index


def _past(row: Sequence[Token], last: int, reason: str) -> int:
    if reason in ("an ordinal", "part of a name", "a decade"):
        return last + 1
    return last


def _says_one(row: Sequence[Token], index: int) -> bool:
    """Whether "one" is a count: "only one store", "one over twenty", not "this one"."""
    before = row[index - 1].low if index else ""
    following = row[index + 1] if index + 1 < len(row) else None
    if before in ("only", "just", "least", "than", "about", "exactly", "single"):
        return following is None or (
            following.kind == "w" and following.low not in ("of", "to", "who", "that", "another")
        )
    if following is None:
        return index == 0 or (before in ("and",) and index > 1 and row[index - 2].low in CUES)
    if following.low in CUES:
        return before not in ("this", "that", "no", "any", "each", "every", "the")
    if following.low == "and" and index + 2 < len(row) and row[index + 2].low in CUES:
        return True
    return (
        following.low in ("in", "out", "-")
        and index + 2 < len(row)
        and (
            row[index + 2].kind == "d"
            or row[index + 2].low in CUES
            or row[index + 2].low in ("of", "every", "in")
        )
    )


def _year_noun(row: Sequence[Token], number: Number) -> bool:
    """ "the 2004 elections", "2020 sales": the number is a year, not a count."""
    first = row[number.first]
    if not number.plain or len(first.raw) != 4 or not 1900 <= number.value <= 2100:
        return False
    before = row[number.first - 1].low if number.first else ""
    return before in (
        "",
        "the",
        "in",
        "its",
        "their",
        "of",
        "since",
        "for",
        "and",
        "a",
        "by",
        "from",
        "this",
        "s",
        "our",
    )


def _date_like(row: Sequence[Token], number: Number, last: int) -> bool:
    return False


def _compound(
    row: Sequence[Token], value: Decimal, unit: str, after: int, number: Number
) -> tuple[Decimal, str, int]:
    """Joins a smaller unit that follows: "5 ft 2 in", "13 dollars and forty-five cents"."""
    if not (is_money(unit) or unit == "foot") or number.scaled:
        return value, unit, after
    at = after
    if at < len(row) and row[at].low in ("and", ","):
        at += 1
    if at >= len(row) or (row[at].kind != "d" and row[at].low not in CUES):
        return value, unit, after
    rest = number_at(row, at)
    if rest is None or rest.scaled or rest.form == "fold":
        return value, unit, after
    small, stop = unit_after(row, rest.last)
    if unit == "foot" and small == "inch" and rest.value < 12:
        return value + rest.value / 12, unit, stop
    if is_money(unit) and small in ("cent", "pence") and rest.value < 100:
        return value + rest.value / 100, unit, stop
    bare = rest.last >= len(row) or row[rest.last].kind == "s"
    if (
        is_money(unit)
        and not small
        and at == after
        and bare
        and 10 <= rest.value < 100
        and number.last < after
    ) and row[at - 1].kind == "w":
        return value + rest.value / 100, unit, rest.last
    return value, unit, after


def _merge(row: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    merged: list[Quantity] = []
    index = 0
    while index < len(found):
        one = found[index]
        two = found[index + 1] if index + 1 < len(found) else None
        if two is not None:
            joined = _ratio(row, one, two) or _range(row, one, two) or _bounds(row, one, two)
            if joined:
                merged.append(joined)
                index += 2
                continue
        merged.append(one)
        index += 1
    return merged


def _between(row: Sequence[Token], one: Quantity, two: Quantity) -> tuple[str, ...]:
    last = one.number.last if one.counted else one.last
    return tuple(each.low for each in row[last : two.first]) if two.first - last < 8 else ("…",)


_IN = {
    ("in",), ("-", "in", "-"), ("out", "of"), ("out", "of", "every"), ("in", "every"), ("of", "every"),
    ("out", "of", "the"), ("-", "out", "-", "of", "-"), ("in", "each"),
}  # fmt: skip
_OF = {
    ("of", "the"),
    ("of", "its"),
    ("of", "their"),
    ("of",),
    ("of", "these"),
    ("of", "those"),
    ("of", "our"),
    ("of", "all"),
}


def _ratio(row: Sequence[Token], one: Quantity, two: Quantity) -> Quantity | None:
    """ "three in ten", "4 out of 5", "two of the six teams"."""
    words = _between(row, one, two)
    if words not in _IN and words not in _OF:
        return None
    top, bottom = one.value, two.value
    if (
        one.unit
        or one.upper
        or two.upper
        or one.number.scaled
        or two.number.scaled
        or one.number.over
        or two.number.over
    ):
        return None
    if (
        not (0 < top <= bottom <= 100000)
        or top != int(top)
        or bottom != int(bottom)
        or two.qualifier not in ("", "only")
    ):
        return None
    if two.unit and (not two.counted):
        return None
    if words in _OF:
        if two.unit in DURATIONS or (not two.unit and words == ("of",) and top == bottom):
            return None
        return replace(
            one, whole=bottom, unit=two.unit, unit_surface=two.unit_surface, last=two.last,
            core=(one.core[0], two.core[1]), full=(one.full[0], two.full[1]), counted=bool(two.unit),
        )  # fmt: skip
    if (top == bottom and words[0] != "out") or bottom > 1000:
        return None
    end = two.number.last
    stop = row[end - 1].end
    return replace(
        one, whole=bottom, unit="", unit_surface="", last=end, named=two.unit,
        core=(one.core[0], stop), full=(one.full[0], stop),
    )  # fmt: skip


def _range(row: Sequence[Token], one: Quantity, two: Quantity) -> Quantity | None:
    words = _between(row, one, two)
    if not words or words == ("…",):
        return None
    before = row[one.first - 1].low if one.first else ""
    marked = before in ("between", "from")
    if words in (("-",), ("–",), ("—",), ("~",), ("−",)):
        pass
    elif words in (("to",), ("through",), ("up", "to")):
        if before == "from" and _near_change(row, one.first - 1, 8) and words != ("through",):
            return None
        if before in ("to",) or (
            _near_change(row, one.first, 3) and before != "from" and not _alike(one, two)
        ):
            return None
    elif words == ("and",):
        if before != "between" and not (one.first > 1 and row[one.first - 2].low == "between"):
            return None
        marked = True
    else:
        return None
    if one.qualifier in ("more_than", "less_than", "at_least", "at_most") or two.qualifier not in (
        "",
        "about",
    ):
        return None
    unit, surface = two.unit or one.unit, two.unit_surface or one.unit_surface
    if one.unit and two.unit and one.unit != two.unit:
        return None
    if (one.number.over or two.number.over) and not marked:
        return None
    low, high = one.value, two.value
    if not one.unit and two.number.scaled and not one.number.scaled and abs(low) < 1000:
        factor = _factor(row, two)
        low = low * factor if low * factor < high else low
    if low >= high and (not (low < 0 or is_measure(unit)) or low == high):
        return None
    begin = one.first - 1 if marked else one.first
    qualifier: Qualifier = "range"
    return replace(
        two, value=min(low, high), upper=max(low, high), unit=unit, unit_surface=surface, qualifier=qualifier,
        first=one.first, core=(one.core[0], two.core[1]), full=(row[begin].start, two.full[1]),
        number=replace(two.number, first=one.number.first), approach=one.approach or two.approach,
        counted=two.counted or one.counted,
    )  # fmt: skip


def _alike(one: Quantity, two: Quantity) -> bool:
    return not one.unit or one.unit == two.unit


def _factor(row: Sequence[Token], quantity: Quantity) -> Decimal:
    """The scale that is folded into a quantity: 10⁶ for "5 million"."""
    spoken = number_at(row[quantity.number.first : quantity.number.first + 1], 0)
    if spoken is None or spoken.value == 0 or quantity.value == 0:
        return Decimal(1)
    factor = abs(quantity.value / spoken.value)
    return factor if factor in _POWERS else Decimal(1)


_POWERS = frozenset(Decimal(10) ** power for power in (3, 5, 6, 7, 9, 12))


def _bounds(row: Sequence[Token], one: Quantity, two: Quantity) -> Quantity | None:
    """ "more than 10 and less than 40", "at most 100 and at least 20"."""
    between = tuple(each.low for each in row[one.last : two.last] if each.start < two.full[0])
    if between not in (("and",), ("but",), (",", "but")) or one.upper or two.upper:
        return None
    lows, highs = ("more_than", "at_least"), ("less_than", "at_most")
    low, high = (one, two) if one.qualifier in lows and two.qualifier in highs else (two, one)
    if low.qualifier not in lows or high.qualifier not in highs or low.value >= high.value:
        return None
    return replace(
        two, value=low.value, upper=high.value, qualifier="range", unit=two.unit or one.unit,
        unit_surface=two.unit_surface or one.unit_surface, first=one.first,
        core=(one.core[0], two.core[1]), full=(one.full[0], two.full[1]),
    )  # fmt: skip


_LISTING = frozenset(
    tuple(form.split())
    for form in (
        ",|and|, and|or|, or|to|to only|to about|to just|to nearly|to over|to more than|to around|down to|up to|and then"
    ).split("|")
)


def _carry(row: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """Gives bare figures the unit of the neighbour they are listed or paired with."""
    if len(found) < 2:
        return found
    for index in range(len(found) - 2, -1, -1):  # "9.6 to 22.2%", "five, six and seven percent"
        one, two = found[index], found[index + 1]
        if one.unit or one.whole or not two.unit or two.whole or one.number.over:
            continue
        if (
            _between(row, one, two) in _LISTING
            and (not two.counted or one.qualifier == "")
            and not is_money_before(row, two)
        ):
            if two.counted and _between(row, one, two)[0] not in ("to", "or", "and"):
                continue
            found[index] = replace(one, unit=two.unit, unit_surface=two.unit_surface, elided=True)
    for index in range(1, len(found)):
        one, two = found[index - 1], found[index]
        if two.unit or two.whole or not one.unit or one.whole or two.number.over:
            continue
        if one.counted and one.number.scaled and two.number.scaled and two.first - one.last < 14:
            # "342 million subscribers, Jio 439 million"
            found[index] = replace(
                two, unit=one.unit, unit_surface=one.unit_surface, elided=True, counted=True
            )
            continue
        words = _between(row, one, two)
        if words and words[0] in ("to", "down", "up") and words in _LISTING:
            found[index] = replace(two, unit=one.unit, unit_surface=one.unit_surface, elided=True)
    return found


def is_money_before(row: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the unit is a currency sign in front: "5 and $10" share no unit."""
    return is_money(quantity.unit) and quantity.first < quantity.number.first
