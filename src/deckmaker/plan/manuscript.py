"""A Document → the Markdown that says the same, and the pictures it names: what was imported can be edited.

`read` gives the same sections back. What Markdown cannot say is lost: merged cells, sizes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from deckmaker.model import (
    Bullets,
    ChartData,
    Code,
    Document,
    Figure,
    Grid,
    Notes,
    Paragraph,
    Point,
    Quotation,
    QuoteCard,
    Run,
)

from .outline import (
    CALLED,
    _code,
    _fence,
    _front_matter,
    _grid,
    _line,
    _picture,
    _points,
    _quote,
    _runs,
    _styled_break,
)

__all__ = ["manuscript"]

_ENDINGS = (
    (b"\x89PNG", ".png"),
    (b"\xff\xd8\xff", ".jpg"),
    (b"GIF8", ".gif"),
    (b"RIFF", ".webp"),
    (b"BM", ".bmp"),
)


def manuscript(document: Document, folder: str = "pictures") -> tuple[str, tuple[tuple[str, bytes], ...]]:
    """Markdown, and (path, bytes) of each picture; the paths begin with `folder` and stand in the Markdown."""
    writing = _Writing(folder)
    blocks = [_front_matter(document.meta)]
    for section in document.sections:
        if section.level:
            blocks.append(f"{'#' * section.level} {_line(section.title)}")
        if section.hidden:
            blocks.append("<!-- hidden -->")
        before: object = None
        for block in section.blocks:
            if type(block) is type(before) and isinstance(block, Bullets | Quotation):
                blocks.append("<!-- -->")  # two lists in a row would be one
            blocks.extend(writing.block(block))
            before = block
    return "\n\n".join(filter(None, blocks)) + "\n", tuple(writing.pictures)


class _Writing:
    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.pictures: list[tuple[str, bytes]] = []

    def block(self, block: object) -> Iterator[str]:
        if isinstance(block, Paragraph):
            yield _paragraph(block.runs)
        elif isinstance(block, Bullets):
            yield _points([Point(each.runs, each.level, each.ordered) for each in block.bullets])
        elif isinstance(block, Quotation):
            speaker, _, role = block.attribution.partition(", ")
            yield _quote(QuoteCard("".join(run.text for run in block.runs), speaker, role))
        elif isinstance(block, Grid):
            yield _grid(block)
        elif isinstance(block, Code):
            yield _code(block)
        elif isinstance(block, ChartData):
            yield _fence("chart", block.text)
        elif isinstance(block, Notes):
            yield _fence("notes", block.text)
        elif isinstance(block, Figure):
            path = self._kept(block)
            if path:
                yield _picture(Figure(block.span, path, block.alt, block.caption))

    def _kept(self, figure: Figure) -> str:
        """Where a picture goes: under its own name, with the ending of what it is."""
        data = figure.svg or figure.data
        if not data:
            return figure.path
        ending = (
            ".svg" if figure.svg else next((end for head, end in _ENDINGS if data.startswith(head)), ".png")
        )
        stem = (
            re.sub(r"[^\w.-]+", "-", figure.path.rpartition("/")[2].rpartition(".")[0]).strip("-.")
            or "picture"
        )
        taken = {path for path, _ in self.pictures}
        path, number = f"{self.folder}/{stem}{ending}", 2
        while path in taken:
            path, number = f"{self.folder}/{stem}-{number}{ending}", number + 1
        self.pictures.append((path, data))
        return path


def _paragraph(runs: tuple[Run, ...]) -> str:
    text = _styled_break(_runs(runs).strip())
    if match := CALLED.match(text):  # else it would be notes, or a caption
        return f"{match[1]}{match[2]}&#{ord(match[3])};{text[match.end() :]}"
    return text
