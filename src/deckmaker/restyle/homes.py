"""From a slide of a finished deck to its role, and to which of the role's placeholders each shape fills."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Final

from lxml import etree

from deckmaker.model import Rect, Theme
from deckmaker.theme.art import brand_of
from deckmaker.theme.contract import CONTRACT, FOOTERS
from deckmaker.theme.import_pptx import Imported
from deckmaker.theme.inherit import holes
from deckmaker.theme.parts import A, P, arrows, parse, refused

AGAIN: Final = "open the deck in PowerPoint, which repairs it, and save it"
_GROUND: Final = re.compile(r" \((Dark|Light)\)$")
_NUMBER: Final = re.compile(r" \d+$")
FOOTER_KINDS: Final = {"dt": "date", "ftr": "footer", "sldNum": "slide_number"}
_LABELS: Final = {role.label: role for role in CONTRACT}


@dataclass(frozen=True, slots=True)
class OldLayout:
    """A layout of the deck as it is."""

    part: str
    name: str
    role: str  # "" when several roles stand on it, or none
    shade: str  # "dark" or "light" for the other variant of a role, "" for the usual one
    made: bool  # one of ours
    dark: bool
    names: dict[int, str]  # idx → placeholder of the role
    rects: dict[int, Rect]


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape of a slide: `home` is the placeholder of the role that it fills, "" for a shape of its own."""

    node: Any
    kind: str  # "sp", "graphicFrame", "pic", "grpSp", "cxnSp"
    name: str  # as the writer calls it: "left_heading"
    idx: int | None  # of its `p:ph`; None: it has none
    type: str
    home: str = ""


def old_layout(parts: dict[str, bytes], part: str, found: Imported) -> OldLayout:
    """`found` is what an import of the deck made of its layouts."""
    root = parse(parts[part], part)
    common = root.find(f"{P}cSld")
    name = common.get("name", "") if common is not None else ""
    shade = _GROUND.search(name)
    ours = _LABELS.get(_GROUND.sub("", name))
    master = next((each.target for each in arrows(parts, part) if each.kind == "slideMaster"), "")
    if not master:
        raise refused(f"the slide layout “{name or part}” belongs to no slide master", AGAIN)
    places = {each.idx: each for each in holes(root, brand_of(parts, master))}
    if ours is not None and {hole.idx for hole in ours.holes} <= set(places):
        names = {hole.idx: hole.name for hole in (*ours.holes, *FOOTERS)}
        role, made = ours.name, True
    else:
        serving = [each for each in found.theme.layouts if each.part == "/" + part]
        native = [each for each in serving if found.mapping.match(each.role).native]
        chosen = (native or serving)[:1]
        names = {hole.idx: hole.name for each in chosen for hole in each.placeholders if hole.idx is not None}
        role, made = (native[0].role if len(native) == 1 else ""), False
    turned = root.find(f"{P}clrMapOvr/{A}overrideClrMapping") is not None
    rects = {idx: each.rect for idx, each in places.items()}
    return OldLayout(part, name, role, shade[1].lower() if shade else "", made, turned, names, rects)


def shapes(slide: Any) -> list[Shape]:
    """The shapes of a slide, in order."""
    found = []
    tree = slide.find(f"{P}cSld/{P}spTree")
    for node in tree if tree is not None else ():
        kind = etree.QName(node).localname if isinstance(node.tag, str) else ""
        if kind not in ("sp", "graphicFrame", "pic", "grpSp", "cxnSp"):
            continue
        outline = next(node.iter(f"{P}cNvPr"), None)
        if outline is None:
            continue
        ph = node[0].find(f"{P}nvPr/{P}ph")
        idx = int(ph.get("idx", "0")) if ph is not None and ph.get("idx", "0").isdigit() else None
        kind_of = ph.get("type", "obj") if ph is not None else ""
        found.append(Shape(node, kind, _plain(outline.get("name", "")), idx, kind_of))
    return found


def _plain(name: str) -> str:
    return _NUMBER.sub("", name).lower().replace(" ", "_")


def role_of(layout: OldLayout, held: list[Shape], first: bool) -> str:
    """The layout's role; where several stand on one layout, the one whose placeholders the shapes are named for."""
    if layout.role and layout.made:
        return layout.role
    names = {each.name for each in held}
    if any(each.startswith(("icon_array", "chart")) for each in names):
        return "chart_points" if "body" in names else "chart"
    for role, sign in _SIGNS:
        if sign <= names:
            return role
    if layout.role:
        return layout.role
    if first and "body" not in names:
        return "title"
    return "points" if "body" in names else "title" if "byline" in names else "section"


_SIGNS: Final[tuple[tuple[str, frozenset[str]], ...]] = (
    ("timeline", frozenset({"timeline"})),
    ("table", frozenset({"table"})),
    ("quotation", frozenset({"quote"})),
    ("code", frozenset({"code"})),
    ("comparison", frozenset({"left_heading", "right_heading"})),
    ("columns", frozenset({"left", "right"})),
    ("callouts_3", frozenset({"figure_1", "figure_2", "figure_3"})),
    ("callouts_2", frozenset({"figure_1", "figure_2"})),
    ("callout", frozenset({"figure", "label"})),
    ("cards_4", frozenset({"card_1", "card_2", "card_3", "card_4"})),
    ("cards_3", frozenset({"card_1", "card_2", "card_3"})),
    ("cards_2", frozenset({"card_1", "card_2"})),
    ("picture_points", frozenset({"picture", "body"})),
    ("picture", frozenset({"picture"})),
)


def home(shape: Shape, role: str, layout: OldLayout) -> str:
    """The placeholder of the role that a shape fills; "" for none."""
    known = {hole.name for each in CONTRACT if each.name == role for hole in each.holes} | set(
        FOOTER_KINDS.values()
    )
    if shape.type in FOOTER_KINDS:
        return FOOTER_KINDS[shape.type]
    if shape.type in ("title", "ctrTitle"):
        return "title"
    if shape.kind == "graphicFrame":
        kind = "table" if next(shape.node.iter(f"{A}tbl"), None) is not None else "chart"
        return kind if kind in known else ""
    if shape.kind == "pic":
        fills = "picture" if "picture" in known else "chart"
        return fills if fills in known and (shape.idx is not None or shape.name == "picture") else ""
    if shape.kind != "sp":
        return "timeline" if shape.name == "timeline" and "timeline" in known else ""
    if shape.idx is not None:
        if shape.name in known:
            return shape.name
        return layout.names.get(shape.idx, "") if layout.names.get(shape.idx, "") in known else ""
    # a text box of ours stands in for a placeholder; one over a chart is part of the chart
    if role in ("chart", "chart_points", "mark_points", "timeline") and shape.name in ("figure", "label"):
        return ""
    return shape.name if shape.name in known else ""


def offered(role: str, shade: str, theme: Theme) -> str:
    """The role of the new theme that takes a slide of this role."""
    if shade and theme.offers(f"{role}_{shade}"):
        return f"{role}_{shade}"
    if theme.offers(role):
        return role
    nearest = {"mark_points": "chart_points", "quotation_large": "quotation", "code_short": "code"}
    return nearest.get(role, "points")
