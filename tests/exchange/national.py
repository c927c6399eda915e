"""Rows of the national CSV for the small area, as a college's own system writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from prospectus.exchange.ncs.columns import CODED, UNCODED, VENUES

ROW: Mapping[str, str] = {
    "LARS_QAN": "60146089",
    "WHO_THIS_COURSE_IS_FOR": "You like to work with bricks.",
    "ENTRY_REQUIREMENTS": "Grade 2 in maths.",
    "WHAT_YOU_WILL_LEARN": "To build a wall that stands.",
    "HOW_YOU_WILL_LEARN": "In the workshop.",
    "WHAT_YOU_WILL_NEED_TO_BRING": "Safety boots.",
    "HOW_YOU_WILL_BE_ASSESSED": "You build a wall.",
    "WHERE_NEXT": "Work as a bricklayer.",
    "COURSE_NAME": "Bricklaying",
    "YOUR_REFERENCE": "BR-27",
    "DELIVERY_MODE": "Classroom",
    "START_DATE": "06/09/2027",
    "FLEXIBLE_START_DATE": "No",
    "VENUE_NAME": "Main building",
    "COURSE_WEBPAGE": "https://www.oak-college.example/bricks",
    "COST": "420",
    "DURATION": "1",
    "DURATION_UNIT": "Years",
    "STUDY_MODE": "full-time",
    "ATTENDANCE_PATTERN": "Daytime",
}
VENUE: Mapping[str, str] = {
    "YOUR_VENUE_REFERENCE": "V2",
    "VENUE_NAME": "The Annexe",
    "ADDRESS_LINE_1": "Unit 4",
    "ADDRESS_LINE_2": "Mill Road",
    "TOWN_OR_CITY": "Oakham Green",
    "POSTCODE": "wt1 2ac",
}
KINDS = {"coded": CODED, "uncoded": UNCODED, "venues": VENUES}


def table(rows: Iterable[Mapping[str, str]], kind: str = "coded") -> bytes:
    """A file of the national CSV with these rows."""
    out = io.StringIO()
    writer = csv.DictWriter(out, KINDS[kind], extrasaction="ignore", restval="")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue().encode()


def row(**changed: str) -> dict[str, str]:
    """The row with some columns changed."""
    return {**ROW, **changed}


def read(raw: bytes) -> list[dict[str, str]]:
    """The rows of a CSV."""
    return list(csv.DictReader(io.StringIO(raw.decode("utf-8-sig"), newline="")))
