"""What a section says: its sentences, the statistics it cites, the people it quotes."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from .source import Span

Qualifier = Literal[
    "", "about", "more_than", "less_than", "at_least", "at_most", "up", "down", "range", "only"
]
StatisticKind = Literal[
    "proportion",  # a share of a whole: "40% of the market"
    "part_of_count",  # n of m: "three of the four"
    "change",  # one end of a before and after: "60 days", "4 days"
    "growth",  # "grew 967%"
    "multiple",  # "60-fold"
    "percentage_points",
    "comparison",
    "ranking",  # "the largest"
    "series",  # one of several over time
    "range",
    "total",
    "target",
    "magnitude",  # a lone figure
]
StatementKind = Literal[
    "share",  # one part of one whole
    "shares",  # several shares that may overlap, or of different wholes
    "composition",  # exclusive shares that add to 100
    "part_of_count",
    "before_after",
    "growth",
    "multiple",
    "percentage_points",
    "comparison",
    "ranking",
    "series",
    "range",
    "total_with_part",
    "target",
    "magnitude",
]


@dataclass(frozen=True, slots=True)
class Statistic:
    """A number that the text states as a finding."""

    value: Decimal  # scale words folded in; a percentage as 40
    unit: str  # canonical and singular: "percentage", "day", "dollar", "fold", "" for a bare number
    unit_surface: str  # as written: "%", "days", "$"
    qualifier: Qualifier
    kind: StatisticKind
    surface: str  # as written, with its qualifier: "more than 40%"
    span: Span  # of `surface` in the section's text
    sentence: Span
    upper: Decimal | None = None  # the other end of a range
    subject: str = ""  # whose: "Tecno"
    measure: str = ""  # of what: "market share"
    scope: str = ""  # where or among whom: "the 6 major countries of North Africa"
    period: str = ""  # when: "in 2017", "in about 3 months"
    attribution: str = ""  # who says so: "open statistics"
    whole: Decimal | None = None  # m of "n of m"
    whole_span: Span | None = None
    chartable: bool = False
    reason: str = ""  # why not, when it is not chartable

    @property
    def start(self) -> int:
        return self.span.start

    @property
    def end(self) -> int:
        return self.span.end


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that the text states with one or more statistics: what one chart can show.

    `statistics` stand in the order they are to be drawn (before, after; oldest first);
    `labels` name them in the text's own words, one each.
    """

    kind: StatementKind
    statistics: tuple[Statistic, ...]
    labels: tuple[str, ...]
    span: Span  # the sentence or sentences it stands in
    weight: float = 0.0  # how much it deserves a slide, 0 to 1
    chosen: bool = False  # the user asked to see one of its figures


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that the text puts in somebody's mouth, verbatim, without the outer marks."""

    text: str
    span: Span  # of `text`
    speaker: str = ""  # "" when the text names nobody: never invented
    role: str = ""  # "chief marketing officer of Tecno"
    lead: Span | None = None  # of the words that name the speaker
    weight: float = 0.0  # how much it deserves a slide, 0 to 1


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence said shorter in its own words, fit to stand alone as a line of a slide."""

    text: str  # an ordered part of the sentence, perhaps after the label of who says it; no final stop
    words: int  # in Chinese and Japanese, two characters count as one
    loss: float = 0.0  # how much is left out that a reader may miss, 0 to 1
    cites: tuple[Span, ...] = ()  # other places its words come from: the name behind a pronoun
    leans: tuple[str, ...] = ()  # nouns that want another line to say which one: "the company"
    second: bool = False  # it says what the first wording leaves unsaid: both may stand


@dataclass(frozen=True, slots=True)
class Sentence:
    span: Span
    paragraph: int  # index of the block in Section.blocks
    weight: float = 0.0  # how central it is to its section, 0 to 1
    quoted: bool = False  # it lies inside a quotation
    enumerator: str = ""  # "First", "Next": it opens one of the section's arguments
    wordings: tuple[Wording, ...] = ()  # best first; none when it cannot stand alone
    stems: tuple[str, ...] = ()  # sorted: what it speaks of, to tell repetitions


@dataclass(frozen=True, slots=True)
class Claim:
    """One line, and the sentences of the text that it stands on."""

    text: str
    evidence: tuple[Span, ...]

    def __str__(self) -> str:
        return self.text


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a contrast: what it is called, and what is said of it."""

    label: str
    lines: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class Contrast:
    """Two things that the text sets against each other: "while", "on the other hand"."""

    left: Side
    right: Side
    sentences: tuple[int, ...]  # their indices: what the two sides say


@dataclass(frozen=True, slots=True)
class Definition:
    """A sentence that says what something is: "Fermentation is the process by which …"."""

    sentence: int  # its index
    term: Span


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a summarizer said of a section and the leash let pass."""

    points: tuple[Claim, ...]
    refused: int = 0  # points that did not pass: as many of ours take their place
    takeaway: Claim | None = None


@dataclass(frozen=True, slots=True)
class Findings:
    """What `understand` found in one section."""

    section: str  # Section.key
    sentences: tuple[Sentence, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    statements: tuple[Statement, ...] = ()
    quotes: tuple[Quote, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    definitions: tuple[Definition, ...] = ()
    asserts: bool = False  # the heading is itself a sentence: "Exports doubled"
    proposed: Proposed | None = None  # by a summarizer, when the user asked for one; never by `understand`
