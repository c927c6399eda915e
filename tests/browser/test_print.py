"""Pages on paper: a course on one sheet with its short address and code, and nothing that belongs to a screen."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Browser, Page, expect

from tests import codes

BRICKS = "teme-valley/bricklaying-level-2"
LONGEST = 6
PATIENCE = 50


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(locale="en-GB", timezone_id="Europe/London", offline=True)
    yield context.new_page()
    context.close()


def printed(page: Page, file: Path) -> list[str]:
    """The texts of a page's sheets."""
    page.goto(file.as_uri())
    read = pypdf.PdfReader(io.BytesIO(page.pdf(prefer_css_page_size=True)))
    return [sheet.extract_text() for sheet in read.pages]


def sample(edition: Path) -> list[Path]:
    """The longest course pages, and the first of every provider."""
    files = sorted(edition.glob("courses/*/*/index.html"))
    longest = sorted(files, key=lambda file: -file.stat().st_size)[:LONGEST]
    first = {file.parent.parent: file for file in reversed(files)}
    return list(dict.fromkeys([*longest, *first.values()]))


def test_every_course_is_one_sheet_printed_on_both_sides(page: Page, edition: Path) -> None:
    long = [f"{file}: {len(sheets)}" for file in sample(edition) if len(sheets := printed(page, file)) > 2]
    assert long == []


def test_a_course_on_paper_has_what_decides_and_nothing_of_the_screen(page: Page, edition: Path) -> None:
    text = "\n".join(printed(page, edition / "courses" / BRICKS / "index.html"))
    for told in ("Bricklaying", "Would I get in?", "Where and when", "How to apply and by when", "Who to ask"):
        assert told in text, told
    assert re.search(r"Checked on \d+ \w+ 20\d\d by ", text)
    for screen in ("Similar courses", "Save", "My plan", "Menu", "Compare", "What the words mean", "Breadcrumbs"):
        assert screen not in text, screen


def test_the_short_address_and_its_code_lead_to_the_course(page: Page, edition: Path) -> None:
    file = edition / "courses" / BRICKS / "index.html"
    page.goto(file.as_uri())
    address = page.locator("[data-short]").text_content() or ""
    found = re.fullmatch(r"https://prospectus\.example/(c/\w+/)", address)
    assert found
    leads = (edition / found[1] / "index.html").read_text(encoding="utf-8")
    assert f"../../courses/{BRICKS}/index.html" in leads
    title = page.locator(".sheet-code svg title")
    for _ in range(PATIENCE):  # the code is fetched when the browser has nothing else to do
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        if title.count():
            break
        page.wait_for_timeout(100)
    expect(title).to_have_text("This page’s address as a QR code")
    assert squares(page) == coded(address)
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator(".sheet-code").count() == 0


def squares(page: Page) -> set[tuple[int, int]]:
    """Where the dark squares of the code on the page are, without its quiet edge of four."""
    path = page.locator(".sheet-code path").get_attribute("d") or ""
    return {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1h-1z", path)}


def coded(text: str) -> set[tuple[int, int]]:
    """The same of the code that another program makes."""
    return {(x, y) for y, row in enumerate(codes.matrix(text, "M")) for x, dark in enumerate(row) if dark == "1"}


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("dates", 9),
        ("travel", 6),
        ("travel/from/clee-barton", 3),
        ("timetable", 5),
        ("timetable/year/12", 5),
        ("timetable/programme", 3),
        ("plan/form", 2),
        ("plan/checklist", 1),
    ],
)
def test_pages_of_every_kind_fill_their_sheets(page: Page, edition: Path, path: str, most: int) -> None:
    sheets = printed(page, edition / path / "index.html")
    assert len(sheets) <= most
    assert all(len(sheet.split()) > 20 for sheet in sheets)


def test_hand_written_pages_write_out_where_links_lead(page: Page, edition: Path) -> None:
    text = "".join(printed(page, edition / "help" / "travel-data" / "index.html"))
    body = (edition / "help/travel-data/index.html").read_text(encoding="utf-8").partition("<article")[2]
    links = set(re.findall(r'href="(https:[^"]+)"', body.partition("shell-edit")[0]))
    assert links
    assert all(link in re.sub(r"\s", "", text) for link in links)
