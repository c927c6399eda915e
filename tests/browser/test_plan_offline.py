"""The saved plan without a connection: its pages and courses stay, say how old they are, and give way to a new site."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import Handler, Server

BRICKS = "teme-valley/bricklaying-level-2"
MATHS = "teme-valley/gcse-maths-resit"
OTHER = "skills-centre/motor-vehicle-link"

KEPT = """async () => {
  const found = [];
  for (const name of await caches.keys()) for (const { url } of await (await caches.open(name)).keys()) found.push(new URL(url).pathname.slice(1));
  return found;
}"""
READY = "navigator.serviceWorker.ready.then(() => Boolean(navigator.serviceWorker.controller))"
NONE = (
    f"Promise.all([({KEPT})(), navigator.serviceWorker.getRegistration()]).then(([kept, one]) => !kept.length && !one)"
)


@pytest.fixture
def site(built_site: Path, tmp_path: Path) -> Path:
    """A copy of the site that a test may change."""
    return Path(shutil.copytree(built_site, tmp_path / "site"))


class _Line(Handler):
    """Serves as any host does, or, while its server is down, hangs up."""

    def handle_one_request(self) -> None:
        assert isinstance(self.server, Server)
        if self.server.down:
            self.close_connection = True
        else:
            super().handle_one_request()


@pytest.fixture
def server(site: Path) -> Iterator[Server]:
    """A server of the site that can go down and come back."""
    made = Server(("127.0.0.1", 0), partial(_Line, directory=str(site)))
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield made
    made.shutdown()
    made.server_close()


@pytest.fixture
def url(server: Server) -> str:
    return f"http://127.0.0.1:{server.server_port}/"


@pytest.fixture
def context(browser: Browser, url: str) -> Iterator[BrowserContext]:
    made = browser.new_context(base_url=url, viewport={"width": 390, "height": 844})
    yield made
    made.close()


def saved(context: BrowserContext, *courses: str) -> Page:
    """A page of a reader who has saved these courses, once the worker has kept them."""
    page = context.new_page()
    page.goto("plan/")
    page.evaluate("(kept) => localStorage.setItem('prospectus.plan', kept)", json.dumps({"courses": courses}))
    page.reload()
    comes(page, READY)
    kept_until(page, f"courses/{courses[-1]}/", "assets/finder/index.json")
    return page


def kept_until(page: Page, *addresses: str) -> None:
    """Wait until these are kept."""
    comes(page, f"({KEPT})().then((kept) => {json.dumps(addresses)}.every((one) => kept.includes(one)))")


def comes(page: Page, told: str) -> None:
    """Wait until a promise in the page gives true."""
    for _ in range(100):
        if page.evaluate(told):
            return
        page.wait_for_timeout(100)
    raise AssertionError(told)


def test_the_plan_and_its_courses_are_there_without_a_connection_and_say_of_which_day(
    context: BrowserContext, server: Server
) -> None:
    page = saved(context, BRICKS, MATHS)
    server.down = True
    page.goto("plan/")
    expect(page.get_by_role("link", name="Bricklaying", exact=True).first).to_be_visible()
    expect(page.get_by_role("note").filter(has_text="This copy is of")).to_be_visible()
    page.get_by_role("link", name="Compare side by side").click()
    expect(page.get_by_role("columnheader").first).to_contain_text("Bricklaying")
    page.goto(f"courses/{BRICKS}/")
    expect(page.get_by_role("heading", name="Bricklaying", level=1)).to_be_visible()
    expect(page.get_by_role("note").filter(has_text="This copy is of")).to_be_visible()
    page.goto("courses/?q=maths")
    expect(page.get_by_role("link", name="GCSE maths resit").first).to_be_visible()
    server.down = False
    page.goto(f"courses/{BRICKS}/")
    expect(page.get_by_role("note").filter(has_text="This copy is of")).to_have_count(0)


def test_nothing_is_kept_of_courses_that_are_not_saved(context: BrowserContext) -> None:
    page = saved(context, BRICKS, MATHS)
    page.goto(f"courses/{OTHER}/")
    page.goto("subjects/digital/")
    kept = page.evaluate(KEPT)
    assert not [one for one in kept if OTHER in one or one.startswith("subjects/")]
    page.goto("plan/")
    page.get_by_role("button", name="Take out Bricklaying").click()
    comes(page, f"({KEPT})().then((kept) => !kept.some((one) => one.includes('{BRICKS}')))")
    assert f"courses/{MATHS}/" in page.evaluate(KEPT)


def test_a_new_site_replaces_the_copies_of_the_old(context: BrowserContext, site: Path, server: Server) -> None:
    page = saved(context, BRICKS)
    before = page.evaluate("caches.keys()")
    course = site / "courses" / BRICKS / "index.html"
    course.write_text(
        course.read_text(encoding="utf-8").replace("<h1>Bricklaying</h1>", "<h1>Bricklaying anew</h1>"),
        encoding="utf-8",
    )
    worker = site / "plan-worker.js"
    worker.write_text(
        worker.read_text(encoding="utf-8").replace('const STAMP = "', 'const STAMP = "new', 1), encoding="utf-8"
    )
    page.reload()
    comes(page, f"caches.keys().then((now) => now.length === 1 && now[0] !== {json.dumps(before[0])})")
    kept_until(page, f"courses/{BRICKS}/")
    server.down = True
    page.goto(f"courses/{BRICKS}/")
    expect(page.get_by_role("heading", name="Bricklaying anew")).to_be_visible()


def test_a_page_that_is_gone_leaves_and_errors_are_not_kept(
    context: BrowserContext, site: Path, server: Server
) -> None:
    page = saved(context, BRICKS, MATHS)
    shutil.rmtree(site / "courses" / BRICKS)
    page.goto(f"courses/{BRICKS}/")
    expect(page.get_by_role("heading", name="There is no page here")).to_be_visible()
    assert f"courses/{BRICKS}/" not in page.evaluate(KEPT)
    server.down = True
    with pytest.raises(Exception, match=r"ERR_\w+"):
        page.goto(f"courses/{BRICKS}/")


def test_clearing_and_a_shared_computer_leave_no_copies(context: BrowserContext) -> None:
    page = saved(context, BRICKS)
    page.get_by_label("This is a shared computer").check()
    comes(page, NONE)
    page.get_by_label("This is a shared computer").uncheck()
    comes(page, f"({KEPT})().then((kept) => kept.length > 0)")
    page.get_by_role("button", name="Clear everything").click()
    comes(page, NONE)


def test_nobody_who_has_saved_nothing_has_a_worker(context: BrowserContext) -> None:
    page = context.new_page()
    page.goto("plan/")
    expect(page.get_by_text("Nothing is saved yet.")).to_be_visible()
    assert page.evaluate("navigator.serviceWorker.getRegistration().then(Boolean)") is False
    assert page.evaluate(KEPT) == []


def test_the_preview_while_writing_has_no_worker() -> None:
    """`serve` builds without an address of the worker, so that what is being written is always seen."""
    from prospectus.hosts.making import making
    from prospectus.hosts.sources import gather

    root = Path(__file__).parents[2]
    made = {live: making(gather(root), live_reload=live).facts["worker"] for live in (True, False)}
    assert made == {True: None, False: "plan-worker.js"}
