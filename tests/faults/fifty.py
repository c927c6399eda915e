"""Fifty faults as tired people make them, each alone in an otherwise sound small area.

For each: what is put where in which file, and by what an answer is judged, whoever gives it: by words of the cure, and
by the right value, or what is allowed, where a value can be known. The words are wide on purpose, so that no tool has
to speak like ours.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from .. import small
from ..small import COURSE_PATH, PROVIDER_PATH

OTHER_PATH = "providers/oak-college/courses/joinery-level-3.yml"
OTHER = small.changed(
    small.COURSE,
    ("title: Joinery\n", "title: Joinery level 3\n"),
    ("summary: Make a door that fits.", "summary: Make a stair that does not creak."),
    ("level: 2\n", "level: 3\n"),
)


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault: `right` stands in the file at `path`, and `wrong` is put in its place.

    `line` is a pattern of the faulty file's line that an answer has to name. So are `cure` and `value`: for what to
    do, and for the right value, the nearest one or what is allowed; without `value` there is none to be known.
    """

    name: str
    path: str
    right: str
    wrong: str
    line: str
    cure: str
    value: str | None = None

    @property
    def text(self) -> str:
        """The faulty file."""
        return small.changed(SOUND[self.path], (self.right, self.wrong))

    @property
    def number(self) -> int:
        """The number of the line that has to be named: the first that looks so."""
        lines = enumerate(self.text.split("\n"), 1)
        return next(number for number, line in lines if re.search(self.line, line))


SOUND = small.FILES | {OTHER_PATH: OTHER}
C, P = COURSE_PATH, PROVIDER_PATH

FIFTY: tuple[Fault, ...] = (
    # How the file is written
    Fault("a tab", C, "  summary: Grade", "\tsummary: Grade", "\tsummary", "space"),
    Fault("no colon", C, "title: Joinery\n", "title Joinery\n", "title Joinery", "colon", "title: "),
    Fault("no space after the colon", C, "ages: 16-19", "ages:16-19", "ages:16-19", "space", "ages: "),
    Fault("a colon in a text", C, "title: Joinery\n", "title: Joinery: doors\n", "title: J", "quot"),
    Fault("a quote not closed", C, "summary: Make a door that fits.", 'summary: "Make a door that fits.', "Make a door", "clos|same mark"),
    Fault("text after a closing quote", C, "summary: Make a door that fits.", 'summary: "Door" making for all.', "Door", "whole value in quotes"),
    Fault("an indent too deep", C, "    duration: 1 year", "     duration: 1 year", "duration", "indent|spaces|in line"),
    Fault("an indent too small", C, "    duration: 1 year", "   duration: 1 year", "duration", "[Ii]ndent"),
    Fault("a # that loses text", C, "title: Joinery\n", "title: Joinery #1\n", "title: J", "quote"),
    Fault("a key twice", C, "level: 2\n", "level: 2\nlevel: 3\n", "level: 3", "[Kk]eep one|delete"),
    Fault("a bracket not closed", C, "keywords: [joiner, wood]", "keywords: [joiner, wood", "keywords", "[Cc]lose", r"\]"),
    Fault("a space from Word", C, "level: 2\n", "level:\u00a02\n", "level:", "type a space"),
    Fault("markup from a web page", C, "who_for: You like", "who_for: <b>You</b> like", "who_for", "plain text"),
    Fault("a number in a list of keys", C, "reviewed:\n  on: 2026-11-03", "reviewed:\n- on: 2026-11-03", "- on", "[Dd]elete the “-|without “- |keys"),
    # Keys
    Fault("a key misspelt", C, "keywords:", "keyword:", "keyword:", "[Dd]id you mean|keys here are", "keywords"),
    Fault("a key in capitals", C, "title: Joinery\n", "Title: Joinery\n", "Title", "[Dd]id you mean|keys here are", "title"),
    Fault("a key of another group", C, "level: 2\n", "postcode: WT1 2AB\nlevel: 2\n", "postcode", "keys here are|[Dd]elete", "status"),
    Fault("a needed key left out", C, "ages: 16-19\n", "", "title: Joinery", "[Aa]dd|required", "14-16"),
    Fault("no runs", C, small.COURSE.partition("leads_to:\n  - job: joiner\n")[2].partition("cost:\n")[0], "", "title: Joinery", "[Aa]dd|required", "start"),
    Fault("nothing after a key", C, "level: 2\n", "level:\n", "level:", "[Ww]rite|Use", "1/2"),
    Fault("nothing under a group", C, "cost:\n  free: 16-18\n", "cost:\n", "cost:", "below", "free"),
    Fault("nothing after a dash", C, "  - job: joiner\n", "  -\n", "^  -$", "below|after", "job"),
    # Shapes
    Fault("a list for a text", C, "title: Joinery\n", "title: [Joinery]\n", "title", "single|without|one text|type 'string'", "Joinery"),
    Fault("a text for a list", C, "leads_to:\n  - job: joiner\n", "leads_to: joiner\n", "leads_to", "- ", "job"),
    Fault("a word for a group", C, "cost:\n  free: 16-18\n", "cost: free\n", "cost", "below", "amount"),
    Fault("a keyed list for one contact", P, "  - role: admissions\n    title: Admissions team\n    phone: 01632 960101\n    email: admissions@oak-college.example\n", "  role: admissions\n  title: Admissions team\n", "role: admissions", "- "),
    # Values
    Fault("a choice misspelt", C, "study: full-time", "study: ful time", "study", "[Dd]id you mean|Use", "full-time"),
    Fault("a choice that there is not", C, "pattern: daytime", "pattern: mornings", "pattern", "Use", "daytime"),
    Fault("a level in words", C, "level: 2\n", "level: intermediate\n", "level", "Use", "1/2"),
    Fault("a role misspelt", P, "role: admissions", "role: admission", "role", "[Dd]id you mean|Use", "admissions"),
    Fault("an age range of our own", C, "ages: 16-19", "ages: 16-18", "ages", "[Dd]id you mean|Use", "16-19"),
    Fault("31 September", C, "start: 2027-09-06", "start: 31/9/2027", "start", "[Ww]rite|[Dd]id you mean", "30"),
    Fault("a start cut short", C, "start: 2027-09-06", "start: sept 27", "start", "[Ww]rite", "September 2027"),
    Fault("half past 25", C, 'to: "16:00"', 'to: "25:30"', "25:30", "[Ww]rite", "16:00|09:15"),
    Fault("a duration cut short", C, "duration: 1 year", "duration: 1 yr", "duration", "[Ww]rite", "1 year"),
    Fault("a price of nothing", C, "free: 16-18", "amount: £0", "£0", "free", "free: 16-18"),
    Fault("a price in words", C, "free: 16-18", "amount: about £20", "about", "figure", "20"),
    Fault("a GCSE grade in letters", C, "entry:\n  summary: Grade 2 in maths.", "entry:\n  gcse:\n    - {subject: maths, grade: C}\n  summary: Grade 2 in maths.", "grade: C", "[Ww]rite|[Dd]id you mean", "4"),
    Fault("an http link", P, "website: https://www.oak-college.example", "website: http://www.oak-college.example", "website", "https", "https://www.oak-college.example"),
    Fault("an email address with a space", P, "email: admissions@oak-college.example", "email: admissions @oak-college.example", "email", "[Dd]id you mean|[Ww]rite", "admissions@oak-college.example"),
    Fault("a letter in a telephone number", P, "phone: 01632 960101", "phone: 01632 96O101", "phone", "[Dd]id you mean|[Ww]rite", "01632 960101"),
    Fault("half a postcode", P, "postcode: WT1 2AB", "postcode: WT1 2A", "postcode", "[Ww]rite", "[A-Z]+[0-9]+ [0-9][A-Z]{2}"),
    Fault("north and west changed round", P, "location: {lat: 52.3, lon: -2.6}", "location: {lat: -2.6, lon: 52.3}", "location: ", "[Ss]wap", "49"),
    Fault("a summary too long", C, "summary: Make a door that fits.", f"summary: {'Make a door that fits. ' * 7}", "summary: Make", "[Ss]horten", "140"),
    # Names and what is so elsewhere
    Fault("a site misspelt", C, "site: main", "site: mian", "site", "[Dd]id you mean|only site", "main"),
    Fault("a job misspelt", C, "job: joiner", "job: joinr", "job", "[Dd]id you mean", "joiner"),
    Fault("a course without its provider", C, "  - job: joiner\n", "  - course: joinery-level-3\n", "course:", "[Dd]id you mean", "oak-college/joinery-level-3"),
    Fault("the form of an area that has none", C, "how: school", "how: common-form", "how:", "common_form", "adviser"),
    Fault("a summary that another course has", OTHER_PATH, "summary: Make a stair that does not creak.", "summary: Make a door that fits.", "^summary: Make", "special"),
    Fault("a block without a timetable", C, "      sessions:\n        - {day: monday, from: \"09:15\", to: \"16:00\"}\n", "      block: a\n", "block", "timetable.yml", "sessions"),
)  # fmt: skip
