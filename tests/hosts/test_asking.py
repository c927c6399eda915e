"""Links are asked politely and only where everybody can go; what is found is remembered, and told when it is certain."""

from __future__ import annotations

import datetime as dt
import http.server
import socket
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from prospectus.cli import main
from prospectus.hosts import asking, outside
from prospectus.hosts.asking import Answer, Manners, ask, ask_all
from prospectus.hosts.outside import Known, Place
from tests.small import COURSE, COURSE_PATH, changed, write

LOCAL = Manners(local=True, pause=0.0, patience=2.0, each=2.0)
TODAY = dt.date(2027, 9, 1)


class Site(http.server.BaseHTTPRequestHandler):
    """Answers by what the path says."""

    seen: Counter[str] = Counter()  # noqa: RUF012 - one for all
    busy = threading.Semaphore(1)
    overlaps: list[str] = []  # noqa: RUF012 - one for all

    def _answer(self) -> None:
        type(self).seen[f"{self.command} {self.path}"] += 1
        alone = self.busy.acquire(blocking=False)
        if not alone:
            self.overlaps.append(self.path)
        status = int(self.path.split("/")[1])
        if self.path.endswith("/no-head"):
            status = 405 if self.command == "HEAD" else 200
        self.send_response(status)
        if 300 <= status < 400:
            self.send_header("Location", "/" + self.path.split("/", 2)[2])
        time.sleep(0.005)
        if alone:
            self.busy.release()
        self.end_headers()  # Last: with it the answer goes out, and the next question may come.

    do_HEAD = do_GET = _answer  # noqa: N815 - as the class above wants it

    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def site() -> Iterator[str]:
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    Site.seen.clear()
    Site.overlaps.clear()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "state"),
    [
        ("/200/", "there"), ("/204/", "there"), ("/404/", "gone"), ("/410/", "gone"), ("/500/", "unsure"),
        ("/403/", "unsure"), ("/429/", "unsure"), ("/200/no-head", "there"), ("/301/200/new", "moved"),
        ("/308/200/new", "moved"), ("/302/200/new", "there"), ("/301/302/200/new", "there"), ("/301/404/", "gone"),
    ],
)  # fmt: skip
def test_what_a_site_answers(site: str, path: str, state: str) -> None:
    found = ask(f"{site}{path}", LOCAL)
    assert found.state == state
    assert found.to == (f"{site}/200/new" if state == "moved" else "")


def test_an_endless_way_ends(site: str) -> None:
    assert ask(f"{site}/301" * 1 + "/301" * 20 + "/200/", LOCAL) == Answer("unsure", "It leads on and on.")


def test_the_head_is_asked_for_first_and_the_page_only_where_that_fails(site: str) -> None:
    ask_all([f"{site}/200/a", f"{site}/404/b", f"{site}/429/c"], LOCAL)
    assert dict(Site.seen) == {"HEAD /200/a": 1, "HEAD /404/b": 1, "GET /404/b": 1, "HEAD /429/c": 1}


def test_one_site_is_asked_one_thing_at_a_time(site: str) -> None:
    found = ask_all([f"{site}/200/{number}" for number in range(20)], LOCAL)
    assert len(found) == 20
    assert Site.overlaps == []


def test_what_there_is_no_time_for_is_left_out(site: str) -> None:
    assert ask_all([f"{site}/200/a"], Manners(local=True, all=0.0)) == {}


def test_a_site_that_drips_for_ever_is_left(site: str) -> None:
    dripping = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        connected, _ = dripping.accept()
        with connected:
            try:
                while True:
                    connected.sendall(b"H")
                    time.sleep(0.05)
            except OSError:
                return

    threading.Thread(target=drip, daemon=True).start()
    patient = Manners(local=True, pause=0.0, patience=5.0, each=0.5)
    found = ask(f"http://127.0.0.1:{dripping.getsockname()[1]}/", patient)
    dripping.close()
    assert found == Answer("unsure", "It did not answer.", heard=False)


def test_nobody_there(site: str) -> None:
    free = socket.create_server(("127.0.0.1", 0))
    port = free.getsockname()[1]
    free.close()
    assert ask(f"http://127.0.0.1:{port}/", LOCAL) == Answer("unsure", "It did not answer.", heard=False)


# ── What is never asked ──────────────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0", "224.0.0.1",
        "255.255.255.255", "::1", "fe80::1%eth0", "fd00::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "2002:7f00:1::", "2001:0:1::1",
    ],
)  # fmt: skip
def test_a_private_address_is_never_asked(monkeypatch: pytest.MonkeyPatch, address: str) -> None:
    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("93.184.215.14", port)), (0, 0, 0, "", (address, port))]

    def never(*_: object) -> None:
        raise AssertionError("It was asked.")

    monkeypatch.setattr(asking.socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(asking.socket, "create_connection", never)
    assert ask("https://rebound.example/") == Answer("gone", "It leads into a private network.")


@pytest.mark.parametrize(
    "url", ["http://www.example/", "https://www.example:8443/", "https://www.example:22/", "ftp://a/"]
)
def test_only_https_at_its_usual_port_is_asked(monkeypatch: pytest.MonkeyPatch, url: str) -> None:
    monkeypatch.setattr(asking.socket, "create_connection", None)
    assert ask(url).state == "gone"


def test_the_address_that_was_looked_at_is_the_one_that_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []

    def looked_up(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(0, 0, 0, "", ("93.184.215.14", port))]

    def connect(address: object, *_: object) -> None:
        asked.append(address)
        raise ConnectionRefusedError

    monkeypatch.setattr(asking.socket, "getaddrinfo", looked_up)
    monkeypatch.setattr(asking.socket, "create_connection", connect)
    assert ask("https://www.example.org/").state == "unsure"
    assert asked == [("93.184.215.14", 443)]


# ── What is remembered and told ──────────────────────────────────────────────────────────────────────────────────────

URL = "https://www.example.org/a"
GONE, THERE, UNSURE = Answer("gone", "Gone."), Answer("there", "There."), Answer("unsure", "Perhaps.")


@pytest.mark.parametrize(
    ("answer", "days", "asked"),
    [(THERE, 6, False), (THERE, 7, True), (GONE, 0, False), (GONE, 1, True), (UNSURE, 1, True)],
)
def test_what_was_there_rests_for_a_week_and_what_was_not_is_asked_the_next_day(
    answer: Answer, days: int, asked: bool
) -> None:
    known = {URL: Known(TODAY, answer, 1)}
    assert bool(outside.to_ask([URL], known, TODAY + dt.timedelta(days=days))) is asked


def test_new_links_and_those_not_asked_for_longest_come_first() -> None:
    known = {
        "https://b.example": Known(TODAY - dt.timedelta(days=9), THERE, 0),
        "https://a.example": Known(TODAY - dt.timedelta(days=8), THERE, 0),
    }
    assert outside.to_ask(["https://a.example", "https://b.example", "https://c.example"], known, TODAY) == [
        "https://c.example", "https://b.example", "https://a.example",
    ]  # fmt: skip


def test_what_is_in_doubt_is_told_only_after_three_times() -> None:
    places, known = {URL: [Place("oak", "x.yml")]}, dict[str, Known]()
    told = []
    for number in range(3):
        known = outside.learned(known, {URL: UNSURE}, TODAY + dt.timedelta(days=number))
        told.append(len(outside.worth_telling(places, known)))
    assert told == [0, 0, 1]
    known = outside.learned(known, {URL: THERE}, TODAY)
    assert outside.worth_telling(places, known) == []


def test_it_is_remembered_in_a_file_and_a_spoilt_file_is_no_matter(tmp_path: Path) -> None:
    path = tmp_path / "deep/links.json"
    known = {URL: Known(TODAY, GONE, 2)}
    outside.remember(path, known)
    assert outside.remembered(path) == known
    for spoilt in ("", "[]", '{"links": {"a": 1}}', '{"links": {"a": {"on": "x"}}}'):
        path.write_text(spoilt, encoding="utf-8")
        assert outside.remembered(path) == {}


def test_links_are_found_in_data_and_pages_and_told_with_their_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = changed(COURSE, ("You like to work with wood.", "See [the trade](https://www.joiners.example/young#top)."))
    page = "# Parents\n\nLook at <https://www.money.example/help>, please.\n"
    write(tmp_path / "area", {COURSE_PATH: text, "content/parents.md": page})
    asked: list[str] = []

    def answers(urls: list[str]) -> dict[str, Answer]:
        asked.extend(urls)
        return {url: Answer("gone", "It is \x1b[31mgone.") if "joiners" in url else THERE for url in urls}

    monkeypatch.setattr(asking, "ask_all", answers)
    done = CliRunner().invoke(main, ["-C", str(tmp_path / "area"), "links"], env={"SOURCE_DATE_EPOCH": "1795392000"})
    assert sorted(asked) == [
        "https://www.joiners.example/young", "https://www.money.example/help", "https://www.oak-college.example",
    ]  # fmt: skip
    assert done.exit_code == 1
    assert f"{COURSE_PATH}\n  https://www.joiners.example/young\n" in done.output and "\x1b" not in done.output
    asked.clear()
    CliRunner().invoke(main, ["-C", str(tmp_path / "area"), "links"], env={"SOURCE_DATE_EPOCH": "1795392000"})
    assert asked == []


def test_without_a_connection_no_link_is_called_broken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(*_: object, **__: object) -> None:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asking.socket, "getaddrinfo", nothing)
    write(tmp_path / "area")
    done = CliRunner().invoke(main, ["-C", str(tmp_path / "area"), "links"])
    assert done.exit_code == 1
    assert "No other site answered. Is this computer connected?" in done.output
    assert not (tmp_path / "area/.prospectus/links.json").exists()


@pytest.mark.parametrize("url", ["https://[abc", "https://exa\u2100mple.com/"])
def test_a_link_that_leads_to_no_site_at_all_stops_nobody(url: str) -> None:
    assert ask_all([url])[url].state == "unsure"
