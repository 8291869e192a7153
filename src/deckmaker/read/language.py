"""A text gives the language it is written in, by its script and its commonest words."""

from __future__ import annotations

import re
from collections import Counter

SAMPLE = 20_000  # code points looked at

SCRIPTS = (
    ("ja", "\u3040-\u30ff"),
    ("ko", "\uac00-\ud7a3\u1100-\u11ff"),
    ("zh", "\u4e00-\u9fff\u3400-\u4dbf"),
    ("ru", "\u0400-\u04ff"),
    ("el", "\u0370-\u03ff"),
    ("ar", "\u0600-\u06ff"),
    ("he", "\u0590-\u05ff"),
    ("th", "\u0e00-\u0e7f"),
    ("hi", "\u0900-\u097f"),
)
# words that are common in one language and rare in its neighbours
WORDS = {
    "en": "the and of to is that it for was with as are this by from have which not were been their has",
    "de": "der die das und ist nicht mit den von zu sich auf für dem ein eine auch werden wird als bei oder",
    "fr": "le les des est et une dans que qui pour pas sur sont avec plus par ce cette ses aux du être",
    "es": "el los las que una por con para del es su como más pero sus este esta entre también fue son",
    "it": "il di che è per una sono della con non del le gli alla nel anche più dei dalla questo ma",
    "pt": "o que do da em um uma para com não os as mais dos são ao pelo pela também foi sua no na",
    "nl": "de het een van en dat niet zijn voor met ook maar wordt worden naar deze bij door heeft aan op",
    "sv": "och att det som en på är av för med inte den till har ett om också från men var",
    "da": "og at det som en på er af for med ikke den til har et også fra men blev der kan",
    "pl": "i w na się nie to z że do jest jak o są oraz dla przez po od tym który",
    "tr": "ve bir bu için ile da de olarak daha çok olan gibi kadar sonra ancak en değil",
}
LEXICON = {language: frozenset(words.split()) for language, words in WORDS.items()}


def language(text: str) -> str:
    """The BCP 47 primary language of a text; "en" when nothing tells another."""
    sample = text[:SAMPLE]
    latin = len(re.findall(r"[A-Za-z\u00c0-\u024f]", sample))
    counts = {name: len(re.findall(f"[{range_}]", sample)) for name, range_ in SCRIPTS}
    # a Han character says about as much as two or three letters
    han = counts["zh"] + counts["ja"]
    if 2.5 * han > latin and han:
        return "ja" if counts["ja"] * 10 > han else "zh"
    if 2.5 * counts["ko"] > latin and counts["ko"]:
        return "ko"
    for name in ("ru", "el", "ar", "he", "th", "hi"):
        if counts[name] > latin:
            return name
    words = Counter(re.findall(r"[^\W\d_]+", sample.lower()))
    scores = {name: sum(words[word] for word in lexicon) for name, lexicon in LEXICON.items()}
    best = max(scores, key=lambda name: scores[name])
    # a heading or two proves nothing: English unless another is clearly ahead
    return best if scores[best] >= 3 and scores[best] > 1.2 * scores["en"] else "en"
