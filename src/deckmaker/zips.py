"""What reading a zip archive raises when the file is none, is damaged, locked, or packed in a way that is not read."""

from __future__ import annotations

import zlib
from typing import Final
from zipfile import BadZipFile

__all__ = ["DAMAGED"]

DAMAGED: Final = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
