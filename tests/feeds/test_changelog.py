"""The log of changes is Atom as RFC 4287 asks for it, and tells what Git keeps of the area's data."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

import pytest

from prospectus.area import Area
from prospectus.feeds import changelog
from prospectus.history import Day, Event, History
from tests.seen import small_context
from tests.small import AREA, AREA_PATH

HOME = "https://oak.example/x/"
ATOM = {"a": "http://www.w3.org/2005/Atom", "h": "http://www.w3.org/1999/xhtml"}
LICENCE = "licence: {name: CC BY 4.0, url: https://creativecommons.org/licenses/by/4.0/}\n"
DAYS: History = (
    Day(
        dt.date(2026, 11, 20),
        dt.datetime(2026, 11, 20, 16, 5, tzinfo=dt.UTC),
        (
            Event("changed", "oak-college/joinery", "Joinery", ("cost", "runs")),
            Event("gone", "oak-college/carving", "Carving & <b>turning</b> ]]>"),
            Event("checked", "oak-college", "Oak College", ("reviewed",)),
        ),
    ),
    Day(dt.date(2026, 11, 18), dt.datetime(2026, 11, 18, 9, tzinfo=dt.UTC), (), 4_000),
)


@pytest.fixture
def area(tmp_path: Path) -> Area:
    return small_context(tmp_path, {AREA_PATH: AREA + LICENCE}).area


def feed(area: Area, days: History = DAYS) -> Element:
    (raw,) = changelog.files(area, days, HOME).values()
    return fromstring(raw)


def one(parent: Element, name: str) -> str:
    (found,) = parent.findall(f"a:{name}", ATOM)
    return "".join(found.itertext())


def test_the_feed_has_what_the_standard_asks_for(area: Area) -> None:
    """RFC 4287, 4.1.1 and 4.1.2: one id, title and updated each, an author, at most one self link, ids alike nowhere."""
    root = feed(area)
    assert root.tag == f"{{{ATOM['a']}}}feed"
    entries = root.findall("a:entry", ATOM)
    ids = [one(part, "id") for part in (root, *entries)]
    assert len(set(ids)) == len(ids) == 3
    assert all(urlsplit(id_).scheme and urlsplit(id_).netloc for id_ in ids)
    for part in (root, *entries):
        assert one(part, "title")
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", one(part, "updated"))
    assert one(root, "updated") == max(one(entry, "updated") for entry in entries) == "2026-11-20T16:05:00Z"
    assert root.findtext("a:author/a:name", namespaces=ATOM) == "Oakshire 14–19 Partnership"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", ATOM)}
    assert links == {
        "self": f"{HOME}data/changes.atom",
        "alternate": f"{HOME}data/",
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }


def test_an_entry_tells_the_day_in_words_and_links_what_is_still_there(area: Area) -> None:
    first, last = feed(area).findall("a:entry", ATOM)
    assert one(first, "id") == f"{HOME}data/changes.atom#2026-11-20"
    assert one(first, "title") == "1 course no longer offered, 1 course changed, 1 provider checked again"
    (content,) = first.findall("a:content", ATOM)
    assert (content.get("type"), [held.tag for held in content]) == ("xhtml", [f"{{{ATOM['h']}}}div"])
    items = ["".join(item.itertext()) for item in content.iter(f"{{{ATOM['h']}}}li")]
    assert items == [
        "Carving & <b>turning</b> ]]> oak-college/carving",
        "Joinery oak-college/joinery: cost, runs",
        "Oak College oak-college",
    ]
    hrefs = [link.get("href") for link in content.iter(f"{{{ATOM['h']}}}a")]
    assert hrefs == [f"{HOME}courses/oak-college/joinery/", f"{HOME}providers/oak-college/"]
    assert "4,000 files of courses and providers saved at once" in one(last, "title")


def test_without_git_the_feed_is_empty_and_of_the_day_of_the_data(area: Area) -> None:
    root = feed(area, ())
    assert root.findall("a:entry", ATOM) == []
    assert one(root, "updated") == "2026-11-22T00:00:00Z"


def test_without_an_address_there_is_no_feed(area: Area) -> None:
    assert changelog.files(area, DAYS, "") == {}


def test_the_same_days_give_the_same_bytes_and_very_many_are_counted(area: Area) -> None:
    many = tuple(Event("new", f"oak-college/c{number:03}", f"Course {number:03}") for number in range(130))
    day = Day(dt.date(2026, 11, 20), dt.datetime(2026, 11, 20, tzinfo=dt.UTC), many)
    assert changelog.files(area, (day,), HOME) == changelog.files(area, (day,), HOME)
    items = list(feed(area, (day,)).iter(f"{{{ATOM['h']}}}li"))
    assert len(items) == 101 and "".join(items[-1].itertext()) == "and 30 more"
