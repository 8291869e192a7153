"""The storyboard of whole documents."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from deckmaker.model import Brief, Edits, PointEdit, Scene, SceneEdit, Source, Storyboard
from deckmaker.plan import plan
from deckmaker.read import load, read
from deckmaker.understand import understand

ARTICLE = """\
---
title: Husum and the sea
author: Ada Moss
date: May 2021
credit: First printed in the Harbour Almanac
---

Husum is a small town on the North Sea. The tide has ruled the harbour of Husum for centuries. Ships wait \
for hours until the gates open.

## The second lock

The town built a second lock in four years. The second lock keeps the harbour open at low tide. “The tide no \
longer decides when we sail,” says Ben Ray, master of the harbour. Waiting times fell from six hours to two \
hours. Fishermen have bought new boats since the second lock opened. Merchants rent the warehouses behind the \
second lock. The old lock serves the pleasure boats of the town.

## Trade

According to the port authority, grain makes up 62% of the cargo. Grain ships from the Baltic call at Husum \
every week. Timber, which used to come by road, arrives by ship as well.

## Three reasons

First, the town borrowed money early. Next, the railway came back to the quay. Finally, the fishermen founded \
a company of their own.
"""
OUTLINE = """\
# Safety on the quay

Wear these at all times:

- Boots with steel caps
- A helmet
  - yellow for visitors
  - white for staff

Notes: Show the helmet.

# Numbers

| Year | Accidents |
| --- | ---: |
| 2019 | 12 |
| 2020 | 7 |

# Words

> A quay is no playground.
>
> — Ben Ray, harbour master

```python
print("quay")
```

# Before and after

## The lock

### Before

- Six hours of waiting

### After

- Two hours of waiting
"""


def board(text: str, length: str = "", edits: Edits | None = None) -> Storyboard:
    document = read(Source("quay.md", ".md", text.encode()), None)
    findings = [understand(section, document.meta.language) for section in document.sections]
    return plan(document, findings, Brief(length=length), edits)  # type: ignore[arg-type]


def one(story: Storyboard, key: str) -> Scene:
    return next(scene for scene in story.scenes if scene.key == key)


def kinds(story: Storyboard) -> list[str]:
    return [scene.kind for scene in story.scenes]


def test_an_article_opens_with_its_title_and_ends_with_its_sources() -> None:
    story = board(ARTICLE)
    assert kinds(story)[:2] == ["title", "agenda"]
    assert kinds(story)[-1] == "sources"
    assert story.scenes[0].takeaway == "Husum and the sea"
    assert story.scenes[0].source_line == "Ada Moss · May 2021"
    assert [point.text for point in one(story, "#agenda").points if not point.level] == [
        "The second lock", "Trade", "Three reasons",
    ]  # fmt: skip
    assert "First printed in the Harbour Almanac" in [point.text for point in one(story, "#sources").points]


def test_a_topic_heading_gives_way_to_what_the_section_says() -> None:
    scene = one(board(ARTICLE), "the-second-lock")
    assert "second lock" in scene.takeaway.casefold()
    assert scene.takeaway != "The second lock"
    assert scene.section == "The second lock"
    assert scene.takeaway not in [point.text for point in scene.points]


def test_arguments_become_the_points() -> None:
    assert [point.text for point in one(board(ARTICLE), "three-reasons").points] == [
        "The town borrowed money early",
        "The railway came back to the quay",
        "The fishermen founded a company of their own",
    ]


def test_a_strong_quotation_has_its_slide() -> None:
    (scene,) = [scene for scene in board(ARTICLE).scenes if scene.kind == "quotation"]
    assert scene.quote is not None
    assert (scene.quote.text, scene.quote.speaker, scene.quote.role) == (
        "The tide no longer decides when we sail", "Ben Ray", "master of the harbour",
    )  # fmt: skip


def test_figures_have_their_slides() -> None:
    charts = {scene.key: scene for scene in board(ARTICLE).scenes if scene.chart or scene.callouts}
    assert any(key.startswith("the-second-lock#chart") for key in charts)
    assert any(key.startswith("trade#chart") for key in charts)


def test_every_point_has_evidence_and_the_notes_hold_it() -> None:
    story = board(ARTICLE)
    for scene in story.scenes:
        if scene.kind == "points":
            assert all(point.cites for point in scene.points)
            assert scene.notes
    assert one(story, "the-second-lock").notes[0].startswith("Section “The second lock”, paragraph 1: ")


def test_no_two_slides_have_the_same_title() -> None:
    for text in (ARTICLE, OUTLINE, "# A\n\n- x\n\n# A\n\n- x\n\n# A\n\n- x"):
        titles = [scene.takeaway.casefold() for scene in board(text).scenes if scene.kind != "section"]
        assert len(titles) == len(set(titles))


def test_keys_are_unique() -> None:
    for text in (ARTICLE, OUTLINE):
        keys = [scene.key for scene in board(text).scenes]
        assert len(keys) == len(set(keys))


def test_an_outline_says_what_it_says() -> None:
    story = board(OUTLINE)
    scene = one(story, "safety-on-the-quay")
    assert scene.takeaway == "Safety on the quay"
    assert [(point.level, point.text) for point in scene.points] == [
        (0, "Wear these at all times:"),
        (1, "Boots with steel caps"),
        (1, "A helmet"),
        (2, "yellow for visitors"),
        (2, "white for staff"),
    ]
    assert scene.notes == ("Show the helmet.",)


def test_each_kind_of_block_keeps_its_kind() -> None:
    story = board(OUTLINE)
    assert {"table", "quotation", "code", "comparison"} - {*kinds(story), "table"} == set()
    assert any(scene.grid or scene.chart for scene in story.scenes if scene.section == "Numbers")
    quote = next(scene.quote for scene in story.scenes if scene.quote)
    assert (quote.text, quote.speaker, quote.role) == (
        "A quay is no playground.",
        "Ben Ray",
        "harbour master",
    )


def test_two_lists_under_one_heading_are_a_contrast() -> None:
    (scene,) = [scene for scene in board(OUTLINE).scenes if scene.kind == "comparison"]
    assert [column.heading for column in scene.columns] == ["Before", "After"]
    assert [point.text for column in scene.columns for point in column.points] == [
        "Six hours of waiting", "Two hours of waiting",
    ]  # fmt: skip


def test_figures_in_the_lines_of_an_outline_are_not_charted() -> None:
    story = board("# Year\n\n- Sales rose from 10 to 40 million dollars\n- 62% of the cargo is grain\n")
    assert not any(scene.chart or scene.callouts for scene in story.scenes)


MANY = """\
# Husum

Husum lies on the coast of Frisia. Two locks protect its harbour. Grain came from Sweden in the old days.

Tourists arrived with the railway in 1854. A museum shows the old boats. Painters love the grey light of the coast.

Storm has written a novel about the dikes. Fishermen sell shrimps from their boats. Crocuses cover the castle park.

# More

- of it
"""


def test_length_decides_how_much_is_taken() -> None:
    sizes = []
    for length in ("short", "standard", "detailed"):
        story = board(ARTICLE, length)
        assert len(one(board(MANY, length), "husum").points) == (3 if length == "short" else 5)
        charts = sum(1 for scene in story.scenes if scene.chart or scene.callouts)
        sizes.append((charts, sum(1 for scene in story.scenes if scene.kind == "quotation")))
    assert sizes == sorted(sizes)
    assert sizes[0][1] == 0 < sizes[1][1]


def test_what_a_chart_shows_is_not_said_again() -> None:
    story = board(ARTICLE)
    charted = {scene.takeaway for scene in story.scenes if scene.chart}
    assert not charted & {
        point.text
        for scene in story.scenes
        if scene.key not in {"#sources", "#agenda"}
        for point in scene.points
    }


def test_a_document_without_a_title_takes_its_name() -> None:
    story = board("- one\n- two\n")
    assert story.meta.title.casefold() == "quay"


def test_a_heading_with_nothing_under_it_is_still_said() -> None:
    story = board("# One\n\n- a\n\n# Two\n\n# Three\n\n- b\n")
    assert "Two" in [scene.takeaway for scene in story.scenes]


def test_chinese_frames_are_chinese() -> None:
    document = "# 船闸\n\n- 一\n\n# 铁路\n\n- 二\n\n## 车站\n\n- 三\n\n"
    document += "# 渔民\n\n- 四\n\n## 公司\n\n- 五\n\n# 未来\n\n- 六\n"
    story = board(document)
    assert story.meta.language.startswith("zh")
    assert one(story, "#agenda").takeaway == "目录"


def test_a_short_list_after_a_chart_stands_beside_it() -> None:
    chart = (
        "# Grain\n\n```chart\nkind: columns\ntitle: Grain by year\n\nYear,Tonnes\n2019,12\n2020,17\n```\n\n"
    )
    (scene,) = [scene for scene in board(chart + "- Mostly wheat\n- Some rye\n").scenes if scene.chart]
    assert [point.text for point in scene.points] == ["Mostly wheat", "Some rye"]
    kinds_of_four = kinds(board(chart + "- a\n- b\n- c\n- d\n"))
    assert kinds_of_four.count("points") == 1


def test_a_table_is_not_drawn_twice() -> None:
    table = "# Grain\n\n| Year | Wheat | Rye |\n| --- | --- | --- |\n" + "".join(
        f"| {2010 + n} | {12 + n} | {7 + n} |\n" for n in range(6)
    )
    (drawn,) = [scene for scene in board(table).scenes if scene.chart]
    assert drawn.chart is not None
    again = f"\n# Drawn\n\n```chart\ntitle: {drawn.chart.title}\n\nYear,Wheat\n2019,12\n2020,17\n```\n"
    assert sum(1 for scene in board(table + again).scenes if scene.chart) == 1


# ── edits ────────────────────────────────────────────────────────────────────────────────


def test_edits_override_by_key() -> None:
    edits = Edits(
        (
            SceneEdit(
                "three-reasons",
                takeaway="Grain rules",
                points=(PointEdit("Grain first"), PointEdit("then timber", 1)),
                hidden=True,
            ),
        )
    )
    scene = one(board(ARTICLE, edits=edits), "three-reasons")
    assert scene.takeaway == "Grain rules"
    assert [(point.level, point.text) for point in scene.points] == [(0, "Grain first"), (1, "then timber")]
    assert scene.hidden


def test_a_line_that_was_not_changed_keeps_its_evidence() -> None:
    before = one(board(ARTICLE), "three-reasons").points
    edits = Edits((SceneEdit("three-reasons", points=(PointEdit(before[1].text), PointEdit("Luck"))),))
    after = one(board(ARTICLE, edits=edits), "three-reasons").points
    assert after[0] == before[1]
    assert not after[1].cites


def test_the_order_is_the_users() -> None:
    edits = Edits(order=("three-reasons", "intro"))
    keys = [scene.key for scene in board(ARTICLE, edits=edits).scenes]
    assert keys.index("three-reasons") < keys.index("the-second-lock") < keys.index("intro")
    assert sorted(keys) == sorted(scene.key for scene in board(ARTICLE).scenes)


def test_an_edit_whose_scene_is_gone_is_told() -> None:
    story = board(ARTICLE, edits=Edits((SceneEdit("gone", hidden=True),), order=("lost", "intro")))
    assert [problem.code for problem in story.problems] == ["edit-without-scene", "edit-without-scene"]
    assert "gone" in story.problems[0].message


def test_a_chart_of_another_kind_may_be_chosen() -> None:
    scene = next(
        scene for scene in board(ARTICLE).scenes if scene.chart and scene.key.startswith("the-second")
    )
    told = board(ARTICLE, edits=Edits((SceneEdit(scene.key, chart="scatter"),)))
    assert [problem.code for problem in told.problems] == ["chart-kind"]


# ── the user's own article ───────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def seed(seed_article: Path) -> Callable[[str], Storyboard]:
    document = read(load(seed_article), None)
    findings = [understand(section, document.meta.language) for section in document.sections]
    return lambda length: plan(document, findings, Brief(length=length), Edits())  # type: ignore[arg-type]


def test_the_seed_article_says_its_arguments_and_figures(seed: Callable[[str], Storyboard]) -> None:
    story = seed("standard")
    text = "\n".join(
        [scene.takeaway for scene in story.scenes]
        + [point.text for scene in story.scenes for point in scene.points]
        + [datum.label for scene in story.scenes if scene.chart for datum in scene.chart.points]
        + [callout.figure for scene in story.scenes for callout in scene.callouts]
    )
    for fact in (
        "have made visible breakthroughs",
        "pays close attention to user experience and feedback",
        "learn and duplicate experience on a massive scale",
        "60 days", "4 days", "75%", "967%", ">40%", "most visited", "≈60",
    ):  # fmt: skip
        assert fact in text
    voices = [scene.quote.speaker for scene in story.scenes if scene.quote]
    voices += [column.heading for scene in story.scenes for column in scene.columns]  # two share a slide
    for voice in (
        "Liu Junjie, chief marketing officer of Tecno", "Foreigners living in Shanghai",
        "Zhang Meili, foreign Student from the United States", "Peter Fernandez",
        "Alex Tabor, president of Peixe Urbano", "Fu Sheng, CEO of Cheetah Mobile",
        "Li Zhu, founder of Tecno", "Shen Difan, general manager of AliExpress",
    ):  # fmt: skip
        assert voice in voices


def test_a_formula_code_or_picture_below_prose_is_named_after_its_section() -> None:
    text = (
        "## Interest\n\nMoney that stays earns interest on interest. After ten years it has grown by half.\n\n"
        "$$ K = K_0 (1 + p)^n $$\n\n```python\nprint(K)\n```\n\n![](K.png)\n"
    )
    document = read(Source("a.md", ".md", text.encode()))
    story = plan(document, tuple(understand(each, "en") for each in document.sections), Brief(), Edits())
    assert {"Interest", "Interest: the formula", "Interest: the code", "Interest: the picture"} <= {
        scene.takeaway for scene in story.scenes
    }


TOWNS = (
    "Husum",
    "Meldorf",
    "Itzehoe",
    "Heide",
    "Emden",
    "Leer",
    "Aurich",
    "Jever",
    "Varel",
    "Brake",
    "Weener",
    "Norden",
)


def unheaded(count: int) -> str:
    """An article of a title and `count` paragraphs of two sentences each."""
    lines = [
        f"The council of {town} built a new quay for grain ships in the spring. Fishermen from {town} sell their"
        f" catch on the old one every Friday."
        for town in TOWNS[:count]
    ]
    return "# New quays on the coast\n\n" + "\n\n".join(lines) + "\n"


def test_an_article_without_headings_has_a_slide_for_every_dozen_sentences() -> None:
    def slides(count: int) -> int:
        document = read(Source("quays.md", ".md", unheaded(count).encode()))
        findings = [understand(section, "en") for section in document.sections]
        story = plan(document, findings, Brief(), Edits())
        return sum(scene.kind == "points" for scene in story.scenes)

    assert slides(5) == 1
    assert slides(12) == 2


def test_the_same_figure_is_not_shown_twice() -> None:
    text = (
        "# Vote\n\nThe vote had a turnout of around 2 million voters. The count took all night in the old hall."
        " Around 2 million voters cast a ballot that day.\n"
    )
    document = read(Source("vote.md", ".md", text.encode()))
    findings = [understand(section, "en") for section in document.sections]
    story = plan(document, findings, Brief(), Edits())
    figures = [callout.figure for scene in story.scenes for callout in scene.callouts]
    assert len(figures) == len(set(figures))


def test_an_agenda_lists_a_heading_with_nothing_under_it() -> None:
    prose = "The quay was built in a year. It carries grain.\n\n"
    text = "# Quays\n\n" + "".join(f"## Quay {name}\n\n{prose * 2}" for name in "ABCD") + "## And so on\n"
    document = read(Source("quays.md", ".md", text.encode()))
    findings = [understand(section, "en") for section in document.sections]
    story = plan(document, findings, Brief(), Edits())
    named = [point.text for scene in story.scenes if scene.kind == "agenda" for point in scene.points]
    assert not named or "And so on" in named
