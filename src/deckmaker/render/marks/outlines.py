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
    r = max(0, min(radius, rect.width // 2, rect.height // 2))
    k = round(r * (1 - ARC))
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return (
        ("M", x + r, y),
        ("L", right - r, y),
        ("C", right - k, y, right, y + k, right, y + r),
        ("L", right, bottom - r),
        ("C", right, bottom - k, right - k, bottom, right - r, bottom),
        ("L", x + r, bottom),
        ("C", x + k, bottom, x, bottom - k, x, bottom - r),
        ("L", x, y + r),
        ("C", x, y + k, x + k, y, x + r, y),
        ("Z",),
    )


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
