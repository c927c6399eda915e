"""What the help tells is so: its messages are the real ones, and its examples can be used as they stand."""

from __future__ import annotations

import datetime as dt
import re
import shutil
from pathlib import Path
from textwrap import dedent

import pytest

from prospectus.cli import main
from prospectus.founding import found
from prospectus.pipeline import load
from prospectus.problems import Problem
from prospectus.reading import Document, read
from prospectus.reports import told
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, problems

ROOT = Path(__file__).parent.parent
HELP = ROOT / "content" / "help"
PAGES = sorted(path.name for path in HELP.glob("*.md"))
WRONG = "when-something-is-wrong.md"

# What somebody writes by mistake, and where, in the small area's course.
MISTAKES = {
    "start: sept 27": "start: 2027-09-06",
    "title: Joinery: doors and windows": "title: Joinery",
    "title: Joinery #1": "title: Joinery",
    "\tsummary: Grade 2 in maths.": "  summary: Grade 2 in maths.",
    "   duration: 1 year": "    duration: 1 year",
    "keyword: [joiner, wood]": "keywords: [joiner, wood]",
    "study: ful time": "study: full-time",
    "start: 9/16/2027": "start: 2027-09-06",
    "  - course: oak-college/joinery-level3": "  - job: joiner",
    "level:": "level: 2",
}
ANOTHER = {"providers/oak-college/courses/joinery-level-3.yml": changed(COURSE, ("Make a door", "Make a stair"))}


def text_of(page: str) -> str:
    return (HELP / page).read_text(encoding="utf-8")


def blocks(page: str, language: str) -> list[str]:
    """The blocks of code of a page in one language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text_of(page), re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_message_that_the_help_shows_is_the_one_that_the_mistake_gives(tmp_path: Path, mistake: str) -> None:
    course = changed(COURSE, (MISTAKES[mistake], mistake))
    (problem,) = problems(tmp_path, {**ANOTHER, COURSE_PATH: course})
    head, do = told(problem).split("\n    ")
    assert f"> {head}\n>\n> {do}\n" in text_of(WRONG)


def test_the_text_that_is_too_long_gives_the_message_beside_it(tmp_path: Path) -> None:
    (long,) = [block for block in blocks(WRONG, "yaml") if block.startswith("summary: ")]
    (problem,) = problems(tmp_path, {COURSE_PATH: changed(COURSE, ("summary: Make a door that fits.\n", long))})
    head, do = told(problem).split("\n    ")
    assert f"> {head}\n>\n> {do}\n" in text_of(WRONG)


def test_no_message_in_the_help_is_without_its_test() -> None:
    assert text_of(WRONG).count("\n> providers/") == len(MISTAKES) + 1


@pytest.mark.parametrize("page", [page for page in PAGES if page != WRONG])
def test_every_example_in_the_help_can_be_read(page: str) -> None:
    for block in blocks(page, "yaml"):
        assert isinstance(read(page, dedent(block).encode()), Document), block


@pytest.fixture
def new_area(tmp_path: Path) -> Path:
    """An area that has just been made, with the college of which the help speaks."""
    root = tmp_path / "area"
    found(root, name="Oakshire", today=dt.date(2026, 11, 23))
    (root / PROVIDER_PATH).parent.mkdir(parents=True)
    (root / PROVIDER_PATH).write_text(PROVIDER, encoding="utf-8")
    return root


def told_in(root: Path, course: str) -> list[Problem]:
    """What is wrong with the college's course in this area."""
    (root / COURSE_PATH).parent.mkdir(parents=True, exist_ok=True)
    (root / COURSE_PATH).write_text(course, encoding="utf-8")
    return [one for one in load(root).problems if one.place.path == COURSE_PATH]


def test_the_least_that_a_course_needs_is_enough_to_be_published_in_a_new_area(new_area: Path) -> None:
    (least,) = [block for block in blocks("add-a-course.md", "yaml") if block.startswith("title: ")]
    assert {one.id for one in told_in(new_area, least)} == {"worth-giving", "days-not-told"}


def test_the_changes_that_come_up_most_fit_into_a_course_of_a_new_area(new_area: Path) -> None:
    """Each example stands in for the same key of the small area's course."""
    joinery = changed(COURSE, ("job: joiner", "job: bench-joiner"))
    for block in blocks("change-a-course.md", "yaml"):
        key = dedent(block).partition(":")[0]
        indent = block[: len(block) - len(block.lstrip())]
        part = re.compile(rf"^{indent}{key}:.*\n(?:{indent} .*\n)*", re.MULTILINE)
        course = part.sub(lambda _, block=block: block, joinery) if part.search(joinery) else joinery + block
        told = told_in(new_area, course)
        assert {one.severity for one in told} <= {"warning", "advice"}, (block, told)


def test_the_message_in_the_readme_is_the_one_that_the_example_area_gives(tmp_path: Path) -> None:
    for part in ("content/area", "providers"):
        shutil.copytree(ROOT / part, tmp_path / part)
    path = "providers/teme-valley/courses/bricklaying-level-2.yml"
    course = (tmp_path / path).read_text(encoding="utf-8")
    (tmp_path / path).write_text(course.replace("bricklaying-apprenticeship", "bricklaying-aprenticeship", 1), "utf-8")
    (message,) = [told(one) for one in load(tmp_path).problems if one.place.path == path and one.id == "no-such-course"]
    assert message in (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_every_command_in_the_help_exists(page: str) -> None:
    called = re.findall(r"^prospectus (?:-C \S+ )?([a-z]+)", "".join(blocks(page, "text")), re.MULTILINE)
    called += re.findall(r"`prospectus ([a-z]+)", text_of(page))
    assert set(called) <= set(main.commands), called


@pytest.mark.parametrize(
    "path",
    [
        HELP / "fields.md",
        HELP / "area-fields.md",
        HELP / "commands.md",
        ROOT / "generator/prospectus/pages/messages.json",
    ],
    ids=lambda path: path.name,
)
def test_what_the_program_says_of_itself_names_no_provider_of_the_example(path: Path) -> None:
    """An area that has just begun would look for it in vain."""
    text = path.read_text(encoding="utf-8")
    assert [one.name for one in (ROOT / "providers").iterdir() if re.search(rf"\b{one.name}\b", text)] == []
