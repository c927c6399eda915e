"""Examples of what is wrong with a timetable of buses and trains."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sound import PROVIDER, PROVIDER_PATH
from .example import Example

FOLDER: Final = "content/area/gtfs/"
DAYS: Final = "term,1,1,1,1,1,0,0,20260901,20280721\n"
FIRST: Final = "early,07:50:00,07:50:00,gate,2\n"
TRIP: Final = "r1,term,early,College\n"
STOP: Final = 'market,"Oakham Market",52.3200,-2.6000\n'

GTFS: Final[Mapping[str, str]] = {
    f"{FOLDER}agency.txt": "agency_id,agency_name,agency_url,agency_timezone\nab,Acorn Buses,https://bus.example,Europe/London\n",
    f"{FOLDER}calendar.txt": "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
    + DAYS,
    f"{FOLDER}routes.txt": "route_id,agency_id,route_short_name,route_type\nr1,ab,1,3\n",
    f"{FOLDER}stops.txt": f'stop_id,stop_name,stop_lat,stop_lon\n{STOP}gate,"College Gate",52.3005,-2.6000\n',
    f"{FOLDER}trips.txt": "route_id,service_id,trip_id,trip_headsign\n" + TRIP,
    f"{FOLDER}stop_times.txt": "trip_id,arrival_time,departure_time,stop_id,stop_sequence\n"
    "early,07:20:00,07:20:00,market,1\n" + FIRST,
}


def _in(name: str, wrong: str, right: str) -> Example:
    """A line of one of the feed's files."""
    return Example(wrong, right, f"{FOLDER}{name}.txt", GTFS)


def _stops(stop: str) -> str:
    return PROVIDER.replace("    travel:\n", f"    travel:\n      stops: [{stop}]\n")


FEEDS: Final[Mapping[str, Example]] = {
    "two-feeds": Example(b"PK", None, "content/area/gtfs.zip", GTFS),
    "not-a-zip": Example(b"not a zip", None, "content/area/gtfs.zip"),
    "feed-file-missing": Example(None, GTFS[f"{FOLDER}stops.txt"], f"{FOLDER}stops.txt", GTFS),
    "feed-column-missing": _in(
        "trips", "route_id,service_id,trip_headsign\n", "route_id,service_id,trip_id,trip_headsign\n"
    ),
    "feed-id-twice": _in("trips", TRIP + TRIP, TRIP),
    "feed-no-such-id": _in("trips", TRIP.replace("r1", "r9"), TRIP),
    "feed-value": _in("stops", STOP.replace("52.3200", "north"), STOP),
    "feed-time": _in("stop_times", FIRST.replace("07:50:00", "7.50"), FIRST),
    "feed-time-missing": _in("stop_times", FIRST.replace("07:50:00", ""), FIRST),
    "feed-time-backwards": _in("stop_times", FIRST.replace("07:50:00", "07:10:00"), FIRST),
    "feed-dates-backwards": _in("calendar", DAYS.replace("20280721", "20250721"), DAYS),
    "feed-nothing-runs": _in("calendar", DAYS.replace("1,1,1,1,1", "0,0,0,0,0"), DAYS),
    "nothing-runs-in-term": _in("calendar", DAYS.replace("1,1,1,1,1,0,0", "0,0,0,0,0,1,1"), DAYS),
    "feed-ended": Example(
        DAYS.replace("20280721", "20260921"), DAYS, f"{FOLDER}calendar.txt", GTFS, as_of="2026-11-20"
    ),
    "feed-ends-before-courses": _in("calendar", DAYS.replace("20280721", "20270721"), DAYS),
    "no-such-stop": Example(_stops("gatte"), _stops("gate"), PROVIDER_PATH, GTFS),
    "stop-moved": Example(_stops("market"), _stops("gate"), PROVIDER_PATH, GTFS),
    "no-stop-near": Example("lat: 52.5,", "lat: 52.3,", PROVIDER_PATH, GTFS),
}
