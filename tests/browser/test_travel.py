"""Home is chosen once: courses then tell its journey first, and the finder counts in minutes; without scripts, all."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

pytestmark = pytest.mark.usefixtures("nothing_goes_wrong")

PHONE = {"width": 390, "height": 844}
COURSE = "courses/teme-valley/bricklaying-level-2/"
MINUTES = re.compile(r"(\d+) min (?:by [^.]+|on foot) from Abberton Green")


@pytest.fixture
def phone(page: Page) -> Page:
    page.set_viewport_size(PHONE)
    return page


def cards(page: Page) -> Locator:
    return page.get_by_role("region", name="Results").get_by_role("listitem").filter(has=page.get_by_role("heading"))


def minutes(page: Page) -> list[int]:
    """The minutes on the cards, in their order."""
    return [int(found[1]) for card in cards(page).all() if (found := MINUTES.search(card.inner_text()))]


def journeys(page: Page) -> Locator:
    return page.locator("table.trips tbody tr")


def choose(page: Page) -> None:
    """Choose a home on the page of a course."""
    page.goto(COURSE)
    page.get_by_label("I start from").select_option(label="Netherwick")


# ── A course ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_journey_from_home_comes_first_is_marked_and_stays_so(phone: Page) -> None:
    choose(phone)
    expect(journeys(phone).first).to_contain_text("Netherwick (your home)")
    rows = journeys(phone).count()
    phone.reload()
    expect(journeys(phone).first).to_contain_text("Netherwick (your home)")
    assert journeys(phone).count() == rows
    phone.goto("places/tembridge-high/main/")
    expect(journeys(phone).first).to_contain_text("Netherwick (your home)")


def test_home_can_be_forgotten(phone: Page) -> None:
    choose(phone)
    phone.get_by_role("button", name="Forget it").click()
    expect(journeys(phone).first).to_contain_text("Abberton Green")
    expect(phone.get_by_text("(your home)")).to_have_count(0)
    assert phone.evaluate("localStorage.getItem('prospectus.home')") is None


def test_a_home_that_is_a_postcode_district_is_all_its_villages(phone: Page) -> None:
    phone.goto(COURSE)
    phone.evaluate("localStorage.setItem('prospectus.home', 'WT5')")
    phone.reload()
    expect(journeys(phone).nth(0)).to_contain_text("Abberton Green (WT5)")
    expect(journeys(phone).nth(1)).to_contain_text("Little Sarn (WT5)")


def test_a_home_that_the_page_does_not_know_changes_nothing(phone: Page) -> None:
    phone.goto(COURSE)
    phone.evaluate("localStorage.setItem('prospectus.home', '\"]<b>')")
    phone.reload()
    expect(journeys(phone).first).to_contain_text("Abberton Green")
    expect(phone.get_by_role("button", name="Forget it")).to_be_visible()


def test_a_village_can_be_kept_as_home_on_its_own_page(phone: Page) -> None:
    phone.goto("travel/from/cold-arley/")
    phone.get_by_role("button", name="Keep this as my home").click()
    expect(phone.get_by_text("This is your home. Kept on this device only.")).to_be_visible()
    phone.goto(COURSE)
    expect(journeys(phone).first).to_contain_text("Cold Arley (your home)")


def test_without_scripts_a_course_tells_every_journey(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False, viewport={"width": 390, "height": 844})
    page = context.new_page()
    page.goto(COURSE)
    assert journeys(page).count() == 15
    for row in journeys(page).all():
        expect(row).to_contain_text(
            re.compile(r"\d\d:\d\d (bus|train|on foot).*there \d\d:\d\d|no bus or train in time")
        )
    expect(page.get_by_label("I start from")).to_have_count(0)
    page.goto("travel/from/abberton-green/")
    expect(page.get_by_role("button", name="Keep this as my home")).to_have_count(0)
    context.close()


# ── The finder ───────────────────────────────────────────────────────────────────────────────────────────────────────


def find(page: Page) -> None:
    page.goto("courses/?q=gcse")
    expect(cards(page).first).to_be_visible()
    page.get_by_label("From", exact=True).select_option(label="Abberton Green")
    expect(cards(page).first).to_contain_text(re.compile("from Abberton Green"))


def test_results_tell_the_journey_and_can_be_sorted_by_it(phone: Page) -> None:
    find(phone)
    assert len(minutes(phone)) >= 3
    assert not any("straight line" in card.inner_text() for card in cards(phone).all())
    phone.get_by_label("Sort").select_option(label="journey time")
    expect(phone).to_have_url(re.compile(r"sort=near#from=abberton-green$"))
    expect(cards(phone).first).to_contain_text(MINUTES)
    assert minutes(phone) == sorted(minutes(phone))


def test_results_can_be_kept_within_minutes(phone: Page) -> None:
    find(phone)
    phone.get_by_role("button", name="Filter").click()
    phone.get_by_label("How long from home, by bus, train or on foot").select_option("30")
    phone.get_by_role("button", name="Close").click()
    expect(phone.get_by_role("button", name="Take away: Within 30 minutes from Abberton Green")).to_be_visible()
    expect(phone).to_have_url(re.compile(r"minutes=30#from=abberton-green$"))
    found = minutes(phone)
    assert found and max(found) <= 30
    phone.reload()
    expect(phone.get_by_role("button", name="Take away: Within 30 minutes from Abberton Green")).to_be_visible()
    assert minutes(phone) == found
    phone.get_by_role("button", name="Take away: Within 30 minutes").click()
    expect(cards(phone).nth(len(found))).to_be_visible()


def test_counts_of_minutes_are_those_that_the_filter_finds(phone: Page) -> None:
    find(phone)
    phone.get_by_role("button", name="Filter").click()
    select = phone.get_by_label("How long from home, by bus, train or on foot")
    offered = select.locator("option").all_inner_texts()
    assert offered[0] == "any journey"
    found = re.fullmatch(r"within 45 minutes \((\d+)\)", offered[3])
    assert found
    select.select_option("45")
    phone.get_by_role("button", name="Close").click()
    expect(phone.locator("#finder-status")).to_contain_text(f"{found[1]} course")


def test_journeys_are_fetched_when_a_home_is_chosen_and_home_is_not_sent(phone: Page) -> None:
    asked: list[str] = []
    phone.on("request", lambda one: asked.append(one.url))
    phone.goto("courses/?q=gcse")
    expect(cards(phone).first).to_be_visible()
    assert not [url for url in asked if "/finder/travel" in url]
    phone.get_by_label("From", exact=True).select_option(label="Abberton Green")
    expect(cards(phone).first).to_contain_text("from Abberton Green")
    assert [url.rpartition("/")[2] for url in asked if "/finder/travel" in url] == ["travel.json"]
    assert not any("abberton-green" in url.split("#")[0] for url in asked)


def test_a_postcode_tells_from_where_its_journeys_are_told(phone: Page) -> None:
    phone.goto("courses/?q=gcse#from=WT8")
    expect(cards(phone).first).to_contain_text("from Eastham Ford")


def test_when_journeys_cannot_be_fetched_it_counts_in_miles(phone: Page) -> None:
    phone.route("**/assets/finder/travel.json", lambda route: route.fulfill(status=200, body="{}"))
    phone.goto("courses/?q=gcse#from=abberton-green")
    expect(cards(phone).first).to_contain_text("miles from Abberton Green in a straight line")


# ── The map ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_map_is_followed_by_keyboard(page: Page) -> None:
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("travel/")
    place = page.get_by_role("group", name="Map of the area").get_by_role("link", name=re.compile("^Abberton Green"))
    place.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("From Abberton Green")


@pytest.mark.parametrize("address", ["travel/", "travel/from/abberton-green/", COURSE])
def test_nothing_runs_over_the_edge_of_a_phone(phone: Page, address: str) -> None:
    phone.goto(address)
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
