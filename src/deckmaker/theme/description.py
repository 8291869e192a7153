"""From the text of a theme.toml to a Description: palette, type, grid, layouts, furniture, all checked.

A description is laid over `base.toml`, and over the themes that it extends, table by table. Names of roles
and placeholders are checked by `make.py`, which knows the contract; all else is here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import msgspec

from deckmaker.model import Problem, ThemeError, Where

from .tables import Description

_OWN: Final = frozenset({"name", "title", "about", "extends"})
_UNSEEN: Final = re.compile("[\x00-\x1f\x7f\ufffe\uffff]")
_LONGEST: Final = 1000  # characters of a text
_SIZES: Final = ("16:9", "4:3", "A4")
_BASE: Final = Path(__file__).with_name("base.toml")


@lru_cache(maxsize=1)
def _base() -> dict[str, Any]:
    return tomllib.loads(_BASE.read_text("utf-8"))


@lru_cache(maxsize=64)
def parse(text: str, name: str) -> Mapping[str, Any]:
    """The tables of a theme.toml; `name` is the file, for messages. Raises ThemeError."""
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        line, column = (int(place[1]), int(place[2])) if place else (0, 0)
        message = re.sub(r" \(at .*\)$", "", str(error))
        raise ThemeError(
            Problem(
                "error",
                "theme-syntax",
                f"the theme's text is not TOML: {message[:1].lower()}{message[1:]}",
                "put texts in quotation marks and one setting on a line",
                _where(text, name, line, column),
            )
        ) from error


def describe(
    text: str, name: str, below: Sequence[Mapping[str, Any]] = (), size: str = "16:9"
) -> Description:
    """`below` are the tables of the themes it extends, the oldest first.

    What stands under `sizes."4:3"` holds for slides of that size alone, and there above all else. Raises
    ThemeError, with the line and the path of the key, when a setting is wrong or unknown.
    """
    whole: Mapping[str, Any] = _base()
    for tables in below:
        # a theme is never taken for the one that it extends
        whole = _laid_over(whole, {key: each for key, each in tables.items() if key not in _OWN})
    own = parse(text, name)
    _check_sizes(own, text, name)
    _check_texts(own, text, name, ())
    whole = _laid_over(whole, own)
    # what is said of one size goes before what is said of all, whoever says it
    whole = _laid_over(whole, whole.pop("sizes", {}).get(size, {}))
    whole.pop("extends", None)
    if isinstance(whole.get("name"), str):
        whole.setdefault("title", whole["name"])
    try:
        return msgspec.convert(whole, Description)
    except msgspec.ValidationError as error:
        raise ThemeError(_explained(str(error), whole, text, name)) from error


def _check_sizes(tables: Mapping[str, Any], text: str, name: str) -> None:
    sizes = tables.get("sizes", {})
    if not isinstance(sizes, Mapping):
        raise refusal(text, name, ("sizes",), "“sizes” must be tables", 'write [sizes."4:3".grid]')
    for size, table in sizes.items():
        if size not in _SIZES:
            message = f"there is no slide size “{size}”"
            raise refusal(text, name, ("sizes", size), message, closest(size, _SIZES))
        if not isinstance(table, Mapping):
            message = f"“sizes.{size}” must be a table"
            raise refusal(text, name, ("sizes", size), message, f'write [sizes."{size}".grid]')


def _check_texts(value: Any, text: str, name: str, path: tuple[str, ...]) -> None:
    """Nothing for texts that XML can hold, of a length that is meant."""
    if isinstance(value, Mapping):
        for key, each in value.items():
            _check_texts(each, text, name, (*path, key))
    elif isinstance(value, list):
        for each in value:
            _check_texts(each, text, name, path)
    elif isinstance(value, str) and (_UNSEEN.search(value) or len(value) > _LONGEST):
        what = (
            "holds a control character" if _UNSEEN.search(value) else f"is longer than {_LONGEST} characters"
        )
        raise refusal(text, name, path, f"“{'.'.join(path)}” {what}", "write it anew, in plain characters")


def refusal(text: str, name: str, path: Sequence[str], message: str, hint: str) -> ThemeError:
    """The error for the setting at this path of keys."""
    return ThemeError(Problem("error", "theme-setting", message, hint, locate(text, name, path)))


def closest(word: str, known: Sequence[str]) -> str:
    """A hint that names the known word which is meant, or all of them."""
    near = get_close_matches(word, known, 1, 0.6)
    return f"did you mean “{near[0]}”?" if near else f"known are {', '.join(sorted(known))}"


def locate(text: str, name: str, path: Sequence[str]) -> Where:
    """Where the deepest written part of a path stands: its key's line, else its table's header."""
    lines = text.splitlines()
    best, depth = 0, 0
    table: tuple[str, ...] = ()
    for number, line in enumerate(lines, 1):
        stripped = line.strip()
        if stripped.startswith("["):
            keys = table = _under(_keys(stripped.strip("[]").split("]")[0]), path)
        elif "=" in stripped and not stripped.startswith("#"):
            keys = (*table, *_keys(stripped.split("=", 1)[0]))
        else:
            continue
        reached = min(len(keys), len(path))
        if reached > depth and keys[:reached] == tuple(path[:reached]):
            best, depth = number, reached
    if not best:
        return Where(name)
    line = lines[best - 1]
    word = path[depth - 1]
    at = max(line.find(word), 0)
    return Where(name, best, at + 1, len(word) if word in line else 1, line)


def _under(keys: tuple[str, ...], path: Sequence[str]) -> tuple[str, ...]:
    """A table for one slide size counts as the table that it changes."""
    return keys[2:] if keys[:1] == ("sizes",) and list(path[:1]) != ["sizes"] else keys


def _keys(dotted: str) -> tuple[str, ...]:
    """The parts of a dotted key; "4:3" and the like stand in quotation marks."""
    return tuple(part.strip("\"'") for part in re.findall(r"\"[^\"]*\"|'[^']*'|[^.\s]+", dotted))


def _where(text: str, name: str, line: int, column: int) -> Where:
    lines = text.splitlines()
    return Where(name, line, column, 1, lines[line - 1] if 0 < line <= len(lines) else "")


def _laid_over(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Tables merge, everything else is replaced."""
    result = dict(below)
    for key, value in above.items():
        mine = result.get(key)
        result[key] = (
            _laid_over(mine, value) if isinstance(mine, Mapping) and isinstance(value, Mapping) else value
        )
    return result


# msgspec: "Object contains unknown field `x` - at `$.a.b`"
_UNKNOWN: Final = re.compile(r"unknown field `([^`]*)`")
_MISSING: Final = re.compile(r"missing required field `([^`]*)`")
_AT: Final = re.compile(r" - at `(?:key in )?\$([^`]*)`$")
_ANY: Final = "[...]"  # how msgspec writes a place in a list, or a key of a table of any names


def _explained(message: str, whole: Mapping[str, Any], text: str, name: str) -> Problem:
    place = _AT.search(message)
    path = _path(place[1] if place else "", message, whole)
    words = _AT.sub("", message)
    hint = "see the bundled themes for examples"
    if unknown := _UNKNOWN.search(words):
        hint = closest(unknown[1], _fields(path))
        path.append(unknown[1])
        words = "is not a setting"
    elif missing := _MISSING.search(words):
        path.append(missing[1])
        words, hint = "is missing", f"add a line “{missing[1]} = …”"
    elif "[0-9A-Fa-f]{6}$" in words:
        words, hint = "is not a colour", 'write six hexadecimal digits in quotation marks: "1F5FD6"'
    else:
        words = "is wrong: " + re.sub(r"`", "", words[:1].lower() + words[1:])
    dotted = ".".join(path) or "the theme"
    return Problem("error", "theme-setting", f"“{dotted}” {words}", hint, locate(text, name, path))


def _path(place: str, message: str, whole: Mapping[str, Any]) -> list[str]:
    """The keys that lead to a mistake. Those that msgspec leaves open are found by trying each alone."""
    path: list[str] = []
    for part in re.findall(r"\[\.\.\.\]|[^.\[\]]+", place):
        if part != _ANY:
            if not part.isdigit():
                path.append(part)
            continue
        table = _at(whole, path)
        if isinstance(table, Mapping):
            guilty = (key for key in table if _fails_alike(whole, path, key, message))
            path += [key for key in [next(guilty, "")] if key]
    return path


def _at(tables: Mapping[str, Any], path: Sequence[str]) -> Any:
    found: Any = tables
    for key in path:
        found = found.get(key) if isinstance(found, Mapping) else None
    return found


def _fails_alike(whole: Mapping[str, Any], path: Sequence[str], key: str, message: str) -> bool:
    """Whether the same mistake is there when the table at this path holds nothing but this key."""
    try:
        msgspec.convert(_narrowed(whole, path, key), Description)
    except msgspec.ValidationError as error:
        return str(error) == message
    return False


def _narrowed(table: Mapping[str, Any], path: Sequence[str], key: str) -> dict[str, Any]:
    if not path:
        return {key: table[key]}
    return {**table, path[0]: _narrowed(table[path[0]], path[1:], key)}


def _fields(path: Sequence[str]) -> list[str]:
    """The settings that the table at a path may have."""
    kind: Any = msgspec.inspect.type_info(Description)
    for part in path:
        kind = _inner(kind)
        if isinstance(kind, msgspec.inspect.StructType):
            kind = next((field.type for field in kind.fields if field.encode_name == part), kind)
        elif isinstance(kind, msgspec.inspect.DictType):
            kind = kind.value_type
    kind = _inner(kind)
    if isinstance(kind, msgspec.inspect.StructType):
        return [field.encode_name for field in kind.fields]
    return []


def _inner(kind: Any) -> Any:
    if isinstance(kind, msgspec.inspect.VarTupleType):
        return _inner(kind.item_type)
    return kind
