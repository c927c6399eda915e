"""A calendar is read as people write it, and every fault in it is told in a sentence that says what to do."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from pydantic import ValidationError

from prospectus.model.calendar import CalendarFile, Event, Term


def event(**changes: Any) -> dict[str, Any]:
    """An event as it stands in a file, with something changed."""
    return {"kind": "taster", "name": "Lay your first bricks", "on": "2027-03-17", **changes}


def refused(shape: Any, written: Any) -> tuple[str, str]:
    """The id and the sentence of the only fault of what is written."""
    with pytest.raises(ValidationError) as found:
        shape.model_validate(written)
    (fault,) = found.value.errors()
    return fault["type"], fault["msg"]


def test_days_and_times_are_read_as_people_write_them() -> None:
    found = Event.model_validate(event(**{"on": "17/3/2027", "from": "5.30pm", "to": "20:00", "for": "14-16"}))
    assert found.on == dt.date(2027, 3, 17)
    assert (found.from_, found.to) == (dt.time(17, 30), dt.time(20))
    assert found.for_ == ("14-16",)


def test_one_sector_one_course_or_one_level_needs_no_list() -> None:
    found = Event.model_validate(event(sectors="Digital", courses="oak-college/joinery", level="2"))
    assert (found.sectors, found.courses, found.level) == (("digital",), ("oak-college/joinery",), ("2",))


def test_what_costs_something_says_how_much_in_pounds() -> None:
    assert Event.model_validate(event(cost="2.50")).cost == 250


@pytest.mark.parametrize(
    ("changes", "id_", "says"),
    [
        ({"kind": "party"}, "not-in-list", "“party” is not a kind of event that we know."),
        ({"on": "2027-02-30"}, "not-a-date", "“2027-02-30” is not a day in the calendar."),
        ({"until": "2027-03-16"}, "ends-before-start", "Lay your first bricks ends before it begins."),
        ({"from": "18:00", "to": "17:30"}, "ends-before-start", "Lay your first bricks ends before it begins."),
        ({"to": "17:30"}, "no-beginning", "This says until when, but not from when."),
        ({"site": "main", "place": "Town Hall"}, "site-or-place", "This is at a site and at another place."),
        ({"cost": "0"}, "free-is-left-out", "What does not say what it costs is free."),
        ({"cost": "free"}, "free-is-left-out", "What does not say what it costs is free."),
        ({"book": {}}, "no-way-to-book", "This does not say how to book."),
        (
            {"repeats": {"every": "day", "until": "2027-07-01"}},
            "not-in-list",
            "“day” is not an interval that we know.",
        ),
        (
            {"repeats": {"every": "week", "until": "2027-03-17"}},
            "ends-before-start",
            "Lay your first bricks stops repeating before it comes again.",
        ),
        (
            {"repeats": {"every": "week", "until": "2029-03-19"}},
            "cannot-repeat",
            "Lay your first bricks goes on for several days, or repeats for more than two years.",
        ),
        (
            {"repeats": {"every": "week", "until": "2027-04-14", "except": ["2027-04-01"]}},
            "not-a-repeat",
            "1 April 2027 is none of the days on which Lay your first bricks comes again.",
        ),
        ({"sectors": "digitel"}, "not-in-list", "“digitel” is not a sector that we know."),
    ],
)
def test_a_fault_is_told_in_a_sentence(changes: dict[str, Any], id_: str, says: str) -> None:
    assert refused(Event, event(**changes)) == (id_, says)


@pytest.mark.parametrize(
    ("on", "every", "until", "days"),
    [
        ("2027-03-17", "week", "2027-04-06", ["2027-03-17", "2027-03-24", "2027-03-31"]),
        ("2027-03-17", "two-weeks", "2027-04-14", ["2027-03-17", "2027-03-31", "2027-04-14"]),
        ("2026-11-10", "month", "2027-02-28", ["2026-11-10", "2026-12-08", "2027-01-12", "2027-02-09"]),
        ("2027-03-31", "month", "2027-06-30", ["2027-03-31", "2027-04-28", "2027-05-26", "2027-06-30"]),
    ],
)
def test_what_repeats_comes_on_the_same_weekday(on: str, every: str, until: str, days: list[str]) -> None:
    """A month later is the same weekday of it: the second Tuesday, the last Wednesday where there is no fifth."""
    found = Event.model_validate(event(on=on, repeats={"every": every, "until": until}))
    assert [one.isoformat() for one in found.days] == days


def test_days_on_which_it_is_not_are_left_out() -> None:
    found = Event.model_validate(event(repeats={"every": "week", "until": "2027-04-06", "except": "2027-03-24"}))
    assert found.days == (dt.date(2027, 3, 17), dt.date(2027, 3, 31))


def test_a_holiday_has_to_lie_within_its_term() -> None:
    term = {"name": "Autumn term", "from": "2027-09-01", "to": "2027-12-17"}
    half = {"name": "Half term", "from": "2027-10-25", "to": "2027-10-29"}
    assert Term.model_validate({**term, "breaks": [half]}).breaks[0].name == "Half term"
    late = {**half, "to": "2027-12-20"}
    assert refused(Term, {**term, "breaks": [late]}) == ("break-outside-term", "Half term is not within Autumn term.")
    assert refused(Term, {**term, "to": "2027-08-01"})[0] == "ends-before-start"


def test_two_ids_that_are_the_same_but_for_capitals_are_one() -> None:
    written = {"events": {"open-day": event(), "Open-Day": event()}}
    assert refused(CalendarFile, written)[0] == "key-twice"
