"""Pages can be used on any screen and on paper: no sideways scrolling at 400 %, targets that a thumb meets, one sheet."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page

PAGES = [
    "",
    "subjects/",
    "subjects/construction-and-the-built-environment/",
    "levels/",
    "levels/level-2/",
    "providers/",
    "providers/teme-valley/",
    "places/",
    "places/teme-valley/riverside/",
    "a-z/",
    "words/",
    "partnership/",
    "how-lists-are-ordered/",
    "courses/teme-valley/bricklaying-level-2/",
    "courses/teme-valley/hospitality-reception-level-2/",
]
COURSES = [
    "teme-valley/bricklaying-level-2",
    "wyreford-sixth-form/a-level-biology",
    "lantern-care/teaching-assistant-apprenticeship",
    "hollybank/travel-training",
]


@pytest.mark.parametrize("address", PAGES)
def test_at_400_percent_nothing_scrolls_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("address", PAGES)
def test_what_can_be_pressed_is_large_enough_for_a_thumb(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(address)
    small = page.evaluate(
        """() => [...document.querySelectorAll('.page a.button, .page button, .page input, .page select, .page .years a, .page .letters a')]
            .map(one => one.closest('label') || one)  // a tick box is ticked by its words too
            .filter(one => one.getClientRects().length && one.getBoundingClientRect().height < 43.5)
            .map(one => one.outerHTML)"""
    )
    assert small == []


@pytest.mark.parametrize("address", PAGES)
def test_lines_of_text_are_not_too_long(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 1600, "height": 900})
    page.goto(address)
    widest = page.evaluate(
        """() => Math.max(0, ...[...document.querySelectorAll('.page section > p, .page .text p')]
            .map(one => one.getBoundingClientRect().width / parseFloat(getComputedStyle(one).fontSize)))"""
    )
    assert widest <= 40  # em: about 80 letters


def test_the_facts_stay_in_view_on_a_desk_and_stand_before_the_text_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"courses/{COURSES[0]}/")
    facts = page.locator("aside.facts")
    page.evaluate("window.scrollTo(0, 1200)")
    box = facts.bounding_box()
    assert box is not None
    assert 0 < box["y"] < 200
    page.set_viewport_size({"width": 390, "height": 844})
    page.evaluate("window.scrollTo(0, 0)")
    box, text = facts.bounding_box(), page.get_by_role("heading", name="What it is").bounding_box()
    assert box is not None
    assert text is not None
    assert box["y"] + box["height"] <= text["y"]


def test_what_has_the_focus_is_ringed(page: Page) -> None:
    page.goto("")
    page.get_by_role("button", name="Find courses").focus()
    page.keyboard.press("Shift+Tab")
    ring = page.evaluate("getComputedStyle(document.activeElement).outline")
    assert "3px" in ring


@pytest.mark.parametrize("course", COURSES)
def test_a_course_prints_on_one_sheet(page: Page, course: str) -> None:
    page.goto(f"courses/{course}/")
    printed = page.pdf(prefer_css_page_size=True)
    assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) <= 2


def test_paper_has_no_navigation_and_writes_addresses_out(page: Page) -> None:
    page.goto(f"courses/{COURSES[0]}/")
    page.emulate_media(media="print")
    assert not page.get_by_role("navigation", name="Breadcrumbs").is_visible()
    assert not page.get_by_role("navigation", name="Sections").is_visible()
    assert not page.get_by_role("search").first.is_visible()
    written = page.evaluate("getComputedStyle(document.querySelector('a.out'), '::after').content")
    assert "https://" in written
    assert page.get_by_text("Checked on 3 November 2026").last.is_visible()


def test_forced_colours_keep_the_signs(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("subjects/")
    colour = page.evaluate("getComputedStyle(document.querySelector('.tiles .i')).backgroundColor")
    assert colour not in {"rgba(0, 0, 0, 0)", page.evaluate("getComputedStyle(document.body).backgroundColor")}


@pytest.mark.parametrize(
    ("address", "link", "asks"),
    [
        ("levels/level-2/", "Search and filter Level 2", "?level=level-2"),
        ("subjects/digital/", "Search and filter these", "?sector=digital"),
        ("", "Year 11", "?ages=16-19"),
    ],
)
def test_the_ways_into_the_finder_bring_their_filter(page: Page, address: str, link: str, asks: str) -> None:
    page.goto(address)
    page.get_by_role("link", name=link).first.click()
    page.wait_for_url(f"**/courses/{asks}")
    chosen = page.get_by_role("list", name="What is chosen")
    chosen.wait_for()
    assert chosen.get_by_role("listitem").count() == 1
