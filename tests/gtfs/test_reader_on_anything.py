"""Whatever lies where a timetable should: it is read, or it is told what is wrong, and nothing else happens."""

from __future__ import annotations

import io
import tempfile
import zipfile
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.gtfs.reader import read_feed
from tests import timetables

NAMES = st.sampled_from(
    [*sorted(timetables.FILES), "calendar_dates.txt", "frequencies.txt", "transfers.txt", "feed_info.txt"]
)
SIGNS = st.sampled_from(
    [*list('0123456789,,,:-."\n\r \t'), "term", "gate", "25:00:00", "20270101", "é", "\x00", "-1", "inf", "٣"]
)
EDITS = st.lists(
    st.tuples(st.integers(0, 800), st.integers(0, 12), st.lists(SIGNS, max_size=6).map("".join)), min_size=1, max_size=4
)


def check(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        timetables.write(Path(folder) / "content/area/gtfs", dict(files))
        found, problems = read_feed(Path(folder))
    assert (found is None) == bool(problems)
    for problem in problems:
        assert problem.place.line >= 1 and problem.place.column >= 1
        assert problem.says and problem.do


@settings(max_examples=300, deadline=None)
@given(NAMES, EDITS)
def test_a_file_in_which_something_was_changed(name: str, edits: list[tuple[int, int, str]]) -> None:
    text = timetables.FILES.get(
        name,
        "trip_id,start_time,end_time,headway_secs,service_id,date,exception_type\ntown,08:00:00,09:00:00,600,term,20270101,1\n",
    )
    for at, length, new in edits:
        at %= len(text) + 1
        text = text[:at] + new + text[at + length :]
    check({name: text.encode()})


@settings(max_examples=100, deadline=None)
@given(NAMES, st.binary(max_size=200))
def test_bytes_of_any_kind(name: str, raw: bytes) -> None:
    check({name: raw})
    check({name: timetables.FILES.get(name, "").encode() + raw})


@settings(max_examples=150, deadline=None)
@given(st.binary(max_size=300), st.integers(0, 3000), st.integers(1, 255))
def test_zips_of_any_kind(raw: bytes, at: int, change: int) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in timetables.FILES.items():
            archive.writestr(name, text)
    whole = bytearray(out.getvalue())
    whole[at % len(whole)] ^= change
    for content in (raw, bytes(whole), bytes(whole[: at % len(whole)])):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "content/area/gtfs.zip"
            path.parent.mkdir(parents=True)
            path.write_bytes(content)
            found, problems = read_feed(Path(folder))
            assert (found is None) == bool(problems)
