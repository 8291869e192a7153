"""From the PDF that Qt wrote to the one we give: with language, bookmarks and links, and characters set right.

What Qt 6.11 leaves to do: no bookmarks and no links can be asked for; glyphs are named by the first
character that a font gives them (⽹ for 网, a tab for a space); subset fonts are not named as such; the time of
day stands in the file, so that the same deck gives other bytes.

Assumes the plain structure that Qt writes: one cross-reference table, no object streams.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final
from urllib.parse import quote
from xml.sax.saxutils import escape

from deckmaker.model import EMU_PER_POINT, Meta, Rect

_SCHEMES: Final = ("http://", "https://", "mailto:")
_STREAM: Final = re.compile(rb"stream\r?\n(.*)\nendstream", re.DOTALL)
_BOX: Final = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
_REFERENCE: Final = re.compile(rb"\b(\d+) 0 R\b")
_PROGRAM: Final = "deckmaker"


@dataclass(frozen=True, slots=True)
class Bookmark:
    title: str
    page: int  # from 0
    level: int = 0  # 1 stands under the 0 before it


@dataclass(frozen=True, slots=True)
class Spot:
    """A link on a page."""

    page: int
    rect: Rect  # EMU from the page's upper left corner
    address: str


@dataclass(frozen=True, slots=True)
class Facts:
    """What Qt was not told."""

    meta: Meta
    bookmarks: tuple[Bookmark, ...]
    spots: tuple[Spot, ...]
    said: frozenset[str]  # every character that the pages print
    twin: Callable[[str], str]


def mended(data: bytes, facts: Facts) -> bytes:
    objects = _objects(data)
    root = _number(rb"/Root (\d+) 0 R", data[data.rindex(b"trailer") :])
    about = _number(rb"/Info (\d+) 0 R", data[data.rindex(b"trailer") :])
    catalog = objects[root]
    pages = _pages(objects, _number(rb"/Pages (\d+) 0 R", catalog))
    named = dict(_subsets(objects))
    for number, body in objects.items():
        objects[number] = _font(body, named)
    for number in _listed(rb"/ToUnicode (\d+) 0 R", objects):
        objects[number] = _named(objects[number], facts)
    _link(objects, pages, facts.spots)
    metadata = _number(rb"/Metadata (\d+) 0 R", catalog)
    objects[metadata] = _stream(_xmp(facts.meta), b"/Type /Metadata /Subtype /XML ", packed=False)
    objects[about] = _properties(facts.meta)
    extra = b"/ViewerPreferences << /DisplayDocTitle true >>\n"
    if facts.meta.language:
        extra += b"/Lang " + _text(facts.meta.language) + b"\n"
    if facts.bookmarks:
        outlines = max(objects) + 1
        _outline(objects, outlines, pages, facts.bookmarks)
        extra += b"/Outlines %d 0 R\n/PageMode /UseOutlines\n" % outlines
    objects[root] = catalog.rstrip()[:-2] + extra + b">>"
    return _file(_ordered(objects, root, about))


def _objects(data: bytes) -> dict[int, bytes]:
    """Object number → what stands between `obj` and `endobj`."""
    start = int(data[data.rindex(b"startxref") + 9 :].split()[0])
    rows = data[start : data.rindex(b"trailer")].splitlines()[2:]
    places = sorted((int(row[:10]), number) for number, row in enumerate(rows) if row[17:18] == b"n")
    ends = [place for place, _ in places[1:]] + [start]
    found = {}
    for (place, number), end in zip(places, ends, strict=True):
        body = data[place:end]
        found[number] = body[body.index(b"obj") + 3 : body.rindex(b"endobj")].strip()
    return dict(sorted(found.items()))


def _number(pattern: bytes, text: bytes) -> int:
    match = re.search(pattern, text)
    if match is None:
        raise ValueError(f"Qt wrote a PDF without {pattern!r}")
    return int(match[1])


def _listed(pattern: bytes, objects: dict[int, bytes]) -> list[int]:
    return [int(match[1]) for body in objects.values() if (match := re.search(pattern, _head(body)))]


def _head(body: bytes) -> bytes:
    """What stands before a stream."""
    return body.partition(b"stream\n")[0] if body.endswith(b"endstream") else body


def _pages(objects: dict[int, bytes], tree: int) -> list[int]:
    body = objects[tree]
    kids = body[body.index(b"/Kids") : body.index(b"]")]
    return [int(each) for each in re.findall(rb"(\d+) 0 R", kids)]


def _subsets(objects: dict[int, bytes]) -> list[tuple[bytes, bytes]]:
    """(name, name with its subset's tag) of each font."""
    tagged = [re.search(rb"/FontName /([A-Z]{6}\+(\S+))", _head(body)) for body in objects.values()]
    return [(match[2], match[1]) for match in tagged if match]


def _font(body: bytes, named: dict[bytes, bytes]) -> bytes:
    """A subset font named as such everywhere, without Qt's list of its glyphs, which is too short."""
    if body.startswith(b"<< /Type /FontDescriptor"):
        return re.sub(rb"/CIDSet \d+ 0 R\n?", b"", body)
    if body.startswith(b"<< /Type /Font\n"):
        return re.sub(
            rb"/BaseFont /(\S+)", lambda match: b"/BaseFont /" + named.get(match[1], match[1]), body
        )
    return body


def _named(body: bytes, facts: Facts) -> bytes:
    """A ToUnicode map in which every glyph has the character that the slides say."""
    match = _STREAM.search(body)
    if match is None:
        return body
    text = match[1]
    if b"/FlateDecode" in _head(body):
        text = zlib.decompress(text)

    def right(found: re.Match[bytes]) -> bytes:
        code = bytes.fromhex(found[1].decode())
        character = code.decode("utf-16-be", "replace")
        if character in facts.said or character == "\0":
            return found[0]
        return (
            b"<"
            + (facts.twin(character) or character).encode("utf-16-be", "replace").hex().upper().encode()
            + b">"
        )

    lines = []
    for line in text.split(b"\n"):
        head, bracket, rest = line.partition(b"[")
        if bracket:  # <first> <last> [<code> <code> …]
            line = head + bracket + re.sub(rb"<([0-9A-F]{4,8})>", right, rest)
        elif re.fullmatch(rb"<[0-9A-F]{4}> <[0-9A-F]{4}> <[0-9A-F]{4,8}>\s*", line):
            first, last, code = line.split()
            line = b"%s %s %s" % (first, last, re.sub(rb"<([0-9A-F]{4,8})>", right, code))
        lines.append(line)
    return _stream(b"\n".join(lines))


def _link(objects: dict[int, bytes], pages: Sequence[int], spots: Sequence[Spot]) -> None:
    """The links of each page, as annotations without a frame."""
    for index, number in enumerate(pages):
        mine = [spot for spot in spots if spot.page == index and spot.address.lower().startswith(_SCHEMES)]
        body = re.sub(rb"/Annots \d+ 0 R\n?", b"", objects[number])
        box = _BOX.search(body)
        if mine and box:
            tall = float(box[2])
            notes = b" ".join(_annotation(spot, tall) for spot in mine)
            body = body.rstrip()[:-2] + b"/Annots [" + notes + b"]\n>>"
        objects[number] = body


def _annotation(spot: Spot, tall: float) -> bytes:
    rect = spot.rect
    left, right = rect.x / EMU_PER_POINT, rect.right / EMU_PER_POINT
    top, bottom = tall - rect.y / EMU_PER_POINT, tall - rect.bottom / EMU_PER_POINT
    address = quote(spot.address, safe="%/:=&?~#+!$,;'@*[]-._").encode()
    return (
        b"<< /Type /Annot /Subtype /Link /Border [0 0 0] /F 4 /Rect [%.2f %.2f %.2f %.2f] "
        b"/A << /S /URI /URI (%s) >> >>" % (left, bottom, right, top, address)
    )


def _outline(
    objects: dict[int, bytes], root: int, pages: Sequence[int], bookmarks: Sequence[Bookmark]
) -> None:
    """Bookmarks of two levels as objects that name each other, from number `root` on."""
    numbers = [root + 1 + index for index in range(len(bookmarks))]
    parents: list[int] = []
    above = root
    for number, mark in zip(numbers, bookmarks, strict=True):
        above = number if not mark.level else above
        parents.append(root if not mark.level else above)
    below: dict[int, list[int]] = {}
    for number, parent in zip(numbers, parents, strict=True):
        below.setdefault(parent, []).append(number)

    order = {number: place for siblings in below.values() for place, number in enumerate(siblings)}

    def family(number: int) -> bytes:
        children = below.get(number, [])
        if not children:
            return b""
        count = len(children) if number == root else -len(children)  # closed
        return b"/First %d 0 R /Last %d 0 R /Count %d " % (children[0], children[-1], count)

    objects[root] = b"<< /Type /Outlines " + family(root) + b">>"
    for number, mark, parent in zip(numbers, bookmarks, parents, strict=True):
        siblings = below[parent]
        place = order[number]
        body = b"<< /Title " + _text(mark.title) + b" /Parent %d 0 R " % parent
        body += b"/Prev %d 0 R " % siblings[place - 1] if place else b""
        body += b"/Next %d 0 R " % siblings[place + 1] if place + 1 < len(siblings) else b""
        page = pages[min(mark.page, len(pages) - 1)]
        objects[number] = body + family(number) + b"/Dest [%d 0 R /Fit] >>" % page


def _properties(meta: Meta) -> bytes:
    facts = (
        (b"Title", meta.title),
        (b"Author", meta.author),
        (b"Subject", meta.subtitle),
        (b"Keywords", ", ".join(meta.keywords)),
        (b"Creator", _PROGRAM),
        (b"Producer", f"{_PROGRAM}, Qt"),
    )
    return b"<< " + b" ".join(b"/" + name + b" " + _text(value) for name, value in facts if value) + b" >>"


def _xmp(meta: Meta) -> bytes:
    language = f"<dc:language><rdf:Bag><rdf:li>{escape(meta.language)}</rdf:li></rdf:Bag></dc:language>"
    author = f"<dc:creator><rdf:Seq><rdf:li>{escape(meta.author)}</rdf:li></rdf:Seq></dc:creator>"
    return (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?><x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about="" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/">'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(meta.title)}</rdf:li></rdf:Alt></dc:title>'
        f"{author if meta.author else ''}{language if meta.language else ''}"
        f"<xmp:CreatorTool>{_PROGRAM}</xmp:CreatorTool></rdf:Description></rdf:RDF></x:xmpmeta>"
        '<?xpacket end="w"?>'
    ).encode("utf-8", "replace")


def _text(text: str) -> bytes:
    """A string as PDF holds any: UTF-16 in hexadecimal."""
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def _stream(content: bytes, about: bytes = b"", *, packed: bool = True) -> bytes:
    if packed:
        content, about = zlib.compress(content, 6), about + b"/Filter /FlateDecode "
    return b"<< %s/Length %d >>\nstream\n%s\nendstream" % (about, len(content), content)


def _ordered(objects: dict[int, bytes], root: int, about: int) -> dict[int, bytes]:
    """The objects that are in use, numbered as they are first named: the catalog 1, the properties 2.

    Qt numbers fonts, and names their subsets, by the chance of a hash table.
    """
    numbers: dict[int, int] = {}
    waiting = [about, root]
    while waiting:
        number = waiting.pop()
        if number in numbers or number not in objects:
            continue
        numbers[number] = len(numbers) + 1
        waiting += reversed([int(each) for each in _REFERENCE.findall(_head(objects[number]))])
        if number == root:
            waiting.append(about)
    tags: dict[bytes, bytes] = {}

    def tagged(match: re.Match[bytes]) -> bytes:
        if match[1] not in tags:
            count, letters = len(tags), b""
            for _ in range(4):
                count, letter = divmod(count, 26)
                letters = bytes([65 + letter]) + letters
            tags[match[1]] = b"DM" + letters
        return b"/" + tags[match[1]] + b"+"

    ordered = {}
    for old, new in numbers.items():
        head, rest = _head(objects[old]), objects[old][len(_head(objects[old])) :]
        head = _REFERENCE.sub(lambda match: b"%d 0 R" % numbers.get(int(match[1]), 0), head)
        ordered[new] = re.sub(rb"/([A-Z]{6})\+(?=\S)", tagged, head) + rest
    return ordered


def _file(objects: dict[int, bytes]) -> bytes:
    """The bytes of a PDF whose first object is the catalog, and whose second its properties."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    size = max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        out += b"%010d 00000 n \n" % place if place is not None else b"0000000000 65535 f \n"
    name = blake2b(bytes(out), digest_size=16).hexdigest().encode()
    out += b"trailer\n<< /Size %d /Root 1 0 R /Info 2 0 R /ID [<%s> <%s>] >>\n" % (
        size,
        name,
        name,
    )
    out += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(out)
