"""What is meant is guessed where only one thing can be, and left alone where nobody can know."""

from __future__ import annotations

import re

import pytest
from pydantic import TypeAdapter, ValidationError

from prospectus.model.course import GcseGrade, Subject
from prospectus.model.fields import Slug
from prospectus.model.numbers import AgeSpanField, Location, Pence
from prospectus.model.reach import Email, Phone
from prospectus.model.when import Date, DurationField, StartField


def do(shape: object, typed: object) -> str:
    """What somebody is told to do who has typed this."""
    with pytest.raises(ValidationError) as refused:
        TypeAdapter(shape).validate_python(typed)
    return str(refused.value.errors()[0]["ctx"]["do"])


@pytest.mark.parametrize(
    ("shape", "typed", "meant"),
    [
        (Date, "31/9/2027", "30/9/2027"),
        (Date, "29/2/2027", "28/2/2027"),
        (Date, "30/2/2028", "29/2/2028"),
        (Date, "9/16/2027", "16/9/2027"),
        (StartField, "sept 27", "September 2027"),
        (StartField, "Jan-28", "January 2028"),
        (DurationField, "1 yr", "1 year"),
        (DurationField, "12wks", "12 weeks"),
        (DurationField, "6 mths", "6 months"),
        (Pence, "about £20", "20"),
        (AgeSpanField, "between 16 and 18", "16-18"),
        (AgeSpanField, "over 19", "19+"),
        (Phone, "01632 96O101", "01632 960101"),
        (Phone, "01632.960101", "01632 960101"),
        (Phone, "1632 960101", "01632 960101"),
        (Email, "admissions @oak.example", "admissions@oak.example"),
        (Email, "admissions@oak,example", "admissions@oak.example"),
        (Slug, "Year 12", "12"),
        (GcseGrade, {"subject": "maths", "grade": "C"}, "4"),
        (GcseGrade, {"subject": "maths", "grade": "A"}, "7"),
    ],
)
def test_what_is_meant_is_named_first(shape: object, typed: object, meant: str) -> None:
    assert do(shape, typed).startswith(f"Did you mean “{meant}”? ")


@pytest.mark.parametrize(
    ("shape", "typed"),
    [
        (Date, "31/31/2027"),
        (Date, "31/9/12027"),
        (StartField, "soon"),
        (DurationField, "12 min"),
        (Pence, "£20 or £30"),
        (AgeSpanField, "under 19"),
        (Phone, "ask at the desk"),
        (Email, "admissions"),
        (GcseGrade, {"subject": "maths", "grade": "merit"}),
    ],
)
def test_nothing_is_guessed_where_nobody_can_know(shape: object, typed: object) -> None:
    assert "Did you mean" not in do(shape, typed)


@pytest.mark.parametrize(
    ("typed", "code", "name"),
    [
        ("plumbing", "5.2", "Building and Construction"),
        ("Hairdressing", "7.3", "Service Enterprises"),
        ("Level 2 Plumbing", "5.2", "Building and Construction"),
        ("hair dressing", "7.3", "Service Enterprises"),
        ("building and construction", "5.2", "Building and Construction"),
        ("IT", "6.2", "Digital technology (users)"),
        ("maths", "2.2", "Mathematics and Statistics"),
        ("Hospitality & Catering", "7.4", "Hospitality and Catering"),
        ("01.3", "1.3", "Health and Social Care"),
        ("5,2", "5.2", "Building and Construction"),
    ],
)
def test_who_writes_a_subject_in_words_is_told_its_number_and_what_the_number_stands_for(
    typed: str, code: str, name: str
) -> None:
    assert do(Subject, typed).startswith(f"Did you mean “{code}” ({name})? ")


def test_a_number_that_there_is_not_is_told_its_neighbours_with_their_names() -> None:
    assert do(Subject, "5.9").startswith(
        "Did you mean “5.3” (Urban, Rural and Regional Planning), “5.2” (Building and Construction) or "
        "“5.1” (Architecture)? "
    )


def test_no_number_of_a_subject_area_is_named_without_its_name() -> None:
    for typed in ("juggling", "99.9", "5", "plumbing", "social", "☃"):
        said = do(Subject, typed)
        assert re.findall(r"“\d+\.\d”(?! \(| is )", said) == [], said
        assert re.search(r"“\d+\.\d”", said) and "The help lists them all" in said


def test_north_and_west_changed_round_are_one_fault_not_two() -> None:
    with pytest.raises(ValidationError) as refused:
        Location.model_validate({"lat": "-2.6", "lon": "52.3"})
    (fault,) = refused.value.errors()
    assert fault["ctx"]["do"] == "Swap the two: in Britain lat is from 49 to 61, and lon from -9 to 2.5."
