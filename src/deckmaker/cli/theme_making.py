"""`deckmaker theme import` and `deckmaker theme new`: a theme from a company's template, or from a logo."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import click

from deckmaker import dump, pipeline
from deckmaker.cli import report
from deckmaker.model import Problem, ThemeError, Where, WriteError

PICTURE = "mapping.png"


@click.command("import")
@click.argument("template", type=click.Path(path_type=Path), metavar="FILE.potx")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The theme's folder. [default: themes/NAME]"
)
@click.option("--title", default="", help="The theme's name for people.")
@click.option(
    "--role",
    "roles",
    multiple=True,
    metavar="ROLE=LAYOUT",
    help='Correct the mapping: points="Title and Content". May be given again.',
)
@click.option(
    "--master", type=int, default=0, help="The slide master to take, from 1. [default: the fullest]"
)
@click.option("--replace", "again", is_flag=True, help="Replace the theme that is there.")
@click.option("--dry-run", is_flag=True, help="Show the mapping, write nothing.")
@click.option("--json", "as_json", is_flag=True, help="The mapping as JSON; its keys are the field names.")
def import_template(
    template: Path,
    output: Path | None,
    title: str,
    roles: tuple[str, ...],
    master: int,
    again: bool,
    dry_run: bool,
    as_json: bool,
) -> None:
    """Make a theme of a company's .potx, .pptx or .ppsx, and show which of its layouts serves which role.

    The mapping stands in the theme's theme.toml, and as a picture beside it. Slides, comments and notes of the
    file are left out.
    """
    from deckmaker.theme import company
    from deckmaker.theme.import_pptx import Imported, imported
    from deckmaker.theme.mapping import Corrections

    data = _read(template)
    place = output or Path("themes") / slug(template.stem)
    said = Corrections(dict(_pair(each) for each in roles), master)
    if place.exists() and not again and not dry_run:
        message = f"there is a folder {place} already"
        raise WriteError(Problem("error", "theme-exists", message, "name another with -o, or say --replace"))
    problems: list[Problem] = []

    def more(found: Imported) -> Mapping[str, bytes]:
        picture = _picture(found, problems)
        return {PICTURE: picture} if picture else {}

    try:
        if dry_run:
            found = imported(data, place.name, said)
        else:
            found = company.adopt(
                data, place, said, title, pipeline.theme_folders(), replace=again, more=more
            )
    except ThemeError as error:
        problem = error.problem
        raise ThemeError(problem if problem.where else problem.at(Where(str(template)))) from error
    if as_json:
        click.echo(dump.as_json({"folder": None if dry_run else str(place), "mapping": found.mapping}))
        return
    from deckmaker.cli.theme_tables import mapped

    mapped(found.mapping)
    report.show([*(replace(each, where=Where(str(template))) for each in found.theme.problems), *problems])
    if not dry_run:
        click.echo(f"\n{place}: theme.toml, {company.TEMPLATE}" + ("" if problems else f", {PICTURE}"))
        click.echo(
            f"Use it with `deckmaker build article.md -t {place}`; change a line under [roles] to correct it."
        )


@click.command("new")
@click.argument("name")
@click.option("--logo", type=click.Path(path_type=Path), help="A PNG, best with a transparent ground.")
@click.option(
    "--logo-dark", type=click.Path(path_type=Path), help="The logo for dark grounds. [default: made]"
)
@click.option(
    "--colours", "--colors", default="", metavar="RRGGBB,…", help="Brand colours, the main one first."
)
@click.option("--extends", default="plain", show_default=True, help="The theme whose layouts it takes.")
@click.option("--title", default="", help="The theme's name for people.")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The theme's folder. [default: themes/NAME]"
)
@click.option("--replace", "again", is_flag=True, help="Replace the theme that is there.")
def new_theme(
    name: str,
    logo: Path | None,
    logo_dark: Path | None,
    colours: str,
    extends: str,
    title: str,
    output: Path | None,
    again: bool,
) -> None:
    """Make a theme from a logo: an accessible palette of its own colours, and the logo for light and dark grounds."""
    from deckmaker.theme import brand, packing

    if logo is None and not colours:
        raise click.UsageError("a theme is made from --logo, from --colours, or both")
    place = output or Path("themes") / name
    if slug(place.name) != place.name:
        raise click.UsageError(f"“{place.name}” cannot be a theme's name: try “{slug(place.name)}”")
    if place.exists() and not again:
        message = f"there is a folder {place} already"
        raise WriteError(Problem("error", "theme-exists", message, "name another with -o, or say --replace"))
    folders = pipeline.theme_folders()
    dark = _read(logo_dark) if logo_dark else b""
    made = brand.propose(
        place.name, title or name, _read(logo) if logo else b"", dark, _colours(colours), extends
    )
    packing.put(made.files, place, folders, replace=again)
    from deckmaker.cli.theme_tables import proposed

    proposed(made)
    click.echo(f"\n{place}: {', '.join(made.files)}")
    click.echo(f"Look at it with `deckmaker theme preview {place} -o {place.name}.png`.")


def slug(words: str) -> str:
    """A name for a folder: letters, digits, - and _."""
    return re.sub(r"[^\w.-]+", "-", words).strip("-._").lower()[:60] or "theme"


def _pair(said: str) -> tuple[str, str]:
    role, parted, layout = said.partition("=")
    if not parted or not layout.strip():
        raise click.UsageError(f'--role {said}: write ROLE=LAYOUT, such as points="Title and Content"')
    return role.strip(), layout.strip().strip("\"'")


def _colours(said: str) -> tuple[str, ...]:
    found = tuple(each.strip().lstrip("#").upper() for each in re.split(r"[,;\s]+", said) if each.strip())
    for each in found:
        if not re.fullmatch("[0-9A-F]{6}", each):
            raise click.UsageError(f"--colours: “{each}” is no colour; write six hexadecimal digits: 1F5FD6")
    return found


def _picture(found: object, problems: list[Problem]) -> bytes:
    """The mapping as a PNG; b"" where Qt is missing, which is told."""
    from deckmaker import gallery
    from deckmaker.theme.import_pptx import Imported

    assert isinstance(found, Imported)
    try:
        from deckmaker.render import picture

        return picture.sheet(gallery.mapped(found.theme, found.mapping), found.theme.size)
    except WriteError as error:
        told = "the mapping is not drawn: " + error.problem.message
        problems.append(Problem("note", "mapping-not-drawn", told, error.problem.hint))
        return b""


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        message = f"it cannot be read: {error.strerror or error}"
        raise ThemeError(
            Problem("error", "theme-unreadable", message, "check the path", Where(str(path)))
        ) from error
