"""An SVG file's bytes in, the same picture without scripts and foreign addresses out, and its bitmap.

PowerPoint shows the SVG; the bitmap is for programs that cannot. Qt draws it where it is installed.
"""

from __future__ import annotations

import re
import sys
import threading
from functools import lru_cache
from io import BytesIO
from typing import Any, Final

from lxml import etree

LARGEST: Final = 8_000_000  # bytes of one SVG
_MOST: Final = 200_000  # shapes
_HEAD: Final = re.compile(
    rb"^\s*(?:<\?xml[^>]*>|<!--(?:(?!-->).)*-->|<!DOCTYPE[^>\[]*>|\s)*<(?:\w+:)?svg[\s>]", re.S
)
_SVG: Final = "http://www.w3.org/2000/svg"
_LIVE: Final = frozenset({"script", "foreignObject", "iframe", "audio", "video", "animate", "set", "handler"})
_LENGTH: Final = re.compile(r"\s*(\d+(?:\.\d+)?|\.\d+)\s*(px|pt|pc|mm|cm|in|em)?\s*")
_PIXELS: Final = {
    "": 1.0,
    "px": 1.0,
    "pt": 4 / 3,
    "pc": 16.0,
    "mm": 96 / 25.4,
    "cm": 96 / 2.54,
    "in": 96.0,
    "em": 16.0,
}
_FOREIGN: Final = re.compile(r"url\s*\(\s*['\"]?(?!#|data:image/)[^)]*\)|@import[^;]*;?", re.I)
_LONG: Final = 1600  # pixels of the bitmap's longer side
_GREY: Final = 225


class Unfit(ValueError):
    """What is wrong with an SVG, as the end of a sentence."""


def looks(data: bytes) -> bool:
    """Whether a file opens as an SVG does."""
    return _HEAD.match(data[:4000].removeprefix(b"\xef\xbb\xbf")) is not None


def clean(data: bytes) -> tuple[bytes, tuple[float, float]]:
    """The picture with nothing that runs or is fetched, and its width and height. Raises Unfit."""
    if len(data) > LARGEST:
        raise Unfit(f"is larger than {LARGEST // 1_000_000} MB")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Unfit("is not well-formed") from error
    if root.getroottree().docinfo.internalDTD is not None and b"<!ENTITY" in data:
        raise Unfit("defines entities, which are not read")
    if etree.QName(root).localname != "svg":
        raise Unfit("is no SVG")
    count = 0
    for node in list(root.iter()):
        count += 1
        if count > _MOST:
            raise Unfit(f"has more than {_MOST:,} shapes")
        if not isinstance(node.tag, str):
            continue
        if etree.QName(node).localname in _LIVE:
            if (parent := node.getparent()) is not None:
                parent.remove(node)
            continue
        _calm(node)
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True), _size(root)


def _calm(node: etree._Element) -> None:
    """Takes from a node what runs, and what leads out of the file."""
    for name, value in list(node.attrib.items()):
        local = etree.QName(name).localname
        if local == "href" and not _inside(value) and etree.QName(node).localname == "image":
            if (parent := node.getparent()) is not None:
                parent.remove(node)
            return
        if local.startswith("on") or (local == "href" and not _inside(value)):
            del node.attrib[name]
        elif "(" in value and _FOREIGN.search(value):
            node.set(name, _FOREIGN.sub("none", value))
    if etree.QName(node).localname == "style" and node.text:
        node.text = _FOREIGN.sub("none", node.text)


def _inside(address: str) -> bool:
    address = address.strip()
    return address.startswith("#") or bool(re.match(r"data:image/(?:png|jpeg|gif)[;,]", address, re.I))


def _size(root: etree._Element) -> tuple[float, float]:
    """In CSS pixels: as the root says, else as its view box is shaped."""
    said = [_LENGTH.fullmatch(root.get(side) or "") for side in ("width", "height")]
    box = [
        float(each) for each in re.findall(r"-?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?", root.get("viewBox") or "")
    ]
    view = (box[2], box[3]) if len(box) == 4 else (0.0, 0.0)
    if said[0] and said[1]:
        wide, high = (float(each[1]) * _PIXELS[each[2] or ""] for each in said if each)
    else:
        wide, high = view if min(view) > 0 else (300.0, 150.0)
    if not (0.01 <= wide <= 1e6 and 0.01 <= high <= 1e6 and 0.01 <= wide / high <= 100):
        raise Unfit("has no size that can be shown")
    return wide, high


def _pixels(size: tuple[float, float]) -> tuple[int, int]:
    scale = _LONG / max(size)
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))


@lru_cache(maxsize=32)
def drawn(svg: bytes, size: tuple[float, float]) -> bytes:
    """The picture as PNG; empty when Qt is not installed or cannot draw it."""
    if not _ready():
        return b""
    from PySide6.QtCore import QBuffer, QByteArray, QIODevice
    from PySide6.QtGui import QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(QByteArray(svg))
    if not renderer.isValid():
        return b""
    wide, high = _pixels(size)
    canvas = QImage(wide, high, QImage.Format.Format_ARGB32_Premultiplied)
    canvas.fill(0)
    painter = QPainter(canvas)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


_application: Any = None  # kept: Qt needs it as long as anything is drawn


def _ready() -> bool:
    """Whether Qt can draw letters: it needs its application, which is made in the main thread, and fontconfig."""
    global _application
    try:
        from PySide6 import QtSvg  # noqa: F401
        from PySide6.QtGui import QGuiApplication
    except ImportError:
        return False
    if QGuiApplication.instance() is not None:
        return True
    if threading.current_thread() is not threading.main_thread():
        return False
    if sys.platform == "linux":
        import ctypes

        try:  # Qt loads it late, and ends the program when it is not there
            ctypes.CDLL("libfontconfig.so.1")
        except OSError:
            return False
    _application = QGuiApplication(["deckmaker", "-platform", "offscreen"])
    return True


def blank(size: tuple[float, float]) -> bytes:
    """A grey field of the picture's shape as PNG."""
    from PIL import Image

    made = BytesIO()
    Image.new("L", _pixels(size), _GREY).save(made, "PNG")
    return made.getvalue()
