"""What is read of a neighbour's file: what is good of it, and never a fault that stops our own prospectus."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus import limits
from prospectus.area import Area
from prospectus.founding import found
from prospectus.model.codes import LEVELS
from prospectus.model.neighbour import Neighbour
from prospectus.neighbours import ours
from prospectus.pipeline import load
from prospectus.problems import Problem
from tests.bordering import FILE, FOLDER, NORTH_DALE, SITE, exported, naming, told
from tests.exchange.directories import FEED, needs_the_feed
from tests.small import AREA_PATH, COURSE_PATH, PROVIDER_PATH, write

TODAY = dt.date(2026, 11, 20)


def read(root: Path, text: str | bytes | None, *keys: str, path: str = FILE) -> tuple[Area, list[Problem]]:
    """The small area beside a neighbour whose file says this, and all that is wrong but what is so without it."""
    write(root, naming(*keys, file=path.rpartition("/")[2]))
    if text is not None:
        (root / FOLDER).mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text if isinstance(text, bytes) else text.encode())
    loaded = load(root, as_of=TODAY)
    assert loaded.area is not None
    return loaded.area, list(loaded.problems)


def ids(problems: list[Problem]) -> list[str]:
    return [f"{one.severity} {one.id}" for one in problems]


def test_what_another_area_exports_is_read_as_it_stands_there(tmp_path: Path) -> None:
    area, problems = read(tmp_path / "here", exported(NORTH_DALE, tmp_path))
    assert ids(problems) == []
    found = {one.title: one for one in area.across.values()}
    assert list(found) == ["Dairy farming", "Thatching"]  # The draft is not there.
    one = found["Thatching"]
    assert (one.key, one.provider, one.qualification) == (
        "north-dale:dale-college/thatching",
        "Dale College",
        "Level 2 Diploma in Thatching",
    )
    assert (one.level, one.subject, one.sector, one.ages) == (
        "2",
        "5.2",
        "construction-and-the-built-environment",
        "16-19",
    )
    assert one.url == "https://www.north-dale.example/courses/dale-college/thatching/"
    (run,) = one.runs
    assert run.place is not None
    assert (run.place.town, run.place.point, run.days) == ("Dalebridge", (52.345, -2.6), ("monday",))
    assert (run.start.date, run.study) == (dt.date(2027, 9, 6), "full-time")
    assert area.neighbours["north-dale"].day == dt.date(2026, 11, 3)  # The last day on which it was checked there.


def test_a_file_can_say_its_day_and_where_its_pages_are(tmp_path: Path) -> None:
    whole = json.loads(told({}, {}, area={"url": "https://courses.north-dale.example/"}))
    whole["providers"]["dale-college"]["addresses"] = {"courses": {"course-2": "https://other.example/a"}}
    text = json.dumps(whole)
    area, _ = read(tmp_path, text)
    assert area.neighbours["north-dale"].day == dt.date(2026, 11, 9)
    assert [one.url for one in area.across.values()] == [
        "https://courses.north-dale.example/courses/dale-college/course-1/",
        "https://other.example/a",
    ]


BILLION = '<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><catalog>&b;</catalog>'
KEYS = "name sites town location lat lon title level subject runs site start timetable sessions day url status".split()
UNREAD: list[tuple[str, str | bytes | None, str]] = [
    (FILE, None, "There is no such file."),
    (FILE, '{"format": "prospectus-courses"', "This is not JSON from line 1"),
    (FILE, "[]", "it lacks “format”"),
    (FILE, '{"format": "prospectus-courses", "version": 2}', "we read version 1"),
    (FILE, '{"format": "prospectus-courses", "version": 1, "providers": []}', "has no providers"),
    (FILE, "[" * 100_000, "too deep"),
    (FILE, b"\xff\xfe\x00", "UTF-8"),
    (FILE, b"\0" * (limits.NEIGHBOUR_BYTES + 1), "the most is 33,554,432"),
    (FILE, told({"title": ""}), "no course in it that can be shown"),
    (f"{FOLDER}/north-dale.xml", BILLION, "document type"),
    (f"{FOLDER}/north-dale.xml", "<catalog><provider>", "not XML from here on"),
    (f"{FOLDER}/north-dale.xml", "<html/>", "no course directory"),
    (f"{FOLDER}/north-dale.xml", "<catalog/>", "no course in it"),
]


@pytest.mark.parametrize(("path", "text", "why"), UNREAD, ids=[f"{number}" for number in range(len(UNREAD))])
def test_a_faulty_file_is_one_warning_at_the_file(
    path: str, text: str | bytes | None, why: str, tmp_path: Path
) -> None:
    area, problems = read(tmp_path, text, path=path)
    assert ids(problems) == ["warning neighbour-not-read"]
    assert problems[0].place.path == path and why in problems[0].says
    assert area.neighbours["north-dale"].unread and not area.across and len(area.published) == 1


def test_a_link_to_another_place_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.json").write_text(told({}))
    (tmp_path / "here" / FOLDER).mkdir(parents=True)
    (tmp_path / "here" / FILE).symlink_to(tmp_path / "secret.json")
    area, problems = read(tmp_path / "here", None)
    assert ids(problems) == ["warning neighbour-not-read"] and not area.across


def test_what_is_good_of_a_file_is_shown(tmp_path: Path) -> None:
    odd: list[dict[str, Any]] = [
        {"title": ["a", "list"]},
        {"level": "9", "subject": "99", "kind": {"a": 1}, "runs": "never", "ages": 7},
        {"runs": [{"site": "main", "start": "some day", "study": "at night"}, "monday"], "title": "Walling"},
    ]
    area, problems = read(tmp_path, told(*odd))
    assert ids(problems) == ["warning neighbour-left-out"]
    assert problems[0].says.startswith("1 of the 3 courses of North Dale are left out")
    walling, thatching = sorted(area.across.values(), key=lambda one: one.title, reverse=True)
    assert (thatching.level, thatching.sector, thatching.kind, thatching.ages) == ("not-said",) * 4
    (run,) = walling.runs
    assert run.place is not None and run.place.name == "The Barn"
    assert (run.start.precision, run.study) == ("not-said", "not-said")


def test_no_meaning_is_sought_for_a_code_as_long_as_a_book(tmp_path: Path) -> None:
    area, _ = read(tmp_path, told({"subject": "wood and stone " * 700_000}))  # Minutes, if it were.
    (one,) = area.across.values()
    assert (one.title, one.subject) == ("Thatching", "not-said")


def test_texts_are_plain_and_short(tmp_path: Path) -> None:
    title = "<b>Roof\u202eing</b>\n\u200b and \\ud800 " + "x " * 250
    text = told({"title": title}).replace("\\\\ud800", "\\ud800")
    assert "\\ud800" in text
    area, _ = read(tmp_path, text)
    (one,) = area.across.values()
    assert one.title.startswith("<b>Roofing</b> and ? x") and len(one.title) <= limits.TITLE
    one.title.encode()


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", "data:text/html,x", "//evil.example", "https://a@b.example/", 7]
)
def test_an_address_that_is_none_of_the_web_is_not_linked_to(url: object, tmp_path: Path) -> None:
    whole = json.loads(told({}, area={"url": url}))
    whole["providers"]["dale-college"]["addresses"] = {"courses": {"course-1": url}}
    area, _ = read(tmp_path, json.dumps(whole))
    (one,) = area.across.values()
    assert one.url == "https://www.north-dale.example/courses/dale-college/course-1/"


def test_of_very_many_courses_the_first_are_shown(tmp_path: Path) -> None:
    area, problems = read(tmp_path, told(*[{}] * (limits.NEIGHBOUR_COURSES + 1)))
    assert len(area.across) == limits.NEIGHBOUR_COURSES
    assert ids(problems) == ["warning neighbour-left-out"] and "5,000" in problems[0].says


def test_an_old_file_and_one_without_a_day_are_told(tmp_path: Path) -> None:
    _, problems = read(tmp_path / "edge", told({}, day="2026-08-22"))
    assert ids(problems) == []  # 90 days
    _, problems = read(tmp_path / "old", told({}, day="2026-08-21"))
    assert ids(problems) == ["warning neighbour-old"]
    assert (
        problems[0].says == "The courses of North Dale are from 21 August 2026, over 90 days before 20 November 2026."
    )
    _, problems = read(tmp_path / "longer", told({}, day="2026-08-21"), "stale_after: 100")
    assert ids(problems) == []
    _, problems = read(tmp_path / "undated", told({}, day="some day"))
    assert ids(problems) == ["warning neighbour-old"] and "does not say" in problems[0].says


def test_a_file_that_nobody_names_is_told(tmp_path: Path) -> None:
    write(tmp_path, {FILE: told({})})
    loaded = load(tmp_path, as_of=TODAY)
    assert ids(list(loaded.problems)) == ["warning neighbour-not-named"]


@pytest.mark.parametrize(
    ("file", "id_"),
    [
        ("../area.json", "not-a-neighbours-file"),
        ("here.json", "not-a-neighbours-file"),
        ("a.yml", "not-a-neighbours-file"),
    ],
)
def test_only_a_file_of_that_folder_can_be_named(file: str, id_: str, tmp_path: Path) -> None:
    write(tmp_path, naming(file=file))
    wrong = [one for one in load(tmp_path, as_of=TODAY).problems if one.place.path == AREA_PATH]
    assert [one.id for one in wrong] == [id_]


def test_the_whole_path_of_the_file_may_be_written(tmp_path: Path) -> None:
    write(tmp_path, {**naming(file=FILE), FILE: told({})})
    loaded = load(tmp_path, as_of=TODAY)
    assert loaded.area is not None and len(loaded.area.across) == 1


def test_two_neighbours_need_two_files(tmp_path: Path) -> None:
    (text,) = naming().values()
    write(tmp_path, {AREA_PATH: f"{text}  - {{name: South, url: https://s.example, file: north-dale.xml}}\n"})
    assert "neighbour-twice" in [one.id for one in load(tmp_path).problems]


def test_an_area_without_courses_of_its_own_has_the_day_of_its_newest_neighbour(tmp_path: Path) -> None:
    write(tmp_path, {**naming(), FILE: told({}), PROVIDER_PATH: None, COURSE_PATH: None})
    loaded = load(tmp_path)
    assert loaded.area is not None and loaded.area.today == dt.date(2026, 11, 9)
    assert [one.id for one in loaded.problems] == []


@needs_the_feed
def test_a_real_directory_in_xcri_is_read(tmp_path: Path) -> None:
    area, problems = read(tmp_path, FEED.read_bytes(), path=f"{FOLDER}/north-dale.xml")
    assert ids(problems) == ["warning neighbour-old"]
    assert len(area.across) == FEED.read_bytes().count(b"<course>")
    first = next(one for one in area.across.values() if one.title == "Autistic Spectrum Disorder")
    assert first.url == "https://www.adamsmith.ac.uk/student/courses/course/ASD"
    assert first.runs[0].place is not None and first.runs[0].place.town == "Kirkcaldy"
    assert area.neighbours["north-dale"].day == dt.date(2012, 9, 7)


POINTS = (
    '<mlo:location geo:lat="52.345" geo:long="-2.6"><town>Dalebridge</town></mlo:location>',
    "<location><town>Dalebridge</town><lat>52.345</lat><long>-2.6</long></location>",
)
SPACES = 'xmlns:mlo="http://purl.org/net/mlo" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'


@pytest.mark.parametrize("location", POINTS, ids=["attributes", "elements"])
def test_a_small_directory_in_xcri_is_read(tmp_path: Path, location: str) -> None:
    venue = f"<venue><provider><title>The Barn</title>{location}</provider></venue>"
    run = (
        f'<presentation><start dtf="2027-09-06"/><studyMode identifier="FT">Full time</studyMode>{venue}</presentation>'
    )
    course = f"<course><title>Thatching</title><url>javascript:alert(1)</url>{run}</course>"
    text = f'<catalog generated="2026-11-01T08:00:00" {SPACES}><provider><title>Dale College</title>{course}</provider></catalog>'
    area, problems = read(tmp_path, text, path=f"{FOLDER}/north-dale.xml")
    assert ids(problems) == []
    (one,) = area.across.values()
    (run_read,) = one.runs
    assert one.url == "https://www.north-dale.example/" and run_read.study == "full-time"
    assert run_read.place is not None
    assert (run_read.place.name, run_read.place.town, run_read.place.point) == (
        "The Barn",
        "Dalebridge",
        (52.345, -2.6),
    )


def test_the_sample_is_what_the_reader_expects() -> None:
    assert json.loads(told({}))["providers"]["dale-college"]["provider"]["sites"]["main"] == SITE


def test_a_new_area_has_none_of_the_examples_neighbours(tmp_path: Path) -> None:
    found(tmp_path / "new", name="Vale", today=TODAY)
    assert not (tmp_path / "new" / FOLDER).exists()
    area = load(tmp_path / "new").area
    assert area is not None and not area.neighbours


ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text(max_size=8)
    | st.sampled_from(["2", "5.2", "main", "2027-09-06"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=30,
)


@settings(max_examples=150, deadline=None)
@given(provider=ANYTHING, course=ANYTHING, whole=ANYTHING)
def test_whatever_a_file_says_is_read_or_refused(provider: object, course: object, whole: object) -> None:
    """The reader gives plain texts and codes, or says that it cannot read the file, and nothing else."""
    college = {"provider": provider, "courses": {"a": course, "b": {"title": "Walling", "runs": course}}}
    told = {"format": "prospectus-courses", "version": 1, "as_of": whole, "area": whole}
    raw = json.dumps({**told, "providers": {"dale-college": college, "elm": whole}}).encode()
    neighbour = Neighbour(name="North Dale", url="https://n.example", file="n.json")
    for one in filter(None, ours.read(raw, neighbour)[0]):
        assert one.title and one.url.startswith("https://") and one.level in {*LEVELS, "not-said"}
