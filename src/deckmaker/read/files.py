"""A path gives a Source: the bytes exactly as they stand in the file, or an InputError."""

from __future__ import annotations

from pathlib import Path

from deckmaker.model import InputError, Problem, Source, Where

from .readers import OURS, known

LARGEST = 50_000_000  # bytes; a book of prose is about one million
READ = "deckmaker reads Markdown (.md), plain text (.txt), Word (.docx), OPML and saved web pages (.html, .mhtml)"

# what people most often hand over by mistake, told by their first bytes
MAGIC = (
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a rich text document"),
    (b"\x7fELF", "a program"),
    (b"\x1f\x8b", "a gzip archive"),
)
_BINARY = (".docx",)
BOMS = (b"\xff\xfe", b"\xfe\xff")


def load(path: str | Path) -> Source:
    """The bytes of a file of a format that is read.

    Raises InputError when there is no such file, it cannot be read, it holds no text, its suffix
    is of no format that is read, or it is larger than `LARGEST` bytes.
    """
    path = Path(path)
    name = str(path)
    try:
        if path.is_dir():
            raise _refused(name, "input-folder", "this is a folder, not a file", "name a file in it")
        if not path.exists():
            raise _refused(name, "input-missing", "there is no such file", "check the name and the folder")
        if not path.is_file():
            raise _refused(name, "input-unreadable", "this is not an ordinary file", "name a text file")
        suffix = path.suffix.lower()
        if not known(suffix):
            raise _refused(name, "input-format", f"files of type {suffix} are not read", READ)
        size = path.stat().st_size
        if size > LARGEST:
            message = f"the file has {size / 1e6:.0f} MB; at most {LARGEST // 1_000_000} MB are read"
            raise _refused(name, "input-too-large", message, "split it, or leave out what is not text")
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)  # it may grow while it is read
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        reason = getattr(error, "strerror", None) or str(error)
        hint = "check the name and the permissions of the file"
        raise _refused(name, "input-unreadable", f"the file cannot be read: {reason}", hint) from None
    source = Source(name, suffix, data)
    check(source)
    return source


def check(source: Source) -> None:
    """Nothing, or InputError when there are too many bytes or none; of a text also when they are no text."""
    data, name = source.data, source.name
    if len(data) > LARGEST:
        message = f"the text is longer than {LARGEST // 1_000_000} MB"
        raise _refused(name, "input-too-large", message, "split it into several files")
    if not data.strip(b"\xef\xbb\xbf \t\r\n\x0b\x0c"):
        raise _refused(name, "input-empty", "there is no text in this file", "write an outline or an article")
    if source.suffix in _BINARY or source.suffix not in OURS:  # its own reader knows what it must be
        return
    for magic, what in MAGIC:
        if data.startswith(magic):
            raise _refused(name, "input-binary", f"this is {what}, not text", READ)
    # UTF-16 is full of zero bytes; no other text has one
    if not data.startswith(BOMS) and (place := data.find(b"\0")) >= 0:
        # a stray one in a long text is tolerated: the reader puts U+FFFD there
        if data.count(b"\0") > len(data) // 1000 or _controls(data):
            message = f"this is binary, not text: byte {place + 1} is zero"
            raise _refused(name, "input-binary", message, READ)
    elif _controls(data) and not data.startswith(BOMS):
        raise _refused(name, "input-binary", "this is binary, not text", READ)


_CONTROLS = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1b"))


def _controls(data: bytes) -> bool:
    """Whether over a tenth of the first bytes are control characters, which no text has."""
    head = data[:4096]
    return len(head) - len(head.translate(None, _CONTROLS)) > len(head) // 10


def _refused(name: str, code: str, message: str, hint: str) -> InputError:
    return InputError(Problem("error", code, message, hint, Where(name)))
