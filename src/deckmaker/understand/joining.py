"""From the quantities of a sentence to ranges and ratios ("5 to 10%", "three in ten"), elided units carried."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from deckmaker.model import Qualifier

from .numbers import number_at
from .quantity import Quantity
from .tokens import Token
from .unit_fit import near_change
from .units import DURATIONS, PERCENT, is_measure, is_money


def merge(row: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
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
    each = one.counted and words == ("in",) and one.value == 1 and not two.unit
    if (
        (one.unit and not each)
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
    if two.unit and not two.counted and two.unit != "people":
        return None
    if words in _OF:
        if two.unit in DURATIONS or (not two.unit and words == ("of",) and top == bottom):
            return None
        return replace(
            one, whole=bottom, unit=two.unit, unit_surface=two.unit_surface, last=two.last,
            core=(one.core[0], two.core[1]), full=(one.full[0], two.full[1]), counted=bool(two.unit),
            base=two.core if two.unit else None,
        )  # fmt: skip
    if (top == bottom and words[0] != "out") or bottom > 1000:
        return None
    end = two.number.last
    stop = row[end - 1].end
    return replace(
        one, whole=bottom, unit="", unit_surface="", last=end, named=two.unit or (one.unit if each else ""),
        counted=one.counted and not each,
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
        if two.value < one.value or (before != "from" and _to_a_level(row, one, two)):
            return None
        if before == "from" and near_change(row, one.first - 1, 8) and words != ("through",):
            return None
        if before in ("to",) or (
            near_change(row, one.first, 3) and before != "from" and not _alike(one, two)
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


def _to_a_level(row: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    """ "rose by $2 billion to $642 billion": the first is the step, the second where it led."""
    by = one.first > 0 and row[one.first - 1].low == "by"
    if by and one.unit == two.unit and two.value > one.value * 10:
        return True  # "rose by 41,000 to 6.27 million": no range is that wide
    own = one.last > one.number.last or one.first < one.number.first
    if not own or not one.unit:
        return False
    step = by and (one.unit != PERCENT or two.value > one.value * 3)
    return step or (bool(one.approach) and two.value > one.value * 2)


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
        ",|and|, and|or|, or|to|to only|to about|to just|to nearly|"
        "to over|to more than|to around|down to|up to|and then"
    ).split("|")
)


_BACK = frozenset({(",", "up", "from"), (",", "down", "from")})


def carry(row: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """Gives bare figures the unit of the neighbour they are listed or paired with."""
    if len(found) < 2:
        return found
    for index in range(len(found) - 2, -1, -1):  # "9.6 to 22.2%", "five, six and seven percent"
        one, two = found[index], found[index + 1]
        if one.unit or one.whole or not two.unit or two.whole or one.number.over:
            continue
        if two.unit == PERCENT and two.value <= 100 < one.value:
            continue  # "1,645, 4% fewer"
        if (
            _between(row, one, two) in _LISTING
            and (not two.counted or one.qualifier == "")
            and not is_money_before(row, two)
        ):
            listing = _between(row, one, two)[0] in ("to", "or", "and") or row[-2].low == "respectively"
            if two.counted and not listing:
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
        words = tuple(each.low for each in row[one.last : two.first]) if two.first - one.last < 10 else ()
        led = one.first > 0 and row[one.first - 1].low == "from" and words[-1:] == ("to",)
        back = words[-1:] == ("from",) and ("up" in words or "down" in words) and len(words) < 5
        back = back or words[-3:] in _BACK  # "118 people on the waiting list, up from 74"
        listed = _same_place(row, one, two) or _now(row, one, two) or _verb_left_out(row, one, two)
        if words and ((words[0] in ("to", "down", "up") and words in _LISTING) or led or back or listed):
            found[index] = replace(two, unit=one.unit, unit_surface=one.unit_surface, elided=True)
    return found


_PLACES = frozenset(["in", "by", "on", "at", "for", "with", "among"])


def _same_place(row: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    """ "2.80 euros in Lyon, 3.10 in Paris": both followed by where, and a comma or "and" between."""
    if one.last >= len(row) or two.last >= len(row) or one.upper is not None or two.upper is not None:
        return False
    if row[one.last].low not in _PLACES or row[two.last].low not in _PLACES:
        return False
    joined = row[two.first - 1].low in (",", "and", "but") and one.value and two.value
    return bool(joined) and Decimal("0.05") < two.value / one.value < 20


_NO_PARTS = frozenset(
    ["target", "targets", "goal", "plan", "limit", "forecast", "budget", "total", "rest", "was"]
)


def _verb_left_out(row: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    """ "nurses work 43 hours a week, doctors 51 and cleaners 38": a name, then a bare figure that ends its part."""
    ends = two.last >= len(row) or row[two.last].low in (",", ";", ".", "and", ")")
    if not ends or not one.value or one.upper is not None:
        return False
    marks = [at for at in range(one.last, two.first) if row[at].low in (",", "and", ";")]
    if not marks:
        return False
    name = row[marks[-1] + 1 : two.first]
    if name and name[0].low in ("the", "and", "but"):
        name = name[1:]
    elif name and name[0].low == "in" and any(each.low == "in" for each in row[: one.first]):
        name = name[1:]  # "in Spain the figure is 27 per cent, in Italy 22"
    named = 0 < len(name) < 4 and all(each.kind == "w" for each in name) and name[-1].low not in _PLACES
    plural = (
        named
        and name[-1].low not in _NO_PARTS
        and (name[0].raw[:1].isupper() or name[-1].low.endswith(("s", "men", "people", "children")))
    )
    if one.unit == PERCENT and not (named and name[0].raw[:1].isupper()):
        return False
    return plural and Decimal("0.02") < two.value / one.value < 50


def _now(row: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    """ "had 31 pupils in 2022 and has 44 now"."""
    after = row[two.last].low if two.last < len(row) else ""
    return after in ("now", "today") and any(each.low in ("and", "but") for each in row[one.last : two.first])


def is_money_before(row: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the unit is a currency sign in front: "5 and $10" share no unit."""
    return is_money(quantity.unit) and quantity.first < quantity.number.first
