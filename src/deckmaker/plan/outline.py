"""A Storyboard gives its outline: Markdown that `read` accepts again, hand-editable and diffable.

    ---                          front matter: what the Meta says, the title among it
    title: "Quarterly report"
    ---

    ## Market                    a part of the deck: one `##` heading
    ### Tecno leads in Africa    a scene: its takeaway, then what it shows
    - points, nested by level
    > a quotation
    >
    > — who said it, role
    | tables | as tables |
    ```chart                     figures: see below
    Notes: one paragraph of the speaker notes each

The title, agenda and sources scenes and the dividers between parts are not written: planning makes
them again from front matter, headings and evidence. `dividers: no` stands where there are none.
Both sides of a comparison are `####` headings. Scenes before the first part come first, as `###`.
A closing scene is a scene like others; a hidden one has the comment `<!-- hidden -->`.

The same chart block is what people write by hand:

    ```chart
    kind: bars                   any ChartKind; left out: chosen from the figures
    title: Smartphone shipments  what it shows
    unit: percentage             canonical unit, when the figures do not say it themselves
    source: IDC, 2017            who says so
    note: company figures        what must stand under the chart
    total: 4                     of an icon array: how many there are
    highlight: Tecno             the category in the accent colour

    Maker,2016,2017
    Tecno,38%,>40%
    "Itel, Infinix",,≈12%
    Others,,48% = 100 − 52
    ```

After the keys and one empty line come comma-separated rows. The first names the categories and,
one a column, the series; each other one is a category with its figures. A figure is written as its
data label shows it: with unit and qualifier (">40%", "≈60×", "$1.2 billion"). An empty field is no
figure. " = " and a formula after a figure mark it as derived. Fields with a comma, a quotation mark
or a leading or trailing space stand in double quotation marks, inner ones doubled. `kind: callout`
shows one to three rows as big numbers: label, figure.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace

from deckmaker.model import (
    Callout,
    Chart,
    Code,
    Datum,
    Figure,
    Grid,
    Meta,
    Point,
    QuoteCard,
    Run,
    Scene,
    Storyboard,
    plain,
)

from .closing import CLOSING

GENERATED = ("title", "agenda", "section", "sources")

# what has a meaning anywhere in Markdown's inline text
# a dollar sign or a caret only where a formula or a raised word could begin
MARKS = re.compile(r"([\\`*_\[\]<>&~|#]|\$(?=[^\s\d]|\d[^$]*[\\^_=])|(?<=[\w)\]])\^(?=[^\s^]))")
# what has a meaning only where a line begins
OPENERS = re.compile(r"(?m)^([ \t]*)(?:(\d{1,9})([.)])(?=\s|$)|([-+])(?=[\s-]|$)|(=))")
# words that make a paragraph notes or a caption when a colon follows
CALLED = re.compile(
    r"((?:speaker |presenter )?notes|table|tabelle|tableau|tabla|备注|演讲者备注|讲稿|表)(\s*\d*\s*)([:：])",
    re.IGNORECASE,
)
DASH = re.compile(r"\s*(?:[—–―]|--)")


def outline(storyboard: Storyboard) -> str:
    """The storyboard as Markdown. Titles, points with their levels, quotations, table cells, code
    and the labels of charts survive reading it again; evidence (`cites`) does not: the outline then
    is the source. Line breaks within a title become spaces.
    """
    meta = replace(storyboard.meta, dividers="no") if _undivided(storyboard.scenes) else storyboard.meta
    blocks = [_front_matter(meta)]
    part = 0
    name = ""
    for scene in storyboard.scenes:
        if scene.section and (scene.part, scene.section) != (part, name):
            part, name = scene.part, scene.section
            blocks.append(f"## {_line(name)}")
        if scene.kind not in GENERATED and scene.key != CLOSING:
            blocks.extend(_scene(scene))
    return "\n\n".join(block for block in blocks if block) + "\n"


def _undivided(scenes: Sequence[Scene]) -> bool:
    """Whether parts of several scenes follow each other without the dividers that planning would make."""
    if any(scene.kind == "section" for scene in scenes):
        return False
    parts = Counter(scene.part for scene in scenes if scene.section and scene.kind not in GENERATED)
    return len(parts) > 1 and max(parts.values()) > 1


def _scene(scene: Scene) -> Iterable[str]:
    yield f"### {_line(scene.takeaway) or '&#8203;'}"
    if scene.hidden:
        yield "<!-- hidden -->"
    if scene.subtitle:
        yield _paragraph(scene.subtitle)
    if scene.callouts:  # the chart of such a scene, if it has one, says the same
        yield _callouts(scene.takeaway, scene.callouts, scene.source_line)
    elif scene.chart and scene.chart.kind == "timeline":
        yield _events(scene.chart)
    elif scene.chart:
        yield _chart(scene.chart, scene.source_line)
    if scene.grid:
        yield _grid(scene.grid)
    if scene.picture:
        yield _picture(scene.picture)
    if scene.code:
        yield _code(scene.code)
    if scene.points and scene.kind == "points":
        yield _points(scene.points)
    if scene.quote:
        yield _quote(scene.quote)
    if scene.points and scene.kind != "points":
        yield _points(scene.points)
    for column in scene.columns:
        yield f"#### {_line(column.heading) or '&#8203;'}"
        yield _points(column.points)
    if scene.source_line and not (scene.chart or scene.callouts):
        yield f"Source: {_styled_break(_escaped(scene.source_line))}"
    for note in scene.notes:
        if note.strip():
            yield f"Notes: {_styled_break(_escaped(note.strip()))}"


# -- front matter


def _front_matter(meta: Meta) -> str:
    lines = []
    for each in fields(Meta):
        value = getattr(meta, each.name)
        if isinstance(value, tuple):
            if value:
                lines.append(f"{each.name}: [{', '.join(map(_scalar, value))}]")
        elif value:
            lines.append(f"{each.name}: {_scalar(value)}")
    return "\n".join(["---", *lines, "---"]) if lines else ""


def _scalar(text: str) -> str:
    """A double-quoted YAML scalar."""
    inner = re.sub(r'(["\\])', r"\\\1", " ".join(text.split()))
    # what YAML calls not printable is written by its number
    return '"' + re.sub(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff]", _numbered, inner) + '"'


def _numbered(match: re.Match[str]) -> str:
    return f"\\u{ord(match[0]):04x}"


# -- text


def _escaped(text: str) -> str:
    """Text that Markdown reads as it stands."""
    text = re.sub(r"\r\n?", "\n", text)
    text = MARKS.sub(r"\\\1", text)
    return OPENERS.sub(_opener, text)


def _opener(match: re.Match[str]) -> str:
    lead, number, stop, *marks = match.groups(default="")
    return f"{lead}{number}\\{stop}{''.join(marks)}"


def _line(text: str) -> str:
    return _escaped(" ".join(text.split()))


def _paragraph(text: str) -> str:
    escaped = _styled_break(_escaped(text.strip()))
    if match := CALLED.match(escaped):
        escaped = f"{match[1]}{match[2]}&#{ord(match[3])};{escaped[match.end() :]}"
    return escaped


def _styled_break(text: str, indent: str = "") -> str:
    """Line breaks as hard ones; empty lines vanish, for they would end the paragraph."""
    lines = [line.strip(" \t") for line in text.split("\n")]
    return f"\\\n{indent}".join(line for line in lines if line)


def _runs(runs: Sequence[Run]) -> str:
    parts: list[str] = []
    for index, run in enumerate(runs):
        before = runs[index - 1].text[-1:] if index else ""
        after = runs[index + 1].text[:1] if index + 1 < len(runs) else ""
        parts.append(_run(run, before, after, at_start=not index))
    return "".join(parts)


def _run(run: Run, before: str, after: str, *, at_start: bool) -> str:
    if not run.text:
        return ""
    if run.code:
        text = _code_span(run.text)
    elif at_start:
        text = _escaped(run.text)
    else:  # what opens a line in other runs does so only after a line break
        text = _escaped("x" + run.text)[1:]
    if text.endswith("!") and after and not run.code:
        text = text[:-1] + "\\!"  # before a link it would make a picture
    edges = run.text[0].isalnum() and run.text[-1].isalnum()
    plain = edges and not (before and not before.isspace()) and not (after and not after.isspace())
    for flag, mark, tag in (
        (run.superscript, "", "sup"),
        (run.subscript, "", "sub"),
        (run.strike, "~~", "s"),
        (run.italic, "*", "i"),
        (run.bold, "**", "b"),
    ):
        if flag and mark and plain and not run.code:
            text = f"{mark}{text}{mark}"
        elif flag:
            # Markdown's own marks do not work inside a word or beside punctuation
            text = f"<{tag}>{text}</{tag}>"
        plain = plain and not (flag and not mark)
    if run.link:
        address = re.sub(r"[<>\\\s]", lambda match: f"%{ord(match[0]):02X}", run.link)
        text = f"[{text}](<{address}>)"
    return text


def _code_span(text: str) -> str:
    text = re.sub(r"\s*\n\s*", " ", text)
    fence = "`" * (max((len(each) for each in re.findall("`+", text)), default=0) + 1)
    pad = " " if text[:1] in "` " or text[-1:] in "` " else ""
    return f"{fence}{pad}{text}{pad}{fence}"


# -- blocks


def _points(points: Sequence[Point]) -> str:
    """Nested lists. A level that is skipped on the way down is an item without text."""
    lines: list[str] = []
    margins: list[int] = []  # of each open level: where its text begins
    numbers: list[int] = []
    for point in points:
        text = _runs(point.runs)
        if not text.strip():
            continue
        level = max(point.level, 0)
        fresh = len(margins) <= level
        del margins[level + 1 :], numbers[level + 1 :]
        lead = " " * (margins[len(margins) - 2] if len(margins) > 1 else 0)
        if fresh:
            lead = " " * (margins[-1] if margins else 0)
            while len(margins) < level:
                lead += "- "
                margins.append(len(lead))
                numbers.append(0)
            margins.append(0)
            numbers.append(0)
        numbers[level] = numbers[level] + 1 if point.ordered else 0
        mark = f"{numbers[level]}. " if point.ordered else "- "
        margins[level] = len(lead) + len(mark)
        lines.append(f"{lead}{mark}{_styled_break(text, ' ' * margins[level])}")
    return "\n".join(lines)


def _quote(quote: QuoteCard) -> str:
    lines = [line.strip() for line in re.split(r"[\r\n]+", quote.text) if line.strip()]
    written = [_undashed(_escaped(line)) for line in lines]
    speaker = ", ".join(each for each in (_line(quote.speaker), _line(quote.role)) if each)
    if speaker:
        written.append(f"— {speaker}")
    return "\n>\n".join(f"> {line}" for line in written)


def _undashed(line: str) -> str:
    """A line of the quotation that begins with a dash is not who said it."""
    if not DASH.match(line.replace("\\", "")):
        return line
    line = line.lstrip().removeprefix("\\")
    return f"&#{ord(line[0])};{line[1:]}"


def _grid(grid: Grid) -> str:
    if not grid.header:
        return ""
    rules = {"left": ":---", "center": ":---:", "right": "---:"}
    aligns = (*grid.aligns, *[""] * len(grid.header))[: len(grid.header)]
    rows = [_row(_cell(cell.runs) for cell in grid.header), _row(rules.get(each, "---") for each in aligns)]
    rows.extend(_row(_cell(cell.runs) for cell in row) for row in grid.rows)
    table = "\n".join(rows)
    return f"Table: {_line(grid.caption)}\n\n{table}" if grid.caption else table


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(runs: Sequence[Run]) -> str:
    text = _runs(tuple(runs))
    text = re.sub(r"(?<!\\)\|", r"\\|", text)  # in code spans; elsewhere it is escaped already
    return re.sub(r"\s*\n\s*", "<br>", text.strip())


def _picture(picture: Figure) -> str:
    if picture.ink:
        return f"$$\n{picture.alt.strip()}\n$$"
    alt = _line(picture.alt)
    address = re.sub(r"[<>\\\n\r]", lambda match: f"%{ord(match[0]):02X}", picture.path)
    caption = re.sub(r'(["\\])', r"\\\1", " ".join(picture.caption.split()))
    return f'![{alt}](<{address}> "{caption}")' if caption else f"![{alt}](<{address}>)"


def _code(code: Code) -> str:
    return _fence(re.sub(r"[`\s]", "", code.language), code.text)


def _fence(kind: str, text: str) -> str:
    fence = "`" * max(3, max((len(each) for each in re.findall("`+", text)), default=0) + 1)
    return f"{fence}{kind}\n{text}\n{fence}"


def _chart(chart: Chart, source: str) -> str:
    keys = [
        ("kind", chart.kind),
        ("title", chart.title),
        ("unit", "" if any(map(_bare, chart.points)) else chart.unit),
        ("source", source),
        ("note", chart.note),
        ("total", str(chart.total) if chart.total else ""),
    ]
    if chart.highlight is not None and chart.highlight < len(chart.categories):
        keys.append(("highlight", chart.categories[chart.highlight]))
    rows = [["Category", *(series.name for series in chart.series)]]
    for index, category in enumerate(chart.categories):
        if chart.kind == "doughnut" and all(_rest(each.points[index]) for each in chart.series):
            continue
        row = [category]
        for series in chart.series:
            point = series.points[index]
            row.append("" if point is None else _figure(_label(point, chart.unit), point.formula))
        rows.append(row)
    return _figures(keys, rows)


def _events(chart: Chart) -> str:
    """A list of dates, which planning draws as a timeline again."""
    said = zip(chart.categories, chart.series[0].points, strict=True)
    return _points([Point(plain(f"{point.label if point else ''}: {text}")) for text, point in said])


def _bare(point: Datum) -> bool:
    """A label without a unit: reading it must not add one."""
    return re.fullmatch(r"[><≥≤≈]?\s?[-−]?[\d.,\s]+", point.label) is not None


def _label(point: Datum, unit: str) -> str:
    """A label as printed; one in words ("half", "≈two-thirds") or none at all by its figure."""
    if any(character.isdecimal() for character in point.label):
        return point.label
    sign = point.label[:1] if point.label[:1] in tuple("><≥≤≈") else ""
    return f"{sign}{point.value.normalize():f}{'%' if unit == 'percentage' else ''}"


def _rest(point: Datum | None) -> bool:
    """What is left of a share and bears no label: reading the share again gives it again."""
    return point is not None and point.derived and not point.label


def _callouts(title: str, callouts: Sequence[Callout], source: str) -> str:
    rows = [["Label", "Figure"], *([each.label, _figure(each.figure, each.formula)] for each in callouts)]
    return _figures([("kind", "callout"), ("title", title), ("source", source)], rows)


def _figure(label: str, formula: str) -> str:
    return f"{label} = {formula}" if formula else label


def _figures(keys: Iterable[tuple[str, str]], rows: Iterable[Sequence[str]]) -> str:
    head = [f"{key}: {' '.join(value.split())}" for key, value in keys if value.split()]
    return _fence("chart", "\n".join([*head, "", *(",".join(map(_field, row)) for row in rows)]))


def _field(text: str) -> str:
    text = re.sub(r"\s*[\r\n]\s*", " ", text)
    if re.search(r'[",]|^\s|\s$', text):
        return '"' + text.replace('"', '""') + '"'
    return text
