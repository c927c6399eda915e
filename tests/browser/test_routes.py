"""Maps of routes can be read and used on any screen, by keyboard, in the dark and on paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

PAGES = ["routes/", "routes/catering-and-hospitality/", "routes/to/", "routes/to/dental-nurse/"]
MAPS = ["routes/catering-and-hospitality/", "routes/humanities-and-languages/", "routes/engineering-and-manufacturing/"]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_wrong(page: Page, address: str, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for size in (WIDE, PHONE):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


@pytest.mark.parametrize("address", PAGES)
def test_at_400_percent_nothing_scrolls_sideways(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 320, "height": 640})
    page.goto(address)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert page.evaluate("[...document.querySelectorAll('.map')].every(one => one.scrollWidth <= one.clientWidth)")


@pytest.mark.parametrize("address", MAPS)
@pytest.mark.parametrize(("width", "shown", "hidden"), [(1280, "wide", "tall"), (390, "tall", "wide")])
def test_one_map_is_shown_and_its_text_is_large_and_inside_its_boxes(
    page: Page, address: str, width: int, shown: str, hidden: str
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(address)
    assert page.locator(f".map-{shown}").is_visible()
    assert not page.locator(f".map-{hidden}").is_visible()
    sizes, outside = page.evaluate(
        """shown => {
            const texts = [...document.querySelectorAll(`.map-${shown} a text`)];
            const scale = one => one.getScreenCTM().a * parseFloat(getComputedStyle(one).fontSize);
            const out = texts.filter(one => {
                const box = one.parentElement.querySelector('rect')?.getBBox(), text = one.getBBox();
                return box && (text.x + text.width > box.x + box.width || text.y + text.height > box.y + box.height);
            });
            return [texts.map(scale), out.map(one => one.textContent)];
        }""",
        shown,
    )
    assert min(sizes) >= 13.99
    assert outside == []


def test_the_keyboard_comes_to_every_box_level_by_level(page: Page) -> None:
    page.set_viewport_size(WIDE)  # type: ignore[arg-type]
    page.goto(MAPS[0])
    page.locator(".map-wide").focus()
    across = []
    for _ in range(page.locator(".map-wide a").count()):
        page.keyboard.press("Tab")
        across.append(page.evaluate("document.activeElement.querySelector('rect').getBBox().x"))
    assert across == sorted(across)
    assert page.evaluate("getComputedStyle(document.activeElement.querySelector('rect')).strokeWidth") == "4px"


@pytest.mark.parametrize("address", MAPS)
def test_paper_lies_on_its_side_with_the_map_on_the_first_sheet(page: Page, address: str) -> None:
    page.goto(address)
    printed = page.pdf(prefer_css_page_size=True)
    width, height = (float(one) for one in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", printed)[0])
    assert width > height
    page.emulate_media(media="print", color_scheme="dark")
    assert page.locator(".map-wide").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('.map-wide rect')).fill") == "rgb(255, 255, 255)"
    page.set_viewport_size({"width": 1047, "height": 718})  # A4 on its side within margins of 10 mm
    assert page.evaluate("document.querySelector('.map-wide').getBoundingClientRect().bottom") < 718


def test_a_course_says_where_one_could_be_and_leads_to_its_routes(page: Page) -> None:
    page.goto("courses/teme-valley/bricklaying-level-2/")
    ahead = page.locator(".ahead")
    assert ahead.get_by_role("heading", name="In four years").is_visible()
    ahead.get_by_role("link", name="Construction and the built environment").click()
    page.wait_for_url("**/routes/construction-and-the-built-environment/")
    page.get_by_role("link", name="What you are entitled to").first.wait_for()
