"""The offline edition of the example area, opened as a file: search, filter, plan and programme without any server."""

from __future__ import annotations

import html
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

SITE = "https://prospectus.example/"
BRICKS = "teme-valley/bricklaying-level-2"


@pytest.fixture
def page(browser: Browser, edition: Path) -> Iterator[Page]:
    """A page of a browser without a network; what goes wrong in it, or leaves the stick, fails the test."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London", offline=True)
    opened, wrong = context.new_page(), list[str]()
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("console", lambda said: wrong.append(said.text) if said.type in {"error", "warning"} else None)
    opened.on("request", lambda one: wrong.append(one.url) if not one.url.startswith(("file:", "data:")) else None)
    opened.goto((edition / "index.html").as_uri())
    yield opened
    context.close()
    assert wrong == []


def go(page: Page, edition: Path, path: str) -> None:
    page.goto((edition / path).as_uri())


def test_a_search_from_the_first_page_finds_courses_and_one_opens(page: Page) -> None:
    page.locator("main").get_by_role("searchbox").fill("bricklaying")
    page.keyboard.press("Enter")
    cards = page.locator("[data-cards] li a")
    expect(cards.first).to_have_text("Bricklaying")
    cards.first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bricklaying")
    assert page.url.endswith("/index.html")
    page.go_back()
    expect(cards.first).to_have_text("Bricklaying")


def test_the_search_box_of_every_page_leads_to_the_finder(page: Page, edition: Path) -> None:
    go(page, edition, "subjects/index.html")
    page.get_by_role("banner").get_by_role("searchbox").fill("hairdressing")
    page.keyboard.press("Enter")
    expect(page.locator("[data-status]")).to_contain_text("course")
    expect(page.locator("[data-cards] li").first).to_contain_text("air")


def test_filters_count_and_narrow_and_home_tells_minutes(page: Page, edition: Path) -> None:
    go(page, edition, "courses/index.html")
    page.locator("#finder-q").fill("bricklaying")
    expect(page.locator("[data-status]")).to_contain_text("4 courses")
    page.get_by_role("checkbox", name=re.compile("^Level 1")).check()
    expect(page.locator("[data-status]")).to_contain_text("2 courses")
    page.locator("#finder-from").select_option("tembridge")
    expect(page.locator("[data-cards] li").first).to_contain_text("min")
    page.reload()
    expect(page.locator("[data-status]")).to_contain_text("2 courses")
    assert page.locator("#finder-from").input_value() == "tembridge"


def test_the_plan_is_kept_from_page_to_page(page: Page, edition: Path) -> None:
    go(page, edition, f"courses/{BRICKS}/index.html")
    page.locator(".plan-do").get_by_role("button", name="Save Bricklaying").click()
    page.reload()
    expect(page.locator(".plan-do").get_by_role("button", name="Saved Bricklaying")).to_be_visible()
    page.get_by_role("link", name=re.compile(r"My\s+plan\s*1\s+course")).click()
    expect(page.locator("[data-list] h3")).to_have_text(["Bricklaying"])
    assert page.locator("[data-link]").input_value() == f"{SITE}plan/#share={BRICKS}"
    page.locator("[data-list] h3 a").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Bricklaying")


def test_courses_in_lists_can_be_saved_and_compared(page: Page, edition: Path) -> None:
    go(page, edition, "a-z/index.html")
    for place in range(2):
        page.locator("main [data-plan-save]").nth(place).click()
    go(page, edition, "plan/index.html")
    page.get_by_role("link", name="Compare side by side").click()
    expect(page.locator("main table, main [data-compare]").first).to_be_visible()


def test_grades_are_kept_for_the_course_pages(page: Page, edition: Path) -> None:
    go(page, edition, "grades/index.html")
    page.evaluate(
        """localStorage.setItem("prospectus.grades", '{"gcse": {"maths": 9, "english language": 9}, "level": 2}')"""
    )
    go(page, edition, f"courses/{BRICKS}/index.html")
    expect(page.locator("[data-grades-answer]")).to_contain_text("Yes, with an interview.")


def test_a_programme_is_put_together(page: Page, edition: Path) -> None:
    go(page, edition, "timetable/programme/index.html")
    page.locator("[data-programme] input[type=search]").fill("maths")
    expect(page.locator("[data-programme] button", has_text="Add").first).to_be_visible()


def test_every_page_says_how_old_it_is_and_its_links_lead_to_files(edition: Path) -> None:
    wrong: list[str] = []
    for path in edition.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        if not re.search(r'<aside class="copy-note".*22 November 2026.*https://prospectus\.example/', text):
            wrong.append(f"{path}: no note")
        wrong += [f"{path}: {link}" for link in _links(text) if not _leads(path, link)]
        assert 'type="module"' not in text, path
    assert wrong == []


def _links(text: str) -> set[str]:
    found = re.findall(r'<[a-z]+\b(?:[^>"]|"[^"]*")*?\s(?:href|src|action)="([^"]*)"', text)
    return {html.unescape(one).split("#")[0].split("?")[0] for one in found if not re.match(r"[a-z]+:|#", one)} - {""}


def _leads(path: Path, link: str) -> bool:
    return Path(os.path.normpath(path.parent / link)).is_file()


def test_the_age_is_reckoned_on_the_readers_day(browser: Browser, edition: Path) -> None:
    context = browser.new_context(locale="en-GB")
    page = context.new_page()
    page.clock.set_fixed_time("2027-01-04T12:00:00")
    page.goto((edition / "index.html").as_uri())
    expect(page.get_by_role("complementary", name="About this copy")).to_contain_text("22 November 2026, 6 weeks old.")
    context.close()


def test_nothing_is_kept_that_only_a_server_uses(edition: Path) -> None:
    names = {path.relative_to(edition).as_posix() for path in edition.rglob("*") if path.is_file()}
    assert not names & {"_headers", "404.html", "plan-worker.js", "sitemap.xml", "robots.txt"}


def test_the_archive_holds_the_same_files(edition: Path) -> None:
    with zipfile.ZipFile(f"{edition}.zip") as opened:
        packed = {name: opened.read(name) for name in opened.namelist()}
    files = {
        f"our prospectus/{path.relative_to(edition).as_posix()}": path.read_bytes()
        for path in edition.rglob("*")
        if path.is_file()
    }
    assert packed == files
