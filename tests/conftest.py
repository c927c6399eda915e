"""What tests share: the example area, its site built once, a server for it, and a browser."""

from __future__ import annotations

import fcntl
import http.server
import os
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

import browsers

ROOT = Path(__file__).parent.parent
AS_OF = "2026-11-22"
"""The day on which tests look at the example area."""

ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-dev-shm-usage")


@pytest.fixture(scope="session")
def example_root() -> Path:
    """The example area's folder, which no test may write into."""
    return ROOT


@pytest.fixture(scope="session")
def built_site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The example area's site, made by `prospectus build` once for all processes that run tests."""
    base = tmp_path_factory.getbasetemp()
    shared = base if worker_id == "master" else base.parent
    site = shared / "example-site"
    with (shared / "example-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not site.is_dir():
            _build(site)
    return site


def _build(site: Path) -> None:
    from click.testing import CliRunner

    from prospectus.cli import main

    done = CliRunner().invoke(main, ["-C", str(ROOT), "build", "--site-dir", str(site), "--as-of", AS_OF])
    assert done.exit_code == 0, done.output


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves files as a static host does: with the site's own page for what is not there."""

    extensions_map = {  # noqa: RUF012 - as in the class above
        **http.server.SimpleHTTPRequestHandler.extensions_map,
        ".js": "text/javascript",
        ".mjs": "text/javascript",
        ".ics": "text/calendar",
    }

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory, "404.html")
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Nothing: the tests have their own output."""


class Server(http.server.ThreadingHTTPServer):
    """A server whose threads end with the tests, and that is not put out by a browser that hangs up."""

    daemon_threads = True
    down = False
    """Whether a test has it hang up, as a lost connection does."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Nothing: browsers hang up when a page is left."""


def serving(folder: Path) -> Iterator[str]:
    """Serve a folder on this machine for as long as it is asked for; the address, with a slash at its end."""
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def site_url(built_site: Path) -> Iterator[str]:
    """Where the example area's site is served."""
    yield from serving(built_site)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A Chromium or Chrome; without one these tests are skipped, but never in CI."""
    path = browsers.found()
    if path is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell(f"There is no browser for this test. {browsers.HOW}")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=list(ARGUMENTS))
        yield opened
        opened.close()


@pytest.fixture
def page(browser: Browser, site_url: str) -> Iterator[Page]:
    """A page of a browser that has never seen the site; addresses are from the site's root on."""
    context = browser.new_context(base_url=site_url, locale="en-GB", timezone_id="Europe/London")
    yield context.new_page()
    context.close()


@pytest.fixture
def nothing_goes_wrong(page: Page, site_url: str) -> Iterator[None]:
    """Fails a test when anything goes wrong in its page, or leaves it for another host."""
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda message: wrong.append(message.text) if message.type in {"error", "warning"} else None)
    page.on("request", lambda one: wrong.append(one.url) if not one.url.startswith((site_url, "data:")) else None)
    yield
    assert wrong == []
