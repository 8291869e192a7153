from __future__ import annotations

from pathlib import Path

import pytest

from deckmaker import theme
from deckmaker.model import ThemeError
from deckmaker.theme.grid import SIZES

PALETTE = """ink = "101010"
ink_soft = "505050"
paper = "FFFFFF"
paper_soft = "EEEEEE"
accent = { light = "A00000", dark = "FF9090" }
second = "00707A"
third = "7A5000"
fourth = "60207A"
neutral = "808080"
link = "0000A0"
visited = "60207A"
"""
SMALL = f'name = "acme"\ntitle = "Acme & <Sons>"\n\n[palette]\n{PALETTE}\n'


@pytest.fixture
def acme(tmp_path: Path) -> Path:
    """A theme of a few lines, in a folder of themes."""
    folder = tmp_path / "themes" / "acme"
    folder.mkdir(parents=True)
    (folder / "theme.toml").write_text(SMALL, "utf-8")
    return folder


def add(folder: Path, text: str) -> None:
    path = folder / "theme.toml"
    path.write_text(path.read_text("utf-8") + text, "utf-8")


def problem_of(folder: Path) -> tuple[str, str, int]:
    with pytest.raises(ThemeError) as caught:
        theme.load(str(folder))
    problem = caught.value.problem
    assert problem.where is not None
    assert problem.where.name == str(folder / "theme.toml")
    return problem.message, problem.hint, problem.where.line


def line_of(folder: Path, start: str) -> int:
    lines = (folder / "theme.toml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if line.startswith(start))


def test_the_bundled_themes_are_at_hand_with_a_line_about_each() -> None:
    known = theme.available()
    names = ["beacon", "harbor", "keynote", "lectern", "ledger", "mo", "plain", "press", "terrace"]
    assert [each.name for each in known] == names
    assert all(each.title and each.about for each in known)


def test_a_theme_is_found_by_name_by_folder_and_by_its_text(acme: Path) -> None:
    by_name = theme.load("acme", [acme.parent])
    assert by_name.title == "Acme & <Sons>"
    assert theme.load(str(acme)) == by_name
    assert theme.load(str(acme / "theme.toml")) == by_name


def test_the_users_folder_comes_before_the_bundled_themes(acme: Path) -> None:
    acme.rename(acme.with_name("plain"))
    assert theme.load("plain", [acme.parent]).name == "acme"
    assert theme.load("plain").name == "plain"


def test_an_unknown_theme_names_the_one_that_was_meant() -> None:
    with pytest.raises(ThemeError) as caught:
        theme.load("plian")
    assert caught.value.problem.code == "theme-unknown"
    assert "plain" in caught.value.problem.hint


@pytest.mark.parametrize("name", ["", "no such thing", "../themes", "\0"])
def test_a_strange_name_is_an_error_not_a_crash(name: str) -> None:
    with pytest.raises(ThemeError):
        theme.load(name)


def test_an_unknown_setting_is_named_with_its_line_and_the_one_that_was_meant(acme: Path) -> None:
    add(acme, "[limits]\npoint_per_slide = 4\n")
    message, hint, line = problem_of(acme)
    assert "limits.point_per_slide" in message
    assert "points_per_slide" in hint
    assert line == line_of(acme, "point_per_slide")


def test_a_wrong_colour_is_named_with_its_line(acme: Path) -> None:
    path = acme / "theme.toml"
    path.write_text(SMALL.replace('second = "00707A"', 'second = "dark red"'), "utf-8")
    message, hint, line = problem_of(acme)
    assert "palette.second" in message
    assert "six hexadecimal digits" in hint
    assert line == line_of(acme, "second")


def test_a_missing_colour_is_named(acme: Path) -> None:
    (acme / "theme.toml").write_text(SMALL.replace('second = "00707A"\n', ""), "utf-8")
    message, _, line = problem_of(acme)
    assert "palette.second" in message
    assert "missing" in message
    assert line == line_of(acme, "[palette]")


def test_a_wrong_type_is_named_with_its_line(acme: Path) -> None:
    add(acme, '[styles.body]\nlevels = [{ size = "big" }]\n')
    message, _, line = problem_of(acme)
    assert "styles.body.levels.size" in message
    assert line == line_of(acme, "levels")


def test_broken_toml_is_told_with_its_line(acme: Path) -> None:
    add(acme, "about = three words\n")
    message, _, line = problem_of(acme)
    assert "TOML" in message
    assert line == line_of(acme, "about")


@pytest.mark.parametrize(
    ("text", "named", "meant"),
    [
        ("[layouts.point]\ndark = true\n", "point", "points"),
        ("[layouts.points.placeholders]\nbodi = { columns = [1, 9] }\n", "bodi", "body"),
        ('[layouts.points.placeholders]\nbody = { row = "boddy" }\n', "boddy", "body"),
        ('[layouts.points.placeholders]\nbody = { style = "remark" }\n', "remark", "remarks"),
        ("[layouts.points.placeholders]\nbody = { columns = [1, 14] }\n", "body", "columns"),
        ("[layouts.points.placeholders]\nbody = { row = [5.0, 4.0] }\n", "body", "row"),
    ],
)
def test_a_layout_that_cannot_be_is_refused_at_its_line(
    acme: Path, text: str, named: str, meant: str
) -> None:
    add(acme, text)
    message, hint, line = problem_of(acme)
    assert named in message
    assert meant in hint
    assert line > line_of(acme, "visited")


def test_a_logo_outside_the_folder_is_refused(acme: Path) -> None:
    (acme.parent / "secret.png").write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 40)
    add(acme, '[logo]\nlight = "../secret.png"\n')
    assert "outside" in problem_of(acme)[0]


def test_a_logo_that_is_no_picture_is_refused(acme: Path) -> None:
    (acme / "logo.png").write_text("<svg/>", "utf-8")
    add(acme, '[logo]\nlight = "logo.png"\n')
    assert "not a PNG" in problem_of(acme)[0]


def test_a_missing_logo_is_told(acme: Path) -> None:
    add(acme, '[logo]\nlight = "logo.png"\n')
    assert "cannot be read" in problem_of(acme)[0]


def test_a_broken_theme_is_still_listed(acme: Path) -> None:
    (acme / "theme.toml").write_bytes(b"\xff\xfe broken")
    names = [each.name for each in theme.available([acme.parent])]
    assert names == ["acme", *(each.name for each in theme.available())]
    assert "UTF-8" in problem_of_name(acme)


def problem_of_name(folder: Path) -> str:
    with pytest.raises(ThemeError) as caught:
        theme.load(str(folder))
    return caught.value.problem.message


def test_a_company_template_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(ThemeError) as caught:
        theme.load(str(tmp_path / "corporate.potx"))
    assert "does not exist" in caught.value.problem.message


def test_a_folder_that_names_a_template_outside_itself_is_refused(acme: Path) -> None:
    (acme / "theme.toml").write_text('name = "acme"\ntemplate = "../x.potx"\n', "utf-8")
    message, _, line = problem_of(acme)
    assert "../x.potx" in message
    assert line == 2


def test_an_unknown_slide_size_is_refused() -> None:
    with pytest.raises(ThemeError) as caught:
        theme.load("plain", size="16:8")
    assert "16:9" in caught.value.problem.hint


def test_the_same_content_is_made_once(acme: Path) -> None:
    first = theme.load(str(acme))
    assert theme.load(str(acme)) is first
    add(acme, "[limits]\npoints_per_slide = 4\n")
    again = theme.load(str(acme))
    assert again is not first
    assert again.limits.points_per_slide == 4


def child(folder: Path, name: str, text: str) -> Path:
    place = folder / name
    place.mkdir(parents=True)
    (place / "theme.toml").write_text(f'name = "{name}"\ntitle = "Child"\n{text}', "utf-8")
    return place


def test_a_theme_that_extends_another_states_only_what_it_changes(tmp_path: Path) -> None:
    child(tmp_path, "bay", 'extends = "harbor"\n[palette]\naccent = "#00695C"\n')
    bay, harbor = theme.load("bay", [tmp_path]), theme.load("harbor")
    assert (bay.name, bay.title, bay.palette.accent1) == ("bay", "Child", "00695C")
    assert bay.palette.dk1 == harbor.palette.dk1
    assert [layout.placeholders for layout in bay.layouts] == [x.placeholders for x in harbor.layouts]
    # its logo comes along
    assert b"logo_dark.png" in bay.template


def test_a_theme_may_extend_the_one_whose_name_it_takes(tmp_path: Path) -> None:
    child(tmp_path, "harbor", 'extends = "harbor"\n[limits]\npoints_per_slide = 4\n')
    assert theme.load("harbor", [tmp_path]).limits.points_per_slide == 4


@pytest.mark.parametrize(
    ("extends", "said"),
    [("one", "extends itself: one → two → one"), ("habor", "no theme “habor”"), ("acme", "company")],
)
def test_an_impossible_parent_is_told_at_its_line(extends: str, said: str, tmp_path: Path) -> None:
    child(tmp_path, "acme", 'template = "acme.potx"\n')
    child(tmp_path, "one", 'extends = "two"\n')
    two = child(tmp_path, "two", f'extends = "{extends}"\n')
    with pytest.raises(ThemeError) as caught:
        theme.load("one", [tmp_path])
    problem = caught.value.problem
    assert said in problem.message
    assert problem.where is not None
    assert (problem.where.name, problem.where.line) == (str(two / "theme.toml"), 3)


def test_a_mistake_in_a_parent_is_told_in_the_parents_file(tmp_path: Path) -> None:
    parent = child(tmp_path, "wrong", 'extends = "plain"\n[palette]\naccent = "blue"\n')
    child(tmp_path, "good", 'extends = "wrong"\n')
    with pytest.raises(ThemeError) as caught:
        theme.load("good", [tmp_path])
    assert caught.value.problem.where is not None
    assert caught.value.problem.where.name == str(parent / "theme.toml")


def test_a_footer_that_loops_is_refused_at_its_line(acme: Path) -> None:
    path = acme / "theme.toml"
    path.write_text('footer = "{% for a in range(9) %}x{% endfor %}"\n' + path.read_text("utf-8"), "utf-8")
    message, hint, line = problem_of(acme)
    assert "a loop" in message
    assert "title" in hint
    assert line == 1


def test_what_stands_under_a_slide_size_holds_for_that_size_alone(acme: Path) -> None:
    add(acme, '[sizes."4:3".limits]\npoints_per_slide = 3\n')
    assert theme.load(str(acme)).limits.points_per_slide == 5
    assert theme.load(str(acme), size="4:3").limits.points_per_slide == 3


def test_a_mistake_under_a_slide_size_is_told_with_its_line(acme: Path) -> None:
    add(acme, '[sizes."4:3".limits]\npoint_per_slide = 3\n')
    with pytest.raises(ThemeError) as caught:
        theme.load(str(acme), size="4:3")
    where = caught.value.problem.where
    assert where is not None
    assert where.line == line_of(acme, "point_per_slide")


def test_a_slide_size_that_is_not_known_is_refused(acme: Path) -> None:
    add(acme, '[sizes."4x3".limits]\npoints_per_slide = 3\n')
    message, hint, line = problem_of(acme)
    assert "4x3" in message
    assert "4:3" in hint
    assert line == line_of(acme, '[sizes."4x3".limits]')


def test_a_dark_theme_maps_its_text_to_the_light_colours(acme: Path) -> None:
    light = theme.load(str(acme))
    path = acme / "theme.toml"
    path.write_text('mode = "dark"\n' + path.read_text("utf-8"), "utf-8")
    dark = theme.load(str(acme))
    assert light.palette.rgb("bg1") == "FFFFFF"
    assert dark.palette.rgb("bg1") == "101010"
    assert dark.palette.rgb("tx1") == "FFFFFF"
    assert dark.palette.rgb("accent1") == "FF9090"
    assert not any(layout.dark for layout in dark.layouts)  # none turns the master's map round


def test_a_variant_is_the_same_layout_on_the_other_ground(acme: Path) -> None:
    path = acme / "theme.toml"
    path.write_text('variants = ["points"]\n' + path.read_text("utf-8"), "utf-8")
    made = theme.load(str(acme))
    usual, other = made.layout("points"), made.layout("points_dark")
    assert other.dark
    assert not usual.dark
    assert other.name == f"{usual.name} (Dark)"
    assert [each.rect for each in other.placeholders] == [each.rect for each in usual.placeholders]


def test_a_theme_states_the_size_of_its_slides_and_a_deck_another(acme: Path) -> None:
    path = acme / "theme.toml"
    path.write_text('size = "4:3"\n' + path.read_text("utf-8"), "utf-8")
    assert theme.load(str(acme)).size == SIZES["4:3"]
    assert theme.load(str(acme), size="A4").size == SIZES["A4"]
    path.write_text(path.read_text("utf-8").replace("4:3", "letter"), "utf-8")
    message, _, line = problem_of(acme)
    assert "size" in message
    assert line == 1


@pytest.mark.parametrize(
    "text", ['licence = "a\\u0001b"\n', 'licence = "a\\u007Fb"\n', 'footer = "a\\u0000b"\n']
)
def test_what_xml_cannot_hold_is_refused_at_its_line(acme: Path, text: str) -> None:
    path = acme / "theme.toml"
    path.write_text(text + path.read_text("utf-8"), "utf-8")
    message, _, line = problem_of(acme)
    assert "control character" in message
    assert line == 1


def test_a_theme_that_would_never_be_done_is_refused(acme: Path) -> None:
    shape = '[[furniture]]\nshape = "box"\nat = [0, 0, 1, 1]\nfill = "accent"\n'
    add(acme, shape * 101)
    message, _, _ = problem_of(acme)
    assert "furniture" in message


def test_a_theme_that_extends_another_need_not_say_its_title(tmp_path: Path) -> None:
    folder = tmp_path / "team"
    folder.mkdir()
    (folder / "theme.toml").write_text('name = "team"\nextends = "harbor"\n', "utf-8")
    assert theme.load("team", [tmp_path]).title == "team"
