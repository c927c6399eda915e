"""The finder answers as a good adviser would, counts rightly, keeps its state in the address and home on the device."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from pathlib import Path
from typing import Literal
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from prospectus.area import Area, Course, Run
from prospectus.derive import search
from prospectus.pipeline import load

PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
DATA = re.compile(r"/assets/finder/")

pytestmark = pytest.mark.usefixtures("nothing_goes_wrong")


@pytest.fixture(scope="module")
def area(example_root: Path) -> Area:
    found = load(example_root, as_of=dt.date(2026, 11, 22)).area
    assert found is not None
    return found


@pytest.fixture
def desk(page: Page) -> Page:
    """A page on a desk that fails its test when anything goes wrong in it or leaves for another host."""
    page.set_viewport_size(DESK)
    return page


def ask(page: Page, query: str) -> None:
    """Type a search into the finder and wait for its answer."""
    page.goto("courses/")
    page.get_by_role("searchbox").fill(query)
    expect(page.locator("#finder-status")).to_contain_text(re.compile(r"\d courses?|No course"))


def cards(page: Page) -> Locator:
    return page.get_by_role("region", name="Results").get_by_role("listitem").filter(has=page.get_by_role("heading"))


def keys(page: Page) -> list[str]:
    """The courses shown, as provider/course."""
    links = cards(page).get_by_role("heading").get_by_role("link").all()
    return [re.sub(r".*/courses/(.+)/$", r"\1", str(link.evaluate("link => link.href"))) for link in links]


def total(page: Page) -> int:
    found = re.match(r"([\d,]+) courses?", page.locator("#finder-status").inner_text())
    return int(found[1].replace(",", "")) if found else 0


def box(page: Page, group: str, name: str) -> Locator:
    """A filter's checkbox, its group opened if need be."""
    details = page.locator("details.finder-group", has=page.locator("summary", has_text=re.compile(f"^{group}")))
    if details.get_attribute("open") is None:
        details.locator("summary").click()
    return details.get_by_role("checkbox", name=re.compile(rf"^{re.escape(name)} \d+$"))


# ── Answers, as an adviser would give them (more of them in test_finder_engine.py) ──────────────────────────────────

MATHS_RESITS = {
    "teme-valley/gcse-maths-resit",
    "wyreford-sixth-form/gcse-maths-resit",
    "stokeminster/gcse-maths-resit",
    "tembridge-high/gcse-maths-resit",
}
CARS = {
    "teme-valley/motor-vehicle-level-1",
    "teme-valley/motor-vehicle-level-2",
    "teme-valley/motor-vehicle-level-3",
    "skills-centre/motor-vehicle-link",
}
PLUMBING = ["teme-valley/plumbing-level-1", "teme-valley/plumbing-level-2", "teme-valley/plumbing-level-3"]
BRICKS = [
    "teme-valley/bricklaying-level-1",
    "teme-valley/bricklaying-level-2",
    "teme-valley/bricklaying-apprenticeship",
]


def test_a_learner_types_and_finds(desk: Page) -> None:
    ask(desk, "bricklaying")
    assert keys(desk)[:3] == BRICKS
    desk.get_by_role("searchbox").fill("work with animals")
    expect(cards(desk).first).to_contain_text("Animal care")
    desk.get_by_role("searchbox").fill("car mechanic")
    expect(cards(desk).first).to_contain_text("Motor vehicle")
    assert set(keys(desk)[:4]) == CARS


def test_a_resit_near_home_is_sorted_by_the_journey(desk: Page) -> None:
    ask(desk, "gcse maths resit near Abberton Green")
    assert set(keys(desk)) >= MATHS_RESITS
    assert all("maths" in key for key in keys(desk))
    far = [
        int(text)
        for text in re.findall(r"(\d+) min .+ from Abberton Green", cards(desk).nth(0).locator("..").inner_text())
    ]
    without = [card.inner_text() for card in cards(desk).all()][len(far) :]
    assert len(far) >= 4
    assert far == sorted(far)
    assert all("no bus or train in time from Abberton Green" in text for text in without)
    assert keys(desk)[0] == "wyreford-sixth-form/gcse-maths-resit"
    expect(desk.get_by_label("Sort")).to_have_value("near")
    expect(desk.get_by_role("button", name="Near Abberton Green")).to_be_visible()


def test_a_grade_is_held_against_what_courses_ask_for(desk: Page, area: Area) -> None:
    ask(desk, "what can I do with a 3 in maths")
    while desk.get_by_role("button", name="Show more").is_visible():
        before = len(keys(desk))
        desk.get_by_role("button", name="Show more").click()
        expect(cards(desk).nth(before)).to_be_visible()
    asking = {
        course.key
        for course in area.published
        if any(gcse.subject == "maths" and gcse.grade <= 3 for gcse in course.written.entry.gcse)
    }
    assert asking <= set(keys(desk))
    assert not any("a-level" in key for key in keys(desk))


def test_a_place_is_kept_to_when_something_is_there(desk: Page) -> None:
    ask(desk, "animal care in Tembridge")
    expect(desk.get_by_role("button", name="In Tembridge")).to_be_visible()
    assert all("Tembridge" in card.inner_text() for card in cards(desk).all())


def test_a_place_where_there_is_none_is_left_out_and_said(desk: Page) -> None:
    ask(desk, "bricklaying in Tembridge")
    expect(desk.locator("#finder-status")).to_contain_text(
        "No course has all that you asked for. Left out: In Tembridge."
    )
    assert keys(desk)[0] in BRICKS
    expect(cards(desk).first).to_contain_text(re.compile(r"\d+ min .+ from Tembridge"))


def test_the_run_on_the_card_is_the_one_that_was_asked_for(desk: Page) -> None:
    ask(desk, "evening maths")
    assert keys(desk)
    days = [re.search(r"Starts .*", card.inner_text()) for card in cards(desk).all()]
    assert all(found and not re.search("full-time|daytime", found[0]) for found in days)


def test_a_mistyped_word_is_said(desk: Page) -> None:
    ask(desk, "plumer")
    expect(desk.locator("#finder-status")).to_contain_text("Showing “plumber”: no course says “plumer”.")


def test_every_step_of_typing_finds_what_is_meant(desk: Page) -> None:
    ask(desk, "bri")
    for typed in ("bric", "brickl", "bricklay", "bricklayi", "bricklayin", "bricklaying"):
        desk.get_by_role("searchbox").fill(typed)
        expect(cards(desk).first).to_contain_text("Bricklay")


@pytest.mark.parametrize("query", ["parents", "help for providers"])
def test_hand_written_pages_are_found_apart(desk: Page, query: str) -> None:
    ask(desk, query)
    pages = desk.get_by_role("heading", name="Pages that may help").locator("..")
    pages.get_by_role("link").first.click()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    assert not desk.url.endswith("/courses/")


def test_help_for_providers_does_not_stand_among_courses(desk: Page) -> None:
    ask(desk, "bricklaying")
    expect(cards(desk).first).to_be_visible()
    expect(desk.get_by_role("heading", name="Pages that may help")).to_be_hidden()


# ── Facets ───────────────────────────────────────────────────────────────────────────────────────────────────────────


def runs(area: Area, **wanted: str) -> set[str]:
    """The area's own courses that have one run with all of this, worked out without the finder."""
    return {course.key for course in area.published if any(_fits(course, run, wanted) for run in course.runs)}


def across(area: Area, **wanted: str) -> set[str]:
    """The same of its neighbours' courses, by their level and their sector."""
    return {
        key for key, course in area.across.items()
        if all(wanted[name] in {"level": search.levels(course.level), "sector": (course.sector,)}[name] for name in wanted)
    }  # fmt: skip


def _fits(course: Course, run: Run, wanted: dict[str, str]) -> bool:
    has = {
        "level": search.levels(course.written.level),
        "sector": (course.sector,),
        "pattern": (run.written.pattern,),
        "study": (run.written.study,),
        "town": (run.site.written.town if run.site else "online",),
        "day": tuple(session.day for session in run.sessions),
    }
    return all(value in has[key] for key, value in wanted.items())


def test_counts_are_those_of_the_courses(desk: Page, area: Area) -> None:
    desk.goto("courses/?level=level-2")
    expect(cards(desk).first).to_be_visible()
    assert total(desk) == len(runs(area, level="level-2") | across(area, level="level-2"))
    for sector in ("care-services", "digital", "construction-and-the-built-environment"):
        found = runs(area, level="level-2", sector=sector) | across(area, level="level-2", sector=sector)
        name = next(course.sector_name for course in area.published if course.sector == sector)
        expect(box(desk, "Subject", name)).to_have_accessible_name(f"{name} {len(found)}")
    for level in ("level-1", "level-3"):
        name = level.replace("level-", "Level ")
        expect(box(desk, "Level", name)).to_have_accessible_name(
            f"{name} {len(runs(area, level=level) | across(area, level=level))}"
        )


def test_filters_of_dates_and_places_hold_for_one_and_the_same_run(desk: Page, area: Area) -> None:
    desk.goto("courses/?pattern=evening&place=tembridge")
    expect(cards(desk).first).to_be_visible()
    found = runs(area, pattern="evening", town="Tembridge")
    assert set(keys(desk)) == found
    apart = runs(area, pattern="evening") & runs(area, town="Tembridge")
    assert found < apart, "the example has a course with an evening elsewhere and a day in Tembridge"
    name = "Wyreford"
    expect(box(desk, "Place", name)).to_have_accessible_name(f"{name} {len(runs(area, pattern='evening', town=name))}")


def test_choosing_filters_narrows_and_chips_widen_again(desk: Page, area: Area) -> None:
    ask(desk, "engineering")
    all_of_them = total(desk)
    box(desk, "Level", "Level 3").check()
    expect(desk).to_have_url(re.compile(r"level=level-3"))
    chip = desk.get_by_role("button", name="Take away: Level 3")
    expect(chip).to_be_visible()
    narrowed = total(desk)
    assert 0 < narrowed < all_of_them
    box(desk, "Level", "Level 2").check()
    expect(desk.get_by_role("button", name="Take away: Level 2")).to_be_visible()
    assert total(desk) > narrowed
    desk.get_by_role("button", name="Clear all").first.click()
    expect(chip).to_be_hidden()
    assert total(desk) == all_of_them
    expect(desk.get_by_role("searchbox")).to_have_value("engineering")


def test_the_focus_stays_where_the_reader_works(desk: Page) -> None:
    ask(desk, "engineering")
    level = box(desk, "Level", "Level 3")
    level.focus()
    desk.keyboard.press("Space")
    expect(desk.get_by_role("button", name="Take away: Level 3")).to_be_visible()
    expect(level).to_be_focused()
    desk.get_by_role("button", name="Take away: Level 3").focus()
    desk.keyboard.press("Enter")
    expect(level).not_to_be_checked()
    expect(desk.get_by_role("searchbox")).to_be_focused()


@pytest.mark.parametrize(("sort", "name"), [("soon", "soonest start"), ("az", "A to Z")])
def test_results_can_be_sorted(desk: Page, sort: str, name: str) -> None:
    ask(desk, "engineering")
    desk.get_by_label("Sort").select_option(label=name)
    expect(desk).to_have_url(re.compile(f"sort={sort}"))
    if sort == "az":
        titles = [card.get_by_role("heading").inner_text().casefold() for card in cards(desk).all()]
        assert titles == sorted(titles)
    else:
        expect(cards(desk).first).to_contain_text("any time")


# ── Address ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_a_search_can_be_shared_and_gone_back_to(desk: Page) -> None:
    ask(desk, "engineering")
    box(desk, "Level", "Level 3").check()
    expect(desk.get_by_role("button", name="Take away: Level 3")).to_be_visible()
    shared, there = desk.url, keys(desk)
    desk.go_back()
    expect(desk.get_by_role("button", name="Take away: Level 3")).to_be_hidden()
    expect(box(desk, "Level", "Level 3")).not_to_be_checked()
    desk.goto(shared)
    expect(desk.get_by_role("searchbox")).to_have_value("engineering")
    expect(box(desk, "Level", "Level 3")).to_be_checked()
    assert keys(desk) == there


def test_back_from_a_course_shows_the_same_results(desk: Page) -> None:
    desk.goto("courses/?level=level-3")
    desk.get_by_role("button", name="Show more").click()
    expect(cards(desk).nth(20)).to_be_visible()
    cards(desk).nth(20).get_by_role("link").click()
    expect(desk.get_by_role("heading", level=1)).to_be_visible()
    desk.go_back()
    expect(cards(desk).nth(20)).to_be_visible()


def test_twenty_at_first_and_the_focus_on_the_first_of_the_next(desk: Page) -> None:
    desk.goto("courses/?level=level-3")
    expect(cards(desk)).to_have_count(20)
    desk.get_by_role("button", name="Show more").click()
    expect(cards(desk)).to_have_count(40)
    expect(cards(desk).nth(20).get_by_role("link")).to_be_focused()


def test_an_address_with_nonsense_finds_what_it_can(desk: Page) -> None:
    desk.goto("courses/?level=level-99&sort=price&within=x&place=nowhere&q=%22%3E%3Cscript%3Ebricklaying#from=atlantis")
    expect(cards(desk).first).to_contain_text("Bricklay")


def test_the_header_leads_here(desk: Page) -> None:
    desk.goto("subjects/")
    desk.get_by_role("searchbox").fill("bricklaying")
    desk.keyboard.press("Enter")
    expect(desk.get_by_role("heading", name="Find a course")).to_be_visible()
    expect(cards(desk).first).to_contain_text("Bricklaying")


# ── Home ─────────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_home_is_chosen_once_kept_here_and_never_sent(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    ask(desk, "gcse maths")
    desk.get_by_label("From", exact=True).select_option(label="Clee Barton")
    expect(cards(desk).first).to_contain_text(re.compile(r"\d+ min .+ from Clee Barton"))
    desk.get_by_label("Sort").select_option(label="journey time")
    expect(desk).to_have_url(re.compile(r"#from=clee-barton$"))
    desk.goto("courses/?q=welding")
    expect(cards(desk).first).to_contain_text(re.compile(r"\d+ min .+ from Clee Barton"))
    expect(desk.get_by_label("From", exact=True)).to_have_value("clee-barton")
    assert not any("clee-barton" in url.split("#")[0] for url in asked)


def test_a_postcode_can_be_home(desk: Page) -> None:
    ask(desk, "welding")
    desk.get_by_label("From", exact=True).select_option(label="a postcode …")
    code = desk.get_by_label("First half of your postcode")
    code.fill("nonsense")
    code.press("Tab")
    expect(desk.get_by_text("That is not the start of a postcode.")).to_be_visible()
    code.fill("wt4 2ff")
    code.press("Tab")
    expect(cards(desk).first).to_contain_text(re.compile(r"\d+ min .+ from (Stokeminster|Martin.s Hatch|Withy End)"))
    code.fill("ZZ9")
    code.press("Tab")
    expect(desk.get_by_text("“ZZ9” is not a postcode area near here.")).to_be_visible()


def test_courses_further_than_wanted_are_left_out_and_offered(desk: Page) -> None:
    desk.goto("courses/?q=bricklaying&minutes=20#from=clee-barton")
    expect(desk.locator("#finder-status")).to_contain_text("No courses with all these filters")
    desk.get_by_role("button", name=re.compile(r"^Within 45 minutes \(\d+\)")).click()
    expect(cards(desk).first).to_contain_text("Bricklaying")
    expect(desk.get_by_role("button", name="Take away: Within 45 minutes from Clee Barton")).to_be_visible()


def test_a_shared_home_is_not_kept(desk: Page) -> None:
    desk.goto("courses/?q=welding&sort=near#from=clee-barton")
    expect(cards(desk).first).to_contain_text("from Clee Barton")
    desk.goto("courses/?q=welding")
    expect(cards(desk).first).to_be_visible()
    expect(cards(desk).first).not_to_contain_text("Clee Barton")


# ── Nothing found ────────────────────────────────────────────────────────────────────────────────────────────────────


def test_what_is_nearest_is_offered_with_counts_that_are_right(desk: Page) -> None:
    desk.goto("courses/?q=bricklaying&level=level-3")
    expect(desk.locator("#finder-status")).to_contain_text("No courses with all these filters")
    offer = desk.get_by_role("button", name=re.compile(r"^Level 2 \(\d+\)"))
    count = int(re.sub(r"\D", "", offer.inner_text().split("(")[1]))
    expect(desk.get_by_role("button", name=re.compile(r"^Any level \(\d+\)"))).to_be_visible()
    offer.click()
    expect(cards(desk)).to_have_count(count)
    expect(cards(desk).first.get_by_role("link")).to_be_focused()


def test_nonsense_is_told_and_the_ways_to_browse_are_shown(desk: Page) -> None:
    ask(desk, "xqzzwv")
    expect(desk.locator("#finder-status")).to_contain_text("No course found for “xqzzwv”")
    expect(desk.get_by_role("link", name="By subject")).to_be_visible()


def test_a_word_that_nobody_has_is_left_out(desk: Page) -> None:
    ask(desk, "xqzzwv plumbing")
    expect(desk.locator("#finder-status")).to_contain_text("Left out: “xqzzwv”")
    assert set(keys(desk)[:3]) == set(PLUMBING)


# ── Manners ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_nothing_is_fetched_before_it_is_needed(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.goto("courses/")
    desk.wait_for_load_state("networkidle")
    assert not [url for url in asked if DATA.search(url)]
    desk.get_by_role("searchbox").press_sequentially("b")
    expect(cards(desk).first).to_be_visible()
    assert [url for url in asked if DATA.search(url)]


def test_emptying_the_search_shows_the_ways_to_browse_again(desk: Page) -> None:
    ask(desk, "welding")
    expect(desk.get_by_role("link", name="By subject")).to_be_hidden()
    desk.get_by_role("searchbox").fill("")
    expect(desk.get_by_role("link", name="By subject")).to_be_visible()
    expect(desk.get_by_role("region", name="Results")).to_be_hidden()


def test_a_failed_fetch_is_told_and_can_be_tried_again(page: Page) -> None:
    page.goto("courses/")
    page.route(re.compile("index.json"), lambda route: route.fulfill(status=503))
    page.context.route(re.compile("index.json"), lambda route: route.fulfill(status=503))
    page.get_by_role("searchbox").fill("welding")
    expect(page.locator("#finder-status")).to_contain_text("could not be fetched")
    page.context.unroute_all()
    page.unroute_all()
    page.get_by_role("button", name="Try again").click()
    expect(cards(page).first).to_be_visible()


def test_on_a_phone_filters_stand_in_a_dialog(page: Page) -> None:
    page.set_viewport_size(PHONE)
    page.goto("courses/?q=engineering")
    expect(cards(page).first).to_be_visible()
    opener = page.get_by_role("button", name="Filter")
    opener.click()
    dialog = page.get_by_role("dialog", name="Filters")
    expect(dialog).to_be_visible()
    box(page, "Level", "Level 3").check()
    show = dialog.get_by_role("button", name=re.compile(r"^Show \d+ courses"))
    expect(show).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(opener).to_be_focused()
    expect(opener).to_have_text("Filter (1)")


@pytest.mark.parametrize("width", [390, 1280])
def test_targets_are_large_enough_and_nothing_runs_over(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.goto("courses/?q=engineering&level=level-3")
    expect(cards(page).first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shown = page.locator(
        "main button:visible, main select:visible, main input:visible, main summary:visible, .finder-values label:visible"
    )
    small = [
        (one.evaluate("one => one.outerHTML.slice(0, 80)"), size)
        for one in shown.all()
        if (size := one.bounding_box()) and size["height"] < 43.5 and one.get_attribute("type") != "checkbox"
    ]
    assert small == []


def test_what_a_phone_fetches_for_the_first_results_is_small(page: Page, built_site: Path) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url.split("#")[0].split("?")[0]))
    ask(page, "bricklaying")
    base = page.url.split("courses/")[0]
    paths = [url.removeprefix(base) for url in asked if url.startswith(base)]
    files = [built_site / (path + "index.html" if path.endswith("/") or not path else path) for path in paths]
    sizes = {str(file.relative_to(built_site)): len(gzip.compress(file.read_bytes(), 6)) for file in files}
    assert sum(sizes.values()) <= 200 * 1024, sizes


def test_the_home_page_hands_over_the_search_and_keeps_home_to_itself(desk: Page) -> None:
    asked: list[str] = []
    desk.on("request", lambda request: asked.append(request.url))
    desk.goto("")
    search_form = desk.get_by_role("search", name="Find a course")
    search_form.get_by_label("Subject, job or course").fill("welding")
    search_form.get_by_label("From").select_option(label="Clee Barton")
    search_form.get_by_role("button").click()
    expect(cards(desk).first).to_contain_text(re.compile(r"\d+ min .+ from Clee Barton"))
    assert not any("clee-barton" in url for url in asked)
    desk.goto("")
    expect(desk.get_by_role("search", name="Find a course").get_by_label("From")).to_have_value("clee-barton")


def test_a_home_that_a_form_sends_is_kept_and_taken_out_of_what_is_sent(desk: Page) -> None:
    desk.goto("courses/?q=welding&from=clee-barton")
    expect(cards(desk).first).to_contain_text("from Clee Barton")
    assert "from=" not in desk.url


def test_without_javascript_every_way_to_browse_is_there(browser: Browser, site_url: str, area: Area) -> None:
    context = browser.new_context(base_url=site_url, java_script_enabled=False)
    plain = context.new_page()
    plain.goto("courses/")
    assert (
        "Searching needs JavaScript" in plain.locator("noscript").inner_html()
        or plain.get_by_text("Searching needs JavaScript").is_visible()
    )
    main = plain.locator("main")
    links = {link.get_attribute("href") for link in main.get_by_role("link").all()}
    for course in area.published:
        assert f"../subjects/{course.sector}/" in links
        assert f"../levels/{course.level.slug}/" in links
        assert f"../{course.provider.address}" in links
        assert {f"../{site.address}" for site in course.sites} <= links
    assert any(str(link).startswith("../a-z/#b") for link in links)
    expect(plain.get_by_role("button", name="Filter")).to_be_hidden()
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(
    ("width", "address"),
    [
        (390, "courses/"),
        (390, "courses/?q=engineering&level=level-3#from=clee-barton"),
        (1280, "courses/?q=engineering&level=level-3#from=clee-barton"),
        (1280, "courses/?q=bricklaying&level=level-3&minutes=20#from=clee-barton"),
    ],
)
def test_axe_finds_nothing_wrong_in_any_state(
    page: Page, scheme: Literal["light", "dark"], width: int, address: str
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    if "?" in address:
        expect(page.locator("#finder-status")).to_contain_text(re.compile(r"\d courses?|No course"))
        if width == PHONE["width"]:
            page.get_by_role("button", name="Filter").click()
            expect(page.get_by_role("dialog")).to_be_visible()
    found = Axe().run(page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"]]) for one in found] == []


def test_the_area_picture_shows_where_courses_are(desk: Page) -> None:
    ask(desk, "tractor")
    picture = desk.get_by_role("img", name=re.compile("Map of the area"))
    expect(picture).to_be_visible()
    expect(picture).to_have_accessible_name(f"Map of the area with the courses found: Tembridge {total(desk)}")
    expect(picture.get_by_text("Stokeminster")).to_be_visible()


@pytest.mark.parametrize("facet", ["level", "place", "provider"])
@pytest.mark.parametrize("value", ["constructor", "__proto__", "toString", "<img src=x onerror=alert(1)>"])
def test_an_address_with_a_value_that_nobody_offers_is_answered_all_the_same(
    desk: Page, area: Area, facet: str, value: str
) -> None:
    desk.goto(f"courses/?q=a&{facet}={quote(value)}")
    expect(desk.locator("#finder-status")).to_contain_text(re.compile(r"\d courses?|No course"))
    assert desk.locator("[data-chips] button").count() == 0


@pytest.mark.parametrize("within", ["1e999", "Infinity", "-3", "NaN", "9999999999"])
def test_a_distance_that_cannot_be_is_not_said(desk: Page, within: str) -> None:
    desk.goto(f"courses/?within={within}&q=maths#from=wyreford")
    expect(desk.locator("#finder-status")).to_contain_text(re.compile(r"\d courses?|No course"))
    assert re.search(r"Infinity|NaN|99999|-\d miles", desk.get_by_role("main").inner_text()) is None
