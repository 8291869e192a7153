"""Word documents, made here with python-docx and by hand."""

from __future__ import annotations

import re
import struct
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from deckmaker import read
from deckmaker.model import (
    Bullets,
    Code,
    Document,
    Figure,
    Grid,
    InputError,
    Notes,
    Paragraph,
    Quotation,
    Source,
)

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def png(color: int = 90) -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + bytes([color]) * 40 for _ in range(30)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def saved(document: Any) -> bytes:
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def told(data: bytes) -> Document:
    return read.read(Source("report.docx", ".docx", data))


def bare(body: str, more: dict[str, bytes] | None = None, head: str = "") -> bytes:
    """A package with this body; `more` are parts that replace or join those of an empty document."""
    parts = {}
    with ZipFile(BytesIO(saved(docx.Document()))) as old:
        for name in old.namelist():
            parts[name] = old.read(name)
    space = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
    parts["word/document.xml"] = (
        f"<?xml version='1.0'?>{head}<w:document {W} {space}><w:body>{body}</w:body></w:document>".encode()
    )
    return packed(parts | (more or {}))


def packed(parts: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def kinds(document: Document) -> list[list[str]]:
    return [[type(block).__name__ for block in section.blocks] for section in document.sections]


def test_headings_make_sections_and_the_title_style_the_title() -> None:
    made = docx.Document()
    made.add_heading("The whole", 0)
    made.add_paragraph("By Jane Miller, 3 March 2024")
    made.add_heading("One", 1)
    made.add_paragraph("Text of one.")
    made.add_heading("Below", 2)
    made.add_paragraph("Text below.")
    document = told(saved(made))
    assert (document.meta.title, document.meta.author, document.meta.date) == (
        "The whole",
        "Jane Miller",
        "3 March 2024",
    )
    assert [(each.key, each.level, each.text) for each in document.sections] == [
        ("one", 1, "Text of one."),
        ("one/below", 2, "Text below."),
    ]


def test_a_place_is_the_number_of_its_paragraph() -> None:
    made = docx.Document()
    made.add_heading("The whole", 0)
    made.add_heading("One", 1)
    made.add_paragraph("First.")
    made.add_paragraph("Second, with 40% in it.")
    document = told(saved(made))
    section = document.sections[0]
    at = section.text.index("40%")
    place = document.where(section.key, type(section.blocks[0].span)(at, at + 3))
    assert (place.line, place.column, place.length) == (4, 14, 3)
    assert place.excerpt == "Second, with 40% in it."


def test_runs_keep_their_look_and_links_lead_outside() -> None:
    made = docx.Document()
    paragraph = made.add_paragraph("plain ")
    for name in ("bold", "italic"):
        setattr(paragraph.add_run(name), name, True)
    paragraph.add_run("2").font.superscript = True
    paragraph.add_run("gone").font.hidden = True
    key = made.part.relate_to("https://example.org/a", "http://x/hyperlink", is_external=True)
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), key)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "there"
    run.append(text)
    link.append(run)
    paragraph._p.append(link)
    (block,) = told(saved(made)).sections[0].blocks
    assert isinstance(block, Paragraph)
    assert [(run.text, run.bold, run.italic, run.superscript, run.link) for run in block.runs] == [
        ("plain ", False, False, False, ""),
        ("bold", True, False, False, ""),
        ("italic", False, True, False, ""),
        ("2", False, False, True, ""),
        ("there", False, False, False, "https://example.org/a"),
    ]


def test_lists_keep_levels_and_numbers() -> None:
    made = docx.Document()
    for text, style in (
        ("a", "List Bullet"),
        ("b", "List Bullet 2"),
        ("c", "List Bullet"),
        ("1", "List Number"),
    ):
        made.add_paragraph(text, style=style)
    one, two = told(saved(made)).sections[0].blocks
    assert isinstance(one, Bullets)
    assert [(each.level, each.ordered) for each in one.bullets] == [(0, False), (1, False), (0, False)]
    assert isinstance(two, Bullets)
    assert two.bullets[0].ordered


def test_tables_are_grids_and_spanning_cells_leave_room() -> None:
    made = docx.Document()
    made.add_paragraph("Table 2: Cargo")
    table = made.add_table(rows=3, cols=3)
    for row, texts in enumerate((("", "2023", "2024"), ("Grain", "1,200", "1,900"), ("All", "7", ""))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(2, 1).merge(table.cell(2, 2))
    (grid,) = told(saved(made)).sections[0].blocks
    assert isinstance(grid, Grid)
    assert grid.caption == "Cargo"
    assert [cell.text for cell in grid.header] == ["", "2023", "2024"]
    assert [[cell.text for cell in row] for row in grid.rows] == [
        ["Grain", "1,200", "1,900"],
        ["All", "7", ""],
    ]


def test_a_table_that_frames_text_is_read_as_text() -> None:
    made = docx.Document()
    made.add_table(rows=1, cols=1).cell(0, 0).text = "A framed thought."
    assert kinds(told(saved(made))) == [["Paragraph"]]


def test_a_caption_without_a_table_is_not_lost() -> None:
    made = docx.Document()
    made.add_paragraph("Table 2: Cargo")
    made.add_paragraph("It is missing.")
    assert told(saved(made)).sections[0].text == "Table 2: Cargo\n\nIt is missing."


def test_pictures_bring_their_bytes_words_and_caption(tmp_path: Path) -> None:
    file = tmp_path / "quay.png"
    file.write_bytes(png())
    made = docx.Document()
    made.add_picture(str(file))
    made.inline_shapes[0]._inline.docPr.set("descr", "A quay")
    made.add_paragraph("In spring", style="Caption")
    (figure,) = told(saved(made)).sections[0].blocks
    assert isinstance(figure, Figure)
    assert (figure.data, figure.alt, figure.caption) == (png(), "A quay", "In spring")


def test_quotations_notes_and_code_are_what_they_are() -> None:
    made = docx.Document()
    made.add_paragraph("Water always arrives.", style="Quote")
    made.add_paragraph("— Ines Moreau, master", style="Quote")
    made.add_paragraph("Notes: Pause here.")
    made.styles.add_style("Source Code", 1)
    made.add_paragraph("x = 1", style="Source Code")
    made.add_paragraph("y = 2", style="Source Code")
    quotation, notes, code = told(saved(made)).sections[0].blocks
    assert isinstance(quotation, Quotation)
    assert quotation.attribution == "Ines Moreau, master"
    assert isinstance(notes, Notes)
    assert notes.text == "Pause here."
    assert isinstance(code, Code)
    assert code.text == "x = 1\ny = 2"


def test_short_lines_in_bold_are_headings_where_no_style_says_so() -> None:
    made = docx.Document()
    for text, bold in (
        ("The lock", True),
        ("It leaks in winter.", False),
        ("Costs", True),
        ("Nobody knows.", False),
    ):
        made.add_paragraph().add_run(text).bold = bold
    assert [each.title for each in told(saved(made)).sections] == ["The lock", "Costs"]


def test_what_was_deleted_is_gone_and_what_was_inserted_is_there() -> None:
    run = "<w:r><w:t xml:space='preserve'>{}</w:t></w:r>"
    body = (
        f"<w:p>{run.format('It ')}<w:ins w:id='1' w:author='a'>{run.format('rose')}</w:ins>"
        f"<w:del w:id='2' w:author='a'><w:r><w:delText>fell</w:delText></w:r></w:del>{run.format('.')}</w:p>"
        f"<w:sdt><w:sdtContent><w:p>{run.format('In a control.')}</w:p></w:sdtContent></w:sdt>"
    )
    assert told(bare(body)).sections[0].text == "It rose.\n\nIn a control."


def test_a_field_shows_its_result_and_not_its_code() -> None:
    field = (
        "<w:p><w:r><w:t>See </w:t></w:r><w:r><w:fldChar w:fldCharType='begin'/></w:r>"
        "<w:r><w:instrText>INCLUDETEXT c:\\\\secret.docx</w:instrText></w:r>"
        "<w:r><w:fldChar w:fldCharType='separate'/></w:r><w:r><w:t>page 4</w:t></w:r></w:p>"
    )
    assert "secret" not in told(bare(field)).text
    assert "page 4" in told(bare(field)).text


# ── hostile and broken files ─────────────────────────────────────────────────────────────


def refusal(data: bytes) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        told(data)
    problem = caught.value.problem
    assert problem.hint
    assert problem.where is not None
    assert problem.where.name == "report.docx"
    return problem.code, problem.message


def good() -> bytes:
    made = docx.Document()
    made.add_paragraph("Text.")
    return saved(made)


def test_what_is_no_word_document_is_told_by_what_it_is() -> None:
    assert refusal(b"") == ("input-empty", "there is no text in this file")
    assert refusal(b"Hello, I am a text.")[0] == "input-damaged"
    assert refusal(packed({"a.txt": b"x"}))[1] == "this is a zip archive, not a Word document"
    slides = {"[Content_Types].xml": b"<x/>", "ppt/presentation.xml": b"<x/>"}
    assert "PowerPoint" in refusal(packed(slides))[1]
    assert "Excel" in refusal(packed({"[Content_Types].xml": b"<x/>", "xl/workbook.xml": b"<x/>"}))[1]
    old = b"\xd0\xcf\x11\xe0" + bytes(600)
    assert "97 to 2003" in refusal(old)[1]
    assert refusal(old + "EncryptedPackage".encode("utf-16-le"))[0] == "input-encrypted"
    assert refusal(saved(docx.Document()))[0] == "input-empty"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.99])
def test_a_file_that_is_cut_off_is_refused(share: float) -> None:
    data = good()
    assert refusal(data[: int(len(data) * share)])[0] == "input-damaged"


def text_or_code(data: bytes) -> str:
    """The text of a document, or the code of the problem that refuses it."""
    try:
        return told(data).text
    except InputError as error:
        return error.problem.code if error.problem.hint else "no hint"


def test_damaged_parts_give_a_problem_or_the_text_never_a_traceback() -> None:
    for name in (
        "word/document.xml",
        "[Content_Types].xml",
        "_rels/.rels",
        "word/_rels/document.xml.rels",
        "word/styles.xml",
        "word/numbering.xml",
    ):
        for content in (b"", b"<", b"<a/>", b"\x00\xff", b"<?xml version='1.0'?><b xmlns='x'><c/></b>"):
            said = text_or_code(bare("<w:p><w:r><w:t>Text.</w:t></w:r></w:p>", {name: content}))
            assert said in ("input-damaged", "input-empty", "Text.\n"), (name, content)


def test_any_byte_may_be_wrong() -> None:
    data = bytearray(good())
    for at in range(0, len(data), 97):
        broken = bytes(data[:at]) + bytes([data[at] ^ 0xFF]) + bytes(data[at + 1 :])
        assert text_or_code(broken) in (
            "Text.\n",
            "input-damaged",
            "input-encrypted",
            "input-format",
            "input-empty",
        )


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    data = bare("", {"word/document.xml": b"<a>" + b" " * 90_000_000 + b"</a>"})
    assert len(data) < 1_000_000
    assert refusal(data)[0] == "input-too-large"
    many = bare("", {f"x/{number}": b"" for number in range(20_100)})
    assert refusal(many)[0] == "input-too-large"


def test_entities_are_neither_expanded_nor_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha" * 50}">' for n in range(9))
    head = f'<!DOCTYPE d [{lol}<!ENTITY s SYSTEM "file://{secret}">]>'
    body = "<w:p><w:r><w:t>Text &l8; and &s;.</w:t></w:r></w:p>"
    said = text_or_code(bare(body, head=head))
    assert "SECRET" not in said
    assert len(said) < 1000


def test_linked_pictures_are_told_and_not_fetched() -> None:
    rels = (
        b'<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>'
    )
    blip = (
        "<w:p><w:r><w:t>Text.</w:t></w:r><w:r><w:drawing><a:blip "
        "xmlns:a='http://schemas.openxmlformats.org/drawingml/2006/main' r:link='rId1'/></w:drawing></w:r></w:p>"
    )
    document = told(bare(blip, {"word/_rels/document.xml.rels": rels}))
    assert [problem.code for problem in document.problems] == ["picture-remote"]
    assert kinds(document) == [["Paragraph"]]


def test_a_styles_loop_ends() -> None:
    styles = (
        f"<w:styles {W}><w:style w:type='paragraph' w:styleId='A'><w:name w:val='a'/><w:basedOn w:val='B'/></w:style>"
        "<w:style w:type='paragraph' w:styleId='B'><w:name w:val='b'/><w:basedOn w:val='A'/></w:style></w:styles>"
    ).encode()
    body = "<w:p><w:pPr><w:pStyle w:val='A'/></w:pPr><w:r><w:t>Text.</w:t></w:r></w:p>"
    assert told(bare(body, {"word/styles.xml": styles})).sections[0].text == "Text."


def test_spans_stand_in_the_text_and_places_in_the_document() -> None:
    made = docx.Document()
    made.add_heading("Ein Kapitel 中文 😀", 1)
    made.add_paragraph("Erster Satz\nmit Umbruch.")
    made.add_paragraph("Punkt", style="List Bullet")
    document = told(saved(made))
    section = document.sections[0]
    for block in section.blocks:
        said = block.span.of(section.text)
        start = document.starts[0] + section.offset(block.span.start)
        there = document.text[start : start + len(said)]
        assert re.sub(r"\s", " ", there) == re.sub(r"\s", " ", said)
