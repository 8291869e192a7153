"""From text and numbers to what may stand in XML: escaping, names, identifiers."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Final
from uuid import NAMESPACE_URL, UUID, uuid5

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
P: Final = "http://schemas.openxmlformats.org/presentationml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
C: Final = "http://schemas.openxmlformats.org/drawingml/2006/chart"

# the characters that XML 1.0 cannot hold at all, not even as a reference
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACE: Final = re.compile(r"[\t\n\r]")
_OURS: Final = uuid5(NAMESPACE_URL, "deckmaker")


def escape(text: str) -> str:
    """Character content: markup escaped, what XML cannot hold left out."""
    if _FORBIDDEN.search(text):
        text = _FORBIDDEN.sub("", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The value of an attribute in double quotes; line breaks become spaces, as a parser would read them."""
    return _SPACE.sub(" ", escape(text)).replace('"', "&quot;")


def number(value: Decimal) -> str:
    """A figure without exponent, trailing zeros or negative zero: "1500000", "9.6"."""
    text = format(value.normalize(), "f")
    return "0" if text == "-0" else text


def guid(*names: str) -> str:
    """An identifier in braces, the same for the same names."""
    return "{" + str(identifier(*names)).upper() + "}"


def identifier(*names: str) -> UUID:
    return uuid5(_OURS, "\x1f".join(names).encode("utf-8", "replace").decode())
