"""Pieces of text with their place in the source give the Sections of a Document.

A Draft is a section being written: blocks append their pieces to it, and it keeps the anchors
that lead each character back to the source.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import accumulate

from deckmaker.memo import Memory
from deckmaker.model import Block, Run, Section, Span


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters of one style that stand one for one in the source, from `origin` on."""

    run: Run
    origin: int  # code points from the start of the decoded source


# a page of an encyclopaedia, copied, has it behind every heading
_BUTTON = re.compile(r"\s*\[\s*edit(?:\s+source)?\s*\]\Z", re.IGNORECASE)


@dataclass(slots=True)
class Draft:
    """A section while it is read."""

    level: int
    title: str
    start: int  # where it begins in the decoded source
    path: str = ""  # its key before repeated ones are numbered
    blocks: list[Block] = field(default_factory=list)
    hidden: bool = False
    _parts: list[str] = field(default_factory=list)
    _length: int = 0
    _anchors: list[tuple[int, int]] = field(default_factory=lambda: [(0, 0)])

    def __post_init__(self) -> None:
        self.title = _BUTTON.sub("", self.title) or self.title

    @property
    def empty(self) -> bool:
        return not self.blocks

    @property
    def length(self) -> int:
        return self._length

    def part(self) -> None:
        """A blank line between blocks, except before the first."""
        if self._length:
            self.gap("\n\n")

    def gap(self, characters: str) -> None:
        """Characters that separate and stand for none of the source."""
        self._parts.append(characters)
        self._length += len(characters)

    def write(self, pieces: Iterable[Piece]) -> tuple[Span, tuple[Run, ...]]:
        """Append pieces; what comes back is the span they fill, and the runs it consists of."""
        first = self._length
        runs: list[Run] = []
        styles: list[list[str]] = []
        for piece in pieces:
            text = piece.run.text
            if not text:
                continue
            self._anchor(piece.origin - self.start)
            self._parts.append(text)
            self._length += len(text)
            if runs and replace(runs[-1], text="") == replace(piece.run, text=""):
                styles[-1].append(text)
            else:
                runs.append(piece.run)
                styles.append([text])
        joined = (replace(run, text="".join(texts)) for run, texts in zip(runs, styles, strict=True))
        return Span(first, self._length), tuple(joined)

    def section(self, key: str) -> Section:
        return Section(
            key,
            self.level,
            self.title,
            "".join(self._parts),
            tuple(self.blocks),
            tuple(self._anchors),
            hidden=self.hidden,
        )

    def _anchor(self, origin: int) -> None:
        mine, its = self._anchors[-1]
        if self._length - mine == origin - its:
            return  # the last anchor leads here already
        if mine == self._length:
            self._anchors.pop()
        self._anchors.append((self._length, origin))


def trimmed(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces without white space at either end."""
    rest = [each for each in pieces if each.run.text]
    while rest and not rest[0].run.text.strip():
        rest.pop(0)
    while rest and not rest[-1].run.text.strip():
        rest.pop()
    if rest:
        first = rest[0].run.text
        lead = len(first) - len(first.lstrip())
        rest[0] = Piece(replace(rest[0].run, text=first[lead:]), rest[0].origin + lead)
        last = rest[-1]
        rest[-1] = Piece(replace(last.run, text=last.run.text.rstrip()), last.origin)
    return rest


def cut(pieces: Sequence[Piece], count: int) -> list[Piece]:
    """The pieces without their first `count` characters."""
    rest: list[Piece] = []
    for piece in pieces:
        skip = min(count, len(piece.run.text))
        count -= skip
        if skip < len(piece.run.text):
            rest.append(Piece(replace(piece.run, text=piece.run.text[skip:]), piece.origin + skip))
    return rest


def text_of(pieces: Iterable[Piece]) -> str:
    return "".join(piece.run.text for piece in pieces)


@lru_cache(maxsize=4096)
def kebab(title: str) -> str:
    """A heading as a part of a key: lower case, letters and digits of any script, hyphens."""
    return re.sub(r"[\W_]+", "-", re.sub("[’']", "", title.lower())).strip("-")[:80].rstrip("-") or "section"


def finished(drafts: Sequence[Draft], memory: Memory | None = None) -> tuple[Section, ...]:
    """The sections with their keys; a draft that `memory` has seen gives the same section."""
    memory = memory or Memory()
    above: list[tuple[int, str]] = []  # level and path of the headings that this one stands under
    taken: set[str] = set()
    count: dict[str, int] = {}
    sections: list[Section] = []
    for draft in drafts:
        if draft.level == 0:
            path = "intro"
        else:
            while above and above[-1][0] >= draft.level:
                above.pop()
            path = f"{above[-1][1]}/{kebab(draft.title)}" if above else kebab(draft.title)
        key = path
        while key in taken:
            count[path] = count.get(path, 1) + 1
            key = f"{path}-{count[path]}"
        taken.add(key)
        if draft.level:
            above.append((draft.level, key))
        sections.append(memory.recall(Draft.section, draft, key))
    return tuple(sections)


def line_starts(text: str) -> tuple[int, ...]:
    """Where each line begins, as editors count them: after \\n, \\r\\n or \\r."""
    if "\r" not in text:  # as nearly always, and ten times as fast
        return tuple(accumulate([len(line) + 1 for line in text.split("\n")[:-1]], initial=0))
    return (0, *(match.end() for match in re.finditer(r"\r\n|\n|\r", text)))
