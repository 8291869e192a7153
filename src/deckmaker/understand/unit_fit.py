"""From a number and the word after it to whether that word is meant as its unit: "5 in" but not "5 in Oslo"."""

from __future__ import annotations

from collections.abc import Sequence

from .numbers import Number
from .tokens import Token, lexicon

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
    improving shifted evolved corrected risen fallen grown climbs sunk shrinks
    """
    )
)


def plausible(row: Sequence[Token], number: Number, unit: str, last: int, after: int) -> bool:
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
    if token.raw == "s" and near and number.plain and number.value % 10 == 0 and _decade(row, number):
        return False
    following = row[after] if after < len(row) else None
    if token.raw == "in":
        if near:
            return True
        return (
            following is None
            or following.kind == "s"
            or following.low in ("long", "wide", "tall", "more", "high")
        )
    if (
        token.raw in ("×", "x")
        and following is not None
        and len(following.raw) == 1
        and following.kind == "w"
    ):
        return False  # "a 2 × c matrix"
    if token.raw == "p":
        return (
            near and number.form == "digits" and not (following is not None and following.low in (".", "/"))
        ) or (near and following is not None and following.low == "." and after + 1 >= len(row))
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


def _decade(row: Sequence[Token], number: Number) -> bool:
    """ "the 1990s", "mid-80s", "in their 60s"."""
    left = row[number.first - 1].low if number.first else ""
    return 1000 <= number.value <= 2100 or left in (
        "the", "early", "late", "mid", "-", "their", "his", "her", "my", "our", "low", "high", "upper", "’", "'",
    )  # fmt: skip


def _times(row: Sequence[Token], number: Number, after: int, word: str) -> bool:
    """ "ten times as large", "12 times the median", "by 5 times"; not "won three times"."""
    following = row[after].low if after < len(row) else ""
    before = row[number.first - 1].low if number.first else ""
    if word == "time":
        return False
    if row[after - 1].low == "as":
        return True
    if (
        following.endswith("er")
        and after + 1 < len(row)
        and row[after + 1].low in ("than", "among", "in", "for")
    ):
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
        before in ("by", "nearly", "about") and near_change(row, number.first, 5)
    ) or number.value != number.value.to_integral_value()


def near_change(row: Sequence[Token], index: int, width: int) -> bool:
    return any(
        each.low in _CHANGE_VERBS or each.low.startswith("multipl")
        for each in row[max(0, index - width) : index]
    )
