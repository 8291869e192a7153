"""From DrawingML shapes (a chart's own, a template's art) to Marks: outlines, fills, pictures, short texts.

Limits: of preset shapes the common ones (`presets.py`), of custom ones those with plain coordinates; no
shadows, no effects; a text is set in its first run's style. What cannot be drawn is named in `left_out` and
shown as a neutral block.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from deckmaker.colours import A, Scheme, colour
from deckmaker.model import Gradient, Image, Mark, Path, Rect, Theme

from .drawing import Stroke, fill, font_size, stroke
from .labels import Align, block, height, wrapped
from .outlines import Steps, rectangle
from .presets import custom, preset
from .text import Ink

P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ALIGN: Final[dict[str, Align]] = {"l": "left", "ctr": "center", "r": "right"}
_LINES: Final = {"1": 6350, "2": 12_700, "3": 19_050}  # a theme's three lines, as Office's themes have them
_NEUTRAL: Final = "80808040"

Matrix = tuple[float, float, float, float, float, float]  # x' = a·x + c·y + e, y' = b·x + d·y + f
_SAME: Final[Matrix] = (1, 0, 0, 1, 0, 0)


@dataclass(slots=True)
class Artist:
    """Draws the shapes of one part. `media`: the bytes that a relationship id stands for, or none."""

    theme: Theme
    scheme: Scheme
    media: Callable[[str], bytes] = lambda rel: b""
    left_out: list[str] = field(default_factory=list)

    def tree(self, node: Any, place: Matrix = _SAME) -> Iterator[Mark]:
        """The shapes of a tree or group in their order; placeholders are holes and not painted."""
        for child in node:
            kind = child.tag[len(P) :] if isinstance(child.tag, str) and child.tag.startswith(P) else ""
            if kind in ("sp", "cxnSp") and child.find(f"{P}nvSpPr/{P}nvPr/{P}ph") is None:
                yield from self._shape(child, place)
            elif kind == "pic" and child.find(f"{P}nvPicPr/{P}nvPr/{P}ph") is None:
                yield from self._picture(child, place)
            elif kind == "grpSp":
                yield from self.tree(child, _times(place, _group(child)))
            elif kind == "graphicFrame" and child.find(f"{P}nvGraphicFramePr/{P}nvPr/{P}ph") is None:
                yield from self._unknown(child, _frame(child.find(f"{P}xfrm")), place)

    def _shape(self, node: Any, place: Matrix) -> Iterator[Mark]:
        properties = node.find(f"{P}spPr")
        frame = properties.find(f"{A}xfrm") if properties is not None else None
        if frame is None:
            return
        rect = _frame(frame)
        whole = _times(place, _turned(frame, rect))
        steps = _outline(properties, rect)
        if steps is None:
            yield from self._unknown(node, rect, place)
            return
        ink, graded = fill(properties, rect, self.scheme)
        line = stroke(properties, self.scheme)
        ink, graded, line = self._styled(node, properties, ink, graded, line)
        if node.tag == f"{P}cxnSp" or _is_line(properties):
            ink, graded = "", None
        if ink or graded or line.colour:
            scale = math.sqrt(abs(whole[0] * whole[3] - whole[1] * whole[2])) or 1.0
            yield Path(
                moved(steps, whole), ink, line.colour, round(line.width * scale), line.dash, line.round,
                _graded(graded, whole),
            )  # fmt: skip
        text = node.find(f"{P}txBody")
        if text is not None:
            yield from self._text(text, _bounds(rect, whole), self._own_ink(node))

    def _styled(
        self, node: Any, properties: Any, ink: str, graded: Gradient | None, line: Stroke
    ) -> tuple[str, Gradient | None, Stroke]:
        """What the shape leaves to the theme's style matrix: its fill and its line, in their colours."""
        style = node.find(f"{P}style")
        if style is None:
            return ink, graded, line
        kinds = {each.tag[len(A) :] for each in properties if isinstance(each.tag, str)}
        named = style.find(f"{A}fillRef")
        if not kinds & {"solidFill", "gradFill", "noFill", "pattFill", "blipFill"} and named is not None:
            ink = colour(named, self.scheme) if named.get("idx") != "0" else ""
        named = style.find(f"{A}lnRef")
        drawn = properties.find(f"{A}ln")
        silent = drawn is None or not {f"{A}solidFill", f"{A}noFill"} & {each.tag for each in drawn}
        if silent and named is not None and named.get("idx") != "0":
            width = _LINES.get(named.get("idx", "1"), 6350)
            own = int(drawn.get("w", width)) if drawn is not None else width
            line = Stroke(colour(named, self.scheme), own)
        return ink, graded, line

    def _picture(self, node: Any, place: Matrix) -> Iterator[Mark]:
        frame = node.find(f"{P}spPr/{A}xfrm")
        blip = node.find(f"{P}blipFill/{A}blip")
        if frame is None:
            return
        rect = _frame(frame)
        whole = _times(place, _turned(frame, rect))
        data = self.media(blip.get(f"{R}embed", "")) if blip is not None else b""
        if not data or data[:4] in (b"\xd7\xcd\xc6\x9a", b"\x01\x00\x00\x00"):  # none, or WMF, or EMF
            yield from self._unknown(node, rect, whole)
            return
        cut = node.find(f"{P}blipFill/{A}srcRect")
        sides = tuple(int(cut.get(each, "0")) / 100_000 for each in "ltrb") if cut is not None else (0.0,) * 4
        crop = (sides[0], sides[1], sides[2], sides[3])
        upright = whole[1] == whole[2] == 0 and whole[0] > 0 and whole[3] > 0
        yield Image(_bounds(rect, whole), data, crop) if upright else Image(rect, data, crop, turn=whole)

    def _unknown(self, node: Any, rect: Rect, place: Matrix) -> Iterator[Mark]:
        outline = next(node.iter(f"{P}cNvPr"), None)
        self.left_out.append(outline.get("name", "") if outline is not None else "")
        yield Path(moved(rectangle(rect), place), _NEUTRAL)

    def _own_ink(self, node: Any) -> str:
        """The colour of text that the shape's style names."""
        named = node.find(f"{P}style/{A}fontRef")
        return colour(named, self.scheme) if named is not None else ""

    def _text(self, body: Any, rect: Rect, own: str = "") -> Iterator[Mark]:
        properties = body.find(f"{A}bodyPr")
        left, top, right, bottom = (
            int(properties.get(name, default) if properties is not None else default)
            for name, default in (("lIns", 91_440), ("tIns", 45_720), ("rIns", 91_440), ("bIns", 45_720))
        )
        inner = rect.inset(left, top, right, bottom)
        wraps = properties is None or properties.get("wrap", "square") != "none"
        laid: list[tuple[list[str], Ink, Align]] = []
        for para in body.findall(f"{A}p"):
            runs = [run for run in para.iter(f"{A}r", f"{A}fld") if run.get("type") != "slidenum"]
            words = "".join(run.findtext(f"{A}t") or "" for run in runs)
            about = para.find(f"{A}pPr")
            align = _ALIGN.get(about.get("algn", "l") if about is not None else "l", "left")
            ink = self._ink(runs[0].find(f"{A}rPr") if runs else para.find(f"{A}endParaRPr"), own)
            laid.append((wrapped(words, ink, inner.width if wraps else 1e12), ink, align))
        if not any(line for lines, _, _ in laid for line in lines):
            return
        high = sum(height(len(lines), ink.size) for lines, ink, _ in laid)
        anchor = properties.get("anchor", "t") if properties is not None else "t"
        y = inner.y + {"ctr": (inner.height - high) / 2, "b": inner.height - high}.get(anchor, 0.0)
        for lines, ink, align in laid:
            yield from block(lines, inner.x, y, inner.width, ink, align)
            y += height(len(lines), ink.size)

    def _ink(self, run: Any, own: str) -> Ink:
        fonts = self.theme.fonts
        if run is None:
            return Ink(fonts.minor, 18.0, own or self.scheme("tx1"), east_asian=fonts.east_asian)
        solid = run.find(f"{A}solidFill")
        latin = run.find(f"{A}latin")
        family = latin.get("typeface", "") if latin is not None else ""
        face = fonts.major if family == "+mj-lt" or family == fonts.major.name else fonts.minor
        return Ink(
            face,
            font_size(run, 18.0),
            (colour(solid, self.scheme) if solid is not None else "") or own or self.scheme("tx1"),
            run.get("b") == "1",
            run.get("i") == "1",
            fonts.east_asian,
        )


def moved(steps: Steps, place: Matrix) -> Steps:
    """The same outline, carried by a matrix."""
    if place == _SAME:
        return steps
    a, b, c, d, e, f = place
    result: list[tuple[str | int, ...]] = []
    for kind, *numbers in steps:
        pairs = zip(numbers[::2], numbers[1::2], strict=True)
        flat = [
            round(v)
            for x, y in pairs
            for v in (a * float(x) + c * float(y) + e, b * float(x) + d * float(y) + f)
        ]
        result.append((kind, *flat))
    return tuple(result)


def _outline(properties: Any, rect: Rect) -> Steps | None:
    named = properties.find(f"{A}prstGeom")
    if named is not None:
        guides = {each.get("name", ""): each.get("fmla", "") for each in named.iter(f"{A}gd")}
        return preset(named.get("prst", ""), rect, guides)
    drawn = properties.find(f"{A}custGeom")
    return custom(drawn, rect) if drawn is not None else rectangle(rect)


def _is_line(properties: Any) -> bool:
    named = properties.find(f"{A}prstGeom")
    return named is not None and named.get("prst", "") in ("line", "straightConnector1")


def _frame(node: Any) -> Rect:
    if node is None:
        return Rect(0, 0, 0, 0)
    offset, extent = node.find(f"{A}off"), node.find(f"{A}ext")
    if offset is None or extent is None:
        return Rect(0, 0, 0, 0)
    return Rect(
        *(int(offset.get(each, "0")) for each in "xy"), *(int(extent.get(each, "0")) for each in ("cx", "cy"))
    )


def _group(node: Any) -> Matrix:
    """From a group's own coordinates to those around it."""
    frame = node.find(f"{P}grpSpPr/{A}xfrm")
    if frame is None:
        return _SAME
    outer = _frame(frame)
    offset, extent = frame.find(f"{A}chOff"), frame.find(f"{A}chExt")
    if offset is None or extent is None:
        return _turned(frame, outer)
    width, high = int(extent.get("cx", "0")), int(extent.get("cy", "0"))
    across, down = outer.width / width if width else 1.0, outer.height / high if high else 1.0
    x, y = int(offset.get("x", "0")), int(offset.get("y", "0"))
    inner: Matrix = (across, 0, 0, down, outer.x - x * across, outer.y - y * down)
    return _times(_turned(frame, outer), inner)


def _turned(frame: Any, rect: Rect) -> Matrix:
    """Rotation and mirroring about the middle."""
    angle = math.radians(int(frame.get("rot", "0")) / 60_000)
    flip_x = -1.0 if frame.get("flipH") in ("1", "true") else 1.0
    flip_y = -1.0 if frame.get("flipV") in ("1", "true") else 1.0
    if not angle and flip_x > 0 and flip_y > 0:
        return _SAME
    x, y = rect.x + rect.width / 2, rect.y + rect.height / 2
    cos, sin = math.cos(angle), math.sin(angle)
    a, b, c, d = cos * flip_x, sin * flip_x, -sin * flip_y, cos * flip_y
    return (a, b, c, d, x - a * x - c * y, y - b * x - d * y)


def _times(outer: Matrix, inner: Matrix) -> Matrix:
    """First the inner, then the outer."""
    a, b, c, d, e, f = outer
    k, l, m, n, o, p = inner  # noqa: E741
    return (a * k + c * l, b * k + d * l, a * m + c * n, b * m + d * n, a * o + c * p + e, b * o + d * p + f)


def _bounds(rect: Rect, place: Matrix) -> Rect:
    """The upright rectangle around a carried one."""
    if place == _SAME:
        return rect
    corners = [number for step in moved(rectangle(rect), place) for number in step[1:]]
    xs, ys = [int(each) for each in corners[::2]], [int(each) for each in corners[1::2]]
    return Rect(min(xs), min(ys), max(xs) - min(xs), max(ys) - min(ys))


def _graded(gradient: Gradient | None, place: Matrix) -> Gradient | None:
    if gradient is None or place == _SAME:
        return gradient
    (_, *start), (_, *end) = moved((("M", *gradient.start), ("L", *gradient.end)), place)
    ends = [(int(x), int(y)) for x, y in (start, end)]
    return Gradient(ends[0], ends[1], gradient.stops, gradient.radial)
