"""Face and text in, widths and line heights in ems out; shaped once a word and remembered.

Words are shaped by HarfBuzz (Pillow's RAQM layout) at 2048 pixels to the em and scaled by
multiplication, so that no hinting disturbs them. LibreOffice kerns always, and PowerPoint where
a template says so: hence two widths, the kerned one that lines are set with, and the wider of
both, which is what must find room. Without RAQM the sum of the advances stands in for both,
with a note (`notes`).
"""

from __future__ import annotations

import re
import struct
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from .model import Face, Problem

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

EM: Final = 2048  # pixels to the em when shaping
LEAST_PITCH: Final = 1.2  # of the size: what programs set a line at, whatever the font says
# Line heights of Han typefaces, in ems; one that is not listed counts as the tallest, Noto CJK.
_HAN_PITCHES: Final = {
    "microsoft yahei": 1.32,
    "微软雅黑": 1.32,
    "dengxian": 1.2,
    "等线": 1.2,
    "simsun": 1.2,
    "宋体": 1.2,
    "simhei": 1.2,
    "黑体": 1.2,
    "kaiti": 1.2,
    "楷体": 1.2,
    "pingfang sc": 1.4,
    "苹方": 1.4,
    "meiryo": 1.5,
}
_HAN_PITCH: Final = 1.45
PROXY: Final = 1.06  # another face was measured: widths of text faces differ by so much
UNSHAPED: Final = 1.015  # no HarfBuzz: what positive kerning may add
WORDS: Final = 60_000  # remembered a face; then forgotten all at once

# Han, kana, Hangul, full-width forms: one em each. No such face is bundled, and all are square.
WIDE: Final = (
    "\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\ua960-\ua97f"
    "\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff60\uffe0-\uffe6\U00020000-\U0003fffd"
)
# Emoji faces are wider than their em: Segoe UI Emoji 1.37, Noto Color Emoji 1.27, Apple's 1.25.
_EMOJI: Final = "\u231a\u231b\u23e9-\u23f3\u2600-\u27bf\u2b1b\u2b1c\u2b50\u2b55\U0001f000-\U0001faff"
_EMOJI_EMS: Final = 1.37
# Marks that take a full em when they stand among Han: Chinese typesetting borrows them.
_BORROWED: Final = frozenset("“”‘’…—·")
_wide = re.compile(f"[{WIDE}]")
_square = re.compile(f"[{WIDE}]+|[{_EMOJI}]")
_LONGEST: Final = 10_000  # characters shaped at once
_MISSING: Final = 1.0  # ems for a character that the face lacks: some other face will draw it


@dataclass(frozen=True, slots=True)
class Vertical:
    """Heights of a face in ems: above and below the baseline, and from line to line."""

    ascent: float
    descent: float
    pitch: float


class Ruler(dict[str, float]):
    """The widths of words in one style of a face, in ems: `ruler["word"]`.

    `widest` takes the wider of the kerned and the unkerned setting, else the kerned one counts.
    """

    def __init__(self, path: str, proxy: bool, widest: bool) -> None:
        super().__init__()
        self._widest = widest
        self.vertical, self._advances = _font(path)
        self.safety = PROXY if proxy else 1.0
        self._shaper = _shaper(path)

    def __missing__(self, word: str) -> float:
        if len(self) >= WORDS:
            self.clear()
        width = self[word] = self._measure(word) * self.safety
        return width

    def covers(self, text: str) -> bool:
        """Whether the face itself draws every character: no Han, no emoji, nothing it lacks."""
        if text.isascii():
            return True
        advances = self._advances
        return not _square.search(text) and all(each in advances or _unseen(each) for each in text)

    def has(self, character: str) -> bool:
        """Whether the face has this character, or nobody sees it."""
        return character in self._advances or _unseen(character)

    def _measure(self, word: str) -> float:
        if word.isascii():
            return self._narrow(word)
        total, end = 0.0, 0
        borrowed = 0
        if _wide.search(word):
            borrowed = sum(map(word.count, _BORROWED))
            for mark in _BORROWED:
                word = word.replace(mark, "")
        for match in _square.finditer(word):
            total += self._narrow(word[end : match.start()])
            square = match.group()
            total += len(square) if _wide.match(square) else _EMOJI_EMS
            end = match.end()
        return total + borrowed + self._narrow(word[end:])

    def _narrow(self, text: str) -> float:
        """The width of a text without square characters."""
        if not text:
            return 0.0
        advances = self._advances
        try:
            unkerned = sum([advances[character] for character in text])
        except KeyError:
            known = "".join([each for each in text if each in advances])
            missing = sum(_MISSING for each in text if each not in advances and not _unseen(each))
            return missing + self._narrow(known)
        if self._shaper is None:
            return unkerned * UNSHAPED
        if len(text) > _LONGEST:  # Pillow refuses to shape a million characters at once
            pieces = range(0, len(text), _LONGEST)
            return sum(self._narrow(text[start : start + _LONGEST]) for start in pieces)
        try:
            kerned = float(self._shaper.getlength(text)) / EM
        except RuntimeError:  # RAQM gives up on some texts, such as a lone control character
            return unkerned * UNSHAPED
        return max(unkerned, kerned) if self._widest else kerned


def ruler(face: Face, bold: bool = False, italic: bool = False, widest: bool = True) -> Ruler:
    """The ruler of one style of a face; always the same one, with all it remembers.

    A style whose file cannot be read is measured with the face's regular file, widened.
    """
    path = _styled(face, bold, italic)
    try:
        return _ruler(path, face.proxy, widest)
    except (OSError, ValueError, struct.error, KeyError):
        return _ruler(face.regular, True, widest)


def width(text: str, face: Face, *, bold: bool = False, italic: bool = False) -> float:
    """The width of a text on one line, in ems; 0 for an empty one."""
    each = ruler(face, bold, italic)
    return sum([each[word] for word in re.findall(r"\s|\S+", text)])


def vertical(face: Face, *, bold: bool = False, italic: bool = False) -> Vertical:
    """The heights of a face in ems; `pitch` is never less than 1.2."""
    return ruler(face, bold, italic).vertical


def han_pitch(east_asian: str) -> float:
    """The line height in ems of the family that sets Han characters."""
    return _HAN_PITCHES.get(east_asian.strip().lower(), _HAN_PITCH)


def wide(text: str) -> bool:
    """Whether Han, kana or Hangul occur."""
    return not text.isascii() and _wide.search(text) is not None


@lru_cache(maxsize=1)
def notes() -> tuple[Problem, ...]:
    """What makes measuring on this machine less exact, if anything."""
    from PIL import features

    if features.check("raqm"):
        return ()
    return (
        Problem(
            "note",
            "text-unshaped",
            "text is measured without kerning, so lines may break a little early",
            "install the system package libfribidi0 (Debian, Ubuntu) or fribidi (others)",
        ),
    )


def stretches(text: str, ruler: Ruler) -> list[tuple[str, str, float]]:
    """(kind, text, width in ems) of what different fonts must draw, in the order of the text.

    "face": what the ruler's face has. "square": Han and the marks it borrows. "emoji". "other": what the
    face lacks. The widths are those that `ruler[word]` adds up.
    """
    if ruler.covers(text):
        return [("face", text, sum([ruler[word] for word in re.findall(r" |[^ ]+", text)]))]
    found: list[list[str]] = []
    for word in re.findall(r" |[^ ]+", text):
        borrows = wide(word)
        for character in word:
            if _wide.match(character) or (borrows and character in _BORROWED):
                kind = "square"
            elif _square.match(character):
                kind = "emoji"
            else:
                kind = "face" if ruler.has(character) else "other"
            if found and (found[-1][0] == kind or _unseen(character)):
                found[-1][1] += character
            else:
                found.append([kind, character])
    ems = {"square": 1.0, "emoji": _EMOJI_EMS, "other": _MISSING}
    result = []
    for kind, part in found:
        if kind == "face":
            size = sum([ruler[word] for word in re.findall(r" |[^ ]+", part)])
        else:
            size = ems[kind] * sum(not _unseen(each) for each in part) * ruler.safety
        result.append((kind, part, size))
    return result


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height of a bitmap in pixels as it is shown (after its EXIF turn); `None` if unreadable."""
    from io import BytesIO

    from PIL import Image

    try:
        with Image.open(BytesIO(data)) as image:
            width, height = image.size
            turned = image.getexif().get(0x0112, 1) in (5, 6, 7, 8)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
    return (height, width) if turned else (width, height)


def _styled(face: Face, bold: bool, italic: bool) -> str:
    if bold:
        return (face.bold_italic if italic else face.bold) or face.regular
    return (face.italic if italic else "") or face.regular


@lru_cache(maxsize=64)
def _ruler(path: str, proxy: bool, widest: bool) -> Ruler:
    return Ruler(path, proxy, widest)


@lru_cache(maxsize=64)
def _shaper(path: str) -> FreeTypeFont | None:
    from PIL import ImageFont

    if notes():
        return None
    return ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.RAQM)


def _unseen(character: str) -> bool:
    """Joiners, variation selectors, combining marks: they take no room of their own."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc")


# A font file's tables are read here, and not by Pillow, because Pillow tells neither which
# characters a font has nor its unhinted advances. Layout: the OpenType specification.


@lru_cache(maxsize=64)
def _font(path: str) -> tuple[Vertical, dict[str, float]]:
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
        if glyph
    }
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
