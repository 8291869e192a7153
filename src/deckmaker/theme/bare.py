"""From a template that lacks a layout (or a title on one) to the same template with it.

The layout is PowerPoint's own "Title Only", on the company's master; a title stands where covers have theirs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from lxml import etree

from deckmaker.model import Size

from .parts import (
    OFFICE,
    TYPES,
    A,
    Arrow,
    P,
    R,
    arrows,
    arrows_name,
    arrows_xml,
    content_types,
    parse,
    serialize,
    types_xml,
)

NAME: Final = "Title Only (added)"
_KIND: Final = "application/vnd.openxmlformats-officedocument.presentationml.slideLayout+xml"
_NAMESPACES: Final = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}" xmlns:r="{OFFICE}"'
_FIRST_ID: Final = 2_147_483_648  # masters and layouts share the ids from here
_TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)


def layout(parts: dict[str, bytes], master: str, size: Size) -> tuple[str, Any]:
    """Adds a title-only layout to a master; gives its part name and root. `parts` is changed."""
    number = (
        max(
            [
                int(found[1])
                for name in parts
                if (found := re.fullmatch(r"ppt/slideLayouts/slideLayout(\d{1,6})\.xml", name))
            ],
            default=0,
        )
        + 1
    )
    part = f"ppt/slideLayouts/slideLayout{number}.xml"
    top = parse(parts[master], master)
    has_title = any(ph.get("type") == "title" for ph in top.iter(f"{P}ph"))
    shape = _title("title", 2, None if has_title else _head(size), 28)
    text = (
        f'<p:sldLayout {_NAMESPACES} type="titleOnly" preserve="1"><p:cSld name="{NAME}">'
        f"<p:spTree>{_TREE}{shape}</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sldLayout>"
    )
    root = etree.fromstring(text)
    parts[part] = serialize(root)
    parts[arrows_name(part)] = arrows_xml(part, [Arrow("rId1", f"{OFFICE}/slideMaster", master, False)])
    kept = arrows(parts, master)
    number = _next([each.id for each in kept], r"rId(\d{1,8})")
    rel = f"rId{number}"
    parts[arrows_name(master)] = arrows_xml(master, [*kept, Arrow(rel, f"{OFFICE}/slideLayout", part, False)])
    listed = top.find(f"{P}sldLayoutIdLst")
    if listed is None:
        listed = etree.Element(f"{P}sldLayoutIdLst")
        after = top.find(f"{P}clrMap")
        after.addnext(listed)
    row = etree.SubElement(listed, f"{P}sldLayoutId")
    row.set("id", str(_free_id(parts)))
    row.set(f"{R}id", rel)
    parts[master] = serialize(top)
    defaults, overrides = content_types(parts)
    parts[TYPES] = types_xml(defaults, overrides | {part: _KIND})
    return part, root


def titled(parts: dict[str, bytes], part: str, size: Size) -> Any:
    """Adds a title placeholder to a layout that has none; gives its root. `parts` is changed."""
    root = parse(parts[part], part)
    tree = root.find(f"{P}cSld/{P}spTree")
    taken = [int(each.get("id", "0")) for each in root.iter(f"{P}cNvPr") if each.get("id", "").isdigit()]
    rect = (
        round(size.width * 0.08),
        round(size.height * 0.34),
        round(size.width * 0.84),
        round(size.height * 0.24),
    )
    shape = etree.fromstring(
        f"<x {_NAMESPACES}>{_title('ctrTitle', max(taken, default=1) + 1, rect, 40)}</x>"
    )[0]
    last = tree.find(f"{P}extLst")
    if last is not None:
        last.addprevious(shape)
    else:
        tree.append(shape)
    parts[part] = serialize(root)
    return root


def _head(size: Size) -> tuple[int, int, int, int]:
    return (
        round(size.width * 0.06),
        round(size.height * 0.06),
        round(size.width * 0.88),
        round(size.height * 0.14),
    )


def _title(kind: str, number: int, rect: tuple[int, int, int, int] | None, points: int) -> str:
    frame, style = "<p:spPr/>", "<a:lstStyle/>"
    if rect is not None:
        x, y, width, height = rect
        frame = (
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm></p:spPr>'
        )
        style = f'<a:lstStyle><a:lvl1pPr><a:defRPr sz="{points * 100}"/></a:lvl1pPr></a:lstStyle>'
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{number}" name="Title {number}"/>'
        '<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr>'
        f'<p:nvPr><p:ph type="{kind}"/></p:nvPr></p:nvSpPr>{frame}<p:txBody><a:bodyPr/>{style}'
        '<a:p><a:r><a:rPr lang="en-US"/><a:t>Title</a:t></a:r></a:p></p:txBody></p:sp>'
    )


def _free_id(parts: dict[str, bytes]) -> int:
    taken = {_FIRST_ID - 1}
    for name, data in parts.items():
        if re.fullmatch(r"ppt/(presentation|slideMasters/[^/]+)\.xml", name):
            for each in parse(data, name).iter(f"{P}sldMasterId", f"{P}sldLayoutId"):
                if each.get("id", "").isdigit():
                    taken.add(int(each.get("id")))
    return max(taken) + 1


def _next(names: Iterable[str], pattern: str) -> int:
    """One more than the largest number among names of this pattern."""
    return 1 + max([int(found[1]) for name in names if (found := re.fullmatch(pattern, name))], default=0)
