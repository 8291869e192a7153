"""From rectangles, centres and angles to the steps of a Path."""

from __future__ import annotations

import math
from collections.abc import Sequence

from deckmaker.model import ARC, Rect

Steps = tuple[tuple[str | int, ...], ...]
Point = tuple[float, float]


def polygon(points: Sequence[Point], *, close: bool = True) -> Steps:
    (first, *rest) = points
    steps: list[tuple[str | int, ...]] = [("M", round(first[0]), round(first[1]))]
    steps += [("L", round(x), round(y)) for x, y in rest]
    if close:
        steps.append(("Z",))
    return tuple(steps)


def rectangle(rect: Rect) -> Steps:
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (("M", x, y), ("L", right, y), ("L", right, bottom), ("L", x, bottom), ("Z",))


def rounded(rect: Rect, radius: int) -> Steps:
    """A rectangle with round corners."""
    return corners(rect, (radius,) * 4)


def corners(rect: Rect, radii: Sequence[int], *, cut: bool = False) -> Steps:
    """A rectangle whose corners are round, or cut off, by a length each: clockwise from the upper left."""
    most = min(rect.width, rect.height) // 2
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    one, two, three, four = (max(0, min(radius, most)) for radius in radii)
    # of each corner: where its curve begins, the corner, where it ends
    bends = (
        ((right - two, y), (right, y), (right, y + two), two),
        ((right, bottom - three), (right, bottom), (right - three, bottom), three),
        ((x + four, bottom), (x, bottom), (x, bottom - four), four),
        ((x, y + one), (x, y), (x + one, y), one),
    )
    steps: list[tuple[str | int, ...]] = [("M", x + one, y)]
    for begin, corner, end, radius in bends:
        steps.append(("L", *begin))
        if radius and cut:
            steps.append(("L", *end))
        elif radius:
            bent = [
                round(at + (to - at) * ARC)
                for part in (begin, end)
                for at, to in zip(part, corner, strict=True)
            ]
            steps.append(("C", *bent, *end))
    return (*steps, ("Z",))


def ring_part(centre: Point, outer: float, inner: float, start: float, sweep: float) -> Steps:
    """A part of a ring. Angles in degrees, clockwise from the top; a whole ring is two circles."""
    if sweep >= 359.999:
        sweep = 359.999
    first = start - 90
    steps: list[tuple[str | int, ...]] = [("M", *_at(centre, outer, outer, first))]
    steps += arc(centre, outer, outer, first, sweep)
    if inner > 0:
        steps.append(("L", *_at(centre, inner, inner, first + sweep)))
        steps += arc(centre, inner, inner, first + sweep, -sweep)
    else:
        steps.append(("L", round(centre[0]), round(centre[1])))
    steps.append(("Z",))
    return tuple(steps)


def arc(centre: Point, across: float, down: float, start: float, sweep: float) -> list[tuple[str | int, ...]]:
    """Curves along an ellipse. Degrees, clockwise from the right, as DrawingML counts them."""
    count = max(1, math.ceil(abs(sweep) / 90))
    step = math.radians(sweep / count)
    bend = 4 / 3 * math.tan(step / 4)
    steps: list[tuple[str | int, ...]] = []
    angle = math.radians(start)
    for _ in range(count):
        cos, sin = math.cos(angle), math.sin(angle)
        after = angle + step
        cos_after, sin_after = math.cos(after), math.sin(after)
        steps.append(
            (
                "C",
                round(centre[0] + across * (cos - bend * sin)),
                round(centre[1] + down * (sin + bend * cos)),
                round(centre[0] + across * (cos_after + bend * sin_after)),
                round(centre[1] + down * (sin_after - bend * cos_after)),
                round(centre[0] + across * cos_after),
                round(centre[1] + down * sin_after),
            )
        )
        angle = after
    return steps


def _at(centre: Point, across: float, down: float, angle: float) -> tuple[int, int]:
    turned = math.radians(angle)
    return round(centre[0] + across * math.cos(turned)), round(centre[1] + down * math.sin(turned))
