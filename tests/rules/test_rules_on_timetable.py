"""The rules on the common timetable: each fault is told once, at the line that has to be mended."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.problems import Problem
from tests.small import COURSE, COURSE_PATH, changed, line_of, problems

FOLDER = "providers/oak-college/courses"
PATH = "content/area/timetable.yml"
LESSON = '        - {day: monday, from: "09:15", to: "16:00"}\n'
WHEN = f"    timetable:\n      sessions:\n{LESSON}"
BESIDE = ("study: full-time", "study: part-of-programme")
YEARS = """\
year_groups:
  10:
    name: Year 10
    ages: 14-16
    collaborative:
      - {day: tuesday, from: "13:15", to: "15:45"}
  12:
    name: Year 12
    ages: 16-19
  13:
    name: Year 13
    ages: 16-19
"""
BLOCKS = """\
blocks:
  block-a:
    name: Block A
    year_groups: [12, 13]
    sessions:
      - {day: monday, from: "09:00", to: "11:00"}
  block-b:
    name: Block B
    year_groups: 12
    sessions:
      - {day: monday, from: "11:00", to: "13:00"}
"""


def course(title: str, when: str, *swaps: tuple[str, str]) -> dict[str, str | None]:
    """A course taken beside others, with these lessons or this block."""
    text = changed(
        COURSE,
        ("title: Joinery", f"title: {title}"),
        ("Make a door that fits.", f"About {title}."),
        (WHEN, f"    timetable: {when}\n" if when else ""),
        BESIDE,
        *swaps,
    )
    return {f"{FOLDER}/{title.lower()}.yml": text}


IN_A = course("Carving", "{block: block-a}")
IN_B = course("Turning", "{block: block-b}")


def found(root: Path, *files: dict[str, str | None], timetable: str = YEARS + BLOCKS) -> list[Problem]:
    """What is wrong with the small area with this timetable and these courses."""
    every = {path: text for one in files for path, text in one.items()}
    return problems(root, {PATH: timetable, **every})


def at(file: str, start: str, text: str) -> tuple[str, int]:
    return file, line_of(text, start)


def test_a_sound_timetable_gives_no_problem(tmp_path: Path) -> None:
    assert found(tmp_path, IN_A, IN_B) == []


def test_blocks_alone_as_they_were_written_before_are_sound(tmp_path: Path) -> None:
    old = 'blocks:\n  block-a:\n    name: Block A\n    sessions:\n      - {day: monday, from: "09:00", to: "11:00"}\n'
    assert found(tmp_path, IN_A, timetable=old) == []


def test_no_such_year_group(tmp_path: Path) -> None:
    text = changed(YEARS + BLOCKS, ("year_groups: [12, 13]", "year_groups: [12, 14]"))
    (problem,) = found(tmp_path, IN_A, IN_B, timetable=text)
    assert (problem.id, problem.severity) == ("no-such-year-group", "error")
    assert (problem.place.path, problem.place.line) == at(PATH, "year_groups: [12, 14]", text)
    assert problem.says == "There is no year group called “14”." and problem.do == "Use 10, 12 or 13."


def test_blocks_overlap_for_the_year_that_has_both(tmp_path: Path) -> None:
    text = changed(YEARS + BLOCKS, ('from: "11:00", to: "13:00"', 'from: "10:45", to: "13:00"'))
    (problem,) = found(tmp_path, IN_A, IN_B, timetable=text)
    assert (problem.id, problem.severity) == ("blocks-overlap", "warning")
    assert (problem.place.path, problem.place.line) == at(PATH, "block-b:", text)
    assert problem.says == "“Block B” overlaps “Block A” (Monday 10:45 to 11:00), and both are for Year 12."


def test_of_many_blocks_at_the_same_time_each_is_told_of_three_at_most(tmp_path: Path) -> None:
    blocks = "".join(
        f'  b{number}: {{name: B{number}, year_groups: 12, sessions: [{{day: monday, from: "09:00", to: "11:00"}}]}}\n'
        for number in range(40)
    )
    overlaps = [one for one in found(tmp_path, timetable=f"{YEARS}blocks:\n{blocks}") if one.id == "blocks-overlap"]
    assert len(overlaps) == 0 + 1 + 2 + 37 * 3


def test_blocks_of_different_years_may_overlap(tmp_path: Path) -> None:
    text = changed(
        YEARS + BLOCKS,
        ('from: "11:00", to: "13:00"', 'from: "10:45", to: "13:00"'),
        ("year_groups: [12, 13]", "year_groups: 13"),
    )
    assert found(tmp_path, IN_A, IN_B, timetable=text) == []


def test_an_overlap_is_accepted_in_its_block_and_not_needed_elsewhere(tmp_path: Path) -> None:
    accepted = "  block-b:\n    accepted:\n      blocks-overlap: The bell rings late.\n"
    text = changed(YEARS + BLOCKS, ("  block-b:\n", accepted))
    overlapping = changed(text, ('from: "11:00", to: "13:00"', 'from: "10:45", to: "13:00"'))
    assert found(tmp_path / "needed", IN_A, IN_B, timetable=overlapping) == []
    (problem,) = found(tmp_path / "not", IN_A, IN_B, timetable=text)
    assert (problem.id, problem.place.line) == ("acceptance-not-needed", line_of(text, "blocks-overlap:"))


def test_outside_block(tmp_path: Path) -> None:
    inside, outside = '{day: monday, from: "09:10", to: "10:50"}', '{day: monday, from: "10:50", to: "11:10"}'
    late = course("Gilding", f"{{block: block-a, sessions: [{inside}, {outside}]}}")
    (problem,) = found(tmp_path, IN_A, IN_B, late)
    ((path, text),) = late.items()
    assert (problem.id, problem.severity) == ("outside-block", "warning")
    assert (problem.place.path, problem.place.line) == at(path, "timetable: {block", text or "")
    assert problem.says == "This lesson is outside “Block A”, which is Monday 09:00 to 11:00."


def test_lessons_that_are_a_part_of_the_block_are_sound(tmp_path: Path) -> None:
    part = course("Gilding", '{block: block-a, sessions: [{day: monday, from: "09:10", to: "10:50"}]}')
    assert found(tmp_path, IN_A, IN_B, part) == []


def test_block_not_used(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, IN_A)
    assert (problem.id, problem.severity) == ("block-not-used", "warning")
    assert (problem.place.path, problem.place.line) == at(PATH, "block-b:", YEARS + BLOCKS)


def test_a_block_is_used_by_a_draft_and_by_lessons_that_lie_in_it(tmp_path: Path) -> None:
    draft = course("Turning", "{block: block-b}", ("status: published", "status: draft"))
    assert found(tmp_path / "draft", IN_A, draft) == []
    lies = course("Turning", '{sessions: [{day: monday, from: "11:10", to: "12:50"}]}')
    assert found(tmp_path / "lies", IN_A, lies) == []


LINK = (("kind: vocational", "kind: link-course"), ("ages: 16-19", "ages: 14-16"))
LATER = ("  - job: joiner", "  - course: oak-college/joinery")


@pytest.mark.parametrize(
    ("hours", "free"),
    [
        ('day: tuesday, from: "13:15", to: "15:45"', ""),
        ('day: tuesday, from: "13:00", to: "15:45"', "Tuesday 13:00 to 13:15"),
        ('day: wednesday, from: "13:15", to: "15:45"', "Wednesday 13:15 to 15:45"),
    ],
)
def test_link_outside_collaborative(tmp_path: Path, hours: str, free: str) -> None:
    link = course("Gilding", f"{{sessions: [{{{hours}}}]}}", *LINK, LATER)
    told = found(tmp_path, IN_A, IN_B, link)
    assert [(one.id, one.severity) for one in told] == ([("link-outside-collaborative", "warning")] if free else [])
    if free:
        assert told[0].says == f"This link course takes learners out of school on {free}, which is not kept free."
        assert "Tuesday 13:15 to 15:45" in told[0].do


def test_a_link_course_after_school_takes_nobody_out_of_school(tmp_path: Path) -> None:
    link = course(
        "Gilding",
        '{sessions: [{day: friday, from: "16:00", to: "18:00"}]}',
        *LINK,
        LATER,
        ("pattern: daytime", "pattern: twilight"),
    )
    assert found(tmp_path, IN_A, IN_B, link) == []


def test_clashes_with_all(tmp_path: Path) -> None:
    across = course("Gilding", '{sessions: [{day: monday, from: "10:30", to: "11:30"}]}')
    (problem,) = found(tmp_path, IN_A, IN_B, across)
    ((path, text),) = across.items()
    assert (problem.id, problem.severity) == ("clashes-with-all", "warning")
    assert (problem.place.path, problem.place.line) == at(path, "timetable:", text or "")


@pytest.mark.parametrize(
    "why",
    ["two dates", "other ages", "full-time"],
)
def test_a_course_that_goes_with_any_other_or_has_no_programme_is_sound(tmp_path: Path, why: str) -> None:
    hours = '{sessions: [{day: monday, from: "10:30", to: "11:30"}]}'
    swaps: dict[str, list[tuple[str, str]]] = {
        "two dates": [],
        "other ages": [("ages: 16-19", "ages: 19+")],
        "full-time": [("study: part-of-programme", "study: full-time")],
    }
    ((path, text),) = course("Gilding", hours).items()
    text = changed(text or "", *swaps[why])
    if why == "two dates":
        start, end = text.index("  - site: main"), text.index("cost:")
        text = text[:end] + changed(text[start:end], ("day: monday", "day: friday")) + text[end:]
    assert found(tmp_path, IN_A, IN_B, {path: text}) == []


def test_two_courses_that_clash_are_no_programme_yet(tmp_path: Path) -> None:
    assert found(tmp_path, IN_A, course("Gilding", "{block: block-a}"), timetable=only_block_a()) == []


def only_block_a() -> str:
    return (YEARS + BLOCKS).partition("  block-b:")[0]


def test_days_not_told(tmp_path: Path) -> None:
    silent = {COURSE_PATH: changed(COURSE, (WHEN, ""))}
    (problem,) = found(tmp_path, IN_A, IN_B, silent)
    assert (problem.id, problem.severity) == ("days-not-told", "warning")
    assert (problem.place.path, problem.place.line) == at(COURSE_PATH, "- site: main", silent[COURSE_PATH])


@pytest.mark.parametrize(
    "swap",
    [
        ("delivery: classroom", "delivery: online"),
        ("delivery: classroom", "delivery: work-based"),
        ("pattern: daytime", "pattern: customised"),
        ("start: 2027-09-06", "start: flexible"),
    ],
)
def test_days_are_not_asked_for_where_they_are_arranged(tmp_path: Path, swap: tuple[str, str]) -> None:
    silent = changed(COURSE, (WHEN, ""), swap, ("    apply:\n      until: 2027-01-29\n", ""))
    assert found(tmp_path, IN_A, IN_B, {COURSE_PATH: silent}) == []


def test_lessons_overlap(tmp_path: Path) -> None:
    second = '        - {day: monday, from: "15:30", to: "17:00"}\n'
    text = changed(COURSE, (LESSON, LESSON + second))
    (problem,) = found(tmp_path, IN_A, IN_B, {COURSE_PATH: text})
    assert (problem.id, problem.severity) == ("lessons-overlap", "warning")
    assert (problem.place.path, problem.place.line) == at(COURSE_PATH, second.strip(), text)
    assert "Monday 15:30 to 16:00" in problem.says


def test_what_speaks_of_the_whole_waits_until_every_file_can_be_read(tmp_path: Path) -> None:
    broken = {f"{FOLDER}/broken.yml": "title: [\n"}
    assert {one.id for one in found(tmp_path, IN_A, broken)} == {"not-yaml"}


def test_neither_block_nor_sessions_is_an_error_and_both_are_not(tmp_path: Path) -> None:
    (problem,) = found(tmp_path, IN_A, IN_B, course("Gilding", "{sessions: []}"))
    assert (problem.id, problem.severity) in {("block-or-sessions", "error"), ("empty", "error")}


def test_same_block_name(tmp_path: Path) -> None:
    blocks = changed(BLOCKS, ("name: Block B", "name: block  A"))
    found = problems(tmp_path, {**IN_A, **IN_B, PATH: YEARS + blocks})
    (one,) = [one for one in found if one.id == "same-block-name"]
    assert (one.severity, one.place.line) == ("warning", line_of(YEARS + blocks, "name: block  A"))
    assert "“block-a”" in one.says
    assert "same-block-name" not in {
        one.id for one in problems(tmp_path / "two", {**IN_A, **IN_B, PATH: YEARS + BLOCKS})
    }
