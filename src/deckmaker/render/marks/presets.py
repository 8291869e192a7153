"""From a preset's name, or a custom geometry, and a rectangle to an outline; `None` for those not known.

Source of the proportions: ECMA-376, presetShapeDefinitions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from deckmaker.colours import A
from deckmaker.model import Rect, ellipse

from .outlines import Steps, arc, polygon, rectangle, rounded

_ONE: Final = 100_000


def preset(name: str, rect: Rect, guides: Mapping[str, str]) -> Steps | None:
    """`guides`: the adjustments that a shape states, "adj" → "val 22000"."""
    x, y, w, h = rect.x, rect.y, rect.width, rect.height
    short = min(w, h)

    def adjusted(default: int, key: str = "adj", most: int = _ONE) -> float:
        words = guides.get(key, "").split()
        value = int(words[1]) if len(words) == 2 and words[1].lstrip("-").isdigit() else default
        return min(max(value, 0), most) / _ONE

    if name in ("rect", "flowChartProcess"):
        return rectangle(rect)
    if name in ("ellipse", "flowChartConnector"):
        return ellipse(rect)
    if name == "roundRect":
        return rounded(rect, round(short * adjusted(16_667, most=50_000)))
    if name == "round2SameRect":
        return _round_top(rect, round(short * adjusted(16_667, "adj1", 50_000)))
    if name in ("line", "straightConnector1"):
        return polygon(((x, y), (x + w, y + h)), close=False)
    if name in ("donut", "frame"):
        if name == "donut":
            side = round(short * adjusted(25_000, most=50_000))
            return ellipse(rect) + _reversed(ellipse(rect.inset(side, side, side, side)))
        side = round(short * adjusted(12_500, "adj1", 50_000))
        return rectangle(rect) + _reversed(rectangle(rect.inset(side, side, side, side)))
    make = _POLYGONS.get(name)
    return polygon([(x + px * w, y + py * h) for px, py in make(adjusted, w, h, short)]) if make else None


_Adjusted = Callable[..., float]
_Points = list[tuple[float, float]]


def _slanted(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    lean = adjusted(25_000, most=10_000_000) * short / (w or 1)
    return [(min(lean, 1), 0), (1, 0), (1 - min(lean, 1), 1), (0, 1)]


def _trapezoid(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    lean = min(adjusted(25_000, most=10_000_000) * short / (w or 1), 0.5)
    return [(lean, 0), (1 - lean, 0), (1, 1), (0, 1)]


def _pentagon(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    tip = 1 - adjusted(50_000, most=10_000_000) * short / (w or 1)
    return [(0, 0), (tip, 0), (1, 0.5), (tip, 1), (0, 1)]


def _chevron(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    deep = min(adjusted(50_000, most=10_000_000) * short / (w or 1), 1)
    return [(0, 0), (1 - deep, 0), (1, 0.5), (1 - deep, 1), (0, 1), (deep, 0.5)]


def _arrow(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    half = adjusted(50_000, "adj1") / 2
    neck = 1 - min(adjusted(50_000, "adj2", 10_000_000) * short / (w or 1), 1)
    return [
        (0, 0.5 - half),
        (neck, 0.5 - half),
        (neck, 0),
        (1, 0.5),
        (neck, 1),
        (neck, 0.5 + half),
        (0, 0.5 + half),
    ]


def _hexagon(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    side = min(adjusted(25_000, most=10_000_000) * short / (w or 1), 0.5)
    return [(0, 0.5), (side, 0), (1 - side, 0), (1, 0.5), (1 - side, 1), (side, 1)]


def _triangle(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    return [(adjusted(50_000), 0), (1, 1), (0, 1)]


def _cut_corner(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    side = adjusted(16_667, most=50_000) * short
    return [(0, 0), (1 - side / (w or 1), 0), (1, side / (h or 1)), (1, 1), (0, 1)]


_POLYGONS: Final[dict[str, Callable[[_Adjusted, int, int, int], _Points]]] = {
    "triangle": _triangle,
    "rtTriangle": lambda *_: [(0, 0), (1, 1), (0, 1)],
    "diamond": lambda *_: [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)],
    "parallelogram": _slanted,
    "trapezoid": _trapezoid,
    "homePlate": _pentagon,
    "chevron": _chevron,
    "rightArrow": _arrow,
    "hexagon": _hexagon,
    "snip1Rect": _cut_corner,
}


def custom(node: Any, rect: Rect) -> Steps | None:
    """A custom geometry whose points are plain figures or the edges of the shape."""
    steps: list[tuple[str | int, ...]] = []
    for path in node.iter(f"{A}path"):
        wide, high = int(path.get("w", "0")) or rect.width, int(path.get("h", "0")) or rect.height
        known = {"l": 0, "t": 0, "r": wide, "b": high, "w": wide, "h": high, "hc": wide // 2, "vc": high // 2}
        across, down = rect.width / (wide or 1), rect.height / (high or 1)
        try:
            steps += _drawn(path, known, (rect.x, rect.y, across, down))
        except (KeyError, ValueError, TypeError):
            return None
    return tuple(steps)


def _drawn(path: Any, known: Mapping[str, int], frame: tuple[int, int, float, float]) -> Steps:
    left, top, across, down = frame
    steps: list[tuple[str | int, ...]] = []
    here = (0.0, 0.0)

    def figure(text: str) -> float:
        return float(known[text]) if text in known else float(int(text))

    def places(node: Any) -> list[tuple[float, float]]:
        return [
            (left + figure(each.get("x")) * across, top + figure(each.get("y")) * down)
            for each in node.iter(f"{A}pt")
        ]

    for node in path:
        kind = node.tag[len(A) :]
        if kind in ("moveTo", "lnTo"):
            (here,) = places(node)
            steps.append(("M" if kind == "moveTo" else "L", round(here[0]), round(here[1])))
        elif kind == "cubicBezTo":
            first, second, last = places(node)
            steps.append(("C", *(round(v) for point in (first, second, last) for v in point)))
            here = last
        elif kind == "quadBezTo":
            bend, last = places(node)
            first = _between(here, bend)
            second = _between(last, bend)
            steps.append(("C", *(round(v) for point in (first, second, last) for v in point)))
            here = last
        elif kind == "arcTo":
            wide, high = figure(node.get("wR")) * across, figure(node.get("hR")) * down
            start, sweep = figure(node.get("stAng")) / 60_000, figure(node.get("swAng")) / 60_000
            turned = math.radians(start)
            centre = (here[0] - wide * math.cos(turned), here[1] - high * math.sin(turned))
            curves = arc(centre, wide, high, start, sweep)
            steps += curves
            here = (float(curves[-1][-2]), float(curves[-1][-1]))
        elif kind == "close":
            steps.append(("Z",))
    return tuple(steps)


def _between(end: tuple[float, float], bend: tuple[float, float]) -> tuple[float, float]:
    """The control point of a cubic curve that is the same as a quadratic one."""
    return end[0] + (bend[0] - end[0]) * 2 / 3, end[1] + (bend[1] - end[1]) * 2 / 3


def _round_top(rect: Rect, radius: int) -> Steps:
    whole = rounded(rect, radius)
    lower: Steps = (("L", rect.right, rect.bottom), ("L", rect.x, rect.bottom))
    return (*whole[:3], *lower, *whole[7:])


def _reversed(steps: Steps) -> Steps:
    """The same outline the other way round, so that it cuts a hole."""
    corners = [step[-2:] for step in steps if step[0] != "Z"]
    curves = [step for step in steps if step[0] == "C"]
    if not curves:
        return polygon([(float(x), float(y)) for x, y in reversed(corners)])
    turned: list[tuple[str | int, ...]] = [("M", *corners[-1])]
    for before, step in zip(reversed(corners[:-1]), reversed(curves), strict=True):
        turned.append(("C", *step[3:5], *step[1:3], *before))
    return (*turned, ("Z",))
