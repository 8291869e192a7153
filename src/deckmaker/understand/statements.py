"""From statistics to statements: what one chart can show."""

from __future__ import annotations

from collections.abc import Sequence

from deckmaker.model import Span, Statement, Statistic


def statements(
    text: str, statistics: Sequence[Statistic], sentences: Sequence[Span]
) -> tuple[Statement, ...]:
    return ()
