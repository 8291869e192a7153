"""`deckmaker restyle`: a finished deck gets another theme, without its source."""

from __future__ import annotations

from pathlib import Path

import click

from deckmaker import pipeline, saving
from deckmaker.cli import report
from deckmaker.model import InputError, Problem, Where


@click.command()
@click.argument("deck", type=click.Path(path_type=Path), metavar="DECK.pptx")
@click.option("-t", "--theme", required=True, metavar="NAME|FOLDER|FILE.potx", help="The theme that it gets.")
@click.option("-o", "--output", type=click.Path(path_type=Path), help="The file. [default: DECK-THEME.pptx]")
def restyle(deck: Path, theme: str, output: Path | None) -> None:
    """Give a finished deck another theme, without its source.

    The slides are kept with all that was changed in PowerPoint: texts, links, charts with their workbooks,
    notes, alternative texts, sections. What does not fit, or has no place in the theme, is told.
    """
    from deckmaker import restyle as restyling
    from deckmaker import theme as themes

    found = themes.load(theme, pipeline.theme_folders())
    target = output or deck.with_name(f"{deck.stem}-{found.name}.pptx")
    saving.check_target(str(target), format="pptx")
    saving.keep_source(target, str(deck), theme)
    try:
        made = restyling.restyle(deck.read_bytes(), found)
    except InputError as error:
        raise InputError(error.problem.at(Where(str(deck)))) from error
    except OSError as error:
        message = f"it cannot be read: {error.strerror or error}"
        raise InputError(
            Problem("error", "deck-unreadable", message, "check the path", Where(str(deck)))
        ) from error
    saving.write_whole(target, made.data)
    report.show([*found.problems, *made.problems])
    grave = sum(1 for each in made.problems if each.severity != "note")
    told = f"{grave} problem{'s' * (grave != 1)}" if grave else "no problems"
    click.echo(f"{target}: {made.slides} slides, {told} (theme {found.name})")
