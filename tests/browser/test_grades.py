"""“Would I get in?” answers as the model says, never with a bare no, and the grades stay on the device until cleared."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

BEAUTY = "courses/shears-and-bloom/beauty-therapy-level-2/"
"""Four GCSEs at grade 3 with English, or hairdressing at level 1; an interview; nothing else counts."""
BRICKLAYING = "courses/teme-valley/bricklaying-level-2/"
"""Grade 3 in English and maths, or bricklaying at level 1; something else may count."""
OPEN = "courses/youth-action/music-production-level-1/"
"""Asks for nothing."""
IN_WORDS = "courses/bishops-mead/gcse-astronomy/"
"""For those who are working at about grade 5; no key can say that."""

NOW = 2026
"""The school year in which the answers are worked out."""
COLLEGE = {"ages": [16, 19], "starts": [2027]}
"""For ages 16 to 19, from September 2027."""

ENGLISH = ["english language", 4]
MATHS = ["maths", 4]
FIVE = {"art": 4, "maths": 4, "history": 5, "geography": 4, "english language": 9}


pytestmark = pytest.mark.usefixtures("nothing_goes_wrong")


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
    code = """([asked, mine, leads, now]) => {
      const found = Grades.verdict(asked, Grades.sound(mine), leads.map((entry, place) => ({ entry, place })), now);
      return { ...found, ways: found.ways.map(({ place }) => place) };
    }"""
    return engine.evaluate(code, [asked, mine, list(leads), NOW])


@pytest.mark.parametrize(
    ("asked", "mine", "says"),
    [
        # Neither grades nor a level nor a course: open to all.
        ({}, {}, "yes"),
        ({"interview": 1}, {}, "interview"),
        ({"else": 1}, {}, "yes"),
        # Told only in words: nobody can tell, whatever one has.
        ({"words": 1}, {}, "ask"),
        ({"words": 1, "interview": 1}, {"gcse": FIVE, "level": 3}, "ask"),
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
        ({"gcse": [MATHS], "from": ["oak/a"]}, {"gcse": {"maths": 4}}, "yes"),
        ({"level": 1, "from": ["oak/a"]}, {"level": 1}, "yes"),
        ({"from": ["oak/a"]}, {"gcse": FIVE, "level": 3}, "ask"),
        ({"from": ["oak/a", "oak/b"]}, {"done": ["oak/b"]}, "yes"),
        ({"from": ["oak/a"]}, {"done": ["oak/b"]}, "ask"),
        ({"from": []}, {"done": ["oak/b"]}, "ask"),
        ({"gcse": [MATHS], "from": ["oak/a"]}, {"done": ["oak/a"]}, "yes"),
        ({"level": 2, "from": ["oak/a"]}, {"done": ["oak/a"]}, "yes"),
        # Beside a level above GCSEs the course gives the level, and the grades are needed all the same.
        ({"gcse": [MATHS], "level": 3, "from": ["oak/a"]}, {"done": ["oak/a"]}, "ask"),
        ({"gcse": [MATHS], "level": 3, "from": ["oak/a"]}, {"gcse": {"maths": 4}, "done": ["oak/a"]}, "yes"),
        # Age: who is 16 by September 2027 was 0 by September 2011. Nothing told, nothing held against them.
        (COLLEGE, {"gcse": FIVE}, "yes"),
        (COLLEGE, {"cohort": 2011}, "yes"),
        (COLLEGE, {"cohort": 2009}, "yes"),
        (COLLEGE, {"cohort": 2012}, "ask"),
        (COLLEGE, {"cohort": 2008}, "ask"),
        ({"ages": [19], "starts": [2027]}, {"cohort": 2008}, "yes"),
        ({"ages": [19], "starts": [2027]}, {"cohort": 1960}, "yes"),
        ({"ages": [19], "starts": [2027]}, {"cohort": 2009}, "ask"),
        # It begins in several years, at any time, or in years that are all over: then it is this one.
        ({"ages": [16, 19], "starts": [2026, 2027]}, {"cohort": 2011}, "yes"),
        ({"ages": [16, 19]}, {"cohort": 2011}, "ask"),
        ({"ages": [16, 19]}, {"cohort": 2010}, "yes"),
        ({"ages": [16, 19], "starts": [2024]}, {"cohort": 2010}, "yes"),
        ({"ages": [16, 19], "starts": [2024]}, {"cohort": 2006}, "ask"),
        # Something else may count.
        ({"gcse": [MATHS], "else": 1}, {"gcse": {"maths": 1}}, "ask"),
        ({"gcse": [MATHS], "else": 1}, {"gcse": {"maths": 4}}, "yes"),
    ],
)
def test_what_gets_a_reader_in(engine: Page, asked: dict[str, Any], mine: dict[str, Any], says: str) -> None:
    assert answer(engine, asked, mine)["answer"] == says


def test_not_yet_names_the_courses_that_the_reader_would_get_into_now(engine: Page) -> None:
    hard, easy, free = {"gcse": [["maths", 3]]}, {"gcse": [["maths", 2]], "interview": 1}, {}
    found = answer(engine, {"gcse": [MATHS], "from": ["oak/a"]}, {"gcse": {"maths": 2}}, hard, easy, free)
    assert found == {"answer": "not yet", "ways": [1, 2], "untold": [], "age": None}
    assert answer(engine, {"from": ["oak/a"]}, {"gcse": {"maths": 2}}, hard, easy)["answer"] == "not yet"
    assert answer(engine, {"words": 1}, {"gcse": {"maths": 2}}, hard, easy)["answer"] == "ask"


def test_who_is_too_young_is_told_when_and_what_there_is_until_then(engine: Page) -> None:
    school = {"ages": [14, 16], "starts": [2027]}
    found = answer(engine, COLLEGE, {"cohort": 2013}, school, COLLEGE)
    assert found == {"answer": "not yet", "ways": [0], "untold": [], "age": {"opens": 2029}}
    assert answer(engine, COLLEGE, {"cohort": 2013})["age"] == {"opens": 2029}


def test_who_is_older_is_told_to_ask_and_of_no_way_there(engine: Page) -> None:
    found = answer(engine, COLLEGE, {"cohort": 2000}, {"ages": [19]})
    assert (found["answer"], found["age"]) == ("ask", {"opens": None})


def test_where_something_else_counts_the_answer_is_ask_and_the_courses_are_named_too(engine: Page) -> None:
    found = answer(engine, {"gcse": [MATHS], "else": 1}, {"gcse": {"maths": 2}}, {})
    assert (found["answer"], found["ways"]) == ("ask", [0])


def test_a_subject_of_which_nothing_is_told_is_named(engine: Page) -> None:
    assert answer(engine, {"gcse": [MATHS, ENGLISH]}, {"gcse": {"maths": 3}})["untold"] == ["english language"]


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "[]",
        "7",
        '{"cohort": "2011", "done": {"a": 1}}',
        '{"cohort": 16, "done": [1, null]}',
        '{"gcse": 3}',
        '{"gcse": {"maths": "9"}}',
        '{"gcse": {"maths": 12}, "level": "x"}',
    ],
)
def test_whatever_else_was_kept_counts_as_nothing(page: Page, kept: str) -> None:
    page.goto("grades/")
    page.evaluate("(kept) => localStorage.setItem('prospectus.grades', kept)", kept)
    page.reload()
    expect(page.get_by_label("Maths", exact=True)).to_have_value("")
    assert page.evaluate("Grades.told(Grades.kept())") is False


def said(page: Page) -> Locator:
    """Where the page says the answer, or what it has kept or cleared: it is read out."""
    found = page.locator("[data-grades-answer], [data-grades-said]")
    expect(found).to_have_attribute("role", "status")
    return found


def keep(page: Page, cohort: int = -1, **grades: int) -> None:
    """Keep grades as the page does, perhaps an age, and nothing else."""
    mine = {"gcse": {name.replace("_", " "): grade for name, grade in grades.items()}, "level": -1, "cohort": cohort}
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
    expect(said(page)).to_have_text("Kept on this device.")
    page.get_by_label("highest level").select_option(label="Level 1")
    kept = json.loads(page.evaluate("localStorage.getItem('prospectus.grades')"))
    assert kept == {"gcse": {"english language": 4, "maths": 3}, "level": 1, "cohort": -1, "done": []}
    assert page.context.cookies() == []
    page.reload()
    expect(page.get_by_label("Maths", exact=True)).to_have_value("3")
    assert "?" not in page.url
    assert "#" not in page.url


def test_one_button_clears_them_all_and_says_so(page: Page) -> None:
    keep(page, maths=4)
    page.reload()
    page.get_by_role("button", name="Clear my grades").press("Enter")
    expect(said(page)).to_have_text("Your grades are cleared from this device.")
    expect(page.get_by_label("Maths", exact=True)).to_have_value("")
    assert page.evaluate("localStorage.getItem('prospectus.grades')") is None


def test_a_course_page_answers_yes_with_an_interview(page: Page) -> None:
    keep(page, english_language=3, maths=3, art_and_design=5, drama=3)
    page.goto(BEAUTY)
    expect(said(page)).to_contain_text("Yes, with an interview.")


def test_a_course_page_that_says_not_yet_leads_to_a_course_that_says_yes(page: Page) -> None:
    keep(page, english_language=2, maths=1)
    page.goto(BEAUTY)
    status = said(page)
    expect(status).to_contain_text("Not yet:")
    expect(status.get_by_role("link").first).to_be_visible()
    status.get_by_role("link").first.click()
    expect(said(page)).to_contain_text("Yes")


def test_a_course_page_says_ask_where_something_else_counts(page: Page) -> None:
    keep(page, english_language=1, maths=1)
    page.goto(BRICKLAYING)
    expect(said(page)).to_contain_text("Ask.")
    expect(said(page)).to_contain_text("What else counts")


def test_a_course_for_everybody_says_yes_before_anything_is_told(page: Page) -> None:
    page.goto(OPEN)
    expect(said(page)).to_contain_text("It asks for no grades.")
    expect(page.get_by_text("Yes.", exact=True)).to_be_visible()


def test_a_course_that_tells_only_in_words_what_it_asks_says_ask(page: Page) -> None:
    page.goto(IN_WORDS)
    expect(page.get_by_text("Ask whether you would get in")).to_be_visible()
    expect(page.get_by_text("asks for no grades")).to_have_count(0)
    keep(page, maths=9, science=9)
    page.goto(IN_WORDS)
    expect(said(page)).to_contain_text("What you need is told in words only. Ask before you rule it out.")


def test_the_age_is_kept_with_the_grades_and_cleared_with_them(page: Page) -> None:
    page.goto("grades/")
    page.get_by_label("In September 2027 I will be in").select_option(label="Year 10 (age 14)")
    assert json.loads(page.evaluate("localStorage.getItem('prospectus.grades')"))["cohort"] == 2013
    page.goto(BEAUTY)
    status = said(page)
    expect(status).to_contain_text("This course is for ages 16 to 19. You could start in September 2029.")
    expect(status).to_contain_text("Not yet.")
    page.get_by_role("button", name="Clear my grades").click()
    page.goto("grades/")
    expect(page.get_by_label("In September 2027 I will be in")).to_have_value("")


def test_who_grew_older_than_the_oldest_that_can_be_said_is_shown_as_that(page: Page) -> None:
    keep(page, cohort=1980)
    page.reload()
    expect(page.get_by_label("In September 2027 I will be in")).to_have_value("2002")


def test_a_course_that_is_ticked_gets_one_in_is_kept_and_is_unticked_again(page: Page) -> None:
    page.goto(BRICKLAYING)
    box = page.get_by_role("group", name="I have done").get_by_role("checkbox").first
    box.press("Space")
    expect(said(page)).to_contain_text("Yes")
    page.goto("grades/")
    expect(page.get_by_text("You have ticked 1 course as done.")).to_be_visible()
    page.get_by_label("Maths", exact=True).select_option("1")
    page.goto(BRICKLAYING)
    expect(box).to_be_checked()
    box.press("Space")
    expect(said(page)).to_contain_text("Ask.")
    assert json.loads(page.evaluate("localStorage.getItem('prospectus.grades')"))["done"] == []


def test_the_list_for_advisers_has_the_answers_that_are_printed_with_it(page: Page) -> None:
    page.goto("advisers/entry/")
    expect(page.get_by_text("Would I get in?")).to_have_count(0)
    keep(page, cohort=2013)
    page.goto("advisers/entry/")
    beauty = page.locator("li", has=page.locator(f"a[href$='{BEAUTY}']")).last
    expect(beauty).to_contain_text("Not yet. This course is for ages 16 to 19. You could start in September 2029.")
    page.get_by_role("button", name="Clear my grades").click()
    expect(said(page)).to_have_text("Your grades are cleared from this device.")
    expect(page.get_by_text("You could start in September")).to_have_count(0)


def test_the_finder_takes_age_and_ticked_courses_into_its_answer(page: Page) -> None:
    keep(page, cohort=2013)
    page.goto("courses/?entry=mine&q=bricklaying")
    expect(page.locator("#finder-status")).to_contain_text(re.compile(r"\d courses?|No course"))
    bricklaying = page.locator(f"[data-cards] a[href$='{BRICKLAYING}']")
    expect(bricklaying).to_have_count(0)
    page.evaluate(
        "(mine) => localStorage.setItem('prospectus.grades', mine)",
        json.dumps({"gcse": {}, "cohort": 2011, "done": ["teme-valley/bricklaying-level-1"]}),
    )
    page.reload()
    expect(bricklaying).to_have_count(1)


def test_without_grades_a_course_page_asks_for_them_and_guesses_nothing(page: Page) -> None:
    page.goto(BEAUTY)
    expect(page.get_by_role("link", name="Enter the grades that you expect")).to_be_visible()
    expect(said(page)).to_have_text("")
    expect(page.get_by_role("button", name="Clear my grades")).to_be_hidden()


def test_a_course_page_clears_the_grades_says_so_and_keeps_the_focus(page: Page) -> None:
    keep(page, maths=4)
    page.goto(BEAUTY)
    page.get_by_role("button", name="Clear my grades").press("Enter")
    expect(said(page)).to_have_text("Your grades are cleared from this device.")
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
    expect(said(page)).to_contain_text(attack)
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
    return int(page.locator("#finder-status").inner_text().split()[0].replace(",", ""))


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
    expect(page.locator("#finder-status").get_by_role("link", name="Enter the grades that you expect")).to_be_visible()


def test_what_courses_ask_for_is_fetched_when_it_is_looked_for_and_told_when_it_cannot_be(page: Page) -> None:
    keep(page, english_language=2, maths=1)
    fetched: list[str] = []
    page.context.on("request", lambda request: fetched.append(request.url.rpartition("/")[2]))
    page.goto("courses/?q=beauty")
    expect(page.get_by_role("link", name="Beauty therapy", exact=True)).to_be_visible()
    assert "courses.json" in fetched
    assert "entry.json" not in fetched
    page.context.route("**/entry.json", lambda route: route.fulfill(status=200, body='{"stamp": "of another build"}'))
    page.get_by_label("Only where I would get in").check()
    expect(page.locator("#finder-status")).to_contain_text("could not be fetched")
    page.context.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_role("link", name="Beauty therapy", exact=True)).to_have_count(0)
    expect(page.get_by_role("link", name="Hair and beauty (link course)")).to_be_visible()
    expect(page.get_by_role("button", name="Try again")).to_be_hidden()
    assert "entry.json" in fetched
