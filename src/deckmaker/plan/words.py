"""A language → the few words of a deck that are not the text's own. The list is closed."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Words", "words"]


@dataclass(frozen=True, slots=True)
class Words:
    agenda: str
    sources: str
    derived: str  # "Rest 25% = 100 − 75 (derived)"
    figures: str  # title of a table whose heading is taken: "{title}: in figures"
    formula: str  # title of a formula whose heading is taken: "{title}: the formula"
    code: str  # title of code whose heading is taken
    picture: str  # and of a picture without caption and description
    voice: str  # title of a quotation: "In the words of {speaker}"
    quote: tuple[str, str]  # the marks around words that are quoted
    comma: str  # between a speaker and a role
    both: str  # two speakers in one title
    voices: str  # of one that nobody is named for
    place: str  # where a sentence stands, for the notes
    place_untitled: str  # the same before the first heading
    note: str  # title of a slide that the text gives no title
    again: str  # "{title} ({number})"
    versus: str  # of a comparison whose heading is taken
    dates: str  # title of a timeline whose heading is taken: "{section}, {first} to {last}"
    contact: str  # title of a closing slide that has nothing else
    stop: str
    colon: str


_ENGLISH = Words(
    agenda="Agenda",
    sources="Sources",
    derived="{what} = {formula} (derived)",
    figures="{title}: in figures",
    formula="{title}: the formula",
    code="{title}: the code",
    picture="{title}: the picture",
    voice="In the words of {speaker}",
    quote=("“", "”"),
    comma=", ",
    both="{one} and {other}",
    voices="In their own words",
    place="Section “{section}”, paragraph {number}: ",
    place_untitled="Introduction, paragraph {number}: ",
    note="Overview",
    versus="{one} and {other} compared",
    again="{title} ({number})",
    dates="{section}, {first} to {last}",
    contact="Contact",
    stop=".",
    colon=": ",
)
_CHINESE = Words(
    agenda="目录",
    sources="资料来源",
    derived="{what} = {formula}（推算）",
    figures="{title}：数据",
    formula="{title}：公式",
    code="{title}：代码",
    picture="{title}：图片",
    voice="{speaker}如是说",
    quote=("“", "”"),
    comma="，",
    both="{one}与{other}",
    voices="原话",
    place="“{section}”一节，第{number}段：",
    place_untitled="引言，第{number}段：",
    note="概览",
    versus="{one}与{other}对比",
    again="{title}（{number}）",
    dates="{section}，{first}至{last}",
    contact="联系方式",
    stop="。",
    colon="：",
)

_GERMAN = Words(
    agenda="Inhalt",
    sources="Quellen",
    derived="{what} = {formula} (abgeleitet)",
    figures="{title}: in Zahlen",
    formula="{title}: die Formel",
    code="{title}: der Code",
    picture="{title}: das Bild",
    voice="Im Wortlaut: {speaker}",
    quote=("„", "“"),
    comma=", ",
    both="{one} und {other}",
    voices="Im Wortlaut",
    place="Abschnitt „{section}“, Absatz {number}: ",
    place_untitled="Einleitung, Absatz {number}: ",
    note="Überblick",
    again="{title} ({number})",
    versus="{one} und {other} im Vergleich",
    dates="{section}, {first} bis {last}",
    contact="Kontakt",
    stop=".",
    colon=": ",
)
_FRENCH = Words(
    agenda="Sommaire",
    sources="Sources",
    derived="{what} = {formula} (calculé)",
    figures="{title} : les chiffres",
    formula="{title} : la formule",
    code="{title} : le code",
    picture="{title} : l’image",
    voice="Verbatim : {speaker}",
    quote=("« ", " »"),
    comma=", ",
    both="{one} et {other}",
    voices="Verbatim",
    place="Section « {section} », paragraphe {number} : ",
    place_untitled="Introduction, paragraphe {number} : ",
    note="Vue d’ensemble",
    again="{title} ({number})",
    versus="{one} et {other} : comparaison",
    dates="{section}, de {first} à {last}",
    contact="Contact",
    stop=".",
    colon=" : ",
)
_SPANISH = Words(
    agenda="Contenido",
    sources="Fuentes",
    derived="{what} = {formula} (derivado)",
    figures="{title}: en cifras",
    formula="{title}: la fórmula",
    code="{title}: el código",
    picture="{title}: la imagen",
    voice="En palabras de {speaker}",
    quote=("«", "»"),
    comma=", ",
    both="{one} y {other}",
    voices="En sus palabras",
    place="Sección «{section}», párrafo {number}: ",
    place_untitled="Introducción, párrafo {number}: ",
    note="Panorama",
    again="{title} ({number})",
    versus="{one} y {other}, comparados",
    dates="{section}, de {first} a {last}",
    contact="Contacto",
    stop=".",
    colon=": ",
)
_ITALIAN = Words(
    agenda="Indice",
    sources="Fonti",
    derived="{what} = {formula} (derivato)",
    figures="{title}: in cifre",
    formula="{title}: la formula",
    code="{title}: il codice",
    picture="{title}: l’immagine",
    voice="Nelle parole di {speaker}",
    quote=("«", "»"),
    comma=", ",
    both="{one} e {other}",
    voices="Nelle loro parole",
    place="Sezione «{section}», paragrafo {number}: ",
    place_untitled="Introduzione, paragrafo {number}: ",
    note="In sintesi",
    again="{title} ({number})",
    versus="{one} e {other} a confronto",
    dates="{section}, dal {first} al {last}",
    contact="Contatti",
    stop=".",
    colon=": ",
)
_ALL = {"en": _ENGLISH, "zh": _CHINESE, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN}


def words(language: str) -> Words:
    """Those of the language by its BCP 47 tag, or English ones."""
    return _ALL.get(language.lower().replace("_", "-").split("-")[0], _ENGLISH)
