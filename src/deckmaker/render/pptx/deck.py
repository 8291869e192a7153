"""From a Deck, its Pages and a Theme to a whole .pptx: every part once, in one pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from hashlib import blake2b
from typing import Final

from deckmaker.model import Chart, Deck, Page, Theme

from . import notes, presentation, properties, template
from .charts import Drawing, is_native
from .language import tongue
from .package import OFFICE, PackageWriter, Relationship, content_types, relationships, rels_name
from .slide import Setting, SlideWriter

_PML: Final = "application/vnd.openxmlformats-officedocument.presentationml"
_SLIDE: Final = f"{_PML}.slide+xml"
_NOTES: Final = f"{_PML}.notesSlide+xml"
_NOTES_MASTER: Final = f"{_PML}.notesMaster+xml"
_THEME: Final = "application/vnd.openxmlformats-officedocument.theme+xml"
_MAIN: Final = f"{_PML}.presentation.main+xml"
_CHART: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_CORE: Final = "application/vnd.openxmlformats-package.core-properties+xml"
_APP: Final = "application/vnd.openxmlformats-officedocument.extended-properties+xml"
_DEFAULTS: Final = {
    "rels": "application/vnd.openxmlformats-package.relationships+xml",
    "xml": "application/xml",
    "png": "image/png",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
    "svg": "image/svg+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_METADATA: Final = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_MASTER_PART: Final = "/ppt/notesMasters/notesMaster1.xml"


Progress = Callable[[str, int, int], None]


def write(
    deck: Deck, pages: Sequence[Page], theme: Theme, progress: Progress = lambda step, done, total: None
) -> bytes:
    """A finished .pptx: `pages[i]` is the typeset `deck.slides[i]`.

    The same deck, pages and theme give the same bytes. Raises WriteError when the theme's template cannot be
    read. Time and memory grow in proportion to the slides. `progress` is told each slide; what it raises ends the
    writing.
    """
    return _DeckWriter(deck, pages, theme, progress).write()


@dataclass(slots=True)
class _DeckWriter:
    deck: Deck
    pages: Sequence[Page]
    theme: Theme
    progress: Progress
    _source: template.Template = field(init=False)
    _package: PackageWriter = field(init=False)
    _media: dict[bytes, str] = field(init=False, default_factory=dict)
    _charts: int = field(init=False, default=0)
    _first_chart: int = field(init=False)
    _first_media: int = field(init=False)
    _notes_master: str = field(init=False)

    def __post_init__(self) -> None:
        self._source = template.read(self.theme.template)
        self._package = PackageWriter()
        self._first_chart = self._source.free("/ppt/charts/chart")
        self._first_media = self._source.free("/ppt/media/image")
        has_notes = any(page.slide.notes for page in self.pages)
        self._notes_master = self._source.notes_master or (_MASTER_PART if has_notes else "")

    def write(self) -> bytes:
        # first in the zip, because programs that sniff a file's kind look only there
        self._package.add("/[Content_Types].xml", self._types())
        self._roots()
        self._presentation()
        for name, data in self._source.parts.items():
            if name != self._source.main:
                self._package.add(name, data)
        if self._notes_master and not self._source.notes_master:
            self._add_notes_master()
        self._slides()
        return self._package.close()

    def chart(self, drawing: Drawing) -> str:
        number = self._first_chart + self._charts
        self._charts += 1
        part = f"/ppt/charts/chart{number}.xml"
        workbook = f"Microsoft_Excel_Worksheet{number}.xlsx"
        arrow = Relationship("rId1", f"{OFFICE}/package", f"../embeddings/{workbook}")
        self._package.add(part, drawing.chart)
        self._package.add(rels_name(part), relationships([arrow]))
        self._package.add(f"/ppt/embeddings/{workbook}", drawing.workbook)
        return f"../charts/chart{number}.xml"

    def media(self, data: bytes, suffix: str) -> str:
        digest = blake2b(data, digest_size=20).digest()
        if digest not in self._media:
            name = f"image{self._first_media + len(self._media)}.{suffix}"
            self._package.add(f"/ppt/media/{name}", data)
            self._media[digest] = f"../media/{name}"
        return self._media[digest]

    def _types(self) -> str:
        source = self._source
        defaults = dict(_DEFAULTS)
        defaults.update((suffix.lower(), kind) for suffix, kind in source.defaults)
        overrides = list(source.overrides)
        overrides += [(source.main, _MAIN), ("/docProps/core.xml", _CORE), ("/docProps/app.xml", _APP)]
        if self._notes_master and not source.notes_master:
            overrides += [(_MASTER_PART, _NOTES_MASTER), (self._notes_theme(), _THEME)]
        overrides += [(_slide_part(index), _SLIDE) for index in range(len(self.pages))]
        overrides += [
            (_notes_part(index), _NOTES) for index, page in enumerate(self.pages) if page.slide.notes
        ]
        charts = sum(
            1
            for page in self.pages
            for box in page.boxes
            if isinstance(box.content, Chart) and is_native(box.content)
        )
        overrides += [
            (f"/ppt/charts/chart{self._first_chart + index}.xml", _CHART) for index in range(charts)
        ]
        return content_types(defaults.items(), overrides)

    def _roots(self) -> None:
        arrows = [
            Relationship("deckmaker1", f"{OFFICE}/officeDocument", self._source.main.lstrip("/")),
            Relationship("deckmaker2", f"{_METADATA}/core-properties", "docProps/core.xml"),
            Relationship("deckmaker3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ]
        self._package.add("/_rels/.rels", relationships([*arrows, *self._source.roots]))
        self._package.add("/docProps/core.xml", properties.core(self.deck.meta))
        self._package.add("/docProps/app.xml", properties.app(self.deck, presentation.form(self.theme.size)))

    def _presentation(self) -> None:
        source = self._source
        arrows = list(source.arrows)
        notes_rel = ""
        if self._notes_master and not source.notes_master:
            notes_rel = "deckmakerNotes"
            arrows.append(Relationship(notes_rel, f"{OFFICE}/notesMaster", "notesMasters/notesMaster1.xml"))
        slide_rels = [f"slide{index + 1}" for index in range(len(self.pages))]
        arrows += [Relationship(rel, f"{OFFICE}/slide", f"slides/{rel}.xml") for rel in slide_rels]
        xml = presentation.presentation(source.parts[source.main], self.deck, slide_rels, notes_rel)
        self._package.add(source.main, xml)
        self._package.add(rels_name(source.main), relationships(arrows))

    def _notes_theme(self) -> str:
        return f"/ppt/theme/theme{self._source.free('/ppt/theme/theme')}.xml"

    def _add_notes_master(self) -> None:
        """The notes pages wear the deck's own theme, as a copy: each master owns one."""
        part = self._notes_theme()
        first = next(name for name in self._source.parts if name.startswith("/ppt/theme/theme"))
        self._package.add(part, self._source.parts[first])
        if rels_name(first) in self._source.parts:  # pictures that fills of the theme use
            self._package.add(rels_name(part), self._source.parts[rels_name(first)])
        self._package.add(_MASTER_PART, notes.master())
        arrow = Relationship("rId1", f"{OFFICE}/theme", f"../theme/{part.rsplit('/', 1)[1]}")
        self._package.add(rels_name(_MASTER_PART), relationships([arrow]))

    def _slides(self) -> None:
        meta = self.deck.meta
        setting = Setting(
            self.theme,
            tongue(meta.language, self.theme.fonts.east_asian),
            meta.footer or meta.title,
            meta.date,
            self._source.table_style,
            self._source.layouts,
        )
        body = self._source.notes_body if self._source.notes_master else notes.BODY
        before, after = notes.prototype(body)
        master = f"../notesMasters/{self._notes_master.rsplit('/', 1)[-1]}"
        for index, page in enumerate(self.pages):
            self.progress("Writing", index, len(self.pages))
            slide = SlideWriter(page, index + 1, setting, self)
            layout = page.layout.part.rsplit("/", 1)[1]
            slide.relate("slideLayout", f"../slideLayouts/{layout}")
            part = _slide_part(index)
            xml = slide.xml()
            if page.slide.notes:
                slide.relate("notesSlide", f"../notesSlides/notesSlide{index + 1}.xml")
                notes_part = _notes_part(index)
                text = notes.paragraphs(page.slide.notes, setting.tongue)
                arrows = [
                    Relationship("rId1", f"{OFFICE}/notesMaster", master),
                    Relationship("rId2", f"{OFFICE}/slide", f"../slides/slide{index + 1}.xml"),
                ]
                self._package.add(notes_part, f"{before}{text}{after}")
                self._package.add(rels_name(notes_part), relationships(arrows))
            self._package.add(part, xml)
            self._package.add(rels_name(part), relationships(slide.arrows))


def _slide_part(index: int) -> str:
    return f"/ppt/slides/slide{index + 1}.xml"


def _notes_part(index: int) -> str:
    return f"/ppt/notesSlides/notesSlide{index + 1}.xml"
