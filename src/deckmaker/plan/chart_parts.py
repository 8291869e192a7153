"""A Statement → the parts that its charts are made of: data with their evidence, names, notes, credits."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from deckmaker.model import Chart, ChartKind, Cite, Datum, Section, Series, Statement, Statistic

from .chart_alternatives import alternative
from .chart_callouts import callout_label
from .chart_labels import base, bound, excel_format, figure, is_currency, label, number
from .chart_title_checks import is_verb
from .chart_titles import headline as _headline
from .chart_words import word

_ANAPHOR = re.compile(
    r"(?:the |this |its )?(?:company|firm|group|it|they|he|she|we|I|you|there|this|that|those|these)\Z",
    re.IGNORECASE,
)
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
_LARGE = 14  # characters of a number that is set large on one line
_CATEGORY = 42  # characters; a longer label is a sentence


class ChartParts:
    """Makes the parts of the charts of one statement."""

    def __init__(self, statement: Statement, section: Section, language: str) -> None:
        self.statement = statement
        self.figures = statement.statistics
        self.first = statement.statistics[0]
        self.section = section
        self.language = language
        self.title = _headline(statement, section, language)

    def _word(self, name: str) -> str:
        return word(name, self.language)

    def _datum(self, each: Statistic, *, signed: bool = False, value: Decimal | None = None) -> Datum:
        return Datum(
            value=each.value if value is None else value,
            label=label(each, self.language, signed=signed, text=self.section.text),
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
        said = re.sub(
            r"^(?:the|a|an)\s|\s(?:still|now|also|already|currently|alone)\Z", "", " ".join(said.split())
        )
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
        for index, (point, each) in enumerate(zip(points, self.figures, strict=False)):
            # a long unit stands below: the number is set as large as its slide is wide
            unit = " " + each.unit_surface
            if (
                len(point.label) > _LARGE
                and each.unit_surface
                and point.label.endswith(unit)
                and names[index]
            ):
                points[index] = replace(point, label=point.label.removesuffix(unit))
                names[index] += f" ({each.unit_surface})"
        return self._chart("callout", reason, names, [Series(self._series_name(), tuple(points))])

    def _callout_name(self, index: int) -> str:
        """What a lone number measures; "" when the text has no name for it: then it is not shown alone."""
        each = self.figures[min(index, len(self.figures) - 1)]
        if len(self.figures) > 1 or self.statement.kind == "part_of_count":
            return self._label(index)
        return callout_label(each, self.section) or (self._asked(index) if self.statement.chosen else "")

    def _asked(self, index: int) -> str:
        """A name for a number that the user wants to see though the text has none for it: its section's."""
        return self._label(index) or self._named(self.section.title)

    def _series_name(self) -> str:
        listed = self.statement.kind in ("comparison", "shares") and base(self.language) == "zh"
        if listed:  # each figure has its own subject there
            grown = self.first.qualifier in ("up", "down") or self.first.kind == "growth"
            return self._word(
                ("change" if grown else "share") if self.first.unit == "percentage" else "figures"
            )
        for each in self.figures:
            for said in (each.measure, each.subject):
                named = self._noun(said)
                if named:
                    return named
        if self.first.unit == "percentage":
            return self._word("change" if self.first.kind == "growth" else "share")
        said = self.first.unit_surface
        if said[:1].isalpha() and self.first.unit not in ("fold", "times"):
            return self._named(said)
        return self._word("share") if self.first.whole or self.first.value < 1 else self._word("total")

    def _shared_name(self) -> str:
        """The name of several figures together: not that of one of them."""
        said = self._series_name()
        alone = said.lower() in {self._label(at).lower() for at in range(len(self.figures))}
        if not alone:
            return said
        return self._word("share") if self.first.unit == "percentage" else self._word("total")

    def _total_name(self) -> str:
        said = self.figures[0].unit_surface
        return self._named(said) if said[:1].isalpha() and len(said) > 2 else self._word("total")

    def _after(self, each: Statistic) -> str:
        return self.section.text[each.end : min(each.sentence.end, each.end + 60)]

    def _counted(self) -> str:
        """What the n of m are: a noun of the text, or the words behind it when they say it whole."""
        each = self.first
        said = " ".join(self.statement.labels[0].split()) if self.statement.labels else ""
        after = re.match(r"\s+([a-z]+)\b", self._after(each))
        if after and each.unit and after.group(1) in (each.unit + "s", each.unit + "es"):
            return self._noun(after.group(1))
        if each.unit and each.unit not in ("percentage",):
            return self._named(each.unit_surface) or self._named(each.unit)
        follows = re.match(
            r"\s+(?:of\s+)?(?:the\s+|its\s+|their\s+)?((?:[a-z]+\s)?[a-z]{2,}(?:s|people|men))\b",
            self._after(each),
        )
        if (
            follows
            and not is_verb(follows.group(1).split()[-1])
            and not re.search(
                r"(?:ss|us|is)\Z|\b(?:is|has|was|says|calls|does|gets|goes|cannot)\b", follows.group(1)
            )
        ):
            return self._noun(follows.group(1))
        if said and is_verb(said.split()[0]):
            return ""
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
