"""From the words beside a number to its unit: canonical, singular names, and what each unit measures.

Canonical names are English and singular ("kilometer", "percentage", "US dollar" is "dollar").
"""

from __future__ import annotations

from collections.abc import Sequence

from .tokens import Token, lexicon

PERCENT = "percentage"
POINTS = "percentage point"
FOLD = "fold"

_WORDS = """
percentage|percent|per cent|percents|pct|p.c.|prozent|procent|por ciento|pour cent|per cento
percentage point|percentage points|percentage-point|percent point|percent points|per cent points|pp
percentage point|pps|ppt|ppts|p.p.|%-points|% points
basis point|basis points|basis-point|bps|bp
fold|fold|folds|times|time as|times as
dollar|dollars|dollar|us dollars|us dollar|u.s. dollars|u.s. dollar|american dollars|bucks|buck
cent|cents|cent|¢
paisa|paise|paisas
penny|pence|penny|pennies
euro|euros|euro|eur
pound sterling|pounds|pound|pounds sterling|british pounds|british pound|pound sterling|quid
japanese yen|yen|japanese yen
chinese yuan|yuan|rmb|renminbi|chinese yuan|kuai
indian rupee|rupees|rupee|indian rupees|indian rupee
australian dollar|australian dollars|australian dollar
canadian dollar|canadian dollars|canadian dollar
hong kong dollar|hong kong dollars|hong kong dollar
singapore dollar|singapore dollars|singapore dollar
new zealand dollar|new zealand dollars
new taiwan dollar|new taiwan dollars|taiwan dollars
mexican peso|mexican pesos|mexican peso
peso|pesos|peso
philippine peso|philippine pesos
swiss franc|swiss francs|swiss franc
franc|francs|franc
french franc|french francs|french franc
belgian franc|belgian francs
german mark|deutsche marks|deutsche mark|deutschmarks|marks|german marks
finnish markka|finnish markka|finnish markkaa|markka|finnish marks
netherlands guilder|dutch guilders|guilders|guilder|dutch guilder
italian lira|italian lire|italian lira
turkish lira|turkish lira|turkish liras|lira|liras
swedish krona|swedish kronor|swedish krona|kronor|krona
danish krone|danish kroner|danish krone
norwegian krone|norwegian kroner|norwegian krone
krone|kroner|krone
russian ruble|rubles|roubles|ruble|rouble|russian rubles
polish zloty|zloty|zlotys|polish zloty
south korean won|won|south korean won|korean won
thai baht|baht|thai baht
malaysian ringgit|ringgit|malaysian ringgit
indonesian rupiah|rupiah|indonesian rupiah
vietnamese dong|vietnamese dong
south african rand|rand|south african rand|rands
brazilian real|reais|brazilian reais|brazilian real|reals
israeli shekel|shekels|shekel|israeli shekels
saudi riyal|saudi riyals|riyals|riyal
united arab emirates dirham|dirhams|dirham
kuwaiti dinar|kuwaiti dinars
dinar|dinars|dinar
nigerian naira|naira
kenyan shilling|kenyan shillings|shillings
egyptian pound|egyptian pounds|egyptian pound
costa rican colón|colón|colones|costa rican colón
lao kip|kip|lao kip
hungarian forint|forints|forint
czech koruna|koruna|koruny
bitcoin|bitcoin|bitcoins|btc
second|seconds|second|secs|sec
minute|minutes|minute|mins|min
hour|hours|hour|hrs|hr
day|days|day
week|weeks|week|wks
fortnight|fortnights|fortnight
month|months|month|mos
quarter|quarters
year|years|year|yrs|yr|years old|year old|years of age|year-old|years-old|year olds|year-olds
decade|decades|decade
century|centuries|century
millisecond|milliseconds|millisecond|ms
microsecond|microseconds|microsecond
nanosecond|nanoseconds|nanosecond
meter|meters|metres|meter|metre
kilometer|kilometers|kilometres|kilometer|kilometre|kms|km
centimeter|centimeters|centimetres|centimeter|centimetre|cm|cms
millimeter|millimeters|millimetres|millimeter|millimetre|mm
decimeter|decimeters|decimetres|dm
micrometer|micrometers|micrometres|microns|micron
nanometer|nanometers|nanometres|nm
mile|miles|mile
yard|yards|yard|yd|yds
foot|feet|foot|ft
inch|inches|inch
nautical mile|nautical miles|nautical mile
light year|light years|light-years|light year
hectare|hectares|hectare
acre|acres|acre
square meter|square meters|square metres|square meter|square metre|sq m|sq meters|sq metres|sqm|m2|m²|m^2
square kilometer|square kilometers|square kilometres|square kilometer|square kilometre|sq km
square kilometer|km2|km²|km^2|km squared|sq kms
square mile|square miles|square mile|sq mi|sq miles
square foot|square feet|square foot|sq ft|sq feet|ft2
square inch|square inches|square inch
square yard|square yards
square centimeter|square centimeters|square centimetres|cm2|cm²
cubic meter|cubic meters|cubic metres|cubic meter|cubic metre|m3|m³|m^3
cubic kilometer|cubic kilometers|cubic kilometres|km3|km³|km^3|km cubed
cubic foot|cubic feet|cubic foot
cubic inch|cubic inches|cubic inch
cubic centimeter|cubic centimeters|cubic centimetres|cm3|cm³|cc
liter|liters|litres|liter|litre
milliliter|milliliters|millilitres|ml
megaliter|megalitres|megaliters
gallon|gallons|gallon
pint|pints|pint
quart|quarts|quart
fluid ounce|fluid ounces|fluid ounce
cup|cups|cup
teaspoon|teaspoons|teaspoon|tsp
tablespoon|tablespoons|tablespoon|tbsp
barrel|barrels|barrel|bbl|bbls
bushel|bushels|bushel
gram|grams|gram|grammes|gramme|gms
kilogram|kilograms|kilogram|kilogrammes|kilos|kilo|kg|kgs
milligram|milligrams|milligrammes|milligram|mg
microgram|micrograms|microgrammes|microgram
ton|tons|ton|short tons
metric ton|tonnes|tonne|metric tons|metric tonnes|metric ton|mt
megaton|megatons|megatonnes
gigaton|gigatons|gigatonnes
pound-mass|lb|lbs|pounds of weight
ounce|ounces|ounce|oz
stone|stones
carat|carats|carat
ton per day|tpd|tons per day|tonnes per day
barrel per day|barrels per day|barrels a day|bpd|b/d
mile per hour|miles per hour|miles an hour|mile per hour|mph|miles / hour
kilometer per hour|kilometers per hour|kilometres per hour|kilometers an hour|kilometres an hour|kph|km/h|km / h|kmh
meter per second|meters per second|metres per second|m/s|m / s
knot|knots|knot
degree celsius|degrees celsius|degree celsius|celsius|centigrade|degrees centigrade|degrees c|deg c
degree celsius|deg celsius|° c|° celsius|degree c|celcius|degrees celcius|c degrees|degrees ° c
degree fahrenheit|degrees fahrenheit|degree fahrenheit|fahrenheit|degrees f|deg f|deg fahrenheit
degree fahrenheit|° f|° fahrenheit|farenheit|degrees farenheit|degree f|f degrees
kelvin|kelvin|kelvins|degrees kelvin
degree|degrees|degree|deg|°
watt|watts|watt
kilowatt|kilowatts|kilowatt
megawatt|megawatts|megawatt
gigawatt|gigawatts|gigawatt
terawatt|terawatts|terawatt
watt hour|watt hours|watt-hours|watthours
kilowatt hour|kilowatt hours|kilowatt-hours|kilowatt-hour|kilowatt hour
megawatt hour|megawatt hours|megawatt-hours|megawatt-hour
gigawatt hour|gigawatt hours|gigawatt-hours
terawatt hour|terawatt hours|terawatt-hours
joule|joules|joule
calorie|calories|calorie|kcal
horsepower|horsepower|bhp
volt|volts|volt
amp|amps|amperes
hertz|hertz
kilohertz|kilohertz
megahertz|megahertz
gigahertz|gigahertz
decibel|decibels|decibel
bit|bits|bit
byte|bytes|byte
kilobyte|kilobytes|kilobyte
megabyte|megabytes|megabyte
gigabyte|gigabytes|gigabyte
terabyte|terabytes|terabyte
petabyte|petabytes|petabyte
exabyte|exabytes|exabyte
zettabyte|zettabytes|zettabyte
kibibyte|kibibytes
megapixel|megapixels|megapixel
pixel|pixels|pixel
part per million|parts per million|ppm
part per billion|parts per billion|ppb
people|people|persons|person
turn|turns
square dozen|square dozen
bale|bales|bale
"""
# written exactly so; too short to be read in any letter case
_SYMBOLS = """
percentage|%
penny|p
per mille|‰
basis point|‱
meter|m
gram|g
liter|l|L
second|s
hour|h
kilometer|km
watt|W
kilowatt|kW|KW
megawatt|MW
gigawatt|GW
terawatt|TW
watt hour|Wh
kilowatt hour|kWh|KWh|kwh
megawatt hour|MWh
gigawatt hour|GWh
terawatt hour|TWh
volt|V
kilovolt|kV
hertz|Hz
kilohertz|kHz
megahertz|MHz
gigahertz|GHz
decibel|dB
kilobyte|KB|kB
megabyte|MB|mb
gigabyte|GB
terabyte|TB
petabyte|PB
megabit per second|Mbps
gigabit per second|Gbps
electronvolt|eV
megaelectronvolt|MeV
gigaelectronvolt|GeV
teraelectronvolt|TeV
joule|J
kilojoule|kJ
kilopascal|kPa
degree celsius|C|°C|℃
degree fahrenheit|F|°F|℉
kelvin|K
inch|in
euro|€
pound sterling|£
dollar|$
cent|¢
indian rupee|₹
south korean won|₩
russian ruble|₽
vietnamese dong|₫
costa rican colón|₡
lao kip|₭
nigerian naira|₦
philippine peso|₱
israeli shekel|₪
thai baht|฿
bitcoin|₿
turkish lira|₺
ukrainian hryvnia|₴
chinese yuan|¥
dollar|USD|MUSD
british pound|GBP
chinese yuan|CNY|RMB
japanese yen|JPY
indian rupee|INR
swiss franc|CHF
australian dollar|AUD
canadian dollar|CAD
hong kong dollar|HKD
singapore dollar|SGD
fold|x|×|X
mile|mi
"""
_BEFORE = """
dollar|$|us $|us$|u.s. $|usd|u . s . $|usd $
australian dollar|a $|au $|aud|aud $
canadian dollar|c $|ca $|cad|cad $|can $
hong kong dollar|hk $|hkd
singapore dollar|s $|sgd
new zealand dollar|nz $|nzd
new taiwan dollar|nt $
brazilian real|r $|brl
mexican peso|mex $|mxn
euro|€|eur
pound sterling|£|gbp
japanese yen|jpy|jp ¥
chinese yuan|cny|rmb|rmb ¥|cn ¥|¥
indian rupee|₹|rs|rs .|inr
south korean won|₩|krw
russian ruble|₽|rub
swiss franc|chf
israeli shekel|₪
nigerian naira|₦
philippine peso|₱
thai baht|฿
turkish lira|₺
vietnamese dong|₫
bitcoin|₿
sen|sen
"""
_MONEY = frozenset(
    lexicon(
        """
    dollar cent pence penny paisa euro yen yuan rupee peso franc mark markka guilder lira krona krone ruble
    zloty won baht ringgit rupiah dong rand real shekel riyal dirham dinar naira shilling colón kip
    forint koruna bitcoin sterling sen hryvnia
    """
    )
)
DURATIONS = frozenset(
    lexicon(
        """
    second minute hour day week fortnight month quarter year decade century millisecond microsecond
    nanosecond
    """
    )
)

Table = dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def _split(form: str) -> tuple[str, ...]:
    from .tokens import tokens

    return tuple(token.raw for token in tokens(form, 0, len(form)))


def _table(rows: str, fold: bool) -> Table:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in rows.strip().splitlines():
        canonical, *forms = row.split("|")
        for form in forms:
            parts = _split(form.lower() if fold else form)
            table.setdefault(parts[0], []).append((parts, canonical))
    return {
        first: tuple(sorted(entries, key=lambda entry: -len(entry[0]))) for first, entries in table.items()
    }


_AFTER = _table(_WORDS, fold=True)
_EXACT = _table(_SYMBOLS, fold=False)
_LEFT: dict[tuple[str, ...], str] = {
    parts: canonical for entries in _table(_BEFORE, fold=True).values() for parts, canonical in entries
}
CANONICAL = frozenset(row.split("|")[0] for row in (_WORDS + _SYMBOLS + _BEFORE).strip().splitlines() if row)


def unit_after(row: Sequence[Token], index: int) -> tuple[str, int]:
    """The unit that the tokens from `index` name and the index after it; ("", index) for none."""
    if index >= len(row):
        return "", index
    first = row[index]
    for exact in (True, False):
        entries = (_EXACT.get(first.raw) if exact else _AFTER.get(first.low)) or ()
        for parts, canonical in entries:
            stop = index + len(parts)
            if stop > len(row):
                continue
            if all(
                (row[index + at].raw if exact else row[index + at].low) == part
                for at, part in enumerate(parts)
            ):
                if exact and len(parts) == 1:  # "%" may begin "% points"; "C" may begin "C$"
                    longer, after = _longer(row, index)
                    if longer:
                        return longer, after
                return canonical, stop
    return "", index


def _longer(row: Sequence[Token], index: int) -> tuple[str, int]:
    for parts, canonical in _AFTER.get(row[index].low, ()):
        stop = index + len(parts)
        if len(parts) > 1 and stop <= len(row) and tuple(each.low for each in row[index:stop]) == parts:
            return canonical, stop
    following = [each.low for each in row[index : index + 3]]
    if following in (["%", "-", "points"], ["%", "-", "point"]):
        return POINTS, index + 3
    return "", index


def unit_before(row: Sequence[Token], index: int) -> tuple[str, int]:
    """The currency that stands just before `index`, and where it begins; ("", index) for none."""
    for length in (4, 3, 2, 1):
        start = index - length
        if start >= 0:
            canonical = _LEFT.get(tuple(each.low for each in row[start:index]), "")
            if canonical:
                if row[start].low in ("rs", "sen", "rub", "a", "s", "c", "r") and not _apart(
                    row, start, length
                ):
                    continue
                return canonical, start
    return "", index


def _apart(row: Sequence[Token], start: int, length: int) -> bool:
    """Whether a short word may be a currency: "Rs 500", "C$ 5", but not "vitamin c $5"."""
    first = row[start]
    if first.low in ("rs", "sen", "rub"):
        return True
    follows = row[start + 1] if length > 1 else first
    return first.raw.isupper() or follows.start == first.end or first.low == "c"


def is_money(unit: str) -> bool:
    """Whether a canonical unit is a currency."""
    return unit.rsplit(" ", 1)[-1] in _MONEY


def is_measure(unit: str) -> bool:
    """Whether a unit is one of the known ones, not a counted noun."""
    return unit in CANONICAL


_IRREGULAR = {
    "people": "people", "children": "child", "men": "man", "women": "woman", "businessmen": "businessman",
    "feet": "foot", "teeth": "tooth", "mice": "mouse", "geese": "goose", "lives": "life", "wives": "wife",
    "companies": "company", "series": "series", "species": "species", "households": "household",
    "leaves": "leaf", "shelves": "shelf", "crises": "crisis", "analyses": "analysis", "criteria": "criterion",
    "phenomena": "phenomenon", "countrymen": "countryman", "fishermen": "fisherman", "policemen": "policeman",
    "chairmen": "chairman", "spokesmen": "spokesman", "aircraft": "aircraft", "staff": "staff", "buses": "bus",
    "cases": "case", "houses": "house", "bases": "base", "purchases": "purchase", "licenses": "license",
    "expenses": "expense", "releases": "release", "movies": "movie", "shoes": "shoe", "cookies": "cookie",
    "pies": "pie", "ties": "tie", "calories": "calorie", "horses": "horse", "nurses": "nurse", "clothes": "clothes",
    "courses": "course", "databases": "database", "responses": "response", "pieces": "piece", "cattle": "cattle",
    "police": "police", "sheep": "sheep", "fish": "fish", "homes": "home", "viruses": "virus", "causes": "cause",
    "gases": "gas", "losses": "loss", "knives": "knife", "halves": "half", "wolves": "wolf", "thieves": "thief",
    "rookies": "rookie", "zombies": "zombie", "prairies": "prairie", "calves": "calf", "phases": "phase",
    "rises": "rise", "increases": "increase", "spouses": "spouse", "warehouses": "warehouse", "leases": "lease",
}  # fmt: skip
_SINGULAR_S = frozenset(
    lexicon(
        """
    is was has does this its us as plus minus versus thus yes less business process access news
    press loss class address success congress progress mass gas bus virus status campus bonus census
    focus perhaps always across towards besides afterwards sometimes says goes various previous
    serious numerous famous consecutive dangerous religious tuberculosis basis crisis analysis
    emphasis politics economics physics mathematics athletics series ones times whose his hers ours
    theirs yours let's it's he's she's that's there's what's who's overseas sales-tax
    """
    )
)


def is_plural(word: str) -> bool:
    """Whether a lower-case word looks like a plural noun."""
    if word in _IRREGULAR:
        return True
    return len(word) > 3 and word[-1] == "s" and word[-2] not in "s'" and word not in _SINGULAR_S


def singular(word: str) -> str:
    """The singular of a plural noun, by the regular rules and a short list of others."""
    low = word.lower()
    if low in _IRREGULAR:
        return _IRREGULAR[low]
    if low.endswith("ies") and len(low) > 4:
        return word[:-3] + "y"
    if low.endswith(("sses", "shes", "ches", "xes", "zzes")):
        return word[:-2]
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        return word[:-1]
    return word
