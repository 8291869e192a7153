from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from deckmaker.cli.stats import stats

TEXT = """# Mill valley

Some front matter without figures.

## Houses

The co-op serves **more than 40%** of the valley.

- Three of the four mills are closed
- In 6 districts, 1,250 people voted

## Chinese

该公司占有约15%的市场。
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "mill.md"
    path.write_text(TEXT, "utf-8")
    return path


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(stats, [str(each) for each in arguments], catch_exceptions=False)


def test_the_table_has_a_line_for_each_statistic_in_columns(article: Path) -> None:
    lines = run(article).output.splitlines()
    assert lines[0].split() == [
        "value",
        "unit",
        "qualifier",
        "kind",
        "what",
        "charted",
        "place",
        "as",
        "written",
    ]
    share = next(line for line in lines if "more than 40%" in line)
    assert "percentage" in share
    assert "7:20" in share
    start = lines[0].index("as written")
    assert share[start:].startswith("more than 40%")


def test_a_figure_that_is_not_charted_says_why_in_the_table(article: Path) -> None:
    line = next(line for line in run(article).output.splitlines() if "6 districts" in line)
    assert "no: the scope of another figure" in line


def test_all_sections_are_read(article: Path) -> None:
    rows = json.loads(run(article, "--json").output)
    assert {row["section"] for row in rows} == {"houses", "chinese"}


def test_json_has_every_field_with_offsets_in_the_file(article: Path) -> None:
    rows = json.loads(run(article, "--json").output)
    share = next(row for row in rows if row["value"] == 40)
    assert share["unit"] == "percentage"
    assert share["unit_as_written"] == "%"
    assert share["qualifier"] == "more_than"
    assert TEXT[share["start"] : share["end"]] == "more than 40%"
    assert TEXT[share["sentence_start"] : share["sentence_end"]].startswith("The co-op serves")
    assert (share["line"], share["column"]) == (7, 20)
    mills = next(row for row in rows if row["whole"])
    assert (mills["value"], mills["whole"], mills["kind"]) == (3, 4, "part_of_count")


def test_csv_and_json_say_the_same(article: Path) -> None:
    table = list(csv.DictReader(io.StringIO(run(article, "--csv").output)))
    rows = json.loads(run(article, "--json").output)
    assert [row["surface"] for row in table] == [row["surface"] for row in rows]
    assert [int(row["start"]) for row in table] == [row["start"] for row in rows]
    assert [row["chartable"] == "yes" for row in table] == [row["chartable"] for row in rows]
    assert set(table[0]) == set(rows[0])


def test_a_file_without_figures_says_so(tmp_path: Path) -> None:
    path = tmp_path / "calm.txt"
    path.write_text("Calm\n\nNothing is counted here.\n", "utf-8")
    assert run(path).output == f"{path}: no statistics\n"
    assert json.loads(run(path, "--json").output) == []
    assert run(path, "--csv").output.count("\n") == 1


def test_two_forms_at_once_are_wrong_usage(article: Path) -> None:
    assert run(article, "--json", "--csv").exit_code == 2


def test_the_language_that_is_named_is_the_one_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "preis.txt"
    path.write_text("Preise\n\nBrot 1.250 Euro.\n", "utf-8")
    german = json.loads(run(path, "--json", "--language", "de").output)
    english = json.loads(run(path, "--json", "--language", "en").output)
    assert [row["value"] for row in german] == [1250]
    assert [row["value"] for row in english] == [1.25]


def test_a_fraction_stands_in_the_table_in_few_digits(tmp_path: Path) -> None:
    path = tmp_path / "bus.txt"
    path.write_text("Buses\n\nAbout two-thirds of passengers travel at noon.\n", "utf-8")
    assert "0.6667 " in run(path).output
    assert json.loads(run(path, "--json").output)[0]["value"] == pytest.approx(2 / 3)
