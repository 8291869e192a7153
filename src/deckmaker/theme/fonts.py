"""From the family name that PowerPoint knows to a Face: the font files that measure and paint it.

Bundled are open faces of the same widths as the common Office families. Any other family is looked
for in the system's font folders, and failing that measured with a bundled face, with a note.
"""

from __future__ import annotations

import os
import struct
import sys
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from typing import Final

from deckmaker import bundle
from deckmaker.model import Face, Problem

# family → bundled folder of a face with the same advance widths
_TWINS: Final = {
    "arial": "LiberationSans",
    "helvetica": "LiberationSans",
    "helvetica neue": "LiberationSans",
    "liberation sans": "LiberationSans",
    "arimo": "LiberationSans",
    "calibri": "Carlito",
    "carlito": "Carlito",
    "georgia": "Gelasio",
    "gelasio": "Gelasio",
    "cambria": "Caladea",
    "caladea": "Caladea",
    "times new roman": "LiberationSerif",
    "times": "LiberationSerif",
    "liberation serif": "LiberationSerif",
    "tinos": "LiberationSerif",
    "courier new": "LiberationMono",
    "liberation mono": "LiberationMono",
    "cousine": "LiberationMono",
}
# of the same genre and wide enough, for families that are on neither list nor this machine
_SERIFS: Final = (
    "serif", "times", "garamond", "palatino", "book antiqua", "century", "baskerville",
    "didot", "bodoni", "merriweather", "playfair", "constantia", "minion", "caslon", "lora",
)  # fmt: skip
_MONOS: Final = ("mono", "courier", "consolas", "menlo", "code", "terminal", "typewriter")
_STYLES: Final = ("Regular", "Bold", "Italic", "BoldItalic")
_SUFFIXES: Final = (".ttf", ".otf", ".ttc")
_MOST_FILES: Final = 20_000  # a font folder larger than this is not read to its end


def face(family: str, *others: str) -> tuple[Face, tuple[Problem, ...]]:
    """The face of a family, and a note when its widths come from another face.

    The same name on every machine gives the bundled face or twin where there is one, so that a deck is
    the same wherever it is built; only other families depend on what is installed. Where the
    first is missing, the first of `others` that is at hand stands in for it.
    """
    found = _at_hand(family)
    if found:
        return found, ()
    stand_in = next((each for each in others if _at_hand(each)), "")
    widths = _at_hand(stand_in) if stand_in else _bundled(family, _stand_in(family.strip().lower()))
    assert widths is not None
    note = Problem(
        "note",
        "font-proxy",
        f"the font “{family}” is not installed: its text is measured with"
        f" {stand_in or Path(widths.regular).parent.name}",
        "install the font here, or name Arial, Calibri, Cambria, Georgia or Times New Roman in the theme",
    )
    return replace(widths, name=family, proxy=True), (note,)


def _at_hand(family: str) -> Face | None:
    """A bundled face with the family's widths, else the installed family; `None` if there is neither."""
    wanted = family.strip().lower()
    if wanted in _TWINS:
        return _bundled(family, _TWINS[wanted])
    found = _installed().get(wanted)
    if not found:
        return None
    regular = found.get("Regular") or next(iter(found.values()))
    bold, italic, bold_italic = (found.get(style, regular) for style in _STYLES[1:])
    return Face(family, regular, bold, italic, bold_italic)


def twin(family: str) -> str:
    """The bundled family with the same widths ("Carlito" for "Calibri"), or "" for none."""
    return _TWINS.get(family.strip().lower(), "")


def _bundled(family: str, folder: str) -> Face:
    place = bundle.folder("assets") / "fonts" / folder
    regular, bold, italic, bold_italic = (str(place / f"{folder}-{style}.ttf") for style in _STYLES)
    return Face(family, regular, bold, italic, bold_italic)


def _stand_in(family: str) -> str:
    # sans first: "open sans serif" does not exist, "sans serif" does
    if any(word in family for word in _MONOS):
        return "LiberationMono"
    if "sans" not in family and "gothic" not in family and any(word in family for word in _SERIFS):
        return "Gelasio"
    return "LiberationSans"


def _font_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        roots = [os.environ.get("WINDIR", r"C:\Windows"), os.environ.get("LOCALAPPDATA", "")]
        return [Path(roots[0]) / "Fonts", Path(roots[1] or home) / "Microsoft/Windows/Fonts"]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = os.environ.get("XDG_DATA_HOME", "") or home / ".local/share"
    return [Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path(shared) / "fonts", home / ".fonts"]


@lru_cache(maxsize=1)
def _installed() -> dict[str, dict[str, str]]:
    """Lower-case family → style → file, of the fonts on this machine; read once, on demand."""
    found: dict[str, dict[str, str]] = {}
    files: list[str] = []
    for folder in _font_folders():
        for root, folders, names in os.walk(folder):
            folders.sort()
            files += [os.path.join(root, name) for name in sorted(names) if name.lower().endswith(_SUFFIXES)]
            if len(files) > _MOST_FILES:
                break
    for path in files[:_MOST_FILES]:
        told = _names(path)
        if told:
            found.setdefault(told[0].lower(), {}).setdefault(told[1], path)
    return found


def _names(path: str) -> tuple[str, str] | None:
    """Family and style of a font file (a collection: its first), `None` if it cannot be read.

    Only the name table is read, so that thousands of fonts take no more than a moment.
    """
    try:
        with open(path, "rb") as file:
            head = file.read(12)
            if head[:4] == b"ttcf":
                (start,) = struct.unpack(">I", file.read(4))
                file.seek(start)
                head = file.read(12)
            tables = file.read(16 * struct.unpack(">H", head[4:6])[0])
            for at in range(0, len(tables), 16):
                if tables[at : at + 4] == b"name":
                    offset, length = struct.unpack(">II", tables[at + 8 : at + 16])
                    file.seek(offset)
                    return _name_table(file.read(min(length, 1 << 20)))
    except (OSError, struct.error, UnicodeDecodeError):
        return None
    return None


def _name_table(table: bytes) -> tuple[str, str] | None:
    """Names 1 and 2 (family, style) as Windows records them, in English."""
    _, count, strings = struct.unpack_from(">HHH", table)
    names: dict[int, str] = {}
    for at in range(6, 6 + 12 * count, 12):
        platform, _, language, name, length, offset = struct.unpack_from(">HHHHHH", table, at)
        if platform == 3 and language == 0x409 and name in (1, 2):
            start = strings + offset
            names[name] = table[start : start + length].decode("utf-16-be")
    if 1 not in names:
        return None
    return names[1], names.get(2, "Regular").replace(" ", "").replace("Oblique", "Italic")
