"""Bad input through the front door: a clear message, exit 1, no traceback, no lost or partial file."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

GOOD = "# Ferries\n\n## Harbour\n\n- Three piers were rebuilt\n- The fourth opens in spring\n"
ARTICLE = """# Ferries

In 2019, 38% of islanders took the ferry; in 2024 it was 61%. Nine in ten are content with it.

## Harbour

“We have never been so busy,” said Ane Holm, who runs the pier. Fares fell from €12 to €7 last year.

| Pier | 2023 | 2024 |
| --- | --: | --: |
| North | 120 | 180 |
| South | 90 | 75 |

```python
print("moored")
```
"""
Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def deckmaker(tmp_path: Path) -> Command:
    """The command as a user runs it, in an empty folder."""

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "deckmaker", *arguments]
        env = {**os.environ, "PYTHONUTF8": "1"}
        return subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, env=env, timeout=60)

    return run


def refused(ran: subprocess.CompletedProcess[str], told: str) -> None:
    assert ran.returncode == 1, ran.stderr
    assert "Traceback" not in ran.stderr
    assert "error[" in ran.stderr
    assert told in ran.stderr
    assert "hint: " in ran.stderr


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("empty.md", b"", "empty"),
        ("blank.txt", b" \n\n\t\n", "empty"),
        ("junk.md", bytes(range(256)) * 40, "text"),
        ("picture.md", b"\x89PNG\r\n\x1a\n" + bytes(500), "text"),
        ("front.md", b"---\ntitle: [a\n---\n\n# A\n\n- b\n", "front.md:"),
        ("sheet.xlsx", b"PK\x03\x04" + bytes(100), ".md"),
    ],
)
def test_what_is_not_an_article_is_refused(
    deckmaker: Command, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    refused(deckmaker("build", name, "-o", "out.pptx"), told)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


def test_a_missing_file_is_named(deckmaker: Command) -> None:
    refused(deckmaker("build", "nowhere.md"), "nowhere.md")


def test_a_folder_is_not_an_article(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "folder.md").mkdir()
    refused(deckmaker("build", "folder.md"), "folder")


def test_an_unknown_theme_is_refused_with_the_themes_there_are(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    ran = deckmaker("build", "a.md", "--theme", "harbour")
    refused(ran, "harbour")
    assert "harbor" in ran.stderr


@pytest.mark.parametrize("target", ["missing/out.pptx", "out.docx", "out"])
def test_a_target_that_cannot_be_written_is_refused(deckmaker: Command, tmp_path: Path, target: str) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    refused(deckmaker("build", "a.md", "-o", target), target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md"]


def test_a_failed_build_leaves_the_old_deck(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    (tmp_path / "a.pptx").write_bytes(b"the old deck")
    assert deckmaker("build", "a.md", "--theme", "nowhere").returncode == 1
    assert (tmp_path / "a.pptx").read_bytes() == b"the old deck"


def test_invalid_utf8_is_read_with_a_note(deckmaker: Command, tmp_path: Path) -> None:
    text = "# Fähren\n\n## Häfen\n\n- Drei Brücken für die Bürger\n- Die Straße bleibt gesperrt\n"
    (tmp_path / "a.md").write_bytes(text.encode("cp1252"))
    ran = deckmaker("build", "a.md")
    assert ran.returncode == 0, ran.stderr
    assert "note[encoding" in ran.stderr
    assert (tmp_path / "a.pptx").exists()


def test_a_single_line_of_5_mb_is_refused(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The ferry left the harbour at noon. " * 140_000, "utf-8")
    refused(deckmaker("build", "a.txt"), "a.txt:1:1: error[input-line-long]")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.txt"]


def test_a_text_is_never_written_over(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    (tmp_path / "a.pptx").symlink_to("a.md")
    for arguments in (["outline", "a.md", "-o", "a.md"], ["build", "a.md"]):
        refused(deckmaker(*arguments), "error[output-is-source]")
        assert (tmp_path / "a.md").read_text("utf-8") == GOOD


def test_a_template_is_never_written_over(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    (tmp_path / "brand.pptx").write_bytes(b"ours")
    refused(deckmaker("build", "a.md", "-t", "brand.pptx", "-o", "brand.pptx"), "error[output-is-source]")
    assert (tmp_path / "brand.pptx").read_bytes() == b"ours"


def test_a_read_only_deck_is_kept(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    (tmp_path / "a.pptx").write_bytes(b"old")
    (tmp_path / "a.pptx").chmod(0o444)
    refused(deckmaker("build", "a.md"), "read-only")
    assert (tmp_path / "a.pptx").read_bytes() == b"old"


def test_a_loop_of_links_is_refused(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").symlink_to("b.md")
    (tmp_path / "b.md").symlink_to("a.md")
    refused(deckmaker("build", "a.md"), "a.md: error[input-")


def test_any_name_that_a_file_can_have_will_do(deckmaker: Command, tmp_path: Path) -> None:
    name = "a 'q\" ü 中文 $x"
    (tmp_path / f"{name}.md").write_text(GOOD, "utf-8")
    assert deckmaker("build", f"{name}.md").returncode == 0
    assert (tmp_path / f"{name}.pptx").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no full device on this system")
def test_a_full_disk_is_told_without_a_traceback(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    command = [sys.executable, "-m", "deckmaker", "outline", "a.md"]
    with open("/dev/full", "wb") as full:
        ran = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, cwd=tmp_path, text=True, timeout=60
        )
    assert ran.returncode == 1
    assert ran.stderr.startswith("error[output-denied]: the output cannot be written: ")


def test_an_interrupted_build_exits_130_and_leaves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    script = (
        "import signal, deckmaker.cli.main as door, deckmaker.pipeline as road\n"
        "def interrupted(*_): signal.raise_signal(signal.SIGINT)\n"
        "road.os.replace = interrupted\n"  # at the worst moment: all is written, but not renamed
        "import sys; sys.argv = ['deckmaker', 'build', 'a.md']\n"
        "door.main()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, cwd=tmp_path, timeout=60
    )
    assert ran.returncode == 130, ran.stderr
    assert "Traceback" not in ran.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.md"]


def test_the_same_input_gives_the_same_bytes_in_every_process(tmp_path: Path) -> None:
    """Whatever order Python's sets have."""
    (tmp_path / "a.md").write_text(ARTICLE, "utf-8")
    decks = []
    for seed in ("0", "1", "4242"):
        ran = subprocess.run(
            [sys.executable, "-m", "deckmaker", "build", "a.md", "-o", f"{seed}.pptx"],
            capture_output=True,
            cwd=tmp_path,
            env={**os.environ, "PYTHONHASHSEED": seed},
            timeout=60,
        )
        assert ran.returncode == 0, ran.stderr
        decks.append((tmp_path / f"{seed}.pptx").read_bytes())
    assert decks[0] == decks[1] == decks[2]


def test_wrong_usage_exits_2(deckmaker: Command) -> None:
    assert deckmaker("build").returncode == 2
    assert deckmaker("bild", "a.md").returncode == 2
    assert deckmaker("explain", "a.md", "--stage", "soup").returncode == 2


def test_a_good_outline_becomes_a_deck(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    ran = deckmaker("build", "a.md")
    assert ran.returncode == 0, ran.stderr
    assert "a.pptx: " in ran.stdout
    assert (tmp_path / "a.pptx").read_bytes()[:2] == b"PK"


@pytest.mark.parametrize("stage", ["document", "findings", "storyboard", "deck", "pages"])
def test_each_stage_can_be_explained(deckmaker: Command, tmp_path: Path, stage: str) -> None:
    import json

    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    ran = deckmaker("explain", "a.md", "--stage", stage)
    assert ran.returncode == 0, ran.stderr
    assert "Three piers were rebuilt" in ran.stdout or stage == "findings"
    told = json.loads(deckmaker("explain", "a.md", "--stage", stage, "--json").stdout)
    assert told


def test_a_section_that_is_not_there_is_refused_with_one_that_is(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(GOOD, "utf-8")
    ran = deckmaker("explain", "a.md", "--section", "harbor")
    refused(ran, "harbor")
    assert "harbour" in ran.stderr
