"""docs/themes.md and the code name the same things, and its examples work."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest

from deckmaker import bundle, theme
from deckmaker.theme import tables
from deckmaker.theme.contract import CONTRACT
from deckmaker.theme.description import _base
from deckmaker.theme.palette import confusions


@pytest.fixture(scope="module")
def page(root: Path) -> str:
    return (root / "docs" / "themes.md").read_text("utf-8")


def blocks(page: str) -> list[str]:
    return re.findall(r"```toml\n(.*?)```", page, re.DOTALL)


def test_the_ten_minute_theme_can_be_made(page: str, tmp_path: Path) -> None:
    first, logo, fonts, footer = blocks(page)[:4]
    folder = tmp_path / "acme"
    folder.mkdir()
    for name in ("light", "dark"):
        own = (bundle.folder("themes") / "plain" / f"logo-{name}.png").read_bytes()
        (folder / {"light": "acme.png", "dark": "acme-white.png"}[name]).write_bytes(own)
    (folder / "theme.toml").write_text(footer + first + logo + fonts, "utf-8")
    acme = theme.load(str(folder))
    assert acme.title == "Acme"
    assert acme.palette.accent1 == "2E7D32"
    assert acme.fonts.minor.name == "Segoe UI"
    assert confusions([acme.palette.rgb(each) for each in acme.chart.series]) == ()


def test_every_other_example_can_be_laid_over_a_theme(page: str, tmp_path: Path) -> None:
    for number, block in enumerate(blocks(page)[4:]):
        folder = tmp_path / f"example-{number}"
        folder.mkdir()
        (folder / "theme.toml").write_text(f'name = "x"\ntitle = "X"\nextends = "plain"\n{block}', "utf-8")
        theme.load(str(folder))


@pytest.mark.parametrize(
    "table", [tables.PaletteTable, tables.LevelTable, tables.PlaceholderTable, tables.LimitsTable]
)
def test_every_setting_is_explained(page: str, table: type[msgspec.Struct]) -> None:
    for name in table.__struct_fields__:
        assert re.search(rf"`{name}`|^{name} = ", page, re.MULTILINE), name


def test_every_style_and_layout_is_named(page: str) -> None:
    for name in _base()["styles"]:
        assert f"`{name}`" in page, name
    for role in CONTRACT:
        assert f"`{role.name}`" in page, role.name


def test_every_bundled_theme_is_in_the_table(page: str) -> None:
    for each in theme.available():
        assert f"| `{each.name}`" in page
