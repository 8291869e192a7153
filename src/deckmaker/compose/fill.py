"""A Scene in, its slides' roles and fills out, split until each text fits."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from deckmaker.model import (
    Callout,
    Cite,
    Fill,
    Limits,
    Meta,
    Palette,
    Para,
    Picture,
    Point,
    Prose,
    Run,
    Scene,
    plain,
    prose,
)

from . import choose, subjects
from .bodies import body, cited, fill, headed, kept, texts, unmarked, weight
from .cards import roomy
from .coloured import ANOTHER, Line, coloured, seam
from .sparse import Draft, sparse
from .split import Unit, divided, groups, units
from .tables import parted
from .words import Words

Fits = Callable[[str, str, Prose], bool]
_REMARKS: Final = 3  # points beside a chart or a picture
_LOOKED_UP: Final = 40  # entries of an agenda or a list of sources: what fits is the limit
_PULLED: Final = 80  # columns of text: a quotation so short is set very large
_FEW_LINES: Final = 5  # of code, set larger
_COUNTED: Final = re.compile(r"(\S*\d\S*)\s+([^\W\d_][^\d]*)")
_LONG_FIGURE: Final = 8  # characters that stand on one line at the largest size
_SHORT: Final = 90  # characters: a point that two columns may hold


@dataclass(slots=True)
class Dresser:
    """Dresses scenes for one theme, in order: its limits, what it offers, its answer to what fits."""

    limits: Limits
    fits: Fits
    words: Words
    meta: Meta
    offers: frozenset[str] = frozenset()  # the roles that the theme has layouts for
    palette: Palette | None = None  # the theme's colours, for code
    grounds: tuple[str, ...] = ("bg1",)  # scheme colours that code may stand on
    dark: frozenset[str] = frozenset()  # the roles whose layouts have a dark ground
    before: str = ""  # the role of the last slide of points: no two such slides look alike

    def drafts(self, scene: Scene) -> tuple[Draft, ...]:
        """The slides of a scene, at least one."""
        role = choose.role(scene)
        dress = {
            "title": self._title,
            "section": self._section,
            "closing": self._closing,
            "chart": self._chart,
            "chart_points": self._chart,
            "timeline": self._chart,
            "callout": self._callouts,
            "quotation": self._quotation,
            "comparison": self._comparison,
            "columns": self._comparison,
            "table": self._table,
            "picture": self._picture,
            "picture_points": self._picture,
            "code": self._code,
        }.get(role)
        if dress is not None:
            return tuple(dress(scene, role))
        if role == "points" and scene.kind == "points":
            short = sparse(scene, self.before, self.offers, self.fits, self._speaker)
            if short is not None:
                self.before = short.role
                return (short,)
            if scene.quote is not None:  # too much for one slide
                quoted = replace(scene, kind="quotation", points=())
                return (*self._points(scene.points, role), *self._quotation(quoted, "quotation"))
        points = _all_points(scene)
        if role == "agenda" and not self.fits(role, "body", body(units(points))):
            points = tuple(point for point in points if not point.level)  # names before what they say
        return tuple(self._points(points, role))

    # ── text ──

    def _title(self, scene: Scene, role: str) -> list[Draft]:
        byline = " · ".join(each for each in (self.meta.author, self.meta.date) if each)
        below = texts(scene.points)
        fills = [
            *fill("subtitle", prose(*kept(scene.subtitle, *below))),
            *fill("byline", prose(*kept(byline or scene.source_line or self.meta.credit))),
        ]
        return [Draft(role, tuple(fills))]

    def _section(self, scene: Scene, role: str) -> list[Draft]:
        opener = scene.kind == "section" and scene.part > 0
        fills = [
            *fill("number", prose(*kept(str(scene.part) if opener else ""))),
            *fill("subtitle", prose(*kept(scene.subtitle))),
        ]
        first = Draft(role, tuple(fills))
        if not scene.points:
            return [first]
        below = Draft(role, (*fills, *fill("subtitle", body(units(scene.points)))))
        if not scene.subtitle and self.fits(role, "subtitle", body(units(scene.points))):
            return [below]
        return [first, *self._points(scene.points, "points")]

    def _closing(self, scene: Scene, role: str) -> list[Draft]:
        text = prose(*kept(scene.subtitle, *texts(scene.points)))
        if self.fits(role, "subtitle", text) or not scene.points:
            return [Draft(role, tuple(fill("subtitle", text)))]
        return [
            *self._points(scene.points, "points"),
            Draft(role, tuple(fill("subtitle", prose(*kept(scene.subtitle))))),
        ]

    def _points(self, points: Sequence[Point], role: str) -> list[Draft]:
        limit = self.limits.points_per_slide if role == "points" else _LOOKED_UP
        if not points:
            return [Draft(role, ())]
        whole = units(points)
        if role == "points":
            role_and_fills = roomy(whole, body(whole), self.before, self.offers, self.fits)
            if role_and_fills is not None:
                self.before, fills = role_and_fills
                return [Draft(self.before, fills, cited(whole))]
            self.before = role
        if role == "points" and limit < len(whole) <= 2 * limit - 2 and self._two_columns(whole):
            half = -(-len(whole) // 2)
            fills = (Fill("left", body(whole[:half])), Fill("right", body(whole[half:])))
            return [Draft("columns", fills, cited(whole))]

        def holds(some: Sequence[Unit]) -> bool:
            return self.fits(role, "body", body(some))

        parts = [part for unit in whole for part in divided(unit, holds)]
        start = 1
        drafts: list[Draft] = []
        for group in groups(parts, limit, holds, weight):
            told = subjects.of_points(group, self.words.comma) if role == "points" else ""
            drafts.append(Draft(role, (Fill("body", body(group, start)),), cited(group), told))
            start += len(group)
        return drafts

    def _two_columns(self, whole: Sequence[Unit]) -> bool:
        """Whether a list reads well side by side: short points, not in an order."""
        if any(len(unit) > 1 or unit[0].ordered or len(unit[0].text) > _SHORT for unit in whole):
            return False
        half = -(-len(whole) // 2)
        return self.fits("columns", "left", body(whole[:half])) and self.fits(
            "columns", "right", body(whole[half:])
        )

    def _quotation(self, scene: Scene, role: str) -> list[Draft]:
        quote = scene.quote
        if quote is None:
            return []
        speaker = self._speaker(quote.speaker, quote.role)
        rest = self._points(scene.points, "points") if scene.points else []
        wide = len(quote.text) + sum([1 for each in quote.text if each >= "\u2e80"])
        if wide <= _PULLED and "quotation_large" in self.offers:
            role = "quotation_large" if self.fits("quotation_large", "quote", prose(quote.text)) else role
        if self.fits(role, "quote", prose(quote.text)):
            return [
                Draft(role, (Fill("quote", prose(quote.text)), *fill("speaker", speaker))),
                *rest,
            ]
        # Too long for the large type: as running text between marks, as no drawn one tells, its speaker below it.
        words = quote.text if quote.text[:1] in '“"„«「' else f"“{quote.text}”"
        said = (Point(plain(words)),)

        def holds(some: Sequence[Unit]) -> bool:
            return self.fits("points", "body", Prose((*unmarked(some), *speaker.paras)))

        parts = divided(said, holds, running=True)
        drafts = [Draft("points", (Fill("body", Prose(unmarked((part,)))),)) for part in parts[:-1]]
        named = tuple(replace(para, marker="none") for para in speaker.paras)
        last = Prose((*unmarked(parts[-1:]), *named))
        return [*drafts, Draft("points", (Fill("body", last),)), *rest]

    def _speaker(self, name: str, office: str) -> Prose:
        runs: list[Run] = []
        if name:
            runs.append(Run(name, bold=True))
        if office:
            runs.append(Run(self.words.comma + office if name else office))
        return Prose((Para(tuple(runs)),)) if runs else Prose(())

    def _comparison(self, scene: Scene, role: str) -> list[Draft]:
        left, right = scene.columns
        cards = headed(scene.columns) if "cards_2" in self.offers and not scene.points else ()
        if cards and all(self.fits("cards_2", f"card_{at}", text) for at, text in enumerate(cards, 1)):
            return [
                Draft(
                    "cards_2",
                    tuple(Fill(f"card_{at}", text) for at, text in enumerate(cards, 1)),
                    cited(units(left.points)) + cited(units(right.points)),
                )
            ]
        sides = []
        for side, column in (("left", left), ("right", right)):

            def holds(some: Sequence[Unit], side: str = side) -> bool:
                return self.fits(role, side, body(some))

            fitting = [part for unit in units(column.points) for part in divided(unit, holds)]
            sides.append(groups(fitting, self.limits.points_per_slide, holds, weight))
        drafts: list[Draft] = []
        for index in range(max(1, *map(len, sides))):
            fills: list[Fill] = []
            cites: tuple[Cite, ...] = ()
            for name, column, parts in zip(("left", "right"), (left, right), sides, strict=True):
                if role == "comparison":
                    fills += fill(f"{name}_heading", prose(*kept(column.heading)))
                if index < len(parts):
                    alone = len(column.points) == 1  # one line is no list
                    fills += fill(name, Prose(unmarked(parts[index])) if alone else body(parts[index]))
                    cites += cited(parts[index])
            drafts.append(Draft(role, tuple(fills), cites))
        return drafts + (self._points(scene.points, "points") if scene.points else [])

    # ── things beside text ──

    def _beside(self, thing: Fill, points: Sequence[Point], alone: str, together: str) -> list[Draft]:
        """A chart or picture with as many points beside it as fit, the others after it."""
        if not points:
            return [Draft(alone, (thing,))]
        whole = units(points)
        count = min(len(whole), _REMARKS)
        while count and not self.fits(together, "body", body(whole[:count])):
            count -= 1
        if len(whole) - count == 1 and count > 1:
            count -= 1  # not one point alone on the slide after
        if not count:
            return [Draft(alone, (thing,)), *self._points(points, "points")]
        first = Draft(together, (thing, Fill("body", body(whole[:count]))), cited(whole[:count]))
        later = [point for unit in whole[count:] for point in unit]
        return [first, *(self._points(later, "points") if later else [])]

    def _chart(self, scene: Scene, role: str) -> list[Draft]:
        if scene.chart is None:
            return []
        if role == "timeline":
            rest = self._points(scene.points, "points") if scene.points else []
            return [Draft(role, (Fill("timeline", scene.chart),)), *rest]
        together = (
            "mark_points"
            if choose.few_marks(scene.chart) and "mark_points" in self.offers
            else "chart_points"
        )
        return self._beside(Fill("chart", scene.chart), scene.points, "chart", together)

    def _picture(self, scene: Scene, role: str) -> list[Draft]:
        figure = scene.picture
        if figure is None:
            return []
        thing = Fill("picture", Picture(figure.data, figure.alt, figure.path, figure.svg, figure.ink))
        if figure.ink:  # a formula stands on the slide's own ground, as a chart does
            return self._beside(replace(thing, placeholder="chart"), scene.points, "chart", "chart_points")
        drafts = self._beside(thing, scene.points, "picture", "picture_points")
        caption = " · ".join(kept(figure.caption, self.source(scene.source_line)))
        first = drafts[0]
        return [replace(first, fills=(*first.fills, *fill("caption", prose(*kept(caption))))), *drafts[1:]]

    def _callouts(self, scene: Scene, role: str) -> list[Draft]:
        callouts = scene.callouts
        if not callouts and scene.chart is not None:
            chart = scene.chart
            callouts = tuple(
                Callout(point.label, category, (point.cite,) if point.cite else (), point.formula)
                for series in chart.series
                for category, point in zip(chart.categories, series.points, strict=False)
                if point is not None
            )
        drafts: list[Draft] = []
        for group in groups(callouts, 3, lambda _: True):
            cites = tuple(cite for callout in group for cite in callout.cites)
            fills: list[Fill] = []
            for number, callout in enumerate(group, 1):
                tail = f"_{number}" if len(group) > 1 else ""
                figure, unit = _apart(callout.figure)
                fills += fill(f"figure{tail}", prose(*kept(figure)))
                fills += fill(f"label{tail}", self._label(callout, unit))
            drafts.append(
                Draft("callout" if len(group) == 1 else f"callouts_{len(group)}", tuple(fills), cites)
            )
        return drafts + (self._points(scene.points, "points") if scene.points else [])

    def _label(self, callout: Callout, unit: str = "") -> Prose:
        formula = callout.formula
        if not formula or formula in callout.label:
            return prose(*kept(unit, callout.label))
        return prose(*kept(unit, callout.label, self.words.derived + formula))

    def _table(self, scene: Scene, role: str) -> list[Draft]:
        grid = scene.grid
        if grid is None:
            return []
        grids = parted(grid, self.limits.rows_per_table)
        drafts = [Draft(role, (Fill("table", each),), subject=subjects.of_rows(each, grid)) for each in grids]
        return drafts + (self._points(scene.points, "points") if scene.points else [])

    def _code(self, scene: Scene, role: str) -> list[Draft]:
        if scene.code is None:
            return []
        written = scene.code.text.expandtabs(4).strip("\n")
        written = "\n".join(written.splitlines())  # every kind of line break is one
        lines = self._lines_of(written, scene.code.language, role)

        def text(some: Sequence[Line]) -> Prose:
            return Prose(tuple(Para(line) for line in some))

        if len(lines) <= _FEW_LINES and "code_short" in self.offers:
            short = self._lines_of(written, scene.code.language, "code_short")
            if self.fits("code_short", "code", text(short)):
                role, lines = "code_short", short

        def holds(some: Sequence[Line]) -> bool:
            return self.fits(role, "code", text(some))

        drafts = []
        parts = groups(lines, self.limits.code_lines, holds, seam=lambda at: seam(lines, at), another=ANOTHER)
        for group in parts:
            written_on = [at for at, line in enumerate(group) if line]
            shown = group[written_on[0] : written_on[-1] + 1] if written_on else group
            told = subjects.of_code(shown, self.words.comma)
            drafts.append(Draft(role, (Fill("code", text(shown)),), subject=told))
        return drafts + (self._points(scene.points, "points") if scene.points else [])

    def _lines_of(self, code: str, language: str, role: str) -> tuple[Line, ...]:
        """The lines in colours that can be read on that role's ground; blank lines have no runs."""
        if self.palette is None:
            lines: tuple[Line, ...] = tuple((Run(line, code=True),) for line in code.split("\n"))
        else:
            lines = coloured(code, language, self.palette, role in self.dark, self.grounds)
        return tuple(line if any(run.text.strip() for run in line) else () for line in lines)

    def source(self, line: str) -> str:
        """Who says so, with its label."""
        if not line or self._labelled(line):
            return line
        return self.words.source + line

    def credit(self, *notes: str) -> str:
        """The line below a thing: remarks on it, then who says so; the label stands once."""
        *remarks, source = notes
        told = [each for each in remarks if each]
        label = self.words.source.strip()
        said = self.source(source)
        if any(map(self._labelled, told)) and self._labelled(said):
            said = said[len(label) :].lstrip()
        return " · ".join(sorted(told, key=self._labelled) + ([said] if said else []))

    def _labelled(self, line: str) -> bool:
        return line.lower().startswith(self.words.source.strip().lower())


def _apart(figure: str) -> tuple[str, str]:
    """A long figure without the word it counts, and that word: ("2,140", "vehicles")."""
    match = _COUNTED.fullmatch(figure)
    return (match[1], match[2]) if match and len(figure) > _LONG_FIGURE else (figure, "")


def _all_points(scene: Scene) -> tuple[Point, ...]:
    """The points, and as points whatever the scene holds that its kind cannot show."""
    points = list(scene.points)
    if scene.kind != "points" or scene.columns:
        for column in scene.columns:
            if column.heading:
                points.append(Point((Run(column.heading, bold=True),)))
            below = 1 if column.heading else 0
            points += [replace(point, level=point.level + below) for point in column.points]
    figure = scene.picture
    if figure is not None and not figure.data:
        points += [Point(plain(text)) for text in kept(figure.caption or figure.alt)]
    return tuple(point for point in points if point.text.strip())
