"""The form as an office manager meets it: a course is made, changed and saved, and what is saved is sound.

The editor's own test backend stands for the area's Git host: it keeps the files in the browser.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from prospectus.feeds.editor.form import PACKAGE
from prospectus.pipeline import load
from prospectus.problems import Severity
from prospectus.reading import Document, read
from prospectus.tidying import tidied

from conftest import ROOT  # isort: skip

pytestmark = pytest.mark.skipif(
    not (ROOT / PACKAGE).is_dir(),
    reason="the form’s editor is an npm package: “make test” installs it where npm is, “make editor” by hand",
)

AGRICULTURE = "providers/teme-valley/courses/agriculture-level-2.yml"
COLLEGE = "providers/teme-valley/provider.yml"
DATES = "providers/teme-valley/calendar.yml"

PUT = """async (files) => {
  const top = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test", {create: true});
  for (const [path, text] of Object.entries(files)) {
    const parts = path.split("/");
    const name = parts.pop();
    let folder = top;
    for (const part of parts) folder = await folder.getDirectoryHandle(part, {create: true});
    const file = await (await folder.getFileHandle(name, {create: true})).createWritable();
    await file.write(text);
    await file.close();
  }
}"""
TAKE = """async (path) => {
  let at = await (await navigator.storage.getDirectory()).getDirectoryHandle("sveltia-cms-test");
  const parts = path.split("/");
  const name = parts.pop();
  try {
    for (const part of parts) at = await at.getDirectoryHandle(part);
    return await (await (await at.getFileHandle(name)).getFile()).text();
  } catch { return null; }
}"""


@pytest.fixture
def asked(page: Page, site_url: str) -> list[str]:
    """Every address elsewhere that the page asks for."""
    elsewhere: list[str] = []
    page.on(
        "request",
        lambda one: elsewhere.append(one.url) if not one.url.startswith((site_url, "data:", "blob:")) else None,
    )
    return elsewhere


@pytest.fixture
def form(page: Page, built_site: Path) -> Iterator[Page]:
    """The form with the test backend in place of the area's host, and a few of the example's files."""
    config = (built_site / "edit/config.yml").read_text(encoding="utf-8")
    config = re.sub(r'(?m)^"backend": .*$', '"backend": {"name": "test-repo"}', config, count=1)
    page.route("**/edit/config.yml*", lambda route: route.fulfill(body=config, content_type="text/yaml"))
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto("privacy/")
    page.evaluate(PUT, {path: (ROOT / path).read_text(encoding="utf-8") for path in (AGRICULTURE, COLLEGE, DATES)})
    page.goto("edit/")
    page.get_by_role("button", name="Work with Test Repository").click()
    expect(page.get_by_role("navigation", name="Contents")).to_be_visible()
    yield page


def opened(form: Page, address: str) -> None:
    """Go to one place of the form as a link from the site does."""
    form.goto("privacy/")
    form.goto(f"edit/#/collections/{address}")


def saved(form: Page, path: str, before: str | None) -> str:
    """The text of a file once the form has saved it."""
    form.get_by_role("button", name="Save", exact=True).click()
    for _ in range(50):
        text = form.evaluate(TAKE, path)
        if text not in (None, before):
            return str(text)
        form.wait_for_timeout(100)
    raise AssertionError(f"{path} was not saved: {form.locator('body').aria_snapshot()[:3000]}")


def data(text: str) -> object:
    document = read("saved.yml", text.encode())
    assert isinstance(document, Document), document
    return _bare(document.data)


def _bare(value: object) -> object:
    """Data without what the form trims: space round a text, and figures after a point that tell nothing."""
    if isinstance(value, dict):
        return {key: _bare(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_bare(one) for one in value]
    text = str(value).strip()
    return text.rstrip("0").rstrip(".") if re.fullmatch(r"-?\d+\.\d+", text) else text


def test_before_anybody_signs_in_nothing_is_asked_of_another_host(page: Page, asked: list[str]) -> None:
    wrong: list[str] = []
    page.on("console", lambda one: wrong.append(one.text) if "Content Security Policy" in one.text else None)
    page.goto("edit/")
    expect(page.get_by_role("heading", name="Wyreford and Teme Valley prospectus")).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Sign In Using Access Token", re.IGNORECASE))).to_be_visible()
    page.wait_for_timeout(1500)
    assert asked == []
    assert [one for one in wrong if "githubstatus" not in one] == []


@pytest.mark.parametrize(
    ("address", "path", "label"),
    [
        ("courses-teme-valley/entries/agriculture-level-2", AGRICULTURE, "Title"),
        ("providers/entries/teme-valley", COLLEGE, "Name"),
    ],
)
def test_changing_one_word_changes_nothing_else(
    form: Page, asked: list[str], address: str, path: str, label: str
) -> None:
    before = (ROOT / path).read_text(encoding="utf-8")
    opened(form, address)
    field = form.get_by_role("textbox", name=label, exact=True).first
    word = field.input_value()
    field.fill(f"{word} today")
    after = saved(form, path, before)
    was, now = data(before), data(after)
    assert isinstance(now, dict) and isinstance(was, dict)
    assert now == {**was, label.lower(): f"{word} today"}
    assert tidied("course" if label == "Title" else "provider", after) == after
    assert asked == []


def test_a_date_is_added_to_a_calendar(form: Page) -> None:
    before = (ROOT / DATES).read_text(encoding="utf-8")
    opened(form, "dates/entries/teme-valley")
    form.get_by_role("checkbox", name=re.compile("one more date .teme-valley-1")).check()
    group = form.get_by_role("group", name=re.compile("one more date .teme-valley-1"))
    group.get_by_role("radio", name="Taster").check()
    group.get_by_role("textbox", name="Name", exact=True).fill("Weld a dragon")
    group.get_by_label("Day", exact=True).first.fill("2027-03-06")
    group.get_by_role("textbox", name="Place", exact=True).fill("The town hall")
    after = saved(form, DATES, before)
    was, now = data(before), data(after)
    assert isinstance(now, dict) and isinstance(was, dict)
    added = now["events"].pop("teme-valley-1")
    assert added == {"kind": "taster", "name": "Weld a dragon", "on": "2027-03-06", "place": "The town hall"}
    assert now == was
    assert tidied("provider-calendar", after) == after


def test_a_course_is_made_and_is_sound(form: Page, tmp_path: Path) -> None:
    form.set_viewport_size({"width": 1280, "height": 9000})  # Fields are made when they come into view.
    opened(form, "courses-teme-valley/new")
    part(form, "Title").get_by_role("textbox").fill("Dry stone walling & hedges")
    part(form, "Status").get_by_role("radio", name="Published").check()
    part(form, "Summary").first.get_by_role("textbox").fill("Build a wall that stands for a hundred years.")
    choose(part(form, "Kind"), "Short course")
    choose(part(form, "Level").first, "Level 2")
    choose(part(form, "Subject").first, "Building and Construction (5.2)")
    part(form, "Ages").get_by_role("radio", name="16 to 19").check()
    part(form, "Who it is for").get_by_role("textbox").fill("You like to be outdoors.\n\n- stones: big ones\n- weather")
    part(part(form, "What you need to get in"), "In one line").get_by_role("textbox").fill("Nothing: just come.")
    steps = part(form, "Where it leads")
    add(steps, "step")
    choose(part(steps, "A job"), "Bricklayer")
    runs = part(form, "When and where")
    add(runs, "run")
    choose(part(runs, "Site"), "Riverside Campus")
    part(runs, "Start").get_by_role("textbox").fill("September 2027")
    part(runs, "Duration").get_by_role("textbox").fill("12 weeks")
    part(runs, "Full-time or part-time").get_by_role("radio", name="Part-time").check()
    choose(part(runs, "When in the week"), "Arranged with you")
    part(runs, "In person or online").get_by_role("radio", name="In person").check()
    part(part(form, "Cost"), "Amount").get_by_role("spinbutton").fill("42.5")
    part(part(form, "How to apply").last, "How").get_by_role("radio", name="Through an adviser").check()
    last = part(form, "The last check")
    part(last, "Checked on").locator("input").first.fill("2026-11-20")
    part(last, "Checked by").get_by_role("textbox").fill("Land Centre office")
    path = "providers/teme-valley/courses/dry-stone-walling-hedges.yml"
    text = saved(form, path, None)
    assert "amount: 42.5\n" in text
    assert "  - job: bricklayer\n" in text
    assert tidied("course", text) == text
    assert _errors_in(path, text, tmp_path) == set()


def _errors_in(path: str, text: str, folder: Path) -> set[str]:
    """The ids of what keeps a file from being published that is put into a copy of the example."""
    for name in ("content", "providers"):
        shutil.copytree(ROOT / name, folder / name)
    (folder / path).write_text(text, encoding="utf-8")
    loaded = load(folder)
    assert loaded.area and "teme-valley/dry-stone-walling-hedges" in {one.key for one in loaded.area.published}
    return {one.id for one in loaded.problems if one.place.path == path and one.severity is Severity.ERROR}


def part(inside: Page | Locator, label: str) -> Locator:
    """The part of the form for one key, by its label."""
    return inside.get_by_role("group", name=re.compile(f"^“\\W?{label}\\W?” Field$"))


def choose(inside: Locator, choice: str) -> None:
    """Choose from a list."""
    inside.get_by_role("combobox").first.click()
    inside.page.get_by_role("option", name=choice, exact=True).click()


def add(inside: Locator, what: str) -> None:
    """Add one to a list that does not hold one yet."""
    if inside.get_by_role("button", name="Remove").count() == 0:
        inside.get_by_role("button", name=re.compile(f"^Add \\W?{what}\\W?$")).click()
