"""What to say, step by step; it knows no theme."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .chart import Chart
from .document import Code, Figure, Grid, Meta
from .offer import Offer
from .problem import Problem
from .prose import Run
from .source import Cite

SceneKind = Literal[
    "title",
    "agenda",
    "section",
    "points",
    "chart",  # a chart, with or without points beside it
    "callout",  # one to three big numbers
    "quotation",
    "comparison",  # two columns with headings: `columns`
    "table",
    "picture",
    "code",
    "timeline",
    "sources",
    "closing",
]


@dataclass(frozen=True, slots=True)
class Point:
    """One supporting line and the evidence it stands on."""

    runs: tuple[Run, ...]
    level: int = 0
    ordered: bool = False
    cites: tuple[Cite, ...] = ()

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Callout:
    """One large figure with its label."""

    figure: str  # with its qualifier: "≈60×"
    label: str
    cites: tuple[Cite, ...] = ()
    formula: str = ""  # when it is derived


@dataclass(frozen=True, slots=True)
class QuoteCard:
    """A quotation as the slide shows it."""

    text: str
    speaker: str = ""
    role: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """One side of a comparison."""

    heading: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Scene:
    """One step of the story. Fields that its kind does not use stay empty."""

    key: str  # unique and stable: "market/growth", "market/growth#chart-40%", "#agenda"
    kind: SceneKind
    takeaway: str  # the one sentence it proves; the slide's title
    section: str = ""  # the name of the part it belongs to, as the heading is written
    part: int = 0  # which part of the deck, from 1; 0 before the first
    subtitle: str = ""
    points: tuple[Point, ...] = ()
    columns: tuple[Column, ...] = ()
    chart: Chart | None = None
    callouts: tuple[Callout, ...] = ()
    quote: QuoteCard | None = None
    grid: Grid | None = None
    picture: Figure | None = None
    code: Code | None = None
    source_line: str = ""  # who says so, at the foot of the slide
    notes: tuple[str, ...] = ()  # paragraphs: the author's notes, then the source sentences with their place
    cites: tuple[Cite, ...] = ()
    hidden: bool = False
    offers: tuple[Offer, ...] = field(
        default=(), repr=False
    )  # of each figure that it shows: the charts it may have


@dataclass(frozen=True, slots=True)
class Storyboard:
    meta: Meta
    scenes: tuple[Scene, ...]
    problems: tuple[Problem, ...] = ()
