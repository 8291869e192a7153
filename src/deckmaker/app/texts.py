"""A Source as the editor's text with its line ends, and a Project in the preferred theme."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Final

from deckmaker.model import Project, Source

_FRONT_THEME: Final = re.compile(rb"(?m)^theme:")


def text_of(source: Source) -> tuple[str, str]:
    """The text of a source with "\n" at the end of each line, and the line end that it has."""
    from deckmaker.read.decoding import decode  # the window is there before the readers are

    text = decode(source)[0]
    ends = "\r\n" if "\r\n" in text else "\n"
    for other in ("\r\n", "\r", "\u2028", "\u2029"):
        text = text.replace(other, "\n")
    return text, ends


def with_default_theme(project: Project, name: str) -> Project:
    """The project in a theme where neither its choices nor its front matter names one."""
    if not name or project.choices.theme or _FRONT_THEME.search(project.source.data[:4000]):
        return project
    return replace(project, choices=replace(project.choices, theme=name))
