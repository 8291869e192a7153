"""A Markdown text gives a Document: headings make sections, blocks keep their kind.

CommonMark with tables and strikethrough, YAML front matter, and four conventions of ours:
a fence `chart` holds explicit figures; a paragraph that begins with "Notes:", a fence `notes` or a
comment `<!-- notes: … -->` goes to the speaker notes; the last line of a block quote after a dash
names who said it; a comment `<!-- hidden -->` keeps a section off the slides.
Limits: 20 levels of nesting (deeper text is not read); raw HTML is left out.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote

from markdown_it.token import Token

from deckmaker.model import (
    ChartData,
    Code,
    Document,
    Figure,
    Grid,
    Notes,
    Paragraph,
    Problem,
    Quotation,
    Run,
    Severity,
    Source,
    Span,
)

from .credits import byline
from .drafting import Draft, Piece, finished, line_starts, text_of, trimmed
from .front_matter import front_matter
from .inline import Image, Inline, Seams, inline, parser
from .language import language
from .lists import Item, write_list
from .outlines import looks
from .pictures import LARGEST_ALL, fetch, outlines
from .tables import read_table

NOTES = re.compile(r"\s*(?:(?:speaker |presenter )?notes|备注|演讲者备注|讲稿)\s*[:：]\s*", re.IGNORECASE)
CAPTION = re.compile(r"\s*(?:table|tabelle|tableau|tabla|表)\s*\d*\s*[:：]\s*", re.IGNORECASE)
DASH = re.compile(r"\s*(?:[—–―]|--+)\s*(?=\S)")
COMMENT_NOTES = re.compile(r"<!--\s*(?:speaker )?notes?\s*[:：]", re.IGNORECASE)


def read_markdown(source: Source, text: str, folder: Path | None) -> Document:
    """The Document of a Markdown text. Raises InputError for front matter with a YAML error."""
    return _Reading(source, text, folder).document()


class _Reading:
    """One pass over the tokens of one text."""

    def __init__(self, source: Source, text: str, folder: Path | None) -> None:
        self.name, self.text, self.folder = source.name, text, folder
        self.starts = line_starts(text)
        ends = (*self.starts[1:], len(text))
        pairs = zip(self.starts, ends, strict=True)
        self.lines = [text[start:end].rstrip("\r\n").replace("\0", "�") for start, end in pairs]
        self.meta, self.first, found = front_matter(self.name, self.lines)
        self.problems: list[Problem] = list(found)
        self.env: dict[str, Any] = {}
        self.tokens: list[Token] = parser().parse("\n".join(self.lines[self.first :]), self.env)
        self.drafts: list[Draft] = []
        self.draft: Draft | None = None
        self.html: list[int] = []  # places of raw HTML
        self.room = LARGEST_ALL
        self.notes_follow = False  # "Notes:" stood alone: the next quote, list or fence is the notes
        self.caption = ""  # of the table to come

    def document(self) -> Document:
        title, skip = self._title()
        index = skip
        while index < len(self.tokens):
            end = _close(self.tokens, index)
            self._block(index, end)
            index = end + 1
        meta = replace(self.meta, title=title)
        if self.html:
            places = f" ({len(self.html)} places)" if len(self.html) > 1 else ""
            hint = "write it in Markdown; only <sup>, <sub>, <br>, <b>, <i> and the like are read"
            self._problem("note", "html-dropped", f"raw HTML was left out{places}", hint, self.html[0])
        sections, starts = finished(self.drafts)
        if not meta.language:
            sample = [meta.title, *(f"{each.title}\n{each.text[:4000]}" for each in sections[:40])]
            meta = replace(meta, language=language("\n".join(sample)))
        return Document(self.name, meta, sections, starts, self.starts, self.text, tuple(self.problems))

    def _title(self) -> tuple[str, int]:
        """The document's title, and how many tokens its heading takes when it is no section."""
        headings = [
            n for n, token in enumerate(self.tokens) if token.type == "heading_open" and not token.level
        ]
        first = next((n for n, each in enumerate(self.tokens) if each.type != "html_block"), 0)
        named = self.meta.title
        if headings:
            heading = self._heading(headings[0])
            tops = sum(self.tokens[n].tag == "h1" for n in headings)
            alone = headings[0] == first and self.tokens[first].tag == "h1" and tops == 1
            if alone and heading and (not named or named.casefold() == heading.casefold()):
                # comments before it are read as if they stood after it
                self.tokens = self.tokens[:first] + self.tokens[first + 3 :]
                return named or heading, 0
            for n in headings if not named else ():
                if heading := self._heading(n):
                    return heading, 0
        return named or PurePath(self.name).stem or self.name, 0

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
        self.notes_follow = self.notes_follow and kind == "paragraph_open"

    def _open(self, level: int, title: str, place: int) -> None:
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
            self._notes([_cut(pieces, match.end())], token)
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
        if len(self.drafts) > 1 or (self.draft and (self.draft.blocks or self.draft.level > 1)):
            return False
        said = byline(text)
        if not said or (self.meta.author and said[0]) or (self.meta.date and said[1]):
            return False
        self.meta = replace(self.meta, author=self.meta.author or said[0], date=self.meta.date or said[1])
        return True

    def _table_follows(self, token: Token) -> bool:
        line = (token.map or [0, 0])[1] + self.first
        rest = [each for each in self.lines[line : line + 4] if each.strip()]
        return len(rest) > 1 and "|" in rest[0] and re.fullmatch(r"[\s|:-]+", rest[1]) is not None

    def _figures(self, images: Sequence[Image], token: Token) -> None:
        for image in images:
            draft = self._current(token)
            data, code, message, hint = fetch(image.path, self.folder, self.room)
            self.room -= len(data)
            svg = b""
            if data and looks(data):
                data, svg, code, message, hint = outlines(data, unquote(image.path))
            if code:
                self._problem("warning", code, message, hint, image.origin)
            if image.alt:
                draft.part()
            span, _ = draft.write([Piece(Run(image.alt), image.origin)])
            draft.blocks.append(Figure(span, image.path, image.alt, image.caption, data, svg))

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
            self.tokens[start : end + 1], draft, self.lines, self.starts, self.first, self.env, caption
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
        line = (token.map or [0, 0])[0] + self.first + (token.type == "fence")
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
        return self.starts[min((token.map or [0, 0])[0] + self.first, len(self.starts) - 1)]

    def _seams(self, token: Token) -> Seams:
        """Where the lines of inline content stand: each is the end of its line in the source."""
        seams = Seams()
        place = 0
        number = (token.map or [0, 0])[0] + self.first
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
        return found

    def _problem(self, severity: Severity, code: str, message: str, hint: str, place: int) -> None:
        blank = Document(self.name, self.meta, (), (), self.starts, self.text)
        self.problems.append(Problem(severity, code, message, hint, blank.at(place)))


def _close(tokens: Sequence[Token], index: int) -> int:
    """The token that closes the one at `index`; itself when it opens nothing."""
    if tokens[index].nesting != 1:
        return index
    level = tokens[index].level
    while not (tokens[index].nesting == -1 and tokens[index].level == level):
        index += 1
    return index


def _cut(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """The pieces without their first `count` characters."""
    rest: list[Piece] = []
    for piece in pieces:
        skip = min(count, len(piece.run.text))
        count -= skip
        if skip < len(piece.run.text):
            rest.append(Piece(replace(piece.run, text=piece.run.text[skip:]), piece.origin + skip))
    return rest
