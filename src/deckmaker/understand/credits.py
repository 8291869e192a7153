"""From a sentence to who says what it states: "according to …", "…, says Fu Sheng"."""

from __future__ import annotations

import re

_ACCORDING = re.compile(
    r"\b(?:according to|based on|as reported by|estimates? (?:by|from)|data (?:from|released by|by|compiled by)|"
    r"figures (?:from|released by|by)|(?:a |the )?(?:survey|study|report|poll|analysis|census) (?:by|from|of))\s+"
    r"(?:the (?:data|figures|latest data) (?:released|published) by\s+)?([^,;.:“”\"()]{2,80})",
    re.IGNORECASE,
)


_SAYS = re.compile(
    r"\b([A-Z][\w’'.-]{0,30}(?:\s+[A-Z][\w’'.-]{0,30}){0,3})(?:,\s[^,“”\"]{2,80}?,?)?\s+(?:(?:said|says|told|stated|claims?|claimed)\b|(?:added|explained|noted|estimates?|reported|reports)\s+that\b)"
)


def attribution(text: str, start: int, end: int) -> str:
    """Who says so, in the sentence itself: "open statistics"; "" when it names nobody."""
    found = _ACCORDING.search(text, start, end)
    if found:
        return re.split(
            r"\s(?:in|that|which|shows?|on|released|published|for|has|have|and)\s",
            found.group(1).strip() + " ",
        )[0].strip()
    said = _SAYS.search(text, start, end)
    return said.group(1) if said else ""


_SPEAKER = re.compile(
    r"\b([A-Z][\w’'.-]{0,30}(?:\s+[A-Z][\w’'.-]{0,30}){0,3}),?\s+((?:the\s+)?[a-z][\w’' -]{2,60}?"
    r"(?:\s+of\s+[A-Z][\w’'. -]{1,40}?)?)?,?\s*"
    r"(?:said|says|stated|told [^,]{2,30}|explained|added|noted)\s*[,:]?\s*$"
)


def speaker(text: str, position: int) -> str:
    """Who speaks the quotation around a place: "Alex Tabor, president of Peixe Urbano"; "" when unnamed."""
    opened = text.rfind("“", max(0, position - 3000), position)
    if opened < 0 or text.rfind("”", opened, position) >= 0:
        return ""
    match = _SPEAKER.search(text[max(0, opened - 160) : opened])
    if not match:
        return ""
    role = (match.group(2) or "").strip()
    return f"{match.group(1)}, {role}" if role else match.group(1)
