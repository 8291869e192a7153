"""From a theme's folder to its line: its own text, then that of each theme it extends, nearest first."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .description import closest, describe, parse, refusal


@dataclass(frozen=True, slots=True)
class Ancestor:
    text: str
    name: str  # its file, for messages
    folder: Path


def line(
    first: Ancestor, places: Callable[[], Iterator[tuple[str, Path]]], read: Callable[[Path], str]
) -> tuple[Ancestor, ...]:
    """`places` lists (name, folder) of all themes, best first; `read` gives the text of one.

    A theme may extend one of its own name: that of the next folder. Raises ThemeError, at the line of
    `extends`, for a theme that is not there, is a company's template, or extends itself.
    """
    found = [first]
    while True:
        last = found[-1]
        tables = parse(last.text, last.name)
        if "extends" not in tables:
            return tuple(found)
        wanted = tables["extends"]
        if not isinstance(wanted, str) or "template" in tables:
            message = "“extends” must be the name of a theme, and of one that is made from text"
            raise refusal(last.text, last.name, ("extends",), message, 'write extends = "plain"')
        taken = [each.folder.resolve() for each in found]
        all_of_it = [folder for name, folder in places() if name == wanted]
        place = next((folder for folder in all_of_it if folder.resolve() not in taken), None)
        if place is None and all_of_it:
            names = " → ".join([each.folder.name for each in found] + [wanted])
            message = f"the theme extends itself: {names}"
            raise refusal(last.text, last.name, ("extends",), message, "let one of them extend no other")
        if place is None:
            message = f"there is no theme “{wanted}” to extend"
            hint = closest(wanted, sorted({name for name, _ in places()}))
            raise refusal(last.text, last.name, ("extends",), message, hint)
        path = place / "theme.toml"
        found.append(Ancestor(read(path), str(path), place))
        if "template" in parse(found[-1].text, found[-1].name):
            message = f"“{wanted}” is a company's template, which no theme can extend"
            raise refusal(
                last.text, last.name, ("extends",), message, "extend a theme that is made from text"
            )


def below(ancestors: Sequence[Ancestor], size: str = "16:9") -> tuple[Mapping[str, Any], ...]:
    """The tables that the nearest is laid over, the oldest first; each is checked in its own file."""
    tables: list[Mapping[str, Any]] = []
    for each in reversed(ancestors[1:]):
        describe(each.text, each.name, tables, size)
        tables.append(parse(each.text, each.name))
    return tuple(tables)


def logo_folder(ancestors: Sequence[Ancestor], key: str) -> Path:
    """The folder of the theme that names this logo: each theme keeps its own files."""
    for each in ancestors:
        logo = parse(each.text, each.name).get("logo", {})
        if isinstance(logo, dict) and logo.get(key):
            return each.folder
    return ancestors[0].folder
