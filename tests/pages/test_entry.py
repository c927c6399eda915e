"""What a course asks for reads as it is meant: all the grades, or the level, or one of the courses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prospectus.pages import course, plan, requirements
from prospectus.pages.context import Context
from prospectus.pages.entry import needs
from prospectus.pages.page import Page
from prospectus.printing.facts import asked
from tests.seen import headings, parsed, section, small_context, text_of
from tests.small import COURSE, COURSE_PATH, changed

SUMMARY = '  summary: Grade 2 in maths.\n  grades_needed: "yes"'
OTHER = COURSE_PATH.replace("joinery", "carving")
CARVING = changed(
    COURSE, ("title: Joinery", "title: Carving"), ("Make a door", "Cut a spoon"), ("level: 2", "level: 1")
)


def joinery(root: Path, entry: str) -> Page:
    text = changed(COURSE, (SUMMARY, f"  summary: Grade 2 in maths.\n  {entry}"))
    ctx = small_context(root, {COURSE_PATH: text, OTHER: CARVING})
    return course.view(ctx, ctx.area.courses["oak-college/joinery"])


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ("", "Grade 2 in maths. Ask whether you would get in: what you need is told in words only. Not there yet"),
        ('grades_needed: "no"', "Grade 2 in maths. It asks for no grades and no earlier course. Not there yet"),
        ("gcse: [{subject: maths, grade: 4}]", "This gets you in: Grade 4 or above in GCSE maths Not there yet"),
        (
            "gcse: [{subject: maths, grade: 4}, {subject: english language, grade: 9}]",
            "All of these get you in: Grade 4 or above in GCSE maths Grade 9 in GCSE English language Not there yet",
        ),
        (
            "gcse: [{subject: maths, grade: 4}]\n  from: oak-college/carving",
            "GCSE maths Or this course, completed: Carving (Level 1, Oak College). Not there yet",
        ),
        ("from: oak-college/carving", "You get in with this course, completed: Carving (Level 1, Oak College). Not"),
        ("level: 2", "You have reached level 2: a course of that level or five GCSEs at grade 4 or above Not"),
        ("level: 1", "You have reached level 1: a course of that level or any GCSE Not"),
        ("level: 3", "You have reached level 3: a course of that level Not"),
        ("gcse: [{subject: maths, grade: 4}]\n  level: 2", "GCSE maths The course builds on level 2. Not there yet"),
        ('level: 1\n  interview: "yes"', "any GCSE There is an interview. Not there yet"),
        ('grades_needed: "no"\n  interview: "no"', "no earlier course. There is no interview. Not there yet"),
    ],
)
def test_each_way_in_stands_by_itself(tmp_path: Path, entry: str, says: str) -> None:
    assert says in section(joinery(tmp_path, entry).body, "Would I get in?")


@pytest.mark.parametrize(
    ("entry", "says"),
    [
        ('grades_needed: "yes"', ["Ask whether you would get in."]),
        ('grades_needed: "no"', ["It asks for no grades and no earlier course."]),
        ("level: 3", ["You have reached level 3: a course of that level."]),
    ],
)
def test_paper_and_the_list_for_advisers_say_the_same(tmp_path: Path, entry: str, says: list[str]) -> None:
    text = changed(COURSE, (SUMMARY, f"  summary: Grade 2 in maths.\n  {entry}"))
    ctx = small_context(tmp_path, {COURSE_PATH: text})
    assert asked(needs(ctx, ctx.area.courses["oak-college/joinery"])) == says
    assert says[0] in text_of(parsed(requirements.view(ctx, None).body))


def test_the_data_in_the_page_is_what_is_asked_for_here_and_of_those_who_lead_here(tmp_path: Path) -> None:
    page = joinery(tmp_path, 'gcse: [{subject: "o\'clock < & >", grade: 4}]\n  from: oak-college/carving')
    (panel,) = [one for one in parsed(page.body).iter("div") if one.get("data-grades")]
    ages = {"ages": [16, 19], "starts": [2027]}
    assert json.loads(panel.get("data-grades", "")) == {
        "entry": {"gcse": [["o'clock < & >", 4]], "from": ["oak-college/carving"], **ages},
        "leads": [{"words": 1, **ages}],
    }
    (box,) = [one for one in panel.iter("input") if one.get("type") == "checkbox"]
    assert box.get("value") == "oak-college/carving"
    assert panel.get("hidden") is not None


def test_a_withdrawn_course_asks_for_no_grades(tmp_path: Path) -> None:
    gone = changed(COURSE, ("status: published", "status: withdrawn"))
    ctx = small_context(tmp_path, {COURSE_PATH: gone})
    page = course.view(ctx, ctx.area.courses["oak-college/joinery"])
    assert "data-grades" not in page.body
    assert "grades-course.js" not in page.head


def test_the_list_for_advisers_has_every_published_course_under_its_sector(
    example: Context, pages: dict[str, Page]
) -> None:
    page = pages["advisers/entry/"]
    told = text_of(parsed(page.body))
    for one in example.area.published:
        assert f"{one.title}, {one.level.name}, {one.provider.name}" in told, one.key
        assert " ".join(one.written.entry.summary.split()) in told, one.key
    shown = [one.removeprefix("h2 ") for one in headings(page.body) if one.startswith("h2")]
    assert shown == list(dict.fromkeys(shown))


def test_a_large_area_has_a_list_for_each_sector(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(requirements, "MOST", 1)
    ctx = small_context(tmp_path, {OTHER: CARVING})
    found = {page.address: page for page in (plan.render(ctx, job) for job in plan.jobs(ctx))}
    sector = "advisers/entry/construction-and-the-built-environment/"
    assert "Carving, Level 1" not in text_of(parsed(found["advisers/entry/"].body))
    assert "Carving, Level 1, Oak College" in text_of(parsed(found[sector].body))


def test_a_sector_beyond_the_most_is_cut_into_pages_that_have_every_course_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requirements, "MOST", 2)
    others = {
        COURSE_PATH.replace("joinery", name): changed(CARVING, ("title: Carving", f"title: {name.title()}"))
        for name in ("gilding", "turning")
    }
    first = "advisers/entry/construction-and-the-built-environment/"
    found = {page.address: page for page in all_pages(tmp_path / "two", dict([*others.items()][:1]))}
    assert "Joinery, Level 2" in text_of(parsed(found["advisers/entry/"].body))
    assert first not in found
    found = {page.address: page for page in all_pages(tmp_path / "three", others)}
    assert [listed(found[address]) for address in (first, f"{first}2/")] == [["Gilding", "Turning"], ["Joinery"]]
    assert f"{first}3/" not in found
    assert found[f"{first}2/"].title.endswith(", page 2 of 2")


def all_pages(root: Path, files: dict[str, str]) -> list[Page]:
    ctx = small_context(root, files)
    return [plan.render(ctx, job) for job in plan.jobs(ctx)]


def listed(page: Page) -> list[str]:
    """The titles of the courses on a page of the list: by level, then in the area's order."""
    every = [one for one in parsed(page.body).iter("p") if one.get("class") == "requirements-course"]
    assert len(every) <= requirements.MOST
    return sorted(text_of(one).partition(",")[0] for one in every)
