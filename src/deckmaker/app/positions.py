"""Code points and UTF-16 units: Python counts the one, Qt the other. The only place that converts."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

_WIDE: Final = re.compile("[\U00010000-\U0010ffff]")


class Positions:
    """Where the characters of one text stand for Qt, and back."""

    def __init__(self, text: str) -> None:
        self._wide = [] if text.isascii() else [match.start() for match in _WIDE.finditer(text)]
        self._units = [place + number for number, place in enumerate(self._wide)]

    def units(self, point: int) -> int:
        """The UTF-16 units before a code point."""
        return point + bisect_left(self._wide, point)

    def point(self, unit: int) -> int:
        """The code points before a UTF-16 unit; a place inside a pair counts as before it."""
        before = bisect_left(self._units, unit)
        if before and self._units[before - 1] == unit - 1:
            before -= 1
            return self._wide[before]
        return unit - before


def units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text) + sum(1 for _ in _WIDE.finditer(text))
