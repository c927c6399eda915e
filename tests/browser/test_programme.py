"""“Put a programme together” says what clashes and whether journeys fit, keeps the choice in the address, and clears it."""

from __future__ import annotations

import re
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.usefixtures("nothing_goes_wrong")

ADDRESS = "timetable/programme/"
WYREFORD, TEMBRIDGE = "wyreford-sixth-form", "tembridge-high"


def verdict(page: Page) -> Locator:
    """What is said of the whole choice, aloud too; the shell has a place of its own for what it says."""
    return page.locator("[data-verdict][role=status]")


def add(page: Page, words: str, name: str) -> None:
    """Find a course and add it, with the keyboard alone."""
    page.get_by_label("Find a course to add").fill(words)
    page.get_by_role("button", name=f"Add {name}").press("Enter")


def test_three_courses_are_chosen_a_clash_is_named_the_address_is_shared_and_all_is_cleared(
    page: Page, browser: Browser, site_url: str
) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(ADDRESS)
    add(page, "level biology", "A level biology, Level 3, Wyreford Sixth Form College")
    expect(page.get_by_text("A level biology added.")).to_be_visible()
    add(page, "law", "A level law")
    add(page, "geography tembridge", "A level geography, Level 3, Tembridge High School")
    status = verdict(page)
    expect(status).to_contain_text("A level geography added.")
    page.get_by_label("Date of A level law").select_option(index=0)
    expect(status).to_contain_text("At the same time: A level biology and A level law.")
    expect(page.get_by_text("By bus or train at").first).to_be_visible()
    assert page.url.endswith(f"?with={WYREFORD}/a-level-biology,{WYREFORD}/a-level-law,{TEMBRIDGE}/a-level-geography")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert page.evaluate("Object.keys(localStorage).length") == 0 and page.context.cookies() == []
    context = browser.new_context(base_url=site_url)
    other = context.new_page()
    other.goto(page.url)
    expect(other.get_by_role("link", name="A level geography")).to_be_visible()
    expect(other.get_by_role("table", name="The week of your choice")).to_be_visible()
    context.close()
    page.get_by_role("button", name="Clear my choice").press("Enter")
    expect(status).to_have_text("Your choice is cleared.")
    expect(page.get_by_label("Find a course to add")).to_be_focused()
    assert "?" not in page.url


def data(*runs: tuple[str, int, list[int]]) -> dict[str, Any]:
    """Courses at places 0 and 1, by title: the place and the lessons."""
    courses: dict[str, list[Any]] = {}
    for title, site, lessons in runs:
        courses.setdefault(title, []).append([site, "", "Sep 2027", "part-of-programme", lessons])
    told = [
        [f"oak/{title.lower()}", title, "Oak College", "Level 3", "16 to 19", dates] for title, dates in courses.items()
    ]
    return {"courses": told, "sites": [["oak/a", "Hill"], ["oak/b", "Dale"]], "blocks": {}, "known": ["oak/a", "oak/b"]}


def with_data(page: Page, told: dict[str, Any], ways: dict[str, Any] | None = None) -> None:
    page.route("**/data/timetable.json", lambda route: route.fulfill(json=told))
    page.route("**/data/between/oak/a.json", lambda route: route.fulfill(json=ways or {}))
    page.route("**/data/between/oak/b.json", lambda route: route.fulfill(json={}))


ART, BAND = ("Art", 0, [0, 540, 600]), ("Band", 1, [0, 660, 720])


@pytest.mark.parametrize(
    ("ways", "says", "told"),
    [
        ({"oak/b": {"walk": 60, "days": []}}, "Everything fits together", "60 minutes on foot."),
        ({"oak/b": {"walk": None, "days": [[[0], [605, 655]]]}}, "Everything fits together", "By bus or train at 10:05, there 10:55."),
        ({"oak/b": {"walk": 61, "days": [[[0], [605, 661]]]}}, "No time for the journey: Art and Band.", "one is there at 11:01 at the earliest, on foot it takes 61 minutes"),
        ({"oak/b": {"walk": None, "days": [[[0], []]]}}, "No time for the journey: Art and Band.", "no bus or train goes then"),
        ({"oak/b": {"walk": None, "days": [[[1], [605, 655]]]}}, "the journey is not known", "There is no data on this journey"),
        ({}, "the journey is not known", "There is no data on this journey"),
    ],
)  # fmt: skip
def test_the_journey_between_two_lessons_fits_or_not_or_is_not_known(
    page: Page, ways: dict[str, Any], says: str, told: str
) -> None:
    with_data(page, data(ART, BAND), ways)
    page.goto(f"{ADDRESS}?with=oak/art,oak/band")
    expect(verdict(page)).to_contain_text(says)
    expect(page.get_by_text(told)).to_be_visible()


def test_a_clash_offers_another_date_that_fits_and_takes_it(page: Page) -> None:
    with_data(page, data(ART, ("Clay", 0, [0, 570, 630]), ("Clay", 0, [1, 570, 630])))
    page.goto(f"{ADDRESS}?with=oak/art,oak/clay")
    expect(verdict(page)).to_contain_text("At the same time: Art and Clay.")
    expect(page.get_by_text("At the same time: Monday 09:30 to 10:00.")).to_be_visible()
    page.get_by_role("button", name="Clay, Oak College, Hill: Tuesday, 09:30 to 10:30").press("Enter")
    expect(verdict(page)).to_contain_text("Everything fits together")
    assert page.url.endswith("?with=oak/art,oak/clay~1")


def test_a_clash_that_nothing_mends_says_whom_to_ask_and_never_only_no(page: Page) -> None:
    with_data(page, data(ART, ("Clay", 0, [0, 570, 630])))
    page.goto(f"{ADDRESS}?with=oak/art,oak/clay")
    expect(page.get_by_text("Ask whether Oak College can offer one of them at other hours")).to_be_visible()


def test_what_an_address_or_a_file_holds_never_becomes_part_of_the_page(page: Page) -> None:
    attack = "<img src=x onerror=alert(1)>"
    with_data(page, data((attack, 0, [0, 540, 600]), BAND))
    page.goto(f"{ADDRESS}?with=oak/{attack.lower()},oak/band,oak/gone")
    expect(verdict(page)).to_contain_text("1 course of this address is no longer here.")
    expect(page.get_by_role("link", name=attack)).to_be_visible()
    assert page.locator("[data-programme] img").count() == 0


def test_without_javascript_there_is_a_form_for_paper(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False, viewport={"width": 390, "height": 844})
    plain = context.new_page()
    plain.goto(ADDRESS)
    expect(plain.locator("noscript p")).to_have_text(re.compile("Choosing here needs JavaScript"))
    expect(plain.locator("noscript p")).to_be_visible()
    expect(plain.get_by_role("table", name="The courses that I want")).to_be_visible()
    expect(plain.get_by_label("Find a course to add")).to_be_hidden()
    assert plain.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    "address",
    [f"{ADDRESS}?with={WYREFORD}/a-level-biology,{WYREFORD}/a-level-law,{TEMBRIDGE}/a-level-geography", "timetable/"],
)
def test_the_pages_can_be_used_by_everybody(page: Page, address: str, scheme: Any) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    if "with" in address:
        expect(verdict(page)).not_to_be_empty()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
