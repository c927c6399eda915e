"""Whatever happens while a file is written, what is found in its place is the old one or the new one."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from prospectus.whole import put


@pytest.mark.parametrize("lasting", [False, True])
def test_a_file_is_put_in_its_place_and_nothing_else_is_left(tmp_path: Path, lasting: bool) -> None:
    path = tmp_path / "new" / "sheet.pdf"
    put(path, b"one", lasting=lasting)
    put(path, b"two", lasting=lasting)
    assert path.read_bytes() == b"two" and list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("lasting", [False, True])
def test_when_it_cannot_be_put_there_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lasting: bool
) -> None:
    path = tmp_path / "sheet.pdf"
    put(path, b"old")
    monkeypatch.setattr(Path, "replace", lambda *_: (_ for _ in ()).throw(OSError("no room")))
    with pytest.raises(OSError, match="no room"):
        put(path, b"new", lasting=lasting)
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_whoever_could_read_the_old_one_can_read_the_new_one(tmp_path: Path) -> None:
    path = tmp_path / "course.yml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    put(path, b"new")
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_new_file_can_be_read_as_any_other_that_is_made_here(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        put(tmp_path / "course.yml", b"new")
        assert os.umask(0o027) == 0o027
    finally:
        os.umask(before)
    assert (tmp_path / "course.yml").stat().st_mode & 0o777 == 0o640
