"""What tired people send in is told once, as what it is, with what to do: names of files, keys, values of other kinds."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prospectus.hosts.sources import gather
from tests.small import (
    AREA_PATH,
    COURSE,
    COURSE_PATH,
    DESTINATIONS,
    DESTINATIONS_PATH,
    PROVIDER,
    PROVIDER_PATH,
    changed,
    write,
)
from tests.small import problems as found

SECOND_SITE = """\
sites:
  Main:
    name: Other building
    address: 2 Acorn Lane
    town: Oakham Green
    postcode: WT1 2AB
"""


def said(root: Path, files: dict[str, str | None]) -> list[tuple[str, str]]:
    """What is so and what to do, of every error."""
    return [(one.says, one.do) for one in found(root, files) if one.severity == "error"]


@pytest.mark.parametrize("name", ["oak.yaml", "oak.YML", "oak.yml.txt", "oak.txt"])
def test_a_course_with_another_ending_is_told_its_right_name(tmp_path: Path, name: str) -> None:
    ((_, do),) = said(tmp_path, {f"providers/oak-college/courses/{name}": COURSE})
    assert do == "Name it oak.yml."


@pytest.mark.parametrize("name", ["joinery (1)", "joinery - Copy", "joinery copy", "joinery - Copy (2)"])
def test_a_file_saved_twice_is_told_as_a_copy(tmp_path: Path, name: str) -> None:
    ((_, do),) = said(tmp_path, {f"providers/oak-college/courses/{name}.yml": COURSE})
    assert do.startswith("It looks like a copy of “joinery”: delete it, or give it a name of its own. ")


def test_a_name_that_is_too_long_is_not_suggested_again(tmp_path: Path) -> None:
    ((_, do),) = said(tmp_path, {f"providers/oak-college/courses/{'x' * 61}.yml": COURSE})
    assert "x" * 61 not in do


def test_a_name_that_windows_keeps_for_itself_is_refused_and_told_why(tmp_path: Path) -> None:
    ((says, do),) = said(tmp_path, {"providers/oak-college/courses/con.yml": COURSE})
    assert says == "The name of this file, “con”, cannot be an address."
    assert do.startswith("Windows keeps “con” for itself, so nobody there could open the file: give it a longer name.")


def test_letters_with_accents_are_suggested_without_them(tmp_path: Path) -> None:
    ((_, do),) = said(tmp_path, {"providers/oak-college/courses/Café skills.yml": COURSE})
    assert do.startswith("Did you mean “cafe-skills”?")


def test_a_course_named_by_its_title_is_told_by_its_id(tmp_path: Path) -> None:
    other = {"providers/oak-college/courses/it-skills-e3.yml": changed(COURSE, ("title: Joinery", "title: IT skills"))}
    leads = changed(COURSE, ("  - job: joiner\n", "  - job: joiner\n  - course: IT skills E3\n"))
    ((says, do),) = said(tmp_path, {COURSE_PATH: leads, **other})
    assert says == "“IT skills E3” is not the id of a course."
    assert do.startswith("Did you mean “oak-college/it-skills-e3”? ")


def test_a_site_called_by_its_name_is_told_by_its_id(tmp_path: Path) -> None:
    named = changed(COURSE, ("  - site: main\n", "  - site: Main building\n"))
    assert said(tmp_path, {COURSE_PATH: named}) == [
        ("“Main building” is not the id of a site.", "Did you mean “main”? That is the id of Main building.")
    ]


@pytest.mark.parametrize("sign", ["-", "• ", "– "])
def test_an_item_with_another_sign_than_a_hyphen_and_a_space_is_shown_as_it_should_be(
    tmp_path: Path, sign: str
) -> None:
    listed = changed(COURSE, ("  - job: joiner\n", f"  {sign}job: joiner\n"))
    ((says, do),) = said(tmp_path, {COURSE_PATH: listed})
    assert says == "A group of keys stands where a list belongs."
    assert do == "Start each item with a hyphen and a space, like “- job: …”."


def test_a_text_that_was_broken_in_two_is_told_at_its_second_line(tmp_path: Path) -> None:
    broken = changed(COURSE, ("summary: Make a door", "summary: Make a\ndoor"))
    (one,) = found(tmp_path, {COURSE_PATH: broken})
    assert (one.place.line, one.place.column) == (4, 1)
    assert (one.says, one.do) == (
        "This line has no name with a colon, and is not indented as a text that goes on would be.",
        "Put it in the line above, or indent it.",
    )


def test_a_bracket_that_an_item_opens_is_told_where_it_is_opened(tmp_path: Path) -> None:
    (one,) = found(tmp_path, {COURSE_PATH: changed(COURSE, ("  - job: joiner\n", "  - {job: joiner\n"))})
    assert (one.place.line, one.place.column) == (20, 5)
    assert (one.says, one.do) == (
        "A bracket is opened here and never closed.",
        "Close it with } on the same line, or delete it.",
    )


def test_a_key_in_capitals_is_told_once_with_the_right_one(tmp_path: Path) -> None:
    ((says, do),) = said(tmp_path, {COURSE_PATH: changed(COURSE, ("title: Joinery", "TITLE: Joinery"))})
    assert says == "“TITLE” is not a key that is known here."
    assert do.startswith("Did you mean “title”?")


def test_a_text_where_keys_belong_is_told_which_keys(tmp_path: Path) -> None:
    written = "reviewed:\n  on: 2026-11-03\n  by: Admissions team\n"
    ((_, do),) = said(tmp_path, {COURSE_PATH: changed(COURSE, (written, "reviewed: 2026-11-03\n"))})
    assert do.endswith("They are on and by.")


def test_an_empty_text_is_not_told_as_an_empty_list(tmp_path: Path) -> None:
    ((_, do),) = said(tmp_path, {COURSE_PATH: changed(COURSE, ("title: Joinery", 'title: ""'))})
    assert do == "Write a text of at most 255 characters."


def test_an_item_that_is_too_long_is_named_by_its_key(tmp_path: Path) -> None:
    ((says, _),) = said(tmp_path, {"content/area/synonyms.yml": f"carpenter: {'b' * 61}\n"})
    assert says == "“carpenter” has 61 characters; the most is 60."


@pytest.mark.parametrize(
    ("path", "text", "keys"),
    [
        (PROVIDER_PATH, changed(PROVIDER, ("sites:\n", SECOND_SITE)), "“Main” and “main”"),
        (DESTINATIONS_PATH, DESTINATIONS + DESTINATIONS.replace("joiner:", "Joiner:"), "“joiner” and “Joiner”"),
        ("content/area/synonyms.yml", '"chippy ": joiner\nchippy: cook\n', "“chippy” and “chippy”"),
    ],
)
def test_no_key_silently_wins_over_one_that_means_the_same(tmp_path: Path, path: str, text: str, keys: str) -> None:
    assert said(tmp_path, {path: text}) == [
        (f"{keys} are the same, but for how they are written.", "Keep one of them, or give it another name.")
    ]


def test_nothing_is_told_of_a_sound_area(tmp_path: Path) -> None:
    assert said(tmp_path, {}) == []
    assert (tmp_path / AREA_PATH).is_file()


# ── Links, and folders without end ───────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("folder", ["providers", "content", "content/area", "providers/oak-college/media"])
def test_a_folder_that_is_a_link_is_not_followed(tmp_path: Path, folder: str) -> None:
    write(tmp_path / "area")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "secret.txt").write_text("x")
    link = tmp_path / "area" / folder
    if link.exists():
        link.rename(tmp_path / "kept")
    link.symlink_to(elsewhere)
    told = gather(tmp_path / "area").problems
    assert (folder, "symbolic-link") in [(one.place.path, one.id) for one in told]
    assert not any("secret" in one.place.path for one in told)


@pytest.mark.parametrize("path", ["content/.a", "content/.hidden/a", "content/help/.a"])
def test_a_hidden_link_is_refused_because_the_host_would_follow_it(tmp_path: Path, path: str) -> None:
    (write(tmp_path) / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).symlink_to(".")
    assert [(one.place.path, one.id) for one in gather(tmp_path).problems] == [(path, "symbolic-link")]


@pytest.mark.parametrize("folder", ["content/.deep", "providers/oak-college/media"])
def test_folders_in_folders_without_end_are_no_breakdown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    (write(tmp_path) / folder).mkdir(parents=True)
    monkeypatch.chdir(tmp_path / folder)
    for _ in range(1_100):
        Path("d").mkdir()
        os.chdir("d")
    gather(tmp_path)
    for _ in range(1_100):  # shutil.rmtree would break on it
        os.chdir("..")
        Path("d").rmdir()


def test_a_picture_without_an_ending_is_told_by_its_name(tmp_path: Path) -> None:
    write(tmp_path)
    (tmp_path / "providers/oak-college/media").mkdir()
    (tmp_path / "providers/oak-college/media/Logo").write_bytes(b"x")
    assert any("“Logo”, cannot be an address" in one.says for one in gather(tmp_path).problems)
