"""A Document → its parts: the top headings, each with the sections below it."""

from __future__ import annotations

from dataclasses import dataclass

from deckmaker.model import Bullets, Document, Findings, Paragraph, Section

__all__ = ["Part", "is_article", "parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """`number` counts from 1; the text before the first heading is part 0 and has no name."""

    number: int
    name: str
    level: int
    sections: tuple[tuple[Section, Findings], ...]


def parts(document: Document, findings: tuple[Findings, ...]) -> tuple[Part, ...]:
    """Sections grouped under the headings of the top level.

    A single top heading that says the deck's title, or that all others stand under, is no part:
    the level below it is.
    """
    pairs = list(zip(document.sections, findings, strict=True))
    levels = [section.level for section in document.sections if section.level > 0]
    top = min(levels, default=1)
    if levels.count(top) == 1 and len(levels) > 1:
        only = next(section for section in document.sections if section.level == top)
        first = next(section for section in document.sections if section.level > 0)
        deeper = sum(1 for level in levels if level == min(each for each in levels if each > top))
        if only is first and (_same(only.title, document.meta.title) or deeper > 1):
            top = min(level for level in levels if level > top)
    found: list[Part] = []
    opening: list[tuple[Section, Findings]] = []
    for section, said in pairs:
        if 0 < section.level <= top and not (section.level < top and not found):
            found.append(Part(len(found) + 1, section.title, top, ((section, said),)))
        elif found:
            last = found[-1]
            found[-1] = Part(last.number, last.name, top, (*last.sections, (section, said)))
        else:
            opening.append((section, said))
    if any(section.blocks for section, _ in opening):
        found.insert(0, Part(0, "", top, tuple(opening)))
    return tuple(found)


def is_article(document: Document) -> bool:
    """Whether the text is mostly prose. Then its figures are charted wherever they stand; in an
    outline only tables and chart blocks are, for its lines are already what the slides shall say.
    """
    prose = listed = 0
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Paragraph):
                prose += block.span.end - block.span.start
            elif isinstance(block, Bullets):
                for bullet in block.bullets:
                    size = bullet.span.end - bullet.span.start
                    prose, listed = (prose + size, listed) if bullet.is_paragraph else (prose, listed + size)
    return prose > listed


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
