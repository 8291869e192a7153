"""From a percentage in its sentence to what it is: a rate, a share, a change."""

from __future__ import annotations

from collections.abc import Sequence

from deckmaker.model import Qualifier

from .qualifiers import FALLING, RISING
from .quantity import Quantity
from .tokens import Token, lexicon

GROWTH_NOUNS = frozenset(
    lexicon(
        """
    growth increase rise decline drop gain fall jump surge decrease expansion reduction
    """
    )
)


_RATE = frozenset(
    lexicon(
        """
    rate rates inflation unemployment yield yields interest margin margins tax tariff tariffs growth
    discount coupon gdp deficit surplus return returns bonds loan mortgage debentures notes apr vat
    dividend commission duty duties fee fees humidity probability chance accuracy temperature
    """
    )
)


def is_rate(row: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a percentage is a rate (inflation, a yield), not a part of a whole."""
    near = [each.low for each in row[max(0, quantity.first - 12) : quantity.last + 4]]
    return any(word in _RATE for word in near) and "share" not in near


_THAN_OTHERS = frozenset(
    lexicon(
        """
    above below over under more less fewer higher lower dearer cheaper ahead up down longer shorter older
    younger faster slower larger smaller taller better worse short bigger heavier lighter richer
    poorer stronger weaker deeper wider thicker thinner cooler warmer hotter colder quicker
    """
    )
)


def is_growth(row: Sequence[Token], quantity: Quantity) -> bool:
    """Whether a percentage says by how much something changed."""
    if quantity.approach:
        return True
    if changed_by(row, quantity):
        return True
    near = {each.low for each in row[max(0, quantity.first - 5) : quantity.first]}
    if near & GROWTH_NOUNS and any(
        each.low == "of" for each in row[max(0, quantity.first - 4) : quantity.first]
    ):
        return True
    if quantity.first and row[quantity.first - 1].low == "by" and quantity.first > 1:
        verb = row[quantity.first - 2].low
        if verb.endswith("ed") and verb not in _NOT_CHANGE:
            return True  # "collapsed by 81%"
    if quantity.last < len(row) and row[quantity.last].low in _THAN_OTHERS:
        return _stands_off(row, quantity.last)
    return quantity.last < len(row) and row[quantity.last].low in (
        "growth",
        "increase",
        "rise",
        "decline",
        "drop",
    )


def _stands_off(row: Sequence[Token], at: int) -> bool:
    """Whether a comparative behind a percentage sets it off from something else: "40% less power"."""
    word = row[at].low
    following = row[at + 1].low if at + 1 < len(row) else "."
    if word in ("over", "under"):
        return following in ("budget", "target", "plan", "estimate", "forecast", "the")
    if word in ("up", "down", "ahead", "short", "better", "worse", "older", "younger", "richer", "poorer"):
        ends = at + 1 >= len(row) or row[at + 1].kind == "s"
        return ends or following in ("than", "on", "from", "of", "year", "last", "the", "a", "its")
    return following != "or"  # "40% more or less"


_LOST = frozenset(["lost", "lose", "loses", "losing", "shed", "sheds"])


_NOT_CHANGE = frozenset(["followed", "owned", "held", "led", "represented", "backed", "supported", "shared"])


def changed_by(row: Sequence[Token], quantity: Quantity) -> Qualifier:
    """ "up" or "down" for "cut the list by 40%": the verb stands before its object; "" when none does."""
    at = quantity.first - 1
    while at > 0 and row[at].start >= quantity.full[0]:
        at -= 1
    if at > 2 and row[at].low == "of" and row[at - 1].low in ("average", "total", "median"):
        at -= 3
    if at > 0 and row[at].low in _LOST and quantity.last < len(row) and row[quantity.last].low == "of":
        return "down"
    if at < 1 or row[at].low != "by" or row[at - 1].low in _NOT_CHANGE:
        return ""
    for step in range(at - 1, max(-1, at - 10), -1):
        word = row[step].low
        if word in FALLING:
            return "down"
        if word in RISING:
            return "up"
    return ""
