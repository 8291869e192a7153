"""From the guides of a custom geometry (`a:gd`: a name and a formula) to their figures.

Source of the operations: ECMA-376 part 1, 20.1.9.11 (gd). Angles are 60,000ths of a degree.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import Any, Final

_DEGREE: Final = 60_000


def constants(wide: float, high: float) -> dict[str, float]:
    """The names that every shape knows."""
    short, long = min(wide, high), max(wide, high)
    known = {"l": 0.0, "t": 0.0, "r": wide, "b": high, "w": wide, "h": high, "ss": short, "ls": long}
    known |= {"hc": wide / 2, "vc": high / 2}
    for part in (2, 3, 4, 5, 6, 8, 10, 12, 32):
        known |= {f"wd{part}": wide / part, f"hd{part}": high / part, f"ssd{part}": short / part}
    for name, share in (("cd2", 180), ("cd4", 90), ("cd8", 45), ("3cd4", 270), ("3cd8", 135), ("5cd8", 225)):
        known[name] = float(share * _DEGREE)
    known["7cd8"] = 315.0 * _DEGREE
    return known


def figure(text: str, known: dict[str, float]) -> float:
    """Raises ValueError for what is neither a known name nor a figure."""
    return known[text] if text in known else float(int(text))


def guided(nodes: Iterable[Any], known: dict[str, float]) -> dict[str, float]:
    """The names known and those that the guides add, in their order. Raises ValueError or KeyError."""
    named = dict(known)
    for node in nodes:
        operation, *words = (node.get("fmla") or "").split()
        named[node.get("name", "")] = _OPERATIONS[operation](*[figure(word, named) for word in words])
    return named


def _angle(value: float) -> float:
    return math.radians(value / _DEGREE)


_OPERATIONS: Final[dict[str, Callable[..., float]]] = {
    "val": lambda x: x,
    "*/": lambda x, y, z: x * y / z if z else 0.0,
    "+-": lambda x, y, z: x + y - z,
    "+/": lambda x, y, z: (x + y) / z if z else 0.0,
    "?:": lambda x, y, z: y if x > 0 else z,
    "abs": abs,
    "at2": lambda x, y: math.degrees(math.atan2(y, x)) * _DEGREE,
    "cat2": lambda x, y, z: x * math.cos(math.atan2(z, y)),
    "sat2": lambda x, y, z: x * math.sin(math.atan2(z, y)),
    "cos": lambda x, y: x * math.cos(_angle(y)),
    "sin": lambda x, y: x * math.sin(_angle(y)),
    "tan": lambda x, y: x * math.tan(_angle(y)),
    "max": max,
    "min": min,
    "mod": lambda x, y, z: math.sqrt(x * x + y * y + z * z),
    "pin": lambda x, y, z: min(max(x, y), z),
    "sqrt": lambda x: math.sqrt(max(x, 0.0)),
}
