"""From digits and their neighbours to what only looks like a figure: a score, a season, an address, a time of day."""

from __future__ import annotations

from collections.abc import Sequence

from .numbers import Number
from .tokens import Token, lexicon

_ORDINALS = frozenset(
    lexicon(
        """
    first second third fourth fifth sixth seventh eighth ninth nineth tenth eleventh twelfth
    thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth thirtieth
    fortieth fiftieth sixtieth seventieth eightieth ninetieth hundredth thousandth millionth
    billionth
    """
    )
)


_TIMED = frozenset(
    lexicon(
        """
    morning evening afternoon tonight train trains bus buses doors depart departs departure leaves
    left opens opened starts start starting began begins begin begun school till until arrive arrives
    arrived service ferry alarm clock
    """
    )
)


CALENDAR = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])


_ROADS = frozenset(
    lexicon(
        "street avenue road lane drive square place boulevard terrace crescent st ave rd way court row hill"
    )
)


_PLAYED = frozenset(
    lexicon(
        """
    won win wins beat beats beating lost drew draw draws victory defeat goal goals aggregate
    half-time thrashed edged
    """
    )
)


def is_score(row: Sequence[Token], index: int) -> bool:
    """Whether digits are one side of a result: "3-1", "6-4, 3-6"."""
    for step in (-1, 1):
        mark, other = index + step, index + 2 * step
        if not (0 <= other < len(row)) or row[mark].low not in ("-", "–", "‐"):
            continue
        one, two = (row[other], row[index]) if step < 0 else (row[index], row[other])
        tight = one.end == row[mark].start and row[mark].end == two.start
        if not tight or not (one.raw.isdigit() and two.raw.isdigit()) or len(one.raw) > 3 or len(two.raw) > 3:
            continue
        after = max(mark, other, index) + 1
        bare = (
            after >= len(row)
            or row[after].kind == "s"
            or row[after].low in ("to", "at", "in", "on", "against", "and", "after", "with")
        )
        if int(one.raw) >= int(two.raw) or (bare and any(each.low in _PLAYED for each in row)):
            return True
    return False


def is_season(row: Sequence[Token], index: int) -> bool:
    """Whether digits belong to a year of two: "2024/25", "2024-25"."""
    for first in (index, index - 2):
        if first < 0 or first + 2 >= len(row) or row[first + 1].low not in ("/", "-", "–"):
            continue
        one, two = row[first].raw, row[first + 2].raw
        if not (len(one) == 4 and len(two) in (2, 4) and (one + two).isdigit() and "1500" < one < "2150"):
            continue
        if int(two[-2:]) == (int(one[2:]) + 1) % 100 and row[first].end == row[first + 1].start:
            return True
    return False


def is_span_of_years(row: Sequence[Token], index: int) -> bool:
    """Whether digits belong to years in brackets, or before or after Christ: "(1905–11)", "2500 to 1450 BC"."""
    if any(each.low in _ERAS and each.raw.isupper() for each in row[index + 1 : index + 5]):
        return True
    for first in (index, index - 2):
        if first < 1 or first + 3 >= len(row) or row[first + 1].low not in ("-", "–", "—"):
            continue
        one, two = row[first].raw, row[first + 2].raw
        if row[first - 1].low == "(" and row[first + 3].low == ")" and (one + two).isdigit():
            return len(one) == 4 and len(two) in (2, 4) and "1000" < one < "2150"
    return False


_ERAS = frozenset(["bc", "bce", "ad", "ce"])


def is_address(row: Sequence[Token], after: int) -> bool:
    """Whether a capitalised road follows: "22 Acacia Avenue"."""
    return any(
        each.low in _ROADS and each.raw[:1].isupper() and at > 0
        for at, each in enumerate(row[after : after + 3])
        if all(other.raw[:1].isupper() for other in row[after : after + at + 1])
    )


def hyphened(row: Sequence[Token], index: int, left: Token | None) -> bool:
    """scp-173, F-16, jan-1: a word glued to digits by a hyphen or a slash."""
    if left is None or left.low not in ("-", "/", "‐") or left.end != row[index].start or index < 2:
        return False
    before = row[index - 2]
    return before.end == left.start and before.kind in "wx" and before.low not in ("to", "than")


def glued(row: Sequence[Token], number: Number, right: Token | None) -> str:
    last = row[number.last - 1]
    if right is None or right.start != last.end:
        return ""
    if right.kind == "w":
        if right.low in ("st", "nd", "rd", "th"):
            return "an ordinal"
        if right.low in ("s", "'s", "’s") or right.low.startswith("'"):
            return "a decade"
        return "part of a name"
    if right.low in ("/", ":") and number.plain:
        follows = row[number.last + 1] if number.last + 1 < len(row) else None
        if follows is not None and follows.kind == "d" and follows.start == right.end:
            return "a date or a ratio"
    if right.low in ("-", "‐") and number.last + 1 < len(row):
        follows = row[number.last + 1]
        if follows.kind == "w" and follows.raw[:1].isupper() and follows.start == right.end and number.plain:
            return "part of a name"  # 7-Eleven
    return ""


def is_ordinal(row: Sequence[Token], number: Number, right: Token | None) -> bool:
    if number.form != "words" or right is None:
        return False
    if right.low in _ORDINALS:
        return not row[number.last - 1].low.endswith("s")
    if right.low in ("-", "‐") and number.last + 1 < len(row):
        follows = row[number.last + 1]
        return follows.low in _ORDINALS and right.end == follows.start
    return False


def is_clock(row: Sequence[Token], first: Token, word: str, right: Token | None) -> bool:
    """ "at 6.40 in the morning", "the 9.10 train": hours and minutes with a point."""
    hours, _, minutes = first.raw.partition(".")
    if len(minutes) != 2 or not hours.isdigit() or int(hours) > 23 or int(minutes) > 59:
        return False
    if word == "the" and right is not None and right.low in _TIMED:
        return True
    if (
        right is not None
        and right.kind == "w"
        and right.low
        not in ("and", "on", "in", "each", "every", "when", "to", "by", "from", "since", "until")
    ):
        return False
    return word in ("at", "by", "until", "till", "before", "after", "from", "the", "since") and any(
        each.low in _TIMED or each.low in CALENDAR for each in row
    )


def gapped(row: Sequence[Token], at: int, after: int) -> bool:
    """ "Labour took 412 seats and the Conservatives 121": the noun is left out the second time."""
    ends = after >= len(row) or row[after].kind == "s"
    if not ends or not row[at].low.endswith("s"):
        return False
    begin = max(0, at - 12)
    joined = any(each.low in ("and", ",", ";") for each in row[begin:at])
    return joined and any(
        row[step].kind == "d" and row[step + 1].low.endswith("s") and row[step + 1].kind == "w"
        for step in range(begin, at)
    )
