"""From an old place to a new one: rectangles, shapes and groups, moved and scaled alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from deckmaker.model import Rect, Size
from deckmaker.theme.inherit import whole
from deckmaker.theme.parts import A, P

_LARGEST: Final = 1.25  # labels of a drawing grow no more than this
_SMALLEST: Final = 900  # hundredths of a point


@dataclass(frozen=True, slots=True)
class Move:
    old: Rect
    new: Rect
    across: float
    down: float

    @classmethod
    def between(cls, old: Size, new: Size) -> Move:
        """From slides of one size to slides of another: scaled alike, in the middle."""
        scale = min(new.width / old.width, new.height / old.height)
        width, height = round(old.width * scale), round(old.height * scale)
        place = Rect((new.width - width) // 2, (new.height - height) // 2, width, height)
        return cls(Rect(0, 0, old.width, old.height), place, scale, scale)

    @property
    def idle(self) -> bool:
        return self.old == self.new

    def of(self, rect: Rect) -> Rect:
        return Rect(
            self.new.x + round((rect.x - self.old.x) * self.across),
            self.new.y + round((rect.y - self.old.y) * self.down),
            round(rect.width * self.across),
            round(rect.height * self.down),
        )


def move_of(old: Rect, new: Rect, free: bool) -> Move:
    """`free`: height and width may change on their own; else a drawing keeps its proportions, in the middle."""
    across, down = new.width / max(1, old.width), new.height / max(1, old.height)
    if free:
        return Move(old, new, across, down)
    scale = min(across, down)
    width, height = round(old.width * scale), round(old.height * scale)
    place = Rect(new.x + (new.width - width) // 2, new.y + (new.height - height) // 2, width, height)
    return Move(old, place, scale, scale)


def rect_of(node: Any) -> Rect | None:
    """The place that a shape of a slide states for itself; `None` when its layout gives it."""
    xfrm = _xfrm(node)
    off, ext = (xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")) if xfrm is not None else (None, None)
    if off is None or ext is None:
        return None
    return Rect(whole(off.get("x")), whole(off.get("y")), whole(ext.get("cx")), whole(ext.get("cy")))


def _xfrm(node: Any) -> Any:
    for path in (f"{P}spPr/{A}xfrm", f"{P}grpSpPr/{A}xfrm", f"{P}xfrm"):
        found = node.find(path)
        if found is not None:
            return found
    return None


def placed(node: Any, rect: Rect, outline: bool = False) -> None:
    """States a shape's place. `outline`: a box that inherits none is a rectangle without a fill."""
    xfrm = _xfrm(node)
    if xfrm is None:
        properties = node.find(f"{P}spPr")
        if properties is None:
            return
        xfrm = properties.makeelement(f"{A}xfrm")
        properties.insert(0, xfrm)
    off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
    if off is None:
        off = xfrm.makeelement(f"{A}off")
        xfrm.insert(0, off)
    if ext is None:
        ext = xfrm.makeelement(f"{A}ext")
        xfrm.insert(1, ext)
    off.set("x", str(rect.x))
    off.set("y", str(rect.y))
    ext.set("cx", str(max(0, rect.width)))
    ext.set("cy", str(max(0, rect.height)))
    properties = node.find(f"{P}spPr")
    if outline and properties is not None and properties.find(f"{A}prstGeom") is None:
        shape = etree.fromstring(f'<a:prstGeom xmlns:a="{A[1:-1]}" prst="rect"><a:avLst/></a:prstGeom>')
        xfrm.addnext(shape)


def moved(node: Any, move: Move) -> None:
    """Moves a shape of its own or a group, with its type scaled alike."""
    rect = rect_of(node)
    if rect is None or move.idle:
        return
    placed(node, move.of(rect))
    scale = min(_LARGEST, move.across, move.down)
    if abs(scale - 1) < 0.02:
        return
    for how in node.iter(f"{A}rPr", f"{A}endParaRPr", f"{A}defRPr"):
        size = whole(how.get("sz"))
        if size:
            how.set("sz", str(max(min(size, _SMALLEST), round(size * scale / 50) * 50)))
