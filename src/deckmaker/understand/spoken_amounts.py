"""From words to quantities without digits: "doubled", "less than a year", "only one store"."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from .number_words import CUES
from .numbers import Number
from .qualifiers import qualifier_before, time_preposition
from .quantity import Quantity
from .tagger import tag
from .tokens import Token
from .units import DURATIONS, FOLD


def about_a_year(row: Sequence[Token], index: int) -> Quantity | None:
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


def fold_at(row: Sequence[Token], number: Number) -> tuple[Quantity | None, int]:
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
    if following == "as" and word.startswith(("doubl", "tripl")) and not _so_much(row, at + 1):
        return None, at  # "it could double as a shelter"
    before = row[number.first - 1].low if number.first else ""
    if word.endswith("ing") and before in _SUPPOSED and following in ("the", "its", "their", "a", "our"):
        return None, at  # "why doubling the traffic rarely brings a bridge down": nothing has doubled
    if word == "halves" or (word in _SETS and not _verb(row, number.first)):
        return None, at
    qualifier, begin = qualifier_before(row, number.first)
    core = (row[number.first].start, row[at - 1].end)
    return (
        Quantity(number.value, FOLD, row[number.first].raw, qualifier, number.first, at, core,
                 (row[begin].start, core[1]), number),
        at,
    )  # fmt: skip


def _so_much(row: Sequence[Token], at: int) -> bool:
    """Whether "as" is followed by an amount: "double as many", not "double as a shelter"."""
    after = row[at].low if at < len(row) else ""
    return after in ("many", "much", "long", "large", "high", "fast", "big", "often", "likely", "quickly")


_SUPPOSED = frozenset(
    ["", "why", "that", "if", "of", "by", "for", "when", "how", "without", "than", "because"]
)
_SETS = frozenset(["doubles", "triples", "quadruples"])
_GOES_ON = frozenset(
    ["the", "its", "their", "his", "her", "our", "in", "to", "every", "each", "when", "over", "from"]
)


def _verb(row: Sequence[Token], at: int) -> bool:
    """Whether "triples" is what somebody does, not a set of three: "the dose triples the risk", not "RDF triples"."""
    before = row[at - 1] if at else None
    if before is not None and before.low in ("nearly", "almost", "roughly", "then", "also", "than"):
        return True
    named = (
        before is not None and before.kind == "w" and tag([each.raw for each in row[max(0, at - 3) : at]])[-1]
    )
    noun = bool(named) and str(named).startswith(("NN", "PRP"))
    return noun and at + 1 < len(row) and row[at + 1].low in _GOES_ON


STOPS_AFTER = frozenset(
    ["years", "months", "days", "weeks", "hours", "million", "thousand", "hundred", "and", "of"]
)


def says_one(row: Sequence[Token], index: int) -> bool:
    """Whether "one" is a count: "only one store", "one over twenty", not "this one"."""
    before = row[index - 1].low if index else ""
    following = row[index + 1] if index + 1 < len(row) else None
    if before in ("only", "just", "least", "than", "about", "exactly", "single"):
        return following is None or (
            following.kind == "w" and following.low not in ("of", "to", "who", "that", "another")
        )
    if (
        index + 3 < len(row)
        and row[index + 2].low == "in"
        and following is not None
        and following.kind == "w"
    ):
        bottom = row[index + 3]  # "one bike in three"
        alone = index + 4 >= len(row) or row[index + 4].low not in STOPS_AFTER
        if (bottom.kind == "d" or bottom.low in CUES) and alone and following.low not in CUES:
            return before not in ("this", "that", "no", "any", "each", "every", "the")
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
