"""What the finder knows: folded texts, records with every fact that courses are chosen by, phrases, places of home."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive import everyday, search
from prospectus.derive.order import order
from prospectus.pipeline import load
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

LOCALITIES = """\
oakham-green:
  name: Oakham Green
  kind: town
  location: {lat: 52.30, lon: -2.60}
  postcode_districts: [WT1, WT2]
elm-end:
  name: Elm End
  kind: village
  location: {lat: 52.40, lon: -2.50}
  postcode_districts: [WT2]
"""


def area(root: Path, files: dict[str, str | None] | None = None) -> Area:
    found = load(write(root, files)).area
    assert found is not None
    return found


def one(root: Path, *swaps: tuple[str, str]) -> search.Record:
    """The record of the small area's course with something changed."""
    found = area(root, {COURSE_PATH: changed(COURSE, *swaps)})
    (record,) = search.records(found, order(found))
    return record


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Bricklaying", "bricklaying"),
        ("A-level  Art & Design: Fine Art", "a level art and design fine art"),
        ("King's Orchard, Bishop’s Mead", "kings orchard bishops mead"),
        ("Café Ŵyr", "cafe wyr"),
        ("C++ / level 1/2", "c level 1 2"),
        ("snake_case", "snake case"),
        ("język", "jezyk"),
        ("", ""),
    ],
)
def test_a_text_is_folded_to_small_words_without_accents(written: str, folded: str) -> None:
    assert search.fold(written) == folded


def test_a_record_has_all_that_a_course_is_chosen_by(tmp_path: Path) -> None:
    record = one(tmp_path)
    assert record.key == "oak-college/joinery"
    assert (record.sector, record.subject) == ("construction-and-the-built-environment", "5.2")
    assert (record.level, record.levels, record.kind, record.ages) == ("2", ("level-2",), "vocational", ("16-19",))
    assert record.leads == ("joiner",)
    assert record.runs == (search.Held("oak-college/main", "full-time", "daytime", 0b1, "2027-09-06"),)
    assert record.texts == (
        "Joinery",
        "joiner / wood",
        "Level 2 Diploma in Bench Joinery City & Guilds",
        "Make a door that fits.",
    )


def test_a_course_on_two_levels_is_found_under_both(tmp_path: Path) -> None:
    assert one(tmp_path, ("level: 2", "level: 1/2")).levels == ("level-1", "level-2")


def test_a_course_for_14_to_19_is_found_under_both_ages(tmp_path: Path) -> None:
    assert one(tmp_path, ("ages: 16-19", "ages: 14-19")).ages == ("14-16", "16-19")


@pytest.mark.parametrize(
    ("start", "known", "month"),
    [
        ("2027-09-06", "2027-09-06", "2027-09"),
        ("September 2027", "2027-09", "2027-09"),
        ("2027", "2027", "2027"),
        ("flexible", "flexible", "flexible"),
    ],
)
def test_a_start_is_known_as_exactly_as_it_is_written(tmp_path: Path, start: str, known: str, month: str) -> None:
    swap = ("start: 2027-09-06", f"start: {start}")
    without_window = ("    apply:\n      until: 2027-01-29\n", "")
    (run,) = one(tmp_path, swap, without_window).runs
    assert (run.start, run.month) == (known, month)


def test_what_is_online_has_no_site(tmp_path: Path) -> None:
    (run,) = one(tmp_path, ("  - site: main\n    start", "  - start"), ("classroom", "online")).runs
    assert run.site == search.ONLINE


def test_a_record_knows_the_grades_that_are_asked_for(tmp_path: Path) -> None:
    entry = """\
  summary: Grade 2 in maths.
  gcse:
    - {subject: maths, grade: 3}
    - {subject: English language, grade: 4}
"""
    assert one(tmp_path, ("  summary: Grade 2 in maths.\n", entry)).asks == (3, 4)


def test_drafts_and_withdrawn_courses_are_not_found(tmp_path: Path) -> None:
    found = area(tmp_path, {COURSE_PATH: changed(COURSE, ("status: published", "status: withdrawn"))})
    assert search.records(found, order(found)) == []


def test_records_stand_in_the_areas_order(tmp_path: Path) -> None:
    second = changed(COURSE, ("title: Joinery", "title: Basketry"), ("that fits", "of willow"))
    found = area(tmp_path, {"providers/oak-college/courses/zz.yml": second})
    assert [record.title for record in search.records(found, order(found))] == ["Basketry", "Joinery"]


def test_home_can_be_a_locality_or_a_postcode_district(tmp_path: Path) -> None:
    found = area(tmp_path, {"content/area/localities.yml": LOCALITIES})
    assert [point.name for point in search.localities(found)] == ["Elm End", "Oakham Green"]
    districts = {point.id: (round(point.lat, 2), round(point.lon, 2)) for point in search.districts(found)}
    assert districts == {"WT1": (52.30, -2.60), "WT2": (52.35, -2.55)}


def test_a_district_without_localities_lies_where_its_sites_are(tmp_path: Path) -> None:
    moved = {PROVIDER_PATH: changed(PROVIDER, ("postcode: WT1 2AB", "postcode: WT9 2AB"))}
    assert [(point.id, point.lat) for point in search.districts(area(tmp_path, moved))] == [("WT9", 52.3)]


@pytest.mark.parametrize(
    ("phrase", "facet", "values"),
    [
        ("level 2", "level", ("level-2",)),
        ("l2", "level", ("level-2",)),
        ("level two", "level", ("level-2",)),
        ("entry 3", "level", ("entry-3", "entry")),
        ("entry level three", "level", ("entry-3", "entry")),
        ("e3", "level", ("entry-3", "entry")),
        ("entry", "level", ("entry", "entry-1", "entry-2", "entry-3")),
        ("a level", "kind", ("a-level",)),
        ("t level", "kind", ("t-level",)),
        ("gcse", "kind", ("gcse", "gcse-resit")),
        ("apprenticeship", "kind", ("apprenticeship",)),
        ("link", "kind", ("link-course",)),
        ("part time", "study", ("part-time",)),
        ("evening", "pattern", ("evening",)),
        ("saturday", "day", ("saturday",)),
        ("january", "start", ("2027-01", "2028-01")),
        ("in may", "start", ("2027-05",)),
        ("year 10", "ages", ("14-16",)),
        ("hair and beauty", "sector", ("hair-and-beauty",)),
        ("online", "place", ("online",)),
    ],
)
def test_everyday_phrases_mean_filters(tmp_path: Path, phrase: str, facet: str, values: tuple[str, ...]) -> None:
    meanings = {
        one.phrase: one for one in everyday.meanings(area(tmp_path), ["2027-01", "2028-01", "2027-05", "flexible"])
    }
    assert meanings[phrase] == everyday.Meaning(phrase, facet, values)


def test_may_and_english_and_maths_are_words_of_their_own(tmp_path: Path) -> None:
    phrases = {one.phrase for one in everyday.meanings(area(tmp_path), ["2027-05", "2027-03"])}
    assert not phrases & {"may", "march", "english and maths", "diploma"}


def test_what_the_area_calls_a_kind_is_a_phrase_too(tmp_path: Path) -> None:
    words = "kinds:\n  link-course:\n    name: Taster day\n    meaning: A day elsewhere.\n"
    found = everyday.meanings(area(tmp_path, {"content/area/words.yml": words}), [])
    assert everyday.Meaning("taster day", "kind", ("link-course",)) in found


def test_an_area_without_courses_has_no_records(tmp_path: Path) -> None:
    found = area(tmp_path, {COURSE_PATH: None})
    assert search.records(found, order(found)) == []
