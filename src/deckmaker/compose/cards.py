"""Units of points in, the roomiest layout that suits them out, and the text of each card.

A list is the last resort: few short points are set large, parallel ones stand side by side as
cards. Which of these two comes first hangs on the slide of points before, so that a deck has rhythm.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from deckmaker.model import Fill, Para, Prose

from .split import Unit

Fits = Callable[[str, str, Prose], bool]
_FEW_WORDS: Final = 8
_SHORT: Final = 76  # columns of text; a Han character takes two
_A_CARD: Final = 180
_BELOW: Final = 2  # points below one in large type
_DEEPEST: Final = 1  # levels below a card's own point


def roomy(
    whole: Sequence[Unit], body: Prose, before: str, offers: frozenset[str], fits: Fits
) -> tuple[str, tuple[Fill, ...]] | None:
    """The role and fills of few points, as cards or in large type; None when a list serves them better.

    `before` is the role of the last slide of points: the two take turns. Two points, and cards with
    headings, read better as cards whatever came before.
    """
    role = f"cards_{len(whole)}"
    side_by_side = _cards(whole, fits) if role in offers else ()
    # two points would leave a list, even a large one, nearly empty
    again = before.startswith("cards") and len(whole) > 2
    thin = len(whole) == 3 and all(_thin(unit) for unit in whole)
    if side_by_side and (_headed(side_by_side) or not (again or thin)):
        return role, side_by_side
    may = before != "points_large" or again or not side_by_side
    if may and "points_large" in offers and _large(whole, fits, body):
        return "points_large", (Fill("body", body),)
    return (role, side_by_side) if side_by_side and not again else None


def _headed(fills: Sequence[Fill]) -> bool:
    return all(isinstance(fill.content, Prose) and len(fill.content.paras) > 1 for fill in fills)


def _large(whole: Sequence[Unit], fits: Fits, body: Prose) -> bool:
    """Whether points are few and short enough to be set large."""
    return (
        2 <= len(whole) <= 5
        and all(len(unit) <= _BELOW + 1 and _columns(unit[0].text) <= _SHORT for unit in whole)
        and fits("points_large", "body", body)
    )


def _cards(whole: Sequence[Unit], fits: Fits) -> tuple[Fill, ...]:
    """Two to four parallel points as cards; empty when they are not alike, or too long for one.

    Points in an order stay a list: cards have no numbers.
    """
    role = f"cards_{len(whole)}"
    if not 2 <= len(whole) <= 4 or any(point.ordered for unit in whole for point in unit):
        return ()
    deep = [max(point.level for point in unit) for unit in whole]
    if max(deep) > _DEEPEST or min(deep) != max(deep):
        return ()
    if any(sum([_columns(point.text) for point in unit]) > _A_CARD for unit in whole):
        return ()
    texts = [_card(unit) for unit in whole]
    # some with a heading and some without are no row of equals
    if not max(deep) and len({len(text.paras) for text in texts}) > 1:
        texts = [Prose((Para(unit[0].runs),)) for unit in whole]
    fills = tuple(Fill(f"card_{number}", text) for number, text in enumerate(texts, 1))
    return (
        fills
        if all(fits(role, fill.placeholder, text) for fill, text in zip(fills, texts, strict=True))
        else ()
    )


def _card(unit: Unit) -> Prose:
    """A bold beginning becomes the card's heading, as the first of several points does."""
    first, *below = unit
    runs = first.runs
    if not below and len(runs) > 1 and runs[0].bold and not runs[0].text.endswith(" "):
        rest = runs[1].text.lstrip()
        head = runs[0].text.rstrip(":： ")
        if head and (rest[:1] in (":", "：", "–", "—") or runs[0].text != head):
            rest = rest.lstrip(":：–— ")
            others = (replace(runs[1], text=rest), *runs[2:]) if rest else runs[2:]
            if others:
                return Prose((Para((replace(runs[0], text=head),)), Para(others, 1)))
    if not below:
        return Prose((Para(runs),))
    heading = tuple(replace(run, bold=True) for run in runs)
    return Prose((Para(heading), *(Para(point.runs, point.level) for point in below)))


def _thin(unit: Unit) -> bool:
    """Whether a point would stand lost on a tall card."""
    return len(unit) == 1 and len(unit[0].text.split()) <= _FEW_WORDS and _columns(unit[0].text) <= 60


def _columns(text: str) -> int:
    return len(text) + sum([1 for each in text if each >= "\u2e80"])
