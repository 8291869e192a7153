"""Readers by suffix, ours and those of other packages."""

from __future__ import annotations

import tomllib
from importlib import import_module
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest

from deckmaker import read
from deckmaker.model import Document, InputError, Meta, Section, Source
from deckmaker.read import readers

ROOT = Path(__file__).parents[3]


def test_ours_are_registered_as_those_of_others_are() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    registered = project["entry-points"][readers.GROUP]
    assert {f".{name}": place for name, place in registered.items()} == {
        suffix: place for suffix, place in readers.OURS.items() if suffix
    }


def good(source: Source, folder: Path | None) -> Document:
    return Document(source.name, Meta(title="T"), (Section("a", 1, "A", source.data.decode()),), (0,))


def bad(source: Source, folder: Path | None) -> Document:
    raise KeyError("oops")


def odd(source: Source, folder: Path | None) -> str:
    return "no document"


@pytest.fixture
def plug(monkeypatch: pytest.MonkeyPatch) -> None:
    points = {
        ".org": EntryPoint("org", f"{__name__}:good", readers.GROUP),
        ".bad": EntryPoint("bad", f"{__name__}:bad", readers.GROUP),
        ".odd": EntryPoint("odd", f"{__name__}:odd", readers.GROUP),
        ".gone": EntryPoint("gone", "no_such_package:read", readers.GROUP),
    }

    def load(self: EntryPoint) -> object:
        return globals()[self.attr] if self.module == __name__ else import_module(self.module)

    monkeypatch.setattr(EntryPoint, "load", load)
    monkeypatch.setattr(readers, "_installed", lambda: points)


@pytest.mark.usefixtures("plug")
def test_another_package_reads_another_format(tmp_path: Path) -> None:
    file = tmp_path / "a.org"
    file.write_text("* words")
    assert read.read(read.load(file), tmp_path).sections[0].text == "* words"


@pytest.mark.usefixtures("plug")
@pytest.mark.parametrize(
    ("suffix", "said"), [(".bad", "oops"), (".odd", "gave str"), (".gone", "no_such_package")]
)
def test_a_reader_that_fails_is_named(suffix: str, said: str) -> None:
    with pytest.raises(InputError) as caught:
        read.read(Source(f"a{suffix}", suffix, b"words"))
    problem = caught.value.problem
    assert problem.code == "reader-failed"
    assert said in problem.message
    assert suffix in problem.message


def test_a_format_that_nobody_reads_is_told(tmp_path: Path) -> None:
    file = tmp_path / "a.xyz"
    file.write_text("words")
    with pytest.raises(InputError) as caught:
        read.load(file)
    assert ".docx" in caught.value.problem.hint
