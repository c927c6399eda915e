"""The finder's journeys: one small file, minutes for every run from everywhere, the same as the pages tell."""

from __future__ import annotations

import dataclasses
import datetime as dt
import gzip
import json
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive import search
from prospectus.derive.derive import derive
from prospectus.derive.travel.journey import Ways
from prospectus.feeds import finder, journeys
from prospectus.pipeline import load
from tests.journeying import NOWHERE, MadeUp, bus, journey
from tests.small import COURSE, COURSE_PATH, changed, write

LOCALITIES = """\
ash-end: {name: Ash End, kind: village, location: {lat: 52.35, lon: -2.6}, postcode_districts: WT1}
oakham-green: {name: Oakham Green, kind: town, location: {lat: 52.301, lon: -2.6}, postcode_districts: [WT2, WT3]}
"""
WAYS = Ways(journey(bus("291", "08:00", "08:32")), None, journey(bus("291", "16:10", "16:50")), None)
RUN = COURSE[COURSE.index("  - site: main\n") : COURSE.index("cost:")]


def area(root: Path, course: str = COURSE) -> Area:
    found = load(write(root, {"content/area/localities.yml": LOCALITIES, COURSE_PATH: course})).area
    assert found is not None
    return found


@pytest.fixture(scope="module")
def example(example_root: Path) -> Area:
    found = load(example_root, as_of=dt.date(2026, 11, 22)).area
    assert found is not None
    return found


def test_runs_at_one_place_and_the_same_times_share_a_journey(tmp_path: Path) -> None:
    later = changed(RUN, ("start: 2027-09-06", "start: 2028-01-10"))
    other = changed(RUN, ("start: 2027-09-06", "start: 2027-09-07"), ('from: "09:15"', 'from: "10:15"'))
    online = "  - start: 2027-10-04\n    duration: 1 year\n    study: part-time\n    pattern: evening\n    delivery: online\n"
    found = area(tmp_path, changed(COURSE, ("cost:", later + other + online + "cost:")))
    records = search.records(found, derive(found).order)
    trips = journeys.trips(found, records)
    assert list(trips.column) == [0, 0, 1, -1]
    assert len(trips.runs) == 2


def test_minutes_and_what_one_rides_in(tmp_path: Path) -> None:
    found = area(tmp_path)
    homes, runs = found.localities.values(), [run for course in found.published for run in course.runs]
    travel = MadeUp(lambda home, _: WAYS if home == "ash-end" else NOWHERE)
    assert journeys.from_homes(travel, homes, runs) == {  # type: ignore[arg-type]
        "words": ["", "by bus 291"],
        "homes": {"ash-end": ([32], [1]), "oakham-green": ([None], [0])},
    }
    sometimes = dataclasses.replace(travel, missing=("friday",))
    assert journeys.from_homes(sometimes, homes, runs)["homes"]["ash-end"] == ([None], [0])  # type: ignore[arg-type]


def test_without_a_timetable_there_is_nothing_of_it(tmp_path: Path) -> None:
    found = area(tmp_path)
    files = finder.files(found, derive(found))
    assert not [name for name in files if "/travel" in name]
    assert "trip" not in json.loads(files["assets/finder/courses.json"])


def test_the_file_of_the_example_area_is_small_and_agrees_with_the_pages(example: Area) -> None:
    derived = derive(example)
    files = finder.files(example, derived)
    table = json.loads(files["assets/finder/courses.json"])
    told = json.loads(files["assets/finder/travel.json"])
    packed = len(gzip.compress(files["assets/finder/travel.json"], 9))
    packed += len(gzip.compress(json.dumps(table["trip"]).encode(), 9))
    assert packed <= 40 * 1024
    assert len(table["trip"]) == len(table["site"])
    assert told["stamp"] == table["stamp"]
    assert told["homes"].keys() == example.localities.keys()
    for home, (minutes, _) in told["homes"].items():
        first = 0
        for place, count in enumerate(table["runs"]):
            key = f"{table['values']['provider'][table['provider'][place]][0]}/{table['id'][place]}"
            if key in example.across:
                assert set(table["trip"][first : first + count]) == {-2}
                first += count
                continue
            took = [minutes[trip] if trip >= 0 else 0 for trip in table["trip"][first : first + count]]
            known = [one for one in took if one is not None]
            assert derived.travel.minutes(example.courses[key], home) == (min(known) if known else None), (key, home)
            first += count


def test_the_journeys_of_a_postcode_are_told_from_a_village_of_it(tmp_path: Path) -> None:
    found = area(tmp_path)
    nearest = journeys.nearest(found, search.districts(found))
    assert nearest == {"WT1": "ash-end", "WT2": "oakham-green", "WT3": "oakham-green"}
