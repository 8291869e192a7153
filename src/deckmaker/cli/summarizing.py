"""`deckmaker summarize`: what each section of a file says, for people or as JSON."""

from __future__ import annotations

import textwrap
from pathlib import Path
from typing import Any

import click

from deckmaker import api, dump, pipeline
from deckmaker.cli import report
from deckmaker.cli.making import assistant, summarizer_options
from deckmaker.model import Choices, Document, Section, Span, Summary

_WIDTH = 100  # columns of a terminal


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--points", type=click.IntRange(1, 20), default=5, show_default=True, help="At most, a section."
)
@click.option("--json", "as_json", is_flag=True, help="JSON with every field.")
@click.option("--language", default="", help="Language of the text, such as en or zh-CN.")
@summarizer_options
def summarize(
    file: Path, points: int, as_json: bool, language: str, summarizer: str, base_url: str, model: str
) -> None:
    """Say what each section of FILE says: a takeaway, its points, the quotation worth a slide.

    Before each line stands its place in the file, as line:column. In JSON, start and end count the
    code points of the file.
    """
    given = Choices(
        brief=pipeline.brief_of("", language=language), assistant=assistant(summarizer, base_url, model)
    )
    project, folder = pipeline.open_project(file, given)
    document = pipeline.read_document(project, folder)
    found = pipeline.understand_sections(document, edits=project.choices.edits)
    findings, refused = pipeline.ask_summarizer(project, document, found)
    said = api.summaries(document, findings, points)
    report.show([*(each for each in document.problems if each.severity == "error"), *refused])
    told = [
        (section, each)
        for section, each in zip(document.sections, said, strict=True)
        if section.title or each.points or each.takeaway or each.quotation
    ]
    if as_json:
        click.echo(dump.as_json([_record(document, section, each) for section, each in told]))
    elif not any(each.points or each.quotation for _, each in told):
        click.echo(f"{file}: nothing to summarize")
    else:
        click.echo("\n\n".join(_told(document, section, each) for section, each in told))


def _told(document: Document, section: Section, said: Summary) -> str:
    """One section as people read it."""
    lines = [f"# {section.title}"] if section.title else []
    if said.takeaway and said.takeaway != section.title:
        lines.append(_folded(said.takeaway, "  "))
    rows = [(_place(document, section, each.evidence[:1]), each.text) for each in said.points]
    if said.quotation:
        quote = said.quotation
        who = ", ".join(each for each in (quote.speaker, quote.role) if each)
        rows.append((_place(document, section, (quote.span,)), f"“{quote.text}” — {who}"))
    wide = max((len(place) for place, _ in rows), default=0)
    lines += [_folded(text, f"  {place:>{wide}}  ") for place, text in rows]
    return "\n".join(lines)


def _folded(text: str, lead: str) -> str:
    return textwrap.fill(
        " ".join(text.split()),
        _WIDTH,
        initial_indent=lead,
        subsequent_indent=" " * len(lead),
        break_long_words=False,
        break_on_hyphens=False,
    )


def _place(document: Document, section: Section, spans: tuple[Span, ...]) -> str:
    if not spans:
        return ""
    where = document.where(section.key, spans[0])
    return f"{where.line}:{where.column}"


def _record(document: Document, section: Section, said: Summary) -> dict[str, Any]:
    quote = said.quotation
    return {
        "section": section.key,
        "heading": section.title,
        "takeaway": said.takeaway,
        "evidence": [_evidence(document, section, span) for span in said.evidence],
        "points": [
            {
                "text": each.text,
                "evidence": [_evidence(document, section, span) for span in each.evidence],
            }
            for each in said.points
        ],
        "quotation": None
        if quote is None
        else {
            "text": quote.text,
            "speaker": quote.speaker,
            "role": quote.role,
            "evidence": [_evidence(document, section, quote.span)],
        },
    }


def _evidence(document: Document, section: Section, span: Span) -> dict[str, Any]:
    start, end = api.extent(document, section.key, span)
    where = document.where(section.key, span)
    return {
        "text": span.of(section.text),
        "start": start,
        "end": end,
        "line": where.line,
        "column": where.column,
    }
