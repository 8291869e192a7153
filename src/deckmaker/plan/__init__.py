"""Document and Findings → Storyboard: what to say, step by step, in the text's own words.

Pure. Each section is planned on its own; only titles (unique within the deck), the agenda, the
openers of parts and the list of sources know of more than one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from deckmaker.memo import Memory
from deckmaker.model import (
    Brief,
    Bullets,
    ChartData,
    Column,
    Document,
    Edits,
    Findings,
    Meta,
    Notes,
    Paragraph,
    Point,
    Problem,
    Scene,
    Section,
    Storyboard,
)

from .as_written import credited
from .budget import Budget, budget
from .closing import closing
from .evidence import cites
from .frame import agenda, alone, derived, header, opener, sources
from .overrides import Overrides
from .parts import Part, is_article, parts
from .scenes import SectionPlan
from .takeaways import Asked, Titles
from .words import Words, words

__all__ = ["plan"]

_TITLE = re.compile(r"(?mi)^title:\s*(.+?)\s*$")
_AGENDA = 4  # parts from which a deck has an agenda
_AGENDA_LONGEST = 16  # parts beyond which nobody reads one: the slide sorter has the sections
_NO_EDITS = Edits()
_STATES = 3  # plans of one section that are remembered, by the titles that were free


def plan(
    document: Document,
    findings: Sequence[Findings],
    brief: Brief | None = None,
    edits: Edits | None = None,
    memory: Memory | None = None,
) -> Storyboard:
    """The storyboard of a document. `findings` are parallel to its sections.

    Never fails: what cannot be planned is told in `Storyboard.problems`. A section that `memory` has
    seen planned, among titles that were as free as now, is not planned anew.
    """
    brief, edits, memory = brief or Brief(), edits or Edits(), memory or Memory()
    meta = _meta(document, brief)
    spoken = words(meta.language)
    whole = parts(document, tuple(findings))
    article = is_article(document)
    overrides = Overrides(document, findings, edits, meta.language)
    made = _Planner(meta, document.name, whole, article, budget(brief, meta), spoken, overrides, memory)
    told = overrides.ordered(made.story())
    # the sections' own scenes come from the memory; those made here are told from earlier ones
    scenes = tuple(scene if id(scene) in made.remembered else memory.same(scene) for scene in told)
    return Storyboard(memory.same(made.meta), scenes, (*made.problems, *overrides.problems))


def _meta(document: Document, brief: Brief) -> Meta:
    """The front matter, with the brief's answers over it and a title in any case."""
    meta = document.meta
    heads = [section for section in document.sections if section.title]
    title = meta.title or (heads[0].title if len(heads) == 1 else "")
    top = min((section.level for section in heads), default=0)
    tops = [section for section in heads if section.level == top]
    if len(tops) > 1 and tops[0].blocks and tops[0].title.strip().casefold() == title.strip().casefold():
        title = ""  # the first of several parts is not the title of all
    if not title:
        stem = re.sub(r"\.\w+\Z", "", re.split(r"[\\/]", document.name)[-1])
        title = re.sub(r"[-_]+", " ", stem).strip() or document.name
        title = title[:1].upper() + title[1:]
    return replace(
        meta,
        title=title,
        language=brief.language or meta.language or "en",
        length=brief.length or meta.length,
        audience=brief.audience or meta.audience,
        tone=brief.tone or meta.tone,
    )


@dataclass(frozen=True, slots=True)
class _Planned:
    """A section's scenes, what was wrong with it, and the titles that it asked for."""

    scenes: tuple[Scene, ...]
    problems: tuple[Problem, ...]
    asked: tuple[Asked, ...]


def _own(edits: Edits, key: str) -> Edits:
    """What of the user's decisions can matter to the planning of one section."""
    if not edits.scenes and not edits.sections:
        return _NO_EDITS
    scenes = tuple(each for each in edits.scenes if each.key.startswith(key))
    return Edits(scenes, sections=tuple(each for each in edits.sections if each.key == key))


def _plans(*_: object) -> list[_Planned]:
    """The plans of a section: none yet."""
    return []


class _Planner:
    """The sections of a document, part by part, and the frame around them."""

    def __init__(
        self,
        meta: Meta,
        name: str,
        whole: tuple[Part, ...],
        article: bool,
        budget: Budget,
        spoken: Words,
        overrides: Overrides,
        memory: Memory,
    ) -> None:
        self.meta, self.name, self.article, self.budget, self.spoken = meta, name, article, budget, spoken
        self.overrides, self.memory = overrides, memory
        self.remembered: set[int] = set()  # identities of scenes
        self.titles = Titles(spoken.again, _drawn(whole))
        self.titles.give(meta.title)
        self.header = header(whole)
        if self.header and not meta.subtitle:
            whole = whole[1:]
        self.problems: list[Problem] = []
        self.planned = [(part, self._part(part)) for part in whole]
        if len(whole) > 1 and _empty(self.planned[0], spoken.note):
            self.planned[0] = (whole[0], [])
        last = next((number for number in range(len(whole) - 1, -1, -1) if self.planned[number][1]), None)
        scenes = [] if last is None else self.planned[last][1]
        self.closing, scenes, self.meta = closing(meta, scenes, self.titles, spoken)
        if last is not None:
            self.planned[last] = (whole[last], scenes)
        # before the frame: agenda, openers and sources say what the user has made of the scenes
        self.planned = [(part, [overrides.edited(scene) for scene in told]) for part, told in self.planned]

    def _part(self, part: Part) -> list[Scene]:
        scenes: list[Scene] = []
        skip = 0
        for place, (section, said) in enumerate(part.sections):
            if skip:
                skip -= 1
                continue
            contrast = _comparison(part, part.sections[place : place + 4], self.titles, self.spoken)
            if contrast is not None:
                scenes.append(contrast)
                skip = 2
                continue
            made = self._section(part, section, said)
            self.remembered.update(map(id, made.scenes))
            scenes.extend(made.scenes)
            self.problems.extend(made.problems)
        return scenes

    def _section(self, part: Part, section: Section, said: Findings) -> _Planned:
        """A section's scenes: those of before when it is the same, and the titles that it asks for are as free."""
        deep = section.level > part.level or (part.number == 0 and section.level > 0)
        edits = self.memory.same(_own(self.overrides.edits, section.key))
        before = self.memory.recall(
            _plans, section, said, part.number, part.name, deep, self.article, self.budget, self.spoken,
            self.meta.language, self.meta.credit, edits,
        )  # fmt: skip
        for planned in before:
            if self.titles.again(planned.asked):
                return planned
        self.titles.asked()
        made = SectionPlan(
            section,
            said,
            part=part.number,
            name=part.name,
            deep=deep,
            article=self.article,
            budget=self.budget,
            words=self.spoken,
            titles=self.titles,
            language=self.meta.language,
            credit=self.meta.credit,
            edits=edits,
        ).planned()
        hidden = section.hidden
        scenes = tuple(replace(scene, hidden=True) if hidden else scene for scene in made.scenes)
        planned = _Planned(scenes, tuple(made.problems), self.titles.asked())
        del before[_STATES:]
        before.insert(0, planned)
        return planned

    def _shown(self) -> list[tuple[Part, list[Scene]]]:
        return [(part, scenes) for part, scenes in self.planned if scenes or part.name]

    def has_openers(self) -> bool:
        """Whether the deck is long enough: four parts or more, four of them with two scenes or more."""
        shown = self._shown()
        rich = [part for part, scenes in shown if len(scenes) >= 2]
        return len(shown) >= _AGENDA and len(rich) >= _AGENDA and self.budget.quotations > 0

    def story(self) -> list[Scene]:
        """Title, agenda, the parts with their openers, sources, closing."""
        meta, spoken = self.meta, self.spoken
        byline = " · ".join(each for each in (meta.author, meta.date) if each) or meta.credit
        story = [
            Scene("#title", "title", meta.title, subtitle=meta.subtitle or self.header, source_line=byline)
        ]
        shown = self._shown()
        named = [(part, scenes) for part, scenes in shown if part.name]
        count = sum(len(scenes) for _, scenes in shown)
        fair = len(shown) >= _AGENDA and 3 <= len(named) <= _AGENDA_LONGEST
        if fair and count >= len(shown) + 2:
            story.append(agenda(named, spoken, self.titles))
        openers = self.has_openers()
        for part, scenes in shown:
            bare = bool(part.name) and not part.sections[0][0].blocks and len(scenes) > 1
            wanted = meta.dividers != "no" and (openers or (bare and len(named) > 1))
            if part.name and len(scenes) >= 2 and wanted:
                story.extend(opener(part, scenes))
            elif part.name and not scenes:
                story.append(alone(part, self.titles))
            story.extend(scenes)
        # an outline's charts are its author's own tables: only what was derived from them needs telling
        told = [scene for scene in story if (scene.chart or scene.callouts) and scene.kind != "timeline"]
        if not self.article:
            told = [scene for scene in told if derived(scene)]
        if self.article or told:
            story.extend(sources(meta, self.name, told, spoken, self.titles))
        if self.closing:
            story.append(self.closing)
        planned = {scene.key for _, scenes in shown for scene in scenes}
        return [scene if scene.key in planned else self.overrides.edited(scene) for scene in story]


def _empty(planned: tuple[Part, list[Scene]], untitled: str) -> bool:
    """Whether all that stands before the first heading is one line under no title: a greeting, no slide."""
    part, scenes = planned
    alone = len(scenes) == 1 and scenes[0].kind == "points" and scenes[0].takeaway == untitled
    return not part.number and alone and len(scenes[0].points) == 1 and not scenes[0].quote


def _drawn(whole: tuple[Part, ...]) -> list[str]:
    """The titles of the charts that the author gives as data."""
    return [
        title.group(1)
        for part in whole
        for section, _ in part.sections
        for block in section.blocks
        if isinstance(block, ChartData) and (title := _TITLE.search(block.text))
    ]


def _comparison(
    part: Part, ahead: Sequence[tuple[Section, Findings]], titles: Titles, spoken: Words
) -> Scene | None:
    """A heading with nothing of its own over exactly two lists: the two sides of a contrast."""
    if len(ahead) < 3 or ahead[0][0].blocks or ahead[0][0].level <= part.level:
        return None
    head, one, other = (section for section, _ in ahead[:3])
    if one.level != other.level or one.level != head.level + 1:
        return None
    if len(ahead) > 3 and ahead[3][0].level >= one.level:
        return None
    columns = []
    notes: list[str] = []
    source = ""
    for section in (one, other):
        lists = [block for block in section.blocks if isinstance(block, Bullets)]
        said = [block for block in section.blocks if isinstance(block, Notes)]
        named = [credited(section, block) for block in section.blocks if isinstance(block, Paragraph)]
        alone = len(lists) == 1 and len(section.blocks) == 1 + len(said) + len(named) and all(named)
        source = source or "".join(named[:1])
        if not alone or not section.title or len(lists[0].bullets) > 6:
            return None
        notes += [line.strip() for block in said for line in block.text.split("\n") if line.strip()]
        columns.append(
            Column(
                section.title,
                tuple(
                    Point(each.runs, each.level, each.ordered, cites(section, [each.span]))
                    for each in lists[0].bullets
                ),
            )
        )
    return Scene(
        head.key,
        "comparison",
        titles.give(head.title, spoken.note),
        section=part.name,
        part=part.number,
        columns=tuple(columns),
        source_line=source,
        notes=tuple(notes),
        cites=tuple(cite for column in columns for point in column.points for cite in point.cites),
    )
