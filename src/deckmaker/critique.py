"""A Build in, what a careful colleague would say of its slides out: as Problems, with the cure.

What stages report is left out here; nothing is judged that they cannot let happen (an invented figure).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from deckmaker import locate
from deckmaker.model import ChartData, Page, Problem, Prose, Scene
from deckmaker.pipeline import Build

SMALL: Final = 18.0  # points: what is read from the back of a room
MANY: Final = 5  # points on a slide
_BODIES: Final = ("body", "body_1", "body_2", "body_3", "left", "right")


def critique(build: Build) -> tuple[Problem, ...]:
    """The remarks, in the order of the slides. Hidden slides are not judged. Linear in the deck."""
    return (*_slides(build), *_sections(build), *_charts(build))


def _slides(build: Build) -> Iterator[Problem]:
    titles: dict[str, int] = {}
    for number, (slide, page) in enumerate(zip(build.deck.slides, build.pages, strict=True), 1):
        if slide.hidden:
            continue
        said = " ".join(slide.title.split())
        if not said:
            yield Problem(
                "warning", "title-missing", "the slide has no title", "say what it shows", slide=slide.key
            )
        elif said.casefold() in titles:
            message = f"slide {titles[said.casefold()]} has the title “{said}” as well"
            yield Problem(
                "warning", "title-twice", message, "give each slide a title of its own", slide=slide.key
            )
        titles.setdefault(said.casefold(), number)
        scene = locate.scene_of(build, number)
        if scene is not None and _mute(scene):
            message, hint = "the picture has no alternative text", "say in a few words what it shows"
            yield Problem("warning", "alt-missing", message, hint, slide=slide.key)
        yield from _body(page)


def _mute(scene: Scene) -> bool:
    figure = scene.picture
    return figure is not None and bool(figure.data) and not figure.alt.strip() and not figure.ink


def _body(page: Page) -> Iterator[Problem]:
    key = page.slide.key
    for box in page.boxes:
        if box.placeholder.name not in _BODIES or not isinstance(box.content, Prose) or not box.content.paras:
            continue
        size = box.placeholder.level(0).size * box.scale / 100
        if size < SMALL - 0.05:
            message = f"the text stands in {size:.0f} points, and {SMALL:.0f} can be read from afar"
            yield Problem("note", "text-small", message, "say less, or split the section", slide=key)
        count = sum(1 for para in box.content.paras if not para.level)
        if count > MANY and page.slide.role not in ("agenda", "sources"):
            message = f"{count} points stand on one slide"
            yield Problem("note", "points-many", message, f"at most {MANY} are remembered", slide=key)


def _sections(build: Build) -> Iterator[Problem]:
    sections = build.document.sections
    for at, section in enumerate(sections):
        below = at + 1 < len(sections) and sections[at + 1].level > section.level
        if section.title and section.level and not section.blocks and not below:
            message = f"the section “{section.title}” has nothing below its heading"
            hint = "write something, or take the heading out"
            yield Problem("note", "section-empty", message, hint, section=section.key)


def _charts(build: Build) -> Iterator[Problem]:
    """Chart blocks whose figures nobody vouches for; a chart of the text's own sentences has its source."""
    for section in build.document.sections:
        for block in section.blocks:
            if not isinstance(block, ChartData):
                continue
            lines = [line.strip().lower() for line in block.text.splitlines()]
            if not any(line.startswith("source:") and line[7:].strip() for line in lines):
                yield Problem(
                    "note",
                    "chart-unsourced",
                    "the chart block names no source",
                    "add a line to it: source: who says so",
                    section=section.key,
                    span=block.span,
                )
