"""Where themes are kept: `themes/` of a project, the folders of DECKMAKER_THEME_PATH, the user's own, ours last.

Front functions: `folders(beside)`, the first three in the order in which a name is looked up, and `user_folder()`.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final, Literal

from deckmaker import bundle

PATH: Final = "DECKMAKER_THEME_PATH"  # folders of themes, parted as PATH is
Kind = Literal["project", "path", "user", "bundled"]


def user_folder() -> Path:
    """The user's own themes, in the platform's folder for such files; it need not exist."""
    from platformdirs import user_data_path

    return user_data_path("deckmaker", appauthor=False) / "themes"


def folders(beside: Path | None = None, environment: Mapping[str, str] = os.environ) -> tuple[Path, ...]:
    """Existing folders of themes, the first that wins first; `beside` is the folder of the source."""
    named = [Path(each) for each in environment.get(PATH, "").split(os.pathsep) if each]
    places = [Path("themes"), *([beside / "themes"] if beside else []), *named, user_folder()]
    return tuple(dict.fromkeys(place for place in places if place.is_dir()))


def kind(folder: Path, environment: Mapping[str, str] = os.environ) -> Kind:
    """Which of the four kinds of folders this one, that holds theme folders, is."""
    place = folder.resolve()
    if place == bundle.folder("themes").resolve():
        return "bundled"
    if place == user_folder().resolve():
        return "user"
    named = [Path(each).resolve() for each in environment.get(PATH, "").split(os.pathsep) if each]
    return "path" if place in named else "project"
