"""From a Build to its places: what stands at a point of a slide, where that is in the source, and the way back.

Slides count from 1, places in the source are code points of `Document.text`.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from deckmaker import edit
from deckmaker.api import extent
from deckmaker.export import Shown
from deckmaker.model import (
    Box,
    Chart,
    Cite,
    Glyphs,
    Grid,
    Page,
    Point,
    Problem,
    Project,
    Prose,
    Rect,
    Refusal,
    Scene,
    Section,
    Span,
    Statistic,
)
from deckmaker.pipeline import Build, Progress, silent


@dataclass(frozen=True, slots=True)
class Spot:
    """What stands at a point of a slide."""

    placeholder: str
    rect: Rect
    start: int = -1  # of its source; -1 when it has none
    end: int = -1
    figure: bool = False  # `start` to `end` is the cited figure itself, not its sentence


@dataclass(frozen=True, slots=True)
class Candidate:
    """A chart that a scene may have, with the whole slide as it would be."""

    key: str  # of the SceneEdit that picks it
    kind: str  # "none" for no chart
    reason: str
    shown: Shown
    number: int  # of the slide in `shown`
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """The charts of one finding, best first, and the kinds that would mislead."""

    title: str  # its figures
    charts: tuple[Candidate, ...]
    refused: tuple[Refusal, ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    scene: str  # Scene.key
    groups: tuple[Group, ...]


def scene_of(build: Build, number: int) -> Scene | None:
    """The scene that a slide was made from."""
    if not 1 <= number <= len(build.deck.slides):
        return None
    return _scenes(build).get(build.deck.slides[number - 1].key)


def scene_key(build: Build, slide: str) -> str:
    """Scene.key of a Slide.key: "market" of "market/2", where the slide goes on from another."""
    scene = _scenes(build).get(slide)
    return scene.key if scene else slide


def _scenes(build: Build) -> dict[str, Scene]:
    """The scene of each Slide.key."""
    scenes = {scene.key: scene for scene in build.storyboard.scenes}
    found = {}
    for slide in build.deck.slides:
        key = slide.key
        if key not in scenes:
            head, mark, tail = key.rpartition("/")
            key = head if mark and tail.isdigit() else key
        if key in scenes:
            found[slide.key] = scenes[key]
    return found


def number_of(build: Build, key: str) -> int:
    """The first slide of a scene, 0 when it has none."""
    scenes = _scenes(build)
    for number, slide in enumerate(build.deck.slides, 1):
        if slide.key == key or (slide.key in scenes and scenes[slide.key].key == key):
            return number
    return 0


def spot(build: Build, number: int, x: int, y: int) -> Spot | None:
    """What is seen at a point of a slide (EMU), with the place in the source that it stands on."""
    if not 1 <= number <= len(build.pages):
        return None
    page, scene = build.pages[number - 1], scene_of(build, number)
    for box in reversed(page.boxes):
        rect = box.rect
        if not (rect.x <= x < rect.right and rect.y <= y < rect.bottom):
            continue
        blank = Spot(box.placeholder.name, rect)
        if scene is None:
            return blank
        cite, figure = _under(build, page, box, scene, number, x, y)
        if cite is None:
            return blank
        start, end = extent(build.document, cite.section, cite.span)
        return replace(blank, start=start, end=end, figure=figure)
    return None


def _under(
    build: Build, page: Page, box: Box, scene: Scene, number: int, x: int, y: int
) -> tuple[Cite | None, bool]:
    """The evidence of what stands at a point, and whether it is a figure rather than a sentence."""
    content = box.content
    if isinstance(content, Chart):
        label = _label_at(build, box, number, x, y)
        data = [point for point in content.points if point.cite]
        for point in data:
            if label and (point.label == label or point.surface == label or label in point.label):
                return point.cite, True
        for series in content.series:
            for category, each in zip(content.categories, series.points, strict=True):
                if each and each.cite and label and (label in category or category in label):
                    return each.cite, True
        return (data[0].cite, True) if data else (_first(scene), False)
    if isinstance(content, Grid):
        return _first(scene), False
    if isinstance(content, Prose) and scene.callouts:
        for callout in scene.callouts:
            if callout.cites and content.text.strip() in (callout.figure, callout.label):
                return callout.cites[0], True
    if isinstance(content, Prose):
        line = _point_at(box, scene, y)
        if line is not None and line.cites:
            exact = _figure_at(build, box, line.cites, x, y)
            return (exact, True) if exact else (line.cites[0], False)
        exact = _figure_at(build, box, scene.cites, x, y)
        if exact:
            return exact, True
    return _first(scene), False


def _first(scene: Scene) -> Cite | None:
    return scene.cites[0] if scene.cites else None


def _label_at(build: Build, box: Box, number: int, x: int, y: int) -> str:
    """The text in a chart that stands nearest to a point, within a line's height."""
    best, near = "", float("inf")
    for mark in build.shown.marks(number):
        if not isinstance(mark, Glyphs) or not box.rect.x <= mark.x <= box.rect.right:
            continue
        if not box.rect.y <= mark.baseline <= box.rect.bottom:
            continue
        high = mark.size * 12_700
        wide = len(mark.text) * high * 0.55
        across = max(mark.x - x, x - mark.x - wide, 0)
        down = max(mark.baseline - high - y, y - mark.baseline - high * 0.3, 0)
        far = (across**2 + down**2) ** 0.5
        if far < near:
            best, near = mark.text.strip(), far
    return best if near < 200_000 else ""


def _point_at(box: Box, scene: Scene, y: int) -> Point | None:
    """The point whose lines stand at a height of a box."""
    assert isinstance(box.content, Prose)
    paras = box.content.paras
    at = None
    for line in box.lines:
        if line.baseline - 300_000 <= y:
            at = line.para
    if at is None or at >= len(paras):
        return None
    said = paras[at].text.strip()
    columns = [point for column in scene.columns for point in column.points]
    return next((each for each in (*scene.points, *columns) if each.text.strip() == said), None)


def _word_at(box: Box, x: int, y: int) -> str:
    """The words of the piece of a line under a point, with their neighbours."""
    line = next((each for each in box.lines if each.baseline - 300_000 <= y <= each.baseline + 120_000), None)
    if line is None:
        return ""
    text, share = line.text, (x - line.x) / max(line.width, 1)
    middle = round(share * len(text))
    return text[max(0, middle - 12) : middle + 12]


def _figure_at(build: Build, box: Box, cites: Iterable[Cite], x: int, y: int) -> Cite | None:
    """The cited figure that is written at a point of a text."""
    near = _word_at(box, x, y)
    for cite in cites:
        for each in _statistics(build, cite.section):
            if near and each.span.within(cite.span) and each.surface.split()[-1] in near:
                return Cite(cite.section, each.span)
    return None


def _statistics(build: Build, section: str) -> tuple[Statistic, ...]:
    for each in build.findings:
        if each.section == section:
            return each.statistics
    return ()


def slide_at(build: Build, offset: int) -> int:
    """The slide that shows a place of the source best: one that cites it, else the last that begins before it."""
    near = [(start, number) for start, end, number in _cited(build) if start <= offset <= end]
    if near:
        return max(near, key=lambda each: (each[0], -each[1]))[1]
    begun = slide_starts(build)
    at = bisect_right([start for start, _ in begun], offset) - 1
    return begun[at][1] if at >= 0 else (1 if build.deck.slides else 0)


def slide_starts(build: Build) -> tuple[tuple[int, int], ...]:
    """(place in the source, slide) where each slide's matter begins, in the order of the source."""
    starts: dict[int, int] = {}
    for start, _, number in _cited(build):
        if number not in starts or start < starts[number]:
            starts[number] = start
    places = dict(zip((each.key for each in build.document.sections), build.document.starts, strict=True))
    for number, slide in enumerate(build.deck.slides, 1):
        if slide.key in places:
            starts[number] = places[slide.key]
    return tuple(sorted((start, number) for number, start in starts.items()))


def source_of(build: Build, number: int) -> tuple[int, int] | None:
    """Where a slide's matter stands in the source: its first citation, else its section's heading."""
    for start, begun in slide_starts(build):
        if begun == number:
            return start, start
    return None


def _cited(build: Build) -> Iterator[tuple[int, int, int]]:
    """(start, end, slide) of every citation of the shown slides."""
    known = {each.key for each in build.document.sections}
    scenes = _scenes(build)
    for number, slide in enumerate(build.deck.slides, 1):
        scene = scenes.get(slide.key)
        if scene is None or scene.kind in ("title", "agenda", "section", "sources", "closing"):
            continue
        for cite in dict.fromkeys((*scene.cites, *(each for point in scene.points for each in point.cites))):
            if cite.section in known:
                yield (*extent(build.document, cite.section, cite.span), number)


def problems_of(build: Build, number: int) -> tuple[Problem, ...]:
    """The warnings and errors that belong to a slide."""
    return tuple(each for each in build.problems if slide_of(build, each) == number)


def slide_of(build: Build, problem: Problem) -> int:
    """The slide that a problem belongs to; 0 for none."""
    if problem.slide:
        return number_of(build, problem.slide)
    section = build.document.section(problem.section) if problem.section else None
    if section is None:
        return 0
    span = problem.span or Span(0, 0)
    return slide_at(
        build, extent(build.document, section.key, Span(span.start, max(span.end, span.start + 1)))[0]
    )


def in_section(build: Build, start: int, end: int) -> tuple[Section, Span] | None:
    """A stretch of the source as a span of one section's text; None when it is in none, or in markup."""
    for section, begin in reversed(tuple(zip(build.document.sections, build.document.starts, strict=True))):
        if begin > start:
            continue
        inner: list[int] = []
        for place in (start, end - 1):
            at = bisect_right(section.anchors, place - begin, key=lambda anchor: anchor[1]) - 1
            if at < 0:
                return None
            mine, its = section.anchors[at]
            inner.append(mine + place - begin - its)
        span = Span(inner[0], inner[1] + 1)
        same = span.of(section.text).split() == build.document.text[start:end].split()
        return (section, span) if same else None
    return None


def place_of(build: Build, problem: Problem) -> tuple[int, int] | None:
    """Where in the source a problem is; None when that is not known."""
    if problem.section and build.document.section(problem.section):
        section = problem.span or Span(0, 1)
        return extent(
            build.document, problem.section, Span(section.start, max(section.end, section.start + 1))
        )
    where = problem.where
    if where and where.line and where.name == build.document.name and where.line <= len(build.document.lines):
        start = build.document.lines[where.line - 1] + max(where.column - 1, 0)
        return start, start + max(where.length, 1)
    return None


def candidates(
    build: Build, number: int, made: Callable[[Project], Build], progress: Progress = silent
) -> Candidates | None:
    """The charts that a slide's scene may have, each with the deck as `made` makes it; None without any."""
    scene = scene_of(build, number)
    if scene is None or not scene.offers:
        return None
    choices = build.project.choices
    drawn = scene.chart.kind if scene.chart else "callout" if scene.callouts else "none"
    groups = []
    for offer in scene.offers:
        kinds = {chart.kind: chart.reason for chart in reversed(offer.charts)}
        picks: list[tuple[str, str]] = [(kind, kinds[kind]) for kind in list(kinds)[::-1]]
        picks.append(("none", "the sentences instead"))
        found = []
        for done, (kind, reason) in enumerate(picks):
            progress("Charts", done, len(picks))
            current = kind == drawn
            built = build
            if not current:
                chosen = edit.scene(choices, offer.key, chart=kind)
                built = made(replace(build.project, choices=chosen))
            slide = number_of(built, offer.key) or number_of(built, scene.key)
            if slide:
                found.append(Candidate(offer.key, kind, reason, built.shown, slide, current))
        figures = [each.surface for each in offer.statement.statistics] if offer.statement else []
        groups.append(Group(", ".join(figures), tuple(found), offer.refused))
    return Candidates(scene.key, tuple(groups))
