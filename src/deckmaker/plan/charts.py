"""A Statement gives its Charts, best first, each with the reason why; a chart slide gets its takeaway here too.

Every figure drawn is cited or marked derived with its formula; a qualifier stands in its label.
"""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from deckmaker.model import Chart, Datum, Section, Series, Statement, Statistic

from .chart_blocks import block_chart
from .chart_callouts import telling, unmoved
from .chart_grids import grid_charts
from .chart_labels import bound, direction, falls, figure, number
from .chart_parts import ChartParts
from .chart_titles import headline as _headline

__all__ = ["block_chart", "charts", "grid_charts", "headline"]

_AHEAD = re.compile(
    r"\b(?:should|must|can|asks? for|requires?|required|guid(?:ed|ance)|at least until|goal|legal minimum|"
    r"aims?|plan(?:s|ned)?\s(?:to|for)|expects?|expected|forecasts?|target(?:s|ed|ing)?|will|would|could|may|"
    r"might|by 20[3-9]\d|pledged?|hopes?|wants?|[Bb]y 20[3-9]\d|"
    r"[Bb]is 20[3-9]\d|d[’']ici 20[3-9]\d|para 20[3-9]\d|entro il 20[3-9]\d)\b|到20[3-9]\d年|力争|目标|计划|预计|规划"
)
_EARLIER = re.compile(
    r"\b(?:than|from|over|on|since)\s(?:\w+\s){0,3}?(?:year|month|quarter|week|decade|season|19\d\d|20\d\d)\b"
    r"|\b(?:before|earlier|ago|previous|last)\b"
)
_HUNDRED = Decimal(100)
_NEVER = re.compile(r"(?:\b(?:never|not|neither|without)\b|n[’']t\b|从未|没有|并非)[^,;:.，；]*\Z")
_MOVED = re.compile(r"\b(?:lost|gained|shed|slid|rose|fell|dropped|climbed|jumped)\s(?:by\s)?\Z")
_BY = re.compile(
    r"\b(?:by|(?:rose|fell|grew|gained|lost|climbed|dropped|declined|increased|decreased|jumped|shrank|slipped|up|down))"
    r"\s(?:about\s|nearly\s|only\s|more\sthan\s)?\Z"
)
_OF_THEM = re.compile(r"\s+of (?:them|whom|which)\s+([a-z]+(?:\s[a-z]+)?)\s*(?=[.,;])")
_ICONS = 10  # an icon array of more is not counted at a glance
_SERIES = 4  # from so many points over time a line, below columns
_FLAT = Decimal(20)  # per cent: smaller growth is read better as a number than as two bars
_SLIVER = Decimal(3)  # per cent: a smaller part of a ring cannot be seen
_WORTH = 0.15  # a magnitude that only completes another statement is not drawn


def charts(statement: Statement, section: Section, language: str = "en") -> tuple[Chart, ...]:
    """The charts that can show a statement, best first; () when none is right (a ranking, a lone duration)."""
    if not all(each.chartable for each in statement.statistics):
        return ()
    if statement.kind == "magnitude" and not statement.chosen and _denied(statement.statistics[0], section):
        return ()
    found = _Maker(statement, section, language or "en").made()
    # a number whose name would mislead stays in its sentence
    return (
        () if found and found[0].kind == "callout" and not (statement.chosen or telling(found[0])) else found
    )


def _denied(each: Statistic, section: Section) -> bool:
    """Whether the clause says that it is not so: "has never been tested with more than 500 employees"."""
    return _NEVER.search(section.text[max(each.sentence.start, each.start - 60) : each.start]) is not None


def headline(statement: Statement, chart: Chart, section: Section, language: str = "en") -> str:
    """The takeaway of a chart slide: an assertion in the article's own words, its figure included."""
    return _headline(statement, section, language or "en")


_NEAR = 400  # characters around a figure that may speak of a plan
_GLYPHS = {
    "half": "½", "a half": "½", "one-half": "½", "third": "⅓", "a third": "⅓", "one-third": "⅓", "two-thirds": "⅔",
    "two thirds": "⅔", "quarter": "¼", "a quarter": "¼", "one-quarter": "¼", "three-quarters": "¾",
    "three quarters": "¾", "a fifth": "1/5", "one-fifth": "1/5", "two-fifths": "2/5", "three-fifths": "3/5",
    "four-fifths": "4/5", "a sixth": "1/6", "a seventh": "1/7", "an eighth": "1/8", "a tenth": "1/10",
}  # fmt: skip


def _short_fraction(label: str) -> str:
    """ "≈two-thirds" as "≈⅔"."""
    sign = label[:1] if label[:1] in ">≥<≤≈" else ""
    return sign + _GLYPHS.get(label[len(sign) :], label[len(sign) :])


# what the counted ones have or are: "No cooling of any kind", "Made of wood"
_TELLS_PART = re.compile(
    r"(?!(?:that|which|who|whose|where|when|could|would|will|can|may|might|should|is|are|was|were|has|have|had|of|in|on|at"
    r"|by|for|to|from|with|and|or|but|it|they|he|she|we)\b)[^\W\d_].*[^\W_]\Z",
    re.IGNORECASE | re.DOTALL,
)
_PART_WORDS = 5


class _Maker(ChartParts):
    """Makes the charts of one statement."""

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
                return (
                    (self._callout("one large figure", signed=self.first.qualifier in ("up", "down")),)
                    if self.statement.weight >= _WORTH
                    else ()
                )
            case _:
                return ()

    # ── one figure ──────────────────────────────────────────────────────────────────────────────

    def _share(self) -> tuple[Chart, ...]:
        each = self.first
        percent = each.value if each.unit == "percentage" else each.value * 100
        before = self.section.text[each.sentence.start : each.start]
        moved = _MOVED.search(before) and not re.match(r"\s*of\b", self.section.text[each.end : each.end + 4])
        alone = self._callout("one share as a number", signed=bool(moved))
        if moved:
            return (alone,)  # "the shares lost 6.2%" is no part of a whole
        if each.upper is not None or not 0 < percent < 100 or not self._whole_told(percent):
            return (alone,)
        surface_value = percent
        if each.unit != "percentage":
            surface_value = percent.quantize(
                Decimal(1) if percent == percent.to_integral_value() else Decimal("0.1")
            )
        part = self._datum(each, value=surface_value)
        part = replace(part, label=_short_fraction(part.label))  # it stands inside the ring
        bounded = each.qualifier in ("more_than", "less_than", "at_least", "at_most", "about")
        formula = f"100 − {number(surface_value, self.language)}"
        rest = Datum(
            value=100 - surface_value,
            label="" if bounded else figure(100 - surface_value, "percentage", "", self.language),
            formula=formula,
            bound=bound(each),
        )
        them = _OF_THEM.match(self.section.text, each.end)
        name = self._noun(them.group(1)) if them else ""  # "4,100 patients, 12% of them children"
        name = name or self._noun(each.subject) or self._noun(each.measure) or self._series_name()
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
            len(re.findall(r"\d\s?[%％]|\bper\s?cent\b|百分之|[一二两三四五六七八九]成", said)) < 2
            or len(said) > 220
        )

    def _whole_named(self) -> str:
        """What is counted, as the whole names it in a sentence before: "four great inventions"."""
        each = self.first
        if each.whole_span is None or each.whole_span.within(each.sentence):
            return ""
        _, _, counted = each.whole_span.of(self.section.text).partition(" ")
        return self._noun(counted.strip())

    def _part(self) -> tuple[Chart, ...]:
        each = self.first
        whole = each.whole or Decimal(0)
        named = self._whole_named() or self._counted() or self._noun(each.subject) or self._series_name()
        alone = self._callout("n of m as a number")
        odds = each.value == 1 and whole > _ICONS and re.search(r"\bin\b", each.surface)
        if whole <= 0 or each.value > whole or odds:
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
        told = self._label(0)
        part = told if _TELLS_PART.match(told) and len(told.split()) <= _PART_WORDS else named
        return self._stacked(each, whole, part, self._word("rest"), "a part of a count"), alone

    def _growth(self) -> tuple[Chart, ...]:
        each = self.first
        if unmoved(each, self.section):
            return ()
        alone = self._callout("a growth rate as a number", signed=True)
        vague = re.search(r"\b(?:growth|growth rate|increase|rate)\Z", each.measure)
        note = self._word("no measure") if vague and not self._subject_measures() else ""
        if note:
            alone = replace(alone, note=" · ".join(part for part in (note, alone.note) if part))
        if each.upper is not None or each.value <= 0:
            return (alone,)
        down = falls(each, self.section.text)
        # a sentence may be as long as a page
        begin, stop = max(each.sentence.start, each.start - _NEAR), min(each.sentence.end, each.end + _NEAR)
        said = self.section.text[begin:stop]
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
        return found is not None and not _EARLIER.search(found.group(1))

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
            r"\bmultipl|\b(?:grow(?:n|s|ing|th)?|grew|rose|risen|rising|increas\w*|surged|jump(?:ed|s)?|soar(?:ed|s)?"
            r"|expan\w*)\b|fold\b",
            around + each.surface.lower(),
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
        ways = {
            direction(each, self.section.text)
            for each in self.figures
            if each.unit == "percentage" and _BY.search(self.section.text[each.sentence.start : each.start])
        }
        if {"up", "down"} <= ways:
            return ()  # a rise and a fall side by side would look alike
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
