"""A saved web page (.html, .htm, .mhtml) gives a Document: the article, without the page around it.

Places are paragraph numbers. Nothing is fetched: pictures are those that were saved with the page.
Limits: what a script would have drawn is not there; formulas are read as plain characters.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as BadBase64
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath
from typing import Any
from urllib.parse import unquote, unquote_to_bytes, urljoin

from deckmaker.model import Document, Problem, Run, Source

from .gathering import Gathering
from .inline import STYLES
from .outlines import looks
from .pictures import LARGEST, LARGEST_ALL, checked, fetch, outlines
from .web_article import article
from .web_page import decoded, empty, parsed, unfolded

_SITE = re.compile(r"\s+(?:[|·•»]|[–—-])\s+([^|·•»–—]{2,40})$")
_BLOCKS = frozenset(
    "address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 "
    "h5 h6 header hr li main ol p pre section summary table tbody td tfoot th thead tr ul".split()
)
_DEEP = 200  # nested elements; what lies deeper is read as text
_TINY = 64  # pixels: a smaller picture is a sign of the page
_RUN_FIELDS = frozenset(("bold", "italic", "code", "strike", "superscript", "subscript"))


def read_web(source: Source, folder: Path | None = None) -> Document:
    """The Document of a saved page. Raises InputError when it holds no text."""
    saved: dict[str, bytes] = {}
    problems: tuple[Problem, ...] = ()
    if source.suffix in (".mhtml", ".mht"):
        text, saved = unfolded(source)
    else:
        text, problems = decoded(source)
    root = parsed(text)
    if root is None:
        raise empty(source)
    document = _Page(source, root, folder, saved).document()
    return replace(document, problems=(*problems, *document.problems))


class _Page:
    def __init__(self, source: Source, root: Any, folder: Path | None, saved: dict[str, bytes]) -> None:
        self.source, self.folder, self.saved = source, folder, saved
        self.gathered = Gathering(source.name)
        self.room = LARGEST_ALL
        self.remote = 0
        self.seen: set[str] = set()
        self._read_meta(root)
        self.article = article(root)
        if not any(True for _ in self.article.iter("h1")) and self.headline:
            self.gathered.heading(1, [Run(self.headline)])

    def document(self) -> Document:
        self._walk(self.article, 0)
        if self.remote:
            count = f" ({self.remote} of them)" if self.remote > 1 else ""
            message = f"pictures on the network are not fetched{count}"
            hint = "save the page with its pictures: “Web page, complete” in the browser"
            self.gathered.problem("note", "picture-remote", message, hint)
        document = self.gathered.document()
        if not document.sections:
            raise empty(self.source)
        title = document.meta.title or self.headline or PurePath(self.source.name).stem
        return replace(document, meta=replace(document.meta, title=title))

    # ── what the page says about itself ──────────────────────────────────────────────────

    def _read_meta(self, root: Any) -> None:
        said: dict[str, str] = {}
        for each in root.iter("meta"):
            name = (each.get("property") or each.get("name") or each.get("itemprop") or "").lower()
            if name and each.get("content"):
                said.setdefault(name, " ".join(each.get("content").split()))
        title = next((" ".join(each.text_content().split()) for each in root.iter("title")), "")
        site = said.get("og:site_name", "")
        named = _SITE.search(title)
        heads = [" ".join(each.text_content().split()) for each in root.iter("h1")]
        self.headline = said.get("og:title") or (title[: named.start()] if named else title)
        if len(heads) == 1 and heads[0]:
            self.headline = heads[0]
        author = said.get("author") or said.get("article:author") or said.get("dc.creator") or ""
        date = (
            said.get("article:published_time")
            or said.get("date")
            or said.get("dc.date")
            or said.get("datepublished")
        )
        times = [each.get("datetime") for each in root.iter("time") if each.get("datetime")]
        date = date or (times[0] if times else "") or ""
        lang = (root.get("lang") or root.get("xml:lang") or "").strip()
        self.gathered.meta = replace(
            self.gathered.meta,
            author="" if "//" in author or len(author) > 80 else author,
            date=match[0] if (match := re.match(r"\d{4}-\d{2}-\d{2}", date)) else "",
            credit=site or (named[1].strip() if named else ""),
            language=lang if re.fullmatch(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*", lang) else "",
        )

    # ── blocks ───────────────────────────────────────────────────────────────────────────

    def _walk(self, node: Any, depth: int) -> None:
        """An node's blocks; loose text between them is a paragraph of its own."""
        loose: list[Run] = []

        def flush() -> None:
            if any(run.text.strip() for run in loose):
                self.gathered.paragraph(_spaced(loose))
            loose.clear()

        _add(loose, node.text, _PLAIN)
        for child in node:
            if depth < _DEEP and _is_block(child):
                flush()
                self._block(child, depth + 1)
            else:
                loose.extend(self._inline(child, _PLAIN, depth + 1))
                for picture in _images(child):
                    flush()
                    self._picture(picture, "")
            _add(loose, child.tail, _PLAIN)
        flush()

    def _block(self, node: Any, depth: int) -> None:
        tag = node.tag
        if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self.gathered.heading(int(tag[1]), [Run(" ".join(node.text_content().split()))])
        elif tag in ("ul", "ol"):
            self._list(node, 0, depth)
            self.gathered.flush()
        elif tag == "blockquote":
            self._quotation(node, depth)
        elif tag == "pre":
            self.gathered.code(node.text_content().strip("\n"))
            self.gathered.flush()
        elif tag == "table":
            self._table(node, depth)
        elif tag == "figure":
            self._figure(node, depth)
        elif tag == "dl":
            self._definitions(node, depth)
        elif tag == "p" and not any(_is_block(child) for child in node):
            self._paragraph(node, depth)
        else:
            self._walk(node, depth)

    def _paragraph(self, node: Any, depth: int) -> None:
        runs = _spaced(self._inline(node, _PLAIN, depth))
        if any(run.text.strip() for run in runs):
            self.gathered.paragraph(runs)
        for picture in _images(node):
            self._picture(picture, "")

    def _list(self, node: Any, level: int, depth: int) -> None:
        for child in node:
            if child.tag in ("ul", "ol"):  # bad, and common
                self._list(child, level + 1, depth + 1)
            if child.tag != "li":
                continue
            runs: list[Run] = []
            _add(runs, child.text, _PLAIN)
            inner = []
            for each in child:
                if each.tag in ("ul", "ol"):
                    inner.append(each)
                else:
                    if _is_block(each) and runs:
                        runs.append(Run(" "))
                    runs.extend(self._inline(each, _PLAIN, depth + 1))
                _add(runs, each.tail, _PLAIN)
            self.gathered.item(_spaced(runs), level, ordered=node.tag == "ol")
            for each in inner:
                if depth < _DEEP:
                    self._list(each, level + 1, depth + 1)

    def _quotation(self, node: Any, depth: int) -> None:
        who = next(iter(node.iter("cite", "footer")), None)
        by = " ".join(who.text_content().split()).lstrip("—–- ") if who is not None else ""
        if who is not None and len(by) <= 120 and who.getparent() is not None:
            if who.tail and who.getprevious() is None:
                who.getparent().text = (who.getparent().text or "") + who.tail
            who.getparent().remove(who)
        else:
            by = ""
        parts = [each for each in node if each.tag in ("p", "div")] or [node]
        for part in parts:
            self.gathered.quote(_spaced(self._inline(part, _PLAIN, depth)))
        if by:
            self.gathered.quote([Run(f"— {by}")])
        self.gathered.flush()

    def _definitions(self, node: Any, depth: int) -> None:
        term: list[Run] = []
        for child in node:
            runs = _spaced(self._inline(child, _PLAIN, depth)) if isinstance(child.tag, str) else []
            if child.tag == "dt":
                term = [replace(run, bold=True) for run in runs]
            elif runs:
                self.gathered.item([*term, Run(": "), *runs] if term else runs)
                term = []
        self.gathered.flush()

    def _table(self, node: Any, depth: int) -> None:
        """A table of figures or words; one that lays out the page is read as its cells."""
        rows = [row for row in node.iter("tr") if next(row.iterancestors("table")) is node]
        cells = [[cell for cell in row if cell.tag in ("td", "th")] for row in rows]
        nested = len(list(node.iter("table"))) > 1
        inside = [each for row in cells for cell in row for each in cell]
        blocks = any(_is_block(each) and each.tag not in ("p", "div") for each in inside)
        if nested or blocks or len(rows) < 2 or max(map(len, cells), default=0) < 2:
            for row in cells:
                for cell in row:
                    if depth < _DEEP:
                        self._walk(cell, depth + 1)
            return
        heading = node.find("caption")
        if heading is not None:
            self.gathered.caption(_spaced(self._inline(heading, _PLAIN, depth)))
        found = []
        for row in cells:
            made: list[list[Run]] = []
            for cell in row:
                made.append(_spaced(self._inline(cell, _PLAIN, depth)))
                wide = cell.get("colspan") or "1"
                made.extend(
                    [] for _ in range(min(int(wide), 64) - 1 if wide.isascii() and wide.isdigit() else 0)
                )
            if any(run.text.strip() for each in made for run in each):
                found.append(made)
        self.gathered.table(found)

    def _figure(self, node: Any, depth: int) -> None:
        words = next(node.iter("figcaption"), None)
        caption = " ".join(words.text_content().split()) if words is not None else ""
        pictures = list(_images(node))
        if not pictures:
            self._walk(node, depth)
            return
        for picture in pictures:
            self._picture(picture, caption)
            caption = ""

    def _picture(self, image: Any, caption: str) -> None:
        address = (image.get("src") or image.get("data-src") or "").strip()
        alt = " ".join((image.get("alt") or "").split())
        if not address or address in self.seen or _is_tiny(image):
            return
        self.seen.add(address)
        base = self.saved.get(address) or self.saved.get(urljoin(self._base(), address))
        name = (
            unquote(PurePath(address.partition("?")[0]).name)
            if not address.startswith("data:")
            else "in the page"
        )
        if base is not None or address.startswith("data:"):
            data = base if base is not None else _embedded(address)
            data = data if len(data) <= min(LARGEST, self.room) else b""
            data, code, message, hint = checked(data, name)
        elif "//" in address[:8] or address.startswith(("cid:", "blob:")):
            self.remote += 1
            return
        else:
            data, code, message, hint = fetch(
                address.partition("?")[0].partition("#")[0], self.folder, self.room
            )
        self.room -= len(data)
        svg = b""
        if data and looks(data):
            data, svg, code, message, hint = outlines(data, name)
        if code:
            self.gathered.problem("note" if not data else "warning", code, message, hint)
        if data:
            self.gathered.figure(name, alt, data, svg, caption)

    def _base(self) -> str:
        return next((each for each in self.saved if "//" in each), "")

    # ── text ─────────────────────────────────────────────────────────────────────────────

    def _inline(self, node: Any, look: _Look, depth: int) -> list[Run]:
        """The runs of an node; a link that leads nowhere outside the page is none."""
        if not isinstance(node.tag, str):
            return []
        if depth > _DEEP:
            return [look.run(node.text_content())]
        if node.tag == "br":
            return [look.run("\u2028")]
        style = STYLES.get(node.tag, "")
        if style in _RUN_FIELDS:
            look = replace(look, styles=look.styles | {style})
        elif node.tag == "a" and re.match(r"(?:https?|mailto):", node.get("href") or ""):
            look = replace(look, link=node.get("href"))
        found: list[Run] = []
        _add(found, node.text, look)
        for child in node:
            if _is_block(child) and found:
                found.append(Run(" "))
            found.extend(self._inline(child, look, depth + 1))
            _add(found, child.tail, look)
        return found


@dataclass(frozen=True, slots=True)
class _Look:
    """How text looks here."""

    styles: frozenset[str] = frozenset()
    link: str = ""

    def run(self, text: str) -> Run:
        return Run(text, link=self.link, **dict.fromkeys(self.styles, True))  # type: ignore[arg-type]


_PLAIN = _Look()


def _add(runs: list[Run], text: str | None, look: _Look) -> None:
    if text:
        runs.append(look.run(re.sub(r"[ \t\r\n\f]+", " ", text)))


def _spaced(runs: list[Run]) -> list[Run]:
    """White space as a browser shows it: one blank at most, none at line ends."""
    found: list[Run] = []
    last = " "
    for run in runs:
        text = re.sub(r" *\u2028 *", "\n", run.text)
        if last in (" ", "\n"):
            text = text.lstrip(" ")
        if text.startswith("\n") and found and found[-1].text.endswith(" "):
            found[-1] = replace(found[-1], text=found[-1].text.rstrip(" "))
        if text:
            found.append(replace(run, text=text))
            last = text[-1]
    return found


def _is_block(node: Any) -> bool:
    return isinstance(node.tag, str) and node.tag in _BLOCKS


def _images(node: Any) -> Iterator[Any]:
    yield from node.iter("img")


def _is_tiny(image: Any) -> bool:
    """Whether it is a sign of the page, or counts its visitors."""
    for name in ("width", "height"):
        said = (image.get(name) or "").removesuffix("px").strip()
        if said.isascii() and said.isdigit() and int(said) < _TINY:
            return True
    return False


def _embedded(address: str) -> bytes:
    """The bytes of a picture that stands in its address."""
    head, _, body = address.partition(",")
    if len(body) > 2 * LARGEST:
        return b""
    try:
        return b64decode(unquote(body)) if head.endswith(";base64") else unquote_to_bytes(body)
    except (BadBase64, ValueError):
        return b""
