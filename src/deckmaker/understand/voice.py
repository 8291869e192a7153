"""Who speaks a quotation, and where the text says so."""

from __future__ import annotations

from dataclasses import dataclass

from deckmaker.model import Span

__all__ = ["Voice"]


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks; `lead` is where the text says so."""

    speaker: str = ""
    role: str = ""
    lead: Span | None = None
    pronoun: str = ""
