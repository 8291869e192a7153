"""CoNLL-U treebank → `understand/tagger_weights.py`: train_tagger.py TRAIN.conllu [OUT.py]

An averaged perceptron (Collins 2002) over the features of `understand/tagger.py`. The weights
that ship come from the GUM corpus (Georgetown University Multilayer corpus, A. Zeldes and
students; https://gucorpling.org/gum), documents under CC BY or in the public domain.
"""

from __future__ import annotations

import base64
import json
import random
import sys
import zlib
from collections import defaultdict
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "src"))
from deckmaker.understand.tagger_features import TAGS, features, shape_of

MERGED = {"NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "PDT": "DT", "AFX": "JJ",
          "GW": "NN", "NFP": "SYM", "LS": "CD", "ADD": "NNP", "XX": "FW", "$": "SYM", "#": "SYM"}  # fmt: skip


def sentences(path: str) -> list[list[tuple[str, str]]]:
    out = []
    for block in Path(path).read_text(encoding="utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line and line[0].isdigit()]
        merged: list[tuple[str, str]] = []
        index = 0
        while index < len(rows):
            form, tag = rows[index][1], rows[index][4]
            parts = [form]
            # self - medicating → self-medicating
            while (
                index + 2 < len(rows)
                and rows[index + 1][1] == "-"
                and "SpaceAfter=No" in rows[index][9]
                and "SpaceAfter=No" in rows[index + 1][9]
            ):
                index += 2
                parts += ["-", rows[index][1]]
                tag = rows[index][4]
                if rows[index][7] in ("amod", "compound", "nummod"):
                    tag = "JJ"
            tag = MERGED.get(tag, tag)
            if not tag[0].isalpha():
                tag = "."
            if tag not in TAGS:
                tag = "."
            merged.append(("".join(parts).replace("’", "'").replace("“", '"').replace("”", '"'), tag))
            index += 1
        if merged:
            out.append(merged)
    return out


class Perceptron:
    def __init__(self) -> None:
        self.weights: dict[str, dict[int, float]] = {}
        self.totals: dict[tuple[str, int], float] = defaultdict(float)
        self.stamps: dict[tuple[str, int], int] = defaultdict(int)
        self.step = 0

    def predict(self, feats: list[str]) -> int:
        scores = [0.0] * len(TAGS)
        for feat in feats:
            for tag, weight in self.weights.get(feat, {}).items():
                scores[tag] += weight
        return max(range(len(TAGS)), key=lambda tag: (scores[tag], -tag))

    def update(self, truth: int, guess: int, feats: list[str]) -> None:
        self.step += 1
        if truth == guess:
            return
        for feat in feats:
            row = self.weights.setdefault(feat, {})
            for tag, value in ((truth, 1.0), (guess, -1.0)):
                key = (feat, tag)
                self.totals[key] += (self.step - self.stamps[key]) * row.get(tag, 0.0)
                self.stamps[key] = self.step
                row[tag] = row.get(tag, 0.0) + value

    def average(self) -> None:
        for feat, row in self.weights.items():
            for tag in row:
                key = (feat, tag)
                total = self.totals[key] + (self.step - self.stamps[key]) * row[tag]
                row[tag] = total / self.step


def lexicon(data: list[list[tuple[str, str]]]) -> dict[str, str]:
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for sentence in data:
        for form, tag in sentence:
            counts[form.lower()][tag] += 1
    sure = {}
    for form, tags in counts.items():
        total, (tag, most) = sum(tags.values()), max(tags.items(), key=lambda each: (each[1], each[0]))
        if total >= 12 and most / total >= 0.985 and not tag.startswith("NNP"):
            sure[form] = tag
    return sure


def run(model: Perceptron, sure: dict[str, str], sentence: list[tuple[str, str]], train: bool) -> list[str]:
    forms = [form for form, _ in sentence]
    lower = [form.lower() for form in forms]
    shapes = [shape_of(form) for form in forms]
    one, two, out = "-START-", "-START2-", []
    for index, (_, tag) in enumerate(sentence):
        guess = sure.get(lower[index])
        if guess is None:
            feats = features(index, forms, lower, shapes, one, two)
            number = model.predict(feats)
            if train:
                model.update(TAGS.index(tag), number, feats)
            guess = TAGS[number]
        out.append(guess)
        two, one = one, guess
    return out


def main() -> None:
    data = sentences(sys.argv[1])
    random.seed(1)
    random.shuffle(data)
    held = data[: len(data) // 12]
    final = len(sys.argv) > 2
    kept = data if final else data[len(held) :]
    sure = lexicon(kept)
    model = Perceptron()
    for _ in range(8):
        random.shuffle(kept)
        for sentence in kept:
            run(model, sure, sentence, train=True)
    model.average()
    rows = {}
    for feat, row in model.weights.items():
        small = {tag: round(weight * 20) for tag, weight in row.items() if abs(weight) >= 0.08}
        small = {tag: weight for tag, weight in small.items() if weight}
        if small:
            rows[feat] = small
    model.weights = {feat: {t: float(w) for t, w in row.items()} for feat, row in rows.items()}
    right = total = finite_hit = finite_said = finite_gold = 0
    finite = {"VBD", "VBZ", "VBP", "MD"}
    for sentence in held:
        for (_, gold), said in zip(sentence, run(model, sure, sentence, train=False), strict=True):
            right, total = right + (gold == said), total + 1
            finite_hit += gold in finite and said in finite
            finite_said += said in finite
            finite_gold += gold in finite
    sys.stdout.write(
        f"accuracy {100 * right / total:.2f}  finite F1"
        f" {200 * finite_hit / (finite_said + finite_gold):.2f}  features {len(rows)}  sure {len(sure)}\n"
    )
    if final:
        lines = [
            f"{feat}\t{' '.join(f'{tag}:{weight}' for tag, weight in sorted(row.items()))}"
            for feat, row in sorted(rows.items())
        ]
        packed = base64.b85encode(zlib.compress("\n".join(lines).encode("utf-8"), 9)).decode("ascii")
        certain = json.dumps(dict(sorted(sure.items())), ensure_ascii=False, separators=(",", ":"))
        Path(sys.argv[2]).write_text(
            '"""Weights of `tagger.py`, made by tools/train_tagger.py. Not for reading.\n\n'
            "Trained on the documents of the GUM corpus (Amir Zeldes and others, Georgetown University,\n"
            "https://gucorpling.org/gum) whose texts are under CC BY or in the public domain; the\n"
            'annotations are under CC BY 4.0.\n"""\n\n'
            "# fmt: off\n# ruff: noqa: E501, Q\n"
            f"SURE = {certain!r}\n"
            f"PACKED = {packed!r}\n",
            encoding="utf-8",
        )


if __name__ == "__main__":
    main()
