"""The arithmetic of hours agrees with comparing every lesson with every other; counts agree with going through pairs."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import combinations, pairwise
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.area import Area, Course
from prospectus.derive.timetable import placing, together
from prospectus.derive.timetable.between import Between, moves
from prospectus.derive.timetable.change import changes
from prospectus.derive.timetable.clashes import counted, meeting
from prospectus.derive.timetable.hours import hours, hours_of, in_words, lessons, spans, within
from prospectus.derive.timetable.placing import in_blocks
from prospectus.derive.timetable.week import week
from prospectus.derive.travel.travel import Travel
from prospectus.pipeline import load
from prospectus.reporting.timetable import report
from tests.small import COURSE, changed, write

Lesson = tuple[int, int, int]
FOLDER = "providers/oak-college/courses"
WHEN = '    timetable:\n      sessions:\n        - {day: monday, from: "09:15", to: "16:00"}\n'
TIMETABLE = """\
year_groups:
  12: {name: Year 12, ages: 16-19}
  13: {name: Year 13, ages: 16-19}
blocks:
  block-a: {name: Block A, year_groups: [12, 13], sessions: [{day: monday, from: "09:00", to: "11:00"}]}
  block-b: {name: Block B, year_groups: [12, 13], sessions: [{day: tuesday, from: "09:00", to: "11:00"}]}
  block-c: {name: Block C, year_groups: [12, 13], sessions: [{day: friday, from: "09:00", to: "11:00"}]}
"""


@st.composite
def lesson(draw: st.DrawFn) -> Lesson:
    start = draw(st.integers(0, 1438))
    return draw(st.integers(0, 6)), start, draw(st.integers(start + 1, 1439))


WEEKS = st.lists(lesson(), max_size=5).map(tuple)


def touch(one: Lesson, other: Lesson) -> bool:
    """Whether two lessons share a minute, by looking at every minute."""
    return one[0] == other[0] and bool(set(range(*one[1:])) & set(range(*other[1:])))


@given(WEEKS, WEEKS)
def test_two_weeks_meet_when_any_two_lessons_share_a_minute(one: tuple[Lesson, ...], other: tuple[Lesson, ...]) -> None:
    assert bool(hours_of(one) & hours_of(other)) == any(touch(a, b) for a in one for b in other)


@given(WEEKS, WEEKS)
def test_one_week_lies_in_another_when_each_of_its_minutes_does(
    one: tuple[Lesson, ...], other: tuple[Lesson, ...]
) -> None:
    minutes = [{(day, minute) for day, start, end in told for minute in range(start, end)} for told in (one, other)]
    assert within(hours_of(one), hours_of(other)) == (minutes[0] <= minutes[1])


@given(WEEKS)
def test_the_stretches_of_a_week_are_the_same_hours_and_do_not_touch(told: tuple[Lesson, ...]) -> None:
    found = tuple(spans(hours_of(told)))
    assert hours_of(found) == hours_of(told)
    assert all(a[0] < b[0] or a[2] < b[1] for a, b in pairwise(found))


def test_lessons_that_follow_each_other_at_once_do_not_meet() -> None:
    assert hours_of(((0, 540, 600),)) & hours_of(((0, 600, 660),)) == 0
    assert in_words(hours_of(((0, 540, 600), (4, 795, 945)))) == "Monday 09:00 to 10:00, Friday 13:15 to 15:45"


def test_a_week_has_monday_to_friday_and_saturday_only_when_it_is_used() -> None:
    plain = week([((0, 540, 600), "biology"), ((0, 540, 600), "art"), ((2, 1080, 1200), "welding")])
    assert (plain.parts, [day.name for day in plain.days]) == (
        ["Morning", "Evening"],
        ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"],
    )
    assert plain.days[0].cells == [[("09:00 to 10:00", ["biology", "art"])], []]
    assert week([((5, 600, 660), "band")]).days[-1].name == "Saturday"


# ── Courses ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def area(root: Path, **blocks: str) -> Area:
    """Oak College with these courses, each in its block; “x+y” is two dates."""
    files: dict[str, str | None] = {"content/area/timetable.yml": TIMETABLE}
    for name, told in blocks.items():
        text = changed(
            COURSE,
            ("title: Joinery", f"title: {name.capitalize()}"),
            ("Make a door that fits.", f"About {name}."),
            ("study: full-time", "study: part-of-programme"),
        )
        start, end = text.index("  - site: main"), text.index("cost:")
        runs = [changed(text[start:end], (WHEN, f"    timetable: {{block: block-{one}}}\n")) for one in told.split("+")]
        files[f"{FOLDER}/{name}.yml"] = text[:start] + "".join(runs) + text[end:]
    loaded = load(write(root, files), as_of=dt.date(2026, 11, 22))
    assert loaded.area is not None
    return loaded.area


def naive(courses: list[Course]) -> int:
    """The pairs of which every date meets every date, going through every lesson of every pair."""
    told = {course.key: [lessons(run.sessions) for run in course.runs] for course in courses}
    return sum(
        all(any(touch(x, y) for x in a for y in b) for a in told[one.key] for b in told[other.key])
        for one, other in combinations(courses, 2)
    )


def test_pairs_are_counted_as_going_through_them_counts_them(tmp_path: Path) -> None:
    made = area(tmp_path, biology="a", chemistry="a", drama="b", english="a+b", french="c", greek="b", history="a+b")
    (pool,) = together.pools(made)
    assert pool.name == "Year 12 and Year 13"
    found = counted(pool)
    # biology–chemistry and drama–greek; english and history have two dates each, so that they go with everything.
    assert (found.pairs, found.meeting) == (21, 2) == (21, naive(pool.courses))
    assert {(pair.one.title, pair.other.title) for pair in meeting(pool, 10)} == {
        ("Biology", "Chemistry"),
        ("Drama", "Greek"),
    }
    assert len(meeting(pool, 1)) == 1


def test_the_best_change_frees_most_pairs(tmp_path: Path) -> None:
    made = area(tmp_path, biology="a", chemistry="a", drama="a", english="b")
    (pool,) = together.pools(made)
    found = changes(made, pool)
    # Any of the three in block A that goes to the empty block C is freed from the two others; in B it meets English.
    best = [(one.course.id, one.to.id, one.freed, one.lost) for one in found]
    assert best[:3] == [(name, "block-c", 2, 0) for name in ("biology", "chemistry", "drama")]
    assert best[3:] == [(name, "block-b", 2, 1) for name in ("biology", "chemistry", "drama")]


def test_a_change_says_which_of_two_dates_moves(tmp_path: Path) -> None:
    made = area(tmp_path, biology="a+b", chemistry="a", drama="b", english="c")
    (pool,) = together.pools(made)
    moved = [(one.run.block.id, one.from_.id) for one in changes(made, pool) if one.run.block]
    assert all(run == block for run, block in moved)
    told = [line for line in report(made).text.splitlines() if "to Block" in line and "biology" in line]
    assert len(told) == len(set(told)), "no two lines about the same course are the same"
    assert all("(starts " in line for line in told)


def test_what_is_alone_is_found_without_comparing_all_with_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """A hundred courses at a hundred different times: each is compared with two others at most, and itself."""
    classes = {frozenset({1 << at}): (SimpleNamespace(title=f"Course {at}", key=str(at)),) for at in range(100)}
    compared = []
    monkeypatch.setattr(together, "alike", lambda _: classes)
    monkeypatch.setattr(together, "meet", lambda one, other: compared.append(one) or one == other)
    assert together.alone([]) == []
    assert len(compared) <= 300


def test_the_hours_of_each_block_are_worked_out_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = area(tmp_path, biology="a", chemistry="b", drama="a", english="b")
    plain = dataclasses.replace(made.courses["oak-college/joinery"].runs[0], block=None)
    courses = {
        str(number): dataclasses.replace(made.courses["oak-college/joinery"], runs=(plain,)) for number in range(50)
    }
    counted_hours = []
    monkeypatch.setattr(placing, "hours", lambda sessions: counted_hours.append(1) or hours(sessions))
    in_blocks(dataclasses.replace(made, courses=courses))
    assert len(counted_hours) <= 50 + 3


def test_what_is_alone_is_what_meets_all_others(tmp_path: Path) -> None:
    made = area(tmp_path, biology="a", chemistry="a", drama="a", english="b")
    (pool,) = together.pools(made)
    by_id = {one.id: one for one in pool.courses}
    assert together.alone(pool.courses) == []
    assert together.alone([by_id[one] for one in ("biology", "chemistry", "drama")]) == [
        by_id["biology"], by_id["chemistry"], by_id["drama"]
    ]  # fmt: skip


def test_a_course_stands_once_in_each_of_its_blocks(tmp_path: Path) -> None:
    made = area(tmp_path, biology="a+b", chemistry="a+a")
    assert {id_: [course.id for course, _ in found] for id_, found in in_blocks(made).items()} == {
        "block-a": ["biology", "chemistry"],
        "block-b": ["biology"],
        "block-c": [],
    }


# ── The way between ──────────────────────────────────────────────────────────────────────────────────────────────────


def test_one_has_to_get_from_each_lesson_to_the_next_at_another_place_on_the_same_day() -> None:
    here, there = [(0, 540, 600), (0, 780, 840), (1, 540, 600)], [(0, 660, 720), (2, 540, 600)]
    assert list(moves("a/a", here, "b/b", there)) == [("a/a", "b/b", 0, 600, 660), ("b/b", "a/a", 0, 720, 780)]


class Told(Travel):
    """Ways that a test makes up: on foot in 20 minutes, or by bus."""

    def walk_minutes(self, origin: str, site: str) -> int | None:
        return 20 if site == "b/near" else None

    def between(self, site: str, other: str, day: str) -> tuple[tuple[int, int], ...]:
        return ((610, 640), (650, 700)) if other == "b/far" else ()


class Known(Between):
    def is_known(self, site: str, other: str, day: int) -> bool:
        return other != "b/unknown"


def test_a_way_fits_on_foot_or_by_bus_and_is_never_guessed(tmp_path: Path) -> None:
    made = area(tmp_path, biology="a")
    between = Known(made, Told(made))
    assert between.fits("a/a", "a/a", 0, 600, 600) == "fits"
    assert between.fits("a/a", "b/near", 0, 600, 620) == "fits"
    assert between.fits("a/a", "b/near", 0, 600, 619) == "not"
    assert between.fits("a/a", "b/far", 0, 610, 640) == "fits"
    assert between.fits("a/a", "b/far", 0, 611, 699) == "not"
    assert between.fits("a/a", "b/far", 0, 611, 700) == "fits"
    assert between.fits("a/a", "b/nothing", 0, 540, 1000) == "not"
    assert between.fits("a/a", "b/unknown", 0, 540, 1000) == "unknown"
