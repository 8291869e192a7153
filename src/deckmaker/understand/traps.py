"""From a number and its neighbours to the reason why it is no statistic: a year, a name, a reference, …"""

from __future__ import annotations

import re
from collections.abc import Sequence

from .lookalikes import (
    CALENDAR,
    gapped,
    glued,
    hyphened,
    is_address,
    is_clock,
    is_ordinal,
    is_score,
    is_season,
    is_span_of_years,
)
from .numbers import Number
from .tokens import Token, lexicon

MONTHS = frozenset(
    lexicon(
        """
    january february march april june july august september october november december jan feb mar
    apr jun jul aug sep sept oct nov dec may
    """
    )
)
_REFERENCE = frozenset(
    ["figure", "fig", "figures", "table", "tables", "section", "sections", "chapter", "chapters",
    "page", "pages", "pp", "p.", "p", "no", "nos", "number", "room", "rooms", "gate", "floor", "route",
    "highway", "interstate", "flight", "article", "articles", "act", "volume", "vol", "version", "part",
    "phase", "level", "step", "stage", "channel", "exit", "apartment", "apt", "suite", "appendix",
    "annex", "annexe", "clause", "paragraph", "para", "rule", "item", "lot", "platform", "building",
    "season", "episode", "psalm", "verse", "opus", "mark", "formula", "fortune", "box", "slide",
    "footnote", "note", "exhibit", "schedule", "title", "chap", "question", "q", "lesson", "unit",
    "module", "line", "tier", "grade", "class", "category", "type", "zone", "district", "ward",
    "runway", "terminal", "track", "bus", "train", "tram", "room", "seat", "row", "bay", "dock", "pier",
    "hole", "court", "lane", "road", "street", "avenue", "ave", "catch", "apollo", "area", "camp",
    "warrant", "bill", "proposition", "amendment", "resolution", "regulation", "directive", "iso",
    "din", "section", "§", "#", "protocol", "sector", "batch", "cloud", "stalag", "squad", "division",
    "group", "u-boat", "model", "windows", "android", "hall", "booth", "stand", "release", "sprint"]
)  # fmt: skip
_YEAR_LEFT = frozenset(
    lexicon(
        """
    in since by from between until till before after during through to and of early late mid year
    years fiscal fy for around circa the spring summer autumn fall winter end start beginning than (
    – - — ’ ' / back season class election calendar born died on c. q1 q2 q3 q4 h1 h2 quarter half
    vs versus versus, over
    """
    )
)
_REACH = frozenset(
    lexicon(
        """
    reached hit totalled totaled numbered exceeded surpassed employs employed than nearly about
    almost some only least most just costs cost worth
    """
    )
)
# asked of a sentence in lower case: three times as fast as re.IGNORECASE
_ID_CUES = re.compile(
    r"\b(?:tel|phone|telephone|fax|hotline|mobile number|call|dial|whatsapp|passport|serial|"
    r"invoice|account number|order number|"
    r"isbn|issn|doi|zip|postcode|postal code|pin|ip address|sms|extension|reference number|"
    r"case number|licen[cs]e plate|"
    r"tracking number|id number|vat|iban)\b"
)
_COPULA = frozenset(["is", "are", "was", "were", "of", "to", "at", "on", ":", ".", "number", "no"])
_NAME_VERBS = frozenset(lexicon("signed says said sees announced launched wants will has is was plans which"))
_NAME_HEADS = frozenset(
    lexicon(
        """
    ceo cfo cto founder cofounder co-founder president chairman chairwoman head director company
    firm startup start-up provider app site website brand operator platform group owner maker
    service
    """
    )
)
_CLOCKS = frozenset(
    lexicon(
        "o'clock oclock am pm a.m p.m noon midnight gmt bst est cet cest utc ist pst pdt edt et hkt sgt jst uhr"
    )
)
_SHORT_DAYS = frozenset(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"])


def ids_in(text: str, start: int, end: int) -> bool:
    """Whether a sentence gives a telephone number or another id."""
    return _ID_CUES.search(text[start:end].lower()) is not None


def trap(row: Sequence[Token], number: Number, after: int, ids: bool) -> str:
    """Why a bare number (no unit, ending before token `after`) is no statistic; "" when it may be one."""
    first = row[number.first]
    left = row[number.first - 1] if number.first else None
    right = row[after] if after < len(row) else None
    if first.kind == "d":
        if len(first.raw) > 1 and first.raw[0] == "0" and first.raw.isdigit() and number.plain:
            return "an identifier"
        if ids and (number.value >= 10000 or (right and right.kind == "d") or (left and left.kind in "dx")):
            return "an identifier"
        if ids and ((left and left.low == "-") or (right and right.low == "-")):
            return "an identifier"
        if hyphened(row, number.first, left):
            return "part of a name"
        if (
            left is not None
            and left.kind == "d"
            and left.raw[0] == "0"
            and left.raw.isdigit()
            and len(left.raw) > 3
        ):
            return "an identifier"
        if number.plain and (is_season(row, number.first) or is_span_of_years(row, number.first)):
            return "a year"
        if left is not None and left.low == "[" and right is not None and right.low in ("]", ","):
            return "a reference"
        if left is not None and left.low in ("=", "∈", "≠", "<", "<=") and number.first > 1:
            symbol = row[number.first - 2]
            if (symbol.kind == "s" or len(symbol.raw) < 3) and (left.low[0] != "<" or symbol.low == "p"):
                return "part of a formula"
        if number.plain and is_score(row, number.first):
            return "a score"
        if number.plain and right is not None and right.raw[:1].isupper() and is_address(row, after):
            return "an address"
        reason = glued(row, number, right)
        if reason:
            return reason
    if is_ordinal(row, number, right):
        return "an ordinal"
    pointed = left is not None and left.low in ("the", "these", "those", "both")
    alone = right is None or right.kind != "w" or right.low in ("of", "are", "were", "have", "will")
    if number.form == "words" and number.value <= 2 and pointed and alone:
        return "a pronoun"
    return _date(row, number, left, right, after)


def named(row: Sequence[Token], number: Number) -> bool:
    """Whether a number before a noun closes a name: "Windows 11 users", "Boeing 737 jets"."""
    at = number.first - 1
    if at < 0 or not number.plain or number.scaled:
        return False
    left = row[at]
    if left.kind != "w" or not left.raw[:1].isupper() or left.low in MONTHS or left.low in CALENDAR:
        return False
    if left.end + 1 < row[number.first].start or left.low in _OPENERS or left.low.endswith("ly"):
        return False
    if at == 0:
        return True
    return row[at - 1].low not in _PLACED


def referred(row: Sequence[Token], number: Number) -> bool:
    """ "section 21 notices": the number belongs to the word before it."""
    return number.first > 0 and number.plain and row[number.first - 1].low in _NUMBERED


_NUMBERED = frozenset(
    lexicon(
        "section article clause chapter page paragraph rule schedule annex appendix route ward operation covid-"
    )
)
_PLACED = frozenset(
    lexicon("in on by since at from across during near to around throughout outside and , until")
)


def _date(row: Sequence[Token], number: Number, left: Token | None, right: Token | None, after: int) -> str:
    first = row[number.first]
    value = number.value
    word = left.low if left else ""
    if number.plain and value <= 31 and value >= 1:
        month_before = left is not None and word in MONTHS and (word != "may" or left.raw[0] == "M")
        if month_before and not (right and right.low in ("%", "per", "percent", "million")):
            return "a date"
        if word == "." and number.first > 1 and row[number.first - 2].low in MONTHS:
            return "a date"
        step = after + 1 if right is not None and right.low == "of" else after
        month = row[step] if step < len(row) else None
        if (
            month is not None
            and month.kind == "w"
            and month.low in MONTHS
            and (month.low not in ("may", "march", "mar", "sun", "sat") or month.raw[0].isupper())
        ) and not (month.low == "may" and month.raw == "may"):
            return "a date"
    if first.kind == "d" and number.plain and len(first.raw) == 4 and 1500 <= value <= 2150:
        if (
            left is None
            or word in _YEAR_LEFT
            or word in MONTHS
            or word in (",", "(", ";", ".", "—")
            or left.kind in "xd"
        ) and word not in _REACH:
            return "a year"
        if right is not None and value >= 1900 and right.low in ("as", "="):
            return "a year"  # "2020 as their base (2020 = 100)"
        if right is None or (
            right.low in (")", ",", ".", "and", "to", ";", "–", "-", "—", ":") and word not in _REACH
        ):
            return "a year"
        if (
            right is not None
            and right.kind == "w"
            and value >= 1900
            and word not in _REACH
            and left is not None
            and left.kind == "w"
            and not left.raw[0].isdigit()
        ):
            return (
                "a year"
                if number.first < 2
                or left.raw[0].isupper()
                or word in ("this", "its", "their", "our", "his", "her", "’s")
                else ""
            )
    if (
        number.form == "words"
        and 1500 <= value <= 2099
        and not number.scaled
        and row[number.last - 1].low not in ("hundred",)
    ) and word in ("in", "since", "by", "until", "of", "from", "to", "before", "after"):
        return "a year"
    if first.kind == "d" and is_clock(row, first, word, right):
        return "a time"
    if right is not None and right.low in _CLOCKS:
        return "a time"
    return ""


def bare_trap(row: Sequence[Token], number: Number, after: int) -> str:
    """As `trap`, for numbers with neither unit nor noun: references, names, dates without a month."""
    left = row[number.first - 1] if number.first else None
    if left is None:
        return ""
    word = left.low
    at = number.first - 1
    if (
        word == "."
        and at
        and row[at - 1].low in ("no", "fig", "figs", "vol", "p", "pp", "sec", "ch", "nos", "art")
    ):
        return "a reference"
    if (
        (
            word in _REFERENCE
            or (word == "and" and at > 1 and row[at - 1].kind == "d" and row[at - 2].low in _REFERENCE)
        )
        and number.first
        and not (
            word
            in (
                "no",
                "part",
                "area",
                "line",
                "group",
                "model",
                "level",
                "class",
                "number",
                "road",
                "title",
                "bill",
                "box",
                "note",
                "item",
                "p",
                "q",
            )
            and row[number.first].kind != "d"
        )
    ):
        return "a reference"
    if (
        number.plain
        and left.kind == "w"
        and left.raw[:1].isupper()
        and at > 0
        and row[at].end + 1 >= row[number.first].start
        and not gapped(row, at, after)
    ):
        return "part of a name"
    if number.form == "words" and word in ("day", "round", "week", "game", "his", "her", "my", "a"):
        return "a reference"  # "day two", "his fifty"
    if number.plain and left.kind == "w" and any(each.isupper() for each in left.raw[1:]):
        return "part of a name"  # iPhone 15
    if (
        number.plain
        and at == 0
        and left.raw[:1].isupper()
        and left.kind == "w"
        and word not in _OPENERS
        and after < len(row)
    ):
        return "part of a name"
    if (
        number.plain
        and number.value <= 31
        and word == "on"
        and at
        and row[at - 1].low in ("back", "return", "meet", "arrive", "leave", "begins", "starts", "due")
    ):
        return "a date"
    if word in ("&", "v", "vs", "§", "#") and number.plain:
        return "part of a name"
    return ""


_OPENERS = frozenset(
    lexicon(
        """
    in on at by for with from about over under more less at some nearly almost only just up around
    roughly all these those the a an this that of and but or after before since as while if when
    than between approximately visits sales total most no not minus negative there another exactly
    today yesterday tomorrow meanwhile last next every each both even still now then also yet so
    police officers women men girls boys his her its their our my altogether together one two three
    """
    )
)


def names(rows: Sequence[Sequence[Token]]) -> frozenset[str]:
    """Digit strings that a text uses as a name: "provider 99 signed", "CEO of 99"."""
    found: set[str] = set()
    for row in rows:
        for at, token in enumerate(row):
            if token.kind != "d" or not token.raw.isdigit() or len(token.raw) > 4 or at == 0:
                continue
            left = row[at - 1]
            right = row[at + 1] if at + 1 < len(row) else None
            if left.low == "of" and at > 1 and row[at - 2].low in _NAME_HEADS:
                if right is None or right.kind == "s" or _verb(right.low):
                    found.add(token.raw)
            elif left.low in _NAME_HEADS and right is not None and right.kind == "w" and _verb(right.low):
                found.add(token.raw)
    return frozenset(found)


def _verb(word: str) -> bool:
    return word in _NAME_VERBS or (word.endswith("ed") and len(word) > 4)
