"""All that a user decides, in one value."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal

from .chart import ChartKind
from .deck import Picture
from .source import Source, Span
from .storyboard import SceneKind
from .summarizer import Assistant

Length = Literal["short", "standard", "detailed"]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the deck is for. Empty fields leave it to the front matter, then to the default."""

    length: Length | Literal[""] = ""
    audience: str = ""
    tone: str = ""
    language: str = ""
    size: str = ""  # of the slides: "16:9", "4:3", "A4"


@dataclass(frozen=True, slots=True)
class PointEdit:
    """One line as the user wants it, and the sentence of the text that it stands on."""

    text: str
    level: int = 0
    sentence: str = ""  # as the text had it when the line was chosen; "" finds it by the line's words


@dataclass(frozen=True, slots=True)
class SceneEdit:
    """Overrides for one scene; `None` leaves what `plan` proposes."""

    key: str  # Scene.key, or Offer.key for the chart of one number among several
    takeaway: str | None = None
    subtitle: str | None = None
    points: tuple[PointEdit, ...] | None = None
    kind: SceneKind | None = None  # one of `plan.kinds.kinds(scene)`
    chart: ChartKind | Literal["none"] | None = None  # "none": its sentences instead
    notes: str | None = None  # all of the speaker notes, a paragraph a line
    alt: str | None = None  # of its chart or picture
    source_line: str | None = None
    hidden: bool | None = None

    @property
    def empty(self) -> bool:
        return self == SceneEdit(self.key)


@dataclass(frozen=True, slots=True)
class SectionEdit:
    """Overrides for one section."""

    key: str  # Section.key
    quotation: str | None = None  # words of the section; "" for no quotation

    @property
    def empty(self) -> bool:
        return self.quotation is None


@dataclass(frozen=True, slots=True)
class NumberEdit:
    """Whether a number of the text is shown. One that we did not detect is marked by it.

    It is found by its words, so that it survives changes of the text around it.
    """

    section: str  # Section.key
    surface: str  # as the text writes it: "75%"
    occurrence: int = 1  # which of the places where the section says so
    use: bool = True

    def span(self, text: str) -> Span | None:
        """Where it stands in the section's text; None when it no longer does."""
        found = places(text, self.surface)
        return found[self.occurrence - 1] if 0 < self.occurrence <= len(found) else None


@dataclass(frozen=True, slots=True)
class Edits:
    scenes: tuple[SceneEdit, ...] = ()
    order: tuple[str, ...] = ()  # Scene.keys; scenes not named keep their place
    sections: tuple[SectionEdit, ...] = ()
    numbers: tuple[NumberEdit, ...] = ()

    def of(self, key: str) -> SceneEdit | None:
        return next((edit for edit in self.scenes if edit.key == key), None)

    def section(self, key: str) -> SectionEdit | None:
        return next((edit for edit in self.sections if edit.key == key), None)

    def numbers_of(self, section: str) -> tuple[NumberEdit, ...]:
        return tuple(edit for edit in self.numbers if edit.section == section)


@dataclass(frozen=True, slots=True)
class Choices:
    theme: str = ""  # name, folder or template file; "" leaves it to the front matter
    brief: Brief = field(default_factory=Brief)
    edits: Edits = field(default_factory=Edits)
    assistant: Assistant | None = None  # asked only when named for this run; not kept in the choices file


@dataclass(frozen=True, slots=True)
class Project:
    source: Source
    choices: Choices = field(default_factory=Choices)
    figures: tuple[tuple[str, Picture], ...] = ()  # by the name that the text calls them by


def places(text: str, surface: str) -> tuple[Span, ...]:
    """Where a text says these words, not as a part of a longer number or word: no "6" in "60" or "1.6"."""
    if not surface:
        return ()
    before = r"(?<![0-9A-Za-z])(?<![0-9][.,])" if re.match(r"[0-9A-Za-z]", surface) else ""
    after = r"(?![0-9A-Za-z])(?![.,][0-9])" if re.search(r"[0-9A-Za-z]\Z", surface) else ""
    return tuple(
        Span(match.start(), match.end()) for match in re.finditer(before + re.escape(surface) + after, text)
    )
