"""What `fmt`, `copy`, `fix` and `rollover` do to files, and what they say, as the person at the keyboard sees it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prospectus.cli import main
from prospectus.cures import CURES
from prospectus.pipeline import load
from prospectus.problems import Severity
from prospectus.reference.catalogue import CATALOGUE
from prospectus.reference.problems import of_rules
from prospectus.writing import Rewrite
from tests.small import COURSE, COURSE_PATH, PROVIDER, write

ROOT = Path(__file__).parent.parent
DAY = {"SOURCE_DATE_EPOCH": "1795392000"}  # 23 November 2026


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """A small sound area."""
    return write(tmp_path / "area")


def run(area: Path, *arguments: str) -> Result:
    """What a command prints and how it ends."""
    return CliRunner().invoke(main, ["-C", str(area), *arguments], env=DAY)


def texts(area: Path) -> dict[str, str]:
    """Every file of the area."""
    return {str(path.relative_to(area)): path.read_bytes().decode("utf-8", "replace") for path in area.rglob("*.yml")}


def course(area: Path, old: str, new: str) -> None:
    """Change the course's file."""
    text = (area / COURSE_PATH).read_text("utf-8")
    assert old in text
    (area / COURSE_PATH).write_text(text.replace(old, new, 1), "utf-8")


# ── fmt ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_example_area_is_in_form() -> None:
    ended = run(ROOT, "fmt", "--check")
    assert (ended.exit_code, ended.output.splitlines()[-1].endswith("all as they should be.")) == (0, True), (
        ended.output
    )


def test_fmt_puts_files_into_form_and_then_has_nothing_to_do(area: Path) -> None:
    course(area, "status: published\n", "")
    course(area, "title:", "status:   Published\ntitle:")
    ended = run(area, "fmt")
    assert (ended.exit_code, f"Put into form: {COURSE_PATH}" in ended.output) == (0, True), ended.output
    assert (area / COURSE_PATH).read_text("utf-8") == COURSE
    assert run(area, "fmt").output == "Looked at 4 files: all as they should be.\n"


def test_fmt_check_shows_what_would_be_and_changes_nothing(area: Path) -> None:
    course(area, "status: published", "status:  published")
    before = texts(area)
    ended = run(area, "fmt", "--check")
    assert ended.exit_code == 1
    assert "-status:  published\n+status: published\n" in ended.output
    assert f"Not in form: {COURSE_PATH}\n" in ended.output
    assert run(area, "fmt", "--diff").exit_code == 0
    assert texts(area) == before


def test_fmt_looks_only_where_it_was_told(area: Path) -> None:
    course(area, "status: published", "status:  published")
    assert run(area, "fmt", "--check", "content").output == "Looked at 2 files: all as they should be.\n"


def test_fmt_leaves_a_file_alone_that_cannot_be_read_and_says_why(area: Path) -> None:
    course(area, "status: published", "status: published\nstatus: draft")
    before = texts(area)
    ended = run(area, "fmt")
    assert ended.exit_code == 1
    assert "“status” is written twice" in ended.output
    assert texts(area) == before


# ── copy ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

COPY_PATH = "providers/oak-college/courses/bench-joinery.yml"


def test_a_copy_is_a_draft_that_says_what_to_look_at(area: Path) -> None:
    course(area, "title:", "# The workshop knows.\nreference: J-17\nformerly: [oak-college/wood]\ntitle:")
    ended = run(area, "copy", "oak-college/joinery", "oak-college/bench-joinery")
    assert ended.exit_code == 0, ended.output
    assert ended.output.startswith(f"Made {COPY_PATH}, a draft.")
    made = (area / COPY_PATH).read_text("utf-8")
    assert "status: draft\n# look: no two courses may have the same summary; write this one's own.\nsummary:" in made
    assert "# look: write on which day all of this was checked, and by whom (a role).\nreviewed:\n" in made
    assert "# look: this is still the title of oak-college/joinery.\ntitle:" in made
    assert "reference" not in made
    assert "formerly" not in made
    assert not [one for one in load(area).problems if one.place.path == COPY_PATH and one.severity is Severity.ERROR]
    assert run(area, "fmt", "--check", COPY_PATH).exit_code == 0


def test_a_copy_at_another_provider_is_at_its_first_site(area: Path) -> None:
    other = PROVIDER.replace("Oak College", "Elm College").replace("  main:\n", "  barn:\n")
    (area / "providers/elm-college").mkdir()
    (area / "providers/elm-college/provider.yml").write_text(other, "utf-8")
    ended = run(area, "copy", "oak-college/joinery", "elm-college/joinery")
    assert ended.exit_code == 0, ended.output
    made = (area / "providers/elm-college/courses/joinery.yml").read_text("utf-8")
    assert "site: barn\n" in made
    assert "The site is the first of elm-college's." in ended.output


@pytest.mark.parametrize(
    ("source", "target", "says"),
    [
        ("oak-college/joinry", "oak-college/new", "There is no course called “oak-college/joinry”. Did you mean"),
        ("oak-college/joinery", "oak-college/joinery", f"{COURSE_PATH} is there already."),
        ("oak-college/joinery", "elm-college/joinery", "There is no provider called “elm-college”."),
    ],
)
def test_what_cannot_be_copied_is_said(area: Path, source: str, target: str, says: str) -> None:
    before = texts(area)
    ended = run(area, "copy", source, target)
    assert (ended.exit_code, says in ended.output) == (2, True), ended.output
    assert texts(area) == before


# ── fix ──────────────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("status:", "statsu:", id="a key misspelt"),
        pytest.param("who_for:", "Who for:", id="a key with capitals and a space"),
        pytest.param("kind: vocational", "kind: vocatonal", id="a code misspelt"),
        pytest.param("job: joiner", "job: joinner", id="a destination misspelt"),
        pytest.param("job: joiner", "jop: joiner", id="a short key misspelt"),
        pytest.param("site: main", "site: maiin", id="a site misspelt"),
        pytest.param("title: ", "title: \u200b", id="a character that nobody sees"),
        pytest.param("  summary:", "\tsummary:", id="a tab"),
    ],
)
def test_what_has_one_cure_is_mended(area: Path, old: str, new: str) -> None:
    course(area, old, new)
    broken = texts(area)
    shown = run(area, "fix")
    assert (shown.exit_code, "add --write" in shown.output) == (1, True), shown.output
    assert texts(area) == broken
    assert run(area, "fix", "--write").exit_code == 0
    assert (area / COURSE_PATH).read_text("utf-8") == COURSE
    assert run(area, "fix").output == "There is nothing here that can be mended by itself; none left.\n"


@pytest.mark.parametrize(("old", "new"), [("  summary:", "\tsummary:"), ("status:", "statsu:")])
def test_a_file_is_mended_though_there_is_advice_that_waited_for_it(area: Path, old: str, new: str) -> None:
    """Advice is told when no error is left: that it comes then is not the cure's doing."""
    over = 'events:\n  visit: {kind: open-event, name: Visit, on: 2026-03-02, from: "18:00", site: main}\n'
    (area / "providers/oak-college/calendar.yml").write_text(over, "utf-8")
    assert Severity.ADVICE in {one.severity for one in load(area).problems}
    course(area, old, new)
    assert run(area, "fix", "--write").exit_code == 0
    assert (area / COURSE_PATH).read_text("utf-8") == COURSE


def test_a_sign_in_a_value_is_put_in_quotes(area: Path) -> None:
    course(area, "title: Joinery", "title: Joinery #1")
    run(area, "fix", "--write")
    assert 'title: "Joinery #1"\n' in (area / COURSE_PATH).read_text("utf-8")


def test_a_file_from_an_older_program_is_saved_again(area: Path) -> None:
    course(area, "title: Joinery", "title: Joinery – doors, £20")
    text = (area / COURSE_PATH).read_text("utf-8")
    (area / COURSE_PATH).write_bytes(text.encode("cp1252"))
    run(area, "fix", "--write")
    assert (area / COURSE_PATH).read_text("utf-8") == text


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="a named pipe cannot lie in a folder of this system")
@pytest.mark.parametrize(
    "place", ["providers/oak-college/courses/pipe.yml", "content/pipe", "providers/oak-college/media/a"]
)
def test_a_pipe_among_the_files_is_named_and_nothing_waits_for_it(area: Path, place: str) -> None:
    (area / place).parent.mkdir(exist_ok=True)
    os.mkfifo(area / place)
    ended = run(area, "fix")
    assert ended.exit_code == 2
    assert ended.output.endswith(f"{place} is neither a file nor a folder. Delete it, and try again.\n")


def test_an_acceptance_that_is_not_needed_goes(area: Path) -> None:
    (area / COURSE_PATH).write_text(f"{COURSE}accepted:\n  dead-end: It is the last one.\n", "utf-8")
    run(area, "fix", "--write")
    assert (area / COURSE_PATH).read_text("utf-8") == COURSE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("level: 2", "level: 12", id="no level is near"),
        pytest.param("title: Joinery", "title: Joinery # as on the leaflet", id="perhaps a comment"),
        pytest.param("status: published", "sta: published", id="not alike enough"),
        pytest.param("kind: vocational", "kind: level", id="another word"),
        pytest.param("start: 2027-09-06", "start: 2027-09-06 #a", id="the cure would do harm"),
    ],
)
def test_what_could_mean_two_things_is_left(area: Path, old: str, new: str) -> None:
    course(area, old, new)
    broken = texts(area)
    ended = run(area, "fix", "--write")
    assert "There is nothing here that can be mended by itself; 1 left that only you can decide." in ended.output
    assert texts(area) == broken


def test_every_cure_is_for_a_message_that_there_is() -> None:
    documented = {id_ for meanings in CATALOGUE.values() for id_ in meanings} | {id_ for id_, *_ in of_rules()}
    assert set(CURES) <= documented


# ── rollover ─────────────────────────────────────────────────────────────────────────────────────────────────────────

TERMS = """\
terms:
  - {name: Autumn term 2027, from: 2027-09-01, to: 2027-12-17}
  - {name: Spring term 2028, from: 2028-01-04, to: 2028-03-31}
  - {name: Summer term 2028, from: 2028-04-18, to: 2028-07-21}
  - {name: Autumn term 2028, from: 2028-09-11, to: 2028-12-20}
  - {name: Spring term 2029, from: 2029-01-08, to: 2029-03-29}
  - {name: Summer term 2029, from: 2029-04-16, to: 2029-07-20}
"""
RUNS = """\
runs:
  - site: main
    start: 2027-09-06
    end: 2028-07-21
    study: full-time
    pattern: daytime
    delivery: classroom
    apply: {from: 2027-01-11, until: 2027-07-16}
  # in spring
  - site: main
    start: 2028-01-11
    duration: 10 weeks
    study: part-time
    pattern: evening
    delivery: classroom
  - site: main
    start: flexible
    duration: 10 weeks
    study: part-time
    pattern: evening
    delivery: classroom
"""


def with_runs(area: Path, runs: str, status: str = "published") -> None:
    """Give the course these runs."""
    text = (area / COURSE_PATH).read_text("utf-8")
    before, _, after = text.partition("runs:\n")
    rest = after[after.index("\ncost:") + 1 :]
    (area / COURSE_PATH).write_text(f"{before}{runs}{rest}".replace("status: published", f"status: {status}"), "utf-8")


def test_days_keep_their_weekday_and_their_week_of_the_term(area: Path) -> None:
    """The autumn term of 2028 starts twelve days later than a year before: so does the course, on a Monday again.

    6 September 2027 is the Monday of the second week of its term; 18 September 2028 is that of its own. The last day of
    term becomes the last day of term; 16 July 2027 is 52 days before the start, and so it stays.
    """
    (area / "content/area/calendar.yml").write_text(TERMS, "utf-8")
    with_runs(area, RUNS)
    ended = run(area, "rollover", "oak-college", "--to", "2028")
    assert ended.exit_code == 0, ended.output
    assert [line.split("  ")[-1].strip() for line in ended.output.splitlines() if "→" in line] == [
        "Mon 2027-09-06 → Mon 2028-09-18",
        "Fri 2028-07-21 → Fri 2029-07-20",
        "Mon 2027-01-11 → Mon 2028-01-10",
        "Fri 2027-07-16 → Fri 2028-07-28",
        "Tue 2028-01-11 → Tue 2029-01-16",
    ]


def test_without_terms_it_is_the_same_weekday_nearest_to_the_date(area: Path) -> None:
    with_runs(area, RUNS)
    ended = run(area, "rollover", "--to", "2028")
    assert "Mon 2027-09-06 → Mon 2028-09-04" in ended.output
    assert "Tue 2028-01-11 → Tue 2029-01-09" in ended.output


def test_only_the_days_change_and_each_run_is_marked(area: Path) -> None:
    with_runs(area, RUNS)
    before = texts(area)
    assert run(area, "rollover", "--to", "2028").exit_code == 0
    assert texts(area) == before
    run(area, "rollover", "--to", "2028", "--write")
    look = "  # look: moved to the school year 2028; check days, lessons and cost\n"
    expected = (
        before[COURSE_PATH]
        .replace("runs:\n", f"runs:\n{look}")
        .replace("  # in spring\n", f"  # in spring\n{look}")
        .replace("2027-09-06", "2028-09-04")
        .replace("2028-07-21", "2029-07-20")
        .replace("{from: 2027-01-11, until: 2027-07-16}", "{from: 2028-01-10, until: 2028-07-14}")
        .replace("2028-01-11", "2029-01-09")
    )
    assert texts(area) == before | {COURSE_PATH: expected}


def test_the_second_time_there_is_nothing_to_do(area: Path) -> None:
    with_runs(area, RUNS)
    run(area, "rollover", "--to", "2028", "--write")
    after = texts(area)
    ended = run(area, "rollover", "--to", "2028", "--write")
    assert "1 left as they are: there already" in ended.output
    assert "No course has to be moved to the school year 2028." in ended.output
    assert texts(area) == after


def test_the_school_year_is_that_of_the_area(area: Path) -> None:
    with_runs(area, RUNS.replace("2027-09-06", "2026-09-07").replace("2028-01-11", "2027-01-12"))
    ended = run(area, "rollover")
    assert "Mon 2026-09-07 → Mon 2027-09-06" in ended.output


@pytest.mark.parametrize("status", ["draft", "withdrawn"])
def test_drafts_and_withdrawn_courses_stay(area: Path, status: str) -> None:
    with_runs(area, RUNS, status)
    assert "1 left as they are" in run(area, "rollover", "--to", "2028").output


@pytest.mark.parametrize(
    ("old", "new"), [("September 2027", "September 2028"), ("2027", "2028"), ("2027-09", "2028-09")]
)
def test_months_and_years_move_as_they_are_written(area: Path, old: str, new: str) -> None:
    with_runs(
        area,
        f"runs:\n  - site: main\n    start: {old}\n    duration: 1 year\n    study: full-time\n    pattern: daytime\n    delivery: classroom\n",
    )
    run(area, "rollover", "--to", "2028", "--write")
    assert f"    start: {new}\n" in (area / COURSE_PATH).read_text("utf-8")


def test_older_runs_stay_and_are_told(area: Path) -> None:
    with_runs(area, RUNS.replace("2028-01-11", "2027-01-12"))
    ended = run(area, "rollover", "--to", "2028")
    assert "2027-01-12" not in ended.output
    assert "1 left as they are: older runs of these courses, to be deleted" in ended.output


def test_a_provider_that_is_not_there_is_wrong_use(area: Path) -> None:
    ended = run(area, "rollover", "oak-colege")
    assert (ended.exit_code, "Did you mean “oak-college”?" in ended.output) == (2, True)


# ── What lies outside, and what others do meanwhile ──────────────────────────────────────────────────────────────────


def test_nothing_is_written_to_where_a_link_leads(area: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    (area / "providers/oak-college").rename(outside)
    (area / "providers/oak-college").symlink_to(outside)
    before = texts(outside)
    for command in ("fmt", "fix --write", "rollover --to 2030 --write", "copy oak-college/joinery oak-college/other"):
        run(area, *command.split())
    done = run(area, "new", "course", "oak-college/other")
    assert texts(outside) == before
    assert (done.exit_code, "there is a link on the way" in done.output) == (2, True)


def test_a_file_that_was_saved_since_it_was_read_is_not_written_over(area: Path) -> None:
    path = area / COURSE_PATH
    one = Rewrite(COURSE_PATH, path.read_bytes().decode(), "title: Other\n")
    assert one.fits(area)
    path.write_bytes(path.read_bytes() + b"# mine\n")
    assert not one.fits(area)


def test_a_page_of_the_handbook_is_not_taken_for_yaml(area: Path) -> None:
    (area / "content/handbook").mkdir()
    (area / "content/handbook/absence.md").write_text("---\ntitle: Absence\n---\n\nWords.\n", encoding="utf-8")
    done = run(area, "fmt", "--check")
    assert (done.exit_code, "absence" in done.output) == (0, False)


def test_windows_line_ends_stay_when_a_course_moves_to_the_next_year(area: Path) -> None:
    path = area / COURSE_PATH
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert run(area, "rollover", "--to", "2030", "--write").exit_code == 0
    raw = path.read_bytes()
    assert (b"2030-09" in raw, raw.count(b"\n")) == (True, raw.count(b"\r\n"))


def test_a_pipe_among_the_files_keeps_nobody_waiting(area: Path) -> None:
    os.mkfifo(area / "providers/oak-college/courses/pipe.yml")
    assert run(area, "fmt", "--check").exit_code == 0
    assert "no course called" in run(area, "copy", "oak-college/pipe", "oak-college/other").output


def test_a_summer_school_before_the_year_moves_with_it(area: Path) -> None:
    """What starts in July 2027 is for those who start in September 2027, so a year later it is in July 2028."""
    with_runs(area, RUNS.replace("2027-09-06", "2027-07-26").replace("2028-01-11", "2027-07-26"))
    assert "Mon 2027-07-26 → Mon 2028-07-24" in run(area, "rollover", "--to", "2028").output
