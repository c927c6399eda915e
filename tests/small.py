"""A small area that is sound in every way, and how to write it into a folder with something changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from prospectus.pipeline import load
from prospectus.problems import Problem

AREA_PATH = "content/area/area.yml"
DESTINATIONS_PATH = "content/area/destinations.yml"
PROVIDER_PATH = "providers/oak-college/provider.yml"
COURSE_PATH = "providers/oak-college/courses/joinery.yml"

AREA = """\
name: Oakshire
partnership: Oakshire 14–19 Partnership
summary: Every course for young people in Oakshire.
academic_year:
  starts: 2027-09-01
  ends: 2028-07-21
adviser_service:
  name: Connexions Oakshire
  contacts:
    - role: careers
      title: Advice line
      phone: 01632 960001
contacts:
  - role: partnership
    title: Partnership office
    email: office@oakshire-1419.example
"""

DESTINATIONS = """\
joiner:
  kind: job
  name: Joiner
  summary: Makes doors, windows and stairs in a workshop.
  about: You cut, plane and fit wood together at a bench, from 8 to half past 4.
"""

PROVIDER = """\
name: Oak College
kind: further-education-college
summary: A college among oaks.
about: A college with workshops and a wood of its own.
website: https://www.oak-college.example
contacts:
  - role: admissions
    title: Admissions team
    phone: 01632 960101
    email: admissions@oak-college.example
ukprn: "19990001"
support: Ask the learner support team on the first floor.
sites:
  main:
    name: Main building
    address: 1 Acorn Lane
    town: Oakham Green
    postcode: WT1 2AB
    location: {lat: 52.3, lon: -2.6}
    step_free: "yes"
    travel:
      bus: Bus 1 stops at the gate.
      checked: 2026-11-02
reviewed:
  on: 2026-11-03
  by: Admissions team
"""

COURSE = """\
title: Joinery
status: published
summary: Make a door that fits.
kind: vocational
qualification:
  title: Level 2 Diploma in Bench Joinery
  awarding_body: City & Guilds
level: 2
subject: "5.2"
keywords: [joiner, wood]
ages: 16-19
who_for: You like to work with wood.
what_you_learn: To measure, to mark, to cut and to join.
how_you_learn: In the workshop, for four days a week.
how_assessed: You make a door and a window.
entry:
  summary: Grade 2 in maths.
leads_to:
  - job: joiner
runs:
  - site: main
    start: 2027-09-06
    duration: 1 year
    study: full-time
    pattern: daytime
    delivery: classroom
    timetable:
      sessions:
        - {day: monday, from: "09:15", to: "16:00"}
    apply:
      until: 2027-01-29
cost:
  free: 16-18
apply:
  how: common-form
  contact: admissions
reviewed:
  on: 2026-11-03
  by: Admissions team
"""

FILES = {AREA_PATH: AREA, DESTINATIONS_PATH: DESTINATIONS, PROVIDER_PATH: PROVIDER, COURSE_PATH: COURSE}


def changed(text: str, *swaps: tuple[str, str]) -> str:
    """The text with every first of a pair put right for the second; each has to stand there exactly once."""
    for old, new in swaps:
        assert text.count(old) == 1, (old, text.count(old))
        text = text.replace(old, new)
    return text


def write(root: Path, files: dict[str, str | None] | None = None) -> Path:
    """Write the small area into `root`, with these files instead of or beside its own; None leaves one out."""
    for path, text in (FILES | (files or {})).items():
        if text is not None:
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text(text, encoding="utf-8")
    return root


def problems(root: Path, files: dict[str, str | None] | None = None, *, as_of: str | None = None) -> list[Problem]:
    """All that is wrong with the small area with these files, in the order of the report."""
    day = dt.date.fromisoformat(as_of) if as_of else None
    return list(load(write(root, files), as_of=day).problems)


def told(root: Path, files: dict[str, str | None] | None = None, *, as_of: str | None = None) -> list[str]:
    """Where each problem stands, how bad it is and its id: `providers/…/joinery.yml:19 error no-such-course`."""
    return [f"{one.place.path}:{one.place.line} {one.severity} {one.id}" for one in problems(root, files, as_of=as_of)]


def line_of(text: str, start: str) -> int:
    """The number of the only line that starts with this, spaces before it left out."""
    (found,) = [number for number, line in enumerate(text.splitlines(), 1) if line.strip().startswith(start)]
    return found
