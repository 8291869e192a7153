"""`deckmaker build` and `deckmaker outline`: from a file to a deck, or to its storyboard."""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from deckmaker import pipeline, saving
from deckmaker.cli import report
from deckmaker.export import FORMATS, SLIDES
from deckmaker.model import Assistant, Choices, Problem

_SUFFIXES = {"pdf": "pdf", "handout": "handout.pdf", "sheet": "png", "notes": "md"}  # of a file in a folder
_PATIENCE = 1.0  # seconds before progress is shown


def brief_options(command: Any) -> Any:
    """The options that say what the deck is for."""
    options = [
        click.option("--length", type=click.Choice(["short", "standard", "detailed"]), default=None,
                     help="How much to say."),
        click.option("--audience", default="", help="Who it is for; stands in the document's properties."),
        click.option("--tone", default="", help="The tone asked for; in the properties, and told to a summarizer."),
        click.option("--language", default="", help="Language of the text, such as en or zh-CN."),
        click.option("--size", type=click.Choice(["16:9", "4:3", "A4"]), default=None,
                     help="Of the slides. [default: as the theme says, 16:9]"),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def summarizer_options(command: Any) -> Any:
    """The options that name a language model. Without them nothing leaves this machine."""
    options = [
        click.option("--summarizer", default="", metavar="NAME",
                     help="Ask a language model for the points: openai, or an installed one. Off by default."),
        click.option("--base-url", default="", metavar="URL",
                     help="Its endpoint, such as http://localhost:11434/v1. Key: DECKMAKER_API_KEY."),
        click.option("--model", default="", help="The model it is to use."),
    ]  # fmt: skip
    for option in reversed(options):
        command = option(command)
    return command


def assistant(summarizer: str, base_url: str, model: str) -> Assistant | None:
    """The summarizer that the options name, if any."""
    if (base_url or model) and not summarizer:
        raise click.UsageError("--base-url and --model need --summarizer")
    return Assistant(summarizer, base_url, model) if summarizer else None


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    help="What to write: .pptx, .pdf, handout.pdf, .svg, .png (a sheet), .md (notes), or a folder. "
    "[default: a .pptx beside FILE]",
)
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default=None,
    help="png or svg: one picture a slide, in the folder -o.",
)
@click.option("--width", type=click.IntRange(1, 16_384), default=None, help="Of pictures, in pixels.")
@click.option(
    "-t",
    "--theme",
    default="",
    metavar="NAME|FOLDER|FILE.potx",
    help="The theme; `deckmaker themes` lists them.",
)
@brief_options
@summarizer_options
@click.option("--strict", is_flag=True, help="Write nothing when there is a warning.")
@click.option("--json", "as_json", is_flag=True, help="Tell the result as JSON on standard output.")
@click.option("-q", "--quiet", is_flag=True, help="Print problems only, and no notes.")
def build(
    file: Path,
    output: str | None,
    format: str | None,
    width: int | None,
    theme: str,
    strict: bool,
    as_json: bool,
    quiet: bool,
    summarizer: str,
    base_url: str,
    model: str,
    **brief: Any,
) -> None:
    """Make a deck from FILE, an outline or article (.md, .txt, .docx, .opml, .html)."""
    name = output or str(file.with_suffix(".pptx"))
    if Path(name).is_dir() and format not in SLIDES:
        name = str(Path(name) / file.with_suffix("." + _SUFFIXES.get(format or "", "pptx")).name)
    target, asked = Path(name), assistant(summarizer, base_url, model)
    kind = saving.check_target(name, format=format or "")
    saving.keep_source(target, str(file), theme)
    progress = _Progress() if sys.stderr.isatty() and not quiet else None
    made = pipeline.build(file, theme=theme, summarizer=asked, progress=progress or pipeline.silent, **brief)
    grave = [problem for problem in made.problems if problem.severity != "note"]
    written = not (strict and grave)
    if written:
        if progress:
            progress("Writing", 0, 0)
        made.save(name, format=format or "", width=width or 0)
        if kind not in ("pptx", "notes"):
            made = replace(made, problems=(*made.problems, *made.shown.problems()))
    if progress:
        progress.end()
    if as_json:
        click.echo(_summary(made, target if written else None))
    else:
        report.show(grave if quiet else made.problems)
        if written and not quiet:
            click.echo(_told(made, target))
    if not written:
        click.echo("nothing written: --strict, and there are warnings", err=True)
        sys.exit(1)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file to write. [default: print]")
@brief_options
def outline(file: Path, output: Path | None, **brief: str) -> None:
    """Print the storyboard of FILE as Markdown, which `build` accepts again."""
    from deckmaker.plan.outline import outline as as_markdown

    if output:
        saving.keep_source(output, str(file))
    project, folder = pipeline.open_project(file, Choices(brief=pipeline.brief_of(**brief)))
    document = pipeline.read_document(project, folder)
    story = pipeline.plan_story(
        project, document, pipeline.understand_sections(document, edits=project.choices.edits)
    )
    markdown = as_markdown(story)
    report.show([each for each in document.problems if each.severity != "note"])
    if output:
        saving.write_whole(output, markdown.encode("utf-8"))
    else:
        click.echo(markdown, nl=False)


def _told(made: pipeline.Build, target: Path) -> str:
    slides, charts = len(made.pages), made.chart_count
    problems = [each for each in made.problems if each.severity != "note"]
    notes = len(made.problems) - len(problems)
    counts = [
        _count(slides, "slide"),
        _count(charts, "chart"),
        _count(len(problems), "problem") if problems else "no problems",
    ]
    if notes:
        counts.append(_count(notes, "note"))
    return f"{target}: {', '.join(counts)} (theme {made.theme.name})"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _summary(made: pipeline.Build, target: Path | None) -> str:
    from deckmaker import dump

    charts = [scene.chart for scene in made.storyboard.scenes if scene.chart and not scene.hidden]
    return dump.as_json(
        {
            "output": str(target) if target else None,
            "theme": made.theme.name,
            "slides": len(made.pages),
            "charts": [{"kind": chart.kind, "title": chart.title} for chart in charts],
            "problems": [_brief_problem(problem) for problem in made.problems],
        }
    )


def _brief_problem(problem: Problem) -> dict[str, Any]:
    return {
        "severity": problem.severity,
        "code": problem.code,
        "message": problem.message,
        "hint": problem.hint,
        "slide": problem.slide,
        "where": problem.where,
    }


class _Progress:
    """A bar on the terminal, shown only when the work takes long enough to wonder about."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._bar: Any = None
        self._task: Any = None

    def __call__(self, step: str, done: int, total: int) -> None:
        if self._bar is None:
            if time.monotonic() - self._began < _PATIENCE:
                return
            from rich.console import Console
            from rich.progress import Progress

            self._bar = Progress(console=Console(stderr=True), transient=True)
            self._task = self._bar.add_task(step, total=None)
            self._bar.start()
        self._bar.update(self._task, description=step, completed=done, total=total or None)

    def end(self) -> None:
        if self._bar is not None:
            self._bar.stop()
