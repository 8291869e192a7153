"""`deckmaker theme …`: themes are listed, shown, packed, added and removed; the rest is in files of its own."""

from __future__ import annotations

import importlib
from pathlib import Path
from typing import Any

import click

from deckmaker import dump, pipeline, saving
from deckmaker.cli import report

# command → the module that has it, and its line in the help
_COMMANDS = {
    "list": ("deckmaker.cli.theme", "The themes at hand, and where each lies."),
    "show": ("deckmaker.cli.theme", "A theme's colours, fonts, layouts and contrasts."),
    "import": ("deckmaker.cli.theme_making", "Make a theme of a company's .potx, .pptx or .ppsx."),
    "new": ("deckmaker.cli.theme_making", "Make a theme from a logo."),
    "check": ("deckmaker.cli.theme_judging", "Say what is wrong with a theme, with line and cure."),
    "preview": ("deckmaker.cli.theme_judging", "Draw every layout and chart kind of a theme."),
    "pack": ("deckmaker.cli.theme", "Put a theme into one .deckmaker-theme file."),
    "add": ("deckmaker.cli.theme", "Add a packed theme, or a theme's folder, to your own themes."),
    "remove": ("deckmaker.cli.theme", "Remove one of your own themes."),
}
_FUNCTIONS = {"list": "list_themes", "import": "import_template", "new": "new_theme"}


class _Family(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), _FUNCTIONS.get(cmd_name, cmd_name))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.command(cls=_Family)
def theme() -> None:
    """List, show, import, make, check, preview and share themes.

    Themes are looked for in ./themes, in the folders of DECKMAKER_THEME_PATH, among your own, and last
    among those that come with deckmaker.
    """


@click.command("list")
@click.option("--json", "as_json", is_flag=True, help="JSON; its keys are the field names.")
def list_themes(as_json: bool) -> None:
    """List the themes at hand, in the order in which a name is looked up."""
    from deckmaker import theme

    known = theme.available(pipeline.theme_folders())
    if as_json:
        click.echo(dump.as_json(known))
        return
    width = max((len(each.name) for each in known), default=0)
    kinds = max((len(each.kind) for each in known), default=0)
    for each in known:
        what = each.about or each.title
        company = "" if each.made else " (company template)"
        click.echo(f"{each.name:<{width}}  {each.kind:<{kinds}}  {what}{company}")


@click.command()
@click.argument("name", metavar="NAME|FOLDER|FILE.potx")
@click.option("--json", "as_json", is_flag=True, help="JSON; its keys are the field names.")
def show(name: str, as_json: bool) -> None:
    """Show a theme: palette, fonts, layouts, and the contrast of each text against what is behind it."""
    from deckmaker import theme
    from deckmaker.theme.contrasts import contrasts

    found = theme.load(name, pipeline.theme_folders())
    pairs = contrasts(found)
    if as_json:
        told: dict[str, Any] = {
            "name": found.name,
            "title": found.title,
            "made": found.made,
            "size": found.size,
            "palette": found.palette,
            "fonts": found.fonts,
            "layouts": [
                {"role": each.role, "layout": each.name, "dark": each.dark} for each in found.layouts
            ],
            "contrasts": pairs,
        }
        click.echo(dump.as_json(told))
        return
    from deckmaker.cli.theme_tables import shown

    shown(found, pairs)
    report.show([each for each in found.problems if each.severity != "note"])


@click.command()
@click.argument("name", metavar="NAME|FOLDER")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), help="The file. [default: NAME.deckmaker-theme]"
)
def pack(name: str, output: Path | None) -> None:
    """Put a theme into one file, which `deckmaker theme add` takes: its text, logos and template, with hashes."""
    from deckmaker.theme.packing import SUFFIX
    from deckmaker.theme.packing import pack as packed

    folder = _folder(name)
    target = output or Path(folder.name + SUFFIX)
    if target.is_dir():
        target = target / (folder.name + SUFFIX)
    data = packed(folder, pipeline.theme_folders())
    saving.write_whole(target, data)
    click.echo(f"{target}: {len(data) / 1000:.0f} KB (theme {folder.name})")
    _tell_parent(folder)


@click.command()
@click.argument("source", metavar="FILE|FOLDER", type=click.Path(path_type=Path))
@click.option("--to", type=click.Path(path_type=Path), help="A folder of themes. [default: your own themes]")
@click.option("--replace", is_flag=True, help="Replace a theme of the same name.")
def add(source: Path, to: Path | None, replace: bool) -> None:
    """Add a packed theme, or a theme's folder, to your own themes. All of it is checked before it is written."""
    from deckmaker.theme import packing, shelf

    place = packing.add(source, to or shelf.user_folder(), pipeline.theme_folders(), replace=replace)
    click.echo(f"{place.name}: added in {place}")


@click.command()
@click.argument("name")
@click.option(
    "--from", "origin", type=click.Path(path_type=Path), help="A folder of themes. [default: your own]"
)
def remove(name: str, origin: Path | None) -> None:
    """Remove one of your own themes. Bundled ones stay."""
    from deckmaker.theme import packing, shelf

    place = packing.remove(name, origin or shelf.user_folder())
    click.echo(f"{name}: removed from {place.parent}")


def _folder(name: str) -> Path:
    """The folder of a theme that a user names. Raises ThemeError."""
    from deckmaker import theme

    return theme.folder_of(name, pipeline.theme_folders())


def _tell_parent(folder: Path) -> None:
    from deckmaker import theme

    known = theme.available((folder.resolve().parent, *pipeline.theme_folders()))
    own = next((each for each in known if Path(each.place).resolve() == folder.resolve()), None)
    parent = next((each for each in known if own and each.name == own.extends), None)
    if parent and parent.kind != "bundled":
        click.echo(f"It extends “{parent.name}”, which is not bundled: pack and share that theme too.")
