"""The whole reports of tests/samples: their expectations hold together, and each becomes a deck."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any, get_args

import pytest

import deckmaker
from deckmaker.model.findings import Qualifier, StatementKind, Statistic, StatisticKind
from deckmaker.understand.sentences import split
from deckmaker.understand.statistics import statistics

SAMPLES = Path(__file__).parent / "samples"
OUTLINES = Path(__file__).parents[1] / "outlines"
REPORTS = sorted(path.with_suffix("").with_suffix("") for path in SAMPLES.glob("*.expect.toml"))
BAD = SAMPLES / "bad"
each_report = pytest.mark.parametrize("stem", REPORTS, ids=lambda stem: stem.name)


def _report(stem: Path) -> Path:
    return next(path for path in (stem.with_suffix(".md"), stem.with_suffix(".txt")) if path.exists())


def _expected(stem: Path) -> dict[str, Any]:
    return tomllib.loads(stem.with_suffix(".expect.toml").read_text(encoding="utf-8"))


def places(text: str, surface: str) -> list[int]:
    """Where a surface stands on its own: not inside a longer word or number."""
    # Chinese puts no spaces between words, so only ASCII letters and digits can run on
    before = r"(?<![A-Za-z0-9_.,−–-])" if surface[0].isalnum() else ""
    after = r"(?![A-Za-z0-9_])(?![.,:]\d)" if surface[-1].isalnum() else ""
    return [found.start() for found in re.finditer(before + re.escape(surface) + after, text)]


def place(text: str, figure: dict[str, Any]) -> int:
    """The one place that a figure or trap means."""
    surface = figure["surface"]
    if "after" in figure:
        lead = figure["after"]
        starts = [found.start() + len(lead) for found in re.finditer(re.escape(lead + surface), text)]
        assert len(starts) == 1, f"“{lead}{surface}” stands {len(starts)} times"
        return starts[0]
    starts = places(text, surface)
    if "occurrence" in figure:
        return starts[int(figure["occurrence"]) - 1]
    assert len(starts) == 1, f"“{surface}” stands {len(starts)} times in the text"
    return starts[0]


@each_report
def test_each_expected_figure_stands_in_its_report(stem: Path) -> None:
    text, expected = _report(stem).read_text(encoding="utf-8"), _expected(stem)
    assert expected["title"] in text
    taken = [(place(text, each), each) for each in expected["figures"]]
    spans = [(start, start + len(each["surface"]), each["surface"]) for start, each in taken]
    assert len(spans) == len({(start, end) for start, end, _ in spans}), "one figure is named twice"
    for trap in expected["traps"]:
        start = place(text, trap)
        clash = [name for first, end, name in spans if first == start and end == start + len(trap["surface"])]
        assert not clash, f"“{trap['surface']}” is both a figure and a trap"


@each_report
def test_each_expected_figure_is_described_in_the_words_of_the_model(stem: Path) -> None:
    for figure in _expected(stem)["figures"]:
        value = Decimal(figure["value"])
        assert figure.get("qualifier", "") in get_args(Qualifier), figure
        assert figure["kind"] in {*get_args(StatementKind), *get_args(StatisticKind)}, figure
        assert isinstance(figure["chart"], bool)
        if "upper" in figure:
            assert Decimal(figure["upper"]) > value, figure
            assert figure["qualifier"] == "range", figure
        if "whole" in figure:
            assert 0 < value < Decimal(figure["whole"]), figure


@each_report
def test_each_expected_value_has_the_digits_that_are_written(stem: Path) -> None:
    for figure in _expected(stem)["figures"]:
        written = re.findall(r"\d[\d.,  ]*", figure.get("number", figure["surface"]))
        if not written or "½" in figure["surface"]:
            continue
        digits = [_digits(each) for each in written]
        for key in ("value", "upper", "whole"):
            if key in figure:
                assert _digits(figure[key]) in digits, figure


def _digits(number: str) -> str:
    """Significant digits: scale words, separators and the decimal mark's kind play no part."""
    return re.sub(r"\D", "", number).strip("0")


@each_report
def test_figures_of_one_chart_share_a_unit_and_may_be_charted(stem: Path) -> None:
    groups: dict[str, list[dict[str, Any]]] = {}
    for figure in _expected(stem)["figures"]:
        groups.setdefault(figure.get("group", ""), []).append(figure)
    groups.pop("", None)
    for name, figures in groups.items():
        assert len(figures) > 1, f"“{name}” is a group of one"
        assert len({figure["unit"] for figure in figures}) <= 2, name


# --- what `understand` finds in them -----------------------------------------------------------


def _found(stem: Path) -> tuple[str, tuple[Statistic, ...]]:
    text = _report(stem).read_text(encoding="utf-8")
    language = "zh" if stem.name.endswith("-zh") else "en"
    return text, statistics(text, split(text, language), language)


def _there(found: tuple[Statistic, ...], text: str, figure: dict[str, Any]) -> list[Statistic]:
    start = place(text, figure)
    end = start + len(figure["surface"])
    return [each for each in found if each.start < end and each.end > start]


def _same(statistic: Statistic, figure: dict[str, Any]) -> bool:
    """The value, give or take a rounded fraction and the sign that "fell by" stands for."""
    value = Decimal(figure["value"])
    if "whole" in figure and statistic.whole == Decimal(figure["whole"]):
        return statistic.value == value
    return abs(abs(statistic.value) - abs(value)) <= abs(value) / 100


def test_nine_in_ten_figures_of_the_reports_are_found_with_their_value() -> None:
    hits, misses = 0, []
    for stem in REPORTS:
        text, found = _found(stem)
        for figure in _expected(stem)["figures"]:
            if any(_same(each, figure) for each in _there(found, text, figure)):
                hits += 1
            else:
                misses.append(f"{stem.name}: {figure['surface']}")
    assert hits >= 9 * len(misses), "\n".join(misses)


def test_what_must_never_be_charted_is_hardly_ever_chartable() -> None:
    total, charted = 0, []
    for stem in REPORTS:
        text, found = _found(stem)
        for trap in _expected(stem)["traps"]:
            total += 1
            if any(each.chartable for each in _there(found, text, trap)):
                charted.append(f"{stem.name}: {trap['surface']} ({trap['why']})")
    assert len(charted) <= total * 3 // 100, "\n".join(charted)


def _drawn(stem: Path) -> list[tuple[str, list[tuple[int, int]]]]:
    """Each chart's title, and where its cited figures stand in the report."""
    made = deckmaker.build(_report(stem))
    starts = dict(zip((each.key for each in made.document.sections), made.document.starts, strict=True))
    charts = []
    for scene in made.storyboard.scenes:
        spots = []
        for cite in scene.chart.cites if scene.chart else ():
            section = made.document.section(cite.section)
            assert section is not None
            first, last = section.offset(cite.span.start), section.offset(cite.span.end - 1)
            spots.append((starts[cite.section] + first, starts[cite.section] + last + 1))
        if spots:
            charts.append((scene.takeaway, spots))
    return charts


def test_what_is_charted_may_be_charted() -> None:
    total, wrong = 0, []
    for stem in REPORTS:
        text = _report(stem).read_text(encoding="utf-8")
        allowed = []
        for figure in _expected(stem)["figures"]:
            start = place(text, figure)
            if figure["chart"]:
                allowed.append((start, start + len(figure["surface"])))
        rows = [(line.start(), line.end()) for line in re.finditer(r"(?m)^\|.*$", text)]
        for title, spots in _drawn(stem):
            for start, end in spots:
                total += 1
                if not any(start < last and end > first for first, last in (*allowed, *rows)):
                    wrong.append(f"{stem.name}: “{text[start:end]}” in “{title}”")
    assert total >= 100
    assert len(wrong) <= total * 3 // 100, "\n".join(wrong)


# --- through the front door --------------------------------------------------------------------


def _deckmaker(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "deckmaker", *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


ALL = [*(_report(stem) for stem in REPORTS), *sorted(OUTLINES.glob("*.md"))]


@pytest.mark.parametrize("source", ALL, ids=lambda path: path.stem)
def test_each_report_becomes_a_deck_without_an_error(source: Path, tmp_path: Path) -> None:
    target = tmp_path / "deck.pptx"
    done = _deckmaker("build", str(source), "-o", str(target))
    assert done.returncode == 0, done.stderr
    assert "error[" not in done.stderr
    assert target.stat().st_size > 10_000


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("empty.md", "input-"),
        ("front-matter-error.md", "front-matter"),
        ("picture-not-text.txt", "input-"),
        ("unknown-theme.md", "theme-"),
        ("missing.md", "input-"),
    ],
)
def test_bad_input_is_answered_with_a_message_and_leaves_no_file(
    name: str, code: str, tmp_path: Path
) -> None:
    done = _deckmaker("build", str(BAD / name), "-o", str(tmp_path / "deck.pptx"))
    assert done.returncode == 1
    assert f"error[{code}" in done.stderr
    assert name in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_a_bad_chart_block_is_told_with_its_line_and_the_deck_is_made(tmp_path: Path) -> None:
    done = _deckmaker("build", str(BAD / "chart-block-error.md"), "-o", str(tmp_path / "deck.pptx"))
    assert done.returncode == 0, done.stderr
    assert re.search(r"chart-block-error\.md:\d+:\d+: warning\[chart-", done.stderr), done.stderr
    assert (tmp_path / "deck.pptx").exists()


def test_text_that_is_not_utf_8_is_read_as_such_with_a_note(tmp_path: Path) -> None:
    done = _deckmaker("outline", str(BAD / "latin-1.txt"), "-o", str(tmp_path / "outline.md"))
    assert done.returncode == 0, done.stderr
    assert "Umsatz der Bäckereien wächst" in (tmp_path / "outline.md").read_text(encoding="utf-8")
