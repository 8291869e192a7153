"""The tree of a saved web page → the part of it that is the article.

What pages mark as something else (navigation, footers, comments, "related") goes first. Then the page's own
mark for the article is believed, when most of the text stands in it; else paragraphs vote for what holds them,
as in Readability (Arc90, 2009): one vote each, more for commas and length, half of it for the next one up,
less where most of the text is links.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from .credits import is_button, is_furniture

_NEVER = frozenset(
    "script style noscript template nav form iframe svg button input select textarea dialog object embed audio video "
    "canvas map link meta head".split()
)
_ROLES = frozenset("navigation banner contentinfo complementary search menu dialog alert toolbar".split())
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:ad|ads|advert\w*|banner|breadcrumbs?|byline-follow|comments?|comentarios?|commentaires?|kommentare?|cookies?|consent|disqus|footer|hidden|masthead|menu|"
    r"meta-nav|modal|most-read|nav\w*|newsletter|outbrain|pager|pagination|paywall|popup|popular|print|promo\w*|"
    r"recommend\w*|related\w*|rss|share|sharing|shar\w+-\w+|sidebar|skip|social\w*|sponsor\w*|subscri\w+|taboola|tags?|teaser\w*|"
    r"toolbar|tooltip|trending|widget\w*|reflist|references|navbox|mw-editsection|toc|catlinks|infobox|hatnote|"
    r"printfooter|sr-only|screen-reader\w*|visually-hidden)(?=$|[\s_-])",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"(?:article|body|content|entry|main|page|post|story|text)", re.IGNORECASE)
_PARAGRAPHS = ("p", "pre", "td", "blockquote", "li")
_HEADINGS = frozenset("h2 h3 h4 h5 h6".split())
_LINES = frozenset("p li div dd dt td span".split())
_TEASER = 16  # words of an item that leads elsewhere
_LINKS = 0.75  # share of a list's text that is links when it leads elsewhere
_LEAST = 25  # characters of a paragraph that votes
_MOST = 0.5  # share of the page's paragraphs that the article's own mark must hold
_MISNAMED = 0.8  # share of the page's text that cannot all be furniture
_SAVED = 0.4  # share of the page's text from which a block is no furniture, whatever it is called


def article(root: Any) -> Any:
    """The node that holds the article, freed of what is not part of it. The tree is changed."""
    body = root.find(".//body")
    body = root if body is None else body
    for node in list(body.iter()):
        if node is not body and _unseen(node):
            _drop(node)
    whole = max(len(_text(body)), 1)
    suspects = list(_outermost(body, whole))
    # where most of a page is called "card nav-3", its names mean nothing
    if sum(len(_text(node)) for node in suspects) < _MISNAMED * whole:
        for node in suspects:
            _drop(node)
    marked = _marked(body)
    found = _voted(body) if marked is None else marked
    gone = [each for each in found.iter() if each is not found and _furniture(each)]
    if sum(len(_text(each)) for each in gone) > _SAVED * len(_text(found)):
        gone = []  # a page that is a list of links, or made of buttons, is read as it is
    for node in gone:
        heading = _over(node, found)
        _drop(node)
        if heading is not None:
            _drop(heading)
    return found


def _over(node: Any, article: Any) -> Any:
    """The heading that nothing but this node stands under, or None."""
    while node is not None and node is not article and node.getprevious() is None and node.getnext() is None:
        node = node.getparent()
    if node is None or node is article:
        return None  # of a list that went before
    before, after = node.getprevious(), node.getnext()
    last = after is None or after.tag in _HEADINGS
    return before if before is not None and before.tag in _HEADINGS and last else None


def _furniture(node: Any) -> bool:
    """Whether a list of the article leads away from it, or a line of it is a button or an invitation."""
    if node.tag in ("ul", "ol"):
        items = [_text(item) for item in node.iter("li")]
        short = all(len(item.split()) <= _TEASER for item in items)
        return len(items) > 1 and short and _linked(node) > _LINKS
    if node.tag in _HEADINGS:
        return len(_text(node)) == 1 and _text(node).isascii()  # an initial that is set large
    if node.tag not in _LINES or any(each.tag in _LINES for each in node.iterdescendants()):
        return False
    text = _text(node)
    return bool(text) and (is_button(text) or is_furniture(text))


def _unseen(node: Any) -> bool:
    """Whether a node is no text, or none that a reader of the page sees."""
    tag = node.tag
    if not isinstance(tag, str) or tag in _NEVER:
        return True
    style = (node.get("style") or "").replace(" ", "").lower()
    if node.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style:
        return True
    return node.get("aria-hidden") == "true" and tag not in ("figure", "img", "picture")


def _outermost(node: Any, whole: int) -> Iterator[Any]:
    """The parts of the page that are not the article by their tag, role or name; none within another."""
    for child in node:
        if _around(child) and _small(child, whole):
            yield child
        else:
            yield from _outermost(child, whole)


def _around(node: Any) -> bool:
    if node.tag in ("article", "main"):
        return False
    if node.tag == "header":  # that of the article: its title and byline stand there
        return node.find(".//h1") is None and node.find(".//time") is None
    if node.tag in ("aside", "footer") or (node.get("role") or "") in _ROLES:
        return True
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    return _AROUND.search(named) is not None and node.tag not in ("p", "h1", "h2", "h3", "img", "figure")


def _small(node: Any, whole: int) -> bool:
    return len(_text(node)) < _SAVED * whole


def _drop(node: Any) -> None:
    """Take a node out; the text behind it stays."""
    parent = node.getparent()
    if parent is None:
        return
    tail = node.tail or ""
    before = node.getprevious()
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail
    parent.remove(node)


def _marked(body: Any) -> Any:
    """What the page itself calls its article, when most paragraphs stand in it."""
    paragraphs = _weight(body)
    marks = [
        *body.xpath(".//*[@itemprop='articleBody']"),
        *body.iter("article"),
        *body.iter("main"),
        *body.xpath(".//*[@role='main']"),
    ]
    best = None
    for mark in marks:
        if _weight(mark) < _MOST * paragraphs:
            continue
        if best is None or len(_text(mark)) < len(_text(best)):
            best = mark
    if best is not None and best.tag != "article":
        # its title may stand in the <article> around it
        around = next(
            (each for each in best.iterancestors("article") if _weight(each) <= 1.1 * _weight(best)), None
        )
        best = best if around is None else around
    return best


def _weight(node: Any) -> int:
    return sum(len(_text(each)) for each in node.iter("p", "li", "pre", "blockquote"))


def _voted(body: Any) -> Any:
    """What most paragraphs stand in; all of the page when nothing stands out."""
    votes: dict[Any, float] = {}
    for each in body.iter(*_PARAGRAPHS):
        text = _text(each)
        if len(text) < _LEAST:
            continue
        vote = 1 + len(re.findall("[,，、]", text)) + min(len(text) / 100, 3)
        parent = each.getparent()
        for share in (1.0, 0.5, 0.25):
            if parent is None:
                break
            votes[parent] = votes.get(parent, _named(parent)) + share * vote
            parent = parent.getparent()
    if not votes:
        return body
    best = max(votes, key=lambda each: votes[each] * (1 - _linked(each)))
    # an article in several blocks beside each other: what is around them, when it holds little else
    parent = best.getparent()
    while parent is not None and parent.tag not in ("body", "html") and _weight(parent) > 1.4 * _weight(best):
        if _linked(parent) > 0.3:
            break
        best, parent = parent, parent.getparent()
    return best if _weight(best) >= 0.5 * _weight(body) or _linked(body) > 0.3 else body


def _named(node: Any) -> float:
    named = f"{node.get('class') or ''} {node.get('id') or ''}"
    return 5.0 if _WITHIN.search(named) else 0.0


def _linked(node: Any) -> float:
    """The share of its text that is links."""
    whole = len(_text(node))
    return sum(len(_text(each)) for each in node.iter("a")) / whole if whole else 0.0


def _text(node: Any) -> str:
    return " ".join("".join(node.itertext(with_tail=False)).split()) if node is not None else ""
