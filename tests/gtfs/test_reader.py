"""A timetable is read as it is meant, or it is said at which line of which file what is wrong with it."""

from __future__ import annotations

import datetime as dt
import io
import os
import zipfile
from pathlib import Path

import pytest

from prospectus import limits
from prospectus.gtfs.feed import Feed
from prospectus.gtfs.reader import read_feed
from tests import timetables
from tests.timetables import FILES

FOLDER = "content/area/gtfs"


def feed(root: Path, **files: str | bytes | None) -> Feed:
    """The small timetable with these files instead, which has to be sound."""
    timetables.write(root / FOLDER, {f"{name}.txt": text for name, text in files.items()})
    found, problems = read_feed(root)
    assert problems == ()
    assert found is not None
    return found


def told(root: Path) -> list[str]:
    """What is wrong: `stops.txt:3:8 feed-value`, with the path inside content/area/gtfs."""
    found, problems = read_feed(root)
    assert (found is None) == bool(problems)
    places = ((one.place.path.removeprefix(f"{FOLDER}/"), one) for one in problems)
    return [f"{path}:{one.place.line}:{one.place.column} {one.id}" for path, one in places]


def calls(found: Feed, trip: int) -> list[tuple[str, int, int]]:
    """The stops of a trip by their ids, with its times there in seconds."""
    places = range(found.starts[trip], found.starts[trip + 1])
    return [(found.stops[found.at[one]].id, found.arrives[one], found.leaves[one]) for one in places]


def test_there_is_none_where_there_is_no_folder(tmp_path: Path) -> None:
    assert read_feed(tmp_path) == (None, ())
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / ".gitkeep").touch()
    assert read_feed(tmp_path) == (None, ())


def test_a_folder_of_files(tmp_path: Path) -> None:
    found = feed(tmp_path)
    assert (found.path, found.publisher, found.version) == (FOLDER, "Acorn Buses", "")
    assert [(one.name, one.mode) for one in found.lines] == [("1", "bus"), ("2", "bus"), ("Marches Line", "train")]
    assert found.stops[0].name == "Ashby, The Green"
    assert found.stops[0].point == (52.4, -2.6)
    assert len(found.service_of) == 6
    assert found.towards[0] == "Oakham"
    assert calls(found, 0) == [("green", 26400, 26400), ("bridge", 26580, 26580), ("market", 28200, 28200)]
    assert found.days == (dt.date(2026, 9, 1), dt.date(2028, 7, 21))


def zipped(files: dict[str, str | bytes], **how: object) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return out.getvalue()


@pytest.mark.parametrize("path", ["content/area/gtfs.zip", "content/area/gtfs/county.zip"])
@pytest.mark.parametrize("inside", ["", "county-2026/"])
def test_a_zip_of_them_means_the_same(tmp_path: Path, path: str, inside: str) -> None:
    whole = feed(tmp_path / "folder")
    (tmp_path / "zip" / path).parent.mkdir(parents=True)
    more = {"__MACOSX/stops.txt": "rubbish", f"{inside}shapes.txt": "not read", f"{inside}LICENCE": "free"}
    (tmp_path / "zip" / path).write_bytes(zipped({f"{inside}{name}": text for name, text in FILES.items()} | more))
    found, problems = read_feed(tmp_path / "zip")
    assert problems == ()
    assert found is not None
    assert found.path == path
    assert (found.digest, found.stops, found.at, found.leaves) == (whole.digest, whole.stops, whole.at, whole.leaves)


# ── What is written in many ways ─────────────────────────────────────────────────────────────────────────────────────


def test_marks_of_order_ends_of_lines_quotes_and_spaces_do_not_matter(tmp_path: Path) -> None:
    plain = feed(tmp_path / "plain")
    odd = {
        name.removesuffix(".txt"): "\ufeff" + text.replace("\n", "\r\n").replace(",", ", ")
        for name, text in FILES.items()
    }
    odd["stops"] = "\ufeff" + FILES["stops.txt"].replace("\n", "\r\n")
    odd["calendar"] = FILES["calendar.txt"].replace("term", '"term"').replace(",1,", ' , "1",')
    odd["routes"] = FILES["routes.txt"] + "\n\n"
    found = feed(tmp_path / "odd", **odd)
    assert (found.stops, found.lines, found.services, found.at) == (plain.stops, plain.lines, plain.services, plain.at)


def test_stop_times_in_any_order_are_put_in_order(tmp_path: Path) -> None:
    head, *lines = FILES["stop_times.txt"].splitlines()
    found = feed(tmp_path / "mixed", stop_times="\n".join([head, *lines[::-1]]))
    assert [calls(found, one) for one in range(6)] == [calls(feed(tmp_path / "plain"), one) for one in range(6)]


def test_times_go_on_after_midnight_and_may_have_one_figure(tmp_path: Path) -> None:
    text = (
        FILES["stop_times.txt"]
        .replace("16:30:00,16:30:00", "9:05:07,9:05:07")
        .replace("17:00:00,17:00:00", "25:10:00,25:10:00")
    )
    assert calls(feed(tmp_path, stop_times=text), 5) == [("market", 32707, 32707), ("green", 90600, 90600)]


def test_a_stop_without_a_time_lies_evenly_between_those_that_have_one(tmp_path: Path) -> None:
    # From 07:20 to 07:50 by two stops in between: every 10 minutes.
    start, rest = FILES["stop_times.txt"].split("early,07:23:00,07:23:00,bridge,2\nearly,07:50:00,07:50:00,market,3\n")
    text = f"{start}early,,,bridge,2\nearly,,,station,3\nearly,07:50:00,07:50:00,market,4\n{rest}"
    found = calls(feed(tmp_path, stop_times=text), 0)
    assert [(stop, arrives // 60) for stop, arrives, _ in found] == [
        ("green", 440),
        ("bridge", 450),
        ("station", 460),
        ("market", 470),
    ]


def test_one_of_the_two_times_stands_for_both(tmp_path: Path) -> None:
    text = FILES["stop_times.txt"].replace("07:23:00,07:23:00", ",07:24:00").replace("07:53:00,07:53:00", "07:54:00,")
    found = feed(tmp_path, stop_times=text)
    assert [calls(found, trip)[1][1:] for trip in (0, 1)] == [(26640, 26640), (28440, 28440)]


def test_where_nobody_gets_on_or_off(tmp_path: Path) -> None:
    head, *lines = FILES["stop_times.txt"].splitlines()
    flags = ["1,0", "0,1", "1,1", "2,3", *["0,0"] * 10]
    text = "\n".join([f"{head},pickup_type,drop_off_type", *(f"{a},{b}" for a, b in zip(lines, flags, strict=True))])
    assert list(feed(tmp_path, stop_times=text).shut[:5]) == [1, 2, 3, 0, 0]


def test_trips_that_run_every_so_often(tmp_path: Path) -> None:
    text = "trip_id,start_time,end_time,headway_secs\ntown,08:00:00,09:00:00,1200\ntown,10:00:00,10:01:00,600\n"
    found = feed(tmp_path, frequencies=text)
    # 08:00, 08:20, 08:40 and 10:00 instead of the written 08:22, ten minutes each.
    town = [
        calls(found, one)
        for one in range(len(found.service_of))
        if found.stops[found.at[found.starts[one]]].id == "market"
    ]
    assert [(one[0][2] // 60, one[1][1] // 60) for one in town] == [
        (480, 490),
        (500, 510),
        (520, 530),
        (600, 610),
        (520, 530),
        (990, 1020),
    ]


def test_days_are_those_of_the_calendar_with_its_exceptions(tmp_path: Path) -> None:
    text = "service_id,date,exception_type\nterm,20261225,2\nterm,20261226,1\nextra,20270102,1\n"
    trips = FILES["trips.txt"].replace("r1,term,home", "r1,extra,home")
    found = feed(tmp_path, calendar_dates=text, trips=trips)
    term, extra = found.services
    days = [
        dt.date(2026, 12, 24),
        dt.date(2026, 12, 25),
        dt.date(2026, 12, 26),
        dt.date(2026, 12, 27),
        dt.date(2027, 1, 2),
    ]
    assert [term.runs(day) for day in days] == [True, False, True, False, False]
    assert [extra.runs(day) for day in days] == [False, False, False, False, True]


def test_the_calendar_can_be_of_single_days_only(tmp_path: Path) -> None:
    found = feed(
        tmp_path, calendar=None, calendar_dates="service_id,date,exception_type\nterm,20270104,1\nterm,20270301,1\n"
    )
    assert found.days == (dt.date(2027, 1, 4), dt.date(2027, 3, 1))


def test_stations_mean_all_their_stops(tmp_path: Path) -> None:
    text = (
        FILES["stops.txt"]
        .replace("stop_lon\n", "stop_lon,location_type,parent_station\n")
        .replace("-2.6000\n", "-2.6000,,\n")
    )
    text = text.replace("market,Oakham Market,52.3200,-2.6000,,", "market,Oakham Market,52.3200,-2.6000,0,centre")
    text += "centre,Oakham,52.3,-2.6,1,\nbay,Bay A,52.3,-2.6,4,market\ndoor,Door,,,2,centre\nnode,,,,3,centre\n"
    found = feed(tmp_path, stops=text)
    assert [stop.id for stop in found.stops] == ["green", "bridge", "market", "station", "gate", "bay"]
    assert [found.stops[one].id for one in found.parts["centre"]] == ["market", "bay"]


@pytest.mark.parametrize(("kind", "mode"), [("0", "tram"), ("1", "train"), ("2", "train"), ("4", "ferry"), ("7", "other"),
    ("11", "bus"), ("106", "train"), ("204", "bus"), ("704", "bus"), ("900", "tram"), ("1000", "ferry"), ("1300", "other")])  # fmt: skip
def test_kinds_of_vehicle(tmp_path: Path, kind: str, mode: str) -> None:
    found = feed(tmp_path, routes=FILES["routes.txt"].replace("2,ab,2,Oakham Town,3", f"2,ab,2,Oakham Town,{kind}"))
    assert found.lines[1].mode == mode


def test_names_are_shown_without_signs_that_nobody_sees(tmp_path: Path) -> None:
    found = feed(tmp_path, stops=FILES["stops.txt"].replace("College Gate", f"  College\u202e\tGate {'x' * 200}"))
    assert found.stops[4].name == f"College Gate {'x' * 86}…"


def test_the_publisher_is_who_says_so(tmp_path: Path) -> None:
    info = "feed_publisher_name,feed_publisher_url,feed_lang,feed_start_date,feed_end_date,feed_version\nOakshire,https://x.example,en,20260901,20271231,7\n"
    found = feed(tmp_path, feed_info=info)
    assert (found.publisher, found.version, found.days) == (
        "Oakshire",
        "7",
        (dt.date(2026, 9, 1), dt.date(2027, 12, 31)),
    )


def test_only_other_bytes_have_another_digest(tmp_path: Path) -> None:
    one, again = feed(tmp_path / "a"), feed(tmp_path / "b")
    other = feed(tmp_path / "c", stops=FILES["stops.txt"].replace("Gate", "Gates"))
    assert one.digest == again.digest != other.digest


# ── What is wrong ────────────────────────────────────────────────────────────────────────────────────────────────────

WRONG = [
    ("stops", ("52.3950", "52,3950"), ["stops.txt:3:27 feed-value"]),
    ("stops", ("52.3950", "north"), ["stops.txt:3:24 feed-value"]),
    ("stops", ("52.3950", "nan"), ["stops.txt:3:24 feed-value"]),
    ("stops", ("52.3950,-2.6", "-2.6,152.3950"), []),
    ("stops", ("52.3950,-2.6", "52.3950,-182.6"), ["stops.txt:3:32 feed-value"]),
    ("stops", ("bridge,", "green,"), ["stops.txt:3:1 feed-id-twice", *(f"stop_times.txt:{line}:{column} feed-no-such-id" for line, column in ((3, 25), (6, 24)))]),
    ("stops", ("stop_lat", "lat"), ["stops.txt:1:1 feed-column-missing"]),
    ("stops", ("stop_id,", "id,"), ["stops.txt:1:1 feed-column-missing"]),
    ("routes", ("r2,ab", "r1,ab"), ["routes.txt:3:1 feed-id-twice", *(f"trips.txt:{line}:1 feed-no-such-id" for line in (4, 5, 6))]),
    ("routes", ("Oakham Town,3", "Oakham Town,bus"), ["routes.txt:3:21 feed-value"]),
    ("trips", ("r1,term,home", "r9,term,home"), ["trips.txt:7:1 feed-no-such-id"]),
    ("trips", ("r1,term,home", "r1,never,home"), ["trips.txt:7:4 feed-no-such-id"]),
    ("trips", ("r2,term,back", "r2,term,early"), ["trips.txt:6:9 feed-id-twice", "stop_times.txt:12:1 feed-no-such-id", "stop_times.txt:13:1 feed-no-such-id"]),
    ("stop_times", ("home,16:30:00", "gone,16:30:00"), ["stop_times.txt:14:1 feed-no-such-id"]),
    ("stop_times", ("16:10:00,gate", "16:10:00,gone"), ["stop_times.txt:12:24 feed-no-such-id"]),
    ("stop_times", ("16:10:00,16:10:00", "16:10,16:10:00"), ["stop_times.txt:12:6 feed-time"]),
    ("stop_times", ("16:10:00,16:10:00", "16:10:00,16:70:00"), ["stop_times.txt:12:15 feed-time"]),
    ("stop_times", ("16:10:00,gate,1", "16:10:00,gate,one"), ["stop_times.txt:12:29 feed-value"]),
    ("stop_times", ("16:20:00,16:20:00", "16:05:00,16:05:00"), ["stop_times.txt:13:1 feed-time-backwards"]),
    ("stop_times", ("16:20:00,16:20:00", "16:20:00,16:19:00"), ["stop_times.txt:13:1 feed-time-backwards"]),
    ("stop_times", ("17:00:00,17:00:00", "00:10:00,00:10:00"), ["stop_times.txt:15:1 feed-time-backwards"]),
    ("stop_times", ("17:00:00,17:00:00", ","), ["stop_times.txt:14:1 feed-time-missing"]),
    ("stop_times", ("green,2", "green,1"), ["stop_times.txt:14:1 feed-id-twice"]),
    ("calendar", ("20260901,20280721", "20280721,20260901"), ["calendar.txt:2:29 feed-dates-backwards"]),
    ("calendar", ("20260901", "2026-09-01"), ["calendar.txt:2:20 feed-value"]),
    ("calendar", ("20260901", "20260931"), ["calendar.txt:2:20 feed-value"]),
    ("calendar", ("20260901", "18260901"), ["calendar.txt:2:20 feed-value"]),
    ("calendar", ("term,1,1", "term,1,yes"), ["calendar.txt:2:8 feed-value"]),
    ("calendar", ("1,1,1,1,1,0,0", "0,0,0,0,0,0,0"), [":1:1 feed-nothing-runs"]),
    ("agency", ("agency_timezone", "timezone"), ["agency.txt:1:1 feed-column-missing"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "swap", "expected"), WRONG)
def test_what_is_wrong_is_told_where_it_stands(
    tmp_path: Path, name: str, swap: tuple[str, str], expected: list[str]
) -> None:
    text = FILES[f"{name}.txt"]
    assert swap[0] in text
    timetables.write(tmp_path / FOLDER, {f"{name}.txt": text.replace(*swap, 1)})
    assert [one.removeprefix(FOLDER) for one in told(tmp_path)] == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("calendar_dates", "service_id,date,exception_type\nterm,20261225,0\n", ["calendar_dates.txt:2:15 feed-value"]),
        ("calendar_dates", "service_id,date,exception_type\nterm,Christmas,2\n", ["calendar_dates.txt:2:6 feed-value"]),
        ("transfers", "from_stop_id,to_stop_id,transfer_type\nmarket,gone,2\n", ["transfers.txt:2:8 feed-no-such-id"]),
        ("transfers", "from_stop_id,to_stop_id,transfer_type\nmarket,gate,9\n", ["transfers.txt:2:13 feed-value"]),
        ("transfers", "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nmarket,gate,2,long\n", ["transfers.txt:2:15 feed-value"]),
        ("frequencies", "trip_id,start_time,end_time,headway_secs\ntown,8,9:00:00,60\n", ["frequencies.txt:2:6 feed-value"]),
        ("frequencies", "trip_id,start_time,end_time,headway_secs\ntown,08:00:00,09:00:00,0\n", ["frequencies.txt:2:24 feed-value"]),
        ("frequencies", "trip_id,start_time,end_time,headway_secs\ngone,08:00:00,09:00:00,60\n", ["frequencies.txt:2:1 feed-no-such-id"]),
        ("stops", b"stop_id,stop_name,stop_lat,stop_lon\ngreen,Caf\xe9,52,-2\n", ["stops.txt:2:1 not-utf-8"]),
        ("feed_info", "feed_publisher_name,feed_start_date,feed_end_date\nme,20280101,20270101\n", ["feed_info.txt:2:13 feed-dates-backwards"]),
        ("feed_info", "publisher\nme\n", ["feed_info.txt:1:1 feed-column-missing"]),
        ("routes", "", ["routes.txt:1:1 feed-column-missing"]),
        ("routes", f"route_id,route_type\n\"{'x' * 200_000}\",3\n", ["routes.txt:2:1 feed-table-broken"]),
    ],
)  # fmt: skip
def test_what_is_wrong_in_other_files(tmp_path: Path, name: str, text: str | bytes, expected: list[str]) -> None:
    timetables.write(tmp_path / FOLDER, {f"{name}.txt": text})
    found = [one for one in told(tmp_path) if one.startswith(name)]
    assert sorted(set(found)) == expected


def test_files_that_are_missing_are_told_all_at_once(tmp_path: Path) -> None:
    timetables.write(tmp_path / FOLDER, {"stops.txt": None, "calendar.txt": None, "agency.txt": None})
    assert told(tmp_path) == [
        "agency.txt:1:1 feed-file-missing",
        "stops.txt:1:1 feed-file-missing",
        "calendar.txt:1:1 feed-file-missing",
    ]


def test_of_many_faults_of_a_kind_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    head = FILES["stop_times.txt"]
    timetables.write(tmp_path / FOLDER, {"stop_times.txt": head + "gone,08:00:00,08:00:00,gate,1\n" * 1_234})
    _, problems = read_feed(tmp_path)
    assert [one.place.line for one in problems] == list(range(16, 26))
    assert "more" not in problems[0].do
    assert problems[-1].do.endswith("There are 1,224 more like this in the same file.")


# ── Zips that are none, or do harm ───────────────────────────────────────────────────────────────────────────────────


def put(root: Path, raw: bytes, path: str = "content/area/gtfs.zip") -> Path:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_bytes(raw)
    return root


def entry(name: str, mode: int = 0o100644) -> zipfile.ZipInfo:
    found = zipfile.ZipInfo(name)
    found.external_attr = mode << 16
    return found


def with_entry(one: zipfile.ZipInfo, text: str) -> bytes:
    out = io.BytesIO(zipped(dict(FILES)))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr(one, text)
    return out.getvalue()


ZIP = "content/area/gtfs.zip:1:1"


@pytest.mark.parametrize("raw", [b"", b"PK\x03\x04 and then nothing", b"<!doctype html><title>Log in</title>"])
def test_what_is_no_zip(tmp_path: Path, raw: bytes) -> None:
    assert told(put(tmp_path, raw)) == [f"{ZIP} not-a-zip"]


@pytest.mark.parametrize("at", [40, 200, 600, 1200])
def test_a_damaged_zip_is_told_and_never_stops_the_program(tmp_path: Path, at: int) -> None:
    raw = bytearray(zipped(dict(FILES)))
    raw[at] ^= 0xFF
    found, problems = read_feed(put(tmp_path, bytes(raw)))
    assert (found is None) == bool(problems)  # some bytes, like dates of files, say nothing


def test_a_zip_whose_files_are_missing(tmp_path: Path) -> None:
    assert f"{ZIP.partition(':')[0]}/stops.txt:1:1 feed-file-missing" in told(
        put(tmp_path, zipped({"readme.txt": "Hello"}))
    )


@pytest.mark.parametrize(
    "name", ["../stops.txt", "a/../../stops.txt", "/etc/stops.txt", "..\\stops.txt", "C:\\stops.txt"]
)
def test_a_zip_that_climbs_out(tmp_path: Path, name: str) -> None:
    assert f"{ZIP} zip-climbs-out" in told(put(tmp_path, with_entry(entry(name), "x")))


def test_a_zip_with_a_link(tmp_path: Path) -> None:
    assert told(put(tmp_path, with_entry(entry("shapes.txt", 0o120777), "/etc/passwd"))) == [f"{ZIP} symbolic-link"]


def test_a_zip_with_a_password(tmp_path: Path) -> None:
    raw = bytearray(zipped(dict(FILES)))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        raw[raw.index(mark) + offset] |= 1
    assert told(put(tmp_path, bytes(raw))) == [f"{ZIP} zip-needs-password"]


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = zipped(dict(FILES) | {"shapes.txt": b"\0" * 20_000_000})
    assert len(raw) < 50_000
    monkeypatch.setattr(zipfile.ZipFile, "read", None)  # to unpack anything would fail now
    assert told(put(tmp_path, raw)) == [f"{ZIP} feed-too-large"]


def test_a_zip_with_more_files_than_there_may_be(tmp_path: Path) -> None:
    room = limits.FEED_FILES - len(FILES)
    most = {f"more{number}.txt": "" for number in range(room)}
    assert told(put(tmp_path / "most", zipped(dict(FILES) | most))) == []
    assert told(put(tmp_path / "over", zipped(dict(FILES) | most | {"one.txt": ""}))) == [f"{ZIP} feed-too-large"]


def test_a_timetable_with_more_bytes_than_there_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    size = sum(len(text.encode()) for text in FILES.values())
    timetables.write(tmp_path / FOLDER)
    put(tmp_path / "zip", zipped(dict(FILES)))
    monkeypatch.setattr(limits, "FEED_BYTES", size)
    assert told(tmp_path) == told(tmp_path / "zip") == []
    monkeypatch.setattr(limits, "FEED_BYTES", size - 1)
    assert told(tmp_path) == [f"{FOLDER}:1:1 feed-too-large"]
    assert told(tmp_path / "zip") == [f"{ZIP} feed-too-large"]


def test_a_zip_with_more_bytes_than_there_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    raw = zipped(dict(FILES))
    put(tmp_path, raw)
    monkeypatch.setattr(limits, "FEED_PACKED_BYTES", len(raw))
    assert told(tmp_path) == []
    monkeypatch.setattr(limits, "FEED_PACKED_BYTES", len(raw) - 1)
    assert told(tmp_path) == [f"{ZIP} feed-too-large"]


def test_a_zip_that_is_packed_in_an_odd_way(tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_BZIP2) as archive:
        archive.writestr("stops.txt", FILES["stops.txt"])
    assert told(put(tmp_path, out.getvalue())) == [f"{ZIP} not-a-zip"]


def test_a_timetable_with_more_times_than_there_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    timetables.write(tmp_path / FOLDER)
    monkeypatch.setattr(limits, "FEED_STOP_TIMES", 14)
    assert told(tmp_path) == []
    monkeypatch.setattr(limits, "FEED_STOP_TIMES", 13)
    assert told(tmp_path) == ["stop_times.txt:15:1 feed-too-large"]


def test_trips_that_run_every_second_are_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FEED_STOP_TIMES", 1_000)
    text = "trip_id,start_time,end_time,headway_secs\ntown,00:00:00,99:00:00,1\n"
    timetables.write(tmp_path / FOLDER, {"frequencies.txt": text})
    assert told(tmp_path) == ["stop_times.txt:1:1 feed-too-large"]


def test_two_timetables_at_once(tmp_path: Path) -> None:
    timetables.write(tmp_path / "both" / FOLDER)
    assert told(put(tmp_path / "both", zipped(dict(FILES)))) == [f"{ZIP} two-feeds"]
    timetables.write(tmp_path / "inside" / FOLDER)
    assert told(put(tmp_path / "inside", zipped(dict(FILES)), f"{FOLDER}/new.zip")) == ["new.zip:1:1 two-feeds"]
    put(tmp_path / "zips", zipped(dict(FILES)), f"{FOLDER}/new.zip")
    assert told(put(tmp_path / "zips", zipped(dict(FILES)), f"{FOLDER}/old.zip")) == ["old.zip:1:1 two-feeds"]
    twice = zipped({f"{folder}/{name}": text for folder in ("a", "b") for name, text in FILES.items()})
    assert told(put(tmp_path / "twice", twice)) == [f"{ZIP} two-feeds"]


def test_links_are_not_followed(tmp_path: Path) -> None:
    timetables.write(tmp_path / "elsewhere")
    timetables.write(tmp_path / FOLDER, {"stops.txt": None})
    (tmp_path / FOLDER / "stops.txt").symlink_to(tmp_path / "elsewhere" / "stops.txt")
    assert told(tmp_path) == ["stops.txt:1:1 symbolic-link"]
    (tmp_path / "whole" / "content" / "area").mkdir(parents=True)
    (tmp_path / "whole" / FOLDER).symlink_to(tmp_path / "elsewhere")
    assert read_feed(tmp_path / "whole") == (None, ())  # told with the area's other files


def test_a_file_with_more_rows_or_columns_than_there_may_be(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    header, *rows = FILES["stops.txt"].splitlines()
    more = ",".join("abcdef")  # ten columns, as calendar.txt has
    monkeypatch.setattr(limits, "FEED_ROWS", len(rows) + 1)
    monkeypatch.setattr(limits, "FEED_COLUMNS", 10)
    timetables.write(tmp_path / FOLDER, {"stops.txt": "\n".join([f"{header},{more}", *rows, "one,One,52.4,-2.6", ""])})
    assert told(tmp_path) == []
    timetables.write(tmp_path / FOLDER, {"stops.txt": "\n".join([header, *rows, *["one,One,52.4,-2.6"] * 2, ""])})
    assert "stops.txt:8:1 feed-too-large" in told(tmp_path)
    timetables.write(tmp_path / FOLDER, {"stops.txt": "\n".join([f"{header},{more},g", *rows, ""])})
    assert told(tmp_path) == ["stops.txt:1:1 feed-too-large"]


def test_stops_that_are_all_in_one_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    heaped = FILES["stops.txt"].splitlines()[0] + "\n"
    heaped += "".join(f"{line.split(',')[0]},Here,52.4,-2.6\n" for line in FILES["stops.txt"].splitlines()[1:])
    timetables.write(tmp_path / FOLDER, {"stops.txt": heaped})
    stops = len({line.split(",")[3] for line in FILES["stop_times.txt"].splitlines()[1:]})
    monkeypatch.setattr(limits, "FEED_CHANGES", stops * stops)
    assert told(tmp_path) == []
    monkeypatch.setattr(limits, "FEED_CHANGES", stops * stops - 1)
    assert told(tmp_path) == ["stops.txt:1:1 feed-too-large"]


def test_changes_between_stations_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "stop_id,stop_name,stop_lat,stop_lon,parent_station\n"
    text += "".join(f"{line.split(',')[0]},Here,5{number}.4,-2.6,hub\n" for number, line in enumerate(FILES["stops.txt"].splitlines()[1:]))  # fmt: skip
    transfers = "from_stop_id,to_stop_id,transfer_type,min_transfer_time\nhub,hub,2,60\n"
    stops = len(FILES["stops.txt"].splitlines()) - 1
    hub = "stop_id,stop_name,stop_lat,stop_lon,parent_station,location_type\n"
    hub += "".join(f"{line},0\n" for line in text.splitlines()[1:]) + "hub,Hub,50.1,-2.6,,1\n"
    timetables.write(tmp_path / FOLDER, {"stops.txt": hub, "transfers.txt": transfers})
    monkeypatch.setattr(limits, "FEED_CHANGES", stops * stops)
    assert told(tmp_path) == []
    monkeypatch.setattr(limits, "FEED_CHANGES", stops * stops - 1)
    assert told(tmp_path) == ["transfers.txt:1:1 feed-too-large"]


def test_an_id_that_stands_for_a_name_is_shown_without_signs_that_nobody_sees(tmp_path: Path) -> None:
    found = feed(tmp_path, stops=FILES["stops.txt"] + "x\u202ey,,52.4,-2.6\n")
    assert found.stops[-1].name == "x y"


def test_a_folder_where_a_file_should_be_and_a_file_where_a_folder_should(tmp_path: Path) -> None:
    put(tmp_path / "one", b"x", "content/area/gtfs.zip/stops.txt")
    assert told(tmp_path / "one") == [f"{ZIP} not-a-zip"]
    put(tmp_path / "other", b"x", FOLDER)
    assert told(tmp_path / "other") == [f"{FOLDER}:1:1 not-a-zip"]
    (tmp_path / "pipe/content/area").mkdir(parents=True)
    os.mkfifo(tmp_path / "pipe/content/area/gtfs.zip")
    assert told(tmp_path / "pipe") == [f"{ZIP} not-a-zip"]


def test_a_zip_that_tells_of_far_too_many_files_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(zipfile.ZipFile, "_RealGetContents", never)
    files = b"PK\x01\x02" * (10 * limits.FEED_FILES + 1)
    assert told(put(tmp_path, files)) == [f"{ZIP} feed-too-large"]
