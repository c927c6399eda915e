"""Examples of keys that belong together, of names of things that are not there, and of files, pictures and pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sound import AREA, COURSE, DESTINATIONS, DESTINATIONS_PATH, PROVIDER
from .example import Example

CALENDAR: Final = "content/area/calendar.yml"
OWN_CALENDAR: Final = "providers/oak-college/calendar.yml"
TRAVEL: Final = "content/area/travel.yml"
PROMISES: Final = "content/area/entitlement.yml"
PAGE: Final = "content/parents.md"

EVENT: Final = """\
events:
  open-evening:
    kind: open-event
    name: Open evening
    on: 2027-11-04
    from: "17:00"
    to: "19:00"
    site: {site}
"""
OWN_EVENT: Final = EVENT.format(site="main")
AREA_EVENT: Final = EVENT.format(site="oak-college/main")
QUALIFICATION: Final = "  title: Level 2 Diploma in Bench Joinery\n  awarding_body: City & Guilds\n"
SESSIONS: Final = '      sessions:\n        - {day: monday, from: "09:15", to: "16:00"}\n'
PROMISE: Final = """\
promises:
  - id: somebody-to-ask
    says: There is always somebody to ask.
    for: learner
    promise: {test}
"""
KEPT: Final = PROMISE.format(test="{each_provider: {kind: all}, has: [admissions]}")

TOGETHER: Final[Mapping[str, Example]] = {
    "title-or-none": Example("  awarding_body: City & Guilds\n", QUALIFICATION),
    "one-step-each": Example("  - job: joiner\n    says: Or a shop of your own.\n", "  - job: joiner\n"),
    "block-or-sessions": Example("    timetable: {}\n", "    timetable:\n" + SESSIONS),
    "duration-or-end": Example("    duration: 1 year\n    end: 2028-06-30\n", "    duration: 1 year\n"),
    "site-missing": Example("  - start: 2027-09-06\n", "  - site: main\n    start: 2027-09-06\n"),
    "ends-before-start": Example('from: "16:00", to: "09:15"}\n', 'from: "09:15", to: "16:00"}\n'),
    "cannot-repeat": Example(
        OWN_EVENT + "    repeats: {every: week, until: 2037-07-01}\n",
        OWN_EVENT + "    repeats: {every: week, until: 2027-12-16}\n",
        OWN_CALENDAR,
    ),
    "not-a-repeat": Example(
        OWN_EVENT + "    repeats: {every: week, until: 2027-12-16, except: 2027-11-12}\n",
        OWN_EVENT + "    repeats: {every: week, until: 2027-12-16, except: 2027-11-11}\n",
        OWN_CALENDAR,
    ),
    "no-beginning": Example(OWN_EVENT.replace('    from: "17:00"\n', ""), OWN_EVENT, OWN_CALENDAR),
    "no-way-to-book": Example(OWN_EVENT + "    book: {}\n", OWN_EVENT, OWN_CALENDAR),
    "free-is-left-out": Example(OWN_EVENT + "    cost: free\n", OWN_EVENT, OWN_CALENDAR),
    "site-or-place": Example(OWN_EVENT + "    place: The town hall\n", OWN_EVENT, OWN_CALENDAR),
    "pay-downwards": Example(
        "  pay: {from: 31000, to: 24000, source: A survey of 2026, checked: 2026-11-02}\n  kind: job\n",
        "  pay: {from: 24000, to: 31000, source: A survey of 2026, checked: 2026-11-02}\n  kind: job\n",
        DESTINATIONS_PATH,
        beside={
            DESTINATIONS_PATH: DESTINATIONS.replace(
                "  kind: job\n",
                "  pay: {from: 24000, to: 31000, source: A survey of 2026, checked: 2026-11-02}\n  kind: job\n",
            )
        },
    ),
    "free-or-amount": Example("cost:\n  note: Ask us.\n", "cost:\n  free: 16-18\n"),
    "url-missing": Example("  how: provider-website\n", "  how: school\n"),
    "grades-or-none": Example(
        '  grades_needed: "no"\n  gcse: [{subject: maths, grade: 4}]\n', '  grades_needed: "yes"\n'
    ),
    "not-together": Example(
        "about: Most places can be reached by bus.\n",
        "about: Most places can be reached by bus.\nchecked: 2026-11-02\n",
        TRAVEL,
    ),
    "break-outside-term": Example(
        "terms:\n  - name: Autumn term\n    from: 2027-09-02\n    to: 2027-12-17\n"
        "    breaks: [{name: Half term, from: 2028-10-25, to: 2028-10-29}]\n",
        "terms:\n  - name: Autumn term\n    from: 2027-09-02\n    to: 2027-12-17\n"
        "    breaks: [{name: Half term, from: 2027-10-25, to: 2027-10-29}]\n",
        CALENDAR,
    ),
}

NAMES: Final[Mapping[str, Example]] = {
    "no-such-course": Example("  - course: oak-college/joinery-3\n", "  - job: joiner\n"),
    "no-such-provider": Example("    delivered_by: elm-school\n    duration: 1 year\n", "    duration: 1 year\n"),
    "no-such-site": Example("  - site: mian\n", "  - site: main\n"),
    "whose-site": Example(OWN_EVENT, AREA_EVENT, CALENDAR),
    "not-its-own-event": Example(
        OWN_EVENT + "    provider: elm-school\n",
        OWN_EVENT,
        OWN_CALENDAR,
        beside={"providers/elm-school/provider.yml": PROVIDER.replace("Oak College", "Elm School")},
    ),
    "no-such-destination": Example("  - job: joinr\n", "  - job: joiner\n"),
    "destination-twice": Example(DESTINATIONS, None, "content/area/destinations/more.yml"),
    "other-kind": Example("  - higher: joiner\n", "  - job: joiner\n"),
    "no-such-block": Example("      block: a\n", SESSIONS),
    "no-such-sector": Example("See [courses](sector:buildings).\n", "See [courses](/courses/).\n", PAGE),
    "no-such-level": Example("See [level 9](level:9).\n", "See [courses](/courses/).\n", PAGE),
    "no-such-route": Example("See [routes](route:digital).\n", "See [routes](/routes/).\n", PAGE),
    "no-such-page": Example("See [the list](/cources/).\n", "See [the list](/courses/).\n", PAGE),
}

FILES: Final[Mapping[str, Example]] = {
    "no-area-file": Example(None, AREA, "content/area/area.yml"),
    "no-provider-file": Example(
        COURSE, None, "providers/elm-school/courses/joinery.yml", at="providers/elm-school/provider.yml"
    ),
    "unknown-file": Example("Ask Sam.\n", None, "providers/oak-college/notes.txt"),
    "name-not-an-id": Example(COURSE, None, "providers/oak-college/courses/Joinery 2.yml"),
}

PAGES: Final[Mapping[str, Example]] = {
    "html-not-allowed": Example("Read <iframe src=x></iframe> this.\n", "Read this.\n", PAGE),
    "link-not-allowed": Example("Go [there](ftp://files.example/).\n", "Go [there](https://files.example/).\n", PAGE),
    "picture-elsewhere": Example("![A door](https://pictures.example/door.png)\n", "A door.\n", PAGE),
    "page-too-large": Example("A long page. " * 6_000, "A short page.\n", PAGE),
    "link-not-understood": Example("Go [there](courses/?level=2).\n", "Go [there](https://files.example/).\n", PAGE),
}

PICTURES: Final[Mapping[str, Example]] = {
    "not-a-picture": Example("<svg/>\n", None, "providers/oak-college/media/logo.png"),
    "picture-misnamed": Example(
        b"GIF89a\x01\x00\x01\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff!\xf9\x04\x01\x00\x00\x00\x00,"
        b"\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x01D\x00;",
        None,
        "providers/oak-college/media/logo.png",
    ),
    "picture-too-large": Example(
        b"\x89PNG\r\n\x1a\n" + b"\0" * 1_000_001, None, "providers/oak-college/media/logo.png"
    ),
}

PROMISED: Final[Mapping[str, Example]] = {
    "one-test-each": Example(
        PROMISE.format(test="{for_each: everybody}").replace("for_each: everybody", ""), KEPT, PROMISES
    ),
    "promise-broken": Example(PROMISE.format(test="{each_provider: {kind: all}, has: [careers]}"), KEPT, PROMISES),
    "promise-id-taken": Example(KEPT + KEPT.partition("promises:\n")[2], KEPT, PROMISES),
    "promise-not-tested": Example(PROMISE.format(test="{events: {kind: taster}, at_least: 1}"), KEPT, PROMISES),
}
