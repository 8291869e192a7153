"""Takes the choices file beside a source, `NAME.deck.toml`, and gives Choices; and back."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

import msgspec

from deckmaker.model import Brief, Choices, Edits, InputError, Problem, SceneEdit, Where

HINT = "see docs/choices.md, or remove the line"


class _Scene(msgspec.Struct, forbid_unknown_fields=True):
    key: str
    takeaway: str | None = None
    points: list[str] | None = None
    chart: str | None = None
    hidden: bool | None = None


class _Brief(msgspec.Struct, forbid_unknown_fields=True):
    length: str = ""
    audience: str = ""
    tone: str = ""
    language: str = ""


class _File(msgspec.Struct, forbid_unknown_fields=True):
    theme: str = ""
    brief: _Brief = msgspec.field(default_factory=_Brief)
    order: list[str] = msgspec.field(default_factory=list)
    scene: list[_Scene] = msgspec.field(default_factory=list)


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
    return Choices(file.theme, brief, Edits(scenes, tuple(file.order)))


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
    scenes = [
        {key: value for key, value in msgspec.to_builtins(edit).items() if value is not None}
        for edit in choices.edits.scenes
    ]
    if scenes:
        table["scene"] = scenes
    return tomli_w.dumps(table)


def _scene(edit: _Scene) -> SceneEdit:
    return msgspec.convert(msgspec.to_builtins(edit), SceneEdit)


def _refused(name: str, message: str) -> InputError:
    return InputError(Problem("error", "choices", message, HINT, Where(name)))
