"""From the tokens after a number to the noun it counts: "6 major countries" gives "country"."""

from __future__ import annotations

from collections.abc import Sequence

from .number_words import CUES
from .tokens import Token, lexicon
from .units import is_plural, singular

# words that end a noun phrase; a counted noun stands before the first of them
STOPS = frozenset(
    lexicon(
        """
    the a an of in on at by to from for with without into onto over under between among within
    during until till since after before and or but nor so yet as than that which who whom whose
    where when while why how if because although though unless is are was were be been being am has
    have had having do does did done will would shall should can could may might must not no there
    here it they he she we you i its their his her our your my this these those them him us me said
    says say told according per each every all both any either neither just only about around more
    less fewer most least up down out off back again also then now today later earlier ago away away
    apart via versus vs against through across along toward towards like upon behind beyond despite
    due including excluding plus minus too very still even ever never always already rose fell grew
    went came made took got gave left stood became remain remained remains live lives lived work
    works worked use used uses want wants need needs believe believed think thought expect expected
    know knew see saw seen died killed injured voted
    """
    )
)
_PASS = frozenset(
    ["additional", "further", "other", "extra", "more", "new", "different", "consecutive", "separate"]
)
_MASS = frozenset(
    lexicon(
        """
    people staff police cattle sheep fish aircraft spacecraft personnel troops offspring livestock
    deer poultry faculty crew youth women men children criteria bacteria media data alumni
    """
    )
)
_TITLES = frozenset(["percent", "per", "cent"])


# third persons that are hardly ever plural nouns: "a family of four spends", "Windows 11 runs"
_VERBS = frozenset(
    lexicon(
        """
    spends holds makes takes gives gets pays earns sells buys owns employs serves produces includes
    loses wins runs starts begins returns crosses comes goes keeps seems becomes means helps lets
    says tells thinks knows meets brings sits stands lies shows adds opens closes launches faces
    contains covers requires provides reaches allows offers follows leads plays belongs appears
    receives calls believes wants likes loves hopes expects remains lives works uses weighs sends writes
    """
    )
)


def noun_after(row: Sequence[Token], index: int, one: bool = False) -> tuple[str, int]:
    """The singular of the noun counted by a number that ends at `index`, and the index after it.

    Up to three words may stand before the noun ("6 major countries"). ("", index) when none is sure:
    an attributive singular ("a 5 star hotel") names no unit.
    """
    at = index
    seen = 0
    if at < len(row) and row[at].low in ("-", "‐", "‑") and row[at].start == row[at - 1].end:
        # "a five-member panel"
        if at + 1 < len(row) and row[at + 1].kind == "w" and row[at + 1].start == row[at].end:
            word = row[at + 1].low
            if (
                word in STOPS
                or word in CUES
                or word in ("strong", "odd", "plus")
                or word.endswith(("th", "st", "rd"))
            ):
                return "", index
            return (singular(word), at + 2) if len(word) > 2 else ("", index)
        return "", index
    last = ""
    while at < len(row) and seen < 4:
        token = row[at]
        if token.kind != "w":
            if (
                token.low in ("-", "‐", "‑")
                and at > index
                and at + 1 < len(row)
                and row[at].start == row[at - 1].end
            ):
                at += 1
                continue
            if token.low in ("“", '"', "‘") and at == index:
                at += 1
                continue
            break
        word = token.low
        if word.endswith(("'s", "s'")):
            if word.endswith("s'") and is_plural(word[:-1]):
                break
            at, seen = at + 1, seen + 1
            continue
        if word in CUES:
            break
        if (word in STOPS and not (word in _PASS and seen == 0)) or (word in _VERBS and _verb_here(row, at)):
            break
        if word in _MASS or is_plural(word):
            following = row[at + 1] if at + 1 < len(row) else None
            if (
                following is not None
                and following.kind == "w"
                and following.low not in STOPS
                and (is_plural(following.low) or following.low in _MASS)
                and seen < 3
                and word not in _MASS
                and not following.low.endswith(("ses", "tes", "ives", "ends", "ays"))
            ):
                at, seen = at + 1, seen + 1  # "sales jobs", "securities firms"
                continue
            noun = "people" if word == "people" else singular(word)
            if last.isupper() and len(last) > 1 and at > index:
                noun = f"{last} {noun}"  # "SIM cards"
            return noun, at + 1
        if one and seen < 1 and word.isalpha() and len(word) > 2:
            if word in _PASS or (
                word.endswith(("ed", "ing", "ive", "al", "ous", "ful", "ble", "ly", "er", "est"))
            ):
                return "", index
            return word, at + 1
        if word.endswith("ed") and seen > 1:
            break
        last = token.raw
        at, seen = at + 1, seen + 1
    return "", index


def _verb_here(row: Sequence[Token], at: int) -> bool:
    """Whether a word of `_VERBS` is no noun: "off 12 runs," and "six runs in" are nouns."""
    following = row[at + 1] if at + 1 < len(row) else None
    if row[at].low not in (
        "runs",
        "calls",
        "starts",
        "wins",
        "works",
        "shows",
        "covers",
        "returns",
        "faces",
        "offers",
    ):
        return True
    return following is not None and following.low in (
        "a",
        "an",
        "the",
        "its",
        "his",
        "her",
        "on",
        "to",
        "at",
    )
