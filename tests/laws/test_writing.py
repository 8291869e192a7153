"""Laws of writing: whatever text a deck holds, the file opens and says the same."""

from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pptx import Presentation

from deckmaker.model import (
    Box,
    Chart,
    Cite,
    Datum,
    Deck,
    DeckSection,
    Fill,
    Meta,
    Page,
    Para,
    Prose,
    Run,
    Series,
    Slide,
    Span,
    Theme,
    plain,
)
from deckmaker.render.pptx import write
from deckmaker.render.pptx.charts.labels import label_format
from deckmaker.theme import load

_CHARACTERS = st.characters(
    exclude_categories=["Cs", "Cc"], exclude_characters="\u2028\u2029\ufffe\uffff\x85"
)
_LINE = st.text(_CHARACTERS, min_size=1, max_size=40).filter(lambda text: text.strip() != "")
_FIGURE = st.decimals(min_value=0, max_value=10**9, places=2, allow_nan=False)


@pytest.fixture(scope="module")
def theme() -> Theme:
    return load("plain")


def _deck(theme: Theme, title: str, lines: list[str], figures: list[Decimal], notes: list[str]) -> bytes:
    runs = tuple(Para((Run(line, bold=index % 2 == 0),)) for index, line in enumerate(lines))
    cite = Cite("a", Span(0, 1))
    points = tuple(Datum(figure, f">{figure}%", surface=str(figure), cite=cite) for figure in figures)
    names = tuple(f"{line}" for line in lines[: len(points)])
    chart = Chart("bars", title, names, (Series(title, points),), alt=title)
    fills = (Fill("title", Prose((Para(plain(title)),))), Fill("body", Prose(runs)), Fill("chart", chart))
    slide = Slide("a", "chart_points", title, fills, tuple(notes))
    layout = theme.layout("chart_points")
    holes = [(layout.placeholder(fill.placeholder), fill.content) for fill in fills]
    page = Page(slide, layout, tuple(Box(hole, content, hole.rect) for hole, content in holes if hole))
    return write(Deck(Meta(title=title), (DeckSection(title, ("a",)),), (slide,)), (page,), theme)


@settings(max_examples=40, deadline=None)
@given(_LINE, st.lists(st.tuples(_LINE, _FIGURE), min_size=1, max_size=5), st.lists(_LINE, max_size=3))
def test_a_reopened_deck_says_the_same(
    theme: Theme, title: str, rows: list[tuple[str, Decimal]], notes: list[str]
) -> None:
    lines, figures = [line for line, _ in rows], [figure for _, figure in rows]
    data = _deck(theme, title, lines, figures, notes)
    assert data == _deck(theme, title, lines, figures, notes)
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
    (slide,) = Presentation(BytesIO(data)).slides
    assert slide.shapes.title.text == title
    bodies = [shape.text_frame.text for shape in slide.placeholders if shape.has_text_frame]
    assert "\n".join(lines) in bodies
    chart = next(shape.chart for shape in slide.shapes if shape.has_chart)
    assert list(chart.plots[0].categories) == lines
    assert [round(value, 2) for value in chart.plots[0].series[0].values] == [
        float(figure) for figure in figures
    ]
    assert slide.has_notes_slide == bool(notes)
    if notes:
        assert slide.notes_slide.notes_text_frame.text == "\n".join(notes)


@given(
    _FIGURE,
    st.text(st.sampled_from("<>≈ %×$€dayspp\"'-;"), max_size=8),
    st.text(st.sampled_from(" %×mdays\"';_"), max_size=8),
)
def test_a_number_format_prints_what_the_label_says(value: Decimal, before: str, after: str) -> None:
    label = f"{before}{value}{after}"
    code = label_format(label, value)
    quoted, shown, place = False, "", 0
    while place < len(code):  # the part of Excel's format language that we write
        if code[place] == "\\":
            shown += code[place + 1]
            place += 2
            continue
        if code[place] == '"':
            quoted = not quoted
        elif quoted:
            shown += code[place]
        elif not shown or code[place] == "0":
            decimals = len(code[place:].partition(".")[2]) - len(code[place:].partition(".")[2].lstrip("0"))
            shown += f"{value:.{decimals}f}"
            place += decimals + 1 if decimals else 0
        place += 1
    assert shown == label
