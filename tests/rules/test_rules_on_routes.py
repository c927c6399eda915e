"""The rules on routes tell each fault once, where it begins, and are silent while a file cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.problems import Problem
from tests.small import COURSE, changed, line_of, problems

FOLDER = "providers/oak-college/courses"
STEP = "  - job: joiner\n"
ENTRY = "  summary: Grade 2 in maths.\n"


def course(title: str, *swaps: tuple[str, str]) -> dict[str, str | None]:
    """A course called so, with what leads to it and from it changed."""
    text = changed(COURSE, ("title: Joinery", f"title: {title}"), ("Make a door that fits.", f"About {title}."), *swaps)
    return {f"{FOLDER}/{title.lower()}.yml": text}


def to(*ids: str) -> tuple[str, str]:
    """Steps to courses instead of the step to a job."""
    return STEP, "".join(f"  - course: oak-college/{id_}\n" for id_ in ids)


def asks(text: str) -> tuple[str, str]:
    """More that is asked for at entry."""
    return ENTRY, f"{ENTRY}  {text}\n"


STATUS = "status: published"
AGES = "ages: 16-19"
YOUNG = (AGES, "ages: 14-16")


def found(root: Path, *files: dict[str, str | None]) -> list[Problem]:
    """What is wrong with the small area with these courses."""
    return problems(root, {path: text for one in files for path, text in one.items()})


def told(root: Path, *files: dict[str, str | None]) -> list[str]:
    """Where each problem stands and its id: `joinery.yml:19 dead-end`."""
    return [f"{Path(one.place.path).name}:{one.place.line} {one.id}" for one in found(root, *files)]


def line(file: dict[str, str | None], start: str) -> str:
    """The place of the only line of a course's file that starts with this: `joinery.yml:19`."""
    ((path, text),) = file.items()
    return f"{Path(path).name}:{line_of(text or '', start)}"


# ── Targets ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(("state", "says"), [("withdrawn", "is withdrawn"), ("draft", "is only a draft")])
def test_target_not_open(tmp_path: Path, state: str, says: str) -> None:
    closed = course("Carving", (STATUS, f"status: {state}"))
    leads = course("Turning", (STEP, f"{STEP}  - course: oak-college/carving\n"))
    comes = course("Gilding", asks("from: oak-college/carving"))
    first, second = found(tmp_path, closed, leads, comes)
    assert (first.id, first.severity) == (second.id, second.severity) == ("target-not-open", "warning")
    assert first.says == f"“Carving” (oak-college/carving) {says}."
    assert [f"{Path(one.place.path).name}:{one.place.line}" for one in (first, second)] == [
        line(comes, "from: oak-college"),
        line(leads, "- course:"),
    ]


def test_a_draft_may_name_a_draft_and_what_is_withdrawn_whence_people_came(tmp_path: Path) -> None:
    draft = course("Carving", (STATUS, "status: draft"))
    other = course("Turning", (STATUS, "status: draft"), to("carving"))
    assert told(tmp_path / "drafts", draft, other) == []
    gone = course("Gilding", (STATUS, "status: withdrawn"), asks("from: oak-college/carving"))
    assert told(tmp_path / "withdrawn", draft, gone) == []
    points = course("Gilding", (STATUS, "status: withdrawn"), to("carving"))
    assert told(tmp_path / "points on", draft, points) == [f"{line(points, '- course:')} target-not-open"]


def test_what_follows_from_a_closed_target_is_not_told_too(tmp_path: Path) -> None:
    closed = course("Carving", (STATUS, "status: withdrawn"))
    leads = course("Turning", to("carving"), YOUNG)
    assert told(tmp_path / "ahead", closed, leads) == [f"{line(leads, '- course:')} target-not-open"]
    comes = course("Turning", asks("from: oak-college/carving"))
    assert told(tmp_path / "behind", closed, comes) == [f"{line(comes, 'from: oak-college')} target-not-open"]


# ── Levels ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_level_goes_down(tmp_path: Path) -> None:
    lower = course("Carving", ("level: 2", "level: 1"))
    leads = course("Turning", (STEP, f"{STEP}  - course: oak-college/carving\n"))
    (problem,) = found(tmp_path, lower, leads)
    assert (problem.id, problem.severity) == ("level-goes-down", "warning")
    assert f"{Path(problem.place.path).name}:{problem.place.line}" == line(leads, "- course:")
    assert problem.says == "This leads down from Level 2 (Turning) to Level 1 (Carving)."


def test_a_link_that_is_written_at_both_ends_is_told_once_and_one_at_the_far_end_there(tmp_path: Path) -> None:
    leads = course("Turning", (STEP, f"{STEP}  - course: oak-college/carving\n"))
    lower = course("Carving", ("level: 2", "level: 1"), asks("from: oak-college/turning"))
    assert [one.split()[1] for one in told(tmp_path / "both", lower, leads)] == ["level-goes-down"]
    assert told(tmp_path / "far", lower, course("Turning")) == [f"{line(lower, 'from: oak-college')} level-goes-down"]


def test_a_level_that_goes_down_is_accepted_with_a_reason(tmp_path: Path) -> None:
    lower = course("Carving", ("level: 2", "level: 1"))
    leads = course(
        "Turning",
        (STEP, f"{STEP}  - course: oak-college/carving\n"),
        ("reviewed:", "accepted:\n  level-goes-down: A second craft begins at its first level.\nreviewed:"),
    )
    assert told(tmp_path, lower, leads) == []


# ── Circles ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_goes_in_a_circle(tmp_path: Path) -> None:
    files = [
        course("Turning", (STEP, f"{STEP}  - course: oak-college/gilding\n")),
        course("Carving", to("turning")),
        course("Gilding", (STEP, f"{STEP}  - course: oak-college/carving\n")),
    ]
    (problem,) = found(tmp_path, *files)
    assert (problem.id, problem.severity) == ("goes-in-a-circle", "warning")
    assert f"{Path(problem.place.path).name}:{problem.place.line}" == line(files[1], "- course:")
    assert problem.says == (
        "These courses lead round in a circle: "
        "oak-college/carving → oak-college/turning → oak-college/gilding → oak-college/carving."
    )


def test_a_circle_whose_first_step_is_written_at_the_other_end_is_told_at_all_steps(tmp_path: Path) -> None:
    first = course("Carving", asks("from: oak-college/turning"))
    then = course("Turning", asks("from: oak-college/carving\n  level: 1"))
    assert told(tmp_path, first, then) == [f"{line(first, '- job:')} goes-in-a-circle"]


# ── Ends ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_dead_end(tmp_path: Path) -> None:
    end = course("Carving", (STEP, "  - says: Ask the tutor.\n"))
    files = [end, course("Turning", to("carving")), course("Gilding", to("turning"))]
    assert told(tmp_path, *files) == [f"{line(end, '- says:')} dead-end", f"{line(end, '- says:')} leads-in-words"]


def test_a_circle_without_an_exit_is_a_dead_end_too(tmp_path: Path) -> None:
    files = [course("Carving", to("turning")), course("Turning", to("carving")), course("Gilding", to("turning"))]
    assert [one.split()[1] for one in told(tmp_path, *files)] == ["dead-end", "goes-in-a-circle"]


@pytest.mark.parametrize("ages", ["16-19", "14-19"])
def test_nothing_after_16(tmp_path: Path, ages: str) -> None:
    end = course("Carving", (STEP, "  - says: Ask the tutor.\n"), YOUNG)
    before = course("Turning", to("carving"), YOUNG)
    assert told(tmp_path / "alone", end, before) == [
        f"{line(end, '- says:')} nothing-after-16",
        f"{line(end, '- says:')} leads-in-words",
    ]
    onward = course("Carving", to("gilding"), YOUNG)
    assert told(tmp_path / "onward", onward, before, course("Gilding", (AGES, f"ages: {ages}"))) == []
    assert told(tmp_path / "work", course("Carving", YOUNG), before) == []


# ── Beginnings ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_out_of_reach_for_a_level_that_no_course_leads_to(tmp_path: Path) -> None:
    first = course("Carving", asks("level: 3"), to("turning"))
    then = course("Turning", asks("from: oak-college/carving"))
    (problem,) = found(tmp_path / "alone", first, then)
    assert (problem.id, problem.severity) == ("out-of-reach", "warning")
    assert f"{Path(problem.place.path).name}:{problem.place.line}" == line(first, "summary: Grade")
    assert problem.says.endswith(": it asks for level 3, and no course leads to it.")
    assert told(tmp_path / "led to", first, then, course("Gilding", to("carving"))) == []
    low = course("Carving", asks("level: 2"), to("turning"))
    assert told(tmp_path / "from school", low, then) == []


def test_a_course_that_comes_only_from_itself_is_told_of_once(tmp_path: Path) -> None:
    assert [one.split()[1] for one in told(tmp_path, course("Carving", asks("from: oak-college/carving")))] == [
        "step-to-itself"
    ]


def test_out_of_reach_for_courses_that_come_only_from_one_another(tmp_path: Path) -> None:
    first = course("Carving", asks("from: oak-college/turning"))
    then = course("Turning", asks("from: oak-college/carving"))
    assert [one.split()[1] for one in told(tmp_path, first, then)] == ["out-of-reach", "goes-in-a-circle"]


# ── Half an area ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_told_about_routes_while_the_courses_that_they_lead_to_cannot_be_read(tmp_path: Path) -> None:
    broken = course("Carving", ("level: 2", "level: 22"))
    files = [broken, course("Turning", to("carving")), course("Gilding", asks("from: oak-college/carving"))]
    assert [one.split()[1] for one in told(tmp_path, *files)] == ["not-in-list"]


def test_nor_about_what_was_accepted(tmp_path: Path) -> None:
    accepted = ("reviewed:", "accepted:\n  goes-in-a-circle: They take turns.\nreviewed:")
    first = course("Carving", (STEP, f"{STEP}  - course: oak-college/turning\n"), accepted)
    then = course("Turning", (STEP, f"{STEP}  - course: oak-college/carving\n"))
    assert told(tmp_path / "sound", first, then) == []
    ((path, text),) = then.items()
    broken = {path: changed(text or "", ("level: 2", "level: 22"))}
    assert [one.split()[1] for one in told(tmp_path / "broken", first, broken)] == ["not-in-list"]
