"""The statements, tables and chart blocks of a section → scenes that show a figure each."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from deckmaker.model import (
    Bullets,
    Callout,
    Chart,
    ChartData,
    Edits,
    Findings,
    Grid,
    Offer,
    Paragraph,
    Problem,
    Scene,
    Section,
    Sentence,
    Span,
    Statement,
)

from .budget import Budget
from .chart_refusals import refusals
from .chart_tables import block_grid, block_title
from .chart_title_checks import (
    WIDEST,
    before_list,
    change,
    halved,
    lifted,
    named_figures,
    points_back,
    stands,
    states,
)
from .charts import block_chart, charts, grid_charts, headline
from .evidence import cites, evidence
from .remarks import remarks, verbatim
from .takeaways import Titles
from .together import apart, distinct
from .words import Words

__all__ = ["Exhibit", "Exhibits"]

_TITLE_WORDS = 18  # of a point that stands as a chart's title
_TOGETHER = 3  # callouts on one slide
_NUMBERS = frozenset({"share", "growth", "multiple", "percentage_points", "magnitude"})  # one figure each
_SMALL = 8  # figures of a table that its chart may stand for
_FIGURE = re.compile(r"[<>≈~±+−–$€£¥]{0,2}\s?[$€£¥]?\d")


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A statement with the charts that may show it, best first."""

    statement: Statement
    charts: tuple[Chart, ...]

    @property
    def span(self) -> Span:
        return self.statement.span


class Exhibits:
    """What a section has to show, and the scenes that show it."""

    def __init__(
        self,
        section: Section,
        findings: Findings,
        budget: Budget,
        language: str,
        edits: Edits,
        *,
        charted: bool,
    ) -> None:
        self.section = section
        self.findings = findings
        self.language = language
        self.edits = edits
        self.problems: list[Problem] = []
        self.exhibits: list[Exhibit] = []
        statements = [each for each in findings.statements if charted or each.chosen]
        if statements:
            worthy = [each for each in statements if each.weight >= budget.chart_weight]
            worthy.sort(key=lambda each: (-each.weight, each.span))
            shown = [
                Exhibit(statement, found)
                for statement in worthy
                if (found := charts(statement, section, language))
            ]
            drawn = {each.statement.span for each in shown}
            self.problems += [
                _undrawn(each, section) for each in worthy if each.chosen and each.span not in drawn
            ]
            asked = [each for each in shown if each.statement.chosen]
            proposed = [each for each in apart(distinct(shown)) if not each.statement.chosen]
            self.exhibits = [*asked, *proposed[: budget.charts]]
            self.exhibits.sort(key=lambda each: each.span)

    def of(self, reach: Span) -> list[Exhibit]:
        """Those whose evidence lies in a run of prose."""
        return [
            each for each in self.exhibits if each.span.start >= reach.start and each.span.start < reach.end
        ]

    # ── statements ───────────────────────────────────────────────────────────────────────

    def scenes(
        self,
        shown: Sequence[Exhibit],
        key: Callable[[str, str], str],
        titles: Titles,
        used: set[int],
        sentences: Sequence[tuple[int, Sentence]],
        words: Words,
        credit: str,
    ) -> list[Scene]:
        """One scene a chart; single big numbers of the section share one, up to three."""
        if not shown:
            return []
        charted = {
            index
            for index, sentence in sentences
            if any(
                sentence.span.start < each.span.end and each.span.start < sentence.span.end for each in shown
            )
        }
        found: list[Scene] = []
        numbers: list[tuple[Exhibit, Chart, str]] = []
        twins: list[list[tuple[Exhibit, Chart, str]]] = []
        for exhibit in self._headed(shown):
            name = key("chart", exhibit.statement.statistics[0].surface)
            chart = self._picked(name, exhibit)
            number = self._of_two(exhibit, shown)
            if number is not None and not self._chose(name):
                before = twins[-1][-1][0] if twins else None
                if before is not None and before.span == exhibit.span:
                    twins[-1].append((exhibit, number, name))
                else:
                    twins.append([(exhibit, number, name)])
                continue
            if chart.kind == "callout":
                numbers.append((exhibit, chart, name))
                continue
            title = self._title(exhibit, chart)
            points = remarks(self.section, exhibit.span, title, used, charted, sentences) or verbatim(
                self.section, exhibit.statement, title
            )
            found.append(
                Scene(
                    name,
                    "chart",
                    titles.give(title, chart.title),
                    points=points,
                    chart=chart,
                    offers=(self._offer(name, exhibit),),
                    source_line=_source(exhibit.statement, chart, credit),
                    notes=evidence(self.section, self.findings, [exhibit.span], words, [exhibit.span]),
                    cites=_once(
                        cites(self.section, [exhibit.span]), chart.cites, *(each.cites for each in points)
                    ),
                )
            )
        for group in twins:
            found.append(self._callouts(group, titles, used, sentences, words, credit))
        size = _TOGETHER if self.section.title else 1  # several need a heading that covers them
        for start in range(0, len(numbers), size):
            group = numbers[start : start + size]
            found.append(self._callouts(group, titles, used, sentences, words, credit))
        found.sort(key=lambda scene: scene.cites[0].span.start if scene.cites else 0)
        return found

    def _title(self, exhibit: Exhibit, chart: Chart) -> str:
        """What the chart shows, as a sentence: where its figure's words make none, the wording of a point that
        says all its figures."""
        title = headline(exhibit.statement, chart, self.section, self.language)
        good = states(title) and len(title) <= WIDEST and not halved(title) and not points_back(title)
        if good or not self.language.lower().startswith("en"):
            return title
        figures = [" ".join(each.surface.split()) for each in exhibit.statement.statistics]
        whole = " ".join(exhibit.span.of(self.section.text).split()).rstrip(".")
        said = [
            (wording.loss, wording.text)
            for sentence in self.findings.sentences
            if sentence.span == exhibit.span
            for wording in sentence.wordings
            if wording.words <= _TITLE_WORDS and not wording.leans
        ]
        told = [text for _, text in sorted(said)] + ([whole] if stands(whole) else [])
        full = [
            text
            for text in told
            if states(text) and not points_back(text) and all(each in text for each in figures)
        ]
        if full:
            return full[0]
        if exhibit.statement.kind in ("comparison", "shares") and not states(title):
            # "Samsung led with 23.8%, followed by …": the chart has the other figures
            most = max(exhibit.statement.statistics, key=lambda each: each.value).surface
            led = [text for text in told if states(text) and not points_back(text) and most in text]
            if led and "(" not in led[0]:
                return led[0]
        if exhibit.statement.kind == "before_after" and (moved := change(whole, figures[-1])):
            return moved
        if points_back(title):
            return named_figures(exhibit.statement, self.section, self.language) or lifted(title)
        marked = next((each for each in chart.points if each is not None), None)
        if halved(title) and marked is not None:
            return f"{chart.series[0].name or chart.categories[0]}: {marked.label}"
        return before_list(title) if len(title) > WIDEST else lifted(title)

    def _headed(self, shown: Sequence[Exhibit]) -> list[Exhibit]:
        """Those that would not repeat the title of one before: a sentence is told once under it."""
        heads: set[tuple[Span, str]] = set()
        kept = []
        for each in shown:
            head = each.span, self._title(each, each.charts[0])
            several = self._of_two(each, shown) is not None or each.statement.chosen
            if several or head not in heads:
                kept.append(each)
            heads.add(head)
        return kept

    def _of_two(self, exhibit: Exhibit, shown: Sequence[Exhibit]) -> Chart | None:
        """The figure as a number, when its sentence cites one other figure that can stand beside it."""
        same = [each for each in shown if each.span == exhibit.span]
        if not 2 <= len(same) <= _TOGETHER or any(each.statement.kind not in _NUMBERS for each in same):
            return None
        numbers = [next((one for one in each.charts if one.kind == "callout"), None) for each in same]
        names = {one.categories[0].casefold() for one in numbers if one is not None and one.categories}
        named = len(names) == len(same) and all(names)  # of two figures each needs its name
        return numbers[same.index(exhibit)] if named and all(numbers) else None

    def _picked(self, name: str, exhibit: Exhibit) -> Chart:
        """The best chart, or the kind that the user chose for this scene."""
        edit = self.edits.of(name)
        if edit is None or edit.chart in (None, "none"):
            return exhibit.charts[0]
        for chart in exhibit.charts:
            if chart.kind == edit.chart:
                return chart
        offered = ", ".join(dict.fromkeys(chart.kind for chart in exhibit.charts))
        self.problems.append(
            Problem(
                "warning",
                "chart-kind",
                f"“{name}” cannot be shown as {edit.chart}",
                f"choose one of: {offered}",
                section=self.section.key,
                span=exhibit.span,
            )
        )
        return exhibit.charts[0]

    def _chose(self, name: str) -> bool:
        """Whether the user chose a chart for this figure: then it shares no slide."""
        edit = self.edits.of(name)
        return edit is not None and edit.chart is not None

    def _offer(self, name: str, exhibit: Exhibit) -> Offer:
        return Offer(exhibit.statement, exhibit.charts, refusals(exhibit.statement, exhibit.charts), name)

    def _callouts(
        self,
        group: Sequence[tuple[Exhibit, Chart, str]],
        titles: Titles,
        used: set[int],
        sentences: Sequence[tuple[int, Sentence]],
        words: Words,
        credit: str,
    ) -> Scene:
        callouts: list[Callout] = []
        for _, chart, _ in group:
            for series in chart.series:
                for category, datum in zip(chart.categories, series.points, strict=True):
                    if datum is not None:
                        callouts.append(
                            Callout(datum.label, category, (datum.cite,) if datum.cite else (), datum.formula)
                        )
        heads = [self._title(exhibit, chart) for exhibit, chart, _ in group]
        spans = [exhibit.span for exhibit, _, _ in group]
        sources = list(
            dict.fromkeys(_source(exhibit.statement, chart, credit) for exhibit, chart, _ in group)
        )
        return Scene(
            group[0][2],
            "callout",
            titles.give(*self._covering(group, heads, words)),
            callouts=tuple(callouts[:_TOGETHER]),
            offers=tuple(self._offer(name, exhibit) for exhibit, _, name in group),
            source_line=sources[0] if len(sources) == 1 else " · ".join(each for each in sources if each),
            notes=evidence(self.section, self.findings, spans, words, spans),
            cites=cites(self.section, spans),
        )

    def _covering(
        self, group: Sequence[tuple[Exhibit, Chart, str]], heads: Sequence[str], words: Words
    ) -> list[str]:
        """Titles that speak of every number of a slide: a sentence that holds them all, else the heading."""
        if len(group) == 1:
            return [*heads, group[0][1].title]
        figures = [
            one.span.of(self.section.text) for exhibit, _, _ in group for one in exhibit.statement.statistics
        ]
        whole = [head for head in heads if all(figure in head for figure in figures)]
        if len({exhibit.span for exhibit, _, _ in group}) == 1:
            return [*whole, *heads]
        return [*whole, words.figures.format(title=self.section.title)]

    # ── tables and chart blocks ──────────────────────────────────────────────────────────

    def grid(
        self, grid: Grid, key: Callable[[str], str], titles: Titles, label: str, words: Words, *, taken: bool
    ) -> list[Scene]:
        """The table as written, and a chart of it where one says it.

        A chart that shows every figure of a small table stands for it: then the table is in its
        notes. `taken`: the section's heading is the title of another slide. No chart is made when a
        chart block of the document has its title: the author has drawn it already.
        """
        found: list[Scene] = []
        options = grid_charts(grid, self.section, self.language)
        place = cites(self.section, [grid.span])
        heading = grid.caption or ("" if taken else self.section.title)
        inside = words.figures.format(title=label)
        if not options or titles.drawn(options[0].title):
            return [Scene(key("table"), "table", titles.give(heading, inside), grid=grid, cites=place)]
        name = key("chart")
        edit = self.edits.of(name)
        chart = next((each for each in options if edit and each.kind == edit.chart), options[0])
        figures = sum(1 for row in grid.rows for cell in row if _FIGURE.match(cell.text.strip()))
        whole = len(chart.points) >= figures and figures <= _SMALL
        if not whole:
            found.append(Scene(key("table"), "table", titles.give(heading, inside), grid=grid, cites=place))
        notes = (
            tuple(" | ".join(cell.text for cell in row) for row in (grid.header, *grid.rows)) if whole else ()
        )
        titled = (heading, chart.title, inside) if whole else (chart.title, inside)
        found.append(
            Scene(
                name,
                "chart",
                titles.give(*titled),
                chart=chart,
                offers=(Offer(None, options, key=name),),
                notes=notes,
                cites=_once(place, chart.cites),
            )
        )
        return found

    def block(self, block: ChartData, key: Callable[[str], str], titles: Titles, label: str) -> Scene | None:
        """The chart that the text gives as data. When it cannot be read, a problem says why, and its rows
        are shown as a table; None when it has none."""
        chart = block_chart(block, self.section, self.language)
        if isinstance(chart, Problem):
            self.problems.append(chart)
            table = block_grid(block, self.section)
            if table is None:
                return None
            title = titles.give(block_title(block) or self.section.title, self.section.title, label)
            return Scene(key("table"), "table", title, grid=table, cites=cites(self.section, [block.span]))
        source = re.search(r"(?mi)^source:\s*(.+?)\s*$", block.text)
        name = key("chart")
        # alone under its heading, it bears the heading; beside other things, its own title
        alone = not any(
            isinstance(each, Bullets | Paragraph | Grid | ChartData) and each is not block
            for each in self.section.blocks
        )
        own = block_title(block)
        wanted = (self.section.title, own, chart.title) if alone else (own, self.section.title, chart.title)
        title = titles.give(*wanted, label)
        place = cites(self.section, [block.span])
        line = source.group(1) if source else ""
        if chart.kind == "callout":
            callouts = tuple(
                Callout(datum.label, category, (datum.cite,) if datum.cite else (), datum.formula)
                for series in chart.series
                for category, datum in zip(chart.categories, series.points, strict=True)
                if datum is not None
            )
            return Scene(name, "callout", title, callouts=callouts[:_TOGETHER], source_line=line, cites=place)
        return Scene(name, "chart", title, chart=chart, source_line=line, cites=_once(place, chart.cites))


def _source(statement: Statement, chart: Chart, credit: str) -> str:
    """Who says so: the text's own attribution first, unless the chart's note says it, then the text"
    " itself."""
    who = next((each.attribution for each in statement.statistics if each.attribution), "")
    if who and who.casefold() in chart.note.casefold():
        who = ""
    return " · ".join(each for each in (who[:1].upper() + who[1:], credit) if each)


def _once(*groups: Collection) -> tuple:  # type: ignore[type-arg]
    return tuple(dict.fromkeys(each for group in groups for each in group))


def _undrawn(statement: Statement, section: Section) -> Problem:
    """A number that the user asked for, and that no chart can show."""
    first = statement.statistics[0]
    message = f"“{first.surface}” cannot be shown: no chart is right for it"
    hint = "leave it out under Numbers, or say in the text what it measures"
    return Problem("warning", "number-unchartable", message, hint, section=section.key, span=first.span)
