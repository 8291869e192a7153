"""What a gallery shows: role → sample content, and one chart of each kind, from `assets/gallery.md`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from io import BytesIO
from typing import Final

from deckmaker import bundle, pipeline
from deckmaker.model import (
    Bullets,
    Cell,
    Chart,
    ChartData,
    Document,
    Fill,
    Grid,
    Para,
    Picture,
    Project,
    Prose,
    Run,
    Source,
    Span,
    plain,
    prose,
)


@lru_cache(maxsize=1)
def charts() -> tuple[Chart, ...]:
    """One chart of each kind, of the figures in `assets/gallery.md`."""
    from deckmaker.plan.chart_blocks import block_chart

    made = [
        block_chart(block, section)
        for section in _document().sections
        for block in section.blocks
        if isinstance(block, ChartData)
    ]
    return tuple(each for each in made if isinstance(each, Chart))


@lru_cache(maxsize=1)
def _document() -> Document:
    path = bundle.folder("assets") / "gallery.md"
    return pipeline.read_document(Project(Source("gallery.md", ".md", path.read_bytes())))


def _chart(kind: str) -> Chart:
    return next(each for each in charts() if each.kind == kind)


@lru_cache(maxsize=1)
def samples() -> dict[str, tuple[str, tuple[Fill, ...]]]:
    """Role → a title, and what goes into the role's placeholders; those that a layout lacks are left out."""
    points = _bullets(
        "The ferry carries twice as many people as it did in 2019",
        ("Most of them are commuters", "A third bring a bicycle"),
        "A second pier opened in spring and halved the queue",
        "The evening boat is full from Thursday to Sunday",
    )
    few = _bullets("Two piers instead of one", "Ten minutes instead of thirty", "One ticket for boat and bus")
    left = _bullets("Leaves each half hour", "Takes bicycles at no charge", "Stops at night")
    right = _bullets("Leaves each hour", "Takes cars as well", "Runs through the night")
    remark = _bullets("The north grew fastest", "The south has few boats on Sundays")
    statement = prose(
        "Almost two thirds of all calls are answered at once, and nobody waits longer than a minute."
    )
    quotation = (
        "We have never been so busy, and never had so few complaints. People plan their day around the boat."
    )
    speaker = Prose((Para((Run("Ane Holm", bold=True), Run(", master of the pier"))),))
    label = prose("of the islanders took the ferry last year")
    picture = Picture(_painting(), "A coloured band, standing for a photograph", "sample")
    steps = (
        'import deckmaker\n\nbuild = deckmaker.build("article.md", theme="plain")\nbuild.save("article.pptx")'
    )
    lines = [
        "for problem in build.problems:", "    print(problem.severity, problem.message)", "",
        "build.save(\"handout.pdf\")", "build.save(\"slides/\", format=\"png\")",
    ]  # fmt: skip
    found: dict[str, tuple[str, tuple[Fill, ...]]] = {
        "title": (
            "A title that says what the talk is about",
            (
                Fill("subtitle", prose("A subtitle of one line, for those who wonder")),
                Fill("byline", prose("Speaker, organisation · 1 May 2026")),
            ),
        ),
        "agenda": ("Agenda", (Fill("body", _bullets("Where we stand", "What changed", "What comes next")),)),
        "section": (
            "What changed",
            (Fill("number", prose("2")), Fill("subtitle", prose("The second pier made the difference"))),
        ),
        "points": ("A title says the one thing that a slide proves", (Fill("body", points),)),
        "columns": ("Two columns of points stand side by side", (Fill("left", left), Fill("right", right))),
        "comparison": (
            "A comparison has a heading over each side",
            (
                Fill("left_heading", prose("By boat")),
                Fill("left", left),
                Fill("right_heading", prose("By car ferry")),
                Fill("right", right),
            ),
        ),
        "chart": ("A chart's title says what it shows", (Fill("chart", _chart("bars")),)),
        "chart_points": (
            "Remarks stand beside a chart",
            (Fill("chart", _chart("columns")), Fill("body", remark)),
        ),
        "callout": ("One number can carry a slide", (Fill("figure", prose(">40%")), Fill("label", label))),
        "callouts_2": ("Two numbers share the width", tuple(_figures("60", "4"))),
        "callouts_3": ("Three numbers share the width", tuple(_figures("61%", "×15", "€12"))),
        "quotation": (
            "A quotation stands for itself",
            (Fill("quote", prose(f"“{quotation}”")), Fill("speaker", speaker)),
        ),
        "table": ("A table is for looking up", (Fill("table", _grid()),)),
        "picture": (
            "A picture has room",
            (Fill("picture", picture), Fill("caption", prose("What the picture shows"))),
        ),
        "picture_points": (
            "Points stand beside a picture",
            (
                Fill("picture", picture),
                Fill("body", remark),
                Fill("caption", prose("What the picture shows")),
            ),
        ),
        "timeline": ("Events stand where their dates are", (Fill("timeline", _timeline()),)),
        "code": ("Code keeps its lines", (Fill("code", prose(*steps.split("\n"), *lines)),)),
        "sources": (
            "Sources",
            (Fill("body", _bullets("Harbour office, annual report", "Survey of islanders, spring")),),
        ),
        "closing": ("One sentence to remember", (Fill("subtitle", prose("harbour@example.org")),)),
        "points_large": ("Few points are set large", (Fill("body", few),)),
        "mark_points": (
            "A chart of one mark stands beside its sentence",
            (Fill("chart", _chart("doughnut")), Fill("body", statement)),
        ),
        "quotation_large": (
            "A few words can fill a slide",
            (Fill("quote", prose("“We have never been so busy”")), Fill("speaker", speaker)),
        ),
        "code_short": ("A few lines of code are set larger", (Fill("code", prose(*steps.split("\n"))),)),
    }
    for count in (2, 3, 4):
        cards = tuple(
            Fill(f"card_{number}", Prose((Para((Run(head, bold=True),)), Para(plain(line)))))
            for number, (head, line) in enumerate(_CARDS[:count], 1)
        )
        found[f"cards_{count}"] = (f"{('Two', 'Three', 'Four')[count - 2]} facts stand on cards", cards)
    return found


_CARDS: Final = (
    ("North", "Two piers, a boat each half hour"),
    ("South", "One pier, no boat on Sundays"),
    ("East", "Bicycles go free of charge"),
    ("West", "A new pier opens in spring"),
)


def _bullets(*points: str | tuple[str, ...]) -> Prose:
    paras = []
    for each in points:
        level = 0 if isinstance(each, str) else 1
        paras += [Para(plain(line), level) for line in ([each] if isinstance(each, str) else each)]
    return Prose(tuple(paras))


def _figures(*figures: str) -> Iterator[Fill]:
    labels = ("days for a parcel, before", "days for a parcel, now", "for a ticket, down from 15")
    for number, (figure, label) in enumerate(zip(figures, labels, strict=False), 1):
        yield Fill(f"figure_{number}", prose(figure))
        yield Fill(f"label_{number}", prose(label))


def _grid() -> Grid:
    rows = (("North", "120", "180"), ("South", "90", "75"), ("East", "60", "110"), ("West", "45", "52"))

    def cells(row: Sequence[str]) -> tuple[Cell, ...]:
        return tuple(Cell(Span(0, 0), plain(each)) for each in row)

    return Grid(
        Span(0, 0), cells(("Pier", "2023", "2024")), tuple(map(cells, rows)), ("left", "right", "right")
    )


def _timeline() -> Chart:
    from deckmaker.plan.timelines import drawn, listed

    for section in _document().sections:
        for block in section.blocks:
            if isinstance(block, Bullets):
                return drawn(listed(section, block.bullets), section, "Events of the harbour")
    raise LookupError("assets/gallery.md has no list of dated events")


def _painting() -> bytes:
    """A picture of our own: bands of colour from sky to sea."""
    from PIL import Image

    bands = [(178, 205, 224), (206, 222, 232), (240, 226, 200), (92, 132, 152), (58, 98, 122), (40, 74, 98)]
    image = Image.new("RGB", (1, len(bands)))
    image.putdata(bands)
    buffer = BytesIO()
    image.resize((1600, 1000), Image.Resampling.BICUBIC).save(buffer, "PNG")
    return buffer.getvalue()
