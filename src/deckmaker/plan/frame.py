"""The planned parts → the scenes around them: the agenda, the openers of parts, the list of sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from deckmaker.model import Meta, Paragraph, Point, Scene, plain

from .parts import Part
from .takeaways import Titles
from .words import Words

__all__ = ["agenda", "alone", "derived", "opener", "sources", "unnumbered"]

_LINES = 6  # parts up to which an agenda says a line about each
_SAYS = 5  # words
_LEAST = 3  # lines of a list of sources whose first stands on the title slide
_WORDS = 16  # of such a line
_LINE = 90  # characters of a line in italics that is a subtitle
_HEADER = 200  # characters of the fields that fit below a title
_FIELD = re.compile(r"[^\W\d_][\w ]{1,24}[:：]\s?\S.{0,160}\Z")
_NUMERAL = re.compile(
    r"(?:\d{1,2}(?:\.\d{1,2})*[.)]\s*|\d{1,2}\s+(?=[^\W\d_])|[IVX]{1,5}[.)]\s+|[一二三四五六七八九十]{1,3}、\s*)(?=\S)"
)

_REST = re.compile(r"100 − [\d.,]+")  # the rest of a ring: its own slide says so

Planned = tuple[Part, list[Scene]]


def unnumbered(heading: str) -> str:
    """A heading without the number in front of it: the slide has a numeral of its own."""
    return _NUMERAL.sub("", heading, count=1)


def agenda(named: Sequence[Planned], spoken: Words, titles: Titles) -> Scene:
    """The parts by name; up to six of them each with one line of what it says."""
    said = [_said(part, scenes) for part, scenes in named]
    lines = len(named) <= _LINES and all(said)
    numbered = all(_NUMERAL.match(part.name) for part, _ in named)
    points: list[Point] = []
    for (part, _), line in zip(named, said, strict=True):
        points.append(Point(plain(unnumbered(part.name) if numbered else part.name)))
        if lines and line is not None:
            points.append(Point(plain(line.text), 1, cites=line.cites))
    return Scene("#agenda", "agenda", titles.give(spoken.agenda), points=tuple(points))


def _said(part: Part, scenes: Sequence[Scene]) -> Point | None:
    """The title of the part's first slide, when it says more than its heading: a later one is a side fact."""
    if not scenes:
        return None  # a heading with nothing under it
    scene = scenes[0]
    told = scene.cites and scene.kind in {"points", "chart", "callout"}
    if told and not _same(scene.takeaway, part.name) and len(scene.takeaway.split()) <= _WORDS:
        return Point(plain(scene.takeaway), cites=scene.cites)
    return None


def opener(part: Part, scenes: Sequence[Scene]) -> list[Scene]:
    """The slide that opens a part; none when the part's first slide bears its name anyway."""
    first = scenes[0]
    section = part.sections[0][0]
    if _same(first.takeaway, part.name):
        return []
    told = first.cites and first.kind in {"points", "chart", "callout"}
    says = first.takeaway if told and _sentence(first.takeaway) else ""
    return [
        Scene(
            f"{section.key}#part",
            "section",
            unnumbered(part.name),
            section=part.name,
            part=part.number,
            subtitle=says,
            cites=first.cites if says else (),
        )
    ]


def _sentence(text: str) -> bool:
    """Whether a title is long enough to say something: "Launch in two countries" only names."""
    return len(text.split()) >= _SAYS or sum(1 for each in text if "\u3400" <= each <= "\u9fff") >= 2 * _SAYS


def alone(part: Part, titles: Titles) -> Scene:
    """A heading with nothing under it is still said."""
    section = part.sections[0][0]
    return Scene(section.key, "section", titles.give(part.name), section=part.name, part=part.number)


def header(whole: Sequence[Part]) -> str:
    """What minutes and letters say before their first heading: "Date: 3 June. Chair: N. Okafor." as one line.

    A short line in italics is one too. Only when nothing else is there, and there are sections after it;
    "" otherwise.
    """
    if len(whole) < 2 or whole[0].number or len(whole[0].sections) != 1:
        return ""
    section, said = whole[0].sections[0]
    first = section.blocks[0]
    if len(section.blocks) == 1 and isinstance(first, Paragraph) and all(run.italic for run in first.runs):
        line = "".join(run.text for run in first.runs).strip()
        return line.rstrip(".。") if 0 < len(line) <= _LINE else ""
    fields = [sentence.span.of(section.text).strip().rstrip(".。") for sentence in said.sentences]
    prose = all(isinstance(block, Paragraph) for block in section.blocks)
    line = " · ".join(fields)
    return line if prose and fields and all(map(_FIELD.match, fields)) and len(line) <= _HEADER else ""


def sources(meta: Meta, name: str, shown: Sequence[Scene], spoken: Words, titles: Titles) -> list[Scene]:
    """What was read; whose the charted figures are, where the text says so; derived ones with their formulas.

    The place of each figure stands in the notes of its slide. No slide for one line that the title
    slide has already.
    """
    points: list[Point] = []
    if meta.credit:
        points.append(Point(plain(meta.credit)))
    elif meta.author:
        by = " · ".join(each for each in (meta.author, meta.title, meta.date) if each)
        points.append(Point(plain(by)))
    elif name and not name.startswith("<"):
        file = re.split(r"[\\/]", name)[-1]
        points.append(Point(plain(f"{meta.title} ({file})")))
    known = bool(points) and not (meta.credit and meta.author)
    for scene in shown:
        who = _who(scene, meta.credit)
        formulas = [each for each in derived(scene) if not _REST.fullmatch(each[1])]
        if not who and not formulas:
            continue
        points.append(Point(plain(f"{scene.takeaway} — {who}" if who else scene.takeaway), cites=scene.cites))
        for label, formula in formulas:
            points.append(
                Point(plain(spoken.derived.format(what=label, formula=formula)), 1, cites=scene.cites)
            )
    if sum(1 for point in points if not point.level) < (_LEAST if known else 1):
        return []
    return [Scene("#sources", "sources", titles.give(spoken.sources), points=tuple(points))]


def _who(scene: Scene, credit: str) -> str:
    """Whom the text names for the figures of a scene."""
    line = scene.source_line
    if credit and line.endswith(credit):
        line = line[: -len(credit)]
    return line.strip(" ·")


def derived(scene: Scene) -> list[tuple[str, str]]:
    """What was calculated and how: ("Rest 25%", "100 − 75")."""
    found = [
        (f"{callout.label} {callout.figure}", callout.formula)
        for callout in scene.callouts
        if callout.formula
    ]
    if scene.chart:
        for series in scene.chart.series:
            for category, datum in zip(scene.chart.categories, series.points, strict=True):
                if datum is not None and datum.formula and datum.formula != datum.label:
                    found.append((f"{category} {datum.label}".strip(), datum.formula))
    return list(dict.fromkeys(found))


def _same(one: str, other: str) -> bool:
    return one.strip().casefold() == other.strip().casefold()
