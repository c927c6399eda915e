"""Promises of open events and tasters are kept, broken and fragile as one finds by reading the calendar."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from pydantic import ValidationError

from prospectus.area import Area
from prospectus.derive.calendar import calendar
from prospectus.derive.entitlement import entitlement
from prospectus.derive.standing import Standing
from prospectus.derive.telling import condition, events_short
from prospectus.derive.travel.asked import asked
from prospectus.model.entitlement import Condition
from prospectus.pipeline import load
from tests import timetables
from tests.small import AREA, COURSE, PROVIDER, PROVIDER_PATH, changed, write

TODAY = dt.date(2026, 11, 22)
CALENDAR = """\
events:
  open-day: {kind: open-event, name: Open day, on: 2027-01-21, from: "18:00", provider: oak-college, site: main}
  digital-taster:
    {kind: taster, name: Digital, on: 2027-02-04, from: "16:00", provider: oak-college, site: main, sectors: digital}
  joinery-taster:
    kind: taster
    name: Make a joint
    on: 2027-03-04
    from: "16:00"
    provider: oak-college
    site: main
    for: 14-16
    courses: [oak-college/joinery]
  town-hall: {kind: taster, name: In the hall, on: 2027-03-05, from: "16:00", place: Town Hall, sectors: digital}
  past: {kind: taster, name: Last month, on: 2026-10-22, from: "16:00", provider: oak-college, site: main, sectors: digital}
"""
LOCALITIES = """\
oakham-green: {name: Oakham Green, kind: town, location: {lat: 52.3, lon: -2.6}}
far-off: {name: Far Off, kind: village, location: {lat: 53.3, lon: -2.6}}
"""
ELM = changed(PROVIDER, ("name: Oak College", "name: Elm School")).replace("oak-college", "elm-school")
BUILDING = "construction-and-the-built-environment"


def standing(root: Path, promise: str, **files: str) -> Standing:
    """How the only promise, with this test, stands in the small area with this calendar."""
    (found,) = entitlement(area(root, promise, **files))
    return found


def area(root: Path, promise: str = "{events: {kind: taster}}", **files: str) -> Area:
    entitlements = f"promises: [{{id: one, says: One thing., for: learner, promise: {promise}}}]\n"
    texts = {"calendar": CALENDAR, "localities": LOCALITIES, "entitlement": entitlements, **files}
    found = load(write(root, {f"content/area/{name}.yml": text for name, text in texts.items()}), as_of=TODAY)
    assert not [one for one in found.problems if one.severity == "error"], found.problems
    assert found.area
    return found.area


def kept(root: Path, promise: str) -> list[tuple[str, ...]]:
    """The events that keep each case."""
    return [one.events for one in standing(root, promise).cases]


def test_without_a_time_those_still_to_come_count(tmp_path: Path) -> None:
    assert kept(tmp_path, "{events: {kind: taster}}") == [("digital-taster", "joinery-taster", "town-hall")]


def test_within_days_all_events_count_also_those_that_are_over(tmp_path: Path) -> None:
    promise = "{events: {kind: [taster], from: 2026-10-22, until: 2027-02-04}}"
    assert kept(tmp_path, promise) == [("digital-taster", "past")]
    assert kept(tmp_path, "{events: {kind: [taster], from: 2026-10-23, until: 2027-02-03}}") == [()]


def test_days_can_be_counted_from_the_day_of_the_site(tmp_path: Path) -> None:
    # 22 November and 74 days is 4 February.
    assert kept(tmp_path, "{events: {kind: taster, within_days: 74}}") == [("digital-taster",)]
    assert kept(tmp_path, "{events: {kind: taster, within_days: 73}}") == [()]


def test_an_event_that_names_no_ages_is_for_everybody(tmp_path: Path) -> None:
    assert kept(tmp_path, "{events: {kind: taster, ages: 16-19}}") == [("digital-taster", "town-hall")]
    assert kept(tmp_path, "{events: {kind: taster, ages: 14-16}}") == [
        ("digital-taster", "joinery-taster", "town-hall")
    ]


def test_an_open_event_that_names_nothing_shows_all_that_its_provider_offers(tmp_path: Path) -> None:
    promise = f"{{each: {{sector: [{BUILDING}, digital]}}, events: {{kind: [open-event, taster]}}}}"
    assert kept(tmp_path, promise) == [("open-day", "joinery-taster"), ("digital-taster", "town-hall")]


def test_levels_and_subjects_come_from_the_courses_shown(tmp_path: Path) -> None:
    assert kept(tmp_path, "{each: {level: [1, 2]}, events: {kind: [taster, open-event]}}") == [
        (),
        ("open-day", "joinery-taster"),
    ]
    assert kept(tmp_path, '{each: {subject: "5.2"}, events: {kind: taster}}') == [("joinery-taster",)]


def test_it_is_near_enough_or_not(tmp_path: Path) -> None:
    promise = "{events: {kind: taster}, from: every-locality, within_miles: 5, at_least: 2}"
    found = standing(tmp_path, promise)
    assert [(one.locality, one.events, one.state) for one in found.cases] == [
        ("oakham-green", ("digital-taster", "joinery-taster"), "fragile"),
        ("far-off", (), "broken"),
    ]
    assert found.cases[0].called_off == ("digital-taster", "joinery-taster")
    assert found.cases[1].short == 2


# The bus leaves Ashby at 07:50, and with a change one is at the college at 08:51: 61 minutes. The last way home leaves it
# at 16:09. In a straight line Ashby is 7 miles away, for which 29 minutes are estimated.
HOURS = """\
events:
  morning: {kind: taster, name: Morning, on: 2027-01-21, from: "09:15", to: "16:00", provider: oak-college, site: main}
  evening: {kind: taster, name: Evening, on: 2027-01-21, from: "18:00", to: "20:00", provider: oak-college, site: main}
  early: {kind: taster, name: Early, on: 2027-01-21, from: "08:30", to: "16:00", provider: oak-college, site: main}
  sunday: {kind: taster, name: Sunday, on: 2027-01-24, from: "09:15", to: "16:00", provider: oak-college, site: main}
  weekend: {kind: taster, name: Weekend, on: 2027-01-24, until: 2027-01-25, from: "09:15", to: "16:00", provider: oak-college, site: main}
  open-end: {kind: taster, name: Open end, on: 2027-01-21, from: "09:15", provider: oak-college, site: main}
  late-open-end: {kind: taster, name: Late, on: 2027-01-21, from: "18:00", provider: oak-college, site: main}
  some-time: {kind: taster, name: Some time, on: 2027-01-21, provider: oak-college, site: main}
  on-line: {kind: taster, name: Online, on: 2027-01-21, from: "18:00", place: Online}
"""
ASHBY = "ashby: {name: Ashby, kind: village, location: {lat: 52.4, lon: -2.6}}\n"


@pytest.mark.parametrize(
    ("minutes", "expected"),
    [(61, ("morning", "on-line", "open-end", "some-time", "weekend")), (60, ("on-line", "some-time"))],
)
def test_with_a_timetable_an_event_is_near_when_one_gets_there_before_it_and_home_after_it(
    tmp_path: Path, minutes: int, expected: tuple[str, ...]
) -> None:
    timetables.write(tmp_path / "content/area/gtfs")
    promise = f"{{events: {{kind: taster}}, from: ashby, within_minutes: {minutes}}}"
    (case,) = standing(tmp_path, promise, calendar=HOURS, localities=ASHBY).cases
    assert tuple(sorted(case.events)) == expected


def test_journeys_to_events_are_worked_out_with_all_others(tmp_path: Path) -> None:
    made = area(tmp_path, "{events: {kind: taster}, from: ashby, within_minutes: 60}", calendar=HOURS, localities=ASHBY)
    times = asked(made)["oak-college/main"].times
    assert (510 in times["thursday"].starts, times["sunday"].starts, "tuesday" in times) == (True, (555,), False)
    plain = area(tmp_path, "{events: {kind: taster}, from: ashby, within_miles: 60}", calendar=HOURS, localities=ASHBY)
    assert "sunday" not in asked(plain)["oak-college/main"].times, "nobody asks for minutes"


def test_every_provider_opens_its_doors_or_lacks_it(tmp_path: Path) -> None:
    write(tmp_path, {PROVIDER_PATH.replace("oak-college", "elm-school"): ELM})
    write(tmp_path, {"providers/elm-school/courses/carving.yml": COURSE.replace("Joinery", "Carving")})
    found = standing(tmp_path, "{each_provider: {kind: all}, events: {kind: [open-event]}}")
    assert [(one.subject, one.state, one.short) for one in found.cases] == [
        ("elm-school", "broken", 1),
        ("oak-college", "fragile", 0),
    ]
    assert events_short(found, found.cases[0]) == "1 more open event"
    assert condition(found.promise.promise, area(tmp_path)) == "Every partner has at least 1 open event still to come."


def test_one_more_event_makes_it_firm(tmp_path: Path) -> None:
    found = standing(tmp_path, "{each_provider: {kind: all}, events: {kind: [open-event, taster]}}")
    assert [(one.state, one.called_off) for one in found.cases] == [("kept", ())]


def test_without_a_calendar_it_is_not_checked(tmp_path: Path) -> None:
    found = standing(tmp_path, "{events: {kind: taster}}", calendar="events: {}\n")
    assert found.state == "unchecked"
    assert found.why.startswith("There is no calendar")


def test_the_test_is_said_in_words(tmp_path: Path) -> None:
    asked = Condition.model_validate(
        {
            "each": {"sector": "technical"},
            "events": {"kind": ["taster", "open-event"], "from": "2026-09-01", "until": "2027-08-31"},
            "from": "every-town",
            "within_minutes": "60",
            "at_least": "2",
        }
    )
    assert condition(asked, area(tmp_path)) == (
        "For each of the fifteen technical sectors there are at least 2 tasters or open events within about 60 minutes"
        " of every town from 1 September 2026 until 31 August 2027."
    )


@pytest.mark.parametrize(
    ("test", "says"),
    [
        ({"events": {"kind": "taster"}, "courses": {"level": "2"}}, "This test has 2 of each"),
        ({"events": {"kind": "taster"}, "has": "support"}, "“has” does not go with “events”."),
        ({"events": {"kind": "taster"}, "each": {"study": "full-time"}}, "“study” does not go with “events”."),
        (
            {"events": {"kind": "taster"}, "each": {"level": "2"}, "each_provider": {"kind": "all"}},
            "Events are counted for each choice or for each provider.",
        ),
        (
            {"events": {"kind": "taster", "within_days": "30", "from": "2027-01-01"}},
            "“within_days” counts from the day",
        ),
        (
            {"events": {"kind": "taster", "from": "2027-02-01", "until": "2027-01-01"}},
            "The last day is before the first.",
        ),
        ({"events": {"kind": "drop-in"}}, "“drop-in” is not a kind of event that we know."),
    ],
)
def test_what_does_not_go_together_is_refused(test: dict[str, object], says: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Condition.model_validate(test)
    assert refused.value.errors()[0]["msg"].startswith(says)


# ── The calendar of the pages ────────────────────────────────────────────────────────────────────────────────────────


def test_what_comes_is_in_the_order_of_days_and_what_is_over_is_left_out(tmp_path: Path) -> None:
    assert [one.id for one in calendar(area(tmp_path)).coming] == [
        "open-day",
        "digital-taster",
        "joinery-taster",
        "town-hall",
    ]


def test_a_course_shows_its_own_events_else_those_of_its_sector_else_its_providers(tmp_path: Path) -> None:
    def seen(text: str) -> list[str]:
        found = area(tmp_path, calendar=text)
        return [one.id for one in calendar(found).seen(found.courses["oak-college/joinery"])]

    assert seen(CALENDAR) == ["joinery-taster"]
    of_sector = CALENDAR.replace("    courses: [oak-college/joinery]\n", f"    sectors: [{BUILDING}]\n")
    assert seen(of_sector) == ["joinery-taster"]
    of_nothing = CALENDAR.replace("    courses: [oak-college/joinery]\n", "")
    assert seen(of_nothing) == ["open-day"]


def test_the_days_of_the_form_come_from_the_areas_own_file(tmp_path: Path) -> None:
    more = "common_form: {name: Oakshire form, opens: 2026-10-05, closes: 2027-01-29}\n"
    (tmp_path / "content/area").mkdir(parents=True)
    found = area(tmp_path, area=AREA + more)
    told = [(one.id, one.name, str(one.written.on)) for one in calendar(found).coming if one.id.startswith("common")]
    assert told == [("common-form-closes", "Oakshire form: last day for a sure answer", "2027-01-29")]
