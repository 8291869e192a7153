from __future__ import annotations

import pytest

from deckmaker.model import Meta
from deckmaker.theme.footer import LONGEST, FooterError, checked, footer_line

META = Meta(title="Third quarter", author="Ines Falkenrath, Ola Berg", date="4 March 2025")


def test_a_footer_names_what_the_deck_says_of_itself() -> None:
    assert footer_line("{{ title }} · {{ date }}", META) == "Third quarter · 4 March 2025"
    assert footer_line("{{ author|upper }}", META) == "INES FALKENRATH, OLA BERG"


def test_a_footer_without_braces_is_itself() -> None:
    assert footer_line("Acme & Sons, confidential", META) == "Acme & Sons, confidential"


def test_a_footer_chooses() -> None:
    template = "{{ title }}{% if subtitle %}: {{ subtitle }}{% endif %}{{ ' · ' ~ date if date }}"
    assert footer_line(template, META) == "Third quarter · 4 March 2025"


def test_markup_in_a_title_stays_text() -> None:
    assert footer_line("{{ title }}", Meta(title="R&D <draft>")) == "R&D <draft>"


@pytest.mark.parametrize(
    ("template", "why"),
    [
        ("{% for a in range(10 ** 9) %}x{% endfor %}", "a loop"),
        ("{% for a in title %}{% for b in title %}x{% endfor %}{% endfor %}", "a loop"),
        ("{{ title.__class__ }}", "an attribute"),
        ("{{ title['__class__'] }}", "a part"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", ""),
        ("{{ title * 1000000000 }}", "arithmetic"),
        ("{{ 9 ** 9 ** 9 }}", ""),
        ("{{ title|center(1000000000) }}", "center"),
        ("{{ '%999999999d'|format(1) }}", "format"),
        ("{{ title|attr('__class__') }}", "attr"),
        ("{{ cycler('a') }}", ""),
        ("{{ config }}", "config"),
        ("{{ lipsum() }}", ""),
        ("{% include '/etc/passwd' %}", "another file"),
        ("{% import 'x' as y %}", "another file"),
        ("{% set x = title %}{{ x }}", ""),
        ("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", ""),
        ("{% filter upper %}{{ title }}{% endfilter %}", ""),
        ("{{ title", "cannot be read"),
        ("{{ " + "(" * 400 + "title" + ")" * 400 + " }}", ""),
        ("{{ " + "not " * 300 + "title }}", ""),
    ],
)
def test_a_footer_that_reaches_further_is_refused(template: str, why: str) -> None:
    with pytest.raises(FooterError) as caught:
        footer_line(template, META)
    assert why in str(caught.value)


def test_a_footer_is_bounded_whatever_the_deck_says() -> None:
    assert len(footer_line("{{ title }}" * 50, Meta(title="x" * 100_000))) == LONGEST


def test_checking_says_the_names_that_are_known() -> None:
    checked("{{ theme }}")
    with pytest.raises(FooterError, match=r"organisation.*title, subtitle, author"):
        checked("{{ organisation }}")
