"""Earlier versions of the handbook come out of Git, and nothing is asked of an area that has none."""

from __future__ import annotations

import subprocess
from pathlib import Path

from prospectus.editions import editions
from tests.small import PROTOCOL, PROTOCOL_PATH, changed, write


def git(root: Path, *arguments: str, day: str = "2026-07-03") -> None:
    who = {
        "GIT_AUTHOR_NAME": "x",
        "GIT_AUTHOR_EMAIL": "x@x.example",
        "GIT_COMMITTER_NAME": "x",
        "GIT_COMMITTER_EMAIL": "x@x.example",
    }
    when = {"GIT_AUTHOR_DATE": f"{day}T12:00:00", "GIT_COMMITTER_DATE": f"{day}T12:00:00"}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(root), **who, **when}
    subprocess.run(["git", *arguments], cwd=root, check=True, capture_output=True, env=environment)


def saved(root: Path, page: str, *, day: str) -> None:
    write(root, {PROTOCOL_PATH: page})
    git(root, "add", "-A")
    git(root, "commit", "-qm", "change", day=day)


def test_each_version_is_as_it_stood_last(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    first = changed(PROTOCOL, ("version: 2", "version: 1"), ("nine o'clock", "ten o'clock"))
    saved(tmp_path, changed(first, ("## Who is told", "## Told")), day="2025-07-01")
    saved(tmp_path, first, day="2025-07-08")
    saved(tmp_path, PROTOCOL, day="2026-07-03")
    found = editions(tmp_path)["registers"]
    assert [(one.version, str(one.on)) for one in found] == [(2, "2026-07-03"), (1, "2025-07-08")]
    assert "## Who is told" in found[1].text and found[1].facts["register-by"] == "ten o'clock"


def test_an_area_in_a_folder_of_a_larger_repository_is_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    saved_in = tmp_path / "areas/oak"
    write(saved_in, {PROTOCOL_PATH: PROTOCOL})
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "change")
    assert list(editions(saved_in)) == ["registers"]


def test_without_a_repository_there_is_no_history(tmp_path: Path) -> None:
    write(tmp_path, {PROTOCOL_PATH: PROTOCOL})
    assert editions(tmp_path) == {}


def test_what_did_not_read_then_is_left_out(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    saved(tmp_path, "no front matter\n", day="2025-01-01")
    saved(tmp_path, changed(PROTOCOL, ("version: 2", "version: 1\nversion: 1")), day="2025-02-01")
    saved(tmp_path, PROTOCOL, day="2026-07-03")
    assert [one.version for one in editions(tmp_path)["registers"]] == [2]
