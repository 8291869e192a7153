"""What stages gave, remembered for values that come again: a keystroke makes one section anew, not all.

A warm build must equal a cold one, so what is remembered hangs on nothing but the values it was made
from. Those are told apart by what they *are* (`is`), which costs nothing however large they are; `same`
gives the value that equals one already seen. Because the stages hand the same values on, a
Page that is the same as before need not be painted again.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, Final, TypeVar, TypeVarTuple

T = TypeVar("T")
H = TypeVar("H", bound=Hashable)
Given = TypeVarTuple("Given")

LEAST: Final = 600  # values kept of a stage, however small the deck
BUILDS: Final = 12  # times what one build asks of a stage: a deck in twelve themes, or its last states
_PLAIN: Final = frozenset((str, int, bool, type(None)))  # compared by value


class Stopped(Exception):
    """A build that nobody waits for any more was given up; what it had made is remembered."""


class _Shelf:
    """What one stage gave: what it was given, and what it made of that."""

    __slots__ = ("_kept", "_most", "asked")

    def __init__(self) -> None:
        self._kept: OrderedDict[Any, tuple[Any, Any]] = OrderedDict()
        self._most = 0  # asked for in one build
        self.asked = 0  # in this build

    def find(self, key: object) -> tuple[Any, Any] | None:
        self.asked += 1
        found = self._kept.get(key)
        if found is not None:
            self._kept.move_to_end(key)
        return found

    def keep(self, key: object, found: tuple[Any, Any]) -> tuple[Any, Any]:
        self._kept[key] = found
        self._most = max(self._most, self.asked)
        while len(self._kept) > max(LEAST, BUILDS * self._most):
            self._kept.popitem(last=False)
        return found


class Memory:
    """What the stages gave, a stage at a time, the least recently used forgotten first.

    For one build at a time: a worker thread holds its own. Without a Memory of his own, a caller
    gets a fresh one for each build.
    """

    def __init__(self) -> None:
        self._shelves: dict[object, _Shelf] = {}  # by the function that made what they hold
        self._stop: Callable[[], object] | None = None

    def begin(self, stop: Callable[[], object] | None = None) -> None:
        """A new build; `stop` is asked before each step whether to give up; it may raise instead."""
        for shelf in self._shelves.values():
            shelf.asked = 0
        self._stop = stop

    def check(self) -> None:
        """Raise Stopped when the build is no longer wanted."""
        if self._stop is not None and self._stop():
            raise Stopped

    def recall(self, make: Callable[[*Given], T], *given: *Given) -> T:
        """`make(*given)`, as it was if these very values were given to it before.

        Text and numbers are compared by value, all else by identity. Raises Stopped instead of making.
        """
        key = tuple([each if type(each) in _PLAIN else id(each) for each in given])
        shelf = self._shelf(make)
        found = shelf.find(key)
        if found is None:
            self.check()
            # the values are kept too: none of another may get their identity
            found = shelf.keep(key, (given, make(*given)))
        made: T = found[1]
        return made

    def same(self, value: H) -> H:
        """The first value seen that equals this one."""
        shelf = self._shelf(type(value))
        found = shelf.find(value) or shelf.keep(value, (value, value))
        first: H = found[1]
        return first

    def _shelf(self, stage: object) -> _Shelf:
        shelf = self._shelves.get(stage)
        if shelf is None:
            shelf = self._shelves[stage] = _Shelf()
        return shelf
