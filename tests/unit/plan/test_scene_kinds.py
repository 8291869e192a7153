"""Scenes that are chosen by what the text holds: timelines, closing slides."""

from __future__ import annotations

from decimal import Decimal

import pytest

from deckmaker.model import Point, Scene, Source, Storyboard, plain
from deckmaker.plan import plan
from deckmaker.plan.outline import outline
from deckmaker.plan.together import unsaid
from deckmaker.read import read
from deckmaker.understand import understand

HISTORY = (
    "In 1848, the town built its first lock. The railway reached the quay in 1887. "
    "The harbour froze for eleven weeks in March 1929. "
)
CONCLUSION = (
    "A second lock keeps the harbour open at low tide. Fishermen have bought new boats since the lock opened. "
    "Grain ships from the Baltic call at Husum every week. Timber from the north arrives by ship instead of by road."
)


def story(text: str, front: str = "title: Husum") -> Storyboard:
    document = read(Source("husum.md", ".md", f"---\n{front}\n---\n\n{text}".encode()))
    return plan(document, tuple(understand(each, document.meta.language) for each in document.sections))


def kinds(told: Storyboard) -> list[str]:
    return [scene.kind for scene in told.scenes]


def only(told: Storyboard, kind: str) -> Scene:
    (found,) = [scene for scene in told.scenes if scene.kind == kind]
    return found


def test_three_dated_sentences_make_a_timeline_and_each_event_cites_its_sentence() -> None:
    text = f"# History\n\n{HISTORY}\n\n# Trade\n\nGrain ships call here every week.\n"
    document = read(Source("husum.md", ".md", text.encode()))
    scene = only(plan(document, tuple(understand(each, "en") for each in document.sections)), "timeline")
    assert scene.chart is not None
    said = document.sections[0].text
    assert scene.chart.categories == (
        "The town built its first lock", "The railway reached the quay", "The harbour froze for eleven weeks",
    )  # fmt: skip
    for point in scene.chart.points:
        assert point.cite is not None
        assert point.sentence is not None
        assert point.cite.span.of(said) == point.label == point.surface
        assert point.label in point.sentence.of(said)
    assert [point.value for point in scene.chart.points] == [
        Decimal("1848.00"), Decimal("1887.00"), Decimal("1929.17"),
    ]  # fmt: skip


def test_two_dates_make_no_timeline() -> None:
    two = HISTORY.partition(" The harbour froze")[0]
    assert "timeline" not in kinds(story(f"# History\n\n{two} Fishing fed the town.\n"))


def test_dates_out_of_order_are_put_in_order() -> None:
    scene = only(
        story(
            "# History\n\nThe railway reached the quay in 1887. The town built its first lock in 1848. "
            "The harbour froze for eleven weeks in 1929.\n"
        ),
        "timeline",
    )
    assert scene.chart is not None
    assert [point.label for point in scene.chart.points] == ["1848", "1887", "1929"]


def test_numbers_that_look_like_years_are_no_dates() -> None:
    text = (
        "# Fleet\n\nThe town owned 1848 boats in good order. The quay took 1887 tonnes of grain. "
        "The harbour counted 1929 sailors on the quay.\n"
    )
    assert "timeline" not in kinds(story(text))


def test_a_list_of_dates_is_a_timeline_and_other_lists_are_not() -> None:
    dates = "# Dates\n\n- 1998: The lock was renewed\n- 2004: Grain arrived\n- 2019: The second lock opened\n"
    scene = only(story(dates), "timeline")
    assert scene.takeaway == "Dates"
    mixed = dates.replace("2004: ", "")
    assert "timeline" not in kinds(story(mixed))
    backwards = dates.replace("1998", "2021")
    assert "timeline" not in kinds(story(backwards))


def test_nothing_of_a_list_is_lost_in_a_timeline() -> None:
    many = "# Dates\n\n" + "".join(f"- {year}: Event {year}\n" for year in range(1990, 2010))
    told = story(many)
    shown = str([(scene.points, scene.chart) for scene in told.scenes])
    assert all(f"Event {year}" in shown for year in range(1990, 2010))


def test_chinese_dates_make_a_timeline() -> None:
    scene = only(
        story("# 历史\n\n- 1998年：船闸翻新\n- 2004年3月：第一批粮食到港\n- 2019年：第二道船闸启用\n"),
        "timeline",
    )
    assert scene.chart is not None
    assert [str(point.value) for point in scene.chart.points] == ["1998.00", "2004.17", "2019.00"]


def test_a_timeline_survives_the_outline() -> None:
    first = story(f"# History\n\n{HISTORY}\n")
    again = outline(first)
    document = read(Source("again.md", ".md", again.encode()))
    second = plan(document, tuple(understand(each, "en") for each in document.sections))
    before, after = only(first, "timeline"), only(second, "timeline")
    assert before.chart is not None
    assert after.chart is not None
    assert before.chart.categories == after.chart.categories
    assert before.takeaway == after.takeaway


def test_a_conclusion_gives_the_sentence_to_remember() -> None:
    told = story(f"# Trade\n\nTimber arrives by ship as well.\n\n# Conclusion\n\n{CONCLUSION}\n")
    last = told.scenes[-1]
    assert last.kind == "closing"
    assert last.takeaway in CONCLUSION
    assert last.cites
    titles = [scene.takeaway for scene in told.scenes]
    assert len(set(titles)) == len(titles)


def test_the_front_matter_closes_a_deck_with_its_own_sentence() -> None:
    told = story(
        "# Trade\n\n- Timber\n- Grain\n", "title: Husum\nclosing: Book a berth today\ncontact: a@b.example"
    )
    assert (told.scenes[-1].takeaway, told.scenes[-1].subtitle) == ("Book a berth today", "a@b.example")
    assert not told.problems


def test_a_deck_with_nothing_more_to_say_has_no_closing_slide() -> None:
    assert "closing" not in kinds(story("# Trade\n\nTimber arrives by ship.\n\n# Fleet\n\nBoats are new.\n"))


def test_a_closing_survives_the_outline_once() -> None:
    first = story(f"# Trade\n\n- Timber\n- Grain\n\n# Conclusion\n\n{CONCLUSION}\n")
    document = read(Source("again.md", ".md", outline(first).encode()))
    second = plan(document, tuple(understand(each, "en") for each in document.sections))
    assert only(second, "closing").takeaway == only(first, "closing").takeaway


def test_notes_hold_the_whole_paragraph_with_the_charted_sentence_marked() -> None:
    before = "The harbour is small."
    charted = "According to the port authority, grain makes up 62% of the cargo."
    after = "Timber arrives by ship as well."
    told = story(f"# Trade\n\n{before} {charted} {after}\n\nThe railway came back to the quay in time.\n")
    (chart,) = [scene for scene in told.scenes if scene.chart]
    assert chart.notes[0] == f"Section “Trade”, paragraph 1: {before} ▶ {charted} {after}"
    assert not any(before in note for note in chart.notes[1:])
    assert not any("▶" in note for scene in told.scenes if not scene.chart for note in scene.notes)


def test_two_points_stand_beside_the_chart_of_their_section() -> None:
    told = story(
        "# Trade\n\nAccording to the port authority, grain makes up 62% of the cargo.\n\n"
        "The railway came back to the quay in time. Merchants rent the old warehouses again.\n"
    )
    (chart,) = [scene for scene in told.scenes if scene.chart]
    assert "points" not in kinds(told)
    assert "The railway came back to the quay in time" in [point.text for point in chart.points]
    assert any("Merchants rent" in note for note in chart.notes)


def test_two_figures_of_one_sentence_share_a_slide() -> None:
    told = story(
        "# Growth\n\nThe app achieved a growth rate of 967% in three months, "
        "and a download count that multiplied by about 60 folds.\n"
    )
    (numbers,) = [scene for scene in told.scenes if scene.callouts]
    assert [each.figure for each in numbers.callouts] == ["+967%", "≈60×"]
    assert not any(scene.chart for scene in told.scenes)


def test_a_title_is_not_said_again_beside_its_chart() -> None:
    told = story("# Trade\n\nGrain makes up 62% of the cargo of the harbour.\n")
    (chart,) = [scene for scene in told.scenes if scene.chart]
    assert chart.points == ()


SECTION = (
    "# Trade\n\nThe harbour opened a second quay for grain last spring. Farmers bring their rye by barge from upriver. "
    "Grain makes up 62% of the cargo of the harbour.\n\n"
    "Timber from the north arrives by ship again. Fishermen have bought new boats for the winter. "
    "The town rents its old warehouses to merchants. Engineers renew the sluice every second summer.\n\n"
    "Sailors train on the old lightship in the spring. The museum shows models of the first steamers. "
    "Children learn to row behind the mole. A ferry to the islands leaves at every tide.\n"
)


def test_a_chart_of_one_mark_takes_the_points_of_its_paragraph_beside_it_and_leaves_three() -> None:
    told = story(SECTION)
    (chart,) = [scene for scene in told.scenes if scene.chart]
    (points,) = [scene for scene in told.scenes if scene.kind == "points"]
    beside = [point.text for point in chart.points]
    left = [point.text for point in points.points]
    assert beside
    assert all(text.split()[0] in ("The", "Farmers") for text in beside)
    assert len(left) >= 3
    assert not set(beside) & set(left)  # nothing is told twice


def test_what_is_said_of_a_figure_afterwards_may_stand_beside_it() -> None:
    grain = "Grain makes up 62% of the cargo of the harbour."
    told = story(SECTION.replace(f" {grain}", "").replace("# Trade\n\n", f"# Trade\n\n{grain} "))
    (chart,) = [scene for scene in told.scenes if scene.chart]
    assert [point.text for point in chart.points] == [
        "The harbour opened a second quay for grain last spring",
        "Farmers bring their rye by barge from upriver",
    ]


def test_a_chart_takes_no_point_where_three_would_not_be_left() -> None:
    told = story(SECTION.partition("\n\nSailors")[0] + "\n")
    (chart,) = [scene for scene in told.scenes if scene.chart]
    (points,) = [scene for scene in told.scenes if scene.kind == "points"]
    assert chart.points == ()
    assert len(points.points) == 3


def test_notes_of_a_timeline_mark_every_event() -> None:
    scene = only(story(f"# History\n\n{HISTORY}\n"), "timeline")
    (note,) = scene.notes
    assert note.count("▶ ") == 3
    assert note.replace("▶ ", "").endswith(HISTORY.strip())


STEPS = (
    "First, the crew checks the gauges of the pump. Next, the driver closes the upper valve by hand. "
    "Finally, the engineer signs the log of the day."
)


@pytest.mark.parametrize(("heading", "ordered"), [("How to stop the pump", True), ("Three reasons", False)])
def test_steps_are_numbered_and_arguments_are_not(heading: str, ordered: bool) -> None:
    told = story(f"# {heading}\n\n{STEPS}\n")
    points = [point for scene in told.scenes if scene.kind == "points" for point in scene.points]
    assert len(points) == 3
    assert {point.ordered for point in points} == {ordered}


RECIPE = (
    "First, shred a white cabbage finely. Then add twenty grams of salt and knead until the juice runs. "
    "Next, press the cabbage into a jar. Finally, move the jar to a cool cellar."
)


def test_imperatives_in_an_order_are_numbered_steps() -> None:
    (scene,) = [scene for scene in story(f"# How to make sauerkraut\n\n{RECIPE}\n").scenes if scene.points]
    assert scene.takeaway == "How to make sauerkraut"
    assert [point.text for point in scene.points] == [
        "Shred a white cabbage finely",
        "Add twenty grams of salt and knead until the juice runs",
        "Press the cabbage into a jar",
        "Move the jar to a cool cellar",
    ]
    assert all(point.ordered for point in scene.points)


def test_steps_in_chinese_are_numbered() -> None:
    text = "首先，把白菜切成细丝。然后，加入二十克盐反复揉搓。最后，把坛子搬进阴凉的地窖。"
    (scene,) = [scene for scene in story(f"# 泡菜的制作步骤\n\n{text}\n").scenes if scene.points]
    assert [point.text for point in scene.points] == [
        "把白菜切成细丝", "加入二十克盐反复揉搓", "把坛子搬进阴凉的地窖",
    ]  # fmt: skip
    assert all(point.ordered for point in scene.points)


@pytest.mark.parametrize(
    ("prose", "left", "right"),
    [
        (
            "A second tank would cost little and could be dug by members, while a connection to the mains would "
            "cost a fortune.",
            ("A second tank", "Would cost little and could be dug by members"),
            ("A connection to the mains", "Would cost a fortune"),
        ),
        (
            "Whereas trams run on rails of their own, buses share the road with everybody else.",
            ("Trams", "Run on rails of their own"),
            ("Buses", "Share the road with everybody else"),
        ),
        (
            "Yeasts are tiny living fungi. Lactic acid bacteria, on the other hand, tolerate a lot of salt.",
            ("Yeasts", "Are tiny living fungi"),
            ("Lactic acid bacteria", "Tolerate a lot of salt"),
        ),
        (
            "过去，办一张许可证要跑五个窗口；如今，在手机上就能办好。",
            ("过去", "办一张许可证要跑五个窗口"),
            ("如今", "在手机上就能办好"),
        ),
    ],
)
def test_a_contrast_stands_in_two_columns(prose: str, left: tuple[str, str], right: tuple[str, str]) -> None:
    scene = only(story(f"# Water\n\n{prose}\n"), "comparison")
    assert [(each.heading, each.points[0].text) for each in scene.columns] == [left, right]
    assert all(point.cites for each in scene.columns for point in each.points)
    assert scene.notes


@pytest.mark.parametrize(
    "prose",
    [
        "The bacteria sour the dough, while the yeast makes it rise.",  # "it" stands for the dough
        "While it rained, the crews waited in the harbour for the tide.",  # a time, no contrast
        "Food became dearer, while Anna stayed at home.",  # not said alike
    ],
)
def test_what_only_looks_like_a_contrast_is_none(prose: str) -> None:
    assert "comparison" not in kinds(story(f"# Water\n\n{prose}\n"))


def test_a_definition_leads_the_points_with_its_term_in_bold() -> None:
    told = story(
        "# What fermentation is\n\nFermentation is the process by which microbes turn sugars into acids. "
        "People used fermentation for nine thousand years. Most chemists held it for a kind of decay.\n"
    )
    scene = only(told, "points")
    assert scene.takeaway == "What fermentation is"
    term, rest = scene.points[0].runs
    assert (term.text, term.bold) == ("Fermentation", True)
    assert rest.text == " is the process by which microbes turn sugars into acids"
    assert not any(run.bold for point in scene.points[1:] for run in point.runs)


def test_a_short_quotation_stands_beside_one_or_two_points() -> None:
    told = story(
        "# The mill\n\nThe old mill grinds rye and barley for the whole coast.\n\n"
        "“Nobody in this town must wait for the railway any more,” says Jon Lund, head of the port.\n"
    )
    assert "quotation" not in kinds(told)
    (scene,) = [scene for scene in told.scenes if scene.quote]
    assert (scene.kind, scene.quote and scene.quote.speaker) == ("points", "Jon Lund")
    assert scene.points


def test_an_agenda_has_no_number_twice() -> None:
    parts = "".join(f"# {n}. Part {name}\n\n- one\n- two\n\n" for n, name in enumerate("ABCDEFG", 1))
    told = story(parts + "# 8. Part H\n\n- one\n\n## Deeper\n\n- two\n\n## Deep\n\n- three\n", "title: T")
    names = [point.text for point in only(told, "agenda").points if not point.level]
    assert names[:2] == ["Part A", "Part B"]


def test_what_a_title_announces_stands_alone_under_it() -> None:
    told = story(
        "# Take-up\n\nThe meals cost nothing at any school of the country. Three reasons were given for staying away. "
        "First, the queues are long at noon. Second, the food is made for small children. Third, older pupils may "
        "leave the grounds.\n"
    )
    scene = only(told, "points")
    assert scene.takeaway == "Three reasons were given for staying away"
    assert [point.text for point in scene.points] == [
        "The queues are long at noon", "The food is made for small children", "Older pupils may leave the grounds",
    ]  # fmt: skip


def test_the_rest_of_a_ring_is_no_source() -> None:
    told = story(
        "# Trade\n\nGrain makes up 62% of the cargo of the harbour. Timber arrives by ship as well.\n"
    )
    assert "sources" not in kinds(told)


def test_two_strong_voices_of_a_long_section_share_a_slide() -> None:
    filler = " ".join(f"Boats of the {name} fleet call at the port in every season." for name in "ABCDEFGHIJ")
    told = story(
        f"# The port\n\n{filler}\n\n"
        "“We must never wait for the tide again, because our future is the open sea,” "
        "says Ben Ray, master of the harbour.\n\n"
        "“Nobody in this town must wait for the railway any more, and we want to keep it so,” "
        "says Jon Lund, head of the port.\n"
    )
    scene = only(told, "comparison")
    assert scene.takeaway == "In the words of Ben Ray and Jon Lund"
    assert [each.heading for each in scene.columns] == [
        "Ben Ray, master of the harbour",
        "Jon Lund, head of the port",
    ]
    assert all(each.points[0].text.startswith("“") for each in scene.columns)
    assert "quotation" not in kinds(told)


def test_a_third_voice_of_a_longer_section_stands_alone_under_what_its_paragraph_says() -> None:
    filler = " ".join(f"Boats of the {name} fleet call at the port in every season." for name in "ABCDEFGHIJ")
    text = (
        f"# The port\n\n{filler}\n\n"
        "“We must never wait for the tide again, because our future is the open sea,” "
        "says Ben Ray, master of the harbour.\n\n"
        "“Nobody in this town must wait for the railway any more, and we want to keep it so,” "
        "says Jon Lund, head of the port.\n\n"
        "Rosa Lind, a nurse from Malmö, lost her way on the first evening in the town. “I had walked past the old lock "
        "three times and nobody on the quay could tell me where the ferry to the islands leaves from. I thought to "
        "myself that the town must have forgotten its own boats. Only later did I learn that the ferry had left the "
        "town for good.”\n"
    )
    (alone,) = [scene for scene in story(text).scenes if scene.kind == "quotation"]
    assert alone.quote
    assert (alone.quote.speaker, alone.quote.role) == ("Rosa Lind", "nurse from Malmö")
    assert alone.takeaway == "Rosa Lind lost her way on the first evening in the town"
    assert alone.quote.text.endswith("the ferry had left the town for good.")  # a cut story keeps its end
    assert len(alone.cites) >= 2  # the words, and what is said of them
    assert "comparison" in kinds(story(text))
    listed = [point.text for scene in story(text).scenes for point in scene.points if scene.kind == "points"]
    assert not any("Rosa" in each for each in listed)  # told once


def test_arguments_that_open_a_paragraph_each_have_a_slide_of_their_own() -> None:
    more = "The {} of the town knew it long before the council did. Nobody had asked them in all those years."
    told = story(
        "# The lock is too small for the ships of today\n\n"
        f"First, the ships have grown wider than the gates. {more.format('pilots')}\n\n"
        f"Next, the pumps cannot keep up with the tide. {more.format('engineers')}\n\n"
        f"Furthermore, the harbour earns nothing on the days of waiting. {more.format('merchants')}\n"
    )
    first = next(scene for scene in told.scenes if scene.kind == "points")
    assert first.takeaway == "The lock is too small for the ships of today"
    assert [point.text for point in first.points] == [
        "The ships have grown wider than the gates",
        "The pumps cannot keep up with the tide",
        "The harbour earns nothing on the days of waiting",
    ]


def test_the_fields_above_minutes_stand_on_the_title_slide() -> None:
    told = story(
        "Date: 3 June. Chair: Nora Okafor.\n\n# Status\n\n- one\n- two\n\n# Risks\n\n- three\n- four\n"
    )
    assert told.scenes[0].subtitle == "Date: 3 June · Chair: Nora Okafor"
    assert [scene.section for scene in told.scenes[1:]] == ["Status", "Risks"]


def test_a_line_in_italics_above_the_first_heading_is_the_subtitle() -> None:
    told = story(
        "*A short report for the council*\n\n# Demand\n\n- one\n- two\n\n# Cost\n\n- three\n- four\n"
    )
    assert told.scenes[0].subtitle == "A short report for the council"
    assert "Overview" not in [scene.takeaway for scene in told.scenes]


def test_a_step_whose_verb_comes_first_keeps_its_word() -> None:
    told = story(
        "# The stages of a night\n\nFirst, the muscles relax. Then the heart slows down. Next comes deep sleep. "
        "Finally, the brain becomes active again.\n"
    )
    assert [point.text for point in only(told, "points").points][2] == "Next comes deep sleep"


@pytest.mark.parametrize(
    ("sentence", "title", "left"),
    [
        ("Families have moved back: the school had 31 pupils and has 44 now", "The school had 31 pupils and has 44 now",
         "Families have moved back"),
        ("The boat carried 61,000 people in 2013, down from 98,000, and every crossing lost money",
         "It carried 61,000 people in 2013, down from 98,000", "Every crossing lost money"),
        ("The school had 31 pupils in 2022 and lost two teachers", "The school had 31 pupils in 2022",
         "The school had 31 pupils in 2022 and lost two teachers"),
        ("Something else altogether was said", "The school had 31 pupils", "Something else altogether was said"),
    ],
)  # fmt: skip
def test_a_line_beside_a_chart_does_not_say_the_title_again(sentence: str, title: str, left: str) -> None:
    assert unsaid(Point(plain(sentence)), title).text == left
