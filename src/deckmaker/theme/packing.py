"""From a theme's folder to one `.deckmaker-theme` file and back: a zip of its files with their hashes.

A pack may come from anyone. Nothing is written before all of it is checked, nothing outside the theme's own
folder, and no more is unpacked than the limits allow. Same folder, same bytes.

Front functions: `pack(folder)`, `add(source, into)` and `remove(name, into)`.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import stat
import tempfile
import tomllib
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from deckmaker.model import Problem, ThemeError, Where
from deckmaker.zips import DAMAGED

from .finding import TEXT, load
from .furniture import png
from .parts import unpack as unpack_template
from .svg import check_svg

SUFFIX: Final = ".deckmaker-theme"
MANIFEST: Final = "manifest.json"
FORMAT: Final = 1
MOST_FILES: Final = 200
LARGEST_FILE: Final = 60_000_000  # bytes, unpacked
LARGEST_WHOLE: Final = 120_000_000
RATIO: Final = 200  # unpacked to packed, of a file above
RATIO_FROM: Final = 1_000_000
_MOST_PIXELS: Final = 80_000_000  # unpacked they take 320 MB
_KINDS: Final = (
    ".toml", ".png", ".svg", ".jpg", ".jpeg", ".pptx", ".potx", ".ppsx", ".ttf", ".otf", ".txt", ".md",
)  # fmt: skip
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_STEP: Final = re.compile(r"[^\W_][\w .()+-]*", re.UNICODE)
# names that Windows gives to devices
_DEVICES: Final = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NAME: Final = re.compile(r"[^\W_][\w.-]{0,59}", re.UNICODE)


def pack(folder: Path, folders: Iterable[Path] = ()) -> bytes:
    """The bytes of the pack of a theme's folder. Raises ThemeError when the theme cannot be used or shared.

    `folders` are where a theme that it extends is looked for.
    """
    load(str(folder), tuple(folders))
    files = dict(_files(folder))
    _check(files)
    tables = tomllib.loads(files[TEXT].decode("utf-8-sig"))
    manifest = {
        "format": FORMAT,
        **{
            key: str(tables.get(key, ""))
            for key in ("name", "title", "version", "author", "licence", "extends")
        },
        "files": [
            {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
            for path, data in sorted(files.items())
        ],
    }
    manifest["name"] = manifest["name"] or folder.resolve().name
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        text = json.dumps(manifest, ensure_ascii=False, indent=1).encode()
        for path, data in [(MANIFEST, text), *sorted(files.items())]:
            entry = ZipInfo(path, _TIME)
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def add(source: Path, into: Path, folders: Iterable[Path] = (), *, replace: bool = False) -> Path:
    """Puts a pack, or a theme's folder, among the themes of a folder, and gives its new place.

    The theme must load from there before it takes its place; one of the same name is kept unless `replace`.
    Raises ThemeError for what is damaged, hostile or no theme; then nothing has changed.
    """
    files, name = _of_folder(source) if source.is_dir() else _of_pack(source)
    if not _NAME.fullmatch(name) or _DEVICES.fullmatch(name):
        raise _refused(f"“{name[:60]}” cannot be the name of a theme", "use letters, digits, - and _")
    place = into / name
    if place.exists() and not replace:
        message = f"there is a theme “{name}” in {into} already"
        raise _error("theme-exists", message, "remove it first, or ask to replace it")
    return put(files, place, folders, replace=replace)


def put(
    files: Mapping[str, bytes], place: Path, folders: Iterable[Path] = (), *, replace: bool = False
) -> Path:
    """Writes a theme's files as the folder `place`, whole or not at all; they must load as a theme."""
    _check(files)
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".adding-", dir=place.parent) as waiting:
            new = Path(waiting) / place.name
            for path, data in files.items():
                target = new / path
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(data)
            load(str(new), tuple(folders))
            if place.exists() and replace:
                os.rename(place, Path(waiting) / ".old")
            os.rename(new, place)
    except ThemeError as error:
        raise _renamed(error, place) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise _error(
            "theme-unwritable", f"the theme cannot be written: {reason}", "", Where(str(place))
        ) from error
    return place


def remove(name: str, folder: Path) -> Path:
    """Deletes the theme of this name from a folder of themes, and gives the place it had.

    Raises ThemeError when it is not there. What a link leads to is kept: only the link goes.
    """
    place = folder / name
    if not _NAME.fullmatch(name) or not (place / TEXT).is_file():
        raise _error(
            "theme-unknown", f"there is no theme “{name}” in {folder}", "deckmaker theme list names them"
        )
    try:
        if place.is_symlink():
            place.unlink()
        else:
            shutil.rmtree(place)
    except OSError as error:
        message = f"the theme cannot be removed: {error.strerror or error}"
        raise _error("theme-unwritable", message, "", Where(str(place))) from error
    return place


def _of_folder(folder: Path) -> tuple[dict[str, bytes], str]:
    if not (folder / TEXT).is_file():
        raise _refused(f"the folder “{folder}” holds no {TEXT}", f"put a {TEXT} into it")
    files = dict(_files(folder))
    return files, _named(files, folder.resolve().name)


def _files(folder: Path) -> Iterable[tuple[str, bytes]]:
    """What a theme's folder holds: no links, no hidden files, nothing that a theme has no use for."""
    whole = count = 0
    for root, names, found in os.walk(folder, followlinks=False):
        names[:] = sorted(each for each in names if not each.startswith((".", "__")))
        for name in sorted(found):
            path = Path(root) / name
            if name.startswith(".") or path.suffix.lower() not in _KINDS:
                continue
            if path.is_symlink():
                raise _hostile(f"“{name}” in the theme's folder is a link", "put the file itself there")
            whole += path.stat().st_size
            count += 1
            if whole > LARGEST_WHOLE or count > MOST_FILES:
                raise _hostile(
                    "the theme's folder holds more than a theme can need", "keep its own files only"
                )
            yield path.relative_to(folder).as_posix(), path.read_bytes()


def _of_pack(path: Path) -> tuple[dict[str, bytes], str]:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST_WHOLE else b""
    except OSError as error:
        message = f"the pack cannot be read: {error.strerror or error}"
        raise _error("theme-unreadable", message, "check the path", Where(str(path))) from error
    if not data:
        raise _hostile("the pack is empty or larger than any theme", "ask for a new one")
    try:
        return unpack(data)
    except ThemeError as error:
        raise ThemeError(error.problem.at(Where(str(path)))) from error


def unpack(data: bytes) -> tuple[dict[str, bytes], str]:
    """The files of a pack, checked against its manifest, and the theme's name. Raises ThemeError."""
    again = "ask its maker to pack it again with `deckmaker theme pack`"
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = archive.infolist()
            _check_entries(entries)
            files = {entry.filename: _read(archive, entry) for entry in entries}
    except DAMAGED as error:
        raise _refused("the file is no theme pack, or is damaged", again) from error
    try:
        manifest = json.loads(files.pop(MANIFEST))
        version = manifest["format"]
        listed = {str(each["path"]): str(each["sha256"]) for each in manifest["files"]}
        name = str(manifest["name"])
    except (KeyError, TypeError, ValueError, RecursionError) as error:
        raise _refused(f"the pack has no {MANIFEST} that can be read", again) from error
    if version != FORMAT:
        raise _refused(f"the pack is of format {version!r}", "use a newer deckmaker")
    if set(listed) != set(files):
        raise _refused(f"the pack holds other files than its {MANIFEST} lists", again)
    for path, content in files.items():
        if hashlib.sha256(content).hexdigest() != listed[path]:
            raise _refused(f"“{path}” in the pack is not what was packed: its hash differs", again)
    return files, name


def _check_entries(entries: list[ZipInfo]) -> None:
    if len(entries) > MOST_FILES:
        raise _hostile("the pack holds more files than a theme can need", "it was not made by deckmaker")
    whole = 0
    for entry in entries:
        whole += entry.file_size
        kind = stat.S_IFMT(entry.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise _hostile(f"“{entry.filename[:80]}” in the pack is a link or device", "do not use this pack")
        _check_name(entry.filename)
        dense = entry.file_size > RATIO_FROM and entry.file_size > RATIO * max(1, entry.compress_size)
        if entry.file_size > LARGEST_FILE or whole > LARGEST_WHOLE or dense:
            raise _hostile(
                f"the pack unpacks to far more than its size (“{entry.filename[:80]}”)",
                "do not use this pack",
            )


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """No more than the directory promised: its sizes may lie."""
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) > entry.file_size:
        raise _hostile(f"“{entry.filename[:80]}” in the pack is larger than it says", "do not use this pack")
    return data


def _check_name(path: str) -> None:
    steps = path.split("/")
    wrong = not path or len(path) > 200 or len(steps) > 4
    wrong = wrong or any(not _STEP.fullmatch(step) or _DEVICES.fullmatch(step) for step in steps)
    if wrong or any(step.endswith((".", " ")) for step in steps):
        raise _hostile(
            f"a file of the theme has a forbidden name, “{path[:80]}”",
            "a theme's files lie in its own folder",
        )


def _check(files: Mapping[str, bytes]) -> None:
    """Names, kinds and what each kind may hold."""
    if TEXT not in files:
        raise _refused(f"the theme has no {TEXT}", "it is what makes a folder a theme")
    folded: set[str] = set()
    for path, data in files.items():
        _check_name(path)
        suffix = Path(path).suffix.lower()
        if suffix not in _KINDS:
            raise _hostile(
                f"“{path}” is of no kind that a theme may hold", f"allowed are {', '.join(_KINDS)}"
            )
        if path.casefold() in folded:
            raise _hostile(f"the theme has two files named “{path}”", "rename one")
        folded.add(path.casefold())
        check = _CHECKS.get(suffix)
        if check:
            check(data, path)


def _check_template(data: bytes, _: str) -> None:
    unpack_template(data)


def _check_png(data: bytes, path: str) -> None:
    size = png(data)
    if size is None:
        raise _refused(f"“{path}” is not a PNG", "save it again as PNG")
    if size[0] * size[1] > _MOST_PIXELS:
        raise _hostile(f"“{path}” would unpack to {size[0]} × {size[1]} pixels", "use a smaller picture")


_CHECKS: Final[Mapping[str, Callable[[bytes, str], None]]] = {
    ".svg": check_svg,
    ".png": _check_png,
    ".pptx": _check_template,
    ".potx": _check_template,
    ".ppsx": _check_template,
}


def _named(files: Mapping[str, bytes], otherwise: str) -> str:
    try:
        tables: Mapping[str, Any] = tomllib.loads(files[TEXT].decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError):
        return otherwise  # `load` will say what is wrong
    return str(tables.get("name", otherwise))


def _renamed(error: ThemeError, place: Path) -> ThemeError:
    """A problem of a file that waited elsewhere, told with the place it was meant for."""
    where = error.problem.where
    if where is None:
        return error
    return ThemeError(
        error.problem.at(
            Where(str(place / Path(where.name).name), where.line, where.column, where.length, where.excerpt)
        )
    )


def _refused(message: str, hint: str) -> ThemeError:
    return _error("theme-pack", message, hint)


def _hostile(message: str, hint: str) -> ThemeError:
    return _error("theme-hostile", message, hint)


def _error(code: str, message: str, hint: str = "", where: Where | None = None) -> ThemeError:
    return ThemeError(Problem("error", code, message, hint, where))
