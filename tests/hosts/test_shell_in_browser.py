"""What stands round every page works for a reader: with and without scripts, by keyboard, in light and dark."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from prospectus.hosts.mkdocs import build
from prospectus.hosts.sources import gather
from sandbox import PROVIDER, Sandbox

HELP = """\
# Help

## First

!!! note
    Text

``` yaml
title: Bricklaying
```

## Second

| a | b |
|---|--:|
| 1 | 2 |

## Third

??? tip
    Folded
"""
KINDS = ("", "courses/", "courses/sarn-college/plumbing/", "levels/", "help/", "privacy/", "404.html")
HAND_WRITTEN, GENERATED = "help/", "courses/sarn-college/plumbing/"


class _Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A built site, served below a folder as many areas will have it."""
    sandbox = Sandbox(tmp_path_factory.mktemp("shell") / "area")
    sandbox.area()
    sandbox.write("providers/sarn-college/provider.yml", PROVIDER)
    sandbox.course("plumbing")
    sandbox.write("content/privacy.md", "# Privacy\n\nNo cookies.\n")
    sandbox.write("content/help/index.md", HELP)
    sandbox.write("content/help/more.md", "# More\n")
    sandbox.host(more="site_url: http://127.0.0.1/sarn/")
    build(sandbox.root, gather(sandbox.root), site_dir=sandbox.root.parent / "www/sarn")
    handler = functools.partial(_Quiet, directory=str(sandbox.root.parent / "www"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/sarn/"
        server.shutdown()


class Reader:
    """A browser's page that writes down whatever it complains of and wherever it asks."""

    def __init__(self, browser: Browser, address: str, **options: Any) -> None:
        self.page: Page = browser.new_context(**options).new_page()
        self.page.set_default_timeout(5_000)
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._asked(request.url))
        self.address = address

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.complaints.append(f"asked elsewhere: {url}")

    def open(self, path: str) -> Page:
        self.page.goto(self.address + path)
        return self.page


PHONE, DESK = {"width": 390, "height": 800}, {"width": 1280, "height": 900}


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_no_page_breaks_its_policy_or_asks_elsewhere(
    browser: Browser, address: str, viewport: dict[str, int], script: bool
) -> None:
    reader = Reader(browser, address, viewport=viewport, java_script_enabled=script)
    for path in KINDS:
        page = reader.open(path)
        assert page.locator("h1").count() == 1, path
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], path
    assert reader.complaints == []


def background(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


@pytest.mark.parametrize("path", [HAND_WRITTEN, GENERATED])
def test_colours_follow_the_device_until_the_reader_chooses(browser: Browser, address: str, path: str) -> None:
    reader = Reader(browser, address, viewport=PHONE, color_scheme="dark")
    page = reader.open(path)
    dark = background(page)
    button = page.get_by_role("button", name="Colours: as on this device")
    button.click()
    light = background(page)
    assert light == "rgb(255, 255, 255)" != dark
    assert page.get_by_role("button", name="Colours: light").is_visible()
    page.reload()
    assert background(page) == light
    page.get_by_role("button", name="Colours: light").click()
    page.emulate_media(color_scheme="light")
    assert background(page) == dark
    page.get_by_role("button", name="Colours: dark").click()
    assert background(page) == light
    page.emulate_media(color_scheme="dark")
    page.wait_for_function("colour => getComputedStyle(document.body).backgroundColor == colour", arg=dark)
    assert reader.complaints == []


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("path", [HAND_WRITTEN, GENERATED])
def test_the_menu_opens_by_keyboard_with_and_without_scripts(
    browser: Browser, address: str, path: str, script: bool
) -> None:
    page = Reader(browser, address, viewport=PHONE, java_script_enabled=script).open(path)
    menu = page.get_by_role("navigation", name="Menu")
    assert not menu.is_visible()
    page.locator("summary", has_text="Menu").focus()
    page.keyboard.press("Enter")
    assert menu.get_by_role("link", name="Words", exact=True).is_visible()
    if script:
        page.keyboard.press("Escape")
        assert not menu.is_visible()
        assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
        page.locator("summary", has_text="Menu").click()
        page.locator(".shell-footer").click()
        assert not menu.is_visible()
        page.locator("summary", has_text="Menu").click()
    menu.get_by_role("link", name="Levels").click()
    assert page.url == f"{address}levels/"


def test_on_a_desk_the_sections_stand_in_a_row_and_show_where_the_reader_is(browser: Browser, address: str) -> None:
    page = Reader(browser, address, viewport=DESK).open(GENERATED)
    row = page.get_by_role("navigation", name="Sections")
    assert row.get_by_role("link", name="Courses").get_attribute("aria-current") == "true"
    assert not page.locator("summary", has_text="Menu").is_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
def test_the_search_box_leads_to_the_finder(browser: Browser, address: str, script: bool) -> None:
    page = Reader(browser, address, viewport=PHONE, java_script_enabled=script).open(GENERATED)
    page.get_by_role("search").get_by_label("Search for a subject, job or course").fill("brick & mortar")
    page.keyboard.press("Enter")
    page.wait_for_url(f"{address}courses/?q=brick+%26+mortar*")


@pytest.mark.parametrize("path", [HAND_WRITTEN, GENERATED, "courses/"])
def test_the_first_stop_of_the_tab_key_skips_to_the_text(browser: Browser, address: str, path: str) -> None:
    page = Reader(browser, address, viewport=PHONE).open(path)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    assert page.locator(".md-skip").is_visible()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('header.shell-header')") is None


def test_a_missing_page_leads_on(browser: Browser, address: str) -> None:
    page = Reader(browser, address, viewport=PHONE).open("404.html")
    page.get_by_role("link", name="Search all courses").click()
    assert page.url == f"{address}courses/"


def test_on_paper_there_is_only_the_text(browser: Browser, address: str) -> None:
    page = Reader(browser, address, viewport=DESK).open(HAND_WRITTEN)
    page.emulate_media(media="print")
    assert not page.get_by_role("search").is_visible()
    assert page.locator("nav:visible").count() == 0
    assert page.locator("h1").is_visible()


def test_the_site_works_from_the_folder_that_it_was_built_for(browser: Browser, address: str, tmp_path: Path) -> None:
    page = Reader(browser, address, viewport=DESK).open(GENERATED)
    page.locator(".shell-name").click()
    assert page.url == address
