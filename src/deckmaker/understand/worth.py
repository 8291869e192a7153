"""From a quantity in its sentence to the reason why it should not be charted.

A hard reason holds whatever else the text says; a soft one falls when the figure pairs with another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Span

from .parts_of_wholes import compared
from .qualifiers import FALLING, RISING
from .quantity import Quantity
from .tokens import Token, lexicon
from .units import DURATIONS, FOLD, PERCENT, POINTS, is_measure, is_money

REQUIREMENT = "a requirement, not a measurement"
LISTED = "the count of what the text then lists"
SCOPE = "the scope of another figure"
END = "one end of a range"
FORMULA = "part of a formula"
GUESS = "a guess in a quotation"
QUESTION = "a question"
SUPPOSED = "a supposition"
IDIOM = "a figure of speech"
SPAN = "a time span"
ATTRIBUTE = "an attribute of a product"
SMALL = "a small count without a qualifier"
BARE = "no unit or measure is named"
DURATION = "a single duration"
GROUP = "the name of a group"
AGE = "an age"
RANK = "a superlative without figures"
MEASURELESS = "nothing that it measures is named"
WHOLE = "the whole of another figure"

DENIED = "the text denies it"
TWO_UNITS = "a time in two units"
MARGIN = "a margin of error"
BASE = "the base of a rate"

SOFT = frozenset((SMALL, BARE, DURATION, MEASURELESS))

_REQUIRE = frozenset(
    lexicon(
        """
    require requires required requiring need needs needed want wants wanted must should ought demand
    demands prefer prefers wish wishes ask asks deserve deserves needing recommended recommend
    recommends minimum
    """
    )
)
_GUESS = frozenset(
    lexicon(
        """
    maybe perhaps probably might could guess guesses think believe feel hope bet imagine would
    suppose reckon possibly presumably likely seems dream afford
    """
    )
)
_SUPPOSE = frozenset(["if", "imagine", "suppose", "assuming", "unless", "say", "pretend"])
_IDIOMS = re.compile(
    r"\b(?:thanks a million|one in a million|a million times|a thousand times|cloud nine|"
    r"catch-22|fifty-fifty|50-50|on all fours|square one|"
    r"sixes and sevens|six of one|24/7|two heads are|kill(?:ed|ing)? two birds|second to none|nine times out of ten|"
    r"back to one|zero sum|in two minds|put two and two|of two minds|at one point|one and only|one by one|two by two|"
    r"a thousand words|ten to one|feel like a million|look like a million|million dollar|million-dollar|on cloud|"
    r"give 110|gave 110|forty winks|one-stop|first things first|the whole nine yards|dressed to the nines|"
    r"third time lucky|on second thought|two cents|two left feet|a dime a dozen|one-trick|seven-year itch|"
    r"a stitch in time|two's company|eleventh hour|two sides of the same coin|two wrongs|"
    r"one step ahead|five o'clock shadow)\b",
    re.IGNORECASE,
)
_TOTALLY = frozenset(
    lexicon(
        """
    gave give gives giving sure certain committed behind agree agreed right wrong ready honest
    focused natural cotton pure organic confident clear true correct wool safe effort dedicated
    support supports
    """
    )
)
_RANGE_WORDS = frozenset(
    ["in", "across", "among", "of", "throughout", "from", "with", "over", "by", "between", "within"]
)
_LISTERS = frozenset([":", "—", "–", "namely"])
_MEASURING = frozenset(
    lexicon(
        """
    reached reach reaches hit hits totalled totaled totals stood stands numbered recorded averaged
    averages amounted amounts exceeded surpassed rose fell grew dropped climbed jumped soared
    increased decreased declined sold sells employs employed serves served attracted generated
    earned earns produced produces shipped delivered raised spent spends invested costs cost worth
    has had have is was are were received collected paid handled welcomed covers covered uses users
    visitors boasts made makes registered added created lost saved contributed contributes
    downloaded viewed watched visited signed exports exported imports imported remain remains live
    lives killed died attended processed completed
    """
    )
)


def hard(text: str, row: Sequence[Token], quantity: Quantity, others: bool) -> str:
    """The reason that forbids a chart whatever stands beside the figure; "" for none."""
    first, last = quantity.first, quantity.last
    if (row and row[-1].low == "?") or any(
        row[at].low == "?" for at in range(max(0, len(row) - 2), len(row))
    ):
        return QUESTION
    begin, end = max(row[0].start, quantity.full[0] - 60), min(row[-1].end, quantity.full[1] + 60)
    idiom = _IDIOMS.search(text, begin, end)
    if idiom and idiom.start() < quantity.full[1] and quantity.full[0] < idiom.end():
        return IDIOM
    window = {each.low for each in row[max(0, first - 9) : first]}
    if "margin" in window and "error" in window:
        return MARGIN
    if first and row[first - 1].low == "per":
        return BASE
    if row[0].low == "rounding" or "rounding" in window:
        return SUPPOSED
    if quantity.number.over is not None and not quantity.unit and _likened(row, last):
        return MEASURELESS
    if _hyperbole(row, quantity) or _layers(row, quantity):
        return IDIOM
    if _formula(row[max(0, first - 40) : last + 40]):
        return FORMULA
    ahead = [each.low for each in row[max(0, first - 6) : first]]
    if quantity.upper is None and "between" in ahead and ahead[-1] == "and":
        return END  # "between a fifth and a quarter": the first was not read
    if quantity.number.over is not None and not quantity.unit and _of_before(row, last):
        return MEASURELESS
    if window & _REQUIRE and quantity.unit not in (PERCENT, FOLD) and not is_money(quantity.unit):
        return REQUIREMENT
    if quantity.unit == PERCENT:
        near = {each.low for each in row[max(0, first - 4) : last + 4]}
        if (quantity.value >= 100 and near & _TOTALLY and quantity.number.form == "words") or (
            quantity.value in (100, 110) and near & _TOTALLY
        ):
            return IDIOM
        left = row[first - 1].low if first else ""
        if (
            left in ("top", "bottom", "richest", "poorest", "wealthiest")
            or (left == "the" and last < len(row) and row[last].low not in ("of", "in"))
        ) and (left != "the" or (last < len(row) and row[last].kind == "s")):
            return GROUP
    if row[0].low in ("that", "this", "it") and "would" in ahead:
        return SUPPOSED  # "That would mean a growth of 2%"
    if window & _SUPPOSE and (row[0].low in _SUPPOSE or (first and row[max(0, first - 2)].low in _SUPPOSE)):
        return SUPPOSED
    if _quoted(text, quantity.core[0]) and {each.low for each in row[max(0, first - 14) : last + 8]} & _GUESS:
        return GUESS
    if quantity.unit in DURATIONS:
        if _LESSER.match(text, quantity.core[1]) or _GREATER.search(
            text, max(row[0].start, quantity.core[0] - 40), quantity.core[0]
        ):
            return TWO_UNITS
        reason = _duration(row, quantity, others)
        if reason:
            return reason
    if quantity.counted and quantity.upper is None and quantity.whole is None:
        if _listed(row, quantity):
            return LISTED
        if others and _scoped(row, quantity):
            return SCOPE
        left = row[first - 1].low if first else ""
        if left in ("top", "next", "last", "first", "these", "those", "all", "past", "other", "following"):
            return GROUP
    if not quantity.unit and first and row[first - 1].low in ("next", "top", "first", "last", "all", "past"):
        return GROUP
    return ""


# "The idea that 75% of it is gone is incorrect"
_DENIAL = re.compile(
    r"\b(?:idea|claim|claims|notion|myth|suggestion|belief|assertion|allegation)s? that\b[^.]{0,200}"
    r"\b(?:incorrect|false|wrong|untrue|nonsense|a myth|misleading|unfounded|absurd|ridiculous|baseless)\b",
    re.IGNORECASE,
)
_LIKENED = frozenset(
    ["price", "cost", "size", "length", "weight", "height", "speed", "age", "width", "rate", "pay", "salary"]
)
_SHARED = frozenset(["price", "cost", "pay", "salary"])  # "covers half the cost of fertiliser"
_ON_THE_WAY = frozenset(["way", "time", "battle", "fun", "job", "journey", "distance"])


def _likened(row: Sequence[Token], last: int) -> bool:
    """ "half their price", "three-quarters of the way": what it is a part of is no whole to draw."""
    words = [each.low for each in row[last : last + 3]]
    if words[:2] == ["of", "the"]:
        return words[2:] != [] and words[2] in _ON_THE_WAY
    if len(words) < 2 or words[0] not in ("the", "their", "its", "his", "her", "that"):
        return False
    return words[1] in _LIKENED and not (words[1] in _SHARED and words[2:] in (["of"], ["for"]))


# "3 hours and 30 minutes": neither is a figure of its own
_LESSER = re.compile(r"(?:,|,? and)? [\w-]{1,12} (?:months?|days?|hours?|minutes?|seconds?)\b")
_GREATER = re.compile(r"\b[\w-]{1,12} (?:years?|weeks?|days?|hours?|minutes?)(?:,|,? and)? \Z")
_MANY = frozenset(
    lexicon(
        "excuses reasons times ways questions miles words cuts things thanks apologies ideas pieces deaths"
    )
)


def _hyperbole(row: Sequence[Token], quantity: Quantity) -> bool:
    """ "a thousand good excuses": a round number that nobody counted."""
    if quantity.number.form != "words" or row[quantity.number.first].low != "a" or quantity.qualifier:
        return False
    return any(each.low in _MANY for each in row[quantity.number.last : quantity.last + 1])


def _layers(row: Sequence[Token], quantity: Quantity) -> bool:
    """ "the task is twofold", "three-fold contributions": so many parts, nothing multiplied."""
    if quantity.unit != FOLD or "fold" not in row[quantity.last - 1].low:
        return False
    near = {each.low for each in row[max(0, quantity.first - 9) : quantity.last + 5]}
    return not near & (RISING | FALLING | _MULTIPLYING)


_MULTIPLYING = frozenset(
    lexicon(
        "multiply multiplied multiplies more higher lower larger bigger faster greater less fewer return returns"
    )
)
_SIGNS = frozenset(["=", "{", "}", "∈", "∇", "√", "^", "|", "≠", "∑", "∂", "σ", "θ"])


def _formula(row: Sequence[Token]) -> bool:
    """Whether a sentence is set in symbols: its digits are indexes and terms."""
    return sum(each.low in _SIGNS for each in row) > 2


def _of_before(row: Sequence[Token], last: int) -> bool:
    """ "half of last year's", "half its former size": a part of an earlier amount is a change, and no share."""
    if last >= len(row) or row[last].low not in ("of", "its", "their", "what"):
        return False
    return compared(row, last if row[last].low == "of" else last - 1)


def denied(text: str, span: Span) -> bool:
    """Whether a sentence says that what it tells is not so."""
    return _DENIAL.search(text, span.start, span.end) is not None


def soft(row: Sequence[Token], quantity: Quantity) -> str:
    """The reason against a chart of this figure alone; "" for none."""
    unit = quantity.unit
    if quantity.whole is not None or (quantity.upper is not None and (unit or quantity.number.scaled)):
        return ""
    if unit in (PERCENT, POINTS, FOLD, "basis point"):
        return "" if len(row) - (quantity.last - quantity.first) >= 3 else MEASURELESS
    if unit in DURATIONS:
        return DURATION
    size = abs(quantity.value)
    if quantity.number.over is not None and not unit:
        return _fraction(row, quantity)
    if not unit:
        if size >= 1000 and quantity.number.form != "fraction" and _measured(row, quantity):
            return ""
        return BARE
    if quantity.counted:
        if size < (100 if not quantity.qualifier else 20):
            return SMALL
        told = _measured(row, quantity) or (
            size >= 1000 and bool(quantity.qualifier or quantity.number.scaled)
        )
        return "" if told else MEASURELESS
    if is_money(unit):
        return "" if _measured(row, quantity) and size >= 1000 else MEASURELESS
    if is_measure(unit) and unit == "people":
        return "" if size >= 100 else SMALL
    return "" if _measured(row, quantity) and size >= 100 else MEASURELESS


# "a minority larger than a third to veto any bill": a third of what?
_NO_WHOLE = frozenset(["to", "and", "or", "by", "than", "but", "for", "with", "when", "as", "so"])


def _fraction(row: Sequence[Token], quantity: Quantity) -> str:
    after = row[quantity.last].low if quantity.last < len(row) else ""
    if quantity.value >= 1 or (
        after != "of"
        and not (
            quantity.qualifier
            and quantity.last < len(row)
            and row[quantity.last].kind == "w"
            and after not in _NO_WHOLE
        )
        and after not in ("the", "all", "its", "their")
    ):
        return BARE
    if len(row) - quantity.last < 4:
        return BARE
    return "" if _measured(row, quantity) or len(row) > 6 else BARE


def _measured(row: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a verb of measuring governs the figure, before or after it."""
    left = row[max(0, quantity.first - 9) : quantity.first]
    right = row[quantity.last : quantity.last + 6]
    return any(each.low in _MEASURING for each in left) or any(each.low in _MEASURING for each in right)


def _duration(row: Sequence[Token], quantity: Quantity, others: bool) -> str:
    first, last = quantity.first, quantity.last
    after = row[last].low if last < len(row) else ""
    compared = first > 0 and row[first - 1].low in ("with", "from", "than", "against", "to") and others
    if after in ("ago", "later", "earlier", "before", "after", "from", "ahead", "prior") and not (
        compared and after in ("before", "after", "earlier")
    ):
        return SPAN
    if any(
        each.low in ("old", "age", "aged", "older", "younger") for each in row[max(0, first - 2) : last + 1]
    ):
        return AGE
    begin = first
    while begin and row[begin - 1].low in (
        "about",
        "the",
        "just",
        "only",
        "less",
        "more",
        "than",
        "around",
        "nearly",
        "almost",
        "past",
        "last",
        "next",
        "at",
        "least",
        "under",
        "over",
        "a",
        "some",
        "roughly",
        "approximately",
        "first",
        "every",
        "within",
    ):
        begin -= 1
        if (
            row[begin].low in ("next", "last", "past", "first", "every", "within", "over")
            and row[begin].low != "over"
        ):
            return SPAN
    left = row[begin - 1].low if begin else ""
    if left in ("in", "for", "during", "after", "before", "throughout", "each") and others:
        return SPAN
    return ""


def _listed(row: Sequence[Token], quantity: Quantity) -> bool:
    """ "two innovations: …": the noun phrase runs into a colon or a dash."""
    at = quantity.last
    steps = 0
    while at < len(row) and steps < 8:
        if row[at].low in _LISTERS and quantity.value <= 12:
            return True
        if row[at].low in (",", "—") and at + 1 < len(row) and row[at + 1].low in ("namely", "including"):
            return True
        if row[at].low in (".", ";", ",", "is", "are", "was", "were"):
            return False
        at, steps = at + 1, steps + 1
    return False


def _scoped(row: Sequence[Token], quantity: Quantity) -> bool:
    at = quantity.first - 1
    while at >= 0 and row[at].low in (
        "the",
        "its",
        "all",
        "about",
        "some",
        "over",
        "more",
        "fewer",
        "under",
        "less",
        "up",
        "than",
        "these",
        "nearly",
        "only",
        "just",
        "at",
        "least",
    ):
        at -= 1
    return at >= 0 and row[at].low in _RANGE_WORDS and quantity.value < 1000


def _quoted(text: str, position: int) -> bool:
    begin = max(0, position - 3000)
    return text.rfind("“", begin, position) > text.rfind("”", begin, position)


def quoted(text: str, position: int) -> bool:
    """Whether a place lies inside curly quotation marks."""
    return _quoted(text, position)
