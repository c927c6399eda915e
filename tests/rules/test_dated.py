"""A new rule warns first, says from which day on it stops publication, and does so from that day on."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main

from ..small import COURSE, COURSE_PATH, changed, problems, write

FORM = changed(COURSE, ("how: school", "how: common-form"))
DRAFT = changed(FORM, ("status: published", "status: draft"))


@pytest.mark.parametrize(
    ("as_of", "severity", "ends"),
    [
        (None, "warning", "From 1 September 2027 this stops publication."),
        ("2027-08-31", "warning", "From 1 September 2027 this stops publication."),
        ("2027-09-01", "error", "or add it there."),
    ],
)
def test_a_new_rule_warns_until_its_day_and_stops_publication_from_then_on(
    tmp_path: Path, as_of: str | None, severity: str, ends: str
) -> None:
    (problem,) = [one for one in problems(tmp_path, {COURSE_PATH: FORM}, as_of=as_of) if one.id == "no-common-form"]
    assert (problem.severity, problem.place.line) == (severity, 36)
    assert problem.do.endswith(ends)


def test_a_draft_is_only_warned_whatever_the_day(tmp_path: Path) -> None:
    for day in ("2027-08-31", "2027-09-01"):
        (problem,) = [one for one in problems(tmp_path, {COURSE_PATH: DRAFT}, as_of=day) if one.id == "no-common-form"]
        assert (problem.severity, problem.do.endswith("or add it there.")) == ("warning", True)


def test_the_warning_can_be_accepted_until_its_day_and_the_error_cannot(tmp_path: Path) -> None:
    files = {COURSE_PATH: f"{FORM}accepted:\n  no-common-form: The form comes in spring.\n"}
    assert [one.id for one in problems(tmp_path, files)] == []
    later = {one.id: one.severity for one in problems(tmp_path, files, as_of="2027-09-01")}
    assert (later["no-common-form"], later["acceptance-not-needed"]) == ("error", "warning")


def test_check_as_of_a_day_shows_who_would_fail_then(tmp_path: Path) -> None:
    write(tmp_path, {COURSE_PATH: FORM})

    def check(*more: str) -> tuple[int, str]:
        result = CliRunner().invoke(main, ["-C", str(tmp_path), "check", *more], env={"SOURCE_DATE_EPOCH": ""})
        return result.exit_code, result.output

    assert check()[0] == 0
    code, told = check("--as-of", "2027-09-01")
    assert code == 1 and f"{COURSE_PATH}:36:8: error: Oakshire has no common application form" in told


def test_an_area_with_a_form_is_not_asked_for_one(tmp_path: Path) -> None:
    area = write(tmp_path) / "content/area/area.yml"
    area.write_text(f"{area.read_text(encoding='utf-8')}common_form: {{name: Oakshire form}}\n", encoding="utf-8")
    assert problems(tmp_path, {COURSE_PATH: FORM, "content/area/area.yml": area.read_text(encoding="utf-8")}) == []
