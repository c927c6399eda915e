"""Courses of a neighbouring area in the finder: found with our own, marked, filtered, and never to be saved here."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.usefixtures("nothing_goes_wrong")


def test_a_learner_finds_a_course_across_the_border(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("courses/?q=boat+building#from=tembridge")
    cards = page.locator(".finder-card")
    expect(cards).to_have_count(2)
    first = cards.first
    expect(first).to_contain_text("Severn Hills 14–19 – another area: its own page opens.")
    expect(first).to_contain_text("Upton Ferry College")
    # 52.3420, -2.4900 to 52.2180, -2.4620: 13.79 km north and 1.91 km east are 13.92 km, 8.649 miles.
    expect(first).to_contain_text("8.6 miles from Tembridge in a straight line")
    link = first.get_by_role("link", name="Boat building")
    there = "https://www.severn-hills-1419.example/courses/upton-ferry-college/boat-building-level-2/"
    assert link.get_attribute("href") == there
    expect(first.get_by_role("button", name="Save")).to_have_count(0)
    ours = page.get_by_role("checkbox", name="Wyreford and Teme Valley")
    expect(ours).not_to_be_visible()  # There is nothing of ours for these words.
    page.goto("courses/?level=level-3")
    expect(page.get_by_role("checkbox", name="Severn Hills 14–19")).to_be_visible()
    both = int((page.locator(".finder-total").text_content() or "").split()[0])
    page.get_by_role("checkbox", name="Severn Hills 14–19").check()
    expect(page.locator(".finder-total")).to_have_text("5 courses")
    page.get_by_role("checkbox", name="Severn Hills 14–19").uncheck()
    page.get_by_role("checkbox", name="Wyreford and Teme Valley").check()
    expect(page.locator(".finder-total")).to_have_text(f"{both - 5} courses")
    assert "area=here" in page.url
    expect(page.locator(".finder-card").first.get_by_role("button", name="Save")).to_have_count(1)


def test_a_neighbours_words_without_end_make_no_page_wider_than_the_screen(page: Page, site_url: str) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    page.goto("courses/?q=boat+building")
    card = page.locator(".finder-card").first
    expect(card).to_contain_text("another area")
    card.evaluate("card => card.querySelectorAll('h3 a, p strong').forEach(one => one.textContent += 'x'.repeat(140))")
    assert page.evaluate("document.documentElement.scrollWidth") == 390
