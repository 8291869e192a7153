"""Templates in ten languages, with lying types, of odd sizes, from Google, with many masters or with no layouts."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest

import deckmaker
from deckmaker.check import check
from deckmaker.model import ROLES, Source, Theme
from deckmaker.theme.import_pptx import imported

RIGHT = ("title", "points", "section", "columns", "comparison", "title_only", "blank", "", "picture")
ARTICLE = """---
title: A ferry for everyone
subtitle: What five years of boats have shown, and what they have not
author: Ane Holm
---

# Passengers came back

In 2019, 38% of islanders took the ferry; in 2024 it was 61%. A parcel used to take 60 days to arrive, and now takes 4.

- The second pier opened in spring and halved the queue at the northern terminal
- The evening boat is full from Thursday to Sunday, whatever the weather is like
  - Most of its passengers are commuters

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


def _specimens() -> ModuleType:
    spec = importlib.util.spec_from_file_location("specimens", Path(__file__).with_name("specimens.py"))
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["specimens"] = module
    spec.loader.exec_module(module)
    return module


made = _specimens()


def sound(data: bytes, tmp_path: Path) -> Theme:
    """A deck on it has no fault of ours, nothing overflows, and every title is there."""
    path = tmp_path / "company.potx"
    path.write_bytes(data)
    build = deckmaker.build(Source("a.md", ".md", ARTICLE.encode()), theme=str(path))
    assert [each.message for each in build.problems if each.severity != "note"] == []
    faults = check(build.pptx(), build.document.text)
    assert [
        each.message for each in faults if each.slide or "orphan" in each.code or "dangling" in each.code
    ] == []
    assert {each.role for each in build.theme.layouts} == set(ROLES)
    for page in build.pages:
        for box in page.boxes:
            assert box.rect.x >= 0
            assert box.rect.right <= build.theme.size.width + 1
            assert box.rect.bottom <= build.theme.size.height + 1
    return build.theme


def served(theme_data: bytes) -> dict[str, str]:
    return {each.role: each.layout for each in imported(theme_data, "x").mapping.matches if each.native}


@pytest.mark.parametrize("language", sorted(made.NAMES))
@pytest.mark.parametrize("types", ["right", "none"])
def test_layouts_are_known_in_any_language_with_types_or_without(language: str, types: str) -> None:
    names = made.NAMES[language]
    data = made.build(made.standard(names, None if types == "right" else "|" * 8))
    found = served(data)
    for role, name in zip(RIGHT, names.split("|"), strict=True):
        if role:
            assert found[role] == name, role


def test_names_that_say_nothing_leave_it_to_what_layouts_hold() -> None:
    names = "|".join(f"Layout {number}" for number in range(1, 10))
    found = served(made.build(made.standard(names, "|" * 8)))
    for role, name in zip(RIGHT, names.split("|"), strict=True):
        if role in ("points", "columns", "comparison", "picture", "blank", "title_only", "title"):
            assert found[role] == name, role


@pytest.mark.parametrize(
    "types",
    [
        "obj|title|obj|secHead|obj|blank|titleOnly|title|secHead",
        "|".join(["obj"] * 9),
        "|".join(["title"] * 9),
        "blank|titleOnly|twoObj|obj|secHead|title|obj|picTx|twoTxTwoObj",
    ],
)
def test_types_that_lie_are_not_believed(types: str, tmp_path: Path) -> None:
    names = made.NAMES["de"]
    data = made.build(made.standard(names, types))
    found = served(data)
    for role, name in zip(RIGHT, names.split("|"), strict=True):
        if role:
            assert found[role] == name, role
    sound(data, tmp_path)


def test_an_export_of_google_slides(tmp_path: Path) -> None:
    data = made.build(made.google())
    theme = sound(data, tmp_path)
    assert theme.layout("title").name == "Title slide"
    assert theme.layout("section").name == "Section header"
    assert theme.layout("points").name == "Title and body"
    assert theme.layout("columns").name == "Title and two columns"
    assert theme.layout("callout").name == "Title only"
    assert theme.layout("blank").name == "Blank"


@pytest.mark.parametrize(
    "size",
    [
        (9_144_000, 6_858_000),
        (24_384_000, 13_716_000),
        (9_906_000, 6_858_000),
        (6_858_000, 9_144_000),
        (9_144_000, 5_143_500),
    ],
    ids=["4:3", "26.7 in", "A4", "portrait", "Google"],
)
def test_any_size_of_slide(size: tuple[int, int], tmp_path: Path) -> None:
    data = made.build(made.standard(made.NAMES["fr"], size=size))
    theme = sound(data, tmp_path)
    assert (theme.size.width, theme.size.height) == size


def test_of_seven_masters_the_one_with_most_roles(tmp_path: Path) -> None:
    spec = made.standard(made.NAMES["pl"], masters=7, fewer=(1, 2, 9, 3, 2, 1))
    data = made.build(spec)
    mapping = imported(data, "x").mapping
    assert mapping.masters == 7
    assert mapping.master in (1, 4)
    sound(data, tmp_path)


@pytest.mark.parametrize("count", [0, 1, 2])
def test_few_layouts_or_none(count: int, tmp_path: Path) -> None:
    spec = made.Specimen(made.standard(made.NAMES["de"]).layouts[:count])
    theme = sound(made.build(spec), tmp_path)
    assert all(each.placeholder("title") for each in theme.layouts if each.role != "blank")


def test_a_title_slide_without_placeholders(tmp_path: Path) -> None:
    layouts = made.standard(made.NAMES["de"]).layouts
    bare = made.Layout("Titelfolie", "title", ())
    theme = sound(made.build(made.Specimen((bare, *layouts[1:]))), tmp_path)
    assert theme.layout("title").placeholder("title") is not None


def _picture_of(left: int, top: int, width: int, height: int, colour: str) -> str:
    return (
        '<p:sp><p:nvSpPr><p:cNvPr id="90" name="Art"/><p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{left}" y="{top}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f'</a:prstGeom><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></p:spPr></p:sp>'
    )


def test_text_in_boxes_is_seen_on_a_dark_layout(tmp_path: Path) -> None:
    """A layout with a black picture over all of it: boxes on it are white, whatever the master's text is."""
    black = _picture_of(0, 0, 12_192_000, 6_858_000, "101010")
    layouts = (
        made.Layout("Titelfolie", "title", made.STANDARD[0][1]),
        made.Layout("Nur Titel", "titleOnly", (made.TITLE,), black),
    )
    theme = sound(made.build(made.Specimen(layouts)), tmp_path)
    body = theme.layout("points").placeholder("body")
    assert body is not None
    assert theme.palette.rgb(body.levels[0].colour) == "FFFFFF"


def test_content_stays_clear_of_a_stamp(tmp_path: Path) -> None:
    stamp = _picture_of(9_600_000, 5_000_000, 2_200_000, 900_000, "C00000")
    layouts = tuple(
        made.Layout(each.name, each.type, each.holes, stamp)
        for each in made.standard(made.NAMES["de"]).layouts
    )
    theme = sound(made.build(made.Specimen(layouts)), tmp_path)
    for role in ("points", "table", "chart", "sources"):
        for each in theme.layout(role).placeholders:
            if each.kind not in ("footer", "slide_number", "date", "title"):
                below = each.rect.y >= 5_900_000
                assert below or each.rect.bottom <= 5_000_000 or each.rect.right <= 9_600_000, (
                    role,
                    each.name,
                )
