"""What a course asks for becomes the few values that a reader's grades are held against, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from prospectus.derive.entry import asked
from prospectus.pipeline import load
from tests.small import COURSE, COURSE_PATH, changed, write

SUMMARY = '  summary: Grade 2 in maths.\n  grades_needed: "yes"'
AGES, START = "ages: 16-19", "start: 2027-09-06"


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("", {"words": 1}),
        ('grades_needed: "yes"', {"words": 1}),
        ('grades_needed: "no"', {}),
        ('grades_needed: "no"\n  interview: "no"', {}),
        ('grades_needed: "no"\n  interview: "yes"', {"interview": 1}),
        ("alternatives: Ask us.", {"words": 1, "else": 1}),
        ("level: 2", {"level": 2}),
        ("level: E", {"level": 0}),
        ("level: E3", {"level": 0.75}),
        ("gcse: [{subject: Mathematics, grade: 4}]", {"gcse": [["maths", 4]]}),
        ("gcse: [{subject: English  Language, grade: 9}]", {"gcse": [["english language", 9]]}),
        ("gcse: [{subject: any, grade: 4, count: 5}]", {"gcse": [["any", 4, 5]]}),
        ("from: oak-college/joinery", {"from": ["oak-college/joinery"]}),
    ],
)
def test_what_is_asked_for(tmp_path: Path, entry: str, found: dict[str, Any]) -> None:
    course = changed(COURSE, (SUMMARY, f"  summary: Grade 2 in maths.\n  {entry}"))
    area = load(write(tmp_path, {COURSE_PATH: course}), as_of=dt.date(2026, 11, 22)).area
    assert area is not None
    told = asked(area.courses["oak-college/joinery"])
    assert {name: value for name, value in told.items() if name not in ("ages", "starts")} == found


@pytest.mark.parametrize(
    ("ages", "start", "found"),
    [
        ("16-19", "2027-09-06", {"ages": [16, 19], "starts": [2027]}),
        ("14-16", "2027-08-30", {"ages": [14, 16], "starts": [2027]}),
        ("14-19", "2027-07-31", {"ages": [14, 19], "starts": [2026]}),
        ("19+", "2027-01", {"ages": [19], "starts": [2026]}),
        ("16-19", "2027", {"ages": [16, 19], "starts": [2027]}),
        ("16-19", "flexible", {"ages": [16, 19]}),
    ],
)
def test_for_which_ages_and_from_which_school_year(
    tmp_path: Path, ages: str, start: str, found: dict[str, Any]
) -> None:
    open_to_all = ('grades_needed: "yes"', 'grades_needed: "no"')
    course = changed(COURSE, (AGES, f"ages: {ages}"), (START, f"start: {start}"), open_to_all)
    area = load(write(tmp_path, {COURSE_PATH: course}), as_of=dt.date(2026, 11, 22)).area
    assert area is not None
    assert asked(area.courses["oak-college/joinery"]) == found
