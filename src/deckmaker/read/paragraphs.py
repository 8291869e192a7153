"""A plain text gives its paragraphs: hard-wrapped lines rejoined, set-off lines told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from deckmaker.model import Run

from .credits import byline
from .drafting import Piece
from .inline import wide

# what parts lines in pasted text; editors count only the first three as lines
BREAK = re.compile(r"\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
BLANK = " \t\u00a0\u1680\u2000-\u200a\u200b\u202f\u205f\u3000\ufeff"
BLANKS = BLANK.replace("\u2000-\u200a", "".join(map(chr, range(0x2000, 0x200B))))
BULLET = re.compile(
    r"(?:[-*+•‣◦▪●○■□➢✓·–]|\((?:\d{1,2}|[a-z])\)|(?:\d{1,2}|[a-z])[.)])[ \t\u00a0\u3000]+(?=\S)"
)
NUMBERED = re.compile(r"\(?(?:\d{1,2}|[a-z])[.)]")
# a line that fills less of the paragraph's width than this was ended on purpose
FULL = 0.82
WIDEST = 130  # columns; longer lines were never wrapped by hand or by a mailer


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the source, without the white space around it."""

    text: str
    origin: int
    indent: int


@dataclass(slots=True)
class Passage:
    """Rows that belong together: one paragraph, or one item of a list."""

    rows: list[Row]
    alone: bool = False  # one line with blank lines (or the ends of the text) around it
    bullet: bool = False
    ordered: bool = False
    indent: int = 0
    mark: str = ""  # the bullet or number before it, as written
    underline: str = ""  # "=" or "-" when a rule stands under it
    pieces: list[Piece] = field(default_factory=list)
    text: str = ""

    def settle(self) -> None:
        self.pieces = list(_joined(self.rows))
        self.text = "".join(piece.run.text for piece in self.pieces)


def passages(text: str) -> list[Passage]:
    """The paragraphs and list items of a text, in order."""
    groups = list(_groups(text))
    found: list[Passage] = []
    for group in groups:
        found.extend(_split(group))
    for each in found:
        each.settle()
    return found


def _groups(text: str) -> Iterator[list[Row]]:
    """Runs of lines that hold more than white space."""
    group: list[Row] = []
    start = 0
    ends = [(match.start(), match.end()) for match in BREAK.finditer(text)]
    for end, following in [*ends, (len(text), len(text))]:
        line = text[start:end]
        core = line.strip(BLANKS)
        if core:
            lead = len(line) - len(line.lstrip(BLANKS))
            group.append(Row(core, start + lead, len(line[:lead].expandtabs(4))))
        elif group:
            yield group
            group = []
        start = following
    if group:
        yield group


def _split(group: Sequence[Row]) -> Iterator[Passage]:
    """The passages of a run of lines without a blank one between them."""
    width = max(map(_columns, group))
    whole = len(group) == 1
    current: Passage | None = None
    listed = False  # an item has begun in this group
    for index, row in enumerate(group):
        if index and current is not None and not current.bullet and _rule(row.text):
            # a rule under one short line makes it a heading; anywhere else it only parts
            if len(current.rows) == 1 and _columns(current.rows[0]) <= 100:
                current.underline = row.text[0]
            yield current
            current, listed = None, False
            continue
        if _rule(row.text):
            continue
        mark = BULLET.match(row.text)
        if mark and (
            whole or listed or row.text[0] in "-*+•‣◦▪●○■□➢✓" or index == 0 or _opens_list(group[index - 1])
        ):
            if row.text[0] in "·–" and not listed and not _repeats(group, index):
                mark = None
        else:
            mark = None
        if mark:
            if current is not None:
                yield current
            ordered = NUMBERED.match(row.text) is not None
            core = Row(row.text[mark.end() :], row.origin + mark.end(), row.indent)
            current = Passage([core], whole, True, ordered, row.indent, mark[0])
            listed = True
        elif current is None:
            current = Passage([row], whole)
        elif (
            not byline(row.text)
            and not byline(group[index - 1].text)
            and _continues(current, row, group[index - 1], width)
        ):
            current.rows.append(row)
        else:
            yield current
            current = Passage([row])
            listed = False
    if current is not None:
        yield current


def _rule(text: str) -> bool:
    return len(text) >= 3 and text[0] in "=-_*~—#+·" and not text.strip(text[0] + " ")


def _opens_list(row: Row) -> bool:
    return row.text.endswith((":", "："))


def _repeats(group: Sequence[Row], index: int) -> bool:
    """Whether the next line has the same mark: one dash alone opens a speech, not a list."""
    return index + 1 < len(group) and group[index + 1].text[0] == group[index].text[0]


def _continues(passage: Passage, row: Row, above: Row, width: int) -> bool:
    """Whether a line goes on with the sentence of the line above it."""
    if passage.bullet and row.indent > passage.indent:
        return True
    first = row.text[0]
    if width > WIDEST:
        return False  # one paragraph a line
    if first.islower():
        return True
    if width < 50 and not wide(above.text[0]) and above.text[-1] in ".!?:;":
        return False  # nobody wraps Latin text so narrowly
    # had the next word fitted, the line above would have held it: it was wrapped, else ended
    word = 2 if wide(first) else min(len(row.text.split(maxsplit=1)[0]), 24)
    return _columns(above) + 1 + word > width * FULL + 4 and width >= 30


def _columns(row: Row) -> int:
    text = row.text[:400]
    return len(text) if text.isascii() else len(text) + sum(map(wide, text))


def _joined(rows: Sequence[Row]) -> Iterator[Piece]:
    """The rows as one paragraph: a space for a line break, none between Chinese characters."""
    for index, row in enumerate(rows):
        if index:
            above = rows[index - 1]
            last, first = above.text[-1], row.text[0]
            hyphen = last == "-" and len(above.text) > 1 and above.text[-2].isalpha() and first.islower()
            if not hyphen and not (wide(last) and wide(first)):
                yield Piece(Run(" "), above.origin + len(above.text))
        yield Piece(Run(row.text), row.origin)
