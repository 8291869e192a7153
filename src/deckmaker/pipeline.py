"""The road, on one page: Source → Document → Findings → Storyboard → Deck → Pages → .pptx, or what `export` paints.

This module alone knows the order of the stages. Each stage is a pure function of values;
problems that carry a section and a span are given their line and column here.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import unquote

from deckmaker import export
from deckmaker.memo import Memory
from deckmaker.model import (
    PLOTTED,
    Assistant,
    Block,
    Brief,
    Choices,
    Deck,
    DeckmakerError,
    Document,
    Edits,
    Figure,
    Findings,
    InputError,
    Meta,
    Page,
    Picture,
    Problem,
    Project,
    Scene,
    Source,
    Span,
    Storyboard,
    Theme,
    ThemeError,
    Where,
)
from deckmaker.saving import check_target, write_folder, write_whole

DEFAULT_THEME = "plain"
HANDED = "figure:"  # the address of a picture that a script hands over
STAGES = ("document", "findings", "storyboard", "deck", "pages")

Progress = Callable[[str, int, int], None]  # what is being done, how many are done, of how many


def silent(step: str, done: int, total: int) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Build:
    """A made deck, and each value on the way to it."""

    project: Project
    theme: Theme
    document: Document
    findings: tuple[Findings, ...]
    storyboard: Storyboard
    deck: Deck
    pages: tuple[Page, ...]
    problems: tuple[Problem, ...]

    def save(
        self,
        path: str | os.PathLike[str],
        *,
        format: str = "",
        width: int = 0,
        progress: Progress = silent,
    ) -> Path:
        """Write the deck and give the path. A file is whole, and was opened again, or it is as it was before.

        The ending says what is written: .pptx, .pdf (slides with their notes when the name ends in
        `handout.pdf`), .svg, .png (a sheet of all slides), .md (the notes). A folder takes one picture a
        slide, `format` "png" or "svg". `width`: pixels. All but .pptx and .md need `deckmaker[app]`.
        `progress` may raise to stop. Raises WriteError when something is missing, or the place cannot be
        written.
        """
        target = Path(path)
        kind = check_target(os.fspath(path), self.project, format)
        if kind == "pptx":
            return write_whole(target, self.pptx(progress), kind, len(self.pages), progress)
        shown = export.Watched(self.deck, self.pages, self.theme, progress)
        if not kind.startswith("slides:"):
            return write_whole(target, export.content(shown, kind, width), kind, 0, progress)
        return write_folder(target, export.slides(shown, kind.removeprefix("slides:"), width), progress)

    @property
    def shown(self) -> export.Shown:
        """The slides as they are painted: `shown.marks(1)` is all there is to paint of the first."""
        return export.Shown(self.deck, self.pages, self.theme)

    def pptx(self, progress: Progress = silent) -> bytes:
        """The .pptx file's bytes: the same for the same project."""
        from deckmaker.render import pptx

        return pptx.write(self.deck, self.pages, self.theme, progress)

    def outline(self) -> str:
        """The storyboard as Markdown, which `build` accepts again."""
        from deckmaker.plan.outline import outline

        return outline(self.storyboard)

    @property
    def chart_count(self) -> int:
        """How many slides show a chart."""
        return sum(1 for scene in self.storyboard.scenes if scene.chart and not scene.hidden)


def build(
    source: str | os.PathLike[str] | Source,
    *,
    theme: str | os.PathLike[str] = "",
    length: str | None = "",
    audience: str = "",
    tone: str = "",
    language: str = "",
    size: str = "",
    figures: Mapping[str, Picture] | None = None,
    summarizer: Assistant | None = None,
    strict: bool = False,
    progress: Progress = silent,
) -> Build:
    """Make a deck from an outline or article.

    `source` is a path, or a Source whose bytes are at hand. `theme` is a name, a theme folder or a
    .potx/.pptx file, `size` "16:9", "4:3" or "A4". What is left empty is taken from `NAME.deck.toml`
    beside the source, then from the front matter. `figures` are what `deckmaker.figure` makes, by the
    names that the text gives them: `![caption](figure:NAME)`. `summarizer` is asked for each section's points;
    without one, nothing leaves this machine. Raises InputError or ThemeError when there is nothing to
    give; with `strict`, raises DeckmakerError for the first error or warning. All else is told in
    `Build.problems`.
    """
    given = Choices(os.fspath(theme), brief_of(length, audience, tone, language, size), assistant=summarizer)
    project, folder = open_project(source, given)
    project = replace(project, figures=tuple((figures or {}).items()))
    made = make(project, folder, progress)
    if strict:
        for problem in made.problems:
            if problem.severity != "note":
                raise DeckmakerError(problem)
    return made


def open_project(
    source: str | os.PathLike[str] | Source, given: Choices | None = None
) -> tuple[Project, Path | None]:
    """A project from a source, and the folder in which its pictures and themes are looked for."""
    from deckmaker import project, read

    given = given or Choices()
    if isinstance(source, Source):
        return Project(source, given), None
    path = Path(source)
    loaded = read.load(path)
    kept = project.load(project.beside(path))
    brief = Brief(*(getattr(given.brief, name) or getattr(kept.brief, name) for name in _BRIEF))
    return Project(
        loaded, replace(kept, theme=given.theme or kept.theme, brief=brief, assistant=given.assistant)
    ), path.parent


def make(
    project: Project,
    folder: Path | None = None,
    progress: Progress = silent,
    memory: Memory | None = None,
    stop: Callable[[], object] | None = None,
) -> Build:
    """All stages, one after the other.

    With the `memory` of earlier builds only what changed is made anew: the build equals one without it,
    and its unchanged slides have the very same Pages. `stop` is asked before each section and slide
    whether to give up, which raises `memo.Stopped`; what was made so far is remembered.
    """
    memory = memory or Memory()
    memory.begin(stop)
    document = read_document(project, folder, memory)
    understood = understand_sections(document, progress, project.choices.edits, memory)
    findings, refused = ask_summarizer(project, document, understood, progress)
    storyboard = plan_story(project, document, findings, memory)
    theme = load_theme(project, document, folder)
    deck = compose_deck(storyboard, theme, memory)
    pages = typeset_pages(deck, theme, progress, memory)
    found = [*document.problems, *refused, *storyboard.problems, *theme.problems, *deck.problems]
    found += [problem for page in pages for problem in page.problems]
    problems = tuple(dict.fromkeys(_placed(problem, document) for problem in found))
    return Build(project, theme, document, findings, storyboard, deck, pages, problems)


def read_document(project: Project, folder: Path | None = None, memory: Memory | None = None) -> Document:
    """The document, in the language that the brief names, with the figures that the project brings."""
    from deckmaker.read import read

    memory = memory or Memory()
    document = read(project.source, folder, memory)
    if project.choices.brief.language:
        document = replace(document, meta=replace(document.meta, language=project.choices.brief.language))
    return _with_figures(document, dict(project.figures), memory)


def _with_figures(document: Document, given: Mapping[str, Picture], memory: Memory) -> Document:
    """Puts the pictures that a script hands over where the text names them: `![…](figure:NAME)`."""
    problems: list[Problem] = []
    sections = []
    for section in document.sections:
        blocks: list[Block] = []
        if not any(isinstance(block, Figure) and block.path.startswith(HANDED) for block in section.blocks):
            sections.append(section)
            continue
        for block in section.blocks:
            if isinstance(block, Figure) and block.path.startswith(HANDED):
                name = unquote(block.path.removeprefix(HANDED))
                if name in given:
                    block = _handed(block, given[name])
                else:
                    problems.append(_unknown_figure(name, given, section.key, block.span))
            blocks.append(block)
        sections.append(memory.same(replace(section, blocks=tuple(blocks))))
    if not given and not problems:
        return document
    return replace(document, sections=tuple(sections), problems=(*document.problems, *problems))


def _handed(block: Figure, picture: Picture) -> Figure:
    """What the text says in brackets is the caption; the script's own words tell what the picture shows."""
    return replace(
        block,
        data=picture.data,
        svg=picture.svg,
        alt=picture.alt or block.alt,
        caption=block.caption or block.alt,
    )


def _unknown_figure(name: str, given: Mapping[str, Picture], section: str, span: Span) -> Problem:
    names = ", ".join(sorted(given))
    hint = f"the figures are: {names}" if given else 'use deckmaker.build(…, figures={"NAME": …}) in Python'
    message = f"no figure “{name}” was handed over"
    return Problem("warning", "figure-unknown", message, hint, section=section, span=span)


def understand_sections(
    document: Document,
    progress: Progress = silent,
    edits: Edits | None = None,
    memory: Memory | None = None,
) -> tuple[Findings, ...]:
    """What each section says, its numbers as the user decided."""
    from deckmaker.understand import understand

    edits = edits or Edits()
    language, total = document.meta.language, len(document.sections)
    memory = memory or Memory()
    found = []
    for number, section in enumerate(document.sections):
        progress("Reading", number, total)
        numbers = memory.same(edits.numbers_of(section.key))
        found.append(memory.recall(understand, section, language, numbers))
    return tuple(found)


def ask_summarizer(
    project: Project, document: Document, findings: tuple[Findings, ...], progress: Progress = silent
) -> tuple[tuple[Findings, ...], tuple[Problem, ...]]:
    """The findings with what the project's summarizer proposes; as they are when there is none."""
    assistant, brief = project.choices.assistant, project.choices.brief
    if assistant is None:
        return findings, ()
    from deckmaker.plan.budget import budget
    from deckmaker.summarizers import ask
    from deckmaker.understand.standing import stands

    progress(f"Asking {assistant.name}", 0, 0)
    audience, tone = brief.audience or document.meta.audience, brief.tone or document.meta.tone
    meta = replace(document.meta, audience=audience, tone=tone)
    return ask(document.sections, findings, assistant, meta, budget(brief, meta).points, stands)


def plan_story(
    project: Project, document: Document, findings: Sequence[Findings], memory: Memory | None = None
) -> Storyboard:
    from deckmaker.plan import plan

    return _without_plots(plan(document, findings, project.choices.brief, project.choices.edits, memory))


def _without_plots(story: Storyboard) -> Storyboard:
    """Tables for the charts that need matplotlib, each with a problem, where it is not installed."""
    from deckmaker.plan.chart_tables import chart_grid
    from deckmaker.render import figures

    plotted = [scene for scene in story.scenes if scene.chart and scene.chart.kind in PLOTTED]
    if not plotted or figures.available():
        return story
    scenes: list[Scene] = []
    problems: list[Problem] = []
    for scene in story.scenes:
        if scene.chart and scene.chart.kind in PLOTTED:
            what = scene.chart.kind.replace("_", " ")
            message = f"the {what} “{scene.takeaway}” needs matplotlib: its figures stand in a table"
            cite = scene.cites[0] if scene.cites else None
            section, span = (cite.section, cite.span) if cite else ("", None)
            problems.append(
                Problem("warning", "matplotlib-missing", message, figures.CURE, section=section, span=span)
            )
            grid = chart_grid(scene.chart, story.meta.language)
            scene = replace(scene, kind="table", chart=None, grid=grid)
        scenes.append(scene)
    return replace(story, scenes=tuple(scenes), problems=(*story.problems, *problems))


def load_theme(project: Project, document: Document, folder: Path | None = None) -> Theme:
    """The theme that the project names, else the front matter, else `plain`.

    Themes are looked for as a path, then in the folders of `theme_folders`, then in ours.
    """
    from deckmaker import theme

    asked = project.choices.theme or document.meta.theme or DEFAULT_THEME
    size = project.choices.brief.size or document.meta.size
    folders = theme_folders(folder)
    beside = folder / asked if folder and not project.choices.theme else None
    try:
        return theme.load(str(beside) if beside and beside.exists() else asked, folders, size)
    except ThemeError as error:
        if error.problem.code == "theme-size" and not project.choices.brief.size:
            raise ThemeError(error.problem.at(_front_matter(document, "size"))) from error
        if project.choices.theme or not document.meta.theme or error.problem.where:
            raise
        raise ThemeError(error.problem.at(_front_matter(document, "theme"))) from error


def theme_folders(folder: Path | None = None) -> tuple[Path, ...]:
    """Where themes are looked for before ours: `themes/` here and beside the source, the user's own."""
    from deckmaker.theme import shelf

    return shelf.folders(folder)


def compose_deck(storyboard: Storyboard, theme: Theme, memory: Memory | None = None) -> Deck:
    from deckmaker import typeset
    from deckmaker.compose import compose

    memory = memory or Memory()
    deck = compose(storyboard, theme, memory.recall(typeset.fits, theme), memory)
    meta = _with_footer(deck.meta, theme)
    line, problem = memory.recall(typeset.footer, memory.same(meta), theme)
    if line != (meta.footer or meta.title):
        meta = replace(meta, footer=line)
    problems = (*deck.problems, problem) if problem else deck.problems
    return replace(deck, meta=memory.same(meta), problems=problems)


def _with_footer(meta: Meta, theme: Theme) -> Meta:
    """What the front matter says, else what the theme prints, is the footer."""
    if meta.footer or not theme.footer:
        return meta
    from deckmaker.theme.footer import footer_line

    return replace(meta, footer=footer_line(theme.footer, meta, theme.title))


def typeset_pages(
    deck: Deck, theme: Theme, progress: Progress = silent, memory: Memory | None = None
) -> tuple[Page, ...]:
    from deckmaker.typeset import alike, typeset

    memory = memory or Memory()
    pages = []
    for number, slide in enumerate(deck.slides):
        progress("Typesetting", number, len(deck.slides))
        pages.append(memory.recall(typeset, slide, theme, deck.meta))
    return alike(pages, deck.sections, theme, memory)


def _placed(problem: Problem, document: Document) -> Problem:
    """Turn a section and a span into a line and a column."""
    if problem.where or not problem.section:
        return problem
    return problem.at(document.where(problem.section, problem.span))


def _front_matter(document: Document, key: str) -> Where:
    for number, start in enumerate(document.lines[:50]):
        if document.text.startswith(f"{key}:", start):
            return document.at(start, len(key))
        if number and document.text.startswith("---", start):
            break
    return Where(document.name)


_BRIEF = ("length", "audience", "tone", "language", "size")


def brief_of(
    length: str | None, audience: str = "", tone: str = "", language: str = "", size: str | None = ""
) -> Brief:
    """A brief from words as a user gives them. Raises InputError for an unknown length."""
    length = length or ""
    if length not in ("", "short", "standard", "detailed"):
        message = f"there is no length “{length}”"
        raise InputError(Problem("error", "brief-length", message, "use short, standard or detailed"))
    return Brief(length, audience, tone, language, size or "")  # type: ignore[arg-type]  # checked above
