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
_Shelf = OrderedDict[Any, tuple[Any, Any]]  # what was given, what was made

LEAST: Final = 2_000  # values kept of a stage, however small the deck
BUILDS: Final = 8  # times what one build asks of a stage: a deck in eight themes, or its last states
_PLAIN: Final = (str, int, bool, type(None))  # compared by value


class Stopped(Exception):
    """A build that nobody waits for any more was given up; what it had made is remembered."""


class Memory:
    """What the stages gave, a stage at a time, the least recently used forgotten first.

    For one build at a time: a worker thread holds its own. Without a Memory of his own, a caller
    gets a fresh one for each build.
    """

    def __init__(self) -> None:
        self._kept: dict[object, _Shelf] = {}  # by the function that made them
        self._asked: dict[object, int] = {}  # how often each was, in this build
        self._most: dict[object, int] = {}  # … in any build
        self._stop: Callable[[], object] | None = None

    def begin(self, stop: Callable[[], object] | None = None) -> None:
        """A new build; `stop` is asked before each step whether to give up; it may raise instead."""
        self._asked.clear()
        self._stop = stop

    def check(self) -> None:
        """Raise Stopped when the build is no longer wanted."""
        if self._stop is not None and self._stop():
            raise Stopped

    def recall(self, make: Callable[[*Given], T], *given: *Given) -> T:
        """`make(*given)`, as it was if these very values were given to it before.

        Text and numbers are compared by value, all else by identity. Raises Stopped instead of making.
        """
        key = tuple([each if isinstance(each, _PLAIN) else id(each) for each in given])
        kept = self._of(make)
        found = kept.get(key)
        if found is None:
            self.check()
            # the values are kept too: none of another may get their identity
            found = (given, make(*given))
            self._keep(make, key, found)
        else:
            kept.move_to_end(key)
        made: T = found[1]
        return made

    def same(self, value: H) -> H:
        """The first value seen that equals this one."""
        kept = self._of(type(value))
        found = kept.get(value)
        if found is None:
            self._keep(type(value), value, (value, value))
            return value
        kept.move_to_end(value)
        first: H = found[1]
        return first

    def _of(self, stage: object) -> _Shelf:
        asked = self._asked[stage] = self._asked.get(stage, 0) + 1
        if asked > self._most.get(stage, 0):
            self._most[stage] = asked
        kept = self._kept.get(stage)
        if kept is None:
            kept = self._kept[stage] = OrderedDict()
        return kept

    def _keep(self, stage: object, key: object, found: tuple[Any, Any]) -> None:
        kept = self._kept[stage]
        kept[key] = found
        most = max(LEAST, BUILDS * self._most[stage])
        while len(kept) > most:
            kept.popitem(last=False)
