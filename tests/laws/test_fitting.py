"""Laws of composing and typesetting, for whatever an author writes."""

from __future__ import annotations

import unicodedata
from collections import Counter
from functools import lru_cache
from time import perf_counter

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from deckmaker.compose import compose
from deckmaker.model import (
    Callout,
    Cell,
    Code,
    Column,
    Deck,
    Grid,
    Meta,
    Page,
    Point,
    Prose,
    QuoteCard,
    Run,
    Scene,
    Span,
    Storyboard,
    Theme,
    plain,
)
from deckmaker.theme import load
from deckmaker.typeset import fits, typeset

LAW = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
NOWHERE = Span(0, 0)

WORDS = st.sampled_from(
    [
        "growth",
        "market",
        "apps",
        "Africa",
        "of",
        "the",
        "40%",
        "$5.3m",
        "e-commerce",
        "Donaudampfschifffahrtsgesellschaft",
        "“quoted”",
        "https://example.com/reports/2024/q3/market-share.html?id=12345",
        "中国互联网模式",
        "移动支付、共享单车。",
        "（尤其）",
        "naïve",
        "Ünïcödé",
        "🚀",
        "state-of-the-art",
        "10%–20%",
        "Live.me",
        "CMCM)—Live",
        "مرحبا",
        "end.",
        "Next",
    ]
) | st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp"]), min_size=1, max_size=12
)
TEXTS = st.lists(WORDS, min_size=1, max_size=60).map(" ".join)
SHORT = st.lists(WORDS, min_size=1, max_size=14).map(" ".join)


@st.composite
def runs(draw: st.DrawFn) -> tuple[Run, ...]:
    texts = draw(st.lists(TEXTS, min_size=1, max_size=3))
    return tuple(
        Run(text + (" " if draw(st.booleans()) else ""), bold=draw(st.booleans()), code=draw(st.booleans()))
        for text in texts
    )


POINTS = st.lists(
    st.builds(Point, runs(), level=st.integers(0, 3), ordered=st.booleans()), min_size=0, max_size=14
).map(tuple)
CELLS = SHORT.map(lambda text: Cell(NOWHERE, plain(text)))


@st.composite
def grids(draw: st.DrawFn) -> Grid:
    columns = draw(st.integers(1, 6))
    row = st.lists(CELLS, min_size=columns, max_size=columns).map(tuple)
    return Grid(NOWHERE, draw(row), tuple(draw(st.lists(row, max_size=24))))


@st.composite
def scenes(draw: st.DrawFn) -> Scene:
    kind = draw(
        st.sampled_from(
            ["title", "agenda", "section", "points", "callout", "quotation", "comparison", "table", "code",
             "sources", "closing"]
        )
    )  # fmt: skip
    return Scene(
        "",
        kind,
        draw(SHORT),
        section=draw(SHORT | st.just("")),
        part=draw(st.integers(0, 2)),
        subtitle=draw(SHORT) if kind in ("title", "section", "closing") else "",
        points=draw(POINTS),
        columns=tuple(Column(draw(SHORT), draw(POINTS)) for _ in range(2)) if kind == "comparison" else (),
        callouts=tuple(draw(st.lists(st.builds(Callout, SHORT, SHORT), min_size=1, max_size=5)))
        if kind == "callout"
        else (),
        quote=QuoteCard(draw(TEXTS), draw(SHORT), draw(SHORT)) if kind == "quotation" else None,
        grid=draw(grids()) if kind == "table" else None,
        code=Code(NOWHERE, draw(st.lists(SHORT, min_size=1, max_size=40).map("\n".join)))
        if kind == "code"
        else None,
        source_line=draw(SHORT | st.just("")),
    )


STORYBOARDS = st.lists(scenes(), min_size=1, max_size=5).map(
    lambda made: Storyboard(
        Meta(title="Deck", language="en"),
        tuple(
            Scene(**{name: getattr(scene, name) for name in Scene.__slots__} | {"key": f"s{number}"})
            for number, scene in enumerate(made)
        ),
    )
)


@lru_cache(maxsize=1)
def theme() -> Theme:
    return load("plain")


@lru_cache(maxsize=1)
def ask():  # type: ignore[no-untyped-def]
    return fits(theme())


def deck_of(storyboard: Storyboard) -> Deck:
    return compose(storyboard, theme(), ask())


def pages_of(deck: Deck) -> list[Page]:
    return [typeset(slide, theme(), deck.meta) for slide in deck.slides]


def leftward(text: str) -> bool:
    """Whether some of a text runs from right to left."""
    return any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def letters(*texts: str, mirrored: bool = False) -> Counter[str]:
    """The characters of texts without their spaces, which a break may take. `mirrored`: a sign that has a mirror
    image counts as its kind of character."""
    every = "".join("".join(text.split()) for text in texts)
    if not mirrored:
        return Counter(every)
    return Counter(unicodedata.category(sign)[0] if unicodedata.mirrored(sign) else sign for sign in every)


def said(scene: Scene) -> list[str]:
    """All that a scene says. What an agenda says below a name stands on that section's own slide too."""
    points = [point for point in scene.points if not (scene.kind == "agenda" and point.level)]
    texts = [scene.takeaway, scene.subtitle, *(point.text for point in points)]
    for column in scene.columns:
        texts += [column.heading, *(point.text for point in column.points)]
    for callout in scene.callouts:
        texts += [callout.figure, callout.label]
    if scene.quote:
        texts += [scene.quote.text, scene.quote.speaker, scene.quote.role]
    if scene.grid:
        texts += [cell.text for row in (scene.grid.header, *scene.grid.rows) for cell in row]
    if scene.code:
        texts.append(scene.code.text)
    return texts


def shown(deck: Deck) -> list[str]:
    texts: list[str] = []
    for slide in deck.slides:
        for fill in slide.fills:
            if isinstance(fill.content, Prose):
                texts.append(fill.content.text)
            elif isinstance(fill.content, Grid):
                grid = fill.content
                texts += [cell.text for row in (grid.header, *grid.rows) for cell in row]
    return texts


@LAW
@given(STORYBOARDS)
def test_no_text_is_lost_between_storyboard_and_deck(storyboard: Storyboard) -> None:
    deck = deck_of(storyboard)
    missing = letters(*(text for scene in storyboard.scenes for text in said(scene))) - letters(*shown(deck))
    assert not missing


@LAW
@given(STORYBOARDS)
def test_lines_say_what_their_content_says(storyboard: Storyboard) -> None:
    for page in pages_of(deck_of(storyboard)):
        for box in page.boxes:
            if isinstance(box.content, Prose):
                for index, para in enumerate(box.content.paras):
                    lines = [line.text for line in box.lines if line.para == index]
                    if leftward(para.text):
                        # its pieces stand as they are seen: a bracket is turned where text runs leftwards
                        assert letters(*lines, mirrored=True) == letters(para.text, mirrored=True)
                    else:
                        assert "".join("".join(lines).split()) == "".join(para.text.split())
            elif isinstance(box.content, Grid):
                cells = [cell.text for row in (box.content.header, *box.content.rows) for cell in row]
                turned = any(map(leftward, cells))
                said = letters(*(line.text for line in box.lines), mirrored=turned)
                assert said == letters(*cells, mirrored=turned)


@LAW
@given(STORYBOARDS)
def test_text_stays_in_its_box_or_a_problem_says_so(storyboard: Storyboard) -> None:
    for page in pages_of(deck_of(storyboard)):
        if any(problem.code in ("text-overflow", "table-overflow") for problem in page.problems):
            continue
        for box in page.boxes:
            inner = box.placeholder.inner
            assert box.height <= inner.height + 12_700
            for line in box.lines:
                assert line.x >= inner.x - 1
                assert line.x + line.width <= inner.right + 12_700
                assert inner.y <= line.baseline <= inner.bottom + 12_700


@LAW
@given(STORYBOARDS)
def test_every_slide_has_its_own_title_key_and_section(storyboard: Storyboard) -> None:
    deck = deck_of(storyboard)
    titles = [" ".join(slide.title.split()).casefold() for slide in deck.slides]
    assert all(titles)
    assert len(set(titles)) == len(titles)
    keys = [slide.key for slide in deck.slides]
    assert len(set(keys)) == len(keys)
    assert [key for section in deck.sections for key in section.slides] == keys


@LAW
@given(STORYBOARDS)
def test_the_same_storyboard_gives_the_same_pages(storyboard: Storyboard) -> None:
    once, again = compose(storyboard, theme(), fits(theme())), compose(storyboard, theme(), fits(theme()))
    assert once == again
    assert pages_of(once) == pages_of(again)


@pytest.mark.parametrize(
    "text", ["word " * 60_000, "x" * 300_000, "中" * 150_000, "Sentence here. " * 20_000]
)
def test_a_giant_takes_time_in_proportion(text: str) -> None:
    started = perf_counter()
    deck = deck_of(Storyboard(Meta(), (Scene("a", "points", "A giant", points=(Point(plain(text)),)),)))
    assert letters(*(fill.content.text for slide in deck.slides for fill in slide.fills[1:])) == letters(text)  # type: ignore[union-attr]
    assert perf_counter() - started < 20
