"""One Section with its Findings → its Scenes, in the order of the text.

Prose is summarised: a scene of points, then a scene for each statement worth a chart, then the
strong quotation. What is no prose is kept as written.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from deckmaker.model import (
    Bullets,
    Column,
    Contrast,
    Definition,
    Notes,
    Paragraph,
    Point,
    Run,
    Scene,
    Sentence,
    Span,
    plain,
)

from .evidence import cites, evidence
from .points import LIMIT, point
from .selection import Selection, quoted, select
from .speaking import Speaking
from .steps import Step, arguments, sequence
from .takeaways import Headline, headline
from .timelines import dated
from .together import beside, lent

__all__ = ["SectionPlan"]

_LINES = 4  # that a slide of an article without headings should have to choose from
_FEW = 2  # points that leave a slide half empty


class SectionPlan(Speaking):
    """Plans one section. `scenes` and `problems` hold what it found."""

    # ── the road through the section ─────────────────────────────────────────────────────

    def planned(self) -> SectionPlan:
        """The plan, with its scenes made."""
        prose: list[int] = []
        lists = any(isinstance(block, Bullets) for block in self.section.blocks)
        for index, block in enumerate(self.section.blocks):
            if isinstance(block, Paragraph):
                if self._source_line(block):
                    continue
                prose.append(index)
                continue
            if isinstance(block, Bullets) and prose and self._is_lead(prose[-1]):
                lead = prose.pop()
                self._prose(prose)
                prose = []
                self._bullets(block, lead)
                continue
            if not lists or not isinstance(block, Notes):
                self._prose(prose)
                prose = []
            self._block(index, block)
        self._prose(prose)
        if self._source:
            self.scenes = [
                replace(scene, source_line=scene.source_line or self._source) for scene in self.scenes
            ]
        self.problems.extend(self.exhibits.problems)
        return self

    # ── prose ────────────────────────────────────────────────────────────────────────────

    def _prose(self, blocks: Sequence[int]) -> None:
        """Points, charts and the quotation of a run of paragraphs; long runs in several scenes."""
        own = set(blocks)
        sentences = [
            (index, each) for index, each in enumerate(self.findings.sentences) if each.paragraph in own
        ]
        if not sentences:
            return
        for run in self._runs(sentences):
            self._run(run)

    def _runs(self, sentences: list[tuple[int, Sentence]]) -> list[list[tuple[int, Sentence]]]:
        """Whole paragraphs together, about equally many sentences in each run."""
        # an article without headings has no other slides than these
        run = self.budget.run if self.section.title else self.budget.run // 3
        count = max(1, round(len(sentences) / run))
        if not self.section.title:  # a slide needs lines, and long sentences give none
            said = sum(1 for _, each in sentences if each.wordings and each.wordings[0].words <= LIMIT)
            count = min(count, max(1, said // _LINES))
        if count == 1 or (count == 2 and any(sentence.enumerator for _, sentence in sentences)):
            return [sentences]
        size = len(sentences) / count
        runs: list[list[tuple[int, Sentence]]] = [[]]
        for position, (index, sentence) in enumerate(sentences):
            new = not runs[-1] or runs[-1][-1][1].paragraph != sentence.paragraph
            if new and runs[-1] and position >= len(runs) * size - 1:
                runs.append([])
            runs[-1].append((index, sentence))
        return runs

    def _run(self, sentences: list[tuple[int, Sentence]]) -> None:
        spans = [sentence.span for _, sentence in sentences]
        shown = self.exhibits.of(Span(spans[0].start, spans[-1].end))
        quotes = self._voices(sentences)
        spoken = quoted(sentences, quotes)
        # what else the same person says in that breath is left to the quotation
        spoken |= quoted(sentences, self._same_breath(quotes))
        leads = [quote.lead for quote in quotes if quote.lead]
        spoken |= {
            index
            for index, sentence in sentences
            if any(sentence.span.start <= lead.start < sentence.span.end for lead in leads)
            and any(mark in sentence.span.of(self.section.text) for mark in '“”"「«„')
        }
        charted = {
            index for index, sentence in sentences if any(sentence.span.within(each.span) for each in shown)
        }
        events = dated(self.section, sentences, spoken | charted)
        spoken |= {each.index for each in events}
        steps = sequence(self.section, sentences, spoken)
        spoken |= {each.index for each in steps}
        contrast = self._contrast({index for index, _ in sentences} - spoken - charted)
        spoken |= set(contrast.sentences) if contrast else set()
        defined = self._definition({index for index, _ in sentences} - spoken - charted)
        spoken |= {defined.sentence} if defined else set()
        titles = self._entitled(quotes, sentences, spoken | charted)
        spoken |= {each.index for each in titles.values() if each.index is not None}
        heading = "" if self.scenes else self.section.title
        argued: set[int] = set()
        if steps:
            self._steps(steps, heading)
            heading = ""
        else:
            argued = self._arguments(sentences, spoken | charted, heading)
            heading = "" if argued else heading
            spoken |= argued
        said = select(
            self.section,
            sentences,
            self.budget.points,
            heading=heading,
            asserts=bool(heading) and (self.findings.asserts or self.deep or defined is not None),
            avoid=spoken,
            charted=charted,
            alone=not (events or steps or argued or contrast or defined or self.scenes),
            proposed=self.findings.proposed,
        )
        if defined:
            said = self._led(said, defined)
        stands_on = [sentence.span for index, sentence in sentences if index in said.used]
        notes = evidence(self.section, self.findings, stands_on, self.words)
        used = set(said.used) | spoken
        figures = self.exhibits.scenes(
            shown, self._key, self.titles, used, sentences, self.words, self.credit
        )
        edited = self.exhibits.edits.of(self.section.key) is not None  # the user has written on that slide
        joined = None if edited else beside(figures, self._few(said), notes)
        if joined is not None:
            figures = joined
        elif said.points:
            takeaway, points = said.title.text, list(said.points)
            if not edited:
                figures, points = lent(figures, points, self.section)
            if len(points) == 1 and self._few(said) and self.section.title and heading:
                takeaway, points = self.section.title, self._few(said)  # one line alone is no list
            if len(points) == 1 and points[0].text.casefold() == takeaway.casefold():
                takeaway = self.section.title  # one sentence is not said twice
            takeaway = self.titles.give(takeaway, self.section.title, self._label(), self.words.note)
            self._add(
                Scene(
                    self._key(""),
                    "points",
                    takeaway,
                    points=tuple(points),
                    notes=notes,
                    cites=cites(
                        self.section, [cite.span for each in said.points for cite in each.cites] + stands_on
                    ),
                )
            )
            one = len(quotes) == 1 and self.quotation is None and not figures and not titles
            if one and len(said.points) <= _FEW and self._voiced(quotes[0]):
                quotes = ()
        if contrast:
            self._sides(contrast)
        for scene in figures:
            self._add(scene)
        if events:
            when = [each.sentence for each in events]
            self._timeline(events, evidence(self.section, self.findings, when, self.words, when))
        self._say(quotes, titles, set(said.used) | spoken | charted, sentences)

    def _steps(self, steps: Sequence[Step], heading: str) -> None:
        spans = [self.findings.sentences[each.index].span for each in steps]
        points = [
            Point(plain(each.text), ordered=True, cites=cites(self.section, [span]))
            for each, span in zip(steps, spans, strict=True)
        ]
        self._add(
            Scene(
                self._key(""),
                "points",
                self.titles.give(heading, self._label(), self.words.note),
                points=tuple(points),
                notes=evidence(self.section, self.findings, spans, self.words),
                cites=cites(self.section, spans),
            )
        )

    def _arguments(
        self, sentences: Sequence[tuple[int, Sentence]], never: set[int], heading: str
    ) -> set[int]:
        """The slide of "First … Next … Furthermore …" when each has a paragraph; the sentences it says."""
        if self.findings.proposed is not None:
            return set()
        lines = arguments(sentences, self.budget.points, never)
        if not lines:
            return set()
        first = lines[0].index
        before = [
            each for each in sentences if each[0] < first and each[0] not in never and not each[1].quoted
        ]
        title = headline(before, heading, bool(heading) and (self.findings.asserts or self.deep))
        spans = [each.sentence.span for each in lines] + ([title.sentence.span] if title.sentence else [])
        self._add(
            Scene(
                self._key(""),
                "points",
                self.titles.give(title.text, heading, self._label(), self.words.note),
                points=tuple(point(self.section, each) for each in lines),
                notes=evidence(self.section, self.findings, spans, self.words),
                cites=cites(self.section, spans),
            )
        )
        return {each.index for each in lines} | ({title.index} if title.index is not None else set())

    def _definition(self, free: set[int]) -> Definition | None:
        """The first definition of the section, when nothing else says it."""
        return next((each for each in self.findings.definitions if each.sentence in free), None)

    def _led(self, said: Selection, defined: Definition) -> Selection:
        """A definition before the points, its term in bold, under the heading."""
        span = self.findings.sentences[defined.sentence].span
        text = self.section.text
        before = text[span.start : defined.term.start]
        rest = text[defined.term.end : span.end].rstrip().rstrip(".。")
        runs = (Run(f"{before}{defined.term.of(text)}", bold=True), Run(rest))
        point = Point(runs, cites=cites(self.section, [span]))
        title = said.title
        if not title.text and self.section.title:
            title = Headline(self.section.title)
        return Selection(title, (point, *said.points)[: self.budget.points], said.used | {defined.sentence})

    def _contrast(self, free: set[int]) -> Contrast | None:
        """The first contrast of which nothing is said elsewhere."""
        return next((each for each in self.findings.contrasts if set(each.sentences) <= free), None)

    def _sides(self, contrast: Contrast) -> None:
        """Two columns, one for each side."""
        spans = [self.findings.sentences[index].span for index in contrast.sentences]
        columns = tuple(
            Column(
                side.label,
                tuple(
                    Point(plain(line.text), cites=cites(self.section, line.evidence)) for line in side.lines
                ),
            )
            for side in (contrast.left, contrast.right)
        )
        other = _inside(contrast.right.label, self.section.text)
        compared = self.words.versus.format(one=contrast.left.label, other=other)
        heading = "" if self.scenes else self.section.title
        self._add(
            Scene(
                self._key("contrast"),
                "comparison",
                self.titles.give(heading, compared),
                columns=columns,
                notes=evidence(self.section, self.findings, spans, self.words),
                cites=cites(self.section, spans),
            )
        )

    def _few(self, said: Selection) -> list[Point]:
        """One or two points, led by the sentence that is their title; none when there are more."""
        if len(said.points) > _FEW:
            return []
        head = said.title
        if head.sentence is None:
            return list(said.points)
        return [Point(plain(head.text), cites=cites(self.section, [head.sentence.span])), *said.points]


def _inside(label: str, text: str) -> str:
    """A label as it stands within a sentence: "A second tank" as "a second tank", a name as it is."""
    first, _, rest = label.partition(" ")
    lower = first[:1].lower() + first[1:]
    common = first[1:].islower() and (rest[:1].islower() or re.search(rf"\b{re.escape(lower)}\b", text))
    return f"{lower} {rest}".strip() if common or first == "A" else label
