"""The sentence of a statement → its text with the figures marked that a title keeps, its quotation marks closed."""

from __future__ import annotations

import re

from deckmaker.model import Statement, Statistic

from .chart_title_checks import LONG, word_count

__all__ = ["marked", "unquoted"]


def marked(text: str, lead: Statistic, statement: Statement) -> str:
    """The sentence with "§" before each figure that must stay, quotation marks opened around it closed."""
    sentence = lead.sentence
    body = sentence.of(text)
    marks = sorted(
        {
            each.start - sentence.start
            for each in statement.statistics
            if each.sentence == sentence and statement.kind != "series"
        }
        | {lead.start - sentence.start}
    )
    if statement.kind in ("series", "comparison", "shares", "composition"):
        last = max(each.end for each in statement.statistics if each.sentence == sentence) - sentence.start
        marks.append(last)
    for mark in sorted(set(marks), reverse=True):
        body = body[:mark] + "§" + body[mark:]
    if lead.kind == "part_of_count" and lead.whole_span and not lead.whole_span.within(sentence):
        body = _whole_named(text, body, lead)
    return unquoted(body)


_STRAIGHT = re.compile(r'"([^"]*)"')
# “A fifth of them own one,” Ellis said, reading from a report
_OWN = re.compile(
    r"“(?P<said>(?![^”]*\b(?:we|I|our|my|us|you|this|that|these|they|it)\b)[^“”]+)”,?\s(?:(?:Mr|Ms|Mrs|Dr)\.?\s)?(?:[A-Z][\w’'-]+\s){1,3}"
    r"(?:said|says|added|adds|told)\b"
)


def _whole_named(text: str, body: str, lead: Statistic) -> str:
    """ "three of them" becomes "three of the “four great inventions”"."""
    assert lead.whole_span is not None
    span = lead.whole_span
    said = span.of(text)
    if text[max(0, span.start - 1) : span.start] in ("“", '"') and text[span.end : span.end + 1] in (
        "”",
        '"',
    ):
        said = f"“{said}”"
    if not re.match(r"(?:the|its|their|all)\s", said, re.IGNORECASE):
        said = "the " + said
    return re.sub(
        r"(§[^§]{1,60}?\bof) (?:them|these|those|which|whom)\b",
        lambda match: f"{match.group(1)} {said}",
        body,
        count=1,
    )


def unquoted(body: str) -> str:
    body = _STRAIGHT.sub(r"“\1”", " ".join(body.split()))
    own = _OWN.match(body)
    if own and own.group("said").count("§") == body.count("§"):
        body = own.group("said").rstrip(",.")
    spoken = re.search(
        r"(?:said|says|added|told [^“]{2,30}|stated|explained)\s?[,:]?\s“([^“”]*§[^“”]*)”?", body
    )
    if spoken:
        said = spoken.group(1).strip().rstrip(".,;")
        own = re.search(r"\b(?:we|I|our|my|us)\b", said)
        return f"“{said}”" if own and word_count(said) <= LONG else said
    if body.count("“") > body.count("”"):
        before, _, after = body.rpartition("“")
        body = after if "§" in after else before.rstrip(" ,") + after
    if body.count("”") > body.count("“"):
        body = body.replace("”", "")
    if (
        body.startswith("“")
        and body.endswith("”")
        and body.count("“") == 1
        and not re.search(r"\b(?:we|our)\b", body, re.IGNORECASE)
    ):
        body = body[1:-1]
    return body.strip()
