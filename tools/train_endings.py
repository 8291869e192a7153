"""CoNLL-U treebank → `understand/ending_weights.py`: train_endings.py TRAIN.conllu [OUT.py]

Where a sentence may end early, read off its tree: what stays holds the root with its subject and
hangs on nothing that goes; what goes is a modifier, a clause or a second predicate, never an object,
a complement or the last of a list. An averaged perceptron (Collins 2002) learns the places and what
starts there. The tags that it learns from are those of a tagger that has not seen the sentence.
"""

from __future__ import annotations

import base64
import random
import sys
import zlib
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
sys.path.insert(0, str(Path(__file__).parent))
from train_tagger import MERGED, Perceptron, lexicon
from train_tagger import run as tagged

from deckmaker.understand.ending_features import KINDS, features
from deckmaker.understand.tagger_features import TAGS
from deckmaker.understand.words import words

ROUNDS = 7
LEAST = 0.35  # weights fainter than this do not ship
SHY = 1.0  # by how much a place has to speak for an end in training
_VERBS = {"VB", "VBD", "VBZ", "VBP", "VBG", "VBN", "MD"}
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl"}
_FILLS = {"obj", "ccomp", "xcomp", "cop", "obl", "obl:agent", "obl:unmarked"}
_NEEDED_OF = {"of", "for", "to", "between", "about", "than", "as", "like"}
_BINDS = {"if", "unless", "until", "without", "whether", "than", "as"}


class Gold:
    """A sentence cut into words as `words` cuts it, with its tags, heads (-1: the root), labels."""

    def __init__(self, forms: list[str], tags: list[str], heads: list[int], labels: list[str]) -> None:
        self.forms, self.tags, self.heads, self.labels = forms, tags, heads, labels
        self.seen = list(tags)  # the tags that a tagger gives it
        self.marks = [""] * (len(forms) + 1)

    def bare(self) -> Gold:
        """Without its marks: each word knows those that stand before it."""
        holds = set(self.heads)
        place: dict[int, int] = {}
        marks, waiting = [], ""
        for at, form in enumerate(self.forms):
            if self.labels[at] == "punct" and at not in holds:
                waiting += form[:1]
            else:
                place[at] = len(place)
                marks.append(waiting[-2:])
                waiting = ""
        out = Gold(
            [self.forms[at] for at in place],
            [self.tags[at] for at in place],
            [place.get(self.heads[at], -1) for at in place],
            [self.labels[at] for at in place],
        )
        out.seen = [self.seen[at] for at in place]
        out.marks = [*marks, waiting[-2:]]
        return out


def read(path: str) -> list[list[Gold]]:
    """The sentences by document."""
    documents: list[list[Gold]] = []
    for block in Path(path).read_text(encoding="utf-8").split("\n\n"):
        if "# newdoc" in block:
            documents.append([])
        rows = [line.split("\t") for line in block.splitlines() if line and line[0].isdigit()]
        gold = aligned(rows) if rows else None
        if gold:
            documents[-1].append(gold)
    return documents


def aligned(rows: list[list[str]]) -> Gold | None:
    """One sentence of the treebank in our words; None for fragments of several roots."""
    text, places = "", []
    for row in rows:
        places.append((len(text), len(text) + len(row[1])))
        text += row[1] + ("" if "SpaceAfter=No" in row[9] else " ")
    owner: dict[int, int] = {}  # treebank row → our word
    found = words(text)
    for number, word in enumerate(found):
        for at, (start, end) in enumerate(places):
            if start < word.end and end > word.start:
                owner.setdefault(at, number)
    if len(owner) < len(rows):
        return None
    forms: list[str] = []
    tags: list[str] = []
    heads: list[int] = []
    labels: list[str] = []
    for number, word in enumerate(found):
        mine = [at for at, who in owner.items() if who == number]
        forms.append(word.text)
        if not mine:  # the treebank holds it together with the word before
            tags.append(tags[-1])
            heads.append(number - 1)
            labels.append("flat")
            continue
        top = next((at for at in mine if int(rows[at][6]) - 1 not in mine), mine[0])
        tag = MERGED.get(rows[top][4], rows[top][4])
        tags.append(tag if tag in TAGS else ".")
        head = int(rows[top][6])
        heads.append(-1 if head == 0 else owner[head - 1])
        labels.append(rows[top][7])
    return Gold(forms, tags, heads, labels) if heads.count(-1) == 1 else None


def tag_apart(data: list[Gold]) -> None:
    """Give each sentence the tags of a tagger that has not seen it."""
    for part in range(5):
        kept = [
            list(zip(each.forms, each.tags, strict=True)) for at, each in enumerate(data) if at % 5 != part
        ]
        sure, model = lexicon(kept), Perceptron()
        for _ in range(5):
            random.shuffle(kept)
            for sentence in kept:
                tagged(model, sure, sentence, train=True)
        model.average()
        for each in data[part::5]:
            each.seen = tagged(model, sure, list(zip(each.forms, each.tags, strict=True)), train=False)


def endings(gold: Gold) -> list[str]:
    """For each place, one of KINDS: what starts there when the sentence may end before it."""
    count, heads, labels = len(gold.forms), gold.heads, gold.labels
    lower = [form.lower() for form in gold.forms]
    root = heads.index(-1)
    below: list[list[int]] = [[] for _ in range(count)]
    for child, head in enumerate(heads):
        if head >= 0:
            below[head].append(child)
    said = ["no"] * count
    for place in range(4, count - 1):
        if root >= place or not any(labels[each] in _SUBJECTS and each < place for each in below[root]):
            continue
        if any(head >= place for head in heads[:place]):
            continue
        gone = [each for each in range(place, count) if 0 <= heads[each] < place]
        kinds = [_kind(gold, lower, below, each, place) for each in gone]
        if kinds and "no" not in kinds:
            said[place] = kinds[0]
    return said


def _kind(gold: Gold, lower: list[str], below: list[list[int]], each: int, place: int) -> str:
    """What a word that would go is to what stays; "no" when that needs it."""
    label, head, tags = gold.labels[each], gold.heads[each], gold.tags
    led = {lower[at] for at in below[each] if gold.labels[at] in {"case", "mark"}}
    siblings = [(at, gold.labels[at]) for at in below[head] if at < place]
    if label.startswith("obl"):
        return "obl" if any(name in _FILLS for _, name in siblings) else "no"
    if label.startswith("nmod"):
        return "nmod" if led and not led & _NEEDED_OF else "no"
    if label == "conj":
        clause = tags[head] in _VERBS or any(gold.labels[at] in _SUBJECTS | {"cop"} for at in below[head])
        list_ = [at for at, name in siblings if name == "conj"]
        whole = not list_ or any(gold.labels[at] == "cc" for one in list_ for at in below[one])
        return "conj" if clause and whole else "no"
    if label == "acl":
        return "no" if tags[each] == "VB" else "acl"
    if label == "advcl":
        return "no" if led & _BINDS else "advcl"
    if label in {"acl:relcl", "advcl:relcl"}:
        return "relcl"
    return {"appos": "appos", "parataxis": "para", "discourse": "para", "advmod": "adv"}.get(label, "no")


class Weights:
    """An averaged perceptron over feature names."""

    def __init__(self) -> None:
        self.rows: dict[str, list[float]] = {}
        self.sums: dict[str, list[float]] = {}
        self.step = 1.0

    def scores(self, feats: list[str]) -> list[float]:
        total = [0.0] * len(KINDS)
        for feat in feats:
            row = self.rows.get(feat)
            if row:
                for at, weight in enumerate(row):
                    total[at] += weight
        return total

    def update(self, feats: list[str], truth: int, guess: int) -> None:
        for feat in feats:
            row = self.rows.setdefault(feat, [0.0] * len(KINDS))
            late = self.sums.setdefault(feat, [0.0] * len(KINDS))
            for at, value in ((truth, 1.0), (guess, -1.0)):
                row[at] += value
                late[at] += value * self.step

    def settle(self, scale: float = 10.0) -> None:
        """The averages as small whole numbers, the faint ones gone: what ships is what is measured."""
        rows = {}
        for feat, row in self.rows.items():
            mean = [weight - late / self.step for weight, late in zip(row, self.sums[feat], strict=True)]
            small = [float(round(scale * weight)) if abs(weight) >= LEAST else 0.0 for weight in mean]
            if any(small):
                rows[feat] = small
        self.rows = rows


def examples(data: list[Gold]) -> list[tuple[list[list[str]], list[int]]]:
    out = []
    for gold in data:
        places = range(4, len(gold.forms) - 1)
        kinds = endings(gold)
        feats = features([form.lower() for form in gold.forms], gold.seen, gold.marks, places)
        out.append((feats, [KINDS.index(kinds[place]) for place in places]))
    return out


def train(data: list[tuple[list[list[str]], list[int]]]) -> Weights:
    weights = Weights()
    for _ in range(ROUNDS):
        random.shuffle(data)
        for rows, truths in data:
            for feats, truth in zip(rows, truths, strict=True):
                weights.step += 1
                scores = weights.scores(feats)
                if not truth:
                    scores[0] -= SHY
                guess = scores.index(max(scores))
                if guess != truth:
                    weights.update(feats, truth, guess)
    weights.settle()
    return weights


def measure(weights: Weights, held: list[tuple[list[list[str]], list[int]]]) -> str:
    found = []
    for rows, truths in held:
        for feats, truth in zip(rows, truths, strict=True):
            scores = weights.scores(feats)
            found.append((max(scores[1:]) - scores[0], bool(truth)))
    found.sort(reverse=True)
    real = sum(truth for _, truth in found)
    lines, hits = [f"{real} places"], 0
    for number, (margin, truth) in enumerate(found, 1):
        hits += truth
        if truth and hits % max(1, real // 10) == 0:
            lines.append(
                f"recall {hits / real:.2f}  precision {hits / number:.3f}  from a margin of {margin:.0f}"
            )
    return "\n".join(lines)


def packed(weights: Weights) -> str:
    lines = []
    for feat, row in sorted(weights.rows.items()):
        said = " ".join(f"{at}:{round(weight)}" for at, weight in enumerate(row) if weight)
        lines.append(f"{feat}\t{said}")
    return base64.b85encode(zlib.compress("\n".join(lines).encode("utf-8"), 9)).decode("ascii")


def main() -> None:
    random.seed(1)
    documents = read(sys.argv[1])
    final = len(sys.argv) > 2
    data = [gold for each in documents for gold in each]
    tag_apart(data)
    held = examples([gold.bare() for at, each in enumerate(documents) if at % 7 == 3 for gold in each])
    kept = examples(
        [gold.bare() for at, each in enumerate(documents) if final or at % 7 != 3 for gold in each]
    )
    sys.stdout.write(f"{Counter(KINDS[truth] for _, truths in kept for truth in truths)}\n")
    weights = train(kept)
    one = packed(weights)
    sys.stdout.write(f"{len(weights.rows)} features, {len(one)} bytes\n{measure(weights, held)}\n")
    if final:
        Path(sys.argv[2]).write_text(
            '"""Weights of `endings.py`, made by tools/train_endings.py. Not for reading.\n\n'
            "Trained on the documents of the GUM corpus (Amir Zeldes and others, Georgetown University,\n"
            "https://gucorpling.org/gum) whose texts are under CC BY or in the public domain; the\n"
            'annotations are under CC BY 4.0.\n"""\n\n'
            "# fmt: off\n# ruff: noqa: E501, Q\n"
            f"PACKED = {one!r}\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
