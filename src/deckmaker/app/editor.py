"""The editor of the article: what is typed goes to the document, what the document undoes comes back.

Qt's own undo is off. A shadow copy of the text turns Qt's `contentsChange` (UTF-16 units) into splices.
Places of numbers and slides are those of the last Build, moved along with what is typed since.
"""

from __future__ import annotations

import re

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from deckmaker import locate, review

from . import fonts
from .document import DeckDocument
from .language import tr
from .palette import colours
from .positions import Positions, units


class Editor(QPlainTextEdit):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._text = ""
        self._positions: Positions | None = None
        self._quiet = False  # what changes now was not typed
        self._following = False  # the cursor moves because the slide did
        self._numbers: list[tuple[int, int, bool]] = []  # start, end, used
        self._starts: list[tuple[int, int]] = []  # start, slide
        self._wrong: list[tuple[int, int, str]] = []  # start, end, severity
        self._pointed: tuple[int, int] | None = None
        self._centred = True
        self.setAccessibleName(tr("Article"))
        self.setProperty("pane", True)
        self.setUndoRedoEnabled(False)
        self.setFont(fonts.fixed())
        self.setTabChangesFocus(False)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.document().setDocumentMargin(12)
        self._marks = _Marks(self.document())
        self._gutter = _Gutter(self)
        self._soon = QTimer(self)  # within `contentsChange` the layout still is that of the old text
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._show_numbers)
        self.gutter = self.fontMetrics().horizontalAdvance("88–88") + 20
        self.setViewportMargins(self.gutter, 0, 0, 0)
        self.document().contentsChange.connect(self._typed)
        self.cursorPositionChanged.connect(self._cursor)
        self.updateRequest.connect(self._scrolled)
        document.opened.connect(self._opened)
        document.spliced.connect(self._spliced)
        document.built.connect(self._built)
        document.moved.connect(self._moved)
        document.pointed.connect(self.show_place)
        self._opened()
        self._built()

    # ── the text ─────────────────────────────────────────────────────────────────────────

    def _opened(self) -> None:
        self._quiet = True
        self._text = self._document.text
        self._positions = None
        self._numbers, self._starts, self._pointed = [], [], None
        self.setPlainText(self._text)
        self.setReadOnly(not self._document.editable)
        self._quiet = False
        self.setExtraSelections([])

    def places(self) -> Positions:
        if self._positions is None:
            self._positions = Positions(self._text)
        return self._positions

    def _typed(self, at: int, removed: int, added: int) -> None:
        if self._quiet or (not removed and not added):
            return
        places = self.places()
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(at, last))
        cursor.setPosition(min(at + added, last), QTextCursor.MoveMode.KeepAnchor)
        new = cursor.selectedText().replace("\u2029", "\n").replace("\u2028", "\n")
        start, end = places.point(at), places.point(at + removed)
        old = self._text[start : min(end, len(self._text))]
        # Qt reports more than was changed
        common = 0
        while common < min(len(old), len(new)) and old[common] == new[common]:
            common += 1
        tail = 0
        while tail < min(len(old), len(new)) - common and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        gone, came = old[common : len(old) - tail], new[common : len(new) - tail]
        if gone or came:
            self._moved_along(start + common, len(gone), came)
            self._document.splice(start + common, len(gone), came)

    def _spliced(self, at: int, removed: int, added: str) -> None:
        places = self.places()
        cursor = self.textCursor()
        self._quiet = self._following = True
        cursor.setPosition(places.units(at))
        cursor.setPosition(places.units(at + removed), QTextCursor.MoveMode.KeepAnchor)
        self._moved_along(at, removed, added)
        cursor.insertText(added)
        self.setTextCursor(cursor)
        self._quiet = self._following = False

    def _moved_along(self, at: int, removed: int, added: str) -> None:
        self._text = self._text[:at] + added + self._text[at + removed :]
        self._positions = None
        by, end = len(added) - removed, at + removed
        self._numbers = [
            (start + by, stop + by, used) if start >= end else (start, stop, used)
            for start, stop, used in self._numbers
            if start >= end or stop <= at
        ]
        self._starts = [(start + by if start >= end else start, number) for start, number in self._starts]
        self._wrong = []  # until the next Build says where it is now
        self._pointed = None
        self._soon.start()

    def chosen(self) -> tuple[int, int]:
        """The selection in code points."""
        cursor, places = self.textCursor(), self.places()
        return places.point(cursor.selectionStart()), places.point(cursor.selectionEnd())

    def choose(self, start: int, end: int) -> None:
        """Selects a place of the text and shows it."""
        places, cursor = self.places(), self.textCursor()
        cursor.setPosition(places.units(end))
        cursor.setPosition(places.units(start), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride:
            keys = event  # QKeyEvent
            for standard in (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo):
                if keys.matches(standard):  # type: ignore[attr-defined]
                    event.ignore()  # the one history of the window answers
                    return True
        return super().event(event)

    # ── in step with the slides ──────────────────────────────────────────────────────────

    def _built(self) -> None:
        build = self._document.build
        if build is None:
            return
        if not self._document.editable and self._text != self._document.text:
            self._opened()
        if build.document.text != self._text:
            return  # of a text that is typed over already; the next Build is on its way
        self._numbers = [(each.placed.start, each.placed.end, each.used) for each in review.numbers(build)]
        self._starts = list(locate.slide_starts(build))
        placed = [(locate.place_of(build, each), each.severity) for each in build.problems]
        self._wrong = [(*place, severity) for place, severity in placed if place and severity != "note"]
        self._show_numbers()
        self._gutter.update()

    def _cursor(self) -> None:
        build = self._document.build
        if self._following or self._quiet or build is None or not self.hasFocus():
            return
        at = self.places().point(self.textCursor().position())
        if build.document.text == self._text:
            number = locate.slide_at(build, at)
        else:
            begun = [number for start, number in self._starts if start <= at]
            number = begun[-1] if begun else 1
        self._following = True
        self._document.go(number)
        self._following = False

    def _moved(self, number: int) -> None:
        if self._following or self.hasFocus():
            return
        start = next((start for start, slide in self._starts if slide == number), None)
        if start is None:
            return
        self._following = True
        cursor = self.textCursor()
        cursor.setPosition(self.places().units(min(start, len(self._text))))
        self.setTextCursor(cursor)
        self._to_top(cursor)
        self._following = False

    def _to_top(self, cursor: QTextCursor) -> None:
        self.ensureCursorVisible()
        lines = self.cursorRect(cursor).top() // max(1, self.fontMetrics().height())
        self.verticalScrollBar().setValue(self.verticalScrollBar().value() + lines - 2)

    def show_place(self, start: int, end: int) -> None:
        """A place that somebody pointed at, marked until the text changes."""
        self._following = True
        self._pointed = (start, end)
        cursor = self.textCursor()
        cursor.setPosition(self.places().units(min(start, len(self._text))))
        self.setTextCursor(cursor)
        self.centerCursor()
        self._following = False
        self._centred = False
        self._soon.start()

    # ── marks ────────────────────────────────────────────────────────────────────────────

    def _seen(self) -> tuple[int, int]:
        first = self.firstVisibleBlock()
        bottom = self.cursorForPosition(QPoint(self.viewport().width(), self.viewport().height()))
        places = self.places()
        return places.point(first.position()), places.point(
            bottom.block().position() + bottom.block().length()
        )

    def _show_numbers(self) -> None:
        if self._pointed and not self._centred:
            self._centred = True  # again, where the pane was only now laid out
            self.centerCursor()
        c, places = colours(), self.places()
        first, last = self._seen()
        shown = []
        for start, end, used in self._numbers:
            if end > first and start < last:
                shown.append(self._mark(start, end, c.number if used else c.spare, places))
        for start, end, severity in self._wrong:
            if end > first and start < last:
                mark = self._mark(start, end, "", places)
                mark.format.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
                mark.format.setUnderlineColor(QColor(getattr(c, severity)))
                shown.append(mark)
        if self._pointed:
            mark = self._mark(*self._pointed, c.accent, places)
            mark.format.setForeground(QColor(c.on_accent))
            shown.append(mark)
        self.setExtraSelections(shown)

    def _mark(self, start: int, end: int, colour: str, places: Positions) -> QTextEdit.ExtraSelection:
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(self.document())
        last = self.document().characterCount() - 1
        cursor.setPosition(min(places.units(start), last))
        cursor.setPosition(min(places.units(end), last), QTextCursor.MoveMode.KeepAnchor)
        mark.cursor = cursor
        if colour:
            mark.format.setBackground(QColor(colour))
        return mark

    def _scrolled(self, area: QRect, by: int) -> None:
        if by:
            self._gutter.scroll(0, by)
            self._show_numbers()
        else:
            self._gutter.update(0, area.y(), self._gutter.width(), area.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        inside = self.contentsRect()
        self._gutter.setGeometry(QRect(inside.left(), inside.top(), self.gutter, inside.height()))
        self._show_numbers()

    def slides_in(self, start: int, length: int) -> list[int]:
        """The slides whose matter begins in a stretch of the document, in UTF-16 units."""
        places = self.places()
        first, last = places.point(start), places.point(start + length)
        return [number for at, number in self._starts if first <= at < last]

    def paint_gutter(self, event: QPaintEvent) -> None:
        c = colours()
        painter = QPainter(self._gutter)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(event.rect(), QColor(c.window))
        for top, high, slides in self.gutter_rows():
            current = self._document.current in slides
            chip = QRect(6, round(top) + 1, self.gutter - 14, min(high, self.fontMetrics().height() + 2))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.accent if current else c.line))
            painter.drawRoundedRect(chip, 4, 4)
            painter.setPen(QColor(c.on_accent if current else c.text))
            said = f"{slides[0]}–{slides[-1]}" if len(slides) > 1 else str(slides[0])
            painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, said)

    def gutter_rows(self) -> list[tuple[float, int, list[int]]]:
        """(top, height, slides) of each visible paragraph that opens slides."""
        rows = []
        block = self.firstVisibleBlock()
        top = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        while block.isValid() and top <= self.viewport().height():
            high = self.blockBoundingRect(block).height()
            slides = sorted(self.slides_in(block.position(), block.length()))
            if slides and block.isVisible():
                rows.append((top, round(high), slides))
            block, top = block.next(), top + high
        return rows

    def click_gutter(self, y: float) -> None:
        for top, high, slides in self.gutter_rows():
            if top <= y < top + high:
                self._document.go(slides[0])


class _Gutter(QWidget):
    def __init__(self, editor: Editor) -> None:
        super().__init__(editor)
        self._editor = editor
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setToolTip(tr("Slides that begin here"))

    def sizeHint(self) -> QSize:
        return QSize(self._editor.gutter, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        self._editor.paint_gutter(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._editor.click_gutter(event.position().y())


class _Marks(QSyntaxHighlighter):
    """Headings, lists, front matter and fences of Markdown."""

    _HEADING = re.compile(r"#{1,6}\s")
    _LIST = re.compile(r"\s*(?:[-*+]|\d+[.)])\s")
    _QUOTE = re.compile(r"\s*>")
    _FENCE = re.compile(r"\s*(?:```|~~~)")

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)

    def highlightBlock(self, text: str) -> None:
        c = colours()
        before = max(self.previousBlockState(), 0)
        state = before
        style = QTextCharFormat()
        length = units(text)
        first = self.currentBlock().blockNumber() == 0
        if self._FENCE.match(text):
            state = 0 if before == 2 else 2
            style.setForeground(QColor(c.muted))
            self.setFormat(0, length, style)
        elif before == 2 or (before == 1 and text.strip() != "---"):
            style.setForeground(QColor(c.muted))
            self.setFormat(0, length, style)
        elif text.strip() == "---" and (first or before == 1):
            state = 1 if first else 0
            style.setForeground(QColor(c.muted))
            self.setFormat(0, length, style)
        elif self._HEADING.match(text):
            style.setFontWeight(QFont.Weight.Bold)
            style.setForeground(QColor(c.accent))
            self.setFormat(0, length, style)
        elif match := (self._LIST.match(text) or self._QUOTE.match(text)):
            style.setForeground(QColor(c.accent))
            style.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, match.end(), style)
        self.setCurrentBlockState(state)
