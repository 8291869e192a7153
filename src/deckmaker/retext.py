"""A Document's text → the text with a section moved, raised, lowered, copied, added, renamed or taken out.

Only Markdown and plain text. What is not touched stays as it is, to the character; `None` says that
there is nothing to do: the first section cannot go up. A section takes what stands below it along.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import quote

from deckmaker.model import Document

__all__ = [
    "can",
    "copied",
    "demoted",
    "down",
    "moved",
    "new",
    "pictured",
    "promoted",
    "removed",
    "renamed",
    "unpacked",
    "up",
]

_ATX = re.compile(r"( {0,3})(#{1,6})(?=[ \t]|$)")
_RULE = re.compile(r"[ \t]*(=+|-+)[ \t]*")
_DEEPEST = 6
_WIDE = 20_000  # characters of a line from which an editor's typing slows
_PIECE = 4_000  # about as many has each of the paragraphs that it becomes
_SENTENCE = re.compile(r"(?<=[.!?…])[”’\"')\]]*\s+|(?<=[。！？])[”’」』）]*")
_FENCE = re.compile(r" {0,3}(?:```|~~~)")


class _Places:
    """Where sections begin and end in the text."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.keys = [section.key for section in document.sections]
        self.levels = [section.level for section in document.sections]
        self.starts = [*document.starts, len(document.text)]
        self.markdown = document.name.lower().endswith((".md", ".markdown")) or re.search(
            r"(?m)^#{1,6} \S", self.text
        )
        self.newline = "\r\n" if "\r\n" in self.text else "\n"

    def at(self, key: str) -> int | None:
        """The index of a section that has a heading."""
        index = self.keys.index(key) if key in self.keys else None
        return index if index is not None and self.levels[index] else None

    def end(self, index: int) -> int:
        """One past the last section that stands below this one."""
        last = index + 1
        while last < len(self.levels) and self.levels[last] > self.levels[index]:
            last += 1
        return last

    def above(self, index: int) -> int | None:
        """The section that this one stands under."""
        return next((at for at in range(index - 1, -1, -1) if 0 < self.levels[at] < self.levels[index]), None)

    def before(self, index: int) -> int | None:
        """The section on the same level before this one, under the same heading."""
        for at in range(index - 1, -1, -1):
            if self.levels[at] < self.levels[index]:
                return None
            if self.levels[at] == self.levels[index]:
                return at
        return None

    def after(self, index: int) -> int | None:
        end = self.end(index)
        return end if end < len(self.levels) and self.levels[end] == self.levels[index] else None

    def joined(self, *pieces: str) -> str:
        """Pieces with an empty line between them, the text's own ending kept."""
        text = ""
        for piece in filter(None, pieces):
            if text:
                tail = len(text) - len(text.rstrip("\r\n"))
                breaks = len(re.findall(r"\r\n|\n|\r", text[len(text) - tail :]))
                text += self.newline * max(0, 2 - breaks)
            text += piece
        return text

    def shifted(self, first: int, last: int, to: int) -> str:
        """Sections `first` to `last` (exclusive) in front of the section `to`, or at the end."""
        start, stop, place = self.starts[first], self.starts[last], self.starts[to]
        block = self.text[start:stop]
        if place <= start:
            moved = self.joined(self.text[:place], block, self.text[place:start], self.text[stop:])
        else:
            moved = self.joined(self.text[:start], self.text[stop:place], block, self.text[place:])
        return _ended(moved, self.text)


def can(change: Callable[[Document, str], str | None], document: Document, key: str) -> bool:
    """Whether a change of a section, one of those here, is possible."""
    return change(document, key) is not None


def moved(document: Document, key: str, target: str = "", *, after: bool = False) -> str | None:
    """The section and all below it in front of another one, behind it with all below that, or at the end.

    Its level stays.
    """
    places = _Places(document)
    index = places.at(key)
    to = len(places.keys) if not target else places.at(target)
    if to is not None and target and after:
        to = places.end(to)
    if index is None or to is None or index <= to <= places.end(index):
        return None
    return places.shifted(index, places.end(index), to)


def up(document: Document, key: str) -> str | None:
    """One place up: before its neighbour, or, as the first, under the heading before its own."""
    places = _Places(document)
    index = places.at(key)
    if index is None:
        return None
    to = places.before(index)
    if to is None:
        over = places.above(index)
        if over is None or places.before(over) is None:
            return None
        to = over
    return places.shifted(index, places.end(index), to)


def down(document: Document, key: str) -> str | None:
    """One place down: after its neighbour, or, as the last, under the heading after its own."""
    places = _Places(document)
    index = places.at(key)
    if index is None:
        return None
    to = places.after(index)
    if to is not None:
        return places.shifted(index, places.end(index), places.end(to))
    over = places.above(index)
    under = places.after(over) if over is not None else None
    return places.shifted(index, places.end(index), under + 1) if under is not None else None


def promoted(document: Document, key: str) -> str | None:
    """One level up with all below it; not above the text's top level."""
    places = _Places(document)
    index = places.at(key)
    if index is None or places.levels[index] <= min(level for level in places.levels if level):
        return None
    return _leveled(places, index, -1)


def demoted(document: Document, key: str) -> str | None:
    """One level down with all below it: under its neighbour before it."""
    places = _Places(document)
    index = places.at(key)
    if index is None or places.before(index) is None:
        return None
    if max(places.levels[index : places.end(index)]) >= _DEEPEST:
        return None
    return _leveled(places, index, 1)


def copied(document: Document, key: str) -> str | None:
    """The section and all below it once more, right after itself."""
    places = _Places(document)
    index = places.at(key)
    if index is None:
        return None
    start, end = places.starts[index], places.starts[places.end(index)]
    text = places.joined(places.text[:end], places.text[start:end], places.text[end:])
    return _ended(text, places.text)


def removed(document: Document, key: str) -> str | None:
    """The text without the section and all below it."""
    places = _Places(document)
    index = places.at(key)
    if index is None:
        return None
    start, end = places.starts[index], places.starts[places.end(index)]
    return _ended(places.joined(places.text[:start], places.text[end:]), places.text)


def new(document: Document, after: str, title: str) -> str:
    """An empty section of this title after another one and all below it, on its level; else at the end."""
    places = _Places(document)
    index = places.at(after)
    levels = [level for level in places.levels if level]
    level = places.levels[index] if index is not None else min(levels, default=2)
    end = places.starts[places.end(index)] if index is not None else len(places.text)
    title = " ".join(title.split())
    if places.markdown or not levels:
        heading = f"{'#' * level} {title}"
    else:
        heading = f"{title}{places.newline}{'=-'[level > 1] * max(len(title), 3)}"
    return places.joined(places.text[:end], heading + places.newline, places.text[end:])


def pictured(document: Document, key: str, *paths: str) -> str | None:
    """Pictures at the end of a section's own text, before what stands below it; None for a text without any."""
    places = _Places(document)
    if not places.keys:
        return None
    index = places.keys.index(key) if key in places.keys else len(places.keys) - 1
    end = places.starts[index + 1]
    lines = [f"![]({quote(path, safe='/:._-~')})" for path in paths]
    text = places.joined(places.text[:end].rstrip("\r\n"), *lines, places.text[end:])
    return _ended(text, places.text)


def unpacked(text: str) -> str:
    """The text with each paragraph of over 20,000 characters as several, parted between sentences.

    Tables, code and what has no sentences stay as they are. Nothing is lost but spaces at the partings.
    """
    if len(text) <= _WIDE or max(map(len, text.splitlines()), default=0) <= _WIDE:
        return text
    newline = "\r\n" if "\r\n" in text else "\n"
    lines, coded = [], False
    for line in text.splitlines(keepends=True):
        coded ^= _FENCE.match(line) is not None
        if len(line) <= _WIDE or coded or line.startswith(("|", "    ", "\t")):
            lines.append(line)
            continue
        start, pieces = 0, []
        for match in _SENTENCE.finditer(line):
            if match.end() - start >= _PIECE:
                pieces.append(line[start : match.end()].rstrip(" \t"))
                start = match.end()
        pieces.append(line[start:])
        lines.append((newline * 2).join(piece for piece in pieces if piece))
    return "".join(lines)


def renamed(document: Document, key: str, title: str) -> str | None:
    """The section under another title."""
    places = _Places(document)
    index = places.at(key)
    title = " ".join(title.split())
    if index is None or not title:
        return None
    start = places.starts[index]
    line = _line(places.text, start)
    atx = _ATX.match(places.text, start)
    lead = f"{atx[0]} " if atx else ""
    section = document.sections[index]
    number = "" if atx else line[: line.find(section.title)] if section.title in line else ""
    rest = places.text[start + len(line) :]
    ruled = re.match(r"(\r\n|\n|\r)[ \t]*(=+|-+)[ \t]*(?=[\r\n]|$)", rest)
    if ruled and not atx:
        rest = ruled[1] + ruled[2][0] * max(len(title), 3) + rest[ruled.end() :]
    return places.text[:start] + lead + number + title + rest


def _leveled(places: _Places, index: int, by: int) -> str | None:
    """The headings of a section and of all below it some levels deeper."""
    pieces, last = [], 0
    for at in range(index, places.end(index)):
        start = places.starts[at]
        level = places.levels[at] + by
        line = _line(places.text, start)
        match = _ATX.match(places.text, start)
        pieces.append(places.text[last:start])
        if match:
            pieces.append(match[1] + "#" * level)
            last = match.end()
            continue
        rest = start + len(line)
        ruled = re.compile(r"(\r\n|\n|\r)[ \t]*(=+|-+)[ \t]*(?=[\r\n]|$)").match(places.text, rest)
        if not ruled:
            return None  # a plain text has no deeper headings
        if level <= 2:
            pieces.append(line + ruled[1] + "=-"[level - 1] * len(ruled[2]))
        else:
            pieces.append(f"{'#' * level} {line.strip()}")
        last = ruled.end()
    return "".join(pieces) + places.text[last:]


def _line(text: str, start: int) -> str:
    match = re.compile(r"[^\r\n]*").match(text, start)
    return match[0] if match else ""


def _ended(text: str, before: str) -> str:
    """With the line breaks at the end that the text had."""
    tail = before[len(before.rstrip("\r\n")) :]
    return text.rstrip("\r\n") + tail if text.strip() else text
