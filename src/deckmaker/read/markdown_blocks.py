"""One stretch of a Markdown text → the Drafts of its sections, places counted from its first character.

Four conventions of ours beside CommonMark: a fence `chart` holds explicit figures; a paragraph that
begins with "Notes:", a fence `notes` or a comment `<!-- notes: … -->` goes to the speaker notes; the
last line of a block quote after a dash names who said it; a comment `<!-- hidden -->` keeps a section
off the slides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote

from markdown_it.token import Token

from deckmaker.model import (
    ChartData,
    Code,
    Figure,
    Grid,
    Meta,
    Notes,
    Paragraph,
    Quotation,
    Run,
    Severity,
    Span,
)

from .conventions import CAPTION, DASH, NOTES
from .credits import byline
from .drafting import Draft, Piece, cut, text_of, trimmed
from .formula_blocks import unsaid, write_formula
from .inline import Image, Inline, Seams, inline
from .lists import Item, write_list
from .outlines import looks
from .pictures import fetch, outlines
from .tables import read_table

__all__ = ["Remark", "Walk"]

COMMENT_NOTES = re.compile(r"<!--\s*(?:speaker )?notes?\s*[:：]", re.IGNORECASE)


class Remark(NamedTuple):
    """A Problem that does not know yet where its stretch stands."""

    severity: Severity
    code: str
    message: str
    hint: str
    place: int  # from the first character of the stretch


class Walk:
    """One pass over the tokens of a stretch: what it finds is in `drafts`, `html` and `remarks`.

    Only before the first section has words can author and date be found: they go to `meta`, unless a
    stretch is `later` than that.
    """

    def __init__(
        self,
        lines: Sequence[str],
        starts: Sequence[int],
        tokens: Sequence[Token],
        env: dict[str, Any],
        folder: Path | None,
        room: int,
        meta: Meta | None = None,
    ) -> None:
        self.lines, self.starts, self.tokens, self.env = lines, starts, tokens, env
        self.folder, self.room = folder, room  # bytes that pictures may still have
        self.later, self.meta = meta is None, meta or Meta()
        self.drafts: list[Draft] = []
        self.draft: Draft | None = None
        self.html: list[int] = []  # places of raw HTML
        self.remarks: list[Remark] = []
        self.notes_follow = False  # "Notes:" stood alone: the next quote, list or fence is the notes
        self.caption = ""  # of the table to come

    def walked(self) -> Walk:
        index = 0
        while index < len(self.tokens):
            end = _close(self.tokens, index)
            self._block(index, end)
            index = end + 1
        return self

    def _heading(self, index: int) -> str:
        """A heading's words; what it says in raw HTML is left out without a note."""
        token = self.tokens[index + 1]
        return " ".join(text_of(inline(token.content, self._seams(token), self.env).pieces).split())

    # -- blocks

    def _block(self, start: int, end: int) -> None:
        token = self.tokens[start]
        kind = token.type
        if kind == "heading_open":
            title = self._heading(start)
            if title:
                self._open(int(token.tag[1]), title, self._line(token))
                return
        if kind not in ("blockquote_open", "bullet_list_open", "ordered_list_open", "fence"):
            self.notes_follow = False
        if kind == "paragraph_open":
            self._paragraph(self.tokens[start + 1])
        elif kind in ("bullet_list_open", "ordered_list_open"):
            self._list(start, end)
        elif kind == "blockquote_open":
            self._quotation(start, end)
        elif kind == "table_open":
            self._table(start, end)
        elif kind in ("fence", "code_block"):
            self._code(token)
        elif kind == "html_block":
            self._html(token)
        elif kind == "math_block":
            self._formula(token)
        self.notes_follow = self.notes_follow and kind == "paragraph_open"

    def _open(self, level: int, title: str, place: int) -> None:
        self.notes_follow = False
        self.draft = Draft(level, title, place)
        self.drafts.append(self.draft)
        self.caption = ""

    def _current(self, token: Token) -> Draft:
        """The section that a block belongs to; text before the first heading opens the "intro"."""
        if self.draft is None:
            self._open(0, "", self._line(token))
        assert self.draft is not None
        return self.draft

    def _paragraph(self, token: Token) -> None:
        found = self._inline(token)
        pieces = trimmed(found.pieces)
        text = text_of(pieces)
        if match := NOTES.match(text):
            self._notes([cut(pieces, match.end())], token)
            self.notes_follow = match.end() == len(text)
            return
        if match := CAPTION.match(text):
            draft = self._current(token)
            last = draft.blocks[-1] if draft.blocks else None
            if isinstance(last, Grid) and not last.caption:
                draft.blocks[-1] = Grid(last.span, last.header, last.rows, last.aligns, text[match.end() :])
                return
            if self._table_follows(token):
                self.caption = text[match.end() :]
                return
        if self._is_byline(text):
            return
        if pieces:
            draft = self._current(token)
            draft.part()
            draft.blocks.append(Paragraph(*draft.write(pieces)))
        self._figures(found.images, token)

    def _is_byline(self, text: str) -> bool:
        """Whether the text opens with author or date, which then go to the meta."""
        if self.later or len(self.drafts) > 1 or (self.draft and (self.draft.blocks or self.draft.level > 1)):
            return False
        said = byline(text)
        if not said or (self.meta.author and said[0]) or (self.meta.date and said[1]):
            return False
        self.meta = replace(self.meta, author=self.meta.author or said[0], date=self.meta.date or said[1])
        return True

    def _table_follows(self, token: Token) -> bool:
        line = (token.map or [0, 0])[1]
        rest = [each for each in self.lines[line : line + 4] if each.strip()]
        return len(rest) > 1 and "|" in rest[0] and re.fullmatch(r"[\s|:-]+", rest[1]) is not None

    def _figures(self, images: Sequence[Image], token: Token) -> None:
        for image in images:
            draft = self._current(token)
            data, svg, code, message, hint = self._picture(image.path)
            self.room -= len(svg or data)
            if code:
                self._problem("warning", code, message, hint, image.origin)
            if image.alt:
                draft.part()
            span, _ = draft.write([Piece(Run(image.alt), image.origin)])
            draft.blocks.append(Figure(span, image.path, image.alt, image.caption, data, svg))

    def _picture(self, path: str) -> tuple[bytes, bytes, str, str, str]:
        """The bitmap and the outlines, then code, message and hint of what is wrong."""
        data, code, message, hint = fetch(path, self.folder, self.room)
        if data and looks(data):
            return outlines(data, unquote(path))
        return data, b"", code, message, hint

    def _formula(self, token: Token) -> None:
        first, last = token.map or (0, 0)
        lines = list(zip(self.lines[first:last], self.starts[first:last], strict=False))
        for wrong in write_formula(self._current(token), token.content.strip(), lines, self._line(token)):
            self._problem("warning", *wrong, self._line(token))

    def _notes(self, lines: Sequence[Sequence[Piece]], token: Token) -> None:
        """Speaker notes; nothing when they are empty."""
        lines = [line for line in map(trimmed, lines) if line]
        if not lines:
            return
        span, text = self._lines(lines, token)
        self._current(token).blocks.append(Notes(span, text))

    def _lines(self, lines: Sequence[Sequence[Piece]], token: Token) -> tuple[Span, str]:
        """Write lines as a block of their own; where they stand, and what they say."""
        draft = self._current(token)
        draft.part()
        first = draft.length
        for index, line in enumerate(lines):
            if index:
                draft.gap("\n")
            draft.write(line)
        return Span(first, draft.length), "\n".join(map(text_of, lines))

    def _list(self, start: int, end: int) -> None:
        items: list[Item] = []
        levels: list[bool] = []  # of the lists around: whether each is numbered
        fresh = False  # whether the item's first paragraph is still to come
        notes, self.notes_follow = self.notes_follow, False
        index = start
        top = self.tokens[start]

        def flush() -> None:
            if notes:
                self._notes([item.pieces for item in items], top)
            elif items:
                write_list(self._current(top), items)
            items.clear()

        while index <= end:
            token = self.tokens[index]
            kind = token.type
            if kind in ("bullet_list_open", "ordered_list_open"):
                levels.append(kind == "ordered_list_open")
            elif kind in ("bullet_list_close", "ordered_list_close"):
                levels.pop()
            elif kind == "list_item_open":
                fresh = True
            elif kind == "inline":
                found = self._inline(token)
                pieces = trimmed(found.pieces)
                if pieces and (fresh or not items):
                    items.append(Item(pieces, len(levels) - 1, levels[-1]))
                elif pieces:
                    items[-1].pieces.extend([Piece(Run("\n"), pieces[0].origin - 1), *pieces])
                fresh = fresh and not pieces
                if found.images:
                    flush()
                    self._figures(found.images, token)
            elif kind in ("fence", "code_block", "blockquote_open", "table_open", "html_block"):
                flush()
                last = _close(self.tokens, index)
                self._block(index, last)
                index = last
            index += 1
        flush()

    def _quotation(self, start: int, end: int) -> None:
        lines: list[list[Piece]] = []
        images: list[Image] = []
        attribution = ""
        inlines = [
            token for token in self.tokens[start : end + 1] if token.type in ("inline", "fence", "code_block")
        ]
        for token in inlines:
            if token.type != "inline":
                lines.extend(filter(None, self._verbatim(token)))  # blank lines are no words
                continue
            content = token.content
            last_line = content.rfind("\n") + 1
            match = DASH.match(content, last_line)
            if token is inlines[-1] and match and (lines or last_line):
                said_by = inline(content[match.end() :], Seams([0], [0]), self.env)  # it needs no place
                attribution = " ".join(text_of(said_by.pieces).split())
                content = content[:last_line].rstrip(" \t\n\\")
            found = inline(content, self._seams(token), self.env)
            self.html.extend(found.dropped)
            images.extend(found.images)
            if pieces := trimmed(found.pieces):
                lines.append(pieces)
        top = self.tokens[start]
        if self.notes_follow:
            self.notes_follow = False
            self._notes(lines, top)
            return
        if lines:
            draft = self._current(top)
            draft.part()
            pieces = [piece for line in lines for piece in (Piece(Run("\n"), line[0].origin - 1), *line)][1:]
            draft.blocks.append(Quotation(*draft.write(pieces), attribution))
        self._figures(images, top)

    def _table(self, start: int, end: int) -> None:
        draft = self._current(self.tokens[start])
        draft.part()
        caption, self.caption = self.caption, ""
        grid, crowded, dropped = read_table(
            self.tokens[start : end + 1], draft, self.lines, self.starts, self.env, caption
        )
        draft.blocks.append(grid)
        self.html.extend(dropped)
        for place in crowded:
            hint = "give every row as many cells as the header; write \\| for a bar inside a cell"
            self._problem("warning", "table-cells", "a table row has more cells than its header", hint, place)

    def _code(self, token: Token) -> None:
        lines = self._verbatim(token)
        kind = token.info.split(maxsplit=1)[0].lower() if token.info.strip() else ""
        if kind in ("notes", "note") or (self.notes_follow and token.type == "fence"):
            self.notes_follow = False
            self._notes(lines, token)
            return
        span, text = self._lines(lines, token)
        self._current(token).blocks.append(
            ChartData(span, text) if kind == "chart" else Code(span, text, kind)
        )

    def _verbatim(self, token: Token) -> list[list[Piece]]:
        """The lines of a code block, each as one piece (none for an empty line)."""
        line = (token.map or [0, 0])[0] + (token.type == "fence")
        found: list[list[Piece]] = []
        for offset, content in enumerate(token.content.removesuffix("\n").split("\n")):
            number = min(line + offset, len(self.lines) - 1)
            column = max(len(self.lines[number]) - len(content), 0)
            found.append([Piece(Run(content), self.starts[number] + column)] if content else [])
        return found

    def _html(self, token: Token) -> None:
        content = token.content
        start = self._line(token)
        place = 0
        while True:
            opening = content.find("<!--", place)
            head = content[place : opening if opening >= 0 else len(content)]
            if head.strip():
                self.html.append(start + place + len(head) - len(head.lstrip()))
            if opening < 0:
                return
            closing = content.find("-->", opening)
            closing = closing if closing >= 0 else len(content)
            if match := COMMENT_NOTES.match(content, opening, closing):
                seams = Seams([0], [start])
                body = Piece(Run(content[match.end() : closing]), 0)
                self._notes([list(seams.split(body.run, match.end()))], token)
            elif self.draft and content[opening:closing].strip("<!- \n").lower() == "hidden":
                self.draft.hidden = True
            place = closing + 3

    # -- places

    def _line(self, token: Token) -> int:
        """Where a block's first line begins in the source."""
        return self.starts[min((token.map or [0, 0])[0], len(self.starts) - 1)]

    def _seams(self, token: Token) -> Seams:
        """Where the lines of inline content stand: each is the end of its line in the source."""
        seams = Seams()
        place = 0
        number = (token.map or [0, 0])[0]
        for line in token.content.split("\n"):
            whole = self.lines[min(number, len(self.lines) - 1)]
            core = line.strip()
            column = len(whole.rstrip()) - len(core)
            if not whole.startswith(core, max(column, 0)):
                column = whole.find(core)  # a heading with closing marks
            begin = self.starts[min(number, len(self.starts) - 1)] + max(column, 0)
            lead = len(line) - len(line.lstrip())
            if lead:
                seams.add(place, max(begin - lead, self.starts[min(number, len(self.starts) - 1)]))
            seams.add(place + lead, begin)
            place += len(line) + 1
            number += 1
        return seams

    def _inline(self, token: Token) -> Inline:
        found = inline(token.content, self._seams(token), self.env)
        self.html.extend(found.dropped)
        for place, latex in found.unsaid:
            self._problem("warning", *unsaid(latex), place)
        return found

    def _problem(self, severity: Severity, code: str, message: str, hint: str, place: int) -> None:
        self.remarks.append(Remark(severity, code, message, hint, place))


def _close(tokens: Sequence[Token], index: int) -> int:
    """The token that closes the one at `index`; itself when it opens nothing."""
    if tokens[index].nesting != 1:
        return index
    level = tokens[index].level
    while not (tokens[index].nesting == -1 and tokens[index].level == level):
        index += 1
    return index
