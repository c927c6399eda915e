"""The feeds of dates are calendars to the letter of RFC 5545, read back here by a strict reader of our own."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from prospectus.derive.calendar import calendar
from prospectus.feeds import dates
from prospectus.pages.context import Context
from prospectus.pipeline import load
from tests.seen import small_context

LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=(?:\"[^\"]*\"|[^\";:,]*))*):(.*)")
TEXT = re.compile(r"(?:[^\\,;]|\\[\\,;nN])*")
TEXTS = {"SUMMARY", "DESCRIPTION", "LOCATION", "NAME", "X-WR-CALNAME"}
Component = dict[str, tuple[str, str]]  # a property's name: its parameters and its value

CALENDAR = r"""
terms:
- name: Autumn term 2027
  from: 2027-09-01
  to: 2027-12-17
  breaks: [{name: Half term, from: 2027-10-25, to: 2027-10-29}]
events:
  winter: {kind: open-event, name: Open evening, on: 2027-01-21, from: "18:00", to: "20:00", provider: oak-college, site: main}
  summer: {kind: taster, name: Summer taster, on: 2027-07-06, from: "09:00", to: "15:00", provider: oak-college, site: main}
  days: {kind: taster, name: Two days, on: 2027-07-08, until: 2027-07-09, from: "09:30", to: "15:30", place: Hall}
  clocks: {kind: key-date, name: Results, on: 2027-08-19, from: "08:00"}
  forms: {kind: deadline, name: "Forms; back, \\ or not", on: 2027-02-12, summary: "Ünïcödé, and so long that it has to be folded: αβγδεζηθικλμνξοπρστυφχψω, αβγδεζηθ."}
"""


def components(data: bytes) -> tuple[Component, list[Component]]:
    """The calendar's own properties and its events; anything that is not as the RFC says is a failure."""
    assert data.endswith(b"\r\n")
    assert b"\n" not in data.replace(b"\r\n", b"")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    lines = data.decode("utf-8").replace("\r\n ", "").split("\r\n")[:-1]
    assert (lines[0], lines[-1]) == ("BEGIN:VCALENDAR", "END:VCALENDAR")
    whole: Component = {}
    events: list[Component] = []
    inside: Component | None = None
    for line in lines[1:-1]:
        if line == "BEGIN:VEVENT":
            assert inside is None
            inside = {}
            events.append(inside)
        elif line == "END:VEVENT":
            assert inside is not None
            inside = None
        else:
            name, parameters, value = LINE.fullmatch(line).groups()  # type: ignore[union-attr]
            into = whole if inside is None else inside
            assert name not in into, line
            assert name not in TEXTS or TEXT.fullmatch(value), line
            into[name] = (parameters, value)
    return whole, events


def plain(value: str) -> str:
    """A text as it was before it was escaped."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], value)


@pytest.fixture
def small(tmp_path: Path) -> Context:
    return small_context(tmp_path, {"content/area/calendar.yml": CALENDAR})


def feed(ctx: Context, path: str = "dates.ics") -> tuple[Component, dict[str, Component]]:
    files = dates.files(ctx.area, ctx.derived.calendar, ctx.site_url)
    whole, events = components(files[path])
    assert len({one["UID"] for one in events}) == len(events)
    return whole, {one["UID"][1]: one for one in events}


def test_the_calendar_says_what_the_standard_asks_for(small: Context) -> None:
    whole, events = feed(small)
    assert whole["VERSION"] == ("", "2.0")
    assert whole["PRODID"][1].startswith("-//Prospectus//")
    assert whole["X-WR-CALNAME"] == ("", "Oakshire")
    for one in events.values():
        assert {"UID", "DTSTAMP", "DTSTART", "SUMMARY"} <= set(one)
        assert one["DTSTAMP"] == ("", "20261122T000000Z")


def test_times_are_those_of_london_in_winter_and_in_summer(small: Context) -> None:
    _, events = feed(small)
    winter, summer = events["winter@prospectus.example"], events["summer@prospectus.example"]
    assert (winter["DTSTART"], winter["DTEND"]) == (("", "20270121T180000Z"), ("", "20270121T200000Z"))
    assert (summer["DTSTART"], summer["DTEND"]) == (("", "20270706T080000Z"), ("", "20270706T140000Z"))
    assert events["clocks@prospectus.example"]["DTSTART"] == ("", "20270819T070000Z")
    assert "DTEND" not in events["clocks@prospectus.example"]


def test_no_event_ends_before_it_begins_when_the_clocks_change(tmp_path: Path) -> None:
    clocks = """events:
      spring: {kind: key-date, name: Spring, on: 2027-03-28, from: "01:30", to: "02:15"}
      autumn: {kind: key-date, name: Autumn, on: 2027-10-31, from: "00:30", to: "02:30"}
      midnight: {kind: key-date, name: Midnight, on: 2027-07-01, from: "00:00", to: "00:30"}
    """
    ctx = small_context(tmp_path, {"content/area/calendar.yml": clocks})
    _, events = components(dates.files(ctx.area, calendar(ctx.area), "https://oak.example/")["dates.ics"])
    found = {one["UID"][1].partition("@")[0]: (one["DTSTART"][1], one["DTEND"][1]) for one in events}
    assert found["spring"] == ("20270328T013000Z", "20270328T021500Z")
    assert found["autumn"] == ("20271030T233000Z", "20271031T023000Z"), "an hour longer than the clock says"
    assert found["midnight"] == ("20270630T230000Z", "20270630T233000Z")


def test_whole_days_end_on_the_day_after(small: Context) -> None:
    _, events = feed(small)
    forms, days = events["forms@prospectus.example"], events["days@prospectus.example"]
    assert (forms["DTSTART"], forms["DTEND"]) == ((";VALUE=DATE", "20270212"), (";VALUE=DATE", "20270213"))
    assert (days["DTSTART"], days["DTEND"]) == ((";VALUE=DATE", "20270708"), (";VALUE=DATE", "20270710"))
    assert days["DESCRIPTION"][1].startswith("9:30am to 3:30pm each day.")
    half = events["term-autumn-term-2027-half-term@prospectus.example"]
    assert (half["DTSTART"][1], half["DTEND"][1]) == ("20271025", "20271030")


def test_texts_come_back_as_they_were_written(small: Context) -> None:
    _, events = feed(small)
    forms = events["forms@prospectus.example"]
    assert plain(forms["SUMMARY"][1]) == "Forms; back, \\ or not"
    assert "αβγδεζηθικλμνξοπρστυφχψω, αβγδεζηθ." in plain(forms["DESCRIPTION"][1])
    winter = events["winter@prospectus.example"]
    assert plain(winter["SUMMARY"][1]) == "Open evening – Oak College"
    assert plain(winter["LOCATION"][1]) == "Main building, 1 Acorn Lane, Oakham Green WT1 2AB"
    assert winter["URL"][1] == "https://prospectus.example/dates/#event-winter"


def test_a_providers_feed_has_its_own_events_alone(small: Context) -> None:
    _, events = feed(small, "dates/oak-college.ics")
    assert list(events) == ["winter@prospectus.example", "summer@prospectus.example"]


def test_an_area_without_a_calendar_has_a_feed_all_the_same(tmp_path: Path) -> None:
    ctx = small_context(tmp_path)
    assert list(dates.files(ctx.area, ctx.derived.calendar, "")) == ["dates.ics"]
    assert feed(ctx)[1] == {}


def test_the_same_area_gives_the_same_bytes(small: Context) -> None:
    once, twice = (dates.files(small.area, small.derived.calendar, small.site_url) for _ in range(2))
    assert once == twice


def test_an_event_keeps_its_name_when_its_day_changes(tmp_path: Path) -> None:
    later = CALENDAR.replace("2027-01-21", "2027-01-28")
    ctx = small_context(tmp_path, {"content/area/calendar.yml": later})
    assert feed(ctx)[1]["winter@prospectus.example"]["DTSTART"] == ("", "20270128T180000Z")


def test_every_feed_of_the_example_area_is_sound(example_root: Path) -> None:
    area = load(example_root, as_of=dt.date(2026, 11, 22)).area
    assert area
    feeds = dates.files(area, calendar(area), "https://prospectus.example/")
    assert len(feeds) == 18  # one of all, one of each of the sixteen providers, and the reviews of the handbook
    for data in feeds.values():
        _, events = components(data)
        for one in events:
            if "DTEND" in one:
                assert one["DTSTART"][1] < one["DTEND"][1]


def test_what_repeats_is_an_event_each_time_at_the_same_hour_in_summer(tmp_path: Path) -> None:
    again = """events:
  weekly:
    kind: drop-in
    name: Adviser
    on: 2027-03-17
    from: "15:30"
    to: "17:00"
    place: Library
    repeats: {every: week, until: 2027-04-07, except: 2027-03-24}
"""
    ctx = small_context(tmp_path, {"content/area/calendar.yml": again})
    files = dates.files(ctx.area, ctx.derived.calendar, "https://oak.example/")
    _, events = components(files["dates.ics"])
    assert [(one["UID"][1], one["DTSTART"][1]) for one in events] == [
        ("weekly-2027-03-17@oak.example", "20270317T153000Z"),
        ("weekly-2027-03-31@oak.example", "20270331T143000Z"),
        ("weekly-2027-04-07@oak.example", "20270407T143000Z"),
    ]
    assert {one["URL"][1] for one in events} == {"https://oak.example/dates/#event-weekly"}
