"""The line at the foot: what the deck holds, its problems, how large the slide is shown."""

from __future__ import annotations

import math

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSlider, QStatusBar

from deckmaker import review

from .document import DeckDocument
from .icons import icon
from .language import counted, tr
from .preview import LEAST, MOST, Preview
from .speech import problems_said


class Status(QStatusBar):
    problems_wanted = Signal()

    def __init__(self, document: DeckDocument, preview: Preview) -> None:
        super().__init__()
        self._document, self._preview = document, preview
        self.setSizeGripEnabled(False)
        self.setContentsMargins(12, 2, 12, 2)
        self.counts = QLabel()
        self.counts.setContentsMargins(8, 0, 8, 0)
        self.addWidget(self.counts)
        self.problems = QPushButton()
        self.problems.setProperty("quiet", True)
        self.problems.clicked.connect(self.problems_wanted)
        self.addWidget(self.problems)
        self.busy = QLabel()
        self.busy.setProperty("muted", True)
        self.addWidget(self.busy, 1)
        self._share = QLabel()
        self._share.setMinimumWidth(44)
        self._share.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.addPermanentWidget(self._share)
        self._slider = QSlider(Qt.Orientation.Horizontal)
        self._slider.setRange(round(math.log(LEAST) * 100), round(math.log(MOST) * 100))
        self._slider.setFixedWidth(128)
        self._slider.setAccessibleName(tr("Zoom"))
        self._slider.valueChanged.connect(self._slid)
        self.addPermanentWidget(self._slider)
        fit = QPushButton(tr("Fit"))
        fit.setProperty("quiet", True)
        fit.setAccessibleName(tr("Fit slide"))
        fit.clicked.connect(self._fit)
        self.addPermanentWidget(fit)
        document.built.connect(self.refresh)
        document.opened.connect(self.refresh)
        document.working.connect(self._working)
        preview.zoomed.connect(self._zoomed)
        self.refresh()

    def refresh(self) -> None:
        build = self._document.build
        self.problems.setVisible(build is not None)
        if build is None:
            self.counts.setText("")
            return
        numbers = review.numbers(build)
        used = sum(1 for each in numbers if each.used)
        shown = sum(1 for slide in build.deck.slides if not slide.hidden)
        self.counts.setText(
            " · ".join(
                (
                    counted("{0} slide", "{0} slides", shown),
                    counted("{0} number ({1} used)", "{0} numbers ({1} used)", len(numbers), used),
                )
            )
        )
        count = sum(1 for each in self._document.problems if each.severity != "note")
        notes = len(self._document.problems) - count
        self.problems.setIcon(icon("triangle-alert", "warning") if count else icon("circle-check", "ok"))
        said = problems_said(count) if count else tr("No problems")
        if notes:
            said += " · " + counted("{0} note", "{0} notes", notes)
        self.problems.setText(said)
        self.problems.setAccessibleName(said)

    def _working(self, busy: bool) -> None:
        self.busy.setText(tr("Making slides…") if busy and self._document.build is None else "")

    def _zoomed(self, scale: float, fitted: bool) -> None:
        self._share.setText(f"{scale:.0%}")
        self._slider.blockSignals(True)
        self._slider.setValue(round(math.log(scale) * 100))
        self._slider.blockSignals(False)

    def _slid(self, value: int) -> None:
        self._preview.zoom(math.exp(value / 100))

    def _fit(self) -> None:
        self._preview.zoom(0)
