"""Times builds beside their peers, prints tables and writes build/bench.json; asserts no time.

Run by `make bench`. What can fail is the work itself: a deck that is not made or lacks its slides.
"""

from __future__ import annotations

import json
import os
import platform
import re
import shutil
import statistics
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.speed

ROOT = Path(__file__).parents[2]
MEASURED = Path(__file__).with_name("measured.py")
RUNS = int(os.environ.get("DECKMAKER_BENCH_RUNS", "3"))
SIZES = tuple(int(size) for size in os.environ.get("DECKMAKER_BENCH_SIZES", "100,1000,3000").split(","))
LONG = 20.0  # seconds; what takes longer is run once
DECKMAKER = (sys.executable, "-m", "deckmaker", "build")
MODULES = ROOT / "build" / "node_modules"
SAMPLE = ROOT / "outlines" / "chinese-internet-model.md"
SEED = ROOT.parent / "shared" / "seed" / "article.txt"  # the user's own article, where it is at hand
ARTICLES = [path for path in (SAMPLE, SEED) if path.exists()]

Figures = dict[str, Any]


@pytest.fixture(scope="module")
def bench() -> Iterator[dict[str, Any]]:
    """What was measured; written to build/bench.json when all is done."""
    results: dict[str, Any] = {"machine": _machine(), "builds": [], "imports": {}}
    yield results
    _ratios(results["builds"])
    target = ROOT / "build" / "bench.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(results, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"\n{_table(results)}\n\n{target.relative_to(ROOT)}")


@pytest.mark.parametrize("article", ARTICLES, ids=lambda path: path.stem)
def test_an_article_beside_pandoc(article: Path, tmp_path: Path, bench: dict[str, Any]) -> None:
    ours = tmp_path / "ours.pptx"
    figures = _measure(*DECKMAKER, str(article), "-o", str(ours))
    bench["builds"].append({"work": article.name, "tool": "deckmaker", **figures, "slides": _slides(ours)})
    assert _slides(ours) >= 5
    _pandoc(article.name, article, tmp_path, bench)


@pytest.mark.parametrize("size", SIZES)
def test_many_slides_beside_pandoc_and_pptxgenjs(size: int, tmp_path: Path, bench: dict[str, Any]) -> None:
    work = f"{size} slides"
    slides = [_slide(number) for number in range(size)]
    outline, ours = tmp_path / "outline.md", tmp_path / "ours.pptx"
    outline.write_text(_outline(slides, charts=True), encoding="utf-8")
    figures = _measure(*DECKMAKER, str(outline), "-o", str(ours))
    made, charts = _slides(ours), _parts(ours, r"ppt/charts/chart[^/]*\.xml")
    bench["builds"].append({"work": work, "tool": "deckmaker", **figures, "slides": made, "charts": charts})
    assert made >= size
    assert charts == sum(1 for slide in slides if "chart" in slide)

    text = tmp_path / "text.md"
    text.write_text(_outline(slides, charts=False), encoding="utf-8")
    _pandoc(work, text, tmp_path, bench)
    _pptxgenjs(work, slides, tmp_path, bench)


def test_importing_deckmaker_is_light(bench: dict[str, Any]) -> None:
    heavy = ("pptx", "PIL", "matplotlib", "PySide6", "jinja2", "click", "yaml", "markdown_it")
    code = f"import deckmaker, sys; print([name for name in {heavy!r} if name in sys.modules])"
    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    bench["imports"] = {
        "deckmaker": _measure(sys.executable, "-c", "import deckmaker", runs=9),
        "deckmaker.build": _measure(sys.executable, "-c", "import deckmaker; deckmaker.build", runs=9),
        "python alone": _measure(sys.executable, "-c", "pass", runs=9),
    }
    assert loaded.stdout.strip() == "[]"


# --- the work ---------------------------------------------------------------------------------


def _slide(number: int) -> Figures:
    place = _PLACES[number % len(_PLACES)]
    slide: Figures = {
        "title": f"{place} finished stage {number + 1} of the survey",
        "bullets": [
            f"{place} closed its records on time",
            "Interviews were held in all districts, also in the hills",
            "Two supervisors checked every tenth questionnaire by telephone",
            "Answers were entered twice and compared",
            "The report goes to the council in spring",
        ],
    }
    if number % 3 == 0:
        values = [20 + (number * 7 + step * 5) % 60 for step in range(4)]
        slide["chart"] = {"name": "Answers", "labels": ["North", "East", "South", "West"], "values": values}
    return slide


_PLACES = ("Ashford", "Brenzett", "Camber", "Dymchurch", "Elham", "Folkestone", "Greatstone")


def _outline(slides: list[Figures], *, charts: bool) -> str:
    lines = ["---", "title: A survey in many stages", "theme: plain", "language: en-GB", "---", ""]
    for slide in slides:
        lines += [f"## {slide['title']}", "", *(f"- {bullet}" for bullet in slide["bullets"]), ""]
        if charts and "chart" in slide:
            chart = slide["chart"]
            rows = [f"{label},{value}" for label, value in zip(chart["labels"], chart["values"], strict=True)]
            lines += ["```chart", "kind: columns", f"title: Answers in stage {slide['title'].split()[3]}"]
            lines += ["unit: answers", "", "District,Answers", *rows, "```", ""]
    return "\n".join(lines)


def _pandoc(work: str, source: Path, folder: Path, bench: dict[str, Any]) -> None:
    if not shutil.which("pandoc"):
        bench["builds"].append({"work": work, "tool": "pandoc", "missing": "pandoc is not installed"})
        return
    out = folder / "pandoc.pptx"
    figures = _measure("pandoc", "-f", "markdown", "--slide-level=2", "-o", str(out), str(source))
    bench["builds"].append({"work": work, "tool": "pandoc (text only)", **figures, "slides": _slides(out)})


def _pptxgenjs(work: str, slides: list[Figures], folder: Path, bench: dict[str, Any]) -> None:
    if not shutil.which("node") or not (MODULES / "pptxgenjs").is_dir():
        reason = (
            "node is not installed" if not shutil.which("node") else "run `make bench`, which installs it"
        )
        bench["builds"].append({"work": work, "tool": "PptxGenJS", "missing": reason})
        return
    listed, out = folder / "slides.json", folder / "pptxgenjs.pptx"
    listed.write_text(json.dumps(slides), encoding="utf-8")
    peer = Path(__file__).with_name("peer_pptxgenjs.mjs")
    figures = _measure("node", str(peer), str(listed), str(out), str(MODULES))
    charts = _parts(out, r"ppt/charts/chart[^/]*\.xml")
    bench["builds"].append(
        {"work": work, "tool": "PptxGenJS", **figures, "slides": _slides(out), "charts": charts}
    )


# --- measuring and telling ---------------------------------------------------------------------


def _measure(*command: str, runs: int = RUNS) -> Figures:
    """Medians of some runs in processes of their own; the command must succeed."""
    seen: list[Figures] = []
    report = ROOT / "build" / f".measured-{os.getpid()}.json"
    report.parent.mkdir(exist_ok=True)
    while len(seen) < runs and not (seen and seen[0]["wall"] > LONG):
        subprocess.run([sys.executable, "-I", "-S", str(MEASURED), str(report), *command], check=True)
        figures = json.loads(report.read_text(encoding="utf-8"))
        assert figures["status"] == 0, f"{' '.join(command)}\n{figures['said']}"
        seen.append(figures)
    report.unlink()
    medians = {
        key: round(statistics.median(run[key] for run in seen), 3) for key in ("wall", "cpu", "memory")
    }
    return {**medians, "runs": len(seen)}


def _slides(deck: Path) -> int:
    return _parts(deck, r"ppt/slides/slide[^/]*\.xml")


def _parts(deck: Path, pattern: str) -> int:
    with zipfile.ZipFile(deck) as parts:
        return sum(1 for name in parts.namelist() if re.fullmatch(pattern, name))


def _machine() -> dict[str, Any]:
    versions = {"python": platform.python_version(), "pptxgenjs": "missing", "pandoc": "missing"}
    package = MODULES / "pptxgenjs" / "package.json"
    if package.is_file():
        versions["pptxgenjs"] = json.loads(package.read_text(encoding="utf-8"))["version"]
    if shutil.which("pandoc"):
        told = subprocess.run(["pandoc", "--version"], capture_output=True, text=True, check=True)
        versions["pandoc"] = told.stdout.split()[1]
    return {"cores": os.cpu_count(), "system": f"{platform.system()} {platform.machine()}", **versions}


def _ratios(builds: list[Figures]) -> None:
    """Each peer's build against ours of the same work, and each tool's against its 1,000 slides."""
    ours = {each["work"]: each for each in builds if each["tool"] == "deckmaker"}
    thousand = {each["tool"]: each for each in builds if each["work"] == "1000 slides" and "wall" in each}
    for each in builds:
        if "wall" not in each:
            continue
        for key in ("wall", "cpu"):  # CPU time is the calmer of the two on a busy machine
            each[f"{key}_of_ours"] = round(each[key] / ours[each["work"]][key], 2)
            if each["work"] == "3000 slides" and each["tool"] in thousand:
                each[f"{key}_of_1000"] = round(each[key] / thousand[each["tool"]][key], 2)


RATIOS = {
    "wall_of_ours": "wall × ours",
    "cpu_of_ours": "cpu × ours",
    "wall_of_1000": "wall × 1,000",
    "cpu_of_1000": "cpu × 1,000",
}


def _table(results: dict[str, Any]) -> str:
    head = ("work", "tool", "wall s", "cpu s", "peak MB", *RATIOS.values(), "slides", "charts")
    rows = [head]
    for each in results["builds"]:
        if "missing" in each:
            rows.append((each["work"], each["tool"], each["missing"], *[""] * (len(head) - 3)))
            continue
        figures = (f"{each['wall']:.2f}", f"{each['cpu']:.2f}", f"{each['memory']:.0f}")
        ratios = [f"{each[key]:.2f}" if key in each else "" for key in RATIOS]
        rows.append(
            (each["work"], each["tool"], *figures, *ratios, str(each["slides"]), f"{each.get('charts', '')}")
        )
    for name, each in results["imports"].items():
        figures = (f"{each['wall']:.3f}", f"{each['cpu']:.3f}", f"{each['memory']:.0f}")
        rows.append(("import", name, *figures, *[""] * (len(head) - 5)))
    widths = [max(len(row[column]) for row in rows if len(row[column]) < 32) for column in range(len(head))]
    lines = []
    for row in rows:
        cells = [
            cell.ljust(width) if column < 2 else cell.rjust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        lines.append("  ".join(cells).rstrip())
    machine = results["machine"]
    lines.append(f"{machine['system']}, {machine['cores']} cores, " + _versions(machine))
    return "\n".join(lines)


def _versions(machine: dict[str, Any]) -> str:
    names = {"python": "Python", "pandoc": "pandoc", "pptxgenjs": "PptxGenJS"}
    return ", ".join(f"{name} {machine[key]}" for key, name in names.items())
