"""Times the road from text to Pages, prints a table and writes build/bench-road.json.

CPU time of one core, medians; beside each stands what part it is of making such a deck from nothing
in the same process. Run by `make bench`. What can fail is the work itself.
"""

from __future__ import annotations

import json
import re
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from deckmaker import pipeline
from deckmaker.memo import Memory
from deckmaker.model import Choices, Project, Source

pytestmark = pytest.mark.speed

ROOT = Path(__file__).parents[2]
SLIDES = 200
THEMES = ("plain", "harbor")
# milliseconds of CPU time, but for the memory: MB above what Python and the libraries take
GOALS = {
    "typeset, nothing remembered": 300,
    "into another theme": 200,
    "a keystroke": 25,
    "a keystroke in an outline": 25,
    "10,000 characters dropped → first slide": 300,
    "memory of the build (MB)": 150,
}


@pytest.fixture(scope="module")
def timings() -> Iterator[dict[str, float]]:
    measured: dict[str, float] = {}
    yield measured
    whole = measured["a build, nothing remembered"]
    rows = {
        name: {"ms": round(value, 1), "goal": GOALS.get(name), "of_a_build": round(value / whole, 4)}
        for name, value in measured.items()
    }
    target = ROOT / "build" / "bench-road.json"
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    print()
    for name, value in measured.items():
        print(f"{name:42}{value:9.1f}   goal {GOALS.get(name, '–'):>4}   {value / whole:8.4f} of a build")


@pytest.fixture(scope="module")
def article() -> str:
    """Two samples again and again: more than 200 slides, with their charts, tables and quotations."""
    parts = []
    for name in ("chinese-internet-model.md", "quarterly-report.md"):
        text = (ROOT / "outlines" / name).read_text("utf-8")
        parts.append(re.sub(r"\A---.*?^---\n", "", text, flags=re.DOTALL | re.MULTILINE))
    return "\n\n".join(
        re.sub("^# ", f"# {number}. ", part, flags=re.MULTILINE) for number in range(9) for part in parts
    )


@pytest.fixture(scope="module")
def outline() -> str:
    slides = []
    for number in range(SLIDES):
        slides.append(f"## Stage {number} of the survey is done\n")
        slides.append("- All districts were visited, also in the hills")
        slides.append("- Two supervisors checked every tenth questionnaire\n  - by telephone\n  - by letter")
        if number % 5 == 0:
            slides.append(f"\n| District | Answers |\n|---|---|\n| North | {number + 3} |\n| South | 12 |")
        slides.append("")
    return "\n".join(slides)


def project(text: str, theme: str = "plain") -> Project:
    return Project(Source("deck.md", ".md", text.encode()), Choices(theme=theme))


def spent(work: Callable[[], object]) -> float:
    began = time.process_time()
    work()
    return (time.process_time() - began) * 1000


def test_the_whole_road(article: str, timings: dict[str, float]) -> None:
    pipeline.make(project(article[:3000]))  # imports
    timings["a build, nothing remembered"] = statistics.median(
        spent(lambda: pipeline.make(project(article))) for _ in range(3)
    )


def test_typesetting(article: str, timings: dict[str, float]) -> None:
    """With no word measured: in a fresh process."""
    code = (
        "import sys, time; from deckmaker import pipeline; from deckmaker.model import *;"
        "asked = Project(Source('deck.md', '.md', sys.stdin.buffer.read()), Choices(theme='harbor'));"
        "document = pipeline.read_document(asked);"
        "story = pipeline.plan_story(asked, document, pipeline.understand_sections(document));"
        "theme = pipeline.load_theme(asked, document);"
        "deck = pipeline.compose_deck(story, theme);"
        "began = time.process_time(); pages = pipeline.typeset_pages(deck, theme);"
        "print(len(pages), (time.process_time() - began) * 1000)"
    )
    runs = []
    for _ in range(3):
        told = subprocess.run(
            [sys.executable, "-c", code], input=article.encode(), capture_output=True, check=True
        ).stdout.split()
        assert int(told[0]) >= SLIDES
        runs.append(float(told[1]))
    timings["typeset, nothing remembered"] = statistics.median(runs)


def test_another_theme(article: str, timings: dict[str, float]) -> None:
    """The first time in that theme: what is remembered of the text is all there is."""
    runs = []
    for _ in range(3):
        memory = Memory()
        assert len(pipeline.make(project(article, "plain"), memory=memory).pages) >= SLIDES
        runs.append(spent(lambda memory=memory: pipeline.make(project(article, "harbor"), memory=memory)))
    timings["into another theme"] = statistics.median(runs)


@pytest.mark.parametrize(
    ("name", "kind"), [("a keystroke", "article"), ("a keystroke in an outline", "outline")]
)
def test_a_keystroke(name: str, kind: str, timings: dict[str, float], request: pytest.FixtureRequest) -> None:
    text: str = request.getfixturevalue(kind)
    memory = Memory()
    before = pipeline.make(project(text), memory=memory)
    assert len(before.pages) >= SLIDES
    at = text.index(" ", len(text) // 2)
    runs = []
    for typed in ("n", "ne", "new", "newl", "newly"):
        changed = project(f"{text[:at]} {typed}{text[at:]}")
        runs.append(spent(lambda changed=changed: pipeline.make(changed, memory=memory)))
    after = pipeline.make(changed, memory=memory)
    kept = {id(page) for page in before.pages}
    assert 0 < sum(id(page) not in kept for page in after.pages) < 20
    timings[name] = statistics.median(runs)


def test_an_article_is_dropped(timings: dict[str, float]) -> None:
    """Into a program that is open: its imports are done."""
    text = (ROOT / "outlines" / "chinese-internet-model.md").read_text("utf-8")
    dropped = re.sub(r"\A---.*?^---\n", "", text, flags=re.DOTALL | re.MULTILINE)
    dropped = (dropped * 2)[:10_000]
    runs = [spent(lambda: pipeline.make(project(dropped)).shown.marks(1)) for _ in range(5)]
    timings["10,000 characters dropped → first slide"] = statistics.median(runs)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="reads Linux's account of a process")
def test_memory_of_a_build(article: str, timings: dict[str, float]) -> None:
    code = (
        "import re, sys; from deckmaker import pipeline; from deckmaker.model import *;"
        # not ru_maxrss: a child begins with its parent's
        "peak = lambda: int(re.search(r'VmHWM:\\s+(\\d+)', open('/proc/self/status').read())[1]) / 1024;"
        "text = sys.stdin.read(); ask = lambda text: Project(Source('a.md', '.md', text.encode()));"
        "pipeline.make(ask(text[:3000])).pptx(); before = peak();"
        "made = pipeline.make(ask(text)); pages = peak(); made.pptx();"
        "print(len(made.pages), pages - before, peak() - before)"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], input=article.encode(), capture_output=True, check=True
    ).stdout.split()
    assert int(told[0]) >= SLIDES
    timings["memory of the pages (MB)"] = float(told[1])
    timings["memory of the build (MB)"] = float(told[2])
