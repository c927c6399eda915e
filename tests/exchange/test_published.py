"""What a site publishes as open data: by the rules of each format, complete, and back again without loss."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import html5lib
import pytest
from jsonschema import Draft202012Validator

from exchange.test_json import data, empty
from feeds.xcri_rules import NAMES, RULES, broken, out_of_order
from prospectus.area import Area
from prospectus.directories.record import Batch
from prospectus.exchange import jsonld, own, xcri
from prospectus.exchange.ncs import taking
from prospectus.exchange.ncs.columns import CODED, UNCODED, VENUES
from prospectus.exchange.outcome import What
from prospectus.exchange.plan import apply, plan
from prospectus.exchange.present import present
from prospectus.feeds import schemas
from prospectus.model.area import Neighbour
from prospectus.neighbours import ours
from prospectus.neighbours import xcri as neighbours_xcri
from prospectus.neighbours.shape import Told
from prospectus.pages import plan as pages_plan
from prospectus.pipeline import load
from tests import small
from tests.seen import context, open_data, small_context

EXAMPLE = Path(__file__).parents[2]
HOME = "https://prospectus.example/"
UNSAID = ("accepted", "logo")


@pytest.fixture(scope="module")
def area() -> Area:
    found = load(EXAMPLE, as_of=dt.date(2026, 11, 22)).area
    assert found is not None
    return found


@pytest.fixture(scope="module")
def files(area: Area) -> dict[str, bytes]:
    return open_data(area, EXAMPLE, HOME)


@pytest.fixture(scope="module")
def said() -> dict[str, Any]:
    """What the example's published files say, as texts: read by themselves, without the area."""
    found = data(EXAMPLE)
    public = {path: one for path, one in found.items() if path.endswith("provider.yml") or one["status"] == "published"}
    return {path: {key: value for key, value in one.items() if key not in UNSAID} for path, one in public.items()}


def outcomes(root: Path, batch: Batch, provider: str | None = None) -> set[What]:
    found = plan(root, batch, provider=provider)
    assert found.outcomes
    return {one.what for one in found.outcomes}


# ── Our JSON ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def test_our_json_is_what_its_published_schema_says(files: dict[str, bytes]) -> None:
    schema = json.loads(schemas.files()["data/schemas/courses.json"])
    Draft202012Validator.check_schema(schema)
    whole = json.loads(files["data/courses.json"])
    assert whole["schema"] == f"{HOME}data/schemas/courses.json"
    assert [fault.message for fault in Draft202012Validator(schema).iter_errors(whole)] == []


@pytest.mark.parametrize(
    ("keys", "value"),
    [
        (("version",), 2),
        (("providers", "teme-valley", "courses", "bricklaying-level-2", "level"), "ninth"),
        (("providers", "teme-valley", "courses", "bricklaying-level-2", "places_left"), "3"),
        (("providers", "teme-valley", "provider", "kind"), "shop"),
        (("providers", "teme-valley", "addresses"), {}),
    ],
)
def test_the_schema_refuses_what_is_not_ours(files: dict[str, bytes], keys: tuple[str, ...], value: object) -> None:
    schema = json.loads(schemas.files()["data/schemas/courses.json"])
    whole = json.loads(files["data/courses.json"])
    at = whole
    for key in keys[:-1]:
        at = at[key]
    at[keys[-1]] = value
    assert not Draft202012Validator(schema).is_valid(whole)


def test_our_json_holds_every_provider_and_published_course_and_no_draft(
    files: dict[str, bytes], said: dict[str, Any]
) -> None:
    found = {}
    for id_, one in json.loads(files["data/courses.json"])["providers"].items():
        found[f"providers/{id_}/provider.yml"] = one["provider"]
        found |= {f"providers/{id_}/courses/{at}.yml": course for at, course in one["courses"].items()}
    assert found == said


def test_every_address_in_our_json_is_that_of_a_page(files: dict[str, bytes], area: Area) -> None:
    ctx = context(area)
    there = {
        HOME + str(pages_plan.render(ctx, job).address)
        for job in pages_plan.jobs(ctx)
        if job[0].__module__.endswith((".course", ".provider", ".place"))
    }
    told: set[str] = set()
    for one in json.loads(files["data/courses.json"])["providers"].values():
        at = one["addresses"]
        assert at["courses"].keys() == one["courses"].keys() and at["sites"].keys() == one["provider"]["sites"].keys()
        told |= {at["provider"], *at["sites"].values(), *at["courses"].values()}
    assert told <= there
    assert len(told) > 200


def test_our_json_comes_back_as_it_was(files: dict[str, bytes], said: dict[str, Any], tmp_path: Path) -> None:
    raw = files["data/courses.json"]
    assert outcomes(EXAMPLE, own.take(raw, present(EXAMPLE), None).batch) == {What.SAME}
    shutil.copytree(EXAMPLE / "content/area", tmp_path / "content/area", ignore=shutil.ignore_patterns("gtfs*"))
    apply(plan(tmp_path, own.take(raw, present(tmp_path), None).batch))
    assert data(tmp_path) == said


def test_whatever_stands_in_a_field_is_a_text_in_every_file(tmp_path: Path) -> None:
    evil = """=HYPERLINK("http://x") ]]> --> &lt;b> <3 & {{ 7*7 }} ' " \\\\"""
    title = f"title: '{evil.replace(chr(39), chr(39) * 2)}'"
    ctx = small_context(tmp_path, {small.COURSE_PATH: small.changed(small.COURSE, ("title: Joinery", title))})
    found = open_data(ctx.area, tmp_path, HOME)
    told = json.loads(found["data/courses.json"])["providers"]["oak-college"]["courses"]["joinery"]["title"]
    assert told == ctx.area.courses["oak-college/joinery"].title == evil
    assert json.loads(found["data/courses.jsonld"])["@graph"][0]["name"] == evil
    root = ElementTree.fromstring(found["data/courses.xml"])
    assert [one.text for one in root.findall(".//x:course/dc:title", NAMES)] == [evil]
    (row,) = csv.DictReader(io.StringIO(found["data/courses-without-code.csv"].decode("utf-8-sig")))
    assert row["COURSE_NAME"] == f"'{evil}", "an apostrophe first, so that no spreadsheet takes it for a formula"


@pytest.mark.parametrize(
    ("path", "reads"), [("data/courses.json", ours.read), ("data/courses.xml", neighbours_xcri.read)]
)
def test_a_neighbouring_area_reads_what_is_published(
    files: dict[str, bytes], area: Area, path: str, reads: Callable[..., Told]
) -> None:
    neighbour = Neighbour.model_validate({"name": "Us", "url": "https://elsewhere.example/", "file": "us.json"})
    found, day = reads(files[path], neighbour)
    assert day == dt.date(2026, 11, 22)
    assert {one.url for one in found if one} == {HOME + one.address for one in area.published}


# ── The national tables ──────────────────────────────────────────────────────────────────────────────────────────────


def test_a_providers_tables_come_back_without_a_change(files: dict[str, bytes], area: Area) -> None:
    for id_ in area.providers:
        for name, columns in (("courses", CODED), ("courses-without-code", UNCODED), ("venues", VENUES)):
            raw = files[f"data/providers/{id_}/{name}.csv"]
            assert raw.decode("utf-8-sig").splitlines()[0] == ",".join(columns)
            if raw.count(b"\n") > 1:
                assert outcomes(EXAMPLE, taking.take(raw, present(EXAMPLE), id_).batch, id_) == {What.SAME}, (id_, name)


def test_the_whole_tables_name_the_provider_and_have_a_row_for_each_run_and_site(
    files: dict[str, bytes], said: dict[str, Any]
) -> None:
    rows = [
        row
        for name in ("courses", "courses-without-code")
        for row in csv.DictReader(io.StringIO(files[f"data/{name}.csv"].decode("utf-8-sig")))
    ]
    runs = {path: len(one["runs"]) for path, one in said.items() if "/courses/" in path}
    assert len(rows) == sum(runs.values())
    for id_ in {row["PROVIDER"] for row in rows}:
        mine = sum(number for path, number in runs.items() if path.startswith(f"providers/{id_}/"))
        assert sum(row["PROVIDER"] == id_ for row in rows) == mine
    venues = list(csv.DictReader(io.StringIO(files["data/venues.csv"].decode("utf-8-sig"))))
    assert len(venues) == sum(len(one["sites"]) for path, one in said.items() if path.endswith("provider.yml"))


# ── XCRI-CAP ─────────────────────────────────────────────────────────────────────────────────────────────────────────

STANDS = {
    12: "the number of a qualification is no address, and nobody has addresses for all of them",
    14: "names of subject areas and keywords have commas and hyphens",
    27: "the list has one word for day release and block release, which are two things",
    50: "a course that leads to no qualification has no other place for its level",
    53: "some courses lead to no qualification",
    71: "runs have an identifier where the provider has given a reference",
    103: "not every qualification has a number",
}
"""The rules that the example's directories do not keep, none of them an exception, and why each stands."""


def test_every_providers_directory_keeps_the_rules_of_the_validator(files: dict[str, bytes], area: Area) -> None:
    there = {HOME + one.address for one in (*area.providers.values(), *area.sites.values(), *area.published)}
    for id_ in area.providers:
        raw = files.get(f"data/providers/{id_}/courses.xml")
        if raw is not None:
            assert set(broken(raw, there)) <= set(STANDS), id_
            assert out_of_order(raw) == []
    assert {RULES[number - 1].severity for number in STANDS} == {"warning", "recommendation"}


def test_what_stands_is_no_longer_than_it_has_to_be(files: dict[str, bytes]) -> None:
    """All providers in one file: the standard's schema lets it, the validator asks for one (rule 35)."""
    assert set(broken(files["data/courses.xml"])) == {*STANDS, 35}
    assert out_of_order(files["data/courses.xml"]) == []


def test_every_course_run_and_site_is_in_the_directory(files: dict[str, bytes], said: dict[str, Any]) -> None:
    root = ElementTree.fromstring(files["data/courses.xml"])
    courses = {path: one for path, one in said.items() if "/courses/" in path}
    assert len(root.findall(".//x:course", NAMES)) == len(courses)
    assert len(root.findall(".//x:presentation", NAMES)) == sum(len(one["runs"]) for one in courses.values())
    used = {(path.split("/")[1], run["site"]) for path, one in courses.items() for run in one["runs"] if "site" in run}
    whole = {site if "/" in site else f"{owner}/{site}" for owner, site in used}
    told = {
        one.text.removeprefix(f"{HOME}places/").strip("/")
        for one in root.findall(".//x:venue//dc:identifier", NAMES)
        if one.text and one.text.startswith(HOME)
    }
    assert told == whole


def test_the_directory_comes_back_without_a_change(files: dict[str, bytes], area: Area) -> None:
    assert outcomes(EXAMPLE, xcri.take(files["data/courses.xml"], present(EXAMPLE), None).batch) == {What.SAME}
    raw = files["data/providers/teme-valley/courses.xml"]
    assert outcomes(EXAMPLE, xcri.take(raw, present(EXAMPLE), "teme-valley").batch) == {What.SAME}


CARRIED = ("title", "summary", "kind", "subject", "sector", "ages", "keywords", "qualification", "reference")


def test_the_directory_makes_the_same_courses_in_an_empty_area(
    files: dict[str, bytes], said: dict[str, Any], tmp_path: Path
) -> None:
    root = empty(tmp_path)
    apply(plan(root, xcri.take(files["data/courses.xml"], present(root), None).batch))
    again = load(root)
    assert not [one for one in again.problems if one.severity == "error"]
    before = load(EXAMPLE, as_of=dt.date(2026, 11, 22)).area
    assert again.area is not None and before is not None
    assert again.area.courses.keys() == {one.key for one in before.published}
    for one in before.published:
        now = again.area.courses[one.key].written
        for key in CARRIED:
            if key == "qualification" and one.written.qualification and not one.written.qualification.title:
                continue  # It has no place there for why there is none.
            assert getattr(now, key) == getattr(one.written, key), (one.key, key)
        assert len(now.runs) == len(one.written.runs)
        for run, was in zip(now.runs, one.written.runs, strict=True):
            for key in ("site", "start", "study", "pattern", "delivery", "reference"):
                assert getattr(run, key) == getattr(was, key), (one.key, key)


# ── schema.org ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_graph_comes_back_without_a_change(files: dict[str, bytes]) -> None:
    assert outcomes(EXAMPLE, jsonld.take(files["data/courses.jsonld"], present(EXAMPLE), None).batch) == {What.SAME}


def test_the_graph_holds_every_published_course_with_every_run(files: dict[str, bytes], said: dict[str, Any]) -> None:
    graph = json.loads(files["data/courses.jsonld"])["@graph"]
    runs = {path: len(one["runs"]) for path, one in said.items() if "/courses/" in path}
    assert {
        f"providers/{one['courseCode'].replace('/', '/courses/')}.yml": len(one["hasCourseInstance"]) for one in graph
    } == runs


# ── As a whole ───────────────────────────────────────────────────────────────────────────────────────────────────────


def test_the_same_area_gives_the_same_bytes_and_no_day_of_its_own(files: dict[str, bytes], area: Area) -> None:
    assert open_data(area, EXAMPLE, HOME) == files


def test_the_built_site_has_all_that_its_page_names(built_site: Path) -> None:
    page = html5lib.parse((built_site / "data/index.html").read_text(encoding="utf-8"), namespaceHTMLElements=False)
    links = [one.get("href", "") for one in page.find("body").iter("a")]
    named = {one.partition("#")[0] for one in links if not one.startswith(("http", "mailto:", "tel:", "#"))}
    there = {name for name in named if (built_site / "data" / name).exists()}
    assert named == there
    assert len([name for name in named if name.endswith((".csv", ".xml", ".json", ".jsonld", ".atom"))]) > 60
    assert ElementTree.parse(built_site / "data/changes.atom").getroot().tag == "{http://www.w3.org/2005/Atom}feed"
    assert b"/data/" in (built_site / "sitemap.xml").read_bytes()
    assert b"courses.xml" not in (built_site / "sitemap.xml").read_bytes()


def test_a_draft_and_what_it_says_are_in_no_file(tmp_path: Path) -> None:
    draft = small.changed(
        small.COURSE, ("title: Joinery", "title: Secret carving"), ("Make a door that fits.", "Not yet."),
        ("status: published", "status: draft"),
    )  # fmt: skip
    leads = small.changed(small.COURSE, ("  - job: joiner", "  - job: joiner\n  - course: oak-college/carving"))
    ctx = small_context(tmp_path, {small.COURSE_PATH: leads, small.COURSE_PATH.replace("joinery", "carving"): draft})
    for path, raw in open_data(ctx.area, tmp_path, HOME).items():
        assert b"Secret carving" not in raw and b"Not yet." not in raw, path


def test_an_area_without_courses_or_an_address_has_files_too(tmp_path: Path) -> None:
    ctx = small_context(tmp_path, {small.PROVIDER_PATH: None, small.COURSE_PATH: None})
    found = open_data(ctx.area, tmp_path, "")
    assert json.loads(found["data/courses.json"])["providers"] == {}
    assert json.loads(found["data/courses.jsonld"])["@graph"] == []
    assert ElementTree.fromstring(found["data/courses.xml"]).findall("x:provider", NAMES) == []
    ctx = small_context(tmp_path)
    whole = json.loads(open_data(ctx.area, tmp_path, "")["data/courses.json"])
    assert whole["providers"]["oak-college"]["addresses"]["courses"] == {"joinery": "courses/oak-college/joinery/"}
