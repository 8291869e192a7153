"""A company's template as a theme's folder: the template, cleared, and a theme.toml that keeps its mapping.

Front functions: `adopt(data, place, …)` writes such a folder, `from_folder(place, …)` reads one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Final, Literal

import msgspec
from msgspec import Meta

from deckmaker.model import ROLES, ChartStyle, Limits, Theme, ThemeError

from .description import closest, refusal
from .import_pptx import Imported, imported
from .mapping import BASE, Corrections, RoleMap
from .packing import put
from .tables import LimitsTable, Table

TEMPLATE: Final = "template.pptx"
Scheme = Literal[
    "tx1", "bg1", "tx2", "bg2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink"
]  # fmt: skip


class SchemeChartTable(Table, frozen=True):
    """Colours of charts, by the names of the template's own colour scheme."""

    highlight: Scheme
    context: Scheme
    rest: Scheme
    label: Scheme
    axis: Scheme
    series: Annotated[tuple[Scheme, ...], Meta(min_length=1, max_length=12)]
    gap_width: Annotated[int, Meta(ge=0, le=500)]
    hole_size: Annotated[int, Meta(ge=10, le=90)]
    label_size: Annotated[float, Meta(ge=6, le=60)]
    smallest: Annotated[float, Meta(ge=6, le=60)]


class CompanyTable(Table, frozen=True, kw_only=True):
    """A theme.toml that names a template."""

    template: str
    name: str = ""
    title: str = ""
    version: str = "1.0"
    author: str = ""
    licence: str = ""
    about: str = ""
    footer: str = ""
    embed_fonts: bool = False
    master: int = 0
    roles: dict[str, str] = msgspec.field(default_factory=dict)
    chart: dict[str, Any] = msgspec.field(default_factory=dict)
    limits: dict[str, Any] = msgspec.field(default_factory=dict)


def adopt(
    data: bytes,
    place: Path,
    corrections: Corrections | None = None,
    title: str = "",
    folders: Sequence[Path] = (),
    *,
    replace: bool = False,
    more: Callable[[Imported], Mapping[str, bytes]] = lambda _: {},
) -> Imported:
    """Makes the theme folder `place` of a company's template, whole or not at all.

    `corrections` are kept in its theme.toml; `more` may give further files, such as a picture of the mapping.
    Raises ThemeError for a template that cannot be used, a wrong correction, or a place that cannot be written
    (or is taken, unless `replace`).
    """
    found = imported(data, place.name, corrections)
    files = {
        "theme.toml": text(found.mapping, place.name, title or _titled(place.name)).encode(),
        TEMPLATE: found.theme.template,
        **more(found),
    }
    put(files, place, folders, replace=replace)
    return found


def from_folder(
    place: Path, tables: Mapping[str, Any], text: str, name: str, read: Callable[[Path], bytes]
) -> Theme:
    """`tables` and `text` are of the theme.toml, `name` is that file. Raises ThemeError at its line."""
    try:
        table = msgspec.convert(dict(tables), CompanyTable)
    except msgspec.ValidationError as error:
        raise _explained(str(error), text, name) from error
    source = place / table.template
    if not source.resolve().is_relative_to(place.resolve()) or not source.is_file():
        message = f"the template “{table.template}” is not in the theme's folder"
        raise refusal(text, name, ("template",), message, "put the file beside theme.toml")
    try:
        theme = _theme(
            read(source), table.name or place.name, tuple(sorted(table.roles.items())), table.master
        )
    except ThemeError as error:
        problem = error.problem
        if problem.where or problem.code != "theme-roles":
            raise
        wrong = next((role for role in table.roles if f"“{role}”" in problem.message), "")
        wrong = wrong or next(
            (role for role, one in table.roles.items() if f"“{one}”" in problem.message), ""
        )
        path = ("roles", wrong) if wrong else ("master",)
        raise refusal(text, name, path, problem.message, problem.hint) from error
    chart = _overridden(theme.chart, SchemeChartTable, table.chart, "chart", text, name)
    limits = _overridden(theme.limits, LimitsTable, table.limits, "limits", text, name)
    assert isinstance(chart, ChartStyle)
    assert isinstance(limits, Limits)
    return replace(
        theme,
        title=table.title or theme.title,
        footer=table.footer or theme.footer,
        chart=chart,
        limits=limits,
    )


@lru_cache(maxsize=4)
def _theme(data: bytes, name: str, roles: tuple[tuple[str, str], ...], master: int) -> Theme:
    return imported(data, name, Corrections(dict(roles), master)).theme


def _overridden(
    found: ChartStyle | Limits, kind: type[Table], given: Mapping[str, Any], key: str, text: str, name: str
) -> Any:
    """What was found in the template, with what the theme.toml says of it instead."""
    if not given:
        return found
    known = [field.name for field in fields(found)]
    for each in given:
        if each not in known:
            raise refusal(text, name, (key, each), f"“{key}.{each}” is not a setting", closest(each, known))
    whole = {each: getattr(found, each) for each in known} | dict(given)
    try:
        checked = msgspec.convert(whole, kind)
    except msgspec.ValidationError as error:
        raise _explained(str(error), text, name, (key,)) from error
    return type(found)(**{each: getattr(checked, each) for each in known})


def _explained(message: str, text: str, name: str, path: tuple[str, ...] = ()) -> ThemeError:
    """msgspec's words at the line they are about."""
    unknown = re.search(r"unknown field `([^`]*)`", message)
    if unknown:
        settings = [field.encode_name for field in msgspec.structs.fields(CompanyTable)]
        said = f"“{unknown[1]}” is not a setting of a company's template"
        return refusal(text, name, (*path, unknown[1]), said, closest(unknown[1], settings))
    at = re.search(r" - at `(?:key in )?\$\.?([^`\[]*)", message)
    keys = (*path, *(at[1].split(".") if at and at[1] else ()))
    words = re.sub(r" - at `.*$", "", message).replace("`", "")
    said = f"“{'.'.join(keys)}” is wrong: {words[:1].lower()}{words[1:]}"
    return refusal(text, name, keys, said, 'write points = "Title and Content" under [roles]')


def text(mapping: RoleMap, name: str, title: str) -> str:
    """The theme.toml that keeps a mapping: what serves by itself as settings, the rest as remarks."""
    lines = [
        "# A company's template as a theme. Where the wrong layout serves a role, change its line under [roles];",
        "# `deckmaker theme check` tells whether all is well.",
        f"name = {_quoted(name)}",
        f"title = {_quoted(title)}",
        f"template = {_quoted(TEMPLATE)}",
    ]
    if mapping.masters > 1:
        lines.append(f"master = {mapping.master}  # of {mapping.masters} slide masters")
    lines += ["", "[roles]  # role = the layout's name, as PowerPoint shows it"]
    width = max(len(role) for role in (*ROLES, BASE))
    for each in mapping.matches:
        remark = "  # missing roles are set in boxes on it" if each.role == BASE else ""
        if each.native:
            lines.append(f"{each.role:<{width}} = {_quoted(each.layout)}{remark}")
    composed = [each for each in mapping.matches if not each.native]
    if composed:
        lines += [
            "",
            "# Without a layout of their own: set in boxes below the title of the layout that is named.",
        ]
        lines += [f"# {each.role:<{width}} = {_quoted(each.layout)}" for each in composed]
    unused = [each.label for each in mapping.layouts if not each.roles]
    if unused:
        lines += ["", "# Layouts that serve no role: " + ", ".join(_quoted(each) for each in unused)]
    return "\n".join(lines) + "\n"


def _quoted(words: str) -> str:
    """A TOML string: JSON's escapes are TOML's too."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007F")


def _titled(name: str) -> str:
    words = re.sub(r"[_\W]+", " ", name).strip()
    return words[:1].upper() + words[1:] or name
