"""`deckmaker-app FILE --export OUT` from outside."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytest.importorskip("PySide6.QtWidgets", reason="the desktop app is not installed")

ROOT = Path(__file__).parents[2]


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT / "src")}
    command = [sys.executable, "-m", "deckmaker.app.main", *arguments]
    return subprocess.run(command, env=env, capture_output=True, text=True, timeout=120, check=False)


def test_the_window_writes_the_deck_that_the_command_line_makes(tmp_path: Path) -> None:
    article, out = tmp_path / "a.md", tmp_path / "a.pptx"
    article.write_text("# Locks\n\n## North\n\n- One\n- Two\n- Three\n", "utf-8")
    done = run(str(article), "--export", str(out))
    assert (done.returncode, done.stdout) == (0, f"{out}\n")
    from deckmaker import build

    assert out.read_bytes() == build(article).pptx()


def test_what_cannot_be_opened_or_written_is_told(tmp_path: Path) -> None:
    article = tmp_path / "a.md"
    article.write_text("# Locks\n\n- One\n", "utf-8")
    gone = run(str(tmp_path / "gone.md"), "--export", str(tmp_path / "a.pptx"))
    assert gone.returncode == 1
    assert "no such file" in gone.stderr
    nowhere = run(str(article), "--export", str(tmp_path / "no" / "a.pptx"))
    assert nowhere.returncode == 1
    assert "folder does not exist" in nowhere.stderr


def test_the_desktop_entry_starts_the_program_with_a_file_of_each_format() -> None:
    entry = (ROOT / "packaging" / "deckmaker.desktop").read_text("utf-8")
    assert "Exec=deckmaker-app %f" in entry
    for kind in ("text/markdown", "text/plain", "text/html", "text/x-opml+xml", "wordprocessingml.document"):
        assert kind in entry
