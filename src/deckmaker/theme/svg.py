"""From the bytes of an SVG to nothing: it is either a still picture of its own, or refused.

Refused are scripts, events, what is fetched from elsewhere, and entities, by which a small file grows
without end. Raises ThemeError.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from deckmaker.model import Problem, ThemeError

_LARGEST: Final = 8_000_000  # bytes
_MOST_NODES: Final = 200_000
_ACTIVE: Final = frozenset(
    "script foreignobject iframe object embed audio video canvas handler listener animate animatemotion "
    "animatetransform set link".split()
)
_OUTSIDE: Final = re.compile(r"url\s*\(\s*['\"]?\s*(?!#|data:image/)[^)\s]", re.IGNORECASE)
_IMPORT: Final = re.compile(r"@import|expression\s*\(|javascript:", re.IGNORECASE)
_INSIDE: Final = re.compile(r"\s*(#|data:image/(png|jpeg|gif);)", re.IGNORECASE)


def check_svg(data: bytes, name: str) -> None:
    if len(data) > _LARGEST:
        raise _refused(f"the picture “{name}” is larger than {_LARGEST // 1_000_000} MB")
    if (
        re.search(rb"<!\s*(DOCTYPE|ENTITY)", data[:100_000] + data[-100_000:], re.IGNORECASE)
        and b"ENTITY" in data
    ):
        raise _refused(f"the picture “{name}” declares entities")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _refused(f"the picture “{name}” is not well-formed SVG") from error
    if etree.QName(root).localname.lower() != "svg":
        raise _refused(f"the picture “{name}” is not an SVG")
    for number, node in enumerate(root.iter()):
        if number > _MOST_NODES:
            raise _refused(f"the picture “{name}” has more parts than a logo can need")
        if isinstance(node, etree._Entity):
            raise _refused(f"the picture “{name}” uses entities")
        if isinstance(node, etree._ProcessingInstruction) and "stylesheet" in (node.target or ""):
            raise _refused(f"the picture “{name}” loads a style sheet")
        if not isinstance(node.tag, str):
            continue
        if etree.QName(node).localname.lower() in _ACTIVE:
            raise _refused(f"the picture “{name}” is not still: it has a <{etree.QName(node).localname}>")
        if etree.QName(node).localname.lower() == "style":
            _check_style(node.text or "", name)
        for key, value in node.attrib.items():
            plain = etree.QName(key).localname.lower()
            if plain.startswith("on"):
                raise _refused(f"the picture “{name}” runs a script ({plain})")
            if plain in ("href", "src") and not _INSIDE.match(value):
                raise _refused(f"the picture “{name}” points outside itself ({value[:60]})")
            _check_style(value, name)


def _check_style(text: str, name: str) -> None:
    if _OUTSIDE.search(text) or _IMPORT.search(text):
        raise _refused(f"the picture “{name}” fetches something from elsewhere")


def _refused(message: str) -> ThemeError:
    hint = "save it again as plain SVG from a drawing program, or use a PNG"
    return ThemeError(Problem("error", "theme-hostile", message, hint))
