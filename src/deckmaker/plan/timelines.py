"""Dated sentences or lines of a list → a timeline: three or more events, each citing its sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from deckmaker.model import Bullet, Chart, Cite, Datum, Section, Sentence, Series, Span

from .chart_alternatives import alternative
from .points import value

__all__ = ["Event", "dated", "drawn", "listed"]

_LEAST = 3  # events: fewer are said in a sentence
_MOST = 7  # on one rule
_WORDS = 14  # of an event
_MONTHS = ("january february march april may june july august september october november december").split()
_MONTH = "(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,6}"
_DATE = (
    rf"(?:(?:\d{{1,2}}\ )?{_MONTH}\.?\ (?:\d{{1,2}},\ )?)?(?:1[0-9]|20)\d\d(?![\d%,.]\d|\d|%|s\b|-)"
    r"|(?:1[0-9]|20)\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?"
)
_EVERY = re.compile(rf"(?<![\w$€£¥.,-])(?:{_DATE})")
_LEADING = re.compile(rf"(?:(?:In|On)\ |在)?(?P<date>{_DATE})[,，]\s*|(?:In|On)\ (?P<bare>{_DATE})\ ")
_TRAILING = re.compile(rf"\ (?:in|on)\ (?P<date>{_DATE})\Z")
_TELLS = re.compile(
    r"(?<!said)(?<!showed)(?<!found)(?<!decided)(?<!argued)(?<!so)(?<!such) (?:that|which|who|where) "
)
_LINE = re.compile(rf"(?P<date>{_DATE})\s*(?:[:：–—]|\ -\ )\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Event:
    """What happened, when, and the sentence that says so."""

    text: str
    date: str  # as the text writes it
    span: Span  # of the date
    sentence: Span
    index: int = -1  # of the sentence in the findings
    weight: float = 0.0

    @property
    def moment(self) -> Decimal:
        """The date as a year with its fraction, to two decimals: March 2004 is 2004.17."""
        years = re.findall(r"\d{4}", self.date)
        year = Decimal(years[0])
        month = day = 0
        if east := re.match(r"\d{4}年(?:(\d{1,2})月)?(?:(\d{1,2})日)?", self.date):
            month, day = int(east[1] or 0), int(east[2] or 0)
        elif west := re.search(r"[A-Za-z]{3}", self.date):
            month = [each[:3] for each in _MONTHS].index(west[0].lower()) + 1
            numbers = [int(each) for each in re.findall(r"(?<!\d)\d{1,2}(?!\d)", self.date)]
            day = numbers[0] if numbers else 0
        part = Decimal(max(month - 1, 0)) / 12 + Decimal(max(day - 1, 0)) / 365
        return (year + part).quantize(Decimal("0.01"))


def dated(
    section: Section, sentences: Sequence[tuple[int, Sentence]], never: Collection[int] = ()
) -> tuple[Event, ...]:
    """The events of a run of prose in order of time; none when it tells fewer than three.

    An event is a sentence with one date, in front ("In 1998, …") or at its end, that can be said in
    14 words. `never`: sentences that a chart or a quotation says already.
    """
    found = []
    for index, sentence in sentences:
        if index not in never and not sentence.quoted:
            event = _told(section, index, sentence)
            if event is not None:
                found.append(event)
    return _in_time(found)


def _told(section: Section, index: int, sentence: Sentence) -> Event | None:
    text = sentence.span.of(section.text)
    dates = list(_EVERY.finditer(text))
    bare = text.rstrip(" .。！!")
    lead, tail = _LEADING.match(text), _TRAILING.search(bare)
    if len(dates) != 1 or not (lead or tail):
        return None
    fit = [each for each in sentence.wordings if each.words <= _WORDS + 3]
    said = max(fit, key=lambda each: (value(sentence, each), each.text)).text if fit else _bare(bare)
    date = dates[0].group()
    short = _LEADING.sub("", said, count=1) if _LEADING.match(said) else said
    short = _TRAILING.sub("", short)
    if not short or date in short or len(short.split()) > _WORDS:
        return None
    start = sentence.span.start + dates[0].start()
    span = Span(start, start + len(date))
    return Event(short[:1].upper() + short[1:], date, span, sentence.span, index, sentence.weight)


def _bare(said: str) -> str:
    """A sentence that has no wording, without the clause that only tells more of its last noun."""
    head, _, _ = said.partition(", ") if said.count(", ") > 1 or not _LEADING.match(said) else (said, "", "")
    cut = _TELLS.search(head)
    return head[: cut.start()] if cut and len(head[: cut.start()].split()) >= _LEAST + 3 else head


def listed(section: Section, bullets: Sequence[Bullet]) -> tuple[Event, ...]:
    """The events of a list whose every line begins with its date ("1998: …"); none for other lists."""
    found = []
    for bullet in bullets:
        text = "".join(run.text for run in bullet.runs)
        match = _LINE.match(text)
        if match is None or bullet.level or len(text.split()) > _WORDS + 4:
            return ()
        start = bullet.span.start + max(bullet.span.of(section.text).find(match["date"]), 0)
        span = Span(start, start + len(match["date"]))
        found.append(Event(text[match.end() :], match["date"], span, bullet.span))
    events = _in_time(found)
    # a list that tells its events in another order, or too many of them, stays a list
    return events if len(events) == len(found) and list(events) == found else ()


def _in_time(found: list[Event]) -> tuple[Event, ...]:
    if len({each.moment for each in found}) < _LEAST:
        return ()
    heaviest = sorted(found, key=lambda each: (-each.weight, each.sentence))[:_MOST]
    events = tuple(sorted(heaviest, key=lambda each: (each.moment, each.sentence)))
    return events if len({each.moment for each in events}) >= _LEAST else ()


def drawn(events: Sequence[Event], section: Section, title: str) -> Chart:
    """The events on one rule, spaced by their dates."""
    points = tuple(
        Datum(each.moment, each.date, each.date, Cite(section.key, each.span), each.sentence)
        for each in events
    )
    reason = "three or more events with their dates"
    chart = Chart(
        "timeline", title, tuple(each.text for each in events), (Series("", points),), reason=reason
    )
    return replace(chart, alt=alternative(chart, section))
