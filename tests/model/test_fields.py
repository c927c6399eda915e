"""Fields are forgiving about how a thing is written and exact about what it means; what could mean two is refused."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from prospectus.model import area, course, fields, numbers, reach, when
from prospectus.model.course import Course


def meant(kind: Any, written: object) -> Any:
    return TypeAdapter(kind).validate_python(written)


def refusal(kind: Any, written: object) -> tuple[str, str, str]:
    """The id, what is so and what to do, for something that is refused."""
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(kind).validate_python(written)
    (error,) = caught.value.errors()
    return error["type"], error["ctx"]["says"], error["ctx"]["do"]


@pytest.mark.parametrize(
    ("written", "date"),
    [
        ("2027-09-06", dt.date(2027, 9, 6)),
        ("6/9/2027", dt.date(2027, 9, 6)),
        ("06/09/2027", dt.date(2027, 9, 6)),
        (" 6.9.2027 ", dt.date(2027, 9, 6)),
        ("6 September 2027", dt.date(2027, 9, 6)),
        ("6th Sept 2027", dt.date(2027, 9, 6)),
        ("Monday, 6 Sep 2027", dt.date(2027, 9, 6)),
    ],
)
def test_dates_are_read_as_they_are_written_in_britain(written: str, date: dt.date) -> None:
    assert meant(when.Date, written) == date


@pytest.mark.parametrize(
    "written", ["6/9/27", "9/13/2027", "2027-02-29", "September", "06-09-2027", "1889-01-01", "tomorrow", ""]
)
def test_what_is_no_date_or_could_be_two_is_refused(written: str) -> None:
    id_, says, do = refusal(when.Date, written)
    assert id_ == "not-a-date" and written in says and "2027-09-06" in do


@pytest.mark.parametrize(
    ("written", "precision", "date"),
    [
        ("2027-09-06", "day", dt.date(2027, 9, 6)),
        ("6/9/2027", "day", dt.date(2027, 9, 6)),
        ("September 2027", "month", dt.date(2027, 9, 1)),
        ("Sep 2027", "month", dt.date(2027, 9, 1)),
        ("2027-09", "month", dt.date(2027, 9, 1)),
        ("9/2027", "month", dt.date(2027, 9, 1)),
        ("2027", "year", dt.date(2027, 1, 1)),
        ("Flexible", "flexible", None),
        ("roll-on", "flexible", None),
    ],
)
def test_a_start_is_a_date_a_month_a_year_or_flexible(written: str, precision: str, date: dt.date | None) -> None:
    start = meant(when.StartField, written)
    assert (start.precision, start.date) == (precision, date)


@pytest.mark.parametrize("written", ["soon", "13/2027", "2027-13", "Smarch 2027", "27", "autumn"])
def test_other_starts_are_refused(written: str) -> None:
    assert refusal(when.StartField, written)[0] == "not-a-start"


@pytest.mark.parametrize(
    ("written", "hour", "minute"),
    [
        ("09:15", 9, 15),
        ("9:15", 9, 15),
        ("9.15", 9, 15),
        ("9.15am", 9, 15),
        ("1:15 pm", 13, 15),
        ("12:00 pm", 12, 0),
        ("12:30am", 0, 30),
        ("4pm", 16, 0),
        ("23:59", 23, 59),
    ],
)
def test_times_are_read(written: str, hour: int, minute: int) -> None:
    assert meant(when.Time, written) == dt.time(hour, minute)


@pytest.mark.parametrize("written", ["24:00", "9:60", "915", "9", "13pm", "noon", "13:00 pm"])
def test_other_times_are_refused(written: str) -> None:
    assert refusal(when.Time, written)[0] == "not-a-time"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("1 year", "1 year"),
        ("2 Years", "2 years"),
        ("12weeks", "12 weeks"),
        ("a day", "1 day"),
        ("999 hours", "999 hours"),
    ],
)
def test_durations_are_read(written: str, said: str) -> None:
    assert str(meant(when.DurationField, written)) == said


@pytest.mark.parametrize("written", ["0 years", "1000 hours", "1 term", "a while", "1.5 years", "12"])
def test_other_durations_are_refused(written: str) -> None:
    assert refusal(when.DurationField, written)[0] == "not-a-duration"


@pytest.mark.parametrize(("written", "pence"), [("420", 42_000), ("£1,250", 125_000), ("65.50", 6_550), ("0.01", 1)])
def test_pounds_are_read_as_pence(written: str, pence: int) -> None:
    assert meant(numbers.Pence, written) == pence


@pytest.mark.parametrize(
    ("written", "id_"),
    [
        ("0", "zero-amount"),
        ("0.00", "zero-amount"),
        ("£0.0000", "not-an-amount"),
        ("TBC", "not-an-amount"),
        ("-5", "not-an-amount"),
        ("1e3", "not-an-amount"),
    ],
)
def test_free_is_said_not_written_as_nought(written: str, id_: str) -> None:
    assert refusal(numbers.Pence, written)[0] == id_


def test_nought_pounds_tells_how_to_say_free() -> None:
    assert "free: 16-18" in refusal(numbers.Pence, "0")[2]


@pytest.mark.parametrize(
    ("written", "pounds"), [("24500", 24500), ("24,500", 24500), ("£24,500", 24500), ("9000", 9000)]
)
def test_a_years_pay_is_read_as_pounds(written: str, pounds: int) -> None:
    assert meant(numbers.YearlyPay, written) == pounds


@pytest.mark.parametrize("written", ["12.21", "£480 a week", "24500.50", "24k", "0", "1200000", "-24500", ""])
def test_what_nobody_earns_in_a_year_is_refused(written: str) -> None:
    assert refusal(numbers.YearlyPay, written)[0] == "not-a-years-pay"


@pytest.mark.parametrize(
    ("written", "level"),
    [
        ("2", "2"),
        ("Level 2", "2"),
        ("level 1/2", "1/2"),
        ("1 or 2", "1/2"),
        ("entry 3", "E3"),
        ("e3", "E3"),
        ("Entry Level 1", "E1"),
        ("E", "E"),
        (" 3 ", "3"),
    ],
)
def test_levels_are_read(written: str, level: str) -> None:
    assert meant(course.Level, written) == level


@pytest.mark.parametrize("written", ["9", "12", "level 12"])
def test_another_level_names_what_is_allowed(written: str) -> None:
    id_, says, do = refusal(course.Level, written)
    assert id_ == "not-in-list" and f"“{written}”" in says and "E, E1, E2, E3, 1, 1/2, 2, 3, 4, 5, 6, 7 or 8" in do


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("A level", "a-level"),
        ("a_level", "a-level"),
        ("GCSE", "gcse"),
        ("T Level", "t-level"),
        ("Link Course", "link-course"),
    ],
)
def test_capitals_spaces_and_hyphens_do_not_matter_in_a_code(written: str, kind: str) -> None:
    assert (
        meant(
            Course.model_fields["kind"].annotation and Annotated[str, Course.model_fields["kind"].metadata[0]], written
        )
        == kind
    )


@pytest.mark.parametrize(
    ("written", "yes"), [("yes", True), ("Y", True), ("true", True), ("no", False), ("False", False), ("N", False)]
)
def test_yes_and_no_are_read(written: str, yes: bool) -> None:
    assert meant(fields.YesNo, written) is yes


def test_maybe_is_neither_yes_nor_no() -> None:
    assert refusal(fields.YesNo, "maybe")[0] == "yes-or-no"


@pytest.mark.parametrize(
    ("written", "postcode"), [("lS12 3ab", "LS12 3AB"), ("WT12RS", "WT1 2RS"), (" w1a 1aa ", "W1A 1AA")]
)
def test_postcodes_are_put_right(written: str, postcode: str) -> None:
    assert meant(reach.Postcode, written) == postcode


@pytest.mark.parametrize("written", ["WT1", "12345", "WT1 2R", "", "LS12 3ABC"])
def test_other_postcodes_are_refused(written: str) -> None:
    assert refusal(reach.Postcode, written)[0] == "not-a-postcode"


@pytest.mark.parametrize(
    "written", ["https://www.example.org", "https://example.org:8443/a/b?c=d&e=%20#f", "https://a-b.example.co.uk/~x"]
)
def test_https_addresses_are_accepted(written: str) -> None:
    assert meant(reach.Url, written) == written


@pytest.mark.parametrize(
    "written",
    [
        "http://example.org", "www.example.org", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org", "https://user@example.org",
        "https://user:pw@example.org", "https://", "https://localhost", "https://127.0.0.1", "https://exa mple.org", "https://example.org/<b>", 'https://example.org/"x', "https://example.org:99999", "https://[::1", "file:///etc/passwd",
        "https://example.org/" + "a" * 2_000,
    ],
)  # fmt: skip
def test_addresses_that_are_not_linked_to_are_refused(written: str) -> None:
    assert refusal(reach.Url, written)[0] == "not-a-web-address"


def test_a_web_address_may_have_2000_characters() -> None:
    address = "https://example.org/".ljust(2_000, "a")
    assert meant(reach.Url, address) == address


def test_an_address_without_https_is_offered_with_it() -> None:
    assert "https://www.example.org/apply" in refusal(reach.Url, "www.example.org/apply")[2]


@pytest.mark.parametrize(
    ("written", "said"),
    [("16-18", "16 to 18"), ("16 to 18", "16 to 18"), ("19+", "19 and over"), ("19 and over", "19 and over")],
)
def test_ages_are_read(written: str, said: str) -> None:
    assert str(meant(numbers.AgeSpanField, written)) == said


@pytest.mark.parametrize("written", ["18-16", "yes", "16", "all"])
def test_other_ages_are_refused(written: str) -> None:
    assert refusal(numbers.AgeSpanField, written)[0] == "not-an-age-range"


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (numbers.Ukprn, "10001234", "20001234"),
        (numbers.Urn, "123456", "1234"),
        (numbers.QualificationNumber, "601/4608/9", "6014608"),
        (reach.PostcodeDistrict, "wt1", "WT"),
    ],
)
def test_registration_numbers_have_their_form(kind: Any, good: str, bad: str) -> None:
    meant(kind, good)
    assert refusal(kind, bad)[0] == "not-a-number-of-this-kind"


@pytest.mark.parametrize("written", ["admissions@example.org", "a.b+c@x-y.example.co.uk"])
def test_email_addresses_are_accepted(written: str) -> None:
    assert meant(reach.Email, written) == written


@pytest.mark.parametrize(
    "written",
    ["admissions", "a@b", "a b@example.org", "a@example.org?bcc=x@y.org", "a@-x", "@example.org", "a@b@c.org"],
)
def test_other_email_addresses_are_refused(written: str) -> None:
    assert refusal(reach.Email, written)[0] == "not-an-email"


@pytest.mark.parametrize(
    ("written", "id_"),
    [("Teme-Valley/Plumbing", "teme-valley/plumbing"), ("teme-valley/plumbing", "teme-valley/plumbing")],
)
def test_capitals_in_a_course_id_are_put_right(written: str, id_: str) -> None:
    assert meant(fields.CourseId, written) == id_


@pytest.mark.parametrize("written", ["plumbing", "a/b/c", "../etc/passwd", "teme valley/plumbing", "a//b", "/a/b"])
def test_other_course_ids_are_refused(written: str) -> None:
    assert refusal(fields.CourseId, written)[0] == "not-an-id"


def test_an_id_has_at_most_sixty_characters() -> None:
    assert fields.is_id("a" * 60) and not fields.is_id("a" * 61)


@pytest.mark.parametrize("written", ["#0b5c63", "#0B5C63"])
def test_a_colour_has_six_figures(written: str) -> None:
    assert meant(area.Colour, written) == "#0b5c63"
    assert refusal(area.Colour, "teal")[0] == "not-a-colour"


@pytest.mark.parametrize(
    ("written", "number"),
    [
        # By Ofcom's national telephone numbering plan, with the numbers it keeps for drama.
        ("01632960101", "01632 960101"),
        ("(01632) 960-101", "01632 960101"),
        ("+44 1632 960101", "01632 960101"),
        ("+44 (0)1632 960 101", "01632 960101"),
        ("0044 1632 960101", "01632 960101"),
        ("02079460123", "020 7946 0123"),
        ("0117 4960123", "0117 496 0123"),
        ("01214960123", "0121 496 0123"),
        ("0300 1234567", "0300 123 4567"),
        ("08081570192", "0808 157 0192"),
        ("0800496012", "0800 496012"),
        ("08001111", "0800 1111"),
        ("07700900123", "07700 900123"),
        ("01204 49601", "01204 49601"),
        ("111", "111"),
        ("999", "999"),
        ("116123", "116 123"),
        ("+353 1  496 0123", "+353 1 496 0123"),
    ],
)
def test_telephone_numbers_have_one_form(written: str, number: str) -> None:
    assert meant(reach.Phone, written) == number == meant(reach.Phone, number)


@pytest.mark.parametrize(
    ("written", "figures"),
    [("01632 9601", 9), ("07700 90012", 10), ("020 7946 012", 10), ("01632 9601011", 12), ("+44 1632 96", 7)],
)
def test_a_number_with_too_few_or_too_many_figures_is_told_how_many_it_has(written: str, figures: int) -> None:
    id_, says, do = refusal(reach.Phone, written)
    assert id_ == "not-a-phone-number"
    assert says == f"“{written}” has {figures} figures; a telephone number has 11, or 10 after 01 or 0800."
    assert do.startswith("Add what is missing. " if figures < 11 else "Take out what is too much. ")


KINDS = [
    when.Date,
    when.StartField,
    when.Time,
    when.DurationField,
    numbers.Pence,
    numbers.YearlyPay,
    numbers.AgeSpanField,
    fields.YesNo,
    reach.Url,
    reach.Email,
    reach.Phone,
    reach.Postcode,
    fields.CourseId,
    fields.SiteId,
    course.Level,
    area.Colour,
]


@given(
    st.sampled_from(KINDS),
    st.one_of(
        st.text(max_size=40),
        st.lists(st.text(max_size=3), max_size=2),
        st.dictionaries(st.text(max_size=3), st.text(max_size=3), max_size=2),
    ),
)
def test_anything_is_either_understood_or_refused_in_a_sentence(kind: Any, written: object) -> None:
    try:
        TypeAdapter(kind).validate_python(written)
    except ValidationError as refused:
        for error in refused.errors():
            assert error["ctx"]["says"].endswith(".") and error["ctx"]["do"]
