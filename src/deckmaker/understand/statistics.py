"""From a text and its sentences to the statistics that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from deckmaker.model import Span, Statistic, StatisticKind

from . import chinese, credits, european, periods, rates, roles, worth
from .parts_of_wholes import whole_named
from .quantities import quantities
from .quantity import Quantity
from .statements import group
from .tokens import Token, lexicon, tokens
from .traps import ids_in, names
from .units import DURATIONS, FOLD, PERCENT, POINTS, is_money, is_plural, singular

# one search tells a sentence without figures, which most are
# asked of a sentence in lower case: three times as fast as re.IGNORECASE
_CUE = re.compile(
    r"\d|[½⅓⅔¼¾]|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    r"sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|"
    r"million|billion|trillion|lakh|crore|dozens?|zero|nought|nil|half|halved|halving|doubl|tripl|trebl|quadrupl|quintupl|"
    r"twice|thrice|third|quarter|fifth|sixth|eighth|tenth|\w{3,8}fold|a (?:year|decade|month|"
    r"week|day|century|trillionth|hundredth|thousandth|millionth))"
)
_SUPERLATIVE = re.compile(
    r"\b(?:is|are|was|were|become|becomes|became|becoming|remains?|remained|been|as|now)\s+(?:now\s+|already\s+|currently\s+|still\s+)?"
    r"(?:(the)\s+|(?:[A-Z][\w.-]{0,30}\s+){0,2}[A-Z][\w.-]{0,30}[’']s?\s+|the\s+(?:world|country|region|continent|nation|industry)[’']s\s+)"
    r"(most\s+[a-z]+(?:-[a-z]+)?|(?:larg|bigg|fast|high|low|rich|busi|tall|long|old|small|strong|deep|heavi|cheap|young)est(?:-[a-z]+)?"
    r"|best-selling|top-selling|leading)\s+([\w’' -]{3,60})"
)
_SAID_THAT = re.compile(r".*\b(?:noted|said|says|found|reported|estimates?|shows?|showed)\b.*")
_POINTED = ("That ", "This ")
_NEXT_DAY = re.compile(
    r"\b(?:deliver|ship|arriv|dispatch|receiv|process|complet)\w*\s+(?:on\s+|by\s+|within\s+)?(the\s+(?:next|same)\s+(?:day|week|month))\b"
)
_PREFIXED = re.compile(r"\b(?i:(dual|triple|quad))-([A-Z][A-Za-z]{1,20})\b")
_PREFIX = {"dual": 2, "triple": 3, "quad": 4}
_EUROPEAN = frozenset(lexicon("de fr es it nl pt da sv nb no fi pl cs ru tr el hu ro id"))


def statistics(text: str, sentences: Sequence[Span], language: str = "en") -> tuple[Statistic, ...]:
    """The statistics of a text, in order of place, each with a span that contains its figure.

    `language` (BCP 47) decides how a lone "1.234" is read. Time is linear in the text.
    """
    decimal_comma = language.split("-")[0].lower() in _EUROPEAN
    rows: list[list[Token]] = []
    for span in sentences:
        cued = _CUE.search(span.of(text).lower()) is not None
        rows.append(tokens(text, span.start, span.end) if cued else [])
    known = names(rows)
    found: list[Statistic] = []
    for at, (span, row) in enumerate(zip(sentences, rows, strict=True)):
        if chinese.is_chinese(text, span.start, span.end):
            found.extend(chinese.statistics(text, span))
            continue
        here: list[Statistic] = []
        if row:
            ids = ids_in(text, span.start, span.end)
            here.extend(
                _cited(
                    text,
                    span,
                    row,
                    quantities(row, european=decimal_comma, ids=ids, names=known),
                    found,
                    language[:2].lower() == "en",
                )
            )
        if at or span.end - span.start < 4000:
            here.extend(_others(text, span))
        here.sort(key=lambda each: each.span)
        found.extend(here)
    if language[:2].lower() in european.LANGUAGES:
        return european.refined(text, found, language)
    return _refined(text, found, sentences)


def _refined(text: str, found: list[Statistic], sentences: Sequence[Span]) -> tuple[Statistic, ...]:
    """Gives grouped figures their kind, and makes paired ones chartable."""
    kinds: dict[int, StatisticKind] = {}
    wholes: dict[int, int] = {}
    for statement in group(text, found, sentences):
        kind = _KIND_IN.get(statement.kind)
        for index in statement.members:
            if kind:
                kinds[index] = kind
        if statement.kind in (
            "before_after",
            "series",
            "comparison",
            "composition",
            "shares",
            "total_with_part",
            "target",
        ):
            for index in statement.members:
                wholes[index] = 1
    refined = []
    for index, each in enumerate(found):
        kind = kinds.get(index, each.kind)
        if index in wholes and not each.chartable:
            each = replace(each, chartable=True, reason="")
        refined.append(replace(each, kind=kind) if kind != each.kind else each)
    return tuple(refined)


_KIND_IN: dict[str, StatisticKind] = {
    "before_after": "change",
    "series": "series",
    "comparison": "comparison",
    "composition": "proportion",
    "total_with_part": "total",
    "target": "target",
}


def _cited(
    text: str,
    span: Span,
    row: Sequence[Token],
    found: list[Quantity],
    earlier: Sequence[Statistic],
    english: bool,
) -> Iterator[Statistic]:
    found = _without_echo(row, found)
    kinds: list[StatisticKind] = []
    credit = credits.attribution(text, span.start, span.end) if found else ""
    denied = bool(found) and worth.denied(text, span)
    for index, quantity in enumerate(found):
        full = Span(*quantity.full)
        whole, whole_span, unit = quantity.whole, None, quantity.unit
        if whole is not None:
            whole_span = Span(quantity.core[0], quantity.core[1])
        elif not unit or index:
            back = _whole_back(text, span, row, quantity, earlier, found[max(0, index - 6) : index])
            if back:
                whole, whole_span, unit, full = back
        reason = worth.DENIED if denied else worth.hard(text, row, quantity, len(found) > 1)
        if not reason and whole is None:
            reason = worth.soft(row, quantity)
        kind = _kind(row, quantity, whole, english)
        if index and english and quantity.unit == PERCENT and _next_in_list(row, found[index - 1], quantity):
            kind = kinds[-1]  # "46% named punctuality, 31% more buses": the list goes on as it began
        kinds.append(kind)
        qualifier = quantity.qualifier
        if not quantity.approach and unit != FOLD and quantity.upper is None and whole is None:
            change = rates.changed_by(row, quantity)
            if change:
                quantity = replace(quantity, approach=change)
        if not qualifier and quantity.approach and quantity.upper is None and unit != FOLD and whole is None:
            qualifier = quantity.approach
        subject = (
            periods.words_of(text, row, *roles.subject(row, quantity.first, not reason)) or quantity.named
        )
        if quantity.first and row[quantity.first - 1].low == "(":
            subject = roles.bracketed(text, row, quantity.first - 1) or subject
        if not subject and unit == FOLD and row[quantity.number.first].low.endswith(("ed", "es")):
            subject = periods.words_of(text, row, *roles.subject_before(row, quantity.first))
        subject = _SAID_THAT.sub("", subject.lstrip(" ,;"))
        if subject and text.startswith(_POINTED, span.start) and text.startswith(subject, span.start + 5):
            subject = ""  # "That total …": which?
        if subject[:1].isdigit() or re.match(r"(?:more|less|fewer) than \d", subject):
            subject = ""  # "more than 2% of people react, a 400% increase": a figure is no name
        if subject.count("(") != subject.count(")") or subject == "There":  # "There are 118 people …"
            subject = ""
        subject = roles.antecedent(text, span.start, subject) or subject
        yield Statistic(
            value=quantity.value,
            unit=unit,
            unit_surface=quantity.unit_surface,
            qualifier=qualifier,
            kind=kind,
            surface=full.of(text),
            span=full,
            sentence=span,
            upper=quantity.upper,
            subject=subject,
            measure=_SAID_THAT.sub("", roles.measure(text, row, quantity)),
            scope=roles.scope(text, row, quantity),
            period=periods.period(text, row, quantity),
            attribution=credit or credits.speaker(text, quantity.core[0]),
            whole=whole,
            whole_span=whole_span,
            chartable=not reason,
            reason=reason,
        )
        if quantity.base and quantity.whole:
            at = Span(*quantity.base)
            yield Statistic(
                value=quantity.whole, unit=unit, unit_surface=quantity.unit_surface, qualifier="", kind="total",
                surface=at.of(text), span=at, sentence=span, chartable=False, reason=worth.WHOLE,
            )  # fmt: skip


def _kind(row: Sequence[Token], quantity: Quantity, whole: Decimal | None, english: bool) -> StatisticKind:
    if whole is not None:
        return "part_of_count"
    if quantity.unit == POINTS or quantity.unit == "basis point":
        return "percentage_points"
    if quantity.unit == FOLD:
        return "multiple"
    if quantity.unit == PERCENT and rates.is_growth(row, quantity):
        return "growth"
    if quantity.upper is not None:
        return "range"
    if quantity.unit == PERCENT:
        rate = rates.is_rate(row, quantity) or (english and not whole_named(row, quantity))
        return "magnitude" if rate else "proportion"
    if quantity.number.over is not None and not quantity.unit and quantity.value < 1:
        return "proportion"
    return "magnitude"


def _next_in_list(row: Sequence[Token], one: Quantity, two: Quantity) -> bool:
    """Whether a percentage is the next item of a list that another begins."""
    if one.unit != PERCENT or not 0 < two.first - one.last < 9 or two.approach:
        return False
    between = {each.low for each in row[one.last : two.first]}
    if two.value < 0 or between & {"after", "against", "below", "above", "from", "than"}:
        return False
    if [each.low for each in row[two.last : two.last + 2]] == ["on", "the"]:
        return False  # "0.4% on the month and 3.7% on the year"
    return bool(between & {",", ";", "and", "but", "while"})


def _without_echo(row: Sequence[Token], found: list[Quantity]) -> list[Quantity]:
    """Drops a fraction that a percentage in brackets makes exact: "nearly half of women (49%)"."""
    kept = []
    for index, one in enumerate(found):
        if one.number.over is not None and not one.unit and index + 1 < len(found):
            two = found[index + 1]
            between = row[one.last : two.first]
            bracketed = len(between) < 9 and any(each.low == "(" for each in between)
            if (
                two.unit == PERCENT
                and bracketed
                and abs(one.value * 100 - two.value) <= (9 if one.qualifier else 6)
            ):
                continue
        kept.append(one)
    return kept


def _whole_back(
    text: str,
    span: Span,
    row: Sequence[Token],
    quantity: Quantity,
    earlier: Sequence[Statistic],
    before: Sequence[Quantity],
) -> tuple[Decimal, Span | None, str, Span] | None:
    """The whole of "three of them" or "of which 40": a count just before, in this sentence or the last two."""
    last, first = quantity.last, quantity.first
    after = [each.low for each in row[last : last + 2]]
    left = [each.low for each in row[max(0, first - 3) : first]]
    if (
        row[0].low == "of"
        and len(before) == 1
        and before[0].counted
        and not quantity.unit
        and quantity.value < before[0].value
    ):
        # "Of the 240 planned stands, 180 have been built"
        between = [each.low for each in row[before[0].last : first]]
        if between and between[-1] == "," and len(between) < 8:
            return before[0].value, Span(*before[0].full), before[0].unit, Span(*quantity.full)
    pronoun = len(after) == 2 and after[0] == "of" and after[1] in ("them", "these", "those", "which", "whom")
    which = "of" in left and ("which" in left or "whom" in left or "these" in left or "them" in left)
    if not pronoun and not which:
        return None
    if quantity.value != int(quantity.value) or quantity.value < 1:
        return None
    full = Span(quantity.full[0], row[last + 1].end if pronoun else quantity.full[1])
    for one in reversed(before):
        same = quantity.unit == one.unit or (not quantity.unit and not is_money(one.unit))
        same = same and one.unit not in (PERCENT, FOLD, POINTS)
        if one.value > quantity.value and one.unit and same:
            return one.value, Span(*one.full), one.unit, full
    if quantity.unit:
        return None
    for two in reversed(earlier[-8:]):
        if "\n\n" in text[two.span.end : span.start] or span.start - two.span.end > 600:
            return None
        if (
            two.value > quantity.value
            and two.upper is None
            and two.unit
            and two.unit not in (PERCENT, FOLD, POINTS)
            and not is_money(two.unit)
            and two.unit not in DURATIONS
        ):
            return two.value, two.span, two.unit, full
    return None


def _others(text: str, span: Span) -> Iterator[Statistic]:
    """Rankings, next-day deliveries and counts in product names: read, never charted as bars."""
    for match in _SUPERLATIVE.finditer(text, span.start, span.end):
        words = match.group(3).split()
        if words[0] in ("important", "of", "recent"):
            continue
        start = match.start(1) if match.group(1) else match.start(2)
        yield Statistic(
            value=Decimal(1), unit="rank", unit_surface="", qualifier="", kind="ranking",
            surface=text[start : match.end(2)], span=Span(start, match.end(2)), sentence=span,
            measure=match.group(3).strip(), chartable=False, reason=worth.RANK,
        )  # fmt: skip
    for match in _NEXT_DAY.finditer(text, span.start, span.end):
        unit = match.group(1).rsplit(None, 1)[-1]
        if "same" in match.group(1):
            continue
        yield Statistic(
            value=Decimal(1), unit=unit, unit_surface=unit, qualifier="", kind="magnitude", surface=match.group(1),
            span=Span(match.start(1), match.end(1)), sentence=span, chartable=False, reason=worth.SPAN,
        )  # fmt: skip
    for match in _PREFIXED.finditer(text, span.start, span.end):
        noun = match.group(2)
        yield Statistic(
            value=Decimal(_PREFIX[match.group(1).lower()]),
            unit=singular(noun) if is_plural(noun.lower()) and not noun.isupper() else noun,
            unit_surface=noun, qualifier="", kind="magnitude", surface=match.group(),
            span=Span(match.start(), match.end()), sentence=span, chartable=False, reason=worth.ATTRIBUTE,
        )  # fmt: skip
