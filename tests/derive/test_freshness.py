"""Facts are checked once a year by 30 September: amber in the month before, red after it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.derive.freshness import due, freshness


def day(written: str) -> dt.date:
    return dt.date.fromisoformat(written)


@pytest.mark.parametrize(
    ("checked", "again"),
    [
        ("2026-10-01", "2027-09-30"),
        ("2026-11-03", "2027-09-30"),
        ("2027-01-01", "2027-09-30"),
        ("2027-06-30", "2027-09-30"),
        ("2027-07-01", "2028-09-30"),
        ("2027-09-30", "2028-09-30"),
        ("2027-10-01", "2028-09-30"),
        ("2028-02-29", "2028-09-30"),
    ],
)
def test_a_check_holds_until_the_30_september_after_it_and_one_from_july_on_for_the_new_year(
    checked: str, again: str
) -> None:
    assert due(day(checked)) == day(again)


@pytest.mark.parametrize(
    ("today", "state"),
    [
        ("2026-11-03", "fresh"),
        ("2027-08-29", "fresh"),
        ("2027-08-30", "due"),
        ("2027-09-30", "due"),
        ("2027-10-01", "old"),
        ("2029-01-01", "old"),
    ],
)
def test_facts_checked_in_november_are_amber_a_month_before_30_september_and_red_after_it(
    today: str, state: str
) -> None:
    assert freshness(day("2026-11-03"), day(today)) == state


def test_facts_checked_in_the_summer_are_not_asked_for_again_in_the_same_september() -> None:
    assert freshness(day("2027-07-01"), day("2027-09-30")) == "fresh"
    assert freshness(day("2027-06-30"), day("2027-09-30")) == "due"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_a_check_always_holds_for_three_months_and_never_for_more_than_fifteen(checked: dt.date) -> None:
    assert 92 <= (due(checked) - checked).days <= 457
    assert freshness(checked, checked) == "fresh"
