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
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta, Struct

from deckmaker.model import Align, Anchor, Problem, ThemeError, Where

Rgb = Annotated[str, Meta(pattern="^[0-9A-Fa-f]{6}$", description="six hexadecimal digits: 1F5FD6")]
# tx and bg change places on dark layouts; dk and lt never do
Colour = Literal[
    "tx1", "bg1", "tx2", "bg2", "dk1", "lt1", "dk2", "lt2",
    "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
]  # fmt: skip
Inches = Annotated[float, Meta(ge=-20, le=40)]
Points = Annotated[float, Meta(ge=1, le=400)]
Edge = Literal["left", "top", "right", "bottom"]
Column = Annotated[int, Meta(ge=1, le=24)]
Slug = Annotated[str, Meta(pattern=r"^[\w][\w.-]*$", max_length=60)]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """Any table of a theme.toml: what it does not know, it refuses."""


class PaletteTable(Table, frozen=True):
    dk1: Rgb
    lt1: Rgb
    dk2: Rgb
    lt2: Rgb
    accent1: Rgb
    accent2: Rgb
    accent3: Rgb
    accent4: Rgb
    accent5: Rgb
    accent6: Rgb
    hlink: Rgb
    folHlink: Rgb  # noqa: N815  the scheme's own name


class FontsTable(Table, frozen=True):
    major: str
    minor: str
    mono: str
    east_asian: str = ""


class GridTable(Table, frozen=True):
    columns: Column
    gutter: Annotated[float, Meta(ge=0, le=2)]
    left: Annotated[float, Meta(ge=0, le=5)]
    right: Annotated[float, Meta(ge=0, le=5)]


class LevelTable(Table, frozen=True):
    size: Points
    font: Literal["major", "minor", "mono"] = "minor"
    bold: bool = False
    italic: bool = False
    caps: bool = False
    colour: Colour = "tx1"
    align: Align = "left"
    pitch: Annotated[float, Meta(ge=0.6, le=3)] = 1.0
    before: Annotated[float, Meta(ge=0, le=200)] = 0.0
    after: Annotated[float, Meta(ge=0, le=200)] = 0.0
    bullet: Annotated[str, Meta(max_length=2)] = ""
    bullet_colour: Colour | Literal[""] = ""
    margin: Annotated[float, Meta(ge=0, le=5)] = 0.0
    hang: Annotated[float, Meta(ge=0, le=5)] | None = None  # None: as the margin


class StyleTable(Table, frozen=True):
    levels: Annotated[tuple[LevelTable, ...], Meta(min_length=1, max_length=9)]
    anchor: Anchor = "top"
    smallest: Annotated[float, Meta(ge=0, le=400)] = 0.0


class PlaceholderTable(Table, frozen=True):
    columns: tuple[Column, Column] | None = None
    across: tuple[Inches, Inches] | None = None  # left and right edge, instead of columns
    row: str | tuple[Inches, Inches] = "body"
    bleed: tuple[Edge, ...] = ()
    insets: Annotated[float, Meta(ge=0, le=2)] = 0.0
    panel: Colour | Literal[""] = ""  # furniture behind it
    style: str = ""  # "": the role's own
    size: Points | None = None
    colour: Colour | Literal[""] = ""
    align: Align | Literal[""] = ""
    anchor: Anchor | Literal[""] = ""


class FurnitureTable(Table, frozen=True):
    """A shape that slides inherit, in inches from the left upper corner or on the grid."""

    shape: Literal["box", "line", "polygon", "ellipse", "text", "logo"]
    name: str = ""
    at: tuple[Inches, Inches, Inches, Inches] | None = None  # left, top, right, bottom
    columns: tuple[Column, Column] | None = None  # instead of `at`, with a row
    row: str | tuple[Inches, Inches] | None = None
    points: tuple[tuple[Inches, Inches], ...] = ()  # of a polygon
    fill: Colour | Literal[""] = ""
    stroke: Colour | Literal[""] = ""
    weight: Annotated[float, Meta(ge=0, le=40)] = 0.75  # points
    text: str = ""
    size: Points = 100.0
    font: Literal["major", "minor", "mono"] = "major"
    bold: bool = False


class LayoutTable(Table, frozen=True):
    placeholders: dict[str, PlaceholderTable] = {}
    dark: bool = False
    ground: Colour = "bg1"
    footers: bool | tuple[Literal["date", "footer", "slide_number"], ...] = True
    master_art: bool | None = None  # None: on light layouts that have footers
    furniture: tuple[FurnitureTable, ...] = ()


class ChartTable(Table, frozen=True):
    highlight: Colour
    context: Colour
    rest: Colour
    label: Colour
    axis: Colour
    series: Annotated[tuple[Colour, ...], Meta(min_length=1, max_length=12)]
    gap_width: Annotated[int, Meta(ge=0, le=500)]
    hole_size: Annotated[int, Meta(ge=10, le=90)]
    label_size: Points
    smallest: Points


class LimitsTable(Table, frozen=True):
    points_per_slide: Annotated[int, Meta(ge=1, le=20)]
    rows_per_table: Annotated[int, Meta(ge=2, le=60)]
    code_lines: Annotated[int, Meta(ge=2, le=80)]
    smallest_scale: Annotated[int, Meta(ge=25, le=100)]
    body_smallest: Points


class LogoTable(Table, frozen=True):
    light: str = ""  # file for light grounds, in the theme's folder
    dark: str = ""  # file for dark grounds
    alt: str = ""  # what it is, for people who do not see it; "" for decoration


class Description(Table, frozen=True, kw_only=True):
    name: Slug
    title: str
    version: str = "1.0"
    author: str = ""
    licence: str = ""
    about: str = ""
    footer: str = ""
    palette: PaletteTable
    fonts: FontsTable
    grid: GridTable
    rows: dict[str, tuple[Inches, Inches]]
    styles: dict[str, StyleTable]
    footers: dict[str, PlaceholderTable]
    layouts: dict[str, LayoutTable]
    chart: ChartTable
    limits: LimitsTable
    logo: LogoTable = LogoTable()
    furniture: tuple[FurnitureTable, ...] = ()  # of the master


_OWN: Final = frozenset({"name", "title", "about", "extends"})
_BASE: Final = Path(__file__).with_name("base.toml")


@lru_cache(maxsize=1)
def _base() -> dict[str, Any]:
    return tomllib.loads(_BASE.read_text("utf-8"))


def parse(text: str, name: str) -> dict[str, Any]:
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


def describe(text: str, name: str, below: Sequence[Mapping[str, Any]] = ()) -> Description:
    """`below` are the tables of the themes it extends, the oldest first.

    Raises ThemeError, with the line and the path of the key, when a setting is wrong or unknown.
    """
    whole = _base()
    for tables in below:
        # a theme is never taken for the one that it extends
        whole = _laid_over(whole, {key: each for key, each in tables.items() if key not in _OWN})
    whole = _laid_over(whole, parse(text, name))
    whole.pop("extends", None)
    try:
        return msgspec.convert(whole, Description)
    except msgspec.ValidationError as error:
        raise ThemeError(_explained(str(error), whole, text, name)) from error


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
            table = _keys(stripped.strip("[]").split("]")[0])
            reached = _shared(table, path)
            if reached == len(table) and reached > depth:
                best, depth = number, reached
        elif "=" in stripped and not stripped.startswith("#"):
            keys = (*table, *_keys(stripped.split("=", 1)[0]))
            reached = _shared(keys, path)
            if reached == len(keys) and reached > depth:
                best, depth = number, reached
    if not best:
        return Where(name)
    line = lines[best - 1]
    word = path[depth - 1]
    at = max(line.find(word), 0)
    return Where(name, best, at + 1, len(word) if word in line else 1, line)


def _keys(dotted: str) -> tuple[str, ...]:
    return tuple(part.strip().strip("\"'") for part in dotted.split("."))


def _shared(keys: Sequence[str], path: Sequence[str]) -> int:
    count = 0
    for mine, theirs in zip(keys, path, strict=False):
        if mine != theirs:
            break
        count += 1
    return count


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
    elif "^[0-9A-Fa-f]{6}$" in words:
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
