"""What is meant is guessed where only one thing can be, and left alone where nobody can know."""

from __future__ import annotations

import re
from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from prospectus.model.course import Ages, Course, GcseGrade, Kind, Level, Subject
from prospectus.model.fields import Slug
from prospectus.model.numbers import AgeSpanField, Location, Pence
from prospectus.model.reach import Email, Phone
from prospectus.model.run import Session, Study
from prospectus.model.when import Date, DurationField, StartField, Time

Status = Annotated[str, Course.model_fields["status"].metadata[0]]
Day = Annotated[str, Session.model_fields["day"].metadata[0]]


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
        (GcseGrade, {"subject": "maths", "grade": "4 or above"}, "4"),
        (Date, "6/9/27", "6/9/2027"),
        (StartField, "06.09.27", "06.09.2027"),
        (StartField, "Monday Sept 6th 2027", "6 September 2027"),
        (Ages, "16+", "16-19"),
        (Ages, "Year 12", "16-19"),
        (Ages, "Year 10", "14-16"),
        (Ages, "14 to 18", "14-19"),
        (Ages, "adults", "19+"),
        (Kind, "BTEC", "vocational"),
        (Level, "two", "2"),
        (Level, "Level Three", "3"),
        (Status, "live", "published"),
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


@pytest.mark.parametrize(
    ("shape", "typed", "told"),
    [
        (StartField, "1st Sept", "The year is missing. "),
        (Date, "1/9", "The year is missing. "),
        (Pence, "free", "For a free course leave amount out and say who it is free for, like “free: 16-18”."),
        (AgeSpanField, "everyone", "For everybody write 14+. "),
        (Time, "9.15am-4pm", "Write the start behind “from:” and the end behind “to:”. "),
        (DurationField, "2 terms", "Give the terms in weeks. "),
        (Day, "Mon & Tue", "Write a line of its own for each day, all with their times."),
        (Day, "Mondays", "Did you mean “monday”? "),
    ],
)
def test_what_is_the_matter_is_said_first(shape: object, typed: str, told: str) -> None:
    assert do(shape, typed).startswith(told)


@pytest.mark.parametrize(
    ("shape", "typed", "same"),
    [
        (Study, "FT", "full-time"),
        (StartField, "“2027-09-06”", "2027-09-06"),
        (DurationField, "one academic year", "1 year"),
    ],
)
def test_what_can_only_mean_one_thing_is_taken(shape: object, typed: str, same: str) -> None:
    kind = TypeAdapter(shape)
    assert kind.validate_python(typed) == kind.validate_python(same)


def test_north_and_west_changed_round_are_one_fault_not_two() -> None:
    with pytest.raises(ValidationError) as refused:
        Location.model_validate({"lat": "-2.6", "lon": "52.3"})
    (fault,) = refused.value.errors()
    assert fault["ctx"]["do"] == "Swap the two: in Britain lat is from 49 to 61, and lon from -9 to 2.5."
