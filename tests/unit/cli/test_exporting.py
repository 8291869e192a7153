from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from deckmaker.cli.main import cli
from deckmaker.model import WriteError

OUTLINE = "# One\n\n- A point\n\nNotes:\nSay hello.\n"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    file = tmp_path / "talk.md"
    file.write_text(OUTLINE, encoding="utf-8")
    return file


def run(*words: object) -> str:
    done = CliRunner().invoke(cli, [str(word) for word in words])
    if done.exception and not isinstance(done.exception, SystemExit):
        raise done.exception
    assert done.exit_code == 0, done.output
    return done.output


def test_notes_are_written_by_their_ending(outline: Path, tmp_path: Path) -> None:
    run("build", outline, "-o", tmp_path / "notes.md")
    assert "Say hello." in (tmp_path / "notes.md").read_text("utf-8")


def test_the_outline_itself_is_never_overwritten_by_its_notes(outline: Path) -> None:
    with pytest.raises(WriteError) as caught:
        run("build", outline, "-o", outline)
    assert caught.value.problem.code == "output-is-source"
    assert outline.read_text("utf-8") == OUTLINE


def test_a_pdf_and_a_folder_of_pictures(outline: Path, tmp_path: Path) -> None:
    pytest.importorskip("PySide6.QtGui", exc_type=ImportError, reason="needs deckmaker[app]")
    run("build", outline, "-o", tmp_path / "talk.pdf")
    run("build", outline, "-o", f"{tmp_path / 'slides'}/", "--format", "png", "--width", 320)
    assert (tmp_path / "talk.pdf").read_bytes().startswith(b"%PDF-")
    assert (tmp_path / "slides" / "slide-01.png").is_file()


def test_a_folder_takes_a_file_named_after_the_outline(outline: Path, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    run("build", outline, "-o", tmp_path / "out", "--format", "notes")
    assert [file.name for file in (tmp_path / "out").iterdir()] == ["talk.md"]
