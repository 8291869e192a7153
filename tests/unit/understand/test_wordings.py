"""Sentences said shorter, in their own words."""

from __future__ import annotations

import pytest

from deckmaker.model import Paragraph, Section, Span, Wording, plain
from deckmaker.understand import understand
from deckmaker.understand.guard import balanced, starts_dangling


def worded(text: str, language: str = "en", sentence: int = -1) -> tuple[Wording, ...]:
    section = Section("s", 1, "", text, (Paragraph(Span(0, len(text)), plain(text)),))
    return understand(section, language).sentences[sentence].wordings


def best(text: str, language: str = "en", sentence: int = -1) -> str:
    found = worded(text, language, sentence)
    return found[0].text if found else ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Furthermore, the harbour handles most of the country’s grain.",
            "The harbour handles most of the country’s grain",
        ),
        ("For example, the town of Husum has built three locks.", "The town of Husum has built three locks"),
        (
            "The lock (opened in spring) serves the old harbour of Husum.",
            "The lock serves the old harbour of Husum",
        ),
        ("Husum, which lies on the North Sea, has built a second lock.", "Husum has built a second lock"),
        (
            "Ada Moss, a pilot from Kiel, has founded a school for sailors.",
            "Ada Moss has founded a school for sailors",
        ),
        (
            "Husum has built a second lock, making the harbour safer for small boats in winter.",
            "Husum has built a second lock",
        ),
        ("This is because Husum has built a second lock.", "Husum has built a second lock"),
        (
            "Husum also built the new lock in order to keep the floods out.",
            "Husum built the new lock to keep the floods out",
        ),
        (
            "The council built a lock, planted trees along the quay, and the mayor therefore won the vote.",
            "The council built a lock, planted trees along the quay, and the mayor won the vote",
        ),
    ],
)
def test_what_is_beside_the_point_goes(text: str, wanted: str) -> None:
    assert wanted in [wording.text for wording in worded(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Husum will not build a second lock before the year 2030 at the earliest.",
        "The harbour closes only if the wind reaches ten on the scale of Beaufort.",
        "Fewer than 40 ships, barges, and ferries may use the lock on any day.",
        "The old group purchasing site lost more than half of its members.",
    ],
)
def test_negation_condition_hedge_and_list_stay(text: str) -> None:
    for wording in worded(text):
        for word in ("not", "only", "if", "Fewer than", "barges", "ferries", "purchasing", "more than"):
            assert (word in text) == (word in wording.text)


@pytest.mark.parametrize(
    "text",
    [
        "This was a surprise to everybody in the town.",
        "The latter has paid for most of the work.",
        "They were not amused by the size of the bill.",
        "It took the town four years and two mayors.",
        "Its quay was built by hand in the winter.",
        "Why was the second lock never finished at all?",
        "The plan failed for this reason and for others.",
    ],
)
def test_what_points_elsewhere_is_not_offered(text: str) -> None:
    assert worded(f"There was a plan for a lock. {text}") == ()


def test_a_pronoun_gives_way_to_the_name_it_stands_for() -> None:
    text = "Ada Moss, a pilot from Kiel, has come home. She has founded a school for young sailors."
    (wording, *_) = worded(text)
    assert wording.text == "Ada Moss has founded a school for young sailors"
    assert [cite.of(text) for cite in wording.cites] == ["Ada Moss"]


def test_the_company_gives_way_to_the_name_that_was_called_one() -> None:
    text = (
        "The job went to Tideline, a small company in Husum. In fact, the company builds half of all locks."
    )
    assert best(text) == "Tideline builds half of all locks"


def test_who_says_so_becomes_a_label() -> None:
    said = best("According to the port authority, traffic has doubled in five years.")
    assert said == "Port authority: Traffic has doubled in five years"
    assert best("Ada Moss, a pilot, says that traffic has doubled in five years.").startswith("Ada Moss: ")


def test_the_words_of_a_quotation_keep_their_marks_and_their_speaker() -> None:
    assert best("Ada Moss says, “The tide decides when the harbour opens.”") == (
        "Ada Moss: “The tide decides when the harbour opens”"
    )
    assert worded("The square was full. “The tide decides when the harbour opens.”") == ()


def test_every_wording_is_an_ordered_part_of_its_sentence() -> None:
    text = (
        "However, the harbour of Husum (on the North Sea), which handled 1.2 million tonnes in 2021, "
        "closed its gates on Tuesday, after a storm had broken two of the three pumps, and the town, "
        "a place of 23,000 people, held its breath."
    )
    for wording in worded(text):
        rest = iter(text.lower().replace(",", " ").replace(".", " ").split())
        assert all(word in rest for word in wording.text.lower().replace(",", " ").replace(".", " ").split())
        assert wording.words == len(wording.text.split())
        assert balanced(wording.text)


def test_chinese_loses_whole_clauses_only() -> None:
    text = (
        "首先，随着海运的发展，这座城市新建了两座船闸，货运量增长了18%，"
        "许多居民因此找到了新的工作，生活也有了改善。"
    )
    assert worded(text, "zh")
    for wording in worded(text, "zh"):
        assert all(clause in text for clause in wording.text.split("，"))
        assert not wording.text.startswith("首先")


def test_other_languages_keep_their_sentences() -> None:
    assert best("Der Hafen von Husum (an der Nordsee) hat eine zweite Schleuse gebaut.", "de") == (
        "Der Hafen von Husum hat eine zweite Schleuse gebaut"
    )


def test_marks_come_in_pairs() -> None:
    assert balanced("“a” (b) [c] 「d」")
    assert not balanced("“a")
    assert not balanced("b) (a")
    assert starts_dangling("Among them, three are new")
    assert not starts_dangling("It is hard to see the lock at night")


def test_a_short_sentence_is_not_lost_for_a_verb_that_looks_like_a_noun() -> None:
    from deckmaker.understand.tagger import FINITE, tag

    for sentence, verb in (
        ("The cooperative wants a second boat by 2027 .", "wants"),
        ("In all the project cost 31 million kroner .", "cost"),
        ("The elderly sold their flats .", "sold"),
    ):
        tokens = sentence.split()
        assert tag(tokens)[tokens.index(verb)] in FINITE, sentence


@pytest.mark.parametrize(
    ("text", "never"),
    [
        # a second clause that has lost its verb
        ("The kiln needs a fire that burns for two days, and the wood that week was wet.", "and the wood"),
        # clauses that only a comma would join
        (
            "Last May my old boat failed its survey, the yard asked for $2,900, and I decided, rather out of spite,"
            " to build another one myself.",
            "$2,900",
        ),
        # what is denied, without what is so
        (
            "Most dams that fail are not struck by lightning or shaken; they are washed out from below.",
            "shaken",
        ),
        ("Ida did, and she sold her car in May.", "Ida did"),
    ],
)
def test_no_wording_is_left_broken(text: str, never: str) -> None:
    assert not any(never in wording.text and len(wording.text) < len(text) - 12 for wording in worded(text))


def test_a_clause_is_said_without_what_explains_it() -> None:
    text = (
        "Second, tickets will move to phones: paper ones, which still make up 22% of sales, will be sold only at the"
        " two main quays from January."
    )
    assert best(text) == "Tickets will move to phones"


@pytest.mark.parametrize(
    "sentence",
    [
        "The Petrel burns 30% less oil than the boat it replaced.",
        "If the second boat arrives in 2027, noise should fall below the limit.",
        "The yard employs 96 people, of whom 31 are women.",
        "Indoor planting lowers the dust in a room by half.",
        "In our own county, marks in reading fell by about 2% in a year.",
    ],
)
def test_a_verb_that_looks_like_a_plural_is_read_as_one(sentence: str) -> None:
    assert best(sentence) == sentence.rstrip(".")


def test_a_figure_stays_with_what_it_measures() -> None:
    text = "In 2023 the average hall in the town was above 27 degrees on 31 of the school days of that long year."
    assert not any(wording.text.endswith("27 degrees") for wording in worded(text))


def test_officials_at_the_end_of_a_sentence_are_its_label() -> None:
    text = "A blaze in the northern harbour left eight sheds in ashes, Danish officials said Sunday."
    assert best(text) == "Danish officials: A blaze in the northern harbour left eight sheds in ashes"


def test_a_sentence_without_its_main_clause_is_no_line() -> None:
    text = (
        "If the yard names one price and your neighbours name another price, of course, you go to the yard."
    )
    assert not any(wording.text.endswith("another price") for wording in worded(text))


def test_no_line_says_it_of_the_wrong_one() -> None:
    text = (
        "The imam, Walli Hanif, met Mr Hicks in 1999. He says Mr Hicks wanted to know more about the faith."
    )
    assert not any(wording.text.startswith("Mr Hicks says Mr Hicks") for wording in worded(text))
    text = "The minister, Warren Truss, met the farmers. Mr Truss says that will mean farmers will suffer."
    assert not any("Will mean" in wording.text for wording in worded(text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "The tide gauge (Fig. (11)) measures the percentage of flooded fields.",
            "The tide gauge measures the percentage of flooded fields",
        ),
        (
            "Table 2 : Locks in the north are found to be much older than those in the south.",
            "Locks in the north are found to be much older than those in the south",
        ),
        (
            "(3) Wide locks work well on windy days of any season.",
            "Wide locks work well on windy days of any season",
        ),
        (
            "We leave the comparison of the two harbours to others in this work.",
            "We leave the comparison of the two harbours to others",
        ),
    ],
)
def test_what_only_points_into_the_paper_goes(text: str, wanted: str) -> None:
    assert best(text) == wanted


def test_those_that_are_described_are_no_mystery() -> None:
    assert best("The harbour welcomes small boats and rewards those carrying grain to the islands.")


def test_a_noun_that_ends_in_ing_stays_whole() -> None:
    text = (
        "State and town inspectors will conduct random grain sampling at mills, storage sheds, and harbour"
        " terminals across the whole country."
    )
    assert not any(wording.text.endswith("random grain") for wording in worded(text))
