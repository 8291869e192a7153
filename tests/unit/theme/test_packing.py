"""A theme travels as one file; a hostile one is refused before a byte is written."""

from __future__ import annotations

import hashlib
import io
import json
import os
import stat
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckmaker import theme
from deckmaker.model import ThemeError
from deckmaker.theme import packing

TEXT = 'name = "acme"\ntitle = "Acme"\nextends = "plain"\n[palette]\naccent = "7A1F3D"\n'
Files = dict[str, bytes]


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    folder = tmp_path / "mine" / "acme"
    folder.mkdir(parents=True)
    (folder / "theme.toml").write_text(TEXT, "utf-8")
    (folder / "notes.txt").write_text("how we use it", "utf-8")
    return folder


@pytest.fixture
def shelf(tmp_path: Path) -> Path:
    """A folder of themes, still to be made."""
    return tmp_path / "home" / "themes"


def zipped(files: Files, entries: Callable[[zipfile.ZipFile], None] | None = None) -> bytes:
    """A pack of these files with a manifest that tells the truth about them."""
    rows = [
        {"path": path, "bytes": len(data), "sha256": hashlib.sha256(data).hexdigest()}
        for path, data in files.items()
    ]
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", json.dumps({"format": 1, "name": "acme", "files": rows}))
        for path, data in files.items():
            archive.writestr(path, data)
        if entries:
            entries(archive)
    return buffer.getvalue()


def refused(data: bytes, tmp_path: Path, shelf: Path, code: str = "theme-hostile") -> str:
    """The message; nothing but the pack itself lies anywhere afterwards."""
    pack = tmp_path / "evil.deckmaker-theme"
    pack.write_bytes(data)
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ThemeError) as caught:
        packing.add(pack, shelf)
    after = [each for each in sorted(tmp_path.rglob("*")) if each.is_file() or each.is_symlink()]
    assert after == [each for each in before if each.is_file() or each.is_symlink()]
    assert caught.value.problem.code == code
    assert caught.value.problem.hint
    return caught.value.problem.message


def test_a_packed_theme_is_the_same_when_it_is_added(acme: Path, shelf: Path, tmp_path: Path) -> None:
    pack = tmp_path / "acme.deckmaker-theme"
    pack.write_bytes(packing.pack(acme))
    place = packing.add(pack, shelf)
    assert place == shelf / "acme"
    assert theme.load(str(place)) == theme.load(str(acme))
    assert (place / "notes.txt").read_text("utf-8") == "how we use it"
    assert [each.name for each in shelf.iterdir()] == ["acme"]


def test_the_same_theme_gives_the_same_pack(acme: Path) -> None:
    first = packing.pack(acme)
    os.utime(acme / "theme.toml", (1, 1))
    assert packing.pack(acme) == first


def test_a_pack_says_what_it_holds(acme: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(packing.pack(acme))) as archive:
        manifest = json.loads(archive.read("manifest.json"))
    assert manifest["name"] == "acme"
    assert manifest["extends"] == "plain"
    assert {each["path"] for each in manifest["files"]} == {"theme.toml", "notes.txt"}


def test_a_theme_of_the_same_name_is_kept_unless_told(acme: Path, shelf: Path) -> None:
    packing.add(acme, shelf)
    (acme / "theme.toml").write_text(TEXT.replace("7A1F3D", "00695C"), "utf-8")
    with pytest.raises(ThemeError) as caught:
        packing.add(acme, shelf)
    assert caught.value.problem.code == "theme-exists"
    assert "7A1F3D" in (shelf / "acme" / "theme.toml").read_text("utf-8")
    packing.add(acme, shelf, replace=True)
    assert "00695C" in (shelf / "acme" / "theme.toml").read_text("utf-8")


def test_a_theme_that_cannot_be_loaded_is_not_added(acme: Path, shelf: Path) -> None:
    (acme / "theme.toml").write_text(TEXT.replace("7A1F3D", "dark red"), "utf-8")
    with pytest.raises(ThemeError) as caught:
        packing.add(acme, shelf)
    where = caught.value.problem.where
    assert where is not None
    assert where.name == str(shelf / "acme" / "theme.toml")
    assert list(shelf.iterdir()) == []


def test_a_broken_theme_is_not_packed(acme: Path) -> None:
    (acme / "theme.toml").write_text("name = ", "utf-8")
    with pytest.raises(ThemeError):
        packing.pack(acme)


def test_a_removed_theme_is_gone_and_another_stays(acme: Path, shelf: Path) -> None:
    packing.add(acme, shelf)
    with pytest.raises(ThemeError):
        packing.remove("../mine/acme", shelf)
    packing.remove("acme", shelf)
    assert not (shelf / "acme").exists()
    assert acme.exists()
    with pytest.raises(ThemeError):
        packing.remove("acme", shelf)


@pytest.mark.parametrize(
    "path",
    [
        "../evil.txt", "a/../../evil.txt", "/etc/evil.txt", "C:/evil.txt", "..\\evil.txt", "con.txt", "a/./b.txt",
        ".hidden.txt", "dir./b.txt", "x" * 300 + ".txt", "a/b/c/d/e.txt",
    ],
)  # fmt: skip
def test_a_file_that_would_lie_elsewhere_is_refused(path: str, tmp_path: Path, shelf: Path) -> None:
    assert "name" in refused(zipped({"theme.toml": TEXT.encode(), path: b"x"}), tmp_path, shelf)


def test_a_link_in_a_pack_is_refused(tmp_path: Path, shelf: Path) -> None:
    def link(archive: zipfile.ZipFile) -> None:
        entry = zipfile.ZipInfo("logo.png")
        entry.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(entry, "/etc/passwd")

    assert "link" in refused(zipped({"theme.toml": TEXT.encode()}, link), tmp_path, shelf)


def test_a_link_in_a_folder_is_refused(acme: Path, shelf: Path, tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret", "utf-8")
    (acme / "notes.txt").unlink()
    (acme / "notes.txt").symlink_to(tmp_path / "secret.txt")
    for attempt in (lambda: packing.add(acme, shelf), lambda: packing.pack(acme)):
        with pytest.raises(ThemeError) as caught:
            attempt()
        assert "link" in caught.value.problem.message
    assert not shelf.exists()


def test_a_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, shelf: Path) -> None:
    files = {"theme.toml": TEXT.encode(), "notes.txt": b"\0" * 30_000_000}
    assert "unpacks to far more" in refused(zipped(files), tmp_path, shelf)


def test_many_bombs_are_refused_by_what_they_are_together(tmp_path: Path, shelf: Path) -> None:
    noise = os.urandom(8_192) * 100
    files = {"theme.toml": TEXT.encode()} | {f"part{number}.txt": noise * 40 for number in range(4)}
    assert "unpacks to far more" in refused(zipped(files), tmp_path, shelf)


def test_too_many_files_are_refused(tmp_path: Path, shelf: Path) -> None:
    files = {"theme.toml": TEXT.encode()} | {f"f{number}.txt": b"x" for number in range(300)}
    assert "more files" in refused(zipped(files), tmp_path, shelf)


def test_a_size_that_lies_is_refused(tmp_path: Path, shelf: Path) -> None:
    """The directory says 10 bytes, the stream holds a million."""
    data = bytearray(zipped({"theme.toml": TEXT.encode(), "notes.txt": b"\0" * 1_000_000}))
    for signature, offset in ((b"PK\x03\x04", 22), (b"PK\x01\x02", 24)):
        at = -1
        while (at := data.find(signature, at + 1)) >= 0:
            if int.from_bytes(data[at + offset : at + offset + 4], "little") == 1_000_000:
                data[at + offset : at + offset + 4] = (10).to_bytes(4, "little")
    pack = tmp_path / "evil.deckmaker-theme"
    pack.write_bytes(data)
    with pytest.raises(ThemeError):
        packing.add(pack, shelf)
    assert not shelf.exists() or list(shelf.iterdir()) == []


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path, shelf: Path) -> None:
    head = (
        b"\x89PNG\r\n\x1a\n"
        + struct.pack(">I4sII", 13, b"IHDR", 60_000, 60_000)
        + b"\x08\x06\0\0\0"
        + b"\0" * 9
    )
    assert "pixels" in refused(zipped({"theme.toml": TEXT.encode(), "logo.png": head}), tmp_path, shelf)


@pytest.mark.parametrize("path", ["run.exe", "setup.sh", "plugin.py", "logo.png.lnk"])
def test_what_a_theme_has_no_use_for_is_refused(path: str, tmp_path: Path, shelf: Path) -> None:
    refused(zipped({"theme.toml": TEXT.encode(), path: b"x"}), tmp_path, shelf)


@pytest.mark.parametrize("change", ["hash", "extra", "missing", "format", "none"])
def test_a_pack_that_was_changed_on_its_way_is_refused(change: str, tmp_path: Path, shelf: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(zipped({"theme.toml": TEXT.encode()}))) as old:
        manifest, text = json.loads(old.read("manifest.json")), old.read("theme.toml")
    with zipfile.ZipFile(buffer, "w") as new:
        if change == "format":
            manifest["format"] = 99
        if change == "missing":
            manifest["files"].append({"path": "gone.txt", "bytes": 1, "sha256": "0"})
        if change != "none":
            new.writestr("manifest.json", json.dumps(manifest))
        new.writestr("theme.toml", text + (b"# changed\n" if change == "hash" else b""))
        if change == "extra":
            new.writestr("more.txt", b"x")
    refused(buffer.getvalue(), tmp_path, shelf, "theme-pack")


@pytest.mark.parametrize("data", [b"", b"no zip", b"PK\x03\x04" + b"\0" * 60])
def test_what_is_no_pack_is_refused(data: bytes, tmp_path: Path, shelf: Path) -> None:
    refused(data, tmp_path, shelf, "theme-hostile" if not data else "theme-pack")


def test_a_manifest_nested_without_end_is_refused(tmp_path: Path, shelf: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("manifest.json", "[" * 100_000)
        archive.writestr("theme.toml", TEXT)
    refused(buffer.getvalue(), tmp_path, shelf, "theme-pack")


SVG = b'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">%s</svg>'


@pytest.mark.parametrize(
    "inside",
    [
        b"<script>alert(1)</script>",
        b'<rect onload="alert(1)"/>',
        b'<a href="javascript:alert(1)"><rect/></a>',
        b'<image href="http://example.com/a.png"/>',
        b'<image xlink:href="//example.com/a.png"/>',
        b'<image href="file:///etc/passwd"/>',
        b'<use href="other.svg#a"/>',
        b'<rect style="fill:url(http://example.com/a)"/>',
        b"<style>@import 'http://example.com/a.css';</style>",
        b"<foreignObject><p/></foreignObject>",
        b'<set attributeName="href" to="http://example.com"/>',
        b"<iframe src='http://example.com'/>",
    ],
)
def test_an_svg_that_acts_or_fetches_is_refused(inside: bytes, tmp_path: Path, shelf: Path) -> None:
    refused(zipped({"theme.toml": TEXT.encode(), "logo.svg": SVG % inside}), tmp_path, shelf)


def test_an_svg_that_grows_by_entities_is_refused(tmp_path: Path, shelf: Path) -> None:
    lines = b"".join(b'<!ENTITY l%d "&l%d;&l%d;&l%d;">' % (n, n - 1, n - 1, n - 1) for n in range(1, 40))
    bomb = (
        b'<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY l0 "lol">'
        + lines
        + b"]>"
        + SVG % b"<text>&l39;</text>"
    )
    refused(zipped({"theme.toml": TEXT.encode(), "logo.svg": bomb}), tmp_path, shelf)


def test_a_plain_svg_is_welcome(acme: Path, shelf: Path) -> None:
    drawn = b'<defs><path id="a"/></defs><use href="#a"/><image href="data:image/png;base64,AAAA"/>'
    (acme / "logo.svg").write_bytes(SVG % (drawn + b'<rect fill="url(#b)"/>'))
    assert (packing.add(acme, shelf) / "logo.svg").exists()


def test_a_hostile_template_in_a_pack_is_refused(tmp_path: Path, shelf: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("ppt/media/image1.png", b"\0" * 20_000_000)
    files = {"theme.toml": b'name = "acme"\ntemplate = "t.pptx"\n', "t.pptx": buffer.getvalue()}
    refused(zipped(files), tmp_path, shelf, "template-hostile")


def test_a_theme_that_extends_itself_is_not_added(tmp_path: Path, shelf: Path) -> None:
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, parent in ((one, "two"), (two, "one")):
        folder.mkdir()
        (folder / "theme.toml").write_text(
            f'name = "{folder.name}"\ntitle = "X"\nextends = "{parent}"\n', "utf-8"
        )
    with pytest.raises(ThemeError) as caught:
        packing.add(one, shelf, [tmp_path])
    assert "extends itself" in caught.value.problem.message


@pytest.mark.parametrize(
    "footer",
    [
        "{% for a in title %}x{% endfor %}",
        "{{ title.__class__.__mro__ }}",
        "{{ ''.join }}",
        "{{ 9 ** 9 ** 9 }}",
    ],
)
def test_a_footer_that_loops_or_reaches_is_refused(footer: str, acme: Path, shelf: Path) -> None:
    (acme / "theme.toml").write_text(TEXT.replace("[palette]", f'footer = "{footer}"\n[palette]'), "utf-8")
    with pytest.raises(ThemeError) as caught:
        packing.add(acme, shelf)
    assert "footer" in caught.value.problem.message
