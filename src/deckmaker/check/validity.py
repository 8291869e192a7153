"""From a Package to the faults that schema validators do not see, but PowerPoint stumbles over."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, Final
from zipfile import BadZipFile

from deckmaker.model import Problem

from .package import A, C, P, Package, R

_DATE: Final = re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2}))?)?)?")
_ESCAPE: Final = re.compile(r"_x[0-9A-Fa-f]{4}_")
_AGAIN: Final = "build the deck again; if it comes back, report it with the outline"


def fault(code: str, message: str, slide: str = "", hint: str = _AGAIN) -> Problem:
    return Problem("error", code, message, hint, slide=slide)


def validity(package: Package) -> Iterator[Problem]:
    yield from _reachable(package)
    yield from _properties(package)
    yield from _sections(package)
    for number, part in enumerate(package.slides, 1):
        yield from _slide(package, part, f"slide {number}")
    for name in package.broken:
        yield fault("pptx-broken-part", f"the part “{name}” is no well-formed XML")


def _reachable(package: Package) -> Iterator[Problem]:
    """Each part is pointed at, each pointer leads to a part, each part has a content type."""
    seen: set[str] = set()
    waiting = [""]
    while waiting:
        part = waiting.pop()
        for each in package.arrows(part):
            if each.external:
                continue
            if each.target not in package.parts:
                yield fault(
                    "pptx-dangling", f"“{part or 'the package'}” points at “{each.target}”, which is missing"
                )
            elif each.target not in seen:
                seen.add(each.target)
                waiting.append(each.target)
    types = package.root("[Content_Types].xml")
    suffixes = {each.get("Extension", "").lower() for each in types.iter("{*}Default")}
    typed = {each.get("PartName", "").lstrip("/") for each in types.iter("{*}Override")}
    for name, data in package.parts.items():
        if name == "[Content_Types].xml" or name.endswith(".rels"):
            continue
        if name not in seen:
            yield fault("pptx-orphan", f"nothing points at the part “{name}”")
        if name not in typed and name.rsplit(".", 1)[-1].lower() not in suffixes:
            yield fault("pptx-untyped", f"the part “{name}” has no content type")
        if not data:
            yield fault("pptx-empty-part", f"the part “{name}” is empty")
    for name in sorted(typed - set(package.parts)):
        yield fault("pptx-dangling", f"a content type is given for “{name}”, which is missing")


def _properties(package: Package) -> Iterator[Problem]:
    core = package.target("", "core-properties")
    if not core:
        yield fault("pptx-no-properties", "the file has no document properties")
        return
    for each in package.root(core).iter("{http://purl.org/dc/terms/}*"):
        if not _DATE.fullmatch((each.text or "").strip()):
            yield fault(
                "pptx-bad-date", f"the document property “{each.tag.split('}')[1]}” is no date: “{each.text}”"
            )


def _sections(package: Package) -> Iterator[Problem]:
    root = package.root(package.main)
    ids = [each.get("id", "") for each in root.iter(f"{P}sldId")]
    for each in ids:
        if not each.isdigit() or not 256 <= int(each) < 2_147_483_648:
            yield fault("pptx-slide-id", f"the slide id “{each}” is out of bounds")
    if len(set(ids)) != len(ids):
        yield fault("pptx-slide-id", "two slides have one id")
    lists = list(root.iter("{*}sectionLst"))
    if not lists:
        return
    listed = [each.get("id", "") for each in lists[0].iter("{*}sldId")]
    if sorted(listed) != sorted(ids):
        yield fault("pptx-sections", "the sections do not hold every slide exactly once")
    guids = [each.get("id", "") for each in lists[0].iter("{*}section")]
    if len(set(guids)) != len(guids):
        yield fault("pptx-sections", "two sections have one id")
    if any(
        not re.fullmatch(r"\{[0-9A-Fa-f]{8}(-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}\}", each) for each in guids
    ):
        yield fault("pptx-sections", "the id of a section is no GUID")


def _slide(package: Package, part: str, place: str) -> Iterator[Problem]:
    root = package.root(part)
    if not package.target(part, "slideLayout"):
        yield fault("pptx-no-layout", f"{place} has no slide layout", place)
    ids = [each.get("id", "") for each in root.iter(f"{P}cNvPr")]
    if len(set(ids)) != len(ids):
        yield fault("pptx-shape-id", f"two shapes of {place} have one id", place)
    known = {each.id for each in package.arrows(part)}
    for each in root.iter():
        for key, value in each.attrib.items():
            if key.startswith(R) and value and value not in known:
                yield fault(
                    "pptx-dangling", f"a shape of {place} points at “{value}”, which is missing", place
                )
    for each in root.iter(f"{A}t"):
        if _ESCAPE.search(each.text or ""):
            yield fault("pptx-escape", f"{place} shows a character's escape, “{each.text[:40]}”", place)
    for table in root.iter(f"{A}tbl"):
        columns = len(list(table.iter(f"{A}gridCol")))
        for row in table.iter(f"{A}tr"):
            if len(row.findall(f"{A}tc")) != columns:
                yield fault("pptx-table-row", f"a table row of {place} has not {columns} cells", place)
    for chart in package.charts(part):
        yield from _chart(package, chart, place)


def _chart(package: Package, part: str, place: str) -> Iterator[Problem]:
    root = package.root(part)
    axes = {}
    for kind in ("catAx", "valAx", "dateAx", "serAx"):
        for axis in root.iter(f"{C}{kind}"):
            own, crossed = _value(axis, "axId"), _value(axis, "crossAx")
            axes[own] = crossed
    for own, crossed in axes.items():
        if own.startswith("-"):
            yield fault("chart-axis-id", f"an axis of the chart of {place} has a negative id", place)
        if crossed not in axes:
            yield fault(
                "chart-cross-axis", f"an axis of the chart of {place} crosses one that is not there", place
            )
    for kind in ("barChart", "lineChart", "areaChart", "scatterChart"):
        for plot in root.iter(f"{C}{kind}"):
            if any(each.get("val") not in axes for each in plot.findall(f"{C}axId")):
                yield fault(
                    "chart-cross-axis", f"the chart of {place} names an axis that is not there", place
                )
    yield from _label_places(root, place)
    yield from _workbook(package, part, place)


def _value(node: Any, name: str) -> str:
    found = node.find(f"{C}{name}")
    return found.get("val", "") if found is not None else ""


def _label_places(root: Any, place: str) -> Iterator[Problem]:
    """`dLblPos` that Office refuses: the file then does not open on the web."""
    for plot in root.iter(
        f"{C}barChart", f"{C}lineChart", f"{C}doughnutChart", f"{C}scatterChart", f"{C}areaChart"
    ):
        kind = plot.tag.split("}")[1]
        allowed = {
            "barChart": {"ctr", "inEnd", "inBase"}
            | ({"outEnd"} if _value(plot, "grouping") == "clustered" else set()),
            "lineChart": {"t", "b", "l", "r", "ctr"},
            "scatterChart": {"t", "b", "l", "r", "ctr"},
        }.get(kind, set())
        for each in plot.iter(f"{C}dLblPos"):
            if each.get("val") not in allowed:
                yield fault(
                    "chart-label-place", f"a chart of {place} puts its labels at “{each.get('val')}”", place
                )


def _workbook(package: Package, part: str, place: str) -> Iterator[Problem]:
    """The values a chart shows are those of its worksheet."""
    from .workbook import read

    book = package.target(part, "package")
    if not book or book not in package.parts:
        yield fault(
            "chart-no-workbook", f"the chart of {place} has no worksheet, so it cannot be edited", place
        )
        return
    try:
        cells = read(package.parts[book])
    except (BadZipFile, KeyError, ValueError, SyntaxError):
        yield fault("chart-workbook", f"the worksheet of the chart of {place} is damaged", place)
        return
    for reference in package.root(part).iter(f"{C}numRef", f"{C}strRef"):
        formula = reference.find(f"{C}f")
        wanted = cells.range(formula.text or "") if formula is not None else None
        if wanted is None:
            yield fault("chart-reference", f"the chart of {place} refers to cells that are not there", place)
            continue
        for point in reference.iter(f"{C}pt"):
            index, value = int(point.get("idx", "0")), point.findtext(f"{C}v") or ""
            held = wanted[index] if index < len(wanted) else None
            if held is None or not _same(held, value):
                yield fault(
                    "chart-cache",
                    f"the chart of {place} shows “{value}” where its worksheet has “{held}”",
                    place,
                )


def _same(one: str, two: str) -> bool:
    if one == two:
        return True
    try:
        return abs(float(one) - float(two)) <= 1e-9 * max(1.0, abs(float(one)))
    except ValueError:
        return False
