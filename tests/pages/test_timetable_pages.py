"""The pages of the common timetable say which hours are shared, what is held in them and what goes together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prospectus.feeds import timetable as feed
from prospectus.pages import course, place, plan, provider, timetable
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from tests.seen import headings, parsed, section, small_context, text_of
from tests.small import COURSE, changed

FOLDER = "providers/oak-college/courses"
WHEN = '    timetable:\n      sessions:\n        - {day: monday, from: "09:15", to: "16:00"}\n'
TIMETABLE = """\
year_groups:
  10:
    name: Year 10
    ages: 14-16
    collaborative: [{day: tuesday, from: "13:15", to: "15:45"}]
  12: {name: Year 12, ages: 16-19}
  13: {name: Year 13, ages: 16-19}
blocks:
  block-a: {name: Block A, year_groups: [12, 13], sessions: [{day: monday, from: "09:00", to: "11:00"}]}
  block-b: {name: Block B, year_groups: [12, 13], sessions: [{day: monday, from: "10:30", to: "12:30"}]}
  evening: {name: Late & light, year_groups: 12, kind: evening, sessions: [{day: saturday, from: "18:00", to: "20:00"}]}
"""


def beside(title: str, when: str) -> dict[str, str | None]:
    text = changed(
        COURSE,
        ("title: Joinery", f"title: {title}"),
        ("Make a door that fits.", f"About {title}."),
        (WHEN, f"    timetable: {when}\n"),
        ("study: full-time", "study: part-of-programme"),
    )
    return {f"{FOLDER}/{title.lower()}.yml": text}


FILES: dict[str, str | None] = {
    "content/area/timetable.yml": TIMETABLE,
    **beside("Carving", "{block: block-a}"),
    **beside("Turning", '{block: block-b, sessions: [{day: monday, from: "11:00", to: "12:00"}]}'),
    **beside("Gilding", '{sessions: [{day: monday, from: "08:30", to: "10:45"}]}'),
}


@pytest.fixture
def ctx(tmp_path: Path) -> Context:
    return small_context(tmp_path, FILES)


def made(ctx: Context) -> dict[str, Page]:
    return {page.address: page for page in (plan.render(ctx, job) for job in plan.jobs(ctx))}


def table(page: Page, number: int = 0) -> list[list[str]]:
    """What stands in the cells of a week, row by row."""
    found = [one for one in parsed(page.body).iter("table") if one.get("class") == "week"][number]
    return [[text_of(cell) for cell in row if cell.tag in {"th", "td"}] for row in found.iter("tr")]


def test_years_with_the_same_week_are_told_together_and_a_saturday_when_it_is_used(ctx: Context) -> None:
    page = made(ctx)["timetable/"]
    assert headings(page.body)[:5] == [
        "h1 Common timetable",
        "h2 Year 10",
        "h2 Year 12",
        "h2 Year 13",
        "h2 What is held in each block",
    ]
    assert table(page)[0] == ["Day", "Afternoon"]
    assert table(page)[2] == ["Tuesday", "13:15 to 15:45 Collaborative day Collaborative hours"]
    twelve = table(page, 1)
    assert twelve[0] == ["Day", "Morning", "Evening"]
    assert [row[0] for row in twelve[1:]] == ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]
    assert twelve[1][1] == "09:00 to 11:00 Option block Block A 1 course 10:30 to 12:30 Option block Block B 1 course"
    assert twelve[6][2] == "18:00 to 20:00 Evening Late & light 0 courses"


def test_each_block_names_what_is_held_in_it(ctx: Context) -> None:
    told = text_of(
        next(one for one in parsed(made(ctx)["timetable/"].body).iter("section") if one.get("id") == "block-block-a")
    )
    assert told == "Block A Monday, 9am to 11am. Option block for Year 12 and Year 13. Carving, Oak College"


def test_every_cell_of_a_week_has_its_headings(ctx: Context) -> None:
    for page in made(ctx).values():
        for one in parsed(page.body).iter("table"):
            if one.get("class") == "week":
                assert {cell.get("scope") for cell in one.iter("th")} == {"col", "row"}, page.address


def test_the_page_of_a_year_has_the_courses_by_block_and_those_outside(ctx: Context) -> None:
    page = made(ctx)["timetable/year/12/"]
    assert [one for one in headings(page.body) if one.startswith("h2")] == [
        "h2 Block A",
        "h2 Block B",
        "h2 Outside the blocks",
    ]
    assert "Gilding" in text_of(parsed(page.body))


def test_a_course_with_two_dates_is_told_with_the_days_of_the_one_in_the_block(tmp_path: Path) -> None:
    (path, text), *_ = beside("Weaving", "{sessions: [{day: tuesday, from: '09:00', to: '10:00'}]}").items()
    assert text is not None
    run = text[text.index("  - site: main") : text.index("cost:")]
    second = run.replace("{sessions: [{day: tuesday, from: '09:00', to: '10:00'}]}", "{block: block-b}")
    page = made(small_context(tmp_path, {**FILES, path: text.replace(run, run + second)}))["timetable/year/12/"]
    in_block, outside = (
        page.body.partition(f">{name}</h2>")[2].partition("<h2")[0].partition("Weaving")[2].partition("</li>")[0]
        for name in ("Block B", "Outside the blocks")
    )
    assert ", Mon" in in_block and ", Tue" not in in_block
    assert ", Tue" in outside


def test_providers_and_places_have_their_week_and_lead_to_it(ctx: Context) -> None:
    pages = made(ctx)
    for address in ("timetable/provider/oak-college/", "timetable/place/oak-college/main/"):
        week = table(pages[address])
        assert "08:30 to 10:45 Gilding Level 2" in week[1][1]
        assert "11:00 to 12:00 Turning Level 2, Block B" in week[1][1]
        assert [one for one in headings(pages[address].body) if one.startswith("h2")] == [
            "h2 Taken beside other courses",
            "h2 Full-time",
        ]
    assert "timetable/provider/oak-college/" in provider.view(ctx, next(provider.pages(ctx))).body
    assert "timetable/place/oak-college/main/" in place.view(ctx, next(place.pages(ctx))).body


def test_who_has_told_no_lessons_has_no_week(tmp_path: Path) -> None:
    ctx = small_context(tmp_path, {f"{FOLDER}/joinery.yml": changed(COURSE, (WHEN, ""))})
    assert not [address for address in made(ctx) if address.startswith(("timetable/provider/", "timetable/place/"))]
    assert "The week here" not in provider.view(ctx, next(provider.pages(ctx))).body


def test_without_a_common_timetable_the_page_says_so(tmp_path: Path) -> None:
    assert "There are no shared hours here yet." in made(small_context(tmp_path))["timetable/"].body


def test_a_course_page_names_its_block(ctx: Context) -> None:
    body = course.view(ctx, ctx.area.courses["oak-college/carving"]).body
    assert "Block A of the common timetable" in section(body, "Where and when")
    assert "common timetable" not in section(
        course.view(ctx, ctx.area.courses["oak-college/gilding"]).body, "Where and when"
    )


def test_the_sheet_for_advisers_says_what_clashes(ctx: Context) -> None:
    told = text_of(parsed(made(ctx)["advisers/timetable/"].body))
    assert "Clash: Block A and Block B (Monday 10:30 to 11:00)" in told
    assert "Gilding, Oak College: Monday, 8:30am to 10:45am. Clash with Block A, Block B" in told


def test_without_javascript_there_is_a_form_and_a_table_of_blocks(ctx: Context) -> None:
    told = text_of(parsed(made(ctx)["timetable/programme/"].body))
    assert "The courses that I want" in told and "My week" in told
    assert "Year 12: which blocks go together" in told
    assert "Block A Monday, 9am to 11am every other block but Block B" in told


def test_the_file_of_courses_has_lessons_in_minutes(ctx: Context) -> None:
    found = json.loads(feed.files(ctx)["data/timetable.json"])
    by_key = {one[0]: one for one in found["courses"]}
    assert by_key["oak-college/turning"][1:5] == ["Turning", "Oak College", "Level 2", "16 to 19"]
    assert by_key["oak-college/turning"][5] == [[0, "block-b", "6 Sep 2027", "part-of-programme", [0, 660, 720]]]
    assert found["sites"] == [["oak-college/main", "Main building, Oakham Green"]]


def test_what_providers_write_is_text(tmp_path: Path) -> None:
    page = made(small_context(tmp_path, FILES))["timetable/"]
    assert "Late &amp; light" in page.body and "Late & light" not in page.body


def test_many_courses_are_shared_out_among_pages(tmp_path: Path) -> None:
    many = {path: text for number in range(45) for path, text in beside(f"Course{number}", "{block: block-a}").items()}
    pages = made(small_context(tmp_path, {"content/area/timetable.yml": TIMETABLE, **many}))
    assert "timetable/provider/oak-college/2/" in pages and "timetable/place/oak-college/main/2/" in pages
    assert "And 30 more courses: all of Year 12." in text_of(parsed(pages["timetable/"].body))


def test_the_runs_of_a_year_are_gone_through_once_for_all_its_pages(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    many = {
        path: text for number in range(201) for path, text in beside(f"Carving{number}", "{block: block-a}").items()
    }
    ctx = small_context(tmp_path, {**FILES, **many})
    asked = []
    was = timetable.block_of
    monkeypatch.setattr(timetable, "block_of", lambda *told: asked.append(told) or was(*told))
    pages = [page for address, page in made(ctx).items() if address.startswith("timetable/year/12/")]
    assert len(pages) > 1
    assert len(asked) <= len(ctx.area.published) * len(ctx.area.timetable.year_groups)
