"""Makes build/deckmaker_VERSION_ARCH.deb: both programs in one folder, which need no Python on the machine.

Run by `make deb` in the project's virtual environment, which has PyInstaller.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BUILD = ROOT / "build" / "deb"
# what Qt and Pillow take from the system
NEEDS = (
    "libc6, libgl1, libegl1, libfontconfig1, libxkbcommon0, libxkbcommon-x11-0, libdbus-1-3, "
    "libglib2.0-0 | libglib2.0-0t64, libfribidi0, libxcb-cursor0, libxcb-icccm4, libxcb-image0, libxcb-keysyms1, "
    "libxcb-randr0, libxcb-render-util0, libxcb-shape0, libxcb-xinerama0, libxcb-xkb1"
)
DESCRIPTION = """Articles and outlines become branded PowerPoint decks
 deckmaker turns Markdown, plain text, Word documents, OPML outlines and saved
 web pages into PowerPoint decks that summarise each section and draw a native,
 editable chart for each statistic that the text cites."""


def main() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    machine = subprocess.run(
        ["dpkg", "--print-architecture"], capture_output=True, text=True, check=True
    ).stdout.strip()
    shutil.rmtree(BUILD, ignore_errors=True)
    folder = bundle()
    tree = BUILD / "tree"
    placed(tree, folder)
    control(tree, version, machine)
    target = ROOT / "build" / f"deckmaker_{version}_{machine}.deb"
    run("dpkg-deb", "--root-owner-group", "-Zxz", "-z1", "--build", str(tree), str(target))
    sys.stdout.write(f"{target.relative_to(ROOT)}: {target.stat().st_size / 1e6:.0f} MB\n")


def bundle() -> Path:
    """PyInstaller's folder with both programs."""
    spec = ROOT / "packaging" / "deckmaker.spec"
    run(
        sys.executable, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR",
        "--distpath", str(BUILD / "dist"), "--workpath", str(BUILD / "work"), str(spec),
    )  # fmt: skip
    return BUILD / "dist" / "deckmaker"


def placed(tree: Path, folder: Path) -> None:
    """Everything where Debian has it."""
    shutil.copytree(folder, tree / "opt" / "deckmaker", symlinks=True)
    programs = tree / "usr" / "bin"
    programs.mkdir(parents=True)
    for name in ("deckmaker-app", "deckmaker"):
        (programs / name).symlink_to(f"/opt/deckmaker/{name}")
    share = tree / "usr" / "share"
    packaging, icon = ROOT / "packaging", ROOT / "assets" / "icons" / "deckmaker.svg"
    for source, target in (
        (packaging / "deckmaker.desktop", share / "applications" / "deckmaker.desktop"),
        (packaging / "deckmaker.xml", share / "mime" / "packages" / "deckmaker.xml"),
        (
            icon,
            share / "icons" / "hicolor" / "scalable" / "apps" / "deckmaker.svg",
        ),
        (ROOT / "LICENSE", share / "doc" / "deckmaker" / "copyright"),
    ):
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)


def control(tree: Path, version: str, machine: str) -> None:
    size = sum(path.lstat().st_size for path in tree.rglob("*") if not path.is_dir()) // 1024
    fields = {
        "Package": "deckmaker",
        "Version": version,
        "Architecture": machine,
        "Maintainer": "The deckmaker developers <deckmaker@localhost>",
        "Installed-Size": str(size),
        "Depends": NEEDS,
        "Section": "text",
        "Priority": "optional",
        "Description": DESCRIPTION,
    }
    place = tree / "DEBIAN"
    place.mkdir()
    (place / "control").write_text("".join(f"{key}: {value}\n" for key, value in fields.items()), "utf-8")
    for path in tree.rglob("*"):  # whoever builds may have a strict umask
        if path.is_dir() and not path.is_symlink():
            path.chmod(0o755)
        elif not path.is_symlink():
            path.chmod(0o755 if os.access(path, os.X_OK) else 0o644)


def run(*command: str) -> None:
    subprocess.run(command, check=True, cwd=ROOT)


if __name__ == "__main__":
    main()
