"""From columns and bands of a theme.toml to rectangles in EMU on a slide of some size."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from deckmaker.model import EMU_PER_INCH, Rect, Size

from .tables import Description, Edge, GridTable

SIZES: Final[Mapping[str, Size]] = {
    "16:9": Size(12_192_000, 6_858_000),
    "4:3": Size(9_144_000, 6_858_000),
    "A4": Size(9_906_000, 6_858_000),
}
DESIGNED: Final = SIZES["16:9"]  # what the inches of a theme.toml are measured on


@dataclass(frozen=True, slots=True)
class Grid:
    size: Size
    table: GridTable
    rows: Mapping[str, tuple[float, float]]

    def across(self, first: int, last: int) -> tuple[int, int]:
        """Left and right edge of these columns, counted from 1."""
        left, right = emu(self.table.left), emu(self.table.right)
        gutter = emu(self.table.gutter)
        width = self.size.width - left - right
        step = (width + gutter) / self.table.columns
        return left + round(step * (first - 1)), left + round(step * last) - gutter

    def rect(
        self,
        columns: tuple[int, int] | None,
        row: tuple[float, float],
        bleed: tuple[Edge, ...] = (),
        across: tuple[float, float] | None = None,
    ) -> Rect:
        """The rectangle over these columns (`None`: all) and this band, run off the edges it bleeds over.

        `across` (inches) stands in for the columns where a placeholder leaves the grid on purpose.
        """
        first, last = columns or (1, self.table.columns)
        left, right = self.across(first, last)
        if across:
            left, right = self.at(across[0], 0)[0], self.at(across[1], 0)[0]
        top, bottom = emu(row[0]), emu(row[1])
        if "left" in bleed:
            left = 0
        if "top" in bleed:
            top = 0
        if "right" in bleed:
            right = self.size.width
        if "bottom" in bleed:
            bottom = self.size.height
        return Rect(left, top, right - left, bottom - top)

    def row(self, row: str | tuple[float, float]) -> tuple[float, float] | None:
        """A band by its name or its own edges; `None` for a name that [rows] lacks."""
        return self.rows.get(row) if isinstance(row, str) else row

    def at(self, x: float, y: float) -> tuple[int, int]:
        """A point of furniture. On other slide sizes it keeps its distance from the edge while it stands
        in a margin, and its share of the width between the margins: what met the grid still does.
        """
        place, left, right = emu(x), emu(self.table.left), emu(self.table.right)
        if place > DESIGNED.width - right:
            place += self.size.width - DESIGNED.width
        elif place > left:
            inner = self.size.width - left - right
            place = left + round((place - left) * inner / (DESIGNED.width - left - right))
        return place, emu(y)


def grid(description: Description, size: Size) -> Grid:
    return Grid(size, description.grid, description.rows)


def emu(inches: float) -> int:
    return round(inches * EMU_PER_INCH)
