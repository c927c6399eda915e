"""A real bus network's timetable gives believable journeys to an area that is put on its map."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive.travel.travel import travel
from prospectus.pipeline import load
from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

REAL = Path(__file__).parents[3] / "shared" / "data" / "gtfs-salem-keizer.zip"
NORTH, EAST = 7.0, 120.0
"""The network is moved on the map so far that it lies where an area of ours can."""

TOWNS = {
    "dallas": (44.9193, -123.3170),
    "silverton": (45.0051, -122.7831),
    "keizer": (44.9901, -123.0262),
    "salem": (44.9410, -123.0370),
    "far-hills": (44.6000, -122.4000),
}
COLLEGE = (44.9785, -122.9820)  # where the network's own community college is


def moved(point: tuple[float, float]) -> str:
    return f"{{lat: {point[0] + NORTH:.4f}, lon: {point[1] + EAST:.4f}}}"


def zip_moved() -> bytes:
    """The network's zip with its stops elsewhere on the map."""
    out = io.BytesIO()
    with zipfile.ZipFile(REAL) as real, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in real.namelist():
            archive.writestr(name, _moved_stops(real.read(name)) if name == "stops.txt" else real.read(name))
    return out.getvalue()


def _moved_stops(raw: bytes) -> bytes:
    header, *rows = [row for row in csv.reader(io.StringIO(raw.decode("utf-8-sig"))) if row]
    lat, lon = header.index("stop_lat"), header.index("stop_lon")
    for row in rows:
        row[lat], row[lon] = str(float(row[lat]) + NORTH), str(float(row[lon]) + EAST)
    out = io.StringIO()
    csv.writer(out).writerows([header, *rows])
    return out.getvalue().encode()


@pytest.fixture(scope="module")
def placed(tmp_path_factory: pytest.TempPathFactory) -> Area:
    """The small area in Oregon, in the network's school year."""
    if not REAL.is_file():
        pytest.skip("the real bus network in ../shared/data is not ours to copy, and is not beside this checkout")
    root = tmp_path_factory.mktemp("salem")
    towns = "".join(
        f"{id_}:\n  name: {id_.title()}\n  kind: town\n  location: {moved(at)}\n" for id_, at in TOWNS.items()
    )
    year = changed(AREA, ("starts: 2027-09-01", "starts: 2016-09-06"), ("ends: 2028-07-21", "ends: 2017-06-16"))
    provider = changed(
        PROVIDER,
        ("{lat: 52.3, lon: -2.6}", moved(COLLEGE)),
        ("on: 2026-11-03", "on: 2016-09-20"),
        ("2026-11-02", "2016-09-20"),
    )
    course = changed(
        COURSE,
        ("on: 2026-11-03", "on: 2016-09-20"),
        ("start: 2027-09-06", "start: 2016-09-26"),
        ("until: 2027-01-29", "until: 2016-09-24"),
    )
    write(root, {AREA_PATH: year, PROVIDER_PATH: provider, COURSE_PATH: course, "content/area/localities.yml": towns})
    (root / "content/area/gtfs.zip").write_bytes(zip_moved())
    loaded = load(root)
    assert [one for one in loaded.problems if one.severity == "error"] == []
    assert loaded.area is not None
    return loaded.area


def test_it_is_taken_from_a_week_of_its_autumn(placed: Area) -> None:
    used = travel(placed).timetable
    assert used is not None
    assert (used.publisher, used.version, str(used.first), str(used.last)) == (
        "Cherriots",
        "2016_0904_20160920",
        "2016-09-04",
        "2016-12-31",
    )
    assert (str(used.week), used.lines > 20, used.stops > 700) == ("2016-09-26", True, True)


@pytest.mark.parametrize(
    ("town", "least", "most", "changes"),
    [
        ("salem", 20, 50, 1),  # across town: 6 km
        ("keizer", 20, 45, 1),  # the next town: 4 km
        ("silverton", 20, 45, 0),  # an express of 20 minutes to the college's own stop
        ("dallas", 60, 110, 1),  # 30 km, by way of the bus station of Salem
    ],
)
def test_journeys_are_believable(placed: Area, town: str, least: int, most: int, changes: int) -> None:
    ways = travel(placed)
    trip = ways.trip(placed.published[0].runs[0], town)
    assert trip is not None
    there, before, home, last = trip.ways.there, trip.ways.before, trip.ways.home, trip.ways.last_home
    assert there is not None and before is not None and home is not None and last is not None
    for one in (there, home):
        assert least <= one.minutes <= most
        assert one.changes <= changes
        for leg, following in zip(one.legs, one.legs[1:], strict=False):
            assert leg.to == following.from_
            assert leg.arrives <= following.leaves
    assert there.arrives <= 9 * 60 + 10 and before.arrives < there.arrives and before.leaves < there.leaves
    assert 16 * 60 <= home.leaves <= last.leaves
    assert trip.missing == ()


def test_where_no_bus_goes_there_is_no_way(placed: Area) -> None:
    trip = travel(placed).trip(placed.published[0].runs[0], "far-hills")
    assert trip is not None
    assert (trip.ways.there, trip.ways.home, trip.missing) == (None, None, ("monday",))
    assert travel(placed).minutes(placed.published[0], "far-hills") is None


def test_minutes_are_those_of_the_trip_for_every_run_and_home_of_the_example(example_root: Path) -> None:
    area = load(example_root, as_of=dt.date(2026, 11, 22)).area
    assert area
    ways = travel(area)
    runs = {ways.alike(run): run for course in area.published for run in course.runs if run.site}.values()
    assert len(runs) > 50
    for run in runs:
        for id_ in area.localities:
            trip = ways.trip(run, id_)
            told = trip.ways.there.minutes if trip and trip.ways.there and not trip.missing else None
            assert ways.run_minutes(run, id_) == told, (run.site, id_)
