"""From the bytes of a .pptx to its Package: parts, relationships and slides, read as zip and XML alone.

python-pptx is not used on purpose: it repairs or hides some of the faults that are looked for here.
"""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any, Final
from zipfile import ZipFile

from lxml import etree

from deckmaker.model import InputError, Problem
from deckmaker.zips import DAMAGED

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P: Final = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
C: Final = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"
R: Final = f"{{{OFFICE}}}"
_LARGEST: Final = 1_000_000_000  # bytes, unpacked
_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)


@dataclass(frozen=True, slots=True)
class Arrow:
    id: str
    kind: str  # the last word of its type
    target: str  # part name, or address when external
    external: bool


@dataclass(slots=True)
class Package:
    parts: dict[str, bytes]  # by name without the leading slash
    broken: list[str] = field(default_factory=list)  # parts that are no XML
    _roots: dict[str, Any] = field(default_factory=dict)

    def root(self, name: str) -> Any:
        """The root of a part's XML; an empty root for a part that is missing or broken."""
        if name not in self._roots:
            try:
                self._roots[name] = etree.fromstring(self.parts[name], _PARSER)
            except (KeyError, etree.XMLSyntaxError, ValueError):
                self.broken.append(name)
                self._roots[name] = etree.Element("none")
        return self._roots[name]

    def arrows(self, name: str) -> tuple[Arrow, ...]:
        """Relationships of a part ("" for the package)."""
        folder, base = posixpath.split(name)
        rels = f"{folder}/_rels/{base}.rels".lstrip("/")
        if rels not in self.parts:
            return ()
        found = []
        for each in self.root(rels).iter("{*}Relationship"):
            external = each.get("TargetMode") == "External"
            target = each.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found.append(Arrow(each.get("Id", ""), each.get("Type", "").rsplit("/", 1)[-1], target, external))
        return tuple(found)

    def target(self, name: str, kind: str) -> str:
        """The first part of this kind that a part points at, "" for none."""
        return next((each.target for each in self.arrows(name) if each.kind == kind), "")

    @property
    def main(self) -> str:
        return self.target("", "officeDocument")

    @property
    def slides(self) -> tuple[str, ...]:
        """Part names in the order of the show."""
        targets = {each.id: each.target for each in self.arrows(self.main)}
        listed = (each.get(f"{R}id", "") for each in self.root(self.main).iter(f"{P}sldId"))
        return tuple(targets[each] for each in listed if each in targets)

    def charts(self, slide: str) -> tuple[str, ...]:
        return tuple(each.target for each in self.arrows(slide) if each.kind == "chart")


def open_package(data: bytes) -> Package:
    """Raises InputError when the bytes are no presentation."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            entries = [each for each in archive.infolist() if not each.is_dir()]
            if sum(each.file_size for each in entries) > _LARGEST:
                raise ValueError("too large")
            package = Package({each.filename: archive.read(each) for each in entries})
            doubles = len(entries) - len(package.parts)
    except DAMAGED as error:
        raise _refused() from error
    if not package.main or package.root(package.main).tag != f"{P}presentation":
        raise _refused()
    if doubles:
        raise InputError(
            Problem(
                "error", "pptx-double-part", "two parts of the file have one name", "build the deck again"
            )
        )
    return package


def _refused() -> InputError:
    return InputError(
        Problem(
            "error", "pptx-unreadable", "this is not a PowerPoint file, or it is damaged", "name a .pptx file"
        )
    )


def text_of(root: Any) -> str:
    """All text of a text body: runs joined, paragraphs and breaks on lines of their own."""
    lines = []
    for paragraph in root.iter(f"{A}p"):
        pieces = [
            "\n" if each.tag == f"{A}br" else each.text or "" for each in paragraph.iter(f"{A}t", f"{A}br")
        ]
        lines.append("".join(pieces))
    return "\n".join(lines)
