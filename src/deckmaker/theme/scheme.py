"""From a company's theme part and its master's colour map to a Palette, and the names of its typefaces."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from deckmaker.model import Palette

from .parts import A, P

_SLOTS: Final = (
    "dk1", "lt1", "dk2", "lt2", "accent1", "accent2", "accent3", "accent4", "accent5", "accent6", "hlink",
    "folHlink",
)  # fmt: skip
_USUAL: Final = ("000000", "FFFFFF", "44546A", "E7E6E6", "4472C4", "ED7D31", "A5A5A5", "FFC000", "5B9BD5",
                 "70AD47", "0563C1", "954F72")  # fmt: skip
_MAP: Final = {"tx1": "dk1", "bg1": "lt1", "tx2": "dk2", "bg2": "lt2"}
_PRESETS: Final = {"black": "000000", "white": "FFFFFF", "red": "FF0000", "blue": "0000FF", "green": "008000"}


def colour_map(master: Any) -> dict[str, str]:
    """Use → slot, of a slide master: "tx1" → "dk1"."""
    node = master.find(f"{P}clrMap")
    given = dict(node.attrib) if node is not None else {}
    uses = (*_MAP, *_SLOTS[4:])
    return {
        use: slot if (slot := given.get(use, _MAP.get(use, use))) in _SLOTS else _MAP.get(use, use)
        for use in uses
    }


def reversed_map(layout: Any, names: Mapping[str, str]) -> bool:
    """Whether a layout turns its master's text and ground colours around."""
    node = layout.find(f"{P}clrMapOvr/{A}overrideClrMapping")
    return node is not None and node.get("bg1") == names["tx1"] and node.get("tx1") == names["bg1"]


def palette(theme: Any, names: Mapping[str, str]) -> Palette:
    """The colours as slides of this master see them: `dk1` is its text, even when its map says white."""
    scheme = theme.find(f"{A}themeElements/{A}clrScheme")
    slots = {slot: _rgb(scheme.find(f"{A}{slot}") if scheme is not None else None, usual)
             for slot, usual in zip(_SLOTS, _USUAL, strict=True)}  # fmt: skip
    seen = {slot: slots[names[use]] for use, slot in _MAP.items()}
    return Palette(**(seen | {slot: slots[names[slot]] for slot in _SLOTS[4:]}))


def typefaces(theme: Any) -> tuple[str, str, str]:
    """Major and minor Latin typeface, and the East Asian one ("" for none)."""
    fonts = theme.find(f"{A}themeElements/{A}fontScheme")
    if fonts is None:
        return "Calibri", "Calibri", ""

    def face(kind: str, script: str) -> str:
        node = fonts.find(f"{A}{kind}Font/{A}{script}")
        return node.get("typeface", "") if node is not None else ""

    minor = face("minor", "latin") or face("major", "latin") or "Calibri"
    return face("major", "latin") or minor, minor, face("minor", "ea") or face("major", "ea")


def _rgb(slot: Any, usual: str) -> str:
    if slot is None or len(slot) == 0:
        return usual
    node = slot[0]
    value: str = node.get("val", "")
    if node.tag == f"{A}sysClr":
        value = node.get("lastClr", "") or {"window": "FFFFFF", "windowText": "000000"}.get(value, "")
    elif node.tag == f"{A}prstClr":
        value = _PRESETS.get(value, "")
    elif node.tag == f"{A}scrgbClr":
        value = "".join(f"{_linear(node.get(key)):02X}" for key in "rgb")
    try:
        return value.upper() if len(bytes.fromhex(value)) == 3 else usual
    except ValueError:
        return usual


def _linear(text: str | None) -> int:
    """A linear share in thousandths of a per cent, as the sRGB byte."""
    try:
        share = min(
            1.0, max(0.0, float((text or "0").rstrip("%")) / (100 if (text or "").endswith("%") else 100_000))
        )
    except ValueError:
        share = 0.0
    return round(255 * (12.92 * share if share <= 0.0031308 else 1.055 * share ** (1 / 2.4) - 0.055))
