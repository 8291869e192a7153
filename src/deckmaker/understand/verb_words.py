"""Forms of common verbs that a tagger trained on a small corpus has not seen. English only."""

from __future__ import annotations

from .words import wordset

__all__ = ["BASES", "EITHER", "PARTICIPLES", "PASTS", "THIRDS", "third"]

# Past forms that are nothing else
PASTS = wordset(
    """
    became began broke brought built bought caught chose drew drove ate fell felt flew forgot gave
    grew hid knew led lent lost met overcame overtook overthrew outgrew paid ran rang rewrote rode
    rose sang sank sat saw sold sent shook shot shrank slept spent spoke sprang stole stood struck
    swam swore taught threw took tore undertook understood underwent undertook upheld went woke won
    wore withdrew wrote arose awoke befell bore foresaw froze mistook oversaw redrew retook strove
    stuck swept
    """
)
# and those of them that are participles as well
PARTICIPLES = wordset(
    """
    brought built bought caught led lost met paid sold sent shot spent stood struck taught understood
    upheld won stuck swept felt lent sat slept
    """
)
# Their forms in -s are hardly ever nouns.
_PURE = wordset(
    """
    absorb accept accommodate achieve acquire adapt add adopt affect agree allow announce appear apply
    argue arise arrive assert assign assume attend attract avoid become begin behave belong betray blame
    boast bring broaden build burn bury buy carry cease celebrate choose cling combine come commemorate
    compel compete comprise compute conclude conduct confer confirm conform connect consider consist
    constitute contain continue contribute convert convey convince correspond create cultivate decide
    declare define deliver demonstrate denounce deny depend derive deserve destroy deteriorate determine
    develop differ diminish disagree disappear discover discuss distinguish dominate donate drown earn
    eat elect eliminate embody embrace emerge emit emphasize employ enable encompass encounter encourage
    enhance enjoy enlist ensure enter establish evoke evolve examine exceed exclude exist expand expect
    explain explore expose express extend facilitate fail fascinate favour fetch forbid foresee forget
    foster fulfil gather generate get give go govern grow happen hear hesitate hinder hire identify
    ignore illustrate imitate imply impose improve include incorporate indicate inherit inhibit insist
    install integrate intend introduce invent invite involve keep know lack lay lead learn leave lend
    let lie lose lower maintain make manage mean meet merge multiply negotiate obey observe obtain
    occupy occur open operate oppose outperform overcome owe own participate pay perceive perform
    persist persuade pervade please portray possess pour predict prefer prepare prescribe present
    preserve prevail prevent proclaim produce prohibit promote protect prove provide publish pursue put
    quit raise reach read realize receive recognize recommend recover reduce refer reflect refuse reject
    relate rely remain remember remind remove repair replace represent require resemble reside resign
    resist resolve respond restore restrict resume retain reveal satisfy save say see seek seem select
    sell send separate serve settle shorten simplify sing solve speak specify spend stabilize stimulate
    strengthen strive struggle submit succeed suffer suggest survive swallow take teach tell tend think
    threaten thrive tolerate transform translate transmit undergo underlie understand undertake unite
    utilize vanish vary want warn weaken weigh welcome widen withdraw withstand worsen write
    """
)
# These may be nouns as well: "plans", "reports". They are verbs only where the clause has no other.
EITHER = wordset(
    """
    aims answers attacks attempts bans bears benefits bets bids blocks boosts breaks calls cares causes
    challenges changes charges checks claims climbs closes collapses combats complaints concerns
    contacts contrasts controls cooks costs counts covers crosses cuts dances deals debates declines
    delays demands designs desires displays doubts draws dreams drinks drives drops echoes edges ends
    escapes estimates exhibits experiences exploits faces falls fears features feeds feels fights fills
    finds fits fixes flows focuses follows forces forms fuels gains grants groups guides harms heats
    helps hits holds hopes hosts houses hunts impacts increases influences interests issues joins jumps
    kills lands lasts laughs launches leaps lifts likes limits lists lives loads looks loves marks
    matches matters measures mentions misses mixes models moves murders names needs notes notices
    objects offers orders passes peaks permits plans plants plays points ports praises presses prices
    profits progresses promises prompts protests proves pulls pushes questions races ranges ranks rates
    records regards rents reports requests rests results returns rises risks rocks rolls rules runs
    rushes sails scores screens searches sends sets shapes shares sheds shelters shifts ships shocks
    shops shows sides signals signs sinks sits sleeps slows smokes sounds spans sparks splits sponsors
    spreads stages stands starts states stays stems steps stops stores stresses studies supplies
    supports surges surprises swings talks targets tastes taxes tests thanks touches trades trains traps
    travels treats tries trusts turns uses values views visits votes wages walks wastes watches wears
    wins wishes wonders works worries yields
    """
)
BASES = wordset(
    """
    achieve add agree allow appear apply ask become begin believe belong bring build buy call carry
    cause choose come consider contain continue create decide describe develop eat enable enjoy exist
    expect explain face feel find follow form gain get give go grow happen have hear help hold improve
    include increase indicate keep know lack lead learn let like live look lose love make mean meet need
    offer own pay play prefer produce promise protect prove provide pull put raise reach read receive
    reduce remain remember report represent require run save say see seek seem sell send serve show
    spend stand stay suffer suggest support take teach tell tend think travel try turn understand use
    visit wait want watch wear win work write
    """
)


def third(base: str) -> str:
    """The form with he, she and it: "carry" gives "carries"."""
    if base.endswith("y") and base[-2] not in "aeiou":
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "ch", "sh", "z", "o")) else "s")


THIRDS = frozenset(map(third, _PURE))
