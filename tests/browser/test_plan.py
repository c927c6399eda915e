"""My plan: saving, order, notes, undo, comparing, sharing, printing and clearing, on a phone, with nothing sent away."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal

import icalendar
import pypdf
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests import codes

BRICKS = "teme-valley/bricklaying-level-2"
MATHS = "teme-valley/gcse-maths-resit"
CARS = "skills-centre/motor-vehicle-link"
A_LEVEL = "wyreford-sixth-form/a-level-mathematics"
WITHDRAWN = "teme-valley/hospitality-reception-level-2"
SHEETS = ("plan/", "plan/compare/", f"plan/#share={BRICKS}", "plan/form/", "plan/checklist/", "plan/learning-plan/")
NOTE = "Ask about the trial wall"

SHIFTS = """new PerformanceObserver(list => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted = (window.shifted || 0) + entry.value;
}).observe({ type: 'layout-shift', buffered: true });"""


@pytest.fixture(autouse=True)
def _nothing_goes_wrong(page: Page, site_url: str) -> Iterator[None]:
    wrong: list[str] = []
    page.set_viewport_size({"width": 390, "height": 844})
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on(
        "request", lambda one: wrong.append(one.url) if not one.url.startswith((site_url, "data:", "blob:")) else None
    )
    yield
    assert wrong == []


def plan(page: Page) -> dict[str, Any]:
    """What the device keeps."""
    kept = page.evaluate("localStorage.getItem('prospectus.plan')")
    return json.loads(kept) if kept else {"courses": [], "notes": {}}


def keep(page: Page, *courses: str, **notes: str) -> None:
    """Keep a plan as the page does, and open it."""
    page.goto("plan/")
    written = {
        "courses": list(courses),
        "notes": {key.replace("__", "/").replace("_", "-"): text for key, text in notes.items()},
    }
    page.evaluate("(kept) => localStorage.setItem('prospectus.plan', kept)", json.dumps(written))
    page.reload()
    expect(page.locator("[data-waits]")).to_be_visible()


def order(page: Page) -> list[str]:
    """The titles in the list, from the first choice on."""
    return page.locator("[data-list] h3").all_inner_texts()


# ── Saving ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_course_is_saved_and_taken_out_from_its_page_and_the_header_counts(page: Page) -> None:
    page.goto(f"courses/{BRICKS}/")
    head = page.locator(".plan-do")
    head.get_by_role("button", name="Save Bricklaying").click()
    expect(head.get_by_role("button", name="Saved Bricklaying")).to_be_visible()
    expect(page.get_by_role("link", name=re.compile(r"My\s+plan\s*1\s+course"))).to_be_visible()
    assert plan(page)["courses"] == [BRICKS]
    head.get_by_role("button", name="Saved").click()
    assert plan(page)["courses"] == []
    page.get_by_role("button", name="Undo").click()
    assert plan(page)["courses"] == [BRICKS]
    assert page.context.cookies() == []


@pytest.mark.parametrize(
    ("address", "inside"),
    [
        ("subjects/construction-and-the-built-environment/", ".rows > li"),
        ("levels/level-2/", ".rows > li"),
        ("providers/teme-valley/", ".rows > li"),
        ("routes/digital/", ".map-list > li"),
        ("courses/?q=maths", "[data-cards] > li"),
    ],
)
def test_every_line_of_a_list_saves_its_own_course(page: Page, address: str, inside: str) -> None:
    page.goto(address)
    line = page.locator(inside).first
    button = line.get_by_role("button", name=re.compile("^Save "))
    expect(button).to_be_visible()
    box = button.bounding_box()
    assert box
    assert box["height"] >= 44
    assert box["width"] >= 44
    button.click()
    expect(line.get_by_role("button", name=re.compile("^Saved "))).to_be_visible()
    course = line.get_by_role("link").first.get_attribute("href") or ""
    assert course.rstrip("/").endswith(plan(page)["courses"][0])


def test_a_withdrawn_course_cannot_be_saved(page: Page) -> None:
    page.goto(f"courses/{WITHDRAWN}/")
    expect(page.locator("[data-plan-count]")).to_have_text("")
    expect(page.locator(".plan-do")).to_have_count(0)


def test_other_tabs_see_what_is_saved(page: Page) -> None:
    other = page.context.new_page()
    other.goto("plan/")
    expect(other.get_by_text("Nothing is saved yet.")).to_be_visible()
    page.goto(f"courses/{BRICKS}/")
    page.locator(".plan-do").get_by_role("button").click()
    expect(other.get_by_role("link", name="Bricklaying", exact=True).first).to_be_visible()


# ── Order, notes, undo ───────────────────────────────────────────────────────────────────────────────────────────────


def test_the_order_is_changed_with_the_keyboard_and_the_focus_stays(page: Page) -> None:
    keep(page, BRICKS, MATHS, CARS)
    up = page.get_by_role("button", name="Up Motor vehicle (link course)")
    up.focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_have_text("Motor vehicle (link course) is now choice 2.")
    expect(up).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_have_text("Motor vehicle (link course) is now choice 1.")
    page.keyboard.press("Enter")
    expect(page.locator("[data-said]")).to_have_text("Motor vehicle (link course) is first already.")
    assert plan(page)["courses"] == [CARS, BRICKS, MATHS]
    page.reload()
    expect(page.get_by_role("link", name="Motor vehicle (link course)").first).to_be_visible()
    assert order(page) == ["Motor vehicle (link course)", "Bricklaying", "GCSE maths resit"]


def test_what_is_taken_out_comes_back_to_its_place_with_its_note(page: Page) -> None:
    keep(page, MATHS, BRICKS, CARS)
    page.get_by_label("My note on Bricklaying").fill(NOTE)
    page.get_by_role("button", name="Take out Bricklaying").press("Enter")
    expect(page.get_by_role("button", name="Take out Bricklaying")).to_have_count(0)
    assert plan(page) == {"courses": [MATHS, CARS], "notes": {}}
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_label("My note on Bricklaying")).to_have_value(NOTE)
    assert plan(page) == {"courses": [MATHS, BRICKS, CARS], "notes": {BRICKS: NOTE}}


def test_one_button_clears_everything_and_undo_gives_it_back(page: Page) -> None:
    keep(page, BRICKS, MATHS)
    page.evaluate("localStorage.setItem('prospectus.home', 'abberton-green')")
    page.evaluate("localStorage.setItem('prospectus.grades', '{\"gcse\": {\"maths\": 3}}')")
    page.evaluate("localStorage.setItem('prospectus.colours', 'dark')")
    page.get_by_role("button", name="Clear everything").press("Enter")
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    assert page.evaluate("Object.keys(localStorage)") == ["prospectus.colours"]
    assert page.evaluate("Object.keys(sessionStorage)") == []
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Bricklaying", exact=True).first).to_be_visible()
    assert plan(page)["courses"] == [BRICKS, MATHS]
    assert page.evaluate("localStorage.getItem('prospectus.home')") == "abberton-green"


def test_a_shared_computer_keeps_the_plan_for_the_tab_and_for_an_hour(page: Page) -> None:
    keep(page, BRICKS)
    page.get_by_label("This is a shared computer").check()
    expect(page.get_by_text("when you close this tab, and an hour after")).to_be_visible()
    assert page.evaluate("localStorage.getItem('prospectus.plan')") is None
    page.reload()
    expect(page.get_by_role("link", name="Bricklaying", exact=True).first).to_be_visible()
    another = page.context.new_page()
    another.goto("plan/")
    expect(another.get_by_text("Nothing is saved yet.")).to_be_visible()
    old = "JSON.stringify({ ...JSON.parse(sessionStorage['prospectus.plan']), at: Date.now() - 3600001 })"
    page.evaluate(f"sessionStorage.setItem('prospectus.plan', {old})")
    page.reload()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    assert page.evaluate("sessionStorage.getItem('prospectus.plan')") is None


# ── Storage that says no, and what cannot be a plan ──────────────────────────────────────────────────────────────────

FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); };"
FORBIDDEN = """for (const name of ['localStorage', 'sessionStorage']) {
  Object.defineProperty(window, name, { get() { throw new DOMException('no', 'SecurityError'); } });
}"""


@pytest.mark.parametrize("script", [FULL, FORBIDDEN], ids=["full", "forbidden"])
def test_a_device_that_keeps_nothing_is_told_and_the_page_goes_on(page: Page, script: str) -> None:
    page.add_init_script(script)
    page.goto(f"courses/{BRICKS}/")
    page.locator(".plan-do").get_by_role("button").click()
    expect(page.get_by_role("status").filter(has_text="This browser keeps nothing")).to_be_visible()
    expect(page.locator(".plan-do").get_by_role("button", name="Saved")).to_be_visible()
    page.goto(f"plan/#share={BRICKS}")
    page.get_by_role("button", name="Make it mine").click()
    expect(page.get_by_text("storage is switched off, or full")).to_be_visible()
    expect(page.get_by_role("button", name="Take out Bricklaying")).to_be_visible()


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "null",
        "7",
        "[]",
        '{"courses": 3}',
        '{"courses": ["../../x", "<b>/a", 5, null, "a/b/c", "constructor"], "notes": 4}',
    ],
)
def test_whatever_else_was_kept_counts_as_nothing(page: Page, kept: str) -> None:
    page.goto("plan/")
    page.evaluate("(kept) => localStorage.setItem('prospectus.plan', kept)", kept)
    page.reload()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()


# ── Withdrawn and renamed ────────────────────────────────────────────────────────────────────────────────────────────


def test_a_withdrawn_course_says_so_and_what_is_like_it(page: Page) -> None:
    keep(page, WITHDRAWN)
    expect(page.get_by_text("no longer offers this course")).to_be_visible()
    expect(page.locator("[data-list] .rows a").first).to_be_visible()


def test_a_renamed_course_keeps_its_place_and_its_note(page: Page) -> None:
    before = {"courses": {"bricks": {"moved": BRICKS}}}
    page.route("**/data/courses/old-college.json", lambda one: one.fulfill(json=before))
    keep(page, MATHS, "old-college/bricks", CARS, old_college__bricks=NOTE)
    expect(page.locator("[data-said]")).to_contain_text("has a new address: it is Bricklaying")
    assert plan(page) == {"courses": [MATHS, BRICKS, CARS], "notes": {BRICKS: NOTE}}


def test_a_course_that_is_not_there_any_more_is_told(page: Page) -> None:
    keep(page, "teme-valley/thatching")
    expect(page.get_by_text("is not in the prospectus any more")).to_be_visible()
    expect(page.get_by_role("heading", name="Thatching")).to_be_visible()


def test_facts_that_cannot_be_fetched_are_not_taken_for_a_course_that_is_gone(page: Page) -> None:
    page.route("**/data/courses/**", lambda one: one.abort())
    keep(page, BRICKS)
    expect(page.get_by_text("Its facts could not be fetched.")).to_be_visible()
    assert plan(page)["courses"] == [BRICKS]


# ── What follows from the plan ───────────────────────────────────────────────────────────────────────────────────────


def test_the_plan_says_what_is_still_needed_what_clashes_and_the_dates_in_order(page: Page) -> None:
    page.goto("grades/")
    page.evaluate(
        'localStorage.setItem(\'prospectus.grades\', \'{"gcse": {"maths": 3, "english language": 3}, "level": -1}\')'
    )
    keep(page, A_LEVEL, BRICKS)
    still = page.get_by_role("region", name="What I still need")
    expect(still).to_contain_text("grade 6 or above in GCSE maths")
    expect(still).to_contain_text("There is an interview")
    days = page.get_by_role("region", name="Dates, in order").get_by_role("listitem").all_inner_texts()
    assert any("29 January 2027" in one for one in days)
    years = [re.search(r"\d{4}", one) for one in days]
    assert [one[0] for one in years if one] == sorted(one[0] for one in years if one)


def test_the_dates_go_into_a_calendar(page: Page) -> None:
    keep(page, A_LEVEL, BRICKS)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Put these dates in my calendar").click()
    data = Path(waiting.value.path()).read_bytes()
    found = list(icalendar.Calendar.from_ical(data).walk("VEVENT"))
    closes = [one for one in found if str(one["SUMMARY"]).startswith("Apply by today: Bricklaying")]
    assert str(closes[0].decoded("DTSTART")) == "2027-01-29"
    assert len({str(one["UID"]) for one in found}) == len(found)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line


# ── Comparing ────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_courses_are_compared_two_at_a_time_on_a_phone_and_all_on_a_desk(page: Page) -> None:
    keep(page, BRICKS, MATHS, CARS)
    page.get_by_role("link", name="Compare side by side").click()
    table = page.get_by_role("table", name="The courses side by side")
    expect(table.get_by_role("columnheader")).to_have_count(2)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.get_by_label("Right").select_option(label="Motor vehicle (link course)")
    expect(table.get_by_role("columnheader").nth(1)).to_contain_text("Motor vehicle (link course)")
    page.get_by_label("Left").select_option(label="Motor vehicle (link course)")
    expect(table.get_by_role("columnheader").nth(1)).to_contain_text("Bricklaying")
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(table.get_by_role("columnheader")).to_have_count(3)


def test_differences_are_marked_in_words_and_alike_rows_can_be_left_out(page: Page) -> None:
    page.goto(f"plan/compare/#courses={BRICKS};{MATHS}")
    page.wait_for_selector("[data-table] tbody")
    rows = [" ".join(one.split()) for one in page.locator("[data-table] tbody th").all_inner_texts()]
    assert any(re.match(r"School, college or provider.*the same", one) for one in rows)
    assert any(re.match(r"Days.*differs", one) for one in rows)
    page.get_by_label("Only what differs").check()
    expect(page.locator("[data-table]").get_by_text("School, college or provider")).to_have_count(0)
    expect(page.locator("[data-table]").get_by_text("Days")).to_be_visible()


def test_compare_on_a_course_page_sets_it_beside_the_plan_else_beside_one_like_it(page: Page) -> None:
    page.goto(f"courses/{BRICKS}/")
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("columnheader")).to_have_count(2)
    expect(page.get_by_role("columnheader").first).to_contain_text("Bricklaying")
    keep(page, MATHS)
    page.goto(f"courses/{BRICKS}/")
    page.get_by_role("link", name="Compare", exact=True).click()
    expect(page.get_by_role("columnheader").nth(1)).to_contain_text("GCSE maths resit")


@pytest.mark.parametrize("home", ["abberton-green", "WT5"])
def test_with_a_home_the_comparison_tells_the_journey_from_it(page: Page, home: str) -> None:
    page.goto("plan/compare/")
    page.evaluate("(home) => localStorage.setItem('prospectus.home', home)", home)
    page.goto("about:blank")
    page.goto(f"plan/compare/#courses={BRICKS};{MATHS}")
    journeys = page.locator("[data-table] td").filter(has_text=re.compile(r"^\s*\d+ min.* from "))
    expect(journeys).to_have_count(2)


# ── Sharing ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_shared_plan_changes_nothing_until_the_reader_says_so(page: Page) -> None:
    keep(page, MATHS, teme_valley__gcse_maths_resit=NOTE)
    page.goto("about:blank")
    page.goto(f"plan/#share={BRICKS};{CARS}")
    region = page.get_by_role("region", name="A plan that was shared with you")
    expect(region.get_by_role("listitem")).to_have_count(2)
    assert plan(page) == {"courses": [MATHS], "notes": {MATHS: NOTE}}
    region.get_by_role("button", name="Add to mine").click()
    expect(region).to_be_hidden()
    assert plan(page) == {"courses": [MATHS, BRICKS, CARS], "notes": {MATHS: NOTE}}
    assert page.url.endswith("plan/")
    page.get_by_role("button", name="Undo").click()
    assert plan(page)["courses"] == [MATHS]


def test_beside_a_shared_plan_nobody_reads_that_nothing_is_saved(page: Page) -> None:
    page.goto(f"plan/#share={BRICKS}")
    region = page.get_by_role("region", name="A plan that was shared with you")
    expect(region.get_by_role("listitem")).to_have_count(1)
    expect(page.locator("[data-waits]")).to_be_visible()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_hidden()
    region.get_by_role("button", name="Leave it").click()
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()


def test_a_plan_that_is_put_in_place_of_mine_can_be_taken_back(page: Page) -> None:
    keep(page, MATHS, teme_valley__gcse_maths_resit=NOTE)
    page.goto("about:blank")
    page.goto(f"plan/#share={BRICKS}")
    page.get_by_role("button", name="Put it in place of mine").click()
    assert plan(page)["courses"] == [BRICKS]
    page.get_by_role("button", name="Undo").click()
    assert plan(page) == {"courses": [MATHS], "notes": {MATHS: NOTE}}


def test_the_link_holds_the_order_and_no_notes_and_is_sent_to_nobody(page: Page, site_url: str) -> None:
    keep(page, CARS, BRICKS, MATHS, teme_valley__bricklaying_level_2=NOTE)
    link = page.get_by_label("Link to my plan").input_value()
    assert link == f"{site_url}plan/#share={CARS};{BRICKS},gcse-maths-resit"
    other = page.context.browser.new_context() if page.context.browser else None
    assert other
    reader = other.new_page()
    sent: list[str] = []
    reader.on("request", lambda one: sent.append(one.url.partition("#")[0]))
    reader.goto(link)
    expect(reader.get_by_role("button", name="Make it mine")).to_be_visible()
    assert not [one for one in sent if "share=" in one or BRICKS in one.partition("/data/")[0]]
    reader.get_by_role("button", name="Make it mine").click()
    expect(reader.locator("[data-list] h3").first).to_have_text("Motor vehicle (link course)")
    other.close()


@pytest.mark.parametrize(
    "fragment",
    [
        "share=%", "share=<img src=x onerror=alert(1)>", "share=../../x/y", "share=constructor/__proto__", "share=;;,,//",
        "share=" + "a/b;" * 9000, "courses=%E0%A4%A", "share=https://evil.example/x", "share=a/b/c;d", "=", "share",
    ],
)  # fmt: skip
def test_hostile_addresses_do_nothing(page: Page, fragment: str) -> None:
    keep(page, MATHS)
    for address in ("plan/", "plan/compare/"):
        page.goto("about:blank")
        page.goto(f"{address}#{fragment}")
        expect(page.locator("[data-waits]")).to_be_visible()
        assert page.locator("img").count() == 0
    assert plan(page)["courses"] == [MATHS]


# ── QR codes ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_code_on_the_page_is_that_of_the_link(page: Page) -> None:
    keep(page, BRICKS, MATHS)
    link = page.get_by_label("Link to my plan").input_value()
    drawn = page.get_by_role("img", name="The link as a QR code").locator("path").get_attribute("d") or ""
    dark = {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h", drawn)}
    rows = codes.matrix(link, "M")
    assert dark == {(x, y) for y, row in enumerate(rows) for x, one in enumerate(row) if one == "1"}


# ── On paper ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def paper(page: Page) -> tuple[int, str]:
    """How many sheets of A4 the page takes, and what stands on them."""
    read = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4", prefer_css_page_size=True)))
    return len(read.pages), " ".join(one.extract_text() for one in read.pages)


def test_notes_come_on_paper_only_when_they_are_ticked(page: Page) -> None:
    keep(page, BRICKS, teme_valley__bricklaying_level_2=NOTE)
    assert NOTE not in paper(page)[1]
    page.goto("plan/form/")
    expect(page.get_by_role("cell", name="Bricklaying, level 2")).to_be_visible()
    assert NOTE not in paper(page)[1]
    page.get_by_label("Put my notes on it").check()
    sheets, text = paper(page)
    assert NOTE in text
    assert sheets <= 2


def test_the_form_has_the_choices_in_their_order_and_the_grades_only_when_ticked(page: Page) -> None:
    page.goto("grades/")
    page.evaluate('localStorage.setItem(\'prospectus.grades\', \'{"gcse": {"maths": 3}, "level": -1}\')')
    keep(page, A_LEVEL, BRICKS)
    page.goto("plan/form/")
    expect(page.get_by_role("cell", name="A level mathematics, level 3")).to_be_visible()
    text = paper(page)[1]
    assert text.index("A level mathematics") < text.index("Bricklaying")
    assert "GCSE maths" not in text
    page.get_by_label("Put the grades that I expect on it").check()
    assert "GCSE maths" in paper(page)[1]
    assert page.evaluate("Object.keys(localStorage).sort()") == ["prospectus.grades", "prospectus.plan"]


@pytest.mark.parametrize("address", ["plan/form/", "plan/checklist/", "plan/learning-plan/", "plan/compare/"])
def test_sheets_fit_on_both_sides_of_a_page(page: Page, address: str) -> None:
    keep(page, BRICKS, MATHS, CARS)
    page.goto(address)
    page.wait_for_timeout(500)
    assert paper(page)[0] <= 2


def test_what_is_ticked_and_written_is_kept_only_when_the_reader_says_so(page: Page) -> None:
    keep(page, BRICKS)
    page.goto("plan/checklist/")
    course = page.get_by_role("heading", name="Bricklaying, Teme Valley College")
    expect(course).to_be_visible()
    page.get_by_label("Place offered").check()
    assert page.evaluate("localStorage.getItem('prospectus.plan.paper')") is None
    page.get_by_label("Keep what I tick on this device").check()
    page.reload()
    expect(course).to_be_visible()
    expect(page.get_by_label("Place offered")).to_be_checked()
    page.get_by_label("Keep what I tick on this device").uncheck()
    assert page.evaluate("localStorage.getItem('prospectus.plan.paper')") is None
    page.goto("plan/learning-plan/")
    page.get_by_label("Where I want to get to").fill("A workshop of my own")
    page.get_by_label("Keep what I write on this device").check()
    page.reload()
    expect(page.get_by_label("Where I want to get to")).to_have_value("A workshop of my own")


# ── For everybody ────────────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "address", [f"courses/{BRICKS}/", "subjects/construction-and-the-built-environment/", "plan/", "plan/compare/"]
)
def test_nothing_moves_while_the_page_comes(page: Page, address: str) -> None:
    page.add_init_script(SHIFTS)
    keep(page, BRICKS, MATHS, CARS)
    page.goto(address)
    page.wait_for_timeout(1000)
    assert page.evaluate("window.shifted || 0") < 0.01


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", SHEETS)
def test_a_filled_plan_can_be_used_by_everybody(page: Page, address: str, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    keep(page, BRICKS, MATHS, CARS, WITHDRAWN)
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto("about:blank")
        page.goto(address)
        page.wait_for_timeout(600)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()


def test_without_javascript_there_are_blank_sheets(browser: Browser, site_url: str) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("plan/")
    expect(plain.get_by_role("link", name="a blank comparison")).to_be_visible()
    expect(plain.get_by_role("row")).to_have_count(7)
    expect(plain.get_by_role("button", name="Clear everything")).to_be_hidden()
    plain.goto("plan/compare/")
    expect(plain.get_by_role("rowheader", name="Would I get in?")).to_be_visible()
    plain.goto("plan/form/")
    expect(plain.get_by_text("Family name")).to_be_visible()
    plain.goto("plan/checklist/")
    plain.get_by_label("Place offered").first.check()
    plain.goto(f"courses/{BRICKS}/")
    expect(plain.get_by_role("button", name="Save")).to_have_count(0)
    context.close()
