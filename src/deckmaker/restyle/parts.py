"""A deck's parts and a theme's template → parts with the template's masters, layouts and table style in place
of the deck's own, nothing left behind."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from deckmaker.model import Theme
from deckmaker.theme.parts import (
    OFFICE,
    TYPES,
    A,
    Arrow,
    P,
    R,
    arrows,
    arrows_name,
    arrows_xml,
    content_types,
    parse,
    serialize,
    types_xml,
    unpack,
)

_OWN: Final = ("slideMaster", "slideLayout", "theme", "image", "tags", "customXml")


def exchanged(parts: dict[str, bytes], main: str, theme: Theme) -> dict[str, str]:
    """Puts the template in; `parts` is changed. Gives the template's layout part → its name in the deck.

    The old masters stay until nothing points at them: see `swept`.
    """
    template = unpack(theme.template)
    source = next(each.target for each in arrows(template, "") if each.kind == "officeDocument")
    masters = [each for each in arrows(template, source) if each.kind == "slideMaster"]
    wanted: list[str] = []
    waiting = [each.target for each in masters]
    while waiting:
        name = waiting.pop()
        if name not in wanted:
            wanted.append(name)
            waiting += [each.target for each in arrows(template, name) if not each.external]
    renamed = _renamed(wanted, set(parts))
    for old, new in renamed.items():
        parts[new] = template[old]
        kept = [_moved(each, renamed) for each in arrows(template, old)]
        if kept:
            parts[arrows_name(new)] = arrows_xml(new, kept)
    _types(parts, template, renamed)
    _presentation(parts, main, theme, template, source, masters, renamed)
    _table_styles(parts, main, template, source)
    return {old: new for old, new in renamed.items() if "/slideLayouts/" in old}


def _renamed(wanted: list[str], taken: set[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in sorted(wanted):
        match = re.fullmatch(r"(.*?)(\d*)(\.[^./]+)", name)
        assert match is not None
        new, number = name, int(match[2] or 0)
        while new in taken:
            number += 1
            new = f"{match[1]}{number}{match[3]}"
        taken.add(new)
        found[name] = new
    return found


def _moved(arrow: Arrow, renamed: Mapping[str, str]) -> Arrow:
    if arrow.external:
        return arrow
    return Arrow(arrow.id, arrow.type, renamed[arrow.target], False)


def _types(parts: dict[str, bytes], template: dict[str, bytes], renamed: Mapping[str, str]) -> None:
    defaults, overrides = content_types(parts)
    more, of_template = content_types(template)
    for old, new in renamed.items():
        suffix = old.rsplit(".", 1)[-1].lower()
        if old in of_template:
            overrides[new] = of_template[old]
        elif suffix in more and defaults.setdefault(suffix, more[suffix]) != more[suffix]:
            overrides[new] = more[suffix]
    parts[TYPES] = types_xml(defaults, overrides)


def _presentation(
    parts: dict[str, bytes],
    main: str,
    theme: Theme,
    template: dict[str, bytes],
    source: str,
    masters: list[Arrow],
    renamed: Mapping[str, str],
) -> None:
    root, kept = parse(parts[main], main), []
    for each in arrows(parts, main):
        if each.kind not in ("slideMaster", "theme"):
            kept.append(each)
    taken = {each.id for each in kept}
    listed = root.find(f"{P}sldMasterIdLst")
    for each in list(listed):
        listed.remove(each)
    of_template = parse(template[source], source)
    ids = {each.get(f"{R}id"): each.get("id") for each in of_template.iter(f"{P}sldMasterId")}
    for number, master in enumerate(masters, 1):
        rel = f"deckmakerMaster{number}"
        while rel in taken:
            rel += "x"
        row = listed.makeelement(f"{P}sldMasterId", {"id": ids.get(master.id, str(2_147_483_648 + number))})
        row.set(f"{R}id", rel)
        listed.append(row)
        part = renamed[master.target]
        kept.append(Arrow(rel, f"{OFFICE}/slideMaster", part, False))
        if number == 1:
            own = next((each.target for each in arrows(parts, part) if each.kind == "theme"), "")
            if own:
                kept.append(Arrow("deckmakerTheme", f"{OFFICE}/theme", own, False))
    size = root.find(f"{P}sldSz")
    if size is not None and (size.get("cx"), size.get("cy")) != (
        str(theme.size.width),
        str(theme.size.height),
    ):
        size.set("cx", str(theme.size.width))
        size.set("cy", str(theme.size.height))
        given = of_template.find(f"{P}sldSz")
        size.attrib.pop("type", None)
        if given is not None and given.get("type"):
            size.set("type", given.get("type"))
    parts[main] = serialize(root)
    parts[arrows_name(main)] = arrows_xml(main, kept)


def _table_styles(parts: dict[str, bytes], main: str, template: dict[str, bytes], source: str) -> None:
    """The template's styles join the deck's: tables of the user's own may use those."""
    mine = next((each.target for each in arrows(parts, main) if each.kind == "tableStyles"), "")
    theirs = next((each.target for each in arrows(template, source) if each.kind == "tableStyles"), "")
    if not mine or not theirs:
        return
    root, more = parse(parts[mine], mine), parse(template[theirs], theirs)
    held = {each.get("styleId") for each in root.findall(f"{A}tblStyle")}
    for each in more.findall(f"{A}tblStyle"):
        if each.get("styleId") not in held:
            root.append(each)
    if more.get("def"):
        root.set("def", more.get("def"))
    parts[mine] = serialize(root)


def notes_follow(parts: dict[str, bytes], main: str) -> None:
    """The notes wear the new theme's colours and fonts: each master owns a copy."""
    new = next((each.target for each in arrows(parts, main) if each.kind == "theme"), "")
    for master in arrows(parts, main):
        if master.kind in ("notesMaster", "handoutMaster") and new:
            for own in arrows(parts, master.target):
                if own.kind == "theme" and arrows_name(new) not in parts:
                    parts[own.target] = parts[new]
                    parts.pop(arrows_name(own.target), None)


def swept(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The parts that something points at, with their types; the others are gone."""
    reached: dict[str, None] = {}
    waiting = [""]
    while waiting:
        for each in arrows(parts, waiting.pop()):
            if not each.external and each.target not in reached:
                reached[each.target] = None
                waiting.append(each.target)
    kept = {TYPES: b"", "_rels/.rels": parts["_rels/.rels"]}
    for name, data in parts.items():
        if name in reached:
            kept[name] = data
            if arrows_name(name) in parts:
                kept[arrows_name(name)] = parts[arrows_name(name)]
    defaults, overrides = content_types(parts)
    kept[TYPES] = types_xml(defaults, {part: kind for part, kind in overrides.items() if part in kept})
    return kept


def slides(parts: dict[str, bytes], main: str) -> list[str]:
    """The slide parts, in the order of the show."""
    root: Any = parse(parts[main], main)
    targets = {each.id: each.target for each in arrows(parts, main) if each.kind == "slide"}
    listed = [targets.get(each.get(f"{R}id", ""), "") for each in root.iter(f"{P}sldId")]
    return [each for each in listed if each]
