# ruff: noqa: E501  samples on one line
"""Saved web pages: the article, without the page around it."""

from __future__ import annotations

from base64 import b64encode
from pathlib import Path

import pytest

from deckmaker import read
from deckmaker.model import Bullets, Document, Figure, Grid, InputError, Paragraph, Quotation, Source

PNG = (
    b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x06\x00\x00\x00\x1f\x15\xc4\x89\x00\x00\x00\r"
    b"IDATx\x9cc\xf8\xcf\xc0\xf0\x1f\x00\x05\x00\x01\xff\x89\x99=\x1d\x00\x00\x00\x00IEND\xaeB`\x82"
)
LONG = "Grain exports through the eastern ports rose to 4.1 million tonnes in 2024, up from 2.6 million in 2022. "
MORE = "Almost 70% of the cargo leaves on small ships, which need no pilot, and can use the old channel. "

PAGE = f"""<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Ports recover | Harbour Daily</title>
<meta name="author" content="Ana Ruiz"><meta property="article:published_time" content="2024-05-06T08:00:00Z">
<script>var x = "In 2050 99% of ads";</script><style>p{{color:red}}</style></head><body>
<header class="site-header"><a href="/">Harbour Daily</a><nav><ul><li><a href="/n">News</a></li></ul></nav></header>
<div class="cookie-consent"><p>We use cookies, and 97% of visitors accept them, so please accept them too.</p></div>
WRAP<h1>Ports recover</h1><p>{LONG}</p><p>{MORE}It is <strong>cheap</strong>, <a href="https://e.org/x">they say</a>,
and <a href="#n">quick</a>.<br>Really.</p>
<aside class="related"><h3>Related</h3><ul><li><a href="/a">Ten things about boats that nobody told you, 100% true</a></li></ul></aside>
<h2>What farmers say</h2><ul><li>Cheaper freight</li><li>More silos<ul><li>in the east</li></ul></li></ul>
<table><tr><th>Port</th><th>2022</th><th>2024</th></tr><tr><td>Alba</td><td colspan="2">1.9</td></tr></table>
<blockquote><p>The river is our railway.</p><cite>Petra Novak, farmer</cite></blockquote>
<div class="share-buttons"><a>Share on X</a></div>
<div class="newsletter"><p>Subscribe to our newsletter, read by 50,000 people every day, and never miss one.</p></div>DONE
<div class="comments"><p>I think 80% of this is wrong, but what do I know, I only work in a port.</p></div>
<footer><p>© 2024 Harbour Daily. All rights reserved, 100% of them.</p></footer></body></html>"""
WRAPS = [
    ('<article class="post">', "</article>"),
    ("<main>", "</main>"),
    ('<div id="content"><div itemprop="articleBody">', "</div></div>"),
    ('<div class="col"><div class="x12">', "</div></div>"),
]


def page(wrap: tuple[str, str] = WRAPS[0]) -> bytes:
    return PAGE.replace("WRAP", wrap[0]).replace("DONE", wrap[1]).encode()


def told(data: bytes, folder: Path | None = None, suffix: str = ".html") -> Document:
    return read.read(Source(f"page{suffix}", suffix, data), folder)


@pytest.mark.parametrize("wrap", WRAPS)
def test_the_article_is_read_without_the_page_around_it(wrap: tuple[str, str]) -> None:
    document = told(page(wrap))
    text = document.text
    for words in (
        "Grain exports",
        "Almost 70%",
        "What farmers say",
        "in the east",
        "The river is our railway",
    ):
        assert words in text
    for words in (
        "cookies",
        "News",
        "2050",
        "color",
        "Related",
        "Ten things",
        "Share",
        "Subscribe",
        "80%",
        "©",
    ):
        assert words not in text
    assert (document.meta.title, document.meta.author, document.meta.date) == (
        "Ports recover",
        "Ana Ruiz",
        "2024-05-06",
    )
    assert (document.meta.credit, document.meta.language) == ("Harbour Daily", "en")


def test_blocks_keep_their_kind() -> None:
    intro, farmers = told(page()).sections
    assert [type(each) for each in intro.blocks] == [Paragraph, Paragraph]
    bullets, grid, quotation = farmers.blocks
    assert isinstance(bullets, Bullets)
    assert [(each.level, "".join(run.text for run in each.runs)) for each in bullets.bullets] == [
        (0, "Cheaper freight"),
        (0, "More silos"),
        (1, "in the east"),
    ]
    assert isinstance(grid, Grid)
    assert [[cell.text for cell in row] for row in grid.rows] == [["Alba", "1.9", ""]]
    assert isinstance(quotation, Quotation)
    assert quotation.attribution == "Petra Novak, farmer"


def test_text_keeps_its_look_and_links_that_lead_outside() -> None:
    block = told(page()).sections[0].blocks[1]
    assert isinstance(block, Paragraph)
    assert [(run.text, run.link) for run in block.runs if run.bold or run.link] == [
        ("cheap", ""),
        ("they say", "https://e.org/x"),
    ]
    assert "and quick.\nReally." in told(page()).sections[0].text


def test_pictures_are_those_that_were_saved_with_the_page(tmp_path: Path) -> None:
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "my quay.png").write_bytes(PNG)
    body = (
        f"<article><h1>T</h1><p>{LONG}</p><figure><img src='page_files/my%20quay.png' alt='A quay'><figcaption>Spring</figcaption>"
        f"</figure><p>{MORE}<img src='data:image/png;base64,{b64encode(PNG).decode()}'></p>"
        "<img src='https://127.0.0.1:9/far.png'><img src='//127.0.0.1:9/x.png'><img src='pixel.gif' width='1'></article>"
    )
    document = told(body.encode(), tmp_path)
    figures = [
        block for section in document.sections for block in section.blocks if isinstance(block, Figure)
    ]
    assert [(each.alt, each.caption, each.data) for each in figures] == [
        ("A quay", "Spring", PNG),
        ("", "", PNG),
    ]
    assert [(each.code, "2 of them" in each.message) for each in document.problems] == [
        ("picture-remote", True)
    ]


def test_a_web_archive_brings_its_pictures() -> None:
    archive = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary=X; type="text/html"\n\n--X\n'
        "Content-Type: text/html; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n"
        f'Content-Location: https://e.org/a/page\n\n<article><h1>T</h1><p>{LONG}</p><img src=3D"https://e.org/a/q.png" alt=3D"Q"></article>\n'
        "--X\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: https://e.org/a/q.png\n\n"
        f"{b64encode(PNG).decode()}\n--X--\n"
    )
    document = told(archive.encode(), suffix=".mhtml")
    figures = [
        block for section in document.sections for block in section.blocks if isinstance(block, Figure)
    ]
    assert [each.data for each in figures] == [PNG]


@pytest.mark.parametrize(
    ("said", "codec"), [("gbk", "gb18030"), ("shift_jis", "shift_jis"), ("windows-1252", "cp1252")]
)
def test_the_encoding_that_the_page_names_is_used(said: str, codec: str) -> None:
    words = {
        "gb18030": "港口的粮食出口在二零二四年增长了很多。",
        "shift_jis": "港の輸出は増えました。",
        "cp1252": "Café “Übersee”",
    }[codec]
    html = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={said}"></head><body><p>{words}</p></body></html>'
    document = told(html.encode(codec))
    assert words in document.text
    assert not document.problems


def test_a_wrong_encoding_is_seen_through() -> None:
    html = f'<html><head><meta charset="utf-8"></head><body><p>{"Café crème à la française. " * 20}</p></body></html>'
    assert "Café crème" in told(html.encode("cp1252")).text


@pytest.mark.parametrize(
    "data",
    [
        b"<html></html>",
        b"<html><body><script>x()</script></body></html>",
        b"<p>",
        b"<html><body>  <br> </body></html>",
    ],
)
def test_a_page_without_text_is_told(data: bytes) -> None:
    with pytest.raises(InputError) as caught:
        told(data)
    assert caught.value.problem.code == "input-empty"


def test_text_without_any_tag_is_still_text() -> None:
    assert told(b"Just words, and no tag at all.").sections[0].text == "Just words, and no tag at all."


def test_entities_are_not_expanded_and_nothing_is_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("TOP SECRET")
    lol = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10 if n else "ha"}">' for n in range(9))
    html = (
        f'<!DOCTYPE html [{lol}<!ENTITY s SYSTEM "file://{secret}">]><html><body><p>{LONG} &l8; &s;</p>'
        f'<iframe src="file://{secret}"></iframe><object data="file://{secret}"></object>'
        f'<img src="file://{secret}"><img src="../../../../../../../{secret}" alt="x"></body></html>'
    )
    document = told(html.encode(), tmp_path)
    assert "SECRET" not in document.text
    assert len(document.text) < 2000
    assert not any(
        isinstance(block, Figure) and block.data for each in document.sections for block in each.blocks
    )


@pytest.mark.parametrize("tag", ["div", "ul><li", "b", "blockquote", "table><tr><td", "span"])
def test_deep_nesting_ends(tag: str) -> None:
    words = "<p>Words that are still there, we hope.</p></body>"
    assert "Words" in told(f"<html><body>{f'<{tag}>' * 60}{words}".encode()).text
    with pytest.raises(InputError):  # the parser gives up, and says so
        told(f"<html><body>{f'<{tag}>' * 20_000}{words}".encode())


def test_what_a_page_hides_is_not_read() -> None:
    html = f"<body><p>{LONG}</p><p hidden>Ghost one.</p><div style='display: none'>Ghost two.</div><!-- Ghost three. --></body>"
    assert "Ghost" not in told(html.encode()).text


def test_a_page_that_is_all_one_sidebar_is_read_all_the_same() -> None:
    assert (
        "Grain exports"
        in told(f"<body><div class='sidebar'><p>{LONG}</p><p>{MORE}</p></div></body>".encode()).text
    )


def test_names_that_most_of_a_page_bears_mean_nothing() -> None:
    cards = "".join(f"<div class='card nav-{n}'><p>{LONG}</p></div>" for n in range(30))
    assert told(f"<body>{cards}</body>".encode()).text.count("Grain exports") == 30


def lines(inner: str) -> list[str]:
    """The paragraphs and list items of a page whose article ends with `inner`."""
    page = f"<html><body><article><h1>Ports recover</h1><p>{LONG}</p><p>{MORE}</p>{inner}</article></body></html>"
    document = read.read(Source("page.html", ".html", page.encode()))
    said = []
    for section in document.sections:
        said.append(section.title)
        for block in section.blocks:
            if isinstance(block, Bullets):
                said += [bullet.text for bullet in block.bullets]
            elif isinstance(block, Paragraph):
                said.append(block.span.of(section.text))
    return [line for line in said if line not in ("", LONG.strip(), MORE.strip(), "Ports recover")]


@pytest.mark.parametrize(
    "button", ["Email", "Print", "Share on Facebook", "1 of 5", "Next »", "23 comments", "Read more"]
)
def test_the_words_on_buttons_are_no_lines(button: str) -> None:
    assert lines(
        f"<div><span>{button}</span></div><ul><li>{button}</li><li>The quay was mended</li></ul>"
    ) == ["The quay was mended"]


def test_a_list_that_leads_elsewhere_goes_with_its_heading() -> None:
    links = "".join(
        f'<li><a href="/{each}">Ten ships that {each}</a></li>' for each in ("sank", "burned", "won")
    )
    assert lines(f"<h3>Most popular</h3><ul>{links}</ul><h3>Outlook</h3><p>Trade goes on.</p>") == [
        "Outlook",
        "Trade goes on.",
    ]


def test_a_list_with_a_link_in_it_stays() -> None:
    items = '<li>The pilots, as <a href="/p">the port</a> says, are paid by the hour</li><li>The tugs are not</li>'
    assert lines(f"<ul>{items}</ul>") == [
        "The pilots, as the port says, are paid by the hour",
        "The tugs are not",
    ]


def test_a_page_that_was_saved_as_utf8_under_its_old_name_is_read_as_utf8() -> None:
    page = (
        f'<html><head><meta charset="iso-8859-15"></head><body><h1>Año nuevo</h1><p>{LONG}</p></body></html>'
    )
    assert read.read(Source("page.html", ".html", page.encode("utf-8"))).meta.title == "Año nuevo"


def test_a_page_that_is_a_list_of_links_is_read_as_it_is() -> None:
    links = "".join(
        f'<li><a href="/{each}">The ship that {each} off the cape</a></li>' for each in ("sank", "burned")
    )
    document = read.read(Source("page.html", ".html", f"<html><body><ul>{links}</ul></body></html>".encode()))
    assert document.sections
