"""A wording and what the section said before → the nouns it leans on: "the company", where no name stands.

On a slide such a noun needs another line, or the title, that says which company. `plan` sees to it.
"""

from __future__ import annotations

from collections.abc import Sequence

from deckmaker.model import Sentence

from .stems import stems
from .tagger import FINITE
from .words import wordset

__all__ = ["leaning", "mentioned"]

_REACH = 16  # sentences that are remembered
# What nearly always takes up something said before.
_TAKEN_UP = wordset(
    """
    accident agency agreement airline album allegation announcement approach area attack author authors ban
    bid bill blast book boy building call campaign case centre change charge claim club comment commission
    committee company complaint condition couple court crash crew decision delay department dispute document
    driver effect event experiment fee film fire firm flight force game girl group gun idea incident inquiry
    investigation issue judge jury killing launch law leader man match matter measure meeting method
    ministry model move network offer officer operation order organisation organization outcome pair paper
    party plan plane player problem process program programme project proposal protest question raid report
    request result review ruling sale school series service ship shooting show site situation spokesman
    spokeswoman statement strike study suggestion suit summit survey suspect system talks team technique
    term trial trio two union verdict vessel victim village violence vote woman work yacht
    """
)
# What there is only one of.
_ONLY = wordset(
    """
    air beginning case climate coast country day dollar earth east economy end environment euro evening fact
    first future government industry internet last law least majority market media moment month morning most
    need night north number past people police press public rest risk same sea season sky south state sun
    time total town truth use war way weather web week west world year
    """
)
_TELLS = wordset(
    "of that who which whose where for to between from behind against about called named on in at with"
)
_RANKED = wordset(
    "most first last only same next latest current former following best worst main whole entire"
)


def mentioned(sentences: Sequence[Sentence], index: int) -> frozenset[str]:
    """The stems that the sentences before this one hold."""
    return frozenset(stem for each in sentences[max(0, index - _REACH) : index] for stem in each.stems)


def leaning(lower: list[str], tags: list[str], before: frozenset[str]) -> tuple[str, ...]:
    """The heads of definite phrases that only what stands before explains, in the singular."""
    found: list[str] = []
    for index, word in enumerate(lower[:-1]):
        if word != "the":
            continue
        if tags[index + 1] == "CD" and index + 2 < len(tags) and tags[index + 2] in FINITE:
            found.append(lower[index + 1])  # "the three were standing at a bus stop"
            continue
        place, ranked, described = index + 1, False, 0
        while place < len(lower) and tags[place] in {"JJ", "NN", "NNS", "VBN", "VBG", "CD", "POS"}:
            if tags[place] == "POS":
                break
            ranked = ranked or lower[place] in _RANKED or lower[place].endswith("est")
            described += tags[place] != "CD"
            place += 1
        head = place - 1
        if head <= index or tags[head] not in {"NN", "NNS"} or ranked:
            continue
        after = lower[place] if place < len(lower) else ""
        if place < len(tags) and (tags[place] in {"NNP", "VBN", "VBG"} or after in _TELLS):
            continue
        noun = _single(lower[head])
        if noun in _ONLY or described > 2:
            continue
        bare = described == 1 or lower[index + 1] in {"new", "two", "three", "latest", "whole"}
        if set(stems(noun)) & before or (bare and noun in _TAKEN_UP and before):
            found.append(noun)
    return tuple(dict.fromkeys(found))


def _single(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word
