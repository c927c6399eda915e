"""A small area on disk, as an area's people would write it, that tests may spoil."""

from __future__ import annotations

from pathlib import Path

AREA = """\
name: {name}
partnership: Sarn 14–19 Partnership
summary: Everything on offer in Sarn.
academic_year: {{starts: 2027-09-01, ends: 2028-07-21}}
adviser_service:
  name: Connexions Sarn
  contacts: [{{role: careers, title: Drop-in, phone: 01632 960900}}]
contacts: [{{role: partnership, title: Office, phone: 01632 960910}}]
edit_url: https://forge.example.org/sarn/edit/main/
"""

LOCALITIES = """\
sarn:
  name: Sarn
  kind: town
  location: {lat: 52.3, lon: -2.6}
"""

PROVIDER = """\
name: Sarn College
kind: further-education-college
summary: A college by the river.
about: A small college.
website: https://www.sarn-college.example
contacts: [{role: admissions, title: Admissions team, phone: 01632 960101}]
ukprn: "19990001"
support: Ask the admissions team.
sites:
  weir:
    name: Weir Campus
    address: Weir Lane
    town: Sarn
    postcode: WT1 2RS
    location: {lat: 52.3, lon: -2.6}
    step_free: "yes"
    travel: {bus: The 12 stops outside., checked: 2026-10-20}
reviewed: {on: 2026-11-03, by: Admissions team}
"""

COURSE = """\
title: {title}
status: published
summary: Make and mend {id}.
kind: vocational
qualification: {{title: Level 2 Diploma in {id}, awarding_body: City & Guilds}}
level: 2
subject: "5.2"
keywords: [{id}, building, trade]
ages: 16-19
who_for: You like working with your hands.
what_you_learn: How to do it well.
how_you_learn: In the workshop.
how_assessed: By doing it.
entry: {{summary: Grade 2 in maths., grades_needed: "yes", interview: "yes"}}
leads_to: [{{says: Work.}}]
runs:
  - site: weir
    start: 2027-09-06
    duration: 1 year
    study: full-time
    pattern: daytime
    delivery: classroom
    timetable: {{sessions: [{{day: Monday, from: "09:15", to: "16:00"}}]}}
    apply: {{from: 2026-10-05, until: 2027-01-29}}
cost: {{free: 16-18}}
apply: {{how: adviser, contact: admissions}}
{more}reviewed: {{on: 2026-11-03, by: Admissions team}}
"""

HOST = """\
site_name: {site_name}
docs_dir: content
site_dir: site
{more}
theme: {{name: prospectus}}
plugins: [prospectus]
markdown_extensions:
  - admonition
  - attr_list
  - footnotes
  - md_in_html
  - tables: {{use_align_attribute: true}}
  - pymdownx.superfences
"""


class Sandbox:
    """An area's folder with helpers to write into it."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def area(self, name: str = "Sarn") -> None:
        self.write("content/area/area.yml", AREA.format(name=name))
        self.write("content/area/localities.yml", LOCALITIES)

    def course(self, id_: str, *, title: str | None = None, more: str = "") -> None:
        text = COURSE.format(id=id_, title=title or id_.capitalize(), more=more)
        self.write(f"providers/sarn-college/courses/{id_}.yml", text)

    def host(self, site_name: str = "Sarn prospectus", more: str = "") -> None:
        self.write("mkdocs.yml", HOST.format(site_name=site_name, more=more))

    def site(self, path: str) -> str:
        return (self.root / "site" / path).read_text(encoding="utf-8")
