"""The words that cuts are made by: markers, frames, and what is never dropped. English only."""

from __future__ import annotations

from .words import wordset

__all__ = [
    "BOUND",
    "DAYS",
    "DESCRIPTORS",
    "DOUBT",
    "FRAMES",
    "FRONT",
    "MARKERS",
    "NEVER",
    "SUBORDINATE",
    "TIMES",
]


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


# They lead over from the sentence before, or only wave at the reader.
MARKERS = frozenset(
    _phrases(
        """
        accordingly | actually | additionally | after all | again | ah | all in all | also | and yet | apart
        from that | as a consequence | as a result | as an alternative | as an example | as discussed | as expected | as
        mentioned | as noted | as such | as we have seen | as you know | at present | at that time | at the
        same time | back then | besides | besides this | by and large | by contrast | by then | certainly |
        clearly | consequently | conversely | currently | even so | eventually | fifth | finally | first |
        first and foremost | first of all | firstly | for example | for instance | for one | for one thing |
        for this reason | fortunately | fourth | further | furthermore | generally speaking | hence | here |
        however | if anything | importantly | in addition | in addition to this | in brief | in conclusion |
        in contrast | in essence | in fact | in other words | in our experiments | in our work | in
        particular | in practice | in reality | in response | in short | in sum | in summary | in the
        meantime | in this article | in this case | in this context | in this paper | in this regard | in
        this section | in this sense | in this study | in this way | in this work | in turn |
        in what follows | worse yet | indeed |
        instead | interestingly | just kidding | last | last but not least | lastly | later | likewise |
        meanwhile | more generally | more importantly | more precisely | more specifically | moreover |
        naturally | nevertheless | next | no | nonetheless | not only that | not surprisingly | notably |
        now | nowadays | obviously | of course | oh | ok | okay | on balance | on the contrary |
        on one hand | on the one
        hand | on the other hand | once again | overall | put differently | put simply | rather | recently |
        regardless | sadly | second | secondly | similarly | simply put | simply speaking |
        since then | so | soon | specifically | still |
        surprisingly | that is | then | there | therefore | third | thirdly | thus | to address this | to be
        sure | to begin with | to date | to solve this problem | to start with | to sum up | to tackle this
        problem | to that end | to this end | today | unfortunately | unsurprisingly | well | what is more |
        what's more | what’s more | what 's more | what ’s more | yes | yet
        """
    )
)
# Markers that say when: dropping one costs a little.
TIMES = frozenset(
    _phrases("at that time | back then | by then | eventually | later | since then | soon | to date | today")
)
DAYS = wordset("friday monday saturday sunday thursday tuesday wednesday")
SUBORDINATE = wordset("after although as because before once since so though when where whereas while")
# An adverbial clause or phrase in front may go with a loss; a condition never.
FRONT = wordset(
    """
    after although as based because before by despite during given in once since thanks though
    throughout to unlike when while with
    """
)
NEVER = wordset("even except if never no not only unless until whether without")
# "This is because S" says S. Quotation marks and clitics stand apart, as the tagger sees them.
FRAMES = _phrases(
    """
    this is because | that is because | this is why | that is why | that ’s why | that 's why | this is
    how | that is how | it is worth noting that | it should be noted that | it is important to note that
    | note that | notice that | the fact is that | there is no doubt that | it turns out that | it is
    clear that | the truth is that | the good news is that | the bad news is that | the point is that |
    the result is that | the idea is that | this means that | which means that | it follows that | we
    find that | we show that | we found that | we observe that | we see that | one can see that | as we
    can see , | in this paper , we show that | the problem is that | what matters is that | remember
    that | keep in mind that | it is no surprise that
    """
)
# Whoever found it is left out with these: a small loss.
DOUBT = frozenset(
    _phrases(
        "it turns out that | we find that | we found that | we observe that | we see that | we show that"
    )
)
# What these stand before belongs to them: "shortly after …", "just because …".
BOUND = wordset(
    """
    and but day days especially even exactly far first hours immediately initially just largely long
    mainly minutes month months much not only or particularly partly precisely right same shortly simply
    soon such than twice week weeks well year years
    """
)
# "the Brazilian website Peixe Urbano": the name alone says it.
DESCRIPTORS = wordset(
    """
    actor actress affiliate agency airline analyst app attorney author bank biologist brand captain
    carrier chairman coach company director economist engineer firm founder giant governor group
    historian journalist lawyer magazine maker mayor minister newspaper operator platform president
    professor provider publisher reporter researcher retailer rival scientist secretary senator singer
    site spokesman spokeswoman start-up startup subsidiary supplier website writer
    """
)
