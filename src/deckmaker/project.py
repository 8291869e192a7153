"""Takes the choices file beside a source, `NAME.deck.toml`, and gives Choices; and back."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec

from deckmaker.model import (
    Brief,
    Choices,
    Edits,
    InputError,
    NumberEdit,
    PointEdit,
    Problem,
    SceneEdit,
    SectionEdit,
    Where,
)

HINT = "see docs/choices.md, or remove the line"


class _Point(msgspec.Struct, forbid_unknown_fields=True):
    text: str
    level: int = 0
    sentence: str = ""


class _Scene(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    takeaway: str | None = None
    subtitle: str | None = None
    points: list[str | _Point] | None = None
    kind: str | None = None
    chart: str | None = None
    notes: str | None = None
    alt: str | None = None
    source_line: str | None = None
    hidden: bool | None = None


class _Section(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    quotation: str | None = None


class _Number(msgspec.Struct, forbid_unknown_fields=True):
    section: str
    surface: str
    occurrence: int = 1
    use: bool = True


class _Brief(msgspec.Struct, forbid_unknown_fields=True):
    length: str = ""
    audience: str = ""
    tone: str = ""
    language: str = ""
    size: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    theme: str = ""
    brief: _Brief = msgspec.field(default_factory=_Brief)
    order: list[str] = msgspec.field(default_factory=list)
    scene: list[_Scene] = msgspec.field(default_factory=list)
    section: list[_Section] = msgspec.field(default_factory=list)
    number: list[_Number] = msgspec.field(default_factory=list)


def beside(source: Path) -> Path:
    """Where the choices for this source are kept."""
    return source.with_name(source.stem + ".deck.toml")


def load(path: Path) -> Choices:
    """The choices of a file, none when it is missing. Raises InputError when it is not understood."""
    if not path.is_file():
        return Choices()
    try:
        return parse(path.read_text("utf-8"), str(path))
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(str(path), f"the choices cannot be read: {error}") from error


def parse(text: str, name: str) -> Choices:
    """Choices from TOML text; `name` is for messages only."""
    try:
        file = msgspec.convert(tomllib.loads(text), _File)
        scenes = tuple(_scene(each) for each in file.scene)
        brief = msgspec.convert(msgspec.to_builtins(file.brief), Brief)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise _refused(name, f"the choices are not understood: {error}") from error
    sections = tuple(SectionEdit(each.key, each.quotation) for each in file.section)
    numbers = tuple(NumberEdit(each.section, each.surface, each.occurrence, each.use) for each in file.number)
    return Choices(file.theme, brief, Edits(scenes, tuple(file.order), sections, numbers))


def unparse(choices: Choices) -> str:
    """TOML that `parse` reads back to the same choices; nothing that was not chosen is written."""
    import tomli_w

    table: dict[str, Any] = {}
    if choices.theme:
        table["theme"] = choices.theme
    if choices.edits.order:
        table["order"] = list(choices.edits.order)
    brief = {key: value for key, value in msgspec.to_builtins(choices.brief).items() if value}
    if brief:
        table["brief"] = brief
    edits = choices.edits
    for name, values in (
        ("scene", [_told(edit) | _lines(edit) for edit in edits.scenes]),
        ("section", [_told(edit) for edit in edits.sections]),
        ("number", [_told(edit) for edit in edits.numbers]),
    ):
        if values:
            table[name] = values
    return tomli_w.dumps(table)


def _told(edit: SceneEdit | SectionEdit | NumberEdit) -> dict[str, Any]:
    """The fields that were decided on."""
    fields = {key: value for key, value in msgspec.to_builtins(edit).items() if value is not None}
    if fields.get("occurrence") == 1:
        del fields["occurrence"]
    return fields


def _lines(edit: SceneEdit) -> dict[str, Any]:
    """The lines of a scene: text alone, indented by level, where no sentence is named and nothing is lost."""
    if edit.points is None:
        return {}
    lines: list[Any] = []
    for point in edit.points:
        short = "  " * point.level + point.text
        if not point.sentence and _point(short) == point:
            lines.append(short)
        else:
            lines.append({key: value for key, value in msgspec.to_builtins(point).items() if value})
            lines[-1].setdefault("text", "")
    return {"points": lines}


def _point(line: str | _Point) -> PointEdit:
    """Two spaces or a tab in front of a line make it one level deeper."""
    if isinstance(line, _Point):
        return PointEdit(line.text, min(max(line.level, 0), 8), line.sentence)
    indent = line[: len(line) - len(line.lstrip())]
    return PointEdit(line.strip(), min(indent.count("\t") + indent.count(" ") // 2, 8))


def _scene(edit: _Scene) -> SceneEdit:
    points = None if edit.points is None else tuple(map(_point, edit.points))
    fields = msgspec.structs.asdict(edit) | {"points": None}
    return replace(msgspec.convert(fields, SceneEdit), points=points)


def _refused(name: str, message: str) -> InputError:
    return InputError(Problem("error", "choices", message, HINT, Where(name)))
