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
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from deckmaker.model import Face, Problem

from .font_file import LEAST_PITCH as LEAST_PITCH
from .font_file import Vertical, font_file
from .lacking import complex_script as complex_script
from .lacking import ems, unseen
from .lacking import right_to_left as right_to_left
from .lacking import standing_in as standing_in

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

EM: Final = 2048  # pixels to the em when shaping
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
_EMOJI_EMS: Final = 1.37  # what must find room
_EMOJI_SET: Final = 1.27  # what lines are set with
# Marks that take a full em when they stand among Han: Chinese typesetting borrows them.
_BORROWED: Final = frozenset("“”‘’…—·")
_wide = re.compile(f"[{WIDE}]")
# One picture: two letters of a flag, or emoji that joiners, skin tones and selectors make into one.
_PICTURE: Final = (
    "[\U0001f1e6-\U0001f1ff]{2}|"
    f"[{_EMOJI}][\ufe0f\U0001f3fb-\U0001f3ff]*(?:\u200d[{_EMOJI}][\ufe0f\U0001f3fb-\U0001f3ff]*)*"
)
_square = re.compile(f"[{WIDE}]+|{_PICTURE}")
_LONGEST: Final = 10_000  # characters shaped at once


class Ruler(dict[str, float]):
    """The widths of words in one style of a face, in ems: `ruler["word"]`.

    `widest` takes the wider of the kerned and the unkerned setting, else the kerned one counts.
    """

    def __init__(self, path: str, proxy: bool, widest: bool, bold: bool = False) -> None:
        super().__init__()
        self._widest = widest
        self._bold = bold
        self.emoji = _EMOJI_EMS if widest else _EMOJI_SET
        self.vertical, self._advances = font_file(path)
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
        return not _square.search(text) and all(each in advances or unseen(each) for each in text)

    def has(self, character: str) -> bool:
        """Whether the face has this character, or nobody sees it."""
        return character in self._advances or unseen(character)

    def lacking(self, text: str) -> float:
        """The width of a text that another face draws."""
        return ems(text, (), self._bold) * self.safety

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
            total += len(square) if _wide.match(square) else self.emoji
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
            return ems(text, advances, self._bold) + self._narrow(known)
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
        return _ruler(path, face.proxy, widest, bold)
    except (OSError, ValueError, struct.error, KeyError):
        return _ruler(face.regular, True, widest, bold)


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

    def add(kind: str, part: str) -> None:
        if found and (found[-1][0] == kind or unseen(part[0])):
            found[-1][1] += part
        else:
            found.append([kind, part])

    for word in re.findall(r" |[^ ]+", text):
        borrows, end = wide(word), 0
        for match in (*_square.finditer(word), None):
            for character in word[end : match.start() if match else None]:
                if borrows and character in _BORROWED:
                    add("square", character)
                else:
                    add("face" if ruler.has(character) else "other", character)
            if match:
                add("square" if _wide.match(match.group()) else "emoji", match.group())
                end = match.end()
    result = []
    for kind, part in found:
        if kind == "face":
            size = sum([ruler[word] for word in re.findall(r" |[^ ]+", part)])
        elif kind == "other":
            size = ruler.lacking(part)
        else:
            each = 1.0 if kind == "square" else ruler.emoji
            count = len(_square.findall(part)) if kind == "emoji" else sum(not unseen(one) for one in part)
            size = each * count * ruler.safety
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
def _ruler(path: str, proxy: bool, widest: bool, bold: bool) -> Ruler:
    return Ruler(path, proxy, widest, bold)


@lru_cache(maxsize=64)
def _shaper(path: str) -> FreeTypeFont | None:
    from PIL import ImageFont

    if notes():
        return None
    return ImageFont.truetype(path, EM, layout_engine=ImageFont.Layout.RAQM)
