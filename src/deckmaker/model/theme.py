"""A brand, resolved: every fact that typesetting and drawing need, with no inheritance left.

Roles of slide layouts, and the names of the placeholders each has:

    title        title subtitle byline
    agenda       title body
    section      number title subtitle
    points       kicker title body source
    columns      kicker title left right source
    comparison   kicker title left_heading left right_heading right source
    chart        kicker title chart source
    chart_points kicker title chart body source
    callout      kicker title figure label source
    callouts_2   kicker title figure_1 label_1 figure_2 label_2 source
    callouts_3   … and figure_3 label_3
    quotation    kicker title quote speaker source
    table        kicker title table source
    picture      kicker title picture caption
    picture_points kicker title picture body caption
    timeline     kicker title timeline source
    code         kicker title code source
    sources      title body
    closing      title subtitle
    blank        (none)

All but `blank` may have footer, slide_number and date too. A theme has every role of `ROLES`: one
that a company's template lacks is served by its nearest layout. Those of `OPTIONAL_ROLES` a theme
may lack (`Theme.offers`); what they would show goes to `points`, `chart_points`, `quotation` or `code`:

    points_large kicker title body source
    cards_2      kicker title card_1 card_2 source
    cards_3      kicker title card_1 card_2 card_3 source
    cards_4      kicker title card_1 card_2 card_3 card_4 source
    mark_points  kicker title chart body source
    quotation_large kicker title quote speaker source
    code_short   kicker title code source

A made theme may have more: a role's variant on the other ground, "points_dark", which people choose
in PowerPoint.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from .geometry import EMU_PER_POINT, Rect, Size
from .marks import Mark
from .problem import Problem

PlaceholderKind = Literal[
    "title", "body", "chart", "picture", "table", "object", "footer", "slide_number", "date"
]
Anchor = Literal["top", "middle", "bottom"]
Align = Literal["left", "center", "right", "justify"]

ROLES: tuple[str, ...] = (
    "title", "agenda", "section", "points", "columns", "comparison", "chart", "chart_points",
    "callout", "callouts_2", "callouts_3", "quotation", "table", "picture", "picture_points",
    "timeline", "code", "sources", "closing", "blank",
)  # fmt: skip
# Better than the nearest of ROLES where a theme has them: few short points, parallel points side by
# side, a chart of one or two marks beside its sentence, a quotation of a few words, a few lines of code.
OPTIONAL_ROLES: tuple[str, ...] = (
    "points_large", "cards_2", "cards_3", "cards_4", "mark_points", "quotation_large", "code_short",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Level:
    """How one outline level of a placeholder is set."""

    size: float  # points
    font: Literal["major", "minor", "mono"] = "minor"
    bold: bool = False
    italic: bool = False
    colour: str = "tx1"  # a scheme colour: tx1 bg1 tx2 bg2 accent1 … accent6 hlink
    align: Align = "left"
    line_pitch: float = 1.0  # a multiple of single spacing
    space_before: float = 0.0  # points
    space_after: float = 0.0  # points
    bullet: str = ""  # the character, or "" for none; "1." for a number
    ink: str = ""  # "RRGGBB": what is seen of `colour` where a template tints or fixes it; "" as it is
    bullet_colour: str = ""  # "" as the text
    margin: int = 0  # EMU, left edge of the text
    indent: int = 0  # EMU, first line against `margin`; negative hangs
    caps: bool = False

    @property
    def numbered(self) -> tuple[int, int]:
        """Margin and indent in EMU of a numbered paragraph: the level's own where "1." has room there."""
        if not self.margin:
            hang = round(self.size * 1.4 * EMU_PER_POINT)
            return hang, -hang
        lacking = max(0, round(self.size * 1.1 * EMU_PER_POINT) + self.indent)
        return self.margin + lacking, self.indent - lacking


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A named hole of a slide layout."""

    name: str  # of the role's contract above
    idx: int | None  # of `p:ph`; None: the layout has no such hole, a text box stands in
    kind: PlaceholderKind
    rect: Rect
    levels: tuple[Level, ...]  # at least one for text; deeper levels repeat the last
    anchor: Anchor = "top"
    insets: tuple[int, int, int, int] = (0, 0, 0, 0)  # EMU: left, top, right, bottom
    smallest: float = 0.0  # points: text is never set smaller
    moved: bool = False  # the layout's own hole stands elsewhere: a slide states the place

    def level(self, index: int) -> Level:
        return self.levels[min(index, len(self.levels) - 1)]

    @property
    def inner(self) -> Rect:
        """Where text may stand."""
        return self.rect.inset(*self.insets)


@dataclass(frozen=True, slots=True)
class SlideLayout:
    name: str  # as PowerPoint shows it
    role: str
    part: str  # part name in the template: "/ppt/slideLayouts/slideLayout1.xml"
    placeholders: tuple[Placeholder, ...]
    dark: bool = False  # its colour map is the reverse of the master's
    furniture: tuple[Mark, ...] = ()  # master and layout art

    def placeholder(self, name: str) -> Placeholder | None:
        return next((each for each in self.placeholders if each.name == name), None)


@dataclass(frozen=True, slots=True)
class Palette:
    """The twelve colours of a PowerPoint colour scheme, as "RRGGBB"."""

    dk1: str
    lt1: str
    dk2: str
    lt2: str
    accent1: str
    accent2: str
    accent3: str
    accent4: str
    accent5: str
    accent6: str
    hlink: str
    folHlink: str  # noqa: N815  the scheme's own name

    def rgb(self, colour: str, *, dark: bool = False) -> str:
        """The "RRGGBB" of a scheme colour as a layout maps it (`dark`: reversed)."""
        light = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
        night = {"tx1": "lt1", "bg1": "dk1", "tx2": "lt2", "bg2": "dk2"}
        # links on a dark ground are set in the second accent, as the layouts' colour map says
        night |= {"hlink": "accent2", "folHlink": "accent2"}
        value: str = getattr(self, (night if dark else light).get(colour, colour))
        return value

    def contrast(self, one: str, other: str, *, dark: bool = False) -> float:
        """The contrast ratio of two scheme colours by WCAG 2.1: 1 to 21."""
        less, more = sorted(_luminance(self.rgb(each, dark=dark)) for each in (one, other))
        return (more + 0.05) / (less + 0.05)


def _luminance(rgb: str) -> float:
    """Relative luminance of "RRGGBB" by WCAG 2.1: 0 for black, 1 for white."""
    shares = [int(rgb[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in shares
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@dataclass(frozen=True, slots=True)
class Face:
    """A typeface by the name PowerPoint knows, and the font file that measures it."""

    name: str  # "Arial"
    regular: str  # path of a font file, ours or the system's
    bold: str
    italic: str
    bold_italic: str
    proxy: bool = False  # the file is of another face: widths carry a safety factor


@dataclass(frozen=True, slots=True)
class Fonts:
    major: Face
    minor: Face
    mono: Face
    east_asian: str = ""  # family name for Chinese text: "Microsoft YaHei"
    han_major: tuple[str, ...] = ()  # for Chinese titles and text, in the order of preference: the first
    han_minor: tuple[str, ...] = ()  # is named in the deck, the others stand in where it is missing

    def han(self, font: Literal["major", "minor", "mono"]) -> str:
        """The families that draw Chinese text set in this font, ", " between them; "" if none is named."""
        return ", ".join(self.han_major if font == "major" else self.han_minor) or self.east_asian


@dataclass(frozen=True, slots=True)
class ChartStyle:
    """Scheme colours and proportions of charts."""

    highlight: str = "accent1"
    context: str = "accent6"  # bars that are not the point
    rest: str = "bg2"  # the rest of a ring, icons not counted
    label: str = "tx1"
    axis: str = "tx2"
    series: tuple[str, ...] = ("accent1", "accent2", "accent3", "accent4", "accent5", "accent6")
    gap_width: int = 50  # per cent of a bar
    hole_size: int = 74  # per cent of a ring's diameter
    label_size: float = 16.0  # points
    smallest: float = 12.0  # points


@dataclass(frozen=True, slots=True)
class Limits:
    points_per_slide: int = 5
    rows_per_table: int = 10
    code_lines: int = 16
    smallest_scale: int = 80  # per cent; text is never shrunk further
    body_smallest: float = 16.0  # points


@dataclass(frozen=True, slots=True)
class Theme:
    name: str
    title: str  # for people: "Harbor"
    size: Size
    palette: Palette
    fonts: Fonts
    layouts: tuple[SlideLayout, ...]  # one for each of ROLES, then of OPTIONAL_ROLES, then variants
    template: bytes = field(repr=False)  # a .pptx without slides: master, layouts, notes master
    chart: ChartStyle = ChartStyle()
    limits: Limits = Limits()
    footer: str = ""  # a template of theme/footer.py, for decks whose front matter gives no footer
    made: bool = True  # generated from text; False: a company's template
    problems: tuple[Problem, ...] = ()

    def offers(self, role: str) -> bool:
        """Whether there is a layout for this role: always so for ROLES."""
        return any(each.role == role for each in self.layouts)

    def layout(self, role: str) -> SlideLayout:
        for each in self.layouts:
            if each.role == role:
                return each
        raise KeyError(role)
