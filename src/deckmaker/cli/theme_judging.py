"""`deckmaker theme preview` and `deckmaker theme check`: a theme is looked at, and judged."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from deckmaker import export, pipeline, saving
from deckmaker.cli import report
from deckmaker.model import Problem, Theme, Where, WriteError

if TYPE_CHECKING:
    from deckmaker.theme.palette import Vision

_KINDS = {".png": "sheet", ".pdf": "pdf", ".pptx": "pptx", ".svg": "svg"}


@click.command()
@click.argument("name", metavar="NAME|FOLDER|FILE.potx", required=False)
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="A .png, .pdf, .svg or .pptx. [default: NAME.png]"
)
@click.option("--width", type=click.IntRange(1, 16_384), default=None, help="Of a picture, in pixels.")
@click.option(
    "--seen-as",
    type=click.Choice(["protan", "deutan", "tritan", "grey"]),
    default=None,
    help="A .png as eyes without red, green or blue cones see it, or as a grey printer prints it.",
)
def preview(name: str | None, output: Path | None, width: int | None, seen_as: str | None) -> None:
    """Draw every layout and chart kind of a theme on sample content; without NAME, a few slides of every theme."""
    from deckmaker import gallery, theme

    folders = pipeline.theme_folders()
    if name is None:
        known = [theme.load(each.name, folders) for each in theme.available(folders)]
        _all(known, output or Path("themes.png"), width or 0)
        return
    found = theme.load(name, folders)
    target = output or Path(f"{found.name}.png")
    kind = _kind(target)
    shown = gallery.gallery(found)
    if seen_as and kind != "sheet":
        raise _format(target, "only a .png can be shown as others see it")
    if kind == "pptx":
        from deckmaker.render import pptx

        data = pptx.write(shown.deck, shown.pages, found)
    else:
        data = export.content(shown, kind, width or 0)
    if seen_as:
        from deckmaker.theme.vision import as_seen

        data = as_seen(data, cast("Vision", seen_as))
    saving.write_whole(target, data)
    problems = [problem for page in shown.pages for problem in page.problems]
    report.show([*found.problems, *problems, *(shown.problems() if kind != "pptx" else ())])
    click.echo(f"{target}: {len(shown.pages)} slides (theme {found.name})")


def _all(themes: list[Theme], target: Path, width: int) -> None:
    from deckmaker import gallery
    from deckmaker.render import picture

    if _kind(target) != "sheet":
        raise _format(target, "a sheet of all themes is a .png")
    rows = []
    for each in themes:
        shown = gallery.glimpse(each)
        marks = [shown.marks(number) for number in range(1, len(shown.pages) + 1)]
        rows.append((f"{each.title} · {each.name}", each.size, marks))
    saving.write_whole(target, picture.rows(rows, width))
    click.echo(f"{target}: {len(themes)} themes")


def _kind(target: Path) -> str:
    if not target.parent.is_dir():
        problem = Problem(
            "error", "output-folder", "its folder does not exist", "make the folder first", Where(str(target))
        )
        raise WriteError(problem)
    kind = _KINDS.get(target.suffix.lower(), "")
    if not kind:
        raise _format(target, f"a gallery cannot be a “{target.suffix}”")
    return kind


def _format(target: Path, message: str) -> WriteError:
    hint = "end the name in .png, .pdf, .svg or .pptx"
    return WriteError(Problem("error", "output-format", message, hint, Where(str(target))))


@click.command()
@click.argument("name", metavar="NAME|FOLDER|FILE.potx")
@click.option("--json", "as_json", is_flag=True, help="JSON; its keys are the field names.")
@click.option("--strict", is_flag=True, help="Exit 1 when there is a warning.")
def check(name: str, as_json: bool, strict: bool) -> None:
    """Say what is wrong with a theme, with line and cure.

    Contrast of each text and chart colour against what is really behind it, missing fonts and glyphs, logos
    too small for their place, roles without a layout, boxes too low for their least size, validity of the
    template, and sample content that does not fit. Exit 1 when there is an error.
    """
    from deckmaker import dump, lint

    problems = lint.lint(name, pipeline.theme_folders())
    if as_json:
        click.echo(dump.as_json(problems))
    else:
        report.show(problems)
        grave = [each for each in problems if each.severity != "note"]
        told = _counted(len(grave), "problem") if grave else "no problems"
        notes = _counted(len(problems) - len(grave), "note")
        click.echo(f"{name}: {told}, {notes}")
    if any(each.severity == "error" or (strict and each.severity == "warning") for each in problems):
        sys.exit(1)


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
