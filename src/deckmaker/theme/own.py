"""A user's own theme: another one with colours, typefaces and logos of its own, as the files of its folder."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from deckmaker.model import Theme

# What may be changed, in the order in which people look for it; the scheme's slot of each in a light theme.
COLOURS: Final = {
    "paper": "lt1", "ink": "dk1", "accent_light": "accent1", "accent_dark": "accent2", "second": "accent3",
    "third": "accent4", "fourth": "accent5", "neutral": "accent6", "ink_soft": "dk2", "paper_soft": "lt2",
    "link": "hlink", "visited": "folHlink",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OwnTheme:
    """What differs from the theme that it extends; empty fields do not."""

    name: str  # of its folder: see `slug`
    title: str
    extends: str
    colours: Mapping[str, str] = field(default_factory=dict)  # a key of COLOURS → "RRGGBB"
    major: str = ""
    minor: str = ""
    logo_light: bytes = b""  # PNG, for light grounds
    logo_dark: bytes = b""

    def files(self) -> dict[str, bytes]:
        """The theme.toml and the logos, by name."""
        lines = [
            f"name = {_quoted(self.name)}",
            f"title = {_quoted(self.title)}",
            f"extends = {_quoted(self.extends)}",
        ]
        if self.colours:
            lines += ["", "[palette]"]
            colours = dict(self.colours)
            pair = (colours.pop("accent_light", ""), colours.pop("accent_dark", ""))
            if all(pair):
                lines.append(f'accent = {{ light = "{pair[0]}", dark = "{pair[1]}" }}')
            lines += [f'{name} = "{rgb}"' for name, rgb in colours.items()]
        faces = [(key, name) for key, name in (("major", self.major), ("minor", self.minor)) if name]
        if faces:
            lines += ["", "[fonts]", *(f"{key} = {_quoted(name)}" for key, name in faces)]
        logos = {"light": self.logo_light, "dark": self.logo_dark}
        given = {key: data for key, data in logos.items() if data}
        if given:
            lines += ["", "[logo]", *(f'{key} = "logo-{key}.png"' for key in given)]
        told = "\n".join(lines) + "\n"
        return {"theme.toml": told.encode(), **{f"logo-{key}.png": data for key, data in given.items()}}


def colours(theme: Theme) -> dict[str, str]:
    """The colours of a made theme by the keys of COLOURS, "RRGGBB"."""
    found = {name: str(getattr(theme.palette, slot)).upper() for name, slot in COLOURS.items()}
    if theme.layout("points").dark:  # in a dark theme the first accent is that of dark grounds
        found["accent_light"], found["accent_dark"] = found["accent_dark"], found["accent_light"]
    return found


def slug(title: str) -> str:
    """A name for its folder: letters, digits and hyphens."""
    name = re.sub(r"[^\w]+", "-", title.strip().lower()).strip("-_")
    return name[:50] or "my-theme"


def _quoted(words: str) -> str:
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")
