"""`deckmaker explain`: print what a stage made of the text, for people or as JSON."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from deckmaker import dump, pipeline
from deckmaker.cli import report
from deckmaker.cli.making import brief_options
from deckmaker.model import Choices, Document, Problem, Where


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--stage", type=click.Choice(pipeline.STAGES), default="storyboard", show_default=True)
@click.option("--section", "key", default="", metavar="KEY", help="Only this section, such as market/growth.")
@click.option("-t", "--theme", default="", help="The theme, for the stage pages.")
@brief_options
@click.option("--json", "as_json", is_flag=True, help="JSON; its keys are the field names.")
def explain(file: Path, stage: str, key: str, theme: str, as_json: bool, **brief: str) -> None:
    """Print what a stage on the road made of FILE."""
    given = Choices(theme, pipeline.brief_of(**brief))
    project, folder = pipeline.open_project(file, given)
    document = pipeline.read_document(project, folder)
    if key and document.section(key) is None:
        report.show([_unknown(document, key)])
        sys.exit(1)
    value = _stage(stage, project, document, folder)
    if key:
        value = _only(value, key)
    click.echo(dump.as_json(value) if as_json else dump.as_text(value).rstrip("\n"))


def _stage(stage: str, project: Any, document: Document, folder: Path | None) -> Any:
    """The value that a stage gives; no later stage is run."""
    if stage == "document":
        return document
    findings = pipeline.understand_sections(document, edits=project.choices.edits)
    if stage == "findings":
        return findings
    story = pipeline.plan_story(project, document, findings)
    if stage == "storyboard":
        return story
    theme = pipeline.load_theme(project, document, folder)
    deck = pipeline.compose_deck(story, theme)
    if stage == "deck":
        return deck
    return pipeline.typeset_pages(deck, theme)


def _only(value: Any, key: str) -> Any:
    """The parts of a stage's value that belong to one section."""
    parts = value
    for name in ("sections", "scenes", "slides"):
        candidates = getattr(value, name, None)
        if candidates and hasattr(candidates[0], "key"):
            parts = candidates
            break
    return tuple(part for part in parts if _of_section(_key(part), key))


def _key(part: Any) -> str:
    if hasattr(part, "slide"):
        part = part.slide
    return str(getattr(part, "key", "") or getattr(part, "section", ""))


def _of_section(key: str, section: str) -> bool:
    """Scene keys are section keys with "#…" behind them; slides add "/2"."""
    return key == section or key.startswith((f"{section}#", f"{section}/"))


def _unknown(document: Document, key: str) -> Problem:
    from difflib import get_close_matches

    keys = [section.key for section in document.sections]
    near = get_close_matches(key, keys, 1, 0.4)
    hint = f"did you mean {near[0]}?" if near else "one of: " + ", ".join(keys[:20])
    return Problem("error", "section-unknown", f"there is no section “{key}”", hint, Where(document.name))
