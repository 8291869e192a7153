"""A wording and its tags → whether it may stand on a slide: the gate that no cut passes by.

What it holds: brackets and quotation marks come in pairs, a finite verb is left, nothing points
to a sentence that is not there, no clause hangs at the end.
"""

from __future__ import annotations

import re

from .broken import broken
from .not_for_slides import talk, technical
from .substance import promises
from .tagger import FINITE
from .words import wordset

__all__ = ["OURSELVES", "balanced", "definite", "penalty", "starts_dangling"]

_PAIRS = (("“", "”"), ("(", ")"), ("[", "]"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"))
_DANGLING = wordset(
    """
    he she it they him her them his hers their theirs its this that these those such here there then
    latter former so thus therefore hence and but or nor yet however moreover furthermore also instead
    otherwise likewise similarly another others which who whose whom both neither either me us him one
    some ones too same
    """
)
_DANGLING_PHRASES = re.compile(
    r"(?:the (?:latter|former|same|other|others|rest|following|above|aforementioned|two of)\b"
    r"|the (?:first|second|third|fourth|last) (?:is|was|one|has|will|of (?:these|them|those)|two)\b"
    r"|the (?:reason is|result is|answer|first is)|one of (?:them|these|those)"
    r"|(?:some|many|most|all|none|two|three|four|both|each) of (?:them|these|those)"
    r"|among (?:them|these|those)|in (?:this|that|these|those|such)|as such|at (?:this|that)"
    r"|for (?:this|that)|after (?:this|that)|like (?:this|that)|not only|to do (?:so|this|that)"
    r"|by (?:this|that|doing so)|other\b|even so|what[’']s more|on the (?:one|other) hand"
    r"|in doing so|to do so|a similar\b|similar\b|below (?:is|are)\b"
    r"|(?:the|these|all|both) two\b|the (?:three|four) (?!most|largest|biggest|main)[a-z]+\b"
    r"|as (?:above|before|mentioned)|see\b)",
    re.IGNORECASE,
)
_ENDS = wordset(
    """
    a an the of to in on for and or but with by as at from that which who whose than is are was were
    be been their its his her" " if because while although when where into between among such very
    more most not no solely only mainly mostly partly largely particularly especially even just like
    such including via using based due according against per towards toward upon about
    """
)
_EXPLETIVE = re.compile(
    r"it\s(?:is|was|’s|'s|has been|will be|would be|may be|can be|remains|takes?|took|became|becomes)\s"
    r"(?:(?:not|very|often|also|still|in fact|more|less|too|far|much|now|therefore|not always|no longer"
    r"|usually|increasingly)\s)*"
    r"(?!\w+ed\sto\b|(?:an?|the|one|part)\s(?!good|bad|great|mistake|pleasure|pity|challenge|matter)"
    r"|(?:un)?likely|expected|set|due|able|bound|ready|going|supposed|designed|meant|said|thought|believed)"
    r"[\w-]+(?:\s[\w-]+)?\s"
    r"(?:(?:that|for|whether|how|why|when)\b|to\s\w+\s(?!(?:because|when|if|as|and|but|or|in|at|from|on|with|by|after"
    r"|before|since)\b))|it (?:seems|appears|turns out)\b"
    r"|it (?:is|was|has been) (?:agreed|decided|resolved|proposed|recommended|noted|announced) (?:that|to)\b",
    re.IGNORECASE,
)
_THERE = re.compile(
    r"there\s(?:is|are|was|were|has|have|had|will|would|may|can|’s|'s|remains?|exists?|comes?)\b",
    re.IGNORECASE,
)
_SOME = re.compile(
    r"(?:some|one)\s(?:of (?:them|these|those)|is|are|was|were|has|have|can|will|would|say|said)\b",
    re.IGNORECASE,
)
_TIMES = wordset(
    """
    year years month months week weeks day days century decade decades season summer winter spring
    autumn morning evening afternoon quarter time times
    """
)
_FORMERLY = re.compile(
    r"\b(?:used to|formerly|in the past)\b|\A(?:Once|Previously|Originally)\b", re.IGNORECASE
)


# words that say which one is meant, or of which there is only one
_TELLING = frozenset({"NNP", "CD", "RB", "IN", "WDT", "TO", "VBG"})
_KNOWN = wordset("most same first world internet government public economy industry sun future")


def balanced(text: str) -> bool:
    """Whether every opening mark has its closing one, in order."""
    for opening, closing in _PAIRS:
        if opening not in text and closing not in text:
            continue
        depth = 0
        for character in text:
            depth += (character == opening) - (character == closing)
            if depth < 0:
                return False
        if depth:
            return False
    return text.count('"') % 2 == 0


# "This paper …" points to what the deck is made of
OURSELVES = re.compile(
    r"this (?:paper|study|article|report|book|thesis|survey|course|review|guide|work)\b", re.IGNORECASE
)
_WORKS = wordset("paper study article report book thesis survey course review guide work")


def starts_dangling(text: str) -> bool:
    """Whether the first words point to something before them."""
    first = re.match(r"[\W_]*([\w]+(?:[’'][\w]+)?)", text)
    if first is None:
        return True
    word = first.group(1).lower()
    head = text.lstrip(" “\"'‘")
    if OURSELVES.match(head):
        return False
    if word.split("’")[0].split("'")[0] == "it":
        return not _EXPLETIVE.match(head)
    if word in {"there", "there’s", "there's"}:
        return not _THERE.match(head)
    if word in {"both", "some", "one", "either", "neither", "such", "that", "so", "another"}:
        # "Both India and China", "Some users", "One study", "That it works is …"
        if word == "both":
            return " and " not in head[:60]
        if word in {"some", "one"}:
            return bool(_SOME.match(head))
        return True
    return word.split("’")[0].split("'")[0] in _DANGLING or bool(_DANGLING_PHRASES.match(head))


def _subject(tags: list[str], index: int) -> bool:
    """Whether the pronoun here is the subject of the first clause: nothing before says whom it means."""
    after = index + 1
    while after < len(tags) and tags[after] == "RB":
        after += 1
    return after < len(tags) and tags[after] in FINITE and not any(tag in FINITE for tag in tags[:index])


_AFTER_FOOTNOTE = wordset(
    "the we in this a an it for our note unlike as to with by since when if from although while"
)
_AMOUNTS = wordset(
    "most many some few several all none half two three four five six both others another each"
)
_VERBS = wordset(
    "is are was were has have had will would can could may must do did say said live work come came"
)


def definite(words: list[str], tags: list[str]) -> float:
    """ "The painting is …": the reader asks which painting. "The globalization of apps is …" tells."""
    start = next((index for index, word in enumerate(words) if word[:1].isalnum()), 0)
    if words[start] != "the":
        return 0.0
    for index in range(start + 1, min(len(words), start + 7)):
        if tags[index] in FINITE:
            return 0.0 if index == start + 1 else (0.3 if len(words) <= 9 else 0.22)
        if tags[index] in _TELLING or words[index].endswith("est") or words[index] in _KNOWN:
            return 0.0
    return 0.0


_HE_THEN = re.compile(
    r"(?:After|When|Before|While|As|Since|Once|Although|Though|Because|Until)\s[^,]{5,80},\s(?:he|she)\b"
)


def penalty(text: str, words: list[str], tags: list[str]) -> float | None:
    """What a strict reader would hold against it, from 0; None when it must not be shown.

    `words` are those of `text` in lower case, without the label of who says it.
    """
    if not balanced(text) or starts_dangling(text):
        return None
    real = [word for word in words if word[:1].isalnum()]
    if len(real) < 4 or real[-1] in _ENDS or text.rstrip()[-1:] in ",;:—–-(":
        return None
    if not any(tag in FINITE for tag in tags) or text.rstrip("”\"’')").endswith("?"):
        return None
    if broken(text, words, tags):
        return None
    bad = technical(text, words)
    if _HE_THEN.match(text):
        bad += 0.35  # "After the firm had suffered a slump, he was forced out": who?
    if (
        real[-1].isdigit()
        and len(real[-1]) <= 2
        and tags[len(words) - 1 - words[::-1].index(real[-1]) - 1] in {"JJ", "NN", "NNS", "VBN", "RB"}
    ):
        bad += 0.4  # a footnote's mark
    if real[0][0].isdigit() and len(real) > 1 and real[1] in _AFTER_FOOTNOTE:
        return None  # a footnote's number
    seen_noun = seen_name = seen_plural = seen_single = False
    for index, word in enumerate(words):
        tag = tags[index]
        after = words[index + 1] if index + 1 < len(words) else ""
        if word in {"this", "these", "those"} and tag in {"DT", "PRP", "RB", "NN", "NNP"}:
            if after in _TIMES or (after in _WORKS and index < 3):
                bad += 0.12
            elif not (
                word == "those"
                and (
                    after in {"who", "that", "of", "in", "with", "whose", "which", "from", "for", "on"}
                    or (seen_plural and tags[index + 1 : index + 2] in (["VBG"], ["VBN"]))
                )
            ):
                return None
        elif word == "that" and tag == "DT" and after not in {"of", "in", "for"}:
            return None
        elif word == "such" and after != "as" and after != "that":
            bad += 0.5 if index > 2 else 1.0  # "Several such videos are …": which?
        elif (
            word == "so"
            and tag == "RB"
            and index > 0
            and "that" not in words[index:]
            and after not in {"far", "as"}
        ):
            if index + 1 < len(tags) and tags[index + 1] in {"JJ", "VBN"}:
                bad += 0.4  # "so devastated by …": that?
        elif word in {
            "latter",
            "former",
            "aforementioned",
            "respectively",
            "thereof",
            "vice",
            "below",
            "above",
            "following",
        }:
            if word in {"latter", "aforementioned", "thereof"} or (
                word in {"below", "above", "following"}
                and after in {"", ".", ",", ":", "table", "figure", "example", "section"}
            ):
                return None
        elif tag in {"PRP", "PRP$"}:
            if word in {"he", "she", "him", "her", "his", "hers", "himself", "herself"}:
                if (not seen_name and not seen_noun) or (word in {"he", "she"} and _subject(tags, index)):
                    return None
                bad += 0.0 if seen_name else 0.12
            elif word in {"it", "its", "they", "them", "their", "itself", "themselves"}:
                if word == "it" and _EXPLETIVE.match(" ".join(words[index : index + 9])):
                    continue
                if word == "it" and words[index - 1] in {"says", "said", "say"} and after in {"is", "was"}:
                    bad += 0.3  # "Farmer says it is a reason": what is?
                if word in {"it", "they"} and index + 1 < len(tags) and _subject(tags, index):
                    return None
                if word in {"they", "them"} and not seen_plural:
                    return None
                if word in {"their", "themselves"} and seen_noun and not seen_plural:
                    bad += 0.5 if word == "their" else 0.35
                if word in {"it", "its", "itself"} and seen_noun and not seen_single:
                    bad += 0.35
                if not seen_noun:
                    if index > 6 or word == "it":
                        return None
                    bad += 0.5
            elif word in {"i", "me", "my", "mine", "myself"}:
                bad += 0.3
            elif word in {"you", "your", "yours"}:
                bad += 0.1
            elif word in {"we", "our", "us", "ours"}:
                bad += 0.05
        if tag in {"NN", "NNS", "NNP"} and (index > 0 or len(words) > 1):
            seen_noun = True
            compound = index + 1 < len(tags) and tags[index + 1] in {"NN", "NNS", "NNP"}
            seen_single = seen_single or (tag != "NNS" and not compound)
            seen_plural = (
                seen_plural
                or tag == "NNS"
                or word.endswith("men")
                or (index > 0 and "and" in words[:index])
                or word in {"people", "team", "group", "family", "police", "staff", "couple", "public"}
            )
            seen_name = (
                seen_name
                or tag == "NNP"
                or word
                in {
                    "man",
                    "woman",
                    "president",
                    "student",
                    "founder",
                    "author",
                    "director",
                    "minister",
                    "girl",
                    "boy",
                    "mother",
                    "father",
                }
            )
    bad += definite(words, tags) + promises(text) + talk(text, words, tags)
    if re.search(r"\A(?:We|I) .+, (?:we|I) ", text) and not re.search(r", (?:and|but|so|which|where) ", text):
        bad += 0.5  # "We show A, we show B": two sentences that ran into each other
    if real[0] in _AMOUNTS and real[1] in _VERBS:
        return None  # "Most are in the east": most of whom?
    if words[0] in {"there", "it"}:
        bad += 0.45  # it stands, but a plainer line is better
    if OURSELVES.match(text):
        bad += 0.15  # "This paper …" speaks of what the deck is made of
    if len(real) == 4:
        bad += 0.3  # "Challenges arise in practice": hardly a thought
    if _FORMERLY.search(text):
        bad += 0.15  # true only beside what is so now
    if real[0] in {"other", "more", "most", "many", "several", "similar"} and real[1] in {
        "of",
        "is",
        "are",
        "were",
        "was",
        "have",
        "recently",
        "importantly",
    }:
        bad += 0.6
    if " too" in text[-5:] or real[-1] in {
        "too",
        "either",
        "instead",
        "again",
        "so",
        "that",
        "this",
        "it",
        "them",
    }:
        bad += 0.2
    if re.search(r"\([A-Z][^()]*\d{4}[a-z]?\)", text):
        bad += 0.4  # a reference that the sentence is built on
    if re.search(r"\b(?:[Tt]he|[Aa]ll) (?:two|three|four|five|six) [a-z]", text) or re.search(
        r" the (?:technique|rule|procedure|method|approach)(?: to| by|\Z)", text
    ):
        bad += 0.2
    if real[-1] in {"it", "them"} or text.endswith((" so long", " so far", " so much")):
        bad += 0.25
    if any(phrase in text for phrase in (" the other ", " do so", " did so", " the others")):
        bad += 0.08
    if " another " in text:
        bad += 0.18
    if " the same " in text and not re.search(r"the same \w+ (?:as|that)\b|at the same time", text):
        bad += 0.2
    return bad


_CLAUSES = wordset("whether if that because although though unless")


def main_verb(lower: list[str], tags: list[str]) -> bool:
    """Whether a finite verb is left that does not belong to a relative clause that opens it."""
    depth = 0
    for index, each in enumerate(tags):
        if (each in {"WDT", "WP", "WP$"} and index > 0) or (each == "IN" and lower[index] in _CLAUSES):
            depth += 1
        elif each in FINITE:
            if depth:
                depth -= 1
            elif index > 0:
                return True
    return False
