"""Words → the features that the tagger weighs; shared by `tagger.py` and its training."""

from __future__ import annotations

__all__ = ["TAGS", "after_tags", "around", "beside", "features", "own", "shape_of"]

# Penn Treebank tags, the rare ones merged
TAGS: tuple[str, ...] = (
    "NN", "NNS", "NNP", "JJ", "RB", "VB", "VBD", "VBN", "VBG", "VBZ", "VBP", "MD", "IN", "TO", "DT", "PRP",
    "PRP$", "CC", "CD", "EX", "WDT", "WP", "WP$", "WRB", "RP", "POS", "UH", "FW", "SYM", ".",
)  # fmt: skip


def shape_of(word: str) -> str:
    first = word[0]
    if first.isdigit() or (len(word) > 1 and word[1].isdigit() and not first.isalpha()):
        return "d"
    if not first.isalnum() and not word[-1].isalnum():
        return "p"
    if first.isupper():
        return "A" if word.isupper() and len(word) > 1 else "Aa"
    return "a-" if "-" in word else "a" if word.islower() else "aA"


def features(
    index: int, words: list[str], lower: list[str], shapes: list[str], one: str, two: str
) -> list[str]:
    """Features of one word; `one` and `two` are the tags of the words before it."""
    opens = index == 0 or (index == 1 and shapes[0] == "p")
    return [
        *own(lower[index], shapes[index], opens),
        *after_tags(one, two),
        *beside(lower[index], shapes[index], one),
        *around(index, lower, shapes, one),
    ]


def own(word: str, shape: str, opens: bool) -> tuple[str, ...]:
    """What a word shows wherever it stands; `opens`: it is the first of its sentence."""
    return ("b", "w" + word, "s" + word[-3:], "h" + shape + ("^" if opens else ""), "8" + word[:3])


def after_tags(one: str, two: str) -> tuple[str, ...]:
    """What the two tags before it say."""
    return ("1" + one, "2" + two + one)


def beside(word: str, shape: str, one: str) -> tuple[str, ...]:
    """What a word says beside the tag before it."""
    return ("z" + word[-2:] + one, "H" + shape + one, "3" + one + word)


def around(index: int, lower: list[str], shapes: list[str], one: str) -> tuple[str, ...]:
    """What its neighbours say."""
    word = lower[index]
    before = lower[index - 1] if index else "-"
    after = lower[index + 1] if index + 1 < len(lower) else "-"
    return (
        "4" + before,
        "5" + after,
        "6" + after[-3:] + one,
        "7" + (shapes[index + 1] if index + 1 < len(lower) else "-") + word[-3:],
        "9" + (lower[index + 2] if index + 2 < len(lower) else "-"),
    )
