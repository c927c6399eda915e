"""The language of promises: what can be written, and what is refused with which words."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from prospectus.model.entitlement import EntitlementFile, Promise
from prospectus.reading import Document, read

EXAMPLES = b"""\
promises:
  - id: every-sector
    says: You can study any of the fifteen sectors, at the level that is right for you, within an hour of home.
    for: learner
    promise: {each: {sector: all, level: [1, 2, 3]}, from: every-locality, within_minutes: 60, at_least: 1}
  - id: route-onwards
    says: Every option you take before 16 leads on to something here after 16.
    for: learner
    promise: {each_course: {ages: 14-16}, leads_to: {ages: 16-19}}
"""


def promise(**condition: object) -> Promise:
    return Promise.model_validate({"id": "one", "says": "One.", "for": "learner", "promise": condition})


def refusal(**condition: object) -> str:
    """The sentence in which a test is refused."""
    with pytest.raises(ValidationError) as refused:
        promise(**condition)
    (fault,) = refused.value.errors()
    return str(fault["msg"])


def test_the_examples_of_the_design_are_read_as_written() -> None:
    document = read("entitlement.yml", EXAMPLES)
    assert isinstance(document, Document)
    first, second = EntitlementFile.model_validate(document.data).promises
    assert first.promise.each and first.promise.each.level == ("1", "2", "3")
    assert (first.promise.form, first.promise.within_minutes, first.promise.at_least) == ("each", 60, 1)
    assert (second.promise.form, first.severity, first.group) == ("each_course", "warning", "everyone")


@pytest.mark.parametrize(
    ("condition", "form"),
    [
        ({"each": {"level": "all"}}, "each"),
        ({"courses": {"kind": "a-level"}, "at_least": "3"}, "each"),
        ({"each": {"level": "2"}, "courses": {"kind": "a-level"}, "of": "providers"}, "each"),
        ({"each_provider": {"kind": "all"}, "has": "support"}, "each_provider"),
        ({"pages": "parents"}, "pages"),
        ({"events": {"kind": "taster", "from": "2027-03-01"}, "at_least": "2"}, "events"),
    ],
)
def test_each_form_is_known_by_its_key(condition: dict[str, object], form: str) -> None:
    assert promise(**condition).promise.form == form


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        ({}, "This test has none of each, courses"),
        ({"pages": "parents", "each": {"level": "2"}}, "This test has 2 of each, courses"),
        ({"each_course": {"ages": "14-16"}}, "“each_course” and “leads_to” belong together."),
        ({"each_provider": {"kind": "all"}}, "“each_provider” and “has” belong together."),
        ({"each": {"level": "2"}, "from": "every-town"}, "“from” goes with one of “within_minutes”"),
        ({"each": {"level": "2"}, "within_miles": "5"}, "“from” goes with one of “within_minutes”"),
        ({"each": {"level": "2"}, "from": "a", "within_miles": "5", "within_minutes": "5"}, "“from” goes with one of"),
        ({"pages": "parents", "at_least": "2"}, "“at_least” does not go with “pages”."),
        ({"each": {"level": "2"}, "has": "support"}, "“each_provider” and “has” belong together."),
        ({"pages": "parents", "from": "a", "within_miles": "5"}, "“from” does not go with “pages”."),
        ({"each": {"sector": "digitl"}}, "“digitl” is not a sector that we know."),
        ({"each": {"level": "2"}, "at_least": "0"}, "“0” is not a number of choices."),
    ],
)
def test_what_cannot_be_a_test_is_refused_in_a_sentence(condition: dict[str, object], says: str) -> None:
    assert refusal(**condition).startswith(says)
