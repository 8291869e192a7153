from __future__ import annotations

import re
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import etree
from pptx import Presentation

from deckmaker.model import Chart, Theme
from deckmaker.render.pptx.charts import is_native

C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"


def _parts(data: bytes, pattern: str) -> list[bytes]:
    with ZipFile(BytesIO(data)) as archive:
        return [archive.read(name) for name in archive.namelist() if re.fullmatch(pattern, name)]


@pytest.fixture
def slide(binder: Any, specimen: Chart) -> Any:
    """The slide of a chart, as python-pptx reads it."""
    data = binder.write(binder.slide("chart", "It grew", ("chart", specimen)))
    return Presentation(BytesIO(data)).slides[0]


def test_a_chart_is_native_or_one_group_of_shapes(slide: Any, specimen: Chart) -> None:
    charts = [shape for shape in slide.shapes if shape.has_chart]
    groups = [shape for shape in slide.shapes if shape.shape_type == 6]
    assert (len(charts), len(groups)) == ((1, 0) if is_native(specimen) else (0, 1))


def test_a_chart_says_in_words_what_it_shows(slide: Any, specimen: Chart) -> None:
    shapes = [shape for shape in slide.shapes if shape.has_chart or shape.shape_type == 6]
    assert [shape._element._nvXxPr.cNvPr.get("descr") for shape in shapes] == [specimen.alt]


def test_cited_values_are_the_chart_s_values(binder: Any, native: Chart) -> None:
    data = binder.write(binder.slide("chart", "It grew", ("chart", native)))
    slide = Presentation(BytesIO(data)).slides[0]
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    drawn = {
        round(value, 6)
        for plot in chart.plots
        for series in plot.series
        for value in series.values
        if value is not None
    }
    if native.kind == "waterfall":
        assert {30.0, 20.0, 45.0} <= drawn
    elif native.kind == "range_bar":
        assert {5.0, 12.0, 6.0} <= drawn  # the low ends and the spans
    elif native.kind == "scatter":
        assert {float(point.value) for point in native.series[1].points if point} == drawn
    else:
        assert {round(float(point.value), 6) for point in native.points} == drawn


def test_every_cached_value_equals_its_cell(binder: Any, native: Chart) -> None:
    data = binder.write(binder.slide("chart", "It grew", ("chart", native)))
    (chart,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    (book,) = _parts(data, r"ppt/embeddings/.*\.xlsx")
    with ZipFile(BytesIO(book)) as archive:
        sheet = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    cells = {
        cell.get("r"): "".join(each.text or "" for each in cell.iter("{*}t", "{*}v"))
        for cell in sheet.iter("{*}c")
    }
    references = 0
    for formula in etree.fromstring(chart).iter(
        f"{C}f", "{http://schemas.microsoft.com/office/drawing/2012/chart}f"
    ):
        letter, first = re.fullmatch(r"Sheet1!\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$\d+)?", formula.text).groups()
        cache = formula.getnext()
        for point in cache.iter(f"{C}pt"):
            references += 1
            assert cells[f"{letter}{int(first) + int(point.get('idx'))}"] == point.find(f"{C}v").text
    assert references


def test_a_chart_is_hardened(binder: Any, native: Chart) -> None:
    data = binder.write(binder.slide("chart", "It grew", ("chart", native)))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    root = etree.fromstring(xml)
    assert root.find(f"{C}roundedCorners").get("val") == "0"
    assert root.find(f"{C}chart/{C}autoTitleDeleted").get("val") == "1"
    assert all(int(axis.get("val")) > 0 for axis in root.iter(f"{C}axId", f"{C}crossAx"))
    assert not list(root.iter("{*}srgbClr"))
    assert all(len(series.findall(f"{C}marker")) <= 1 for series in root.iter(f"{C}ser"))
    grouping = root.find(f".//{C}barChart/{C}grouping")
    positions = {each.get("val") for each in root.iter(f"{C}dLblPos")}
    if native.kind == "doughnut" or (grouping is not None and grouping.get("val") != "clustered"):
        assert not positions & {"outEnd", "r", "l", "t", "b"}


def test_bars_start_at_zero_and_leave_room_for_their_labels(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "It grew", ("chart", kinds["bars"])))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    scaling = etree.fromstring(xml).find(f".//{C}valAx/{C}scaling")
    assert float(scaling.find(f"{C}min").get("val")) == 0
    assert 600_000_000 / float(scaling.find(f"{C}max").get("val")) <= 0.85 + 1e-9


def test_two_bars_are_not_blocks_of_paint(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "It fell", ("chart", kinds["before_after"])))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    root = etree.fromstring(xml)
    share = float(root.find(f".//{C}plotArea/{C}layout/{C}manualLayout/{C}h").get("val"))
    gap = int(root.find(f".//{C}gapWidth").get("val"))
    thickness = share * 4_525_963 / 2 / (1 + gap / 100)
    assert 0.4 * 914_400 < thickness <= 0.91 * 914_400


def test_the_qualifier_stands_in_the_label(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "It fell", ("chart", kinds["before_after"])))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    codes = [
        each.get("formatCode")
        for each in etree.fromstring(xml).iter(f"{C}dLbls", f"{C}numFmt")
        if each.get("formatCode")
    ]
    assert '"about "0" days"' in codes


def test_words_for_labels_stand_in_the_sheet_where_they_can_be_edited(
    binder: Any, kinds: dict[str, Chart]
) -> None:
    data = binder.write(binder.slide("chart", "Most", ("chart", kinds["words"])))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    (book,) = _parts(data, r"ppt/embeddings/.*\.xlsx")
    assert b"datalabelsRange" in xml
    assert b"dlblFieldTable" not in xml
    assert b"two thirds" in book
    assert b"9,6 %" in book


def test_the_doughnut_carries_its_figure_in_the_centre(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "A large share", ("chart", kinds["doughnut"])))
    slide = Presentation(BytesIO(data)).slides[0]
    frame = next(shape for shape in slide.shapes if shape.has_chart)
    figure = next(shape for shape in slide.shapes if shape.has_text_frame and shape.text_frame.text == ">40%")
    assert frame.top <= figure.top
    assert figure.top + figure.height <= frame.top + frame.height


def test_icons_are_whole_and_as_many_as_there_are(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "Three of four", ("chart", kinds["icon_array"])))
    slide = Presentation(BytesIO(data)).slides[0]
    group = next(shape for shape in slide.shapes if shape.shape_type == 6)
    icons = [shape for shape in group.shapes if shape.name.startswith("Person")]
    colours = [shape.fill.fore_color.theme_color for shape in icons]
    assert len(icons) == 4
    assert len(set(colours[:3])) == 1
    assert colours[3] != colours[0]


def test_a_waterfall_below_zero_becomes_columns(binder: Any, company: Theme, kinds: dict[str, Chart]) -> None:
    from dataclasses import replace

    waterfall = kinds["waterfall"]
    points = tuple(
        replace(point, value=Decimal(value))
        for point, value in zip(waterfall.series[0].points, (10, -30, 5, 5, -10), strict=True)
        if point
    )
    sunk = replace(waterfall, series=(replace(waterfall.series[0], points=points),))
    data = binder.write(binder.slide("chart", "It sank", ("chart", sunk)))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    assert etree.fromstring(xml).find(f".//{C}grouping").get("val") == "clustered"


def test_a_lower_bound_is_solid_to_its_value_and_then_open(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "Many", ("chart", kinds["bars"])))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    (tails,) = etree.fromstring(xml).iter(f"{C}errBars")
    lengths = {int(point.get("idx")): float(point.find(f"{C}v").text) for point in tails.iter(f"{C}pt")}
    assert list(lengths) == [0]
    assert lengths[0] > 0


def test_years_stand_as_far_apart_as_they_are(binder: Any, kinds: dict[str, Chart]) -> None:
    data = binder.write(binder.slide("chart", "It grew", ("chart", kinds["line_uneven"])))
    (xml,) = _parts(data, r"ppt/charts/chart\d+\.xml")
    root = etree.fromstring(xml)
    days = [int(value.text) for value in root.find(f".//{C}cat").iter(f"{C}v")]
    assert [round((after - before) / 365.25) for before, after in pairwise(days)] == [10, 10, 5, 2, 1]
    assert root.find(f".//{C}dateAx/{C}baseTimeUnit").get("val") == "years"
