"""“Would I get in?” answers as the model says, never with a bare no, and the grades stay on the device until cleared."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

BEAUTY = "courses/shears-and-bloom/beauty-therapy-level-2/"
"""Four GCSEs at grade 3 with English, or hairdressing at level 1; an interview; nothing else counts."""
BRICKLAYING = "courses/teme-valley/bricklaying-level-2/"
"""Grade 3 in English and maths, or bricklaying at level 1; something else may count."""
OPEN = "courses/youth-action/music-production-level-1/"
"""Asks for nothing."""

ENGLISH = ["english language", 4]
MATHS = ["maths", 4]
FIVE = {"art": 4, "maths": 4, "history": 5, "geography": 4, "english language": 9}


@pytest.fixture(autouse=True)
def _nothing_goes_wrong(page: Page, site_url: str) -> Iterator[None]:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda one: wrong.append(one.url) if not one.url.startswith((site_url, "data:")) else None)
    yield
    assert wrong == []


@pytest.fixture(scope="module")
def engine(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page in which the answers can be worked out."""
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    page.goto("grades/")
    yield page
    context.close()


def answer(engine: Page, asked: dict[str, Any], mine: dict[str, Any], *leads: dict[str, Any]) -> dict[str, Any]:
    """The verdict; `leads` are the requirements of courses that lead there, told back by their place."""
    code = """([asked, mine, leads]) => {
      const found = Grades.verdict(asked, Grades.sound(mine), leads.map((entry, place) => ({ entry, place })));
      return { ...found, ways: found.ways.map(({ place }) => place) };
    }"""
    return engine.evaluate(code, [asked, mine, list(leads)])


@pytest.mark.parametrize(
    ("asked", "mine", "says"),
    [
        # Neither grades nor a level nor a course: open to all.
        ({}, {}, "yes"),
        ({"interview": 1}, {}, "interview"),
        ({"else": 1}, {}, "yes"),
        # All of these grades get you in; an interview is added to the answer.
        ({"gcse": [MATHS]}, {"gcse": {"maths": 4}}, "yes"),
        ({"gcse": [MATHS]}, {"gcse": {"maths": 9}}, "yes"),
        ({"gcse": [MATHS]}, {"gcse": {"maths": 3}}, "ask"),
        ({"gcse": [MATHS], "interview": 1}, {"gcse": {"maths": 4}}, "interview"),
        ({"gcse": [MATHS, ENGLISH]}, {"gcse": {"maths": 4, "english language": 4}}, "yes"),
        ({"gcse": [MATHS, ENGLISH]}, {"gcse": {"maths": 9}}, "ask"),
        # A number of GCSEs in any subject; combined science is two.
        ({"gcse": [["any", 4, 5]]}, {"gcse": FIVE}, "yes"),
        ({"gcse": [["any", 5, 5]]}, {"gcse": FIVE}, "ask"),
        ({"gcse": [["any", 4, 5], ["maths", 6]]}, {"gcse": FIVE}, "ask"),
        ({"gcse": [["any", 4, 2]]}, {"gcse": {"combined science": 4}}, "yes"),
        ({"gcse": [["any", 4, 3]]}, {"gcse": {"combined science": 4}}, "ask"),
        ({"gcse": [["any", 4]]}, {"gcse": {"french": 4}}, "yes"),
        # “Science” is any of the sciences, “English” either English; anything else is itself.
        ({"gcse": [["science", 5]]}, {"gcse": {"biology": 5}}, "yes"),
        ({"gcse": [["science", 5]]}, {"gcse": {"combined science": 5}}, "yes"),
        ({"gcse": [["english", 5]]}, {"gcse": {"english literature": 5}}, "yes"),
        ({"gcse": [["english language", 5]]}, {"gcse": {"english literature": 5}}, "ask"),
        ({"gcse": [["physics", 5]]}, {"gcse": {"combined science": 9}}, "ask"),
        # Where grades are asked for, the level is information only.
        ({"gcse": [MATHS], "level": 2}, {"gcse": {"maths": 4}}, "yes"),
        ({"gcse": [MATHS], "level": 2}, {"gcse": {}, "level": 3}, "ask"),
        # But GCSEs are worth level 2 at most: a higher level is needed beside them.
        ({"gcse": [MATHS], "level": 3}, {"gcse": {"maths": 9}}, "ask"),
        ({"gcse": [MATHS], "level": 3}, {"gcse": {"maths": 4}, "level": 3}, "yes"),
        ({"gcse": [MATHS], "level": 3}, {"gcse": {"maths": 3}, "level": 3}, "ask"),
        # A level: reached by a course, or by GCSEs worth it.
        ({"level": 2}, {"level": 2}, "yes"),
        ({"level": 2}, {"level": 3}, "yes"),
        ({"level": 2}, {"level": 1}, "ask"),
        ({"level": 2}, {"gcse": FIVE}, "yes"),
        ({"level": 2}, {"gcse": {**FIVE, "art": 3}}, "ask"),
        ({"level": 1}, {"gcse": {"art": 1}}, "yes"),
        ({"level": 0.75}, {"gcse": {"art": 1}}, "yes"),
        ({"level": 0.75}, {"level": 0.5}, "ask"),
        ({"level": 0}, {}, "ask"),
        ({"level": 0}, {"level": 0.25}, "yes"),
        # A course instead of the grades: with the grades it is not needed; alone, grades do not decide.
        ({"gcse": [MATHS], "from": 1}, {"gcse": {"maths": 4}}, "yes"),
        ({"level": 1, "from": 1}, {"level": 1}, "yes"),
        ({"from": 1}, {"gcse": FIVE, "level": 3}, "ask"),
        # Something else may count.
        ({"gcse": [MATHS], "else": 1}, {"gcse": {"maths": 1}}, "ask"),
        ({"gcse": [MATHS], "else": 1}, {"gcse": {"maths": 4}}, "yes"),
    ],
)
def test_what_gets_a_reader_in(engine: Page, asked: dict[str, Any], mine: dict[str, Any], says: str) -> None:
    assert answer(engine, asked, mine)["answer"] == says


def test_not_yet_names_the_courses_that_the_reader_would_get_into_now(engine: Page) -> None:
    hard, easy, free = {"gcse": [["maths", 3]]}, {"gcse": [["maths", 2]], "interview": 1}, {}
    found = answer(engine, {"gcse": [MATHS], "from": 1}, {"gcse": {"maths": 2}}, hard, easy, free)
    assert found == {"answer": "not yet", "ways": [1, 2], "untold": []}
    assert answer(engine, {"from": 1}, {"gcse": {"maths": 2}}, hard, easy)["answer"] == "not yet"


def test_where_something_else_counts_the_answer_is_ask_and_the_courses_are_named_too(engine: Page) -> None:
    found = answer(engine, {"gcse": [MATHS], "else": 1}, {"gcse": {"maths": 2}}, {})
    assert (found["answer"], found["ways"]) == ("ask", [0])


def test_a_subject_of_which_nothing_is_told_is_named(engine: Page) -> None:
    assert answer(engine, {"gcse": [MATHS, ENGLISH]}, {"gcse": {"maths": 3}})["untold"] == ["english language"]


@pytest.mark.parametrize(
    "kept", ["", "null", "[]", "7", '{"gcse": 3}', '{"gcse": {"maths": "9"}}', '{"gcse": {"maths": 12}, "level": "x"}']
)
def test_whatever_else_was_kept_counts_as_nothing(page: Page, kept: str) -> None:
    page.goto("grades/")
    page.evaluate("(kept) => localStorage.setItem('prospectus.grades', kept)", kept)
    page.reload()
    expect(page.get_by_label("Maths", exact=True)).to_have_value("")
    assert page.evaluate("Grades.told(Grades.kept())") is False


def keep(page: Page, **grades: int) -> None:
    """Keep grades as the page does, and nothing else."""
    mine = {"gcse": {name.replace("_", " "): grade for name, grade in grades.items()}, "level": -1}
    page.goto("grades/")
    page.evaluate("(mine) => localStorage.setItem('prospectus.grades', mine)", json.dumps(mine))


def test_grades_are_entered_with_the_keyboard_kept_on_the_device_and_announced(page: Page) -> None:
    page.goto("grades/")
    page.get_by_label("English language").focus()
    page.keyboard.press("4")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("Maths", exact=True)).to_be_focused()
    page.keyboard.press("3")
    expect(page.get_by_role("status")).to_have_text("Kept on this device.")
    page.get_by_label("highest level").select_option(label="Level 1")
    kept = json.loads(page.evaluate("localStorage.getItem('prospectus.grades')"))
    assert kept == {"gcse": {"english language": 4, "maths": 3}, "level": 1}
    assert page.context.cookies() == []
    page.reload()
    expect(page.get_by_label("Maths", exact=True)).to_have_value("3")
    assert "?" not in page.url
    assert "#" not in page.url


def test_one_button_clears_them_all_and_says_so(page: Page) -> None:
    keep(page, maths=4)
    page.reload()
    page.get_by_role("button", name="Clear my grades").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Your grades are cleared from this device.")
    expect(page.get_by_label("Maths", exact=True)).to_have_value("")
    assert page.evaluate("localStorage.getItem('prospectus.grades')") is None


def test_a_course_page_answers_yes_with_an_interview(page: Page) -> None:
    keep(page, english_language=3, maths=3, art_and_design=5, drama=3)
    page.goto(BEAUTY)
    expect(page.get_by_role("status")).to_contain_text("Yes, with an interview.")


def test_a_course_page_that_says_not_yet_leads_to_a_course_that_says_yes(page: Page) -> None:
    keep(page, english_language=2, maths=1)
    page.goto(BEAUTY)
    status = page.get_by_role("status")
    expect(status).to_contain_text("Not yet:")
    expect(status.get_by_role("link").first).to_be_visible()
    status.get_by_role("link").first.click()
    expect(page.get_by_role("status")).to_contain_text("Yes")


def test_a_course_page_says_ask_where_something_else_counts(page: Page) -> None:
    keep(page, english_language=1, maths=1)
    page.goto(BRICKLAYING)
    expect(page.get_by_role("status")).to_contain_text("Ask.")
    expect(page.get_by_role("status")).to_contain_text("What else counts")


def test_a_course_for_everybody_says_yes_before_anything_is_told(page: Page) -> None:
    page.goto(OPEN)
    expect(page.get_by_role("status")).to_contain_text("It asks for no grades.")
    expect(page.get_by_text("Yes.", exact=True)).to_be_visible()


def test_without_grades_a_course_page_asks_for_them_and_guesses_nothing(page: Page) -> None:
    page.goto(BEAUTY)
    expect(page.get_by_role("link", name="Enter the grades that you expect")).to_be_visible()
    expect(page.get_by_role("status")).to_have_text("")
    expect(page.get_by_role("button", name="Clear my grades")).to_be_hidden()


def test_a_course_page_clears_the_grades_says_so_and_keeps_the_focus(page: Page) -> None:
    keep(page, maths=4)
    page.goto(BEAUTY)
    page.get_by_role("button", name="Clear my grades").press("Enter")
    expect(page.get_by_role("status")).to_have_text("Your grades are cleared from this device.")
    expect(page.get_by_role("link", name="Enter the grades that you expect")).to_be_focused()
    assert page.evaluate("localStorage.getItem('prospectus.grades')") is None


def test_nothing_that_is_written_or_kept_becomes_part_of_the_page(page: Page) -> None:
    page.goto(BEAUTY)
    attack = "<img src=x onerror=alert(1)>"
    told = {"entry": {"gcse": [[attack, 4]]}, "leads": []}
    keep(page, maths=4)

    def attacked(route: Any) -> None:
        data = json.dumps(told).replace("'", "&#39;").replace("<", "&lt;")
        html = route.fetch().text()
        start = html.index("data-grades='") + len("data-grades='")
        route.fulfill(body=html[:start] + data + html[html.index("'", start) :], content_type="text/html")

    page.route(f"**/{BEAUTY}", attacked)
    page.goto(BEAUTY)
    expect(page.get_by_role("status")).to_contain_text(attack)
    assert page.locator("[data-grades] img").count() == 0


def test_without_javascript_the_requirements_stand_in_full(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto(BEAUTY)
    expect(plain.get_by_text("4 GCSEs at grade 3 or above")).to_be_visible()
    expect(plain.get_by_text("Grade 3 or above in GCSE English language")).to_be_visible()
    expect(plain.get_by_text("Or one of these courses, completed:")).to_be_visible()
    expect(plain.get_by_text("With the grades that you expect")).to_be_hidden()
    plain.goto("grades/")
    expect(plain.get_by_role("link", name="what every course asks for")).to_be_visible()
    expect(plain.get_by_role("button", name="Clear my grades")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("address", ["grades/", "advisers/entry/", BEAUTY])
def test_the_pages_can_be_used_by_everybody(page: Page, address: str) -> None:
    keep(page, english_language=2)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def total(page: Page) -> int:
    return int(page.get_by_role("status").first.inner_text().split()[0].replace(",", ""))


def test_the_finder_shows_only_courses_that_the_reader_would_get_into(page: Page) -> None:
    keep(page, english_language=2, maths=1)
    page.goto("courses/?q=beauty")
    expect(page.get_by_role("link", name="Beauty therapy", exact=True)).to_be_visible()
    everything = total(page)
    page.get_by_label("Only where I would get in").check()
    expect(page.get_by_role("link", name="Beauty therapy", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Hair and beauty (link course)")).to_be_visible()
    assert 0 < total(page) < everything
    assert "entry=mine" in page.url
    assert "2" not in page.url.partition("?")[2]
    page.get_by_role("button", name="Take away: Only where I would get in").click()
    expect(page.get_by_role("link", name="Beauty therapy", exact=True)).to_be_visible()
    assert "entry" not in page.url


def test_the_finder_and_the_course_pages_say_the_same(page: Page) -> None:
    keep(page, english_language=3, maths=2, drama=3, art_and_design=3)
    page.goto("courses/?entry=mine")
    expect(
        page.get_by_role("link", name="Beauty therapy", exact=True).or_(page.get_by_text("Show more"))
    ).to_be_visible()
    first = page.locator("[data-cards] a").first
    first.click()
    expect(page.locator("[data-grades-answer]")).to_contain_text("Yes")


def test_without_grades_the_finder_asks_for_them_and_leaves_nothing_out(page: Page) -> None:
    page.goto("courses/?entry=mine&q=beauty")
    expect(page.get_by_role("link", name="Beauty therapy", exact=True)).to_be_visible()
    expect(page.get_by_role("status").get_by_role("link", name="Enter the grades that you expect")).to_be_visible()
