"""A section's lists, tables, pictures, code and block quotations → its Scenes, kept as written.

Their slide has the heading as its title. Notes go to the scene before them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from deckmaker.model import (
    Block,
    Bullet,
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
    QuoteCard,
    Run,
    Scene,
    Section,
    Span,
    plain,
)

from .budget import Budget
from .evidence import cites, evidence
from .exhibits import Exhibits
from .points import LIMIT, leaning, value
from .quotations import asked_for
from .takeaways import Titles
from .timelines import Event, drawn, listed
from .words import Words

__all__ = ["AsWritten", "credited"]

_BESIDE = 3  # lines of a list that may stand beside a chart
_FEW = 2  # points that leave a slide half empty
_BESIDE_WORDS = 32  # of a quotation that stands beside points
_ITEM_SENTENCES = 3  # of a long item that may stand for it
_ITEM_PART = 0.7  # of a long item that its first sentence may be, to stand for it
_ITEM_LOSS = 0.5  # of the wording that stands for a long item: else the item stays as written
_BRIEF_WORDS = 26  # words of a sentence that is kept as it is


def credited(section: Section, block: Paragraph) -> str:
    """Who a line such as "Source: IDC" names; "" for another paragraph."""
    text = block.span.of(section.text).strip()
    for lead in ("Source: ", "Sources: ", "来源：", "资料来源："):
        if text.startswith(lead) and len(text) <= 200:
            return text[len(lead) :]
    return ""


class AsWritten:
    """What a section holds besides prose. `scenes` and `problems` hold what was planned."""

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
        self.article = article
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
            title = self.titles.give(self.section.title, self.words.code.format(title=self._label()))
            self._add(
                Scene(self._key("code"), "code", title, code=block, cites=cites(self.section, [block.span]))
            )
        elif isinstance(block, Quotation):
            self._block_quote(block)
        elif isinstance(block, Notes):
            self._notes(block)

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
        shortened = [self._line(bullet) for bullet in block.bullets]
        points = [point for point, _ in shortened]
        said = [bullet.span for bullet, (_, short) in zip(block.bullets, shortened, strict=True) if short]
        notes = evidence(self.section, self.findings, said, self.words)
        if lead is None and self._beside(block):
            beside = self.scenes[-1]
            self.scenes[-1] = replace(
                beside,
                points=tuple(points),
                notes=(*beside.notes, *notes),
                cites=(*beside.cites, *(cite for each in points for cite in each.cites)),
            )
            return
        if lead is None and self._opened_by_few():
            few = self.scenes[-1]
            self.scenes[-1] = replace(
                few,
                points=(*few.points, *points),
                notes=(*few.notes, *notes),
                cites=(*few.cites, *(cite for each in points for cite in each.cites)),
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
                notes=notes,
                cites=cites(self.section, [block.span]),
            )
        )

    def _line(self, bullet: Bullet) -> tuple[Point, bool]:
        """A line of a list as written, or what it says shorter when it is a paragraph of an article."""
        written = Point(bullet.runs, bullet.level, bullet.ordered, cites(self.section, [bullet.span]))
        if not (self.article and bullet.is_paragraph):
            return written, False
        start = bullet.span.start + len(bullet.lead)
        inside = [
            each
            for each in self.findings.sentences
            if each.span.within(bullet.span) and each.span.end > start
        ]
        known = f"{self.section.title} {bullet.lead}"
        for sentence in inside[:_ITEM_SENTENCES]:  # what comes first says what the item is about
            if not sentence.wordings:
                continue
            wording = max(sentence.wordings, key=lambda each: value(sentence, each))
            if wording.words <= LIMIT and not leaning(wording, known) and wording.loss <= _ITEM_LOSS:
                spans = (sentence.span, *wording.cites)
                return self._shortened(written, bullet, wording.text, spans), True
        if len(inside) > 1:  # nothing shorter is safe: its first sentence as it stands
            span = Span(max(start, inside[0].span.start), inside[0].span.end)
            first = span.of(self.section.text).strip().rstrip(".。")
            whole = first.count('"') % 2 == 0 and first.count("“") == first.count("”")
            if first and whole and len(first) < _ITEM_PART * len(bullet.text):
                return self._shortened(written, bullet, first, (inside[0].span,)), True
        return written, False

    def _shortened(self, written: Point, bullet: Bullet, text: str, spans: Iterable[Span]) -> Point:
        said = plain(text)
        first = bullet.runs[0]
        if bullet.lead:
            name = bullet.lead.rstrip(" .:：。–—-")
            said = (Run(name, bold=True), Run(f"{self.words.colon}{text}"))
        elif first.bold and text.startswith(first.text):
            said = (first, *plain(text[len(first.text) :]))
        return replace(written, runs=said, cites=cites(self.section, spans))

    def _opened_by_few(self) -> bool:
        """Whether a line or two under the heading itself stand before the list: then it goes on with them."""
        if not self.scenes:
            return False
        last = self.scenes[-1]
        headed = last.kind == "points" and last.takeaway == self.section.title and last.quote is None
        return headed and 0 < len(last.points) <= _FEW and not any(each.ordered for each in last.points)

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

    def _under_list(self, block: Quotation) -> bool:
        """Whether a quotation comes right after a list of one or two lines, and nothing else is there."""
        place = self.section.blocks.index(block)
        before = self.section.blocks[place - 1] if place else None
        return (
            isinstance(before, Bullets)
            and len(before.bullets) <= _FEW
            and bool(self.scenes)
            and self.scenes[-1].kind == "points"
            and self.scenes[-1].quote is None
            and len(self.scenes[-1].points) == len(before.bullets)
        )

    def _grid(self, grid: Grid) -> None:
        taken = any(isinstance(block, Bullets) for block in self.section.blocks)
        for scene in self.exhibits.grid(grid, self._key, self.titles, self._label(), self.words, taken=taken):
            self._add(scene)

    def _chart_block(self, block: ChartData) -> None:
        scene = self.exhibits.block(block, self._key, self.titles, self._label())
        if scene is not None:
            self._add(scene)

    def _figure(self, figure: Figure) -> None:
        label = self._label()
        # a formula's alternative text is its LaTeX
        told = self.words.formula.format(title=label) if figure.ink else figure.alt
        plainly = self.words.picture.format(title=label)
        title = self.titles.give(self.section.title, figure.caption, told, plainly)
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
        if self._under_list(block) and len(text.split()) <= _BESIDE_WORDS and len(text) <= 6 * _BESIDE_WORDS:
            place = cites(self.section, [block.span])
            last = self.scenes[-1]
            self.scenes[-1] = replace(last, quote=QuoteCard(text, speaker, role), cites=(*last.cites, *place))
            return
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
        source = credited(self.section, block) if len(self.section.blocks) > 1 else ""
        self._source = source or self._source
        return bool(source)

    def _label(self) -> str:
        return self.section.title or self.name or self.words.note

    def _key(self, kind: str, said: str = "") -> str:
        """ "market/growth", then "market/growth#2"; "market/growth#table-1" for other kinds.

        What is `said`, a figure or a speaker, keeps the key when the text around it changes:
        "market/growth#chart-40%", "market/growth#quote-jane-doe".
        """
        if said:
            kind = f"{kind}-{'-'.join(said.lower().replace('#', ' ').replace('/', ' ').split())}"
        number = self._numbers[kind] = self._numbers.get(kind, 0) + 1
        if said and number == 1:
            return f"{self.section.key}#{kind}"
        if kind:
            return f"{self.section.key}#{kind}-{number}"
        return self.section.key if number == 1 else f"{self.section.key}#{number}"

    def _add(self, scene: Scene) -> None:
        self.scenes.append(replace(scene, section=self.name, part=self.part))


def _unsaid(section: Section, quotation: str) -> Problem:
    message = f"the quotation that was chosen is no longer in the text: “{quotation}”"
    hint = "the choice is kept; choose another, or put its words back"
    return Problem("warning", "edit-without-quotation", message, hint, section=section.key)
