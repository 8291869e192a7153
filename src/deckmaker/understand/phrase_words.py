"""What a phrase hangs on: nouns and verbs that are nothing without what follows them. English only."""

from __future__ import annotations

from .words import wordset

__all__ = ["NEWS", "PAIRED", "PHRASES", "RELATIONAL"]

# Prepositions whose phrase only says more of what is said, with what a reader loses.
PHRASES = {
    "through": 0.18, "via": 0.18, "throughout": 0.18, "across": 0.2, "during": 0.24, "within": 0.26,
    "with": 0.24, "in": 0.24, "on": 0.27, "at": 0.24, "for": 0.26, "from": 0.28, "by": 0.28,
    "under": 0.3, "over": 0.28, "among": 0.26, "despite": 0.26, "alongside": 0.2, "because": 0.3,
    "after": 0.26, "before": 0.3, "against": 0.34, "between": 0.36, "into": 0.36, "amid": 0.24, "towards": 0.28,
    "toward": 0.28, "as": 0.34,
}  # fmt: skip
# Nouns that are nothing without what follows them: "an effect on", "a need for".
RELATIONAL = wordset(
    """
    ability access accordance addition advance advantage aim alternative amount answer approach aspect
    attack attempt attention ban basis belief benefit boost case chance change changes charge choice
    collaboration combination commitment comparison concern conjunction connection connections consequence
    consequences contrast contribution contributions cooperation correlation decision decrease demand
    dependence desire difference differences difficulties difficulty dispute duty effect effects effort
    efforts emphasis evidence example examples exception experience experiments expert failure favor favour
    focus framework gain gains gap goal growth idea impact implication implications improvement improvements
    incentive increase influence interest interests investment keeping kind kinds lack level levels light
    limit limits link method methods model models need needs number objective opportunity order part plan
    plans potential power pressure problem progress promise question ratio reason reasons reduction
    reductions relation relationship relationships reliance research response rest right rise risk role
    search set share shift significance similarity solution solutions sort steps study subset success
    superiority support switch tandem technique techniques tendency threat time tool tools trend trust type
    types use variation variety view way ways willingness work
    """
)
# Verbs before something new, which is explained after its name
NEWS = wordset(
    "present presents introduce introduces propose proposes describe describes develop develops release"
)
# Verbs that need a second part: "enables users to …", "replaces A with B".
PAIRED = wordset(
    """
    able adapt adapted adapts add added adds align aligned aligns allow allowed allowing allows applied
    applies apply appoint appointed appoints ask asked asks associate associated associates augment augments
    augmented base based bases begin begins blend blends blame blamed blames bully bullied bullying
    bring bringing brings brought carried carries carry cause caused causes challenge challenged
    challenges charge charged combine combined combines compare compared compares convert converted
    converts deal deals deem divide divided divides drive drives drove due elect elected elects employ
    enable enabled enables enabling encourage encouraged encourages end ends equip equips expect
    expected expects expose exposed extend extended extending extends fill force forced forces forcing
    generalize generalizes get gets getting got help helped helping helps integrate integrated
    interleave interleaves interleaving interweave interweaves interweaving join keep keeps kept
    instruct instructed instructs invite invited invites laid lay lays lead leads led let lets likely
    limit limited limits link links made make makes map mapped mapping maps match mix modeled modelled models
    move moved moves moving merge merges merging name named order ordered orders persuade persuaded persuades names pair
    pairs pairing permit permits place placed places prefer present presents prevent prevented prevents
    project projects provide provided provides put puts regard regarded relate relates remain remains
    replace replaced replaces require required requires seek seeks send sending sends sent separate
    spend spends spent split splits start starts subject supplement supplements supply take takes taking
    teach tell tells tend tended tends told took transform transforms translate translates treat treated
    treats turn turns urge urged urges view viewed views want wanted wants warn warned warns
    """
)
