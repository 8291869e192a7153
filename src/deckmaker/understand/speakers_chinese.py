"""Words around a quotation in Chinese (and Japanese) → who speaks, and in which role. Nobody is ever invented."""

from __future__ import annotations

import re

from deckmaker.model import Span

from .voice import Voice

__all__ = ["after", "before", "last_person"]

_SPEECH = (
    "说道|表示|指出|认为|介绍说|介绍|强调|回忆说|回忆|坦言|写道|告诉记者|透露|解释说|解释|称"
    "|问道|问|说|道|感叹|补充说|补充|直言|评价"
)
_BEFORE = re.compile(
    rf"(?P<np>[^，。！？；：“”「」\n]{{1,40}}?(?:，[^，。！？；：“”「」\n]{{1,20}}?)?)(?:曾|还|也|则|进一步|这样|如此|[^，。]{{1,3}}地)?(?:{_SPEECH})[：:，,]?\s*\Z"
)
_AFTER = re.compile(rf"[，,]?(?P<np>[^，。！？；：“”「」\n]{{1,30}}?)(?:{_SPEECH})[。，：,]")
_ROLE = re.compile(
    r"(?P<role>.{0,24}(?:首席[^的]{1,4}官|[馆站厂店社行团台园镇村乡县区州省厅司科组院]长|创始人|总经理|经理|董事长|董事|总裁|主席|主任|校长|院长|所长|部长|局长|市长|处长|会长|秘书长|教授|博士|研究员|"
    r"工程师|分析师|负责人|发言人|记者|专家|医生|老师|学生|作家|导演|CEO|CTO|CFO|主管|总监|官员|队长|教练|用户|居民|村民))"
    r"(?P<name>[\u4e00-\u9fff]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff]+|[A-Z][\w.]*(?:\s[A-Z][\w.]*)*)\Z"
)
# the hundred surnames that nine in ten Chinese bear
_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏"
    "吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严"
    "覃武戴莫孔向汤"
)
_PERSON = re.compile(
    r"(?P<role>[^，。；！？：、“”\s]{0,16}?(?:创始人|[馆站厂店社行团台园镇村乡县区州省厅司科组院]长|总经理|经理"
    r"|董事长|总裁|主席|主任|校长|院长|部长|教授|官|研究员|负责人|发言人|CEO|学生|记者|工程师))"
    r"(?P<name>[\u4e00-\u9fff]{2,3}|[\u4e00-\u9fff]+·[\u4e00-\u9fff]+)(?=[，。说表指认介在是曾（的]|研究|工作|告诉|已经|已有|从事|来自|毕业)"
)
_OTHER = re.compile(
    r"(?:\A|(?<=[。！？\n]))[^，。；！？：、“”\s]{0,16}?(?:创始人|[馆站厂店社行团台园镇村乡县区州省厅司科组院]长|总经理|经理"
    rf"|董事长|总裁|主席|主任|校长|部长|教授|研究员|负责人|发言人|学生|记者|工程师|[村居农市]民)(?:[{_SURNAMES}]|欧阳|司马|诸葛|上官|司徒)"
)
_AS = re.compile(r"\A(?:正如|正像|就像|如)|所\Z")
# what stands between who speaks and the verb: 在发布会上, 接受采访时, 他还
_ASIDE = re.compile(
    r"(?:在?接受[^，。]{0,16}采访时|在[^，。]{1,16}[上中里时内后]|[对向][^，。]{1,10}|[还也又则]|接着|随后|最后|同时)+\Z"
)
# what somebody is, then a surname with a given name: 咖农李文华
_NAMED = re.compile(
    r"(?P<role>[\u4e00-\u9fff，]{1,20}?[农民师员工主长人家手生者商板士户])"
    rf"(?P<name>[{_SURNAMES}][\u4e00-\u9fff]{{1,2}})\Z"
)


def before(text: str, begin: int, end: int) -> Voice | None:
    """The speaker named by the words that lead to the quotation at `end`, or None."""
    return _voice(_BEFORE.search(text[begin:end]), begin)


def after(text: str, begin: int, end: int) -> Voice | None:
    """The speaker named right after the quotation that ends at `begin`, or None."""
    return _voice(_AFTER.match(text, begin, end), 0)


def last_person(passage: str) -> tuple[str, str]:
    """The last person that a passage names, with the role: ("", "") when nobody fits."""
    found = list(_PERSON.finditer(passage))
    others = [each.start() for each in _OTHER.finditer(passage)]
    if others and others[-1] > (found[-1].end() if found else -1):
        return "", ""  # somebody else comes later, whose name has no clear end
    return (found[-1].group("name"), found[-1].group("role")) if found else ("", "")


def _voice(match: re.Match[str] | None, shift: int) -> Voice | None:
    if match is None:
        return None
    words = _ASIDE.sub("", match.group("np").strip())
    lead = Span(match.start() + shift, match.end() + shift)
    words = _AS.sub("", words)
    if re.match(r"[他她](?!们)", words):
        words = words[0]  # 他指着机器说
    if words in {"他", "她", "他们", "她们", "其"} or words.endswith(("，他", "，她", "他", "她")):
        return Voice(lead=lead, pronoun=words[-1])
    role = _ROLE.search(words)
    if role:
        return Voice(role.group("name"), role.group("role").rpartition("，")[2], lead)
    named = _NAMED.search(words)
    if named:
        return Voice(named.group("name"), named.group("role").rpartition("，")[2], lead)
    words = words.rpartition("，")[2] or words
    return Voice(words, "", lead) if 2 <= len(words) <= 12 else None
