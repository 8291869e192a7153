"""From the colours of a theme.toml, by role and ground, to the slots of a PowerPoint colour scheme.

The scheme's own slots are fixed: dark 1 and 2, light 1 and 2, six accents, two for links. A theme whose
`mode` is dark has a master that maps text to light 1; layouts on the other ground map it back.
"""

from __future__ import annotations

from typing import Final

from deckmaker.model import Palette

from . import palette as seen
from .tables import PaletteTable, Tint, TintTable

_ALIKE: Final = {"text": "tx1", "ground": "bg1", "quiet": "tx2", "panel": "bg2"}
_FIXED: Final = {"ink": "text", "paper": "ground", "ink_soft": "quiet", "paper_soft": "panel"}
_TURNED: Final = {"text": "ground", "ground": "text", "quiet": "panel", "panel": "quiet"}
_SLOTS: Final = {
    "second": "accent3",
    "third": "accent4",
    "fourth": "accent5",
    "neutral": "accent6",
    "link": "hlink",
}
TEXT_RATIO: Final = 4.5  # WCAG's for text
MARK_RATIO: Final = 3.0  # and for large text and graphics


def scheme_colour(name: str, dark: bool, dark_theme: bool) -> str:
    """The scheme's name for a colour of a theme.toml on a dark or light slide; "" for ""."""
    if not name:
        return ""
    if name in _FIXED:
        name = _TURNED[_FIXED[name]] if dark else _FIXED[name]
    if name in _ALIKE:
        return _ALIKE[name]
    if name.startswith("accent"):
        wanted = dark if name == "accent" else name == "accent_dark"
        return "accent1" if wanted == dark_theme else "accent2"
    return _SLOTS[name]


def slots(table: PaletteTable, dark_theme: bool) -> Palette:
    """The colour scheme as it is written into the file: dark 1 is dark in every theme."""

    def variant(tint: Tint, dark: bool, ratio: float) -> str:
        ground = _rgb(table.ink if dark else table.paper)
        if isinstance(tint, TintTable):
            if not dark:
                return _rgb(tint.light)
            return _rgb(tint.dark) if tint.dark else seen.readable(_rgb(tint.light), ground, ratio)
        # one colour for both grounds: as it is on light ones, lightened for dark ones if it must be
        return seen.readable(_rgb(tint), ground, ratio) if dark else _rgb(tint)

    link, visited = table.link or table.accent, table.visited or table.third
    return Palette(
        dk1=_rgb(table.ink),
        lt1=_rgb(table.paper),
        dk2=_rgb(table.ink_soft),
        lt2=_rgb(table.paper_soft),
        accent1=variant(table.accent, dark_theme, TEXT_RATIO),
        accent2=variant(table.accent, not dark_theme, TEXT_RATIO),
        accent3=variant(table.second, dark_theme, MARK_RATIO),
        accent4=variant(table.third, dark_theme, MARK_RATIO),
        accent5=variant(table.fourth, dark_theme, MARK_RATIO),
        accent6=variant(table.neutral, dark_theme, MARK_RATIO),
        hlink=variant(link, dark_theme, TEXT_RATIO),
        folHlink=variant(visited, dark_theme, TEXT_RATIO),
    )


def as_mapped(scheme: Palette, dark_theme: bool) -> Palette:
    """The scheme as slides of its master see it: `dk1` is their text."""
    if not dark_theme:
        return scheme
    slots = {slot: getattr(scheme, slot) for slot in scheme.__slots__}
    turned = {"dk1": scheme.lt1, "lt1": scheme.dk1, "dk2": scheme.lt2, "lt2": scheme.dk2}
    return Palette(**(slots | turned))


def _rgb(written: str) -> str:
    return written.lstrip("#").upper()
