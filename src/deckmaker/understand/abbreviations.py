"""Words that end in a full stop without ending a sentence, per language; lower case, no final stop."""

from __future__ import annotations

from .words import wordset

__all__ = ["ALWAYS", "BEFORE_NUMBER", "MAYBE", "STARTERS"]


# A name or a number follows these: the sentence never ends here. "" holds for every language.
ALWAYS: dict[str, frozenset[str]] = {
    "": wordset("dr prof st fig figs eq eqs vol vols cf vs e.g i.e op cit n° no° ca approx lit resp"),
    "en": wordset(
        "mr mrs ms messrs mx rev hon gen col lt sgt capt cmdr adm maj brig gov pres sen rep supt"
        " mt skt dept univ assn bros ave blvd rd hwy viz al ibid esp incl excl est e.g. i.e. a.k.a w.r.t"
        " sec ch app eds trans transl jan feb mar apr jun jul aug sept sep oct nov dec d.c. u.s.s"
    )
    - wordset("sec ch app"),
    "de": wordset(
        "hr fr frl dipl ing z.b bzw usw d.h u.a s.o s.u vgl evtl ggf inkl exkl bspw sog nr str abs art bd"
        " med kath ev geb hrsg jh mio mrd tel zzgl v.a i.d.r u.u o.ä jan feb apr aug sept okt nov dez"
    ),
    "fr": wordset("m mm mme mmes mlle me p.ex c.-à-d av boul janv févr avr juil sept oct nov déc env éd ét"),
    "es": wordset(
        "sr sra sres sras srta lic ing ee mt d dª ud uds vd p.ej aprox av avda depto ee.uu núm pág págs tel"
    ),
    "it": wordset("ad psicol dir sig sigg sig.ra dott avv ing arch geom rag p.es ecc art pag pagg tel"),
    "pt": wordset("sr sra srs dra eng av p.ex núm pág págs tel aprox"),
    "nl": wordset("dhr mevr mw drs ir mr ing bijv d.w.z o.a m.b.t t.a.v enz nl nr blz"),
    "ru": wordset("г гг ул д стр рис т.е т.д т.п т.к им проф акад руб коп тыс млн млрд кв тел см др"),
    "pl": wordset("np tzn tzw ul al prof dr mgr inż św m.in nr str godz"),
    "sk": wordset("napr tzv ing mgr str č tis mil"),
    "cs": wordset("např tzv ing mgr str č tis mil"),
    "da": wordset("bl.a dvs f.eks hr fr kl nr osv pga ca mht mfl"),
    "sv": wordset("t.ex bl.a dvs osv kl nr ca s.k m.m"),
}
# These only before a number: "No. 5", "pp. 12", "Jan. 5", "Art. 3".
BEFORE_NUMBER: frozenset[str] = wordset(
    "no nos nr p pp párrf ago lun cra art sec ch app par para pt vers v ver rev jan feb mar apr jun jul aug"
    " sept sep oct nov dec núm pág tel ext fig eq vol bd kap s § c"
)
# These may end a sentence: then a word follows that opens one.
MAYBE: frozenset[str] = wordset(
    "inc ltd co corp llc plc gmbh etc jr sr esq ph.d m.d b.a m.a d.phil a.m p.m u.s u.k u.n e.u u.s.a d.c"
    " p ed st ave rd blvd sq ext yr yrs hr hrs min mins sec secs in ft lb lbs oz kg km cm mm approx"
    " dept fed"
)
STARTERS: frozenset[str] = wordset(
    "The A An He She It They We You I This That These Those There Here His Her Its Their My Our Your"
    " But And Or So Yet If When While As At In On By For From With Without After Before Since Until During"
    " Although Though Because However Moreover Furthermore Meanwhile Instead Then Thus Therefore"
    " Nevertheless"
    " What Who Where Why How Which Is Are Was Were Do Does Did Has Have Had Can Could Will Would Should"
    " Not No Now Today Yesterday Last Next One Two Some Many Most Several Such Each Every All Both Another"
    " Even Once Only Also Still Perhaps Maybe Nowadays Recently First Second Finally Among According To"
    " Der Die Das Ein Eine Er Sie Es Wir Ich Und Aber Im In Am Le La Les Un Une Il Elle Ils El Los"
    " Las En Se"
    " He'd She'd It'd I'd I'm I've We've They've That’s That's It’s It's"
)
