"""From a number and its neighbours to the reason why it is no statistic: a year, a name, a reference, …"""

from __future__ import annotations

import re
from collections.abc import Sequence

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
_ID_CUES = re.compile(
    r"\b(?:tel|phone|telephone|fax|hotline|mobile number|call|dial|whatsapp|passport|serial|"
    r"invoice|account number|order number|"
    r"isbn|issn|doi|zip|postcode|postal code|pin|ip address|sms|extension|reference number|"
    r"case number|licen[cs]e plate|"
    r"tracking number|id number|vat|iban)\b",
    re.IGNORECASE,
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
_TIMED = frozenset(
    lexicon(
        """
    morning evening afternoon tonight train trains bus buses doors depart departs departure leaves
    left opens opened starts start starting began begins begin begun school till until arrive arrives
    arrived service ferry alarm clock
    """
    )
)
_CALENDAR = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_SHORT_DAYS = frozenset(["mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"])


def ids_in(text: str, start: int, end: int) -> bool:
    """Whether a sentence gives a telephone number or another id."""
    return _ID_CUES.search(text, start, end) is not None


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
        if _hyphened(row, number.first, left):
            return "part of a name"
        if (
            left is not None
            and left.kind == "d"
            and left.raw[0] == "0"
            and left.raw.isdigit()
            and len(left.raw) > 3
        ):
            return "an identifier"
        if number.plain and _season(row, number.first):
            return "a year"
        if number.plain and _score(row, number.first):
            return "a score"
        if number.plain and right is not None and right.raw[:1].isupper() and _address(row, after):
            return "an address"
        reason = _glued(row, number, right)
        if reason:
            return reason
    if _ordinal(row, number, right):
        return "an ordinal"
    pointed = left is not None and left.low in ("the", "these", "those", "both")
    alone = right is None or right.kind != "w" or right.low in ("of", "are", "were", "have", "will")
    if number.form == "words" and number.value <= 2 and pointed and alone:
        return "a pronoun"
    return _date(row, number, left, right, after)


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


def _score(row: Sequence[Token], index: int) -> bool:
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


def _season(row: Sequence[Token], index: int) -> bool:
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


def _address(row: Sequence[Token], after: int) -> bool:
    """Whether a capitalised road follows: "22 Acacia Avenue"."""
    return any(
        each.low in _ROADS and each.raw[:1].isupper() and at > 0
        for at, each in enumerate(row[after : after + 3])
        if all(other.raw[:1].isupper() for other in row[after : after + at + 1])
    )


def named(row: Sequence[Token], number: Number) -> bool:
    """Whether a number before a noun closes a name: "Windows 11 users", "Boeing 737 jets"."""
    at = number.first - 1
    if at < 0 or not number.plain or number.scaled:
        return False
    left = row[at]
    if left.kind != "w" or not left.raw[:1].isupper() or left.low in MONTHS or left.low in _CALENDAR:
        return False
    if left.end + 1 < row[number.first].start or left.low in _OPENERS or left.low.endswith("ly"):
        return False
    if at == 0:
        return True
    return row[at - 1].low not in _PLACED


_PLACED = frozenset(
    lexicon("in on by since at from across during near to around throughout outside and , until")
)


def _hyphened(row: Sequence[Token], index: int, left: Token | None) -> bool:
    """scp-173, F-16, jan-1: a word glued to digits by a hyphen or a slash."""
    if left is None or left.low not in ("-", "/", "‐") or left.end != row[index].start or index < 2:
        return False
    before = row[index - 2]
    return before.end == left.start and before.kind in "wx" and before.low not in ("to", "than")


def _glued(row: Sequence[Token], number: Number, right: Token | None) -> str:
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


def _ordinal(row: Sequence[Token], number: Number, right: Token | None) -> bool:
    if number.form != "words" or right is None:
        return False
    if right.low in _ORDINALS:
        return not row[number.last - 1].low.endswith("s")
    if right.low in ("-", "‐") and number.last + 1 < len(row):
        follows = row[number.last + 1]
        return follows.low in _ORDINALS and right.end == follows.start
    return False


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
    if first.kind == "d" and _clock(row, first, word, right):
        return "a time"
    if right is not None and right.low in _CLOCKS:
        return "a time"
    return ""


def _clock(row: Sequence[Token], first: Token, word: str, right: Token | None) -> bool:
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
        each.low in _TIMED or each.low in _CALENDAR for each in row
    )


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
        and not _gapped(row, at, after)
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


def _gapped(row: Sequence[Token], at: int, after: int) -> bool:
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
