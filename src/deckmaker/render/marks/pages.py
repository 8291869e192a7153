"""From a Page and its Theme to Marks: all that a painter must know, in the order it is painted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from deckmaker import measure
from deckmaker.model import Box, Chart, Grid, Image, Mark, Page, Picture, Prose, Rect, Theme

from .charts import chart
from .tables import table
from .template import furniture
from .text import prose

_NEARLY = 0.005  # a difference in shape that nobody sees


def marks(page: Page, theme: Theme, *, running: Sequence[Box] = (), language: str = "") -> tuple[Mark, ...]:
    """The whole slide, flattened: furniture first, then each box, then what runs through the deck.

    `running`: the typeset footer, date and slide number. `language` (BCP 47) says which shapes Han
    characters take. Nothing is measured again but the labels of charts, which no typesetting has placed.
    """
    boxes = sorted(page.boxes, key=lambda box: box.placeholder.kind != "title")  # the title is read first
    return (
        *furniture(theme, page.layout).marks,
        *(mark for box in (*boxes, *running) for mark in _box(box, theme, page.layout.dark, language)),
    )


def _box(box: Box, theme: Theme, dark: bool, language: str) -> Iterator[Mark]:
    match box.content:
        case Prose():
            yield from prose(box, box.content, theme, dark)
        case Chart():
            yield from chart(box.content, box.rect, theme, dark, language)
        case Grid():
            yield from table(box, box.content, theme, dark)
        case Picture():
            yield picture(box.content, box.rect)


def picture(content: Picture, rect: Rect) -> Image:
    """The picture, cut to the shape of its box where typesetting gave it another."""
    return Image(rect, content.data, _crop(content.data, rect.width, rect.height), content.svg)


@lru_cache(maxsize=256)
def _crop(data: bytes, width: int, height: int) -> tuple[float, float, float, float]:
    size = measure.picture_size(data)
    if not size or not all(size) or not width or not height:
        return (0.0, 0.0, 0.0, 0.0)
    ratio = (size[0] * height) / (size[1] * width)  # above 1: wider than the box
    side = (1 - min(ratio, 1 / ratio)) / 2
    if side * 2 < _NEARLY:
        side = 0.0
    return (side, 0.0, side, 0.0) if ratio > 1 else (0.0, side, 0.0, side)
