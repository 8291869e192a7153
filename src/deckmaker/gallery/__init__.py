"""From a Theme to slides of sample content, one for each of its layouts and each kind of chart, to look at.

Front functions: `gallery(theme)`, `glimpse(theme)`, `mapped(theme, mapping)`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from deckmaker import export, pipeline
from deckmaker.model import PLOTTED, Deck, DeckSection, Fill, Meta, Slide, Theme, prose

from .mapped import mapped
from .samples import charts, samples

__all__ = ["gallery", "glimpse", "mapped"]

_KICKER: Final = "Sample section"
_SOURCE: Final = "Source: sample content of deckmaker, not a real survey"
_FEW: Final = (
    "title",
    "section",
    "points",
    "chart_points",
    "callout",
    "quotation",
)  # show a theme's character


def gallery(theme: Theme) -> export.Shown:
    """Every layout of the theme, then every kind of chart that can be drawn on this machine."""
    return _shown(theme, [*_layouts(theme), *_charts()])


def glimpse(theme: Theme) -> export.Shown:
    """A handful of slides that show a theme's character."""
    return _shown(theme, [each for each in _layouts(theme) if each.role in _FEW])


def _shown(theme: Theme, slides: Sequence[Slide]) -> export.Shown:
    meta = Meta(title=f"{theme.title}: every layout and chart", author="deckmaker", language="en")
    deck = Deck(meta, (DeckSection("Gallery", tuple(each.key for each in slides)),), tuple(slides))
    return export.Shown(deck, pipeline.typeset_pages(deck, theme), theme)


def _layouts(theme: Theme) -> Iterator[Slide]:
    known = samples()
    for layout in theme.layouts:
        role, _, ground = layout.role.rpartition("_")
        if ground not in ("light", "dark"):  # a variant shows what its role shows
            role, ground = layout.role, ""
        if role == "blank" or role not in known:
            continue
        title, fills = known[role]
        title += f" ({ground})" if ground else ""
        held = {each.name for each in layout.placeholders}
        every = [Fill("kicker", prose(_KICKER)), Fill("title", prose(title)), *fills]
        every += [Fill("source", prose(_SOURCE))] if "source" in held else []
        kept = tuple(each for each in every if each.placeholder in held)
        yield Slide(layout.role, layout.role, title, kept)


def _charts() -> Iterator[Slide]:
    from deckmaker.render import figures

    for chart in charts():
        if chart.kind in PLOTTED and not figures.available():
            continue
        fills = (
            Fill("kicker", prose(chart.kind.replace("_", " "))),
            Fill("title", prose(chart.title)),
            Fill("chart", chart),
            Fill("source", prose(_SOURCE)),
        )
        yield Slide(f"chart-{chart.kind}", "chart", chart.title, fills, cites=chart.cites)
