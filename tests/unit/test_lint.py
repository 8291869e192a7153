"""A theme is judged: what people would trip over is told with its line and a cure."""

from __future__ import annotations

from pathlib import Path

import pytest

from deckmaker import theme
from deckmaker.lint import lint
from deckmaker.model import Problem


def told(folder: Path, text: str) -> tuple[Problem, ...]:
    place = folder / "acme"
    place.mkdir(exist_ok=True)
    (place / "theme.toml").write_text(f'name = "acme"\ntitle = "Acme"\nextends = "plain"\n{text}', "utf-8")
    return lint(str(place))


def of(problems: tuple[Problem, ...], code: str) -> Problem:
    return next(each for each in problems if each.code == code)


@pytest.mark.parametrize("name", [each.name for each in theme.available()])
def test_a_bundled_theme_has_no_fault(name: str) -> None:
    assert [each.message for each in lint(name) if each.severity == "error"] == []


def test_a_pale_text_is_told_at_its_line(tmp_path: Path) -> None:
    problem = of(told(tmp_path, '[palette]\nink_soft = "C8CCD2"\n'), "theme-contrast")
    assert problem.where is not None
    assert problem.where.line == 5
    assert "would do" in problem.hint


def test_series_that_look_alike_are_told(tmp_path: Path) -> None:
    problem = of(told(tmp_path, '[palette]\naccent = "1F5FD6"\nsecond = "1F60D0"\n'), "theme-confusion")
    assert "1F60D0" in problem.message


def test_a_box_too_low_for_its_least_size_is_told(tmp_path: Path) -> None:
    text = "[layouts.points.placeholders]\ntitle = { columns = [1, 12], row = [0.92, 1.1] }\n"
    assert "too low" in of(told(tmp_path, text), "theme-room").message


def test_a_font_that_is_not_installed_is_told(tmp_path: Path) -> None:
    assert "Zzz Grotesk" in of(told(tmp_path, '[fonts]\nmajor = "Zzz Grotesk"\n'), "font-proxy").message


def test_a_blurred_logo_is_told(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "acme").mkdir()
    Image.new("RGB", (12, 8), "#1F5FD6").save(tmp_path / "acme" / "logo.png")
    problem = of(told(tmp_path, '[logo]\nlight = "logo.png"\ndark = "logo.png"\n'), "theme-logo")
    assert "pixels to the inch" in problem.message


def test_a_logo_too_small_to_be_made_out_is_told(tmp_path: Path) -> None:
    from PIL import Image

    (tmp_path / "acme").mkdir()
    Image.new("RGB", (4000, 60), "#1F5FD6").save(tmp_path / "acme" / "logo.png")
    problem = of(told(tmp_path, '[logo]\nlight = "logo.png"\ndark = "logo.png"\n'), "theme-logo")
    assert "mm high" in problem.message


def test_a_theme_that_cannot_be_loaded_gives_its_error(tmp_path: Path) -> None:
    (problem,) = told(tmp_path, "[palette]\naccent = 3\n")
    assert problem.severity == "error"
    assert problem.where is not None


def test_roles_without_a_layout_of_a_companys_template_are_told(tmp_path: Path) -> None:
    path = tmp_path / "corporate.potx"
    path.write_bytes(theme.load("plain").template)
    assert "callout" in of(lint(str(path)), "theme-roles").message
