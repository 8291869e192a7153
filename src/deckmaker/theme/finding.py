"""From the name of a theme (or a folder, or a company's file) to a Theme.

Folders given by the caller are searched first, ours last. Themes are made once per content: the same
text, logo and slide size give the same Theme, without work.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from deckmaker import bundle
from deckmaker.model import Problem, Theme, ThemeError, Where

from .description import closest, describe, parse
from .extending import Ancestor, below, line, logo_folder
from .grid import SIZES
from .make import Written, make
from .shelf import Kind, kind

TEXT: Final = "theme.toml"
_Stamp = tuple[str, int, int]  # a file's name, time and size
_COMPANY: Final = (".potx", ".pptx", ".ppsx", ".potm", ".pptm", ".ppsm")
_LARGEST_TEXT: Final = 1_000_000  # bytes of a theme.toml
_LARGEST_TEMPLATE: Final = 500_000_000  # bytes of a company's template


@dataclass(frozen=True, slots=True)
class ThemeInfo:
    """A theme at hand, for lists."""

    name: str
    title: str  # for people
    about: str  # one line
    place: str  # its folder
    kind: Kind = "project"  # whose it is: "project", "path", "user" or "bundled"
    made: bool = True  # of text; False: a company's template
    extends: str = ""


def load(name: str, folders: Sequence[Path] = (), size: str = "") -> Theme:
    """The theme of this name, in this folder, or from this company's template.

    `folders` hold theme folders and are searched before the bundled ones. `size` is a key of
    `grid.SIZES`, "" for the theme's own; a company's template keeps its own. Raises ThemeError
    when there is no such theme, or its text or template cannot be used; the message names file and line.
    """
    if size and size not in SIZES:
        raise _error("theme-size", f"there is no slide size “{size}”", closest(size, list(SIZES)))
    given = Path(name)
    if given.suffix.lower() in _COMPANY:
        return _imported(_bytes(given), given.stem)
    if given.is_file() and given.name == TEXT:
        given = given.parent
    if given.is_dir() and (given / TEXT).is_file():
        return _from_folder(given, size, folders)
    places = dict(_places(folders))
    if name in places:
        return _from_folder(places[name], size, folders)
    if given.is_dir():
        raise _error("theme-unknown", f"the folder “{name}” holds no {TEXT}", f"put a {TEXT} into it")
    raise _error("theme-unknown", f"there is no theme “{name}”", closest(name, list(places)))


def folder_of(name: str, folders: Sequence[Path] = ()) -> Path:
    """The folder of the theme of this name, or the folder itself. Raises ThemeError when there is none."""
    given = Path(name)
    if given.name == TEXT and given.is_file():
        given = given.parent
    if (given / TEXT).is_file():
        return given
    places = dict(_places(folders))
    if name in places:
        return places[name]
    raise _error("theme-unknown", f"there is no theme “{name}”", closest(name, list(places)))


def available(folders: Sequence[Path] = ()) -> tuple[ThemeInfo, ...]:
    """All themes that `load` finds by name, in its order; a broken one is listed by its folder's name."""
    return tuple(_told(name, place) for name, place in _places(folders))


def _places(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    seen = set()
    for name, place in _all_places(folders):
        if name not in seen:
            seen.add(name)
            yield name, place


def _all_places(folders: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Those too that one of the same name hides."""
    for parent in (*folders, bundle.folder("themes")):
        if Path(parent).is_dir():
            for place in sorted(Path(parent).iterdir()):
                if (place / TEXT).is_file():
                    yield place.name, place


def _told(name: str, place: Path) -> ThemeInfo:
    try:
        tables: Mapping[str, Any] = tomllib.loads(_text(place / TEXT))
    except (ThemeError, tomllib.TOMLDecodeError):
        tables = {}
    told = {key: str(tables.get(key, "")) for key in ("title", "about", "extends")}
    return ThemeInfo(
        name,
        told["title"] or name,
        told["about"],
        str(place),
        kind(place.parent),
        "template" not in tables,
        told["extends"],
    )


def _from_folder(place: Path, size: str, folders: Sequence[Path]) -> Theme:
    path = place / TEXT
    text = _text(path)
    tables = parse(text, str(path))
    if "template" in tables:
        from .company import from_folder

        return from_folder(place, tables, text, str(path), _bytes)
    whole = line(Ancestor(text, str(path), place), lambda: _all_places(folders), _text)
    return _made(whole, size or _own_size(whole), tuple(_stamps(each.folder) for each in whole))


def _own_size(whole: Sequence[Ancestor]) -> str:
    """The slide size that the nearest of these themes states."""
    stated = (parse(each.text, each.name).get("size") for each in whole)
    size = next((each for each in stated if each is not None), "")
    return size if size in SIZES else "16:9"  # a wrong one is refused when the text is read


@lru_cache(maxsize=48)
def _made(whole: tuple[Ancestor, ...], size: str, stamps: tuple[tuple[_Stamp, ...], ...]) -> Theme:
    """`stamps` tell the pictures of the folders apart: a new logo makes a new theme."""
    own = whole[0]
    description = describe(own.text, own.name, below(whole, size), size)
    logos = (logo_folder(whole, "light"), logo_folder(whole, "dark"))
    return make(Written(description, own.text, own.name, logos), size)


def _stamps(place: Path) -> tuple[_Stamp, ...]:
    found = []
    for path in sorted(place.glob("**/*.png")):
        status = path.stat()
        found.append((path.name, status.st_mtime_ns, status.st_size))
    return tuple(found)


def _bytes(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_TEMPLATE + 1)
    except OSError as error:
        reason = "it does not exist" if isinstance(error, FileNotFoundError) else error.strerror
        raise _error(
            "theme-unreadable",
            f"the template cannot be read: {reason}",
            "check the path",
            Where(str(path)),
        ) from error
    if len(data) > _LARGEST_TEMPLATE:
        raise _error(
            "theme-unreadable", "the template is larger than 500 MB", "remove its slides", Where(str(path))
        )
    return data


@lru_cache(maxsize=4)
def _imported(data: bytes, name: str) -> Theme:
    from .import_pptx import import_template

    return import_template(data, name)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST_TEXT + 1)
        if len(data) > _LARGEST_TEXT:
            raise _error("theme-unreadable", f"{TEXT} is larger than 1 MB", "", Where(str(path)))
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _error(
            "theme-unreadable", f"{TEXT} is not UTF-8", "save it as UTF-8", Where(str(path))
        ) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _error("theme-unreadable", f"{TEXT} cannot be read: {reason}", "", Where(str(path))) from error


def _error(code: str, message: str, hint: str = "", where: Where | None = None) -> ThemeError:
    return ThemeError(Problem("error", code, message, hint, where))
