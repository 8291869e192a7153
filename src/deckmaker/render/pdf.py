"""From Marks to a PDF: vector outlines, embedded fonts, text that can be searched, bookmarks, live links.

Qt writes the pages; `pdf_mend` gives them what Qt cannot. The file is not tagged: for a screen reader the
.pptx is the better one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from deckmaker.model import EMU_PER_POINT, Face, Glyphs, Link, Mark, Meta, Path, Rect, Size

from . import paint as painting
from .marks.labels import block, height, wrapped
from .marks.outlines import rectangle
from .marks.text import Ink
from .pdf_mend import Bookmark, Facts, Spot, mended

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

A4: Final = Size(7_560_000, 10_692_000)  # EMU: 210 by 297 mm
_MARGIN: Final = 720_000  # EMU, 20 mm
_NOTES: Final = 11.0  # points
_BREAK: Final = EMU_PER_POINT * 4  # between paragraphs of notes
_RESOLUTION: Final = 1200  # dots to the inch: fine enough that nothing is seen of it


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a PDF: Marks, and a slide shown smaller on it."""

    marks: tuple[Mark, ...]
    slide: tuple[Mark, ...] = ()
    place: Rect | None = None  # of the slide
    scale: float = 1.0


def pdf(
    slides: Sequence[Sequence[Mark]], size: Size, meta: Meta, bookmarks: Sequence[Bookmark] = ()
) -> bytes:
    """A page for each slide, as large as the slide. Raises WriteError when Qt is missing."""
    return _written([Sheet(tuple(marks)) for marks in slides], size, meta, bookmarks)


def handout(
    slides: Sequence[tuple[Sequence[Mark], Sequence[str]]],
    size: Size,
    meta: Meta,
    face: Face,
    bookmarks: Sequence[Bookmark] = (),
    east_asian: str = "",
) -> bytes:
    """A4 pages: each slide with its notes below it, on as many pages as they take."""
    sheets: list[Sheet] = []
    first: list[int] = []
    for number, (marks, notes) in enumerate(slides, 1):
        first.append(len(sheets))
        sheets += _sheets(tuple(marks), notes, size, number, face, east_asian)
    moved = [Bookmark(each.title, first[each.page], each.level) for each in bookmarks]
    return _written(sheets, A4, meta, moved)


def _sheets(
    marks: tuple[Mark, ...], notes: Sequence[str], size: Size, number: int, face: Face, east_asian: str
) -> list[Sheet]:
    width = A4.width - 2 * _MARGIN
    high = round(width * size.height / size.width)
    place = Rect(_MARGIN, _MARGIN, width, high)
    ink = Ink(face, _NOTES, "222222", east_asian=east_asian)
    frame = Path(rectangle(place), "", "B0B4BA", 6350)
    pages: list[list[Mark]] = [[frame, *_foot(number, ink)]]
    y = float(place.bottom + _MARGIN // 2)
    step = height(1, ink.size) * 1.15
    for note in notes:
        for line in wrapped(note, ink, width):
            if y + step > A4.height - _MARGIN * 1.5:
                pages.append(list(_foot(number, ink)))
                y = float(_MARGIN)
            pages[-1] += block([line], _MARGIN, y, width, ink)
            y += step
        y += _BREAK
    scale = width / size.width
    return [Sheet(tuple(pages[0]), marks, place, scale), *(Sheet(tuple(rest)) for rest in pages[1:])]


def _foot(number: int, ink: Ink) -> Iterable[Mark]:
    small = Ink(ink.face, 9.0, "666666", east_asian=ink.east_asian)
    return block([str(number)], _MARGIN, A4.height - _MARGIN, A4.width - 2 * _MARGIN, small, "right")


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
        for mark in (*sheet.marks, *sheet.slide)
        if isinstance(mark, Glyphs)
        for character in mark.text
    )
    facts = Facts(meta, tuple(bookmarks), _spots(sheets), said, _twins(sheets))
    return mended(bytes(buffer.data().data()), facts)


def _paint(sheet: Sheet, painter: QPainter) -> None:
    painter.save()
    dots = _RESOLUTION / 72
    painter.scale(dots, dots)
    if sheet.place:
        painter.save()
        painter.translate(sheet.place.x / EMU_PER_POINT, sheet.place.y / EMU_PER_POINT)
        painter.scale(sheet.scale, sheet.scale)
        width, high = (each / sheet.scale / EMU_PER_POINT for each in (sheet.place.width, sheet.place.height))
        painter.setClipRect(0, 0, round(width), round(high))
        painting.paint(sheet.slide, painter)
        painter.restore()
    painting.paint(sheet.marks, painter)
    painter.restore()


def _spots(sheets: Sequence[Sheet]) -> tuple[Spot, ...]:
    spots = []
    for index, sheet in enumerate(sheets):
        for mark in sheet.marks:
            if isinstance(mark, Link):
                spots.append(Spot(index, mark.rect, mark.address))
        for mark in sheet.slide:
            if isinstance(mark, Link) and sheet.place:
                x, y, width, high = (
                    round(each * sheet.scale)
                    for each in (mark.rect.x, mark.rect.y, mark.rect.width, mark.rect.height)
                )
                spots.append(
                    Spot(index, Rect(sheet.place.x + x, sheet.place.y + y, width, high), mark.address)
                )
    return tuple(spots)


def _twins(sheets: Sequence[Sheet]) -> Callable[[str], str]:
    """For a character that no slide says: the one that is said and has the same glyph.

    Qt names a glyph by the first character that the font gives it, so that 网 comes back as the radical ⽹.
    """
    marks = [mark for sheet in sheets for mark in (*sheet.marks, *sheet.slide) if isinstance(mark, Glyphs)]
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
