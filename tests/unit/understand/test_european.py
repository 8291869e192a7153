"""German, French, Spanish and Italian: figures with their qualifiers, speakers, arguments in a row."""

from __future__ import annotations

import pytest

from deckmaker import statistics
from deckmaker.model import Source, Span
from deckmaker.read import read
from deckmaker.understand import understand
from deckmaker.understand.quotes import quotes
from deckmaker.understand.sentences import split
from deckmaker.understand.statements import statements


@pytest.mark.parametrize(
    ("language", "text", "surface", "qualifier"),
    [
        ("de", "Mehr als 25 Prozent der Haushalte heizen mit Gas.", "Mehr als 25 Prozent", "more_than"),
        ("de", "Fast 40 Prozent der Befragten fahren Rad.", "Fast 40 Prozent", "about"),
        ("fr", "Près de 40 % des habitants utilisent le tram.", "Près de 40 %", "about"),
        ("fr", "Moins de 40 % des habitants utilisent le tram.", "Moins de 40 %", "less_than"),
        ("es", "Más del 40 % de los hogares tienen gas.", "Más del 40 %", "more_than"),
        ("it", "Almeno il 40 per cento delle famiglie usa il gas.", "Almeno il 40 per cento", "at_least"),
    ],
)
def test_a_figure_keeps_its_qualifier(language: str, text: str, surface: str, qualifier: str) -> None:
    (figure,) = statistics(text, language=language)
    assert (figure.surface, figure.qualifier, figure.kind) == (surface, qualifier, "proportion")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Zahl der Radfahrer stieg von 212 im Jahr 2019 auf 287 im Jahr 2024."),
        ("fr", "Le nombre de cyclistes est passé de 212 en 2019 à 287 en 2024."),
        ("es", "El número de ciclistas pasó de 212 en 2019 a 287 en 2024."),
        ("fr", "Les abeilles sont passées de 212 espèces en 2019 à 287 en 2024."),
        ("it", "Il numero dei ciclisti è passato da 212 nel 2019 a 287 nel 2024."),
    ],
)
def test_from_to_is_before_and_after_with_its_years(language: str, text: str) -> None:
    sentences = split(text, language)
    figures = statistics(text, language=language)
    assert [figure.value for figure in figures] == [212, 287]  # the years are no figures
    (statement,) = statements(text, figures, sentences, language)
    assert (statement.kind, statement.labels) == ("before_after", ("2019", "2024"))


def test_what_a_figure_is_set_against_came_before_it() -> None:
    text = "Montclair compte aujourd'hui 48 jardins partagés, contre 6 en 2014."
    (statement,) = statements(text, statistics(text, language="fr"), split(text, "fr"), "fr")
    assert (statement.kind, statement.labels) == ("before_after", ("2014", "now"))
    assert [each.value for each in statement.statistics] == [6, 48]


@pytest.mark.parametrize(
    ("language", "text", "qualifier"),
    [
        ("de", "Die Zahl der Gäste stieg im Sommer um 12 Prozent.", "up"),
        ("fr", "Les ventes ont chuté de 12 % en un an.", "down"),
        ("es", "Las ventas bajaron un 12 % en un año.", "down"),
        ("it", "Le vendite sono aumentate del 12 per cento.", "up"),
    ],
)
def test_a_change_is_no_share(language: str, text: str, qualifier: str) -> None:
    (figure,) = statistics(text, language=language)
    assert (figure.kind, figure.qualifier) == ("growth", qualifier)


def test_percentages_that_name_what_they_are_of_are_bars() -> None:
    text = "58 Prozent nannten den dichten Verkehr, 41 Prozent fehlende Plätze und 22 Prozent die Steigungen."
    (statement,) = statements(text, statistics(text, language="de"), split(text, "de"), "de")
    assert (statement.kind, statement.labels) == (
        "shares",
        ("Nannten den dichten Verkehr", "Fehlende Plätze", "Steigungen"),
    )


def test_figures_that_are_not_alike_share_no_chart() -> None:
    text = "Erstens entstehen bis 2030 vier Radwege mit zusammen 31 Kilometern."
    made = statements(text, statistics(text, language="de"), split(text, "de"), "de")
    assert all(len(statement.statistics) == 1 for statement in made)


@pytest.mark.parametrize(
    ("language", "text", "speaker", "role"),
    [
        ("fr", "« Nous voulions un lieu où rester sans rien acheter », explique Claire Mercier, directrice de la"
         " médiathèque.", "Claire Mercier", "directrice de la médiathèque"),
        ("fr", "« Sans cette aide, nous fermerons le dimanche », prévient le maire de Saint-Aubin, Marc Lefort.",
         "Marc Lefort", "maire de Saint-Aubin"),
        ("de", "„Wir haben lange genug gewartet“, sagte Bürgermeister Karl Lindner am Montag.",
         "Karl Lindner", "Bürgermeister"),
        ("de", "Karl Lindner, Bürgermeister von Rade, sagt: „Wir haben lange genug gewartet.“",
         "Karl Lindner", "Bürgermeister von Rade"),
        ("de", "„Das ist zu teuer für eine Stadt wie unsere“, so der Vorsitzende des Vereins, Peter Groß.",
         "Peter Groß", "Vorsitzende des Vereins"),
        ("es", "«Nunca habíamos tenido tantos visitantes», explica Lucía Romero, directora del museo.",
         "Lucía Romero", "directora del museo"),
        ("it", "«Abbiamo ricominciato con tre mucche e un mutuo», racconta Elena Bianchi, allevatrice di Sauris.",
         "Elena Bianchi", "allevatrice di Sauris"),
        ("zh", "咖农李文华说：“现在只要豆子做得好，就有人愿意出高价。”", "李文华", "咖农"),
        ("zh", "农业大学教授陈治华认为品种是关键。“没有好品种，精品就是无源之水。”他说。",
         "陈治华", "农业大学教授"),
        ("zh", "「没有好的品种，精品就是无源之水。」岩温说。", "岩温", ""),
    ],
)  # fmt: skip
def test_who_speaks_and_in_which_role(language: str, text: str, speaker: str, role: str) -> None:
    (quote,) = quotes(text, [Span(0, len(text))], language)
    assert (quote.speaker, quote.role) == (speaker, role)
    assert quote.text == quote.span.of(text)


def test_arguments_in_a_row_lose_the_word_that_counts_them_where_a_comma_sets_it_off() -> None:
    text = (
        "# Usages\n\nD'abord, l'équipe a supprimé les amendes de retard. Ensuite, elle a installé des automates de"
        " prêt. Enfin, elle a confié le samedi à des associations.\n"
    )
    document = read(Source("a.md", ".md", text.encode()))
    said = understand(document.sections[-1], "fr").sentences
    assert [each.enumerator for each in said] == ["D'abord", "Ensuite", "Enfin"]
    assert said[0].wordings[0].text == "L'équipe a supprimé les amendes de retard"


def test_a_german_argument_keeps_its_word_for_the_verb_comes_next() -> None:
    text = "# Plan\n\nErstens entstehen vier neue Radwege. Zweitens werden an Bahnhöfen Parkhäuser gebaut.\n"
    document = read(Source("a.md", ".md", text.encode()))
    said = understand(document.sections[-1], "de").sentences
    assert [each.enumerator for each in said] == ["Erstens", "Zweitens"]
    assert said[1].wordings[0].text == "Zweitens werden an Bahnhöfen Parkhäuser gebaut"


def test_one_of_two_shares_is_not_drawn_alone() -> None:
    text = "Etwa 58 Prozent der Anwohner sind zufrieden, 24 Prozent sind dagegen."
    assert statements(text, statistics(text, language="de"), split(text, "de"), "de") == ()
