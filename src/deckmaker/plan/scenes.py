"""One Section with its Findings → its Scenes, in the order of the text.

Prose is summarised: a scene of points, then a scene for each statement worth a chart, then the
strong quotation. Bullets, tables, pictures, code and block quotations are kept as written; their
slide has the heading as its title. Notes go to the scene before them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from deckmaker.model import (
    Block,
    Bullets,
    ChartData,
    Code,
    Edits,
    Figure,
    Findings,
    Grid,
    Notes,
    Paragraph,
    Point,
    Problem,
    Quotation,
    Quote,
    QuoteCard,
    Scene,
    Section,
    Sentence,
    Span,
)

from .budget import Budget
from .evidence import cites, evidence
from .exhibits import Exhibits
from .quotations import asked_for
from .selection import quoted, select, voices
from .takeaways import Titles
from .timelines import Event, dated, drawn, listed
from .words import Words

__all__ = ["SectionPlan"]

_BRIEF_PROSE = 2  # sentences of prose that are kept as they are
_BESIDE = 3  # lines of a list that may stand beside a chart
_BRIEF_WORDS = 26  # words of a sentence that is kept as it is


class SectionPlan:
    """Plans one section. `scenes` and `problems` hold what it found."""

    def __init__(
        self,
        section: Section,
        findings: Findings,
        *,
        part: int,
        name: str,
        deep: bool,
        article: bool,
        budget: Budget,
        words: Words,
        titles: Titles,
        language: str,
        credit: str,
        edits: Edits,
    ) -> None:
        self.section = section
        self.findings = findings
        self.part = part
        self.name = name
        self.deep = deep  # a heading below the part's own: its slides bear it as their title
        self.budget = budget
        self.words = words
        self.titles = titles
        self.credit = credit
        self.scenes: list[Scene] = []
        self.problems: list[Problem] = []
        self._numbers: dict[str, int] = {}
        self._source = ""
        self._said: dict[str, int] = {}  # of each scene: how many of its notes are the author's own
        edit = edits.section(section.key)
        self.quotation = edit.quotation if edit else None  # the user's choice: "" for none
        if self.quotation and asked_for(section, findings, self.quotation) is None:
            self.problems.append(_unsaid(section, self.quotation))
        self.exhibits = Exhibits(section, findings, budget, language, edits, charted=article)
        self._plan()

    # ── the road through the section ─────────────────────────────────────────────────────

    def _plan(self) -> None:
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

    def _block(self, index: int, block: Block) -> None:
        if isinstance(block, Bullets):
            self._bullets(block, None)
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, ChartData):
            self._chart_block(block)
        elif isinstance(block, Figure):
            self._figure(block)
        elif isinstance(block, Code):
            title = self.titles.give(self.section.title, self._label())
            self._add(
                Scene(self._key("code"), "code", title, code=block, cites=cites(self.section, [block.span]))
            )
        elif isinstance(block, Quotation):
            self._block_quote(block)
        elif isinstance(block, Notes):
            self._notes(block)

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
        count = max(1, round(len(sentences) / self.budget.run))
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
        quotes = self._voices(sentences, [each.span for each in shown])
        spoken = quoted(sentences, quotes)
        charted = {
            index for index, sentence in sentences if any(sentence.span.within(each.span) for each in shown)
        }
        events = dated(self.section, sentences, spoken | charted)
        spoken |= {each.index for each in events}
        heading = "" if self.scenes else self.section.title
        said = select(
            self.section,
            sentences,
            self.budget.points,
            heading=heading,
            asserts=bool(heading) and (self.findings.asserts or self.deep),
            avoid=spoken,
            charted=charted,
            alone=not events,
            proposed=self.findings.proposed,
        )
        if said.points:
            stands_on = [sentence.span for index, sentence in sentences if index in said.used]
            takeaway = self.titles.give(said.title.text, self.section.title, self._label(), self.words.note)
            self._add(
                Scene(
                    self._key(""),
                    "points",
                    takeaway,
                    points=said.points,
                    notes=evidence(self.section, self.findings, stands_on, self.words),
                    cites=cites(
                        self.section, [cite.span for each in said.points for cite in each.cites] + stands_on
                    ),
                )
            )
        used = set(said.used) | spoken
        for scene in self.exhibits.scenes(
            shown, self._key, self.titles, used, sentences, self.words, self.credit
        ):
            self._add(scene)
        if events:
            when = [each.sentence for each in events]
            self._timeline(events, evidence(self.section, self.findings, when, self.words, when))
        for quote in quotes:
            voice = self.words.voice.format(speaker=quote.speaker) if quote.speaker else self.words.voices
            self._add(
                Scene(
                    self._key("quote"),
                    "quotation",
                    self.titles.give(voice, f"{voice}{self.words.colon}{self._label()}"),
                    quote=QuoteCard(quote.text, quote.speaker, quote.role),
                    source_line=self.credit,
                    notes=evidence(self.section, self.findings, [quote.span], self.words),
                    cites=cites(self.section, [quote.span, *([quote.lead] if quote.lead else [])]),
                )
            )

    def _voices(
        self, sentences: Sequence[tuple[int, Sentence]], charted: Sequence[Span]
    ) -> tuple[Quote, ...]:
        """The quotations of the run that are worth a slide; the user's own choice stands for all of the section."""
        if self.quotation is None:
            return voices(self.section, self.findings, sentences, self.budget, charted)
        first, last = sentences[0][1].span.start, sentences[-1][1].span.end
        asked = asked_for(self.section, self.findings, self.quotation)
        return (asked,) if asked and first <= asked.span.start < last else ()

    # ── what is kept as written ──────────────────────────────────────────────────────────

    def _is_lead(self, index: int) -> bool:
        """A single sentence right before a list introduces it."""
        sentences = [each for each in self.findings.sentences if each.paragraph == index]
        return (
            len(sentences) <= 1
            and len(self.section.blocks[index].span.of(self.section.text).split()) <= _BRIEF_WORDS
        )

    def _timeline(self, events: Sequence[Event], notes: tuple[str, ...] = ()) -> None:
        title = self.titles.give(
            self.section.title,
            self.words.dates.format(section=self._label(), first=events[0].date, last=events[-1].date),
        )
        self._add(
            Scene(
                self._key("timeline"),
                "timeline",
                title,
                chart=drawn(events, self.section, title),
                source_line=self.credit if notes else "",
                notes=notes,
                cites=cites(self.section, [each.sentence for each in events]),
            )
        )

    def _bullets(self, block: Bullets, lead: int | None) -> None:
        events = listed(self.section, block.bullets) if lead is None else ()
        if events:
            self._timeline(events)
            return
        points = [
            Point(bullet.runs, bullet.level, bullet.ordered, cites(self.section, [bullet.span]))
            for bullet in block.bullets
        ]
        if lead is None and self._beside(block):
            beside = self.scenes[-1]
            self.scenes[-1] = replace(
                beside,
                points=tuple(points),
                cites=(*beside.cites, *(cite for each in points for cite in each.cites)),
            )
            return
        title = self.section.title
        if lead is not None:
            paragraph = self.section.blocks[lead]
            assert isinstance(paragraph, Paragraph)
            text = paragraph.span.of(self.section.text).rstrip()
            if self.titles.has(title) and len(text) <= 70:
                title = text.rstrip(":：.。")
            else:
                points = [
                    Point(paragraph.runs, cites=cites(self.section, [paragraph.span])),
                    *(replace(each, level=min(each.level + 1, 8)) for each in points),
                ]
        self._add(
            Scene(
                self._key(""),
                "points",
                self.titles.give(title, self._label()),
                points=tuple(points),
                cites=cites(self.section, [block.span]),
            )
        )

    def _beside(self, block: Bullets) -> bool:
        """A list of up to three lines right after a chart or picture stands beside it."""
        if (
            not self.scenes
            or self.scenes[-1].kind not in {"chart", "picture"}
            or len(block.bullets) > _BESIDE
        ):
            return False
        place = self.section.blocks.index(block)
        before = self.section.blocks[place - 1] if place else None
        if place > 1 and isinstance(before, Paragraph):  # the chart's source line
            before = self.section.blocks[place - 2]
        return isinstance(before, ChartData | Figure) and not self.scenes[-1].points

    def _grid(self, grid: Grid) -> None:
        taken = any(isinstance(block, Bullets) for block in self.section.blocks)
        for scene in self.exhibits.grid(grid, self._key, self.titles, self._label(), self.words, taken=taken):
            self._add(scene)

    def _chart_block(self, block: ChartData) -> None:
        scene = self.exhibits.block(block, self._key, self.titles, self._label())
        if scene is not None:
            self._add(scene)

    def _figure(self, figure: Figure) -> None:
        title = self.titles.give(self.section.title, figure.caption, figure.alt, self._label())
        self._add(
            Scene(
                self._key("picture"),
                "picture",
                title,
                picture=figure,
                cites=cites(self.section, [figure.span]),
            )
        )

    def _block_quote(self, block: Quotation) -> None:
        speaker, _, role = block.attribution.partition(", ")
        text = "".join(run.text for run in block.runs).strip()
        if len(text) > 1 and text[0] in '“"' and text[-1] in '”"' and text[1:-1].strip('“”"') == text[1:-1]:
            text = text[1:-1]
        voice = self.words.voice.format(speaker=speaker) if speaker else self.words.voices
        self._add(
            Scene(
                self._key("quote"),
                "quotation",
                self.titles.give(self.section.title, voice, f"{voice}{self.words.colon}{self._label()}"),
                quote=QuoteCard(text, speaker, role),
                cites=cites(self.section, [block.span]),
            )
        )

    def _notes(self, block: Notes) -> None:
        if not self.scenes:
            # nothing stands before it: the heading alone is the slide
            title = self.titles.give(self.section.title, self._label())
            self._add(Scene(self._key(""), "points", title, cites=cites(self.section, [block.span])))
        last = self.scenes[-1]
        own = tuple(line.strip() for line in block.text.split("\n") if line.strip())
        before = self._said.get(last.key, 0)  # the author's notes in their order, then the evidence
        self._said[last.key] = before + len(own)
        self.scenes[-1] = replace(last, notes=(*last.notes[:before], *own, *last.notes[before:]))

    # ── small things ─────────────────────────────────────────────────────────────────────

    def _source_line(self, block: Paragraph) -> bool:
        """ "Source: …" in a line of its own is the source of what the section shows."""
        text = block.span.of(self.section.text).strip()
        for lead in ("Source: ", "Sources: ", "来源：", "资料来源："):
            if text.startswith(lead) and len(text) <= 200 and len(self.section.blocks) > 1:
                self._source = text[len(lead) :]
                return True
        return False

    def _label(self) -> str:
        return self.section.title or self.name or self.words.note

    def _key(self, kind: str) -> str:
        """ "market/growth", then "market/growth#2"; "market/growth#chart-1" for other kinds."""
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        if kind:
            return f"{self.section.key}#{kind}-{number}"
        return self.section.key if number == 1 else f"{self.section.key}#{number}"

    def _add(self, scene: Scene) -> None:
        self.scenes.append(replace(scene, section=self.name, part=self.part))


def _unsaid(section: Section, quotation: str) -> Problem:
    message = f"the quotation that was chosen is no longer in the text: “{quotation}”"
    hint = "the choice is kept; choose another, or put its words back"
    return Problem("warning", "edit-without-quotation", message, hint, section=section.key)
