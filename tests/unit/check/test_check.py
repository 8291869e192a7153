"""Planted faults are found, and a sound deck has none."""

from __future__ import annotations

import io
import re
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest

import deckmaker
from deckmaker import InputError, Source
from deckmaker.check import check
from deckmaker.check.tracing import values

TEXT = """# A talk

## Growth

Exports rose by 40% last year.

| Year | Sales |
|---|---|
| 2023 | 12 |
| 2024 | 18 |
| 2025 | 25 |

- The first point
- The second point
"""


_DATE = b'<dcterms:created xsi:type="dcterms:W3CDTF">yesterday</dcterms:created>'


@pytest.fixture(scope="module")
def deck() -> bytes:
    return deckmaker.build(Source("talk.md", ".md", TEXT.encode()), theme="plain").pptx()


@pytest.fixture(scope="module")
def article(root: Path) -> deckmaker.Build:
    return deckmaker.build(root / "outlines" / "chinese-internet-model.md", theme="plain")


def changed(data: bytes, pattern: str, old: bytes, new: bytes, count: int = 1) -> bytes:
    """A deck with something replaced in the parts whose name matches, `count` times in each (0: always)."""
    buffer, done = io.BytesIO(), 0
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(buffer, "w") as target:
        for name in source.namelist():
            content = source.read(name)
            if re.fullmatch(pattern, name):
                content, hits = re.subn(old, new, content, count=count, flags=re.DOTALL)
                done += hits
            target.writestr(name, content)
    assert done, "the fault was not planted"
    return buffer.getvalue()


def codes(data: bytes, text: str | None = None) -> set[str]:
    return {each.code for each in check(data, text)}


def test_a_sound_deck_has_no_fault(deck: bytes, article: deckmaker.Build) -> None:
    assert check(deck, TEXT) == ()
    assert check(article.pptx(), article.document.text) == ()


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (r"ppt/presentation\.xml", rb'<p14:sldId id="256"', b'<p14:sldId id="999"', "pptx-sections"),
        (r"ppt/presentation\.xml", rb'<p:sldId id="257"', b'<p:sldId id="256"', "pptx-slide-id"),
        (r"docProps/core\.xml", rb"(</cp:core)", _DATE + rb"\1", "pptx-bad-date"),
        (r"docProps/core\.xml", rb"<dc:title>[^<]*", b"<dc:title>", "access-document-title"),
        (r"ppt/slides/slide2\.xml", rb"<a:t>", b"<a:t>_x000B_", "pptx-escape"),
        (r"ppt/slides/slide2\.xml", rb'type="title"', b'type="body"', "access-title"),
        (r"ppt/slides/slide2\.xml", rb' lang="[^"]*"', b"", "access-language"),
        (
            r"ppt/slides/slide2\.xml",
            rb'<p:cNvPr id="\d+" name="([A-Z])',
            rb'<p:cNvPr id="1" name="\1',
            "pptx-shape-id",
        ),
        (
            r"ppt/slides/_rels/slide2\.xml\.rels",
            rb"relationships/slideLayout",
            b"relationships/x",
            "pptx-no-layout",
        ),
    ],
)
def test_a_planted_fault_is_found(deck: bytes, part: str, old: bytes, new: bytes, code: str) -> None:
    assert code in codes(changed(deck, part, old, new))


@pytest.mark.parametrize(
    ("part", "old", "new", "code"),
    [
        (r"ppt/charts/chart\d+\.xml", rb'<c:crossAx val="\d+"', b'<c:crossAx val="7"', "chart-cross-axis"),
        (r"ppt/charts/chart\d+\.xml", rb'<c:axId val="', b'<c:axId val="-', "chart-axis-id"),
        (r"ppt/charts/chart\d+\.xml", rb"(<c:numCache>.*?<c:v>)[\d.]+", rb"\g<1>77", "chart-cache"),
        (
            r"ppt/charts/chart\d+\.xml",
            rb'<c:dLblPos val="[a-zA-Z]+"',
            b'<c:dLblPos val="r"',
            "chart-label-place",
        ),
        (r"ppt/embeddings/.*\.xlsx", rb"PK", b"XX", "chart-workbook"),
        (r"ppt/slides/slide\d+\.xml", rb'descr="[^"]*"', b'descr=""', "access-alt-text"),
    ],
)
def test_a_planted_fault_of_a_chart_is_found(
    article: deckmaker.Build, part: str, old: bytes, new: bytes, code: str
) -> None:
    assert code in codes(changed(article.pptx(), part, old, new, count=0))


def test_a_short_table_row_is_found(root: Path) -> None:
    data = deckmaker.build(root / "outlines" / "quarterly-report.md", theme="plain").pptx()
    assert "pptx-table-row" in codes(changed(data, r"ppt/slides/slide\d+\.xml", rb"<a:tc>.*?</a:tc>", b""))


def test_two_slides_with_one_title_are_found(deck: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(deck)) as archive:
        second = archive.read("ppt/slides/slide2.xml")
    copied = changed(deck, r"ppt/slides/slide3\.xml", rb"\A.*\Z", second.replace(b"\\", b"\\\\"))
    assert "access-same-title" in codes(copied)


def test_an_orphan_part_is_found(deck: bytes) -> None:
    buffer = io.BytesIO(deck)
    with zipfile.ZipFile(buffer, "a") as archive:
        archive.writestr("ppt/media/left.png", b"left behind")
    assert "pptx-orphan" in codes(buffer.getvalue())


def test_a_number_without_a_source_is_found(deck: bytes) -> None:
    found = check(changed(deck, r"ppt/slides/slide2\.xml", rb"<a:t>", b"<a:t>61 "), TEXT)
    assert {each.code for each in found} == {"number-untraced"}
    assert "61" in found[0].message
    assert not check(changed(deck, r"ppt/slides/slide2\.xml", rb"<a:t>", b"<a:t>61 (derived) "), TEXT)


@pytest.mark.parametrize("data", [b"", b"text", b"PK\x03\x04"])
def test_what_is_no_deck_is_refused(data: bytes) -> None:
    with pytest.raises(InputError):
        check(data)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234 people", "1234"),
        ("1.234 Personen", "1234"),
        ("3,5 Prozent", "3.5"),
        ("Q3 2024,10.9", "10.9"),
        ("12\u202f500 €", "12500"),
        ("seventeen years", "17"),
        ("百分之四十", "40"),
        ("三十五岁", "35"),
    ],
)
def test_a_number_is_read_however_it_is_written(text: str, value: str) -> None:
    assert Decimal(value) in values(text)


def test_numbers_that_are_not_there_are_not_read() -> None:
    assert Decimal(12) not in values("1,234 and 3.5")
