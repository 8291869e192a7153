"""The real programs: LibreOffice, poppler and the Open XML SDK validator.

Under CI a missing program fails the test; elsewhere it is skipped, with the reason.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

OUTLINES = ("chinese-internet-model.md", "quarterly-report.md", "training-course.md", "city-library-zh.md")
THEMES = ("plain", "harbor")


def _absent(program: str) -> None:
    message = f"{program} is not installed; .ci/run installs it"
    if os.environ.get("CI"):
        pytest.fail(message)
    pytest.skip(message)


@pytest.fixture(scope="session")
def validate(root: Path) -> Callable[[Path], list[str]]:
    """The errors that the Open XML SDK finds in a file, each as path and description."""
    named = os.environ.get("OOXML_VALIDATOR", "")
    ours = root / "build" / "office" / "node_modules" / ".bin" / "ooxml-validator"
    program = named or (str(ours) if ours.exists() else "") or shutil.which("ooxml-validator") or ""
    if not program:
        _absent("the Open XML SDK validator")

    def run(path: Path) -> list[str]:
        done = subprocess.run(
            [program, str(path), "--officeVersion", "Office2019"],
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode in (0, 1), done.stdout + done.stderr
        errors = json.loads(done.stdout)["errors"]
        return sorted(f"{each.get('path')}: {each.get('description')}" for each in errors)

    return run


@pytest.fixture(scope="session")
def to_pdf(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Path], Path]:
    """A deck as LibreOffice prints it."""
    program = shutil.which("soffice")
    if not program:
        _absent("LibreOffice")
    profile = tmp_path_factory.mktemp("libreoffice")

    def run(path: Path) -> Path:
        command = [str(program), f"-env:UserInstallation={profile.as_uri()}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(path.parent), str(path)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=240, check=False)
        pdf = path.with_suffix(".pdf")
        assert pdf.is_file(), done.stdout + done.stderr
        return pdf

    return run


@pytest.fixture(scope="session")
def words(to_pdf: Callable[[Path], Path]) -> Callable[[Path], str]:
    """The words of a PDF with their boxes, as poppler's XHTML."""
    program = shutil.which("pdftotext")
    if not program:
        _absent("pdftotext (poppler-utils)")

    def run(pdf: Path) -> str:
        command = [str(program), "-bbox-layout", str(pdf), "-"]
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stdout

    return run


@pytest.fixture(params=OUTLINES)
def outline(request: pytest.FixtureRequest, root: Path) -> Path:
    """Each of the sample outlines."""
    return root / "outlines" / str(request.param)


@pytest.fixture(params=THEMES)
def theme(request: pytest.FixtureRequest, root: Path) -> str:
    """Each bundled theme."""
    name = str(request.param)
    if not (root / "themes" / name).is_dir():
        pytest.skip(f"there is no theme “{name}” yet")
    return name
