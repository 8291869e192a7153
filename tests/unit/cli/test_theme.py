"""`deckmaker theme …` as a user runs it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from deckmaker import theme

Command = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def deckmaker(tmp_path: Path) -> Command:
    """The command in an empty folder, with a user's folders of its own."""

    def run(*arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        env = {**os.environ, "PYTHONUTF8": "1", "XDG_DATA_HOME": str(tmp_path / "home"), "COLUMNS": "120"}
        command = [sys.executable, "-m", "deckmaker", *arguments]
        return subprocess.run(
            command, capture_output=True, text=True, cwd=tmp_path, env=env | more, timeout=120
        )

    return run


@pytest.fixture
def logo(tmp_path: Path) -> Path:
    image = Image.new("RGBA", (300, 100), (0, 0, 0, 0))
    ImageDraw.Draw(image).ellipse((5, 5, 95, 95), fill="#143C6E")
    image.save(tmp_path / "logo.png")
    return tmp_path / "logo.png"


def done(ran: subprocess.CompletedProcess[str]) -> str:
    assert ran.returncode == 0, ran.stderr
    assert "Traceback" not in ran.stderr
    return ran.stdout


def test_a_trainers_ten_minutes(deckmaker: Command, logo: Path, tmp_path: Path) -> None:
    """From a logo to a deck, and to a colleague's machine."""
    assert "acme" in done(deckmaker("theme", "new", "acme", "--logo", "logo.png", "--title", "Acme"))
    assert "acme: no problems" in done(deckmaker("theme", "check", "acme"))
    assert "acme" in done(deckmaker("theme", "list")).splitlines()[0]
    assert "143C6E" in done(deckmaker("theme", "show", "acme"))
    done(deckmaker("theme", "preview", "acme", "-o", "acme.pptx"))
    assert (tmp_path / "acme.pptx").stat().st_size > 50_000
    done(deckmaker("theme", "pack", "acme"))
    (tmp_path / "themes").rename(tmp_path / "elsewhere")
    assert "acme" in done(deckmaker("theme", "add", "acme.deckmaker-theme"))
    told = json.loads(done(deckmaker("theme", "list", "--json")))
    assert next(each for each in told if each["name"] == "acme")["kind"] == "user"
    (tmp_path / "a.md").write_text("# Ferries\n\n- Three piers were rebuilt\n", "utf-8")
    assert "(theme acme)" in done(deckmaker("build", "a.md", "-t", "acme"))
    done(deckmaker("theme", "remove", "acme"))
    assert deckmaker("build", "a.md", "-t", "acme").returncode == 1


def test_a_company_template_becomes_a_theme_with_its_mapping(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "Corporate Deck.potx").write_bytes(theme.load("plain").template)
    told = done(deckmaker("theme", "import", "Corporate Deck.potx", "--role", "callout=Two Content"))
    assert "Title and Content" in told
    folder = tmp_path / "themes" / "corporate-deck"
    assert {"theme.toml", "template.pptx"} <= {each.name for each in folder.iterdir()}
    assert 'callout        = "Two Content"' in (folder / "theme.toml").read_text("utf-8")
    assert deckmaker("theme", "import", "Corporate Deck.potx").returncode == 1
    assert "corporate-deck" in done(deckmaker("theme", "list"))


def test_a_mapping_can_be_looked_at_without_writing(deckmaker: Command, tmp_path: Path) -> None:
    (tmp_path / "a.potx").write_bytes(theme.load("plain").template)
    mapping = json.loads(done(deckmaker("theme", "import", "a.potx", "--dry-run", "--json")))["mapping"]
    assert (
        next(each for each in mapping["matches"] if each["role"] == "points")["layout"] == "Title and Content"
    )
    assert not (tmp_path / "themes").exists()


def test_a_folder_of_themes_may_be_named_by_the_environment(deckmaker: Command, tmp_path: Path) -> None:
    place = tmp_path / "team" / "ours"
    place.mkdir(parents=True)
    (place / "theme.toml").write_text('name = "ours"\ntitle = "Ours"\nextends = "plain"\n', "utf-8")
    told = json.loads(done(deckmaker("theme", "list", "--json", DECKMAKER_THEME_PATH=str(tmp_path / "team"))))
    assert next(each for each in told if each["name"] == "ours")["kind"] == "path"
    assert "ours" not in done(deckmaker("theme", "list"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("theme", "show", "nowhere"), "nowhere"),
        (("theme", "check", "nowhere"), "nowhere"),
        (("theme", "import", "nowhere.potx"), "nowhere.potx"),
        (("theme", "add", "nowhere.deckmaker-theme"), "nowhere"),
        (("theme", "remove", "plain"), "plain"),
        (("theme", "pack", "nowhere"), "nowhere"),
        (("theme", "new", "acme", "--logo", "nowhere.png"), "nowhere.png"),
        (("theme", "preview", "plain", "-o", "a.docx"), ".docx"),
        (("theme", "preview", "plain", "-o", "missing/a.png"), "missing"),
    ],
)
def test_what_cannot_be_done_is_told(
    arguments: tuple[str, ...], said: str, deckmaker: Command, tmp_path: Path
) -> None:
    ran = deckmaker(*arguments)
    assert ran.returncode == 1
    assert "Traceback" not in ran.stderr
    assert "error[" in ran.stderr
    assert said in ran.stderr
    assert list(tmp_path.iterdir()) == []
