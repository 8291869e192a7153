"""Text → the stems of its content words, for telling what sentences share.

Snowball stems for the languages it knows; character pairs for Chinese and Japanese.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise

import snowballstemmer

from .words import wordset

__all__ = ["stems"]

_WORD = re.compile(r"\d[\d,]*(?:\.\d+)?%?|[^\W\d_]+(?:['’-][^\W\d_]+)*")
_EAST = re.compile(r"[\u3400-\u9fff\u3040-\u30ff]+|[A-Za-z0-9.%]+")
_NAMES = {
    "en": "english", "de": "german", "fr": "french", "es": "spanish", "it": "italian", "nl": "dutch",
    "pt": "portuguese", "sv": "swedish", "da": "danish", "nb": "norwegian", "no": "norwegian",
    "fi": "finnish", "ru": "russian", "ro": "romanian", "hu": "hungarian", "tr": "turkish",
}  # fmt: skip

# Words that say nothing about the subject, per language.
_STOP: dict[str, frozenset[str]] = {
    code: frozenset(words.split())
    for code, words in {
        "en": """
            a an the of to in on for and or but nor so yet if then than is are was were be been being by
            with as at from that this these those it its they them their he him his she her we us our
            you your i me my who whom whose which what when where how why not no do does did done has
            have had will would can could may might should must shall there here about into over under
            after before between during up down out off also more most such very just only own same too
            s t all any each other another one some many much few even still already while because since
            through per via among within without against both either said says say including like
            however therefore thus furthermore moreover first second next finally
        """,
        "de": """
            der die das den dem des ein eine einen einem einer eines und oder aber nicht ist sind war
            waren wird werden hat haben hatte mit von zu zum zur im in am an auf für bei aus nach über
            unter durch um als wie auch noch nur so dass sich er sie es wir ich ihr sein seine ihre man
            kann können soll mehr sehr
        """,
        "fr": """
            le la les un une des de du et ou mais ne pas est sont été était a ont avait avec pour par
            dans sur en au aux que qui ce cette ces se sa son ses leur leurs il elle ils elles nous vous
            je plus très comme aussi
        """,
        "es": """
            el la los las un una unos unas de del y o pero no es son fue era ha han había con por para
            en sobre al que se su sus lo le les como más muy también este esta estos estas ese esa él
            ella ellos nosotros
        """,
        "it": """
            il lo la i gli le un una di del della dei e o ma non è sono era ha hanno con per in su al
            che si suo sua come più molto anche questo questa da dal nel nella
        """,
        "nl": """
            de het een en of maar niet is zijn was waren wordt worden heeft hebben met van voor in op
            aan bij uit naar over door om als ook nog dat die dit deze hij zij ze wij er meer zeer
        """,
        "pt": """
            o a os as um uma de do da dos das e ou mas não é são foi era com por para em no na que se
            seu sua como mais muito também este esta ao
        """,
    }.items()
}
_EAST_STOP = wordset(
    "一个 与 为 之 也 了 从 他们 以 但 其 到 及 和 在 对 将 就 并 我们"
    " 或 把 是 没有 的 等 而 被 这 这个 那 都"
)


@lru_cache(maxsize=32)
def _stemmer(language: str) -> object | None:
    name = _NAMES.get(language)
    return snowballstemmer.stemmer(name) if name else None


@lru_cache(maxsize=50_000)
def _stem(word: str, language: str) -> str:
    stemmer = _stemmer(language)
    stem: str = stemmer.stemWord(word) if stemmer is not None else word  # type: ignore[attr-defined]
    return stem


def stems(text: str, language: str = "en") -> list[str]:
    """Stems in order of appearance, without stop words; a character pair each in Chinese and Japanese."""
    code = language[:2].lower()
    if code in {"zh", "ja"}:
        found = []
        for run in _EAST.findall(text):
            if run[0].isascii():
                found.append(run.lower())
            else:
                found.extend(pair for a, b in pairwise(run) if not {a, b, pair := a + b} & _EAST_STOP)
        return found
    stop = _STOP.get(code, _STOP["en"])
    out = []
    for word in _WORD.findall(text.lower()):
        plain = word.replace("’", "'")
        if plain.endswith("'s"):
            plain = plain[:-2]
        if plain not in stop and (len(plain) > 1 or plain.isdigit()):
            out.append(_stem(plain, code))
    return out
