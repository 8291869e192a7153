"""Characters that a face does not draw in, the widths out that whatever draws them will need, in ems.

Which face that is hangs on the machine: programs take Arabic, Hebrew, Thai and Indic from another face than
Latin, and so the spaces, figures and marks among them. Widths are DejaVu Sans', the widest of the usual ones.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container
from functools import lru_cache
from typing import Final

COMPLEX: Final = "\u0590-\u08ff\u0900-\u0eff\ufb1d-\ufdff\ufe70-\ufefc"
_UNKNOWN: Final = 1.0
_ORDINARY: Final = {"Ll": 0.66, "Lu": 0.78, "Nd": 0.64}  # Cyrillic and Greek letters, other digits
_THAI: Final = 0.64
_INDIC: Final = 0.74
_HEBREW: Final = {
    "\u05d9": 0.23, "\u05d5\u05df": 0.28, "\u05d6": 0.35, "\u05be": 0.36, "\u05d2\u05e0": 0.41,
    "\u05da\u05db\u05d3\u05e5\u05e8": 0.55, "\u05dc\u05d1\u05e6": 0.58,
}  # fmt: skip
_HEBREW_LETTER: Final = 0.66
# Arabic letters are joined: width inside a word, and at its end or alone
_ARABIC: Final = {
    "\u0627\u0623\u0625\u0622": (0.29, 0.29),
    "\u0628\u062a\u062b\u067e": (0.29, 0.96),
    "\u062c\u062d\u062e\u0686": (0.64, 0.65),
    "\u062f\u0630\u0631\u0632\u0648\u0624\u0629\u0647\u0621": (0.5, 0.52),
    "\u0633\u0634\u0635\u0636": (0.87, 1.25),
    "\u0637\u0638": (0.82, 0.95),
    "\u0639\u063a": (0.52, 0.58),
    "\u0641\u0642": (0.5, 0.95),
    "\u0643\u06a9\u06af": (0.52, 0.84),
    "\u0644": (0.32, 0.75),
    "\u0645": (0.57, 0.66),
    "\u0646\u064a\u0649\u0626\u06cc": (0.29, 0.79),
    "\u060c\u061b": (0.33, 0.33),
}
_JOINED: Final = {letter: widths for letters, widths in _ARABIC.items() for letter in letters}
_ARABIC_OTHER: Final = (0.6, 0.8)
# Spaces, figures and marks as the other face sets them; a stand-in tells them from the Latin face's own.
_WEAK: Final = (
    {" ": 0.318, "%": 0.95, "-": 0.361, "–": 0.5, ":": 0.337, "!": 0.401, "?": 0.531, '"': 0.46}
    | dict.fromkeys("0123456789", 0.636)
    | dict.fromkeys(",.;", 0.337)
    | dict.fromkeys("()[]", 0.39)
)
_STAND_IN: Final = 0xF0000
_STANDING: Final = {chr(_STAND_IN + ord(mark)): size for mark, size in _WEAK.items()}
_following = re.compile(f"(?<=[{COMPLEX}])[^\\w{COMPLEX}]*[0-9]*[^\\w{COMPLEX}]*")
_other = re.compile(f"[{COMPLEX}]")
_right = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_BOLD: Final = 1.09
_BOLD_ARABIC: Final = 1.21
# A letter's form hangs on its neighbours: a line may be wider than the sum by so much (DejaVu, 300 lines).
_SAFE, _SAFE_BOLD = 1.035, 1.06


def unseen(character: str) -> bool:
    """Joiners, variation selectors, combining marks: they take no room of their own."""
    return unicodedata.category(character) in ("Mn", "Me", "Cf", "Cc")


def complex_script(text: str) -> bool:
    """Whether Arabic, Hebrew, Thai or an Indic script occurs."""
    return not text.isascii() and _other.search(text) is not None


def right_to_left(text: str) -> bool:
    """Whether Arabic or Hebrew letters occur."""
    return not text.isascii() and _right.search(text) is not None


def standing_in(text: str) -> str:
    """The text, character for character, its marks after such a script told apart: for measuring only."""
    return _following.sub(
        lambda match: "".join(
            [chr(_STAND_IN + ord(each)) if each in _WEAK else each for each in match.group()]
        ),
        text,
    )


def ems(text: str, has: Container[str], bold: bool = False) -> float:
    """The width of those characters of a text that the face has not; 0 for what nobody sees."""
    total = 0.0
    for index, character in enumerate(text):
        if character in has or unseen(character):
            continue
        if "\u0600" <= character <= "\u06ff":
            joined, ending = _JOINED.get(character, _ARABIC_OTHER)
            follows = next((each for each in text[index + 1 : index + 4] if not unseen(each)), "")
            inside = "\u0600" <= follows <= "\u06ff" and follows.isalpha()
            total += (joined if inside else ending) * (_BOLD_ARABIC * _SAFE_BOLD if bold else _SAFE)
        else:
            safe = (_SAFE_BOLD if bold else _SAFE) if "\u0590" <= character <= "\u05ff" else 1.0
            total += _alone(character) * (_BOLD if bold else 1.0) * safe
    return total


@lru_cache(maxsize=4096)
def _alone(character: str) -> float:
    if character in _STANDING:
        return _STANDING[character]
    if "\u0590" <= character <= "\u05ff":
        return next((size for letters, size in _HEBREW.items() if character in letters), _HEBREW_LETTER)
    if "\u0e00" <= character <= "\u0eff":
        return _THAI
    if "\u0900" <= character <= "\u0dff":
        return _INDIC
    return _ORDINARY.get(unicodedata.category(character), _UNKNOWN)
