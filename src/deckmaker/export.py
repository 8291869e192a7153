"""From a Deck, its Pages and a Theme to files other than .pptx: PDF, pictures, SVG, handout, notes.

All but the notes are painted with Qt (`pip install "deckmaker[app]"`); hidden slides are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from deckmaker.model import Deck, Mark, Page, Problem, Theme, Where, WriteError

if TYPE_CHECKING:
    from deckmaker.render.pdf_mend import Bookmark

# What a file is, by its ending; a .pdf whose name ends in "handout" is one.
SUFFIXES: Final = {".pdf": "pdf", ".svg": "svg", ".png": "sheet", ".md": "notes"}
SLIDES: Final = ("png", "svg")  # what a folder may hold, a file a slide
FORMATS: Final = ("pptx", "pdf", "handout", "png", "svg", "sheet", "notes")

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Shown:
    """What is painted from."""

    deck: Deck
    pages: tuple[Page, ...]
    theme: Theme

    @property
    def visible(self) -> list[tuple[int, Page]]:
        """The pages that are shown, each with its slide's number in the deck."""
        return [(number, page) for number, page in enumerate(self.pages, 1) if not page.slide.hidden]

    def marks(self, number: int) -> tuple[Mark, ...]:
        """What is painted of a slide, counted from 1, with footer, date and number."""
        from deckmaker import typeset
        from deckmaker.render.marks import marks

        page = self.pages[number - 1]
        running = typeset.running(page.layout, self.theme, self.deck.meta, number)
        return marks(page, self.theme, running=running, language=self.deck.meta.language)

    def problems(self) -> tuple[Problem, ...]:
        """What of the template's art cannot be painted, each layout once."""
        from deckmaker.render.marks import furniture

        found = {}
        for page in self.pages:
            for name in furniture(self.theme, page.layout).left_out:
                message = f"“{name}” of the layout “{page.layout.name}” is shown as a grey block in pictures and PDF"
                found[page.layout.name, name] = Problem(
                    "note", "furniture-unpainted", message, "the .pptx shows it as it is"
                )
        return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Watched(Shown):
    """The same, telling each slide that is painted; what `progress` raises ends the painting."""

    progress: Progress

    def marks(self, number: int) -> tuple[Mark, ...]:
        self.progress("Painting", number - 1, len(self.pages))
        return super(Watched, self).marks(number)  # slots: the class is made anew


def kind_of(path: str, format: str = "") -> str:
    """What to write, from a path and a wish: one of FORMATS, "slides:png" or "slides:svg" for a folder.

    Raises WriteError for what cannot be written.
    """
    target = Path(path)
    suffix = target.suffix.lower()
    folder = path.endswith(("/", "\\")) or target.is_dir() or (format in SLIDES and not suffix)
    if format and format not in FORMATS:
        raise _refused(path, f"there is no format “{format}”", f"the formats are {', '.join(FORMATS)}")
    if folder:
        if format in SLIDES:
            return f"slides:{format}"
        message = f"a folder of slides cannot be {format}" if format else "a folder has this name"
        raise _refused(
            path, message, "name a file, or ask for png or svg: one picture a slide", "output-folder"
        )
    if format:
        return "sheet" if format == "png" else format
    if suffix == ".pdf" and target.stem.lower().endswith("handout"):
        return "handout"
    if suffix == ".pptx":
        return "pptx"
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    ending = f"“{target.suffix}”" if suffix else "no ending"
    endings = ", ".join([".pptx", *SUFFIXES])
    raise _refused(
        path, f"a file with {ending} cannot be written", f"end the name in {endings}, or in / for pictures"
    )


def content(shown: Shown, kind: str, width: int = 0) -> bytes:
    """One whole file of a kind: "pdf", "handout", "svg", "sheet" or "notes". `width`: pixels of a sheet."""
    meta, size = shown.deck.meta, shown.theme.size
    if kind == "notes":
        return notes(shown).encode()
    slides = [(shown.marks(number), page) for number, page in shown.visible]
    painted = [marks for marks, _ in slides]
    if kind == "sheet":
        from deckmaker.render import picture

        return picture.sheet(painted, size, width)
    if kind == "svg":
        from deckmaker.render import svg

        return svg.column(painted, size, [page.slide.title for _, page in slides])
    from deckmaker.render import pdf

    if kind == "pdf":
        return pdf.pdf(painted, size, meta, _bookmarks(shown))
    noted = [(marks, page.slide.notes) for marks, page in slides]
    fonts = shown.theme.fonts
    return pdf.handout(noted, size, meta, fonts.minor, _bookmarks(shown), fonts.east_asian)


def slides(shown: Shown, kind: str, width: int = 0) -> Iterator[tuple[str, bytes]]:
    """(file name, bytes) of each slide: "slide-01.png" … `width`: pixels."""
    from deckmaker.render import picture, svg

    digits = max(2, len(str(len(shown.pages))))
    for number, page in shown.visible:
        name = f"slide-{number:0{digits}}.{kind}"
        marks = shown.marks(number)
        if kind == "svg":
            yield name, svg.svg(marks, shown.theme.size, page.slide.title)
        else:
            yield name, picture.png(marks, shown.theme.size, width or picture.WIDTH)


def notes(shown: Shown) -> str:
    """The speaker notes as Markdown: a heading a slide, its number before its title."""
    deck = shown.deck
    parts = [f"# {_line(deck.meta.title or 'Notes')}"]
    for number, page in shown.visible:
        title = " ".join(page.slide.title.split()) or page.layout.name
        parts.append(f"## {number}. {_line(title)}")
        parts += [_quiet(note) for note in page.slide.notes if note.strip()] or ["*No notes.*"]
    return "\n\n".join(parts) + "\n"


def _line(text: str) -> str:
    return text.replace("\\", "\\\\").replace("*", "\\*").replace("_", "\\_").replace("`", "\\`")


def _quiet(note: str) -> str:
    """A note as Markdown reads it back: no line of it becomes a heading or a list by accident."""
    lines = []
    for line in note.splitlines():
        stripped = _line(line.strip())
        lines.append(f"\\{stripped}" if stripped[:1] in "#-+>" else stripped)
    return "  \n".join(lines)


def _bookmarks(shown: Shown) -> list[Bookmark]:
    """Each section with its slides below it; the pages are those that are shown."""
    from deckmaker.render.pdf_mend import Bookmark

    pages = {page.slide.key: index for index, (_, page) in enumerate(shown.visible)}
    titles = {slide.key: " ".join(slide.title.split()) for slide in shown.deck.slides}
    marks: list[Bookmark] = []
    for section in shown.deck.sections:
        keys: Sequence[str] = [key for key in section.slides if key in pages]
        if keys:
            marks.append(Bookmark(section.name or titles[keys[0]], pages[keys[0]]))
            marks += [Bookmark(titles[key] or f"{pages[key] + 1}", pages[key], 1) for key in keys]
    return marks


def _refused(path: str, message: str, hint: str, code: str = "output-format") -> WriteError:
    return WriteError(Problem("error", code, message, hint, Where(path)))
