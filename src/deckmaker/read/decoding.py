"""A Source gives its text, and a note when its encoding had to be guessed."""

from __future__ import annotations

import codecs

from deckmaker.model import Problem, Source, Where

# Encodings that people's text files have, the likelier first.
CANDIDATES = ("gb18030", "big5", "shift_jis", "euc_kr", "cp1252", "cp1251", "cp1250", "cp1253", "cp1254")
NAMES = {
    "gb18030": "GB18030",
    "big5": "Big5",
    "shift_jis": "Shift-JIS",
    "cp932": "Shift-JIS",
    "euc_kr": "EUC-KR",
    "cp1252": "Windows-1252",
    "cp1251": "Windows-1251",
    "cp1250": "Windows-1250",
    "cp1253": "Windows-1253",
    "cp1254": "Windows-1254",
}
SAMPLE = 40_000  # bytes around the first bad one that the guess is made from


def decode(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """The text without its byte order mark. Never fails: what no encoding explains becomes U+FFFD."""
    data = source.data
    for mark, name in ((codecs.BOM_UTF8, "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")):
        if data.startswith(mark):
            body = data[len(mark) :]
            try:
                return body.decode(name), ()
            except UnicodeDecodeError as error:
                text = body.decode(name, "replace")
                line = body[: error.start].decode(name, "replace").count("\n") + 1
                return text, (_note(source, name.upper(), line, text, damaged=True),)
    try:
        return data.decode("utf-8"), ()
    except UnicodeDecodeError as error:
        start = error.start
    line = data.count(b"\n", 0, start) + 1
    if _slips(data):
        text = data.decode("utf-8", "replace")
        return text, (_note(source, "UTF-8", line, text, damaged=True),)
    name = _guess(data, start)
    try:
        text = data.decode(name)
        damaged = False
    except UnicodeDecodeError:
        text = data.decode(name, "replace")
        damaged = True
    return text, (_note(source, NAMES.get(name, name.upper()), line, text, damaged=damaged),)


def _slips(data: bytes) -> bool:
    """Whether the text is UTF-8 with a few bad bytes: far more good sequences than bad ones."""
    text = data.decode("utf-8", "replace")
    bad = text.count("�")
    good = sum(map(text.count, "’“”—–éèüöä的是の")) if text.isascii() is False else 0
    wide = len(data) - len(text) - 2 * bad  # bytes beyond the first of good sequences, about
    return wide > 8 * bad or good > 8 * bad


def _guess(data: bytes, start: int) -> str:
    """The codec that explains the bytes around the first one that is not UTF-8."""
    from charset_normalizer import from_bytes  # 20 ms, and seldom needed

    first = data.rfind(b"\n", 0, max(start - SAMPLE // 4, 0)) + 1
    first = max(first, start - SAMPLE // 4, 0)
    sample = data[first : first + SAMPLE]
    if (line := sample.rfind(b"\n")) > start - first:
        sample = sample[: line + 1]  # whole lines: no character cut in two
    # cp1252 leaves five bytes undefined and never explains Chinese: ask the strict ones by their fit
    high = sum(byte >= 0x80 for byte in sample)
    if high * 5 < len(sample) and _western(sample):
        return "cp1252"
    best = from_bytes(sample, cp_isolation=list(CANDIDATES)).best()
    if best is not None:
        return best.encoding
    for name in CANDIDATES:
        try:
            data.decode(name)
        except UnicodeDecodeError:
            continue
        return name
    return "cp1252"


def _western(sample: bytes) -> bool:
    """Whether its high bytes stand alone among ASCII letters, as accents and curly quotes do.

    A short text gives charset-normalizer too little to go by: it reads "caf\\xe9" as Cyrillic.
    """
    runs = alone = 0
    before = 0
    common = frozenset(b"\x80\x85\x91\x92\x93\x94\x95\x96\x97\x99\xa0\xa3\xa9\xab\xae\xb0\xb1\xb7\xbb") | set(
        "ÀÂÄÅÆÇÈÉÊËÎÏÑÓÔÖØÙÛÜßàáâãäåæçèéêëíîïñóôõöøùúûü".encode("cp1252")
    )
    for index, byte in enumerate(sample):
        if byte >= 0x80 and before < 0x80:
            runs += 1
            after = sample[index + 1] if index + 1 < len(sample) else 0
            alone += after < 0x80 and byte in common
        before = byte
    return alone * 10 >= runs * 9


def _note(source: Source, encoding: str, line: int, text: str, *, damaged: bool) -> Problem:
    lines = text.split("\n", line)
    excerpt = lines[min(line, len(lines)) - 1].rstrip("\r")[:500]
    message = f"the file is not valid UTF-8 from line {line} on; it was read as {encoding}"
    if damaged:
        message += ", and bytes that make no sense in it became “�”"
    hint = "save it as UTF-8 if letters look wrong"
    where = Where(source.name, line, 1, 0, excerpt)
    return Problem("warning" if damaged else "note", "encoding-guessed", message, hint, where)
