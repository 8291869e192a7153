"""What charts a statement may have, and which it may not, each with the reason."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from .chart import Chart, ChartKind
from .findings import Statement


@dataclass(frozen=True, slots=True)
class Refusal:
    """A kind of chart that a reader might expect here, and why it would mislead."""

    kind: ChartKind | Literal[""]  # "" for any chart at all
    reason: str


@dataclass(frozen=True, slots=True)
class Offer:
    """One finding with its charts, best first. A figure that no chart may show is a statement of its own."""

    statement: Statement | None  # None: the figures are those of a table
    charts: tuple[Chart, ...] = ()
    refused: tuple[Refusal, ...] = ()
    key: str = ""  # of the SceneEdit that picks one of them; "" outside a storyboard

    @property
    def best(self) -> Chart | None:
        return self.charts[0] if self.charts else None
