"""The law of fitting: in each theme, each layout and each of its texts, whatever is written either
stands inside its box, at a size that can be read, or is reported."""

from __future__ import annotations

import os
import random
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckmaker.model import EMU_PER_POINT, Fill, Meta, Page, Para, Placeholder, Prose, Run, Slide, Theme
from deckmaker.theme import available, load
from deckmaker.typeset import typeset

LAW = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
THEMES = tuple(each.name for each in available(()))
EACH = int(os.environ.get("DECKMAKER_FITS", "2"))  # random contents of each layout; the full proof: 500
STRANGE = (
        "growth", "of", "a", "e-commerce", "x-ray", "AliExpress", "$5.3m", "10%–20%", "“quoted,”", "state-of-the-art",
        "Donaudampfschifffahrtsgesellschaft", "Rechtsschutzversicherungsgesellschaften", "Umsatzsteuervoranmeldung",
        "网上购物和移动支付改变了人们的日常生活", "（尤其是年轻人）",
        "去年下载量增长60倍！“质量第一”", "移动AliExpress支付",
        "https://www.example.com/reports/2024/q3/market-share-analysis.html?id=12345", "a@sub.department.example.org",
        "/srv/share/projects/2024/figures/market_share_by_region.xlsx",
        "🚀", "👨‍👩‍👧", "👍🏽", "🇩🇪", "❤️", "مرحبا", "naïve", "☂",
    "ارتفعت مبيعات الشركة بنسبة 45%", "ירד ל־12 מיליון טון", "ไทย", "हिन्दी", "한국어 텍스트", "ひらがなとカタカナー",
)  # fmt: skip
WORDS = st.sampled_from(STRANGE)
RUNS = st.builds(
    Run,
    st.lists(WORDS, min_size=1, max_size=25).map(" ".join) | st.text(min_size=1, max_size=30),
    bold=st.booleans(),
    italic=st.booleans(),
    code=st.integers(0, 9).map(lambda each: each == 0),
    superscript=st.integers(0, 9).map(lambda each: each == 0),
)
PARAS = st.builds(
    Para,
    st.lists(RUNS, min_size=1, max_size=3).map(tuple),
    st.integers(0, 3),
    st.sampled_from(("inherit", "none", "number")),
)


@lru_cache
def theme_of(name: str) -> Theme:
    return load(name)


@lru_cache
def spots(name: str) -> tuple[tuple[str, Placeholder], ...]:
    return tuple(
        (layout.role, hole)
        for layout in theme_of(name).layouts
        for hole in layout.placeholders
        if hole.kind in ("title", "body")
    )


def random_content(chance: random.Random, most: int) -> Prose:
    """Paragraphs of one kind of words, or of all kinds, plain and styled."""
    kind = STRANGE if chance.random() < 0.5 else tuple(chance.sample(STRANGE, 3))

    def run() -> Run:
        words = [chance.choice(kind) for _ in range(chance.choice((1, 2, 4, 8, 16)))]
        style = chance.random()
        return Run(" ".join(words), bold=style < 0.2, italic=0.15 < style < 0.3, code=style > 0.95)

    paras = (
        Para(
            tuple(run() for _ in range(chance.choice((1, 1, 1, 3)))),
            chance.choice((0, 0, 0, 1, 2)),
            chance.choice(("inherit", "inherit", "none", "number")),
        )
        for _ in range(chance.randint(1, most))
    )
    return Prose(tuple(paras))


def check(page: Page, hole: Placeholder, theme: Theme) -> None:
    (box,) = page.boxes
    smallest = max(hole.smallest, hole.level(0).size * theme.limits.smallest_scale / 100) - 0.01
    assert box.scale == 100 or min(level.size for level in hole.levels[:1]) * box.scale / 100 >= smallest
    if page.problems:
        assert [each.code for each in page.problems] == ["text-overflow"]
        assert page.problems[0].slide == "a"
        return
    inner = hole.inner
    assert box.height <= inner.height + EMU_PER_POINT
    for line in box.lines:
        assert inner.y - EMU_PER_POINT < line.baseline < inner.bottom + EMU_PER_POINT
        assert line.x >= inner.x - EMU_PER_POINT
        assert line.x + line.width <= inner.right + EMU_PER_POINT


@pytest.mark.parametrize("name", THEMES)
def test_whatever_is_put_into_a_layout_fits_or_is_reported(name: str) -> None:
    theme, chance = theme_of(name), random.Random(name)
    held = 0
    for role, hole in spots(name):
        for _ in range(EACH):
            content = random_content(chance, 1 if hole.kind == "title" else 4)
            page = typeset(Slide("a", role, "Title", (Fill(hole.name, content),)), theme, Meta())
            check(page, hole, theme)
            held += not page.problems
    assert held > len(spots(name)) / 4  # not everything is too much


@pytest.mark.parametrize("name", THEMES)
@LAW
@given(data=st.data(), paras=st.lists(PARAS, min_size=1, max_size=8))
def test_text_is_inside_its_box_or_reported(name: str, data: st.DataObject, paras: list[Para]) -> None:
    theme = theme_of(name)
    role, hole = data.draw(st.sampled_from(spots(name)))
    content = Prose(tuple(paras[:1] if hole.kind == "title" else paras))
    page = typeset(Slide("a", role, "Title", (Fill(hole.name, content),)), theme, Meta())
    check(page, hole, theme)
