"""From the tokens around a number to the rest of its amount: a sign, brackets, a smaller unit that follows."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .number_words import CUES, SCALES
from .numbers import Number, number_at
from .tokens import Token
from .units import is_money, unit_after, unit_before

MINUS = ("-", "−")


def tight(row: Sequence[Token], index: int) -> bool:
    return (
        index + 1 < len(row)
        and row[index - 1].end == row[index].start
        and row[index].end == row[index + 1].start
    )


def of_age(row: Sequence[Token], after: int) -> int:
    """Past "old" or "-old" after "years"."""
    if row[after].low == "old":
        return after + 1
    if row[after].low == "-" and after + 1 < len(row) and row[after + 1].low in ("old", "olds"):
        return after + 2
    return after


def signed(row: Sequence[Token], start: int) -> tuple[int, int]:
    if not start:
        return 1, start
    left = row[start - 1]
    if left.low in MINUS and left.end == row[start].start:
        before = row[start - 2] if start > 1 else None
        if (
            before is None
            or before.end < left.start
            or before.low in ("(", "<", "=", "$", "€", "£", ">", "[", "“")
        ):
            if before is not None and before.low in ("$", "€", "£") and before.end == left.start:
                return -1, start - 2
            return -1, start - 1
    if left.low in ("minus", "negative") and not (start > 1 and row[start - 2].low == "or"):
        return -1, start - 1
    return 1, start


def in_brackets(row: Sequence[Token], number: Number) -> bool:
    """An accountant's negative: "$(5.3) million"."""
    return (
        number.first > 1
        and number.last < len(row)
        and row[number.first - 1].low == "("
        and row[number.last].low == ")"
        and row[number.first - 2].end == row[number.first - 1].start
        and bool(unit_before(row, number.first - 1)[0])
    )


def scale_after(row: Sequence[Token], index: int) -> tuple[Decimal, int]:
    """The scale words at `index` and the index after them."""
    if index < len(row) and row[index].low in SCALES:
        return Decimal(SCALES[row[index].low]), index + 1
    return Decimal(1), index


def compound(
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
    if is_money(unit) and small in ("cent", "penny") and rest.value < 100:
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
