"""Sheets are PDF/UA-1 (ISO 14289-1): an independent checker finds nothing against the conditions that machines can check.

The checker holds a file against 104 rules; they cover the conditions that the Matterhorn Protocol 1.1 marks as “machine”.
What it marks as “human” no program can tell: that the order of reading makes sense (09-001), that an alternative says
what a picture shows (13), that headings are headings (14-001), that nothing hangs on colour alone (04-001).
"""

from __future__ import annotations

import page
import pytest
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject

from prospectus.printing import booklet, comparison, leaflet, press, routes
from prospectus.printing.choosing import Choice
from prospectus.printing.desk import Desk
from prospectus.printing.every import SHEETS
from prospectus.printing.press import Printed
from tests.printing.paper import read

BRICKS = "teme-valley/bricklaying-level-2"
MATHS = "teme-valley/gcse-maths-resit"


def faults(printed: Printed) -> set[str]:
    report = page.validate_pdf_bytes(printed.data, profile=page.ValidationProfile.PDF_UA_1)
    assert report.rules.total > 100
    return {f"{one.rule_id}: {one.message}" for one in report.failures}


@pytest.mark.parametrize("name", SHEETS)
def test_sheets_that_need_nothing_but_the_area(example: Desk, name: str) -> None:
    assert faults(SHEETS[name].make(example)) == set()


def test_leaflets(example: Desk) -> None:
    for course in (BRICKS, MATHS):
        assert faults(leaflet.printed(example, example.area.courses[course])) == set()


def test_the_comparison_and_the_route_sheet(example: Desk) -> None:
    courses = [example.area.courses[one] for one in (BRICKS, MATHS)]
    assert faults(comparison.printed(example, courses)) == set()
    assert faults(routes.printed(example, "digital")) == set()


def test_booklets(example: Desk, whole: Printed) -> None:
    assert faults(booklet.printed(example, Choice(provider="the-forge"))) == set()
    assert faults(whole) == set()


def test_the_checker_finds_what_is_wrong() -> None:
    """A picture without words and a heading that skips a level are not let through."""
    picture = "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/%3E"
    html = f'<html lang="en-GB"><title>A</title><h1>A</h1><h3>B</h3><p><img src="{picture}"></p></html>'
    found = " ".join(faults(press.printed(html)))
    assert "FIGURE-ALTERNATIVE-TEXT" in found and "HEADING-NESTING" in found


def test_it_has_a_language_a_title_and_words_for_pictures(example: Desk) -> None:
    """What the checker asks for, read once more with another program."""
    pdf = read(leaflet.printed(example, example.area.courses[BRICKS]))
    found = list(_elements(pdf))
    figures = [one for one in found if one.get("/S") == "/Figure"]
    assert figures and all(one.get("/Alt") for one in figures)
    assert pdf.trailer["/Root"]["/Lang"] == "en-GB"
    assert pdf.trailer["/Root"]["/ViewerPreferences"]["/DisplayDocTitle"]


def _elements(pdf: PdfReader) -> list[DictionaryObject]:
    """Every element of the structure tree."""
    waiting, found = [pdf.trailer["/Root"]["/StructTreeRoot"]], []
    while waiting:
        one = waiting.pop().get_object()
        kids = one.get("/K") if isinstance(one, DictionaryObject) else None
        if isinstance(one, DictionaryObject) and one.get("/S"):
            found.append(one)
        if kids is not None:
            kids = kids.get_object()
            waiting += kids if isinstance(kids, ArrayObject) else [kids]
    return found
