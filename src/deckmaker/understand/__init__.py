"""Section → Findings: what it says, the statistics it cites, the people it quotes.

Pure, and per section: nothing here depends on another section, so that findings can be
remembered section by section.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from deckmaker.model import (
    Bullets,
    Findings,
    NumberEdit,
    Paragraph,
    Quotation,
    Quote,
    Section,
    Sentence,
    Span,
)

from .chosen import chosen, stated
from .contrasts import contrasts
from .definitions import definitions
from .headings import asserts
from .quotes import quotes
from .ranking import rank
from .sentences import split
from .wordings import wordings

__all__ = ["understand"]

_ITEM_SENTENCES = 3  # of a long list item: one of them says what it is about
_WORDED = 2000  # sentences of a section that are worded: more than any slide deck can say


def understand(section: Section, language: str = "en", numbers: Sequence[NumberEdit] = ()) -> Findings:
    """What one section says. Tables, code, charts and notes are not read: `plan` takes them as they are.

    `numbers` are what the user decided about this section's numbers.
    """
    from .statements import statements
    from .statistics import statistics

    text = section.text
    code = language or "en"
    found: list[Sentence] = []
    paragraphs: list[Span] = []
    for index, block in enumerate(section.blocks):
        if isinstance(block, Paragraph | Quotation):
            passages = [block.span]
            if isinstance(block, Paragraph):
                paragraphs.append(block.span)
        elif isinstance(block, Bullets):
            passages = [bullet.span for bullet in block.bullets]
        else:
            continue
        for passage in passages:
            for span in split(passage.of(text), code):
                found.append(Sentence(Span(span.start + passage.start, span.end + passage.start), index))
    spans = tuple(sentence.span for sentence in found)
    figures, wanted = chosen(text, spans, statistics(text, spans, code), numbers)
    said = quotes(text, paragraphs, code)
    sentences = _worded(section, rank(section, found, figures, said, code), said, code)
    prose = [isinstance(block, Paragraph) for block in section.blocks]
    return Findings(
        section=section.key,
        sentences=sentences,
        statistics=figures,
        statements=stated(statements(text, figures, spans, code), figures, wanted),
        quotes=said,
        contrasts=contrasts(section, sentences, code) if any(prose) else (),
        definitions=definitions(section, sentences, code) if any(prose) else (),
        asserts=asserts(section.title, code),
    )


def _worded(
    section: Section, ranked: tuple[Sentence, ...], said: tuple[Quote, ...], language: str
) -> tuple[Sentence, ...]:
    """Wordings for the sentences that can become points: the heaviest, so that a book stays quick."""
    prose = [
        index for index, each in enumerate(ranked) if isinstance(section.blocks[each.paragraph], Paragraph)
    ]
    prose.sort(key=lambda index: (-ranked[index].weight, index))
    told = _opening_long_lines(section, ranked)
    chosen = {*prose[:_WORDED], *told}
    read = [told.get(index, each) for index, each in enumerate(ranked)]
    return tuple(
        replace(each, wordings=wordings(section.text, read, index, said, language))
        if index in chosen
        else each
        for index, each in enumerate(ranked)
    )


def _opening_long_lines(section: Section, ranked: Sequence[Sentence]) -> dict[int, Sentence]:
    """The first sentences of list items that are whole paragraphs, without the bold words that lead them."""
    told: dict[int, Sentence] = {}
    for block in section.blocks:
        for bullet in block.bullets if isinstance(block, Bullets) else ():
            if not bullet.is_paragraph:
                continue
            start = bullet.span.start + len(bullet.lead)
            first = bisect_left(ranked, bullet.span.start, key=lambda each: each.span.start)
            inside = [
                index
                for index in range(first, min(first + _ITEM_SENTENCES, len(ranked)))
                if start < ranked[index].span.end <= bullet.span.end
            ]
            for index in inside:
                each = ranked[index]
                told[index] = replace(each, span=Span(max(start, each.span.start), each.span.end))
    return told
