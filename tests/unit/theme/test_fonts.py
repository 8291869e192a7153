from __future__ import annotations

from pathlib import Path

import pytest

from deckmaker import bundle, measure
from deckmaker.theme import fonts


@pytest.mark.parametrize(
    ("family", "file"),
    [
        ("Arial", "LiberationSans"),
        ("calibri", "Carlito"),
        ("Georgia", "Gelasio"),
        ("Courier New", "LiberationMono"),
        ("Cambria", "Caladea"),
        ("Times New Roman", "LiberationSerif"),
    ],
)
def test_an_office_font_is_measured_with_its_bundled_twin(family: str, file: str) -> None:
    face, problems = fonts.face(family)
    assert problems == ()
    assert not face.proxy
    assert face.name == family
    assert Path(face.bold_italic) == bundle.folder("assets") / "fonts" / file / f"{file}-BoldItalic.ttf"


def test_the_widths_are_those_of_the_office_font() -> None:
    """Advance widths in ems, from the metrics that Arial and Calibri publish."""
    assert measure.width("0", fonts.face("Arial")[0]) == pytest.approx(0.556, abs=0.001)
    assert measure.width("0", fonts.face("Calibri")[0]) == pytest.approx(0.507, abs=0.001)
    assert measure.width("0", fonts.face("Courier New")[0]) == pytest.approx(0.600, abs=0.001)


@pytest.mark.parametrize(
    ("family", "stand_in"),
    [
        ("No Such Sans", "LiberationSans"),
        ("No Such Serif", "Gelasio"),
        ("No Such Mono", "LiberationMono"),
        ("", "LiberationSans"),
    ],
)
def test_an_unknown_font_is_measured_by_proxy_with_a_note(family: str, stand_in: str) -> None:
    face, problems = fonts.face(family)
    assert face.proxy
    assert face.name == family
    assert stand_in in face.regular
    assert [problem.code for problem in problems] == ["font-proxy"]
    assert problems[0].severity == "note"


def test_an_installed_font_is_measured_with_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    twin = Path(fonts.face("Georgia")[0].regular)
    (tmp_path / "own.ttf").write_bytes(renamed(twin.read_bytes()))
    (tmp_path / "broken.ttf").write_bytes(b"\0\1\0\0\xff\xff")
    monkeypatch.setattr(fonts, "_font_folders", lambda: [tmp_path])
    fonts._installed.cache_clear()
    try:
        face, problems = fonts.face("Xelasio")
    finally:
        monkeypatch.undo()
        fonts._installed.cache_clear()
    assert problems == ()
    assert not face.proxy
    assert face.regular == face.bold == str(tmp_path / "own.ttf")


def renamed(data: bytes) -> bytes:
    """The same font under another family name of the same length."""
    return data.replace("Gelasio".encode("utf-16-be"), "Xelasio".encode("utf-16-be"))


def test_every_bundled_font_has_its_four_styles_and_its_licence() -> None:
    for folder in sorted((bundle.folder("assets") / "fonts").iterdir()):
        styles = {path.stem.rpartition("-")[2] for path in folder.glob("*.ttf")}
        assert styles == {"Regular", "Bold", "Italic", "BoldItalic"}, folder.name
        licences = [
            path
            for path in folder.glob("*.txt")
            if "SIL OPEN FONT LICENSE" in path.read_text("utf-8").upper()
        ]
        assert licences, folder.name
