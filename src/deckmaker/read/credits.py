"""A short line of a pasted text gives its role: credit, byline, date, or the page's own furniture."""

# ruff: noqa: E501  a pattern reads better with its alternatives on one line
from __future__ import annotations

import re

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|januar|februar|märz|mai|juni|juli|oktober|dezember|"
    r"janvier|février|mars|avril|juin|juillet|août|septembre|octobre|novembre|décembre|"
    r"enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre)"
)
_DAY = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)"
_CLOCK = r"(?:[ ,]*(?:at )?\d{1,2}[:.]\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?(?: ?\(?[A-Z]{2,4}\)?)?)?"
DATE = re.compile(
    r"(?:(?:published|posted|updated|last updated|dated?|datum|fecha)(?: on)?:? ?)?"
    rf"(?:{_DAY}\.?,? )?"
    rf"(?:{_MONTH}\.? \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th|\.)? (?:de )?{_MONTH}\.?,?(?: de)? \d{{4}}"
    rf"|{_MONTH}\.? \d{{4}}|\d{{4}}[-/.]\d{{1,2}}[-/.]\d{{1,2}}|\d{{1,2}}[-/.]\d{{1,2}}[-/.]\d{{4}}"
    rf"|\d{{4}} ?年 ?\d{{1,2}} ?月(?: ?\d{{1,2}} ?日)?){_CLOCK}",
    re.IGNORECASE,
)
BYLINE = re.compile(
    r"(?:(?:written |reported |words |text )?by:? (?=[^\W\d_])|authors?: ?|(?:作者|记者|文|撰文|编译)\s*[:：|/／]\s*|"
    r"(?:von|par|autor|auteur|autore|door): ?|von (?=[A-ZÄÖÜ]))",
    re.IGNORECASE,
)
CREDIT = re.compile(
    r"(?:an? (?:earlier )?version of )?(?:this|the) (?:article|story|post|piece|report|essay|interview|text|column|work)\b"
    r".{0,60}\b(?:appeared|published|posted|translated|written by|syndicated|reproduced|adapted|excerpted|republished|licensed)\b"
    r"|(?:first|originally) (?:appeared|published|posted|written)\b"
    r"|(?:sources?|credits?|via|courtesy(?: of)?|translat(?:ed by|ion|or)|edited by|editor|editing by|reporting by|"
    r"(?:photos?|images?|pictures?|photographs?|illustrations?|cover)(?: credits?| sources?| courtesy(?: of)?)?)\s*[:：]"
    r"|(?:photos?|images?|pictures?|photographs?|illustrations?) (?:by|credit|courtesy|from)\b"
    r"|(?:translated|edited|adapted|reprinted|reproduced|republished) (?:by|from|with)\b"
    r"|[(\[]?(?:source|photo|image) ?[:：]"
    r"|©|\(c\) ?(?:\d{4}|[A-Z])|copyright\b|all rights reserved"
    r"|(?:来源|资料来源|稿源|原文链接|图片来源|图源|责任编辑|责编|编辑|译者|翻译|版权)\s*[:：]|(?:本文|原文).{0,20}(?:转自|转载自|来自|原载|首发|发表|刊登)|转载自|©"
    r"|(?:quelle|quellen|fuente|fonte|bron|källa|kilde)\s*:",
    re.IGNORECASE,
)
PICTURE = re.compile(
    r"(?:photos?|images?|pictures?|photographs?|illustrations?)(?: (?:by|credit|courtesy|from)\b|(?: credits?)?\s*[:：])|(?:图片来源|图源)\s*[:：]",
    re.IGNORECASE,
)
FURNITURE = re.compile(
    r"click (?:here|on|the|this|below|to)\b"
    r"|(?:read|see|view|watch|learn) (?:more|next|also)\b(?! (?:than|of|and|like|about)\b)|read the (?:full|original|whole|rest|complete)\b"
    r"|(?:subscribe|sign up|register)(?: (?:to|for|now|today|here|via|and)\b|[!.]?$)"
    r"|(?:follow|like|join|find) us\b|share (?:this|on|via)\b|share[!.:]?$|continue reading\b|(?:skip|jump) to\b"
    r"|(?:related|recommended|more)(?: (?:articles?|stories|posts?|reading|news|coverage|content|from))?(?::|$)"
    r"|you (?:may|might) also (?:like|enjoy|be interested)\b|advertisement$|sponsored(?: content)?$"
    r"|(?:leave|post|add) a (?:comment|reply)\b|comments?$|print this\b|(?:please )?enable javascript\b"
    r"|download (?:the|our) app\b|accept (?:all )?cookies|(?:all|back) to top$|tags?: "
    r"|点击(?:此处|这里|阅读|查看|下载|原文|上方|下方|蓝字)|阅读(?:原文|全文|更多)|查看(?:原文|全文|更多)|扫(?:码|描|一扫)|(?:欢迎)?关注(?:我们|公众号|微信)"
    r"|(?:相关|推荐|延伸)(?:阅读|文章|推荐)|分享(?:到|至)|返回顶部|广告$"
    r"|(?:lesen sie (?:auch|mehr)|mehr zum thema|lire aussi|à lire aussi|abonnez-vous|leer más|lea también|suscríbete|leggi anche)\b",
    re.IGNORECASE,
)
# what is written on the buttons of a page
BUTTON = re.compile(
    r"(?:e-?mail(?: this)?|print|reprints?(?: & permissions)?|tweet|(?:view |show |add |\d+ )?comments?|close|next|prev(?:ious)?"
    r"|thumbnails?|full ?-?screen|share(?: on| via| this)?(?: [A-Z]?\w+)?|like|pin it|permalink|reply|report|flag|loading\W*"
    r"|send (?:us )?(?:a tip|corrections|a link|photos?(?:/videos?)?)|contact us|get (?:\w+ )?alerts|\d+ of \d+"
    r"|play video|(?:view|enlarge|zoom)(?: (?:gallery|image|photo|slideshow))?|more(?: videos?| photos?)?|[AaTt]?[+–-]|reset|text size"
    r"|facebook|twitter|linkedin|google\s?\+|pinterest|reddit|digg|whatsapp|instagram|tumblr|stumbleupon|delicious)[\s»>.:|]*",
    re.IGNORECASE,
)
JOINTS = re.compile(r"\s*[|•·]\s*|\s+[–—-]\s+")


def is_credit(text: str, near_end: bool) -> bool:
    """Whether a line says where the text or a picture comes from."""
    if len(text) > 400:
        return False
    text = _spaced(text)
    if len(text) <= 120 and PICTURE.match(text) and not text.rstrip("”\"'’)").endswith(("?", "!")):
        return near_end or len(text) <= 80
    return near_end and CREDIT.match(text) is not None


def is_furniture(text: str) -> bool:
    """Whether a line belongs to the page it was copied from: "Click here …", "Read more"."""
    if len(text) > 160 or text.count(". ") > 1:
        return False
    return FURNITURE.match(_spaced(text).lstrip("»>→▶*[( ")) is not None


def is_button(text: str) -> bool:
    """Whether a line of a web page is the words on a button: "Email", "Share on Facebook", "1 of 5"."""
    return len(text) <= 40 and BUTTON.fullmatch(_spaced(text)) is not None


def _spaced(text: str) -> str:
    """With plain spaces: pages that are copied from are full of no-break ones."""
    return " ".join(text.split())


def byline(text: str) -> tuple[str, str] | None:
    """The author and the date of a line that says either, or `None`."""
    if len(text) > 120:
        return None
    author = date = ""
    for part in JOINTS.split(_spaced(text)):
        if DATE.fullmatch(part.strip(" ,.")):
            date = re.sub(
                r"(?i)^(?:published|posted|updated|last updated|dated?|datum|fecha)(?: on)?:? ?", "", part
            )
        elif (match := BYLINE.match(part)) and _names(part[match.end() :]):
            author, date = _parted(part[match.end() :], date)
        elif author or date:
            continue  # "5 min read" beside a name or a date
        else:
            return None
    return (author.strip(" ,"), date.strip(" ,")) if author or date else None


def _parted(text: str, date: str) -> tuple[str, str]:
    """The name before a date in one part: "Jane Doe, March 5, 2018"."""
    for match in re.finditer(r",? ", text):
        if DATE.fullmatch(text[match.end() :].strip(" .")):
            return text[: match.start()], text[match.end() :]
    return text, date


def _names(text: str) -> bool:
    """Whether it can be names: few words, no sentence, none of the words in lower case but "and", "de"."""
    if len(text) > 90 or text.rstrip().endswith((".", "!", "?", "。", ":")):
        return False
    small = {
        "and",
        "de",
        "van",
        "von",
        "der",
        "da",
        "di",
        "la",
        "le",
        "bin",
        "al",
        "with",
        "und",
        "et",
        "y",
        "for",
        "of",
    }
    words = re.findall(r"[^\W\d_][\w’'.-]*", re.split(r",", text)[0])
    return bool(words) and all(word[0].isupper() or not word[0].islower() or word in small for word in words)
