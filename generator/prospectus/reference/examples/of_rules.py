"""Examples of what the rules find."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sound import AREA, AREA_PATH, COURSE, COURSE_PATH, PROVIDER_PATH
from .example import Example
from .together import AREA_EVENT, CALENDAR, OWN_CALENDAR, OWN_EVENT, SESSIONS, TRAVEL

OTHER_PATH: Final = "providers/oak-college/courses/joinery-level-3.yml"
OTHER: Final = (
    COURSE.replace("title: Joinery\n", "title: Joinery level 3\n")
    .replace("summary: Make a door that fits.", "summary: Make a stair that does not creak.")
    .replace("level: 2\n", "level: 3\n")
)
TIMETABLE: Final = "content/area/timetable.yml"
BLOCKS: Final = """\
year_groups:
  "12": {name: Year 12, ages: 16-19}
blocks:
  a:
    name: Block A
    year_groups: ["12"]
    sessions: [{day: monday, from: "09:15", to: "16:00"}]
"""
TUESDAYS: Final = """\
  b:
    name: Block B
    year_groups: ["12"]
    sessions: [{day: tuesday, from: "09:15", to: "16:00"}]
"""
IN_BLOCK: Final = COURSE.replace(SESSIONS, "      block: a\n")
TERMS: Final = "terms:\n  - {name: Autumn term, from: 2027-09-02, to: 2027-12-17}\n"
SCHEME: Final = """\
schemes:
  bus-pass:
    name: Bus pass
    kind: pass
    summary: A pass for the bus.
    who: Everybody who learns here.
    how_much: Nothing.
    how: Ask at the desk.
    applies: {applies}
    checked: 2026-11-02
"""
FORM_EVENT: Final = """\
events:
  last-day:
    kind: deadline
    name: Oakshire form
    on: 2027-01-29
"""
CHECKED: Final = "reviewed:\n  on: 2026-11-03\n  by: Admissions team\n"
TAKEN: Final = "imported: {from: The county's course list, on: 2026-09-14}\n"
OPEN: Final = COURSE.replace("level: 2\n", "").replace("apply:\n  how", "level: 2\napply:\n  how")
LONG: Final = (
    "You learn to read a drawing. You choose the right wood for your work. You learn to sharpen your tools and to set "
    "them. You cut joints by hand and by machine. At the end you put your work together and take it home."
)

RULES: Final[Mapping[str, Example]] = {
    "academic-year-backwards": Example("  ends: 2026-07-21\n", "  ends: 2028-07-21\n", AREA_PATH),
    "apply-after-start": Example("      until: 2028-01-29\n", "      until: 2027-01-29\n"),
    "checked-in-the-future": Example("  on: 2029-11-03\n", "  on: 2026-11-03\n"),
    "checked-long-ago": Example("  on: 2025-06-03\n", "  on: 2026-11-03\n", as_of="2026-11-20"),
    "colour-too-light": Example('brand_colour: "#ffee88"\nname: Oakshire\n', "name: Oakshire\n", AREA_PATH),
    "contact-not-given": Example("  contact: careers\n", "  contact: admissions\n"),
    "days-not-told": Example("", "    timetable:\n" + SESSIONS),
    "former-id-in-use": Example("formerly: [oak-college/joinery]\nreviewed:\n", "reviewed:\n"),
    "leads-in-words": Example("  - says: Your own workshop.\n", "  - job: joiner\n"),
    "lessons-overlap": Example(SESSIONS + '        - {day: monday, from: "15:00", to: "17:00"}\n', SESSIONS),
    "logo-not-there": Example("logo: {file: logo.png, alt: An oak}\nreviewed:\n", "reviewed:\n", PROVIDER_PATH),
    "looks-like-a-person": Example("    title: Mrs Jane Carpenter\n", "    title: Admissions team\n", PROVIDER_PATH),
    "mobile-number": Example("    phone: 07700 900123\n", "    phone: 01632 960101\n", PROVIDER_PATH),
    "personal-mailbox": Example(
        "    email: jane.carpenter@gmail.com\n", "    email: admissions@oak-college.example\n", PROVIDER_PATH
    ),
    "no-common-form": Example("  how: common-form\n", "  how: school\n"),
    "nothing-published": Example("status: draft\n", "status: published\n", at=AREA_PATH),
    "same-summary": Example(
        "summary: Make a door that fits.\n",
        "summary: Make a stair that does not creak.\n",
        OTHER_PATH,
        beside={OTHER_PATH: OTHER},
    ),
    "starts-in-the-past": Example("    start: 2026-09-07\n", "    start: 2027-09-06\n", as_of="2026-11-20"),
    "step-to-itself": Example("  - course: oak-college/joinery\n", "  - job: joiner\n"),
    "worth-giving": Example("", "how_assessed: You make a door and a window.\n"),
    "acceptance-not-needed": Example("accepted: {mobile-number: It is the desk's.}\nreviewed:\n", "reviewed:\n"),
    "no-such-year-group": Example(
        '    year_groups: ["14"]\n', '    year_groups: ["12"]\n', TIMETABLE, {TIMETABLE: BLOCKS, COURSE_PATH: IN_BLOCK}
    ),
    "block-not-used": Example(BLOCKS, None, TIMETABLE),
    "outside-block": Example(
        SESSIONS.replace("16:00", "18:00"),
        SESSIONS,
        beside={TIMETABLE: BLOCKS, COURSE_PATH: COURSE.replace(SESSIONS, "      block: a\n" + SESSIONS)},
    ),
    "blocks-overlap": Example(
        BLOCKS.partition("blocks:\n")[2].replace("  a:", "  b:").replace("Block A", "Block B") + "# The end\n",
        "# The end\n",
        TIMETABLE,
        {TIMETABLE: BLOCKS + "# The end\n", COURSE_PATH: IN_BLOCK},
    ),
    "same-block-name": Example(
        TUESDAYS.replace("Block B", "Block A"),
        TUESDAYS,
        TIMETABLE,
        {
            TIMETABLE: BLOCKS + TUESDAYS,
            COURSE_PATH: IN_BLOCK,
            OTHER_PATH: OTHER.replace(SESSIONS, "      block: b\n"),
        },
    ),
    "terms-overlap": Example(
        TERMS + "  - {name: Spring term, from: 2027-12-10, to: 2028-03-31}\n",
        TERMS + "  - {name: Spring term, from: 2028-01-04, to: 2028-03-31}\n",
        CALENDAR,
    ),
    "no-terms-this-year": Example(TERMS.replace("2027", "2025"), TERMS, CALENDAR),
    "event-over": Example(OWN_EVENT.replace("2027-11-04", "2026-09-10"), OWN_EVENT, OWN_CALENDAR, as_of="2026-11-20"),
    "event-outside-years": Example(OWN_EVENT.replace("2027", "2031"), OWN_EVENT, OWN_CALENDAR),
    "event-id-taken": Example(
        OWN_EVENT, OWN_EVENT.replace("open-evening", "second-evening"), OWN_CALENDAR, {CALENDAR: AREA_EVENT}
    ),
    "no-time-or-place": Example(OWN_EVENT.replace("    site: main\n", ""), OWN_EVENT, OWN_CALENDAR),
    "scheme-for-nobody": Example(
        SCHEME.format(applies="{ages: 14-16}"), SCHEME.format(applies="{ages: 16-19}"), TRAVEL
    ),
    "entry-in-words": Example("", '  grades_needed: "yes"\n'),
    "dead-end": Example("  - says: Ask us.\n", "  - job: joiner\n"),
    "event-about-nothing": Example(
        OWN_EVENT + "    courses: [oak-college/joinery-level-3]\n",
        OWN_EVENT,
        OWN_CALENDAR,
        {OTHER_PATH: OTHER.replace("status: published", "status: draft")},
    ),
    "no-open-event": Example(OWN_EVENT.replace("open-event", "drop-in"), OWN_EVENT, OWN_CALENDAR, at=PROVIDER_PATH),
    "not-the-forms-date": Example(
        FORM_EVENT.replace("2027-01-29", "2027-01-22"),
        FORM_EVENT,
        CALENDAR,
        {AREA_PATH: AREA + "common_form: {name: Oakshire form, closes: 2027-01-29}\n"},
    ),
    "target-not-open": Example(
        "  - course: oak-college/joinery-level-3\n",
        "  - job: joiner\n",
        beside={OTHER_PATH: OTHER.replace("status: published", "status: withdrawn")},
    ),
    "level-goes-down": Example(
        "  - course: oak-college/joinery-level-3\n",
        "  - job: joiner\n",
        beside={OTHER_PATH: OTHER.replace("level: 3\n", "level: 1\n")},
    ),
    "goes-in-a-circle": Example(
        "  - course: oak-college/joinery-level-3\n",
        "  - job: joiner\n",
        beside={OTHER_PATH: OTHER.replace("  - job: joiner\n", "  - course: oak-college/joinery\n")},
    ),
    "imported-lacks": Example(f"{TAKEN}apply:\n", "level: 2\napply:\n", beside={COURSE_PATH: OPEN}),
    "imported-unchecked": Example(TAKEN, CHECKED),
    "same-text": Example(
        f"what_you_learn: {LONG}\n",
        "what_you_learn: To measure, to mark, to cut and to join.\n",
        beside={
            OTHER_PATH: OTHER.replace("To measure, to mark, to cut and to join.", LONG),
            OTHER_PATH.replace("3", "4"): OTHER.replace("To measure, to mark, to cut and to join.", LONG)
            .replace("that does not creak", "of oak")
            .replace("Joinery level 3", "Joinery level 4"),
        },
    ),
    "acronym-not-explained": Example("who_for: You like to work with PPE.\n", "who_for: You like to work with wood.\n"),
    "gendered-words": Example("who_for: You want to be a craftsman.\n", "who_for: You like to work with wood.\n"),
    "hard-to-read": Example(
        f"who_for: {'You like wood and you like to work with it every day of the week ' * 4}.\n",
        "who_for: You like to work with wood.\n",
    ),
    "insiders-words": Example(
        "how_assessed: There is a summative assessment.\n", "how_assessed: You make a door and a window.\n"
    ),
    "not-an-answer": Example("how_assessed: TBC\n", "how_assessed: You make a door and a window.\n"),
    "shouting": Example("who_for: YOU LIKE TO WORK WITH WOOD!!!\n", "who_for: You like to work with wood.\n"),
    "no-such-locality": Example(SCHEME.format(applies="{localities: [newtown]}"), SCHEME.format(applies="{}"), TRAVEL),
}
