"""The charts that the slide may have, each as the deck would show it, best first; and those that would mislead."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from deckmaker import edit, locate, pipeline
from deckmaker.locate import Candidate, Candidates
from deckmaker.model import Choices, Project
from deckmaker.pipeline import Build

from .document import DeckDocument
from .language import tr
from .page import Card, Column, wrapped
from .pictures import paint
from .speech import chart_name
from .worker import Leash


class ChartPage(Column):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._ticket = 0
        self._made: tuple[Build, str] | None = None  # what the cards are of
        self.cards: list[Card] = []
        document.built.connect(self._ask)
        document.moved.connect(self._ask)
        document.opened.connect(self._opened)
        document.worker.done.connect(self._done)

    def _opened(self) -> None:
        self._made = None
        self.cards = []
        self.clear()

    def _ask(self) -> None:
        """The cards are made on the worker; those of another slide go at once."""
        document = self._document
        build, scene = document.build, document.scene
        if build is None or scene is None or document.trying:
            return
        if self._made is not None and self._made[0] is build and self._made[1] == scene.key:
            return
        if self._made is None or self._made[1] != scene.key:
            self.clear()
            self.cards = []
        self._made = (build, scene.key)
        if not scene.chart and not scene.callouts and not scene.offers:
            self.clear()
            self.cards = []
            self.heading(tr("No chart on this slide"))
            self.words(tr("Charts are made from numbers. The Numbers page lists all that the article cites."))
            document.worker.cancel("candidates")
            return
        number, folder, memory = document.current, document.folder, document.memory

        def work(leash: Leash) -> Candidates | None:
            def made(project: Project) -> Build:
                return pipeline.make(project, folder, leash, memory, leash)

            return locate.candidates(build, number, made, leash)

        self._ticket = document.worker.ask("candidates", work)

    def _done(self, lane: str, ticket: int, found: object) -> None:
        if lane != "candidates" or ticket != self._ticket:
            return
        self.clear()
        self.cards = []
        if not isinstance(found, Candidates):
            self.heading(tr("No other chart fits these numbers"))
            return
        for at, group in enumerate(found.groups):
            if at:
                self.heading(group.title)
            for rank, each in enumerate(group.charts):
                self._add(each, best=rank == 0, number=rank + 1)
            if group.refused:
                self.heading(tr("Why not …"))
                for refusal in group.refused:
                    row = QWidget()
                    inside = QVBoxLayout(row)
                    inside.setContentsMargins(4, 0, 4, 4)
                    inside.setSpacing(0)
                    name = QLabel(chart_name(refusal.kind))
                    inside.addWidget(name)
                    inside.addWidget(wrapped(tr(refusal.reason), muted=True))
                    self.add(row)

    def _add(self, each: Candidate, *, best: bool, number: int) -> None:
        name = chart_name(each.kind)
        said = ", ".join(
            filter(
                None, (name, tr("best") if best else "", tr("chosen") if each.current else "", each.reason)
            )
        )
        card = Card(said, each, chosen=each.current)
        if each.shown is not None:
            picture = _Picture(each)
            card.inside.addWidget(picture)
        row = QHBoxLayout()
        title = QLabel(name)
        title.setProperty("heading", True)
        row.addWidget(title)
        row.addStretch()
        if best:
            tag = QLabel(tr("best"))
            tag.setProperty("tag", True)
            row.addWidget(tag)
        card.inside.addLayout(row)
        if each.reason:
            card.inside.addWidget(wrapped(tr(each.reason), muted=True))
        card.picked.connect(self._picked)
        self.cards.append(card)
        self.add(card)

    def _picked(self, each: object) -> None:
        assert isinstance(each, Candidate)
        if each.current:
            return
        for card in self.cards:
            card.choose(card.about is each)

        def change(choices: Choices) -> Choices:
            return edit.scene(choices, each.key, chart=each.kind)

        self._document.decide(tr("Change chart on slide {0}", self._document.current), change)
        self._mark(each)

    def _mark(self, chosen: Candidate) -> None:
        """Quick steps with the keys begin from what was chosen last, even before it is made."""
        for card in self.cards:
            about = card.about
            if isinstance(about, Candidate) and about.key == chosen.key:
                card.about = replace(about, current=about.kind == chosen.kind)

    def step(self, by: int) -> None:
        """The next or the previous of the charts."""
        found = [card.about for card in self.cards if isinstance(card.about, Candidate)]
        at = next((at for at, each in enumerate(found) if each.current), -1)
        if len(found) > 1:
            self._picked(found[(at + by) % len(found)])


class _Picture(QWidget):
    """A candidate as a slide, painted at the size it is shown."""

    def __init__(self, candidate: Candidate) -> None:
        super().__init__()
        self._candidate = candidate
        self._label = QLabel(self)
        self._label.setScaledContents(True)
        self._pixmap: QPixmap | None = None
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self._candidate.shown.theme.size
        return round(width * size.height / size.width)

    def sizeHint(self) -> QSize:
        return QSize(240, self.heightForWidth(240))

    def resizeEvent(self, event: QResizeEvent) -> None:
        wide = self.width()
        self._pixmap = paint(self._candidate.shown, self._candidate.number, wide, self.devicePixelRatioF())
        self._label.setPixmap(self._pixmap)
        self._label.setGeometry(0, 0, wide, self.heightForWidth(wide))
