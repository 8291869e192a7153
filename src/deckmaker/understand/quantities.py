"""From a sentence's tokens to its quantities: numbers with unit, qualifier, sign and range."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from .amounts import MINUS, compound, in_brackets, of_age, scale_after, signed, tight
from .joining import carry, merge
from .nouns import noun_after
from .number_words import CUES
from .numbers import Number, number_at
from .qualifiers import direction, or_equal, qualifier_after, qualifier_before, time_preposition
from .quantity import Quantity
from .spoken_amounts import about_a_year, fold_at, says_one
from .tokens import Token
from .traps import bare_trap, named, referred, trap
from .unit_fit import plausible
from .units import DURATIONS, PERCENT, POINTS, is_money, unit_after, unit_before


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
        following = row[index + 1].low if index + 1 < count else ""
        if token.low == "a" and following in ("dozen", "thousand") and index and row[index - 1].kind == "d":
            index += 2  # "$3.60 a dozen"
            continue
        if token.kind == "w" and token.raw.isupper() and len(token.raw) > 2 and _shouted(row, index):
            index += 1
            continue
        number = number_at(row, index, european)
        if number is None and token.low in ("a", "an"):
            span_of_time = about_a_year(row, index)
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
    return _apposed(row, carry(row, merge(row, found))) if found else found


def _apposed(row: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """The same change said twice goes the same way: "gained $1.12, or 1.4 percent,"."""
    for index in range(1, len(found)):
        one, two = found[index - 1], found[index]
        between = tuple(each.low for each in row[one.last : two.first])
        if (
            one.approach
            and not two.approach
            and between in ((",", "or"), ("or",), ("(",))
            and one.unit != two.unit
        ):
            found[index] = replace(two, approach=one.approach)
    return found


def _shouted(row: Sequence[Token], index: int) -> bool:
    """Capitals that are a ticker or an acronym, not a number: "SIX: HLVR"."""
    return index + 1 < len(row) and row[index + 1].low == ":"


_BY = re.compile(r"(?:kilomet(?:er|re)|mile|hour|day|night|year)s?")
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
        return fold_at(row, number)
    if number.plain and row[first].raw in names:
        return None, last
    money, start = unit_before(row, first)
    below = 1
    if not money and first > 1 and row[first - 1].low in MINUS and row[first - 1].end == row[first].start:
        money, start = unit_before(row, first - 1)  # "CHF −5.3 million"
        below = -1 if money else 1
    bracketed = not money and in_brackets(row, number)
    if bracketed:
        money, start = unit_before(row, first - 1)
        factor, last = scale_after(row, last + 1)
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
    if unit and after + 1 < len(row) and _BY.fullmatch(row[after + 1].low) and tight(row, after):
        # "24.8 billion tonne-kilometres" are no tonnes
        unit, after = f"{unit}-{row[after + 1].low.removesuffix('s')}", after + 2
    if unit and after > last and not plausible(row, number, unit, last, after):
        unit, after = "", last
    if not unit and last < len(row) and row[last].low in ("-", "‐", "‑") and tight(row, last):
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
    if number.form == "fraction" and last < len(row) and row[last].low in ("a", "an"):
        whole_unit, stop = unit_after(row, last + 1)
        if whole_unit == POINTS:
            unit, after = whole_unit, stop
    if unit in ("year", "month") and after < len(row):
        after = of_age(row, after)
    if money and unit and is_money(unit):
        unit = money if money != "dollar" else unit
    elif money and unit not in (PERCENT,):
        unit, after = money, last
    counted = False
    if unit == "people" and _left(row, number) == "per":
        return None, after
    sign, start = signed(row, start if money else first)
    value = value * sign * below
    if not unit:
        reason = trap(row, number, last, ids)
        if reason:
            return None, _past(row, last, reason)
        if _left(row, number) == "per":
            return None, _past_base(row, last)
        if _left(row, number) in ("aged", "ages") or _shared_age(row, number.first):
            return _aged(row, number, start, last), last
        if number.form == "fraction" and _each_quarter(row, first, last):
            return None, last  # "$300m a quarter"
        noun, stop = (
            ("", last)
            if row[first].low in ("a", "an") and not number.scaled and number.form == "fraction"
            else noun_after(row, last, value == 1)
        )
        if noun and number.over is None and (named(row, number) or referred(row, number)):
            return None, last
        if noun and number.over is None and not _year_noun(row, number):
            unit, after, counted = noun, stop, True
        elif noun and number.over is None:
            return None, last
        else:
            reason = bare_trap(row, number, last)
            if reason:
                return None, last
            if not noun and row[first].low == "one" and last - first == 1 and not says_one(row, first):
                return None, last
    if counted and value == 1 and row[first].low == "one" and not says_one(row, first):
        return None, last
    value, unit, after = compound(row, value, unit, after, number)
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


def _left(row: Sequence[Token], number: Number) -> str:
    return row[number.first - 1].low if number.first else ""


def _each_quarter(row: Sequence[Token], first: int, last: int) -> bool:
    """Whether "a quarter" says how often: an amount stands right before it."""
    if row[first].low != "a" or row[last - 1].low != "quarter" or first == 0:
        return False
    left = row[first - 1]
    return left.kind == "d" or left.low in (
        "%",
        "million",
        "billion",
        "bn",
        "m",
        "thousand",
        "times",
        "points",
    )


def _past_base(row: Sequence[Token], last: int) -> int:
    """Past the noun of a base: "per 1,000 live births"."""
    return max(noun_after(row, last)[1], last)


def _shared_age(row: Sequence[Token], first: int) -> bool:
    """The second of "aged 19 and 23", "ages 10 to 11"."""
    return (
        first > 2
        and row[first - 1].low in ("and", "to", "-", "–", "or")
        and row[first - 2].kind in "dw"
        and row[first - 3].low in ("aged", "ages")
    ) or (
        first > 0
        and row[first - 1].low == "at"
        and any(
            row[at].low == "age" and row[at + 1].low == "of" for at in range(max(0, first - 12), first - 1)
        )
    )


def _aged(row: Sequence[Token], number: Number, start: int, last: int) -> Quantity:
    qualifier, begin = qualifier_before(row, start)
    right, stop = qualifier_after(row, last)
    core = (row[start].start, row[last - 1].end)
    full = (row[begin].start, row[max(stop, last) - 1].end if right else core[1])
    return Quantity(number.value, "year", "", right or qualifier, start, last, core, full, number)


def _unit_surface(
    row: Sequence[Token], first: int, last: int, start: int, after: int, money: bool, counted: bool
) -> str:
    if money and first > start:
        return " ".join(each.raw for each in row[start:first] if each.low not in MINUS)
    if after > last:
        words = [each.raw for each in row[last:after]]
        if words and words[0] in ("-", "‐", "‑", "(", "<", "{"):
            words = words[1:]
        if words and words[-1] in (")", ">", "}"):
            words = words[:-1]
        return words[-1] if counted and words else " ".join(words).replace(" - ", "-")
    return ""


def _past(row: Sequence[Token], last: int, reason: str) -> int:
    if reason in ("an ordinal", "part of a name", "a decade"):
        return last + 1
    return last


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
