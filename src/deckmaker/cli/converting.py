"""`deckmaker convert`: a Word document, web page or OPML outline as Markdown, to be edited."""

from __future__ import annotations

from pathlib import Path

import click

from deckmaker import conversion
from deckmaker.cli import report

__all__ = ["convert"]


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file to write. [default: FILE as .md]"
)
@click.option("--force", is_flag=True, help="Replace the file when it exists.")
def convert(file: Path, output: Path | None, force: bool) -> None:
    """Write FILE as Markdown, its pictures in a folder beside it."""
    target = output or file.with_suffix(".md")
    if target.exists() and not force:
        raise click.UsageError(f"{target} exists; --force replaces it, -o names another")
    report.show([each for each in conversion.convert(file, target) if each.severity != "note"])
    click.echo(str(target))
