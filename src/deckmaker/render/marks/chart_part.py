"""From the XML of a chart part to what its plot shows: series, labels, axes, with every style resolved.

The part is the one that `pptx/charts` writes, so that both roads draw the same chart: what a designer
changes there shows here too.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from deckmaker.colours import A, Scheme, colour
from deckmaker.model import Rect

from .drawing import NO_STROKE, Stroke, font_size, stroke
from .figures import printed

C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


@dataclass(frozen=True, slots=True)
class Lettering:
    size: float  # points
    colour: str  # "RRGGBB"
    bold: bool = False
    wrap: bool = True


@dataclass(frozen=True, slots=True)
class Shown:
    """A data label: its text and where it stands against its point."""

    text: str
    look: Lettering
    position: str  # `c:dLblPos`, or ""
    shift: tuple[float, float] | None = None  # shares of the frame


@dataclass(frozen=True, slots=True)
class Dot:
    size: float  # points
    colour: str


@dataclass(frozen=True, slots=True)
class ErrorBar:
    minus: bool
    lengths: tuple[float | None, ...]
    stroke: Stroke


@dataclass(slots=True)
class Row:
    """A series."""

    name: str
    values: tuple[Decimal | None, ...]
    across: tuple[Decimal | None, ...] = ()  # of a scatter chart
    fill: str = ""
    line: Stroke = NO_STROKE
    fills: dict[int, str] = field(default_factory=dict)  # of single points
    dot: Dot | None = None
    dots: dict[int, Dot] = field(default_factory=dict)
    labels: dict[int, Shown] = field(default_factory=dict)
    errors: ErrorBar | None = None


@dataclass(frozen=True, slots=True)
class Axis:
    kind: str  # "catAx", "dateAx", "valAx"
    position: str  # "l", "b", …
    deleted: bool
    least: float | None
    most: float | None
    backwards: bool
    look: Lettering
    line: Stroke
    grid: Stroke = NO_STROKE
    between: bool = True
    every: int = 1
    title: str = ""
    title_look: Lettering | None = None


@dataclass(slots=True)
class Plotted:
    """The plot of a chart: `plot` is its inner rectangle on the slide."""

    kind: str  # "barChart", "lineChart", "scatterChart", "doughnutChart"
    frame: Rect
    plot: Rect
    rows: list[Row]
    categories: tuple[str, ...]
    days: tuple[Decimal, ...]  # the categories as dates, on a date axis
    axes: list[Axis]
    horizontal: bool = False
    grouping: str = "standard"
    gap: float = 150.0
    overlap: float = 0.0
    hole: float = 50.0
    turn: float = 0.0  # where a ring begins, degrees
    legend: tuple[float, float, Lettering] | None = None  # x and y as shares of the frame

    def axis(self, *kinds: str) -> Axis | None:
        return next((each for each in self.axes if each.kind in kinds), None)


def read(root: Any, frame: Rect, scheme: Scheme) -> Plotted:
    """What a `c:chartSpace` draws. Of several plots only the first is read."""
    general = _lettering(root.find(f"{C}txPr"), Lettering(18.0, scheme("tx1")), scheme)
    chart = root.find(f"{C}chart")
    area = chart.find(f"{C}plotArea")
    node = next(each for each in area if isinstance(each.tag, str) and each.tag.endswith("Chart"))
    kind = node.tag[len(C) :]
    rows = [_row(each, general, scheme) for each in node.findall(f"{C}ser")]
    categories, days = _categories(node)
    plotted = Plotted(
        kind,
        frame,
        _inner(area.find(f"{C}layout"), frame),
        rows,
        categories,
        days,
        [_axis(each, general, scheme) for each in area if each.tag in _AXES],
        _value(node, "barDir") == "bar",
        _value(node, "grouping", "standard"),
        float(_value(node, "gapWidth", "150")),
        float(_value(node, "overlap", "0")),
        float(_value(node, "holeSize", "50")),
        float(_value(node, "firstSliceAng", "0")),
    )
    key = chart.find(f"{C}legend")
    if key is not None:
        x, y, _, _ = _manual(key.find(f"{C}layout"))
        plotted.legend = (x, y, _lettering(key.find(f"{C}txPr"), general, scheme))
    return plotted


_AXES: Final = (f"{C}catAx", f"{C}dateAx", f"{C}valAx")


def _inner(layout: Any, frame: Rect) -> Rect:
    x, y, width, height = _manual(layout)
    return Rect(
        frame.x + round(x * frame.width),
        frame.y + round(y * frame.height),
        round((width or 1.0) * frame.width),
        round((height or 1.0) * frame.height),
    )


def _manual(layout: Any) -> tuple[float, float, float, float]:
    manual = layout.find(f"{C}manualLayout") if layout is not None else None
    if manual is None:
        return 0.0, 0.0, 0.0, 0.0
    x, y, w, h = (float(_value(manual, each, "0")) for each in "xywh")
    return x, y, w, h


def _value(node: Any, name: str, default: str = "") -> str:
    child = node.find(f"{C}{name}")
    return default if child is None else child.get("val", default)


def _lettering(properties: Any, general: Lettering, scheme: Scheme) -> Lettering:
    """`c:txPr`, what it leaves out as `general`."""
    if properties is None:
        return general
    run = properties.find(f"{A}p/{A}pPr/{A}defRPr")
    body = properties.find(f"{A}bodyPr")
    wrap = body is None or body.get("wrap") != "none"
    return _run(run, general, scheme, wrap)


def _run(run: Any, general: Lettering, scheme: Scheme, wrap: bool) -> Lettering:
    if run is None:
        return general
    solid = run.find(f"{A}solidFill")
    ink = colour(solid, scheme) if solid is not None else general.colour
    bold = run.get("b", "1" if general.bold else "0") == "1"
    return Lettering(font_size(run, general.size), ink, bold, wrap)


def _cached(node: Any) -> dict[int, str]:
    """The cached points of a `c:cat`, `c:val` …"""
    return {int(point.get("idx")): point.findtext(f"{C}v") or "" for point in node.iter(f"{C}pt")}


def _count(node: Any) -> int:
    count = next(node.iter(f"{C}ptCount"), None)
    return int(count.get("val")) if count is not None else 0


def _figures(node: Any) -> tuple[Decimal | None, ...]:
    if node is None:
        return ()
    held = _cached(node)
    return tuple(Decimal(held[index]) if index in held else None for index in range(_count(node)))


def _categories(node: Any) -> tuple[tuple[str, ...], tuple[Decimal, ...]]:
    held = node.find(f"{C}ser/{C}cat")
    if held is None:
        return (), ()
    if held.find(f"{C}numRef") is not None:
        return (), tuple(each or Decimal(0) for each in _figures(held))
    words = _cached(held)
    return tuple(words.get(index, "") for index in range(_count(held))), ()


def _row(node: Any, general: Lettering, scheme: Scheme) -> Row:
    title = node.find(f"{C}tx")
    properties = node.find(f"{C}spPr")
    values = node.find(f"{C}val")
    row = Row(
        next(iter(_cached(title).values()), "") if title is not None else "",
        _figures(values if values is not None else node.find(f"{C}yVal")),
        _figures(node.find(f"{C}xVal")),
    )
    if properties is not None:
        solid = properties.find(f"{A}solidFill")
        row.fill = colour(solid, scheme) if solid is not None else ""
        row.line = stroke(properties, scheme)
    row.dot = _dot(node.find(f"{C}marker"), scheme)
    for point in node.findall(f"{C}dPt"):
        index = int(_value(point, "idx"))
        mine = point.find(f"{C}spPr")
        solid = mine.find(f"{A}solidFill") if mine is not None else None
        if solid is not None:
            row.fills[index] = colour(solid, scheme)
        if dot := _dot(point.find(f"{C}marker"), scheme):
            row.dots[index] = dot
    labels = node.find(f"{C}dLbls")
    if labels is not None and _value(labels, "delete") != "1":
        row.labels = _labels(labels, row, general, scheme)
    errors = node.find(f"{C}errBars")
    if errors is not None:
        minus = errors.find(f"{C}minus")
        lengths = _figures(minus if minus is not None else errors.find(f"{C}plus"))
        row.errors = ErrorBar(
            minus is not None,
            tuple(None if each is None else float(each) for each in lengths),
            stroke(errors.find(f"{C}spPr"), scheme),
        )
    return row


def _dot(marker: Any, scheme: Scheme) -> Dot | None:
    if marker is None or _value(marker, "symbol", "none") == "none":
        return None
    solid = marker.find(f"{C}spPr/{A}solidFill")
    return Dot(float(_value(marker, "size", "5")), colour(solid, scheme) if solid is not None else "")


def _labels(node: Any, row: Row, general: Lettering, scheme: Scheme) -> dict[int, Shown]:
    common = _lettering(node.find(f"{C}txPr"), general, scheme)
    position, code = _value(node, "dLblPos"), _code(node)
    shows = _value(node, "showVal") == "1"
    own = {int(_value(each, "idx")): each for each in node.findall(f"{C}dLbl")}
    found = {}
    for index, value in enumerate(row.values):
        label = own.get(index)
        if label is None:
            if shows and value is not None:
                found[index] = Shown(printed(code, value), common, position)
        elif _value(label, "delete") != "1" and (
            shown := _label(label, row, value, common, position, scheme)
        ):
            found[index] = shown
    return found


def _label(
    node: Any, row: Row, value: Decimal | None, common: Lettering, position: str, scheme: Scheme
) -> Shown | None:
    layout = node.find(f"{C}layout/{C}manualLayout")
    shift = None
    if layout is not None:
        shift = (float(_value(layout, "x", "0")), float(_value(layout, "y", "0")))
    where = _value(node, "dLblPos", position)
    rich = node.find(f"{C}tx/{C}rich")
    if rich is not None:
        text, look = "", common
        for run in rich.iter(f"{A}r", f"{A}fld"):
            words = run.findtext(f"{A}t") or ""
            text += row.name if run.get("type") == "SERIESNAME" else words
            body = rich.find(f"{A}bodyPr")
            wrap = body is None or body.get("wrap") != "none"
            look = _run(run.find(f"{A}rPr"), common, scheme, wrap)
        return Shown(text, look, where, shift)
    if value is None:
        return None
    look = _lettering(node.find(f"{C}txPr"), common, scheme)
    parts = [row.name] if _value(node, "showSerName") == "1" else []
    parts += [printed(_code(node), value)] if _value(node, "showVal") == "1" else []
    separator = node.findtext(f"{C}separator") or ", "
    return Shown(separator.join(parts), look, where, shift) if parts else None


def _code(node: Any) -> str:
    form = node.find(f"{C}numFmt")
    return "General" if form is None else form.get("formatCode", "General")


def _axis(node: Any, general: Lettering, scheme: Scheme) -> Axis:
    scaling = node.find(f"{C}scaling")
    grid = node.find(f"{C}majorGridlines")
    least, most = _value(scaling, "min"), _value(scaling, "max")
    title = node.find(f"{C}title")
    words, look = "", None
    if title is not None:
        words = "".join(title.itertext(f"{A}t"))
        look = _run(title.find(f".//{A}r/{A}rPr"), general, scheme, False)
    return Axis(
        node.tag[len(C) :],
        _value(node, "axPos"),
        _value(node, "delete") == "1",
        float(least) if least else None,
        float(most) if most else None,
        _value(scaling, "orientation") == "maxMin",
        _lettering(node.find(f"{C}txPr"), general, scheme),
        stroke(node.find(f"{C}spPr"), scheme),
        stroke(grid.find(f"{C}spPr"), scheme) if grid is not None else NO_STROKE,
        _value(node, "crossBetween", "between") == "between",
        int(_value(node, "majorUnit", "1")) if node.tag.endswith("dateAx") else 1,
        words,
        look,
    )
