"""What changed is told in words that learners' advisers use, the worst first; equal sides have nothing to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from prospectus.changes import courses, others, providers
from prospectus.changes.change import Change
from prospectus.changes.comparing import changes, side
from prospectus.changes.runs import Journeys, journey
from prospectus.model.area import AreaFile, Destination
from prospectus.model.calendar import Event
from prospectus.model.course import Course, Entry
from prospectus.model.provider import Provider, Site, Travel
from prospectus.model.run import Run
from prospectus.model.travel import Scheme
from prospectus.pipeline import load
from tests.small import (
    AREA,
    AREA_PATH,
    COURSE,
    COURSE_PATH,
    DESTINATIONS,
    DESTINATIONS_PATH,
    PROVIDER,
    PROVIDER_PATH,
    write,
)
from tests.small import changed as swap

Files = Mapping[str, str | None]
OTHER_PATH = "providers/oak-college/courses/carving.yml"
CALENDAR_PATH = "providers/oak-college/calendar.yml"
OTHER = swap(COURSE, ("title: Joinery", "title: Carving"), ("a door that fits", "a spoon that fits"))
CALENDAR = """\
events:
  evening:
    kind: open-event
    name: Open evening
    on: 2027-02-10
    from: "17:00"
    site: main
"""
TRAVEL_PATH = "content/area/travel.yml"
TRAVEL = """\
schemes:
  pass:
    name: Student pass
    kind: pass
    summary: Cheaper buses for students.
    who: Anybody of 16 to 18.
    how_much: £30 a month.
    how: Ask at reception.
    checked: 2026-11-02
"""
PROMISE_PATH = "content/area/entitlement.yml"
PROMISE = """\
promises:
  - id: joinery
    says: You can study joinery at level 2.
    for: learner
    promise: {each: {level: [2]}, at_least: 1}
"""


def compared(folder: Path, old: Files, new: Files) -> tuple[Change, ...]:
    """What is different between two states of the small area with these files instead of or beside its own."""
    made = []
    for name, files in (("old", old), ("new", new)):
        root = write(folder / name, dict(files))
        area = load(root, as_of=dt.date(2026, 11, 22)).area
        assert area
        made.append(side(root, area))
    return changes(*made)


def said(folder: Path, old: Files, new: Files) -> list[str]:
    """The same in words: how it is, what it is and what is so."""
    return [f"{one.effect.name} {one.title}: {one.says}" for one in compared(folder, old, new)]


def course(*swaps: tuple[str, str]) -> Files:
    """The small area with its course changed."""
    return {COURSE_PATH: swap(COURSE, *swaps)}


GRADES = ("  summary: Grade 2 in maths.\n", "  summary: Grade 2 in maths.\n  gcse: [{subject: maths, grade: 3}]\n")
FOUR = (GRADES[0], GRADES[1].replace("grade: 3", "grade: 4"))


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (course(("2027-09-06", "2027-09-06")), course(("2027-09-06", "2027-09-13")),
         "DIFFERENT Joinery, level 2: start moves from 6 September to 13 September 2027"),
        (course(), course(("start: 2027-09-06", "start: September 2028")),
         "DIFFERENT Joinery, level 2: start moves from 6 September 2027 to September 2028"),
        (course(GRADES), course(FOUR), "WORSE Joinery, level 2: entry grade rises from 3 to 4 in maths"),
        (course(FOUR), course(GRADES), "BETTER Joinery, level 2: entry grade falls from 4 to 3 in maths"),
        (course(), course(GRADES), "WORSE Joinery, level 2: now asks for grade 3 in maths"),
        (course(GRADES), course(), "BETTER Joinery, level 2: no longer asks for grade 3 in maths"),
        (course(), course(("Grade 2 in maths.", "Grade 3 in maths.")),
         "DIFFERENT Joinery, level 2: what you need changes from “Grade 2 in maths.” to “Grade 3 in maths.”"),
        (course(), course(("  summary: Grade 2 in maths.\n", "  summary: Grade 2 in maths.\n  level: 3\n")),
         "WORSE Joinery, level 2: now asks for level 3 to get in"),
        (course(), course(("  summary: Grade 2 in maths.\n", '  summary: Grade 2 in maths.\n  interview: "yes"\n')),
         "WORSE Joinery, level 2: there is an interview (before: nothing is said of an interview)"),
        (course(), course(('grades_needed: "yes"', 'grades_needed: "no"')),
         "BETTER Joinery, level 2: no grades are needed (before: grades are needed)"),
        (course(), course(("title: Joinery", "title: Bench joinery")),
         "DIFFERENT Bench joinery, level 2: it was called “Joinery”"),
        (course(), course(("level: 2", "level: E3")),
         "DIFFERENT Joinery, entry level 3: level falls from 2 to entry level 3"),
        (course(), course(("ages: 16-19", "ages: 14-19")),
         "BETTER Joinery, level 2: ages change from 16 to 19 to 14 to 19"),
        (course(("ages: 16-19", "ages: 14-19")), course(),
         "WORSE Joinery, level 2: ages change from 14 to 19 to 16 to 19"),
        (course(), course(("free: 16-18", "free: 16-17")),
         "WORSE Joinery, level 2: now free for ages 16 to 17 (before: free for ages 16 to 18)"),
        (course(), course(("free: 16-18", "free: 16-18\n  amount: 120")),
         "WORSE Joinery, level 2: cost is now given: £120"),
        (course(("free: 16-18", "amount: 120")), course(("free: 16-18", "amount: 99.50")),
         "BETTER Joinery, level 2: cost falls from £120 to £99.50"),
        (course(), course(("until: 2027-01-29", "until: 2027-01-15")),
         "WORSE Joinery, level 2: last day to apply moves from 29 January 2027 to 15 January 2027"),
        (course(), course(("    apply:\n      until: 2027-01-29\n", "")),
         "BETTER Joinery, level 2: last day to apply is no longer given; it was 29 January 2027"),
        (course(), course(("duration: 1 year", "duration: 2 years")),
         "DIFFERENT Joinery, level 2: length changes from 1 year to 2 years"),
        (course(), course(("study: full-time", "study: part-time")),
         "DIFFERENT Joinery, level 2: study changes from full-time to part-time"),
        (course(("day: monday", "day: monday")), course((', to: "16:00"}\n', ', to: "16:00"}\n        - {day: friday, from: "09:15", to: "12:00"}\n')),
         "BETTER Joinery, level 2: days change from Mon to Mon, Fri"),
        (course(), course(('to: "16:00"', 'to: "15:00"')),
         "DIFFERENT Joinery, level 2: hours change from Monday, 9:15am to 4pm to Monday, 9:15am to 3pm"),
        (course(), course(("  - job: joiner\n", "  - job: joiner\n  - says: Work in a shop.\n")),
         "BETTER Joinery, level 2: now leads to “Work in a shop.”"),
        (course(("  - job: joiner\n", "  - job: joiner\n  - says: Work in a shop.\n")), course(),
         "WORSE Joinery, level 2: no longer leads to “Work in a shop.”"),
        (course(), course(("how: school", "how: ucas")),
         "DIFFERENT Joinery, level 2: how to apply changes from Through your school to Through UCAS"),
        (course(), course(("City & Guilds", "NOCN")),
         "DIFFERENT Joinery, level 2: awarding body changes from “City & Guilds” to “NOCN”"),
        (course(), course(("You like to work with wood.", "You like wood."), ("In the workshop", "In a workshop")),
         "WORDS Joinery, level 2: other words on who it is for, how you will learn"),
        (course(), course(("  on: 2026-11-03", "  on: 2026-11-20")),
         "CHECKED Joinery, level 2: checked on 20 November 2026 by Admissions team (before: 3 November 2026 by Admissions team)"),
        ({OTHER_PATH: OTHER}, {}, "GONE Carving, level 2: this course is gone"),
        ({}, {OTHER_PATH: OTHER}, "NEW Carving, level 2: this course is new"),
        ({OTHER_PATH: OTHER}, {OTHER_PATH: swap(OTHER, ("published", "withdrawn"))},
         "GONE Carving, level 2: this course is withdrawn"),
        ({OTHER_PATH: OTHER}, {"providers/oak-college/courses/spoons.yml": f"{OTHER}formerly: [oak-college/carving]\n"},
         "DIFFERENT Carving, level 2: its page moves from courses/oak-college/carving/ to courses/oak-college/spoons/"),
        ({}, {PROVIDER_PATH: swap(PROVIDER, ("01632 960101", "01632 960199"))},
         "DIFFERENT Oak College: Admissions team: telephone changes from 01632 960101 to 01632 960199"),
        ({}, {PROVIDER_PATH: swap(PROVIDER, ("1 Acorn Lane", "2 Acorn Lane"))},
         "DIFFERENT Main building: moves from 1 Acorn Lane, Oakham Green WT1 2AB to 2 Acorn Lane, Oakham Green WT1 2AB"),
        ({}, {PROVIDER_PATH: swap(PROVIDER, ('step_free: "yes"', "step_free: partly"))},
         "WORSE Main building: steps: now partly step-free (before: step-free throughout)"),
        ({}, {PROVIDER_PATH: swap(PROVIDER, ("Bus 1 stops", "Bus 2 stops"))}, "WORDS Main building: other words on the bus"),
        ({CALENDAR_PATH: CALENDAR}, {CALENDAR_PATH: swap(CALENDAR, ("2027-02-10", "2027-02-17"), ("17:00", "18:00"))},
         "DIFFERENT Open evening: moves from 10 February 2027 to 17 February 2027; hours change from 5pm to 6pm"),
        ({CALENDAR_PATH: CALENDAR}, {CALENDAR_PATH: f"{CALENDAR}    repeats: {{every: week, until: 2027-03-10}}\n"},
         "DIFFERENT Open evening: how often is now given: every week until 10 March 2027"),
        ({CALENDAR_PATH: CALENDAR}, {}, "GONE Open evening: this event is gone"),
        ({TRAVEL_PATH: TRAVEL}, {TRAVEL_PATH: swap(TRAVEL, ("£30 a month", "£40 a month"))},
         "DIFFERENT Student pass: how much changes from “£30 a month.” to “£40 a month.”"),
        ({}, {DESTINATIONS_PATH: swap(DESTINATIONS, ("at a bench", "at a saw"))},
         "WORDS Joiner: other words on what it is like"),
        ({}, {AREA_PATH: swap(AREA, ("ends: 2028-07-21", "ends: 2028-07-20"))},
         "DIFFERENT Oakshire: the school year changes from 1 September 2027 to 21 July 2028 to 1 September 2027 to 20 July 2028"),
        ({"content/parents.md": "# Parents\n"}, {"content/parents.md": "# Parents\n\nMore.\n"},
         "WORDS /parents/: other words on this page"),
    ],
)  # fmt: skip
def test_each_kind_of_change_is_told_in_words(tmp_path: Path, old: Files, new: Files, told: str) -> None:
    assert said(tmp_path, old, new) == [told]


def test_a_telephone_number_with_other_spaces_is_no_change(tmp_path: Path) -> None:
    assert said(tmp_path, {}, {PROVIDER_PATH: swap(PROVIDER, ("01632 960101", "(01632)  960 101"))}) == []


def test_a_promise_that_breaks_is_told_with_where_and_one_that_is_kept_again(tmp_path: Path) -> None:
    broken = {PROMISE_PATH: PROMISE, COURSE_PATH: swap(COURSE, ("level: 2", "level: 1"))}
    assert said(tmp_path / "a", {PROMISE_PATH: PROMISE}, broken)[0] == (
        "WORSE You can study joinery at level 2.: now broken in 1 case: Level 2"
    )
    assert "BETTER You can study joinery at level 2.: no longer broken in 1 case: Level 2" in said(
        tmp_path / "b", broken, {PROMISE_PATH: PROMISE}
    )


def test_of_several_runs_each_is_told_with_which_it_is(tmp_path: Path) -> None:
    evening = """\
  - site: main
    start: 2027-09-08
    duration: 1 year
    study: part-time
    pattern: evening
    delivery: classroom
    timetable:
      sessions:
        - {day: tuesday, from: "18:00", to: "20:00"}
"""
    two = swap(COURSE, ("cost:\n", f"{evening}cost:\n"))
    assert said(tmp_path / "a", {}, {COURSE_PATH: two}) == [
        "BETTER Joinery, level 2: now also runs at Main building from 8 Sep 2027"
    ]
    later = swap(two, ("2027-09-06", "2027-09-13"), ("18:00", "18:30"))
    assert said(tmp_path / "b", {COURSE_PATH: two}, {COURSE_PATH: later}) == [
        "DIFFERENT Joinery, level 2: the run at Main building from 6 Sep 2027: start moves from 6 September to 13 September 2027; "
        "the run at Main building from 8 Sep 2027: hours change from Tuesday, 6pm to 8pm to Tuesday, 6:30pm to 8pm"
    ]
    assert said(tmp_path / "c", {COURSE_PATH: later}, {}) == [
        "WORSE Joinery, level 2: no longer runs at Main building from 8 Sep 2027; "
        "the run at Main building from 13 Sep 2027: start moves from 13 September to 6 September 2027"
    ]


def test_what_is_worst_for_learners_comes_first(tmp_path: Path) -> None:
    files = {
        COURSE_PATH: swap(COURSE, FOUR, ("2027-09-06", "2027-09-13")),
        OTHER_PATH: None,
        PROVIDER_PATH: swap(PROVIDER, ("A college among oaks", "A college under oaks")),
    }
    found = compared(tmp_path, {OTHER_PATH: OTHER}, files)
    assert [(one.effect.name, one.title) for one in found] == [
        ("GONE", "Carving, level 2"), ("WORSE", "Joinery, level 2"), ("WORDS", "Oak College"),
    ]  # fmt: skip
    assert [one.says for one in found[1].facts] == [
        "now asks for grade 4 in maths",
        "start moves from 6 September to 13 September 2027",
    ]


def test_a_course_whose_file_cannot_be_read_on_one_side_is_not_called_new(tmp_path: Path) -> None:
    old = load(write(tmp_path / "old", {OTHER_PATH: swap(OTHER, ("level: 2", "level: 22"))})).area
    new = load(write(tmp_path / "new", {OTHER_PATH: OTHER})).area
    assert old and new
    assert not changes(side(tmp_path / "old", old, frozenset({OTHER_PATH})), side(tmp_path / "new", new))


# ── Nothing is left out ──────────────────────────────────────────────────────────────────────────────────────────────

NOT_TOLD = {
    Course: {"formerly", "reference"},  # formerly tells which course one is
    Entry: set(),
    Run: {"reference"},
    Provider: {"ukprn", "urn", "imported"},
    Site: {"reference"},
    Travel: set(),
    Event: {"provider"},
    Scheme: set(),
    Destination: set(),
    AreaFile: {"edit_url", "feedback", "freshness", "licence", "publish_demand"},
}
TOLD = {
    Course: {"title", "status", "kind", "qualification", "level", "subject", "sector", "ages", "entry", "leads_to", "runs",
             "cost", "apply", "english_maths", "reviewed", "imported", *courses.TEXTS},
    Entry: {"summary", "level", "gcse", "from_", "alternatives", "interview", "grades_needed"},
    Run: {"site", "start", "duration", "end", "study", "pattern", "delivery", "timetable", "apply", "delivered_by"},
    Provider: {"name", "kind", "website", "contacts", "inspection", "sites", "reviewed", *providers.PROVIDER_TEXTS},
    Site: {"name", "address", "town", "postcode", "location", "step_free", "travel", *providers.SITE_TEXTS},
    Travel: {"checked", *providers.TRAVEL_TEXTS},
    Event: {"name", "on", "until", "repeats", "from_", "to", "site", "place", "cost", *others.EVENT_TEXTS},
    Scheme: {"who", "how_much", "how", "applies", "checked", *others.SCHEME_TEXTS},
    Destination: {"name", "pay", *others.DESTINATION_TEXTS},
    AreaFile: {"academic_year", "contacts", "common_form", *others.AREA_TEXTS},
}  # fmt: skip


@pytest.mark.parametrize("model", TOLD, ids=lambda model: model.__name__)
def test_every_key_of_a_file_is_told_or_left_out_on_purpose(model: type) -> None:
    assert TOLD[model] & NOT_TOLD[model] == set()
    assert TOLD[model] | NOT_TOLD[model] | {"accepted"} >= set(model.model_fields)  # type: ignore[attr-defined]


# ── Any two states ───────────────────────────────────────────────────────────────────────────────────────────────────

SWAPS = (
    ("2027-09-06", "2027-09-13"), ("level: 2", "level: 3"), GRADES, ("free: 16-18", "amount: 420"),
    ("    apply:\n      until: 2027-01-29\n", ""), ("status: published", "status: withdrawn"),
    ("  - job: joiner\n", "  - says: Work.\n"), ("site: main", "site: main\n    delivered_by: oak-college"),
    ('- {day: monday, from: "09:15", to: "16:00"}', '- {day: friday, from: "09:15", to: "16:00"}'),
    ("duration: 1 year", "end: 2028-06-30"), ("keywords: [joiner, wood]\n", ""), ("  contact: admissions\n", ""),
)  # fmt: skip
states = st.tuples(
    st.lists(st.sampled_from(SWAPS), unique=True, max_size=6),
    st.sampled_from((None, OTHER, swap(OTHER, ("published", "draft")), f"{OTHER}formerly: [oak-college/whittling]\n")),
    st.booleans(),
    st.booleans(),
)


def files(state: tuple[list[tuple[str, str]], str | None, bool, bool]) -> Files:
    swaps, other, moved, evening = state
    path = "providers/oak-college/courses/whittling.yml" if moved and other and "formerly" not in other else OTHER_PATH
    return {COURSE_PATH: swap(COURSE, *swaps), path: other, CALENDAR_PATH: CALENDAR if evening else None}


@settings(max_examples=15, deadline=None, suppress_health_check=list(HealthCheck))
@given(states, states)
def test_both_directions_tell_of_as_many_things_and_equal_sides_of_none(
    tmp_path_factory: pytest.TempPathFactory, one: object, other: object
) -> None:
    folder = tmp_path_factory.mktemp("sides")
    there = compared(folder / "there", files(one), files(other))  # type: ignore[arg-type]
    back = compared(folder / "back", files(other), files(one))  # type: ignore[arg-type]
    assert len(there) == len(back)
    assert sum(len(change.facts) for change in there) == sum(len(change.facts) for change in back)
    assert not compared(folder / "same", files(one), files(one))  # type: ignore[arg-type]


# ── Journeys ─────────────────────────────────────────────────────────────────────────────────────────────────────────


class Ways:
    """Stands for what is known of journeys: so many minutes from each village."""

    def __init__(self, **minutes: int | None) -> None:
        self.minutes = minutes

    def run_minutes(self, run: object, locality: str) -> int | None:
        return self.minutes[locality]


def journeys(digest: str, **minutes: int | None) -> Journeys:
    """An area with these villages, a timetable, and so many minutes from each."""
    localities = {id_: SimpleNamespace(written=SimpleNamespace(name=id_.capitalize())) for id_ in minutes}
    area = SimpleNamespace(feed=SimpleNamespace(digest=digest), localities=localities)
    return Journeys(area, Ways(**minutes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ({"elm": 20}, {"elm": 24}, []),  # under five minutes nobody has to hear of it
        ({"elm": 20}, {"elm": 25}, ["WORSE the journey from Elm changes from 20 to 25 minutes"]),
        ({"elm": 40}, {"elm": 25}, ["BETTER the journey from Elm changes from 40 to 25 minutes"]),
        ({"elm": 40}, {"elm": None}, ["WORSE from Elm there is no journey to it any more (before: 40 minutes)"]),
        ({"elm": None}, {"elm": 40}, ["BETTER from Elm there is now a journey to it, of 40 minutes"]),
        (
            {"elm": 20, "ash": 20, "oak": 30},
            {"elm": 30, "ash": 50, "oak": 10},
            [
                "WORSE the journey from Ash changes from 20 to 50 minutes, and from 1 other place it is longer too",
                "BETTER the journey from Oak changes from 30 to 10 minutes",
            ],
        ),
    ],
)
def test_longer_and_shorter_journeys_are_told_of_the_place_for_which_most_changes(
    tmp_path: Path, old: dict[str, int | None], new: dict[str, int | None], told: list[str]
) -> None:
    area = load(write(tmp_path)).area
    assert area
    (run,) = area.courses["oak-college/joinery"].runs
    found = journey(run, run, journeys("a", **old), journeys("b", **new))
    assert [f"{fact.effect.name} {fact.says}" for fact in found] == told
    assert not list(journey(run, run, journeys("a", **old), journeys("a", **new)))  # the same buses, place and hours
