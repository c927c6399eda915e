"""Small timetables for tests: made in memory, or as the files of a folder."""

from __future__ import annotations

import datetime as dt
from array import array
from collections.abc import Mapping, Sequence
from pathlib import Path

from prospectus.gtfs.feed import Feed, Line, Service, Stop, Transfer

EVERY_DAY = Service("all", frozenset(range(7)), dt.date(2026, 1, 1), dt.date(2028, 12, 31))
Call = tuple[int, int, int, int]
"""The number of a stop, when the vehicle arrives and leaves in seconds, and 1, 2 or 3 where nobody gets on or off."""


def feed(
    stops: Sequence[Stop],
    trips: Sequence[Sequence[Call]],
    transfers: Sequence[Transfer] = (),
    services: Sequence[Service] = (EVERY_DAY,),
    service_of: Sequence[int] | None = None,
) -> Feed:
    """A timetable with a line for each trip, called as its number."""
    calls = [call for trip in trips for call in trip]
    starts = array("i", [0])
    for trip in trips:
        starts.append(starts[-1] + len(trip))
    return Feed(
        path="content/area/gtfs",
        digest="made for a test",
        publisher="Test Buses",
        version="1",
        says=(None, None),
        stops=tuple(stops),
        lines=tuple(Line(f"line-{number}", str(number), "bus") for number in range(len(trips))),
        services=tuple(services),
        transfers=tuple(transfers),
        line_of=array("i", range(len(trips))),
        service_of=array("i", service_of or [0] * len(trips)),
        towards=("",) * len(trips),
        starts=starts,
        at=array("i", [call[0] for call in calls]),
        arrives=array("i", [call[1] for call in calls]),
        leaves=array("i", [call[2] for call in calls]),
        shut=bytes(call[3] for call in calls),
    )


FILES: Mapping[str, str] = {
    "agency.txt": """\
agency_id,agency_name,agency_url,agency_timezone
ab,Acorn Buses,https://bus.example,Europe/London
""",
    "stops.txt": """\
stop_id,stop_name,stop_lat,stop_lon
green,"Ashby, The Green",52.4000,-2.6000
bridge,"Ashby, Bridge",52.3950,-2.6000
market,Oakham Market,52.3200,-2.6000
station,Oakham Station,52.3220,-2.6000
gate,College Gate,52.3005,-2.6000
""",
    "routes.txt": """\
route_id,agency_id,route_short_name,route_long_name,route_type
r1,ab,1,Ashby – Oakham,3
r2,ab,2,Oakham Town,3
rail,ab,,Marches Line,2
""",
    "trips.txt": """\
route_id,service_id,trip_id,trip_headsign
r1,term,early,Oakham
r1,term,late,Oakham
r2,term,town,College
r2,term,town2,College
r2,term,back,Market
r1,term,home,Ashby
""",
    "stop_times.txt": """\
trip_id,arrival_time,departure_time,stop_id,stop_sequence
early,07:20:00,07:20:00,green,1
early,07:23:00,07:23:00,bridge,2
early,07:50:00,07:50:00,market,3
late,07:50:00,07:50:00,green,1
late,07:53:00,07:53:00,bridge,2
late,08:20:00,08:20:00,market,3
town,08:22:00,08:22:00,market,1
town,08:32:00,08:32:00,gate,2
town2,08:40:00,08:40:00,market,1
town2,08:50:00,08:50:00,gate,2
back,16:10:00,16:10:00,gate,1
back,16:20:00,16:20:00,market,2
home,16:30:00,16:30:00,market,1
home,17:00:00,17:00:00,green,2
""",
    "calendar.txt": """\
service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
term,1,1,1,1,1,0,0,20260901,20280721
""",
}
"""A village with two stops, a town and a college outside it: two buses a morning with a change in town, one back.

The college of the small area, at 52.3 north, is 56 metres from its gate, and more than two kilometres from anything else.
"""


def write(folder: Path, changed: Mapping[str, str | bytes | None] | None = None) -> Path:
    """Write the files of the small timetable, with these instead of or beside its own; None leaves one out."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in {**FILES, **(changed or {})}.items():
        if text is not None:
            (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return folder
