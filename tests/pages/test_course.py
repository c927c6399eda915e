"""A course's page answers a young person's questions in their order, from nothing but what the provider wrote."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from prospectus.pages import course, plan
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from tests.seen import headings, parsed, section, small_context, text_of
from tests.small import COURSE, COURSE_PATH, PROVIDER, changed

BRICKLAYING = "courses/teme-valley/bricklaying-level-2/"
ANSWERS = [
    "What it is",
    "Would I get in?",
    "Where and when",
    "How I get there",
    "What it costs",
    "What I learn and how",
    "How I am assessed",
    "Where it leads",
    "How to apply and by when",
    "Who to ask",
    "When this was checked",
]


def joinery(root: Path, *swaps: tuple[str, str], **files: str) -> Page:
    """The page of the small area's course with something changed."""
    ctx = small_context(root, {COURSE_PATH: changed(COURSE, *swaps), **files})
    return course.view(ctx, ctx.area.courses["oak-college/joinery"])


def test_the_answers_come_in_the_order_of_the_questions(pages: dict[str, Page]) -> None:
    shown = [one.removeprefix("h2 ") for one in headings(pages[BRICKLAYING].body) if one.startswith("h2")]
    assert [one for one in shown if one in ANSWERS] == ANSWERS
    assert shown[0] == "Key facts"
    assert shown[-2:] == ["Other dates and places", "Similar courses"]


@pytest.mark.parametrize(
    ("heading", "says"),
    [
        ("Key facts", "Starts 6 Sep 2027 Where Main building, Oakham Green Days Mon How long 1 year, full-time"),
        ("What it is", "You like to work with wood."),
        ("What it is", "Qualification awarded: Level 2 Diploma in Bench Joinery (City & Guilds)"),
        ("Would I get in?", "Grade 2 in maths."),
        ("Would I get in?", "Ask Admissions team before you rule it out."),
        ("Where and when", "Starts Monday 6 September 2027"),
        ("Where and when", "Monday, 9:15am to 4pm"),
        ("Where and when", "Apply until 29 January 2027"),
        ("How I get there", "Main building, 1 Acorn Lane, Oakham Green WT1 2AB"),
        ("How I get there", "Bus: Bus 1 stops at the gate."),
        ("How I get there", "Step-free throughout."),
        ("What it costs", "Free if you are 16 to 18."),
        ("What I learn and how", "To measure, to mark, to cut and to join."),
        ("How I am assessed", "You make a door and a window."),
        ("Where it leads", "Jobs Joiner. Makes doors, windows and stairs in a workshop."),
        ("How to apply and by when", "Through your school."),
        ("Who to ask", "Oak College Admissions team 01632 960101 admissions@oak-college.example"),
        ("Who to ask", "Connexions Oakshire Advice line 01632 960001"),
        ("When this was checked", "Checked on 3 November 2026 by Admissions team."),
    ],
)
def test_what_the_provider_wrote_stands_where_it_is_asked_for(tmp_path: Path, heading: str, says: str) -> None:
    body = joinery(tmp_path).body
    told = text_of(parsed(body).find(".//aside")) if heading == "Key facts" else section(body, heading)
    assert says in told


@pytest.mark.parametrize(
    ("old", "new", "heading", "says"),
    [
        ("free: 16-18", "free: 16-18\n  amount: 420", "What it costs", "Free if you are 16 to 18, otherwise £420."),
        ("free: 16-18", 'amount: "1,250.50"', "What it costs", "£1,250.50."),
        ("free: 16-18", "free: 19+", "What it costs", "Free if you are 19 or over."),
        (
            "summary: Grade 2 in maths.",
            "summary: Grades.\n  gcse:\n    - {subject: english language, grade: 4}",
            "Would I get in?",
            "Grade 4 or above in GCSE English language",
        ),
        (
            "summary: Grade 2 in maths.",
            "summary: Grades.\n  gcse:\n    - {subject: any, grade: 4, count: 5}",
            "Would I get in?",
            "5 GCSEs at grade 4 or above",
        ),
        ("summary: Grade 2 in maths.", "summary: Ask.\n  interview: yes", "Would I get in?", "There is an interview"),
        ("start: 2027-09-06", "start: flexible", "Where and when", "Starts Any time of the year"),
        ("start: 2027-09-06", "start: September 2027", "Where and when", "Starts September 2027"),
        ("duration: 1 year", "end: 2028-06-30", "Where and when", "How long until 30 June 2028, full-time"),
        (
            "study: full-time",
            "study: part-of-programme",
            "Where and when",
            "part of a programme (you take it beside other courses)",
        ),
        ("pattern: daytime", "pattern: day-release", "Where and when", "Day release (a day a week away from work)"),
        ("    apply:\n      until: 2027-01-29\n", "", "How to apply and by when", "There is no closing date"),
        ("how: school", "how: adviser", "How to apply and by when", "Talk to Connexions Oakshire."),
        (
            "how: school",
            "how: provider-website\n  url: https://www.oak-college.example/apply",
            "How to apply and by when",
            "Oak College: how to apply",
        ),
    ],
)
def test_every_way_to_write_a_fact_has_its_words(tmp_path: Path, old: str, new: str, heading: str, says: str) -> None:
    assert says in section(joinery(tmp_path, (old, new)).body, heading)


def test_an_online_course_needs_no_way_there(tmp_path: Path) -> None:
    page = joinery(tmp_path, ("  - site: main\n    start", "  - start"), ("delivery: classroom", "delivery: online"))
    assert "It is online: you need no travel" in section(page.body, "How I get there")


def test_what_leads_here_is_the_answer_to_not_yet(pages: dict[str, Page]) -> None:
    told = section(pages[BRICKLAYING].body, "Would I get in?")
    assert "Or this course, completed: Bricklaying (Level 1, Teme Valley College)" in told
    assert "Not there yet, or not sure?" in told


def test_a_withdrawn_course_says_so_first_and_points_on(example: Context, pages: dict[str, Page]) -> None:
    (gone,) = example.area.withdrawn
    page = pages[gone.address]
    assert headings(page.body)[:2] == [f"h1 {gone.title}", "h2 This course is no longer offered"]
    assert "h2 How to apply and by when" not in headings(page.body)
    assert "h2 Similar courses" in headings(page.body)
    assert not page.listed
    assert "hasCourseInstance" not in data(page)


def test_a_draft_has_no_page_and_nothing_leads_to_it(tmp_path: Path) -> None:
    draft = changed(COURSE, ("status: published", "status: draft"), ("summary: Make a door", "summary: Make a gate"))
    leads = changed(COURSE, ("  - job: joiner", "  - course: oak-college/gates\n  - job: joiner"))
    files = {COURSE_PATH: leads, COURSE_PATH.replace("joinery", "gates"): draft}
    ctx = small_context(tmp_path, files)
    shown = [plan.render(ctx, job) for job in plan.jobs(ctx)]
    assert "courses/oak-college/gates/" not in {page.address for page in shown}
    assert not any("oak-college/gates" in page.body for page in shown)


def test_the_same_course_elsewhere_is_named_on_each_of_their_pages(tmp_path: Path) -> None:
    other = changed(PROVIDER, ("name: Oak College", "name: Elm College"), ('ukprn: "19990001"', 'ukprn: "19990002"'))
    files = {
        "providers/elm-college/provider.yml": other,
        "providers/elm-college/courses/wood.yml": changed(
            COURSE, ("Make a door that fits.", "Doors, from the tree on.")
        ),
    }
    ctx = small_context(tmp_path, files)
    for key, there in (("oak-college/joinery", "Elm College"), ("elm-college/wood", "Oak College")):
        assert there in section(course.view(ctx, ctx.area.courses[key]).body, "The same course elsewhere")


# ── For search engines ───────────────────────────────────────────────────────────────────────────────────────────────


def data(page: Page) -> dict:
    """The page's schema.org data."""
    start, end = '<script type="application/ld+json">', "</script>"
    assert page.head.startswith(start)
    told, closed, _ = page.head.removeprefix(start).partition(end)
    assert closed
    return json.loads(told)


def test_search_engines_are_told_the_same_facts(tmp_path: Path) -> None:
    found = data(joinery(tmp_path, ("free: 16-18", "free: 16-18\n  amount: 420")))
    assert found["@type"] == "Course"
    assert (found["name"], found["description"]) == ("Joinery", "You like to work with wood.")
    assert found["url"] == "https://prospectus.example/courses/oak-college/joinery/"
    assert found["provider"]["name"] == "Oak College"
    assert found["educationalLevel"] == "Level 2"
    assert found["coursePrerequisites"] == "Grade 2 in maths."
    assert found["educationalCredentialAwarded"]["name"] == "Level 2 Diploma in Bench Joinery"
    assert [(one["category"], one["price"], one["priceCurrency"]) for one in found["offers"]] == [
        ("Free", 0, "GBP"),
        ("Paid", "420.00", "GBP"),
    ]
    (run,) = found["hasCourseInstance"]
    assert run["courseMode"] == ["onsite", "full-time"]
    assert run["startDate"] == "2027-09-06"
    assert run["location"]["address"]["postalCode"] == "WT1 2AB"
    (week,) = run["courseSchedule"]
    assert (week["byDay"], week["startTime"], week["endTime"]) == (["https://schema.org/Monday"], "09:15", "16:00")
    assert week["duration"] == "P1Y"


def test_each_course_has_the_data_that_search_engines_ask_for(example: Context, pages: dict[str, Page]) -> None:
    for one in example.area.published:
        found = data(pages[one.address])
        assert {"name", "description", "provider", "offers", "hasCourseInstance"} <= found.keys(), one.key
        assert all({"courseMode", "courseSchedule"} <= run.keys() for run in found["hasCourseInstance"]), one.key


# ── Weight ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_no_course_page_is_heavier_than_33_kilobytes_without_its_shell(
    example: Context, pages: dict[str, Page]
) -> None:
    heaviest = max(len((pages[one.address].head + pages[one.address].body).encode()) for one in example.area.published)
    assert heaviest < 33_000  # six of them are journeys: see test_travel.py
