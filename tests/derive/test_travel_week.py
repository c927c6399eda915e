"""Journeys are taken from a usual week of term."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.derive.travel.week import reference_week
from prospectus.gtfs.feed import Feed
from prospectus.gtfs.reader import read_feed
from prospectus.model.calendar import Break, Term
from tests import timetables

HEAD = "service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date\n"
WHOLE = f"{HEAD}term,1,1,1,1,1,0,0,20260831,20261218\n"  # Mondays from 31 August to 14 December
OFF = "service_id,date,exception_type\n"
TODAY = dt.date(2026, 9, 16)


def feed(root: Path, calendar: str = WHOLE, exceptions: str = "") -> Feed:
    timetables.write(root / "content/area/gtfs", {"calendar.txt": calendar, "calendar_dates.txt": OFF + exceptions})
    found, problems = read_feed(root)
    assert found is not None, problems
    return found


def term(first: str, last: str, *breaks: tuple[str, str]) -> Term:
    days = tuple(Break.model_validate({"name": "Break", "from": one, "to": two}) for one, two in breaks)
    return Term.model_validate(
        {
            "name": "Term",
            "from": first,
            "to": last,
            "breaks": [one.model_dump(by_alias=True, mode="json") for one in days],
        }
    )


@pytest.mark.parametrize(
    ("today", "exceptions", "week"),
    [
        ("2026-09-16", "", "2026-09-21"),  # a Wednesday: the Monday after it
        ("2026-09-21", "", "2026-09-21"),
        ("2026-01-05", "", "2026-08-31"),  # the feed begins later
        ("2026-12-15", "", "2026-12-14"),  # none is left: the last one before
        ("2027-06-01", "", "2026-12-14"),
        # A bank holiday takes a fifth of the trips away, a day with more trips of another week counts for itself.
        ("2026-09-16", "term,20260921,2\n", "2026-09-28"),
        ("2026-09-16", "".join(f"term,202609{day},2\n" for day in range(21, 26)), "2026-09-28"),
        # Nothing after today is usual any more.
        ("2026-12-08", "term,20261214,2\n", "2026-12-07"),
    ],
)
def test_the_first_usual_week_from_today_on(tmp_path: Path, today: str, exceptions: str, week: str) -> None:
    found = reference_week(feed(tmp_path, exceptions=exceptions), (), dt.date.fromisoformat(today))
    assert found == dt.date.fromisoformat(week)


def test_a_week_with_more_trips_makes_others_unusual(tmp_path: Path) -> None:
    # From 5 October on there are six trips more on Fridays: 36 in the week instead of 30.
    trips = timetables.FILES["trips.txt"] + "".join(f"r1,more,more{one},Oakham\n" for one in range(6))
    times = timetables.FILES["stop_times.txt"] + "".join(
        f"more{one},09:00:00,09:00:00,green,1\nmore{one},09:30:00,09:30:00,market,2\n" for one in range(6)
    )
    days = WHOLE + "more,0,0,0,0,1,0,0,20261005,20261218\n"
    folder = timetables.write(
        tmp_path / "content/area/gtfs", {"trips.txt": trips, "stop_times.txt": times, "calendar.txt": days}
    )
    found, problems = read_feed(folder.parents[2])
    assert found is not None, problems
    assert reference_week(found, (), TODAY) == dt.date(2026, 10, 5)


def test_only_weeks_of_term_count_where_there_are_terms(tmp_path: Path) -> None:
    terms = (term("2026-09-07", "2026-09-25", ("2026-09-21", "2026-09-22")), term("2026-10-08", "2026-12-18"))
    # 21 September has a break, 28 September no lessons, 5 October begins before the term does.
    assert reference_week(feed(tmp_path), terms, TODAY) == dt.date(2026, 10, 12)


def test_terms_that_the_feed_does_not_reach_are_no_help(tmp_path: Path) -> None:
    assert reference_week(feed(tmp_path), (term("2027-09-01", "2027-12-17"),), TODAY) == dt.date(2026, 9, 21)


def test_a_calendar_without_end_is_looked_at_around_today(tmp_path: Path) -> None:
    endless = f"{HEAD}term,1,1,1,1,1,0,0,19900101,21001231\n"
    assert reference_week(feed(tmp_path, endless), (), TODAY) == dt.date(2026, 9, 21)
