"""What a summarizer is asked and what it answers; which one the user chose. Offline there is none."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Assistant:
    """The summarizer that the user chose for this run. It is not kept beside the source."""

    name: str  # of the entry point: "openai"
    base_url: str = ""
    model: str = ""
    seconds: float = 30.0  # that one section may take, all in all


@dataclass(frozen=True, slots=True)
class Request:
    """One section, as a summarizer sees it."""

    heading: str
    sentences: tuple[str, ...]
    points: int  # at most
    language: str
    audience: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A line and the sentences it stands on, counted from 1. Not yet believed."""

    text: str
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    points: tuple[Proposal, ...]
    takeaway: Proposal | None = None


Summarizer = Callable[[Request, Assistant], Answer]
"""May raise anything: then the section is said offline, and a problem tells why."""
