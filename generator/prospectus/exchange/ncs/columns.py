"""The columns of the national CSV and the words that it has for ours.

Headers and words are those of the National Careers Service's “Publish to the course directory”.
"""

from __future__ import annotations

from typing import Final

from ...model.codes import COURSE_KIND, LEVELS, SECTOR

TEXTS: Final = {
    "WHO_THIS_COURSE_IS_FOR": "who_for",
    "ENTRY_REQUIREMENTS": "entry",
    "WHAT_YOU_WILL_LEARN": "what_you_learn",
    "HOW_YOU_WILL_LEARN": "how_you_learn",
    "WHAT_YOU_WILL_NEED_TO_BRING": "what_to_bring",
    "HOW_YOU_WILL_BE_ASSESSED": "how_assessed",
    "WHERE_NEXT": "leads_to",
}
"""The seven texts, and the key of ours that each becomes."""

_RUN: Final = (
    "COURSE_NAME",
    "YOUR_REFERENCE",
    "DELIVERY_MODE",
    "START_DATE",
    "FLEXIBLE_START_DATE",
    "VENUE_NAME",
    "YOUR_VENUE_REFERENCE",
    "NATIONAL_DELIVERY",
    "SUB_REGION",
    "COURSE_WEBPAGE",
    "COST",
    "COST_DESCRIPTION",
    "DURATION",
    "DURATION_UNIT",
    "STUDY_MODE",
    "ATTENDANCE_PATTERN",
)
CODED: Final = ("LARS_QAN", *TEXTS, *_RUN)
UNCODED: Final = ("COURSE_TYPE", "SECTOR", "EDUCATION_LEVEL", "AWARDING_BODY", *TEXTS, *_RUN)
VENUES: Final = (
    "YOUR_VENUE_REFERENCE",
    "VENUE_NAME",
    "ADDRESS_LINE_1",
    "ADDRESS_LINE_2",
    "TOWN_OR_CITY",
    "COUNTY",
    "POSTCODE",
    "EMAIL",
    "PHONE",
    "WEBSITE",
)

DELIVERY: Final = {
    "classroom": "Classroom",
    "online": "Online",
    "blended": "Blended learning",
    "work-based": "Work based",
}
STUDY: Final = {"full-time": "Full time", "part-time": "Part time", "part-of-programme": "Flexible"}
PATTERN: Final = {
    "daytime": "Daytime",
    "evening": "Evening",
    "twilight": "Evening",
    "weekend": "Weekend",
    "day-release": "Day/Block release",
    "block-release": "Day/Block release",
    "customised": "",
}
"""Evening and Day/Block release mean the first of ours that they stand for; what is customised has no word there."""

UNITS: Final = ("Minutes", "Hours", "Days", "Weeks", "Months", "Years")
LEVEL: Final = {
    code: "Entry level" if code.startswith("E") else "1" if code == "1/2" else code for code in LEVELS
}  # fmt: skip
KIND: Final = COURSE_KIND
SECTORS: Final = SECTOR

_CARRIED: Final = frozenset(
    {
        ("title",),
        ("reference",),
        ("who_for",),
        ("what_you_learn",),
        ("how_you_learn",),
        ("how_assessed",),
        ("what_to_bring",),
        ("entry",),
        ("entry", "summary"),
        ("entry", "alternatives"),
        ("leads_to",),
        ("cost",),
        ("cost", "free"),
        ("cost", "amount"),
        ("cost", "note"),
        ("cost", "kit"),
        ("apply", "url"),
        *(("runs", name) for name in ("site", "start", "duration", "study", "pattern", "delivery", "reference")),
    }
)
CODED_CARRIED: Final = _CARRIED | {("qualification", "number")}
UNCODED_CARRIED: Final = _CARRIED | {("kind",), ("sector",), ("level",), ("qualification", "awarding_body")}
VENUE_CARRIED: Final = frozenset({("name",), ("address",), ("town",), ("postcode",), ("reference",)})
