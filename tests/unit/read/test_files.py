import os
from pathlib import Path

import pytest

from deckmaker.model import InputError, Source
from deckmaker.read import files, load, read


def refusal(path: Path) -> tuple[str, str]:
    with pytest.raises(InputError) as caught:
        load(path)
    problem = caught.value.problem
    assert problem.severity == "error"
    assert problem.hint
    assert problem.where
    assert problem.where.name == str(path)
    return problem.code, problem.message


def test_a_file_is_loaded_byte_for_byte(tmp_path: Path) -> None:
    path = tmp_path / "A.MD"
    path.write_bytes(b"\xef\xbb\xbf# A\r\n")
    assert load(path) == Source(str(path), ".md", b"\xef\xbb\xbf# A\r\n")


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert refusal(tmp_path / "no.md")[0] == "input-missing"


def test_a_folder_is_not_read(tmp_path: Path) -> None:
    assert refusal(tmp_path)[0] == "input-folder"


def test_a_name_that_no_file_can_have_is_a_clear_error() -> None:
    assert refusal(Path("a\0b.md"))[0] in ("input-unreadable", "input-missing")


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_a_file_without_permission_is_a_clear_error(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("x")
    path.chmod(0)
    assert refusal(path)[0] == "input-unreadable"


@pytest.mark.parametrize("text", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n"])
def test_a_file_without_text_is_refused(tmp_path: Path, text: bytes) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(text)
    assert refusal(path)[0] == "input-empty"


def test_a_text_of_no_break_spaces_is_empty() -> None:
    with pytest.raises(InputError) as caught:
        read(Source("a.md", ".md", "\u00a0\n\u2003".encode()))
    assert caught.value.problem.code == "input-empty"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"\x89PNG\r\n\x1a\n1234", "PNG"),
        (b"PK\x03\x04abcdef", "zip"),
        (b"%PDF-1.7 abc", "PDF"),
        (b"text\0\0\0\0text", "binary"),
        (bytes(range(1, 32)) * 4, "binary"),
    ],
)
def test_binary_junk_is_told_from_text(tmp_path: Path, data: bytes, what: str) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(data)
    code, message = refusal(path)
    assert code == "input-binary"
    assert what in message


def test_an_unknown_suffix_says_what_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.xyz"
    path.write_text("x")
    with pytest.raises(InputError) as caught:
        load(path)
    assert caught.value.problem.code == "input-format"
    assert ".xyz" in caught.value.problem.message
    assert ".txt" in caught.value.problem.hint


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LARGEST", 10)
    path = tmp_path / "a.md"
    path.write_text("x" * 11)
    assert refusal(path)[0] == "input-too-large"


def test_a_text_with_markdown_headings_is_read_as_markdown_with_a_note() -> None:
    document = read(Source("<text>", "", b"# A\n\n## B\n\n- c\n"))
    assert [section.title for section in document.sections] == ["B"]
    assert [problem.code for problem in document.problems] == ["read-as-markdown"]
