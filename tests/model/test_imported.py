"""Courses and providers that were imported: what they lack is open, whatever others lack is still an error."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.model.imported import lacking
from prospectus.pipeline import load
from tests import small
from tests.small import COURSE_PATH, PROVIDER_PATH, told

IMPORTED = "imported: {from: the county's list, on: 2026-11-01}\n"
BARE = f"title: Joinery\nstatus: published\n{IMPORTED}"


def test_a_course_with_nothing_but_a_title_is_published_when_it_was_imported(tmp_path: Path) -> None:
    area = load(small.write(tmp_path, {COURSE_PATH: BARE})).area
    assert area is not None
    (course,) = area.published
    assert (course.level.name, course.sector_name, course.kind_name) == (
        "Level not said",
        "Subject not said",
        "Kind of course not said",
    )
    assert set(lacking(course.written)) == {
        *("summary", "kind", "level", "subject", "ages", "who_for"),
        *("entry", "leads_to", "runs", "cost", "apply"),
    }


def test_the_same_course_is_an_error_when_it_was_not_imported(tmp_path: Path) -> None:
    found = told(tmp_path, {COURSE_PATH: BARE.replace(IMPORTED, "reviewed: {on: 2026-11-01, by: Office}\n")})
    assert found.count(f"{COURSE_PATH}:1 error missing") == 11


@pytest.mark.parametrize("key", ["level", "kind", "ages", "subject", "sector"])
def test_nobody_can_write_that_something_is_not_said(tmp_path: Path, key: str) -> None:
    assert f"{COURSE_PATH}:4 error not-in-list" in told(tmp_path, {COURSE_PATH: f"{BARE}{key}: not-said\n"})


def test_what_an_imported_course_does_say_has_to_be_right(tmp_path: Path) -> None:
    assert f"{COURSE_PATH}:4 error not-in-list" in told(tmp_path, {COURSE_PATH: f"{BARE}level: 99\n"})


def test_a_course_that_lacks_nothing_is_only_unchecked(tmp_path: Path) -> None:
    whole = small.COURSE.rstrip() + f"\n{IMPORTED}"
    found = [one.rpartition(" ")[2] for one in told(tmp_path, {COURSE_PATH: whole})]
    assert "imported-unchecked" in found
    assert "imported-lacks" not in found


def test_a_run_can_leave_everything_open(tmp_path: Path) -> None:
    area = load(small.write(tmp_path, {COURSE_PATH: f"{BARE}runs:\n  - start: 2027-09-06\n"})).area
    assert area is not None
    (run,) = area.published[0].runs
    assert run.nowhere == "Place not said"
    assert {"runs.site", "runs.study", "runs.pattern", "runs.delivery", "runs.duration"} <= set(
        lacking(area.published[0].written)
    )


def test_a_run_still_cannot_end_before_it_starts(tmp_path: Path) -> None:
    text = f"{BARE}runs:\n  - {{start: 2027-09-06, end: 2027-01-01}}\n"
    assert any(one.endswith("error ends-before-start") for one in told(tmp_path, {COURSE_PATH: text}))


def test_a_provider_can_leave_contacts_and_kind_open(tmp_path: Path) -> None:
    text = f"name: Oak College\nsites:\n  main: {{name: Main, address: 1 Oak Road, town: Ashby, postcode: ZZ1 2AB}}\n{IMPORTED}"
    area = load(small.write(tmp_path, {PROVIDER_PATH: text, COURSE_PATH: BARE})).area
    assert area is not None
    assert list(lacking(area.providers["oak-college"].written)) == ["kind", "summary", "website", "contacts"]
    assert area.providers["oak-college"].contact(None).title == "The provider itself"
