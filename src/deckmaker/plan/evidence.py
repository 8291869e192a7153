"""Spans of a section → the paragraphs of the speaker notes: source sentences with their place."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from deckmaker.model import Bullets, Cite, Findings, Paragraph, Quotation, Section, Span

from .words import Words

__all__ = ["cites", "evidence"]


def cites(section: Section, spans: Iterable[Span]) -> tuple[Cite, ...]:
    """One Cite a span, each once, in order of place."""
    return tuple(Cite(section.key, span) for span in sorted(set(spans)))


def evidence(section: Section, findings: Findings, spans: Sequence[Span], words: Words) -> tuple[str, ...]:
    """The whole sentences that the spans touch, one note for each paragraph they stand in."""
    numbers = _numbers(section)
    groups: dict[int, list[str]] = {}
    touched: set[int] = set()
    for span in spans:
        index = bisect_right(findings.sentences, span.start, key=lambda each: each.span.end)
        while index < len(findings.sentences) and findings.sentences[index].span.start < span.end:
            touched.add(index)
            index += 1
    for index in sorted(touched):
        sentence = findings.sentences[index]
        groups.setdefault(sentence.paragraph, []).append(sentence.span.of(section.text))
    notes = []
    for paragraph, sentences in groups.items():
        form = words.place if section.title else words.place_untitled
        lead = form.format(section=_unquoted(section.title), number=numbers.get(paragraph, 1))
        notes.append(lead + (" " if words.stop == "." else "").join(sentences))
    return tuple(notes)


def _numbers(section: Section) -> dict[int, int]:
    """Block index → which paragraph of its section, from 1; tables and notes are not counted."""
    found: dict[int, int] = {}
    for index, block in enumerate(section.blocks):
        if isinstance(block, Paragraph | Bullets | Quotation):
            found[index] = len(found) + 1
    return found


def _unquoted(title: str) -> str:
    """“…” inside “…” reads badly: inner marks become single ones."""
    return title.replace("“", "‘").replace("”", "’")
