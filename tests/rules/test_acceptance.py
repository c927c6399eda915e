"""A warning is accepted where it stands, in the area's own files too, and an acceptance no longer needed is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.reference.examples.of_rules import SCHEME

from ..small import problems

TRAVEL_PATH = "content/area/travel.yml"
ACCEPTED = "    accepted:\n      scheme-for-nobody: Its courses start again next year.\n"


@pytest.mark.parametrize(
    ("ages", "accepted", "told"),
    [
        ("14-16", "", [("scheme-for-nobody", 9)]),
        ("14-16", ACCEPTED, []),
        ("16-19", ACCEPTED, [("acceptance-not-needed", 12)]),
        ("16-19", "", []),
    ],
)
def test_help_for_nobody_is_accepted_in_its_own_scheme(
    tmp_path: Path, ages: str, accepted: str, told: list[tuple[str, int]]
) -> None:
    found = problems(tmp_path, {TRAVEL_PATH: SCHEME.format(applies=f"{{ages: {ages}}}") + accepted})
    assert [(one.id, one.place.line) for one in found] == told


@pytest.mark.parametrize(
    ("applies", "told"),
    [
        ("{sites: oak-college/main, ages: 16-19}", []),
        ("{kinds: gcse}", ["scheme-for-nobody"]),
        ("{ages: [14-16, 19+]}", ["scheme-for-nobody"]),
    ],
)
def test_help_is_for_nobody_when_no_course_fits_all_that_it_asks_for(
    tmp_path: Path, applies: str, told: list[str]
) -> None:
    found = problems(tmp_path, {TRAVEL_PATH: SCHEME.format(applies=applies)})
    assert [one.id for one in found] == told


@pytest.mark.parametrize(("years", "told"), [(("2026", "2026"), ["no-terms-this-year"]), (("2026", "2027"), [])])
def test_terms_of_another_year_alone_are_told(tmp_path: Path, years: tuple[str, str], told: list[str]) -> None:
    lines = [
        f"  - {{name: Term {number}, from: {year}-1{number}-02, to: {year}-1{number}-20}}"
        for number, year in enumerate(years)
    ]
    text = "\n".join(["terms:", *lines, ""])
    assert [one.id for one in problems(tmp_path, {"content/area/calendar.yml": text})] == told
