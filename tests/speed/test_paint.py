"""Times the painted road beside its goals, prints a table and writes build/bench-paint.json; asserts no time.

CPU time of one core, medians. matplotlib, which draws what PowerPoint cannot hold, is the charts' peer.
Run by `make bench`; skipped without `deckmaker[app]`.
"""

from __future__ import annotations

import json
import re
import statistics
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from deckmaker import export, pipeline
from deckmaker.model import Box, Chart, Mark, Source

pytestmark = pytest.mark.speed
pytest.importorskip("PySide6.QtGui", exc_type=ImportError, reason="needs deckmaker[app]")

ROOT = Path(__file__).parents[2]
SLIDES = 200
# milliseconds
GOALS = {
    "a chart as marks": 1.0,
    "a slide, 1920 × 1080": 8.0,
    "a thumbnail, 240 × 135": 1.5,
    "PDF of 200 slides": 2000.0,
}


@pytest.fixture(scope="module")
def timings() -> Iterator[dict[str, float]]:
    measured: dict[str, float] = {}
    yield measured
    target = ROOT / "build" / "bench-paint.json"
    target.parent.mkdir(exist_ok=True)
    rows = {name: {"ms": round(value, 3), "goal": GOALS.get(name)} for name, value in measured.items()}
    target.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print()
    for name, value in measured.items():
        print(f"{name:32}{value:10.2f} ms   goal {GOALS.get(name, '–')}")


@pytest.fixture(scope="module")
def build() -> pipeline.Build:
    """More than 200 slides: two samples again and again, with their charts, tables and quotations."""
    parts = []
    for name in ("chinese-internet-model.md", "quarterly-report.md"):
        text = (ROOT / "outlines" / name).read_text("utf-8")
        parts.append(re.sub(r"\A---.*?^---\n", "", text, flags=re.DOTALL | re.MULTILINE))
    body = "\n\n".join(
        re.sub("^# ", f"# {number}. ", part, flags=re.MULTILINE) for number in range(9) for part in parts
    )
    made = pipeline.build(Source("long.md", ".md", f"---\ntheme: harbor\n---\n\n{body}".encode()))
    assert len(made.pages) >= SLIDES
    return made


@pytest.fixture(scope="module")
def slides(build: pipeline.Build) -> list[tuple[Mark, ...]]:
    return [build.shown.marks(number) for number in range(1, SLIDES + 1)]


def median(work: Callable[[Any], object], things: list[Any]) -> float:
    """Milliseconds that one thing takes."""
    taken = []
    for thing in things:
        began = time.process_time()
        work(thing)
        taken.append((time.process_time() - began) * 1000)
    return statistics.median(taken)


def test_a_chart_becomes_marks(build: pipeline.Build, timings: dict[str, float]) -> None:
    from deckmaker.render.marks.charts import chart

    def work(box: Box) -> None:
        assert isinstance(box.content, Chart)
        assert chart(box.content, box.rect, build.theme, False)

    boxes = [box for page in build.pages for box in page.boxes if isinstance(box.content, Chart)]
    timings["a chart as marks"] = median(work, boxes)


def test_the_same_kind_of_chart_by_matplotlib(timings: dict[str, float]) -> None:
    pytest.importorskip("matplotlib", reason="the peer is not installed")
    import io

    from matplotlib.figure import Figure

    def work(number: int) -> None:
        figure = Figure(figsize=(10, 4))
        bars = figure.subplots().bar(["North", "East", "South", "West"], [number, 9, 5, 3])
        figure.axes[0].bar_label(bars)
        figure.savefig(io.BytesIO(), format="png")

    work(1)
    timings["a chart by matplotlib"] = median(work, list(range(1, 10)))


@pytest.mark.parametrize(("name", "width"), [("a slide, 1920 × 1080", 1920), ("a thumbnail, 240 × 135", 240)])
def test_a_slide_is_painted(
    name: str, width: int, build: pipeline.Build, slides: list[tuple[Mark, ...]], timings: dict[str, float]
) -> None:
    from deckmaker.render import picture

    timings[f"{name}, first time"] = median(
        lambda marks: picture.image(marks, build.theme.size, width), slides
    )
    timings[name] = median(lambda marks: picture.image(marks, build.theme.size, width), slides)


def test_a_long_deck_becomes_a_pdf(build: pipeline.Build, timings: dict[str, float]) -> None:
    from deckmaker.render import pdf

    slides = [build.shown.marks(number) for number in range(1, SLIDES + 1)]
    began = time.process_time()
    assert pdf.pdf(slides, build.theme.size, build.deck.meta)
    timings["PDF of 200 slides"] = (time.process_time() - began) * 1000


def test_a_sheet_of_a_long_deck(build: pipeline.Build, timings: dict[str, float]) -> None:
    began = time.process_time()
    assert export.content(build.shown, "sheet")
    timings["sheet of all slides"] = (time.process_time() - began) * 1000
