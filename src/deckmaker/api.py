"""What a script asks for beside a deck: a text gives its statistics, charts and summary, a theme its style.

`Placed` is a statistic with its place in a file, as the command line prints it.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from deckmaker.model import (
    Document,
    Findings,
    Offer,
    Paragraph,
    Section,
    Span,
    Statement,
    Statistic,
    Summary,
    Where,
    plain,
)

__all__ = ["Placed", "charts", "placed", "statistics", "style", "summaries", "summarize"]

_BREAK = re.compile(r"\n[^\S\n]*(?:\n\s*)+")  # a line without ink parts paragraphs
_WRAPPED = 130  # columns; a longer line was never wrapped by hand


def statistics(text: str, language: str | None = None) -> tuple[Statistic, ...]:
    """Every statistic that a plain text cites, in the order of the text.

    `start` and `end` of each count code points of `text`, as `sentence` does. `language` (BCP 47) is
    detected when it is not given. Time is linear in the length of the text.
    """
    return _read(text, language)[0]


def charts(text: str, language: str | None = None) -> tuple[Offer, ...]:
    """The findings of a plain text in their order, each with its charts, best first, and the kinds refused.

    A figure that may not be charted is an offer without charts; its refusal says why. The spans of
    data count code points of `text`.
    """
    from deckmaker.plan.chart_refusals import refusals, unstated
    from deckmaker.plan.charts import charts as drawn

    found, statements, spoken = _read(text, language)
    section = Section("", 0, "", text)
    stated = {each.span for statement in statements for each in statement.statistics}
    alone = [unstated(each) for each in found if each.span not in stated]
    offers = []
    for statement in sorted((*statements, *alone), key=_first):
        shown = drawn(statement, section, spoken)
        offers.append(Offer(statement, shown, refusals(statement, shown)))
    return tuple(offers)


def summarize(text: str, heading: str = "", points: int = 5, language: str | None = None) -> Summary:
    """What a plain text says: a takeaway, at most `points` points, and the quotation worth a slide.

    Every word of a point stands in the text, but for a few labels. Spans of evidence count code
    points of `text`. Blank lines part paragraphs; a text without any is parted at lines that end a
    sentence. `heading` is what stands above the text; `language` (BCP 47) is detected when it is not
    given. Pure and offline: the same text gives the same summary. Raises ValueError for fewer than
    one point.
    """
    from deckmaker.plan.summaries import summary
    from deckmaker.read.language import language as detected
    from deckmaker.understand import understand

    section = _section(text, heading)
    return summary(section, understand(section, language or detected(text)), points)


def summaries(document: Document, findings: Sequence[Findings], points: int = 5) -> tuple[Summary, ...]:
    """The summary of each section of a document; its spans are of that section's text."""
    from deckmaker.plan.summaries import summary

    return tuple(
        summary(section, said, points) for section, said in zip(document.sections, findings, strict=True)
    )


def _section(text: str, heading: str) -> Section:
    """A plain text as one section of paragraphs; each character keeps its place."""
    found: list[Span] = []
    start = 0
    for gap in _BREAK.finditer(text):
        found.append(Span(start, gap.start()))
        start = gap.end()
    found.append(Span(start, len(text)))
    if len(found) == 1:
        found = list(_lines(text))
    trimmed = []
    for span in found:
        inside = span.of(text)
        begin = span.start + len(inside) - len(inside.lstrip())
        end = span.start + len(inside.rstrip())
        if begin < end:
            trimmed.append(Span(begin, end))
    pieces, last = [], 0
    for span in trimmed:  # a line break inside a paragraph reads as a space
        pieces += [text[last : span.start], re.sub(r"[\n\r\t]", " ", span.of(text))]
        last = span.end
    smooth = "".join([*pieces, text[last:]])
    blocks = tuple(Paragraph(span, plain(span.of(smooth))) for span in trimmed)
    return Section("text", 1 if heading else 0, heading, smooth, blocks)


def _lines(text: str) -> Iterator[Span]:
    """Paragraphs of a text without blank lines: a line that ends a sentence, or that is long, ends one."""
    start = at = 0
    for line in text.splitlines(keepends=True):
        at += len(line)
        said = line.rstrip().rstrip("”\"’')」）")
        if len(line) > _WRAPPED or said.endswith((".", "!", "?", "。", "！", "？", "…")):
            yield Span(start, at)
            start = at
    yield Span(start, len(text))


def style(theme: str | os.PathLike[str] = "") -> dict[Any, Any]:
    """Settings that give matplotlib a theme's colours and fonts: `matplotlib.rc_context(deckmaker.style())`.

    `theme` is what `build` takes; `plain` when left out. The theme's font files are made known to
    matplotlib. Raises ThemeError for an unknown theme, DeckmakerError without matplotlib.
    """
    from deckmaker import theme as themes
    from deckmaker.pipeline import DEFAULT_THEME, theme_folders
    from deckmaker.render import figures

    return figures.style(themes.load(os.fspath(theme) or DEFAULT_THEME, theme_folders()))


@dataclass(frozen=True, slots=True)
class Placed:
    """A statistic and where it stands in a file."""

    section: str  # Section.key
    statistic: Statistic
    start: int  # code points of the decoded file
    end: int
    where: Where


def placed(document: Document, findings: Sequence[Findings]) -> tuple[Placed, ...]:
    """The statistics of all sections with their places, in the order of the file."""
    found = []
    for section, begin, said in zip(document.sections, document.starts, findings, strict=True):
        for each in said.statistics:
            start, end = _extent(section, begin, each.span)
            found.append(Placed(section.key, each, start, end, document.at(start, end - start)))
    return tuple(found)


def extent(document: Document, key: str, span: Span) -> tuple[int, int]:
    """The first code point of a section's span in the decoded file, and the one after its last."""
    for section, begin in zip(document.sections, document.starts, strict=True):
        if section.key == key:
            return _extent(section, begin, span)
    raise KeyError(key)


def _extent(section: Section, begin: int, span: Span) -> tuple[int, int]:
    return begin + section.offset(span.start), begin + section.offset(max(span.end - 1, span.start)) + 1


def _read(text: str, language: str | None) -> tuple[tuple[Statistic, ...], tuple[Statement, ...], str]:
    from deckmaker.read.language import language as detected
    from deckmaker.understand.sentences import split
    from deckmaker.understand.statements import statements
    from deckmaker.understand.statistics import statistics as cited

    spoken = language or detected(text)
    sentences = split(text, spoken)
    found = cited(text, sentences, spoken)
    return found, statements(text, found, sentences, spoken), spoken


def _first(statement: Statement) -> Span:
    return min(each.span for each in statement.statistics)
