from decimal import Decimal

import pytest

from deckmaker.model import Span, Statistic
from deckmaker.understand.sentences import split
from deckmaker.understand.statistics import statistics


def read(text: str, language: str = "en") -> list[Statistic]:
    return list(statistics(text, split(text, language), language))


def only(text: str) -> Statistic:
    found = read(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("Riverton commands more than 35% of the ferry market.", "35", "percentage", "more_than"),
        ("Nearly 8 million tourists arrived.", "8000000", "tourist", "about"),
        ("The bridge carries at least 4,200 vehicles.", "4200", "vehicle", "at_least"),
        ("Not more than 15 tonnes were lost.", "15", "metric ton", "at_most"),
        ("Fewer than 900 pupils enrolled.", "900", "pupil", "less_than"),
        ("The fund is worth €2.3bn.", "2300000000", "euro", ""),
        ("It cost US$ 40 million to build.", "40000000", "dollar", ""),
        ("The plant produces 320 MW.", "320", "megawatt", ""),
        ("Rents went up 6 per cent.", "6", "percentage", "up"),
        ("Support slid 4 percentage points.", "4", "percentage point", "down"),
        ("Orders rose almost eightfold.", "8", "fold", "about"),
        ("Membership tripled.", "3", "fold", ""),
        ("The queue lasted less than a month.", "1", "month", "less_than"),
        ("The loan of Rs 75 crore was repaid.", "750000000", "indian rupee", ""),
        ("Temperatures hit -12 °C overnight.", "-12", "degree celsius", ""),
        ("Yields rose by 30 bps.", "30", "basis point", "up"),
    ],
)
def test_a_figure_keeps_value_unit_and_qualifier(text: str, value: str, unit: str, qualifier: str) -> None:
    found = only(text)
    assert (found.value, found.unit, found.qualifier) == (Decimal(value), unit, qualifier)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("Wages rise between 3 and 7% a year.", 3, 7, "percentage"),
        ("The trip takes 20–25 minutes.", 20, 25, "minute"),
        ("Fees range from $90 to $140.", 90, 140, "dollar"),
    ],
)
def test_a_range_keeps_both_ends(text: str, low: int, high: int, unit: str) -> None:
    found = only(text)
    assert (found.value, found.upper, found.unit, found.qualifier) == (low, high, unit, "range")


@pytest.mark.parametrize(
    ("text", "part", "whole"),
    [
        ("Three in eight households rent.", 3, 8),
        ("About 7 out of 10 nurses work nights.", 7, 10),
        ("Two of the five ferries were late.", 2, 5),
        ("The town has six old mills. Four of them are museums now.", 4, 6),
        ("The library holds 5,300 maps, of which 1,900 were digitised.", 1900, 5300),
    ],
)
def test_n_of_m_keeps_its_whole(text: str, part: int, whole: int) -> None:
    found = [each for each in read(text) if each.whole is not None]
    assert [(each.value, each.whole) for each in found] == [(part, whole)]


@pytest.mark.parametrize(
    "text",
    [
        "The treaty was signed on 14 March 1987.",
        "Call us on 0445 392 118 or +44 20 7946 0018.",
        "The train leaves at 6:45 pm.",
        "See Table 4 and page 212.",
        "Kernel 5.15.2 ships with TLS 1.2.",
        "The Peugeot 208 and the Airbus A320 were shown.",
        "She came fourth in the twenty-second race.",
        "They work 24/7 in the 1990s style.",
        "Write to desk7@mail.example or https://mail.example/a?b=30%25.",
        "A radio needs more than three batteries.",
        "Would 40% of voters agree?",
        "We saw two problems: cost and time.",
    ],
)
def test_what_is_no_finding_is_never_chartable(text: str) -> None:
    assert [each.surface for each in read(text) if each.chartable] == []


def test_a_number_that_is_a_name_is_no_statistic() -> None:
    text = "The local platform 58 signed a deal. The head of 58 said so, and for 58 it matters."
    assert [each for each in read(text) if each.value == 58] == []


def test_an_elided_unit_is_carried() -> None:
    found = read("Waiting time fell from 45 minutes to 12.")
    assert [(each.value, each.unit, each.kind) for each in found] == [
        (45, "minute", "change"),
        (12, "minute", "change"),
    ]


def test_roles_are_read_from_the_clause() -> None:
    found = read("According to Harbour Watch, Marlin holds 55% of container traffic in the Baltic ports.")[0]
    assert (found.subject, found.measure, found.attribution) == (
        "Marlin",
        "container traffic",
        "Harbour Watch",
    )
    assert found.scope == "the Baltic ports"


def test_a_definition_names_the_company() -> None:
    text = "Much is due to Velora, a Lyon-based company. The company owns 61% of the depots."
    assert [each.subject for each in read(text)] == ["Velora"]


def test_a_speaker_is_credited() -> None:
    text = "Ana Ruiz, director of Solmar said, “We sell a lot. Solmar supplies 30% of the island’s power.”"
    assert read(text)[-1].attribution == "Ana Ruiz, director of Solmar"


def test_a_superlative_is_a_ranking_without_bars() -> None:
    found = [each for each in read("Orvana is the largest cider maker in Wales.") if each.kind == "ranking"]
    assert [(each.value, each.unit, each.chartable) for each in found] == [(1, "rank", False)]


def test_a_reason_is_given_for_every_refusal() -> None:
    for each in read("It took five people in 3 towns two weeks. Maybe 12 came."):
        assert each.chartable or each.reason


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("该公司占据超过35%的市场份额。", "35", "percentage", "more_than"),
        ("百分之六十二的受访者表示满意。", "62", "percentage", ""),
        ("约三亿用户每天使用。", "300000000", "", "about"),
        ("销售额达到4.5亿元。", "450000000", "chinese yuan", ""),
        ("下载量增长了近20倍。", "20", "fold", "about"),
        ("七成消费者选择网购。", "70", "percentage", ""),
        ("不到3万人报名。", "30000", "people", "less_than"),
    ],
)
def test_chinese_figures_are_read(text: str, value: str, unit: str, qualifier: str) -> None:
    found = read(text, "zh")
    assert [(each.value, each.unit, each.qualifier) for each in found] == [(Decimal(value), unit, qualifier)]


def test_spans_hold_the_surface() -> None:
    text = "Sales hit $3.2m. Nearly two-thirds of buyers came back within 10 days."
    for each in read(text):
        assert each.span.of(text) == each.surface
        assert each.span.within(each.sentence)


def test_no_text_no_statistics() -> None:
    assert statistics("", ()) == ()
    assert statistics("Nothing here.", (Span(0, 13),)) == ()
