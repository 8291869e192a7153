"""Weights of features: packed as text, added as whole numbers, given back class by class."""

from __future__ import annotations

import base64
import zlib

from deckmaker.understand.weighing import Weights


def weights(*rows: str) -> Weights:
    return Weights(base64.b85encode(zlib.compress("\n".join(rows).encode())).decode(), 3)


def above_first(found: Weights, *features: str) -> list[int]:
    """The scores of the classes against that of the first."""
    scores = found.scores(found.total(features))
    return [score - scores[0] for score in scores]


def test_rows_are_added_class_by_class() -> None:
    found = weights("a\t0:5 2:7", "b\t1:40 2:-3")
    assert above_first(found, "a", "b") == [0, 35, -1]


def test_a_negative_weight_takes_nothing_from_its_neighbours() -> None:
    found = weights("a\t0:-200 1:3 2:-1", "b\t0:-9")
    assert above_first(found, "a", "b", "b") == [0, 221, 217]


def test_a_feature_without_weights_says_nothing() -> None:
    found = weights("a\t1:2")
    assert above_first(found, "never seen") == [0, 0, 0]
    assert above_first(found, "a", "never seen", "a") == [0, 4, 0]
