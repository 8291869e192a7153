"""A scene of few points in, the one slide out that is not left half empty by them; None for a list.

One point alone is a statement on the ground of an opener; a few stand beside their quotation; a
definition is set large, with what follows from it below.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from deckmaker.model import Cite, Fill, Para, Prose, Run, Scene

from .bodies import body, cited, definition, same
from .split import units

Fits = Callable[[str, str, Prose], bool]
Speaker = Callable[[str, str], Prose]
_WORD: Final = 16  # columns of text that make no sentence
_STATED: Final = 190  # columns of text: a point so short may stand alone


@dataclass(frozen=True, slots=True)
class Draft:
    """A slide before it has its title, kicker, source line and notes."""

    role: str
    fills: tuple[Fill, ...]
    cites: tuple[Cite, ...] = ()
    subject: str = ""  # what tells it from the other slides of its scene


def sparse(scene: Scene, before: str, offers: frozenset[str], fits: Fits, speaker: Speaker) -> Draft | None:
    """`before` is the role of the last slide of points: no two statements follow each other."""
    if scene.quote is not None:
        return _voiced(scene, offers, fits, speaker)
    if before != "section" and (stated := _statement(scene, fits)):
        return stated
    return _defined(scene, offers, fits)


def _statement(scene: Scene, fits: Fits) -> Draft | None:
    """One short point and its heading."""
    if len(scene.points) != 1 or scene.source_line:
        return None
    (point,) = scene.points
    bare = not scene.section or same(scene.section, scene.takeaway)  # an opener has no kicker
    text = Prose((Para(point.runs),))
    wide = len(point.text) + sum([1 for each in point.text if each >= "\u2e80"])
    if not bare or not _WORD < wide <= _STATED or point.ordered or not fits("section", "subtitle", text):
        return None
    return Draft("section", (Fill("subtitle", text),), point.cites)


def _defined(scene: Scene, offers: frozenset[str], fits: Fits) -> Draft | None:
    """A definition in large type, its term in bold, the other points below it."""
    text = definition(scene.points)
    if text is None or "points_large" not in offers or not fits("points_large", "body", text):
        return None
    return Draft("points_large", (Fill("body", text),), cited(units(scene.points)))


def _voiced(scene: Scene, offers: frozenset[str], fits: Fits, speaker: Speaker) -> Draft | None:
    """A few points to the left, the quotation to the right, on cards where a theme has them."""
    quote = scene.quote
    if quote is None or not quote.text.strip():
        return None
    said = Para((Run(f"“{quote.text}”", italic=True),), marker="none")
    named = [replace(para, marker="none") for para in speaker(quote.speaker, quote.role).paras]
    left, right = body(units(scene.points)), Prose((said, *named))
    flat = not any(point.level or point.ordered for point in scene.points)
    cards = "cards_2" in offers and fits("cards_2", "card_1", left) and fits("cards_2", "card_2", right)
    if flat and cards:
        return Draft("cards_2", (Fill("card_1", left), Fill("card_2", right)), cited(units(scene.points)))
    if not fits("columns", "left", left) or not fits("columns", "right", right):
        return None
    return Draft("columns", (Fill("left", left), Fill("right", right)), cited(units(scene.points)))
