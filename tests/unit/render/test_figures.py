"""What matplotlib draws: colours and letters of the theme, the same bytes, SVG in the slide with its PNG."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from statistics import median
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from deckmaker.model import (
    PLOTTED,
    Box,
    Chart,
    ChartKind,
    Cite,
    Datum,
    Deck,
    DeckmakerError,
    DeckSection,
    Fill,
    Meta,
    Page,
    Picture,
    Rect,
    Series,
    Slide,
    Span,
    Theme,
)  # fmt: skip
from deckmaker.render import figures
from deckmaker.render.plots import classes
from deckmaker.render.pptx import write

pytest.importorskip("matplotlib")
FRAME = Rect(0, 0, 8_000_000, 3_600_000)


def datum(value: float, label: str = "") -> Datum:
    said = label or f"{value:g}"
    return Datum(Decimal(str(value)), said, said, Cite("s", Span(0, 1)), Span(0, 1))


def series(name: str, *values: float | None) -> Series:
    return Series(name, tuple(None if value is None else datum(value) for value in values))


def chart(kind: ChartKind) -> Chart:
    times = (3, 4, 4, 5, 5, 6, 7, 9, 12, 31)
    made: dict[str, tuple[tuple[str, ...], tuple[Series, ...]]] = {
        "histogram": (("Days",) * 10, (series("Days", *times),)),
        "box_plot": (
            ("Days",) * 6,
            (series("North", 3, 4, 5, 6, 7, None), series("South", 5, 8, 9, 11, 12, 30)),
        ),
        "heat_map": (("Mon", "Tue"), (series("A", -1, 2), series("B", 3, None))),
        "small_multiples": (("2021", "2022", "2023"), (series("A", 1, 2, 4), series("B", 3, None, 2))),
    }
    categories, rows = made[kind]
    return Chart(kind, f"All about {kind}", categories, rows, alt=f"Described: {kind}")


@pytest.fixture(params=sorted(PLOTTED))
def kind(request: pytest.FixtureRequest) -> ChartKind:
    value: ChartKind = request.param
    return value


def test_the_same_chart_gives_the_same_bytes(kind: ChartKind, company: Theme) -> None:
    first = figures.plot(chart(kind), FRAME, company, "en-GB")
    assert figures.plot(chart(kind), FRAME, company, "en-GB") == first
    assert b"dc:date" not in first[0]


def test_a_plot_has_the_size_of_its_frame(kind: ChartKind, company: Theme) -> None:
    svg, png = figures.plot(chart(kind), FRAME, company, "en-GB")
    found = re.search(rb'<svg [^>]*width="([\d.]+)pt" height="([\d.]+)pt"', svg)
    assert found is not None
    assert float(found[1]) == pytest.approx(FRAME.width / 12_700, abs=0.01)
    assert float(found[2]) == pytest.approx(FRAME.height / 12_700, abs=0.01)
    with Image.open(BytesIO(png)) as image:
        assert image.width / image.height == pytest.approx(FRAME.width / FRAME.height, rel=0.01)


def test_a_plot_is_in_the_colours_of_the_theme(kind: ChartKind, company: Theme) -> None:
    svg, _ = figures.plot(chart(kind), FRAME, company, "en-GB")
    assert company.palette.rgb(company.chart.highlight).lower().encode() in svg.lower()


def test_letters_are_outlines_of_the_theme_s_typeface(kind: ChartKind, company: Theme) -> None:
    svg, _ = figures.plot(chart(kind), FRAME, company, "en-GB")
    assert b"<text" not in svg
    assert b'id="Carlito' in svg
    assert b"DejaVu" not in svg


def test_no_text_is_smaller_than_twelve_points(kind: ChartKind, company: Theme) -> None:
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from deckmaker.render.plots import draw

    with figures._look(company, False):
        fig = Figure(figsize=(4, 2.5), layout="constrained")
        draw(chart(kind), fig, company, "en", False)
        fig.draw_without_rendering()
        assert min(each.get_fontsize() for each in fig.findobj(Text) if each.get_text()) >= 12


def test_a_dollar_sign_in_a_label_is_money(company: Theme) -> None:
    rows = (Series("A", (datum(1, "$1 to $2"), datum(2, "$2"))), series("B", 3, 4))
    money = Chart("heat_map", "Money", ("x", "y"), rows)
    assert figures.plot(money, FRAME, company, "en")[0]


def test_settings_of_the_user_do_not_reach_a_plot(company: Theme) -> None:
    import matplotlib

    before = figures.plot(chart("histogram"), FRAME, company, "en")
    with matplotlib.rc_context({"axes.grid": True, "lines.linewidth": 9, "font.size": 30}):
        assert figures.plot(chart("histogram"), FRAME, company, "en") == before
        assert matplotlib.rcParams["lines.linewidth"] == 9


def test_without_matplotlib_the_cure_is_named(monkeypatch: pytest.MonkeyPatch, company: Theme) -> None:
    monkeypatch.setattr(figures, "find_spec", lambda name: None)
    with pytest.raises(DeckmakerError) as caught:
        figures.plot(chart("histogram"), FRAME, company, "en")
    assert "pip install deckmaker[figures]" in caught.value.problem.hint


def written(theme: Theme, content: Chart | Picture) -> dict[str, bytes]:
    name = "chart" if isinstance(content, Chart) else "picture"
    slide = Slide("s", name, "Title", (Fill(name, content),))
    layout = theme.layout(name)
    hole = layout.placeholder(name)
    assert hole is not None
    page = Page(slide, layout, (Box(hole, content, hole.rect),))
    deck = Deck(Meta(title="T", language="en-GB"), (DeckSection("T", ("s",)),), (slide,))
    with ZipFile(BytesIO(write(deck, (page,), theme))) as package:
        return {each: package.read(each) for each in package.namelist()}


def test_a_plotted_chart_is_an_svg_with_a_png_for_older_programs(kind: ChartKind, company: Theme) -> None:
    parts = written(company, chart(kind))
    slide = parts["ppt/slides/slide1.xml"].decode()
    assert "{96DAC541-7B7A-43D3-8B79-37D633B846F1}" in slide
    assert f'descr="Described: {kind}"' in slide
    assert not any("/charts/" in name for name in parts)
    kinds = dict(
        re.findall(
            r'Id="(\w+)"[^>]*Target="\.\./media/[^"]+\.(\w+)"',
            parts["ppt/slides/_rels/slide1.xml.rels"].decode(),
        )
    )
    png = re.search(r'<a:blip r:embed="(\w+)">', slide)
    svg = re.search(r'<asvg:svgBlip [^>]*r:embed="(\w+)"', slide)
    assert png is not None
    assert svg is not None
    assert (kinds[png[1]], kinds[svg[1]]) == ("png", "svg")
    assert b'Extension="svg" ContentType="image/svg+xml"' in parts["[Content_Types].xml"]


def test_a_script_s_figure_is_a_picture_with_its_alt_text() -> None:
    from matplotlib.figure import Figure

    fig = Figure(figsize=(4, 3), layout="constrained")
    fig.add_subplot().plot([1, 3, 2])
    picture = figures.figure(fig, alt="A crooked line")
    assert picture.alt == "A crooked line"
    assert picture.data.startswith(b"\x89PNG")
    assert picture.svg.startswith(b"<?xml")
    assert b"<!DOCTYPE" not in picture.svg
    assert figures.figure(fig, alt="A crooked line") == picture


def test_a_style_speaks_the_theme_s_colours_and_typeface(company: Theme) -> None:
    import matplotlib

    style = figures.style(company)
    assert style["font.family"][0] == "Carlito"
    assert style["axes.prop_cycle"].by_key()["color"][0] == "#" + company.palette.accent1
    assert (
        min(value for key, value in style.items() if key.endswith("size") and isinstance(value, float)) >= 12
    )
    with matplotlib.rc_context(style):
        assert matplotlib.rcParams["figure.facecolor"] == "none"


@given(st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 3)), min_size=2, max_size=60))
def test_classes_hold_every_figure_and_are_of_one_width(values: list[float]) -> None:
    edges = classes(values)
    assert edges[0] <= min(values)
    assert max(values) <= edges[-1] + 1e-6
    assert 2 <= len(edges) <= 24
    widths = [b - a for a, b in pairwise(edges)]
    assert max(widths) == pytest.approx(min(widths), rel=1e-3)
    assert edges[0] <= median(values) <= edges[-1]


def crowded(kind: ChartKind) -> Chart:
    """As much as a chart block may hold, with long names."""
    name = "A rather long name of a district"
    if kind == "histogram":
        values = [(number * number) % 97 / 4 for number in range(200)]
        return Chart(kind, "Full", ("Days",) * 200, (series("Days", *values),))
    if kind == "box_plot":
        rows = tuple(series(f"{name} {number}", 1, 2, 3, 4, number * 9) for number in range(1, 13))
        return Chart(kind, "Full", ("Days",) * 5, rows)
    if kind == "heat_map":
        values = [1200 + number for number in range(12)]
        rows = tuple(series(f"Month {number}", *values) for number in range(14))
        return Chart(kind, "Full", tuple(f"Ward {number}" for number in range(12)), rows)
    rows = tuple(series(f"Ward {number}", 1, number, 2) for number in range(1, 13))
    return Chart(kind, "Full", ("2021", "2022", "2023"), rows)


@pytest.mark.parametrize("crowd", [chart, crowded])
def test_no_label_stands_on_another(
    kind: ChartKind, crowd: Callable[[ChartKind], Chart], company: Theme
) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    from deckmaker.render.plots import draw

    with figures._look(company, False):
        fig = Figure(figsize=(11.4, 3.9), layout="constrained")
        canvas = FigureCanvasAgg(fig)
        draw(crowd(kind), fig, company, "en", False)
        canvas.draw()
        texts: list[Text] = []
        for axes in (each for each in fig.axes if each.get_visible()):
            texts += [*axes.texts, axes.title, axes._left_title]
            for axis in (axes.xaxis, axes.yaxis):
                if axis.get_visible():  # only ticks in view are drawn
                    ticks = axis._update_ticks()
                    texts += [axis.label, *(text for tick in ticks for text in (tick.label1, tick.label2))]
        texts = [each for each in texts if each.get_visible() and each.get_text().strip()]
        boxes = [(each.get_text(), each.get_window_extent()) for each in texts]
    frame = fig.bbox
    for at, (said, box) in enumerate(boxes):
        assert frame.x0 - 1 <= box.x0 <= box.x1 <= frame.x1 + 1, said
        assert frame.y0 - 1 <= box.y0 <= box.y1 <= frame.y1 + 1, said
        for other, its in boxes[at + 1 :]:
            width = min(box.x1, its.x1) - max(box.x0, its.x0)
            height = min(box.y1, its.y1) - max(box.y0, its.y0)
            assert width <= 1 or height <= 2, f"“{said}” on “{other}”"
