"""A quantity as it stands in a sentence: a number with its unit, qualifier, sign and range."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from deckmaker.model import Qualifier

from .numbers import Number


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with all that stands at it; token indexes are of its sentence."""

    value: Decimal
    unit: str
    unit_surface: str
    qualifier: Qualifier
    first: int  # token index of the figure with its currency
    last: int  # one past its unit
    core: tuple[int, int]  # offsets of the figure with its unit
    full: tuple[int, int]  # the same with its qualifier
    number: Number
    upper: Decimal | None = None
    whole: Decimal | None = None
    counted: bool = False  # the unit is a counted noun
    approach: Qualifier = ""  # up or down
    base: tuple[int, int] | None = None  # where the m of "n of the m" stands
    named: str = ""  # the noun of an "n in m": "adults"
    elided: bool = False  # the unit is carried from a neighbour
