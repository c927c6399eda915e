"""The JSON-LD of web pages: what the example area tells of its courses comes back, and other sites' courses come in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from exchange.directories import imported, run
from prospectus.exchange import jsonld
from prospectus.exchange.outcome import What
from prospectus.exchange.plan import plan
from prospectus.exchange.present import present
from prospectus.pipeline import load
from prospectus.reading import Document, read
from tests import small

EXAMPLE = Path(__file__).parents[2]
COURSE: dict[str, Any] = {
    "@context": "https://schema.org",
    "@type": "Course",
    "name": "Pottery",
    "description": "<p>Throw <b>pots</b>.</p>",
    "courseCode": "P-9",
    "provider": {"@type": "Organization", "name": "Clay College", "url": "https://www.example.org"},
    "educationalLevel": "Level 1",
    "about": "Crafts, Creative Arts and Design",
    "keywords": "clay, pots",
    "offers": [{"@type": "Offer", "price": "84.00", "priceCurrency": "GBP"}],
    "hasCourseInstance": {
        "@type": "CourseInstance",
        "courseMode": ["onsite", "part-time"],
        "startDate": "2027-09-06T18:00",
        "courseSchedule": {
            "duration": "P6W",
            "byDay": "https://schema.org/Tuesday",
            "startTime": "18:00:00",
            "endTime": "20:00",
        },
        "location": {
            "name": "Kiln",
            "address": {"streetAddress": "1 Kiln Lane", "addressLocality": "Ashby", "postalCode": "ZZ1 2AB"},
        },
    },
}


@pytest.fixture
def area(tmp_path: Path) -> Path:
    small.write(tmp_path)
    (tmp_path / "mkdocs.yml").write_text("site_name: Small\n")
    return tmp_path


def said(area: Path, path: str) -> dict[str, Any]:
    document = read(path, (area / path).read_bytes())
    assert isinstance(document, Document)
    return document.data


@pytest.mark.parametrize(
    "shape", [lambda one: one, lambda one: [one], lambda one: {"@graph": [{"@type": "Person"}, one]}]
)
def test_a_course_alone_in_a_list_or_in_a_graph(area: Path, shape: Any) -> None:
    result = imported(area, "jsonld", json.dumps(shape(COURSE)).encode(), "--write")
    assert result.exit_code == 0, result.output
    assert said(area, "providers/clay-college/courses/pottery.yml") == {
        "title": "Pottery",
        "status": "published",
        "summary": "Throw pots.",
        "level": "1",
        "subject": "9.2",
        "keywords": ["clay", "pots"],
        "who_for": "Throw **pots**.",
        "runs": [
            {
                "site": "kiln",
                "start": "2027-09-06",
                "duration": "6 weeks",
                "study": "part-time",
                "delivery": "classroom",
                "timetable": {"sessions": [{"day": "tuesday", "from": "18:00", "to": "20:00"}]},
            }
        ],
        "cost": {"amount": "84"},
        "reference": "P-9",
        "imported": {"from": "the web pages of Clay College", "on": "2027-02-01"},
    }
    assert not [one for one in load(area).problems if one.severity == "error"]


def test_what_is_given_comes_back_without_a_change() -> None:
    given = run(EXAMPLE, "export", "jsonld").stdout_bytes
    planned = plan(EXAMPLE, jsonld.take(given, present(EXAMPLE), None).batch)
    assert {one.what for one in planned.outcomes} == {What.SAME}
    assert len(planned.outcomes) > 200


def test_what_a_page_publishes_is_what_is_given(area: Path, tmp_path: Path) -> None:
    (course,) = json.loads(run(area, "export", "jsonld").stdout)["@graph"]
    assert (course["@type"], course["courseCode"]) == ("Course", "oak-college/joinery")


def test_a_price_of_nothing_is_not_free(area: Path) -> None:
    free = COURSE | {"offers": {"@type": "Offer", "price": 0}}
    imported(area, "jsonld", json.dumps(free).encode(), "--write")
    assert "cost" not in said(area, "providers/clay-college/courses/pottery.yml")


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b'{"a":' * 100_000, "too deep"),
        (b"[" * 60 + b"]" * 60, "no schema.org Course"),
        (b'{"@type": "Person"}', "no schema.org Course"),
        (b"nothing", "not JSON"),
    ],
)
def test_what_holds_no_course_is_refused_with_the_reason(area: Path, raw: bytes, says: str) -> None:
    result = imported(area, "jsonld", raw, "--write")
    assert result.exit_code == 2
    assert says in result.output


@pytest.mark.parametrize("key", sorted(COURSE))
@pytest.mark.parametrize("value", [None, 7, [], {}, [[]], {"@type": {}}, "\u202e", "x" * 20_000])
def test_whatever_stands_behind_a_key_nothing_breaks(area: Path, key: str, value: object) -> None:
    result = imported(area, "jsonld", json.dumps(COURSE | {key: value}).encode(), "--write")
    assert result.exit_code in (0, 1, 2)
    assert not [one for one in load(area).problems if one.severity == "error"]
