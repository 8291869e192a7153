"""Spans of a section → the paragraphs of the speaker notes: whole source paragraphs with their place."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from deckmaker.model import Bullets, Cite, Findings, Paragraph, Quotation, Section, Span

from .words import Words

__all__ = ["MARK", "cites", "evidence"]

MARK = "▶ "  # before a sentence that the chart above it shows


def cites(section: Section, spans: Iterable[Span]) -> tuple[Cite, ...]:
    """One Cite a span, each once, in order of place."""
    return tuple(Cite(section.key, span) for span in sorted(set(spans)))


def evidence(
    section: Section,
    findings: Findings,
    spans: Sequence[Span],
    words: Words,
    marked: Sequence[Span] = (),
) -> tuple[str, ...]:
    """The whole paragraphs that the spans touch, one note each, led by their place in the article.

    Before each sentence that touches `marked`, those that a chart shows, stands "▶". Of a list only
    the lines that are touched are told.
    """
    numbers = _numbers(section)
    shown = _touched(findings, marked)
    groups: dict[int, list[int]] = {}
    for index in sorted(_touched(findings, spans)):
        groups.setdefault(findings.sentences[index].paragraph, []).append(index)
    notes = []
    for paragraph, said in groups.items():
        form = words.place if section.title else words.place_untitled
        lead = form.format(section=_unquoted(section.title), number=numbers.get(paragraph, 1))
        block = section.blocks[paragraph]
        if isinstance(block, Bullets):
            told = (" " if words.stop == "." else "").join(
                _marked(section, findings.sentences[index].span, [index], findings, shown) for index in said
            )
        else:
            first = bisect_left(findings.sentences, block.span.start, key=lambda each: each.span.start)
            last = bisect_left(findings.sentences, block.span.end, key=lambda each: each.span.start)
            told = _marked(section, block.span, range(first, last), findings, shown)
        notes.append(lead + told.strip())
    return tuple(notes)


def _touched(findings: Findings, spans: Sequence[Span]) -> set[int]:
    """The sentences that the spans touch."""
    touched: set[int] = set()
    for span in spans:
        index = bisect_right(findings.sentences, span.start, key=lambda each: each.span.end)
        while index < len(findings.sentences) and findings.sentences[index].span.start < span.end:
            touched.add(index)
            index += 1
    return touched


def _marked(section: Section, span: Span, inside: Sequence[int], findings: Findings, shown: set[int]) -> str:
    """The text of the span with a mark before each of the sentences `inside` it that are shown."""
    pieces, last = [], span.start
    for index in inside:
        if index in shown:
            start = findings.sentences[index].span.start
            pieces += [section.text[last:start], MARK]
            last = start
    return "".join([*pieces, section.text[last : span.end]])


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
