"""Features → the scores of the classes they speak for, by weights that ship with the project."""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable
from struct import Struct

__all__ = ["Weights"]

_BITS = 32


class Weights:
    """Rows of weights by feature, each one whole number with a field of 32 bits a class.

    So rows are added in one step. A negative field borrows from the next, which `scores` gives
    back by raising all alike. A row is read when its feature is first met: most never are, and
    all would take 0.2 seconds.
    """

    def __init__(self, packed: str, size: int) -> None:
        lines = zlib.decompress(base64.b85decode(packed)).decode("utf-8").split("\n")
        parts = [line.rpartition("\t") for line in lines]
        self._rows: dict[str, str | int] = {feature: row for feature, _, row in parts}
        self._fields = Struct(f"<{size}I")
        self._raise = sum(1 << (_BITS * at + _BITS - 1) for at in range(size))

    def total(self, features: Iterable[str]) -> int:
        """The sum of the rows of some features; most features have none."""
        total = 0
        rows = self._rows
        for feature in features:
            row = rows.get(feature)
            if row is not None:
                total += self._read(feature, row) if isinstance(row, str) else row
        return total

    def scores(self, total: int) -> tuple[int, ...]:
        """The score of each class in a sum of rows, all of them raised by the same amount."""
        found: tuple[int, ...] = self._fields.unpack(
            (total + self._raise).to_bytes(self._fields.size, "little")
        )
        return found

    def _read(self, feature: str, row: str) -> int:
        pairs = [pair.partition(":") for pair in row.split(" ")]
        number = sum(int(weight) << (_BITS * int(at)) for at, _, weight in pairs)
        self._rows[feature] = number
        return number
