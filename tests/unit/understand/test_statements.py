import pytest

from deckmaker.model import Statement
from deckmaker.understand.sentences import split
from deckmaker.understand.statements import statements
from deckmaker.understand.statistics import statistics


def stated(text: str) -> list[Statement]:
    sentences = split(text, "en")
    return list(statements(text, statistics(text, sentences), sentences))


def one(text: str) -> Statement:
    found = [each for each in stated(text) if each.weight > 0.15]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "values", "labels"),
    [
        ("Repairs fell from 90 hours to 36.", [90, 36], ("before", "after")),
        ("Turnout climbed from 41.2% in 1998 to 57.9% in 2016.", [41.2, 57.9], ("1998", "2016")),
        ("Inflation eased to 2.1% from 4.4%.", [4.4, 2.1], ("before", "after")),
        ("A refill used to cost $18; it now costs $7.", [18, 7], ("before", "now")),
        (
            "A ticket took 25 minutes to issue. Passengers complained a lot. Today, a ticket is issued "
            "in just 3 minutes.",
            [25, 3],
            ("before", "now"),
        ),
    ],
)
def test_before_and_after_are_paired_in_the_order_of_time(
    text: str, values: list[float], labels: tuple[str, ...]
) -> None:
    found = one(text)
    assert found.kind == "before_after"
    assert [float(each.value) for each in found.statistics] == values
    assert found.labels == labels


def test_respectively_pairs_names_with_figures() -> None:
    found = one("Oslo, Turku and Malmo recorded 14,000, 9,000 and 6,500 visits respectively.")
    assert found.kind == "comparison"
    assert found.labels == ("Oslo", "Turku", "Malmo")


def test_figures_in_brackets_are_named_by_what_stands_before() -> None:
    found = one("Nurses (64%), teachers (58%) and drivers (31%) backed the plan.")
    assert (found.kind, found.labels) == ("shares", ("Nurses", "teachers", "drivers"))


def test_exclusive_shares_that_add_to_a_hundred_are_a_composition() -> None:
    found = one("Coal accounted for 52% of output, gas for 33% and wind for 15%.")
    assert found.kind == "composition"
    assert [name.lower() for name in found.labels] == ["coal", "gas", "wind"]


def test_a_series_is_ordered_by_date() -> None:
    found = one("Visits hit 15,200 in June, 13,900 in May and 16,800 in July.")
    assert found.kind == "series"
    assert found.labels == ("May", "June", "July")


def test_a_part_finds_its_whole_a_sentence_back() -> None:
    found = one("The valley has “five great orchards”. Among them, two of them are organic.")
    assert (found.kind, found.statistics[0].whole) == ("part_of_count", 5)


def test_growth_and_multiple_stay_apart() -> None:
    found = stated(
        "Zento posted a growth rate of 340% in a year, and its traffic multiplied by about 12 times."
    )
    assert sorted(each.kind for each in found) == ["growth", "multiple"]


def test_figures_of_different_units_are_never_grouped() -> None:
    for each in stated("The mine sold 400 tonnes for $9 million, up from 300 tonnes and $5 million in 2011."):
        assert len({figure.unit for figure in each.statistics}) == 1


def test_each_statistic_stands_in_one_statement_at_most() -> None:
    text = "Sales rose from 4% in 2001 to 9% in 2005 and 11% in 2009. Of the 80 shops, 60 sell online."
    members = [figure.span for each in stated(text) for figure in each.statistics]
    assert len(members) == len(set(members))


def test_actual_and_target_are_told_apart() -> None:
    found = one("The port handled 5.1 million tonnes, against a target of 6 million tonnes.")
    assert (found.kind, found.labels) == ("target", ("Actual", "Target"))


def test_the_earlier_level_behind_a_comma_counts_the_same_things() -> None:
    (pair,) = stated("There are 118 people on the waiting list, up from 74 two years ago.")
    assert pair.kind == "before_after"
    assert [(each.value, each.unit) for each in pair.statistics] == [(74, "people"), (118, "people")]
    assert all(each.subject != "There" for each in pair.statistics)
