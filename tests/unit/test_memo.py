from __future__ import annotations

import pytest

from deckmaker import memo
from deckmaker.memo import Memory, Stopped
from deckmaker.model import Run


def doubled(run: Run, times: int = 2) -> Run:
    return Run(run.text * times)


def test_the_same_value_is_made_once() -> None:
    memory, run = Memory(), Run("a")
    assert memory.recall(doubled, run, 3) is memory.recall(doubled, run, 3)


def test_what_differs_in_any_value_is_made_anew() -> None:
    memory, run = Memory(), Run("a")
    assert memory.recall(doubled, run, 2) == Run("aa")
    assert memory.recall(doubled, run, 3) == Run("aaa")
    assert memory.recall(doubled, Run("b"), 3) == Run("bbb")


def test_a_value_that_is_gone_is_not_taken_for_another() -> None:
    memory = Memory()
    for number in range(200):  # each Run would take the place in memory of the one before
        assert memory.recall(doubled, Run(str(number)), 1) == Run(str(number))


def test_equal_values_become_the_same() -> None:
    memory, run = Memory(), Run("a")
    assert memory.same(run) is run
    assert memory.same(Run("a")) is run


def test_what_was_longest_unused_is_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "LEAST", 4)
    monkeypatch.setattr(memo, "BUILDS", 1)
    memory = Memory()
    runs = [Run(str(number)) for number in range(5)]
    made = []
    for run in runs:
        memory.begin()
        made.append(memory.recall(doubled, run, 1))
    memory.begin()
    assert memory.recall(doubled, runs[-1], 1) is made[-1]
    assert memory.recall(doubled, runs[0], 1) is not made[0]


def test_a_large_build_is_remembered_whole(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(memo, "LEAST", 4)
    memory = Memory()
    runs = [Run(str(number)) for number in range(50)]
    first = [memory.recall(doubled, run, 1) for run in runs]
    memory.begin()
    assert all(memory.recall(doubled, run, 1) is old for run, old in zip(runs, first, strict=True))


def test_nothing_is_made_for_a_build_that_is_not_wanted() -> None:
    memory, run = Memory(), Run("a")
    memory.begin(lambda: True)
    with pytest.raises(Stopped):
        memory.recall(doubled, run, 1)
