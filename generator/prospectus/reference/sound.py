"""A small area that is sound in every way, from which the examples of messages and the tests are made."""

from __future__ import annotations

AREA_PATH = "content/area/area.yml"
DESTINATIONS_PATH = "content/area/destinations.yml"
PROVIDER_PATH = "providers/oak-college/provider.yml"
COURSE_PATH = "providers/oak-college/courses/joinery.yml"
PROTOCOL_PATH = "content/handbook/registers.md"

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
  grades_needed: "yes"
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
  how: school
  contact: admissions
reviewed:
  on: 2026-11-03
  by: Admissions team
"""

PROTOCOL = """\
---
title: Registers
kind: protocol
summary: Who takes the register.
owner: Partnership manager
version: 2
agreed_on: 2026-07-03
review_by: 2027-07-02
applies_to: all
readers: teacher
tasks: A learner is missing
facts:
  register-by: nine o'clock
changes:
  2:
    on: 2026-07-03
    says: It is taken by nine.
signed:
  oak-college: 2026-07-06
---

In {area} the register is taken by {register-by}.

## Who is told

See [the college](provider:oak-college) and [the course](course:oak-college/joinery).
"""

FILES = {AREA_PATH: AREA, DESTINATIONS_PATH: DESTINATIONS, PROVIDER_PATH: PROVIDER, COURSE_PATH: COURSE}
