"""The site on disk is exchanged whole, or stands as it was."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from prospectus.hosts import folder
from prospectus.hosts.folder import KEPT, PublishError, abandon, begin, finish, recorded, write


def publish(target: Path, text: str) -> None:
    building = begin(target)
    write(building.new / "index.html", text.encode())
    write(building.new / "a/b/index.html", text.encode())
    finish(building, {"tool": "prospectus", "hash": text})


def beside(target: Path, name: str) -> Path:
    return target.parent / f".{target.name}-builds" / name


def test_a_first_site_appears_where_there_was_nothing(tmp_path: Path) -> None:
    publish(tmp_path / "deep/site", "one")
    assert (tmp_path / "deep/site/a/b/index.html").read_text() == "one"
    assert recorded(tmp_path / "deep/site") == {"tool": "prospectus", "hash": "one"}


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    publish(tmp_path / "site", "one")
    assert (tmp_path / "site/index.html").read_text() == "one"
    assert not beside(tmp_path / "site", "1").exists()


def test_three_earlier_sites_are_kept_the_newest_first(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for number in range(6):
        publish(target, str(number))
    kept = [beside(target, str(place)) for place in range(1, KEPT + 2)]
    assert [place.exists() and (place / "index.html").read_text() for place in kept] == ["4", "3", "2", False]


def test_the_same_site_again_is_not_kept_twice(tmp_path: Path) -> None:
    target = tmp_path / "site"
    for text in ("one", "two", "two"):
        publish(target, text)
    assert (beside(target, "1") / "index.html").read_text() == "one"
    assert not beside(target, "2").exists()


@pytest.mark.parametrize("one_step", [True, False])
def test_an_exchange_leaves_nothing_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, one_step: bool) -> None:
    if not one_step:
        monkeypatch.setattr(folder, "_exchanged", lambda one, other: False)
    target = tmp_path / "site"
    publish(target, "one")
    publish(target, "two")
    assert (target / "index.html").read_text() == "two"
    assert sorted(path.name for path in beside(target, "").iterdir()) == ["1", "lock"]


def test_a_reader_never_misses_the_site(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "0")
    missed, done = [], threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                (target / "a/b/index.html").read_bytes()
            except OSError as error:
                missed.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    until = time.monotonic() + 2
    number = 0
    while time.monotonic() < until and number < 100:
        number += 1
        publish(target, str(number))
    done.set()
    reader.join()
    assert number > 1
    assert missed == []


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    first = begin(tmp_path / "site")
    with pytest.raises(PublishError, match=r"Another build of .*site is running"):
        begin(tmp_path / "site")
    abandon(first)
    abandon(begin(tmp_path / "site"))


def test_an_abandoned_build_leaves_the_old_site(tmp_path: Path) -> None:
    publish(tmp_path / "site", "old")
    building = begin(tmp_path / "site")
    write(building.new / "index.html", b"new")
    abandon(building)
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert not building.new.exists()


KILLED = """
import sys, time
from pathlib import Path
from prospectus.hosts.folder import begin, write
building = begin(Path(sys.argv[1]))
for number in range(10_000_000):
    write(building.new / str(number) / "index.html", b"new" * 1000)
    if number == 20:
        print("writing", flush=True)
"""


@pytest.mark.skipif(os.name != "posix", reason="the build is killed by SIGKILL, which only POSIX systems have")
def test_a_killed_build_leaves_the_old_site_and_the_next_one_clears_up(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    with subprocess.Popen([sys.executable, "-c", KILLED, str(target)], stdout=subprocess.PIPE) as process:
        assert process.stdout and process.stdout.readline() == b"writing\n"
        process.send_signal(signal.SIGKILL)
    assert (target / "index.html").read_text() == "old"
    assert beside(target, "new").exists()
    publish(target, "next")
    assert (target / "index.html").read_text() == "next"
    assert not (target / "0").exists()
    assert not beside(target, "new").exists()


def test_a_machine_stopped_between_two_renames_gets_its_site_back(tmp_path: Path) -> None:
    target = tmp_path / "site"
    publish(target, "old")
    target.rename(beside(target, "old"))
    abandon(begin(target))
    assert (target / "index.html").read_text() == "old"


def test_a_full_disk_at_any_moment_leaves_the_old_site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "site"
    publish(target, "old")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "build.json")

    for moment in ("write", "_flush", "_exchange"):
        with monkeypatch.context() as patch:
            building = begin(target)
            write(building.new / "index.html", b"new")
            patch.setattr(folder, moment, full)
            with pytest.raises(
                PublishError,
                match=r"There is no room left on the disk: build.json\. The site in .*site stands as it was\.",
            ):
                finish(building, {"tool": "prospectus"})
        assert (target / "index.html").read_text() == "old"
    publish(target, "next")
    assert (target / "index.html").read_text() == "next"


def test_a_folder_that_is_no_site_of_ours_is_refused(tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site/thesis.doc").write_text("precious")
    with pytest.raises(PublishError, match="holds files that are not a site made by Prospectus"):
        begin(tmp_path / "site")
    assert (tmp_path / "site/thesis.doc").read_text() == "precious"
    assert not beside(tmp_path / "site", "").exists()


@pytest.mark.parametrize("stamp", [b"{", b"[]", b'{"tool": "other"}', b"\xff"])
def test_a_stamp_of_another_tool_is_no_site_of_ours(tmp_path: Path, stamp: bytes) -> None:
    write(tmp_path / "site/build.json", stamp)
    with pytest.raises(PublishError, match="not a site made by Prospectus"):
        begin(tmp_path / "site")


def test_a_link_and_a_file_are_refused(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError, match="is a link to another place"):
        begin(tmp_path / "site")
    (tmp_path / "file").write_text("")
    with pytest.raises(PublishError, match="is a file"):
        begin(tmp_path / "file")


def test_a_folder_without_permission_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(tmp_path))

    monkeypatch.setattr(Path, "mkdir", refused)
    with pytest.raises(PublishError, match="There is no permission for this"):
        begin(tmp_path / "site")
