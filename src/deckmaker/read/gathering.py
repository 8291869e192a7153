"""Paragraphs of a file that is not written as text give a Document.

The paragraphs, one a line, stand for the source: a place in it is the number of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckmaker.model import (
    Block,
    Cell,
    Code,
    Document,
    Figure,
    Grid,
    Meta,
    Notes,
    Paragraph,
    Problem,
    Quotation,
    Run,
    Severity,
    Span,
)

from .conventions import CAPTION, DASH, NOTES
from .credits import byline, is_credit
from .drafting import Draft, Piece, cut, finished, line_starts, text_of, trimmed
from .language import language
from .lists import Item, write_list

Runs = Sequence[Run]
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")
_CLOSING = 3  # paragraphs at the end among which the credit line stands
DEEPEST = 8


class Gathering:
    """Blocks in the order of the file. List items and quoted lines that follow each other belong together."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.drafts: list[Draft] = []
        self.meta = Meta()
        self.problems: list[tuple[Severity, str, str, str, int]] = []
        self._lines: list[str] = []
        self._length = 0
        self._items: list[Item] = []
        self._quoted: list[list[Piece]] = []
        self._code: list[list[Piece]] = []
        self._caption: list[Piece] = []  # of the table to come
        self._opening = True  # a byline may come

    # ── blocks ───────────────────────────────────────────────────────────────────────────

    def heading(self, level: int, runs: Runs) -> None:
        """A section; an empty heading is none."""
        self.flush()
        start = self._length
        title = " ".join(text_of(self._line(runs)).split())
        if title:
            self.drafts.append(Draft(min(max(level, 1), 6), title, start))
            self._opening = len(self.drafts) == 1

    def paragraph(self, runs: Runs) -> None:
        """A paragraph, the notes that it begins with "Notes:", the caption of a table, or a byline."""
        self.flush()
        pieces = trimmed(self._line(runs))
        text = text_of(pieces)
        if not pieces:
            return
        if match := NOTES.match(text):
            self._notes([cut(pieces, match.end())])
            return
        if match := CAPTION.match(text):
            if not self._captioned(Grid, text[match.end() :]):
                self._caption = pieces
            return
        said = byline(text) if self._opening else None
        if said:
            self.meta = replace(self.meta, author=self.meta.author or said[0], date=self.meta.date or said[1])
            return
        draft = self._current()
        draft.part()
        draft.blocks.append(Paragraph(*draft.write(pieces)))
        self._opening = False

    def item(self, runs: Runs, level: int = 0, *, ordered: bool = False) -> None:
        """One more item of the list that is being read."""
        if not self._items or (not level and ordered != self._items[0].ordered):
            self.flush()
        if pieces := trimmed(self._line(runs)):
            self._items.append(Item(pieces, min(level, DEEPEST), ordered))

    def quote(self, runs: Runs) -> None:
        """One more paragraph of the quotation that is being read; a last one after a dash says who said it."""
        if not self._quoted:
            self.flush()
        if pieces := trimmed(self._line(runs)):
            self._quoted.append(pieces)

    def code(self, text: str) -> None:
        """One more line of the code that is being read."""
        if not self._code:
            self.flush()
        self._code.extend(self._line([Run(line)]) for line in text.split("\n"))

    def aside(self, runs: Runs) -> None:
        """A paragraph that is in no section, a title: it is only counted."""
        self.flush()
        self._line(runs)

    def notes(self, runs: Runs) -> None:
        """What is to be said, not shown."""
        self.flush()
        self._notes([trimmed(self._line(runs))])

    def table(self, rows: Sequence[Sequence[Runs]]) -> None:
        """A table whose first row is its header; short rows are filled up."""
        above = CAPTION.sub("", text_of(self._caption), count=1)
        self._caption = []
        self.flush()
        wide = max((len(row) for row in rows), default=0)
        if not wide:
            return
        draft = self._current()
        draft.part()
        first = draft.length
        made: list[tuple[Cell, ...]] = []
        for row in rows:
            if made:
                draft.gap("\n")
            cells: list[Cell] = []
            for pieces in self._row([*row, *[()] * (wide - len(row))]):
                if cells:
                    draft.gap("\t")
                cells.append(Cell(*draft.write(trimmed(pieces))))
            made.append(tuple(cells))
        span = Span(first, draft.length)
        draft.blocks.append(Grid(span, made[0], tuple(made[1:]), ("",) * wide, above))
        self._opening = False

    def figure(self, path: str, alt: str, data: bytes, svg: bytes = b"", caption: str = "") -> None:
        """A picture; its alternative text stands for it in the section."""
        self.flush()
        draft = self._current()
        pieces = self._line([Run(alt)])
        if alt:
            draft.part()
        span, _ = draft.write(pieces)
        draft.blocks.append(Figure(span, path, alt, caption, data, svg))

    def caption(self, runs: Runs) -> None:
        """What stands below a picture or a table, or above a table."""
        self.flush()
        pieces = trimmed(self._line(runs))
        text = " ".join(CAPTION.sub("", text_of(pieces), count=1).split())
        if text and not self._captioned(Figure, text) and not self._captioned(Grid, text):
            self._caption = pieces

    def problem(self, severity: Severity, code: str, message: str, hint: str) -> None:
        """Something to tell about the paragraph to come."""
        self.problems.append((severity, code, message, hint, self._length))

    # ── the whole ────────────────────────────────────────────────────────────────────────

    def document(self, title: str = "") -> Document:
        """What was gathered. `title` is that of the file; else the only heading of the highest level is it."""
        self.flush()
        self._credit()
        drafts = [draft for draft in self.drafts if draft.level or draft.blocks]
        title, drafts = _titled(title, drafts)
        text = "".join(self._lines)
        starts = line_starts(text)
        sections, begins = finished(drafts), tuple(draft.start for draft in drafts)
        meta = replace(self.meta, title=title)
        if not meta.language:
            sample = [meta.title, *(f"{each.title}\n{each.text[:4000]}" for each in sections[:40])]
            meta = replace(meta, language=language("\n".join(sample)))
        blank = Document(self.name, meta, sections, begins, starts, text)
        problems = tuple(
            Problem(severity, code, message, hint, blank.at(min(place, max(len(text) - 1, 0))))
            for severity, code, message, hint, place in self.problems
        )
        return replace(blank, problems=problems)

    def flush(self) -> None:
        """The list, quotation or code that was being read is whole; a caption without a table is a paragraph."""
        if self._caption:
            said, self._caption = self._caption, []
            draft = self._current()
            draft.part()
            draft.blocks.append(Paragraph(*draft.write(said)))
        if self._items:
            items, self._items = self._items, []
            write_list(self._current(), items)
        if self._quoted:
            lines, self._quoted = self._quoted, []
            self._quotation(lines)
        if self._code:
            code, self._code = self._code, []
            draft = self._current()
            span, text = self._block(code)
            draft.blocks.append(Code(span, text))
        self._opening = self._opening and not (self.drafts and self.drafts[-1].blocks)

    def _current(self) -> Draft:
        if not self.drafts:
            self.drafts.append(Draft(0, "", 0))
        return self.drafts[-1]

    def _line(self, runs: Runs, end: str = "\n") -> list[Piece]:
        """The runs as pieces of one more line of the text that stands for the file."""
        pieces: list[Piece] = []
        for run in runs:
            text = _CONTROLS.sub("", run.text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " "))
            if not text:
                continue
            pieces.append(Piece(replace(run, text=text), self._length))
            self._put(text.replace("\n", "\u2028"))  # a line break is no paragraph
        self._put(end)
        return pieces

    def _row(self, cells: Sequence[Runs]) -> list[list[Piece]]:
        found = [
            self._line([replace(run, text=run.text.replace("\n", " ")) for run in cell], end="\t")
            for cell in cells
        ]
        self._put("\n")
        return found

    def _put(self, text: str) -> None:
        self._lines.append(text)
        self._length += len(text)

    def _notes(self, lines: Sequence[Sequence[Piece]]) -> None:
        lines = [line for line in map(trimmed, lines) if line]
        if lines:
            draft = self._current()
            draft.blocks.append(Notes(*self._block(lines)))

    def _block(self, lines: Iterable[Sequence[Piece]]) -> tuple[Span, str]:
        draft = self._current()
        draft.part()
        first = draft.length
        texts: list[str] = []
        for line in lines:
            if texts:
                draft.gap("\n")
            draft.write(line)
            texts.append(text_of(line))
        return Span(first, draft.length), "\n".join(texts)

    def _quotation(self, lines: list[list[Piece]]) -> None:
        attribution = ""
        if len(lines) > 1 and (match := DASH.match(text_of(lines[-1]))):
            attribution = " ".join(text_of(lines.pop())[match.end() :].split())
        draft = self._current()
        draft.part()
        pieces = [piece for line in lines for piece in (Piece(Run("\n"), line[0].origin - 1), *line)][1:]
        draft.blocks.append(Quotation(*draft.write(pieces), attribution))

    def _captioned(self, kind: type[Grid] | type[Figure], text: str) -> bool:
        """Give the caption to the block before it, when that is of the kind and has none."""
        blocks: list[Block] = self.drafts[-1].blocks if self.drafts else []
        last = blocks[-1] if blocks else None
        if isinstance(last, Grid | Figure) and isinstance(last, kind) and not last.caption:
            blocks[-1] = replace(last, caption=text)
            return True
        return False

    def _credit(self) -> None:
        """A last paragraph that says where the text comes from goes to the meta."""
        if self.meta.credit or not self.drafts:
            return
        blocks = self.drafts[-1].blocks
        for block in blocks[-_CLOSING:]:
            text = "".join(run.text for run in block.runs) if isinstance(block, Paragraph) else ""
            if text and is_credit(text, near_end=True) and block in blocks:
                self.meta = replace(self.meta, credit=" ".join(text.split()))
                blocks.remove(block)
                return


def _titled(title: str, drafts: list[Draft]) -> tuple[str, list[Draft]]:
    """The title, and the sections without the heading that says it: the first, when it is alone on its level."""
    heads = [draft for draft in drafts if draft.level]
    if not heads:
        return title, drafts
    first = heads[0]
    said = first.title
    alone = sum(draft.level == min(each.level for each in heads) for draft in heads) == 1
    if title and title.casefold() != said.casefold():
        return title, drafts
    if not alone or any(draft.level < first.level for draft in heads):
        return said, drafts
    if not first.blocks:
        return said, [draft for draft in drafts if draft is not first]
    first.level, first.title = 0, ""  # what stands below it opens the deck
    return said, drafts
