"""The steps of restyling a deck: its slides' shapes find new homes, are fitted, and the masters are exchanged."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from lxml import etree

from deckmaker.model import (
    ChartStyle,
    InputError,
    Level,
    Placeholder,
    Problem,
    Rect,
    Slide,
    SlideLayout,
    Theme,
    ThemeError,
)
from deckmaker.render.pptx import template as templates
from deckmaker.theme.import_pptx import Imported, imported
from deckmaker.theme.parts import A, P, arrows, arrows_name, arrows_xml, pack, parse, serialize, unpack
from deckmaker.typeset.fit import box as fitted
from deckmaker.typeset.grid import table as typeset_table

from . import homes, texts
from .moving import Move, move_of, moved, placed, rect_of
from .parts import exchanged, notes_follow, slides, swept

_NS: Final = f'xmlns:a="{A[1:-1]}" xmlns:p="{P[1:-1]}"'
_SAID_ELSEWHERE: Final = ("kicker", "number")
_REGIONS: Final = ("chart", "timeline")  # whose drawings stand on their own, inside their placeholder
_CARD: Final = re.compile(r"card_\d")


@dataclass(frozen=True, slots=True)
class Restyled:
    data: bytes
    slides: int
    problems: tuple[Problem, ...]


def restyle(data: bytes, theme: Theme) -> Restyled:
    """The deck in another theme. Raises InputError for what is no deck.

    Every text, chart, table, picture, note, comment and section is kept, as it is now. Warnings say what does
    not fit or has no place; nothing is cut.
    """
    try:
        return _restyled(unpack(data), imported(data, "deck"), theme)
    except ThemeError as error:
        problem = error.problem
        message = problem.message.replace("the template", "the deck")
        raise InputError(Problem("error", "deck-unreadable", message, problem.hint)) from error


def _restyled(parts: dict[str, bytes], found: Imported, theme: Theme) -> Restyled:
    main = next(each.target for each in arrows(parts, "") if each.kind == "officeDocument")
    listed = slides(parts, main)
    if not listed:
        raise InputError(
            Problem(
                "error", "deck-unreadable", "the deck has no slides", "to take a template's look use build -t"
            )
        )
    size = found.theme.size
    layouts = exchanged(parts, main, theme)
    worker = _Worker(parts, theme, found, layouts, templates.read(theme.template), [])
    for number, part in enumerate(listed):
        worker.slide(part, number)
    notes_follow(parts, main)
    if size != theme.size:
        worker.problems.append(
            Problem(
                "note", "restyle-size", "the slides have another size now: shapes of your own were scaled"
            )
        )
    return Restyled(pack(swept(parts).items()), len(listed), tuple(dict.fromkeys(worker.problems)))


@dataclass(slots=True)
class _Worker:
    parts: dict[str, bytes]
    theme: Theme
    found: Imported
    layouts: dict[str, str]  # of the template → in the deck
    template: templates.Template
    problems: list[Problem]

    def slide(self, part: str, number: int) -> None:
        root, kept = parse(self.parts[part], part), list(arrows(self.parts, part))
        at = next((each for each in kept if each.kind == "slideLayout"), None)
        if at is None:
            return
        old = homes.old_layout(self.parts, at.target, self.found)
        held = homes.shapes(root)
        role = homes.role_of(old, held, number == 0)
        layout = self.theme.layout(homes.offered(role, old.shade, self.theme))
        kept[kept.index(at)] = replace(at, target=self.layouts[layout.part.lstrip("/")])
        held = [replace(each, home=homes.home(each, role, old)) for each in held]
        if role.startswith("cards") and not layout.role.startswith("cards"):
            held = self._merged(held)
        self._homed(root, held, old, layout, number)
        texts.faces_followed(root, self.theme)
        for each in kept:
            if each.kind == "chart":
                chart = parse(self.parts[each.target], each.target)
                _recoloured(chart, self._colours(old, layout))
                self.parts[each.target] = serialize(chart)
        self.parts[part] = serialize(root)
        self.parts[arrows_name(part)] = arrows_xml(part, kept)

    def _homed(
        self, root: Any, held: list[homes.Shape], old: homes.OldLayout, layout: SlideLayout, number: int
    ) -> None:
        title = next(
            (texts.prose(each.node.find(f"{P}txBody")).text for each in held if each.home == "title"), ""
        )
        told = Slide(f"slide {number + 1}", layout.role, " ".join(title.split()), ())
        region = self._region(held, old, layout)
        taken: set[str] = set()
        for each in held:
            name = each.home
            hole = layout.placeholder(name) if name and name not in taken else None
            if hole is not None:
                taken.add(name)
                self._into(each, hole, old, layout, told, region)
            elif name and name not in taken:
                self._homeless(root, each, old, told)
            elif region is not None and _inside(rect_of(each.node), region.old):
                moved(each.node, region)
                _recoloured(each.node, self._colours(old, layout))
            else:
                moved(each.node, Move.between(self.found.theme.size, self.theme.size))

    def _region(self, held: list[homes.Shape], old: homes.OldLayout, layout: SlideLayout) -> Move | None:
        """From the old place of a chart or timeline to the new one, for the shapes that are drawn in it."""
        name = next((each for each in _REGIONS if layout.placeholder(each)), "")
        hole = layout.placeholder(name) if name else None
        if hole is None:
            return None
        idx = next((idx for idx, each in old.names.items() if each == name), None)
        place = old.rects.get(idx) if idx is not None else None
        own = [each for each in held if each.home in ("", name) and each.type not in homes.FOOTER_KINDS]
        drawn = [rect for each in own if (rect := rect_of(each.node)) is not None]
        if place is None and drawn:
            left, top = min(each.x for each in drawn), min(each.y for each in drawn)
            right, low = max(each.right for each in drawn), max(each.bottom for each in drawn)
            place = Rect(left, top, right - left, low - top)
        floating = [each for each in own if each.home == "" and _inside(rect_of(each.node), place)]
        return move_of(place, hole.rect, free=not floating) if place is not None else None

    def _into(
        self,
        shape: homes.Shape,
        hole: Placeholder,
        old: homes.OldLayout,
        layout: SlideLayout,
        told: Slide,
        region: Move | None,
    ) -> None:
        node, xml = shape.node, self._ph(hole, layout)
        if hole.kind in ("footer", "slide_number", "date"):
            _set_ph(node, xml)
            _placed_by_layout(node)
            return
        if shape.kind == "graphicFrame" or shape.kind == "pic":
            place = rect_of(node)
            _set_ph(node, xml if hole.kind != "chart" or shape.kind != "pic" else "")
            if hole.name == "table":
                self._table(node, hole, told)
            elif shape.kind == "pic":
                placed(node, _as_shaped(place, hole.rect))
                if hole.name == "chart":
                    self.problems.append(
                        Problem("warning", "restyle-picture",
                                f"the chart of slide “{told.title}” is a picture: it keeps its colours",
                                "build the deck again from its source for this one", slide=told.key)
                    )  # fmt: skip
            elif region is not None and place is not None:
                placed(node, region.of(place))
            else:
                placed(node, hole.rect)
            return
        if shape.kind != "sp":
            if region is not None:
                moved(node, region)
            _recoloured(node, self._colours(old, layout))
            return
        if hole.kind == "title":
            texts.soft_breaks_dropped(node)
        body = node.find(f"{P}txBody")
        if body is None:
            return
        box, problem = fitted(texts.prose(body), hole, self.theme, told)
        if problem is not None:
            self.problems.append(problem)
        was_box = shape.idx is None
        inherits = bool(xml)
        texts.refitted(node, box, inherits, was_box, self.theme)
        _set_ph(node, xml)
        mine = rect_of(node)
        if (
            inherits
            and mine is not None
            and not was_box
            and old.made
            and _apart(mine, old.rects.get(shape.idx or 0))
        ):
            # moved in PowerPoint: it stays where it was put
            placed(node, Move.between(self.found.theme.size, self.theme.size).of(mine))
            self.problems.append(
                Problem("note", "restyle-moved", f"the {hole.name} of slide “{told.title}” stays where it was put",
                        "use Reset in PowerPoint to let it follow the layout", slide=told.key)
            )  # fmt: skip
        elif inherits and not hole.moved:
            _placed_by_layout(node)
        else:
            placed(node, hole.rect, outline=not inherits)

    def _ph(self, hole: Placeholder, layout: SlideLayout) -> str:
        """The `p:ph` of a slide that fills it; "" for a text box."""
        if hole.idx is None:
            return ""
        known = self.template.layouts.get(layout.part, {}).get(hole.idx)
        return known.xml if known else ""

    def _table(self, node: Any, hole: Placeholder, told: Slide) -> None:
        table = next(node.iter(f"{A}tbl"), None)
        if table is None:
            return
        said = texts.grid(table)
        box, problem = typeset_table(said, hole, self.theme, told)
        if problem is not None:
            self.problems.append(problem)
        columns, rows = table.findall(f"{A}tblGrid/{A}gridCol"), table.findall(f"{A}tr")
        if len(box.columns) == len(columns) and len(box.rows) == len(rows):
            for column, width in zip(columns, box.columns, strict=True):
                column.set("w", str(width))
            for row, height in zip(rows, box.rows, strict=True):
                row.set("h", str(height))
            size = str(round(hole.level(0).size * box.scale))
            for how in table.iter(f"{A}rPr", f"{A}endParaRPr"):
                if how.get("sz"):
                    how.set("sz", size)
        style = table.find(f"{A}tblPr/{A}tableStyleId")
        if style is not None:
            style.text = self.template.table_style
        placed(node, Rect(box.rect.x, box.rect.y, sum(box.columns) or box.rect.width,
                          sum(box.rows) or box.rect.height))  # fmt: skip

    def _homeless(self, root: Any, shape: homes.Shape, old: homes.OldLayout, told: Slide) -> None:
        """What the new layout has no place for: what stands elsewhere too goes, all else is kept in a box."""
        what = shape.home.replace("_", " ")
        if shape.home in (*_SAID_ELSEWHERE, "footer", "slide_number", "date"):
            shape.node.getparent().remove(shape.node)
            self.problems.append(
                Problem("note", "restyle-left-out", f"the theme's layouts have no place for a {what}")
            )
            return
        place = rect_of(shape.node) or old.rects.get(shape.idx or 0)
        if place is None:
            return
        rect = Move.between(self.found.theme.size, self.theme.size).of(place)
        if shape.kind == "sp" and shape.node.find(f"{P}txBody") is not None:
            level = Level(size=14.0, colour="tx1")
            stand_in = Placeholder(shape.home, None, "body", rect, (level,), smallest=10.0)
            box, _ = fitted(texts.prose(shape.node.find(f"{P}txBody")), stand_in, self.theme, told)
            texts.refitted(shape.node, box, False, True, self.theme)
        _set_ph(shape.node, "")
        placed(shape.node, rect, outline=shape.kind == "sp")
        self.problems.append(
            Problem("warning", "restyle-no-place",
                    f"the layout has no place for the {what} of slide “{told.title}”: it stands in a box",
                    "look at this slide, and move the box", slide=told.key)
        )  # fmt: skip

    def _merged(self, held: list[homes.Shape]) -> list[homes.Shape]:
        """Cards become the points of one text: each heading a point, what follows below it."""
        cards = [each for each in held if _CARD.fullmatch(each.home)]
        if not cards:
            return held
        first, *others = cards
        body = first.node.find(f"{P}txBody")
        for each in cards:
            for at, para in enumerate(each.node.find(f"{P}txBody").findall(f"{A}p")):
                if at:
                    properties = para.find(f"{A}pPr")
                    if properties is None:
                        properties = para.makeelement(f"{A}pPr")
                        para.insert(0, properties)
                    properties.set("lvl", "1")
                if each is not first:
                    body.append(para)
        for each in others:
            each.node.getparent().remove(each.node)
        return [replace(each, home="body") if each is first else each for each in held if each not in others]

    def _colours(self, old: homes.OldLayout, layout: SlideLayout) -> dict[str, str]:
        """What a scheme colour of a chart becomes: what stood for the point, or for its context, still does.

        On the other ground the accent of a made theme is the scheme's other one.
        """
        was, now = ChartStyle() if old.made else self.found.theme.chart, self.theme.chart
        pairs = [
            (getattr(was, name), getattr(now, name))
            for name in ("highlight", "context", "rest", "label", "axis")
        ]
        found: dict[str, str] = {}
        for before, after in pairs:
            found.setdefault(before, after)
        if old.made and old.dark:
            found["accent2"] = found.pop("accent1", "accent1")
        if self.theme.made and layout.dark:
            turned = {"accent1": "accent2", "accent2": "accent1"}
            found = {before: turned.get(after, after) for before, after in found.items()}
        return {before: after for before, after in found.items() if before != after}


def _recoloured(root: Any, colours: Mapping[str, str]) -> None:
    for each in root.iter(f"{A}schemeClr"):
        name = each.get("val", "")
        each.set("val", colours.get(name, name))


def _set_ph(node: Any, xml: str) -> None:
    """Makes a shape fill this placeholder, or stand on its own for ""."""
    inner = node[0]
    properties = inner.find(f"{P}nvPr")
    for each in properties.findall(f"{P}ph"):
        properties.remove(each)
    if xml:
        properties.insert(0, etree.fromstring(f"<x {_NS}>{xml}</x>")[0])
    own = inner.find(f"{P}cNvSpPr")
    if own is None:
        return
    locks = own.find(f"{A}spLocks")
    if xml:
        own.attrib.pop("txBox", None)
        if locks is None:
            locks = etree.SubElement(own, f"{A}spLocks")
            own.insert(0, locks)
        locks.set("noGrp", "1")
    else:
        own.set("txBox", "1")
        if locks is not None:
            own.remove(locks)


def _placed_by_layout(node: Any) -> None:
    """Takes away a shape's own place and outline: its layout gives both. Fills that a user gave it stay."""
    properties = node.find(f"{P}spPr")
    if properties is None:
        return
    for name in ("xfrm", "prstGeom"):
        for each in properties.findall(f"{A}{name}"):
            properties.remove(each)
    if properties.find(f"{A}noFill") is not None and len(properties) == 1:
        properties.remove(properties[0])


def _inside(rect: Rect | None, region: Rect | None) -> bool:
    """Whether at least four fifths of a rectangle lie in a region."""
    if rect is None or region is None:
        return False
    wide = min(rect.right, region.right) - max(rect.x, region.x)
    high = min(rect.bottom, region.bottom) - max(rect.y, region.y)
    return wide > 0 and high > 0 and wide * high >= 0.8 * max(1, rect.width) * max(1, rect.height)


def _apart(one: Rect, two: Rect | None) -> bool:
    """Whether two places differ by more than typesetting would make them."""
    if two is None:
        return False
    pairs = ((one.x, two.x), (one.y, two.y), (one.width, two.width), (one.height, two.height))
    return any(abs(a - b) > 40_000 for a, b in pairs)


def _as_shaped(place: Rect | None, hole: Rect) -> Rect:
    """A picture in its new hole, in its old proportions, in the middle."""
    if place is None or not place.width or not place.height:
        return hole
    scale = min(hole.width / place.width, hole.height / place.height)
    width, height = round(place.width * scale), round(place.height * scale)
    return Rect(hole.x + (hole.width - width) // 2, hole.y + (hole.height - height) // 2, width, height)
