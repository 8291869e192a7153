"""The words of a sentence or wording → how much it states: names and figures, or only promises.

"In Russia the fashion has a name" leads to what is said next; "AliExpress has become the most
visited site" says it. Writers promise in few ways, so that a short list finds most of them.
"""

from __future__ import annotations

import re

__all__ = ["promises", "substance"]

_NAME = re.compile(r"(?<=[a-z,’”0-9] )[A-Z][\w’.+-]+(?: [A-Z0-9][\w’.+-]*)*")
_FIGURE = re.compile(r"(?<![\w-])[$€£¥]?\d[\d.,]*")
_ROOM = r"(?:own|different|similar|new|simple|good|clear|other|further|special|single|certain) "
_PROMISED = (
    r"(?:names?|examples?|lessons?|story|stories|answers?|reasons?|explanations?|problems?|questions?|cases?"
    r"|exceptions?|catch|solutions?|pictures?|reputation|favou?rites?|conclusions?|difficult(?:y|ies)|ways?"
    r"|phases?|stages?|steps?|parts?|types?|kinds?|levels?|components?|dimensions?|things?|points?|factors?|advantages?|properties|drawbacks?|issues?|challenges?)"
)
# One \b before all that begin with a word: three times as fast as one before each.
_PROMISE = re.compile(
    rf"\b(?:(?:an?|its|their|his|her|another|several|many|two|three|four|five|few|some|various|different)"
    rf" (?:{_ROOM})*{_PROMISED}\Z"
    r"|some(?:thing|one|body|where)\b"
    r"|(?:as follows|the following)\b"
    r"|(?:the same|a different|another) (?:road|path|way|route|thing|story|direction)\b"
    r"|(?:is|was|are|were) (?:simple|clear|different|another|easy|obvious|worse|better|similar|mixed"
    r"|no different|(?:the )?ideal examples?|good examples?|no exception|hopeful|not cheap)\b(?:, [^,]{1,24})?\Z"
    r"|(?:on|to|of|about|with|for) the (?:problem|issue|question|idea|task|challenge|matter|case|other|rule|result)\Z"
    r"|(?:ones|things)\Z"
    r"|(?:went|comes?|came) (?:first|next|second|last)\Z"
    r"|were asked\b)"
    r"|\A(?:[Tt]he (?:first|second|third|fourth|next|last|final|other|main) [\w-]+ (?:is|was|are|were|has|comes)\b"
    r"|[Tt]he [\w-]+ (?:is|was) called [^,]{1,24}\Z"
    r"|[Ww]hat )"
)


def substance(sentence: str) -> float:
    """0 to 0.26: names and figures that the sentence holds, each counting less than the one before."""
    names = len({match.group() for match in _NAME.finditer(sentence)})
    figures = len(_FIGURE.findall(sentence))
    return min(0.26, (0.0, 0.1, 0.16, 0.2)[min(names, 3)] + (0.0, 0.06, 0.09)[min(figures, 2)])


_ORDERED = re.compile(
    r"[Tt]he (?:first|second|third|fourth|last|other) (?:[\w-]+ (?:is|was|are|were|has)\b"
    r"|(?:model|method|approach|stage|step|part|layer|phase|task|experiment|study|category|type|kind|group"
    r"|component|goal|problem|question|case|option|example|objective|contribution|reason|way|term)s?\b)"
)
_COUNTED = re.compile(
    r"\b(?:two|three|four|five|several|some|various|many|different) (?:[\w-]+ ){0,2}(?:phenomena|models|methods"
    r"|approaches|observations|experiments|contributions|aspects|goals|tasks|types|kinds|scenarios|settings"
    r"|strategies|steps|categories|findings|trends|changes|measures|topics|areas|techniques|variants)\Z"
)


_VAGUE = (
    r"(?:new|novel|general|generic|simple|good|different|several|various|many|certain|special|specific|simpler|better"
    r"|further|other|important|major|two|three|four|large|natural|standard)"
)
_THING = (
    r"(?:models?|methods?|approach(?:es)?|frameworks?|algorithms?|architectures?|techniques?|strateg(?:y|ies)|systems?"
    r"|functions?|polic(?:y|ies)|properties|tasks?|problems?|settings?|experiments?|representations?|networks?|agents?"
    r"|features?|measures?|schemes?|procedures?|process(?:es)?|variants?|ways?|solutions?|trends?|things|ideas?|datasets?"
    r"|stud(?:y|ies)|analys[ie]s|costs?|people|tools?|objectives?|advances?|advancements?|sets?)"
)
_BARE = re.compile(
    rf"\A(?:(?:Finally|First|Here|Then|Specifically), )?[Ww]e \w+ (?:an?|the|some|several|many|two|three)"
    rf" (?:{_VAGUE} )*(?:[\w-]+ )?{_THING}(?: of [\w-]+ {_THING})?\Z"
    rf"|\A.{{0,60}}\b(?:sort|kind|type|set|class|line|number|variety|group) of (?:{_VAGUE} )*{_THING}\Z"
)


_STUDIED = re.compile(
    r"\A(?:[Ww]e (?:also )?(?:study|examine|investigate|analy[sz]e|explore|discuss|consider|look at|report on)"
    r" (?:the )?(?:effects?|impact|influence|role|utility|importance|performance)\b"
    r"|(?:An?|One) (?:[\w-]+ ){0,2}(?:aspect|question|issue|challenge|problem|point) (?:to [a-z]+ )?is\b)"
    r"|\b(?:interesting (?:behaviou?rs?|results?|findings?|properties|observations?|insights?|phenomen\w+)\b"
    r"|takes? (?:a|one) (?:further )?step\b|(?:another|a different|an ulterior) motives?\b"
    r"|(?:comparisons?|evaluations?|experiments?) (?:is|are|was|were) (?:made|conducted|performed|carried out|done)\b)"
)


def promises(wording: str) -> float:
    """What a wording loses that only leads to what follows it: 0, or a loss."""
    if len(wording.split()) <= 7 and _COUNTED.search(wording):
        return 0.65  # "We propose two models": which?
    if _ORDERED.match(wording):
        return 0.45
    if _BARE.match(wording):
        return 0.4  # "We propose a novel framework": which does what?
    if _STUDIED.search(wording):
        return 0.3  # "We study the effect of the decoder": which is?
    if not _PROMISE.search(wording):
        return 0.0
    if wording.endswith(("examples", "example")):
        return 0.45
    # a long one says something by the way
    return 0.45 if len(wording.split()) <= 12 else 0.22
