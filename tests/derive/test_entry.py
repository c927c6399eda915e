"""What a course asks for becomes the few values that a reader's grades are held against, and nothing else."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

import pytest

from prospectus.derive.entry import asked
from prospectus.pipeline import load
from small import COURSE, COURSE_PATH, changed, write

SUMMARY = "  summary: Grade 2 in maths."


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("", {}),
        ('interview: "no"', {}),
        ('interview: "yes"', {"interview": 1}),
        ("alternatives: Ask us.", {"else": 1}),
        ("level: 2", {"level": 2}),
        ("level: E", {"level": 0}),
        ("level: E3", {"level": 0.75}),
        ("gcse: [{subject: Mathematics, grade: 4}]", {"gcse": [["maths", 4]]}),
        ("gcse: [{subject: English  Language, grade: 9}]", {"gcse": [["english language", 9]]}),
        ("gcse: [{subject: any, grade: 4, count: 5}]", {"gcse": [["any", 4, 5]]}),
        ("from: oak-college/joinery", {"from": 1}),
    ],
)
def test_what_is_asked_for(tmp_path: Path, entry: str, found: dict[str, Any]) -> None:
    course = changed(COURSE, (SUMMARY, f"{SUMMARY}\n  {entry}"))
    area = load(write(tmp_path, {COURSE_PATH: course}), as_of=dt.date(2026, 11, 22)).area
    assert area is not None
    assert asked(area.courses["oak-college/joinery"]) == found
