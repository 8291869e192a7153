"""`deckmaker-app [FILE]`: starts the desktop program."""

from __future__ import annotations

import gc
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from .settings import Settings

# Typing lags 11 to 20 ms a key beside a busy worker with Python's own 5 ms, 2 to 6 ms with this.
_SWITCH = 0.0005
USAGE = """usage: deckmaker-app [FILE] [--export OUT]

Opens an outline or article as slides. With --export, writes them to OUT (.pptx, .pdf, …) and quits.
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """The program's exit code: 0 when it was closed, 1 when Qt is missing."""
    arguments = list(sys.argv[1:] if arguments is None else arguments)
    if any(each in ("-h", "--help") for each in arguments):
        sys.stdout.write(USAGE)
        return 0
    try:
        from PySide6.QtCore import QEvent, QTimer
        from PySide6.QtWidgets import QApplication
    except ImportError as error:
        from deckmaker.render.paint import missing

        problem = missing(error).problem
        sys.stderr.write(f"deckmaker-app: {problem.message}\nhint: {problem.hint}\n")
        return 1
    sys.setswitchinterval(_SWITCH)
    from .settings import Settings

    program = QApplication([sys.argv[0], *arguments])
    settings = Settings()
    dress(program, settings)
    from .window import Window

    window = Window(settings)
    window.show()
    given = program.arguments()[1:]
    out = given[given.index("--export") + 1 :][:1] if "--export" in given else []
    files = [each for each in given if not each.startswith("-") and each not in out]
    if out and files:
        from .errand import Errand

        Errand(window, Path(out[0]))
    if files:
        window.open_path(Path(files[0]))
    else:
        QTimer.singleShot(0, window.document.warm)
    if not out:
        window.recovery.offer()
    code: int = program.exec()
    # widgets go while Qt is still there, in an order of our choosing
    window.deleteLater()
    program.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    del window
    gc.collect()
    return code


def dress(program: QApplication, settings: Settings) -> None:
    """Names, fonts, language and colours, before the first window."""
    from PySide6.QtGui import QIcon

    from deckmaker import bundle

    from . import fonts, language, palette
    from .sweeping import Sweeper

    program.setApplicationName("deckmaker")
    program.setApplicationDisplayName("deckmaker")
    program.setOrganizationName("deckmaker")
    program.setDesktopFileName("deckmaker")
    program.setWindowIcon(QIcon(str(bundle.folder("assets") / "icons" / "deckmaker.svg")))
    if program.findChild(Sweeper) is None:
        Sweeper(program)
    language.install(settings.language)
    fonts.install(program, settings.language)
    palette.apply(settings.mode)


if __name__ == "__main__":
    sys.exit(main())
