import json
from decimal import Decimal

from deckmaker import dump
from deckmaker.model import Datum, Para, Prose, Run, Series


def test_json_keys_are_the_field_names() -> None:
    prose = Prose((Para((Run("A", bold=True),)),))
    told = json.loads(dump.as_json(prose))
    assert told["paras"][0]["runs"][0] == {
        "text": "A", "bold": True, "italic": False, "code": False, "strike": False,
        "superscript": False, "subscript": False, "link": "", "colour": "",
    }  # fmt: skip


def test_json_gives_whole_figures_without_a_point() -> None:
    assert dump.plain(Decimal("40")) == 40
    assert dump.plain(Decimal("1E+3")) == 1000
    assert dump.plain(Decimal("3.5")) == 3.5


def test_text_leaves_out_what_is_default() -> None:
    assert dump.as_text(Run("A")) == 'Run text="A"\n'


def test_text_nests_what_is_long() -> None:
    series = Series("s", (Datum(Decimal(25), "25%", formula="100 − 75"), None))
    lines = dump.as_text(series).splitlines()
    assert lines[0] == 'Series name="s"'
    assert lines[1] == "  points:"
    assert lines[2].startswith("    Datum value=25")
    assert 'formula="100 − 75"' in lines[2]
    assert lines[3].strip() == "None"
