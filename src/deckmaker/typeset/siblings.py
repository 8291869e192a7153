"""The Pages of a deck in, the same Pages out with one size of type, and one set of columns, where slides are
read as one.

The slides of one split scene, and the lists of one section, do not jump from 20 to 18 to 20 points:
where the sizes differ little, all take the smallest. A text that needed much more reduction stays alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from deckmaker.memo import Memory
from deckmaker.model import Box, DeckSection, Grid, Page, Prose, Theme

from .fit import box
from .grid import table

_LITTLE: Final = 10  # per cent of the size
_LISTS: Final = "points"
_TABLE: Final = "table"


def alike(
    pages: Sequence[Page], sections: Sequence[DeckSection], theme: Theme, memory: Memory | None = None
) -> tuple[Page, ...]:
    """The pages in their order; those whose sizes agree already are the same values."""
    memory = memory or Memory()
    result = list(pages)
    places = {page.slide.key: index for index, page in enumerate(pages)}
    for group in _split(pages):
        _agree(result, group, theme, memory, titles=True)
        if len(group) > 1 and result[group[0]].slide.role == _TABLE:
            joined = memory.recall(_columned, theme, *(result[index] for index in group))
            for index, page in zip(group, joined, strict=True):
                result[index] = page
    for section in sections:
        lists = [places[key] for key in section.slides if key in places]
        _agree(result, [at for at in lists if result[at].slide.role == _LISTS], theme, memory, titles=False)
    return tuple(result)


def _split(pages: Sequence[Page]) -> Iterable[list[int]]:
    """Places of the slides that were made from one scene and look alike."""
    base = ""
    numbered: list[tuple[tuple[str, str], int]] = []
    for index, page in enumerate(pages):
        head, _, last = page.slide.key.rpartition("/")
        if not (base and head == base and last.isdigit()):
            base = page.slide.key
        numbered.append(((base, page.slide.role), index))
    for _, group in groupby(numbered, key=lambda each: each[0]):
        yield [index for _, index in group]


def _agree(pages: list[Page], group: Sequence[int], theme: Theme, memory: Memory, *, titles: bool) -> None:
    """Sets each text of a group of pages, by its placeholder's name, at the size of the smallest near it."""
    if len(group) < 2:
        return
    scales: dict[str, list[int]] = {}
    for index in group:
        for each in _texts(pages[index], titles):
            scales.setdefault(each.placeholder.name, []).append(each.scale)
    for name, found in scales.items():
        # from the largest down: a step too far from it is no small difference
        least = min(scale for scale in found if max(found) - scale <= _LITTLE)
        if least == max(found):
            continue
        for index in group:
            pages[index] = memory.recall(_at_most, pages[index], name, least, theme)


def _columned(theme: Theme, *pages: Page) -> tuple[Page, ...]:
    """The parts of one table with the same columns, and the same size of type."""
    grids = [each.content for page in pages for each in page.boxes if isinstance(each.content, Grid)]
    if len(grids) != len(pages) or any(grid.header != grids[0].header for grid in grids):
        return pages
    whole = replace(grids[0], rows=tuple(row for grid in grids for row in grid.rows))
    most = min(each.scale for page in pages for each in page.boxes if isinstance(each.content, Grid))
    return tuple(
        replace(
            page,
            boxes=tuple(
                table(each.content, each.placeholder, theme, page.slide, whole, most)[0]
                if isinstance(each.content, Grid)
                else each
                for each in page.boxes
            ),
        )
        for page in pages
    )


def _texts(page: Page, titles: bool) -> list[Box]:
    return [
        each
        for each in page.boxes
        if isinstance(each.content, Prose) and (each.placeholder.kind != "title" or titles)
    ]


def _at_most(page: Page, name: str, scale: int, theme: Theme) -> Page:
    boxes = tuple(
        box(each.content, each.placeholder, theme, page.slide, scale)[0]
        if each.placeholder.name == name and isinstance(each.content, Prose) and each.scale > scale
        else each
        for each in page.boxes
    )
    return replace(page, boxes=boxes)
