"""What went wrong or is worth knowing: a place, the trouble and the cure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from .source import Span

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Where:
    """A place in an input file, counted from 1 as editors do; 0 means unknown."""

    name: str
    line: int = 0
    column: int = 0
    length: int = 0
    excerpt: str = ""  # the line itself, for the caret below it


@dataclass(frozen=True, slots=True)
class Problem:
    """A stage fills `section` and `span`; `build` turns them into `where`."""

    severity: Severity
    code: str  # kebab-case, stable: "text-overflow"
    message: str  # in the user's words, lower case, no final stop
    hint: str = ""  # what to do instead
    where: Where | None = None
    section: str = ""  # Section.key
    span: Span | None = None  # within that section's text
    slide: str = ""  # Slide.key

    def at(self, where: Where | None) -> Problem:
        """The same problem at a place in a file."""
        return replace(self, where=where)


class DeckmakerError(Exception):
    """Raised only when there is nothing to return."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


class InputError(DeckmakerError):
    """The source cannot be read at all."""


class ThemeError(DeckmakerError):
    """The theme cannot be found or understood."""


class WriteError(DeckmakerError):
    """The result cannot be written."""
