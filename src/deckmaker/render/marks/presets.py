"""From a preset's name, or a custom geometry, and a rectangle to an outline; `None` for those not known.

Source of the proportions: ECMA-376, presetShapeDefinitions.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from typing import Any, Final

from deckmaker.colours import A
from deckmaker.model import Rect, ellipse

from .guides import constants, figure, guided
from .outlines import Steps, arc, corners, polygon, rectangle, rounded

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
    if name in _CORNERS:
        shares = [adjusted(default, key, 50_000) for key, default in _CORNERS[name]]
        return corners(rect, [round(short * each) for each in shares], cut=name.startswith("snip"))
    if name in _PARTS:
        return _part(name, rect, guides)
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


def _leftward(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    return [(1 - x, y) for x, y in _arrow(adjusted, w, h, short)]


def _downward(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    return [(y, x) for x, y in _arrow(adjusted, h, w, short)]


def _upward(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    return [(x, 1 - y) for x, y in _downward(adjusted, w, h, short)]


def _octagon(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    side = adjusted(29_289, most=50_000) * short
    x, y = side / (w or 1), side / (h or 1)
    return [(x, 0), (1 - x, 0), (1, y), (1, 1 - y), (1 - x, 1), (x, 1), (0, 1 - y), (0, y)]


def _plus(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    side = adjusted(25_000, most=50_000) * short
    x, y = side / (w or 1), side / (h or 1)
    upper = [(0, y), (x, y), (x, 0), (1 - x, 0), (1 - x, y), (1, y)]
    return [*upper, *((1 - across, 1 - down) for across, down in upper)]


def _half_frame(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    x = min(adjusted(33_333, "adj2", 10_000_000) * short / (w or 1), 1)
    y = min(adjusted(33_333, "adj1", 10_000_000) * short / (h or 1), 1 - x)
    return [(0, 0), (1, 0), (1 - y, y), (x, y), (x, 1 - x), (0, 1)]


def _corner(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    x = min(adjusted(50_000, "adj2", 10_000_000) * short / (w or 1), 1)
    y = 1 - min(adjusted(50_000, "adj1", 10_000_000) * short / (h or 1), 1)
    return [(0, 0), (x, 0), (x, y), (1, y), (1, 1), (0, 1)]


def _stripe(adjusted: _Adjusted, w: int, h: int, short: int) -> _Points:
    share = adjusted(50_000)
    return [(0, share), (share, 0), (1, 0), (0, 1)]


# Of rectangles with odd corners: the adjustment of each corner, clockwise from the upper left.
_CORNERS: Final[dict[str, tuple[tuple[str, int], ...]]] = {
    "round1Rect": (("", 0), ("adj", 16_667), ("", 0), ("", 0)),
    "round2SameRect": (("adj1", 16_667), ("adj1", 16_667), ("adj2", 0), ("adj2", 0)),
    "round2DiagRect": (("adj1", 16_667), ("adj2", 0), ("adj1", 16_667), ("adj2", 0)),
    "snip1Rect": (("", 0), ("adj", 16_667), ("", 0), ("", 0)),
    "snip2SameRect": (("adj1", 16_667), ("adj1", 16_667), ("adj2", 0), ("adj2", 0)),
    "snip2DiagRect": (("adj1", 0), ("adj2", 16_667), ("adj1", 0), ("adj2", 16_667)),
}
# Of parts of an ellipse: where they begin and end, in 60,000ths of a degree clockwise from the right.
_PARTS: Final = {
    "pie": (0, 16_200_000),
    "chord": (2_700_000, 16_200_000),
    "arc": (16_200_000, 0),
    "blockArc": (10_800_000, 0),
}


def _seen(angle: float, across: float, down: float) -> float:
    """DrawingML counts angles as they are seen; an ellipse's curves are reckoned on its circle."""
    turned = math.radians(angle)
    return math.degrees(math.atan2(across * math.sin(turned), down * math.cos(turned)))


def _part(name: str, rect: Rect, guides: Mapping[str, str]) -> Steps:
    def given(key: str, default: int) -> int:
        words = guides.get(key, "").split()
        return int(words[1]) if len(words) == 2 and words[1].lstrip("-").isdigit() else default

    first, last = (
        given(key, each) / 60_000 for key, each in zip(("adj1", "adj2"), _PARTS[name], strict=True)
    )
    across, down = rect.width / 2, rect.height / 2
    first, last = _seen(first, across, down), _seen(last, across, down)
    sweep = (last - first) % 360 or 360.0
    centre = (rect.x + across, rect.y + down)
    turned = math.radians(first)
    start = round(centre[0] + across * math.cos(turned)), round(centre[1] + down * math.sin(turned))
    steps: list[tuple[str | int, ...]] = [("M", *start), *arc(centre, across, down, first, sweep)]
    if name == "blockArc":
        side = min(rect.width, rect.height) * min(max(given("adj3", 25_000), 0), 50_000) / _ONE
        turned = math.radians(last)
        inner = across - side, down - side
        steps.append(
            (
                "L",
                round(centre[0] + inner[0] * math.cos(turned)),
                round(centre[1] + inner[1] * math.sin(turned)),
            )
        )
        steps += arc(centre, *inner, last, -sweep)
    elif name == "pie":
        steps.append(("L", round(centre[0]), round(centre[1])))
    return tuple(steps) if name == "arc" else (*steps, ("Z",))


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
    "octagon": _octagon,
    "plus": _plus,
    "leftArrow": _leftward,
    "downArrow": _downward,
    "upArrow": _upward,
    "halfFrame": _half_frame,
    "corner": _corner,
    "diagStripe": _stripe,
    "flowChartDecision": lambda *_: [(0.5, 0), (1, 0.5), (0.5, 1), (0, 0.5)],
}


def custom(node: Any, rect: Rect) -> Steps | None:
    """A custom geometry, its points figures or guides; `None` where a formula cannot be reckoned."""
    steps: list[tuple[str | int, ...]] = []
    for path in node.iter(f"{A}path"):
        wide, high = int(path.get("w", "0")) or rect.width, int(path.get("h", "0")) or rect.height
        across, down = rect.width / (wide or 1), rect.height / (high or 1)
        try:
            known = guided(node.iterfind(f"{A}avLst/{A}gd"), constants(wide, high))
            needed = _names(path) - known.keys()
            known = guided(node.iterfind(f"{A}gdLst/{A}gd"), known) if needed else known
            steps += _drawn(path, known, (rect.x, rect.y, across, down))
        except (KeyError, ValueError, TypeError):
            return None
    return tuple(steps)


def _names(path: Any) -> set[str]:
    """What its points are called that are no figures."""
    said = {value for node in path.iter() if isinstance(node.tag, str) for value in node.attrib.values()}
    return {word for word in said if not word.lstrip("-").isdigit()}


def _drawn(path: Any, known: dict[str, float], frame: tuple[int, int, float, float]) -> Steps:
    left, top, across, down = frame
    steps: list[tuple[str | int, ...]] = []
    here = (0.0, 0.0)

    def places(node: Any) -> list[tuple[float, float]]:
        return [
            (left + figure(each.get("x"), known) * across, top + figure(each.get("y"), known) * down)
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
            wide, high = figure(node.get("wR"), known) * across, figure(node.get("hR"), known) * down
            start, sweep = (
                figure(node.get("stAng"), known) / 60_000,
                figure(node.get("swAng"), known) / 60_000,
            )
            if abs(sweep) < 360:
                end = _seen(start + sweep, wide, high)
                start = _seen(start, wide, high)
                sweep = (end - start) % 360 if sweep > 0 else -((start - end) % 360)
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
