"""What a reader's plan reads of a course is what its page says, small, and nothing that could become part of a page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from prospectus.feeds import offline, planned
from prospectus.pages.context import Context
from tests.seen import small_context
from tests.small import COURSE, COURSE_PATH, changed

OAK = "data/courses/oak-college.json"


def files(ctx: Context) -> dict[str, bytes]:
    """The files of every share."""
    return {path: data for share in planned.shares(ctx) for path, data in planned.files(ctx, share).items()}


def told(root: Path, course: str, id_: str = "joinery") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(files(small_context(root, {COURSE_PATH: course}))[OAK])
    return found["courses"][id_]


def test_a_course_is_told_as_its_page_tells_it(tmp_path: Path) -> None:
    found = told(tmp_path, COURSE)
    assert (found["id"], found["title"], found["status"]) == ("oak-college/joinery", "Joinery", "published")
    assert (found["level"], found["provider"]) == ("Level 2", "Oak College")
    assert found["award"] == "Level 2 Diploma in Bench Joinery"
    assert found["leads"] == ["Joiner"]
    assert (found["runs"][0]["where"], found["runs"][0]["site"]) == ("Main building, Oakham Green", "oak-college/main")
    assert found["runs"][0]["point"] == [52.3, -2.6]


def test_who_checked_a_course_is_told_as_on_its_page_and_of_one_taken_from_elsewhere_that_nobody_has(
    tmp_path: Path,
) -> None:
    assert told(tmp_path / "own", COURSE)["checked"] == "Checked on 3 November 2026 by Admissions team"
    taken = f"{COURSE}imported: {{from: the county's list, on: 2027-01-15}}\n"
    assert told(tmp_path / "taken", taken)["checked"] == (
        "Taken from the county's list on 15 January 2027; not yet checked by the provider"
    )


def test_lessons_are_days_from_monday_and_minutes_after_midnight(tmp_path: Path) -> None:
    found = told(tmp_path, COURSE)  # on Monday from 09:15 to 16:00
    assert found["runs"][0]["lessons"] == [[0, 9 * 60 + 15, 16 * 60]]
    deadline = {"id": "apply-oak-college-joinery", "on": "2027-01-29", "kind": "apply"}
    assert deadline.items() <= found["dates"][0].items()


def test_an_earlier_id_says_where_the_course_is_now(tmp_path: Path) -> None:
    renamed = f"{COURSE}formerly: [oak-college/woodwork]\n"
    assert told(tmp_path, renamed, "woodwork") == {"moved": "oak-college/joinery"}


def test_a_withdrawn_course_says_so_and_nothing_of_how_to_apply(tmp_path: Path) -> None:
    found = told(tmp_path, COURSE.replace("status: published", "status: withdrawn"))
    assert found["status"] == "withdrawn"
    assert not {"runs", "apply", "dates", "cost"} & found.keys()


def test_a_draft_has_no_file(tmp_path: Path) -> None:
    ctx = small_context(tmp_path, {COURSE_PATH: COURSE.replace("status: published", "status: draft")})
    assert files(ctx) == {}


def test_a_leaflet_has_its_words_without_marks(tmp_path: Path) -> None:
    learned = "how_you_learn: In the workshop, for four days a week.\n"
    marked = "how_you_learn: |\n  In **our** [workshop](https://oak.example) & yard:\n  - with wood\n"
    found = told(tmp_path, changed(COURSE, (learned, marked)))
    assert found["how"] == "In our workshop & yard:\n\n- with wood"
    assert found["short"].startswith("c/") and found["ask"].startswith("Admissions")


def test_the_places_of_the_courses_are_told_once(tmp_path: Path) -> None:
    found = json.loads(files(small_context(tmp_path))[OAK])
    assert list(found["sites"]) == ["oak-college/main"]
    assert found["sites"]["oak-college/main"]["address"].startswith("Main building, ")


def test_very_many_courses_are_in_parts_that_say_where_they_begin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(planned, "PART", 10)
    second = COURSE_PATH.replace("joinery", "carving")
    made = files(small_context(tmp_path, {second: COURSE.replace("title: Joinery", "title: Carving")}))
    index, first, last = (json.loads(made[path]) for path in sorted(made, key=len))
    assert index["parts"] == ["carving", "joinery"]
    assert (list(first["courses"]), list(last["courses"])) == (["carving"], ["joinery"])
    assert index["stamp"] == first["stamp"] == last["stamp"] != ""
    assert set(made) == {OAK, "data/courses/oak-college/1.json", "data/courses/oak-college/2.json"}


def test_no_file_is_larger_than_a_phone_can_wait_for(built_site: Path) -> None:
    sizes = [len(gzip.compress(path.read_bytes())) for path in (built_site / "data/courses").rglob("*.json")]
    assert max(sizes) < 60_000


# ── The worker ───────────────────────────────────────────────────────────────────────────────────────────────────────


def lines(digests: dict[str, bytes]) -> list[str]:
    return offline.files(digests)["plan-worker.js"].decode().splitlines()[:3]


def test_the_worker_names_what_there_is_and_nothing_else() -> None:
    site = {
        "plan/index.html": b"1",
        "assets/javascripts/plan-page.js": b"2",
        "courses/index.html": b"3",
        "x/index.html": b"4",
    }
    stamp, files, later = lines(site)
    assert stamp.startswith('const STAMP = "')
    assert files == 'const FILES = ["plan/", "assets/javascripts/plan-page.js"];'
    assert later == 'const LATER = ["courses/"];'


def test_any_change_of_the_site_makes_another_worker_and_none_makes_none() -> None:
    site = {"plan/index.html": b"1", "courses/a/b/index.html": b"2"}
    assert lines(site) == lines(dict(site))
    assert lines(site)[0] != lines(site | {"courses/a/b/index.html": b"3"})[0]


def test_every_file_that_the_worker_keeps_is_there(built_site: Path) -> None:
    text = (built_site / "plan-worker.js").read_text(encoding="utf-8").splitlines()
    for line in text[1:3]:
        for path in json.loads(line.partition(" = ")[2].rstrip(";")):
            assert (built_site / path).exists(), path
