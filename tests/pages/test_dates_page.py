"""The page of dates says what comes, when, where, for whom and how to book; other pages name what is theirs."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from prospectus.pages import course, dates, home, provider
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from tests.seen import headings, parsed, section, small_context, text_of
from tests.small import COURSE, COURSE_PATH, changed

CALENDAR = """\
terms:
- {name: Long over, from: 2026-01-05, to: 2026-03-27}
- name: Autumn term 2027
  from: 2027-09-01
  to: 2027-12-17
  breaks: [{name: Half term, from: 2027-10-25, to: 2027-10-29}]
events:
  open-evening:
    kind: open-event
    name: Open evening
    on: 2027-01-21
    from: "18:00"
    to: "20:30"
    provider: oak-college
    site: main
    for: 16-19
    summary: Every workshop is open.
  robots:
    kind: taster
    name: "Build a robot & race it"
    on: 2027-07-08
    until: 2027-07-09
    from: "09:30"
    to: "15:30"
    provider: oak-college
    place: The barn
    for: [14-16, 16-19]
    courses: [oak-college/joinery]
    cost: 2.50
    book: {how: Ask your tutor., phone: 01632 960101, email: admissions@oak-college.example}
  advice: {kind: drop-in, name: Adviser in school, on: 2027-01-12, from: "12:15", site: oak-college/main}
  forms: {kind: deadline, name: Forms back, on: 2027-02-12, sectors: [digital, hair-and-beauty], level: 2}
  over: {kind: taster, name: Long ago, on: 2026-11-20, from: "10:00", provider: oak-college, site: main}
"""


def dates_page(ctx: Context) -> Page:
    return dates.view(ctx, None)


def provider_page(ctx: Context) -> Page:
    return provider.view(ctx, next(provider.pages(ctx)))


def course_page(ctx: Context) -> Page:
    return course.view(ctx, ctx.area.courses["oak-college/joinery"])


@pytest.fixture
def small(tmp_path: Path) -> Context:
    return small_context(tmp_path, {"content/area/calendar.yml": CALENDAR})


@pytest.fixture
def body(small: Context) -> Element:
    return parsed(dates_page(small).body)


def event(body: Element, id_: str) -> str:
    """What a person reads of an event."""
    (found,) = [one for one in body.iter("li") if one.get("id") == f"event-{id_}"]
    return text_of(found)


def test_what_comes_stands_under_its_month(body: Element) -> None:
    assert headings(body)[:10] == [
        "h1 Dates",
        "h2 January 2027",
        "h3 Adviser in school",
        "h3 Open evening",
        "h2 February 2027",
        "h3 Forms back",
        "h2 July 2027",
        "h3 Build a robot & race it",
        "h2 Terms and holidays",
        "h2 In your own calendar",
    ]


def test_what_is_over_is_not_shown(body: Element) -> None:
    assert "Long ago" not in text_of(body)
    assert "Long over" not in text_of(body)


def test_an_event_says_everything_that_one_needs(body: Element) -> None:
    assert event(body, "open-evening") == (
        "Open evening Open event Thursday 21 January, 6pm to 8:30pm Oak College, Main building, Oakham Green"
        " Every workshop is open. For ages 16 to 19. Just come: nobody has to book."
    )
    assert event(body, "robots") == (
        "Build a robot & race it Taster Thursday 8 July to Friday 9 July, 9:30am to 3:30pm each day Oak College, The barn"
        " Shows Joinery. For ages 14 to 16 and 16 to 19. Costs £2.50."
        " Book: Ask your tutor. 01632 960101 or admissions@oak-college.example"
    )
    assert event(body, "forms") == (
        "Forms back Deadline Friday 12 February About: Digital and hair and beauty, level 2."
    )
    assert "Oak College, Main building" in event(body, "advice")


def test_days_are_told_to_machines_as_well(body: Element) -> None:
    told = [one.get("datetime") for one in body.iter("time")]
    assert told[:4] == ["2027-01-12T12:15", "2027-01-21T18:00", "2027-02-12", "2027-07-08T09:30"]


def parts(ctx: Context) -> dict[str, Element]:
    """The pages of kinds and of providers by their addresses."""
    views = (dates.part_view(ctx, one) for one in dates.pages(ctx))
    return {one.address: parsed(one.body) for one in views}


def test_every_kind_and_every_provider_has_a_page_of_its_own(small: Context, body: Element) -> None:
    found = parts(small)
    kinds = ["dates/deadlines/", "dates/open-events/", "dates/tasters/", "dates/drop-ins/"]
    assert list(found) == [*kinds, "dates/of/oak-college/"]
    assert {f"../{address}" for address in found} <= {one.get("href") for one in body.iter("a")}
    assert headings(found["dates/tasters/"])[:3] == ["h1 Tasters", "h2 July 2027", "h3 Build a robot & race it"]
    assert "Ask your tutor." in event(found["dates/tasters/"], "robots")
    assert "Adviser in school" not in text_of(found["dates/of/oak-college/"])
    assert "https://prospectus.example/dates/oak-college.ics" in text_of(found["dates/of/oak-college/"])


def test_every_month_can_be_jumped_to(body: Element) -> None:
    jumps = {one.get("href") for one in body.iter("a")}
    assert {f"#{one.get('id')}" for one in body.iter("h2")} <= jumps


def test_what_repeats_is_told_once_on_the_day_when_it_comes_next(tmp_path: Path) -> None:
    again = """events:
  weekly:
    kind: drop-in
    name: Adviser
    on: 2026-11-11
    from: "15:30"
    place: Library
    repeats: {every: week, until: 2027-01-20, except: [2026-12-23, 2026-12-30, 2027-01-06]}
"""
    found = event(parsed(dates_page(small_context(tmp_path, {"content/area/calendar.yml": again})).body), "weekly")
    assert "Wednesday 25 November, from 3:30pm, then every week until 20 January 2027" in found
    assert ", but not on 23 December 2026, 30 December 2026 and 6 January Library" in found


def test_terms_and_their_holidays_are_told(body: Element) -> None:
    assert (
        "Autumn term 2027: Wednesday 1 September to Friday 17 December 2027;"
        " Half term: Monday 25 October to Friday 29 October 2027" in text_of(body)
    )


def test_one_can_subscribe(body: Element) -> None:
    assert "../dates.ics" in {one.get("href") for one in body.iter("a")}
    assert "https://prospectus.example/dates.ics" in text_of(body)


def test_a_provider_names_what_comes_with_it(small: Context) -> None:
    told = section(provider_page(small).body, "Open events and visits")
    assert told.startswith(
        "Open events and visits Open evening (open event), Thursday 21 January 2027, 6pm to 8:30pm, Main building"
        " Build a robot & race it (taster), Thursday 8 July to Friday 9 July 2027, 9:30am to 3:30pm each day, The barn"
    )
    assert "Adviser in school" not in told


def test_a_course_says_where_one_can_see_it(small: Context) -> None:
    told = section(course_page(small).body, "See it before you choose")
    assert "Build a robot & race it" in told
    assert "Open evening" not in told


def test_without_a_calendar_nothing_is_promised(tmp_path: Path) -> None:
    ctx = small_context(tmp_path)
    assert "No dates have been given yet." in text_of(parsed(dates_page(ctx).body))
    assert "h2 Open events and visits" not in headings(provider_page(ctx).body)
    assert "h2 See it before you choose" not in headings(course_page(ctx).body)


def test_the_home_page_leads_to_the_dates(small: Context) -> None:
    assert "./dates/" in {one.get("href") for one in parsed(home.view(small, None).body).iter("a")}


def test_every_provider_of_the_example_area_has_a_date_to_come(pages: dict[str, Page], example: Context) -> None:
    for id_ in example.area.providers:
        assert "h2 Open events and visits" in headings(pages[f"providers/{id_}/"].body), id_


def test_courses_that_are_no_longer_or_not_yet_published_are_not_named(tmp_path: Path) -> None:
    files = {
        "content/area/calendar.yml": CALENDAR,
        COURSE_PATH: changed(COURSE, ("status: published", "status: draft")),
    }
    page = dates.view(small_context(tmp_path, files), None)
    assert "Build a robot" in page.body
    assert "Joinery" not in page.body
