"""Words around a quotation in German, French, Spanish or Italian → who speaks, and in which role.

After it ("», explique Claire Mercier, directrice de la médiathèque"), after it with the role first ("“, sagte
Bürgermeister Karl Lindner") and before it ("Karl Lindner, Bürgermeister, sagt: „"). Nobody is ever invented.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from deckmaker.model import Span

__all__ = ["LANGUAGES", "Named", "after", "before"]

_NAME = (
    r"(?:(?:Dr|Prof|Mme|M|Sra?|Dott|Ing|Frau|Herr)\.?\s)?[A-ZÀ-ÖØ-Þ][\w’'-]+"
    r"(?:\s(?:(?:de|da|di|del|della|du|des|van|von|der|zu|la|le|y)\s)?[A-ZÀ-ÖØ-Þ][\w’'-]+){0,3}"
)
_ROLE = r"[^,;:.!?«»„“”\"()\n]{3,90}"
_VERBS = {
    "de": (
        "sagt|sagte|erklärt|erklärte|betont|betonte|meint|meinte|berichtet|berichtete|warnt|warnte|erzählt|erzählte"
        "|findet|fand|so|lobt|lobte|kritisiert|kritisierte|räumt|räumte|ergänzt|ergänzte|hofft|fordert|forderte"
        "|fragt|fragte|urteilt|urteilte|klagt|klagte|schreibt|schrieb|glaubt|versichert|versicherte"
        "|gibt sich überzeugt|sieht das anders|sieht es so"
        "|verspricht|versprach|bedauert|bedauerte|antwortet|antwortete|entgegnet"
    ),
    "fr": (
        "explique|dit|affirme|déclare|raconte|souligne|estime|précise|ajoute|confie|rappelle|regrette|insiste|note"
        "|assure|résume|observe|témoigne|reconnaît|constate|prévient|conclut|poursuit|selon|se félicite|se réjouit"
        "|a expliqué|a dit|a affirmé|a déclaré|a souligné|a précisé|a ajouté|a confié|a rappelé|a assuré|expliquait"
        "|s’inquiète|s'inquiète|détaille|lance|plaide|analyse|sourit|glisse"
        "|martèle|promet|avertit|répond|réplique"
    ),
    "es": (
        "dice|dijo|explica|explicó|afirma|afirmó|señala|señaló|asegura|aseguró|cuenta|contó|añade|añadió|sostiene"
        "|sostuvo|recuerda|recordó|advierte|advirtió|reconoce|reconoció|resume|resumió|comenta|comentó|declara"
        "|declaró|subraya|subrayó|según|lamenta|lamentó|insiste|insistió|opina|opinó|ha dicho|ha explicado|denuncia"
        "|denunció|celebra|celebró|reclama|reclamó|detalla|detalló|promete|prometió|pide|pidió|responde|respondió"
    ),
    "it": (
        "dice|ha detto|spiega|ha spiegato|afferma|ha affermato|racconta|ha raccontato|sottolinea|ha sottolineato"
        "|aggiunge|ha aggiunto|dichiara|ha dichiarato|ricorda|ha ricordato|avverte|osserva|commenta|ammette"
        "|secondo|conclude|sostiene|disse|spiegò|promette|denuncia"
        "|lamenta|precisa|assicura|confida|riassume|risponde|replica"
    ),
}
_ARTICLE = {
    "de": r"(?:der|die|das|ein|eine)\s",
    "fr": r"(?:la|le|l’|l'|un|une|les)\s?",
    "es": r"(?:el|la|los|las|un|una)\s",
    "it": r"(?:il|lo|la|l’|l'|un|una)\s?",
}
_OFFICE = re.compile(
    r"(?:[a-zäöü]er|erin|or|orin|ist|istin|ent|entin|wirt|wirtin|chef|chefin|frau|mann|rat|rätin|vorsitzende[rn]?)\Z"
)
_ACCORDING = {
    "de": "(?:Laut|Für)",
    "fr": "(?:Selon|Pour|D’après|D'après)",
    "es": "(?:Según|Para)",
    "it": "(?:Secondo|Per)",
}
_OPENS = re.compile(r"(?:Der|Die|Das|Ein|Eine)\s(?=\S+\s)")
_PHRASE = re.compile(r"\s(?:der|des|von|vom|de|du|del|della|di|la)\s")
_PERSON = re.compile(r"[A-ZÄÖÜÀ-Þ][\w’'-]+(?:\s[A-ZÄÖÜÀ-Þ][\w’'-]+){1,2}")
_OBJECT = re.compile(r"\b(?:mit|von|bei|zu|für|gegen|nach|avec|par|chez|con|por|da|per)\s\Z")
LANGUAGES = frozenset(_VERBS)


@dataclass(frozen=True, slots=True)
class Named:
    """A speaker, the role as the text gives it, and where that stands."""

    speaker: str
    role: str
    lead: Span


def after(text: str, begin: int, end: int, language: str) -> Named | None:
    """The speaker named right after the quotation that ends at `begin`, or None."""
    for form in _forms(language[:2].lower())[0]:
        match = form.match(text, begin, end)
        if match is not None:
            return _named(match, 0)
    return None


def before(text: str, begin: int, end: int, language: str) -> Named | None:
    """The speaker named by the words that lead to the quotation at `end`, or None."""
    for form in _forms(language[:2].lower())[1]:
        match = form.search(text[begin:end])
        if match is not None and not _OBJECT.search(text[begin : begin + match.start("name")]):
            return _named(match, begin)
    return None


def _named(match: re.Match[str], shift: int) -> Named:
    name, role = match["name"], (match["role"] or "").strip(" ,")
    name = _OPENS.sub("", name)
    if _PHRASE.search(name) and _PERSON.fullmatch(role):
        name, role = role, name  # "Der Chef der Firma, Max Braun, sagte"
    first, _, rest = name.partition(" ")
    if rest and not role and _OFFICE.search(first):
        name, role = rest, first  # "sagte Bürgermeister Karl Lindner": nouns have capitals
    return Named(name, role, Span(match.start() + shift, match.end() + shift))


@lru_cache(maxsize=8)
def _forms(code: str) -> tuple[tuple[re.Pattern[str], ...], tuple[re.Pattern[str], ...]]:
    """(forms after a quotation, forms before it)."""
    said, article = rf"(?:{_VERBS[code]})", _ARTICLE[code]
    role = rf"(?:,\s(?:{article})?(?P<role>{_ROLE}?)(?=[,.;:!?]|\Z))?"
    office = r"(?P<role>[a-zà-ÿ][\w’'-]*(?:\s[\w’'-]+){0,7}?)"
    titled = rf"(?P<role>[^,.;:«»„“”\"]{{3,70}}),\s(?P<name>{_NAME})(?=[,.;:]|\Z)"
    following = (
        re.compile(rf"[\s,]*{said}\s{article}{titled}"),
        re.compile(rf"[\s,]*{said}\s(?P<name>{_NAME})(?=[,.;:]|\Z|\s[a-zà-ÿ]){role}"),
        re.compile(rf"[\s,]*{said}\s(?:{article})?{office},?\s(?P<name>{_NAME})(?=[,.;:]|\Z|\s[a-zà-ÿ])"),
    )
    as_said = rf"(?:\A|[.!?]\s){_ACCORDING[code]}\s"
    leading = (
        # "El ministro de Sanidad, Luis Vega, dijo: «"
        re.compile(
            rf"(?:\A|[.!?»“”]\s)(?i:{article})(?P<role>[^,;:.!?«»„“”\"]{{3,60}}),\s(?P<name>{_NAME}),?\s"
            rf"{said}[\w\s]{{0,30}}:\s*\Z"
        ),
        # "Im Gespräch betonte Minister Kurt Vogel: „"
        re.compile(rf"\s{said}\s(?P<name>{_NAME})(?P<role>):\s*\Z"),
        re.compile(rf"{as_said}(?P<name>{_NAME})(?:,\s(?:{article})?(?P<role>{_ROLE}?))?[,:]?\s*\Z"),
        re.compile(
            rf"(?:\A|[\s,])(?P<name>{_NAME}),\s(?:{article})?(?P<role>{_ROLE}?),?\s{said}[\w\s]{{0,30}}:\s*\Z"
        ),
        re.compile(rf"(?:\A|[\s,])(?P<name>{_NAME})(?P<role>)\s{said}[\w\s]{{0,30}}:\s*\Z"),
    )
    return following, leading
