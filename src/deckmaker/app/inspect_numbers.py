"""Every number that the article cites, as a card with its sentence: use it, leave it out, see it, mark another."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from deckmaker import edit, review
from deckmaker.model import Choices
from deckmaker.review import Number

from .document import DeckDocument
from .icons import icon
from .language import tr
from .page import Card, Column, wrapped
from .speech import figure, statistic_name


class NumbersPage(Column):
    mark_wanted = Signal()

    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self.cards: list[NumberCard] = []
        self._stale = True
        document.built.connect(self._built)
        document.opened.connect(self._built)

    def _built(self) -> None:
        self._stale = True
        if self.isVisible():
            self._fill()

    def showEvent(self, event) -> None:  # type: ignore[no-untyped-def]
        super().showEvent(event)
        if self._stale:
            self._fill()

    def _fill(self) -> None:
        build = self._document.build
        if build is None:
            self.clear()
            self.cards = []
            return
        self._stale = False
        found = review.numbers(build)
        if found and {card.number for card in self.cards} == set(found):
            return
        at = self.verticalScrollBar().value()
        self.clear()
        self.cards = []
        if not found:
            self.heading(tr("No numbers found"))
            self.words(tr("deckmaker recognises no figures in the article. Select one and mark it."))
        fit = [each for each in found if each.used or each.placed.statistic.chartable]
        rest = [each for each in found if each not in fit]
        for each in fit:
            self._add(each)
        if rest:
            self.heading(tr("Not for a chart"), tr("Left out with a reason; use one if you know better."))
        for each in rest:
            self._add(each)
        mark = QPushButton(icon("highlighter"), tr("Mark selected text as number"))
        mark.setAccessibleName(mark.text())
        mark.clicked.connect(self.mark_wanted)
        self.add(mark)
        self.verticalScrollBar().setValue(at)

    def _add(self, number: Number) -> None:
        card = NumberCard(number)
        card.picked.connect(self._picked)
        card.used.connect(self._used)
        self.cards.append(card)
        self.add(card)

    def show_place(self, start: int) -> None:
        """Bring the card of a number into view."""
        for card in self.cards:
            card.choose(card.number.placed.start <= start < card.number.placed.end)
            if card.property("chosen"):
                self.ensureWidgetVisible(card)

    def _picked(self, number: object) -> None:
        assert isinstance(number, Number)
        for card in self.cards:
            card.choose(card.number is number)
        if number.slides:
            self._document.go(number.slides[0])
        self._document.point(number.placed.start, number.placed.end)

    def _used(self, number: object, use: bool) -> None:
        assert isinstance(number, Number)
        build = self._document.build
        section = build.document.section(number.placed.section) if build else None
        if section is None:
            return
        # what deckmaker would do by itself needs no decision
        wanted = None if number.decided is not None and number.decided.use != use else use
        span = number.placed.statistic.span

        def change(choices: Choices) -> Choices:
            return edit.number(choices, section, span, wanted)

        said = figure(number.placed.statistic)
        self._document.decide(tr("Use “{0}”", said) if use else tr("Leave out “{0}”", said), change)


class NumberCard(Card):
    used = Signal(object, bool)

    def __init__(self, number: Number) -> None:
        statistic = number.placed.statistic
        said = figure(statistic)
        where = tr("slide {0}", ", ".join(map(str, number.slides))) if number.slides else tr("not used")
        kind = statistic_name(statistic.kind)
        super().__init__(f"{said}, {kind}, {where}. {number.sentence}", number)
        self.number = number
        row = QHBoxLayout()
        row.setSpacing(8)
        self.box = QCheckBox(said)
        font = self.box.font()
        font.setBold(True)
        self.box.setFont(font)
        # a long figure is cut off rather than widening the page; its sentence is below
        self.box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.box.setToolTip(said)
        self.box.setChecked(number.used)
        self.box.setAccessibleName(tr("Use {0}", said))
        self.box.toggled.connect(self._toggled)
        row.addWidget(self.box, 1)
        label = QLabel(where)
        label.setProperty("muted", True)
        row.addWidget(label)
        self.inside.addLayout(row)
        about = wrapped(kind, muted=True)
        about.setContentsMargins(24, 0, 0, 0)
        self.inside.addWidget(about)
        sentence = wrapped(" ".join(number.sentence.split()))
        sentence.setContentsMargins(24, 0, 0, 0)
        self.inside.addWidget(sentence)
        if not number.used and statistic.reason:
            reason = wrapped(tr(statistic.reason), muted=True)
            reason.setContentsMargins(24, 0, 0, 0)
            self.inside.addWidget(reason)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)

    def _toggled(self, on: bool) -> None:
        self.used.emit(self.number, on)
