from __future__ import annotations

from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from deckmaker.render.pptx.charts.workbook import Column, Sheet


def _cells(data: bytes) -> dict[str, str]:
    with ZipFile(BytesIO(data)) as archive:
        root = etree.fromstring(archive.read("xl/worksheets/sheet1.xml"))
    return {
        cell.get("r"): "".join(cell.itertext("{*}t", "{*}v"))
        if cell.find("{*}f") is None
        else cell.find("{*}v").text
        for cell in root.iter("{*}c")
    }


def test_every_column_stands_in_the_sheet_under_its_heading() -> None:
    sheet = Sheet((Column("Region", ("North & co", "South")), Column("Users", (Decimal("1.50"), None))))
    assert _cells(sheet.xlsx()) == {
        "A1": "Region",
        "B1": "Users",
        "A2": "North & co",
        "B2": "1.5",
        "A3": "South",
    }


def test_a_formula_keeps_its_result() -> None:
    sheet = Sheet(
        (Column("", ("a",)), Column("low", (Decimal(2),)), Column("span", (Decimal(3),), "D{row}-B{row}"))
    )
    assert _cells(sheet.xlsx())["C2"] == "3"
    with ZipFile(BytesIO(sheet.xlsx())) as archive:
        assert b"<f>D2-B2</f>" in archive.read("xl/worksheets/sheet1.xml")


def test_text_that_looks_like_an_escape_stays_as_it_is() -> None:
    data = Sheet((Column("", ("_x0041_",)),)).xlsx()
    assert _cells(data)["A2"] == "_x005F_x0041_"


def test_columns_past_z_have_two_letters() -> None:
    sheet = Sheet(tuple(Column(str(number), (Decimal(number),)) for number in range(28)))
    assert _cells(sheet.xlsx())["AB2"] == "27"
    assert sheet.range(27) == "Sheet1!$AB$2:$AB$2"
