"""The page of dates: short on a phone, filtered by kind and by provider, and what repeats told once."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect


@pytest.fixture(autouse=True)
def _watched(nothing_goes_wrong: None) -> None:
    """What goes wrong in a page fails its test."""


def test_dates_are_filtered_by_kind_and_provider_and_the_address_holds_it(page: Page) -> None:
    page.goto("dates/")
    events = page.locator("li.event:visible")
    every = events.count()
    page.get_by_label("Show", exact=True).select_option("Tasters")
    tasters = events.count()
    assert 0 < tasters < every
    page.get_by_label("Of", exact=True).select_option("Teme Valley College")
    assert 0 < events.count() < tasters
    expect(page.locator("[data-said]")).to_have_text(f"{events.count()} dates")
    assert page.url.endswith("?kind=taster&of=teme-valley")
    few = events.count()
    page.reload()
    expect(page.get_by_label("Show", exact=True)).to_have_value("taster")
    assert events.count() == few
    expect(page.locator("[data-month]:visible").first.get_by_role("heading", level=2)).to_be_visible()


def test_without_javascript_nothing_is_there_to_filter_by_but_pages_of_each_kind_are(
    browser: Browser, site_url: str
) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("dates/")
    expect(plain.get_by_label("Show", exact=True)).to_be_hidden()
    expect(plain.get_by_role("link", name=re.compile("Tasters"))).to_be_visible()
    context.close()


def test_on_a_phone_a_date_says_when_and_where_and_leads_to_the_rest(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("dates/")
    assert page.evaluate("document.documentElement.scrollHeight") < 25_000
    first = page.locator("li.event").first
    expect(first.locator(".event-more").first).to_be_hidden()
    first.get_by_role("heading").get_by_role("link").click()
    expect(page.locator("li.event:target .event-more").first).to_be_visible()
