"""What every theme's slide layouts hold, whatever they look like: role → the holes that slides fill.

Standard layouts keep PowerPoint's own `type` and `idx`, so that switching a slide's layout in PowerPoint
carries its text over; holes of our own count from 13. The kicker is always 13, the source line 14.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from deckmaker.model import PlaceholderKind


@dataclass(frozen=True, slots=True)
class Hole:
    """One placeholder of a role, without its geometry."""

    name: str
    type: str  # of `p:ph`; "" for a plain content placeholder
    idx: int
    prompt: str  # what an empty one says in PowerPoint
    style: str  # the text style of theme.toml that it has unless the theme says otherwise

    @property
    def kind(self) -> PlaceholderKind:
        return _KINDS[self.type]


@dataclass(frozen=True, slots=True)
class Role:
    name: str
    label: str  # the layout's name in PowerPoint
    type: str  # of `p:sldLayout`; "" for a layout of our own
    holes: tuple[Hole, ...]  # in reading order


_KINDS: Final[dict[str, PlaceholderKind]] = {
    "title": "title",
    "ctrTitle": "title",
    "subTitle": "body",
    "body": "body",
    "": "object",
    "chart": "chart",
    "tbl": "table",
    "pic": "picture",
    "ftr": "footer",
    "sldNum": "slide_number",
    "dt": "date",
}

_KICKER: Final = Hole("kicker", "body", 13, "Section", "kicker")
_SOURCE: Final = Hole("source", "body", 14, "Source: who published it, and when", "source")
_POINTS: Final = "One point a line, three to five in all"

DATE: Final = Hole("date", "dt", 10, "", "date")
FOOTER: Final = Hole("footer", "ftr", 11, "", "footer")
SLIDE_NUMBER: Final = Hole("slide_number", "sldNum", 12, "", "slide_number")
FOOTERS: Final = (DATE, FOOTER, SLIDE_NUMBER)


def _title(prompt: str = "Say the one thing this slide proves", style: str = "title") -> Hole:
    return Hole("title", "title", 0, prompt, style)


def _body(name: str, idx: int, prompt: str, style: str = "body", kind: str = "body") -> Hole:
    return Hole(name, kind, idx, prompt, style)


def _callouts(count: int) -> tuple[Hole, ...]:
    return tuple(
        hole
        for number in range(1, count + 1)
        for hole in (
            _body(f"figure_{number}", 13 + 2 * number, "00 %", "figure_many"),
            _body(f"label_{number}", 14 + 2 * number, "What the figure counts", "label"),
        )
    )


def _cards(count: int) -> tuple[Hole, ...]:
    return tuple(
        _body(f"card_{number}", 14 + number, "A heading or one point", "card")
        for number in range(1, count + 1)
    )


CONTRACT: Final[tuple[Role, ...]] = (
    Role(
        "title",
        "Title Slide",
        "title",
        (
            Hole("title", "ctrTitle", 0, "Title of the talk", "cover_title"),
            Hole("subtitle", "subTitle", 1, "What it is about, in one line", "subtitle"),
            _body("byline", 13, "Speaker, organisation, date", "byline"),
        ),
    ),
    Role("agenda", "Agenda", "", (_title("Agenda"), _body("body", 15, "Section by section", "agenda", ""))),
    Role(
        "section",
        "Section Header",
        "secHead",
        (
            _body("number", 13, "1", "section_number"),
            _title("Section", "section_title"),
            _body("subtitle", 1, "What this section shows", "subtitle"),
        ),
    ),
    Role(
        "points",
        "Title and Content",
        "obj",
        (_KICKER, _title(), _body("body", 1, _POINTS, "points", ""), _SOURCE),
    ),
    Role(
        "columns",
        "Two Content",
        "twoObj",
        (_KICKER, _title(), _body("left", 1, _POINTS, kind=""), _body("right", 2, _POINTS, kind=""), _SOURCE),
    ),
    Role(
        "comparison",
        "Comparison",
        "twoTxTwoObj",
        (
            _KICKER,
            _title(),
            _body("left_heading", 1, "One side", "heading"),
            _body("left", 2, _POINTS, kind=""),
            _body("right_heading", 3, "The other side", "heading"),
            _body("right", 4, _POINTS, kind=""),
            _SOURCE,
        ),
    ),
    Role(
        "chart",
        "Chart",
        "",
        (_KICKER, _title(), _body("chart", 15, "Chart", "prompt", "chart"), _SOURCE),
    ),
    Role(
        "chart_points",
        "Chart with Points",
        "",
        (
            _KICKER,
            _title(),
            _body("chart", 15, "Chart", "prompt", "chart"),
            _body("body", 16, "One to three remarks", "remarks"),
            _SOURCE,
        ),
    ),
    Role(
        "callout",
        "Big Number",
        "",
        (
            _KICKER,
            _title(),
            _body("figure", 15, "00 %", "figure"),
            _body("label", 16, "What the figure counts, in one sentence", "figure_label"),
            _SOURCE,
        ),
    ),
    Role("callouts_2", "Two Big Numbers", "", (_KICKER, _title(), *_callouts(2), _SOURCE)),
    Role("callouts_3", "Three Big Numbers", "", (_KICKER, _title(), *_callouts(3), _SOURCE)),
    Role(
        "quotation",
        "Quotation",
        "",
        (
            _KICKER,
            _title("Why this quotation matters", "quotation_title"),
            _body("quote", 15, "Forty words at most", "quote"),
            _body("speaker", 16, "Speaker, role", "speaker"),
            _SOURCE,
        ),
    ),
    Role("table", "Table", "", (_KICKER, _title(), _body("table", 15, "Table", "prompt", "tbl"), _SOURCE)),
    Role(
        "picture",
        "Picture",
        "picTx",
        (
            _KICKER,
            _title(),
            _body("picture", 1, "Picture", "prompt", "pic"),
            _body("caption", 2, "What the picture shows", "caption"),
        ),
    ),
    Role(
        "picture_points",
        "Picture with Points",
        "",
        (
            _KICKER,
            _title(),
            _body("picture", 15, "Picture", "prompt", "pic"),
            _body("body", 16, _POINTS),
            _body("caption", 17, "What the picture shows", "caption"),
        ),
    ),
    Role(
        "timeline",
        "Timeline",
        "",
        (_KICKER, _title(), _body("timeline", 15, "Timeline", "prompt", ""), _SOURCE),
    ),
    Role("code", "Code", "", (_KICKER, _title(), _body("code", 15, "Code", "code"), _SOURCE)),
    Role("sources", "Sources", "", (_title("Sources"), _body("body", 15, "What was read", "sources"))),
    Role(
        "closing",
        "Closing",
        "",
        (
            _title("One sentence to remember", "cover_title"),
            _body("subtitle", 15, "Where to go from here", "subtitle"),
        ),
    ),
    Role("blank", "Blank", "blank", ()),
    # optional for a company's template, always there in a made theme
    Role(
        "points_large",
        "Few Points",
        "",
        (_KICKER, _title(), _body("body", 1, "Two to four short points", "points_large", ""), _SOURCE),
    ),
    Role("cards_2", "Two Cards", "", (_KICKER, _title(), *_cards(2), _SOURCE)),
    Role("cards_3", "Three Cards", "", (_KICKER, _title(), *_cards(3), _SOURCE)),
    Role("cards_4", "Four Cards", "", (_KICKER, _title(), *_cards(4), _SOURCE)),
    Role(
        "mark_points",
        "Chart and Statement",
        "",
        (
            _KICKER,
            _title(),
            _body("chart", 15, "Chart", "prompt", "chart"),
            _body("body", 16, "What the chart says, in a sentence or two", "statement"),
            _SOURCE,
        ),
    ),
    Role(
        "quotation_large",
        "Short Quotation",
        "",
        (
            _KICKER,
            _title("Why this quotation matters", "quotation_title"),
            _body("quote", 15, "A dozen words at most", "quote_large"),
            _body("speaker", 16, "Speaker, role", "speaker"),
            _SOURCE,
        ),
    ),
    Role("code_short", "Short Code", "", (_KICKER, _title(), _body("code", 15, "Code", "code"), _SOURCE)),
)
