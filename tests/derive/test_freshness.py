"""Facts are checked once a year by 30 September: amber in the month before, red after it."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.derive.freshness import due, freshness
from prospectus.model.area import YearlyCheck

DEFAULT = YearlyCheck()


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
    assert due(day(checked), DEFAULT) == day(again)


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
    assert freshness(day("2026-11-03"), DEFAULT, day(today)) == state


def test_facts_checked_in_the_summer_are_not_asked_for_again_in_the_same_september() -> None:
    assert freshness(day("2027-07-01"), DEFAULT, day("2027-09-30")) == "fresh"
    assert freshness(day("2027-06-30"), DEFAULT, day("2027-09-30")) == "due"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2100, 12, 31)))
def test_a_check_always_holds_for_three_months_and_never_for_more_than_fifteen(checked: dt.date) -> None:
    assert 92 <= (due(checked, DEFAULT) - checked).days <= 457
    assert freshness(checked, DEFAULT, checked) == "fresh"


@pytest.mark.parametrize(
    ("today", "state"), [("2027-06-15", "fresh"), ("2027-06-16", "due"), ("2027-06-30", "due"), ("2027-07-01", "old")]
)
def test_an_area_can_choose_its_own_day_and_how_long_before_it_pages_are_marked(today: str, state: str) -> None:
    june = YearlyCheck.model_validate({"by": "30 June", "remind_days": "14"})
    assert freshness(day("2026-11-03"), june, day(today)) == state


def test_a_check_in_the_three_months_before_the_day_counts_for_the_year_after_wherever_the_day_is() -> None:
    january = YearlyCheck.model_validate({"by": "31/1"})
    assert due(day("2026-11-01"), january) == day("2028-01-31")  # 91 days before 31 January 2027
    assert due(day("2026-10-31"), january) == day("2027-01-31")
    assert due(day("2027-02-01"), january) == day("2028-01-31")
