"""A theme of the user's own, made beside the live deck: colours, typefaces, logo, with the contrast of each text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QImage,
    QKeyEvent,
)
from PySide6.QtWidgets import (
    QColorDialog,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from deckmaker.model import Theme
from deckmaker.theme.contrasts import Contrast, contrasts
from deckmaker.theme.own import COLOURS, OwnTheme, slug
from deckmaker.theme.own import colours as colours_of
from deckmaker.theme.palette import VISIONS

from . import choosing
from .document import DeckDocument
from .icons import icon
from .language import tr
from .page import Column, tool
from .settings import Settings
from .swatches import LogoPlace, Swatch, colour_name, vision_name
from .theme_trial import Trial

_PAUSE = 250  # ms after the last change until the deck is restyled
_FACES = (
    "Aptos", "Arial", "Calibri", "Cambria", "Century Gothic", "Courier New", "Franklin Gothic Book", "Garamond",
    "Georgia", "Microsoft YaHei", "Palatino Linotype", "Segoe UI", "Tahoma", "Times New Roman", "Trebuchet MS",
    "Verdana",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Row:
    swatch: Swatch
    hexadecimal: QLineEdit


class ThemeEditor(QWidget):
    left = Signal()
    vision_chosen = Signal(str)

    def __init__(self, document: DeckDocument, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document, self._settings = document, settings
        self._trial = Trial(document, settings, self)
        self._own: OwnTheme | None = None
        self._again = False  # a theme of the user's own is edited: it takes the old one's place
        self._judged: Theme | None = None
        self.setProperty("panel", True)
        self.setAcceptDrops(True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 8, 0, 12)
        whole.setSpacing(8)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        title = QLabel(tr("Edit theme"))
        title.setProperty("heading", True)
        row.addWidget(title)
        row.addStretch()
        close = tool("x", tr("Back, without another theme"))
        close.clicked.connect(self.leave)
        row.addWidget(close)
        whole.addLayout(row)
        self.column = Column()
        whole.addWidget(self.column, 1)
        self.title = QLineEdit()
        self.title.setAccessibleName(tr("Name of the theme"))
        self.title.textEdited.connect(self._titled)
        self.column.add(self.title)
        self.column.heading(tr("Colours"))
        self.rows = self._colour_rows()
        self.column.heading(tr("See it as others do"))
        self.vision = QComboBox()
        self.vision.setAccessibleName(tr("See it as others do"))
        for each in VISIONS:
            self.vision.addItem(vision_name(each), each)
        self.vision.activated.connect(self._vision)
        self.column.add(self.vision)
        self.column.heading(tr("Typefaces"))
        self.major, self.minor = self._face(tr("Titles")), self._face(tr("Text"))
        self.column.heading(tr("Logo"), tr("Drop a picture here, with a clear ground."))
        self.logo = LogoPlace()
        self.logo.wanted.connect(self._choose_logo)
        self.column.add(self.logo)
        self.column.heading(tr("Contrast"))
        self.judgement = QWidget()
        self.judgement_rows = QVBoxLayout(self.judgement)
        self.judgement_rows.setContentsMargins(0, 0, 0, 0)
        self.judgement_rows.setSpacing(4)
        self.column.add(self.judgement)
        save = QPushButton(tr("Keep as my theme"))
        save.setProperty("primary", True)
        save.setAccessibleName(save.text())
        save.clicked.connect(self.keep)
        row = QHBoxLayout()
        row.setContentsMargins(12, 0, 12, 0)
        row.addWidget(save)
        whole.addLayout(row)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._show)
        document.built.connect(self._judge)

    def _colour_rows(self) -> dict[str, _Row]:
        box = QWidget()
        grid = QGridLayout(box)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        found = {}
        for at, key in enumerate(COLOURS):
            swatch, label, field = Swatch(key), QLabel(colour_name(key)), QLineEdit()
            field.setMaxLength(7)
            field.setFixedWidth(92)
            field.setAccessibleName(tr("{0}, as RRGGBB", colour_name(key)))
            field.setProperty("key", key)
            field.editingFinished.connect(self._typed)
            swatch.clicked.connect(self._pick)
            grid.addWidget(swatch, at, 0)
            grid.addWidget(label, at, 1)
            grid.addWidget(field, at, 2)
            found[key] = _Row(swatch, field)
        grid.setColumnStretch(1, 1)
        self.column.add(box)
        return found

    def _face(self, name: str) -> QComboBox:
        box = QComboBox()
        box.setEditable(True)
        box.addItems(_FACES)
        box.setAccessibleName(tr("Typeface: {0}", name))
        box.textActivated.connect(self._faced)
        line = box.lineEdit()
        if line is not None:
            line.setAccessibleName(tr("Typeface: {0}", name))
            line.editingFinished.connect(self._faced)
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        label = QLabel(name)
        label.setMinimumWidth(56)
        inside.addWidget(label)
        inside.addWidget(box, 1)
        self.column.add(row)
        return box

    # ── beginning and ending ─────────────────────────────────────────────────────────────

    def begin(self) -> bool:
        """Of the deck's theme; False for a company's template, whose colours are PowerPoint's to change."""
        build = self._document.build
        if build is None:
            return False
        theme = build.theme
        if not theme.made:
            said = tr("A company's template is changed in PowerPoint. Choose a made theme to edit it here.")
            self._document.told.emit(said)
            return False
        mine = Path(self._settings.theme_folder) / theme.name
        self._again = mine.is_dir() and Path(build.project.choices.theme).name == theme.name
        named = colours_of(theme)
        title = theme.title if self._again else tr("My {0}", theme.title)
        name = theme.name if self._again else self._trial.free(slug(title))
        extends = _extended(mine) if self._again else theme.name
        light, dark = (_read(mine / f"logo-{each}.png") for each in ("light", "dark"))
        if not self._again:
            light = dark = b""
        self._own = OwnTheme(
            name, title, extends, named, theme.fonts.major.name, theme.fonts.minor.name, light, dark
        )
        self.title.setText(title)
        self._fill()
        self.logo.show_picture(light)
        self._judged = None
        self._judge()
        return True

    def _fill(self) -> None:
        assert self._own is not None
        for key, row in self.rows.items():
            rgb = self._own.colours[key]
            row.swatch.show_colour(rgb)
            if not row.hexadecimal.hasFocus():
                row.hexadecimal.setText(rgb)
        for box, name in ((self.major, self._own.major), (self.minor, self._own.minor)):
            box.setEditText(name)

    def leave(self) -> None:
        self._timer.stop()
        self._own = None
        self.vision.setCurrentIndex(0)
        self.vision_chosen.emit("usual")
        self._trial.leave()
        self.left.emit()

    def keep(self) -> None:
        own = self._own
        if own is None:
            return
        self._timer.stop()
        if not self._again:
            own = replace(own, name=self._trial.free(slug(own.title)))
        if self._trial.keep(own.name, own.files(), replace=self._again):
            self._own = None
            self.vision_chosen.emit("usual")
            self._document.told.emit(tr("Kept among your themes: {0}", own.title))
            self.left.emit()

    # ── changing ─────────────────────────────────────────────────────────────────────────

    def set_colour(self, key: str, rgb: str) -> None:
        """A key of COLOURS as "RRGGBB"; nothing happens for what is no colour."""
        colour = QColor(f"#{rgb.strip().lstrip('#')}")
        if self._own is None or not colour.isValid():
            return
        said = colour.name().lstrip("#").upper()
        if said != self._own.colours[key]:
            self._own = replace(self._own, colours={**self._own.colours, key: said})
            self._fill()
            self._timer.start()

    def _typed(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self.set_colour(str(field.property("key")), field.text())

    def _pick(self) -> None:
        swatch = self.sender()
        if not isinstance(swatch, Swatch) or self._own is None:
            return
        dialog = QColorDialog(QColor(f"#{self._own.colours[swatch.key]}"), self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(colour_name(swatch.key))
        dialog.currentColorChanged.connect(_Picked(self, swatch.key, dialog).take)
        dialog.open()

    def _titled(self, text: str) -> None:
        if self._own is not None and text.strip():
            self._own = replace(self._own, title=text.strip())

    def _faced(self) -> None:
        if self._own is None:
            return
        major, minor = self.major.currentText().strip(), self.minor.currentText().strip()
        if major and minor and (major, minor) != (self._own.major, self._own.minor):
            self._own = replace(self._own, major=major, minor=minor)
            self._timer.start()

    def _vision(self, at: int) -> None:
        self.vision_chosen.emit(self.vision.itemData(at))

    def _choose_logo(self) -> None:
        kinds = tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp)"
        choosing.existing(self, tr("Choose a logo"), kinds, self.take_logo)

    def take_logo(self, path: Path) -> None:
        """A picture as the logo for light and dark grounds."""
        image = QImage(str(path))
        if self._own is None or image.isNull():
            self._document.told.emit(tr("This file is no picture that can be a logo."))
            return
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        image.save(buffer, "PNG")  # type: ignore[call-overload]  # the stubs want bytes, Qt a text
        png = bytes(data.data())
        self._own = replace(self._own, logo_light=png, logo_dark=png)
        self.logo.show_picture(png)
        self._timer.start()

    def _show(self) -> None:
        if self._own is not None:
            self._trial.show(self._own.name, self._own.files())

    # ── contrast ─────────────────────────────────────────────────────────────────────────

    def _judge(self) -> None:
        """What is read badly first; a button takes the nearest colour that is read well."""
        build = self._document.build
        if self._own is None or build is None or build.theme is self._judged:
            return
        self._judged = build.theme
        while (old := self.judgement_rows.takeAt(0)) is not None:
            if (widget := old.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        found = _worst(contrasts(build.theme))
        for each in found:
            self.judgement_rows.addWidget(self._verdict(each))

    def _verdict(self, each: Contrast) -> QWidget:
        row = QWidget()
        inside = QHBoxLayout(row)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(8)
        mark = QLabel()
        sign = icon("circle-check", "ok") if each.good else icon("triangle-alert", "warning")
        mark.setPixmap(sign.pixmap(16, 16))
        inside.addWidget(mark)
        key = self._key(each.rgb)
        name = colour_name(key) if key else each.rgb
        words = QLabel(tr("{0} on {1}: {2}", name, f"#{each.ground}", f"{each.ratio:.1f}"))
        words.setToolTip(f"{each.layout}, {each.placeholder}: {each.ratio:.2f} ({each.needed:g})")
        words.setWordWrap(True)
        inside.addWidget(words, 1)
        if not each.good and key:
            fix = QPushButton(tr("Fix"))
            fix.setAccessibleName(tr("Fix {0}", name))
            fix.setProperty("key", key)
            fix.setProperty("rgb", each.fix)
            fix.clicked.connect(self._fix)
            inside.addWidget(fix)
        return row

    def _fix(self) -> None:
        button = self.sender()
        if button is not None:
            self.set_colour(str(button.property("key")), str(button.property("rgb")))

    def _key(self, rgb: str) -> str:
        assert self._own is not None
        return next((key for key, value in self._own.colours.items() if value == rgb.upper()), "")

    # ── dropping ─────────────────────────────────────────────────────────────────────────

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.take_logo(Path(url.toLocalFile()))
                event.acceptProposedAction()
                return

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


class _Picked(QWidget):
    """Takes colours from a dialog, and goes with it."""

    def __init__(self, editor: ThemeEditor, key: str, dialog: QColorDialog) -> None:
        super().__init__(dialog)
        self.hide()
        self._editor, self._key = editor, key

    def take(self, colour: QColor) -> None:
        self._editor.set_colour(self._key, colour.name())


def _worst(found: tuple[Contrast, ...]) -> list[Contrast]:
    """Each pair of colours once, at its worst; what is read badly first."""
    pairs: dict[tuple[str, str, float], Contrast] = {}
    for each in found:
        pair = (each.rgb, each.ground, each.needed)
        if pair not in pairs or each.ratio < pairs[pair].ratio:
            pairs[pair] = each
    return sorted(pairs.values(), key=lambda each: (each.good, each.ratio / each.needed))[:14]


def _extended(place: Path) -> str:
    import tomllib

    return str(tomllib.loads((place / "theme.toml").read_text("utf-8")).get("extends", "plain"))


def _read(path: Path) -> bytes:
    return path.read_bytes() if path.is_file() else b""
