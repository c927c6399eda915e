"""An adviser's own pack: picked in lists or taken from a search, one side of A4 for each course, shared by its address."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

BRICKS = "teme-valley/bricklaying-level-2"
MATHS = "teme-valley/gcse-maths-resit"
WITHDRAWN = "teme-valley/hospitality-reception-level-2"
A4 = (595, 842)
MOST = 60


@pytest.fixture(autouse=True)
def _on_a_phone(page: Page, nothing_goes_wrong: None) -> None:
    page.set_viewport_size({"width": 390, "height": 844})


def opened(page: Page, *ids: str, rest: str = "") -> None:
    """The page of packs with these courses, when their sheets are laid out."""
    page.goto(f"advisers/print/#courses={';'.join(ids)}{rest}")
    page.wait_for_selector("html.pack-ready")


def printed(page: Page) -> list[str]:
    """What stands on each sheet of paper, all of which are A4."""
    sheets = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {(round(one.mediabox.width), round(one.mediabox.height)) for one in sheets} == {A4}
    return [" ".join(one.extract_text().split()) for one in sheets]


def published(site: Path) -> dict[str, str]:
    """The titles of all courses that can be printed, by their ids."""
    found = {}
    for path in sorted((site / "data/courses").rglob("*.json")):
        provider = path.relative_to(site / "data/courses").parts[0].removesuffix(".json")
        courses = json.loads(path.read_bytes()).get("courses", {})
        found |= {f"{provider}/{id_}": one["title"] for id_, one in courses.items() if one.get("status") == "published"}
    return found


def test_the_button_shows_when_it_does_something(page: Page) -> None:
    """A press before its script is there would be lost."""
    waiting: list[Route] = []
    page.route("**/pack-choose.js", lambda route: waiting.append(route))
    with page.expect_request("**/pack-choose.js"):
        page.goto("subjects/construction-and-the-built-environment/")
    expect(page.get_by_text("Choose courses to print")).to_be_hidden()
    waiting[0].continue_()
    expect(page.get_by_role("button", name="Choose courses to print")).to_be_visible()


def test_courses_are_ticked_in_lists_and_printed_in_that_order(page: Page) -> None:
    page.goto("subjects/construction-and-the-built-environment/")
    page.get_by_role("button", name="Choose courses to print").press("Enter")
    first = page.locator("[data-pack-tick]").first
    expect(first).to_be_focused()
    page.locator(f"[data-pack-tick='{BRICKS}']").press("Space")
    expect(page.get_by_text("1 course to print.")).to_be_visible()
    page.goto("providers/teme-valley/")
    page.get_by_role("button", name="Choose courses to print").click()
    expect(page.locator(f"[data-pack-tick='{BRICKS}']")).to_be_checked()
    page.locator(f"[data-pack-tick='{MATHS}']").check()
    page.get_by_role("link", name="Print them").click()
    page.wait_for_selector("html.pack-ready")
    page.get_by_label("Whose pack it is").fill("Year 11, Teme School")
    page.get_by_label("All side by side").check()
    sheets = printed(page)
    assert len(sheets) == 4
    assert "Courses for Year 11, Teme School" in sheets[0] and "1 of 4" in sheets[0]
    assert sheets[0].index("Bricklaying") < sheets[0].index("GCSE maths")
    assert "Side by side" in sheets[1]
    assert "Bricklaying" in sheets[2] and "3 of 4" in sheets[2] and "Checked on" in sheets[2]
    assert "GCSE maths" in sheets[3] and "/c/" in sheets[3]


@pytest.mark.parametrize("start", [0, MOST, 2 * MOST, 3 * MOST])
def test_every_course_has_one_sheet_of_its_own(page: Page, built_site: Path, start: int) -> None:
    courses = dict(list(published(built_site).items())[start : start + MOST])
    opened(page, *courses)
    page.get_by_label("A front sheet").uncheck()
    sheets = printed(page)
    assert len(sheets) == len(courses)
    for sheet, title in zip(sheets, courses.values(), strict=True):
        assert title in sheet
        assert "Who to ask" in sheet and "Not sure?" in sheet


def test_a_search_is_taken_whole_and_what_is_too_much_is_told(page: Page, built_site: Path) -> None:
    page.goto("courses/?q=bricklaying")
    expect(page.locator("[data-status]")).to_contain_text("4 courses")
    page.get_by_role("button", name="Print all of these").click()
    expect(page.locator("[data-notice]")).to_have_text("4 courses in the pack.")
    assert "#courses=" in page.url
    page.goto("courses/?study=full-time&area=here")
    expect(page.locator("[data-status]")).to_contain_text("courses")
    total = int((page.locator(".finder-total").text_content() or "").split()[0])
    assert total > MOST
    page.goto("courses/?study=full-time")  # with the neighbours' courses, which have no leaflets here
    expect(page.locator("[data-status]")).to_contain_text("courses")
    page.get_by_role("button", name="Print all of these").click()
    expect(page.locator("[data-notice]")).to_contain_text(f"A pack holds {MOST} and no more: the other {total - MOST} ")
    expect(page.locator("[data-list] li")).to_have_count(MOST)


def test_what_cannot_be_printed_is_told_and_nothing_of_the_address_is_trusted(page: Page) -> None:
    opened(page, BRICKS, WITHDRAWN, "teme-valley/<b>", "x")
    expect(page.locator("[data-notice]")).to_contain_text("1 course in the pack. 1 course cannot be printed")
    assert len(printed(page)) == 2
    page.get_by_role("button", name="Take out Bricklaying").click()
    expect(page.locator("[data-notice]")).to_contain_text("Bricklaying is taken out.")
    assert BRICKS not in page.url


def test_the_plan_is_taken_as_a_pack(page: Page) -> None:
    page.goto("advisers/print/")
    page.evaluate("(kept) => localStorage.setItem('prospectus.plan', kept)", json.dumps({"courses": [MATHS]}))
    page.reload()
    page.get_by_role("button", name="Take the courses of my plan").click()
    expect(page.locator("[data-list] li")).to_have_count(1)


def test_nothing_moves_and_axe_finds_nothing(page: Page) -> None:
    page.add_init_script(
        "new PerformanceObserver(list => { for (const one of list.getEntries()) if (!one.hadRecentInput) "
        "window.shifted = (window.shifted || 0) + one.value; }).observe({ type: 'layout-shift', buffered: true });"
    )
    opened(page, BRICKS, MATHS)
    assert page.evaluate("window.shifted || 0") < 0.01
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.goto("levels/level-2/")
    page.get_by_role("button", name="Choose courses to print").click()
    page.wait_for_function("getComputedStyle(document.querySelector('.pack-bar')).position === 'fixed'")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_without_javascript_it_says_what_to_do_instead(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("advisers/print/")
    expect(plain.get_by_text("prospectus print leaflets")).to_be_visible()
    expect(plain.get_by_role("button", name="Empty the pack")).to_be_hidden()
    plain.goto("levels/level-2/")
    expect(plain.get_by_role("button", name="Choose courses to print")).to_be_hidden()
    context.close()


@pytest.fixture
def stick(browser: Browser) -> Iterator[Page]:
    """A page of a browser without a network."""
    context = browser.new_context(locale="en-GB", offline=True)
    yield context.new_page()
    context.close()


def test_the_offline_edition_prints_packs_with_addresses_of_the_site(stick: Page, edition: Path) -> None:
    stick.goto((edition / "courses/index.html").as_uri() + "?q=bricklaying")
    stick.get_by_role("button", name="Print all of these").click()
    stick.wait_for_selector("html.pack-ready")
    sheets = printed(stick)
    assert len(sheets) == 5
    assert all("prospectus.example/c/" in sheet for sheet in sheets[1:])


def test_boxes_in_the_finder_are_ticked_with_a_mouse_and_nothing_is_printed_of_nothing(page: Page) -> None:
    page.goto("courses/?q=catering")
    page.locator(".finder-cards > li").first.wait_for()
    page.get_by_role("button", name="Choose courses to print").click()
    expect(page.get_by_text("0 courses to print.")).to_be_visible()
    expect(page.get_by_role("link", name="Print them")).to_be_hidden()
    for number in (0, 1):
        page.locator("[data-pack-tick]").nth(number).click()
    expect(page.get_by_text("2 courses to print.")).to_be_visible()
    expect(page).to_have_url(re.compile(r"courses/\?q=catering"))
    expect(page.get_by_role("link", name="Print them")).to_be_visible()


def test_the_link_to_a_pack_is_copied_and_marked_where_the_browser_does_not_let_pages_copy(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    opened(page, BRICKS)
    copies = page.get_by_role("button", name="Copy the link")
    copies.click()
    expect(page.get_by_text("The link is copied.")).to_be_visible()
    link = page.get_by_label("Link to this pack").input_value()
    assert link.endswith(f"advisers/print/#courses={BRICKS}")
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    copies.click()
    expect(page.get_by_text("The link is marked: copy it.")).to_be_visible()
    assert page.evaluate("getSelection().toString()") == link


def test_the_page_without_a_pack_has_no_empty_room_on_paper_and_nothing_to_press(page: Page) -> None:
    page.goto("advisers/print/")
    expect(page.get_by_text("Tick courses under")).to_be_visible()
    page.emulate_media(media="print")
    held = page.locator("[data-pack]").bounding_box()
    told = page.get_by_text("Tick courses under").bounding_box()
    assert held and told
    assert held["y"] + held["height"] - (told["y"] + told["height"]) < 12
    expect(page.get_by_role("button", name="Take the courses of my plan")).to_be_hidden()
