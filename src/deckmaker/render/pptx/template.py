"""From a theme's template (a .pptx without slides) to its parts, and to what its layouts hold.

The parts are kept as bytes, untouched: what the brand's designer made is copied, never rewritten. Only
`presentation.xml` and the properties are made anew, in `presentation.py` and `properties.py`.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any, Final
from zipfile import BadZipFile, ZipFile

from lxml import etree

from deckmaker.model import Problem, WriteError

from .package import OFFICE, Relationship, rels_name
from .xml import A, P

_PARSER: Final = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True)
_PRESENTATION: Final = "/ppt/presentation.xml"
_NOT_COPIED: Final = ("/thumbnail", "/core-properties", "/extended-properties")


@dataclass(frozen=True, slots=True)
class Hole:
    """A placeholder as the layout declares it."""

    idx: int
    type: str  # of `p:ph`: "title", "body", "chart", …; "" for a plain content placeholder
    orient: str
    size: str
    name: str

    @property
    def xml(self) -> str:
        """The `p:ph` of a slide that fills it."""
        parts = [f' type="{self.type}"' if self.type else ""]
        parts.append(f' orient="{self.orient}"' if self.orient else "")
        parts.append(f' sz="{self.size}"' if self.size else "")
        parts.append(f' idx="{self.idx}"' if self.idx else "")
        return f"<p:ph{''.join(parts)}/>"


@dataclass(frozen=True, slots=True)
class Template:
    parts: dict[str, bytes]  # by part name, relationships included; in the template's order
    defaults: tuple[tuple[str, str], ...]  # content types by suffix
    overrides: tuple[tuple[str, str], ...]  # content types by part
    main: str  # part name of presentation.xml
    roots: tuple[Relationship, ...]  # of the package, without those made anew
    arrows: tuple[Relationship, ...]  # of presentation.xml
    layouts: dict[str, dict[int, Hole]]  # layout part → idx → hole
    table_style: str
    notes_master: str  # part name, "" for none
    notes_body: Hole

    def free(self, prefix: str) -> int:
        """The first number no part of the template has: `free("/ppt/charts/chart")`."""
        pattern = re.compile(re.escape(prefix) + r"(\d+)\.")
        taken = [int(match[1]) for match in map(pattern.match, self.parts) if match]
        return max(taken, default=0) + 1


def parse(data: bytes) -> Any:
    return etree.fromstring(data, _PARSER)


@lru_cache(maxsize=4)
def read(data: bytes) -> Template:
    """Raises WriteError when the bytes are no presentation."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            parts = {"/" + name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}
        types = parse(parts.pop("/[Content_Types].xml"))
        roots = _arrows(parts.pop("/_rels/.rels"))
        main = next(_target("/", each) for each in roots if each.type == f"{OFFICE}/officeDocument")
        arrows = _arrows(parts.pop(rels_name(main)))
        parse(parts[main])
    except (BadZipFile, KeyError, StopIteration, etree.XMLSyntaxError) as error:
        raise WriteError(
            Problem(
                "error",
                "template-unreadable",
                "the theme's template is not a PowerPoint file",
                "open it in PowerPoint, save it again as .pptx or .potx, and use that file",
            )
        ) from error
    dropped = {_target("/", each) for each in roots if each.type.endswith(_NOT_COPIED)}
    for part in dropped:
        parts.pop(part, None)
    kinds = [(each.get("PartName"), each.get("ContentType")) for each in types.iter("{*}Override")]
    notes = next((_target(main, each) for each in arrows if each.type == f"{OFFICE}/notesMaster"), "")
    return Template(
        parts=parts,
        defaults=tuple((each.get("Extension"), each.get("ContentType")) for each in types.iter("{*}Default")),
        overrides=tuple((part, kind) for part, kind in kinds if part in parts and part != main),
        main=main,
        roots=tuple(
            each for each in roots if _target("/", each) not in dropped and _target("/", each) != main
        ),
        arrows=arrows,
        layouts={
            part: _holes(data) for part, data in parts.items() if re.match(r"/ppt/slideLayouts/[^/]+$", part)
        },
        table_style=_table_style(main, arrows, parts),
        notes_master=notes,
        notes_body=_notes_body(parts[notes]) if notes else Hole(1, "body", "", "", "Notes"),
    )


def _arrows(data: bytes) -> tuple[Relationship, ...]:
    return tuple(
        Relationship(
            each.get("Id"), each.get("Type"), each.get("Target"), each.get("TargetMode") == "External"
        )
        for each in parse(data).iter("{*}Relationship")
    )


def _target(source: str, arrow: Relationship) -> str:
    """The part an arrow from `source` points at."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(source), arrow.target))


def _holes(layout: bytes) -> dict[int, Hole]:
    found = {}
    for ph in parse(layout).iter(f"{{{P}}}ph"):
        outline = ph.getparent().getparent().find(f"{{{P}}}cNvPr")
        name = outline.get("name", "") if outline is not None else ""
        idx = int(ph.get("idx", "0"))
        found[idx] = Hole(idx, ph.get("type", ""), ph.get("orient", ""), ph.get("sz", ""), name)
    return found


def _notes_body(master: bytes) -> Hole:
    bodies = [hole for hole in _holes(master).values() if hole.type == "body"]
    return bodies[0] if bodies else Hole(1, "body", "", "", "Notes")


def _table_style(main: str, arrows: tuple[Relationship, ...], parts: dict[str, bytes]) -> str:
    """The template's own table style: the one it names as default, if it holds it; else its first."""
    for arrow in arrows:
        if arrow.type == f"{OFFICE}/tableStyles" and (part := _target(main, arrow)) in parts:
            root = parse(parts[part])
            held = [each.get("styleId") for each in root.iter(f"{{{A}}}tblStyle")]
            default: str = root.get("def", "")
            return default if default in held or not held else held[0]
    return "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"  # PowerPoint's built-in "Medium Style 2 – Accent 1"
