"""From a company's file, unpacked, to its bare template: no slides, no people's content, no orphan part.

Kept are masters, layouts, themes, notes and handout masters, table styles, embedded fonts and the pictures
they use. Everything else goes: what no kept part points at is not written.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from .parts import (
    OFFICE,
    TYPES,
    A,
    Arrow,
    P,
    R,
    arrows_name,
    arrows_xml,
    content_types,
    parse,
    refused,
    serialize,
    types_xml,
)
from .parts import arrows as arrows_of

_PML: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_MAIN: Final = f"{_PML}.presentation.main+xml"
_STRICT: Final = b"http://purl.oclc.org/ooxml/"
# What presentation.xml keeps: slides, comments, view and printer settings, macros, tags all go.
_KEPT_BY_MAIN: Final = frozenset(
    {"slideMaster", "notesMaster", "handoutMaster", "presProps", "theme", "tableStyles", "font"}
)
# What a master, layout or theme never keeps: jumps to slides, tags, comments, other people's parts.
_DROPPED: Final = frozenset(
    {"slide", "notesSlide", "tags", "customXml", "comments", "vbaProject", "control", "attachedTemplate"}
)
_LINKS: Final = ("http://", "https://", "mailto:")
_SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_GONE: Final = ("custShowLst", "photoAlbum", "custDataLst", "modifyVerifier", "smartTags")
_PRESENTATION_ORDER: Final = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst")


@dataclass(frozen=True, slots=True)
class Template:
    """Parts of a template; `used` counts the slides each layout had before they were cleared."""

    parts: dict[str, bytes]
    main: str
    masters: tuple[str, ...]
    layouts: tuple[tuple[str, ...], ...]  # parallel to `masters`
    used: dict[str, int]


def clear(parts: dict[str, bytes]) -> Template:
    """Raises ThemeError for a package that is no presentation, or has no slide master."""
    main = next((each.target for each in arrows_of(parts, "") if each.type == f"{OFFICE}/officeDocument"), "")
    if not main:
        if any(_STRICT in parts.get(name, b"") for name in ("_rels/.rels", "ppt/presentation.xml")):
            raise refused(
                "the template is of the kind “Strict Open XML”",
                "save it in PowerPoint as an ordinary .pptx or .potx",
            )
        raise refused("the template is not a PowerPoint file", "use a .pptx, .potx or .ppsx")
    defaults, overrides = content_types(parts)
    if "presentationml" not in overrides.get(main, "") and "ms-powerpoint" not in overrides.get(main, ""):
        raise refused(
            "the template is an office file, but not a PowerPoint one", "use a .pptx, .potx or .ppsx"
        )
    used = _used(parts, main)
    kept: dict[str, bytes] = {}
    _clear_main(parts, main, kept)
    waiting = [each.target for each in arrows_of(kept | _typed(parts), main)]
    while waiting:
        name = waiting.pop(0)
        if name in kept:
            continue
        kept[name] = parts[name]
        waiting += _keep_arrows(parts, name, kept)
    masters = tuple(each.target for each in arrows_of(kept, main) if each.kind == "slideMaster")
    if not masters:
        raise refused("the template has no slide master", "save it again in PowerPoint")
    masters = _in_order(kept, main, masters)
    layouts = tuple(_layouts(kept, master) for master in masters)
    suffixes = {name.rsplit(".", 1)[-1].lower() for name in kept} | {"rels", "xml"}
    defaults |= {
        "rels": "application/vnd.openxmlformats-package.relationships+xml",
        "xml": "application/xml",
    }
    root = Arrow("rId1", f"{OFFICE}/officeDocument", main, False)
    package = {
        TYPES: types_xml(
            {suffix: kind for suffix, kind in defaults.items() if suffix in suffixes},
            {part: _MAIN if part == main else kind for part, kind in overrides.items() if part in kept},
        ),
        "_rels/.rels": arrows_xml("", [root]),
    }
    return Template(package | kept, main, masters, layouts, used)


def _typed(parts: dict[str, bytes]) -> dict[str, bytes]:
    """Names only: `arrows` leaves out relationships whose target is not there."""
    return {name: data for name, data in parts.items() if not name.endswith(".rels")}


def _used(parts: dict[str, bytes], main: str) -> dict[str, int]:
    counts: dict[str, int] = {}
    for each in arrows_of(parts, main):
        if each.kind == "slide" and not each.external:
            for arrow in arrows_of(parts, each.target):
                if arrow.kind == "slideLayout":
                    counts[arrow.target] = counts.get(arrow.target, 0) + 1
    return counts


def _clear_main(parts: dict[str, bytes], main: str, kept: dict[str, bytes]) -> None:
    root = parse(parts[main], main)
    if root.tag != f"{P}presentation":
        raise refused("the template is not a PowerPoint file", "use a .pptx, .potx or .ppsx")
    arrows = [each for each in arrows_of(parts, main) if each.kind in _KEPT_BY_MAIN and not each.external]
    slides = root.find(f"{P}sldIdLst")
    if slides is None:
        slides = root.makeelement(f"{P}sldIdLst")
        before = [each for each in root if each.tag in [f"{P}{name}" for name in _PRESENTATION_ORDER]]
        root.insert(root.index(before[-1]) + 1 if before else 0, slides)
    for each in list(slides):
        slides.remove(
            each
        )  # emptied, never removed: a presentation without the list is another thing to PowerPoint
    for name in _GONE:
        for each in root.findall(f"{P}{name}"):
            root.remove(each)
    for each in root.findall(f"{P}extLst/{P}ext"):
        if each.get("uri") == _SECTIONS:
            each.getparent().remove(each)
    for each in root.findall(f"{P}extLst"):
        if len(each) == 0:
            root.remove(each)
    root.attrib.pop("firstSlideNum", None)
    root.attrib.pop("removePersonalInfoOnSave", None)
    ids = {each.id for each in arrows}
    for each in [each for each in root.iter() if isinstance(each.tag, str) and each.get(f"{R}id", "")]:
        if each.get(f"{R}id") not in ids:
            each.getparent().remove(each)
    kept[main] = serialize(root)
    kept[arrows_name(main)] = arrows_xml(main, arrows)


def _keep_arrows(parts: dict[str, bytes], name: str, kept: dict[str, bytes]) -> list[str]:
    """Copies the relationships of a part that may stay, and gives their targets."""
    arrows = arrows_of(parts, name)
    if arrows_name(name) not in parts:
        return []
    stay = [each for each in arrows if _stays(each)]
    if name.endswith(".xml"):
        root = parse(parts[name], name)
        if _unlink(root, {each.id for each in stay}):
            kept[name] = serialize(root)
    if stay:
        kept[arrows_name(name)] = arrows_xml(name, stay)
    return [each.target for each in stay if not each.external]


def _stays(arrow: Arrow) -> bool:
    if arrow.external:
        # a linked picture or film would be fetched when the deck is opened
        return arrow.kind == "hyperlink" and arrow.target.lower().startswith(_LINKS)
    return arrow.kind not in _DROPPED


def _unlink(root: Any, ids: set[str]) -> bool:
    """Takes out what points at a relationship that is gone; tells whether there was any."""
    changed = False
    for each in list(root.iter()):
        if not isinstance(each.tag, str):
            continue
        for key in [
            key for key in each.attrib if key.startswith(R) and each.get(key) and each.get(key) not in ids
        ]:
            changed = True
            if each.tag == f"{A}blip":
                del each.attrib[key]
                continue
            parent = each.getparent()
            if parent is not None:
                parent.remove(each)
            break
    for each in list(root.iter(f"{P}custDataLst")):
        if len(each) == 0:
            each.getparent().remove(each)
            changed = True
    return changed


def _in_order(parts: dict[str, bytes], main: str, masters: tuple[str, ...]) -> tuple[str, ...]:
    """As presentation.xml lists them."""
    targets = {each.id: each.target for each in arrows_of(parts, main)}
    root = parse(parts[main], main)
    listed = [targets.get(each.get(f"{R}id", ""), "") for each in root.iter(f"{P}sldMasterId")]
    return tuple(each for each in listed if each in masters) or masters


def _layouts(parts: dict[str, bytes], master: str) -> tuple[str, ...]:
    targets = {each.id: each.target for each in arrows_of(parts, master) if each.kind == "slideLayout"}
    root = parse(parts[master], master)
    listed = [targets.get(each.get(f"{R}id", ""), "") for each in root.iter(f"{P}sldLayoutId")]
    return tuple(each for each in listed if each)
