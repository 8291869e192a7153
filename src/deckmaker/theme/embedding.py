"""From a template and its fonts to the template with the fonts in it, where their licence allows.

A font says itself what may be done with it (`fsType` of its OS/2 table): only those that may be installed or
edited are embedded, whole, as Embedded OpenType (Microsoft's published format, version 0x00020001, neither
packed nor scrambled), which is what Google Slides writes too. That PowerPoint then shows them on a machine
without the font is unproven here.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Final

from lxml import etree

from deckmaker.model import Face, Fonts, Problem

from .parts import (
    OFFICE,
    TYPES,
    Arrow,
    P,
    R,
    arrows,
    arrows_name,
    arrows_xml,
    content_types,
    pack,
    parse,
    serialize,
    types_xml,
    unpack,
)

_KIND: Final = "application/x-fontdata"
_STYLES: Final = ("regular", "bold", "italic", "boldItalic")
_BEFORE: Final = (
    "sldMasterIdLst", "notesMasterIdLst", "handoutMasterIdLst", "sldIdLst", "sldSz", "notesSz", "smartTags",
)  # fmt: skip
_LARGEST: Final = 8_000_000  # bytes of a font file
_INSTALLABLE, _RESTRICTED, _EDITABLE, _BITMAP_ONLY = 0, 0x2, 0x8, 0x200  # of fsType
_UNPROVEN: Final = (
    "whether PowerPoint shows embedded fonts where they are not installed is unproven: try it there"
)


def embedded(template: bytes, fonts: Fonts) -> tuple[bytes, tuple[Problem, ...]]:
    """The template with each face that may be embedded; a note for each that may not, and one on the rest."""
    parts = unpack(template)
    main = next(each.target for each in arrows(parts, "") if each.kind == "officeDocument")
    root, kept = parse(parts[main], main), list(arrows(parts, main))
    defaults, overrides = content_types(parts)
    listed = root.find(f"{P}embeddedFontLst")
    if listed is None:
        listed = etree.Element(f"{P}embeddedFontLst")
        names = [f"{P}{name}" for name in _BEFORE]
        last = [each for each in root if each.tag in names][-1]
        last.addnext(listed)
    held = {each.get("typeface", "").lower() for each in listed.iter(f"{P}font")}
    problems: list[Problem] = []
    added = 0
    for face in dict.fromkeys((fonts.major, fonts.minor, fonts.mono)):
        if face.name.lower() in held:
            continue
        held.add(face.name.lower())
        files, why = _files(face)
        if why:
            problems.append(
                Problem("note", "font-not-embedded", f"the font “{face.name}” is not embedded: {why}")
            )
            continue
        row = etree.SubElement(listed, f"{P}embeddedFont")
        etree.SubElement(row, f"{P}font").set("typeface", face.name)
        for style, data in files.items():
            added += 1
            part = f"ppt/fonts/font{added}.fntdata"
            while part in parts:
                added += 1
                part = f"ppt/fonts/font{added}.fntdata"
            rel = f"deckmakerFont{added}"
            parts[part] = eot(data)
            kept.append(Arrow(rel, f"{OFFICE}/font", part, False))
            etree.SubElement(row, f"{P}{style}").set(f"{R}id", rel)
    if not added:
        return template, tuple(problems)
    problems.append(Problem("note", "fonts-embedded", _UNPROVEN))
    parts[main] = serialize(root)
    parts[arrows_name(main)] = arrows_xml(main, kept)
    parts[TYPES] = types_xml(defaults | {"fntdata": _KIND}, overrides)
    return pack(parts.items()), tuple(problems)


def _files(face: Face) -> tuple[dict[str, bytes], str]:
    """The font files of a face by style, or why there are none."""
    if face.proxy:
        return {}, "it is not installed here"
    found: dict[str, bytes] = {}
    for style, path in zip(_STYLES, (face.regular, face.bold, face.italic, face.bold_italic), strict=True):
        if path and (style == "regular" or path != face.regular):
            try:
                if Path(path).stat().st_size > _LARGEST:
                    return {}, "its file is larger than 8 MB"
                data = Path(path).read_bytes()
                why = _refusal(data, face.name)
            except (OSError, struct.error, KeyError, UnicodeDecodeError) as error:
                return {}, f"its file cannot be read ({type(error).__name__})"
            if why:
                return {}, why
            found[style] = data
    return found, ""


def _refusal(data: bytes, name: str) -> str:
    """Why a font file may not or cannot be embedded; "" when it may."""
    if data[:4] not in (b"\0\1\0\0", b"true"):
        return "only TrueType outlines can be embedded"
    tables = _tables(data)
    rights = struct.unpack_from(">H", data, tables[b"OS/2"][0] + 8)[0]
    if rights & _BITMAP_ONLY or not (rights & 0xF == _INSTALLABLE or rights & _EDITABLE):
        return "its licence (fsType) does not allow it"
    own = _name(data, 1) or name
    if own.lower() != name.lower():
        return f"what is at hand is “{own}”, which has its widths"
    return ""


def _tables(data: bytes) -> dict[bytes, tuple[int, int]]:
    (count,) = struct.unpack_from(">H", data, 4)
    found = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, at)
        found[tag] = (offset, length)
    return found


def _name(data: bytes, wanted: int) -> str:
    """An entry of the name table as Windows records it, in English; "" for none."""
    start, _ = _tables(data)[b"name"]
    _, count, strings = struct.unpack_from(">HHH", data, start)
    for at in range(start + 6, start + 6 + 12 * count, 12):
        platform, _, language, name, length, offset = struct.unpack_from(">HHHHHH", data, at)
        if (platform, language, name) == (3, 0x409, wanted):
            place = start + strings + offset
            return data[place : place + length].decode("utf-16-be")
    return ""


def eot(data: bytes) -> bytes:
    """A TrueType font as Embedded OpenType: a head that repeats its tables, then the font as it is."""
    tables = _tables(data)
    system = tables[b"OS/2"][0]
    weight, rights = (
        struct.unpack_from(">H", data, system + 4)[0],
        struct.unpack_from(">H", data, system + 8)[0],
    )
    panose = data[system + 32 : system + 42]
    ranges = struct.unpack_from(">4I", data, system + 42)
    (selection,) = struct.unpack_from(">H", data, system + 62)
    version, length = struct.unpack_from(">H", data, system)[0], tables[b"OS/2"][1]
    pages = struct.unpack_from(">2I", data, system + 78) if version >= 1 and length >= 86 else (1, 0)
    (check,) = struct.unpack_from(">I", data, tables[b"head"][0] + 8)
    names = b""
    for number in (1, 2, 5, 4):
        text = _name(data, number).encode("utf-16-le")
        names += struct.pack("<H", len(text)) + text + b"\0\0"
    head = struct.pack("<III", len(data), 0x00020001, 0) + panose
    head += struct.pack("<BBIHH", 1, selection & 1, weight, rights, 0x504C)
    head += struct.pack("<4I2I I4I", *ranges, *pages, check, 0, 0, 0, 0) + b"\0\0"
    head += names + struct.pack("<H", 0)  # no root string: any document may hold it
    return struct.pack("<I", len(head) + 4 + len(data)) + head + data
