"""Everything that is said in JSON-LD is a term of schema.org, on a thing that may have it, with a value that it takes.

Facts on the terms: schema.org, release 30.0 (github.com/schemaorg/schemaorg, data/releases/30.0). Of the domains and
ranges only those are named that have to do with what we say.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

import pytest

from prospectus.pages import jsonld, opendata
from prospectus.pages.context import Context
from tests.seen import small_context
from tests.small import COURSE, COURSE_PATH, changed

PARENTS: Final = {
    "Thing": "", "CreativeWork": "Thing", "LearningResource": "CreativeWork", "Course": "CreativeWork LearningResource",
    "Event": "Thing", "CourseInstance": "Event", "Intangible": "Thing", "DefinedTerm": "Intangible", "Offer": "Intangible",
    "Schedule": "Intangible", "StructuredValue": "Intangible", "ContactPoint": "StructuredValue",
    "PostalAddress": "ContactPoint", "GeoCoordinates": "StructuredValue", "Organization": "Thing", "Place": "Thing",
    "CivicStructure": "Place", "EducationalOrganization": "CivicStructure Organization", "Credential": "CreativeWork",
    "EducationalOccupationalCredential": "Credential", "Dataset": "CreativeWork", "MediaObject": "CreativeWork",
    "DataDownload": "MediaObject",
}  # fmt: skip
"""Each kind of thing with those that it is one of."""

TERMS: Final = {
    "name": ("Thing", "Text"), "description": ("Thing", "Text"), "url": ("Thing", "URL"), "identifier": ("Thing", "Text URL"),
    "abstract": ("CreativeWork", "Text"), "courseCode": ("Course", "Text"), "inLanguage": ("CreativeWork Event", "Text"),
    "provider": ("CreativeWork", "Organization"), "educationalLevel": ("CreativeWork", "DefinedTerm Text URL"),
    "coursePrerequisites": ("Course", "Course Text"), "about": ("CreativeWork Event", "Thing"),
    "dateModified": ("CreativeWork", "Date DateTime"), "keywords": ("CreativeWork Event", "DefinedTerm Text URL"),
    "educationalCredentialAwarded": ("Course", "EducationalOccupationalCredential Text URL"),
    "occupationalCredentialAwarded": ("Course", "EducationalOccupationalCredential Text URL"),
    "offers": ("CreativeWork Event", "Offer"), "hasCourseInstance": ("Course", "CourseInstance"),
    "recognizedBy": ("Credential", "Organization"), "credentialCategory": ("Credential", "DefinedTerm Text URL"),
    "category": ("Offer", "Text Thing URL"), "price": ("Offer", "Number Text"), "priceCurrency": ("Offer", "Text"),
    "courseMode": ("CourseInstance", "Text URL"), "startDate": ("Event", "Date DateTime"), "endDate": ("Event", "Date DateTime"),
    "courseSchedule": ("CourseInstance", "Schedule"), "location": ("Event Organization", "Place PostalAddress Text"),
    "scheduleTimezone": ("Schedule", "Text"), "duration": ("Event MediaObject Schedule", "Duration"),
    "repeatFrequency": ("Schedule", "Duration Text"), "byDay": ("Schedule", "DayOfWeek Text"),
    "startTime": ("MediaObject Schedule", "DateTime Time"), "endTime": ("MediaObject Schedule", "DateTime Time"),
    "address": ("Organization Place", "PostalAddress Text"), "geo": ("Place", "GeoCoordinates"),
    "streetAddress": ("PostalAddress", "Text"), "addressLocality": ("PostalAddress", "Text"),
    "postalCode": ("PostalAddress", "Text"), "addressCountry": ("PostalAddress", "Text"),
    "latitude": ("GeoCoordinates Place", "Number Text"), "longitude": ("GeoCoordinates Place", "Number Text"),
    "termCode": ("DefinedTerm", "Text"), "license": ("CreativeWork", "CreativeWork URL"), "creator": ("CreativeWork", "Organization"),
    "isAccessibleForFree": ("CreativeWork Event Place", "Boolean"), "distribution": ("Dataset", "DataDownload"),
    "contentUrl": ("MediaObject", "URL"), "encodingFormat": ("CreativeWork MediaObject", "Text URL"),
}  # fmt: skip
"""Each term with the things that may have it and what its value may be."""

_WRITTEN: Final = {
    "URL": r"https?://\S+",
    "Date": r"\d{4}(-\d\d(-\d\d)?)?",
    "DateTime": r"\d{4}-\d\d-\d\dT.+",
    "Time": r"\d\d:\d\d(:\d\d)?",
    "Duration": r"P(\d+[YMWD]|T\d+[HM])",
    "DayOfWeek": r"https://schema\.org/(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day",
    "Text": r"(?s).+",
}


def kinds(one: str) -> set[str]:
    """A kind of thing with all that it is one of."""
    return {one}.union(*(kinds(above) for above in PARENTS[one].split()))


def faults(thing: dict[str, Any]) -> Iterator[str]:
    """What schema.org does not know of a thing, and of all that stands in it."""
    kind = thing.get("@type")
    if kind not in PARENTS:
        yield f"no kind of thing: {kind}"
        return
    for term, value in thing.items():
        if not term.startswith("@"):
            yield from _of_term(kind, term, value)


def _of_term(kind: str, term: str, value: object) -> Iterator[str]:
    if term not in TERMS:
        yield f"no term: {term}"
        return
    domain, range_ = (set(one.split()) for one in TERMS[term])
    if not domain & kinds(kind):
        yield f"{kind} has no {term}"
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, dict):
            yield from faults(one)
            if not range_ & (kinds(one["@type"]) if one.get("@type") in PARENTS else set()):
                yield f"{term} is no {one.get('@type')}"
        elif not any(_fits(one, allowed) for allowed in range_):
            yield f"{term} is not {one!r}"


def _fits(value: object, allowed: str) -> bool:
    if isinstance(value, bool) or allowed == "Boolean":
        return isinstance(value, bool) and allowed == "Boolean"
    if allowed == "Number":
        return isinstance(value, int | float)
    return isinstance(value, str) and re.fullmatch(_WRITTEN.get(allowed, r"(?!)"), value) is not None


def test_every_course_of_the_example_says_only_what_schema_org_knows(example: Context) -> None:
    found = json.loads(jsonld.graph(example.area.published, "https://prospectus.example/"))
    assert found["@context"] == "https://schema.org"
    assert [fault for one in found["@graph"] for fault in faults(one)] == []
    used = {term for one in found["@graph"] for term in one}
    assert {"offers", "hasCourseInstance", "educationalCredentialAwarded", "about", "keywords"} <= used


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('"courseCode"', '"code"', "no term: code"),
        ('"CourseInstance"', '"Course"', "hasCourseInstance is no Course"),
        ('"startDate":"2027-09-06"', '"startDate":"6 September"', "startDate is not '6 September'"),
        ('"@type":"DefinedTerm"', '"@type":"Theme"', "no kind of thing: Theme"),
        ('"about":{', '"startDate":"2027","about":{', "Course has no startDate"),
    ],
)
def test_what_schema_org_does_not_know_is_told(tmp_path: Path, old: str, new: str, says: str) -> None:
    graph = jsonld.graph(small_context(tmp_path).area.published, "").decode()
    assert old in graph
    assert says in [fault for one in json.loads(graph.replace(old, new))["@graph"] for fault in faults(one)]


def test_courses_of_every_shape_say_only_what_schema_org_knows(tmp_path: Path) -> None:
    """Online, without a qualification, with a year for a start, with a price, withdrawn."""
    swaps = [
        ("delivery: classroom", "delivery: online"),
        ("qualification:\n  title: Level 2 Diploma in Bench Joinery\n  awarding_body: City & Guilds", "qualification: {none: It is for fun}"),
        ("start: 2027-09-06", "start: 2027"),
        ("  free: 16-18", "  free: 16-18\n  amount: 42.50"),
    ]  # fmt: skip
    withdrawn = [("status: published", "status: withdrawn")]
    for number, some in enumerate(([], swaps, withdrawn)):
        ctx = small_context(tmp_path / str(number), {COURSE_PATH: changed(COURSE, *some)})
        (course,) = ctx.area.courses.values()
        for home in ("", "https://prospectus.example/"):
            assert list(faults(jsonld.described(course, home))) == []


def test_the_page_of_open_data_says_only_what_schema_org_knows(example: Context) -> None:
    head = opendata.view(example, None).head
    told = json.loads(head[head.index(">") + 1 : head.index("</script>")])
    assert (told["@type"], len(told["distribution"])) == ("Dataset", 6)
    assert list(faults(told)) == []
