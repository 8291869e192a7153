"""From a percentage in its sentence to whether the sentence names the whole that it is a part of. English only.

A ring says "this much of all of it". It is right for "62% of its capacity" and wrong for "40% less power", "a
gradient of 14%" or "95% of last year's", so a whole has to be told; a figure without one is shown as a number.
"""

from __future__ import annotations

from collections.abc import Sequence

from .quantity import Quantity
from .tagger import FINITE, tag
from .tokens import Token, lexicon

_SHARES = frozenset(
    lexicon(
        """
    share shares proportion percentage quota stake turnout occupancy capacity attendance coverage
    majority minority approval support ratio equity
    """
    )
)
_COMPOSING = frozenset(
    lexicon(
        """
    account accounts accounted accounting represent represents represented representing comprise comprises
    comprised constitute constitutes constituted contain contains contained containing take takes took
    managed manages
    """
    )
)
_STATES = frozenset(
    lexicon(
        """
    full complete completed finished empty done built charged occupied booked sold recycled renewable
    female male women men girls boys foreign local covered
    """
    )
)
_EARLIER = frozenset(
    lexicon(
        "last previous former earlier year's month's quarter's season's then usual normal average original initial"
    )
)
_FORMER = frozenset(lexicon("last previous former earlier yesterday's today's"))
_AMOUNTS = frozenset(
    lexicon(
        "level levels price value peak size total figure speed weight rate year years average amount record"
    )
)
_OBJECTS = frozenset(lexicon("the a an their his her its our no it them that more not"))
_NORMS = frozenset(lexicon("level levels peak average normal usual record norm figure amount speed size"))
_VERBAL = frozenset(
    lexicon("said say says are is were was have had has do did passed named chose would will can")
)


def whole_named(row: Sequence[Token], quantity: Quantity) -> bool:
    """Whether the words around a percentage make it a part of something named."""
    first, last = quantity.first, quantity.last
    right = row[last] if last < len(row) else None
    if right is not None and right.low == "of":
        return not compared(row, last)
    if first and row[first - 1].low == "(" and right is not None and right.low == ")":
        return True  # "half of adults (47%)"
    if right is not None and (right.low in _STATES or _in_favour(row, last) or _predicated(row, last)):
        return True
    left = [each.low for each in row[max(0, first - 12) : first]]
    if any(word in _SHARES for word in left):
        return True
    if any(word in _COMPOSING for word in left[-5:]) or ("make" in left[-4:] or "made" in left[-4:]):
        return True
    return left[-2:] == ["of", "which"] or left[-2:] == ["of", "whom"]


def compared(row: Sequence[Token], of: int) -> bool:
    """Whether what follows an "of" is an amount to compare with, no whole: "of last year's", "of what was asked"."""
    words = [each.low for each in row[of + 1 : of + 8]]
    while words and words[0] in ("the", "a", "its", "their", "his", "her"):
        words.pop(0)
    if not words or words[0] in ("what", "that", "those", "it"):
        return True
    if words[0].startswith("pre-") or (words[0] == "pre" and "-" in words[1:2]):
        return True
    head = next((at for at, word in enumerate(words) if word in _BOUNDS), len(words))
    phrase = words[:head]
    if not phrase:
        return False
    if phrase[-1].endswith("'s") or (len(phrase) == 1 and phrase[0] in _NORMS):
        return True
    if phrase[0] in _FORMER:
        return True
    dated = len(phrase[0]) == 4 and phrase[0].isdigit()  # "a third of their 1970 level"
    return (dated or phrase[0] in _EARLIER) and phrase[-1] in _AMOUNTS


_BOUNDS = frozenset(
    lexicon(
        """
    in on at by for with from to and or but . , ; : ) is are was were has have had while when after since
    during as who which that
    """
    )
)


def _in_favour(row: Sequence[Token], last: int) -> bool:
    low = [each.low for each in row[last : last + 2]]
    return low[:2] in (["in", "favour"], ["in", "favor"]) or low[:1] == ["against"]


def _predicated(row: Sequence[Token], last: int) -> bool:
    """Whether a verb follows at once: "48% trust the mayor", "87.3 per cent passed"."""
    if row[last].kind != "w":
        return False
    if row[last].low in _VERBAL:
        return True
    if row[last].low in _BOUNDS:
        return False
    if last + 1 < len(row) and row[last + 1].low in _OBJECTS:
        return True
    tags = tag([each.raw for each in row[max(0, last - 3) : last + 4]])
    return tags[min(last, 3)] in FINITE
