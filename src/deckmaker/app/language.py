"""The words of the program in the user's language: English in the code, others from `assets/translations/`.

A catalogue is a TOML table from the English literal to its translation. `tr` and `counted` take literals
with `{0}`: what is filled in afterwards need not be in the catalogue.
"""

from __future__ import annotations

import locale
import re
import tomllib
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

from deckmaker import bundle

LANGUAGES: Final = {"en": "English", "zh_CN": "简体中文"}
CONTEXT: Final = "deckmaker"


class Catalogue(QTranslator):
    """Our own words; what it lacks is left to Qt's translations, then to English."""

    def __init__(self, words: dict[str, str], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words = words

    def isEmpty(self) -> bool:
        return not self._words

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        # None, not "": an empty text would hide the English one
        return self._words.get(source) if context == CONTEXT else None


@lru_cache(maxsize=8)
def words(language: str) -> dict[str, str]:
    """The catalogue of a language; none for English. `[core]` and `[problems]` hold what the core says, which is
    no literal here.
    """
    path = bundle.folder("assets") / "translations" / f"{language}.toml"
    if not path.is_file():
        return {}
    told = tomllib.loads(path.read_text("utf-8"))
    return {**told.pop("core", {}), **told.pop("problems", {}), **told}


@lru_cache(maxsize=8)
def _forms(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What the core says with gaps, as patterns, and its translation; the one with the most words first."""
    path = bundle.folder("assets") / "translations" / f"{language}.toml"
    table = tomllib.loads(path.read_text("utf-8")).get("problems", {}) if path.is_file() else {}
    gapped = sorted((each for each in table if "{0}" in each), key=len, reverse=True)
    found = []
    for english in gapped:
        pieces = re.split(r"\{(\d)\}", english)
        form = "".join(f"(?P<g{each}>.+?)" if at % 2 else re.escape(each) for at, each in enumerate(pieces))
        found.append((re.compile(form, re.DOTALL), table[english]))
    return tuple(found)


_installed: list[QTranslator] = []
_spoken: list[str] = ["en"]


def install(language: str) -> None:
    """Makes the program speak a key of LANGUAGES from now on; windows are told by a LanguageChange event."""
    program = QCoreApplication.instance()
    assert program is not None
    while _installed:
        QCoreApplication.removeTranslator(_installed.pop())
    QLocale.setDefault(QLocale(language))
    _spoken[:] = [language]
    if language == "en":
        return
    ours = Catalogue(words(language), program)
    qts = QTranslator(program)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    found = [qts] if qts.load(f"qtbase_{language}", folder) else []
    for each in (*found, ours):
        QCoreApplication.installTranslator(each)
        _installed.append(each)


def preferred() -> str:
    """The language that the system asks for, of those we have."""
    for name in (QLocale.system().name(), locale.getlocale()[0] or ""):
        if name.startswith("zh"):
            return "zh_CN"
    return "en"


def tr(text: str, *values: object) -> str:
    """A text in the user's language, with values in place of {0}, {1} …"""
    said = QCoreApplication.translate(CONTEXT, text)
    return said.format(*values) if values else said


def told(text: str) -> str:
    """What the core says (a problem, its cure), in the user's language: whole, or by its form with the gaps filled."""
    said = QCoreApplication.translate(CONTEXT, text)
    if said != text or _spoken == ["en"]:
        return said
    for form, translation in _forms(_spoken[0]):
        match = form.fullmatch(text)
        if match:
            values = (match.group(f"g{at}") for at in range(len(match.groups())))
            return translation.format(*(QCoreApplication.translate(CONTEXT, each) for each in values))
    return text


def counted(one: str, many: str, count: int, *values: object) -> str:
    """A text with a number in it, "{0} slide" or "{0} slides"; a language without plurals says both alike."""
    return tr(one if count == 1 else many, count, *values)
