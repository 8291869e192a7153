# ruff: noqa: E501  samples on one line
import json
from pathlib import Path

import pytest

from deckmaker.model import Bullets, Document, Source
from deckmaker.read import load, read

# the article that the first user gave, with what it must be read as; it is not ours to ship
SEED = Path(__file__).parents[4] / "shared" / "seed"

LONG = "This is a paragraph of prose, which is long enough that nobody would take it for a heading at all."


def text(*paragraphs: str) -> Document:
    return read(Source("page.txt", ".txt", "\n\n".join(paragraphs).encode()))


def titles(document: Document) -> list[str]:
    return [section.title for section in document.sections]


def test_the_first_line_is_the_title_and_short_lines_set_off_are_headings() -> None:
    document = text("The title", LONG, "A “good” heading", LONG, "\u00a0", "Is it so?", LONG)
    assert document.meta.title == "The title"
    assert titles(document) == ["", "A “good” heading", "Is it so?"]
    assert document.sections[0].key == "intro"


@pytest.mark.parametrize(
    "line",
    [
        "He left.",
        "“I never saw it”",
        "— Yes, he said",
        "see also below",
        "www.example.org/page",
        "March 5, 2018",
        "By Jane Doe",
        "It opened. Nobody came",
        "* * *",
        "A line that has so many words in it that it surely cannot be the heading of any section",
    ],
)
def test_lines_that_are_no_headings_stay_text(line: str) -> None:
    assert titles(text("Title", LONG, LONG, LONG, LONG, line, LONG)) == [""]


def test_a_list_without_marks_is_not_a_row_of_headings() -> None:
    document = text("Title", LONG, "What we sell", "Apples", "Pears", "Plums", "How we sell", LONG)
    assert titles(document) == ["", "What we sell", "How we sell"]


def test_hard_wrapped_lines_are_joined_and_lines_that_end_early_are_not() -> None:
    document = text(
        "Title",
        "The market opens at six in the morning and the first people who come to\n"
        "it are the cooks of the small restaurants that line the well-\nknown harbour.",
        "Roses are red\nViolets are blue",
    )
    assert [block.span.of(document.sections[0].text) for block in document.sections[0].blocks] == [
        "The market opens at six in the morning and the first people who come to it are the cooks of the "
        "small restaurants that line the well-known harbour.",
        "Roses are red",
        "Violets are blue",
    ]


def test_one_paragraph_a_line_needs_no_blank_lines() -> None:
    document = read(
        Source("a.txt", ".txt", f"Title\n{LONG * 2}\nA heading\n{LONG * 2}\n{LONG * 2}\n".encode())
    )
    assert document.meta.title == "Title"
    assert titles(document) == ["", "A heading"]
    assert len(document.sections[1].blocks) == 2


def test_chinese_lines_are_joined_without_a_space() -> None:
    document = text(
        "中国互联网模式走红",
        "在非洲最畅销的手机既不是三星也不是苹果，而是来自中国深圳的\n传音。据公开统计，该公司在北非六个主要国家占有超过40%的市\n场份额。",
        "海外用户点赞",
        "来自美国的留学生最近爱上了一款应用。",
    )
    assert titles(document) == ["", "海外用户点赞"]
    assert "深圳的传音" in document.sections[0].text
    assert "市场份额" in document.sections[0].text
    assert document.meta.language == "zh"


def test_a_byline_and_a_date_go_to_the_meta() -> None:
    for head in (
        "Title\nBy Jane Doe | March 5, 2018",
        "Title\n\nBy Jane Doe\n\n5 March 2018",
        "Title\n\nBy Jane Doe, 2018-03-05",
    ):
        meta = text(head, LONG).meta
        assert (meta.title, meta.author) == ("Title", "Jane Doe")
        assert meta.date in ("March 5, 2018", "5 March 2018", "2018-03-05")


def test_underlined_lines_are_headings_with_two_levels() -> None:
    document = text("Title\n=====", "Part\n====\n" + LONG, "Detail\n------", LONG)
    assert [(each.key, each.level) for each in document.sections] == [("part", 1), ("part/detail", 2)]


def test_lists_keep_their_marks_levels_and_continuations() -> None:
    document = text(
        "Title",
        LONG + " Such as:\n- a fish\n- a bird that\n  flies\n    * an owl\n",
        "1. one\n2) two",
        "(a) last",
    )
    _, bullets = document.sections[0].blocks
    assert isinstance(bullets, Bullets)
    whole = document.sections[0].text
    assert [(each.span.of(whole), each.level, each.ordered) for each in bullets.bullets] == [
        ("a fish", 0, False),
        ("a bird that flies", 0, False),
        ("an owl", 1, False),
        ("one", 0, True),
        ("two", 0, True),
        ("last", 0, True),
    ]


def test_a_number_in_wrapped_prose_opens_no_list() -> None:
    wrapped = "It was found in the second of the books that are kept there, in chapter\n12. The rest of it has been lost."
    assert len(text("Title", wrapped).sections[0].blocks) == 1


def test_a_numbered_line_above_prose_is_a_heading_as_written() -> None:
    assert titles(text("Title", "1. Background", LONG, "2.1 Detail", LONG)) == ["1. Background", "2.1 Detail"]


@pytest.mark.parametrize(
    "line",
    [
        "Click here to read the original.",
        "Read more",
        "Subscribe to our newsletter",
        "Share this article",
        "点击此处阅读原文",
    ],
)
def test_what_belongs_to_the_web_page_is_dropped_with_a_note(line: str) -> None:
    document = text("Title", LONG, line, LONG)
    assert line not in document.sections[0].text
    (problem,) = document.problems
    assert (problem.severity, problem.code) == ("note", "boilerplate-dropped")
    assert problem.where
    assert (problem.where.line, problem.where.excerpt) == (5, line)


@pytest.mark.parametrize(
    "line",
    [
        "Subscription revenue grew by 40% in the year.",
        "Read more than one book a month and you will see.",
        "More people than ever have a telephone.",
        "The article in the paper said so, and it was right.",
        "By the end of the year, the company had 40% of the market.",
    ],
)
def test_prose_that_begins_alike_is_kept(line: str) -> None:
    document = text("Title", LONG, line, LONG)
    assert line in document.sections[0].text
    assert document.problems == ()
    assert document.meta.credit == document.meta.author == ""


@pytest.mark.parametrize(
    "line",
    [
        "This article originally appeared in The Post and was translated by X.",
        "Source: The Post",
        "© 2018 The Post. All rights reserved.",
        "Photo by Jane Doe",
        "来源：经济日报",
    ],
)
def test_the_credit_line_is_kept_as_the_source(line: str) -> None:
    document = text("Title", LONG, LONG, line)
    assert document.meta.credit == line
    assert line not in document.sections[0].text


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_lines_may_end_in_any_way(newline: str) -> None:
    document = read(
        Source("a.txt", ".txt", newline.join(["Title", "", "Heading", "", LONG + "\f", LONG]).encode())
    )
    assert titles(document) == ["Heading"]
    assert len(document.sections[0].blocks) == 2
    assert document.where("heading").line == 3
    assert document.where("heading", document.sections[0].blocks[1].span).line == 6


@pytest.mark.parametrize(
    ("language", "sample"),
    [
        ("en", "The share of the market that is held by the company was above that of its rivals."),
        (
            "de",
            "Der Anteil des Unternehmens ist nicht mehr so groß wie der von anderen, und das ist auch gut.",
        ),
        ("fr", "La part du marché est plus grande que celle des autres, et les clients sont dans le pays."),
        (
            "es",
            "La cuota de mercado de la empresa es más grande que la de los otros, y los clientes están por el país.",
        ),
        (
            "it",
            "La quota di mercato della società è più grande di quella degli altri, e i clienti sono nel paese.",
        ),
        (
            "pt",
            "A quota de mercado da empresa não é maior do que a dos outros, e os clientes são uma parte do país.",
        ),
        (
            "nl",
            "Het marktaandeel van het bedrijf is niet groter dan dat van de anderen, maar de klanten zijn er.",
        ),
        ("ja", "この会社の市場シェアは他の会社よりも大きいです。"),
        ("ko", "이 회사의 시장 점유율은 다른 회사보다 큽니다."),
        ("en", "Q3 2026"),
    ],
)
def test_the_language_is_told_by_script_and_common_words(language: str, sample: str) -> None:
    assert text("Title", sample).meta.language == language


@pytest.mark.skipif(not SEED.exists(), reason="the seed article is not on this machine")
def test_the_seed_article_is_parsed_as_its_gold_expects() -> None:
    gold = json.loads((SEED / "summary_gold.json").read_text("utf-8"))
    document = read(load(SEED / "article.txt"))
    assert document.meta.title == gold["deck"]["title"]
    assert document.meta.credit == gold["deck"]["subtitle_or_credit"]
    assert titles(document) == ["", *gold["expected_parse"]["headings"]]
    assert [problem.code for problem in document.problems] == ["boilerplate-dropped"]
    assert [" ".join(each.where.excerpt.split()) for each in document.problems if each.where] == gold["deck"][
        "drop"
    ]
    for section, expected in zip(document.sections, gold["sections"], strict=True):
        for bullet in expected["bullets"]:
            assert bullet["evidence"] in section.text


def test_the_head_of_a_letter_gives_title_author_and_date() -> None:
    head = "From: Ida Brandt <ida@example.org>\nTo: all\nSubject: Re: The site visit\nDate: 4 March 2025"
    document = text(head, "Dear all,", LONG, LONG)
    assert (document.meta.title, document.meta.author) == ("The site visit", "Ida Brandt")
    assert document.meta.date == "4 March 2025"
    assert "Subject" not in document.sections[0].text
    assert text("Subject: Only this", LONG).meta.title == "Only this"


def test_a_first_line_too_long_for_a_title_slide_stays_text() -> None:
    line = "A first line that goes on " + "and on " * 20
    document = text(line.strip(), LONG)
    assert document.meta.title == "page"
    assert document.sections[0].text.startswith("A first line that goes on")


def test_fields_and_addresses_are_no_title() -> None:
    assert text("Format: https://example.org/copyright\nUpstream-Name: otter", LONG).meta.title == "page"


def test_a_numbered_line_above_a_list_goes_on_with_the_headings() -> None:
    document = text(
        "Minutes", "1. Water", LONG, "2. Any other business", "- Gate code\n- Seeds", "Next: May."
    )
    assert titles(document) == ["1. Water", "2. Any other business"]
    assert isinstance(document.sections[1].blocks[0], Bullets)
    steps = text("Steps", "1. Fill", "2. Stir", "- slowly\n- for long")
    assert titles(steps) == [""]
