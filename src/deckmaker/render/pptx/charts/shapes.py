"""From a Chart to native shapes in one group: icon arrays, timelines, big numbers; captions above charts.

A group carries the chart's alternative text; the shapes inside are in scheme colours like everything else.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Literal

from deckmaker.model import EMU_PER_INCH, EMU_PER_POINT, Chart, Rect
from deckmaker.render.pptx.xml import attribute, escape

from .canvas import Canvas, fill, line_height

_A_ROW: Final = 10  # icons
_LARGEST_ICON: Final = round(1.35 * EMU_PER_INCH)
_FEW_ICONS: Final = 5  # so many stand in half a slide, with words beside them
_BETWEEN: Final = round(0.35 * EMU_PER_INCH)
_DOT: Final = round(0.2 * EMU_PER_INCH)  # of a timeline
_BOLDER: Final = 1.08  # bold type is wider by so much
_NARROW_SLOT: Final = round(1.5 * EMU_PER_INCH)
_WIDEST_SLOT: Final = round(2.9 * EMU_PER_INCH)
_PEOPLE: Final = re.compile(
    r"\b(people|persons?|adults?|women|men|children|students?|workers?|employees?|users?|respondents?|patients?|"
    r"customers?|citizens?|voters?|readers?|parents?|teachers?|members?|managers?|households?|teenagers?|girls?|boys?)\b"
    r"|[人名]",
    re.IGNORECASE,
)


@dataclass(slots=True)
class ShapeIds:
    """Shape ids of one slide, each once; 1 is the slide's own tree."""

    last: int = 1

    def next(self) -> int:
        self.last += 1
        return self.last


def caption(
    ids: ShapeIds,
    name: str,
    text: str,
    rect: Rect,
    size: float,
    colour: str,
    *,
    bold: bool = False,
    centred: bool = False,
    anchor: Literal["t", "ctr", "b"] = "ctr",
) -> str:
    """A text box in the theme's text face."""
    shape_id = ids.next()
    weight = ' b="1"' if bold else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{attribute(name)} {shape_id}"/><p:cNvSpPr '
        'txBox="1"/><p:nvPr/></p:nvSpPr>'
        f'<p:spPr>{_place(rect)}<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></p:spPr><p:txBody>'
        f'<a:bodyPr wrap="square" lIns="0" tIns="0" rIns="0" bIns="0" rtlCol="0" anchor="{anchor}">'
        "<a:noAutofit/></a:bodyPr>"
        f'<a:lstStyle/><a:p><a:pPr algn="{"ctr" if centred else "l"}"/><a:r><a:rPr lang="{{lang}}" '
        f'sz="{round(size * 100)}"{weight}>'
        f'{fill(colour)}<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
        "</a:rPr>"
        f"<a:t>{escape(text)}</a:t></a:r></a:p></p:txBody></p:sp>"
    )


def icon_array(chart: Chart, canvas: Canvas, ids: ShapeIds) -> str:
    """n of m whole icons, ten a row at most, the counted ones in the accent; the figure and what is counted
    beside them in a wide frame, else below."""
    datum = chart.series[0].points[0]
    total = max(chart.total, 1)
    counted = min(int(datum.value), total) if datum else 0
    columns = min(total, _A_ROW)
    rows = -(-total // columns)
    people = bool(_PEOPLE.search(" ".join((chart.unit, *chart.categories, chart.title))))
    aspect = 2.1 if people else 1.0  # a person is taller than wide
    group_id = ids.next()
    area = canvas.rect
    figure, words = (datum.label if datum else ""), "".join(chart.categories[:1])
    beside = columns <= _FEW_ICONS and area.width > 1.8 * area.height
    size, figure_size = (24.0, 54.0) if beside else (canvas.style.label_size * 1.25, 40.0)
    room = area.width // 2 - _BETWEEN if beside else area.width
    heading = line_height(figure_size)
    text = heading + line_height(size) * (canvas.wrapped_lines(words, size, room) if words else 0)
    free = area.height if beside else area.height - text - _BETWEEN
    pitch = min((area.width - (room + _BETWEEN) * beside) / columns, free / rows / aspect, _LARGEST_ICON)
    width = round(pitch * 0.8)
    step = round(width * aspect + pitch - width)
    icons_high = rows * step - round(pitch - width)
    block = max(icons_high, text) if beside else icons_high + _BETWEEN + text
    top = area.y + max(0, area.height - block) // 2
    shapes = []
    for index in range(total):
        row, column = divmod(index, columns)
        x = area.x + round(column * pitch)
        rect = Rect(x, top + (block - icons_high) // 2 * beside + row * step, width, round(width * aspect))
        colour = canvas.style.highlight if index < counted else canvas.style.rest
        if people:
            shapes.append(_shape(ids, "Person", rect, _PERSON, colour))
        else:
            shapes.append(_preset(ids, "Icon", "roundRect", rect, colour, 22_000))
    x = area.x + round(columns * pitch) + _BETWEEN if beside else area.x
    y = top + ((block - text) // 2 if beside else icons_high + _BETWEEN)
    place = Rect(x, y, room, heading)
    shapes.append(
        caption(ids, "Figure", figure, place, figure_size, canvas.style.highlight, bold=True, anchor="t")
    )
    if words:
        place = Rect(x, y + heading, room, text - heading)
        shapes.append(caption(ids, "Counted", words, place, size, canvas.style.label, anchor="t"))
    return _group(group_id, "Icon array", chart, area, "".join(shapes))


def timeline(chart: Chart, canvas: Canvas, ids: ShapeIds) -> str:
    """One rule, dots spaced by date, what happened below; alternately above when texts would collide."""
    points = chart.series[0].points
    moments = [float(point.value) if point else 0.0 for point in points]
    group_id = ids.next()
    area = canvas.rect
    xs = _spaced(moments, area.x, area.width)
    size = canvas.style.label_size * (1.125 if len(xs) <= 5 else 1.0)
    dates = size * 1.25
    high = line_height(dates)
    labels = [point.label if point else "" for point in points]
    slots = [b - a for a, b in pairwise([*xs, area.right])]
    narrow = min(slots[:-1], default=area.width) < _NARROW_SLOT
    wide = any(
        _wrapped(canvas, each, dates, slot - _DOT) > 1 for each, slot in zip(labels, slots, strict=True)
    )
    alternate = narrow or wide
    # each text may reach to the next one on its side of the rule
    ends = [*xs[2:], area.right, area.right] if alternate else [*xs[1:], area.right]
    widths = [max(min(end - x, _WIDEST_SLOT) - _DOT, _DOT) for x, end in zip(xs, ends, strict=False)]
    texts = [
        round(line_height(size) * canvas.wrapped_lines(words, size, width) * 1.05)
        for words, width in zip(chart.categories, widths, strict=True)
    ]
    high *= max(
        (_wrapped(canvas, each, dates, width) for each, width in zip(labels, widths, strict=True)), default=1
    )
    tallest = high + max(texts, default=0) + _DOT
    middle = area.y + area.height // 2 - (0 if alternate else tallest // 2)
    rule = Rect(area.x, middle - EMU_PER_POINT, area.width, 2 * EMU_PER_POINT)
    shapes = [_preset(ids, "Rule", "rect", rule, canvas.style.context)]
    for index, (x, label, words) in enumerate(zip(xs, labels, chart.categories, strict=True)):
        accent = chart.highlight is None or index == chart.highlight
        colour = canvas.style.highlight if accent else canvas.style.context
        dot = Rect(x, middle - _DOT // 2, _DOT, _DOT)
        shapes.append(_preset(ids, "Moment", "ellipse", dot, colour))
        top = middle - _DOT - high - texts[index] if alternate and index % 2 else middle + _DOT
        date = Rect(x, top, widths[index], high)
        event = Rect(x, top + high, widths[index], texts[index])
        shapes.append(caption(ids, "Date", label, date, dates, canvas.style.label, bold=True, anchor="t"))
        shapes.append(caption(ids, "Event", words, event, size, canvas.style.label, anchor="t"))
    return _group(group_id, "Timeline", chart, area, "".join(shapes))


def _wrapped(canvas: Canvas, label: str, size: float, width: int) -> int:
    """How many lines a bold label takes: about as many as one of that much larger type."""
    return canvas.wrapped_lines(label, size * _BOLDER, width)


def _spaced(moments: list[float], left: int, width: int) -> list[int]:
    """Left edges of the dots: by date where dates differ, evenly where they do not or would collide."""
    count = len(moments)
    room = 2.4 if count <= 4 else 1.6  # inches: the last text needs room too
    last = left + width - round(room * EMU_PER_INCH)
    even = [left + round((last - left) * index / max(count - 1, 1)) for index in range(count)]
    span = moments[-1] - moments[0] if moments else 0.0
    if count < 3 or span <= 0 or any(b < a for a, b in pairwise(moments)):
        return even
    real = [left + round((last - left) * (each - moments[0]) / span) for each in moments]
    near = any(b - a < 0.9 * EMU_PER_INCH for a, b in pairwise(real))
    return even if near else real


def big_numbers(chart: Chart, canvas: Canvas, ids: ShapeIds) -> str:
    """Up to three figures side by side: what a statement without a drawable chart shows."""
    points = [
        (point, name) for point, name in zip(chart.series[0].points, chart.categories, strict=True) if point
    ]
    points = points[:3]
    group_id = ids.next()
    column = canvas.rect.width // max(len(points), 1)
    room = column - _BETWEEN
    size = canvas.fitting((point.label for point, _ in points), 96.0, room)
    high = line_height(size)
    below = line_height(20) * max((canvas.wrapped_lines(words, 20, room) for _, words in points), default=1)
    y = canvas.rect.y + max(0, canvas.rect.height - high - below) // 2
    shapes = []
    for index, (point, words) in enumerate(points):
        x = canvas.rect.x + index * column
        figure, label = Rect(x, y, room, high), Rect(x, y + high, room, below)
        shapes.append(caption(ids, "Figure", point.label, figure, size, canvas.style.highlight, bold=True))
        shapes.append(caption(ids, "Label", words, label, 20, canvas.style.label, anchor="t"))
    return _group(group_id, "Figures", chart, canvas.rect, "".join(shapes))


def _place(rect: Rect) -> str:
    return f'<a:xfrm><a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/></a:xfrm>'


def _group(group_id: int, name: str, chart: Chart, rect: Rect, shapes: str) -> str:
    place = f'<a:off x="{rect.x}" y="{rect.y}"/><a:ext cx="{rect.width}" cy="{rect.height}"/>'
    child = place.replace("a:off", "a:chOff").replace("a:ext", "a:chExt")
    return (
        f'<p:grpSp><p:nvGrpSpPr><p:cNvPr id="{group_id}" name="{name} {group_id}" '
        f'descr="{attribute(chart.alt or chart.title)}"/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr><a:xfrm>{place}{child}</a:xfrm></p:grpSpPr>"
        f"{shapes}</p:grpSp>"
    )


def _preset(ids: ShapeIds, name: str, kind: str, rect: Rect, colour: str, rounding: int | None = None) -> str:
    guide = "" if rounding is None else f'<a:gd name="adj" fmla="val {rounding}"/>'
    return _shape(
        ids, name, rect, f'<a:prstGeom prst="{kind}"><a:avLst>{guide}</a:avLst></a:prstGeom>', colour
    )


# a head, and shoulders over a rounded body, on a grid of 100 by 210
_PERSON: Final = (
    '<a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
    '<a:path w="100" h="210">'
    '<a:moveTo><a:pt x="76" y="27"/></a:moveTo><a:arcTo wR="26" hR="26" stAng="0" swAng="21600000"/>'
    "<a:close/>"
    '<a:moveTo><a:pt x="0" y="96"/></a:moveTo><a:arcTo wR="34" hR="34" stAng="10800000" swAng="5400000"/>'
    '<a:lnTo><a:pt x="66" y="62"/></a:lnTo>'
    '<a:arcTo wR="34" hR="34" stAng="16200000" swAng="5400000"/><a:lnTo><a:pt x="100" y="132"/></a:lnTo>'
    '<a:arcTo wR="11" hR="11" stAng="0" swAng="10800000"/><a:lnTo><a:pt x="78" y="198"/></a:lnTo>'
    '<a:arcTo wR="12" hR="12" stAng="0" swAng="5400000"/><a:lnTo><a:pt x="34" y="210"/></a:lnTo>'
    '<a:arcTo wR="12" hR="12" stAng="5400000" swAng="5400000"/><a:lnTo><a:pt x="22" y="132"/></a:lnTo>'
    '<a:arcTo wR="11" hR="11" stAng="0" swAng="10800000"/><a:close/></a:path></a:pathLst></a:custGeom>'
)


def _shape(ids: ShapeIds, name: str, rect: Rect, geometry: str, colour: str) -> str:
    shape_id = ids.next()
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="{shape_id}" name="{name} {shape_id}"/><p:cNvSpPr/><p:nvPr/>'
        f"</p:nvSpPr><p:spPr>{_place(rect)}"
        f"{geometry}{fill(colour)}<a:ln><a:noFill/></a:ln></p:spPr><p:txBody><a:bodyPr/><a:lstStyle/><a:p>"
        '<a:endParaRPr lang="{lang}"/></a:p></p:txBody></p:sp>'
    )
