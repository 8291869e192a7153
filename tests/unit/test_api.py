from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

import deckmaker
from deckmaker.api import placed
from deckmaker.model import Source
from deckmaker.pipeline import understand_sections
from deckmaker.read import read

REPORT = """The co-op serves more than 40% of the valley's households. Repair calls
fell from 60 days
to 4.

In 6 districts, three of the four largest mills are closed. Members need more than two keys.
Power prices rose by 12% in 2023."""


def test_a_statistic_names_its_place_in_the_text() -> None:
    found = deckmaker.statistics(REPORT)
    assert len(found) >= 5
    for each in found:
        assert REPORT[each.start : each.end] == each.surface
        assert each.sentence.start <= each.start < each.end <= each.sentence.end


def test_a_statistic_has_value_unit_qualifier_and_kind() -> None:
    share = deckmaker.statistics(REPORT)[0]
    assert (share.value, share.unit, share.unit_surface, share.qualifier, share.kind) == (
        Decimal(40), "percentage", "%", "more_than", "proportion",
    )  # fmt: skip
    assert share.chartable


def test_a_figure_that_is_not_charted_says_why() -> None:
    barred = [each for each in deckmaker.statistics(REPORT) if not each.chartable]
    assert {each.surface for each in barred} >= {"6 districts"}
    assert all(each.reason for each in barred)


def test_the_language_is_detected_as_the_reader_does() -> None:
    german = "Der Umsatz ist nach den Zahlen der Kammer um 1.250 Euro und nicht um 900 Euro gestiegen."
    assert [each.value for each in deckmaker.statistics(german)] == [Decimal(1250), Decimal(900)]
    chinese = "该公司占有超过40%的市场。"
    assert [each.qualifier for each in deckmaker.statistics(chinese)] == ["more_than"]


def test_a_text_without_figures_has_no_statistics_and_no_charts() -> None:
    assert deckmaker.statistics("Nothing is counted here.") == ()
    assert deckmaker.charts("") == ()


def test_every_statistic_is_in_exactly_one_offer() -> None:
    offers = deckmaker.charts(REPORT)
    told = sorted(each.span for offer in offers for each in offer.statement.statistics)
    assert told == sorted(each.span for each in deckmaker.statistics(REPORT))


def test_an_offer_has_charts_best_first_or_says_why_not() -> None:
    for offer in deckmaker.charts(REPORT):
        assert offer.charts or offer.refused
        assert all(chart.reason for chart in offer.charts)
        assert all(each.reason for each in offer.refused)
        assert not {chart.kind for chart in offer.charts} & {each.kind for each in offer.refused}
    best = {offer.statement.kind: offer.best.kind for offer in deckmaker.charts(REPORT) if offer.best}
    assert best["share"] == "doughnut"
    assert best["before_after"] == "before_after"
    assert best["part_of_count"] == "icon_array"


def test_offers_stand_in_the_order_of_the_text() -> None:
    starts = [min(each.start for each in offer.statement.statistics) for offer in deckmaker.charts(REPORT)]
    assert starts == sorted(starts)


def test_a_charted_figure_keeps_its_place_in_the_text() -> None:
    points = [point for offer in deckmaker.charts(REPORT) for chart in offer.charts for point in chart.points]
    cited = [point for point in points if point.cite]
    assert cited
    assert all(
        REPORT[point.cite.span.start : point.cite.span.end] == point.surface for point in cited if point.cite
    )


def test_overlapping_shares_are_refused_a_ring() -> None:
    offers = deckmaker.charts("In the survey, 70% of women, 62% of men and 41% of children ate fruit.")
    refused = {each.kind: each.reason for offer in offers for each in offer.refused}
    assert "doughnut" in refused
    assert any(offer.best and offer.best.kind == "bars" for offer in offers)


@pytest.mark.parametrize("suffix", [".md", ".txt"])
def test_a_placed_statistic_leads_back_to_the_file(suffix: str) -> None:
    lines = [
        "Harvest report" if suffix == ".txt" else "# Harvest",
        "",
        "The barns hold **more than 40%** of it.",
    ]
    if suffix == ".txt":
        lines[2] = lines[2].replace("**", "")
    text = "\r\n".join([*lines, "", "Losses fell to 7 tonnes.", ""])
    document = read(Source("harvest" + suffix, suffix, text.encode()))
    found = placed(document, understand_sections(document))
    assert found
    for each in found:
        assert document.text[each.start : each.end].replace("**", "") == each.statistic.surface
        line = document.text.splitlines()[each.where.line - 1]
        assert line[each.where.column - 1 :].startswith(document.text[each.start : each.end])


def test_a_style_of_an_unknown_theme_is_refused() -> None:
    pytest.importorskip("matplotlib")
    with pytest.raises(deckmaker.ThemeError):
        deckmaker.style("habror")


def test_a_style_without_matplotlib_names_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("deckmaker.render.figures.find_spec", lambda name: None)
    with pytest.raises(deckmaker.DeckmakerError) as caught:
        deckmaker.style("plain")
    assert "pip install deckmaker[figures]" in caught.value.problem.hint


def test_a_chart_can_be_asked_for_from_a_path_free_text(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(REPORT, "utf-8")
    read_back = deckmaker.charts(path.read_text("utf-8"))
    assert read_back == deckmaker.charts(REPORT)
