"""What a text says in a few lines, each with the place it stands on."""

from __future__ import annotations

from dataclasses import dataclass

from .findings import Claim, Quote
from .source import Span


@dataclass(frozen=True, slots=True)
class Summary:
    """What one section says. Spans count code points of the text that was given."""

    takeaway: str  # one sentence, or the heading when the text gives none so short; "" when there is neither
    points: tuple[Claim, ...] = ()
    quotation: Quote | None = None  # verbatim, with `speaker` and `role` as the text gives them
    evidence: tuple[Span, ...] = ()  # of the takeaway; none when it is the heading
