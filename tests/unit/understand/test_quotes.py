"""Who is quoted, with which words."""

from __future__ import annotations

import re
import time

import pytest

from deckmaker.model import Quote, Span
from deckmaker.read import load, read
from deckmaker.understand import understand
from deckmaker.understand.quotes import quotes


def said(text: str, language: str = "en") -> tuple[Quote, ...]:
    paragraphs = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]
    found = quotes(text, paragraphs, language)
    assert all(quote.text == quote.span.of(text) for quote in found)
    return found


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        (
            "Ada Moss, head of the harbour office says, “The tide decides when we open.”",
            "Ada Moss",
            "head of the harbour office",
        ),
        (
            "The head of the office, Ada Moss, told reporters: “The tide decides when we open.”",
            "Ada Moss",
            "head of the office",
        ),
        (
            "As the harbour master of Kiel—Ada Moss—puts it, “The tide decides when we open.”",
            "Ada Moss",
            "harbour master of Kiel",
        ),
        (
            "Take Ada Moss, founder of Tideline, she says that, “The tide decides when we open.”",
            "Ada Moss",
            "founder of Tideline",
        ),
        (
            "“The tide decides when we open,” says Ada Moss, head of the harbour office.",
            "Ada Moss",
            "head of the harbour office",
        ),
        ("“The tide decides when we open,” Ada Moss said.", "Ada Moss", ""),
        (
            "“The tide decides,” said Ada Moss, a pilot. “Nobody else does so.” She smiled.",
            "Ada Moss",
            "pilot",
        ),
        ("Ada Moss, a pilot, has come. She says, “The tide decides when we open.”", "Ada Moss", "pilot"),
        (
            "According to a report by Tideline, “Harbours are open for six hours a day at most.”",
            "Tideline",
            "report",
        ),
        ("‘The tide decides when we open,’ said Ada Moss.", "Ada Moss", ""),
        (
            "Dr Ada Moss of the University of Kiel explains: “The tide decides when we open.”",
            "Dr Ada Moss",
            "University of Kiel",
        ),
        (
            "A spokesperson for Tideline said: “The tide decides when we open.”",
            "spokesperson for Tideline",
            "",
        ),
        ("In a statement, Tideline Water said: “The tide decides when we open.”", "Tideline Water", ""),
        ("A witness, Ada Moss, 27, said: “The tide decides when we open.”", "Ada Moss", "witness"),
        ("“The tide decides when we open.” — Ada Moss, pilot", "Ada Moss", "pilot"),
        (
            "“The tide decides when we open, as it did,” the head of the port authority, Ada Moss, said in May.",
            "Ada Moss",
            "head of the port authority",
        ),
        (
            "Ada Moss, who sails from Kiel, put it this way: “The tide decides when we open.”",
            "Ada Moss",
            "who sails from Kiel",
        ),
        ('"The tide decides when we open," wrote Ada Moss in a letter.', "Ada Moss", ""),
    ],
)
def test_the_speaker_is_the_one_that_the_text_names(text: str, speaker: str, role: str) -> None:
    found = said(text)
    assert found
    assert {(quote.speaker, quote.role) for quote in found} == {(speaker, role)}


def test_nobody_is_invented() -> None:
    (quote,) = said(
        "The square was full. “I had never seen so many umbrellas in my whole life.” It rained on."
    )
    assert quote.speaker == ""
    (quote,) = said("They say, “The harbour is closed on Mondays and Tuesdays.”")
    assert quote.speaker == ""


def test_the_person_whom_the_sentence_before_is_about_tells_the_story() -> None:
    (quote,) = said(
        "Rosa Lind, a nurse from Malmö, lost her way on the first day. “I had walked past the ward three times. "
        "Nobody told me that it had moved.”"
    )
    assert (quote.speaker, quote.role) == ("Rosa Lind", "nurse from Malmö")


@pytest.mark.parametrize(
    "before",
    [
        "Rosa Lind, a nurse from Malmö, met Jon Berg on the first day.",  # either may speak
        "Rosa Lind, a nurse from Malmö, asked her father about it.",
        "Rosa Lind, a nurse from Malmö, lost her way. The ward had moved.",  # not the sentence before
        "Rosa Lind lost her way.",  # who is she?
        "The Lind Group, a chain of clinics, lost its way.",
    ],
)
def test_nobody_speaks_who_may_not(before: str) -> None:
    (quote,) = said(f"{before} “I had walked past the ward three times before I saw it.”")
    assert quote.speaker == ""


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("According to Reuters, the minister said: “We open the lock before May.”", "the minister", ""),
        ("Speaking to the BBC, Ada Moss said: “We open the lock before May.”", "Ada Moss", ""),
        ("As one pilot from Kent put it, “We open the lock before May.”", "pilot from Kent", ""),
        ("“We open the lock before May,” says CEO Ada Moss.", "Ada Moss", "CEO"),
        ("“We open the lock before May,” as pilot Ada Moss from Kent puts it.", "Ada Moss", "pilot"),
        ("“We open the lock before May,” complains Ada Moss of the group Open Water.", "Ada Moss", ""),
        (
            "The town's engineer, Dr Ada Moss, told Nature: “We open the lock in May.”",
            "Dr Ada Moss",
            "town's engineer",
        ),
        (
            "Ada Moss, the late head of Tideline, famously said: “We open the lock in May.”",
            "Ada Moss",
            "late head of Tideline",
        ),
        (
            "Critics, including the pilot Ada Moss, laughed. “We open the lock in May,” she said.",
            "Ada Moss",
            "pilot",
        ),
        ("Ada Moss read the letter twice. “We open the lock before May.” It was short.", "", ""),
        (
            "“We open the lock before May,” said the head of the Tideline Group, Ada Moss.",
            "Ada Moss",
            "head of the Tideline Group",
        ),
        ("“We open the lock before May,” said Moss, speaking after talks with Winter.", "Moss", ""),
    ],
)
def test_nobody_speaks_who_is_only_spoken_to_or_of(text: str, speaker: str, role: str) -> None:
    (quote,) = said(text)
    assert (quote.speaker.removeprefix("the "), quote.role) == (speaker.removeprefix("the "), role)


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("Der Chef der Firma, Max Braun, sagte: „Wir öffnen im Mai.“", "Max Braun", "Chef der Firma"),
        (
            "Im Interview mit Anna Lang betonte Minister Kurt Vogel: „Wir öffnen im Mai.“",
            "Kurt Vogel",
            "Minister",
        ),
        ("Die Anwohnerin Petra Wolf sieht das anders: „Wir öffnen nie.“", "Petra Wolf", "Anwohnerin"),
    ],
)
def test_german_speakers_are_found_before_a_quotation(text: str, speaker: str, role: str) -> None:
    found = said(text.replace("öffnen", "öffnen die alte Schleuse"), "de")
    assert [(quote.speaker, quote.role) for quote in found] == [(speaker, role)]


@pytest.mark.parametrize(
    ("text", "language", "speaker", "role"),
    [
        (
            "El ministro de Sanidad, Luis Vega, dijo: “No habrá recortes este año.”",
            "es",
            "Luis Vega",
            "ministro de Sanidad",
        ),
        ("Le maire, Jean Roux, a déclaré : « Nous allons rouvrir le pont. »", "fr", "Jean Roux", "maire"),
        (
            "Il sindaco di Lucca, Luca Neri, ha detto: «La piazza resta aperta.»",
            "it",
            "Luca Neri",
            "sindaco di Lucca",
        ),
    ],
)
def test_the_office_may_come_before_the_name(text: str, language: str, speaker: str, role: str) -> None:
    (quote,) = said(text, language)
    assert (quote.speaker, quote.role) == (speaker, role)


def test_each_has_their_own_words_in_a_dialogue() -> None:
    found = said(
        "“Not now,” said Bea. “We can sail tomorrow.” “We sail today, or we never sail at all,” said Tom."
    )
    assert [quote.speaker for quote in found] == ["Bea", "Tom"]


def test_who_comes_after_a_quotation_goes_before_the_sentence_above_it() -> None:
    (quote,) = said(
        "Opponents say the money would be better spent on a bridge. “Thirty people need no ship, they need a road,” "
        "said Ada Moss, a pilot."
    )
    assert (quote.speaker, quote.role) == ("Ada Moss", "pilot")


@pytest.mark.parametrize(
    ("between", "speaker"),
    [
        ("The firm has opened nine shops.", "Daniel Kim"),
        ("My neighbour Elif laughed.", ""),  # "he" may be her: nobody from further up
        ("Lena laughed.", ""),
    ],
)
def test_a_pronoun_never_passes_over_somebody_nearer(between: str, speaker: str) -> None:
    (quote,) = said(
        f"Daniel Kim, the head of sales, was pleased.\n{between} “We sold twice as much as last year,” he said."
    )
    assert quote.speaker == speaker


def test_a_chinese_pronoun_never_passes_over_somebody_nearer() -> None:
    above = "馆长周文澜是本地人。\n"
    after = "他认为：“乡村图书馆的关键不在于藏书，而在于有没有人。”"
    (quote,) = said(f"{above}云南大学教授陈思远研究乡村公共空间已有十五年。{after}", "zh")
    assert (quote.speaker, quote.role) == ("陈思远", "云南大学教授")
    (quote,) = said(f"{above}云南大学教授王明读书已有十五年。{after}", "zh")
    assert quote.speaker == ""  # where the name ends is not clear


def test_a_plural_pronoun_stands_for_the_people_before() -> None:
    (quote,) = said(
        "During the fair, fishermen living in Husum complained. "
        "They said, “Nobody asked us about the new lock.”"
    )
    assert quote.speaker == "fishermen living in Husum"


@pytest.mark.parametrize(
    "text",
    [
        "The “four great bridges” of the city are famous, said Ada Moss.",
        "It is a so-called “smart harbour” and proud of it.",
        "He played in “The Old Man and the Sea” last year.",
        "The pilot called it “a disgrace”.",
    ],
)
def test_titles_and_scare_quotes_are_no_quotations(text: str) -> None:
    assert said(text) == ()


def test_a_quotation_may_span_sentences_and_end_in_mid_paragraph() -> None:
    text = "Ada Moss says, “It is high. It is very high! ” You can even see it from the hill."
    (quote,) = said(text)
    assert quote.text == "It is high. It is very high!"


@pytest.mark.parametrize(
    ("text", "speaker", "role"),
    [
        ("海港集团总经理林海表示：“潮水决定我们什么时候开门，谁也改不了。”", "林海", "海港集团总经理"),
        (
            "“潮水决定我们什么时候开门，”海港集团总经理林海说，“谁也改变不了这一点。”",
            "林海",
            "海港集团总经理",
        ),
        ("馆长周文澜说：“孩子愿意自己走进图书馆，比什么都好。”", "周文澜", "馆长"),
        (
            "海港集团创始人林海在发布会上说：“潮水决定我们什么时候开门。”他还说：“这是我们的底线，不会变。”",
            "林海",
            "海港集团创始人",
        ),
        ("“潮水决定我们什么时候开门。”他指着船说。", "", ""),
        ("正如林海所说：“潮水决定我们什么时候开门。”", "林海", ""),
        ("林海说：「潮水決定我們什麼時候開門。」", "林海", ""),
    ],
)
def test_chinese_speakers_are_found(text: str, speaker: str, role: str) -> None:
    found = said(text, "zh")
    assert found
    assert {(quote.speaker, quote.role) for quote in found} == {(speaker, role)}


def test_a_whole_saying_weighs_more_than_a_fragment() -> None:
    whole, fragment = said(
        "Ada Moss, a pilot, says, “We must build the lock now, because the sea will not wait.” "
        "Ben Ray said it was “part of the plan that we all agreed”."
    )
    assert whole.weight > fragment.weight + 0.2


def test_every_quotation_of_the_seed_article_has_its_speaker(seed_article) -> None:  # type: ignore[no-untyped-def]
    document = read(load(seed_article), None)
    found = [quote for section in document.sections for quote in understand(section, "en").quotes]
    assert [(quote.speaker, quote.role) for quote in found] == [
        ("Liu Junjie", "chief marketing officer of Tecno"),
        ("New York Times", "article"),
        ("Zhang Meili", "foreign Student from the United States"),
        ("foreigners living in Shanghai", ""),
        ("Zhao Yun", "foreigner from Italy"),
        ("Alex Tabor", "president of Peixe Urbano"),
        ("Fu Sheng", "CEO of Cheetah Mobile"),
        ("Peter Fernandez", "CEO of 99"),
        ("Li Zhu", "founder of Tecno"),
        ("Shen Difan", "general manager of AliExpress"),
    ]


@pytest.mark.parametrize(
    "piece", ["Ada Moss, ", "A B C D ", "“a ", "says, “x y z w v” ", "the man of the ", "A. ", "(a) "]
)
def test_odd_text_takes_no_longer(piece: str) -> None:
    start = time.process_time()
    said(piece * 2000)
    assert time.process_time() - start < 3


def test_an_office_speaks_by_its_whole_name() -> None:
    found = said(
        "The Department of Agriculture notes, “Salt in the air does more harm to barley than frost.”"
    )
    assert found[0].speaker == "Department of Agriculture"


def told(text: str) -> list[tuple[str, str, str]]:
    """Speaker, role and the first words of each quotation of a text of several paragraphs."""
    spans, start = [], 0
    for part in text.split("\n\n"):
        spans.append(Span(start, start + len(part)))
        start += len(part) + 2
    return [(each.speaker, each.role, each.text[:12]) for each in quotes(text, spans)]


def test_who_goes_by_the_last_name_is_named_in_full() -> None:
    text = (
        "The bridge will close, says Nadia Ferrow, chief engineer of the county.\n\n"
        '"It will take two summers to repair," Ferrow said.'
    )
    assert told(text) == [("Nadia Ferrow", "chief engineer of the county", "It will take")]


def test_of_two_with_one_last_name_nobody_is_chosen() -> None:
    text = 'Nadia Ferrow met Paul Ferrow at the weir.\n\n"It will take two summers to repair," Ferrow said.'
    assert told(text)[0][0] == "Ferrow"


def test_a_place_before_a_role_and_a_name_is_nobody() -> None:
    text = (
        "In north Kent, fruit farmer Lana Bright said only three pickers came back after the storm.\n\n"
        '"We had to leave half the cherries on the trees," she said.'
    )
    assert told(text) == [("Lana Bright", "fruit farmer", "We had to le")]


def test_she_is_not_the_man_who_was_mentioned_last() -> None:
    text = (
        "Olga Miles plays the lead in a new series, co-created by former radio writer Jon Pell. As a girl she moved a"
        ' lot. "Almost every spring I had to find new friends," she writes in her book.'
    )
    assert told(text)[0][0] == "Olga Miles"


def test_he_adds_goes_on_with_who_spoke_last() -> None:
    text = (
        '"The water is as clean as it ever was," says Ivo Brandt, who tests it, and points to the report of the United'
        ' Rivers Office. "We have found trout above the weir again," he adds.'
    )
    assert [each[0] for each in told(text)] == ["Ivo Brandt", "Ivo Brandt"]


def test_an_office_before_a_name_is_the_role() -> None:
    text = '"We will build the ring road in three years," said City Planning Committee Chairman Tom Kane.'
    assert told(text) == [("Tom Kane", "City Planning Committee Chairman", "We will buil")]


def test_half_a_sentence_that_goes_on_later_is_worth_little() -> None:
    text = '"The people who win the race," says Ada Holm, "are the ones who rest before it."'
    spoken = quotes(text, [Span(0, len(text))])
    assert max(each.weight for each in spoken) < 0.6


def test_who_was_called_is_not_who_speaks() -> None:
    text = (
        "Paul Ferrow, a banker from Kent, had lent them the money.\n\n"
        "Two months later Hill called Ferrow and told him that the plan had changed.\n\n"
        '"We can run the mill by ourselves," he said.'
    )
    assert told(text)[0][0] == "Hill"


def test_the_title_of_a_work_is_no_quotation() -> None:
    text = "As Rose Hill wrote in “The House on the Weir: A History of the Small Towns that Stayed”, nobody left."
    assert not told(text)


def test_a_role_is_not_broken_off_at_an_abbreviation() -> None:
    text = (
        "“We broke a lot of dishes in the kitchen of that friendship,” said Martin Hale, president of the institute and"
        " a former U.S. envoy to the coast."
    )
    assert told(text)[0][:2] == ("Martin Hale", "president of the institute")
