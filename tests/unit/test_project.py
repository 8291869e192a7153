from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deckmaker import project
from deckmaker.model import Brief, Choices, Edits, InputError, NumberEdit, PointEdit, SceneEdit, SectionEdit

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
lines = st.builds(PointEdit, words | words.map(" {} ".format), st.integers(0, 8), st.just("") | words)
sections = st.builds(SectionEdit, words, st.none() | st.just("") | words)
numbers = st.builds(NumberEdit, words, words, st.integers(1, 3), st.booleans())
edits = st.builds(
    SceneEdit,
    key=words,
    takeaway=st.none() | words,
    subtitle=st.none() | words,
    points=st.none() | st.lists(lines, max_size=3).map(tuple),
    kind=st.none() | st.sampled_from(["points", "table"]),
    chart=st.none() | st.sampled_from(["bars", "doughnut", "callout", "none"]),
    notes=st.none() | st.just("One.\nTwo."),
    alt=st.none() | words,
    source_line=st.none() | words,
    hidden=st.none() | st.booleans(),
)
choices = st.builds(
    Choices,
    theme=st.just("") | words,
    brief=st.builds(Brief, length=st.sampled_from(["", "short", "detailed"]), audience=st.just("") | words),
    edits=st.builds(
        Edits,
        *(st.lists(each, max_size=3).map(tuple) for each in (edits, words, sections, numbers)),
    ),
)


@given(choices)
def test_choices_survive_their_file(chosen: Choices) -> None:
    assert project.parse(project.unparse(chosen), "x.deck.toml") == chosen


def test_no_file_means_no_choices(tmp_path: Path) -> None:
    assert project.load(tmp_path / "x.deck.toml") == Choices()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("theme = x\n", "line 1"),
        ("them = 'x'", "them"),
        ("[[scene]]\ntakeaway = 'x'", "key"),
        ("[[scene]]\nkey = 'a'\nchart = 'pie'", "pie"),
        ("[brief]\nlength = 'long'", "long"),
    ],
)
def test_a_wrong_file_is_refused_with_its_name_and_the_trouble(text: str, told: str) -> None:
    with pytest.raises(InputError) as caught:
        project.parse(text, "x.deck.toml")
    problem = caught.value.problem
    assert problem.where is not None
    assert problem.where.name == "x.deck.toml"
    assert told in problem.message


def test_the_slide_size_comes_from_the_call_then_the_front_matter() -> None:
    from deckmaker import build
    from deckmaker.model import InputError, Source, ThemeError

    text = b"---\nsize: 4:3\n---\n# One\n\n- a point\n"
    assert build(Source("a.md", ".md", text)).theme.size.width == 9_144_000
    assert build(Source("a.md", ".md", text), size="A4").theme.size.width == 9_906_000
    with pytest.raises((ThemeError, InputError)) as caught:
        build(Source("a.md", ".md", text.replace(b"4:3", b"letter")))
    assert caught.value.problem.where is not None
    assert caught.value.problem.where.line == 2
