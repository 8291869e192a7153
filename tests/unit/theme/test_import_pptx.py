"""A company's template becomes a theme: cleared, mapped, complete; hostile files are refused."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from deckmaker import theme as themes
from deckmaker.model import ROLES, Theme, ThemeError
from deckmaker.theme.import_pptx import import_template
from deckmaker.theme.layout_names import meant

# Labelled by looking at each template: role → the layout a designer would take.
LABELS = {
    "automizer_masters.pptx": {
        "title": "Titelfolie blue text",
        "section": "Abschnitts- überschrift",
        "columns": "Zwei Inhalte",
        "picture": "Bild mit Überschrift",
        "points": "Nur Titel",
        "blank": "Leer",
    },
    "consulting.potx": {"title": "表紙", "agenda": "目次", "points": "汎用2", "chart": "汎用2"},
    "iltci_conference.potx": {
        "title": "Title",
        "points": "Text",
        "picture_points": "Image Right",
        "section": "Title",
    },
    "martin_template.pptx": {
        "title": "Title Slide",
        "section": "Section Header",
        "points": "Title and Content",
        "columns": "Two Content",
        "comparison": "Comparison",
        "callout": "Title Only",
        "picture": "Picture with Caption",
        "blank": "Blank",
    },
    "officer_example.pptx": {
        "title": "Diapositive de titre",
        "section": "En-tête de section",
        "points": "Titre et contenu",
        "columns": "Deux contenus",
        "comparison": "Comparaison",
        "callout": "Titre seul",
        "picture": "Image avec légende",
        "blank": "Vide",
    },
    "pptagent_default.pptx": {
        "title": "Title Slide",
        "points": "Title and Content",
        "quotation": "Title Only",
    },
    "sol-eng_template.potx": {
        "title": "Title Slide",
        "section": "Section Header",
        "points": "Title and Content",
    },
}
_NEVER_MISSING = {
    "points": ("title", "body"),
    "agenda": ("title", "body"),
    "columns": ("title", "left", "right", "source"),
    "comparison": ("title", "left_heading", "left", "right_heading", "right", "source"),
    "chart": ("title", "chart", "source"),
    "chart_points": ("title", "chart", "body"),
    "callout": ("title", "figure", "label"),
    "callouts_3": ("title", "figure_1", "label_1", "figure_2", "label_2", "figure_3", "label_3"),
    "quotation": ("title", "quote", "speaker"),
    "table": ("title", "table"),
    "picture": ("title", "picture"),
    "picture_points": ("title", "picture", "body"),
    "timeline": ("title", "timeline"),
    "code": ("title", "code"),
    "sources": ("title", "body"),
    "title": ("title",),
    "section": ("title",),
    "closing": ("title",),
}


def rezipped(
    data: bytes, change: Callable[[str, bytes], bytes | None], more: dict[str, bytes] | None = None
) -> bytes:
    """A package with some parts changed (`None`: left out) and some added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if (content := change(name, old.read(name))) is not None:
                new.writestr(name, content)
        for name, content in (more or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return set(archive.namelist())


def complete(theme: Theme) -> None:
    """What every imported theme promises."""
    assert tuple(each.role for each in theme.layouts) == ROLES
    parts = names(theme.template)
    for layout in theme.layouts:
        assert layout.part.lstrip("/") in parts
        held = {each.name for each in layout.placeholders}
        assert set(_NEVER_MISSING.get(layout.role, ())) <= held, layout.role
        for each in layout.placeholders:
            assert each.rect.width > 0
            assert each.rect.height > 0
            assert each.levels
            assert each.idx is not None or each.rect.bottom <= theme.size.height


@pytest.fixture(scope="module")
def made() -> bytes:
    """A template of our own, as a company's."""
    return themes.load("plain").template


@pytest.fixture(params=sorted(LABELS))
def company(request: pytest.FixtureRequest, shared: Path) -> Path:
    return shared / "data" / "templates" / str(request.param)


def test_a_company_template_is_mapped_as_a_designer_would(company: Path) -> None:
    theme = import_template(company.read_bytes(), company.stem)
    complete(theme)
    assert {role: theme.layout(role).name for role in LABELS[company.name]} == LABELS[company.name]


def test_slides_go_and_no_part_is_left_behind(company: Path) -> None:
    from deckmaker.check.package import open_package

    template = import_template(company.read_bytes(), company.stem).template
    package = open_package(template)
    assert package.slides == ()
    reached, waiting = {"[Content_Types].xml"}, [""]
    while waiting:
        for each in package.arrows(waiting.pop()):
            if not each.external and each.target not in reached:
                reached.add(each.target)
                waiting.append(each.target)
    assert {name for name in package.parts if not name.endswith(".rels")} == reached
    left = " ".join(package.parts)
    assert not re.search(r"ppt/slides/|comment|printerSettings|viewProps|changesInfo|thumbnail|/tags/", left)


def test_the_same_template_gives_the_same_bytes(made: bytes) -> None:
    assert import_template(made, "x") == import_template(made, "x")


def test_our_own_template_comes_back_as_it_was_made(made: bytes) -> None:
    theme, plain = import_template(made, "x"), themes.load("plain")
    complete(theme)
    for role in ("title", "points", "columns", "comparison", "section", "blank"):
        assert theme.layout(role).part == plain.layout(role).part
    body, meant_body = theme.layout("points").placeholder("body"), plain.layout("points").placeholder("body")
    assert body is not None
    assert meant_body is not None
    assert body.rect == meant_body.rect
    assert [each.size for each in body.levels[:2]] == [each.size for each in meant_body.levels[:2]]
    assert theme.palette == plain.palette
    assert theme.fonts.minor == plain.fonts.minor


def test_a_user_may_name_the_layout_of_a_role(made: bytes) -> None:
    assert import_template(made, "x", {"points": "two content"}).layout("points").name == "Two Content"


@pytest.mark.parametrize("roles", [{"points": "Two Kontent"}, {"pionts": "Two Content"}, {"points": "Blank"}])
def test_a_wrong_name_is_told_with_the_right_ones(made: bytes, roles: dict[str, str]) -> None:
    with pytest.raises(ThemeError) as caught:
        import_template(made, "x", roles)
    assert caught.value.problem.code == "theme-roles"
    assert caught.value.problem.hint


def test_a_template_or_show_is_read_like_a_presentation(made: bytes) -> None:
    for kind in (b"template", b"slideshow"):
        data = rezipped(
            made,
            lambda name, content, kind=kind: (
                content.replace(b"presentationml.presentation.main", b"presentationml." + kind + b".main")
                if name == "[Content_Types].xml"
                else content
            ),
        )
        assert b"presentation.main+xml" in zipfile.ZipFile(
            io.BytesIO(import_template(data, "x").template)
        ).read("[Content_Types].xml")


def test_a_template_without_layouts_gets_one(made: bytes) -> None:
    def without(name: str, content: bytes) -> bytes | None:
        if name.startswith("ppt/slideLayouts/"):
            return None
        if name == "ppt/slideMasters/slideMaster1.xml":
            return re.sub(rb"<p:sldLayoutIdLst>.*?</p:sldLayoutIdLst>", b"", content, flags=re.DOTALL)
        if name == "ppt/slideMasters/_rels/slideMaster1.xml.rels":
            return re.sub(rb"<Relationship [^>]*slideLayout\d+\.xml[^>]*/>", b"", content)
        return (
            re.sub(rb"<Override [^>]*/slideLayouts/[^>]*/>", b"", content)
            if "Content_Types" in name
            else content
        )

    theme = import_template(rezipped(made, without), "x")
    complete(theme)
    assert [each.code for each in theme.problems if each.code == "template-completed"]


def test_a_title_slide_without_placeholders_gets_a_title(made: bytes) -> None:
    def without(name: str, content: bytes) -> bytes:
        if name == "ppt/slideLayouts/slideLayout1.xml":
            return re.sub(rb"<p:sp>.*?</p:sp>", b"", content, flags=re.DOTALL)
        return content

    theme = import_template(rezipped(made, without), "x")
    complete(theme)
    assert theme.layout("title").placeholder("title") is not None


def test_types_that_lie_are_not_believed(made: bytes) -> None:
    def lying(name: str, content: bytes) -> bytes:
        if name == "ppt/slideLayouts/slideLayout4.xml":
            return re.sub(rb'type="obj"', b'type="secHead"', content, count=1)
        return content

    assert import_template(rezipped(made, lying), "x").layout("section").name != "Title and Content"


@pytest.mark.parametrize(
    ("name", "role"),
    [
        ("Titelfolie", "title"),
        ("Diapositive de titre", "title"),
        ("表紙", "title"),
        ("封面", "title"),
        ("Slajd tytułowy", "title"),
        ("Nur Titel", "title_only"),
        ("Somente título", "title_only"),
        ("Sekcja", "section"),
        ("Nagłówek sekcji", "section"),
        ("Cabeçalho da Seção", "section"),
        ("Abschnittsüberschrift", "section"),
        ("目次", "agenda"),
        ("Notable moments", ""),
    ],
)
def test_a_layout_is_known_by_its_name_in_many_languages(name: str, role: str) -> None:
    assert meant(name) == role


def _bomb(made: bytes) -> bytes:
    return rezipped(made, lambda _, content: content, {"ppt/media/image9.png": b"\0" * 50_000_000})


def _entities(made: bytes) -> bytes:
    lines = b"".join(b'<!ENTITY l%d "&l%d;&l%d;">' % (n, n - 1, n - 1) for n in range(1, 30))
    head = b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY l0 "lol">' + lines + b"]>"

    def change(name: str, content: bytes) -> bytes:
        return head + content.split(b"?>", 1)[1] if name == "ppt/presentation.xml" else content

    return rezipped(made, change)


def _outside(made: bytes) -> bytes:
    return rezipped(made, lambda _, content: content, {"../../evil.xml": b"<x/>"})


@pytest.mark.parametrize("attack", [_bomb, _entities, _outside])
def test_a_hostile_template_is_refused(made: bytes, attack: Callable[[bytes], bytes]) -> None:
    with pytest.raises(ThemeError) as caught:
        import_template(attack(made), "x")
    assert caught.value.problem.code == "template-hostile"


@pytest.mark.parametrize(
    "data",
    [b"", b"no zip at all", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, b"PK\x03\x04" + b"\0" * 100],
    ids=["empty", "text", "old or locked", "torn"],
)
def test_what_is_no_template_is_refused(data: bytes) -> None:
    with pytest.raises(ThemeError) as caught:
        import_template(data, "x")
    assert caught.value.problem.hint


def test_a_cut_template_is_refused(made: bytes) -> None:
    for share in (3, 2):
        with pytest.raises(ThemeError):
            import_template(made[: len(made) // share], "x")


def test_a_part_that_is_no_xml_is_refused(made: bytes) -> None:
    torn = rezipped(made, lambda name, content: content[:200] if "slideMaster1.xml" in name else content)
    with pytest.raises(ThemeError):
        import_template(torn, "x")


def test_a_remote_picture_is_not_kept(made: bytes) -> None:
    rels = "ppt/slideMasters/_rels/slideMaster1.xml.rels"
    link = (
        b'<Relationship Id="rId99" '
        b'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" '
        b'Target="http://example.com/a.png" TargetMode="External"/></Relationships>'
    )
    data = rezipped(
        made, lambda name, content: content.replace(b"</Relationships>", link) if name == rels else content
    )
    template = import_template(data, "x").template
    assert b"example.com" not in zipfile.ZipFile(io.BytesIO(template)).read(rels)
