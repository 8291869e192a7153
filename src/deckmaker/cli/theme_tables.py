"""Themes, mappings and contrasts as tables on a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from deckmaker.model import Theme
from deckmaker.theme.brand import Proposal
from deckmaker.theme.contrasts import Contrast
from deckmaker.theme.mapping import RoleMap

_SLOTS = ("dk1", "lt1", "dk2", "lt2", *(f"accent{number}" for number in range(1, 7)), "hlink", "folHlink")
_SHOWN = 8  # pairs, when none is too low
_VERDICTS = {"sure": "green", "likely": "", "look": "yellow", "composed": "dim", "yours": "cyan"}


def _console() -> Console:
    return Console(highlight=False, soft_wrap=False)


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for each in columns:
        table.add_column(each, overflow="fold")
    return table


def shown(theme: Theme, pairs: Sequence[Contrast]) -> None:
    """A theme's palette, fonts, layouts and contrasts."""
    console = _console()
    kind = "made of text" if theme.made else "a company's template"
    width, height = theme.size.width / 914_400, theme.size.height / 914_400
    console.print(f"{theme.title} ({theme.name}), {kind}, {width:.2f} × {height:.2f} in", style="bold")
    console.print()
    colours = Text()
    for slot in _SLOTS:
        rgb = getattr(theme.palette, slot)
        colours.append("██ ", style=f"#{rgb}")
        colours.append(f"{slot} {rgb}   ")
    console.print(colours)
    console.print()
    for name in ("major", "minor", "mono"):
        face = getattr(theme.fonts, name)
        note = " (not installed: measured by a stand-in)" if face.proxy else ""
        console.print(f"{name:<6} {face.name}{note}")
    if theme.fonts.east_asian:
        console.print(f"Han    {theme.fonts.east_asian}")
    console.print()
    table = _table("role", "slide layout", "")
    for layout in theme.layouts:
        table.add_row(layout.role, layout.name, "dark" if layout.dark else "")
    console.print(table)
    console.print()
    groups = _grouped(pairs)
    low = [each for each in groups if not each[0].good]
    table = _table("contrast", "needed", "text", "ground", "where", "would do")
    for group in groups[: max(len(low), _SHOWN)]:
        each = group[0]
        more = f" and {len(group) - 1} more" if len(group) > 1 else ""
        table.add_row(
            Text(f"{each.ratio:5.2f}", style="" if each.good else "red bold"),
            f"{each.needed:g}",
            _swatch(each.rgb),
            _swatch(each.ground),
            f"{each.placeholder.replace('_', ' ')} of {each.role.replace('_', ' ')}{more}",
            "" if each.good else _swatch(each.fix),
        )
    console.print(table)
    more_of_them = len(groups) - max(len(low), _SHOWN)
    told = f"; {more_of_them} higher ones not shown" if more_of_them > 0 else ""
    console.print(f"{len(low)} of {len(groups)} pairs of colours are too low{told}")


def _grouped(pairs: Sequence[Contrast]) -> list[list[Contrast]]:
    """Those of the same two colours together, the worst first."""
    found: dict[tuple[str, str, float], list[Contrast]] = {}
    for each in pairs:
        found.setdefault((each.rgb, each.ground, each.needed), []).append(each)
    return sorted(found.values(), key=lambda group: group[0].ratio / group[0].needed)


def _swatch(rgb: str) -> Text:
    return Text("██ ", style=f"#{rgb}") + Text(rgb)


def mapped(mapping: RoleMap) -> None:
    """Which layout serves which role, how sure that is, and why."""
    console = _console()
    table = _table("role", "slide layout", "", "why")
    for each in mapping.matches:
        sure = (
            f"{each.verdict} {each.sure:.0%}" if each.verdict in ("sure", "likely", "look") else each.verdict
        )
        table.add_row(each.role, each.layout, Text(sure, style=_VERDICTS[each.verdict]), each.why)
    console.print(table)
    unused = [each for each in mapping.layouts if not each.roles]
    if unused:
        console.print()
        console.print(
            "Layouts that serve no role: " + ", ".join(f"“{each.label}” ({each.holds})" for each in unused)
        )


def proposed(made: Proposal) -> None:
    """The palette that a logo gave, and what was changed in it."""
    console = _console()
    console.print(Text("found   ") + Text("  ").join(_swatch(each) for each in made.colours))
    for key, rgb in made.palette.items():
        console.print(Text(f"{key:<12}") + _swatch(rgb))
    for each in made.remarks:
        console.print(f"· {each}")
