"""A leaflet is one side of A4 whatever the course has to say, and what has no room there is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus import limits
from prospectus.printing import leaflet
from prospectus.printing.desk import Desk
from tests.printing.paper import read, small_desk, words
from tests.small import AREA, AREA_PATH, COURSE, COURSE_PATH, changed

SHARES = 4


@pytest.mark.parametrize("share", range(SHARES))
def test_every_leaflet_of_the_example_area_is_one_page(example: Desk, share: int) -> None:
    """All of them, in shares, so that processes can divide them."""
    long = {one.key: leaflet.printed(example, one).pages for one in example.area.published[share::SHARES]}
    assert {key: pages for key, pages in long.items() if pages != 1} == {}


def test_it_says_what_whom_when_and_when_it_was_checked(tmp_path: Path) -> None:
    desk = small_desk(tmp_path)
    (said,) = words(leaflet.printed(desk, desk.area.published[0]))
    for part in (
        "Joinery", "Oak College", "Make a door that fits.", "6 Sep 2027", "Main building, Oakham Green",
        "Monday, 9:15am to 4pm", "Free if you are 16 to 18", "Grade 2 in maths.", "Joiner", "01632 960101",
        "Checked on 3 November 2026", "Bus 1 stops at the gate.", "prospectus.example/c/",
    ):  # fmt: skip
        assert part in said, part
    assert "no room" not in said


LONG = " ".join(["Measure twice and cut once, then measure again."] * 60)
WORST = changed(
    COURSE,
    ("who_for: You like to work with wood.", f"who_for: {LONG[: limits.WHO_FOR - 1]}"),
    ("what_you_learn: To measure, to mark, to cut and to join.", f"what_you_learn: {LONG[: limits.WHAT_YOU_LEARN - 1]}"),
    ("how_you_learn: In the workshop, for four days a week.", f"how_you_learn: {LONG[: limits.SHORT_TEXT - 1]}"),
    ("how_assessed: You make a door and a window.", f"how_assessed: {LONG[: limits.SHORT_TEXT - 1]}\nsupport: {LONG[: limits.SHORT_TEXT - 1]}\nwhat_to_bring: {LONG[: limits.SHORT_TEXT - 1]}"),
    ("  - job: joiner", "  - job: joiner\n" + "\n".join(f"  - says: {number} {LONG[:200]}" for number in range(12))),
)  # fmt: skip


def test_the_longest_course_is_one_page_and_says_what_is_left_out(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, {COURSE_PATH: WORST})
    printed = leaflet.printed(desk, desk.area.published[0])
    (said,) = words(printed)
    assert "There was no room here for" in said and "how you are assessed" in said
    assert "Checked on 3 November 2026" in said and "How to apply" in said


def test_nothing_is_said_to_be_left_out_that_the_course_does_not_have(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, {COURSE_PATH: WORST})
    course = desk.area.published[0]
    html = leaflet.html(desk, course, list(leaflet.cuts())[-1])
    assert "other dates and places" not in html and "what to bring" in html


def test_when_all_journeys_are_left_out_the_nearest_are_not_said_to_be_there(example: Desk) -> None:
    course = next(one for one in example.area.published if one.runs[0].site)
    with_few, with_none = (
        next(leaflet.html(example, course, cut) for cut in leaflet.cuts() if without <= cut.without)
        for without in ({"homes"}, {"homes", "journeys"})
    )
    assert "journeys from farther away" in with_few and '<section class="journeys">' in with_few
    assert "journeys from farther away" not in with_none and '<section class="journeys">' not in with_none
    assert " journeys" in with_none.split("no room here for")[1]


def test_courses_that_lead_here_are_counted_where_there_is_no_room_to_name_them(example: Desk) -> None:
    course = next(
        one for one in example.area.published if len(one.written.entry.from_) > 2 and not one.written.entry.gcse
    )
    html = leaflet.html(example, course, list(leaflet.cuts())[-1])
    assert "of this prospectus lead here, too." in html and "asks for no grades and no earlier course" not in html


def test_without_an_address_of_the_site_there_is_no_code(tmp_path: Path) -> None:
    desk = small_desk(tmp_path, site_url="")
    html = leaflet.html(desk, desk.area.published[0], next(leaflet.cuts()))
    assert "<img" not in html and "/c/" not in html


def test_what_is_typed_is_text_in_the_html_and_in_the_style(tmp_path: Path) -> None:
    files = {
        COURSE_PATH: changed(COURSE, ("title: Joinery", "title: Joinery for a < b & co")),
        AREA_PATH: changed(AREA, ("name: Oakshire\n", "name: 'Oak\"} body {display:none} /*'\n")),
    }
    desk = small_desk(tmp_path, files)
    (said,) = words(leaflet.printed(desk, desk.area.published[0]))
    assert "Joinery for a < b & co" in said and 'Oak"} body {display:none} /* prospectus' in said


def test_columns_are_divided_between_paragraphs_and_lists_never_within() -> None:
    from markupsafe import Markup

    text = Markup("<h2>A</h2><p>one</p><ul><li>x<ul><li>y</li></ul></li></ul><h2>B</h2><p>two</p>")
    left, right = leaflet.columns(text)
    assert left + right == text
    assert left.count("<ul>") == left.count("</ul>") and not left.rstrip().endswith("</h2>")


def test_it_is_tagged_and_has_a_title_and_a_language(example: Desk) -> None:
    pdf = read(leaflet.printed(example, example.area.published[0]))
    root = pdf.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"] and root["/Lang"] == "en-GB"
    assert example.area.published[0].title in pdf.metadata.title
    assert b"pdfuaid:part" in pdf.trailer["/Root"]["/Metadata"].get_data()
    assert abs(float(pdf.pages[0].mediabox.width) - 595) < 1 and abs(float(pdf.pages[0].mediabox.height) - 842) < 1
