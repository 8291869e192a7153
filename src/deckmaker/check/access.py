"""From a Package to what keeps people from using the deck: titles, alternative texts, languages, names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from deckmaker.model import Problem

from .package import A, P, Package, text_of

_DECORATIVE: Final = "{C183D7F6-B498-43B3-948B-1728B52AA6E4}"
_TITLES: Final = ("title", "ctrTitle")
_FOOTERS: Final = ("dt", "ftr", "sldNum")


def barrier(code: str, message: str, hint: str, slide: str = "") -> Problem:
    return Problem("warning", code, message, hint, slide=slide)


def access(package: Package) -> Iterator[Problem]:
    titles: dict[str, str] = {}
    for number, part in enumerate(package.slides, 1):
        place = f"slide {number}"
        root = package.root(part)
        yield from _title(root, place, titles)
        yield from _alternatives(root, place)
        yield from _empty(root, place)
        yield from _languages(root, place)
    core = package.target("", "core-properties")
    title = package.root(core).findtext("{http://purl.org/dc/elements/1.1/}title") if core else ""
    if not (title or "").strip():
        yield barrier("access-document-title", "the document has no title", "give the outline a title")
    for each in package.root(package.main).iter("{*}section"):
        if not each.get("name", "").strip():
            yield barrier("access-section-name", "a section has no name", "give each section a heading")


def _kind(shape: Any) -> str | None:
    """The type of its placeholder; "" for a content placeholder, `None` for another shape."""
    ph = next(shape.iter(f"{P}ph"), None)
    return None if ph is None else ph.get("type", "")


def _title(root: Any, place: str, titles: dict[str, str]) -> Iterator[Problem]:
    shapes = [each for each in root.iter(f"{P}sp") if _kind(each) in _TITLES]
    if not shapes:
        yield barrier("access-title", f"{place} has no title", "start it with a heading", place)
        return
    if len(shapes) > 1:
        yield Problem(
            "error", "pptx-two-titles", f"{place} has two titles", "build the deck again", slide=place
        )
    text = " ".join(text_of(shapes[0]).split())
    if not text:
        yield barrier("access-title", f"the title of {place} is empty", "start it with a heading", place)
    elif text.casefold() in titles:
        other = titles[text.casefold()]
        yield barrier(
            "access-same-title",
            f"{place} has the title of {other}: “{text}”",
            "give each its own title",
            place,
        )
    else:
        titles[text.casefold()] = place
    first = next((each for each in root.iter(f"{P}sp", f"{P}pic", f"{P}graphicFrame", f"{P}grpSp")), None)
    if first is not shapes[0]:
        yield barrier("access-order", f"the title of {place} is not read first", "move it to the back", place)


def _alternatives(root: Any, place: str) -> Iterator[Problem]:
    """Text for each picture, chart, table and group, unless it is marked as decoration."""
    for shape in root.iter(f"{P}pic", f"{P}graphicFrame", f"{P}grpSp"):
        if shape.getparent() is not None and shape.getparent().tag == f"{P}grpSp":
            continue  # the group speaks for it
        outline = next(shape.iter(f"{P}cNvPr"), None)
        if outline is None or outline.get("descr", "").strip() or outline.get("hidden") == "1":
            continue
        if any(each.get("uri") == _DECORATIVE for each in outline.iter(f"{A}ext")):
            continue
        what = {"pic": "picture", "grpSp": "group"}.get(shape.tag.split("}")[1], "chart or table")
        yield barrier("access-alt-text", f"a {what} on {place} has no alternative text", "describe it", place)


def _empty(root: Any, place: str) -> Iterator[Problem]:
    for shape in root.iter(f"{P}sp"):
        kind = _kind(shape)
        if kind is None or kind in _TITLES or shape.find(f"{P}txBody") is None:
            continue
        if not text_of(shape).strip():
            what = "footer" if kind in _FOOTERS else "placeholder"
            yield barrier("access-empty", f"{place} has an empty {what}", "fill it or take it out", place)


def _languages(root: Any, place: str) -> Iterator[Problem]:
    for run in root.iter(f"{A}r", f"{A}fld"):
        properties = run.find(f"{A}rPr")
        if (run.findtext(f"{A}t") or "").strip() and (properties is None or not properties.get("lang")):
            yield barrier(
                "access-language", f"a text on {place} names no language", "build the deck again", place
            )
            return
