from __future__ import annotations

from collections.abc import Sequence

from deckmaker.compose.split import Unit, divided
from deckmaker.model import Point, plain


def test_a_heading_that_holds_only_alone_is_not_lost() -> None:
    """Neither the heading with the point below it fits, nor may the heading go."""
    unit = (Point(plain("A heading")), Point(plain("A point below it that takes all the room"), 1))

    def holds(units: Sequence[Unit]) -> bool:
        return sum(len(point.text) for each in units for point in each) <= 45

    parts = divided(unit, holds)
    assert [point.text for part in parts for point in part] == [point.text for point in unit]
