"""From Marks to a PDF: vector outlines, embedded fonts, text that can be searched, bookmarks, live links.

Qt writes the pages; `pdf_mend` gives them what Qt cannot. The file is not tagged: for a screen reader the
.pptx is the better one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import TYPE_CHECKING, Final, NamedTuple

from deckmaker.model import EMU_PER_POINT, Face, Glyphs, Link, Mark, Meta, Path, Rect, Size

from . import paint as painting
from .marks.labels import block, height, wrapped
from .marks.outlines import rectangle
from .marks.text import Ink
from .pdf_mend import Bookmark, Facts, Spot, mended

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

A4: Final = Size(7_560_000, 10_692_000)  # EMU: 210 by 297 mm
_MARGIN: Final = 864_000  # EMU, 24 mm: beside slides and notes
_TOP: Final = 576_000  # 16 mm, and as much below the last line
_NOTES: Final = 11.0  # points
_BREAK: Final = EMU_PER_POINT * 4  # between paragraphs of notes
_GAP: Final = EMU_PER_POINT * 14  # below a slide, and below its notes
_RESOLUTION: Final = 1200  # dots to the inch: fine enough that nothing is seen of it


class Small(NamedTuple):
    """A slide shown smaller on a page."""

    marks: tuple[Mark, ...]
    place: Rect
    scale: float


@dataclass(slots=True)
class Sheet:
    """One page of a PDF: Marks, and slides shown smaller on it."""

    marks: list[Mark] = field(default_factory=list)
    slides: list[Small] = field(default_factory=list)

    @property
    def all(self) -> Iterator[Mark]:
        return chain(self.marks, *(small.marks for small in self.slides))


def pdf(
    slides: Sequence[Sequence[Mark]], size: Size, meta: Meta, bookmarks: Sequence[Bookmark] = ()
) -> bytes:
    """A page for each slide, as large as the slide. Raises WriteError when Qt is missing."""
    return _written([Sheet(list(marks)) for marks in slides], size, meta, bookmarks)


def handout(
    slides: Sequence[tuple[Sequence[Mark], Sequence[str]]],
    size: Size,
    meta: Meta,
    face: Face,
    bookmarks: Sequence[Bookmark] = (),
    east_asian: str = "",
) -> bytes:
    """A4 pages: each slide with its notes below it, two or more on a page where they fit whole."""
    ink = Ink(face, _NOTES, "222222", east_asian=east_asian)
    sheets, first = _flowed(slides, size, ink)
    small = Ink(face, 9.0, "666666", east_asian=east_asian)
    for number, sheet in enumerate(sheets, 1):
        foot = A4.height - _TOP * 1.25, A4.width - 2 * _MARGIN
        sheet.marks += block(wrapped(meta.title, small, foot[1] * 0.85)[:1], _MARGIN, foot[0], foot[1], small)
        sheet.marks += block([f"{number} / {len(sheets)}"], _MARGIN, foot[0], foot[1], small, "right")
    moved = [Bookmark(each.title, first[each.page], each.level) for each in bookmarks]
    return _written(sheets, A4, meta, moved)


def _flowed(
    slides: Sequence[tuple[Sequence[Mark], Sequence[str]]], size: Size, ink: Ink
) -> tuple[list[Sheet], list[int]]:
    """The pages, and the page on which each slide stands."""
    width, bottom = A4.width - 2 * _MARGIN, A4.height - _TOP * 1.5
    high, step = round(width * size.height / size.width), height(1, ink.size) * 1.15
    sheets: list[Sheet] = []
    first: list[int] = []
    y = bottom
    for marks, notes in slides:
        told = [wrapped(note, ink, width) for note in notes]
        whole = high + _GAP + sum(len(lines) * step + _BREAK for lines in told)
        if y + whole > bottom:
            sheets.append(Sheet())
            y = float(_TOP)
        place = Rect(_MARGIN, round(y), width, high)
        sheets[-1].marks.append(Path(rectangle(place), "", "B0B4BA", 6350))
        sheets[-1].slides.append(Small(tuple(marks), place, width / size.width))
        first.append(len(sheets) - 1)
        y = place.bottom + _GAP
        for lines in told:
            for line in lines:
                if y + step > bottom:
                    sheets.append(Sheet())
                    y = float(_TOP)
                sheets[-1].marks += block([line], _MARGIN, y, width, ink)
                y += step
            y += _BREAK
        y += _GAP
    return sheets, first


def _written(sheets: Sequence[Sheet], size: Size, meta: Meta, bookmarks: Sequence[Bookmark]) -> bytes:
    painting.ready()
    from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
    from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # an upright page of any shape: a page called "landscape" Qt turns
    page = QSizeF(size.width / EMU_PER_POINT, size.height / EMU_PER_POINT)
    writer.setPageSize(QPageSize(page, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    writer.setResolution(_RESOLUTION)
    painter = QPainter(writer)
    for index, sheet in enumerate(sheets):
        if index:
            writer.newPage()
        _paint(sheet, painter)
    painter.end()
    said = frozenset(
        character
        for sheet in sheets
        for mark in sheet.all
        if isinstance(mark, Glyphs)
        for character in mark.text
    )
    facts = Facts(meta, tuple(bookmarks), _spots(sheets), said, _twins(sheets))
    return mended(bytes(buffer.data().data()), facts)


def _paint(sheet: Sheet, painter: QPainter) -> None:
    painter.save()
    dots = _RESOLUTION / 72
    painter.scale(dots, dots)
    for small in sheet.slides:
        painter.save()
        painter.translate(small.place.x / EMU_PER_POINT, small.place.y / EMU_PER_POINT)
        painter.scale(small.scale, small.scale)
        width, high = (each / small.scale / EMU_PER_POINT for each in (small.place.width, small.place.height))
        painter.setClipRect(0, 0, round(width), round(high))
        painting.paint(small.marks, painter)
        painter.restore()
    painting.paint(sheet.marks, painter)
    painter.restore()


def _spots(sheets: Sequence[Sheet]) -> tuple[Spot, ...]:
    spots = []
    for index, sheet in enumerate(sheets):
        for mark in sheet.marks:
            if isinstance(mark, Link):
                spots.append(Spot(index, mark.rect, mark.address))
        for small in sheet.slides:
            for mark in small.marks:
                if isinstance(mark, Link):
                    x, y, width, high = (
                        round(each * small.scale)
                        for each in (mark.rect.x, mark.rect.y, mark.rect.width, mark.rect.height)
                    )
                    place = Rect(small.place.x + x, small.place.y + y, width, high)
                    spots.append(Spot(index, place, mark.address))
    return tuple(spots)


def _twins(sheets: Sequence[Sheet]) -> Callable[[str], str]:
    """For a character that no slide says: the one that is said and has the same glyph.

    Qt names a glyph by the first character that the font gives it, so that 网 comes back as the radical ⽹.
    """
    marks = [mark for sheet in sheets for mark in sheet.all if isinstance(mark, Glyphs)]
    table: list[tuple[painting.Lookup, dict[int, str]]] | None = None

    def twin(character: str) -> str:
        nonlocal table
        if table is None:  # asked for only when there is something to mend
            table = painting.glyph_tables(marks)
        for lookup, said in table:
            glyph = lookup(character)
            if glyph and glyph in said:
                return said[glyph]
        return ""

    return twin
