"""A finished deck gets another theme, and loses nothing of what is in it."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches, Pt

import deckmaker
from deckmaker import theme
from deckmaker.check import check
from deckmaker.model import InputError, Source
from deckmaker.restyle import Restyled, restyle

ARTICLE = """---
title: A ferry for everyone
subtitle: What five years of boats have shown
author: Ane Holm
footer: Harbour office
---

# Passengers came back

In 2019, 38% of islanders took the ferry; in 2024 it was 61%. A parcel used to take 60 days to arrive, and now takes 4.
See [the report](https://example.org/report) for more.

- The **second** pier opened in spring and halved the queue at the *northern* terminal
  - Most of its passengers are commuters
- The evening boat is full from Thursday to Sunday
- A third pier is planned, and nobody has found the money for it yet

# What people say

“We have never been so busy, and never had so few complaints,” said Ane Holm, who runs the pier.

| Pier | 2023 | 2024 |
| --- | --: | --: |
| North | 120 | 180 |
| South | 90 | 75 |

```python
print("moored")
```
"""


def built(name: str) -> bytes:
    return deckmaker.build(Source("a.md", ".md", ARTICLE.encode()), theme=name).pptx()


@pytest.fixture(scope="module")
def harbor() -> bytes:
    return built("harbor")


def words(data: bytes) -> list[list[str]]:
    """The text of each slide's shapes, groups and tables included, sorted; slide numbers and soft breaks aside."""
    found = []
    for slide in Presentation(io.BytesIO(data)).slides:
        said = []
        for node in slide._element.iter("{http://schemas.openxmlformats.org/drawingml/2006/main}p"):
            text = "".join(each.text or "" for each in node.iter("{*}t"))
            if text and not text.isdigit():
                said.append(re.sub(r"\s+", " ", text))
        found.append(sorted(said))
    return found


def notes(data: bytes) -> list[str]:
    slides = Presentation(io.BytesIO(data)).slides
    return [each.notes_slide.notes_text_frame.text if each.has_notes_slide else "" for each in slides]


def parts(data: bytes, pattern: str) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist() if re.search(pattern, name)}


def values(data: bytes) -> list[list[str]]:
    return [
        re.findall(r"<c:v>([^<]*)</c:v>", each.decode())
        for each in parts(data, r"charts/chart\d+\.xml$").values()
    ]


def described(data: bytes) -> list[str]:
    return [
        text
        for each in parts(data, r"slides/slide\d+\.xml$").values()
        for text in re.findall(r'descr="([^"]+)"', each.decode())
    ]


def sections(data: bytes) -> list[str]:
    (main,) = parts(data, r"ppt/presentation\.xml$").values()
    return re.findall(r'<p14:section [^>]*name="([^"]*)"', main.decode())


def grave(made: Restyled) -> list[str]:
    return [each.message for each in made.problems if each.severity != "note"]


NAMES = [each.name for each in theme.available()]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_is_lost_in_any_bundled_theme(name: str, harbor: bytes) -> None:
    made = restyle(harbor, theme.load(name))
    assert grave(made) == []
    left_out = {each.message for each in made.problems if each.code == "restyle-left-out"}
    said = words(made.data)
    if not left_out:
        assert said == words(harbor)
    else:
        assert all(set(new) <= set(old) for new, old in zip(said, words(harbor), strict=True))
    assert notes(made.data) == notes(harbor)
    assert values(made.data) == values(harbor)
    assert described(made.data) == described(harbor)
    assert sections(made.data) == sections(harbor)
    assert list(parts(made.data, "embeddings/").values()) == list(parts(harbor, "embeddings/").values())
    links = b"https://example.org/report"
    rels = [b"".join(parts(each, r"slides/_rels/").values()) for each in (made.data, harbor)]
    assert rels[0].count(links) == rels[1].count(links)


@pytest.mark.parametrize("name", ["plain", "keynote"])
def test_the_deck_is_valid_and_wears_the_theme(name: str, harbor: bytes) -> None:
    found = theme.load(name)
    data = restyle(harbor, found).data
    assert [each.message for each in check(data) if each.severity == "error"] == []
    (scheme,) = [each for part, each in parts(data, r"ppt/theme/theme\d+\.xml$").items() if "theme" in part][
        :1
    ]
    assert found.palette.accent1.encode() in scheme
    masters = parts(data, r"slideMasters/slideMaster\d+\.xml$")
    assert len(masters) == 1
    assert len(parts(data, r"slideLayouts/slideLayout\d+\.xml$")) == len(
        {each.part for each in found.layouts}
    )


def test_a_deck_that_is_restyled_twice_is_as_if_it_were_built_so(harbor: bytes) -> None:
    """Each text is in the placeholder in which a deck built in that theme has it."""
    there = restyle(restyle(harbor, theme.load("plain")).data, theme.load("harbor")).data
    old, new = Presentation(io.BytesIO(harbor)), Presentation(io.BytesIO(there))
    for one, two in zip(old.slides, new.slides, strict=True):
        assert one.slide_layout.name == two.slide_layout.name
        filled = [
            sorted((each.placeholder_format.idx, each.has_text_frame and each.text_frame.text.replace("\v", ""))
                   for each in slide.placeholders)
            for slide in (one, two)
        ]  # fmt: skip
        assert filled[0] == filled[1]


def edited(data: bytes) -> bytes:
    """As a user edits in PowerPoint: other words, a shape of their own, a text moved, a run made red."""
    deck = Presentation(io.BytesIO(data))
    slide = next(each for each in deck.slides if each.slide_layout.name.startswith("Title and Content"))
    slide.shapes.title.text_frame.text = "My own title, typed in PowerPoint"
    body = next(each for each in slide.placeholders if each.placeholder_format.idx == 1)
    run = body.text_frame.paragraphs[0].runs[0]
    run.font.size = Pt(31)
    run.text = "Words of my own"
    note = slide.shapes.add_textbox(Inches(1), Inches(6.2), Inches(3), Inches(0.5))
    note.name = "My remark"
    note.text_frame.text = "Ask Ane about this"
    body.left, body.top, body.width, body.height = Inches(2), Inches(2.2), Inches(8), Inches(3)
    buffer = io.BytesIO()
    deck.save(buffer)
    return buffer.getvalue()


def test_what_was_changed_in_powerpoint_stays(harbor: bytes) -> None:
    made = restyle(edited(harbor), theme.load("plain"))
    said = [line for slide in words(made.data) for line in slide]
    for typed in ("My own title, typed in PowerPoint", "Words of my own", "Ask Ane about this"):
        assert any(typed in line for line in said)
    slide = next(
        each for each in Presentation(io.BytesIO(made.data)).slides
        if each.shapes.title.text_frame.text.startswith("My own")
    )  # fmt: skip
    body = next(each for each in slide.placeholders if each.placeholder_format.idx == 1)
    assert body.text_frame.paragraphs[0].runs[0].font.size == Pt(31)
    assert (body.left, body.width) == (Inches(2), Inches(8))
    assert any("stays where it was put" in each.message for each in made.problems)


@pytest.mark.parametrize("name", ["pptagent_default.pptx", "officer_example.pptx", "consulting.potx"])
def test_to_a_companys_template_and_back(name: str, harbor: bytes, shared: Path) -> None:
    found = theme.load(str(shared / "data" / "templates" / name))
    there = restyle(harbor, found)
    kept = [set(new) for new in words(there.data)]
    kicker = {"Passengers came back", "What people say"}
    footers = {"Harbour office"}
    for new, old in zip(kept, words(harbor), strict=True):
        assert set(old) - new <= kicker | footers
    back = restyle(there.data, theme.load("plain"))
    for new, old in zip(words(back.data), kept, strict=True):
        assert set(old) <= set(new) | footers
    assert values(back.data) == values(harbor)
    assert [each.message for each in check(back.data) if each.severity == "error"] == []


@pytest.mark.parametrize("data", [b"", b"no deck", b"PK\x03\x04" + b"\0" * 80])
def test_what_is_no_deck_is_refused(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        restyle(data, theme.load("plain"))
    assert caught.value.problem.hint
    assert "template" not in caught.value.problem.message


def test_a_template_without_slides_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        restyle(theme.load("harbor").template, theme.load("plain"))
    assert "no slides" in caught.value.problem.message
