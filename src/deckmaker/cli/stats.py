"""`deckmaker stats`: the statistics that a file cites, as a table for people, as CSV or as JSON."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import click

from deckmaker import api, dump, pipeline
from deckmaker.cli import report
from deckmaker.model import Choices, Document

_HEADINGS = ("value", "unit", "qualifier", "kind", "what", "charted", "place", "as written")
_WIDEST = {"what": 40, "charted": 34, "as written": 40}  # columns of a terminal, before a cell is folded
_FIELDS = (
    "value", "upper", "unit", "unit_as_written", "qualifier", "kind", "whole", "subject", "measure", "scope",
    "period", "attribution", "chartable", "reason", "surface", "start", "end", "line", "column", "section",
    "sentence", "sentence_start", "sentence_end",
)  # fmt: skip


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="JSON with every field.")
@click.option("--csv", "as_csv", is_flag=True, help="Comma-separated values with every field.")
@click.option("--language", default="", help="Language of the text, such as en or zh-CN.")
def stats(file: Path, as_json: bool, as_csv: bool, language: str) -> None:
    """List every statistic that FILE cites, with its place, and why one is not charted.

    Places are line:column. In JSON and CSV, start and end count the code points of the file; tables,
    code and chart blocks are not read.
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv exclude each other")
    project, folder = pipeline.open_project(file, Choices(brief=pipeline.brief_of("", language=language)))
    document = pipeline.read_document(project, folder)
    found = api.placed(document, pipeline.understand_sections(document, edits=project.choices.edits))
    report.show([each for each in document.problems if each.severity == "error"])
    if as_json:
        click.echo(dump.as_json([_record(each, document) for each in found]))
    elif as_csv:
        click.echo(_csv([_record(each, document) for each in found]), nl=False)
    elif not found:
        click.echo(f"{file}: no statistics")
    elif sys.stdout.isatty():
        _print_table(found)
    else:
        click.echo(_plain_table(found))


def _record(each: api.Placed, document: Document) -> dict[str, Any]:
    """Every field of a statistic, flat, in the order of `_FIELDS`."""
    said = each.statistic
    section = document.section(each.section)
    start, end = api.extent(document, each.section, said.sentence)
    return {
        "value": said.value,
        "upper": said.upper,
        "unit": said.unit,
        "unit_as_written": said.unit_surface,
        "qualifier": said.qualifier,
        "kind": said.kind,
        "whole": said.whole,
        "subject": said.subject,
        "measure": said.measure,
        "scope": said.scope,
        "period": said.period,
        "attribution": said.attribution,
        "chartable": said.chartable,
        "reason": said.reason,
        "surface": said.surface,
        "start": each.start,
        "end": each.end,
        "line": each.where.line,
        "column": each.where.column,
        "section": each.section,
        "sentence": said.sentence.of(section.text) if section else "",
        "sentence_start": start,
        "sentence_end": end,
    }


def _csv(records: Sequence[dict[str, Any]]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_FIELDS)
    for record in records:
        writer.writerow([_cell(record[name]) for name in _FIELDS])
    return text.getvalue()


def _cell(value: Any) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, bool):
        return "yes" if value else "no"
    return "" if value is None else str(value)


def _row(each: api.Placed) -> tuple[str, ...]:
    said = each.statistic
    value = _number(said.value)
    if said.upper is not None:
        value += f" to {_number(said.upper)}"
    if said.whole is not None:
        value += f" of {_number(said.whole)}"
    unit = said.unit_surface if said.unit in ("", said.unit_surface) else said.unit
    what = ": ".join(part for part in (said.subject, said.measure) if part)
    charted = "yes" if said.chartable else f"no: {said.reason}"
    row = (
        value, unit, said.qualifier.replace("_", " "), said.kind.replace("_", " "), what, charted,
        f"{each.where.line}:{each.where.column}", said.surface,
    )  # fmt: skip
    return tuple(" ".join(cell.split()) for cell in row)


def _number(value: Decimal) -> str:
    """As people write it; of a fraction such as two-thirds four digits."""
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent < -6:
        value = Decimal(f"{value:.4g}")
    text = f"{value:,f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _plain_table(found: Sequence[api.Placed]) -> str:
    """Columns two spaces apart, nothing folded, for pipes and files."""
    rows = [_HEADINGS, *map(_row, found)]
    widths = [max(report.columns(row[at]) for row in rows) for at in range(len(_HEADINGS))]
    lines = []
    for row in rows:
        cells = []
        for at, (cell, width) in enumerate(zip(row, widths, strict=True)):
            space = " " * (width - report.columns(cell))
            cells.append(space + cell if at == 0 else cell + space)
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _print_table(found: Sequence[api.Placed]) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for name in _HEADINGS:
        table.add_column(
            name, justify="right" if name == "value" else "left", max_width=_WIDEST.get(name),
            overflow="fold", no_wrap=name in ("value", "place"),
        )  # fmt: skip
    for each in found:
        cells = [Text(cell) for cell in _row(each)]
        if not each.statistic.chartable:
            cells[5].stylize("dim")
        table.add_row(*cells)
    Console().print(table)
