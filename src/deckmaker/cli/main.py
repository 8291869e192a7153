"""The `deckmaker` command and its families; each family is imported when it is called."""

from __future__ import annotations

import importlib
import os
import sys

import click

import deckmaker
from deckmaker.cli import report

# command → the module that has it, and its line in the help
_COMMANDS = {
    "build": ("deckmaker.cli.making", "Make a .pptx deck from an outline or article."),
    "outline": ("deckmaker.cli.making", "Print the storyboard as Markdown, which `build` accepts again."),
    "convert": ("deckmaker.cli.converting", "Write a Word document, web page or OPML outline as Markdown."),
    "explain": ("deckmaker.cli.explaining", "Print what a stage on the road made of the text."),
    "stats": ("deckmaker.cli.stats", "List every statistic that the text cites, and why one is not charted."),
    "summarize": ("deckmaker.cli.summarizing", "Say what each section says: takeaway, points, quotation."),
    "restyle": ("deckmaker.cli.restyling", "Give a finished deck another theme, without its source."),
    "theme": ("deckmaker.cli.theme", "List, show, import, make, check, preview and share themes."),
}


class _Families(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        module, _ = _COMMANDS[cmd_name]
        command: click.Command = getattr(importlib.import_module(module), cmd_name)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, line) for name, (_, line) in _COMMANDS.items()])


@click.group(cls=_Families, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(deckmaker.__version__, prog_name="deckmaker")
def cli() -> None:
    """Turn outlines and articles into branded PowerPoint decks."""


def main() -> None:
    """Run the command; what goes wrong is printed, never raised.

    Exit codes: 0 made, 1 error, 2 wrong usage, 130 interrupted.
    """
    try:
        code = cli.main(prog_name="deckmaker", standalone_mode=False)
        if sys.stdout:  # None when it was closed
            sys.stdout.flush()  # a full disk shows here, not when Python ends
    except deckmaker.DeckmakerError as error:
        report.show([error.problem])
        code = 1
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("interrupted", err=True)
        code = 130
    except BrokenPipeError:  # `deckmaker outline x | head`
        code = _drop_output()
    except OSError as error:
        problem = f"the output cannot be written: {error.strerror or error}"
        report.show([deckmaker.Problem("error", "output-denied", problem, "give it another place")])
        code = _drop_output()
    sys.exit(code if isinstance(code, int) else 0)


def _drop_output() -> int:
    """What is still to be printed goes nowhere, or Python would complain at its end."""
    if sys.stdout:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1
