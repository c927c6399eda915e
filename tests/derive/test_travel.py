"""Journeys of a small timetable, each worked out by hand, and what is asked of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive import network
from prospectus.derive.entitlement import entitlement
from prospectus.derive.travel.journey import Journey, Leg
from prospectus.derive.travel.travel import Travel, travel
from prospectus.pipeline import load
from tests import timetables
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

LOCALITIES = """\
ashby:
  name: Ashby
  kind: village
  location: {lat: 52.4000, lon: -2.6000}
near-oak:
  name: Near Oak
  kind: village
  location: {lat: 52.3180, lon: -2.6000}
far-away:
  name: Far Away
  kind: village
  location: {lat: 53.0000, lon: -2.6000}
"""
SITE = "oak-college/main"
NINE_FIFTEEN, FOUR = 9 * 60 + 15, 16 * 60


def area(root: Path, files: dict[str, str | None] | None = None, **feed: str | None) -> Area:
    """The small area with a timetable, with these files instead; `stop_times="…"` is one of the timetable's."""
    own = {"content/area/localities.yml": LOCALITIES} | (files or {})
    write(root, own)
    timetables.write(root / "content/area/gtfs", {f"{name}.txt": text for name, text in feed.items()})
    loaded = load(root)
    assert [one for one in loaded.problems if one.severity == "error"] == []
    assert loaded.area is not None
    return loaded.area


def ways_of(found: Area) -> Travel:
    return travel(found)


def told(journey: Journey | None) -> list[str] | None:
    """A journey as a person would tell it, leg by leg."""
    return [_leg(leg) for leg in journey.legs] if journey else None


def _leg(leg: Leg) -> str:
    what = f"{leg.mode} {leg.line} to {leg.towards}" if leg.line else leg.mode
    return f"{clock(leg.leaves)} {leg.from_} – {clock(leg.arrives)} {leg.to} ({what})"


def clock(minutes: int) -> str:
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def times(journey: Journey | None) -> str | None:
    return f"{clock(journey.leaves)}–{clock(journey.arrives)}" if journey else None


# The college is 56 m from its gate: 56 × 1.3 / 80 m a minute, rounded up, is 1 minute on foot. Ashby's middle is
# at The Green itself. The bus at 07:50 is in Oakham at 08:20; with 3 minutes to change the bus at 08:22 is missed, and
# the one at 08:40 is at the gate at 08:50. Lessons begin at 09:15, so 09:10 is the latest.


def test_the_way_there_and_home_leg_by_leg(tmp_path: Path) -> None:
    ways = ways_of(area(tmp_path)).ways("ashby", SITE, "monday", NINE_FIFTEEN, FOUR)
    assert ways is not None
    assert told(ways.there) == [
        "07:50 Ashby, The Green – 08:20 Oakham Market (bus 1 to Oakham)",
        "08:40 Oakham Market – 08:50 College Gate (bus 2 to College)",
        "08:50 College Gate – 08:51 Main building (walk)",
    ]
    assert told(ways.home) == [
        "16:09 Main building – 16:10 College Gate (walk)",
        "16:10 College Gate – 16:20 Oakham Market (bus 2 to Market)",
        "16:30 Oakham Market – 17:00 Ashby, The Green (bus 1 to Ashby)",
    ]
    assert (times(ways.before), times(ways.last_home)) == ("07:20–08:33", "16:09–17:00")
    assert ways.there is not None
    assert (ways.there.minutes, ways.there.changes, ways.there.walking) == (61, 1, 1)


def test_a_way_that_is_quick_to_change_needs_an_area_that_says_so(tmp_path: Path) -> None:
    travel_file = "reckoning: {change_at_least: 2}\n"
    ways = ways_of(area(tmp_path, {"content/area/travel.yml": travel_file}))
    found = ways.ways("ashby", SITE, "monday", NINE_FIFTEEN, FOUR)
    assert found is not None
    assert times(found.there) == "07:50–08:33"  # 08:20 and 2 minutes: the bus at 08:22


def test_who_has_to_be_there_earlier_takes_the_bus_before(tmp_path: Path) -> None:
    ways = ways_of(area(tmp_path))
    assert [times(one.there) for start in (8 * 60 + 56, 8 * 60 + 55, 8 * 60 + 38, 8 * 60 + 37)
            if (one := ways.ways("ashby", SITE, "monday", start, FOUR))] == [
        "07:50–08:51",  # 08:51 is 5 minutes before
        "07:20–08:33",  # and 08:51 no longer is
        "07:20–08:33",
        None,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("transfers", "there"),
    [
        ("market,market,3,", None),  # nobody can change there
        ("market,market,2,1500", "07:20–08:33"),  # 25 minutes: 07:50 to 08:15, then the bus at 08:22
        ("market,market,2,90", "07:50–08:33"),  # 2 minutes: 08:20 to 08:22
        ("market,market,1,", "07:50–08:51"),  # a connection that is kept says nothing of minutes
        ("market,station,2,6000", "07:50–08:51"),  # elsewhere
    ],
)
def test_what_the_timetable_says_of_changing_counts(tmp_path: Path, transfers: str, there: str | None) -> None:
    text = f"from_stop_id,to_stop_id,transfer_type,min_transfer_time\n{transfers}\n"
    ways = ways_of(area(tmp_path, transfers=text)).ways("ashby", SITE, "monday", NINE_FIFTEEN, FOUR)
    assert ways is not None
    assert times(ways.there) == there


def test_a_change_between_two_stops_takes_the_walk_besides(tmp_path: Path) -> None:
    # From the market to the station are 222 m: 4 minutes on foot and 3 to change, so 08:20 is 08:27 there.
    moved = timetables.FILES["stop_times.txt"].replace("08:40:00,08:40:00,market", "08:27:00,08:27:00,station")
    ways = ways_of(area(tmp_path, stop_times=moved)).ways("ashby", SITE, "monday", NINE_FIFTEEN, FOUR)
    assert ways is not None
    assert told(ways.there) == [
        "07:50 Ashby, The Green – 08:20 Oakham Market (bus 1 to Oakham)",
        "08:20 Oakham Market – 08:24 Oakham Station (walk)",
        "08:27 Oakham Station – 08:50 College Gate (bus 2 to College)",
        "08:50 College Gate – 08:51 Main building (walk)",
    ]


def test_stops_that_are_named_are_taken_and_no_others(tmp_path: Path) -> None:
    # The Bridge is 556 m from Ashby's middle: 9.03 minutes, so 10; the bus at 07:53 is left for at 07:43.
    named = changed(LOCALITIES, ("{lat: 52.4000, lon: -2.6000}\n", "{lat: 52.4000, lon: -2.6000}\n  stops: bridge\n"))
    ways = ways_of(area(tmp_path, {"content/area/localities.yml": named}))
    found = ways.ways("ashby", SITE, "monday", NINE_FIFTEEN, FOUR)
    assert found is not None
    assert times(found.there) == "07:43–08:51"
    assert found.home is None  # the bus home does not call there


EVENING = """\
back,24:10:00,24:10:00,gate,1
back,24:20:00,24:20:00,market,2
home,24:30:00,24:30:00,market,1
home,25:00:00,25:00:00,green,2
"""


def test_what_runs_after_midnight_belongs_to_the_evening(tmp_path: Path) -> None:
    start, _, _ = timetables.FILES["stop_times.txt"].partition("back,")
    ways = ways_of(area(tmp_path, stop_times=start + EVENING)).ways("ashby", SITE, "friday", NINE_FIFTEEN, 23 * 60)
    assert ways is not None
    assert times(ways.home) == "24:09–25:00"


def test_a_bus_that_the_next_day_begins_with_does_so_too(tmp_path: Path) -> None:
    start, _, _ = timetables.FILES["stop_times.txt"].partition("back,")
    trips = (
        timetables.FILES["trips.txt"]
        .replace("r2,term,back", "r2,saturday,back")
        .replace("r1,term,home", "r1,saturday,home")
    )
    days = timetables.FILES["calendar.txt"] + "saturday,0,0,0,0,0,1,0,20260901,20280721\n"
    early = EVENING.replace("24:", "00:").replace("25:", "01:")
    found = ways_of(area(tmp_path, stop_times=start + early, trips=trips, calendar=days))
    friday, saturday = (found.ways("ashby", SITE, day, NINE_FIFTEEN, 23 * 60) for day in ("friday", "saturday"))
    assert friday is not None and saturday is not None
    assert times(friday.home) == "24:09–25:00"
    assert saturday.home is None  # nothing runs on Sunday morning


def test_who_lives_near_walks_when_no_bus_is_better(tmp_path: Path) -> None:
    # Near Oak is 2,002 m away: 32.5 minutes on foot, so 33. On a Sunday no bus runs.
    ways = ways_of(area(tmp_path))
    found = ways.ways("near-oak", SITE, "sunday", NINE_FIFTEEN, FOUR)
    assert found is not None
    assert told(found.there) == ["08:37 Near Oak – 09:10 Main building (walk)"]
    assert told(found.home) == ["16:00 Main building – 16:33 Near Oak (walk)"]
    assert (found.before, found.last_home) == (None, None)
    assert ways.walk_minutes("near-oak", SITE) == 33
    assert ways.walk_minutes("ashby", SITE) is None


def test_a_day_on_which_there_is_no_way_is_missing(tmp_path: Path) -> None:
    course = changed(COURSE, ("        - {day: monday, from: \"09:15\", to: \"16:00\"}\n",
        "        - {day: saturday, from: \"10:00\", to: \"12:00\"}\n        - {day: tuesday, from: \"13:00\", to: \"15:00\"}\n"
        "        - {day: monday, from: \"10:00\", to: \"11:00\"}\n        - {day: monday, from: \"12:00\", to: \"15:45\"}\n"))  # fmt: skip
    found = area(tmp_path, {COURSE_PATH: course})
    ways, (only,) = ways_of(found), found.published
    trip = ways.trip(only.runs[0], "ashby")
    assert trip is not None
    # Monday and Saturday both begin at 10; Monday comes first in the week, and lasts until its last lesson.
    assert (trip.day, trip.start, trip.finish, trip.missing) == ("monday", 600, 945, ("saturday",))
    assert times(trip.ways.there) == "07:50–08:51"
    assert ways.minutes(only, "ashby") is None


def test_minutes_are_those_of_the_quickest_run(tmp_path: Path) -> None:
    found = area(tmp_path)
    assert ways_of(found).minutes(found.published[0], "ashby") == 61
    assert ways_of(found).minutes(found.published[0], "near-oak") == 33
    assert ways_of(found).minutes(found.published[0], "far-away") is None


def test_a_run_without_lessons_is_taken_to_be_on_wednesday_from_nine_to_four(tmp_path: Path) -> None:
    course, _, rest = COURSE.partition("    timetable:")
    course += rest[rest.index("    apply:") :]
    found = area(tmp_path, {COURSE_PATH: course})
    trip = ways_of(found).trip(found.published[0].runs[0], "ashby")
    assert trip is not None
    assert (trip.assumed, trip.day, times(trip.ways.there)) == (True, "wednesday", "07:50–08:51")


def test_online_is_no_journey(tmp_path: Path) -> None:
    course = changed(COURSE, ("  - site: main\n    start", "  - start"), ("delivery: classroom", "delivery: online"))
    found = area(tmp_path, {COURSE_PATH: course})
    assert ways_of(found).minutes(found.published[0], "far-away") == 0
    assert ways_of(found).trip(found.published[0].runs[0], "far-away") is None


def test_without_a_timetable_only_walks_are_known(tmp_path: Path) -> None:
    write(tmp_path, {"content/area/localities.yml": LOCALITIES})
    found = load(tmp_path).area
    assert found is not None
    ways = travel(found)
    assert ways.timetable is None
    assert ways.ways("near-oak", SITE, "monday", NINE_FIFTEEN, FOUR) is None
    assert ways.trip(found.published[0].runs[0], "near-oak") is None
    assert ways.minutes(found.published[0], "near-oak") is None
    assert ways.between(SITE, SITE, "monday") == ()
    assert ways.walk_minutes("near-oak", SITE) == 33


def test_the_timetable_tells_whose_it_is_and_until_when(tmp_path: Path) -> None:
    info = "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version\nOakshire,https://bus.example,en,20260901,20271231,autumn\n"
    used = ways_of(area(tmp_path, feed_info=info)).timetable
    assert used is not None
    assert (used.publisher, used.version, used.first, used.last) == (
        "Oakshire",
        "autumn",
        dt.date(2026, 9, 1),
        dt.date(2027, 12, 31),
    )
    assert used.week == dt.date(2026, 11, 9)  # the Monday after 3 November 2026, the day the data speak of
    assert (used.stops, used.lines) == (4, 3)


TWO_SITES = """\
  barn:
    name: The Barn
    address: 2 Acorn Lane
    town: Oakham Green
    postcode: WT1 2AB
    location: {lat: 52.3950, lon: -2.6000}
reviewed:
"""


def test_between_two_sites_of_a_programme(tmp_path: Path) -> None:
    course = changed(COURSE, ("study: full-time", "study: part-of-programme"))
    other = changed(
        course, ("title: Joinery", "title: Art"), ("Make a door that fits.", "Draw."), ("site: main", "site: barn")
    )
    provider = changed(PROVIDER, ("reviewed:\n", TWO_SITES))
    files = {COURSE_PATH: course, "providers/oak-college/courses/art.yml": other, PROVIDER_PATH: provider}
    ways = ways_of(area(tmp_path, files))
    # The Barn is at the Bridge, where the buses to Oakham leave at 07:23 and 07:53.
    assert ways.between("oak-college/barn", SITE, "monday") == ((7 * 60 + 23, 8 * 60 + 33), (7 * 60 + 53, 8 * 60 + 51))
    # Back, the bus ends at The Green, 10 minutes on foot from there.
    assert ways.between(SITE, "oak-college/barn", "monday") == ((16 * 60 + 9, 17 * 60 + 10),)
    assert ways.between(SITE, "oak-college/barn", "tuesday") == ()  # no lessons there
    found = ways.ways("oak-college/barn", SITE, "tuesday", NINE_FIFTEEN, FOUR)  # nobody asked before
    assert found is not None
    assert times(found.there) == "07:53–08:51"


PROMISE = """\
promises:
  - id: near-enough
    says: There is something at level 2 near you.
    for: learner
    severity: warning
    promise: {each: {level: ["2"]}, from: every-village, within_minutes: MINUTES, at_least: 1}
"""


@pytest.mark.parametrize(("minutes", "kept"), [(61, {"ashby", "near-oak"}), (60, {"near-oak"}), (32, set())])
def test_a_promise_of_minutes_is_held_to_the_timetable(tmp_path: Path, minutes: int, kept: set[str]) -> None:
    text = PROMISE.replace("MINUTES", str(minutes))
    (standing,) = entitlement(area(tmp_path, {"content/area/entitlement.yml": text}))
    assert {one.locality for one in standing.of("kept") + standing.of("fragile")} == kept


# ── Kept for the next build ──────────────────────────────────────────────────────────────────────────────────────────

KEPT = ".prospectus/journeys.json"


def everything(root: Path) -> tuple[object, bytes]:
    """All journeys of a fresh look at the area, and the bytes that are kept."""
    found = load(root).area
    assert found is not None
    ways = Travel(found, travel(found).table)
    travel.cache_clear()
    return [ways.ways(one, SITE, "monday", NINE_FIFTEEN, FOUR) for one in found.localities], (root / KEPT).read_bytes()


def test_warm_is_as_cold(tmp_path: Path) -> None:
    area(tmp_path)
    cold = everything(tmp_path)
    assert everything(tmp_path) == cold


def test_what_is_kept_is_used(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    area(tmp_path)
    cold, _ = everything(tmp_path)
    monkeypatch.setattr("prospectus.derive.travel.table.journeys", None)  # to work anything out would fail now
    assert everything(tmp_path)[0] == cold


@pytest.mark.parametrize("at", [0, 70, 400, -3])
def test_a_spoilt_byte_is_never_trusted(tmp_path: Path, at: int) -> None:
    area(tmp_path)
    cold = everything(tmp_path)
    raw = bytearray((tmp_path / KEPT).read_bytes())
    raw[at] ^= 1
    (tmp_path / KEPT).write_bytes(raw)
    assert everything(tmp_path) == cold


@pytest.mark.parametrize("text", [b"", b"\n", b"[]", b"x" * 100])
def test_what_is_no_such_file_at_all_is_not_either(tmp_path: Path, text: bytes) -> None:
    area(tmp_path)
    cold = everything(tmp_path)
    (tmp_path / KEPT).write_bytes(text)
    assert everything(tmp_path) == cold


def test_another_timetable_is_another_answer(tmp_path: Path) -> None:
    area(tmp_path)
    cold, _ = everything(tmp_path)
    later = timetables.FILES["stop_times.txt"].replace("08:50:00", "08:55:00")
    timetables.write(tmp_path / "content/area/gtfs", {"stop_times.txt": later})
    warm, _ = everything(tmp_path)
    assert warm != cold


def test_that_nothing_can_be_kept_is_no_reason_to_stop(tmp_path: Path) -> None:
    area(tmp_path)
    (tmp_path / ".prospectus").write_text("a file where the folder should be")
    found = load(tmp_path).area
    assert found is not None
    assert travel(found).minutes(found.published[0], "ashby") == 61


def test_lines_stand_by_their_numbers_whatever_signs_they_are_written_with(tmp_path: Path) -> None:
    feed = area(tmp_path).feed
    assert feed is not None
    lines = tuple(dataclasses.replace(one, name=name) for one, name in zip(feed.lines, ("X¹", "12", "7"), strict=True))
    found = network.lines(dataclasses.replace(feed, lines=lines))
    assert [one.name for one in found] == ["12", "X¹"], "a small figure is a letter, and no trip runs on the last"
