"""`deckmaker themes`: list the themes at hand."""

from __future__ import annotations

import click

from deckmaker import dump, pipeline


@click.command()
@click.option("--json", "as_json", is_flag=True, help="JSON; its keys are the field names.")
def themes(as_json: bool) -> None:
    """List the themes at hand: those in ./themes, then the bundled ones."""
    from deckmaker import theme

    known = theme.available(pipeline.theme_folders())
    if as_json:
        click.echo(dump.as_json(known))
        return
    width = max((len(each.name) for each in known), default=0)
    for each in known:
        click.echo(f"{each.name:<{width}}  {each.title}")
