import pytest

from deckmaker.model import Source
from deckmaker.read.decoding import decode

CHINESE = (
    "中国互联网\n\n在非洲最畅销的手机既不是三星也不是苹果，而是来自中国深圳的传音。据公开统计，超过40%。\n"
)


def decoded(data: bytes) -> tuple[str, list[tuple[str, str, int]]]:
    text, problems = decode(Source("a.txt", ".txt", data))
    return text, [(each.severity, each.code, each.where.line if each.where else 0) for each in problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_a_note(encoding: str) -> None:
    assert decoded(CHINESE.encode(encoding)) == (CHINESE, [])


@pytest.mark.parametrize(
    ("encoding", "name", "text"),
    [
        ("gb18030", "GB18030", CHINESE),
        (
            "big5",
            "Big5",
            "中國網際網路\n\n在非洲最暢銷的手機既不是三星也不是蘋果，而是來自中國深圳的傳音。\n",
        ),
        (
            "shift_jis",
            "Shift-JIS",
            "日本の市場\n\nアフリカで最も売れている携帯電話は、サムスンではありません。\n",
        ),
        ("cp1252", "Windows-1252", "Caf\u00e9 report\n\nThe caf\u00e9 “opened” and it’s nice.\n"),
        ("cp1252", "Windows-1252", "Der Müll liegt auf der Straße; es ist schön, daß er weg ist.\n"),
        ("cp1251", "Windows-1251", "Привет мир\n\nЭто текст на русском языке, и он довольно длинный.\n"),
    ],
)
def test_other_encodings_are_guessed_with_a_note(encoding: str, name: str, text: str) -> None:
    source = Source("a.txt", ".txt", ("plain\n" + text).encode(encoding))
    found, problems = decode(source)
    assert found == "plain\n" + text
    assert [(each.severity, each.code) for each in problems] == [("note", "encoding-guessed")]
    assert name in problems[0].message
    assert problems[0].where
    assert problems[0].where.line == 2
    assert problems[0].where.excerpt == text.split("\n")[0]


def test_one_bad_byte_in_utf8_does_not_turn_the_rest_to_junk() -> None:
    text, problems = decoded(("“Café” — 中文\n" * 5).encode() + b"bad \xff byte\n")
    assert text == "“Café” — 中文\n" * 5 + "bad \ufffd byte\n"
    assert problems == [("warning", "encoding-guessed", 6)]


def test_utf16_cut_in_the_middle_is_read_up_to_there() -> None:
    text, problems = decoded("ab\ncd".encode("utf-16") + b"\x00")
    assert text.startswith("ab\ncd")
    assert problems[0][:2] == ("warning", "encoding-guessed")
