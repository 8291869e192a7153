"""A Grid and its Placeholder in, a Box with column widths, row heights and cell lines out."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Final

from deckmaker import measure
from deckmaker.measure import wide
from deckmaker.model import (
    EMU_PER_POINT,
    Align,
    Box,
    Cell,
    Fonts,
    Grid,
    Level,
    Line,
    Placeholder,
    Problem,
    Rect,
    Run,
    Slide,
    Theme,
    right_to_left,
)

from .decimals import paddings
from .flow import EXACT, FOOT, face_of, line_of, style_of
from .pieces import parts
from .wrap import Cut, breaks

# PowerPoint's own cell margins: 0.1 in at the sides, 0.05 in above and below.
SIDE: Final = 91_440
ABOVE: Final = 45_720
_ROOMY: Final = 2.3  # of the size: a row's height when there is room
_AIRY: Final = 2.9  # and when there are few rows
_FEW_ROWS: Final = 5
_ENDLESS: Final = 1e15  # EMU
_SCALES: Final = (100, 95, 90, 85, 80, 75, 70)


def table(
    grid: Grid,
    placeholder: Placeholder,
    theme: Theme,
    slide: Slide,
    whole: Grid | None = None,
    most: int = 100,
) -> tuple[Box, Problem | None]:
    """The typeset table: as large as fits the placeholder, rows roomy when there is room.

    The header is set bold. `Line.para` counts cells row by row from the header's first. `whole` is the table
    that the grid is a part of: its parts have the same columns, and none is larger than `most` per cent.
    """
    whole = whole or grid
    level = placeholder.level(0)
    rect = placeholder.rect
    rows = (grid.header, *grid.rows)
    smallest = theme.limits.smallest_scale
    scales = [
        scale
        for scale in _SCALES
        if scale == 100 or (scale >= smallest and level.size * scale / 100 >= placeholder.smallest - 0.01)
    ]
    scales = [scale for scale in scales if scale <= most] or scales[-1:]
    scale = scales[0]
    edges: _Edges = ()
    columns: tuple[int, ...] = ()
    cuts: _Cuts = ()
    heights: tuple[int, ...] = ()
    for scale in scales:
        edges = _edges(whole, whole, level, theme.fonts, scale)
        columns = widths(whole, level, theme.fonts, scale, rect.width, edges)
        edges = edges if whole is grid else _edges(grid, whole, level, theme.fonts, scale)
        cuts = _broken(grid, level, theme.fonts, scale, columns, edges)
        heights = _heights(rows, cuts, level, theme.fonts, scale)
        if sum(heights) <= rect.height and not _split_words(rows, cuts):
            break
    tight = sum(heights)
    pitch = _AIRY if len(grid.rows) <= _FEW_ROWS else _ROOMY
    heights = _roomy(heights, round(level.size * scale / 100 * pitch * EMU_PER_POINT), rect.height)
    placed = Rect(rect.x, rect.y, rect.width, sum(heights))
    lines = _lines(grid, cuts, level, theme.fonts, scale, columns, heights, placed, edges)
    shown = edges if any(map(any, edges)) else ()
    box = Box(
        placeholder, grid, placed, scale, 100, lines, sum(heights), columns=columns, rows=heights, edges=shown
    )
    if tight <= rect.height:
        return box, None
    return box, Problem(
        "warning",
        "table-overflow",
        f"the table of slide “{slide.title}” is {round((tight / rect.height - 1) * 100)} % too high "
        f"even at {scale} % of its size",
        "shorten the longest cells, leave out columns, or split the table under two headings",
        section=slide.cites[0].section if slide.cites else "",
        span=slide.cites[0].span if slide.cites else None,
        slide=slide.key,
    )


_Edges = tuple[tuple[int, ...], ...]  # row, column
_Cuts = tuple[tuple[tuple[Cut, ...], ...], ...]  # row, column, line


def _edges(grid: Grid, whole: Grid, level: Level, fonts: Fonts, scale: int) -> _Edges:
    """The room at the right of each cell that brings figures in line."""
    how = style_of(fonts, level, scale)(Run(""))

    def width(text: str) -> float:
        return how.ruler[text] * how.em

    return tuple(tuple(map(round, row)) for row in paddings(grid, whole, width))


def widths(
    grid: Grid, level: Level, fonts: Fonts, scale: int, total: int, edges: _Edges = ()
) -> tuple[int, ...]:
    """Widths of the columns in EMU, adding to `total`.

    Each column has its longest word's width; what is left goes to where text would wrap.
    When nothing wraps, the columns share the rest in proportion.
    """
    count = max(1, len(grid.header))
    least = [0.0] * count
    natural = [0.0] * count
    for index, row in enumerate((grid.header, *grid.rows)):
        for column, cell in enumerate(row[:count]):
            word, whole = _extent(cell.runs, level, fonts, scale, index == 0)
            edge = edges[index][column] if edges else 0
            least[column] = max(least[column], word + edge)
            natural[column] = max(natural[column], whole + edge)
    margin = 2 * SIDE
    # A long address is broken rather than let take the table.
    least = [min(each, total * 0.4) / EXACT + margin + EMU_PER_POINT for each in least]
    natural = [each / EXACT + margin + EMU_PER_POINT for each in natural]
    if sum(natural) <= total:
        spare = total - sum(natural)
        # Half alike, half by content: columns of short words do not stand lost in wide ones.
        shares = [each + spare * (0.5 / count + 0.5 * each / sum(natural)) for each in natural]
    elif sum(least) <= total:
        spare = total - sum(least)
        # By the square root of what each lacks: one long column does not starve the others.
        lacks = [max(0.0, whole - word) ** 0.5 for whole, word in zip(natural, least, strict=True)]
        whole_lack = sum(lacks) or 1.0
        shares = [word + spare * lack / whole_lack for word, lack in zip(least, lacks, strict=True)]
        shares = _capped(shares, natural, total)
    else:
        shares = [each * total / sum(least) for each in least]
    result = [int(each) for each in shares]
    result[-1] += total - sum(result)
    return tuple(result)


def _capped(shares: list[float], natural: list[float], total: int) -> list[float]:
    """No column wider than its longest line while another wraps."""
    for _ in shares:
        over = sum(max(0.0, share - whole) for share, whole in zip(shares, natural, strict=True))
        if over < 1:
            break
        short = [max(0.0, whole - share) for share, whole in zip(shares, natural, strict=True)]
        lacking = sum(short) or 1.0
        shares = [
            min(share, whole) + over * lack / lacking
            for share, whole, lack in zip(shares, natural, short, strict=True)
        ]
    return shares


@lru_cache(maxsize=8192)
def _extent(
    runs: tuple[Run, ...], level: Level, fonts: Fonts, scale: int, header: bool
) -> tuple[float, float]:
    """Widths in EMU of the longest word and of the longest line."""
    style = style_of(fonts, _bold(level) if header else level, scale, widest=True)
    longest = 0.0
    for run in runs:
        how = style(run)
        for word in run.text.split():
            longest = max(longest, max(how.ruler[part] for part, _ in parts(word)) * how.em)
    return longest, max(cut.width for cut in breaks(runs, style, _ENDLESS, _ENDLESS))


@lru_cache(maxsize=256)
def _bold(level: Level) -> Level:
    return replace(level, bold=True)


def _level(level: Level, row: int) -> Level:
    return level if row else _bold(level)


def _broken(
    grid: Grid, level: Level, fonts: Fonts, scale: int, columns: tuple[int, ...], edges: _Edges
) -> _Cuts:
    result: list[tuple[tuple[Cut, ...], ...]] = []
    for index, row in enumerate((grid.header, *grid.rows)):
        style = style_of(fonts, _level(level, index), scale, widest=True)
        rooms = [
            max(1.0, (column - 2 * SIDE - edge) * EXACT)
            for column, edge in zip(columns, edges[index], strict=True)
        ]
        result.append(
            tuple(breaks(cell.runs, style, room, room) for cell, room in zip(row, rooms, strict=False))
        )
    return tuple(result)


def _split_words(rows: tuple[tuple[Cell, ...], ...], cuts: _Cuts) -> bool:
    """Whether a word of a cell had to be broken inside."""
    for row, cells in zip(rows, cuts, strict=True):
        for cell, lines in zip(row, cells, strict=False):
            text = cell.text
            for before, after in pairwise(lines):
                inside = before.end == after.start and text[before.end - 1 : before.end].isalnum()
                if inside and not wide(text[before.end - 1 : before.end + 1]):
                    return True
    return False


def _heights(
    rows: tuple[tuple[Cell, ...], ...], cuts: _Cuts, level: Level, fonts: Fonts, scale: int
) -> tuple[int, ...]:
    """The least height in EMU of each row."""
    pitch = measure.vertical(face_of(fonts, level, Run(""))).pitch
    line = level.size * scale / 100 * EMU_PER_POINT * max(1.0, level.line_pitch)
    heights: list[int] = []
    for row, cells in zip(rows, cuts, strict=True):
        han = any(wide(cell.text) for cell in row)
        tall = max(pitch, measure.han_pitch(fonts.east_asian)) if han else pitch
        heights.append(round(max((len(lines) for lines in cells), default=1) * tall * line) + 2 * ABOVE)
    return tuple(heights)


def _roomy(heights: tuple[int, ...], wanted: int, room: int) -> tuple[int, ...]:
    """Rows as high as is comfortable, as far as the room allows."""
    spare = room - sum(heights)
    lacks = [max(0, wanted - height) for height in heights]
    if spare <= 0 or not sum(lacks):
        return heights
    part = min(1.0, spare / sum(lacks))
    return tuple(height + int(lack * part) for height, lack in zip(heights, lacks, strict=True))


def _lines(
    grid: Grid,
    cuts: _Cuts,
    level: Level,
    fonts: Fonts,
    scale: int,
    columns: tuple[int, ...],
    heights: tuple[int, ...],
    rect: Rect,
    edges: _Edges,
) -> tuple[Line, ...]:
    """Where each line of each cell stands; cells are anchored in the middle."""
    single = measure.LEAST_PITCH * level.size * scale / 100 * EMU_PER_POINT * max(1.0, level.line_pitch)
    below = FOOT * level.size * scale / 100 * EMU_PER_POINT
    result: list[Line] = []
    y = rect.y
    rtl = right_to_left(grid.header[0].text) if grid.header else False
    for index, (row, cells, height) in enumerate(zip((grid.header, *grid.rows), cuts, heights, strict=True)):
        x = rect.right if rtl else rect.x
        for column, (cell, lines) in enumerate(zip(row, cells, strict=False)):
            x -= columns[column] if rtl else 0
            # the first column's text stands on the title's edge: its cells have no margin there
            side = SIDE if column else 0
            inner = Rect(
                x + (SIDE if rtl else side), y, columns[column] - side - SIDE - edges[index][column], height
            )
            set_as = _aligned(_level(level, index), grid.aligns[column] if column < len(grid.aligns) else "")
            top = y + (height - len(lines) * single) / 2
            for at, cut in enumerate(lines):
                baseline = round(top + (at + 1) * single - below)
                number = index * len(grid.header) + column
                turned = right_to_left(cell.text)
                line = line_of(cell.runs, set_as, fonts, scale, cut, inner, 0, baseline, number, turned)
                result.append(line)
            x += 0 if rtl else columns[column]
        y += height
    return tuple(result)


@lru_cache(maxsize=256)
def _aligned(level: Level, align: str) -> Level:
    sides: dict[str, Align] = {"left": "left", "center": "center", "right": "right"}
    return replace(level, align=sides.get(align, "left"))
