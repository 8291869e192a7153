"""From a company's layout and master to their art: what lies behind text, and what stands in its way.

Not for painting (`render/marks` does that): an outline is its corners, a picture its average. Limits:
pattern fills count as their ground, effects and shadows as nothing.
"""

from __future__ import annotations

import colorsys
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from deckmaker.model import Rect, Size

from .ground import Piece, box
from .inherit import Brand, whole
from .parts import A, P, R, arrows, parse
from .scheme import colour_map, palette, typefaces

_ONE: Final = 100_000
_FIRST_GROUND: Final = 1001  # `idx` of the first of a theme's background fills
_DEEPEST: Final = 12  # groups within groups
_SCHEME: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}


@dataclass(frozen=True, slots=True)
class _Frame:
    """How coordinates of a group's children become the slide's: scale and shift."""

    across: float = 1.0
    down: float = 1.0
    x: float = 0.0
    y: float = 0.0

    def rect(self, node: Any) -> Rect | None:
        xfrm = node.find(f"{P}spPr/{A}xfrm")
        xfrm = xfrm if xfrm is not None else node.find(f"{P}grpSpPr/{A}xfrm")
        if xfrm is None or xfrm.find(f"{A}off") is None or xfrm.find(f"{A}ext") is None:
            return None
        off, ext = xfrm.find(f"{A}off"), xfrm.find(f"{A}ext")
        x, y, width, height = (
            whole(off.get("x")), whole(off.get("y")), whole(ext.get("cx")), whole(ext.get("cy"))
        )  # fmt: skip
        turned = whole(xfrm.get("rot")) % 10_800_000
        if 2_700_000 < turned < 8_100_000:  # lies on its side
            x, y, width, height = (
                x + (width - height) // 2, y + (height - width) // 2, height, width
            )  # fmt: skip
        return Rect(
            round(self.x + x * self.across),
            round(self.y + y * self.down),
            round(width * self.across),
            round(height * self.down),
        )

    def inside(self, group: Any) -> _Frame:
        rect, xfrm = self.rect(group), group.find(f"{P}grpSpPr/{A}xfrm")
        off = xfrm.find(f"{A}chOff") if xfrm is not None else None
        ext = xfrm.find(f"{A}chExt") if xfrm is not None else None
        if rect is None or off is None or ext is None:
            return self
        across = rect.width / (whole(ext.get("cx")) or rect.width or 1)
        down = rect.height / (whole(ext.get("cy")) or rect.height or 1)
        return _Frame(
            across, down, rect.x - whole(off.get("x")) * across, rect.y - whole(off.get("y")) * down
        )


@dataclass(frozen=True, slots=True)
class _Inks:
    """What the names of colours mean on a layout."""

    colours: Mapping[str, str]  # "tx1", "dk1", "accent1" … → "RRGGBB"

    def of(self, node: Any, meant: str = "") -> tuple[str, float]:
        """The colour in an XML node and how opaque it is; "" for none. `meant`: what `phClr` stands for."""
        for each in node if node is not None else ():
            kind = etree.QName(each).localname if isinstance(each.tag, str) else ""
            value = each.get("val", "")
            if kind == "schemeClr":
                rgb = meant if value == "phClr" else self.colours.get(value, self.colours["tx1"])
            elif kind == "srgbClr":
                rgb = value.upper() if re.fullmatch("[0-9A-Fa-f]{6}", value) else ""
            elif kind == "sysClr":
                rgb = each.get("lastClr", "FFFFFF" if value == "window" else "000000").upper()
            elif kind == "prstClr":
                rgb = {"white": "FFFFFF", "black": "000000"}.get(value, "808080")
            else:
                continue
            return _changed(rgb, each) if rgb else ("", 0.0)
        return "", 0.0

    def fill(self, holder: Any, meant: str = "") -> tuple[tuple[str, ...], float]:
        """The colours of a fill (a gradient has several), and how opaque; () for none."""
        for each in holder if holder is not None else ():
            kind = etree.QName(each).localname if isinstance(each.tag, str) else ""
            if kind == "solidFill":
                rgb, opaque = self.of(each, meant)
                return ((rgb,), opaque) if rgb else ((), 0.0)
            if kind == "gradFill":
                stops = [self.of(stop, meant) for stop in each.iter(f"{A}gs")]
                stops = [stop for stop in stops if stop[0]]
                return tuple(rgb for rgb, _ in stops), max((alpha for _, alpha in stops), default=0.0)
            if kind == "pattFill":
                rgb, opaque = self.of(each.find(f"{A}bgClr"), meant)
                return ((rgb,), opaque) if rgb else ((), 0.0)
        return (), 0.0


def pieces(parts: dict[str, bytes], layout: str, master: str, brand: Brand, size: Size) -> tuple[Piece, ...]:
    """The art of a layout, from the ground up: the first covers the slide."""
    own = parse(parts[layout], layout)
    inks = _inks(own, brand)
    behind = [Piece(box(Rect(0, 0, size.width, size.height)), (inks.colours["bg1"],), whole_slide=True)]
    for root, part in ((own, layout), (brand.master, master)):
        found = root.find(f"{P}cSld/{P}bg")
        if found is not None:
            behind += _ground(found, inks, parts, part, master, size)
            break
    shown = [(own, layout)]
    if own.get("showMasterSp", "1") not in ("0", "false"):
        shown.insert(0, (brand.master, master))
    for root, part in shown:
        tree = root.find(f"{P}cSld/{P}spTree")
        if tree is not None:
            behind += _drawn(tree, _Frame(), inks, parts, part, 0)
    return tuple(behind)


def brand_of(parts: dict[str, bytes], master: str) -> Brand:
    """What a slide master says, from its part and its theme's."""
    root = parse(parts[master], master)
    part = next((each.target for each in arrows(parts, master) if each.kind == "theme"), "")
    theme = parse(parts[part], part) if part else root.makeelement("none")
    names = colour_map(root)
    return Brand(root, None, palette(theme, names), names, *typefaces(theme))


def _inks(layout: Any, brand: Brand) -> _Inks:
    palette = brand.palette
    slots = {
        slot: getattr(palette, slot)
        for slot in ("dk1", "lt1", "dk2", "lt2", *(f"accent{n}" for n in range(1, 7)), "hlink", "folHlink")
    }
    # the palette is told as slides see it; an override says how this layout turns it around
    names = dict(_SCHEME)
    override = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    if override is not None:
        seen = {slot: use for use, slot in brand.names.items()}
        names = {
            use: _SCHEME.get(seen.get(override.get(use, ""), use), _SCHEME[use]) for use in _SCHEME
        }  # fmt: skip
    return _Inks(slots | {use: slots[slot] for use, slot in names.items()})


def _ground(
    node: Any, inks: _Inks, parts: dict[str, bytes], part: str, master: str, size: Size
) -> Iterator[Piece]:
    corners = box(Rect(0, 0, size.width, size.height))
    properties, named = node.find(f"{P}bgPr"), node.find(f"{P}bgRef")
    holder, meant, source = properties, "", part
    if properties is None and named is not None:
        meant = inks.of(named)[0]
        scheme = next((each.target for each in arrows(parts, master) if each.kind == "theme"), "")
        listed = parse(parts[scheme], scheme).find(f".//{A}bgFillStyleLst") if scheme else None
        at = whole(named.get("idx")) - _FIRST_GROUND
        if listed is None or not 0 <= at < len(listed):
            if meant:
                yield Piece(corners, (meant,), whole_slide=True)
            return
        holder, source = etree.Element("holder"), scheme
        holder.append(listed[at])
    colours, opaque = inks.fill(holder, meant)
    if colours:
        yield Piece(corners, colours, opaque, whole_slide=True)
    elif holder is not None and (data := _picture(holder, parts, source)):
        yield Piece(corners, (), 1.0, data, whole_slide=True)


def _drawn(
    tree: Any, frame: _Frame, inks: _Inks, parts: dict[str, bytes], part: str, depth: int
) -> Iterator[Piece]:
    for node in tree:
        kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if kind == "grpSp" and depth < _DEEPEST:
            yield from _drawn(node, frame.inside(node), inks, parts, part, depth + 1)
            continue
        if kind not in ("sp", "pic", "cxnSp") or node.find(f".//{P}ph") is not None:
            continue
        if any(each.get("hidden") in ("1", "true") for each in node.iter(f"{P}cNvPr")):
            continue
        rect = frame.rect(node)
        properties = node.find(f"{P}spPr")
        if rect is None or properties is None or max(rect.width, rect.height) <= 0:
            continue
        if min(rect.width, rect.height) <= 0:  # a rule
            colours = inks.fill(properties.find(f"{A}ln"))[0] or (inks.colours["tx1"],)
            yield Piece(box(Rect(rect.x, rect.y, max(1, rect.width), max(1, rect.height))), colours)
            continue
        data = _picture(node if kind == "pic" else properties, parts, part)
        colours, opaque = inks.fill(properties)
        if not colours and not data and properties.find(f"{A}noFill") is None:
            reference = node.find(f"{P}style/{A}fillRef")
            if reference is not None and whole(reference.get("idx")) > 0:
                rgb, opaque = inks.of(reference)
                colours = (rgb,) if rgb else ()
        says = "".join(text.text or "" for text in node.iter(f"{A}t")).strip()
        if colours or data or says:
            yield Piece(_corners(properties, rect), colours, 1.0 if data else opaque, data, says)


def _corners(properties: Any, rect: Rect) -> tuple[tuple[int, int], ...]:
    """Of a drawn outline its points, of anything else its box."""
    path = properties.find(f"{A}custGeom/{A}pathLst/{A}path")
    if path is None:
        return box(rect)
    wide, high = whole(path.get("w")) or rect.width, whole(path.get("h")) or rect.height
    found = []
    for step in path:
        points = step.findall(f"{A}pt")
        if (
            points
            and points[-1].get("x", "").lstrip("-").isdigit()
            and points[-1].get("y", "").lstrip("-").isdigit()
        ):
            x, y = int(points[-1].get("x")), int(points[-1].get("y"))
            found.append((rect.x + round(x * rect.width / wide), rect.y + round(y * rect.height / high)))
    return tuple(found) if len(found) > 2 else box(rect)


def _picture(holder: Any, parts: dict[str, bytes], part: str) -> bytes:
    if holder is None:
        return b""
    fill = holder.find(f"{P}blipFill")
    fill = fill if fill is not None else holder.find(f"{A}blipFill")
    blip = fill.find(f"{A}blip") if fill is not None else None
    if blip is None:
        return b""
    wanted = blip.get(f"{R}embed", "")
    target = next((each.target for each in arrows(parts, part) if each.id == wanted), "")
    return parts.get(target, b"")


def _changed(rgb: str, node: Any) -> tuple[str, float]:
    red, green, blue = (int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4))
    opaque = 1.0
    for change in node:
        kind = etree.QName(change).localname if isinstance(change.tag, str) else ""
        share = whole((change.get("val") or "0").rstrip("%")) / _ONE
        if kind == "alpha":
            opaque = min(max(share, 0.0), 1.0)
        elif kind in ("lumMod", "lumOff"):
            hue, light, strong = colorsys.rgb_to_hls(red, green, blue)
            light = light * share if kind == "lumMod" else light + share
            red, green, blue = colorsys.hls_to_rgb(hue, min(max(light, 0.0), 1.0), strong)
        elif kind == "tint":
            red, green, blue = (each * share + 1 - share for each in (red, green, blue))
        elif kind == "shade":
            red, green, blue = (each * share for each in (red, green, blue))
    return "".join(f"{round(min(max(each, 0.0), 1.0) * 255):02X}" for each in (red, green, blue)), opaque
