"""What changed comes out of Git as everybody could see it: drafts stay unseen, and nothing is asked of an area without."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from prospectus import limits
from prospectus.history import Day, history
from tests.small import COURSE, COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write

OTHER = COURSE_PATH.replace("joinery", "carving")
CARVING = changed(COURSE, ("title: Joinery", "title: Carving"))


def git(root: Path, *arguments: str, at: str = "2026-07-03T12:00:00") -> str:
    who = dict.fromkeys(("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME"), "x")
    who |= dict.fromkeys(("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL"), "x@x.example")
    when = {"GIT_AUTHOR_DATE": f"{at}+0000", "GIT_COMMITTER_DATE": f"{at}+0000"}
    environment = {"PATH": "/usr/bin:/bin", "HOME": str(root), "GIT_CONFIG_NOSYSTEM": "1", **who, **when}
    return subprocess.run(
        ["git", *arguments], cwd=root, check=True, capture_output=True, env=environment, text=True
    ).stdout


def saved(root: Path, files: dict[str, str | None], *, at: str) -> None:
    for path, text in files.items():
        (root / path).unlink() if text is None else (root / path).write_text(text)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "change", "--allow-empty", at=at)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """An area whose files were first saved on 1 July 2026."""
    git(tmp_path, "init", "-q", "-b", "main")
    saved(write(tmp_path), {}, at="2026-07-01T09:00:00")
    return tmp_path


def told(days: tuple[Day, ...]) -> list[str]:
    return [f"{day.on:%d} {one.kind} {one.key} {','.join(one.keys)}".strip() for day in days for one in day.events]


def test_what_came_changed_and_went_is_told_by_day_the_newest_first(root: Path) -> None:
    saved(
        root,
        {COURSE_PATH: changed(COURSE, ("1 year", "2 years"), ("free: 16-18", "free: 16-19")), OTHER: CARVING},
        at="2026-07-02T09:00:00",
    )
    saved(root, {COURSE_PATH: None}, at="2026-07-03T09:00:00")
    assert told(history(root)) == [
        "03 gone oak-college/joinery",
        "02 changed oak-college/joinery cost,runs",
        "02 new oak-college/carving",
        "01 new oak-college/joinery",
        "01 new oak-college",
    ]


def test_a_day_is_one_change_of_each_file(root: Path) -> None:
    saved(root, {OTHER: CARVING}, at="2026-07-02T09:00:00")
    saved(root, {OTHER: changed(CARVING, ("1 year", "2 years"))}, at="2026-07-02T15:00:00")
    saved(root, {COURSE_PATH: COURSE + "english_maths: 'yes'\n"}, at="2026-07-03T09:00:00")
    saved(root, {COURSE_PATH: COURSE}, at="2026-07-03T10:00:00")
    days = history(root)
    assert told(days)[0] == "02 new oak-college/carving"
    assert days[0].last.isoformat() == "2026-07-02T15:00:00+00:00"


def test_a_draft_is_nothing_until_it_is_published(root: Path) -> None:
    draft = changed(CARVING, ("status: published", "status: draft"))
    saved(root, {OTHER: draft}, at="2026-07-02T09:00:00")
    saved(root, {OTHER: changed(draft, ("1 year", "2 years"))}, at="2026-07-03T09:00:00")
    assert "carving" not in str(history(root))
    saved(root, {OTHER: CARVING}, at="2026-07-04T09:00:00")
    saved(root, {OTHER: changed(CARVING, ("status: published", "status: withdrawn"))}, at="2026-07-05T09:00:00")
    assert told(history(root))[:2] == ["05 gone oak-college/carving", "04 new oak-college/carving"]


def test_checking_again_and_accepting_a_warning_are_no_change_of_the_data(root: Path) -> None:
    saved(root, {COURSE_PATH: changed(COURSE, ("on: 2026-11-03", "on: 2026-11-09"))}, at="2026-07-02T09:00:00")
    saved(
        root,
        {COURSE_PATH: changed(COURSE, ("on: 2026-11-03", "on: 2026-11-09")) + "accepted: {dead-end: So it is}\n"},
        at="2026-07-03T09:00:00",
    )
    assert told(history(root))[0] == "02 checked oak-college/joinery reviewed"


def test_a_course_with_another_id_has_moved(root: Path) -> None:
    saved(root, {COURSE_PATH: None, OTHER: f"{COURSE}formerly: [oak-college/joinery]\n"}, at="2026-07-02T09:00:00")
    assert told(history(root))[0] == "02 moved oak-college/carving"
    assert not [one for one in told(history(root)) if "gone" in one]


def test_what_was_merged_changed_on_the_day_of_the_merge(root: Path) -> None:
    git(root, "checkout", "-qb", "side")
    saved(root, {OTHER: CARVING}, at="2026-07-02T09:00:00")
    git(root, "checkout", "-q", "main")
    git(root, "merge", "-q", "--no-ff", "side", at="2026-07-09T09:00:00")
    assert told(history(root))[0] == "09 new oak-college/carving"


def test_files_that_are_no_courses_or_cannot_be_read_are_left_out(root: Path) -> None:
    saved(root, {"providers/oak-college/notes.txt": "x", OTHER: "a: [b\n"}, at="2026-07-02T09:00:00")
    (root / "providers/oak-college/courses/link.yml").symlink_to("joinery.yml")
    saved(root, {}, at="2026-07-03T09:00:00")
    assert told(history(root))[0].startswith("01 ")


def test_an_area_in_a_folder_of_a_larger_repository_is_read(tmp_path: Path) -> None:
    git(tmp_path, "init", "-q")
    write(tmp_path / "areas/oak", {PROVIDER_PATH: PROVIDER})
    saved(tmp_path, {}, at="2026-07-02T09:00:00")
    assert told(history(tmp_path / "areas/oak")) == ["02 new oak-college/joinery", "02 new oak-college"]
    assert all("areas" not in one for one in told(history(tmp_path)))


def test_a_repository_fetched_in_part_does_not_take_all_for_new(
    root: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    saved(root, {OTHER: CARVING}, at="2026-07-02T09:00:00")
    saved(root, {COURSE_PATH: None}, at="2026-07-03T09:00:00")
    copy = tmp_path_factory.mktemp("copy")
    git(copy, "clone", "-q", "--depth", "2", root.as_uri(), "area")
    assert told(history(copy / "area")) == ["03 gone oak-college/joinery"]


def test_without_a_repository_nothing_is_told(tmp_path: Path) -> None:
    assert history(write(tmp_path)) == ()


def test_too_many_changes_at_once_are_counted_and_end_the_log(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(root, {COURSE_PATH: changed(COURSE, ("1 year", "2 years"))}, at="2026-07-02T09:00:00")
    monkeypatch.setattr(limits, "CHANGES", 2)
    days = history(root)
    assert told(days) == ["02 changed oak-college/joinery runs"]
    monkeypatch.setattr(limits, "CHANGES", 1)
    assert [(day.on.day, day.unread, len(day.events)) for day in history(root)] == [(2, 0, 1), (1, 2, 0)]


def test_the_log_is_of_so_many_days(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    saved(root, {OTHER: CARVING}, at="2026-07-02T09:00:00")
    monkeypatch.setattr(limits, "CHANGE_DAYS", 1)
    assert [day.on.day for day in history(root)] == [2]


def test_a_clock_that_went_back_brings_no_day_back(root: Path) -> None:
    saved(root, {OTHER: CARVING}, at="2026-06-01T09:00:00")
    assert [(day.on.month, day.last.month) for day in history(root)] == [(6, 6)]
    assert len(told(history(root))) == 3
