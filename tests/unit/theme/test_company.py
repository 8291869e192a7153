"""A company's template becomes a folder whose theme.toml keeps the mapping, and corrections of it."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from deckmaker import theme
from deckmaker.model import ROLES, ThemeError
from deckmaker.theme import company
from deckmaker.theme.import_pptx import imported
from deckmaker.theme.mapping import Corrections


@pytest.fixture(scope="module")
def template() -> bytes:
    """A template of our own, as a company's."""
    return theme.load("plain").template


def test_an_adopted_template_loads_as_it_was_mapped(template: bytes, tmp_path: Path) -> None:
    found = company.adopt(template, tmp_path / "acme", title="Acme")
    again = theme.load(str(tmp_path / "acme"))
    assert (again.name, again.title, again.made) == ("acme", "Acme", False)
    assert again.layouts == found.theme.layouts
    assert sorted(each.name for each in (tmp_path / "acme").iterdir()) == ["template.pptx", "theme.toml"]


def test_each_role_says_which_layout_serves_it_how_sure_and_why(template: bytes) -> None:
    mapping = imported(template, "x").mapping
    assert [each.role for each in mapping.matches if each.role != "title_only"] == list(ROLES)
    points = mapping.match("points")
    assert points.native
    assert points.sure > 0.8
    assert "title" in points.why
    assert all(each.verdict == "composed" for each in mapping.matches if not each.native)
    assert all(0 <= each.sure <= 1 and each.why for each in mapping.matches)


def test_a_correction_is_kept_in_the_theme(template: bytes, tmp_path: Path) -> None:
    said = Corrections({"points": "Two Content"})
    found = company.adopt(template, tmp_path / "acme", said)
    assert found.mapping.match("points").verdict == "yours"
    assert theme.load(str(tmp_path / "acme")).layout("points").name == "Two Content"
    tables = tomllib.loads((tmp_path / "acme" / "theme.toml").read_text("utf-8"))
    assert tables["roles"]["points"] == "Two Content"


def test_a_line_under_roles_is_obeyed_and_a_wrong_one_is_told_there(template: bytes, tmp_path: Path) -> None:
    company.adopt(template, tmp_path / "acme")
    path = tmp_path / "acme" / "theme.toml"
    text = path.read_text("utf-8")
    line = next(each for each in text.splitlines() if each.startswith("points "))
    path.write_text(text.replace(line, 'points = "Comparison"'), "utf-8")
    assert theme.load(str(tmp_path / "acme")).layout("points").name == "Comparison"
    path.write_text(text.replace(line, 'points = "Comparisson"'), "utf-8")
    with pytest.raises(ThemeError) as caught:
        theme.load(str(tmp_path / "acme"))
    problem = caught.value.problem
    assert problem.where is not None
    assert problem.where.line == text.splitlines().index(line) + 1
    assert "Comparison" in problem.hint


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("colour = 3\n", "colour"),
        ("master = 7\n", "master"),
        ('[chart]\nhighlight = "red"\n', "chart"),
        ("[limits]\npoints = 3\n", "limits.points"),
        ("[roles]\npoints = 3\n", "roles"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(
    setting: str, said: str, template: bytes, tmp_path: Path
) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "t.pptx").write_bytes(template)
    (folder / "theme.toml").write_text(f'template = "t.pptx"\n{setting}', "utf-8")
    with pytest.raises(ThemeError) as caught:
        theme.load(str(folder))
    assert said in caught.value.problem.message
    assert caught.value.problem.where is not None
    assert caught.value.problem.where.line >= 2


def test_colours_of_charts_limits_and_footer_may_be_said(template: bytes, tmp_path: Path) -> None:
    folder = tmp_path / "acme"
    folder.mkdir()
    (folder / "t.pptx").write_bytes(template)
    said = 'template = "t.pptx"\nfooter = "Acme"\n[chart]\nhighlight = "accent3"\n[limits]\npoints_per_slide = 4\n'
    (folder / "theme.toml").write_text(said, "utf-8")
    found = theme.load(str(folder))
    assert (found.chart.highlight, found.limits.points_per_slide, found.footer) == ("accent3", 4, "Acme")


def test_a_folder_that_is_there_is_kept_unless_told(template: bytes, tmp_path: Path) -> None:
    company.adopt(template, tmp_path / "acme")
    with pytest.raises(ThemeError):
        company.adopt(template, tmp_path / "acme")
    company.adopt(template, tmp_path / "acme", title="Again", replace=True)
    assert theme.load(str(tmp_path / "acme")).title == "Again"


def test_two_layouts_of_one_name_are_told_apart(template: bytes) -> None:
    import io
    import zipfile

    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(template)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            if name.endswith("slideLayouts/slideLayout5.xml"):
                data = data.replace(b'name="Two Content"', b'name="Title and Content"')
            new.writestr(name, data)
    mapping = imported(buffer.getvalue(), "x").mapping
    assert "Title and Content #2" in [each.label for each in mapping.layouts]
    chosen = imported(buffer.getvalue(), "x", Corrections({"columns": "Title and Content #2"})).theme
    assert chosen.layout("columns").part.endswith("slideLayout5.xml")


@pytest.mark.parametrize("name", ["automizer_masters.pptx", "poi_themes.pptx", "officer_3masters.pptx"])
def test_several_masters_stay_apart_in_the_folder(name: str, shared: Path, tmp_path: Path) -> None:
    """After its slides are gone the master that was taken is still the one that is named."""
    found = company.adopt((shared / "data" / "templates" / name).read_bytes(), tmp_path / "acme")
    again = theme.load(str(tmp_path / "acme"))
    assert [each.part for each in again.layouts] == [each.part for each in found.theme.layouts]
