"""A Brief and the front matter → how much is taken: points, charts and quotations a section."""

from __future__ import annotations

from dataclasses import dataclass

from deckmaker.model import Brief, Meta

__all__ = ["STANDARD", "Budget", "budget"]


@dataclass(frozen=True, slots=True)
class Budget:
    points: int  # at most, a scene
    charts: int  # at most, a section
    chart_weight: float  # at least
    quotations: int  # at most, a section
    quote_weight: float  # at least
    run: int  # sentences of prose that one scene of points may stand for


# Each takes as much as the one before, or more: a longer deck never loses anything. A detailed one
# has more slides, not more lines on each.
_SHORT = Budget(points=3, charts=1, chart_weight=0.45, quotations=0, quote_weight=1.1, run=60)
STANDARD = Budget(points=5, charts=4, chart_weight=0.3, quotations=1, quote_weight=0.7, run=36)
_DETAILED = Budget(points=5, charts=8, chart_weight=0.1, quotations=2, quote_weight=0.6, run=22)


def budget(brief: Brief, meta: Meta) -> Budget:
    """What the brief asks for, else the front matter, else the standard length."""
    length = brief.length or meta.length
    return {"short": _SHORT, "detailed": _DETAILED}.get(length, STANDARD)
