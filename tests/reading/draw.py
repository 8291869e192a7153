"""Labelled texts → a sheet of points to be read blind: draw.py SEED COUNT FILE.jsonl [FILE.jsonl …] [SAMPLE.md …]

Prints the sheet as lines of JSON: the point, the title and the lines above it on its slide, the
evidence with its neighbour, a key. The verdicts are kept without any text of the sets, as `verdicts-SEED.csv`: key, a
hash of the point, the verdict.

Verdicts: ready · lossy (or dangling) · broken · changed (in meaning) · unattributed
"""

from __future__ import annotations

import hashlib
import json
import random
import re
import sys
from pathlib import Path

from deckmaker.model import Paragraph, Section, Span, plain
from deckmaker.plan.summaries import summary
from deckmaker.read import load, read
from deckmaker.understand import understand


def sections(path: Path) -> list[tuple[str, Section, str]]:
    """(key, section, language) of each row of a set, or of each section of a text."""
    if path.suffix != ".jsonl":
        document = read(load(path))
        code = document.meta.language or "en"
        return [(f"{path.name}#{section.key}", section, code) for section in document.sections]
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        blocks, start = [], 0
        # a line that is broken within a paragraph goes on, as `read` has it
        text = re.sub(r"(?<!\n)\n(?!\n)", " ", row["text"])
        for part in text.split("\n"):
            if part.strip():
                blocks.append(Paragraph(Span(start, start + len(part)), plain(part)))
            start += len(part) + 1
        heading = row.get("section_heading", "")
        found.append((row["id"], Section("s", 1, heading, text, tuple(blocks)), "en"))
    return found


def draw(seed: int, count: int, paths: list[Path], most: int = 4) -> list[dict[str, object]]:
    """One point of each of `count` sections drawn without replacement, in a drawn order."""
    rows = [each for path in paths for each in sections(path)]
    chance = random.Random(seed)
    chance.shuffle(rows)
    sheet: list[dict[str, object]] = []
    for key, section, code in rows:
        if len(sheet) == count:
            break
        findings = understand(section, code)
        said = summary(section, findings, most)
        places = [each.span for each in findings.sentences]
        lines = [line for line in said.points if line.evidence[0] in places]
        if not lines:
            continue
        one = chance.choice(lines)
        place = places.index(one.evidence[0])
        sheet.append(
            {
                "key": f"{key}@{one.evidence[0].start}",
                "hash": hashlib.sha256(one.text.encode()).hexdigest()[:12],
                "heading": section.title,
                "title": said.takeaway,
                "above": [line.text for line in lines[: lines.index(one)]],
                "point": one.text,
                "evidence": " ⏐ ".join(
                    span.of(section.text) for span in places[max(0, place - 1) : place + 1]
                ),
            }
        )
    return sheet


if __name__ == "__main__":
    for line in draw(int(sys.argv[1]), int(sys.argv[2]), [Path(each) for each in sys.argv[3:]]):
        print(json.dumps(line, ensure_ascii=False))
