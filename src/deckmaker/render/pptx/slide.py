"""From a Page to the XML of a slide, its relationships, and the parts it needs (charts, pictures).

Every text goes into the layout's own placeholder and inherits all it can; where the layout has no such
hole, a text box with its style in scheme colours stands in.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final, Protocol

from deckmaker.model import (
    PLOTTED,
    Box,
    Chart,
    Grid,
    Page,
    Picture,
    Placeholder,
    Prose,
    Rect,
    Theme,
    prose,
    right_to_left,
)
from deckmaker.render import figures

from . import grid, picture
from .charts import Drawing, ShapeIds, draw
from .language import Tongue
from .package import OFFICE, Relationship
from .prose import body, own_body, paragraphs
from .template import Hole
from .xml import DECLARATION, A, C, P, R, attribute, escape, guid

_TABLE: Final = "http://schemas.openxmlformats.org/drawingml/2006/table"
_TREE: Final = (
    '<p:nvGrpSpPr><p:cNvPr id="1" name=""/><p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>'
    '<a:off x="0" y="0"/><a:ext cx="0" cy="0"/><a:chOff x="0" y="0"/><a:chExt cx="0" cy="0"/></a:xfrm>'
    "</p:grpSpPr>"
)
_HEAD: Final = f'{DECLARATION}<p:sld xmlns:a="{A}" xmlns:r="{R}" xmlns:p="{P}"'
# "the master's map" is what PowerPoint writes to inherit, and it does take a dark layout's override
# (reference picture in betteroffice #672): a map of the slide's own would outlive a change of layout
_TAIL: Final = "</p:spTree></p:cSld><p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr></p:sld>"
_REPEATED: Final = ("footer", "date", "slide_number")


class Store(Protocol):
    """Where the parts of a slide go; each answers with the target of a relationship from the slide."""

    def chart(self, drawing: Drawing) -> str: ...

    def media(self, data: bytes, suffix: str) -> str: ...


@dataclass(frozen=True, slots=True)
class Setting:
    """What is the same on every slide of a deck."""

    theme: Theme
    tongue: Tongue
    footer: str
    date: str
    table_style: str
    layouts: dict[str, dict[int, Hole]]


@dataclass(slots=True)
class SlideWriter:
    """One slide in the making: its shape ids and relationships."""

    page: Page
    number: int  # from 1
    setting: Setting
    store: Store
    arrows: list[Relationship] = field(default_factory=list)
    ids: ShapeIds = field(default_factory=ShapeIds)
    _links: dict[str, str] = field(default_factory=dict)

    def xml(self) -> str:
        boxes = sorted(
            self.page.boxes, key=lambda box: box.placeholder.kind != "title"
        )  # the title is read first
        shapes = [self._shape(box) for box in boxes if box.placeholder.kind not in _REPEATED]
        shapes += [self._repeated(hole) for hole in self.page.layout.placeholders if hole.kind in _REPEATED]
        hidden = ' show="0"' if self.page.slide.hidden else ""
        return f"{_HEAD}{hidden}><p:cSld><p:spTree>{_TREE}{''.join(shapes)}{_TAIL}"

    def relate(self, kind: str, target: str, external: bool = False) -> str:
        rel = f"rId{len(self.arrows) + 1}"
        self.arrows.append(Relationship(rel, f"{OFFICE}/{kind}", target, external))
        return rel

    def _link(self, address: str) -> str:
        if address not in self._links:
            self._links[address] = self.relate("hyperlink", address, external=True)
        return self._links[address]

    def _hole(self, placeholder: Placeholder) -> Hole | None:
        """The layout's own hole; None when a shape must stand on its own."""
        if placeholder.idx is None:
            return None
        return self.setting.layouts.get(self.page.layout.part, {}).get(placeholder.idx)

    def _shape(self, box: Box) -> str:
        match box.content:
            case Prose():
                return self._text(box, box.content)
            case Chart():
                return self._chart(box, box.content)
            case Grid():
                return self._grid(box, box.content)
            case Picture():
                return self._picture(box, box.content)

    def _text(self, box: Box, content: Prose) -> str:
        if not content.text.strip():
            return ""  # an empty placeholder would show its prompt
        hole = self._hole(box.placeholder)
        mono = self.setting.theme.fonts.mono.name
        numbers = "arabicPlain" if self.setting.theme.made and hole is not None else "arabicPeriod"
        text = paragraphs(content.paras, self.setting.tongue, self._link, mono, box.placeholder, numbers)
        shape_id = self.ids.next()
        if hole is None:
            return (
                f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{attribute(_name(box.placeholder.name))} '
                f'{shape_id}"/>'
                f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{xfrm(box.rect)}<a:prstGeom prst="rect">'
                "<a:avLst/>"
                f"</a:prstGeom><a:noFill/></p:spPr><p:txBody>{own_body(box, mono)}{text}</p:txBody></p:sp>"
            )
        return placeholder_shape(shape_id, hole, box, f"{body(box)}{text}")

    def _repeated(self, placeholder: Placeholder) -> str:
        """Footer, date and slide number: PowerPoint shows them on a slide only when the slide holds them."""
        hole = self._hole(placeholder)
        if hole is None:
            return ""
        attributes, inside = self.setting.tongue.attributes(self.setting.footer)
        if placeholder.kind == "slide_number":
            text = (
                f'<a:p><a:fld id="{guid("slide number")}" type="slidenum"><a:rPr '
                f"{self.setting.tongue.plain}/>"
                f"<a:t>{self.number}</a:t></a:fld><a:endParaRPr {self.setting.tongue.plain}/></a:p>"
            )
        else:
            words = self.setting.footer if placeholder.kind == "footer" else self.setting.date
            if not words:
                return ""
            if not self.setting.theme.made:
                # an empty footer that only inherits is set in another typeface by LibreOffice 7.4
                inside = f'<a:latin typeface="+mn-lt"/>{inside}'
            turned = right_to_left(words, self.setting.tongue.tag) and placeholder.level(0).align == "left"
            way = '<a:pPr algn="r" rtl="1"/>' if turned else ""
            text = (
                f"<a:p>{way}<a:r><a:rPr {attributes}>{inside}</a:rPr><a:t>{escape(words)}</a:t></a:r></a:p>"
            )
        box = Box(placeholder, prose(), placeholder.rect)
        return placeholder_shape(self.ids.next(), hole, box, f"<a:bodyPr/><a:lstStyle/>{text}")

    def _chart(self, box: Box, chart: Chart) -> str:
        if chart.kind in PLOTTED:
            setting = self.setting
            svg, png = figures.plot(chart, box.rect, setting.theme, setting.tongue.tag, self.page.layout.dark)
            return self._picture(box, Picture(png, chart.alt or chart.title, chart.title, svg))
        drawing = draw(
            chart, box.rect, self.setting.theme, self.setting.tongue, self.page.layout.dark, self.ids
        )
        if not drawing.chart:
            return drawing.shapes
        rel = self.relate("chart", self.store.chart(drawing))
        shape_id = self.ids.next()
        graphic = f'<a:graphicData uri="{C}"><c:chart xmlns:c="{C}" r:id="{rel}"/></a:graphicData>'
        return (
            self._frame(box, shape_id, f"Chart {shape_id}", chart.alt or chart.title, graphic)
            + drawing.shapes
        )

    def _grid(self, box: Box, content: Grid) -> str:
        if not content.header:
            return ""
        shape_id = self.ids.next()
        mono = self.setting.theme.fonts.mono.name
        table = grid.table(content, box, self.setting.table_style, self.setting.tongue, self._link, mono)
        graphic = f'<a:graphicData uri="{_TABLE}">{table}</a:graphicData>'
        return self._frame(box, shape_id, f"Table {shape_id}", content.caption or _headings(content), graphic)

    def _frame(self, box: Box, shape_id: int, name: str, alt: str, graphic: str) -> str:
        hole = self._hole(box.placeholder)
        rect = box.rect
        return (
            f'<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="{shape_id}" name="{name}" '
            f'descr="{attribute(alt)}"/>'
            f'<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr><p:nvPr>'
            f'{hole.xml if hole else ""}</p:nvPr></p:nvGraphicFramePr><p:xfrm><a:off x="{rect.x}" '
            f'y="{rect.y}"/>'
            f'<a:ext cx="{rect.width}" cy="{rect.height}"/></p:xfrm><a:graphic>{graphic}</a:graphic>'
            "</p:graphicFrame>"
        )

    def _picture(self, box: Box, content: Picture) -> str:
        kind = picture.suffix(content.data)
        if not kind:  # no format that PowerPoint holds: what it shows, in words
            return self._text(box, prose(content.alt or content.name))
        rel = self.relate("image", self.store.media(content.data, kind))
        svg = self.relate("image", self.store.media(content.svg, "svg")) if content.svg else ""
        # a placeholder for charts holds no picture: a plotted chart stands on its own
        hole = self._hole(box.placeholder) if box.placeholder.kind != "chart" else None
        inherits = hole is not None and _in_place(box)
        return picture.pic(
            content, self.ids.next(), hole.xml if hole else "", rel, box.rect, inherits=inherits, svg=svg
        )


def placeholder_shape(shape_id: int, hole: Hole, box: Box, text: str) -> str:
    """A slide's own `p:sp` for a layout's placeholder; a rectangle only when it differs."""
    frame = "<p:spPr/>" if _in_place(box) else f"<p:spPr>{xfrm(box.rect)}</p:spPr>"
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{attribute(_name(box.placeholder.name))} '
        f'{shape_id}"/>'
        f'<p:cNvSpPr><a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr>{hole.xml}</p:nvPr></p:nvSpPr>{frame}'
        f"<p:txBody>{text}</p:txBody></p:sp>"
    )


def _in_place(box: Box) -> bool:
    return box.rect == box.placeholder.rect and not box.placeholder.moved


def xfrm(rect: Rect) -> str:
    return f'<a:xfrm><a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/></a:xfrm>'


def _name(name: str) -> str:
    """As PowerPoint's selection pane shows it: "left_heading" → "Left heading"."""
    return name.replace("_", " ").capitalize()


def _headings(content: Grid) -> str:
    return "Table: " + _joined(cell.text for cell in content.header)


def _joined(texts: Iterable[str]) -> str:
    return ", ".join(text for text in texts if text)
