"""What typesetting predicts, against what LibreOffice sets in copies with autofit off."""

from __future__ import annotations

import os
import random
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation
from pptx.oxml.ns import qn

from deckmaker.model import (
    EMU_PER_POINT,
    Box,
    Deck,
    DeckSection,
    Fill,
    Meta,
    Para,
    Prose,
    Rect,
    Run,
    Slide,
    Theme,
    plain,
)
from deckmaker.render.pptx import write
from deckmaker.theme import available, load
from deckmaker.typeset import typeset

pytestmark = pytest.mark.office

BOXES = int(os.environ.get("DECKMAKER_OFFICE_BOXES", "150"))  # a theme
AGREEMENT = 0.97
RUNNING = ("footer", "slide_number", "date")
THEMES = tuple(each.name for each in available(()))
_ENGLISH = (
    "The online store delivers a parcel within four days, down from sixty, because it ships from a warehouse "
    "near its customers. “We place our focus on what users say,” the founder explains; others still compete "
    "on hardware. Downloads of live-streaming apps grew by 967% in about 3 months (state-of-the-art "
    "e-commerce, take-out and/or taxi apps), says Inc.’s chief executive—Live, the market leader, holds "
    "10%–20% of all sales at $5.3m a year from 2017-2018 onwards."
)
_GERMAN = (
    "Donaudampfschifffahrtsgesellschaft Geschäftsentwicklung der Umsatzsteuervoranmeldung und die "
    "Rechtsschutzversicherungsgesellschaften sind in zwölf Märkten überdurchschnittlich gewachsen"
)
ENGLISH, GERMAN = _ENGLISH.split(), _GERMAN.split()
CHINESE = (
    "网上购物和移动支付改变了人们的日常生活，许多国家的用户（尤其是年轻人）都喜欢这些应用；"
    "去年下载量增长60倍！“质量第一”是公司的原则。"
)
ADDRESSES = (
    "https://www.example.com/reports/2024/q3/market-share-analysis.html?id=12345",
    "www.example.org/a_very_long_name_without_any_break_in_it/index.php?page=12&sort=up#top",
    "http://data.example.net/~team/2024-2025/annual_report-final(v2).pdf",
    "research.department@subsidiary.example.com",
    "/srv/share/projects/2024/overseas-markets/figures/market_share_by_region.xlsx",
)
ARABIC = (
    "ارتفعت مبيعات الشركة بنسبة 45% خلال العام الماضي وفقا لتقرير نشرته وزارة التجارة، بينما تراجعت "
    "الواردات من الأسواق الآسيوية إلى 12 مليون طن بسبب إغلاق الموانئ الرئيسية في شهر أكتوبر"
).split()
HEBREW = (
    "החברה הגדילה את המכירות שלה ב־45% בשנה האחרונה לפי דוח שפרסם משרד הכלכלה, ואילו היבוא "
    "מהשווקים באסיה ירד ל־12 מיליון טון בגלל סגירת הנמלים העיקריים"
).split()
EMOJI = ("🚀", "👍🏽", "❤️", "👨‍👩‍👧", "🇩🇪", "☂", "🎉🎉", "⚠️", "①", "→", "✓")
SPOTS = (  # role, placeholder, words a paragraph, paragraphs at most
    ("points", "title", (4, 16), 1),
    ("points", "body", (4, 22), 6),
    ("chart_points", "body", (3, 14), 3),
    ("quotation", "quote", (15, 45), 1),
    ("callout", "label", (4, 20), 1),
    ("comparison", "left", (3, 14), 4),
    ("columns", "right", (3, 14), 5),
    ("title", "title", (4, 12), 1),
    ("section", "subtitle", (4, 20), 1),
    ("sources", "body", (6, 25), 8),
    ("points_large", "body", (3, 10), 4),
    ("cards_2", "card_1", (3, 25), 2),
    ("cards_3", "card_2", (3, 20), 2),
    ("cards_4", "card_3", (3, 14), 2),
    ("mark_points", "body", (4, 20), 2),
    ("quotation_large", "quote", (4, 14), 1),
    ("callouts_3", "label_2", (3, 12), 1),
    ("closing", "subtitle", (4, 20), 1),
    ("comparison", "left_heading", (2, 6), 1),
    ("title", "subtitle", (4, 20), 1),
    ("agenda", "body", (2, 9), 6),
    ("chart", "title", (4, 16), 1),
)


def text(chance: random.Random, count: int) -> str:
    """Latin, German compounds, Chinese, Chinese with Latin in it, addresses, emoji, Arabic, Hebrew."""
    kind = chance.random() * 1.1
    if kind > 1:
        words = ARABIC if kind < 1.06 else HEBREW
        start = chance.randrange(len(words))
        return " ".join((words * 3)[start : start + count])
    if kind < 0.4:
        start = chance.randrange(len(ENGLISH))
        return " ".join((ENGLISH * 3)[start : start + count])
    if kind < 0.55:
        return " ".join(chance.choice(GERMAN) for _ in range(count))
    if kind < 0.8:
        start = chance.randrange(len(CHINESE))
        said = (CHINESE * 4)[start : start + 2 * count]
        if kind < 0.65:
            return said
        said = said.replace("移动", "AliExpress").replace("去年", " 2023 ").replace("用户", "users")
        return said if kind < 0.75 else f"{said} {chance.choice(ENGLISH)} {said[: count // 2]}"
    words = [chance.choice(ENGLISH) for _ in range(count)]
    for _ in range(chance.randint(1, 3)):
        strange = EMOJI if kind > 0.9 else ADDRESSES
        words[chance.randrange(count)] = chance.choice(strange)
    return " ".join(words)


def runs(chance: random.Random, said: str) -> tuple[Run, ...]:
    words = said.split(" ")
    if len(words) < 3 or chance.random() < 0.7:
        return plain(said)
    at = chance.randrange(1, len(words) - 1)
    return (
        Run(" ".join(words[:at]) + " "),
        Run(words[at], bold=True),
        Run(" " + " ".join(words[at + 1 :])),
    )


def slide(chance: random.Random, number: int) -> Slide:
    role, name, (fewest, most), paras = chance.choice(SPOTS)
    content = Prose(
        tuple(
            Para(
                runs(chance, text(chance, chance.randint(fewest, most))),
                chance.choice((0, 0, 0, 1)) if name == "body" else 0,
            )
            for _ in range(chance.randint(1, paras))
        )
    )
    return Slide(f"s{number}", role, f"Slide {number}", (Fill(name, content),))


def without_autofit(made: bytes, boxes: list[Box]) -> bytes:
    """A copy that shows each text at its computed size, and shrinks nothing by itself."""
    presentation = Presentation(BytesIO(made))
    for page, box in zip(presentation.slides, boxes, strict=True):
        for shape in page.placeholders:
            if shape.placeholder_format.idx != box.placeholder.idx:
                continue
            frame = shape.text_frame
            properties = frame._txBody.find(qn("a:bodyPr"))
            for child in list(properties):
                properties.remove(child)
            etree.SubElement(properties, qn("a:noAutofit"))
            for para, paragraph in zip(box.content.paras, frame.paragraphs, strict=True):  # type: ignore[union-attr]
                level = box.placeholder.level(para.level)
                paragraph.line_spacing = level.line_pitch - (1 - box.spacing / 100)
                for run in paragraph._p.iter(qn("a:rPr")):
                    run.set("sz", str(round(level.size * box.scale)))
    copy = BytesIO()
    presentation.save(copy)
    return copy.getvalue()


def baselines(pdf: Path, page: int, rect: Rect, running: Sequence[Rect]) -> list[float]:
    """Points from the top at which glyphs stand between a box's sides, one a line; what is `running` is not its."""
    command = ["pdftocairo", "-svg", "-f", str(page), "-l", str(page), str(pdf), "-"]
    svg = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    left, right = rect.x / EMU_PER_POINT - 2, rect.right / EMU_PER_POINT + 2
    places = re.findall(r'<use [^>]*\bx="([\d.]+)" y="([\d.]+)"', svg)
    found: list[float] = []
    inside = [(float(x), float(y)) for x, y in places if left <= float(x) <= right]
    for y in sorted({y for x, y in inside if not any(_within(x, y, each) for each in running)}):
        if not found or y - found[-1] > 4:
            found.append(y)
    return found


def _within(x: float, y: float, rect: Rect) -> bool:
    points = (rect.x, rect.right, rect.y, rect.bottom)
    left, right, top, bottom = (each / EMU_PER_POINT for each in points)
    return left - 2 <= x <= right + 2 and top - 2 <= y <= bottom + 2


@dataclass(frozen=True)
class Verdict:
    """One box, as predicted and as set."""

    told: str
    predicted: int
    found: int
    inside: bool


def verdicts_of(theme: Theme, folder: Path) -> Iterator[Verdict]:
    """A verdict on each random box that typesetting does not report as too full."""
    chance = random.Random(f"{theme.name} {os.environ.get('DECKMAKER_OFFICE_SEED', '')}")
    slides = tuple(slide(chance, number) for number in range(BOXES))
    meta = Meta(title="Fitting", language="en-US")
    pages = [typeset(each, theme, meta) for each in slides]
    deck = Deck(meta, (DeckSection("All", tuple(each.key for each in slides)),), slides)
    made = folder / f"{theme.name}.pptx"
    made.write_bytes(without_autofit(write(deck, pages, theme), [page.boxes[0] for page in pages]))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf",
         "--outdir", str(folder), str(made)],
        check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    for number, page in enumerate(pages, 1):
        if page.problems:
            continue
        (box,) = page.boxes
        rect = box.placeholder.rect
        top, bottom = rect.y / EMU_PER_POINT, rect.bottom / EMU_PER_POINT
        running = [each.rect for each in page.layout.placeholders if each.kind in RUNNING]
        found = baselines(made.with_suffix(".pdf"), number, rect, running)
        first, last = (max(piece.size for piece in line.pieces) for line in (box.lines[0], box.lines[-1]))
        # the height of capitals above the first baseline, descenders below the last
        inside = found[0] - 0.72 * first >= top - 1 and found[-1] + 0.21 * last <= bottom + 2
        told = (
            f"{theme.name} {page.slide.role}.{box.placeholder.name} at {box.scale}/{box.spacing}: "
            f"{len(box.lines)} predicted, {len(found)} set: {[line.text for line in box.lines]}"
        )
        yield Verdict(told, len(box.lines), len(found), inside)


@pytest.fixture(scope="module")
def verdicts(tmp_path_factory: pytest.TempPathFactory) -> list[Verdict]:
    if not shutil.which("soffice") or not shutil.which("pdftocairo"):
        pytest.skip("needs LibreOffice and poppler")
    folder = tmp_path_factory.mktemp("fitting")
    return [verdict for name in THEMES for verdict in verdicts_of(load(name), folder)]


def test_no_text_leaves_its_box_unreported(verdicts: list[Verdict]) -> None:
    assert len(verdicts) > BOXES
    outside = [verdict.told for verdict in verdicts if not verdict.inside]
    assert not outside, "\n".join(outside)


def test_predicted_lines_never_fall_short(verdicts: list[Verdict]) -> None:
    short = [verdict.told for verdict in verdicts if verdict.found > verdict.predicted]
    assert not short, "\n".join(short)


def test_predicted_lines_are_those_that_are_set(verdicts: list[Verdict]) -> None:
    differing = [verdict.told for verdict in verdicts if verdict.found != verdict.predicted]
    print(f"{len(verdicts)} boxes, {len(differing)} differ")
    allowed = (1 - AGREEMENT) * len(verdicts)
    if len(verdicts) < 2000:  # a sample scatters: two standard deviations
        allowed += 2 * allowed**0.5
    assert len(differing) <= allowed, "\n".join(differing)
