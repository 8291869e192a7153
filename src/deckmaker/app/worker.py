"""One thread that makes values from values, so that the window never waits.

Each kind of work has a lane; a new request replaces the waiting one of its lane and cancels the running one.
Lanes are served in the order of LANES. Values do not change, so nothing is locked but the waiting list.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from PySide6.QtCore import QObject, QThread, Signal

from deckmaker.model import DeckmakerError, Problem

LANES: Final = ("deck", "template", "theme", "candidates", "gallery", "warm")
_log = logging.getLogger(__name__)


class Cancelled(Exception):
    """Raised inside work whose result nobody waits for any more."""


class Leash:
    """What work asks now and then: `leash()` raises Cancelled once the request is stale."""

    def __init__(self, tell: Callable[[object], None] | None = None) -> None:
        self.stopped = threading.Event()
        self._tell = tell

    def give(self, part: object) -> None:
        """A part of the result, before the whole is done."""
        self()
        if self._tell is not None:
            self._tell(part)

    def __call__(self, step: str = "", done: int = 0, total: int = 0) -> None:
        if self.stopped.is_set():
            raise Cancelled


Work = Callable[[Leash], Any]


@dataclass(slots=True)
class _Job:
    lane: str
    ticket: int
    work: Work
    leash: Leash


class Worker(QThread):
    """`ask` hands work over and gives a ticket; `done` or `failed` brings it back on the caller's thread."""

    done = Signal(str, int, object)  # lane, ticket, the result
    part = Signal(str, int, object)  # lane, ticket, what `Leash.give` was given
    failed = Signal(str, int, object)  # lane, ticket, a Problem

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: dict[str, _Job] = {}
        self._running: _Job | None = None
        self._room = threading.Condition()
        self._ending = False
        self._tickets = 0

    def ask(self, lane: str, work: Work) -> int:
        """The latest request of a lane wins; work of a later lane that runs now gives way."""
        with self._room:
            self._tickets += 1
            job = self._job(lane, self._tickets, work)
            self._waiting[lane] = job
            running = self._running
            if running is not None and LANES.index(lane) <= LANES.index(running.lane):
                running.leash.stopped.set()
                if running.lane != lane and running.lane not in self._waiting:
                    # it gives way and is begun again later
                    self._waiting[running.lane] = self._job(running.lane, running.ticket, running.work)
            self._room.notify()
        if not self.isRunning() and not self._ending:  # a thread begun after the end would outlive the window
            self.start()
        return job.ticket

    def _job(self, lane: str, ticket: int, work: Work) -> _Job:
        def tell(part: object) -> None:
            self.part.emit(lane, ticket, part)

        return _Job(lane, ticket, work, Leash(tell))

    def cancel(self, lane: str) -> None:
        """Forget the request of a lane, waiting or running."""
        with self._room:
            self._waiting.pop(lane, None)
            if self._running is not None and self._running.lane == lane:
                self._running.leash.stopped.set()

    def end(self) -> None:
        """Cancel everything and wait until the thread is gone. Call it before the window goes."""
        with self._room:
            self._ending = True
            self._waiting.clear()
            if self._running is not None:
                self._running.leash.stopped.set()
            self._room.notify()
        self.wait()

    def run(self) -> None:
        while True:
            with self._room:
                self._running = None
                while not self._waiting and not self._ending:
                    self._room.wait()
                if self._ending:
                    return
                lane = next(each for each in LANES if each in self._waiting)
                job = self._running = self._waiting.pop(lane)
            try:
                result = job.work(job.leash)
            except Cancelled:
                continue
            except DeckmakerError as error:
                self.failed.emit(job.lane, job.ticket, error.problem)
            except Exception as error:
                _log.exception("work on %s failed", job.lane)
                message = f"deckmaker made a mistake: {error}"
                problem = Problem("error", "internal", message, "your text is safe; please report it")
                self.failed.emit(job.lane, job.ticket, problem)
            else:
                if not job.leash.stopped.is_set():
                    self.done.emit(job.lane, job.ticket, result)
