"""A picture's address and the source's folder give its bytes, or a Problem's words."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

LARGEST = 25_000_000  # bytes of one picture
LARGEST_ALL = 400_000_000  # bytes of all pictures of one document
HEADS = (
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"\xff\xd8\xff", "JPEG"),
    (b"GIF8", "GIF"),
    (b"BM", "BMP"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
)
FORMATS = "PNG, JPEG, GIF, BMP and TIFF pictures are used"


def fetch(address: str, folder: Path | None, room: int = LARGEST_ALL) -> tuple[bytes, str, str, str]:
    """The picture's bytes, then code, message and hint of what is wrong ("" when nothing is).

    Nothing is ever fetched from a network.
    """
    head = address.partition(":")[0].lower()
    if head == "figure" and len(head) < len(address):  # a script hands it over
        return b"", "", "", ""
    if "//" in address[:8] or (head != address.lower() and len(head) > 1 and head.isalnum()):
        what = "an embedded picture" if head == "data" else "a picture on the network"
        return b"", "picture-remote", f"{what} is not fetched", "save it beside the text and name the file"
    if not address:
        return b"", "picture-missing", "the picture has no file name", "write ![what it shows](file.png)"
    if folder is None:
        hint = "read the text from a file, or name its folder"
        return b"", "picture-missing", f"the picture {unquote(address)} has no folder to be found in", hint
    name = unquote(address)
    path = folder / name
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
    if not any(data.startswith(magic) for magic, _ in HEADS):
        return b"", "picture-format", f"{name} is not a picture of a format that is used", FORMATS
    return data, "", "", ""
