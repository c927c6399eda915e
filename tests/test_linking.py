"""Every name is linked to the thing it names; a name of nothing is told once, where it stands, with what is meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.pipeline import load
from tests.small import (
    COURSE,
    COURSE_PATH,
    DESTINATIONS,
    DESTINATIONS_PATH,
    PROVIDER,
    PROVIDER_PATH,
    changed,
    line_of,
    problems,
    told,
    write,
)

OTHER_PATH = "providers/oak-college/courses/carving-level-1.yml"
OTHER = changed(COURSE, ("title: Joinery", "title: Carving"), ("Make a door that fits.", "Carve a spoon."))
SECOND_PATH = "providers/ash-school/provider.yml"
SECOND = changed(
    PROVIDER,
    ("name: Oak College", "name: Ash School"),
    ("  main:\n", "  ash-site:\n"),
)
TIMETABLE_PATH = "content/area/timetable.yml"
TIMETABLE = """\
blocks:
  block-a:
    name: Block A
    sessions:
      - {day: tuesday, from: "13:15", to: "15:45"}
"""
JOB = "  - job: joiner"
JOBS_PATH = "content/area/destinations/jobs.yml"
CARVER = changed(DESTINATIONS, ("joiner:", "carver:"), ("name: Joiner", "name: Carver"))
SESSIONS = '      sessions:\n        - {day: monday, from: "09:15", to: "16:00"}\n'


def course(*swaps: tuple[str, str]) -> dict[str, str | None]:
    return {COURSE_PATH: changed(COURSE, *swaps)}


def linked(root: Path, files: dict[str, str | None] | None = None) -> Area:
    """The small area with these files, linked and with nothing wrong in it."""
    loaded = load(write(root, files))
    assert loaded.problems == () and loaded.area is not None
    return loaded.area


# ── Names of something ───────────────────────────────────────────────────────────────────────────────────────────────


def test_links_can_be_followed_in_both_directions(tmp_path: Path) -> None:
    step = changed(OTHER, (JOB, "  - course: oak-college/joinery"))
    area = linked(tmp_path, {OTHER_PATH: step})
    joinery, carving = area.courses["oak-college/joinery"], area.courses["oak-college/carving-level-1"]
    assert carving.leads_to[0].course_id == joinery.key
    assert area.leading_to[joinery.key] == (carving,) and area.leading_to[carving.key] == ()
    assert joinery.leads_to[0].destination is area.destinations["joiner"]
    assert joinery.provider is area.providers["oak-college"]
    assert joinery.runs[0].site is joinery.provider.sites["main"]
    assert area.courses_at["oak-college/main"] == (carving, joinery)


def test_a_link_is_the_same_from_whichever_end_it_is_written(tmp_path: Path) -> None:
    entry = ("summary: Grade 2 in maths.", "summary: Grade 2 in maths.\n  from: oak-college/carving-level-1")
    area = linked(tmp_path, {OTHER_PATH: OTHER, **course(entry)})
    assert [one.id for one in area.leading_to["oak-college/joinery"]] == ["carving-level-1"]


def test_a_link_written_at_both_ends_is_one_link(tmp_path: Path) -> None:
    entry = ("summary: Grade 2 in maths.", "summary: Grade 2 in maths.\n  from: oak-college/carving-level-1")
    step = changed(OTHER, (JOB, "  - course: oak-college/joinery"))
    area = linked(tmp_path, {OTHER_PATH: step, **course(entry)})
    assert [one.id for one in area.leading_to["oak-college/joinery"]] == ["carving-level-1"]


def test_a_run_can_be_at_another_providers_site_and_be_taught_by_another(tmp_path: Path) -> None:
    run = ("site: main", "site: ash-school/ash-site\n    delivered_by: ash-school")
    area = linked(tmp_path, {SECOND_PATH: SECOND, **course(run)})
    (only,) = area.courses["oak-college/joinery"].runs
    assert only.site is area.sites["ash-school/ash-site"] and only.delivered_by is area.providers["ash-school"]


def test_an_option_block_gives_its_lessons(tmp_path: Path) -> None:
    area = linked(tmp_path, {TIMETABLE_PATH: TIMETABLE, **course((SESSIONS, "      block: block-a\n"))})
    (session,) = area.courses["oak-college/joinery"].runs[0].sessions
    assert session.day == "tuesday"


def test_destinations_can_be_shared_out_among_files_in_a_folder(tmp_path: Path) -> None:
    study = changed(DESTINATIONS, ("joiner:", "design-degree:"), ("kind: job", "kind: higher"))
    files = {DESTINATIONS_PATH: None, "content/area/destinations/study.yml": study, JOBS_PATH: DESTINATIONS}
    area = linked(tmp_path, files)
    assert {one.id: one.path for one in area.destinations.values()} == {
        "joiner": JOBS_PATH,
        "design-degree": "content/area/destinations/study.yml",
    }
    (step,) = area.courses["oak-college/joinery"].leads_to
    assert step.destination is area.destinations["joiner"]


def test_destinations_can_stand_in_a_file_and_in_a_folder_beside_it(tmp_path: Path) -> None:
    assert set(linked(tmp_path, {JOBS_PATH: CARVER}).destinations) == {"joiner", "carver"}


# ── Names of nothing ─────────────────────────────────────────────────────────────────────────────────────────────────

WRONG = {
    "a course that is led to": (
        (JOB, "  - course: oak-college/carving-levl-1"),
        "no-such-course",
        "- course:",
        "There is no course called “oak-college/carving-levl-1”.",
        "Did you mean “oak-college/carving-level-1”?",
    ),
    "a course at another provider": (
        (JOB, "  - course: ash-school/carving-level-1"),
        "no-such-course",
        "- course:",
        "There is no course called “ash-school/carving-level-1”.",
        "Did you mean “oak-college/carving-level-1”?",
    ),
    "a course that leads in": (
        ("summary: Grade 2 in maths.", "summary: Grade 2 in maths.\n  from: [oak-college/sewing]"),
        "no-such-course",
        "from: [",
        "There is no course called “oak-college/sewing”.",
        "Check how it is written; it has to be the name of its file or key.",
    ),
    "a destination": (
        (JOB, "  - job: joinr"),
        "no-such-destination",
        "- job:",
        "There is no destination called “joinr”.",
        "Did you mean “joiner”?",
    ),
    "a destination of another kind": (
        (JOB, "  - apprenticeship: joiner"),
        "other-kind",
        "- apprenticeship:",
        "“joiner” is listed as “job” in content/area/destinations.yml, not as “apprenticeship”.",
        "Write “job: joiner” here.",
    ),
    "a site": (
        ("site: main", "site: mian"),
        "no-such-site",
        "- site:",
        "Oak College has no site called “mian”.",
        "Did you mean “main”? The only site is main.",
    ),
    "another's site": (
        ("site: main", "site: ash-school/main"),
        "no-such-site",
        "- site:",
        "Ash School has no site called “main”.",
        "The only site is ash-site.",
    ),
    "the provider of a site": (
        ("site: main", "site: ash-schol/ash-site"),
        "no-such-provider",
        "- site:",
        "There is no provider called “ash-schol”.",
        "Did you mean “ash-school”? The providers are ash-school and oak-college.",
    ),
    "who teaches": (
        ("site: main", "site: main\n    delivered_by: oak-collage"),
        "no-such-provider",
        "delivered_by:",
        "There is no provider called “oak-collage”.",
        "Did you mean “oak-college”? The providers are ash-school and oak-college.",
    ),
    "an option block": (
        (SESSIONS, "      block: block-b\n"),
        "no-such-block",
        "block:",
        "There is no option block called “block-b”.",
        "Did you mean “block-a”? The only block is block-a.",
    ),
}
AROUND: dict[str, str | None] = {SECOND_PATH: SECOND, OTHER_PATH: OTHER, TIMETABLE_PATH: TIMETABLE}


@pytest.mark.parametrize("case", WRONG)
def test_a_name_of_nothing_is_an_error_at_its_line_that_says_what_may_be_meant(tmp_path: Path, case: str) -> None:
    swap, id_, start, says, do = WRONG[case]
    text = changed(COURSE, swap)
    (problem,) = problems(tmp_path, {**AROUND, COURSE_PATH: text})
    assert (problem.id, problem.severity, problem.says, problem.do) == (id_, "error", says, do)
    lines = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(start)]
    assert problem.place.path == COURSE_PATH and problem.place.line in lines and problem.place.column > 5


@pytest.mark.parametrize("case", WRONG)
def test_in_a_draft_a_name_of_nothing_is_only_a_warning(tmp_path: Path, case: str) -> None:
    text = changed(COURSE, WRONG[case][0], ("status: published", "status: draft"))
    found = problems(tmp_path, {**AROUND, COURSE_PATH: text})
    (problem,) = [one for one in found if one.id != "block-not-used"]
    assert (problem.id, problem.severity) == (WRONG[case][1], "warning")


# ── No cascades ──────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("fault", ["levle: 2\n", "level: 12\n", "level: 2 # lost\n", "level: [\n"])
def test_who_links_to_a_course_whose_file_is_faulty_is_not_told(tmp_path: Path, fault: str) -> None:
    files = {
        OTHER_PATH: changed(OTHER, ("level: 2\n", fault)),
        **course((JOB, "  - course: oak-college/carving-level-1")),
    }
    assert {one.rpartition(":")[0] for one in told(tmp_path, files)} == {OTHER_PATH}


def test_courses_of_a_provider_whose_file_is_faulty_are_not_told(tmp_path: Path) -> None:
    files = {PROVIDER_PATH: changed(PROVIDER, ("name: Oak College", "nam: Oak College"))}
    assert {one.rpartition(":")[0] for one in told(tmp_path, files)} == {PROVIDER_PATH}


def test_events_of_a_provider_whose_file_is_faulty_are_not_told(tmp_path: Path) -> None:
    visit = 'events:\n  visit: {kind: open-event, name: Visit, on: 2027-01-22, from: "18:00", site: main}\n'
    files = {
        PROVIDER_PATH: changed(PROVIDER, ("name: Oak College", "nam: Oak College")),
        "providers/oak-college/calendar.yml": visit,
    }
    assert {one.rpartition(":")[0] for one in told(tmp_path, files)} == {PROVIDER_PATH}


def test_courses_of_a_provider_whose_file_is_missing_are_not_told(tmp_path: Path) -> None:
    step = changed(OTHER, (JOB, "  - course: oak-college/joinery"))
    assert told(tmp_path, {PROVIDER_PATH: None, OTHER_PATH: step}) == [f"{PROVIDER_PATH}:1 error no-provider-file"]


def test_but_a_wrong_name_in_such_a_course_is_told_in_the_same_run(tmp_path: Path) -> None:
    files = {
        PROVIDER_PATH: changed(PROVIDER, ("name: Oak College", "nam: Oak College")),
        **course((JOB, "  - job: joinr")),
    }
    assert "no-such-destination" in {one.split()[-1] for one in told(tmp_path, files)}


def test_who_names_a_destination_is_not_told_that_the_list_is_faulty(tmp_path: Path) -> None:
    files = {DESTINATIONS_PATH: changed(DESTINATIONS, ("kind: job", "kind: jbo"))}
    assert {one.rpartition(":")[0] for one in told(tmp_path, files)} == {DESTINATIONS_PATH}


def test_who_names_a_destination_is_not_told_that_one_of_several_lists_is_faulty(tmp_path: Path) -> None:
    files = {JOBS_PATH: changed(CARVER, ("kind: job", "kind: jbo")), **course((JOB, "  - job: carver"))}
    assert {one.rpartition(":")[0] for one in told(tmp_path, files)} == {JOBS_PATH}


def test_a_destination_in_two_files_is_told_where_it_stands_for_the_second_time(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {JOBS_PATH: f"{CARVER}{DESTINATIONS}"})
    assert (problem.id, problem.severity, problem.place.path) == ("destination-twice", "error", JOBS_PATH)
    assert problem.place.line == line_of(f"{CARVER}{DESTINATIONS}", "joiner:")
    assert problem.says == "There is a destination called “joiner” in content/area/destinations.yml already."


def test_a_destination_of_another_kind_is_told_with_the_file_that_it_stands_in(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, {JOBS_PATH: CARVER, **course((JOB, f"{JOB}\n  - higher: carver"))})
    assert problem.says == "“carver” is listed as “job” in content/area/destinations/jobs.yml, not as “higher”."


def test_a_link_to_another_folder_is_not_followed_for_destinations(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "elsewhere" / "jobs.yml").write_text(CARVER, encoding="utf-8")
    (write(tmp_path) / "content/area/destinations").symlink_to(tmp_path / "elsewhere")
    assert told(tmp_path) == ["content/area/destinations:1 error symbolic-link"]


def test_who_names_a_block_is_not_told_that_the_timetable_is_faulty(tmp_path: Path) -> None:
    files = {TIMETABLE_PATH: changed(TIMETABLE, ("name: Block A", "nme: Block A"))}
    block = course((SESSIONS, "      block: block-a\n"))
    assert {one.rpartition(":")[0] for one in told(tmp_path, {**files, **block})} == {TIMETABLE_PATH}


def test_two_wrong_names_are_two_problems_and_none_is_told_twice(tmp_path: Path) -> None:
    swaps = ((JOB, "  - job: joinr\n  - job: joinr"), ("site: main", "site: mian"))
    assert [one.split()[-1] for one in told(tmp_path, course(*swaps))] == [
        "no-such-destination",
        "no-such-destination",
        "no-such-site",
    ]
    assert len(set(told(tmp_path, course(*swaps)))) == 3


def test_without_the_areas_own_file_everything_else_is_still_checked(tmp_path: Path) -> None:
    files = {"content/area/area.yml": None, **course((JOB, "  - job: joinr"))}
    assert [one.split()[-1] for one in told(tmp_path, files)] == ["no-area-file", "no-such-destination"]
    assert load(tmp_path).area is None


# ── The day ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_day_is_the_last_on_which_anything_was_checked(tmp_path: Path) -> None:
    assert linked(tmp_path, course(("on: 2026-11-03", "on: 2026-11-19"))).today.isoformat() == "2026-11-19"


def test_one_of_several_providers_cannot_move_the_day_by_a_slip_of_the_pen(tmp_path: Path) -> None:
    other = {"providers/elm-college/provider.yml": PROVIDER}
    late = course(("on: 2026-11-03", "on: 2027-11-19"))
    assert linked(tmp_path, {**other, **late}).today.isoformat() == "2026-11-03"


def test_a_check_in_the_future_does_not_make_everything_else_look_old(tmp_path: Path) -> None:
    loaded = load(write(tmp_path, course(("on: 2026-11-03", "on: 2029-11-03"))))
    assert loaded.area is not None and loaded.area.today.isoformat() == "2026-11-03"
    assert [one.id for one in loaded.problems] == ["checked-in-the-future"]
