"""From the template's `presentation.xml` and the deck's slides to the new `presentation.xml`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Final

from lxml import etree

from deckmaker.model import Deck, Size

from .template import parse
from .xml import P, R, attribute, guid

_FIRST_ID: Final = 256  # slide ids lie between this and 2 147 483 647
_SECTIONS: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"
# what may stand before the list of slides: the schema wants this order
_BEFORE_SLIDES: Final = ("sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst")
# what names slides that are gone
_STALE: Final = ("sldIdLst", "custShowLst", "custDataLst")


def presentation(data: bytes, deck: Deck, slide_rels: Sequence[str], notes_rel: str) -> bytes:
    """`slide_rels[i]` is the relationship of `deck.slides[i]`; `notes_rel` that of a notes master which the
    template lacks, else ""."""
    root = parse(data)
    for name in _STALE:
        for each in root.findall(f"{{{P}}}{name}"):
            root.remove(each)
    if notes_rel and root.find(f"{{{P}}}notesMasterIdLst") is None:
        masters = etree.Element(f"{{{P}}}notesMasterIdLst")
        etree.SubElement(masters, f"{{{P}}}notesMasterId").set(f"{{{R}}}id", notes_rel)
        _after(root, _BEFORE_SLIDES[:1], masters)
    slides = etree.Element(f"{{{P}}}sldIdLst")
    for number, rel in enumerate(slide_rels):
        each = etree.SubElement(slides, f"{{{P}}}sldId")
        each.set("id", str(_FIRST_ID + number))
        each.set(f"{{{R}}}id", rel)
    _after(root, _BEFORE_SLIDES, slides)
    _sections(root, deck)
    result: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return result


def _after(root: Any, names: Sequence[str], new: Any) -> None:
    place = 0
    for index, child in enumerate(root):
        if etree.QName(child).localname in names:
            place = index + 1
    root.insert(place, new)


def _sections(root: Any, deck: Deck) -> None:
    extensions = root.find(f"{{{P}}}extLst")
    if extensions is None:
        extensions = etree.SubElement(root, f"{{{P}}}extLst")
    for each in extensions.findall(f"{{{P}}}ext"):
        if each.get("uri") == _SECTIONS:
            extensions.remove(each)
    groups = _groups(deck)
    if groups:
        inner = "".join(
            f'<p14:section name="{attribute(name)}" id="{guid("section", str(index), name)}"><p14:sldIdLst>'
            + "".join(f'<p14:sldId id="{_FIRST_ID + number}"/>' for number in numbers)
            + "</p14:sldIdLst></p14:section>"
            for index, (name, numbers) in enumerate(groups)
        )
        listed = f'<p14:sectionLst xmlns:p14="{_P14}">{inner}</p14:sectionLst>'
        ext = f'<p:ext xmlns:p="{P}" uri="{_SECTIONS}">{listed}</p:ext>'
        extensions.insert(0, parse(ext.encode()))
    if not len(extensions):
        root.remove(extensions)


def _groups(deck: Deck) -> list[tuple[str, list[int]]]:
    """Sections as runs of slides in the deck's order, so that each slide is in exactly one, whatever the
    deck says; a slide of no section joins the one before it."""
    section_of = {key: index for index, section in enumerate(deck.sections) for key in section.slides}
    groups: list[tuple[str, list[int]]] = []
    current = -1
    for number, slide in enumerate(deck.slides):
        index = section_of.get(slide.key, max(current, 0))
        if deck.sections and (index != current or not groups):
            groups.append((deck.sections[index].name or deck.meta.title or "Slides", []))
            current = index
        if groups:
            groups[-1][1].append(number)
    return groups


def form(size: Size) -> str:
    """The name PowerPoint gives a slide's proportions."""
    ratio = size.width / size.height
    names = ((16 / 9, "Widescreen"), (4 / 3, "On-screen Show (4:3)"), (16 / 10, "On-screen Show (16:10)"))
    return next((name for value, name in names if abs(ratio - value) < 0.01), "Custom")
