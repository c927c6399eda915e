"""A booklet can be used as a book: its contents and indexes tell the right pages, and a reader for the blind reads it."""

from __future__ import annotations

import re

import pytest
from pypdf import PdfReader

from prospectus.printing import booklet
from prospectus.printing.choosing import Choice, NoSuchNameError, choice
from prospectus.printing.desk import Desk
from prospectus.printing.press import Printed
from tests.printing.paper import read, words


@pytest.fixture(scope="module")
def options(example: Desk) -> Printed:
    """The Key Stage 4 options."""
    return booklet.printed(example, Choice(ages="14-16"))


@pytest.mark.parametrize(("name", "chosen"), [("options", Choice(ages="14-16")), ("whole", Choice())])
def test_the_contents_tell_the_right_pages(
    example: Desk, request: pytest.FixtureRequest, name: str, chosen: Choice
) -> None:
    """Each line of the contents names a page on which that heading stands, and the bookmark leads there."""
    printed: Printed = request.getfixturevalue(name)
    pdf, pages = read(printed), words(printed)
    marks = {one.title: pdf.get_destination_page_number(one) + 1 for one in _flat(pdf)}
    lines = re.findall(r"(?m)^(.*\S) (\d+)$", pdf.pages[1].extract_text())
    told = {line: int(number) for line, number in lines}
    sectors = {one.sector_name for one in chosen.courses(example.area, example.derived.order)}
    parts = {"How to use this booklet", "Dates", "What you are promised", "Getting there"}
    form = example.area.written.common_form
    expected = {*parts, "Index by subject", "Index by place", form.name if form else "Application form", *sectors}
    assert expected <= told.keys()
    for line in expected:
        assert line in pages[told[line] - 1] and marks[line] == told[line], line
    assert all(str(number) == page.split()[-1] for number, page in enumerate(pages[1:], 2)), "each says its number"


def test_the_indexes_tell_the_pages_on_which_the_courses_stand(example: Desk, options: Printed) -> None:
    pages = words(options)
    first = next(number for number, page in enumerate(pages) if page.count("Index by subject") > 1 and number > 1)
    index = " ".join(pages[first:])
    for course in Choice(ages="14-16").courses(example.area, example.derived.order):
        told = re.findall(rf"{re.escape(course.title)}, [^,]*?, (\d+)", index)
        assert told, course.title
        assert any(course.title in pages[int(number) - 1] for number in told), course.title


def test_the_name_of_a_fact_is_read_before_what_it_says(example: Desk, options: Printed) -> None:
    """The words of a page come in the order in which one reads them, for those who copy them or have them read out."""
    found = " ".join(words(options))
    for course in Choice(ages="14-16").courses(example.area, example.derived.order):
        first = " ".join(course.written.entry.summary.split()[:4])
        assert f"You need {first}" in found, course.key


def test_it_holds_the_courses_that_were_chosen_and_no_others(example: Desk, options: Printed) -> None:
    found = " ".join(words(options))
    chosen = Choice(ages="14-16").courses(example.area, example.derived.order)
    assert {one.written.ages for one in chosen} == {"14-16", "14-19"}
    for course in chosen:
        assert example.plain(example.shorts.of[course.key]).rstrip("/") in found
    other = next(one for one in example.area.published if one.written.ages == "19+")
    assert example.plain(example.shorts.of[other.key]).rstrip("/") not in found


def test_the_index_of_the_whole_area_tells_the_page_of_every_course(example: Desk, whole: Printed) -> None:
    pages = words(whole)
    first = next(number for number, page in enumerate(pages) if page.count("Index by subject") > 1 and number > 1)
    index = " ".join(pages[first:])
    for course in Choice().courses(example.area, example.derived.order):
        address = example.plain(example.shorts.of[course.key]).rstrip("/")
        (here,) = [number for number, page in enumerate(pages[:first], 1) if address in page]
        assert re.search(rf"{re.escape(course.title)}, [^,]*?, {here}\b", index), course.key


def test_a_hundred_pages_are_less_than_a_megabyte(options: Printed) -> None:
    assert len(options.data) / options.pages < 10_000


def test_it_is_tagged_and_has_bookmarks(options: Printed) -> None:
    pdf = read(options)
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert [one.title for one in pdf.outline if not isinstance(one, list)][:2] == ["How to use this booklet", "Dates"]


def test_the_same_area_gives_the_same_bytes(example: Desk) -> None:
    one = Choice(provider="the-forge")
    assert booklet.printed(example, one).data == booklet.printed(example, one).data


def test_it_is_called_after_what_was_chosen(example: Desk) -> None:
    area = example.area
    assert Choice().title(area) == "The whole prospectus"
    assert Choice(ages="14-16").title(area) == "Key Stage 4 options"
    assert Choice(sector="digital", level="level-3").title(area) == "Digital, Level 3"
    assert Choice(ages="19+", sector="digital").name == "booklet-19-plus-digital"


@pytest.mark.parametrize("typed", ["3", "level-3", "Level 3", "LEVEL-3"])
def test_a_level_can_be_named_in_any_way(example: Desk, typed: str) -> None:
    assert choice(example.area, sector=None, level=typed, provider=None, ages=None) == Choice(level="level-3")


def test_a_wrong_name_gets_a_guess(example: Desk) -> None:
    with pytest.raises(NoSuchNameError, match="Did you mean “digital”"):
        choice(example.area, sector="digitl", level=None, provider=None, ages=None)
    with pytest.raises(NoSuchNameError, match=r"Use 14-16, 16-19 or 19\+"):
        choice(example.area, sector=None, level=None, provider=None, ages="x")


def _flat(pdf: PdfReader) -> list:  # type: ignore[type-arg]
    return [one for one in pdf.outline if not isinstance(one, list)]
