"""Bytes exactly as read, and places in text."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    name: str  # as the user knows it: a path, or "<text>"
    suffix: str  # lower case with its dot: ".md", ".txt"
    data: bytes


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of ONE section's text."""

    start: int
    end: int

    def of(self, text: str) -> str:
        return text[self.start : self.end]

    def within(self, other: Span) -> bool:
        return other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Cite:
    """Evidence: a span of a section's text that something on a slide stands on."""

    section: str  # Section.key
    span: Span
