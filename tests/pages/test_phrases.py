"""Values are said as a person would write them, whatever the machine's language."""

from __future__ import annotations

import datetime as dt

import pytest

from prospectus.model.run import Session
from prospectus.pages import phrases


def lessons(*written: tuple[str, str, str]) -> list[Session]:
    return [Session.model_validate({"day": day, "from": since, "to": until}) for day, since, until in written]


def test_dates() -> None:
    assert phrases.date(dt.date(2027, 9, 6)) == "6 September 2027"
    assert phrases.short_date(dt.date(2027, 9, 6)) == "6 Sep 2027"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("00:00", "12am"),
        ("09:00", "9am"),
        ("09:05", "9:05am"),
        ("12:00", "midday"),
        ("12:30", "12:30pm"),
        ("18:30", "6:30pm"),
    ],
)
def test_times_of_day(written: str, said: str) -> None:
    assert phrases.clock(dt.time.fromisoformat(written)) == said


@pytest.mark.parametrize(
    ("pence", "said"), [(42000, "£420"), (125050, "£1,250.50"), (5, "£0.05"), (100000000, "£1,000,000")]
)
def test_money(pence: int, said: str) -> None:
    assert phrases.money(pence) == said


def test_days_with_the_same_hours_are_said_together() -> None:
    week = lessons(("friday", "09:00", "12:00"), ("tuesday", "09:00", "16:00"), ("monday", "09:00", "16:00"))
    assert phrases.sessions(week) == ["Monday and Tuesday, 9am to 4pm", "Friday, 9am to midday"]


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (["monday"], "Mon"),
        (["monday", "tuesday"], "Mon, Tue"),
        (["thursday", "tuesday", "wednesday"], "Tue–Thu"),
        (["monday", "wednesday", "friday"], "Mon, Wed, Fri"),
        (["monday", "monday"], "Mon"),
        ([], ""),
    ],
)
def test_days_of_a_week_in_short(days: list[str], said: str) -> None:
    assert phrases.days(lessons(*((day, "09:00", "10:00") for day in days))) == said


def test_numbers_of_things() -> None:
    assert (phrases.count(1, "course"), phrases.count(1240, "course")) == ("1 course", "1,240 courses")


def test_lists_of_words() -> None:
    assert [phrases.both(words) for words in ([], ["a"], ["a", "b"], ["a", "b", "c"])] == [
        "",
        "a",
        "a and b",
        "a, b and c",
    ]
