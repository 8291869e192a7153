"""The bytes of a saved web page, or of a web archive, give its tree and the pictures saved with it."""

from __future__ import annotations

import re
from email import message_from_bytes, policy
from typing import Any

from deckmaker.model import InputError, Problem, Source, Where

from .decoding import decode

_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.-]{2,40})", re.IGNORECASE)


def decoded(source: Source) -> tuple[str, tuple[Problem, ...]]:
    """The text in the encoding that the page names, where that is true; else as any text is decoded."""
    said = _CHARSET.search(source.data[:4096])
    if said and _is_utf8(source.data):
        return source.data.decode("utf-8"), ()  # saved anew by a browser that kept the old name
    if said and not source.data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        name = said[1].decode("ascii").lower()
        name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin1": "cp1252"}.get(
            name, name
        )
        try:
            return source.data.decode(name), ()
        except (UnicodeDecodeError, LookupError):
            pass
    return decode(source)


def _is_utf8(data: bytes) -> bool:
    """Whether bytes beyond ASCII are UTF-8: hardly ever by chance."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return not data.isascii()


def unfolded(source: Source) -> tuple[str, dict[str, bytes]]:
    """The page of a web archive, and the pictures saved with it by their addresses."""
    message = message_from_bytes(source.data, policy=policy.default)
    text, saved = "", {}
    for part in message.walk():
        if part.is_multipart():
            continue
        content = part.get_payload(decode=True)
        data = content if isinstance(content, bytes) else b""
        if part.get_content_type() in ("text/html", "application/xhtml+xml") and not text:
            name = part.get_content_charset() or ""
            inner = Source(source.name, ".html", data)
            try:
                text = data.decode(name) if name else decoded(inner)[0]
            except (UnicodeDecodeError, LookupError):
                text = decoded(inner)[0]
        elif part.get_content_maintype() == "image":
            for address in (
                part.get("Content-Location"),
                f"cid:{str(part.get('Content-ID', '')).strip('<> ')}",
            ):
                if address and len(str(address)) > 4:
                    saved[str(address)] = data
    if not text:
        raise empty(source)
    return text, saved


def parsed(text: str) -> Any:
    """The tree of a page; no entity and no address in it is followed."""
    from lxml import etree, html

    text = re.sub(r"\A\s*<\?xml[^>]*\?>", "", text).replace("\0", "")
    parser = html.HTMLParser(no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        return html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def empty(source: Source) -> InputError:
    hint = "open the page in a browser, and save it once its text is there"
    return InputError(
        Problem("error", "input-empty", "there is no text in this page", hint, Where(source.name))
    )
