"""An outline in OPML gives a Document: its branches are sections, its leaves list items, its notes speaker notes.

The two upper levels that have branches below them become headings; what lies deeper are lists. Long leaves
are prose. Places are line numbers counted in outline order. Nothing that the outline includes is fetched.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePath
from typing import Any

from deckmaker.model import Document, InputError, Problem, Run, Source, Where

from .gathering import Gathering

_TAGS = re.compile(r"<(/?)(b|strong|i|em|u|s|code|a|span|br|p|div|time|mark)\b[^<>]{0,300}>", re.IGNORECASE)
_STYLES = {"b": "bold", "strong": "bold", "i": "italic", "em": "italic", "s": "strike", "code": "code"}
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&nbsp;": "\u00a0", "&amp;": "&"}
_PROSE = 25  # words of a leaf that is a paragraph
_DEEP = 100  # levels that are read
_HEADINGS = 2  # levels that may become headings
_SMALL = 8  # lines below a heading that are one list rather than slides of their own


@dataclass(slots=True)
class _Node:
    text: str
    note: str = ""
    link: str = ""
    below: list[_Node] = field(default_factory=list)

    @property
    def is_prose(self) -> bool:
        return not self.below and len(self.text.split()) >= _PROSE

    @property
    def size(self) -> int:
        return 1 + sum(each.size for each in self.below)

    @property
    def has_branches(self) -> bool:
        return any(each.below for each in self.below)


def read_opml(source: Source, folder: Path | None = None) -> Document:
    """The Document of an OPML file. Raises InputError when it is none, or holds no text."""
    root = _parsed(source)
    head, body = root.find("head"), root.find("body")
    if body is None:
        raise _refused(
            source, "input-format", "this is no outline: it has no <body>", "export it as OPML again"
        )
    nodes = list(_nodes(body, 0))
    if not nodes:
        raise _refused(
            source, "input-empty", "there is no text in this outline", "write an outline or an article"
        )
    told = () if head is None else [each for each in head if isinstance(each.tag, str)]
    said = {each.tag: " ".join((each.text or "").split()) for each in told}
    title = said.get("title", "")
    notes: str = ""
    if len(nodes) == 1 and nodes[0].has_branches:  # one root holds it all: it is the title
        title, notes, nodes = nodes[0].text, nodes[0].note, nodes[0].below
    gathered = Gathering(source.name)
    gathered.meta = replace(gathered.meta, author=said.get("ownerName", ""))
    _write(gathered, nodes, 1, notes)
    document = gathered.document(title)
    stem = PurePath(source.name).stem
    return document if document.meta.title else replace(document, meta=replace(document.meta, title=stem))


def _parsed(source: Source) -> Any:
    """The root of the outline; entities are not expanded, nothing outside is opened."""
    from lxml import etree

    data = source.data
    if re.search(rb"<!(?:DOCTYPE[^>]*\[|ENTITY)", data[:20_000], re.IGNORECASE):
        hint = "export it as OPML again"
        raise _refused(source, "input-entities", "this file defines entities, which no outline needs", hint)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        said = str(error).split(", line")[0]
        line = getattr(error, "lineno", 0) or 0
        problem = Problem(
            "error",
            "input-damaged",
            f"this is no well-formed OPML: {said}",
            "export it again",
            Where(source.name, line),
        )
        raise InputError(problem) from None
    if root.tag != "opml":
        message = f"this is no outline: its root is <{str(root.tag)[:40]}>"
        raise _refused(source, "input-format", message, "export it as OPML")
    return root


def _nodes(parent: Any, depth: int) -> Iterator[_Node]:
    for each in parent.iterchildren("outline"):
        text = each.get("text") or each.get("title") or ""
        link = each.get("url") or each.get("htmlUrl") or ""
        below = list(_nodes(each, depth + 1)) if depth < _DEEP else []
        if text.strip():
            yield _Node(text, each.get("_note") or "", link if link.startswith("http") else "", below)
        else:
            yield from below


def _write(gathered: Gathering, nodes: list[_Node], level: int, note: str = "") -> None:
    """Lines first, then what has slides of its own: else a line would stand below the heading before it."""
    small = sum(each.size for each in nodes) <= _SMALL
    branching = any(each.below for each in nodes)

    def heads(node: _Node) -> bool:
        if level == 1:
            return bool(node.below) or (branching and not node.is_prose)
        return level <= _HEADINGS and bool(node.below) and (node.has_branches or not small)

    for node in nodes:
        if heads(node):
            continue
        if node.is_prose:
            gathered.paragraph(_runs(node.text, node.link))
            _note(gathered, node.note)
        else:
            _item(gathered, node, 0)
    _note(gathered, note)
    for node in filter(heads, nodes):
        gathered.heading(level, _runs(node.text, node.link))
        _write(gathered, node.below, level + 1, node.note)
    gathered.flush()


def _note(gathered: Gathering, note: str) -> None:
    if note.strip():
        gathered.notes(_runs(note))


def _item(gathered: Gathering, node: _Node, level: int) -> None:
    """A list item and all below it; notes stand after the list."""
    notes: list[str] = []

    def write(each: _Node, depth: int) -> None:
        gathered.item(_runs(each.text, each.link), depth)
        if each.note:
            notes.append(each.note)
        for below in each.below:
            write(below, depth + 1)

    write(node, level)
    for note in notes:
        _note(gathered, note)


def _runs(text: str, link: str = "") -> list[Run]:
    """The text with the few tags that outliners write into it."""
    runs: list[Run] = []
    styles: list[str] = []
    last = 0
    for match in (*_TAGS.finditer(text), None):
        said = text[last : match.start() if match else len(text)]
        if said:
            for entity, character in _ENTITIES.items():
                said = said.replace(entity, character)
            looks = dict.fromkeys((style for style in styles if style), True)
            runs.append(Run(said, link=link, **looks))  # type: ignore[arg-type]
        if match is None:
            break
        last = match.end()
        tag = match[2].lower()
        if tag in ("br", "p", "div") and runs:
            runs.append(Run(" "))
        elif match[1] and styles:
            styles.pop()
        elif not match[1] and tag not in ("br", "p", "div"):
            styles.append(_STYLES.get(tag, ""))
    return runs


def _refused(source: Source, code: str, message: str, hint: str) -> InputError:
    return InputError(Problem("error", code, message, hint, Where(source.name)))
