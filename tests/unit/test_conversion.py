"""What was imported can be edited: any format as Markdown, which reads as the same document."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from pathlib import Path

import docx
import pytest
from click.testing import CliRunner

from deckmaker import conversion, read
from deckmaker.cli.main import cli
from deckmaker.model import Document, Figure


def png() -> bytes:
    def chunk(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    rows = zlib.compress(b"".join(b"\0" + bytes(40) for _ in range(30)))
    head = struct.pack(">IIBBBBB", 40, 30, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def word(path: Path) -> None:
    made = docx.Document()
    made.add_heading("The whole: a *story*", 0)
    made.add_heading("One & two", 1)
    paragraph = made.add_paragraph("Plain, ")
    paragraph.add_run("bold").bold = True
    paragraph.add_run(" and 40%. Note: nothing. Line\nbreak.")
    made.add_paragraph("Notes are not what this is about.")
    for text, style in (
        ("a", "List Bullet"),
        ("b # 1", "List Bullet 2"),
        ("c", "List Bullet"),
        ("1", "List Number"),
    ):
        made.add_paragraph(text, style=style)
    made.add_heading("Below", 2)
    table = made.add_table(rows=2, cols=2)
    for at, text in enumerate(("Year", "Grain | t", "2024", "1,900")):
        table.cell(at // 2, at % 2).text = text
    made.add_picture(BytesIO(png()))
    made.add_paragraph("In “spring”", style="Caption")
    made.add_paragraph("Water arrives.", style="Quote")
    made.add_paragraph("— Ines, master", style="Quote")
    made.add_paragraph("Notes: Pause here.")
    made.save(str(path))


PAGE = (
    "<html lang='en'><body><article><h1>Ports</h1><p>Grain rose to 4.1 million tonnes, <i>they</i> say.</p>"
    "<h2>More</h2><ol><li>First</li><li>Second</li></ol><pre>x = 1\n\ny = 2</pre></article></body></html>"
)
OPML = (
    "<opml version='2.0'><head><title>Plan</title></head><body><outline text='Now' _note='Slowly.'><outline text='a'/>"
    "<outline text='b'><outline text='c'/></outline></outline><outline text='Then'/></body></opml>"
)


def told(document: Document) -> list[tuple[int, str, str, list[str]]]:
    return [
        (each.level, each.title, each.text, [type(block).__name__ for block in each.blocks])
        for each in document.sections
    ]


@pytest.mark.parametrize("name", ["report.docx", "page.html", "plan.opml"])
def test_the_markdown_reads_as_the_same_document(tmp_path: Path, name: str) -> None:
    source, target = tmp_path / name, tmp_path / "out.md"
    if name == "report.docx":
        word(source)
    else:
        source.write_text(PAGE if name == "page.html" else OPML, "utf-8")
    conversion.convert(source, target)
    before = read.read(read.load(source), tmp_path)
    after = read.read(read.load(target), tmp_path)
    assert told(after) == told(before)
    assert after.meta == before.meta
    pictures = [
        [block.data for each in document.sections for block in each.blocks if isinstance(block, Figure)]
        for document in (before, after)
    ]
    assert pictures[0] == pictures[1]
    assert after.problems == ()


def test_the_command_writes_beside_the_file_and_replaces_nothing_unasked(tmp_path: Path) -> None:
    source = tmp_path / "report.docx"
    word(source)
    done = CliRunner().invoke(cli, ["convert", str(source)])
    assert done.output.strip() == str(tmp_path / "report.md")
    assert (tmp_path / "report_pictures" / "image1.png").read_bytes() == png()
    (tmp_path / "report.md").write_text("mine", "utf-8")
    assert CliRunner().invoke(cli, ["convert", str(source)]).exit_code == 2
    assert (tmp_path / "report.md").read_text("utf-8") == "mine"
    assert CliRunner().invoke(cli, ["convert", str(source), "--force"]).exit_code == 0
    assert (tmp_path / "report.md").read_text("utf-8") != "mine"
