"""A Statement gives its Charts, best first, each with the reason why; a chart slide gets its takeaway here too.

Every figure drawn is cited or marked derived with its formula; a qualifier stands in its label.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from deckmaker.model import Chart, ChartKind, Cite, Datum, Section, Series, Statement, Statistic

from .chart_blocks import block_chart
from .chart_grids import grid_charts
from .chart_labels import bound, excel_format, falls, figure, is_currency, label, number
from .chart_titles import headline as _headline
from .chart_words import word

__all__ = ["block_chart", "charts", "grid_charts", "headline"]

_ANAPHOR = re.compile(
    r"(?:the |this |its )?(?:company|firm|group|it|they|he|she|we|I|you|there|this|that|those|these)\Z",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:should|must|can|asks? for|requires?|required|guid(?:ed|ance)|at least until|goal|legal minimum|"
    r"aims?|plans?|expects?|expected|forecasts?|target(?:s|ed|ing)?|will|would|could|may|"
    r"might|by 20[3-9]\d|pledged?|hopes?)\b|力争|目标|计划|预计|规划"
)
_EARLIER = re.compile(
    r"\b(?:year|month|quarter|week|decade|before|earlier|ago|previous|last|19\d\d|20\d\d|season)\b"
)
_HUNDRED = Decimal(100)
_ICONS = 10  # an icon array of more is not counted at a glance
_SERIES = 4  # from so many points over time a line, below columns
_FLAT = Decimal(20)  # per cent: smaller growth is read better as a number than as two bars
_SLIVER = Decimal(3)  # per cent: a smaller part of a ring cannot be seen
_DANGLING = frozenset("of for in on at by to from with and or the a an which that as per than".split())
_NO_NAME = re.compile(
    r"(?:which|who|what|where|when|asked|only|now|them|it|that|this|these|those|there|their|its|his|her|one|"
    r"while|although|if|some|all|has|have|had|is|are|was|were|been|do|not|up|down|about|around|nearly|almost|"
    r"more|less|fewer|over|under|on|in|at|by|for|from|of|with|to|and|or|but)\b",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"(?:[A-Z][a-z]+-)?(?:[A-Z]?[a-z]+|\d[\d.,]*)\s?(?:%|percent|per cent)\s+of\s+(?:the\s+)?"
)
_WORTH = 0.15  # a magnitude that only completes another statement is not drawn
_CATEGORY = 42  # characters; a longer label is a sentence


def charts(statement: Statement, section: Section, language: str = "en") -> tuple[Chart, ...]:
    """The charts that can show a statement, best first; () when none is right (a ranking, a lone duration)."""
    if not all(each.chartable for each in statement.statistics):
        return ()
    maker = _Maker(statement, section, language or "en")
    return maker.made()


def headline(statement: Statement, chart: Chart, section: Section, language: str = "en") -> str:
    """The takeaway of a chart slide: an assertion in the article's own words, its figure included."""
    return _headline(statement, section, language or "en")


class _Maker:
    """Makes the charts of one statement."""

    def __init__(self, statement: Statement, section: Section, language: str) -> None:
        self.statement = statement
        self.figures = statement.statistics
        self.first = statement.statistics[0]
        self.section = section
        self.language = language
        self.title = _headline(statement, section, language)

    def made(self) -> tuple[Chart, ...]:
        match self.statement.kind:
            case "share":
                return self._share()
            case "shares" | "comparison":
                return self._bars()
            case "composition":
                return self._composition()
            case "part_of_count":
                return self._part()
            case "before_after":
                return self._before_after()
            case "growth":
                return self._growth()
            case "multiple":
                return self._multiple()
            case "percentage_points":
                return (self._callout("a change in percentage points is no share", signed=True),)
            case "series":
                return self._series()
            case "range":
                return self._range()
            case "total_with_part":
                return self._total()
            case "target":
                return self._target()
            case "magnitude":
                return (self._callout("one large figure"),) if self.statement.weight >= _WORTH else ()
            case _:
                return ()

    # ── the parts of a chart ────────────────────────────────────────────────────────────────────

    def _word(self, name: str) -> str:
        return word(name, self.language)

    def _datum(self, each: Statistic, *, signed: bool = False, value: Decimal | None = None) -> Datum:
        return Datum(
            value=each.value if value is None else value,
            label=label(each, self.language, signed=signed),
            surface=each.surface,
            cite=Cite(self.section.key, each.span),
            sentence=each.sentence,
            bound=bound(each),
            upper=each.upper,
        )

    def _chart(
        self,
        kind: ChartKind,
        reason: str,
        categories: Sequence[str],
        series: Sequence[Series],
        *,
        highlight: int | None = None,
        note: str = "",
        total: int = 0,
        unit: str | None = None,
        number_format: str = "",
    ) -> Chart:
        values = [point.value for row in series for point in row.points if point]
        whole = next((value for value in values if value != value.to_integral_value()), values[0])
        chosen = self.first.unit if unit is None else unit
        chart = Chart(
            kind=kind,
            title=self.title,
            categories=tuple(categories),
            series=tuple(series),
            unit=chosen,
            note=" · ".join(part for part in (note, self._credit()) if part),
            highlight=highlight,
            total=total,
            number_format=number_format or excel_format(chosen, whole),
            reason=reason,
        )
        return replace(chart, alt=alternative(chart, self.section))

    def _credit(self) -> str:
        """Who says so: a speaker for their own company says "company figure"."""
        said = next((each.attribution for each in self.figures if each.attribution), "")
        if not said:
            return ""
        role = re.search(r"\bof (?:the )?([A-Z][\w.&’' -]{1,40})\Z", said)
        if role and any(
            role.group(1).strip() in (each.subject, each.subject + "’s") for each in self.figures
        ):
            return f"{self._word('company figure')}: {role.group(1).strip()}"
        return f"{self._word('source')}: {said}"

    def _label(self, index: int = 0) -> str:
        said = self.statement.labels[index] if index < len(self.statement.labels) else ""
        return self._named(said) or self._named(self.figures[min(index, len(self.figures) - 1)].measure)

    def _named(self, said: str) -> str:
        """A label as an axis can hold it: short, capitalised, fixed words in the deck's language."""
        low = said.lower()
        if low in ("before", "after", "now", "actual", "target", "total"):
            return self._word(low)
        said = re.sub(r"^(?:the|a|an)\s", "", " ".join(said.split()))
        said = re.sub(
            r"^(?:about|nearly|almost|over|only|some|just)\s(?=[\w.-]+\s?(?:%|per))", "", said, flags=re.I
        )
        said = _NUMBERED.sub("", said) if _NUMBERED.match(said) else said
        if said.count("(") != said.count(")") or re.search(r"[:;]", said):
            return ""
        if len(said) > _CATEGORY:
            said = re.split(r",|\s(?:which|who|that|in|for|by|with)\s", said)[0]
        if len(said) > _CATEGORY:
            return ""
        while said and said.rsplit(None, 1)[-1].lower() in _DANGLING:
            said = said.rpartition(" ")[0]
        return said[:1].upper() + said[1:] if said and not re.match(r"[a-z]+[A-Z]", said) else said

    def _noun(self, said: str) -> str:
        """A name that stands for something by itself; "" for a pronoun, a clause, a loose end."""
        named = self._named(said)
        return "" if _ANAPHOR.match(named) or _NO_NAME.match(named) else named

    def _callout(self, reason: str, *, signed: bool = False, sides: bool = False) -> Chart:
        points = [self._datum(each, signed=signed) for each in self.figures[:3]]
        names = [self._callout_name(index) for index in range(len(points))]
        return self._chart("callout", reason, names, [Series(self._series_name(), tuple(points))])

    def _callout_name(self, index: int) -> str:
        each = self.figures[min(index, len(self.figures) - 1)]
        if len(self.figures) > 1:
            return self._label(index)
        if self.statement.kind == "part_of_count":
            return self._label(0)
        said = self._named(each.measure)
        subject = self._named(each.subject)
        if not said and subject and not _ANAPHOR.match(subject):
            said = subject
        return said or self._following(each) or self._label(index) or self.title

    def _following(self, each: Statistic) -> str:
        """What the clause says after its figure: "signed the petition within 48 hours"."""
        rest = " ".join(self.section.text[each.end : each.sentence.end].split())
        said = re.split(r"[,.;:()]", rest)[0].strip()
        return (
            said
            if 8 <= len(said) <= 64 and not re.match(r"(?:in|on|at|of|to|from|by|for|and)\s", said)
            else ""
        )

    def _series_name(self) -> str:
        for each in self.figures:
            for said in (each.measure, each.subject):
                named = self._noun(said)
                if named:
                    return named
        if self.first.unit == "percentage":
            return self._word("share")
        said = self.first.unit_surface
        if said[:1].isalpha() and len(said) > 2 and self.first.unit not in ("fold", "times"):
            return self._named(said)
        return self._word("share") if self.first.whole or self.first.value < 1 else self._word("total")

    def _shared_name(self) -> str:
        """The name of several figures together: not that of one of them."""
        said = self._series_name()
        alone = said.lower() in {self._label(at).lower() for at in range(len(self.figures))}
        if not alone:
            return said
        return self._word("share") if self.first.unit == "percentage" else self._word("total")

    # ── one figure ──────────────────────────────────────────────────────────────────────────────

    def _share(self) -> tuple[Chart, ...]:
        each = self.first
        percent = each.value if each.unit == "percentage" else each.value * 100
        alone = self._callout("one share as a number")
        if each.upper is not None or not 0 < percent < 100 or not self._whole_told(percent):
            return (alone,)
        surface_value = percent
        if each.unit != "percentage":
            surface_value = percent.quantize(
                Decimal(1) if percent == percent.to_integral_value() else Decimal("0.1")
            )
        part = self._datum(each, value=surface_value)
        bounded = each.qualifier in ("more_than", "less_than", "at_least", "at_most", "about")
        formula = f"100 − {number(surface_value, self.language)}"
        rest = Datum(
            value=100 - surface_value,
            label="" if bounded else figure(100 - surface_value, "percentage", "", self.language),
            formula=formula,
            bound=bound(each),
        )
        name = self._noun(each.subject) or self._noun(each.measure) or self._series_name()
        ring = self._chart(
            "doughnut",
            "one part of one whole",
            (name, self._word("rest")),
            [Series(self._noun(each.measure) or name, (part, rest))],
            highlight=0,
            note="" if bounded else f"{self._word('rest')} {rest.label}: {self._word('derived')}, {formula}",
            unit="percentage",
        )
        return ring, alone

    def _whole_told(self, percent: Decimal) -> bool:
        """Whether a ring is right: a part that can be seen, of today, and the only share of its sentence."""
        each = self.first
        said = each.sentence.of(self.section.text)
        if not _SLIVER < percent <= 100 - _SLIVER or _AHEAD.search(said):
            return False
        return (
            len(re.findall(r"\d\s?(?:%|％|per\s?cent)|百分之|[一二两三四五六七八九]成", said)) < 2
            or len(said) > 220
        )

    def _part(self) -> tuple[Chart, ...]:
        each = self.first
        whole = each.whole or Decimal(0)
        named = self._counted() or self._noun(each.subject) or self._series_name()
        alone = self._callout("n of m as a number")
        if whole <= 0 or each.value > whole:
            return (alone,)
        if whole <= _ICONS:
            icons = self._chart(
                "icon_array",
                f"{number(each.value)} of {number(whole)} can be counted at a glance",
                (named,),
                [Series(named, (self._datum(each),))],
                highlight=0,
                total=int(whole),
                number_format="0",
            )
            return icons, alone
        return self._stacked(each, whole, named, self._word("rest"), "a part of a count"), alone

    def _total_name(self) -> str:
        said = self.figures[0].unit_surface
        return self._named(said) if said[:1].isalpha() and len(said) > 2 else self._word("total")

    def _counted(self) -> str:
        """What the n of m are: a noun of the text, or the words behind it when they say it whole."""
        each = self.first
        said = " ".join(self.statement.labels[0].split()) if self.statement.labels else ""
        if each.unit and each.unit not in ("percentage",):
            return self._named(each.unit_surface) or self._named(each.unit)
        return self._noun(said) if 0 < len(said) <= _CATEGORY and len(said.split()) <= 6 else ""

    def _stacked(self, part: Statistic, whole: Decimal, name: str, rest_name: str, reason: str) -> Chart:
        spelled = [
            figure(each, part.unit, "", self.language)
            if is_currency(part.unit)
            else number(each, self.language)
            for each in (whole, part.value)
        ]
        formula = f"{spelled[0]} − {spelled[1]}"
        rest = Datum(
            value=whole - part.value,
            label=figure(whole - part.value, part.unit, part.unit_surface, self.language)
            if is_currency(part.unit)
            else number(whole - part.value, self.language),
            formula=formula,
        )
        said = replace(part, whole=None)
        return self._chart(
            "stacked_bars",
            reason,
            (self._total_name(),),
            [Series(name, (self._datum(said),)), Series(rest_name, (rest,))],
            highlight=0,
            note=(
                f"{self._word('total')} {spelled[0]} · {self._word('rest')}: "
                f"{self._word('derived')}, {formula}"
            ),
        )

    def _growth(self) -> tuple[Chart, ...]:
        each = self.first
        alone = self._callout("a growth rate as a number", signed=True)
        vague = re.search(r"\b(?:growth|growth rate|increase|rate)\Z", each.measure)
        note = self._word("no measure") if vague and not self._subject_measures() else ""
        if note:
            alone = replace(alone, note=" · ".join(part for part in (note, alone.note) if part))
        if each.upper is not None or each.value <= 0:
            return (alone,)
        down = falls(each)
        said = each.sentence.of(self.section.text)
        if (down and each.value >= 100) or _AHEAD.search(said) or self._beside_others(each):
            return (alone,)
        end = 100 - each.value if down else 100 + each.value
        formula = f"100 {'−' if down else '+'} {number(each.value, self.language)}"
        start = Datum(value=_HUNDRED, label="100", formula="100")
        after = replace(self._datum(each, signed=True), value=end, formula=formula)
        bars = self._chart(
            "indexed_growth",
            "growth, drawn as an index from 100",
            (self._word("start"), self._word("end")),
            [Series(self._series_name(), (start, after))],
            highlight=1,
            note=" · ".join(
                part
                for part in (
                    f"{self._word('index')}, {self._word('end')} = {number(end, self.language)} "
                    f"({self._word('derived')}: {formula})",
                    note,
                )
                if part
            ),
            unit="index",
            number_format="#,##0",
        )
        return (bars, alone) if each.value >= _FLAT else (alone, bars)

    def _beside_others(self, each: Statistic) -> bool:
        """ "23% more than planned": above something else, not grown from it."""
        after = self.section.text[each.end : each.sentence.end]
        found = re.match(
            r"\s*(?:more|less|fewer|above|below|over|under|ahead|short|[a-z]{3,}er)\b(.{0,40})", after
        )
        return bool(found) and not _EARLIER.search(found.group(1))

    def _subject_measures(self) -> bool:
        """Whether what grew is itself a measure: "sales rose 5%"."""
        return bool(
            re.search(
                r"\b(?:sales|revenues?|profits?|income|prices?|costs?|exports?|imports?|output|production|earnings|users?|visits?|arrivals|demand|spending|wages|emissions|population|downloads|turnover|traffic|orders|shipments|volumes?|investment|employment|GDP|unemployment|rents?|value|number|share|subscribers|membership|enrolment)\b",
                self.first.subject,
                re.IGNORECASE,
            )
        )

    def _multiple(self) -> tuple[Chart, ...]:
        each = self.first
        alone = self._callout("a multiple as a number")
        around = self.section.text[max(each.sentence.start, each.start - 60) : each.start].lower()
        if (
            re.search(r"\b(?:increas|rose|rise|grew|grow|up|jump|higher|decreas|fell)\w*\s+by\s*\Z", around)
            and "fold" not in each.surface
        ):
            # "increased by 1.4 times" is 1.4 or 2.4: nobody knows
            return (
                replace(alone, note=" · ".join(part for part in (self._word("wording"), alone.note) if part)),
            )
        grown = re.search(
            r"multipl|grow|grew|rose|increas|surg|jump|soar|expan|-?fold", around + each.surface.lower()
        )
        turned = re.match(
            r"(?:more than |nearly |almost |about |over )?(?:doubl|tripl|trebl|quadrupl|quintupl|halv)",
            each.surface.lower(),
        )
        if each.upper is not None or not (grown or turned) or each.value <= 1:
            return (alone,)
        start = Datum(value=Decimal(1), label="1×", formula="1×")
        bars = self._chart(
            "indexed_growth",
            "a multiple, drawn from 1× to N×",
            (self._word("start"), self._word("end")),
            [Series(self._series_name(), (start, self._datum(each)))],
            highlight=1,
            note=f"{self._word('start')} = 1× · {self._word('derived')}",
            unit="fold",
        )
        return bars, alone

    def _range(self) -> tuple[Chart, ...]:
        alone = self._callout("a range as a number")
        name = self._named(self.first.measure) or self._named(self.first.subject)
        if not name or not self.first.unit:
            return (alone,)
        bar = self._chart(
            "range_bar",
            "from the lower to the upper figure",
            (name,),
            [Series(name, (self._datum(self.first),))],
        )
        return alone, bar

    # ── several figures ─────────────────────────────────────────────────────────────────────────

    def _before_after(self) -> tuple[Chart, ...]:
        names = (self._label(0), self._label(1))
        points = tuple(self._datum(each) for each in self.figures)
        if not self.figures[0].unit and self.figures[1].unit:
            points = (
                replace(
                    points[0],
                    label=figure(
                        self.figures[0].value,
                        self.figures[1].unit,
                        self.figures[1].unit_surface,
                        self.language,
                    ),
                ),
                points[1],
            )
        series = [Series(self._series_name(), points)]
        signs = {each.value < 0 for each in self.figures}
        dated = all(re.search(r"\d{4}", name) for name in names)
        bars = self._chart("before_after", "same unit and measure, then → now", names, series, highlight=1)
        others = [self._chart("slope", "two points in time", names, series, highlight=1)] if dated else []
        alone = self._chart("callout", "before and after as numbers", names, series)
        return (alone,) if len(signs) > 1 else (bars, alone, *others)

    def _bars(self) -> tuple[Chart, ...]:
        order = sorted(range(len(self.figures)), key=lambda at: -self.figures[at].value)
        names = [self._label(at) for at in order]
        points = tuple(
            self._datum(self.figures[at], signed=self.figures[at].kind == "growth") for at in order
        )
        reason = "shares that may overlap" if self.statement.kind == "shares" else "same unit, side by side"
        series = [Series(self._shared_name(), points)]
        bars = self._chart("bars", reason, names, series, highlight=0)
        columns = self._chart("columns", reason, names, series, highlight=0)
        if len(points) <= 3:
            return bars, columns, self._chart("callout", "two or three numbers", names, series)
        return (bars, columns)

    def _composition(self) -> tuple[Chart, ...]:
        name = self._shared_name()
        rows = [Series(self._label(at), (self._datum(each),)) for at, each in enumerate(self.figures)]
        stacked = self._chart("stacked_bars_100", "shares that add to 100", (name,), rows, highlight=0)
        return (stacked, *self._bars()[:1])

    def _series(self) -> tuple[Chart, ...]:
        names = [self._label(at) for at in range(len(self.figures))]
        points = tuple(self._datum(each) for each in self.figures)
        series = [Series(self._series_name(), points)]
        line = self._chart("line", "one measure over time", names, series, highlight=len(names) - 1)
        columns = self._chart("columns", "one measure over time", names, series, highlight=len(names) - 1)
        return (line, columns) if len(points) >= _SERIES else (columns, line)

    def _total(self) -> tuple[Chart, ...]:
        whole, part = self.figures
        return (
            self._stacked(part, whole.value, self._label(1), self._word("rest"), "a total and its part"),
            self._chart(
                "callout",
                "a total and its part as numbers",
                (self._label(0), self._label(1)),
                [Series(self._series_name(), (self._datum(whole), self._datum(replace(part, whole=None))))],
            ),
        )

    def _target(self) -> tuple[Chart, ...]:
        names = (self._word("actual"), self._word("target"))
        series = [Series(self._series_name(), tuple(self._datum(each) for each in self.figures))]
        return (
            self._chart("target", "actual against target", names, series, highlight=0),
            self._chart("callout", "actual and target as numbers", names, series),
        )


_KINDS: dict[str, str] = {
    "doughnut": "Doughnut chart", "icon_array": "Icon array", "bars": "Bar chart", "columns": "Column chart",
    "clustered_bars": "Bar chart", "clustered_columns": "Column chart", "stacked_bars": "Stacked bar chart",
    "stacked_columns": "Stacked column chart", "stacked_bars_100": "100% stacked bar chart",
    "stacked_columns_100": "100% stacked column chart", "line": "Line chart", "slope": "Slope chart",
    "before_after": "Bar chart, before and after", "dumbbell": "Dumbbell chart", "indexed_growth": "Bar chart, indexed",
    "waterfall": "Waterfall chart", "range_bar": "Range bar", "target": "Bar chart, actual against target",
    "scatter": "Scatter chart", "timeline": "Timeline", "callout": "Figure",
}  # fmt: skip


def alternative(chart: Chart, section: Section) -> str:
    """The full alternative text: kind, title, every figure with its qualifier, and the source sentences."""
    figures = []
    for series in chart.series:
        for category, point in zip(chart.categories, series.points, strict=True):
            if point is None:
                continue
            said = point.label or "remainder"
            name = category if len(chart.series) == 1 else f"{series.name}, {category}"
            figures.append(f"{name}: {said}" + (" (derived)" if point.derived and point.cite is None else ""))
    sentences = []
    for point in chart.points:
        if point.sentence and (said := " ".join(point.sentence.of(section.text).split())) not in sentences:
            sentences.append(said)
    parts = [f"{_KINDS.get(chart.kind, 'Chart')}: {chart.title}.", "; ".join(figures) + "."]
    if chart.note:
        parts.append(f"{chart.note}.")
    if sentences:
        parts.append(" ".join(sentences))
    return " ".join(parts)
