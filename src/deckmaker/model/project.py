"""All that a user decides, in one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .chart import ChartKind
from .deck import Picture
from .source import Source
from .summarizer import Assistant

Length = Literal["short", "standard", "detailed"]


@dataclass(frozen=True, slots=True)
class Brief:
    """What the deck is for. Empty fields leave it to the front matter, then to the default."""

    length: Length | Literal[""] = ""
    audience: str = ""
    tone: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class SceneEdit:
    """Overrides for one scene; `None` leaves what `plan` proposes."""

    key: str  # Scene.key
    takeaway: str | None = None
    points: tuple[str, ...] | None = None
    chart: ChartKind | None = None
    hidden: bool | None = None


@dataclass(frozen=True, slots=True)
class Edits:
    scenes: tuple[SceneEdit, ...] = ()
    order: tuple[str, ...] = ()  # Scene.keys; scenes not named keep their place

    def of(self, key: str) -> SceneEdit | None:
        return next((edit for edit in self.scenes if edit.key == key), None)


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
