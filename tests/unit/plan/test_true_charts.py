"""Which sentence gives which figures side by side, and which gives no chart of that kind at all."""

from __future__ import annotations

import pytest

import deckmaker


def drawn(sentence: str) -> list[tuple[str, dict[str, str]]]:
    """Kind and labelled figures of the first chart of each statement of a sentence."""
    made = []
    for offer in deckmaker.charts(sentence):
        for chart in offer.charts[:1]:
            row = chart.series[0].points
            made.append(
                (chart.kind, {name: each.label for name, each in zip(chart.categories, row, strict=False)})
            )
    return made


@pytest.mark.parametrize(
    "sentence",
    [
        "The new pump uses 40% less power than the old one.",
        "Prices are 20% below those in the city.",
        "Costs ran over budget by 45%.",
        "The road climbs at a gradient of 14%.",
        "The firm returned 5.2% on equity.",
        "The vaccine is 94% effective.",
        "Output was capped at 95% of the previous year's.",
        "The fare is about half of what the old ferry charged.",
        "The board proposes half of last year's dividend.",
        "Fish stocks stand at a third of their 1970 level.",
        "The plant runs at 70% of its former speed.",
        "Between a fifth and a quarter of the crop was lost.",
        "By 2030 the city wants 80% of trips to be made on foot.",
        "Early trials suggest 20 per cent more hay in a dry year.",
    ],
)
def test_what_is_no_part_of_a_whole_gets_no_ring(sentence: str) -> None:
    assert "doughnut" not in [kind for kind, _ in drawn(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The dam is at 62% of its capacity.",
        "Nearly two thirds of the members voted for the plan.",
        "The subsidy covers half the cost of fertiliser.",
        "Just under half of adults (47%) exercise enough.",
        "Gas stores are 71% full.",
        "Immigrants make up 14 percent of the population.",
        "More than 15,000 pupils sat the exam and 87 per cent passed.",
        "The share of women is 31%.",
    ],
)
def test_a_part_of_a_named_whole_gets_a_ring(sentence: str) -> None:
    assert [kind for kind, _ in drawn(sentence)] == ["doughnut"]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        ("Coffee costs 2.80 euros in Lyon, 3.10 in Paris and 2.20 in Lille.",
         {"Paris": "€3.10", "Lyon": "€2.80", "Lille": "€2.20"}),
        ("Nurses work an average of 43 hours a week, doctors 51 and cleaners 38.",
         {"Doctors": "51 hours", "Nurses": "43 hours", "Cleaners": "38 hours"}),
        ("The lengths of headlines, leads and titles are 24, 128 and 13 characters, respectively.",
         {"Leads": "128 characters", "Headlines": "24 characters", "Titles": "13 characters"}),
        ("Norway, Sweden and Denmark won 16, 8 and 3 medals respectively.",
         {"Norway": "16 medals", "Sweden": "8 medals", "Denmark": "3 medals"}),
        ("Exports are 9% of sales, with Germany taking 31% of them, Belgium 24% and Japan 6%.",
         {"Germany": "31%", "Belgium": "24%", "Japan": "6%"}),
        ("About 15 percent of patients had headaches, 9 percent felt sick and 4 percent had a rash.",
         {"Headaches": "≈15%", "Felt sick": "9%", "Rash": "4%"}),
        ("Between 2010 and 2020 the number of farms fell from 12,400 to 8,900.",
         {"2010": "12,400", "2020": "8,900"}),
        ("The school had 31 pupils in 2022 and has 44 now.", {"2022": "31 pupils", "Now": "44 pupils"}),
        ("There were 14 accidents in 2021, 11 in 2022 and 6 in 2023.",
         {"2021": "14 accidents", "2022": "11 accidents", "2023": "6 accidents"}),
    ],
)  # fmt: skip
def test_side_by_side_stand_all_that_the_sentence_names(sentence: str, figures: dict[str, str]) -> None:
    assert [each for _, each in drawn(sentence)] == [figures]


@pytest.mark.parametrize(
    "sentence",
    [
        "We compare two methods: Query Feedback (22) and Clarity (23).",
        "Learners forget fast when they stop taking classes [17], [18] and when they move away [19].",
        "Write to the office, Phone (555) 853-3242, Cell (555) 705-7201.",
        "Let X = {x i } N i=1 be the space with V = {w i } N i=1 its words.",
        "The contribution of this paper is three-fold.",
        "The games took place in Olympia from 776 BCE to 394 AD.",
        "The model uses a learning rate of 0.001 and gradient clipping at 5.",
        "Knowledge bases are large collections of facts (RDF triples) on many topics.",
        "Both gains were significant (p < 0.05 for Alpha and p < 0.005 for Beta).",
        "The river rose to just short of the 7-metre wall and the 9-metre bridge.",
    ],
)
def test_references_symbols_and_telephones_are_no_figures(sentence: str) -> None:
    assert drawn(sentence) == []


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "On the coldest days of 2021 attendance in the schools fell from 96% to 90%.",
            {"Before": "96%", "After": "90%"},
        ),
        (
            "In 2022 the hall in the town was above 25 degrees on 34 school days, compared with ten days in 2001.",
            {"2001": "10 days", "2022": "34 days"},
        ),
        (
            "Reliability, which had sunk to 64% in the winter, recovered to 91%.",
            {"Before": "64%", "After": "91%"},
        ),
        (
            "The mill used 7,400 tonnes of coal, down from 9,100 tonnes in 2021 and 10,300 tonnes in 2019.",
            {"2019": "10,300 t", "2021": "9,100 t", "Now": "7,400 t"},
        ),
    ],
)
def test_each_figure_has_the_time_that_the_sentence_gives_it(sentence: str, figures: dict[str, str]) -> None:
    assert drawn(sentence)[0][1] == figures


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Keeping the mare cost me about £4,200 a year: £1,900 for hay, £1,500 for the stable and £800 for the vet.",
            {"Hay": "£1,900", "Stable": "£1,500", "Vet": "£800"},
        ),
        (
            "The club had three offers: £21,000 from Dale and Sons, £24,500 from Northway Fencing and £19,800 from a"
            " firm in Hull that wanted to be paid first.",
            {"Northway Fencing": "£24,500", "Dale and Sons": "£21,000", "Firm in Hull": "£19,800"},
        ),
        (
            "Among pupils in the largest classes the rate is 28%; among those in the smallest classes it is 11%.",
            {"Largest classes": "28%", "Smallest classes": "11%"},
        ),
    ],
)
def test_a_list_is_labelled_by_what_each_figure_is_for(sentence: str, figures: dict[str, str]) -> None:
    assert drawn(sentence)[0][1] == figures


def test_what_nobody_has_doubled_is_not_drawn() -> None:
    assert drawn("The sums show why doubling the traffic of an old bridge rarely brings it down.") == []
    assert drawn("The firm sold 4 million pumps, doubling its revenue.") != []


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Die Preise liegen 20 Prozent unter denen der Stadt."),
        ("de", "Die Steigung beträgt 14 Prozent."),
        ("de", "Bis 2030 sollen 80 Prozent der Wege zu Fuß zurückgelegt werden."),
        ("fr", "La nouvelle pompe consomme 40 % d'électricité en moins."),
        ("fr", "Les loyers sont 20 % plus bas qu'en ville."),
        ("es", "La pendiente es del 14 %."),
        ("it", "La pendenza è del 14 per cento."),
        ("zh", "价格比去年低20%。"),
        ("zh", "增值税税率为13%。"),
        ("zh", "到2030年，80%的出行将步行完成。"),
    ],
)
def test_rates_and_differences_get_no_ring_in_any_language(language: str, sentence: str) -> None:
    offers = deckmaker.charts(sentence, language=language)
    assert "doughnut" not in [chart.kind for offer in offers for chart in offer.charts]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("de", "Der Anteil der Frauen liegt bei 31 Prozent."),
        ("fr", "En 2024, 1 850 personnes ont suivi un atelier, dont 62 % avaient plus de 60 ans."),
        ("zh", "女性占31%。"),
        ("zh", "三分之一的受访者骑车上班。"),
    ],
)
def test_a_part_gets_its_ring_in_any_language(language: str, sentence: str) -> None:
    offers = deckmaker.charts(sentence, language=language)
    assert "doughnut" in [chart.kind for offer in offers for chart in offer.charts[:1]]


def test_a_title_that_points_back_is_led_by_the_heading() -> None:
    text = (
        "## Why it stopped\n\nThe county said the old vessel cost too much. It carried 61,000 passengers in 2013, "
        "down from 98,000 in 2003, and every crossing lost 340 kroner.\n"
    )
    build = deckmaker.build(deckmaker.Source("a.md", ".md", text.encode()))
    said = [slide.title for slide in build.deck.slides]
    assert "Why it stopped: 61,000 passengers in 2013, down from 98,000 in 2003" in said
    lines = [point.text for scene in build.storyboard.scenes for point in scene.points]
    assert not any(line.startswith("The county carried") for line in lines)


def test_a_fraction_without_a_whole_is_no_part_of_one() -> None:
    assert drawn("The vote gave the camp a minority larger than a third to veto any bill.") == []


@pytest.mark.parametrize(
    "sentence",
    [
        # who acts or says so is no name of an amount, nor is an adverb
        "The airline has shelved a $400 million plan to buy back shares and will raise $750 million in new capital.",
        "In spring the studio reportedly turned down an offer of $90 million, holding out instead for $200 million.",
        "Unlike press advertising, which Numeris says will barely reach $2 billion, the market for radio in the U.S."
        " totalled $14 billion and is put by Mediastat at $18 billion.",
        # a step is no level
        "Aurora holds a three mile lead over Borealis, while Corvus is a further three miles astern.",
        # the minutes of a time in hours
        "Adults spend 3 hours and 20 minutes on films, 45 minutes on games and 20 minutes on letters.",
        # the last market day is no owner of a value
        "At the close on Friday its value was $41 billion, just behind Northline's $44 billion.",
    ],
)
def test_figures_of_nobody_named_stand_in_no_row(sentence: str) -> None:
    labels = [name for _, figures in drawn(sentence) for name in figures]
    assert not [name for name in labels if name in ("Friday", "Numeris", "Mediastat", "Aurora", "Films")]
    assert not [name for name in labels if "instead" in name or "will" in name.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "About 3 million people catch the cold each year. Earlier this year it made 14 people ill in two towns.",
        "The firm refused $300 million, and wanted as much as $900 million. After selling itself for $210 million last"
        " year, its rival is now the second largest shop of the web.",
        "Nobody has counted them, but estimates range from 20,000 to as many as 900,000.",
    ],
)
def test_what_is_of_two_things_is_no_before_and_after(text: str) -> None:
    assert "before_after" not in [kind for kind, _ in drawn(text)]


@pytest.mark.parametrize(
    "sentence",
    [
        "She found that the shed could double as a pump house.",
        "The firm promised to cap its surge prices (at three times the usual fare).",
        "The claim that 80% of the stock is gone is simply false, says the ministry.",
        "He had done three-quarters of the way when the bell rang.",
        "The new headphones sound a little worse but are half their price.",
    ],
)
def test_what_was_denied_or_meant_otherwise_is_not_drawn(sentence: str) -> None:
    assert not drawn(sentence)


def test_who_says_it_is_not_who_has_it() -> None:
    assert drawn("The unions claim that 90 per cent of the workforce voted against it.") == [
        ("doughnut", {"Workforce": "90%", "Rest": "10%"})
    ]
    assert drawn("The latest figures show the economy grew by 1.1 per cent in spring.")[0][1] == {
        "Economy": "+1.1%"
    }


def test_a_goal_that_was_passed_stands_beside_what_was_raised() -> None:
    sentence = "The play passed its funding goal of $75,000 and pulled in $311,500 from 9,000 backers."
    assert drawn(sentence) == [("target", {"Actual": "$311,500", "Target": "$75,000"})]


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Northline is halfway through a $9 billion project to connect two-thirds of its villages with cables under"
            " the old roads of the county.",
            "Northline is halfway through a $9 billion project to connect two-thirds of its villages",
        ),
        (
            "Eating nuts early cut the risk of an allergy by more than 80% compared to children who ate none.",
            "Eating nuts early cut the risk of an allergy by more than 80% compared to children who ate none",
        ),
        (
            '"A fifth of the swimmers had also been stung before," Ms Hale said, reading from a report on the coast.',
            "A fifth of the swimmers had also been stung before",
        ),
    ],
)
def test_the_title_of_a_chart_is_a_sentence(sentence: str, title: str) -> None:
    deck = deckmaker.build(deckmaker.Source("x.md", ".md", f"# T\n\n## Findings\n\n{sentence}\n".encode()))
    assert [scene.takeaway for scene in deck.storyboard.scenes if scene.chart] == [title]


@pytest.mark.parametrize(
    ("sentence", "figures"),
    [
        (
            "Lisbon led with 23.8% of the visitors, followed by Porto (17%), Faro (12%) and Braga (9%).",
            {"Lisbon": "23.8%", "Porto": "17%", "Faro": "12%", "Braga": "9%"},
        ),
        (
            "The worries named most often are the rising costs of rent (61 percent) and the late trains (57 percent).",
            {"Rising costs of rent": "61%", "Late trains": "57%"},
        ),
        (
            "Corvus had 4 percent of the market, although Beryl (29 percent) and Onyx (21 percent) led it.",
            {"Corvus": "4%", "Beryl": "29%", "Onyx": "21%"},
        ),
    ],
)
def test_figures_in_brackets_are_named_by_what_stands_before_them(
    sentence: str, figures: dict[str, str]
) -> None:
    assert [shown for _, shown in drawn(sentence)] == [figures]


def test_a_list_in_brackets_whose_names_are_unclear_is_not_drawn_one_by_one() -> None:
    sentence = (
        "Most people followed the stories about the fire at a school for dancers in Porto, Maine (85 percent), the"
        " elections (80 percent), and the strikes of the men and women who drive the trams (79 percent)."
    )
    assert not drawn(sentence)


def test_what_a_share_was_a_year_ago_is_not_drawn_alone() -> None:
    assert not drawn("The share of Corvus was virtually unchanged from 16.4% a year ago.")


@pytest.mark.parametrize(
    ("sentence", "title"),
    [
        (
            "Corvus topped the long list of the sellers with 23.8% of the market, followed by Beryl Foods (12%), Onyx"
            " (17%) and Lark & Sons (9%).",
            "Corvus topped the long list of the sellers with 23.8% of the market",
        ),
        (
            "That total is far above the 35.2 million units which the firm had sold in the summer of the year before,"
            " good enough for a market share increase from 11.7 percent to 14.1 percent.",
            "Market share increase from 11.7 percent to 14.1 percent",
        ),
        (
            "The board said that it was a 25% rise in fares compared to the tariff that had been set after the flood of"
            " the year before last.",
            "25% rise in fares compared to the tariff that had been set after the flood of the year before last",
        ),
    ],
)
def test_a_title_says_what_its_chart_shows_though_the_sentence_says_more(sentence: str, title: str) -> None:
    deck = deckmaker.build(deckmaker.Source("x.md", ".md", f"# T\n\n## Findings\n\n{sentence}\n".encode()))
    assert [scene.takeaway for scene in deck.storyboard.scenes if scene.chart] == [title]


def test_a_number_is_not_named_after_what_another_figure_measures() -> None:
    sentence = "The average bill is $75 a month, which means that each year 83 million homes pay a fortune for films."
    assert "Average bill" not in [name for _, shown in drawn(sentence) for name in shown]


def test_what_is_said_by_the_way_of_some_is_not_drawn() -> None:
    assert not drawn(
        "The two stories, both followed by about six in ten readers, are about the flood and the rents."
    )
