"""The page on open data says what there is, under which licence and of when, by counts made independently."""

from __future__ import annotations

import dataclasses
import datetime as dt
from pathlib import Path

import pytest

from prospectus.history import Day, Event
from prospectus.pages import opendata
from prospectus.pages.context import Context
from prospectus.pages.phrases import date
from prospectus.reading import Document, read
from tests.seen import parsed, section, small_context, text_of
from tests.small import AREA, AREA_PATH, COURSE_PATH

LICENCE = "licence: {name: Ours & yours, url: https://licence.example/}\n"
DAY = Day(
    dt.date(2026, 11, 20),
    dt.datetime(2026, 11, 20, 16, 5, tzinfo=dt.UTC),
    (Event("changed", "oak-college/joinery", "Joinery", ("runs",)), Event("gone", "oak-college/x", "Old <i>x</i>")),
)


def test_the_counts_are_those_of_the_files(example: Context, example_root: Path) -> None:
    courses = sites = runs = 0
    paths = sorted((example_root / "providers").glob("*/provider.yml"))
    for path in paths:
        document = read(path.name, path.read_bytes())
        assert isinstance(document, Document)
        sites += len(document.data["sites"])
        for course in (path.parent / "courses").glob("*.yml"):
            told = read(course.name, course.read_bytes())
            assert isinstance(told, Document)
            if told.data["status"] == "published":
                courses += 1
                runs += len(told.data["runs"])
    said = section(opendata.view(example, None).body, "How much there is, and of when")
    counted = f"{len(paths)} providers, {sites} sites, {courses} courses, {runs} runs of these courses."
    assert f"Facts as of {date(dt.date(2026, 11, 22))}: {counted}" in said


def test_the_licence_is_named_or_its_lack_is(tmp_path: Path) -> None:
    without = small_context(tmp_path / "a")
    assert "has not said under which licence" in section(opendata.view(without, None).body, "What you may do with it")
    page = opendata.view(small_context(tmp_path / "b", {AREA_PATH: AREA + LICENCE}), None)
    assert section(page.body, "What you may do with it").startswith("What you may do with it Licence: Ours & yours.")
    assert '"license":"https://licence.example/"' in page.head


@pytest.mark.parametrize(
    ("site_url", "days", "says"),
    [
        (
            "https://prospectus.example/",
            (DAY,),
            "20 November 2026 1 course no longer offered, 1 course changed. No longer offered: Old <i>x</i>, Oak College Changed: Joinery, Oak College",
        ),
        ("https://prospectus.example/", (), "made from a copy without its history"),
        ("", (), "no feed of changes, because this site has not been told where it stands"),
    ],
)
def test_what_changed_lately_is_told_or_why_not(
    tmp_path: Path, site_url: str, days: tuple[Day, ...], says: str
) -> None:
    ctx = dataclasses.replace(small_context(tmp_path), site_url=site_url, history=days)
    body = opendata.view(ctx, None).body
    assert says in section(body, "What changed lately")
    hrefs = {one.get("href") for one in parsed(body).iter("a")}
    assert ("../data/changes.atom" in hrefs) == bool(site_url)
    assert ("../courses/oak-college/joinery/" in hrefs) == bool(days)


def test_a_name_of_the_past_is_only_text(tmp_path: Path) -> None:
    ctx = dataclasses.replace(small_context(tmp_path), history=(DAY,))
    body = parsed(opendata.view(ctx, None).body)
    assert "Old <i>x</i>" in text_of(body) and not list(body.iter("i"))


def test_a_provider_without_courses_has_no_directory(tmp_path: Path) -> None:
    body = opendata.view(small_context(tmp_path, {COURSE_PATH: None}), None).body
    assert "oak-college 0 No course yet" in section(body, "One provider at a time")
    assert not [one for one in parsed(body).iter("a") if (one.get("href") or "").endswith("oak-college/courses.xml")]
