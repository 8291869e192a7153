"""Each stage's text dump, for each case: a diff says which stage changed.

`pytest tests/golden --accept` writes them anew; read the diff before you commit it.
"""

from __future__ import annotations

import difflib
import io
import re
import zipfile
from pathlib import Path

import pytest

import deckmaker
from deckmaker import dump

HERE = Path(__file__).parent
CASES = sorted(path for path in (HERE / "cases").iterdir() if path.is_dir())
THEMES = ("plain", "harbor")
SAMPLES = ("chinese-internet-model", "quarterly-report")


def dumps(build: deckmaker.Build) -> dict[str, str]:
    """File name → text, for what does not depend on the theme and for what does."""
    name = build.theme.name
    return {
        "findings.txt": dump.as_text(build.findings),
        "storyboard.md": build.outline(),
        f"deck-{name}.txt": dump.as_text(build.deck),  # roles hang on what fits
        f"pages-{name}.txt": "\n".join(page_lines(build)) + "\n",
        f"pptx-{name}.txt": package_lines(build.pptx()),
    }


def page_lines(build: deckmaker.Build) -> list[str]:
    """Where each line of text stands, in points: short enough to read in a diff."""
    out: list[str] = []
    for page in build.pages:
        out.append(f"# {page.slide.key} [{page.layout.role}]")
        for box in page.boxes:
            kind = type(box.content).__name__
            out.append(f"  {box.placeholder.name} {kind} scale={box.scale} spacing={box.spacing}")
            out += [f"    {line.x // 12700},{line.baseline // 12700} {line.text}" for line in box.lines]
        out += [f"  problem {problem.code}" for problem in page.problems]
    return out


def package_lines(data: bytes) -> str:
    """The parts of the package; the slides' and charts' XML one tag a line."""
    out = []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in sorted(package.namelist()):
            out.append(f"== {name}")
            if re.match(r"ppt/(slides|charts)/[^/]+\.xml$", name):
                out.append(re.sub(r"(?<=>)(?=<[^/])", "\n", package.read(name).decode("utf-8")))
    return "\n".join(out) + "\n"


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name)
def test_each_stage_gives_what_it_gave(case: Path, theme: str, request: pytest.FixtureRequest) -> None:
    source = next(path for path in case.iterdir() if path.stem == "source")
    given = deckmaker.Source(source.name, source.suffix, source.read_bytes())
    for name, text in dumps(deckmaker.build(given, theme=theme)).items():
        golden = case / name
        if request.config.getoption("--accept"):
            golden.write_text(text, "utf-8")
        kept = golden.read_text("utf-8") if golden.exists() else ""
        if text != kept:
            diff = difflib.unified_diff(kept.splitlines(), text.splitlines(), "golden", "now", lineterm="")
            pytest.fail(f"{case.name}/{name} changed:\n" + "\n".join(list(diff)[:60]))
