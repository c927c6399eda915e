"""The plan's modules, outside their pages: they lose nothing, say what goes together, and write what others can read."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import icalendar
import pytest
from playwright.sync_api import Browser, Page

from tests import codes

BRICKS = "teme-valley/bricklaying-level-2"
MATHS = "teme-valley/gcse-maths-resit"
CARS = "skills-centre/motor-vehicle-link"
A_LEVEL = "wyreford-sixth-form/a-level-mathematics"


@pytest.fixture(scope="module")
def engine(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page in which the modules can be asked: `use(name)` gives one."""
    context = browser.new_context(base_url=site_url)
    page = context.new_page()
    page.goto("plan/")
    page.evaluate(
        "() => { window.use = (name) => import(new URL(`../assets/javascripts/plan-${name}.js`, location.href)); }"
    )
    yield page
    context.close()


def run(*lessons: tuple[int, int, int], **more: Any) -> dict[str, Any]:
    return {
        "where": "A",
        "site": "p/a",
        "study": "part-time",
        "starts": "6 Sep 2027",
        "lessons": [list(one) for one in lessons],
        **more,
    }


CAPACITY = {
    "L": (17, 32, 53, 78, 106, 134, 154, 192, 230, 271, 321, 367, 425, 458, 520),
    "M": (14, 26, 42, 62, 84, 106, 122, 152, 180, 213, 251, 287, 331, 362, 412),
}
"""How many bytes each version holds: ISO/IEC 18004, table 7."""


def test_two_thousand_operations_lose_nothing(engine: Page) -> None:
    """The same operations on a list of our own give the same plan, whatever was done before."""
    found = engine.evaluate("""async () => {
      const store = await use('store');
      localStorage.clear(); sessionStorage.clear();
      const ids = Array.from({ length: 60 }, (_, number) => `made-up/course-${number}`);
      let seed = 7;
      const random = (most) => (seed = (seed * 48271) % 2147483647) % most;
      let mine = []; let notes = {}; let last = null;
      for (let turn = 0; turn < 2000; turn++) {
        const id = ids[random(60)]; const at = mine.indexOf(id); const what = random(5);
        if (what === 0) {
          store.add(id);
          if (at < 0 && last && last.id === id) { mine.splice(Math.min(last.at, mine.length), 0, id); if (last.note) notes[id] = last.note; last = null; }
          else if (at < 0) mine.push(id);
        } else if (what === 1) {
          store.remove(id);
          if (at >= 0) { last = { id, at, note: notes[id] || '' }; mine.splice(at, 1); delete notes[id]; }
        } else if (what === 2 || what === 3) {
          const by = what === 2 ? 1 : -1; store.move(id, by);
          if (at >= 0 && mine[at + by]) { mine.splice(at, 1); mine.splice(at + by, 0, id); }
        } else { store.note(id, `note ${turn}`); if (at >= 0) notes[id] = `note ${turn}`; }
      }
      const kept = store.kept();
      const sorted = (one) => JSON.stringify(Object.entries(one).sort());
      localStorage.clear(); sessionStorage.clear();
      return { courses: kept.courses.join() === mine.join(), notes: sorted(kept.notes) === sorted(notes), number: mine.length };
    }""")
    assert found["courses"]
    assert found["notes"]
    assert found["number"] > 20


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        # Tuesday 9 to 12 and Tuesday 11 to 13 overlap from 11 to 12; one that ends when the other starts does not.
        (run((1, 540, 720)), run((1, 660, 780)), "clash"),
        (run((1, 540, 720)), run((1, 720, 780)), "fits"),
        (run((1, 540, 720)), run((2, 540, 720)), "fits"),
        # The same option block is taken once, and one full-time course is.
        (run((0, 540, 600), block="a"), run((0, 540, 600), block="a"), "block"),
        (run((0, 540, 600), study="full-time"), run((0, 540, 600), study="full-time"), "one or the other"),
        # What is not told is not guessed.
        ({"study": "part-time"}, run((0, 540, 600)), "unknown"),
    ],
)
def test_what_goes_together(engine: Page, one: dict[str, Any], other: dict[str, Any], says: str) -> None:
    code = "async ([one, other]) => (await use('week')).together({ runs: [one] }, { runs: [other] }).answer"
    assert engine.evaluate(code, [one, other]) == says


def test_a_bus_that_is_too_late_leaves_no_time_for_the_way(engine: Page) -> None:
    """Free at 10:00 and due at 10:40: one bus leaves 10:05 and is there 10:35, another is there only at 10:50."""
    code = """async ([one, other, ways]) => {
      const found = (await use('week')).together({ runs: [one] }, { runs: [other] }, new Map(Object.entries(ways)));
      return found.answer;
    }"""
    here, there = run((1, 540, 600)), run((1, 640, 700), where="B", site="p/b")
    for arrives, says in ((635, "fits"), (650, "late")):
        ways = {"p/a": {"p/b": {"walk": None, "days": [[[1], [605, arrives]]]}}}
        assert engine.evaluate(code, [here, there, ways]) == says


def test_another_date_that_fits_is_found(engine: Page) -> None:
    code = "async ([one, other]) => (await use('week')).together({ runs: [one] }, { runs: other })"
    found = engine.evaluate(code, [run((1, 540, 720)), [run((1, 540, 720)), run((3, 540, 720))]])
    assert (found["answer"], found["later"]) == ("fits", True)


def test_a_way_that_can_be_walked_in_time_needs_no_word_and_a_longer_one_does(engine: Page) -> None:
    """0.01 degrees north are 0.69 miles: 0.69 × 1.609 × 1.3 ÷ 4.8 km/h is 18.1 minutes, so 19 whole ones."""
    code = "async ([one, other]) => (await use('week')).together({ runs: [one] }, { runs: [other] }).moves.length"
    here = run((1, 540, 600), point=[52.30, -2.60])
    for minutes, asked in ((18, 1), (19, 0)):
        there = run((1, 600 + minutes, 700), where="B", site="p/b", point=[52.31, -2.60])
        assert engine.evaluate(code, [here, there]) == asked


def test_a_calendar_file_keeps_to_rfc_5545(engine: Page) -> None:
    one = {
        "id": "apply-a-b", "name": "Läuten, zählen; und \\ schreiben " * 4, "on": "2027-02-28",
        "about": "first\nsecond", "where": "Here, there",
    }  # fmt: skip
    code = """async (one) => (await use('calendar')).calendar([one], { host: 'x.example', now: new Date(0), name: 'Mine' })"""
    text = engine.evaluate(code, one).encode()
    assert text.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 for line in text.split(b"\r\n"))
    event = next(iter(icalendar.Calendar.from_ical(text).walk("VEVENT")))
    assert str(event["SUMMARY"]) == one["name"]
    assert str(event["DESCRIPTION"]) == "first\nsecond"
    assert str(event["UID"]) == "apply-a-b@x.example"
    assert (str(event.decoded("DTSTART")), str(event.decoded("DTEND"))) == ("2027-02-28", "2027-03-01")
    assert event.decoded("DTSTAMP").isoformat() == "1970-01-01T00:00:00+00:00"


def test_a_link_is_read_as_it_was_written(engine: Page) -> None:
    ids = [CARS, BRICKS, MATHS, A_LEVEL, "teme-valley/plumbing-level-1"]
    code = "async (ids) => { const { read, written } = await use('share'); return read(written(ids)); }"
    assert engine.evaluate(code, ids) == ids


@pytest.mark.parametrize("version", range(1, 16))
@pytest.mark.parametrize("level", ["L", "M"])
def test_codes_are_those_of_segno_for_every_mask_and_the_mask_that_is_chosen(
    engine: Page, level: str, version: int
) -> None:
    least = (0, *CAPACITY[level])[version - 1] + 1
    most = CAPACITY[level][version - 1]
    for length in (least, (least + most) // 2, most):
        the_same_code(engine, ADDRESS[:length], level)


ADDRESS = "https://prospectus.example/plan/#share=teme-valley/bricklaying-level-2," * 9


def the_same_code(engine: Page, text: str, level: str) -> None:
    code = """async ([text, level, masks]) => {
      const { qr } = await use('qr');
      return masks.map((mask) => qr(text, { level, mask }).map((row) => row.map(Number).join('')));
    }"""
    found = engine.evaluate(code, [text, level, [*range(8), -1]])
    assert found == [codes.matrix(text, level, mask) for mask in (*range(8), None)]


def test_what_is_too_long_for_a_code_has_none(engine: Page) -> None:
    assert engine.evaluate("async () => (await use('qr')).qr('x'.repeat(521))") is None
