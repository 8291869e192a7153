"""From the bytes of a .pptx/.potx/.ppsx to its parts, refusing what is damaged, locked or hostile; and back.

Read by hand, not with python-pptx: a company's file may be a bomb, and python-pptx unpacks all it names.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import etree

from deckmaker.model import Problem, ThemeError
from deckmaker.zips import DAMAGED

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE: Final = "http://schemas.openxmlformats.org/package/2006"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R: Final = f"{{{OFFICE}}}"
TYPES: Final = "[Content_Types].xml"

_MOST_PARTS: Final = 20_000
_LARGEST_PART: Final = 200_000_000  # bytes, unpacked
_LARGEST_XML: Final = 40_000_000
_LARGEST_WHOLE: Final = 600_000_000
_RATIO: Final = 200  # unpacked to packed; Office XML reaches 60, a bomb 1,000
_RATIO_FROM: Final = 5_000_000  # small parts may be as dense as they like: an empty sheet is
_OLE: Final = b"\xd0\xcf\x11\xe0"
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


@dataclass(frozen=True, slots=True)
class Arrow:
    """A relationship; `target` is a part name without the leading slash, or an address."""

    id: str
    type: str
    target: str
    external: bool

    @property
    def kind(self) -> str:
        """The last word of its type: "slideLayout"."""
        return self.type.rsplit("/", 1)[-1]


def refused(message: str, hint: str = "", code: str = "template-unreadable") -> ThemeError:
    return ThemeError(Problem("error", code, message, hint))


def unpack(data: bytes) -> dict[str, bytes]:
    """Part name (no leading slash) → bytes. Raises ThemeError; never unpacks more than the limits."""
    save_again = "open it in PowerPoint and save it again as .pptx or .potx"
    if data[:4] == _OLE:
        raise refused("the template is locked with a password, or of the old .ppt kind", save_again)
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            _check(entries)
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except DAMAGED as error:
        raise refused("the template is not a PowerPoint file, or is damaged", save_again) from error
    if TYPES not in parts:
        raise refused("the template is a zip, but not a PowerPoint file", save_again)
    return parts


def _check(entries: list[ZipInfo]) -> None:
    reason = "it was not made by an office program"
    if len(entries) > _MOST_PARTS:
        raise refused(f"the template has more than {_MOST_PARTS:,} parts", reason, "template-hostile")
    whole = 0
    seen: set[str] = set()
    for entry in entries:
        name = entry.filename
        steps = name.split("/")
        if name.startswith("/") or "\\" in name or ".." in steps or ":" in steps[0] or "\0" in name:
            raise refused(
                f"the template has a part with a forbidden name, “{name[:80]}”", reason, "template-hostile"
            )
        if name.lower() in seen:
            raise refused(f"the template has two parts named “{name[:80]}”", reason, "template-hostile")
        seen.add(name.lower())
        if entry.flag_bits & 1:
            raise refused("the template is locked with a password", "save it without one")
        whole += entry.file_size
        dense = entry.file_size > _RATIO_FROM and entry.file_size > _RATIO * max(1, entry.compress_size)
        if entry.file_size > _LARGEST_PART or whole > _LARGEST_WHOLE or dense:
            raise refused(
                f"the template unpacks to far more than its size (“{name[:80]}”)", reason, "template-hostile"
            )


def parse(data: bytes, name: str) -> Any:
    """The root of a part's XML. Raises ThemeError for XML that is broken or declares entities."""
    if len(data) > _LARGEST_XML:
        raise refused(f"“{name}” in the template is too large to read")
    try:
        root = etree.fromstring(data, _PARSER)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise refused(
            f"“{name}” in the template is not well-formed XML",
            "open it in PowerPoint, which repairs it, and save it",
        ) from error
    # The format forbids a document type; entities are how a small file grows without end.
    if root.getroottree().docinfo.internalDTD is not None:
        raise refused(
            f"“{name}” in the template declares entities",
            "it was not made by an office program",
            "template-hostile",
        )
    return root


def serialize(root: Any) -> bytes:
    data: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return data


def arrows_name(part: str) -> str:
    folder, name = posixpath.split(part)
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def arrows(parts: dict[str, bytes], part: str) -> tuple[Arrow, ...]:
    """The relationships of a part ("" for the package), in order; those to nowhere left out."""
    name = arrows_name(part)
    if name not in parts:
        return ()
    found = []
    for each in parse(parts[name], name).iter(f"{{{PACKAGE}/relationships}}Relationship"):
        external = each.get("TargetMode") == "External"
        target = each.get("Target", "")
        if not external:
            joined = (
                target if target.startswith("/") else posixpath.join("/", posixpath.dirname(part), target)
            )
            target = posixpath.normpath(joined).lstrip("/")
            if target not in parts:
                continue
        found.append(Arrow(each.get("Id", ""), each.get("Type", ""), target, external))
    return tuple(found)


def arrows_xml(source: str, kept: Iterable[Arrow]) -> bytes:
    root = etree.Element("Relationships", nsmap={None: f"{PACKAGE}/relationships"})
    for each in kept:
        target = (
            each.target
            if each.external
            else posixpath.relpath("/" + each.target, "/" + posixpath.dirname(source))
        )
        row = etree.SubElement(root, "Relationship", Id=each.id, Type=each.type, Target=target)
        if each.external:
            row.set("TargetMode", "External")
    return serialize(root)


def pack(parts: Iterable[tuple[str, bytes]]) -> bytes:
    """A zip of these parts, in this order, without time or place: same parts, same bytes."""
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in parts:
            entry = ZipInfo(name, _TIME)
            entry.external_attr = 0o600 << 16
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, data)
    return buffer.getvalue()


def content_types(parts: dict[str, bytes]) -> tuple[dict[str, str], dict[str, str]]:
    """Suffix → type, and part → type, as declared."""
    root = parse(parts[TYPES], TYPES)
    defaults = {
        each.get("Extension", "").lower(): each.get("ContentType", "") for each in _named(root, "Default")
    }
    overrides = {
        each.get("PartName", "").lstrip("/"): each.get("ContentType", "") for each in _named(root, "Override")
    }
    return defaults, overrides


def _named(root: Any, name: str) -> Iterator[Any]:
    yield from root.iter(f"{{{PACKAGE}/content-types}}{name}")


def types_xml(defaults: dict[str, str], overrides: dict[str, str]) -> bytes:
    root = etree.Element("Types", nsmap={None: f"{PACKAGE}/content-types"})
    for suffix, kind in defaults.items():
        etree.SubElement(root, "Default", Extension=suffix, ContentType=kind)
    for part, kind in overrides.items():
        etree.SubElement(root, "Override", PartName="/" + part, ContentType=kind)
    return serialize(root)
