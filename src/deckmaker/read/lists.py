"""List items, as pieces with a level, give the Bullets block of a draft."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from deckmaker.model import Bullet, Bullets, Span

from .drafting import Draft, Piece


@dataclass(slots=True)
class Item:
    """One item of a list; its further paragraphs follow after "\\n"."""

    pieces: list[Piece]
    level: int = 0
    ordered: bool = False


def write_list(draft: Draft, items: Iterable[Item]) -> None:
    """Append a list to a section, one item a line."""
    draft.part()
    first = draft.length
    bullets: list[Bullet] = []
    for item in items:
        if bullets:
            draft.gap("\n")
        span, runs = draft.write(item.pieces)
        bullets.append(Bullet(span, runs, item.level, item.ordered))
    draft.blocks.append(Bullets(Span(first, draft.length), tuple(bullets)))
