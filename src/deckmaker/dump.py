"""Takes any value of `model/` and gives it as text for people and goldens, or as JSON for programs."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any

from deckmaker.model import Span

_WIDTH = 110  # columns; what is wider goes on lines of its own


def as_json(value: Any) -> str:
    """Indented JSON whose keys are the field names; bytes are given by their number."""
    return json.dumps(plain(value), ensure_ascii=False, indent=2)


def plain(value: Any) -> Any:
    """Dicts, lists, strings and numbers, as `json` takes them."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, bytes):
        return f"{len(value)} bytes"
    if isinstance(value, Mapping):
        return {str(key): plain(each) for key, each in value.items()}
    if isinstance(value, tuple | list):
        return [plain(each) for each in value]
    return value


def as_text(value: Any) -> str:
    """An indented listing; fields that have their default value are left out."""
    return "\n".join(_lines(value, "")) + "\n"


def _lines(value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, tuple | list):
        for each in value:
            yield from _lines(each, indent)
    elif not _is_record(value):
        yield indent + _scalar(value)
    else:
        head, rest = type(value).__name__, []
        for name, field in _told(value):
            short = _scalar(field)
            if _nested(field) and (len(short) > _WIDTH // 2 or short.count("(") > 1):
                rest.append((name, field))
            else:
                head += f" {name}={short}"
        yield indent + head
        for name, field in rest:
            yield f"{indent}  {name}:"
            yield from _lines(field, indent + "    ")


def _told(value: Any) -> Iterator[tuple[str, Any]]:
    """The fields worth telling: those that differ from their default."""
    for field in dataclasses.fields(value):
        mine = getattr(value, field.name)
        default = field.default
        if field.default_factory is not dataclasses.MISSING:
            default = field.default_factory()
        if field.repr and (default is dataclasses.MISSING or mine != default):
            yield field.name, mine


def _is_record(value: Any) -> bool:
    return dataclasses.is_dataclass(value) and not isinstance(value, type)


def _nested(value: Any) -> bool:
    return _is_record(value) or (isinstance(value, tuple) and bool(value))


def _scalar(value: Any) -> str:
    if isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bytes):
        return f"<{len(value)} bytes>"
    if isinstance(value, float):
        return f"{value:g}"
    if isinstance(value, Span):
        return f"{value.start}:{value.end}"
    if isinstance(value, tuple):
        return "[" + ", ".join(_scalar(each) for each in value) + "]"
    if _is_record(value):
        fields = ", ".join(f"{name}={_scalar(each)}" for name, each in _told(value))
        return f"{type(value).__name__}({fields})"
    return str(value)
