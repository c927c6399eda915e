"""Our workbook says what may be written, is read as nothing but texts, and loses nothing on the way out and in."""

from __future__ import annotations

import datetime as dt
import io
import os
import random
import shutil
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from prospectus import limits
from prospectus.cli import main
from prospectus.exchange.plan import plan
from prospectus.exchange.present import present
from prospectus.exchange.workbook.book import Page, Ruled, read, written
from prospectus.exchange.workbook.columns import tables
from prospectus.exchange.workbook.giving import filled, template
from prospectus.exchange.workbook.taking import take
from prospectus.refused import RefusedError
from prospectus.tidying import tidied
from tests.small import COURSE, COURSE_PATH, changed, write


@pytest.fixture
def area(tmp_path: Path) -> Path:
    return write(tmp_path / "area")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], env={"SOURCE_DATE_EPOCH": ""})


def opened(raw: bytes) -> dict[str, Worksheet]:
    book = load_workbook(io.BytesIO(raw))
    return {name: book[name] for name in book.sheetnames}


def column(sheet: Worksheet, name: str) -> int:
    return [cell.value for cell in sheet[1]].index(name) + 1


def rule(sheet: Worksheet, name: str) -> Any:
    """The one rule of a column's first cell."""
    at = sheet.cell(2, column(sheet, name)).coordinate
    (found,) = [one for one in sheet.data_validations.dataValidation if at in one.sqref]
    return found


def choices(book: dict[str, Worksheet], name: str, formula: str) -> list[str]:
    """The words in the place that a rule names."""
    assert formula.startswith("Words!"), (name, formula)
    return [cell.value for (cell,) in book["Words"][formula.partition("!")[2].replace("$", "")]]


def made(sheets: dict[str, list[list[Any]]]) -> bytes:
    """A workbook that somebody made by hand."""
    book = Workbook()
    for name, lines in sheets.items():
        sheet = book.create_sheet(name)
        for line in lines:
            sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


# ── The template ─────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_template_has_every_key_and_says_what_it_is_for(area: Path) -> None:
    book = opened(template(present(area))["providers.xlsx"])
    assert list(book) == ["Courses", "Runs", "Sites", "Words"]
    assert {"title", "entry.gcse", "cost.free", "apply.how", "reviewed.on", "reference"} <= {
        one.value for one in book["Courses"][1]
    }
    assert {"course", "site", "start", "timetable.sessions", "apply.until"} <= {one.value for one in book["Runs"][1]}
    assert {"id", "postcode", "location.lat", "travel.bus"} <= {one.value for one in book["Sites"][1]}
    for name in ("Courses", "Runs", "Sites"):
        assert all(head.comment and head.comment.text for head in book[name][1]), name
    note = book["Courses"].cell(1, column(book["Courses"], "summary")).comment
    assert note is not None and "in one line" in note.text and "At most 140 characters." in note.text


@pytest.mark.parametrize(
    ("sheet", "name", "words"),
    [
        ("Courses", "status", ["draft", "published", "withdrawn"]),
        ("Courses", "ages", ["14-16", "16-19", "14-19", "19+"]),
        ("Courses", "entry.interview", ["yes", "no"]),
        ("Courses", "level", ["E", "E1", "E2", "E3", "1", "1/2", "2", "3", "4", "5", "6", "7", "8"]),
        ("Runs", "study", ["full-time", "part-time", "part-of-programme"]),
        ("Runs", "delivery", ["classroom", "online", "blended", "work-based"]),
        ("Runs", "site", ["main"]),
        ("Sites", "step_free", ["yes", "partly", "no"]),
        ("Courses", "provider", ["oak-college"]),
    ],
)
def test_every_choice_is_a_list_to_choose_from(area: Path, sheet: str, name: str, words: list[str]) -> None:
    book = opened(template(present(area), "oak-college")["providers.xlsx"])
    found = rule(book[sheet], name)
    assert (found.type, found.showErrorMessage) == ("list", True)
    assert choices(book, name, found.formula1) == words


def test_what_words_mean_stands_beside_them(area: Path) -> None:
    words = opened(template(present(area))["providers.xlsx"])["Words"]
    at = column(words, "subject")
    named = {words.cell(row, at).value: words.cell(row, at + 1).value for row in range(2, 60)}
    assert named["5.2"] == "Building and Construction"


def test_a_text_that_is_too_long_is_refused_by_the_spreadsheet(area: Path) -> None:
    found = rule(opened(template(present(area))["providers.xlsx"])["Courses"], "summary")
    assert (found.type, found.operator, found.formula1) == ("textLength", "lessThanOrEqual", "140")
    assert "140" in found.error


def test_cells_that_wait_are_text_so_that_no_spreadsheet_makes_a_day_of_a_level(area: Path) -> None:
    sheet = opened(template(present(area))["providers.xlsx"])["Courses"]
    assert {sheet.column_dimensions[letter].number_format for letter in "ABCDEF"} == {"@"}


def test_no_text_becomes_a_formula(area: Path) -> None:
    (area / COURSE_PATH).write_text(
        changed(
            COURSE,
            ("title: Joinery", 'title: "=1+1"'),
            ("who_for: You like", 'who_for: "#N/A"\nspecial_feature: You like'),
        )
    )
    sheet = opened(filled(present(area))["providers.xlsx"])["Courses"]
    title, who = sheet.cell(2, column(sheet, "title")), sheet.cell(2, column(sheet, "who_for"))
    assert (title.value, title.data_type, title.quotePrefix) == ("=1+1", "s", True)
    assert (who.value, who.data_type) == ("#N/A", "s")
    taken = take(filled(present(area))["providers.xlsx"], present(area), None)
    assert taken.batch.courses[0].course["title"] == "=1+1"


# ── Out and in again ─────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_example_area_comes_back_as_it_went_out(example_root: Path) -> None:
    here = present(example_root)
    taken = take(filled(here)["providers.xlsx"], here, None)
    assert taken.faults == ()
    assert len(taken.batch.courses) == len(here.courses)
    planned = plan(example_root, taken.batch)
    assert planned.texts == {} and not planned.to_look_at


def test_courses_written_anew_say_all_that_they_said(example_root: Path, tmp_path: Path) -> None:
    for part in ("content/area", "providers"):
        shutil.copytree(example_root / part, tmp_path / part)
    here = present(tmp_path)
    before = {key: held.data for key, held in here.courses_of("lantern-care")}
    raw = filled(here, "lantern-care")["providers.xlsx"]
    for path in (tmp_path / "providers/lantern-care/courses").glob("*.yml"):
        path.unlink()
    (tmp_path / "all.xlsx").write_bytes(raw)
    assert run("-C", tmp_path, "import", "xlsx", tmp_path / "all.xlsx", "--write").exit_code == 0
    after = {key: held.data for key, held in present(tmp_path).courses_of("lantern-care")}
    assert after.keys() == before.keys()
    same = plan(tmp_path, take(raw, present(tmp_path), None).batch)
    assert same.texts == {}
    for key, data in before.items():
        assert data is not None and {**(after[key] or {})}.keys() == data.keys() - {"accepted"}, key


def test_semicolons_of_their_own_split_nothing(area: Path) -> None:
    swaps = (
        ("keywords: [joiner, wood]", 'keywords: ["joiner; wood"]'),
        ("  - job: joiner\n", '  - job: joiner\n  - says: "A job; or a course."\n'),
    )
    (area / COURSE_PATH).write_text(changed(COURSE, *swaps))
    (one,) = take(filled(present(area))["providers.xlsx"], present(area), None).batch.courses
    assert one.course["keywords"] == ["joiner; wood"]
    assert one.course["leads_to"] == [{"job": "joiner"}, {"says": "A job; or a course."}]


def test_what_a_spreadsheet_makes_of_typed_values_is_understood(area: Path) -> None:
    lines = [
        ["provider", "id", "title", "level", "english_maths", "reviewed.on"],
        ["oak-college", "joinery", "Joinery", 2, True, dt.datetime(2026, 11, 3)],
    ]
    runs = [
        ["provider", "course", "site", "start", "timetable.sessions"],
        ["oak-college", "joinery", "Main building", dt.date(2027, 9, 6), "Mon 9:15 - 16:00"],
    ]
    taken = take(made({"Courses": lines, "Runs": runs}), present(area), None)
    assert taken.faults == ()
    (outcome,) = plan(area, taken.batch).outcomes
    assert [(change.keys, change.now) for change in outcome.changes] == [(("english_maths",), "yes")]


def test_a_part_of_a_workbook_is_enough_and_leaves_the_rest(area: Path) -> None:
    taken = take(
        made({"Courses": [["id", "summary"], ["joinery", "Make a window that fits."]]}), present(area), "oak-college"
    )
    (outcome,) = plan(area, taken.batch, provider="oak-college").outcomes
    assert [change.keys for change in outcome.changes] == [("summary",)]


# ── Faults ───────────────────────────────────────────────────────────────────────────────────────────────────────────

FAULTY: dict[str, list[list[Any]]] = {
    "Courses": [
        ["provider", "id", "title", "level", "leads_to", "entry.gcse", "ERRORS"],
        ["oak-college", "joinery", "Bench joinery", "2", "job: joiner", "maths 3; any 4 x 2", "from last time"],
        ["oak-college", "tiling", "Tiling", "two", "a good job", "maths", ""],
        ["oak-colege", "", "Roofing", "2", "", "", ""],
        ["oak-college", "IT skills E3", "IT skills", "E3", "", "", ""],
    ],
    "Runs": [
        ["provider", "course", "site", "start", "timetable.sessions"],
        ["oak-college", "tiling", "main", "2027-09-06", ""],
        ["oak-college", "joynery", "main", "2027-09-06", ""],
        ["oak-college", "joinery", "mane", "soon", "whenever"],
    ],
}


def test_every_fault_is_told_at_its_sheet_row_and_column(area: Path) -> None:
    told = [f"{one.row}, {one}" for one in take(made(FAULTY), present(area), None).faults]
    assert told == [
        "Courses row 3, level: “two” is not a level that we know. Did you mean “2”? Use E, E1, E2, E3, 1, 1/2, 2, 3, 4, 5, 6, 7 or 8.",
        "Courses row 3, entry.gcse: “maths” is not a subject and a grade. Write it like “maths 4” or “any 4 x 5”.",
        "Courses row 3, leads_to: “a good job” does not say what it leads to. Start with course:, apprenticeship:, job:, higher: or says:.",
        "Courses row 4, provider: There is no provider called “oak-colege”. Did you mean “oak-college”? The only provider is oak-college.",
        "Courses row 5, id: “IT skills E3” cannot be an id. Did you mean “it-skills-e3”? Use small letters a to z, figures and single hyphens, at most 60 characters.",
        "Runs row 2, course: The row of this course is to be mended first. Then send both again.",
        "Runs row 3, course: oak-college has no course called “joynery”. Did you mean “joinery”? The only course is joinery.",
        "Runs row 4, start: “soon” is not a start that we can read. Write a date (2027-09-06), a month (September 2027), a year (2027) or flexible.",
        "Runs row 4, timetable.sessions: “whenever” is not a lesson. Write it like “monday 09:15-16:00”.",
    ]


def test_faulty_rows_come_back_in_a_workbook_and_go_in_once_mended(area: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.xlsx").write_bytes(made(FAULTY))
    done = run("-C", area, "import", "xlsx", tmp_path / "ours.xlsx", "--write")
    assert done.exit_code == 1, done.output
    assert "title: “Joinery” → “Bench joinery”" in done.output
    back = opened((tmp_path / "ours-errors.xlsx").read_bytes())
    courses, runs = back["Courses"], back["Runs"]
    assert [cell.value for cell in courses[1]][-1] == [cell.value for cell in runs[1]][-1] == "ERRORS"
    assert [courses.cell(row, 2).value for row in (2, 3, 4)] == ["tiling", None, "IT skills E3"]
    assert "“two” is not a level that we know." in str(courses.cell(2, column(courses, "ERRORS")).value)
    assert rule(courses, "level").type == "list"
    mended = {"level": "2", "leads_to": "job: joiner", "entry.gcse": "maths 4"}
    for name, text in mended.items():
        courses.cell(2, column(courses, name), text)
    courses.cell(3, 1, "oak-college")
    courses.cell(4, 2, "it-skills-e3")
    runs.cell(3, column(runs, "course"), "joinery")
    for name, text in {"site": "main", "start": "flexible", "timetable.sessions": "fri 09:00-12:00"}.items():
        runs.cell(4, column(runs, name), text)
    assert courses.parent is not None
    courses.parent.save(tmp_path / "mended.xlsx")
    again = run("-C", area, "import", "xlsx", tmp_path / "mended.xlsx", "--write")
    assert "providers/oak-college/courses/tiling.yml: added" in again.output
    assert "providers/oak-college/courses/roofing.yml: added" in again.output


def test_a_workbook_sent_again_as_it_was_makes_no_second_file_of_the_same_rows(area: Path, tmp_path: Path) -> None:
    ours, back = tmp_path / "ours.xlsx", tmp_path / "ours-errors.xlsx"
    ours.write_bytes(made(FAULTY))
    run("-C", area, "import", "xlsx", ours, "--write")
    kept = back.read_bytes()
    again = run("-C", area, "import", "xlsx", ours, "--write")
    assert again.exit_code == 1
    assert not (tmp_path / "ours-errors-2.xlsx").exists() and back.read_bytes() == kept
    assert "which came back before in" in again.output
    assert "If you have done so, there is nothing more to do." in again.output
    later = back.stat().st_mtime_ns + 10**9
    os.utime(ours, ns=(later, later))
    run("-C", area, "import", "xlsx", ours, "--write")
    assert (tmp_path / "ours-errors-2.xlsx").exists(), "What was saved since may have other rows to mend."


@pytest.mark.parametrize(
    ("raw", "told"),
    [
        (b"title,level\n", "not a workbook. Save it as .xlsx"),
        (made({"Other": [["title"]]}), "none of the sheets Courses, Runs and Sites"),
        (made({"Courses": [["titel"], ["x"]]}), "column “titel” that is not known. Did you mean “title”?"),
    ],
)
def test_what_is_no_workbook_of_ours_is_refused(area: Path, raw: bytes, told: str) -> None:
    with pytest.raises(RefusedError, match=told):
        take(raw, present(area), None)


def test_an_archive_that_unpacks_to_far_too_much_is_refused_before_it_is_read() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        noise = random.Random(1).randbytes(2**20).translate(bytes(range(48, 64)) * 16)
        archive.writestr("xl/worksheets/sheet1.xml", (noise + b"0" * 24 * 2**20) * 4 + b"0" * 2**20)
    assert len(out.getvalue()) < limits.SHEET_BYTES
    with pytest.raises(RefusedError, match="unpacks to more than 50 MB"):
        read(out.getvalue())


MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml."
NAMESPACE = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def with_parts(parts: dict[str, str]) -> bytes:
    """A workbook with one sheet, Courses, some of whose parts are these instead."""
    raw, out = made({"Courses": [["title"], ["x"]]}), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        held = {name: old.read(name) for name in old.namelist()} | {name: text.encode() for name, text in parts.items()}
        if "xl/sharedStrings.xml" in parts and b"sharedStrings" not in held["[Content_Types].xml"]:
            part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{MAIN}sharedStrings+xml"/></Types>'
            held["[Content_Types].xml"] = held["[Content_Types].xml"].replace(b"</Types>", part.encode())
        for name, data in held.items():
            new.writestr(name, data)
    return out.getvalue()


def rows(*rows: str) -> dict[str, str]:
    """The part of the sheet with these rows of cells."""
    told = "".join(f"<row>{row}</row>" for row in rows)
    return {"xl/worksheets/sheet1.xml": f"<worksheet {NAMESPACE}><sheetData>{told}</sheetData></worksheet>"}


def many(tag: str, count: int) -> str:
    """So many tags, each with a number, so that they do not pack too well."""
    numbers = random.Random(1)
    return "".join(f'<{tag} s="{numbers.getrandbits(20)}"/>' for _ in range(count))


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        pytest.param(lambda: rows(many("c", limits.WORKBOOK_TAGS)), "far too many cells", id="cells"),
        pytest.param(lambda: rows(many("odd", limits.WORKBOOK_TAGS)), "far too many cells", id="odd tags"),
        pytest.param(
            lambda: {"xl/styles.xml": f"<styleSheet {NAMESPACE}>{many('xf', limits.WORKBOOK_FRAME_TAGS)}</styleSheet>"},
            "far too many cells or styles",
            id="styles",
        ),
        pytest.param(
            lambda: (
                rows(*['<c t="s"><v>0</v></c>' * 50] * 100)
                | {"xl/sharedStrings.xml": f"<sst {NAMESPACE}><si><t>{'ab' * 50_000}</t></si></sst>"}
            ),
            "hold more than 50 MB",
            id="one long text in many cells",
        ),
    ],
)
def test_a_small_workbook_that_would_take_gigabytes_is_refused_in_little_memory(
    tmp_path: Path, parts: Callable[[], dict[str, str]], told: str
) -> None:
    pytest.importorskip("resource")
    file = tmp_path / "hostile.xlsx"
    file.write_bytes(with_parts(parts()))
    assert file.stat().st_size < limits.SHEET_BYTES
    most = 500 * 2**20
    program = (
        f"import resource, sys\nresource.setrlimit(resource.RLIMIT_AS, ({most}, {most}))\n"
        "from pathlib import Path\nfrom prospectus.exchange.workbook.book import read\n"
        "try: read(Path(sys.argv[1]).read_bytes())\nexcept Exception as error: print(error)\n"
    )
    done = subprocess.run([sys.executable, "-c", program, str(file)], capture_output=True, text=True, check=True)
    assert told in done.stdout, done.stdout


def test_rows_without_anything_in_them_take_no_room() -> None:
    raw = with_parts(rows(*['<c t="inlineStr"><is><t>title</t></is></c>' + "<c/>" * 90] * 3, *["<c/>" * 90] * 3))
    assert read(raw)["Sheet"] == [["title"]] * 3


def test_entities_in_a_workbook_are_not_followed(area: Path) -> None:
    raw, out = made({"Courses": [["title"], ["x"]]}), io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/workbook.xml":
                data = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]>' + data.partition(b"?>")[2]
            new.writestr(part, data)
    with pytest.raises(RefusedError, match="not a workbook that can be read"):
        read(out.getvalue())


def test_too_many_rows_are_refused(area: Path) -> None:
    with pytest.raises(RefusedError, match="more than 10,000 rows"):
        take(made({"Runs": [["course"], *([["joinery"]] * (limits.SHEET_ROWS + 1))]}), present(area), "oak-college")


def test_a_place_is_needed_for_a_workbook(area: Path) -> None:
    told = run("-C", area, "export", "template")
    assert told.exit_code == 2 and "Say with -o where providers.xlsx should go." in told.output
    told = run("-C", area, "export", "xslx")
    assert told.exit_code == 2 and "Did you mean “xlsx”?" in told.output


def test_the_columns_are_as_many_as_the_model_has_keys() -> None:
    """A new key of a course, a run or a site is a column without anybody thinking of it."""
    courses, runs, sites = tables()
    assert (courses.header[:3], runs.header[:3], sites.header[:3]) == (
        ("provider", "id", "title"),
        ("provider", "course", "site"),
        ("provider", "id", "name"),
    )


def test_a_workbook_that_is_packed_to_swell_is_refused_unread() -> None:
    """Five million empty cells in one row: 23 KB that took 1.9 GB and 18 seconds to read."""
    swollen = io.BytesIO()
    with zipfile.ZipFile(swollen, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b"<row>" + b"<c/>" * 1_000_000 + b"</row>")
    with pytest.raises(RefusedError, match="packed as no spreadsheet does it"):
        read(swollen.getvalue())


def test_a_workbook_of_too_many_sheets_is_refused() -> None:
    pages = [Page(f"Sheet {number}", [Ruled("id")], []) for number in range(limits.WORKBOOK_SHEETS + 1)]
    with pytest.raises(RefusedError, match="more than 50 sheets"):
        read(written(pages))
    assert len(read(written(pages[1:]))) == limits.WORKBOOK_SHEETS


# ── Their form ───────────────────────────────────────────────────────────────────────────────────────────────────────

CLOCKS = st.tuples(
    st.integers(0, 11), st.integers(0, 59), st.sampled_from(["am", " am", "pm", ""]), st.sampled_from(".:")
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    clock=CLOCKS,
    start=st.sampled_from(["6/9/2027", "6th Sept 2027", "2027-9-6", "roll-on", "September 2027"]),
    duration=st.sampled_from(["a year", "12weeks", "2 Years"]),
    level=st.sampled_from(["Level 2", "entry 3", "1 or 2"]),
    cost=st.sampled_from(["£1,250.50", "420"]),
    title=st.sampled_from(["Tiling", "  Tiling:  walls ", "“Tiling” – 1/2", "yes"]),
)
def test_what_is_imported_is_in_form_however_it_was_typed(
    area: Path, clock: tuple[int, int, str, str], start: str, duration: str, level: str, cost: str, title: str
) -> None:
    hour, minute, half, sign = clock
    lesson = f"Mon {hour or 12}{sign}{minute:02}{half}-11.59pm"
    courses = [
        ["provider", "id", "title", "level", "cost.amount", "english_maths"],
        ["oak-college", "tiling", title, level, cost, "Yes"],
        ["oak-college", "joinery", "Joinery", "Level 3", cost, "No"],
    ]
    runs = [
        ["provider", "course", "site", "start", "duration", "study", "timetable.sessions"],
        ["oak-college", "tiling", "main", start, duration, "Full Time", lesson],
        ["oak-college", "joinery", "main", start, duration, "part time", lesson],
    ]
    taken = take(made({"Courses": courses, "Runs": runs}), present(area), None)
    assert taken.faults == ()
    planned = plan(area, taken.batch)
    assert planned.texts.keys() >= {"providers/oak-college/courses/tiling.yml"}
    assert {path: tidied("course", text) for path, text in planned.texts.items()} == planned.texts
