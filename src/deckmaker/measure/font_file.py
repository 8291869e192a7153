"""A font file in, its heights and the advance of each character it has out, in ems.

Its tables are read here, and not by Pillow, because Pillow tells neither which characters a font
has nor its unhinted advances. Layout: the OpenType specification.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

LEAST_PITCH: Final = 1.2  # of the size: what programs set a line at, whatever the font says


@dataclass(frozen=True, slots=True)
class Vertical:
    """Heights of a face in ems: above and below the baseline, and from line to line."""

    ascent: float
    descent: float
    pitch: float


@lru_cache(maxsize=64)
def font_file(path: str) -> tuple[Vertical, dict[str, float]]:
    """The heights of a font file, and the advance in ems of each character it has."""
    with open(path, "rb") as file:
        data = file.read()
    start = 0
    if data[:4] == b"ttcf":  # a collection: its first font
        (start,) = struct.unpack_from(">I", data, 12)
    (count,) = struct.unpack_from(">H", data, start + 4)
    tables: dict[bytes, int] = {}
    for index in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, start + 12 + 16 * index)
        tables[tag] = offset
    (em,) = struct.unpack_from(">H", data, tables[b"head"] + 18)
    if not em:
        raise ValueError("a font of no size")
    ascent, descent, gap = struct.unpack_from(">hhh", data, tables[b"hhea"] + 4)
    (metrics,) = struct.unpack_from(">H", data, tables[b"hhea"] + 34)
    heights = [ascent - descent + gap]
    if b"OS/2" in tables:
        (selection,) = struct.unpack_from(">H", data, tables[b"OS/2"] + 62)
        typo = struct.unpack_from(">hhh", data, tables[b"OS/2"] + 68)
        win_ascent, win_descent = struct.unpack_from(">HH", data, tables[b"OS/2"] + 74)
        # USE_TYPO_METRICS: the font asks not to be set by its clipping heights (Gelasio: 1.58 em)
        heights.append(typo[0] - typo[1] + typo[2] if selection & 0x80 else win_ascent + win_descent)
    pitch = max(LEAST_PITCH, max(heights) / em)
    advances = struct.unpack_from(">" + "Hh" * metrics, data, tables[b"hmtx"])[::2]
    last = len(advances) - 1
    ems = {
        chr(code): advances[min(glyph, last)] / em
        for code, glyph in _glyphs(data, tables[b"cmap"]).items()
        if glyph and not 0x590 <= code <= 0xEFF  # programs take such scripts from another face
    }
    if " " in ems:  # shapers set a space where a face (Carlito) has no no-break space
        ems.setdefault("\u00a0", ems[" "])
    return Vertical(ascent / em, -descent / em, pitch), ems


def _glyphs(data: bytes, cmap: int) -> dict[int, int]:
    """Code point → glyph, from the fullest Unicode subtable (format 12, else 4)."""
    (count,) = struct.unpack_from(">H", data, cmap + 2)
    formats: dict[int, int] = {}
    for index in range(count):
        platform, encoding, offset = struct.unpack_from(">HHI", data, cmap + 4 + 8 * index)
        if platform == 0 or (platform == 3 and encoding in (1, 10)):
            (form,) = struct.unpack_from(">H", data, cmap + offset)
            formats.setdefault(form, cmap + offset)
    if 12 in formats:
        return _format_12(data, formats[12])
    if 4 in formats:
        return _format_4(data, formats[4])
    return {}


def _format_12(data: bytes, start: int) -> dict[int, int]:
    (groups,) = struct.unpack_from(">I", data, start + 12)
    glyphs: dict[int, int] = {}
    for index in range(groups):
        first, last, glyph = struct.unpack_from(">III", data, start + 16 + 12 * index)
        if last < first or last > 0x10FFFF or 0xD800 <= first <= 0xDFFF:
            continue
        glyphs.update(zip(range(first, last + 1), range(glyph, glyph + last - first + 1), strict=True))
    return glyphs


def _format_4(data: bytes, start: int) -> dict[int, int]:
    (doubled,) = struct.unpack_from(">H", data, start + 6)
    count = doubled // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    firsts = struct.unpack_from(f">{count}H", data, start + 16 + doubled)
    deltas = struct.unpack_from(f">{count}H", data, start + 16 + 2 * doubled)
    ranges = start + 16 + 3 * doubled
    offsets = struct.unpack_from(f">{count}H", data, ranges)
    glyphs: dict[int, int] = {}
    for index, (first, last, delta, offset) in enumerate(zip(firsts, ends, deltas, offsets, strict=True)):
        for code in range(first, min(last, 0xFFFE) + 1):
            glyph = code
            if offset:
                place = ranges + 2 * index + offset + 2 * (code - first)
                (glyph,) = struct.unpack_from(">H", data, place) if place + 2 <= len(data) else (0,)
                if not glyph:
                    continue
            glyphs[code] = (glyph + delta) & 0xFFFF
    return glyphs
