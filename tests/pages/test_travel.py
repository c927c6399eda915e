"""Every course, place, town and village says how to get there; help stands where it applies; without a feed, miles."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from prospectus.derive.travel.journey import Trip, Ways
from prospectus.pages import course as course_page
from prospectus.pages import journeys, mapped, origin, place, travel, trips
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from tests.journeying import HELD, NOWHERE, MadeUp, bus, journey, train, walk, with_travel
from tests.seen import parsed, section, small_context, text_of
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed

LOCALITIES = """\
ash-end:
  name: Ash End
  kind: village
  location: {lat: 52.35, lon: -2.6}
  postcode_districts: WT1
oakham-green:
  name: Oakham Green
  kind: town
  location: {lat: 52.301, lon: -2.6}
  postcode_districts: [WT2, WT3]
"""
SCHEMES = """\
about: Nobody misses a course because of a bus.
checked: 2026-10-12
schemes:
  pass:
    name: Oak pass
    kind: pass
    summary: A year of buses.
    who: You live far away.
    how_much: £420 a year.
    how: Fill in the form.
    contact: {role: general, title: Travel team, phone: 01632 960140}
    applies: {ages: 16-19, beyond_miles: 3, localities: ash-end}
    checked: 2026-10-12
  minibus:
    name: Link minibus
    kind: organised
    summary: From school to the workshop.
    who: You take a link course.
    how_much: Nothing.
    how: Your school puts you on the list.
    applies: {kinds: link-course}
    checked: 2026-10-12
  training:
    name: Travel training
    kind: training
    summary: Somebody goes with you.
    who: You want to travel alone.
    how_much: Nothing.
    how: Ask learner support.
    applies: {group: learning-difficulties-or-disabilities}
    checked: 2026-10-12
"""
FILES = {"content/area/localities.yml": LOCALITIES, "content/area/travel.yml": SCHEMES}
WAYS = Ways(
    there=journey(walk("07:48", "07:52"), bus("291", "07:52", "08:20", "Wyreford"), train("08:30", "08:47")),
    before=journey(bus("291", "06:52", "07:50")),
    home=journey(bus("291", "16:10", "17:01")),
    last_home=journey(bus("291", "18:10", "19:01")),
)
WALK = Ways(journey(walk("08:50", "09:10")), None, journey(walk("16:00", "16:20")), journey(walk("23:00", "23:20")))


@pytest.fixture
def small(tmp_path: Path) -> Context:
    return small_context(tmp_path, FILES)


def by_home(**ways: Ways | None) -> MadeUp:
    return MadeUp(lambda home, _: ways[home.replace("-", "_")])


def course_of(ctx: Context) -> str:
    (course,) = ctx.area.published
    return course_page.view(ctx, course).body


def place_of(ctx: Context) -> str:
    return place.view(ctx, next(place.pages(ctx))).body


def links(html: str) -> set[str]:
    return {one.get("href", "") for one in parsed(html).iter() if str(one.tag).endswith("a")}


# ── A line ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_journey_is_said_in_a_line() -> None:
    assert trips.rides(WAYS.there) == "07:52 bus 291 to Wyreford, 08:30 train"
    assert trips.briefly(WAYS.there) == "by bus 291 and train"
    assert trips.effort(WAYS.there) == "1 change, 4 min walk"
    assert trips.rides(WALK.there) == "08:50 on foot"
    assert trips.briefly(WALK.there) == "on foot"
    assert trips.effort(WALK.there) == ""


def test_times_after_midnight_begin_again() -> None:
    assert trips.clock(24 * 60 + 5) == "00:05"


# ── A course ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("leaves", "says"), [("16:30", ""), ("16:31", ", 31 min wait")])
def test_a_wait_of_more_than_half_an_hour_before_the_way_home_is_told(small: Context, leaves: str, says: str) -> None:
    home = dataclasses.replace(WAYS, home=journey(walk("16:20", leaves), bus("291", leaves, "17:11")))
    told = section(course_of(with_travel(small, by_home(ash_end=home, oakham_green=WALK))), "How I get there")
    assert f"{leaves} bus 291, home 17:11{says}; last: 18:10" in told


def test_a_course_tells_the_journey_from_everywhere(small: Context) -> None:
    says = section(course_of(with_travel(small, by_home(ash_end=WAYS, oakham_green=WALK))), "How I get there")
    assert "To be there for 09:15 on Mondays, and home after 16:00:" in says
    there = "07:52 bus 291 to Wyreford, 08:30 train, there 08:47; earlier: 06:52"
    assert f"Ash End {there} 16:10 bus 291, home 17:01; last: 18:10 59 min, 1 change, 4 min walk" in says
    assert "Oakham Green 08:50 on foot, there 09:10 16:00 on foot, home 16:20 20 min" in says
    assert "last: 23:00" not in says, "one can walk home at any time"
    assert "By the timetable of Teme Buses, which holds until 23 July 2027." in says
    assert "Bus 1 stops at the gate." in says


def test_where_there_is_no_way_it_says_so_and_what_to_do(small: Context) -> None:
    no_home = dataclasses.replace(WAYS, home=None, last_home=None)
    ctx = with_travel(small, by_home(ash_end=NOWHERE, oakham_green=no_home))
    says = section(course_of(ctx), "How I get there")
    assert "Ash End no bus or train in time none after 16:00" in says
    assert "there 08:47; earlier: 06:52 none after 16:00 59 min" in says
    assert "ask before you rule it out: there may be help with travel, or a later start" in says


def test_days_without_a_way_are_named(small: Context) -> None:
    travel = dataclasses.replace(by_home(ash_end=WAYS, oakham_green=WALK), missing=("wednesday", "friday"))
    says = section(course_of(with_travel(small, travel)), "How I get there")
    assert "earlier: 06:52; none on Wednesdays and Fridays" in says


def test_times_that_are_not_told_are_assumed_and_it_says_so(tmp_path: Path) -> None:
    lessons = '    timetable:\n      sessions:\n        - {day: monday, from: "09:15", to: "16:00"}\n'
    ctx = small_context(tmp_path, {**FILES, COURSE_PATH: changed(COURSE, (lessons, ""))})
    says = section(course_of(with_travel(ctx, by_home(ash_end=WAYS, oakham_green=WALK))), "How I get there")
    assert "To be there for 09:00 on Wednesdays, and home after 16:00 (the times of its lessons are not told):" in says


def test_a_timetable_that_is_over_is_told_so(small: Context) -> None:
    over = dataclasses.replace(HELD, last=small.area.today.replace(month=7))
    travel = dataclasses.replace(by_home(ash_end=WAYS, oakham_green=WALK), timetable=over)
    assert "which held until 22 July 2026" in section(course_of(with_travel(small, travel)), "How I get there")


def test_an_online_course_needs_no_travel(tmp_path: Path) -> None:
    online = changed(COURSE, ("  - site: main\n    start", "  - start"), ("delivery: classroom", "delivery: online"))
    ctx = with_travel(small_context(tmp_path, {**FILES, COURSE_PATH: online}), by_home(ash_end=WAYS, oakham_green=WAYS))
    says = section(course_of(ctx), "How I get there")
    assert says.startswith("How I get there It is online: you need no travel")
    assert "bus 291" not in says
    assert "Oak pass" not in says


def test_the_table_is_made_once_for_runs_at_the_same_place_and_times(small: Context) -> None:
    asked: list[str] = []

    def way(home: str, site: str) -> Ways:
        asked.append(home)
        return WAYS

    ctx = with_travel(small, MadeUp(way))
    first = course_of(ctx)
    assert len(asked) == 2
    assert course_of(ctx) == first
    assert len(asked) == 2


# ── Without a timetable ──────────────────────────────────────────────────────────────────────────────────────────────


def test_without_a_timetable_it_tells_miles_and_what_they_leave_out(small: Context) -> None:
    says = section(course_of(small), "How I get there")
    # A minute of latitude is 1.1508 miles (a degree of a circle of 3,958.8 miles is 69.09): 0.05° is 3.5 miles.
    assert "In a straight line it is less than half a mile from Oakham Green" in says
    assert "3.5 miles from Ash End" in says
    assert "a river, a hill or a missing bus does not show in miles" in says
    assert "timetable of" not in says


def test_a_place_that_is_not_on_the_map_has_only_its_own_words(tmp_path: Path) -> None:
    nowhere = changed(PROVIDER, ("    location: {lat: 52.3, lon: -2.6}\n", ""))
    ctx = small_context(tmp_path, {**FILES, PROVIDER_PATH: nowhere})
    says = section(course_of(ctx), "How I get there")
    assert "Bus 1 stops at the gate." in says
    assert "straight line" not in says
    assert "Not on the map" in next(origin.view(ctx, one) for one in origin.pages(ctx)).body


# ── Help ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_help_stands_where_all_its_conditions_can_hold(small: Context) -> None:
    says = section(course_of(small), "How I get there")
    assert "Oak pass: A year of buses. (only more than 3 miles from home; from Ash End)" in says
    assert "If you have a learning difficulty or a disability: Travel training" in says
    assert "Link minibus" not in says, "this is no link course"
    assert {"../../../travel/#pass", "../../../travel/#training"} <= links(course_of(small))
    assert "Oak pass" in section(place_of(small), "How I get there")
    pages = {one.home.id: origin.view(small, one).body for one in origin.pages(small)}
    assert "Oak pass" in section(pages["ash-end"], "Help with travel")
    assert "Oak pass" not in section(pages["oakham-green"], "Help with travel")


@pytest.mark.parametrize(
    ("change", "shown"),
    [
        ("{beyond_miles: 3.4}", True),  # Ash End is 3.45 miles away
        ("{beyond_miles: 3.5}", False),
        ("{beyond_miles: 1, localities: oakham-green}", False),
        ("{ages: 14-16}", False),
        ("{ages: [14-16, 16-19]}", True),
        ("{kinds: [vocational, a-level]}", True),
        ("{providers: oak-college}", True),
        ("{sites: oak-college/main, localities: oakham-green}", True),
    ],
)
def test_conditions(tmp_path: Path, change: str, shown: bool) -> None:
    applies = "{ages: 16-19, beyond_miles: 3, localities: ash-end}"
    ctx = small_context(tmp_path, FILES | {"content/area/travel.yml": changed(SCHEMES, (applies, change))})
    assert ("Oak pass" in section(course_of(ctx), "How I get there")) == shown


def test_all_help_is_told_in_full_on_one_page(small: Context) -> None:
    page = travel.view(small, None)
    says = section(page.body, "Help with travel")
    for part in ("Nobody misses a course because of a bus.", "Checked on 12 October 2026.", "Pass Oak pass"):
        assert part in says
    assert "Who You live far away." in says
    assert "How much £420 a year. How to ask Fill in the form." in says
    assert "Travel team 01632 960140" in says
    assert all(f'id="{id_}"' in page.body for id_ in small.area.schemes)


# ── A town or village ────────────────────────────────────────────────────────────────────────────────────────────────


def test_places_stand_under_how_long_it_takes(small: Context) -> None:
    ctx = with_travel(small, by_home(ash_end=WAYS, oakham_green=WALK))
    bodies = {one.home.id: origin.view(ctx, one).body for one in origin.pages(ctx)}
    assert "Main building, Oakham Green Oak College, 1 course" in section(bodies["ash-end"], "Up to 60 minutes")
    assert "59 min, 1 change, 4 min walk" in section(bodies["ash-end"], "Up to 60 minutes")
    assert "20 min" in section(bodies["oakham-green"], "Up to 20 minutes")
    ctx = with_travel(small, by_home(ash_end=NOWHERE, oakham_green=None))
    bodies = {one.home.id: origin.view(ctx, one).body for one in origin.pages(ctx)}
    assert "3.5 miles in a straight line" in section(bodies["ash-end"], "Not by bus or train")
    assert "less than half a mile" in section(bodies["oakham-green"], "Within 2 miles")


def test_long_lists_go_on_on_further_pages(small: Context, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origin, "LENGTH", 1)
    (provider,) = small.area.providers.values()
    site = provider.sites["main"]
    other = dataclasses.replace(site, id="annexe")
    area = dataclasses.replace(
        small.area,
        providers={provider.id: dataclasses.replace(provider, sites={"main": site, "annexe": other})},
        courses={
            key: dataclasses.replace(
                one, runs=(one.runs[0], dataclasses.replace(one.runs[0], site=other)), provider=provider
            )
            for key, one in small.area.courses.items()
        },
    )
    found = [one.sheet.address for one in origin.pages(dataclasses.replace(small, area=area))]
    assert found[:2] == ["travel/from/ash-end/", "travel/from/ash-end/2/"]


# ── The map ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def maps(html: str) -> list[Element]:
    return [one for one in parsed(html).iter() if str(one.tag).endswith("svg")]


@pytest.mark.parametrize("width", [mapped.WIDE, mapped.NARROW])
def test_no_name_on_the_map_stands_on_another_or_outside(example: Context, width: float) -> None:
    drawn = mapped.area_map(example, width, "./")
    assert drawn
    rooms = [mapped.room(one.label) for one in drawn.marks if one.label]
    assert len(rooms) >= 12, "there is room for most names"
    for index, (left, top, right, bottom) in enumerate(rooms):
        assert 0 <= left < right <= drawn.width and 0 <= top < bottom <= drawn.height
        for other in rooms[:index]:
            assert left >= other[2] or other[0] >= right or top >= other[3] or other[1] >= bottom


def test_all_that_the_map_links_to_stands_in_a_list_too(pages: dict[str, Page]) -> None:
    body = pages["travel/"].body
    outside = links(re.sub(r"(?s)<svg.*?</svg>", "", body))
    on_map = {one.get("href", "") for drawing in maps(body) for one in drawing.iter() if str(one.tag).endswith("a")}
    towns = {link for link in on_map if "places/#" in link}  # several places in one
    assert len(on_map) > 20
    assert on_map - towns <= outside


# ── The example area ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_every_course_tells_every_town_and_village_in_six_kilobytes(example: Context, pages: dict[str, Page]) -> None:
    assert example.derived.travel.timetable
    names = {one.written.name for one in example.area.localities.values()}
    head = len(journeys.head("../../../").encode())
    for course in example.area.published:
        run = course.runs[0]
        if run.site:
            says = section(pages[course.address].body, "How I get there")
            assert all(name in says for name in names), course.key
        ranges = sum(len(example.journeys.range(one)) + 150 for one in course.runs[1:])
        grown = len((example.journeys.of_run(run) + example.journeys.help_on(course)).encode()) + head + ranges
        assert grown <= 6 * 1024, (course.key, grown)


def test_every_town_village_and_place_has_its_page(example: Context, pages: dict[str, Page]) -> None:
    for home in example.area.localities.values():
        assert f"travel/from/{home.id}/" in pages
        assert f"from/{home.id}/" in pages["travel/"].body
    for site in example.area.sites.values():
        says = section(pages[site.address].body, "How I get there")
        assert "To be there for 09:00 on Wednesdays, and home after 16:00:" in says


def test_no_list_of_places_favours_a_provider(example: Context) -> None:
    for one in origin.pages(example):
        placed = [reached for band in one.bands for reached in band.places]
        known = [reached.line.minutes for reached in placed if reached.line and reached.line.minutes is not None]
        assert known == sorted(known)


def test_a_page_of_travel_has_no_style_attribute(pages: dict[str, Page]) -> None:
    assert not [address for address, page in pages.items() if address.startswith("travel/") and "style=" in page.body]


# ── Untrusted text ───────────────────────────────────────────────────────────────────────────────────────────────────

HOSTILE = '"><script>alert(1)</script><img src=x onerror=alert(1)>'


def test_whatever_stands_in_travel_data_is_text(small: Context) -> None:
    ways = Ways(journey(bus(HOSTILE, "08:00", "08:30", HOSTILE), bus("2", "08:40", "08:50")), None, None, None)
    timetable = dataclasses.replace(HELD, publisher=HOSTILE, version=HOSTILE)
    homes = {
        id_: dataclasses.replace(home, written=home.written.model_copy(update={"name": HOSTILE}))
        for id_, home in small.area.localities.items()
    }
    texts = dict.fromkeys(("name", "summary", "who", "how_much", "how", "about"), HOSTILE)
    schemes = {
        id_: dataclasses.replace(one, written=one.written.model_copy(update=texts), localities=())
        for id_, one in small.area.schemes.items()
    }
    about = small.area.travel.model_copy(update={"about": HOSTILE})
    area = dataclasses.replace(small.area, localities=homes, schemes=schemes, travel=about)
    ctx = with_travel(dataclasses.replace(small, area=area), MadeUp(lambda *_: ways, timetable=timetable))
    bodies = [course_of(ctx), place_of(ctx), travel.view(ctx, None).body]
    bodies += [origin.view(ctx, one).body for one in origin.pages(ctx)]
    for body in bodies:
        found = list(parsed(body).iter())
        assert not [one for one in found if str(one.tag).endswith(("script", "img"))]
        assert not [one for one in found if any(name.startswith("on") for name in one.attrib)]
        assert "alert(1)" in text_of(parsed(body))


def test_a_trip_is_told_by_its_first_lesson(small: Context) -> None:
    said = trips.line(small.journeys.homes[0], Trip("monday", 540, 960, WAYS, ("monday", "friday")))
    assert said.missing == "Fridays"
    assert said.minutes == 59
