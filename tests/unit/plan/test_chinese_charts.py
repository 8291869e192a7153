"""Chinese sentences with several figures: whose each of them is."""

from __future__ import annotations

import pytest

import deckmaker


def drawn(text: str) -> list[tuple[str, str, dict[str, str]]]:
    """Kind, title and labelled figures of the first chart of each statement."""
    made = []
    for offer in deckmaker.charts(text, "zh"):
        for chart in offer.charts[:1]:
            row = chart.series[0].points
            figures = {name: each.label for name, each in zip(chart.categories, row, strict=False) if each}
            made.append((chart.kind, chart.title, figures))
    return made


def test_figures_told_in_turn_have_the_names_that_were_listed() -> None:
    text = "茶叶、竹器、旅游三大行业受雨季影响较小，分别增长6.2%、4.1%、3.5%。"
    assert drawn(text) == [
        ("bars", "茶叶增长6.2%、竹器4.1%、旅游3.5%", {"茶叶": "6.2%", "竹器": "4.1%", "旅游": "3.5%"})
    ]


def test_parts_between_semicolons_stand_side_by_side() -> None:
    text = (
        "其中，第一产业增加值120亿元，同比增长3.1%；第二产业增加值860亿元，同比增长5.2%；第三产业增加值940亿元，"
        "同比增长6.4%。"
    )
    kind, _, figures = drawn(text)[0]
    assert kind == "bars"
    assert figures == {"第一产业": "120亿元", "第二产业": "860亿元", "第三产业": "940亿元"}


def test_a_name_does_not_end_at_a_verb_within_it() -> None:
    text = "城里智能家用电器销售额增长21%，通过网上实现的销售额增长9%，电动自行车销售额增长35%。"
    assert {"通过网上实现的销售额", "电动自行车销售额"} <= set(drawn(text)[0][2])


def test_each_of_several_is_not_drawn_as_one() -> None:
    assert not drawn("从商店看，首饰、家具零售额下降均超过20%。")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("第二产业增加值860亿元，同比增长5.2%。", "第二产业增加值860亿元，同比增长5.2%"),
        ("第二，茶园要自己修路，不能等县里拨款。村里人都同意这个办法。", "茶园要自己修路，不能等县里拨款"),
    ],
)
def test_the_second_sector_is_no_second_argument(text: str, line: str) -> None:
    said = deckmaker.summarize(text, language="zh")
    assert line in [said.takeaway, *(point.text for point in said.points)]


def test_a_line_does_not_end_with_what_leads_to_the_next_clause() -> None:
    text = (
        "到6月份，随着县里推出一系列办法，市场很快回暖，销售额比5月增加两成。茶农普遍表示今年的收成比往年好。"
    )
    lines = [point.text for point in deckmaker.summarize(text, language="zh").points]
    assert not [line for line in lines if line.endswith("一系列办法")]
