"""From a company's template to the Marks of a layout's furniture: background, master art, layout art.

Made themes bring their furniture along; of an imported one it is read here, from the template's own parts.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from deckmaker.colours import A, Scheme, colour
from deckmaker.model import Image, Mark, Path, Rect, SlideLayout, Theme

from .drawing import fill, scheme_of
from .outlines import rectangle
from .shapes import Artist, P, R

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True)
_FIRST_GROUND: Final = 1001  # `idx` of the first of a theme's background fills


@dataclass(frozen=True, slots=True)
class Furniture:
    marks: tuple[Mark, ...]
    left_out: tuple[str, ...] = ()  # names of shapes that are shown as neutral blocks


_CACHE: dict[tuple[bytes, str, bool], Furniture] = {}


def furniture(theme: Theme, layout: SlideLayout) -> Furniture:
    """What a slide inherits from its layout and master; read once a layout."""
    if layout.furniture or not theme.template or not layout.part:
        return Furniture(layout.furniture or (_ground(theme, layout),))
    key = (theme.template, layout.part, layout.dark)
    if key not in _CACHE:
        if len(_CACHE) > 256:
            _CACHE.clear()
        _CACHE[key] = _furniture(theme, layout)
    return _CACHE[key]


def _ground(theme: Theme, layout: SlideLayout) -> Path:
    whole = Rect(0, 0, theme.size.width, theme.size.height)
    return Path(rectangle(whole), theme.palette.rgb("bg1", dark=layout.dark))


def _furniture(theme: Theme, layout: SlideLayout) -> Furniture:
    try:
        parts = _parts(theme.template)
        own = _root(parts, layout.part)
        arrows = _arrows(parts, layout.part)
        above = next(target for kind, target in arrows.values() if kind.endswith("/slideMaster"))
        master = _root(parts, above)
    except (BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError):
        return Furniture((_ground(theme, layout),))
    try:
        return _drawn(theme, layout, parts, own, master, above)
    except (ValueError, TypeError, AttributeError, KeyError, ArithmeticError, RecursionError):
        # a template that says what no template may: PowerPoint may still show it, we do not guess
        return Furniture((_ground(theme, layout),), (layout.name,))


def _drawn(
    theme: Theme, layout: SlideLayout, parts: dict[str, bytes], own: Any, master: Any, above: str
) -> Furniture:
    """`above`: the part of the master."""
    scheme = _mapped(master, own, theme)
    marks: list[Mark] = []
    left_out: list[str] = []
    shown = [(own, layout.part)]
    if own.get("showMasterSp", "1") not in ("0", "false"):
        shown.insert(0, (master, above))
    for root, part in ((own, layout.part), (master, above)):
        background = root.find(f"{P}cSld/{P}bg")
        if background is not None:
            marks += _background(background, theme, scheme, _media(parts, part), parts, above)
            break
    for root, part in shown:
        artist = Artist(theme, scheme, _media(parts, part))
        marks += artist.tree(root.find(f"{P}cSld/{P}spTree"))
        left_out += artist.left_out
    return Furniture((_ground(theme, layout), *marks), tuple(left_out))


def slots(theme: Theme, dark: bool) -> Scheme:
    """The scheme colours by use and by slot, as a table style names them."""
    if theme.made or not theme.layouts:
        return scheme_of(theme.palette, dark)
    try:
        parts = _parts(theme.template)
        arrows = _arrows(parts, theme.layouts[0].part).values()
        master = _root(parts, next(target for kind, target in arrows if kind.endswith("/slideMaster")))
    except (BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError):
        return scheme_of(theme.palette, dark)
    return _mapped(master, None, theme)


def _mapped(master: Any, layout: Any, theme: Theme) -> Scheme:
    """The scheme colours as the master maps them, or the layout where it overrides that.

    A theme's palette is told as slides of its master see it: its `dk1` is their text, whatever slot that is.
    """
    plain = scheme_of(theme.palette, False)
    table = master.find(f"{P}clrMap")
    override = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping") if layout is not None else None
    usual = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
    given = dict(table.attrib) if table is not None else {}
    seen_as = {str(given.get(use, slot)): use for use, slot in usual.items()}
    own = dict(override.attrib) if override is not None else {}

    def scheme(name: str) -> str:
        slot = str(own.get(name, name))
        return plain(seen_as.get(slot, slot) if slot in usual.values() else slot)

    return scheme


def _background(
    node: Any,
    theme: Theme,
    scheme: Scheme,
    media: Callable[[str], bytes],
    parts: dict[str, bytes],
    master: str,
) -> Iterator[Mark]:
    whole = Rect(0, 0, theme.size.width, theme.size.height)
    properties, named = node.find(f"{P}bgPr"), node.find(f"{P}bgRef")
    if properties is None and named is not None:
        tone = colour(named, scheme)
        index = int(named.get("idx", "0")) - _FIRST_GROUND
        styles = _grounds(parts, master)
        if index <= 0 or index >= len(styles):
            if tone:
                yield Path(rectangle(whole), tone)
            return
        holder = etree.Element("holder")
        holder.append(styles[index])
        yield from _filled(holder, whole, scheme, tone, lambda rel: b"")
    elif properties is not None:
        yield from _filled(properties, whole, scheme, "", media)


def _filled(
    holder: Any, whole: Rect, scheme: Scheme, tone: str, media: Callable[[str], bytes]
) -> Iterator[Mark]:
    ink, graded = fill(holder, whole, scheme, tone)
    blip = holder.find(f"{A}blipFill/{A}blip")
    if ink or graded:
        yield Path(rectangle(whole), ink, gradient=graded)
    elif blip is not None and (data := media(blip.get(f"{R}embed", ""))):
        yield Image(whole, data)


def _grounds(parts: dict[str, bytes], master: str) -> list[Any]:
    """The background fills of the master's theme."""
    for kind, target in _arrows(parts, master).values():
        if kind.endswith("/theme") and target in parts:
            listed = _root(parts, target).find(f".//{A}bgFillStyleLst")
            return list(listed) if listed is not None else []
    return []


@lru_cache(maxsize=4)
def _parts(template: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(template)) as archive:
        return {"/" + name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def _root(parts: dict[str, bytes], part: str) -> Any:
    return etree.fromstring(parts[part], _PARSER)


def _arrows(parts: dict[str, bytes], part: str) -> dict[str, tuple[str, str]]:
    """Relationship id → (type, part) of what lies in the package."""
    folder, name = posixpath.split(part)
    data = parts.get(f"{folder}/_rels/{name}.rels")
    if data is None:
        return {}
    return {
        each.get("Id"): (
            each.get("Type", ""),
            posixpath.normpath(posixpath.join(folder, each.get("Target", ""))),
        )
        for each in etree.fromstring(data, _PARSER)
        if each.get("TargetMode") != "External"
    }


def _media(parts: dict[str, bytes], part: str) -> Callable[[str], bytes]:
    arrows = _arrows(parts, part)
    return lambda rel: parts.get(arrows.get(rel, ("", ""))[1], b"")
