"""A language in, the few words that composing adds to a deck out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Words:
    source: str  # goes before who says so
    part: str  # a title that goes on over several slides: {title}, {number}, {count}
    again: str  # a title that stands on another slide already: {title}, {number}
    about: str  # a title told apart by what its slide shows: {title}, {what}
    kinds: tuple[tuple[str, str], ...]  # scene kind → what such a slide shows
    derived: str  # goes before a formula
    comma: str  # between a speaker and a role
    deck: str  # a deck without a title


_ENGLISH: Final = Words(
    "Source: ",
    "{title} ({number} of {count})",
    "{title} ({number})",
    "{title}: {what}",
    (
        ("chart", "the figures"),
        ("callout", "the figures"),
        ("quotation", "in their words"),
        ("comparison", "side by side"),
        ("table", "the table"),
        ("picture", "the picture"),
        ("code", "the code"),
        ("timeline", "the dates"),
        ("points", "key points"),
        ("sources", "sources"),
        ("closing", "in short"),
    ),
    "derived: ",
    ", ",
    "Presentation",
)
_GERMAN: Final = Words(
    "Quelle: ",
    "{title} ({number} von {count})",
    "{title} ({number})",
    "{title}: {what}",
    (
        ("chart", "die Zahlen"),
        ("callout", "die Zahlen"),
        ("quotation", "im Wortlaut"),
        ("comparison", "im Vergleich"),
        ("table", "die Tabelle"),
        ("picture", "das Bild"),
        ("code", "der Code"),
        ("timeline", "die Daten"),
        ("points", "das Wichtigste"),
        ("sources", "Quellen"),
        ("closing", "kurz gesagt"),
    ),
    "abgeleitet: ",
    ", ",
    "Präsentation",
)
_FRENCH: Final = Words(
    "Source : ",
    "{title} ({number} sur {count})",
    "{title} ({number})",
    "{title} : {what}",
    (
        ("chart", "les chiffres"),
        ("callout", "les chiffres"),
        ("quotation", "verbatim"),
        ("comparison", "face à face"),
        ("table", "le tableau"),
        ("picture", "l’image"),
        ("code", "le code"),
        ("timeline", "les dates"),
        ("points", "l’essentiel"),
        ("sources", "sources"),
        ("closing", "en bref"),
    ),
    "calculé : ",
    ", ",
    "Présentation",
)
_SPANISH: Final = Words(
    "Fuente: ",
    "{title} ({number} de {count})",
    "{title} ({number})",
    "{title}: {what}",
    (
        ("chart", "las cifras"),
        ("callout", "las cifras"),
        ("quotation", "en sus palabras"),
        ("comparison", "frente a frente"),
        ("table", "la tabla"),
        ("picture", "la imagen"),
        ("code", "el código"),
        ("timeline", "las fechas"),
        ("points", "lo esencial"),
        ("sources", "fuentes"),
        ("closing", "en resumen"),
    ),
    "derivado: ",
    ", ",
    "Presentación",
)
_ITALIAN: Final = Words(
    "Fonte: ",
    "{title} ({number} di {count})",
    "{title} ({number})",
    "{title}: {what}",
    (
        ("chart", "le cifre"),
        ("callout", "le cifre"),
        ("quotation", "nelle loro parole"),
        ("comparison", "a confronto"),
        ("table", "la tabella"),
        ("picture", "l’immagine"),
        ("code", "il codice"),
        ("timeline", "le date"),
        ("points", "l’essenziale"),
        ("sources", "fonti"),
        ("closing", "in breve"),
    ),
    "calcolato: ",
    ", ",
    "Presentazione",
)
_CHINESE: Final = Words(
    "来源：",
    "{title}（{number}/{count}）",
    "{title}（{number}）",
    "{title}：{what}",
    (
        ("chart", "数据"),
        ("callout", "数据"),
        ("quotation", "原话"),
        ("comparison", "对比"),
        ("table", "表格"),
        ("picture", "图片"),
        ("code", "代码"),
        ("timeline", "时间线"),
        ("points", "要点"),
        ("sources", "来源"),
        ("closing", "小结"),
    ),
    "推算：",
    "，",
    "演示文稿",
)
_ALL: Final = {"en": _ENGLISH, "de": _GERMAN, "fr": _FRENCH, "es": _SPANISH, "it": _ITALIAN, "zh": _CHINESE}


def words(language: str) -> Words:
    """The words of a language by its BCP 47 tag; English for one that is not in the list."""
    return _ALL.get(language.lower().replace("_", "-").split("-")[0], _ENGLISH)
