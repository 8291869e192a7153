"""From two or more statistics to their order in time and their dates, in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Span, Statistic

from .tokens import lexicon

_MONTH = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)"
)


_YEAR = r"(?:1[5-9]|20|21)\d\d"


_DATE = (
    rf"(?:Q[1-4](?:\s{_YEAR})?|H[12](?:\s{_YEAR})?|FY\s?\d{{2,4}}|(?:fiscal\s)?{_YEAR}(?:[-/–]\d{{2}})?|"
    rf"{_MONTH}\.?(?:\s{_YEAR})?|the\s(?:first|second|third|fourth)\s(?:quarter|half)(?:\sof\s{_YEAR})?)"
)


_AGO = (
    r"(?:last (?:year|month|quarter|week)|a (?:year|month|decade) (?:earlier|ago|before)|"
    r"the (?:year|month|quarter|week) (?:before|earlier)|in the last (?:survey|poll|report)|"
    r"(?:the )?(?:previous|prior|preceding) (?:year|month|quarter)|this (?:year|month|quarter)|"
    r"today|now)"
)


_DATE_AFTER = re.compile(
    rf"^[\w\s%$€£-]{{0,24}}?\s*[,(]?\s*\b(?:in|by|for|during|at the end of|as of|at)\s+(?:early |"
    rf"late |mid-)?({_DATE})\b|^\s*(?:in\s)?({_AGO})\b|^\s*\(({_DATE})\)"
)


_DATE_BEFORE = re.compile(
    rf"(?<!since )(?<!until )\b(?:[Ii]n|[Bb]y|[Ff]or|[Dd]uring|[Ff]rom|[Ii]n early|[Ii]n late)?\s*"
    rf"({_DATE})\s*[,:(]?[^.;\d]{{0,50}}$"
)


_OPENED = re.compile(
    rf"(?:In|By|During|At the end of|For)\s+(?:early |late |mid-|the winter of |the summer of )?({_DATE})\b"
    r"(?!\s*(?:and|to|–))"
)


_FRAME = re.compile(rf"\b(?:[Bb]etween|[Ff]rom)\s({_DATE})\s(?:and|to)\s({_DATE})\b")


_DATE_KEY = re.compile(rf"({_YEAR})")


_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]


_NOW = re.compile(
    r"\b(?:now|nowadays|today|currently|these days|since then|at present|presently|(?<!earlier )this year|has since)\b",
    re.IGNORECASE,
)


_PAST = re.compile(
    r"\b(?:used to|once|previously|formerly|originally|before|earlier|in the past|ago|had been|initially|"
    r"until (?:recently|then|now)|last year|traditionally|at first|at launch)\b",
    re.IGNORECASE,
)


_TO_B = re.compile(r"^(?:[^.;:]{0,45}?)\s*\b(?:to|down to|up to|into)\s+(?:\w+\s+){0,3}$", re.IGNORECASE)


_UP_FROM = re.compile(
    r"^(?:[^.;:]{0,140}?)[\s,(]*\b(?:(?:up|down|compared|higher|lower|rising|falling|improved|"
    r"an increase|a drop|increased|recovering)\s+)?(?:from|compared with|compared to|against|"
    r"versus|vs\.?|up on|down on)\s+"
    r"(?:the\s+|a\s+|its\s+)?(?:\w+\s+){0,3}$",
    re.IGNORECASE,
)


_CHANGE = re.compile(
    r"\b(?:rose|rise|risen|rising|fell|fall|fallen|falling|grew|grow|grown|growing|drop\w*|increas\w*|decreas\w*|declin\w*|climb\w*|"
    r"jump\w*|soar\w*|surg\w*|slip\w*|slid|plung\w*|tumbl\w*|shr[aiu]nk\w*|cut\w*|reduc\w*|lower\w*|rais\w*|lift\w*|widen\w*|"
    r"narrow\w*|mov\w*|improv\w*|boost\w*|expand\w*|slow\w*|eas\w*|edg\w*|tick\w*|dip\w*|swell\w*|balloon\w*|slump\w*|sank|"
    r"went|gone|gain\w*|advanc\w*|shorten\w*|lengthen\w*|extend\w*|slash\w*|brought|trimm\w*|chang\w*|up|down|hike\w*|accelerat\w*|"
    r"doubl\w*|tripl\w*|halv\w*|plummet\w*|shed|trim\w*|speed\w*|sped)\b",
    re.IGNORECASE,
)


STOP = frozenset(
    lexicon(
        """
    the a an of in on at by to from for with and or but it its is are was were be been has have had
    that this these those which who there their they he she we you i not only also than as into more
    most some about over rate level number total figure time times take takes took taking long just
    very now
    """
    )
)


_CHINESE_TO = re.compile(
    r"^[^，。；\d]{0,4}(?:缩短|下降|降低|降|减少|减|提高|提升|上升|升|增加|增长|增|上涨|涨|下跌|跌|回落|扩大|延长|变)?"
    r"(?:到了|到|至|为|成)[^，。；\d]{0,3}$"
)


_HAD = re.compile(
    r"\bhad\s(?:already |only |just )?(?:fallen|dropped|risen|sunk|slipped|been|stood|grown|climbed|declined"
    r"|dwindled|shrunk)(?:\s(?:to|at))?\s(?:\w+\s){0,2}$"
)
_REACHED = re.compile(
    r",\s(?:had |has |have )?(?:now |since |then )?(?:reached|rose to|climbed to|recovered to|returned to|is|was"
    r"|stands at|stood at|came to|jumped to|fell to)\s(?:now |back to |up to |\w+ )?$"
)


def order(text: str, sentence: Span, one: Statistic, two: Statistic) -> int:
    """1 when `one` came first, 2 when `two` did, 0 when the text does not say that they are before and after."""
    left = text[max(sentence.start, one.start - 90) : one.start]
    between = text[one.end : min(two.start, one.end + 141)]
    right = text[two.end : min(sentence.end, two.end + 40)]
    if _CHINESE_TO.match(between):
        return 1 if re.search(r"[从由](?:[^，。；]{0,8})$", left) else 0
    if two.start - one.end > 140 or (";" in between and not _NOW.search(between)):
        return 0
    changed = _CHANGE.search(left[-90:]) is not None
    if _HAD.search(left) and _REACHED.search(between):
        return 1  # "punctuality, which had fallen to 71%, reached 94%"
    if _TO_B.match(between) and len(between) < 60:
        if re.search(r"\b(?:from|between)\s+(?:[\w’'-]+\s+){0,3}$", left, re.IGNORECASE):
            return 1
        return 0
    if re.fullmatch(rf"\s*\(\s*(?:{_DATE}|{_AGO})\s*[:,]?\s*", between):
        return 2  # "€211m (2021: €148m)"
    if re.search(r",\s+after\s+(?:a\s|just\s|only\s)?$", between) and re.match(
        rf"\s*(?:in|for)\s+{_DATE}\b", right
    ):
        return 2
    if _UP_FROM.match(between):
        if re.search(
            r"\b(?:up|down|rising|falling|increase|drop|higher|lower)\s+(?:from|on)\s+(?:\w+\s+){0,3}$",
            between,
        ):
            return 2
        if re.search(r"\b(?:compared|against|versus|vs)\b", between) and re.match(
            rf"\s*(?:in|for|during|at|on)?\s*(?:{_AGO}|{_DATE}|before\b|in the \w+ (?:year|month))", right
        ):
            return 2
        if (
            re.search(
                r"\b(?:to|at|was|were|is|are|stood at|reached|hit|of|totall?ed|reported|had|by)\s+(?:\w+\s+){0,2}$",
                left,
            )
            or changed
        ):
            if "compared" in between or "against" in between or "versus" in between or "vs" in between:
                if not (
                    re.search(rf"{_AGO}|{_YEAR}|\bbefore\b|\bearlier\b", right[:32])
                    or re.search(rf"{_YEAR}|year|month|quarter", between)
                ):
                    return 0
                if "target" in between or "forecast" in between or "goal" in between or "plan" in between:
                    return 0
            return 2
        return 0
    if _NOW.search(between) and (_PAST.search(left) or re.search(r"\b(?:took|was|were|had)\b", left)):
        return 1
    if re.search(r"\bbefore\b", left) and re.search(r"\bafter\b", between):
        return 1
    if re.search(r"\bbefore\b", between) and re.search(r"\bafter\b", right):
        return 1
    return 0


def time_labels(text: str, sentence: Span, first: Statistic, last: Statistic) -> tuple[str, str]:
    """The dates of a before and an after, or "before" and "now" when the text gives none for both."""
    framed = _FRAME.search(text, max(sentence.start, first.start - 160), min(first.start, last.start))
    if framed and first.sentence == last.sentence:
        return framed.group(1), framed.group(2)
    found = [_date_of(text, sentence, each, other) for each, other in ((first, last), (last, first))]
    opened = _OPENED.match(text, last.sentence.start, last.start)
    if opened and not found[1] and last.start < first.start:
        found[1] = opened.group(1)  # "In 2023 it was …, compared with nine days in 2003"
    if first.start < last.start and found[0] and not found[1] and first.sentence == last.sentence:
        after = _DATE_AFTER.search(text[first.end : min(last.start, first.end + 60)])
        if not after and _TO_B.match(text[first.end : last.start]):
            return (
                "before",
                "after",
            )  # "on the hottest days of 2023 it fell from 95% to 88%": both are of 2023
    if found[0] and found[1] and found[0].lower() != found[1].lower():
        return _name(found[0]), _name(found[1])
    if found[0] and re.search(rf"{_YEAR}\Z", found[0]) and not found[1]:
        return found[0], "now"
    if first.sentence != last.sentence or says_now(text, last.sentence, last.start):
        return "before", "now"
    return "before", "after"


def _name(date: str) -> str:
    return re.sub(r"^(?:the|a)\s", "", date)


def _date_of(text: str, sentence: Span, each: Statistic, other: Statistic) -> str:
    right_end = min(sentence.end if each.sentence == sentence else each.sentence.end, each.end + 60)
    if each.sentence == other.sentence and other.start > each.end:
        right_end = min(right_end, other.start)
    found = _DATE_AFTER.search(text[each.end : right_end])
    if found:
        return next((part for part in found.groups() if part), "")
    left_start = max(each.sentence.start, each.start - 60)
    if each.sentence == other.sentence and other.end <= each.start:
        left_start = max(left_start, other.end)
    before = _DATE_BEFORE.search(text[left_start : each.start])
    return before.group(1) if before else ""


def dates(text: str, sentence: Span, members: Sequence[Statistic]) -> tuple[str, ...]:
    """The date of each figure, when each has its own, all on the same side; else none."""
    found = []
    for at, each in enumerate(members):
        stop = members[at + 1].start if at + 1 < len(members) else min(sentence.end, each.end + 40)
        match = _DATE_AFTER.search(text[each.end : min(stop, each.end + 60)])
        date = next((part for part in match.groups() if part), "") if match else ""
        found.append(date)
    if all(found):
        return tuple(_name(date) for date in found)
    found = []
    for at, each in enumerate(members):
        begin = members[at - 1].end if at else max(sentence.start, each.start - 60)
        match = _DATE_BEFORE.search(text[max(begin, each.start - 60) : each.start])
        found.append(match.group(1) if match else "")
    return tuple(_name(date) for date in found) if all(found) else ()


def is_date(label: str) -> bool:
    return re.fullmatch(_DATE, label) is not None


def date_key(label: str) -> tuple[int, int]:
    """Sorts date labels: year, then month or quarter; unknown ones keep their place."""
    year = _DATE_KEY.search(label)
    low = label.lower()
    part = 0
    for at, month in enumerate(_MONTHS):
        if low.startswith(month):
            part = at + 1
    quarter = re.match(r"[qh]([1-4])", low)
    if quarter:
        part = int(quarter.group(1))
    ordinal = re.search(r"first|second|third|fourth", low)
    if ordinal:
        part = ("first", "second", "third", "fourth").index(ordinal.group()) + 1
    if low.startswith("last "):
        return (4000, 0)  # later than any year that is named, earlier than "this year"
    if "previous" in low or "earlier" in low or "ago" in low or "prior" in low:
        return (0, 0)
    return (int(year.group(1)) if year else 5000, part)


def says_now(text: str, sentence: Span, position: int) -> bool:
    """Whether the clause of a figure, or the first words of its sentence, place it in the present: "now", "today"."""
    begin, end = max(sentence.start, position - 400), min(sentence.end, position + 60)
    before = max(text.rfind(mark, begin, position) for mark in _CLAUSE_MARKS)
    after = [place for mark in _CLAUSE_MARKS if (place := text.find(mark, position, end)) >= 0]
    stop = min(after, default=end)
    if re.match(r"\D{0,30}\b(?:last|ago|earlier)\b", text[position:stop].lstrip("$€£0123456789.,% ")):
        return False
    if _NOW.search(text, max(before, begin), stop):
        return True
    opening = _NOW.search(text, begin, position) if begin == sentence.start else None
    return opening is not None and len(text[begin : opening.start()].split()) <= _OPENS


_CLAUSE_MARKS = (", ", "; ", ": ", " — ", " – ")
_OPENS = 2  # words before a "now" that opens its sentence


def _stems(words: str) -> set[str]:
    return {
        word[:6] for word in re.findall(r"[a-z]{4,}", words.lower()) if word not in STOP and len(word) > 4
    }


def kindred(text: str, one: Statistic, two: Statistic) -> bool:
    """Whether two sentences speak of the same measure: they share a stem near the figures."""
    left = _stems(text[max(one.sentence.start, one.start - 100) : min(one.sentence.end, one.end + 60)])
    right = _stems(text[max(two.sentence.start, two.start - 100) : min(two.sentence.end, two.end + 60)])
    return bool(left & right - _stems(f"{one.unit_surface} {two.unit_surface} {_AMOUNTS}"))


_AMOUNTS = "people million billion trillion thousand hundred percent dollars earlier least"
