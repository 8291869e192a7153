"""The panel beside the preview: the chart, the numbers, the points and the frame of the current slide."""

from __future__ import annotations

from PySide6.QtWidgets import QTabWidget, QWidget

from .document import DeckDocument
from .inspect_chart import ChartPage
from .inspect_numbers import NumbersPage
from .inspect_points import PointsPage
from .inspect_slide import SlidePage
from .language import tr

PAGES = ("chart", "numbers", "points", "slide")


class Inspector(QTabWidget):
    def __init__(self, document: DeckDocument, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setDocumentMode(True)
        self.setAccessibleName(tr("Inspector"))
        self.tabBar().setAccessibleName(tr("Inspector"))
        self.tabBar().setExpanding(True)
        self.charts = ChartPage(document)
        self.numbers = NumbersPage(document)
        self.points = PointsPage(document)
        self.slide = SlidePage(document)
        for page, title in (
            (self.charts, tr("Chart")),
            (self.numbers, tr("Numbers")),
            (self.points, tr("Points")),
            (self.slide, tr("Slide")),
        ):
            self.addTab(page, title)
        self._document = document
        document.moved.connect(self._moved)
        self._last = ""

    def show_page(self, name: str) -> None:
        self.setCurrentIndex(PAGES.index(name))

    def first(self) -> QWidget:
        """What takes the focus when the pane is entered."""
        return self.tabBar()

    def _moved(self, number: int) -> None:
        """The page that says most of the slide, unless the user looks at the numbers."""
        scene = self._document.scene
        if scene is None or scene.key == self._last:
            return
        self._last = scene.key
        if self.currentWidget() is self.numbers:
            return
        if scene.chart or scene.callouts:
            self.setCurrentWidget(self.charts)
        elif scene.points:
            self.setCurrentWidget(self.points)
        else:
            self.setCurrentWidget(self.slide)
