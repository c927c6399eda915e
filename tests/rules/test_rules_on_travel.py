"""Rules on the timetable of buses and trains, each with what breaks it and what does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests import timetables
from tests.small import PROVIDER, PROVIDER_PATH, changed, told

LOCALITIES_PATH = "content/area/localities.yml"
ASHBY = """\
ashby:
  name: Ashby
  kind: village
  location: {lat: 52.4000, lon: -2.6000}
"""
FEED = "content/area/gtfs:1"
HEAD = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"


def found(root: Path, files: dict[str, str | None] | None = None, as_of: str = "2026-11-22", **feed: str) -> list[str]:
    """All that is wrong with the small area that has a village and the small timetable."""
    timetables.write(root / "content/area/gtfs", {f"{name}.txt": text for name, text in feed.items()})
    return told(root, {LOCALITIES_PATH: ASHBY} | (files or {}), as_of=as_of)


def test_a_timetable_that_holds_and_is_near_is_sound(tmp_path: Path) -> None:
    assert found(tmp_path) == []


# The small area's school year begins on 1 September 2027.
@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("20261121", [f"{FEED} warning feed-ended"]),
        ("20261122", [f"{FEED} advice feed-ends-before-courses"]),
        ("20270831", [f"{FEED} advice feed-ends-before-courses"]),
        ("20270901", []),
    ],
)
def test_a_timetable_has_to_hold_today_and_should_hold_next_year(
    tmp_path: Path, last: str, expected: list[str]
) -> None:
    info = f"feed_publisher_name,feed_publisher_url,feed_lang,feed_end_date\nOakshire,https://bus.example,en,{last}\n"
    assert found(tmp_path, feed_info=info) == expected


def test_without_its_own_word_it_ends_with_its_last_bus(tmp_path: Path) -> None:
    assert found(tmp_path, calendar=f"{HEAD}term,1,1,1,1,1,0,0,20260101,20261121\n") == [f"{FEED} warning feed-ended"]


def test_a_timetable_of_weekends_has_nothing_in_term(tmp_path: Path) -> None:
    weekends = f"{HEAD}term,0,0,0,0,0,1,1,20260901,20280721\n"
    assert found(tmp_path, calendar=weekends) == [f"{FEED} error nothing-runs-in-term"]


@pytest.mark.parametrize(("first", "last", "runs"), [("20270412", "20270423", False), ("20270412", "20270426", True)])
def test_a_timetable_of_the_holidays_has_nothing_in_term(tmp_path: Path, first: str, last: str, runs: bool) -> None:
    # Its own dates go on into the term that begins on 26 April; whether anything runs then decides.
    terms = "terms:\n  - {name: Summer, from: 2027-04-26, to: 2027-07-21}\n"
    info = "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date\nO,https://x.example,en,20270401,20270930\n"
    days = f"{HEAD}term,1,1,1,1,1,0,0,{first},{last}\n"
    everything = found(tmp_path, {"content/area/calendar.yml": terms}, calendar=days, feed_info=info)
    assert [one for one in everything if "in-term" in one] == ([] if runs else [f"{FEED} error nothing-runs-in-term"])


@pytest.mark.parametrize(
    ("stop", "do"),
    [
        ("brigde", "Did you mean “bridge” (Ashby, Bridge)?"),
        ("Ashby, The Green", "Did you mean “green” (Ashby, The Green)?"),
        ("0500X", "Use a stop_id of its stops.txt, or delete the line: then stops near enough are found."),
    ],
)
def test_a_stop_that_is_not_in_the_timetable(tmp_path: Path, stop: str, do: str) -> None:
    from tests.small import problems

    timetables.write(tmp_path / "content/area/gtfs")
    (problem,) = problems(tmp_path, {LOCALITIES_PATH: f'{ASHBY}  stops: [green, "{stop}"]\n'}, as_of="2026-11-22")
    assert (problem.id, problem.severity, problem.place.line, problem.place.column) == ("no-such-stop", "error", 5, 18)
    assert problem.do == do


def test_stops_of_a_site_count_too(tmp_path: Path) -> None:
    provider = changed(PROVIDER, ("      bus: Bus 1", "      stops: gone\n      bus: Bus 1"))
    assert found(tmp_path, {PROVIDER_PATH: provider}) == [f"{PROVIDER_PATH}:22 error no-such-stop"]


def test_without_a_timetable_nobody_can_say_which_stops_there_are(tmp_path: Path) -> None:
    assert told(tmp_path, {LOCALITIES_PATH: f"{ASHBY}  stops: gone\n"}, as_of="2026-11-22") == []


# A degree is 111.2 km, so 1,500 m to the north of The Green are 0.0135 degrees.
@pytest.mark.parametrize(("lat", "moved"), [("52.4134", False), ("52.4136", True), ("53.0000", True)])
def test_a_stop_more_than_a_kilometre_and_a_half_away(tmp_path: Path, lat: str, moved: bool) -> None:
    text = ASHBY.replace("52.4000", lat) + "  stops: green\n"
    expected = [f"{LOCALITIES_PATH}:5 warning stop-moved"] if moved else []
    assert found(tmp_path, {LOCALITIES_PATH: text}) == expected


def test_a_stop_that_moved_is_accepted_in_the_providers_file(tmp_path: Path) -> None:
    provider = changed(PROVIDER, ("      bus: Bus 1", "      stops: market\n      bus: Bus 1"))
    assert found(tmp_path, {PROVIDER_PATH: provider}) == [f"{PROVIDER_PATH}:22 warning stop-moved"]
    accepted = f"{provider}accepted:\n  stop-moved: A minibus waits at the market.\n"
    assert found(tmp_path, {PROVIDER_PATH: accepted}) == []


# 20 minutes at 4.8 km an hour are 1,600 m, which are 1,230 m in a straight line: 0.01107 degrees.
@pytest.mark.parametrize(("lat", "near"), [("52.4110", True), ("52.4112", False)])
def test_a_place_without_a_stop_in_reach(tmp_path: Path, lat: str, near: bool) -> None:
    text = ASHBY.replace("52.4000", lat)
    assert found(tmp_path, {LOCALITIES_PATH: text}) == ([] if near else [f"{LOCALITIES_PATH}:4 advice no-stop-near"])


def test_a_site_without_a_stop_in_reach_is_accepted_where_that_is_so(tmp_path: Path) -> None:
    provider = changed(PROVIDER, ("lat: 52.3,", "lat: 52.2,"))
    assert found(tmp_path, {PROVIDER_PATH: provider}) == [f"{PROVIDER_PATH}:19 advice no-stop-near"]
    accepted = f"{provider}accepted:\n  no-stop-near: A coach of our own fetches everybody.\n"
    assert found(tmp_path, {PROVIDER_PATH: accepted}) == []


def test_how_far_people_walk_is_the_areas_to_say(tmp_path: Path) -> None:
    text = ASHBY.replace("52.4000", "52.4112")
    assert found(tmp_path, {LOCALITIES_PATH: text, "content/area/travel.yml": "reckoning: {walk_at_most: 21}\n"}) == []


def test_a_faulty_timetable_keeps_everything_from_being_published(tmp_path: Path) -> None:
    text = timetables.FILES["stop_times.txt"].replace("home,16:30:00", "gone,16:30:00")
    assert found(tmp_path, stop_times=text) == ["content/area/gtfs/stop_times.txt:14 error feed-no-such-id"]
