from __future__ import annotations

from decimal import Decimal
from io import BytesIO

import pytest
from pptx import Presentation
from pptx.util import Inches

from deckmaker.bundle import folder
from deckmaker.model import (
    ROLES,
    Box,
    Chart,
    ChartKind,
    Cite,
    Content,
    Datum,
    Deck,
    DeckSection,
    Face,
    Fill,
    Fonts,
    Level,
    Limits,
    Meta,
    Page,
    Palette,
    Placeholder,
    Rect,
    Series,
    Size,
    Slide,
    SlideLayout,
    Span,
    Theme,
    prose,
)
from deckmaker.render.pptx import write
from deckmaker.render.pptx.charts import is_native

META = Meta(title="A deck", language="en-GB")
OFFICE_2013 = Palette(
    "000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5", "70AD47",
    "0563C1", "954F72",
)  # fmt: skip


def _face(name: str, family: str) -> Face:
    files = folder("assets") / "fonts" / family
    styles = [str(files / f"{family}-{style}.ttf") for style in ("Regular", "Bold", "Italic", "BoldItalic")]
    return Face(name, *styles)


def _template() -> bytes:
    """What a company might have: one master, eleven layouts, no notes master, no slides."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Inches(10), Inches(7.5)
    target = BytesIO()
    presentation.save(target)
    return target.getvalue()


def _layout(role: str) -> SlideLayout:
    text = (Level(20.0, bullet="•", margin=342_900, indent=-342_900), Level(18.0))
    hole = Rect(457_200, 1_600_200, 8_229_600, 4_525_963)
    title = Placeholder(
        "title", 0, "title", Rect(457_200, 274_638, 8_229_600, 1_143_000), (Level(44.0, "major"),)
    )
    names = ("body", "chart", "table", "picture")
    return SlideLayout(
        "Title and Content",
        role,
        "/ppt/slideLayouts/slideLayout2.xml",
        (
            title,
            *(Placeholder(name, 1, "object", hole, text) for name in names),
            Placeholder("source", None, "body", Rect(457_200, 6_200_000, 8_229_600, 300_000), (Level(12.0),)),
            Placeholder(
                "footer", 11, "footer", Rect(3_124_200, 6_356_350, 2_895_600, 365_125), (Level(12.0),)
            ),
            Placeholder(
                "slide_number",
                12,
                "slide_number",
                Rect(6_553_200, 6_356_350, 2_133_600, 365_125),
                (Level(12.0),),
            ),
        ),
    )


@pytest.fixture(scope="session")
def company() -> Theme:
    """A theme of a template that was made for other slides: every role on one layout."""
    return Theme(
        name="company",
        title="Company",
        size=Size(9_144_000, 6_858_000),
        palette=OFFICE_2013,
        fonts=Fonts(
            _face("Calibri", "Carlito"), _face("Calibri", "Carlito"), _face("Courier New", "LiberationMono"),
            "Microsoft YaHei",
        ),
        layouts=tuple(_layout(role) for role in ROLES),
        template=_template(),
        limits=Limits(),
        made=False,
    )  # fmt: skip


_CITE = Cite("market", Span(0, 4))


def datum(value: str | int, label: str = "", **more: object) -> Datum:
    text = label or str(value)
    return Datum(Decimal(value), text, surface=text, cite=_CITE, **more)  # type: ignore[arg-type]


def rest(value: str | int, formula: str) -> Datum:
    return Datum(Decimal(value), "", formula=formula)


def chart(
    kind: ChartKind,
    categories: tuple[str, ...],
    *series: tuple[str, tuple[Datum | None, ...]],
    highlight: int | None = None,
    total: int = 0,
    unit: str = "",
) -> Chart:
    rows = tuple(Series(name, points) for name, points in series)
    return Chart(
        kind,
        f"A chart of {kind}",
        categories,
        rows,
        unit=unit,
        alt=f"All about {kind}",
        highlight=highlight,
        total=total,
    )


def row(name: str, *points: tuple[str | int, str]) -> tuple[str, tuple[Datum | None, ...]]:
    return name, tuple(datum(value, label) for value, label in points)


YEARS = ("2012", "2013", "2014", "2015", "2016", "2017")

# charts of every kind, as the plan makes them
KINDS: dict[str, Chart] = {
    "doughnut": chart(
        "doughnut",
        ("of the market in the six major countries of North Africa", "others"),
        ("Share", (datum(40, ">40%"), rest(60, "100 − 40"))),
        highlight=0,
    ),
    "before_after": chart(
        "before_after",
        ("Before", "With automation"),
        row("Days", (60, "60 days"), (4, "about 4 days")),
        highlight=1,
    ),
    "bars": chart(
        "bars",
        ("Camera360", "Meitu, the photo editor with the long name", "Cheetah Mobile", "Others"),
        (
            "Users",
            (
                datum(600_000_000, ">600 million", bound="more_than"),
                datum(456_000_000, "456 million"),
                datum(380_500_000, "380.5 million"),
                datum(90_000_000, "≈90 million", bound="about"),
            ),
        ),
        highlight=0,
    ),
    "bars_many": chart(
        "bars",
        tuple(f"Region number {number}" for number in range(1, 13)),
        row("Share", *((60 - 4 * number, f"{60 - 4 * number}%") for number in range(12))),
        highlight=2,
    ),
    "columns": chart(
        "columns",
        ("2015", "2016", "2017"),
        row("Revenue", ("12.5", "$12.5m"), (18, "$18.0m"), (31, "$31.0m")),
        highlight=2,
    ),
    "columns_negative": chart(
        "columns", ("Q1", "Q2", "Q3", "Q4"), row("Growth", (4, "4%"), (-3, "−3%"), (2, "2%"), (-1, "−1%"))
    ),
    "clustered_bars": chart(
        "clustered_bars",
        ("Germany", "France", "Italy"),
        row("2010", (12, "12%"), (9, "9%"), (20, "20%")),
        row("2020", (31, "31%"), (14, "14%"), (22, "22%")),
    ),
    "clustered_columns": chart(
        "clustered_columns",
        ("Germany", "France", "Italy"),
        row("2010", (12, "12%"), (9, "9%"), (20, "20%")),
        row("2015", (22, "22%"), (11, "11%"), (21, "21%")),
        row("2020", (31, "31%"), (14, "14%"), (22, "22%")),
    ),
    "stacked_bars": chart(
        "stacked_bars", ("Staff",), row("abroad", (120, "120")), row("at home", (380, "380"))
    ),
    "stacked_columns": chart(
        "stacked_columns",
        ("2015", "2016", "2017"),
        row("Ads", (10, "10"), (14, "14"), (19, "19")),
        row("Games", (5, "5"), (9, "9"), (16, "16")),
    ),
    "stacked_bars_100": chart(
        "stacked_bars_100",
        ("All respondents",),
        row("Agree", (58, "58%")),
        row("Neither", (30, "nearly 30%")),
        row("Disagree", (12, "12%")),
    ),
    "stacked_bars_100_narrow": chart(
        "stacked_bars_100",
        ("Men", "Women"),
        row("Strongly agree", (50, "50%"), (40, "40%")),
        row("Agree", (30, "30%"), (33, "33%")),
        row("Neither", (18, "18%"), (25, "25%")),
        row("Disagree", (2, "2%"), (2, "2%")),
    ),
    "stacked_columns_100": chart(
        "stacked_columns_100",
        ("2015", "2020"),
        row("Mobile", (40, "40%"), (71, "71%")),
        row("Desktop", (60, "60%"), (29, "29%")),
    ),
    "line": chart(
        "line",
        YEARS,
        row("Users", (12, "12m"), (15, "15m"), (22, "22m"), (31, "31m"), (36, "36m"), (48, ">48m")),
    ),
    "line_uneven": chart(
        "line",
        ("1990", "2000", "2010", "2015", "2017", "2018"),
        row("Share", (12, "12%"), (15, "15%"), (22, "22%"), (31, "31%"), (36, "36%"), (48, "48%")),
    ),
    "line_many": chart(
        "line",
        YEARS,
        row("China", (12, "12%"), (15, "15%"), (22, "22%"), (31, "31%"), (36, "36%"), (48, ">48%")),
        row("India", (8, "8%"), (9, "9%"), (13, "13%"), (20, "20%"), (30, "30%"), (46, "46%")),
        row("Brazil", (20, "20%"), (21, "21%"), (22, "22%"), (23, "23%"), (23, "23%"), (24, "24%")),
    ),
    "slope": chart(
        "slope",
        ("2010", "2020"),
        row("Cities", (40, "40%"), (71, "71%")),
        row("Villages", (38, "38%"), (45, "45%")),
        row("Islands", (37, "37%"), (44, "44%")),
    ),
    "dumbbell": chart(
        "dumbbell",
        ("Germany", "France", "Italy", "Spain"),
        row("2010", (12, "12%"), (9, "9%"), (20, "20%"), (15, "15%")),
        row("2020", (31, "31%"), (14, "14%"), (25, "25%"), (28, "28%")),
    ),
    "indexed_growth": Chart(
        "indexed_growth",
        "Growth",
        ("Start", "2017"),
        (
            Series(
                "Index",
                (
                    Datum(Decimal(100), "100", formula="start = 100"),
                    Datum(Decimal(1067), "1,067 (+967%)", formula="100 + 967"),
                ),
            ),
        ),
        alt="Grew 967%",
        highlight=1,
    ),
    "waterfall": chart(
        "waterfall",
        ("2016", "Price", "Volume", "Costs", "2017"),
        row("Profit", (100, "100"), (30, "+30"), (20, "+20"), (-45, "−45"), (105, "105")),
    ),
    "range_bar": chart(
        "range_bar",
        ("Small firms", "Large firms"),
        (
            "Share",
            (datum(5, "5–10%", upper=Decimal(10)), datum(12, "between 12% and 18%", upper=Decimal(18))),
        ),
        highlight=1,
    ),
    "target": chart(
        "target", ("Target", "Actual"), row("Homes", (300_000, "300,000"), (216_000, "216,000")), highlight=1
    ),
    "scatter": chart(
        "scatter",
        ("Kenya", "Ghana", "Egypt", "Morocco"),
        row("Income, thousand dollars", ("1.9", "1.9"), ("2.2", "2.2"), ("3.7", "3.7"), ("3.4", "3.4")),
        row("Internet users, %", (40, "40%"), (53, "53%"), (72, "72%"), (84, "84%")),
    ),
    "icon_array": chart(
        "icon_array",
        ("of the four main programmers are under thirty people",),
        row("Counted", (3, "3 of the 4")),
        total=4,
    ),
    "icon_array_ten": chart(
        "icon_array", ("apps in the top ten were made in China",), row("Counted", (7, "7 of 10")), total=10
    ),
    "timeline": chart(
        "timeline",
        (
            "Founded in Beijing",
            "First overseas product",
            "Listed in New York",
            "More users abroad than at home",
        ),
        row("Year", (2010, "2010"), (2012, "2012"), (2014, "May 2014"), (2017, "2017")),
    ),
    "callout": chart(
        "callout", ("monthly active users", "countries"), row("Figures", (600, ">600m"), (200, "over 200"))
    ),
    "words": chart(
        "bars", ("Homes", "Offices"), row("Share", ("66.7", "two thirds"), ("9.6", "9,6 %")), highlight=0
    ),
}


@pytest.fixture(params=sorted(KINDS))
def specimen(request: pytest.FixtureRequest) -> Chart:
    """A chart of each kind in turn."""
    return KINDS[request.param]


@pytest.fixture(params=sorted(name for name, chart in KINDS.items() if is_native(chart)))
def native(request: pytest.FixtureRequest) -> Chart:
    """A chart of each kind that becomes a chart part."""
    return KINDS[request.param]


@pytest.fixture(scope="session")
def kinds() -> dict[str, Chart]:
    return KINDS


Fills = tuple[tuple[str, Content], ...]


class Binder:
    """Slides and pages without typesetting: each content in its placeholder's own rectangle."""

    def __init__(self, theme: Theme) -> None:
        self.theme = theme

    def pages(self, *slides: Slide) -> tuple[Page, ...]:
        made = []
        for slide in slides:
            layout = self.theme.layout(slide.role)
            holes = [(layout.placeholder(fill.placeholder), fill.content) for fill in slide.fills]
            boxes = tuple(Box(hole, content, hole.rect) for hole, content in holes if hole)
            made.append(Page(slide, layout, boxes))
        return tuple(made)

    def slide(self, role: str, title: str, *fills: tuple[str, Content], **more: object) -> Slide:
        contents = (("title", prose(title)), *fills)
        key = str(more.pop("key", title))
        return Slide(key, role, title, tuple(Fill(name, content) for name, content in contents), **more)  # type: ignore[arg-type]

    def write(self, *slides: Slide, meta: Meta = META, sections: tuple[DeckSection, ...] = ()) -> bytes:
        groups = sections or (DeckSection("All", tuple(slide.key for slide in slides)),)
        return write(Deck(meta, groups, slides), self.pages(*slides), self.theme)


@pytest.fixture
def binder(company: Theme) -> Binder:
    return Binder(company)
