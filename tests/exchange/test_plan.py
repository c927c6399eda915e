"""An import finds out what is meant, changes only what the file says, and writes all of it or nothing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from prospectus.directories.record import Batch, Incoming, IncomingProvider, IncomingSite
from prospectus.exchange.outcome import What
from prospectus.exchange.plan import Plan, apply, plan, told
from prospectus.reading import Document, read
from prospectus.refused import RefusedError
from tests.small import COURSE, COURSE_PATH, PROVIDER_PATH, changed, write

ALL = frozenset({("title",)})


@pytest.fixture
def area(tmp_path: Path) -> Path:
    return write(tmp_path)


def incoming(
    course: dict[str, Any], *, id_: str | None = None, reference: str | None = None, provider: str | None = None
) -> Incoming:
    return Incoming(provider, "row 2", reference, course, ALL, (), id_, ("row 2",))


def planned(area: Path, *courses: Incoming) -> Plan:
    return plan(area, Batch(courses=courses), provider="oak-college")


def text_with(area: Path, *swaps: tuple[str, str]) -> None:
    (area / COURSE_PATH).write_text(changed(COURSE, *swaps))


# ── Which course is meant ────────────────────────────────────────────────────────────────────────────────────────────

NUMBERED = ("  awarding_body: City & Guilds\n", '  awarding_body: City & Guilds\n  number: "60146089"\n')


def test_a_course_is_meant_by_its_reference_whatever_its_title(area: Path) -> None:
    text_with(area, ("reviewed:\n", "reference: J-1\nreviewed:\n"))
    (one,) = planned(area, incoming({"title": "Bench joinery"}, reference="J-1")).outcomes
    assert (one.path, one.what) == (COURSE_PATH, What.CHANGED)


def test_a_course_is_meant_by_the_reference_of_one_of_its_runs(area: Path) -> None:
    text_with(area, ("    delivery: classroom\n", "    delivery: classroom\n    reference: J-1-A\n"))
    run = {"reference": "J-1-A", "duration": "2 years"}
    (one,) = planned(area, incoming({"title": "Joinery", "runs": [run]})).outcomes
    assert [(change.keys, change.was, change.now) for change in one.changes] == [
        (("runs", 0, "duration"), "1 year", "2 years")
    ]


def test_a_course_is_meant_by_its_id(area: Path) -> None:
    (one,) = planned(area, incoming({"title": "Bench joinery"}, id_="joinery")).outcomes
    assert (one.path, one.what) == (COURSE_PATH, What.CHANGED)


def test_a_course_is_meant_by_title_and_qualification_number_however_they_are_written(area: Path) -> None:
    text_with(area, NUMBERED)
    theirs = {"title": "JOINERY", "qualification": {"number": "601/4608/9"}}
    (one,) = planned(area, incoming(theirs, reference="J-1")).outcomes
    assert one.path == COURSE_PATH
    assert {change.keys for change in one.changes} == {("title",), ("reference",)}


def test_the_same_title_with_another_number_is_another_course(area: Path) -> None:
    text_with(area, NUMBERED)
    (one,) = planned(
        area, incoming({"title": "Joinery", "level": "3", "qualification": {"number": "60146090"}})
    ).outcomes
    assert (one.path, one.what) == ("providers/oak-college/courses/joinery-level-3.yml", What.ADDED)


def test_a_record_that_may_mean_two_courses_is_in_doubt_and_nothing_is_done(area: Path) -> None:
    (area / COURSE_PATH).with_name("joinery-too.yml").write_text(
        changed(COURSE, ("summary: Make a door", "summary: Make another door"))
    )
    result = planned(area, incoming({"title": "Joinery", "level": "3"}))
    (one,) = result.outcomes
    assert (one.what, result.texts) == (What.DOUBTED, {})
    assert one.doubts[0].says == "This may be any of 2 courses: oak-college/joinery, oak-college/joinery-too."
    assert result.complaints() == {"row 2": [f"{one.doubts[0].says} {one.doubts[0].do}"]}


def test_of_two_courses_that_may_be_meant_it_is_the_one_that_says_the_same(area: Path) -> None:
    (area / COURSE_PATH).with_name("joinery-too.yml").write_text(
        changed(COURSE, ("summary: Make a door", "summary: Make another door"))
    )
    (one,) = planned(area, incoming({"title": "Joinery", "summary": "Make a door that fits."})).outcomes
    assert (one.path, one.what) == (COURSE_PATH, What.SAME)


def test_a_course_with_another_reference_is_in_doubt(area: Path) -> None:
    text_with(area, ("reviewed:\n", "reference: J-1\nreviewed:\n"))
    (one,) = planned(area, incoming({"title": "Joinery"}, reference="J-2")).outcomes
    assert one.what is What.DOUBTED
    assert "has the same title and qualification number, but the reference “J-1”" in one.doubts[0].says


def test_two_records_about_one_course_are_in_doubt(area: Path) -> None:
    first, second = planned(
        area, incoming({"title": "A"}, id_="joinery"), incoming({"title": "B"}, id_="joinery")
    ).outcomes
    assert (first.what, second.what) == (What.CHANGED, What.DOUBTED)


@pytest.mark.parametrize(
    ("provider", "id_"),
    [(None, "no-provider-given"), ("oak-colege", "no-such-provider"), ("../../etc", "no-such-provider")],
)
def test_a_record_of_nobody_is_refused(area: Path, provider: str | None, id_: str) -> None:
    (one,) = plan(area, Batch(courses=(incoming({"title": "A"}, provider=provider),))).outcomes
    assert (one.what, one.doubts[0].id) == (What.REFUSED, id_)


def test_an_id_that_leads_out_of_the_folder_is_refused(area: Path) -> None:
    result = planned(area, incoming({"title": "A"}, id_="../../../up"))
    assert (result.outcomes[0].what, result.texts) == (What.REFUSED, {})


# ── What is changed ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_means_the_same_is_no_change(area: Path) -> None:
    run = {"site": "Main building", "start": "6/9/2027", "duration": "a year", "study": "Full time"}
    theirs = {"title": " Joinery", "level": "Level 2", "keywords": ["joiner", "wood"], "runs": [run]}
    assert planned(area, incoming(theirs, id_="joinery")).outcomes[0].what is What.SAME


def test_only_what_the_file_says_changes_and_comments_stay(area: Path) -> None:
    before = changed(COURSE, ("kind: ", "# Ask Jo.\nkind: "), ("level: 2\n", "# Since 2019.\nlevel: 2\n"))
    (area / COURSE_PATH).write_text(before)
    result = planned(area, incoming({"title": "Bench joinery", "cost": {"amount": "420"}}, id_="joinery"))
    apply(result)
    after = before.replace("title: Joinery", "title: Bench joinery").replace(
        "  free: 16-18\n", "  free: 16-18\n  amount: 420\n"
    )
    assert (area / COURSE_PATH).read_text() == after
    assert "title: “Joinery” → “Bench joinery”" in told(result)
    assert "cost, amount: new: “420”" in told(result)


def test_another_start_of_the_only_run_moves_it_and_a_further_run_is_added(area: Path) -> None:
    same = {"site": "main", "study": "full-time", "pattern": "daytime", "delivery": "classroom", "duration": "1 year"}
    (one,) = planned(area, incoming({"runs": [{**same, "start": "2028-09-04"}]}, id_="joinery")).outcomes
    assert [(change.keys, change.now) for change in one.changes] == [(("runs", 0, "start"), "2028-09-04")]
    runs = [{**same, "start": "2027-09-06"}, {**same, "start": "2028-09-04"}]
    (one,) = planned(area, incoming({"runs": runs}, id_="joinery")).outcomes
    assert [change.keys for change in one.changes] == [("runs", 1)]


def test_a_run_that_the_file_does_not_have_stays(area: Path) -> None:
    theirs = {
        "runs": [
            {
                "site": "main",
                "start": "flexible",
                "study": "part-time",
                "pattern": "evening",
                "delivery": "classroom",
                "duration": "1 year",
            }
        ]
    }
    apply(planned(area, incoming(theirs, id_="joinery")))
    document = read(COURSE_PATH, (area / COURSE_PATH).read_bytes())
    assert isinstance(document, Document)
    runs = document.data["runs"]
    assert isinstance(runs, list) and [one["start"] for one in runs if isinstance(one, dict)] == [
        "2027-09-06",
        "flexible",
    ]


def test_what_would_put_an_error_into_a_published_course_is_refused(area: Path) -> None:
    result = planned(area, incoming({"leads_to": [{"job": "joyner"}]}, id_="joinery"))
    assert (result.outcomes[0].what, result.texts) == (What.REFUSED, {})
    assert result.outcomes[0].doubts[0].id == "no-such-destination"


def test_a_value_that_no_file_may_hold_is_refused(area: Path) -> None:
    result = planned(area, incoming({"title": "A\u200bB"}), incoming({"title": "Sound"}))
    assert [one.what for one in result.outcomes] == [What.REFUSED, What.ADDED]
    assert list(result.texts) == ["providers/oak-college/courses/sound.yml"]


def test_a_file_that_cannot_be_read_is_left_alone(area: Path) -> None:
    (area / COURSE_PATH).write_text("title: 'Joinery\n")
    result = planned(area, incoming({"title": "Joinery"}, id_="joinery"))
    assert (result.outcomes[0].what, result.texts) == (What.REFUSED, {})


def test_a_site_that_nobody_knows_is_told_with_the_nearest(area: Path) -> None:
    (one,) = planned(area, incoming({"runs": [{"site": "Mane building"}]}, id_="joinery")).outcomes
    assert one.what is What.REFUSED
    assert one.doubts[0].do == "Did you mean “Main building”? The only site is Main building."


SCHOOL: dict[str, Any] = {
    "name": "Elm School",
    "kind": "school",
    "summary": "A school among elms.",
    "website": "https://www.elm.example",
    "contacts": [{"role": "general", "title": "Reception", "phone": "01632 960105"}],
    "ukprn": "19990002",
    "reviewed": {"on": "2026-11-03", "by": "Head's office"},
}


def from_elm(school: dict[str, Any]) -> Batch:
    """A school that is not there yet, with a site and a course."""
    hall = {"name": "Elm Hall", "address": "1 Elm Row", "town": "Elm", "postcode": "WT1 2AD"}
    course = incoming({"title": "Baking", "runs": [{"site": "E1", "start": "flexible"}]}, provider="elm-school")
    return Batch(
        (IncomingProvider("elm-school", "the file", "19990002", school, ALL),),
        (IncomingSite("elm-school", "site 1", "E1", hall, ALL),),
        (course,),
    )


def test_a_new_provider_comes_with_its_sites_and_courses(area: Path) -> None:
    result = plan(area, from_elm(SCHOOL))
    assert [one.what for one in result.outcomes] == [What.ADDED] * 3, told(result)
    assert "  - site: elm-hall\n" in result.texts["providers/elm-school/courses/baking.yml"]
    assert "sites:\n  elm-hall:\n" in result.texts["providers/elm-school/provider.yml"]


def test_a_new_provider_that_is_not_sound_is_refused_with_all_that_is_its(area: Path) -> None:
    result = plan(area, from_elm({name: value for name, value in SCHOOL.items() if name != "contacts"}))
    assert [one.what for one in result.outcomes] == [What.REFUSED] * 3, told(result)
    assert result.texts == {}


def test_a_provider_that_is_there_is_known_by_its_ukprn_and_its_courses_follow(area: Path) -> None:
    provider = IncomingProvider("oc", "the file", "19990001", {"name": "Oak College"}, ALL)
    result = plan(area, Batch((provider,), (), (incoming({"title": "Bench joinery"}, id_="joinery", provider="oc"),)))
    assert [(one.path, one.what) for one in result.outcomes] == [
        (PROVIDER_PATH, What.SAME),
        (COURSE_PATH, What.CHANGED),
    ]


# ── Whole or not at all ──────────────────────────────────────────────────────────────────────────────────────────────


def test_looking_changes_nothing(area: Path) -> None:
    before = {path: path.read_bytes() for path in area.rglob("*") if path.is_file()}
    told(planned(area, incoming({"title": "Bench joinery"}, id_="joinery"), incoming({"title": "New"})))
    assert {path: path.read_bytes() for path in area.rglob("*") if path.is_file()} == before


def test_nothing_is_written_while_a_text_cannot_be_made(area: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (area / COURSE_PATH).read_bytes()
    monkeypatch.setattr("prospectus.exchange.making.new_text", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        apply(planned(area, incoming({"title": "Bench joinery"}, id_="joinery"), incoming({"title": "New"})))
    assert (area / COURSE_PATH).read_bytes() == before


# ── What lies in the way ─────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_written_through_a_link_not_even_while_it_is_only_tried(area: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "lure.yml").write_text("keep: this\n", encoding="utf-8")
    (area / "providers/oak-college/courses/lure.yml").symlink_to(outside / "lure.yml")
    (area / "providers/elm-college").symlink_to(outside)
    elm = IncomingProvider("elm-college", "provider elm-college", None, {"name": "Elm College"}, ALL)
    courses = (incoming({"title": "Lure"}, id_="lure"), incoming({"title": "Welding"}, provider="elm-college"))
    made = plan(area, Batch((elm,), courses=courses), provider="oak-college")
    apply(made)
    assert [(one.what, one.doubts[0].id) for one in made.outcomes] == [(What.REFUSED, "symbolic-link")] * 3
    assert [(path.name, path.read_text()) for path in outside.iterdir()] == [("lure.yml", "keep: this\n")]


def test_a_file_that_was_saved_since_is_not_written_over(area: Path) -> None:
    made = planned(area, incoming({"title": "Bench joinery"}, id_="joinery"), incoming({"title": "New"}, id_="new"))
    text_with(area, ("title: Joinery", "title: Joinery by hand"))
    with pytest.raises(RefusedError, match="has been changed since it was read"):
        apply(made)
    assert "title: Joinery by hand" in (area / COURSE_PATH).read_text()
    assert not (area / "providers/oak-college/courses/new.yml").exists()


def test_a_file_that_was_made_since_is_not_written_over(area: Path) -> None:
    made = planned(area, incoming({"title": "New"}, id_="new"))
    (area / "providers/oak-college/courses/new.yml").write_text("title: Mine\n", encoding="utf-8")
    with pytest.raises(RefusedError, match="has been changed since it was read"):
        apply(made)


def test_what_another_file_says_of_a_qualification_stays_a_comment(area: Path) -> None:
    text_with(area, NUMBERED, ('subject: "5.2"\n', "subject: |\n  5.2\n  status: published\n"))
    course = {"title": "Welding", "qualification": {"number": "60146089"}}
    made = planned(area, incoming(course, id_="welding"))
    (text,) = made.texts.values()
    document = read("", text.encode())
    assert isinstance(document, Document)
    assert document.data["status"] == "draft"
