"""A source as read: sections of blocks, each block a span of its section's plain text.

`Section.text` is plain: no markup, one "\\n\\n" between blocks, soft line breaks as spaces.
`Section.anchors` leads each of its characters back to the source, so that only
`Document.where` needs to know about lines.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field

from .problem import Problem, Where
from .prose import Run
from .source import Span


@dataclass(frozen=True, slots=True)
class Meta:
    """What the front matter says, or what is read off the text. All optional."""

    title: str = ""
    subtitle: str = ""
    author: str = ""
    date: str = ""
    theme: str = ""
    language: str = ""  # BCP 47: "en-GB", "zh-CN"; detected when not given
    footer: str = ""
    credit: str = ""  # where the text comes from, as its credit line says
    length: str = ""  # "short" | "standard" | "detailed"
    audience: str = ""
    tone: str = ""
    keywords: tuple[str, ...] = ()
    closing: str = ""  # the sentence to remember, for the last slide
    contact: str = ""  # what stands below it
    size: str = ""  # of the slides: "16:9", "4:3", "A4"
    dividers: str = ""  # "no": no slides that open the parts


@dataclass(frozen=True, slots=True)
class Paragraph:
    span: Span
    runs: tuple[Run, ...]


_PARTS = frozenset(".:：。–—-!?？")
_LINE = 30  # words of a list item that is still a line


@dataclass(frozen=True, slots=True)
class Bullet:
    span: Span
    runs: tuple[Run, ...]
    level: int = 0  # 0 is the outermost
    ordered: bool = False

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def lead(self) -> str:
        """The bold words that name the item before the rest says what of it; "" when there are none."""
        first, rest = (self.runs[0], self.text[len(self.runs[0].text) :]) if self.runs else (Run(""), "")
        whole = first.text.count("(") == first.text.count(")")
        parted = first.text.rstrip()[-1:] in _PARTS or rest.lstrip()[:1] in _PARTS
        says = rest.strip() and (
            parted or rest.lstrip()[:1].isupper()
        )  # else it is the subject of what follows
        return first.text if first.bold and whole and says else ""

    @property
    def is_paragraph(self) -> bool:
        """Whether the item is a paragraph with a mark before it, too long for a line of a slide."""
        east = sum("\u3040" <= each <= "\u9fff" for each in self.text)
        return len(self.text.split()) + east // 2 > _LINE


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list as written; nested lists are flattened, their depth kept as `level`."""

    span: Span
    bullets: tuple[Bullet, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    """A block quote as written; `attribution` from a last line after a dash, or ""."""

    span: Span
    runs: tuple[Run, ...]
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    span: Span
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. Every row has as many cells as `header`."""

    span: Span
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    aligns: tuple[str, ...] = ()  # "left" | "center" | "right" | "" a column
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture named by the text. `path` is resolved against the source's folder;
    "figure:NAME" is one that a script hands over.
    """

    span: Span
    path: str
    alt: str = ""
    caption: str = ""
    data: bytes = b""  # the file's bytes; empty when it could not be read (a Problem says so)
    svg: bytes = b""  # of a figure that a script hands over: see `Picture`
    ink: bool = False  # a formula: see `Picture`


@dataclass(frozen=True, slots=True)
class Code:
    span: Span
    text: str
    language: str = ""


@dataclass(frozen=True, slots=True)
class ChartData:
    """A fenced `chart` block: explicit data for a chart, not yet understood."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Notes:
    """What the author wants in the speaker notes."""

    span: Span
    text: str


Block = Paragraph | Bullets | Quotation | Grid | Figure | Code | ChartData | Notes


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading of any level."""

    key: str  # heading path in kebab-case: "market/growth"; "-2" if repeated; the first may be "intro"
    level: int  # 1 for a top section; 0 for text before the first heading
    title: str  # the heading as written; "" for text before the first heading
    text: str
    blocks: tuple[Block, ...] = ()
    # (offset in `text`, offset in the source counted from the section's start), ascending;
    # from one anchor to the next both count one for one
    anchors: tuple[tuple[int, int], ...] = ((0, 0),)
    hidden: bool = False  # its scenes are planned, but get no slides

    def offset(self, position: int) -> int:
        """Where a character of `text` stands in the source, from the section's start."""
        index = bisect_right(self.anchors, (position, 1 << 60)) - 1
        mine, its = self.anchors[max(index, 0)]
        return its + position - mine


@dataclass(frozen=True, slots=True)
class Document:
    """`starts[i]` is where `sections[i]` begins in the decoded source, in code points."""

    name: str
    meta: Meta
    sections: tuple[Section, ...]
    starts: tuple[int, ...] = ()
    lines: tuple[int, ...] = field(default=(0,), repr=False)  # where each line begins
    text: str = field(default="", repr=False)  # the whole decoded source, for excerpts
    problems: tuple[Problem, ...] = ()

    def section(self, key: str) -> Section | None:
        return next((each for each in self.sections if each.key == key), None)

    def where(self, key: str, span: Span | None = None) -> Where:
        """The line and column of a span of a section, or of its heading."""
        for section, start in zip(self.sections, self.starts, strict=True):
            if section.key == key:
                if span is None:
                    return self.at(start)
                first = start + section.offset(span.start)
                last = start + section.offset(max(span.end - 1, span.start)) + 1
                return self.at(first, last - first)
        return Where(self.name)

    def at(self, offset: int, length: int = 0) -> Where:
        """The line and column of a code point of the source."""
        line = bisect_right(self.lines, offset) - 1
        start = self.lines[line]
        end = self.lines[line + 1] if line + 1 < len(self.lines) else len(self.text)
        excerpt = self.text[start:end].rstrip("\r\n")
        return Where(self.name, line + 1, offset - start + 1, length, excerpt)
