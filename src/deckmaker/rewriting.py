"""A Document and what is wanted of its sections → its text with a section moved, promoted, doubled or begun.

A section's own text runs from its heading to the next heading of its level or above. Levels are changed
in Markdown only: plain text has none that are written down.
"""

from __future__ import annotations

import re

from deckmaker.model import Document

_HEADING = re.compile(r"(?m)^(#{1,6})(?=[ \t])")


def reach(document: Document, key: str) -> tuple[int, int]:
    """Where a section and all below it stand in the text; (0, 0) when there is none."""
    at = _index(document, key)
    if at is None:
        return 0, 0
    level = document.sections[at].level
    for other in range(at + 1, len(document.sections)):
        if document.sections[other].level <= level:
            return document.starts[at], document.starts[other]
    return document.starts[at], len(document.text)


def moved(document: Document, key: str, by: int) -> str | None:
    """The section behind its next sibling (`by` 1) or before the one above (−1); None at the end of the road."""
    at = _index(document, key)
    if at is None or not document.sections[at].title:
        return None
    level = document.sections[at].level
    if by < 0:
        for other in range(at - 1, -1, -1):
            if document.sections[other].level < level:
                return None
            if document.sections[other].level == level:
                return placed(document, key, document.sections[other].key)
        return None
    end = reach(document, key)[1]
    for other in range(at + 1, len(document.sections)):
        if document.starts[other] >= end:
            if document.sections[other].level < level:
                return None
            return placed(document, key, document.sections[other].key, after=True)
    return None


def placed(document: Document, key: str, target: str, *, after: bool = False) -> str | None:
    """The section before another one, or behind it; `target` "" is the end. None when it would be within itself."""
    start, end = reach(document, key)
    if start == end:
        return None
    first, last = reach(document, target) if target else (len(document.text), len(document.text))
    where = last if after else first
    if start <= where <= end and not (where == end and after):
        return None if target != "" or where == start or end == len(document.text) else document.text
    text = document.text
    chunk = text[start:end].rstrip("\n") + "\n\n"
    if where <= start:
        whole = _joined(text[:where], chunk, text[where:start] + text[end:])
    else:
        whole = _joined(text[:start] + text[end:where], chunk, text[where:])
    return whole if whole != text else None


def levelled(document: Document, key: str, by: int) -> str | None:
    """The section and all below it one level deeper (1) or higher (−1)."""
    start, end = reach(document, key)
    chunk = document.text[start:end]
    found = _HEADING.findall(chunk)
    if not found or not chunk.startswith("#"):
        return None
    if (by < 0 and len(found[0]) == 1) or (by > 0 and max(map(len, found)) == 6):
        return None
    changed = _HEADING.sub(lambda match: "#" * (len(match[1]) + by), chunk)
    return document.text[:start] + changed + document.text[end:]


def begun(document: Document, key: str, title: str) -> str:
    """A new section behind another one, with a line to write over."""
    start, end = reach(document, key)
    at = _index(document, key)
    level = document.sections[at].level if at is not None else 0
    markdown = "#" in document.text
    heading = f"{'#' * max(level, 2)} {title}" if markdown else title
    where = end if start != end else len(document.text)
    return _joined(document.text[:where], f"{heading}\n\n", document.text[where:])


def doubled(document: Document, key: str) -> str | None:
    """The section a second time, behind itself."""
    start, end = reach(document, key)
    if start == end:
        return None
    chunk = document.text[start:end].rstrip("\n") + "\n\n"
    return _joined(document.text[:end], chunk, document.text[end:])


def _index(document: Document, key: str) -> int | None:
    return next((at for at, section in enumerate(document.sections) if section.key == key), None)


def _joined(before: str, chunk: str, rest: str) -> str:
    """Sections are parted by one blank line."""
    if before.strip():
        before = before.rstrip("\n") + "\n\n"
    whole = before + chunk + rest.lstrip("\n")
    return whole.rstrip("\n") + "\n"
