"""A picture's address and the source's folder give its bytes, or a Problem's words."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

from deckmaker import bitmap

from .outlines import Unfit, blank, clean, drawn, looks

LARGEST = 25_000_000  # bytes of one picture
LARGEST_ALL = 400_000_000  # bytes of all pictures of one document
HEADS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"RIFF", "WebP"),
)
FORMATS = "PNG, JPEG, GIF, WebP, BMP, TIFF and SVG pictures are used"


def outlines(data: bytes, name: str) -> tuple[bytes, bytes, str, str, str]:
    """An SVG's bitmap and its cleaned bytes, then code, message and hint as `fetch` gives them."""
    try:
        svg, size = clean(data)
    except Unfit as error:
        return (
            b"",
            b"",
            "picture-unreadable",
            f"the picture {name} {error}",
            "save it as a plain SVG or as PNG",
        )
    shown = drawn(svg, size)
    if shown:
        return shown, svg, "", "", ""
    message = f"programs that show no SVG will show a grey field for {name}"
    return blank(size), svg, "picture-fallback", message, "install deckmaker[app], or save it as PNG"


def fetch(address: str, folder: Path | None, room: int = LARGEST_ALL) -> tuple[bytes, str, str, str]:
    """The picture's bytes, then code, message and hint of what is wrong ("" when nothing is).

    Nothing is ever fetched from a network. An SVG is given as it is: see `outlines`.
    """
    head = address.partition(":")[0].lower()
    if head == "figure" and len(head) < len(address):  # a script hands it over
        return b"", "", "", ""
    if "//" in address[:8] or (head != address.lower() and len(head) > 1 and head.isalnum()):
        what = "an embedded picture" if head == "data" else "a picture on the network"
        return b"", "picture-remote", f"{what} is not fetched", "save it beside the text and name the file"
    if not address:
        return b"", "picture-missing", "the picture has no file name", "write ![what it shows](file.png)"
    name = unquote(address)
    if folder is None and not Path(name).is_absolute():
        hint = "read the text from a file, or name its folder"
        return b"", "picture-missing", f"the picture {unquote(address)} has no folder to be found in", hint
    path = folder / name if folder else Path(name)
    try:
        if not path.is_file():
            return (
                b"",
                "picture-missing",
                f"there is no picture {name}",
                f"put it in {folder} or correct its name",
            )
        size = path.stat().st_size
        if size > min(LARGEST, room):
            message = f"the picture {name} has {size / 1e6:.0f} MB; that is too large"
            return b"", "picture-too-large", message, f"save it smaller than {LARGEST // 1_000_000} MB"
        with path.open("rb") as file:
            data = file.read(LARGEST)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return (
            b"",
            "picture-unreadable",
            f"the picture {name} cannot be read: {reason}",
            "check its permissions",
        )
    return checked(data, name)


def checked(data: bytes, name: str) -> tuple[bytes, str, str, str]:
    """The bytes of a picture that can be used, else none with code, message and hint; an SVG as it is."""
    if looks(data):
        return data, "", "", ""
    if not any(data.startswith(magic) for magic, _ in HEADS):
        return b"", "picture-format", f"{name} is not a picture of a format that is used", FORMATS
    try:
        bitmap.size(data)
    except bitmap.TooManyPixels:
        most = f"{bitmap.MOST_PIXELS // 1_000_000} million"
        message = f"the picture {name} has more than {most} pixels; that is too large"
        return b"", "picture-too-large", message, "save it with fewer pixels; 4000 across are plenty"
    except ValueError:
        message = f"the picture {name} is damaged, or of a form that is not read"
        return (
            b"",
            "picture-unreadable",
            message,
            "open it in a picture editor and save it again as PNG or JPEG",
        )
    return data, "", "", ""
