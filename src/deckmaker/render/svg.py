"""From Marks to SVG: one slide, or all of them one below the other; text as outlines, so no font is needed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape

from deckmaker.model import EMU_PER_POINT, Mark, Size

from . import paint as painting

_GAP: Final = 24  # points between slides
_IDS: Final = re.compile(r'(\bid="|url\(#|href="#)([A-Za-z_][\w-]*)')

_OUTLINES: Final = re.compile(r'\bd="[^"]*"')
_FINER: Final = re.compile(r"(\d\.\d\d)\d+")  # than a hundredth of a point


def svg(marks: Sequence[Mark], size: Size, title: str = "") -> bytes:
    """The slide as an SVG document. Raises WriteError when Qt is missing."""
    body = _body(marks, size)
    width, height = _points(size)
    return _document(width, height, f"<title>{escape(title)}</title>{body}")


def column(slides: Sequence[Sequence[Mark]], size: Size, titles: Sequence[str]) -> bytes:
    """All slides in one document, one below the other, each a nested drawing with its title."""
    width, height = _points(size)
    parts = []
    for number, (marks, title) in enumerate(zip(slides, titles, strict=True)):
        # gradients and clips are named alike on every slide
        body = _IDS.sub(rf"\g<1>s{number + 1}-\g<2>", _body(marks, size))
        top = number * (height + _GAP)
        parts.append(
            f'<svg y="{top:g}" width="{width:g}" height="{height:g}" viewBox="0 0 {width:g} {height:g}">'
            f"<title>{escape(title)}</title>{body}</svg>"
        )
    return _document(width, max(len(slides) * (height + _GAP) - _GAP, 1), "\n".join(parts))


def _points(size: Size) -> tuple[float, float]:
    return size.width / EMU_PER_POINT, size.height / EMU_PER_POINT


def _document(width: float, height: float, inside: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<svg xmlns="http://www.w3.org/2000/svg" '
        'xmlns:xlink="http://www.w3.org/1999/xlink" version="1.2" baseProfile="tiny" '
        f'width="{width:g}pt" height="{height:g}pt" viewBox="0 0 {width:g} {height:g}">\n{inside}\n</svg>\n'
    ).encode()


def _body(marks: Sequence[Mark], size: Size) -> str:
    """What Qt draws, without the document around it."""
    painting.ready()
    from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize
    from PySide6.QtGui import QPainter

    try:
        from PySide6.QtSvg import QSvgGenerator
    except ImportError as error:
        raise painting.missing(error) from error
    width, height = _points(size)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    generator = QSvgGenerator()
    generator.setOutputDevice(buffer)
    generator.setResolution(72)
    generator.setSize(QSize(round(width), round(height)))
    generator.setViewBox(QRectF(0, 0, width, height))
    painter = QPainter(generator)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing)
    painting.paint(marks, painter)
    painter.end()
    text = bytes(buffer.data().data()).decode()
    start = text.index(">", text.index("<svg")) + 1
    body = text[start : text.rindex("</svg>")]
    body = re.sub(r"<title>.*?</title>|<desc>.*?</desc>", "", body, flags=re.DOTALL).strip()
    return _OUTLINES.sub(lambda match: _FINER.sub(r"\1", match[0]), body)
