"""From a figure to its data label, and from a label or table cell back to its figure.

Labels carry the qualifier (">40%", "≈60×") and are written in the deck's language.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from deckmaker.model import Bound, Statistic


def lexicon(words: str) -> frozenset[str]:
    """The words of a list written as running text."""
    return frozenset(words.split())


SIGNS: dict[str, str] = {"more_than": ">", "less_than": "<", "at_least": "≥", "at_most": "≤", "about": "≈"}
_BOUNDS: dict[str, Bound] = {
    ">": "more_than", "<": "less_than", "≥": "at_least", "≤": "at_most", "≈": "about", "~": "about", ">=": "at_least",
    "<=": "at_most",
}  # fmt: skip
_CURRENCY = {
    "dollar": "$", "euro": "€", "pound sterling": "£", "british pound": "£", "japanese yen": "¥", "chinese yuan": "¥",
    "indian rupee": "₹", "south korean won": "₩", "hong kong dollar": "HK$", "australian dollar": "A$",
    "canadian dollar": "C$", "singapore dollar": "S$", "new zealand dollar": "NZ$", "brazilian real": "R$",
    "swiss franc": "CHF ", "swedish krona": "SEK ", "norwegian krone": "NOK ", "danish krone": "DKK ",
    "russian ruble": "₽", "turkish lira": "₺", "new taiwan dollar": "NT$",
}  # fmt: skip
_SYMBOL_OF = {sign: unit for unit, sign in _CURRENCY.items()} | {
    "¥": "chinese yuan",
    "£": "pound sterling",
    "US$": "dollar",
}
_SHORT = {
    "kilometer": "km", "meter": "m", "centimeter": "cm", "millimeter": "mm", "kilogram": "kg", "gram": "g",
    "milligram": "mg", "metric ton": "t", "square kilometer": "km²", "square meter": "m²", "cubic meter": "m³",
    "hectare": "ha", "liter": "l", "megawatt": "MW", "kilowatt": "kW", "gigawatt": "GW", "terawatt": "TW",
    "kilowatt hour": "kWh", "megawatt hour": "MWh", "gigawatt hour": "GWh", "terawatt hour": "TWh",
    "degree celsius": "°C", "degree fahrenheit": "°F", "kilometer per hour": "km/h", "mile per hour": "mph",
    "megabyte": "MB", "gigabyte": "GB", "terabyte": "TB", "basis point": "bp", "percentage point": "pp",
}  # fmt: skip
_DECIMAL_COMMA = frozenset(lexicon("de fr es it nl pt da sv nb no fi pl cs ru tr el hu ro id"))
_SCALES = {
    "en": ((10**12, " tn"), (10**9, " bn"), (10**6, " m")),
    "de": ((10**12, " Bio."), (10**9, " Mrd."), (10**6, " Mio.")),
    "fr": ((10**12, " bill."), (10**9, " Md"), (10**6, " M")),
    "es": ((10**12, " B"), (10**6, " M")),
    "zh": ((10**8, "亿"), (10**4, "万")),
}
_POINTS = {"en": "pp", "de": "PP", "zh": "个百分点"}


def base(language: str) -> str:
    """ "en" of "en-GB"."""
    return language.split("-")[0].split("_")[0].lower() or "en"


def number(value: Decimal, language: str = "en") -> str:
    """A plain number with the language's grouping and decimal mark: 1,234.5 or 1.234,5."""
    tidy = value.normalize()
    exponent = value.as_tuple().exponent
    if abs(value) < 1000 and isinstance(exponent, int) and -2 <= exponent < 0:
        tidy = value  # "2.50%" as the source writes it
    elif tidy == tidy.to_integral_value():
        tidy = tidy.quantize(Decimal(1)) if abs(tidy) < Decimal(10) ** 24 else tidy
    elif -tidy.as_tuple().exponent > 4:  # type: ignore[operator]
        tidy = tidy.quantize(Decimal("0.1")) if abs(tidy) >= 1 else Decimal(f"{tidy:.3g}")
    said = f"{tidy:,f}".replace("-", "−")
    if base(language) in _DECIMAL_COMMA:
        return (
            said.replace(",", "\u00a0" if base(language) == "fr" else "§").replace(".", ",").replace("§", ".")
        )
    return said


def scaled(value: Decimal, language: str = "en") -> str:
    """A large number with a scale word: "593.4 bn"; smaller ones plain."""
    for size, word in _SCALES.get(base(language), _SCALES["en"]):
        if abs(value) >= size:
            part = value / size
            if abs(part) >= 10 and part == part.to_integral_value():
                part = part.to_integral_value()  # 0.9 billion is 900 m, not 900.0 m
            if -part.normalize().as_tuple().exponent <= 3:  # type: ignore[operator]
                return number(part, language) + word
    return number(value, language)


_IDEOGRAPH = re.compile("[\u4e00-\u9fff]")


def is_currency(unit: str) -> bool:
    """Whether figures of a unit carry a currency's sign."""
    return unit in _CURRENCY


def figure(value: Decimal, unit: str, surface: str = "", language: str = "en") -> str:
    """A value with its unit, without a qualifier: "40%", "$593.4 bn", "60 days", "60×"."""
    if unit == "percentage":
        return number(value, language) + "%"
    if unit == "percentage point":
        word = _POINTS.get(base(language), "pp")
        return number(value, language) + ("" if base(language) == "zh" else " ") + word
    if unit == "fold":
        return number(value, language) + "×"
    if base(language) == "zh" and _IDEOGRAPH.search(surface):
        return (
            scaled(value, language) + surface
            if surface not in ("百分之", "成")
            else number(value, language) + "%"
        )
    if unit in _CURRENCY:
        sign = "−" if value < 0 else ""
        if (
            value != value.to_integral_value()
            and abs(value) < 1000
            and value == value.quantize(Decimal("0.01"))
        ):
            cents = f"{abs(value):.2f}"
            return (
                sign
                + _CURRENCY[unit]
                + (cents.replace(".", ",") if base(language) in _DECIMAL_COMMA else cents)
            )
        return (
            sign
            + _CURRENCY[unit]
            + scaled(abs(value), language).replace(" bn", "bn").replace(" m", "m").replace(" tn", "tn")
        )
    if unit in _SHORT:
        return f"{scaled(value, language)} {_SHORT[unit]}"
    if not unit:
        return scaled(value, language)
    if base(language) == "zh":
        return scaled(value, language) + (surface or unit)
    return f"{scaled(value, language)} {_plural(value, unit, surface)}"


def _plural(value: Decimal, unit: str, surface: str) -> str:
    if surface and surface[0].isalpha() and " " not in surface and len(surface) > 2 and "’" not in surface:
        if (
            value != 1
            and surface == unit
            and not unit.endswith("s")
            and unit not in ("people", "staff", "police")
        ):
            return _pluralized(unit)
        return surface
    if value == 1 or unit in ("people", "staff", "police", "aircraft", "series", "species"):
        return unit
    return _pluralized(unit)


def _pluralized(unit: str) -> str:
    if unit.endswith("y") and unit[-2:-1] not in "aeiou":
        return unit[:-1] + "ies"
    if unit.endswith(("s", "x", "ch", "sh")):
        return unit + "es"
    return {"foot": "feet", "inch": "inches", "child": "children", "man": "men", "woman": "women"}.get(
        unit, unit + "s"
    )


def bound(statistic: Statistic) -> Bound:
    return statistic.qualifier if statistic.qualifier in SIGNS else ""  # type: ignore[return-value]


def label(statistic: Statistic, language: str = "en", *, signed: bool = False, text: str = "") -> str:
    """The data label of a statistic, qualifier included; `signed` writes + or − before a change.

    No sign where `text`, the section's, does not say which way it went.
    """
    if statistic.upper is not None:
        low = number(statistic.value, language) if statistic.unit in ("percentage", "fold") else ""
        high = figure(statistic.upper, statistic.unit, statistic.unit_surface, language)
        if not low:
            whole = figure(statistic.value, statistic.unit, statistic.unit_surface, language)
            low = (
                whole.rsplit(" ", 1)[0]
                if " " in whole and whole.rsplit(" ", 1)[-1] == high.rsplit(" ", 1)[-1]
                else whole
            )
        return f"{low}–{high}"
    if statistic.whole is not None:
        said = f"{number(statistic.value, language)}/{number(statistic.whole, language)}"
        if base(language) == "en":
            said = f"{number(statistic.value, language)} of {number(statistic.whole, language)}"
        return SIGNS.get(statistic.qualifier, "") + said
    if statistic.unit == "fold" and statistic.value < 1:
        return statistic.surface  # "more than halved": a sign would turn it round
    said = figure(statistic.value, statistic.unit, statistic.unit_surface, language)
    if statistic.kind == "proportion" and not statistic.unit and statistic.value < 1:
        said = _fraction(statistic)
    sign = SIGNS.get(statistic.qualifier, "")
    if signed and statistic.value >= 0:
        said = {"down": "−", "up": "+"}.get(direction(statistic, text), "") + said
    return sign + said


def _fraction(statistic: Statistic) -> str:
    """A fraction in the text's own words: "two-thirds", "half"."""
    words = re.search(
        r"(?:\d+/\d+|[½⅓⅔¼¾⅕⅖⅗⅘]|(?:\w+[- ])?(?:half|thirds?|quarters?|fourths?|fifths?|sixths?|"
        r"eighths?|tenths?)|.分之.)\Z",
        statistic.surface,
    )
    said = words.group() if words else statistic.surface
    return re.sub(
        r"^(?:than|nearly|about|almost|over|least|most|roughly|around|only|just|to|under|some)\s",
        "",
        said,
        flags=re.IGNORECASE,
    ).lower()


_FALLS = re.compile(
    r"\b(?:fell|fall(?:en|ing|s)?|drop\w*|declin\w*|decreas\w*|reduc\w*|cut(?:s|ting|\sback)?|lower(?:s|ed|ing)?|down|"
    r"shr[aiu]nk\w*|loss(?:es)?|lost|less|fewer|below|cheaper|"
    r"slump\w*|plung\w*|slip\w*|slid|contract(?:ed|s|ing)|dip\w*|collaps\w*|plummet\w*|slash\w*|eas(?:e|ed|es|ing)|narrow\w*|trim\w*|weaken\w*|sank|tumbl\w*|worse)\b|"
    "下降|减少|降低|下跌|下滑|回落|缩小|缩短|[降跌减]",
    re.IGNORECASE,
)
_RISES = re.compile(
    r"\b(?:rose|ris(?:e|es|en|ing)|gr[eo]w\w*|increas\w*|up|climb\w*|jump\w*|surg\w*|soar\w*|gain\w*|higher|more|above|"
    r"rais\w*|improv\w*|expand\w*|expansion|add(?:s|ed)?|advanc\w*|dearer|rally|rallied|rebound\w*|better|widen\w*|"
    r"worsen\w*|lift\w*|boost\w*|went up|accelerat\w*|multipl\w*|faster|longer|bigger|larger|premium)\b|"
    "增长|上升|增加|提高|上涨|攀升|扩大|[升涨增]",
    re.IGNORECASE,
)
_NEAR = 24  # characters behind a figure in which its direction may stand: "8% less", "a 33% increase"


def falls(statistic: Statistic, text: str = "") -> bool:
    """Whether a change goes down."""
    return direction(statistic, text) == "down"


def direction(statistic: Statistic, text: str = "") -> str:
    """ "up", "down", or "" when the clause of the figure does not say: the verb nearest before it decides."""
    if statistic.qualifier in ("up", "down"):
        return statistic.qualifier
    if statistic.value < 0:
        return "down"
    for said in (statistic.measure, *_around(statistic, text)):
        found = [(match.start(), "down") for match in _FALLS.finditer(said)]
        found += [(match.start(), "up") for match in _RISES.finditer(said)]
        if found:
            return max(found)[1]
    return ""


def _around(statistic: Statistic, text: str) -> tuple[str, str, str]:
    """What stands before a figure in its clause, just behind it, and before it in its sentence."""
    whole = text[statistic.sentence.start : statistic.start]
    clause = re.split(r"[;:，；：]\s?|,\s(?:and|but|while|whereas)\s", whole)[-1]
    behind = re.split(
        r"[,.;，。；]", text[statistic.end : min(statistic.sentence.end, statistic.end + _NEAR)]
    )[0]
    east = _IDEOGRAPH.search(whole) is not None
    # "23% more than": what stands behind at once binds closer than a verb before
    first = (
        behind
        if re.match(r"\s*(?:more|less|fewer|higher|lower|above|below|increase|rise|decline|drop)\b", behind)
        else ""
    )
    return (first, clause, behind) if not east else (clause, behind, "")


def excel_format(unit: str, value: Decimal) -> str:
    """Excel's number format for plain values of a unit."""
    decimals = "0" if value == value.to_integral_value() else "0.0#"
    if unit == "percentage":
        return f'{decimals}"%"'
    if unit == "fold":
        return f'{decimals}"×"'
    if unit in _CURRENCY:
        return f'"{_CURRENCY[unit]}"#,##{decimals}'
    return f"#,##{decimals}"


# ── from a label back to its figure ─────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Reading:
    """A figure read from a label or a table cell."""

    value: Decimal
    unit: str = ""
    bound: Bound = ""
    upper: Decimal | None = None


_SCALE_WORDS = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "mio": 10**6, "mio.": 10**6, "million": 10**6, "b": 10**9,
    "bn": 10**9, "billion": 10**9, "mrd": 10**9, "mrd.": 10**9, "md": 10**9, "t": 10**12, "tn": 10**12,
    "trillion": 10**12, "lakh": 10**5, "crore": 10**7, "万": 10**4, "亿": 10**8,
}  # fmt: skip
_READ = re.compile(
    r"\s*(?P<bound>>=|<=|[><≥≤≈~])?\s*(?P<sign>[-−+–])?\s*(?P<money>US\$|HK\$|NT\$|NZ\$|[ACSR]\$|[$€£¥₹₩₽₺])?\s*(?P<sign2>[-−])?"
    r"(?P<num>\d[\d.,'’\u00a0\u202f ]{0,30}|\.\d{1,12})\s*(?P<scale>[A-Za-z]{1,8}\.?|万|亿)?\s*(?P<unit>.{0,40}?)\s*\Z"
)
_PART = re.compile(r"([><≥≤≈~])?\s*([1-9])/([2-9]|[1-9]\d)")
_UNIT_WORDS = {
    "%": "percentage", "percent": "percentage", "per cent": "percentage", "pct": "percentage", "％": "percentage",
    "pp": "percentage point", "percentage points": "percentage point", "×": "fold", "x": "fold", "-fold": "fold",
    "times": "fold", "个百分点": "percentage point", "eur": "euro", "usd": "dollar", "gbp": "pound sterling",
    "cny": "chinese yuan", "rmb": "chinese yuan", "inr": "indian rupee", "jpy": "japanese yen",
}  # fmt: skip


def canonical(said: str) -> str:
    """The canonical unit of a short unit text: "%" is "percentage", "€" "euro"; others as they are."""
    low = said.strip().lower()
    return _UNIT_WORDS.get(low) or _SYMBOL_OF.get(said.strip()) or said.strip()


def read(text: str, language: str = "en") -> Reading | None:
    """The figure that a label or a table cell states; `None` when it states none."""
    body = text.strip().strip("*")
    if not body or len(body) > 80:
        return None
    part = _PART.fullmatch(body)
    if part:  # "≈1/5" inside a ring
        percent = Decimal(part.group(2)) * 100 / Decimal(part.group(3))
        return Reading(percent, "percentage", _BOUNDS.get(part.group(1) or "", ""))
    negative = body.startswith("(") and body.endswith(")") and any(each.isdigit() for each in body)
    if negative:
        body = body[1:-1]
    match = _READ.match(body)
    if not match:
        return None
    value = parse(match.group("num"), language)
    if value is None:
        return None
    scale, unit = match.group("scale") or "", match.group("unit").strip()
    factor = _SCALE_WORDS.get(scale.lower())
    if factor is None:
        unit, factor = (scale + " " + unit).strip() if scale else unit, 1
    if any(each.isdigit() for each in unit):
        return None
    value *= factor
    if negative or match.group("sign") in ("-", "−", "–") or match.group("sign2"):
        value = -value
    money = match.group("money")
    return Reading(value, canonical(money or unit), _BOUNDS.get(match.group("bound") or "", ""))


def parse(said: str, language: str = "en") -> Decimal | None:
    """The value of digits with grouping and a decimal mark."""
    body = re.sub(r"[\s'’\u00a0\u202f]", "", said)
    comma, dot = body.count(","), body.count(".")
    european = base(language) in _DECIMAL_COMMA
    if comma and dot:
        last = max(body.rfind(","), body.rfind("."))
        body = re.sub(r"[.,]", "", body[:last]) + "." + body[last + 1 :]
    elif comma or dot:
        mark = "," if comma else "."
        parts = body.split(mark)
        grouped = len(parts) > 2 or (
            len(parts[-1]) == 3 and parts[0] not in ("", "0") and (mark == ".") == european
        )
        body = "".join(parts) if grouped else ".".join(parts)
    try:
        return Decimal(body)
    except InvalidOperation:
        return None
