"""The pages on promises: every number on them leads to the courses behind it, and nothing is said that is not so."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from prospectus.derive.standing import Case, Standing
from prospectus.pages import plan
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from prospectus.pages.promises import case_address, list_address
from tests.seen import parsed, small_context
from tests.small import COURSE, COURSE_PATH


def words(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def by_id(body: Element, id_: str) -> Element:
    return next(one for one in body.iter() if one.get("id") == id_)


def listed_after(body: Element, id_: str) -> list[str]:
    """The courses in the list that follows the heading with this id."""
    found, inside = [], False
    for one in body.iter():
        if one.tag == "h2":
            inside = one.get("id") == id_
        elif inside and one.get("class") == "row-title":
            found.append(re.sub(r"^(\.\./)+courses/|/$", "", one.get("href", "")))
    return found


def behind(pages: dict[str, Page], address: str, id_: str) -> list[str]:
    """The courses that the links of a place lead to, wherever in the list they stand."""
    found = []
    for link in by_id(parsed(pages[address].body), id_).iter("a"):
        path, _, part = link.get("href", "").partition("#")
        to = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/") + "/"
        found += listed_after(parsed(pages[to].body), part)
    return found


def of_form(example: Context, form: str) -> list[Standing]:
    return [one for one in example.derived.entitlement if one.promise.promise.form == form]


def test_behind_every_number_of_choices_stand_exactly_the_courses_that_it_counts(
    example: Context, pages: dict[str, Page]
) -> None:
    for standing in of_form(example, "each"):
        for choice, cases in list(standing.by_choice.items())[:6]:
            for one in (cases[0], cases[-1]):
                listed = behind(pages, list_address(standing, choice), f"from-{one.locality}")
                assert sorted(listed) == sorted(one.keepers), (standing.promise.id, choice)


def numbers(page: Page) -> list[tuple[str, str]]:
    """Every number in the tables of a page, and where it leads."""
    return [
        (words(link), posixpath.normpath(posixpath.join("/", page.address, link.get("href", ""))).lstrip("/"))
        for table in parsed(page.body).iter("table")
        for link in table.iter("a")
        if words(link)[:1].isdigit()
    ]


def test_numbers_of_a_place_are_those_of_the_cases(example: Context, pages: dict[str, Page]) -> None:
    shown = numbers(pages["entitlement/from/withy-end/"])
    cases = [
        (str(one.found), case_address(standing, one, example.area))
        for standing in example.derived.entitlement
        for one in standing.cases
        if one.locality == "withy-end"
    ]
    assert shown == cases


def test_every_number_in_every_table_is_a_link(pages: dict[str, Page]) -> None:
    for address, page in pages.items():
        if address.startswith("entitlement/"):
            for cell in (one for one in parsed(page.body).iter("td") if words(one)[:1].isdigit()):
                assert [words(link) for link in cell.iter("a")], (address, words(cell))


def test_a_course_that_has_to_lead_on_is_listed_with_the_steps_by_which_it_does(
    example: Context, pages: dict[str, Page]
) -> None:
    cases = [(standing.promise.id, one) for standing in of_form(example, "each_course") for one in standing.cases]
    every = {address: parsed(page.body) for address, page in pages.items() if address.startswith("entitlement/")}
    for promise, one in cases:
        course = example.area.courses[one.subject or ""]
        page = every[f"entitlement/{promise}/{course.level.slug}/"]
        line = by_id(page, course.key.replace("/", "-"))
        links = [re.sub(r"^(\.\./)+(courses/)?|/$", "", link.get("href", "")) for link in line.iter("a")]
        assert links == [course.key, *one.keepers, *(f"routes/to/{id_}" for id_ in one.goals)]
    assert any(one.goals for _, one in cases)


def test_the_two_promises_of_the_example_that_hang_on_one_course_say_so(
    example: Context, pages: dict[str, Page]
) -> None:
    states = {one.promise.id: one.state for one in example.derived.entitlement}
    fragile = [id_ for id_, state in states.items() if state == "fragile"]
    assert len(fragile) == 2
    assert {state for id_, state in states.items() if id_ not in fragile} == {"kept"}
    page = words(parsed(pages["entitlement/"].body))
    assert page.count("Kept, but only just") == 2
    providers = words(parsed(pages["entitlement/providers/"].body))
    for one in example.area.promises:
        for reason in one.accepted.values():
            assert reason in providers


def test_the_charter_has_every_promise_and_no_number(example: Context, pages: dict[str, Page]) -> None:
    shown = words(parsed(pages["entitlement/charter/"].body))
    for one in example.area.promises:
        assert one.says in shown
    assert "checks" not in shown


def test_what_minutes_are_is_said_wherever_they_are_used(example: Context, pages: dict[str, Page]) -> None:
    for one in example.area.promises:
        body = words(parsed(pages[f"entitlement/{one.id}/"].body))
        assert ("Minutes are those of the journey from door to door" in body) == (
            one.promise.within_minutes is not None
        ), one.id


def test_every_kind_of_case_has_an_address_that_is_there(example: Context, pages: dict[str, Page]) -> None:
    for standing in example.derived.entitlement:
        for one in standing.cases:
            path, _, part = case_address(standing, one, example.area).partition("#")
            assert path in pages
            assert not part or by_id(parsed(pages[path].body), part) is not None


BROKEN = """\
promises:
  - id: near-home
    says: At 16 you can go on at any level near home.
    for: learner
    promise: {each: {level: all, ages: [14-16, 16-19]}, from: every-locality, within_minutes: 45}
  - id: wood
    says: There is something <b>to do</b> with wood.
    for: learner
    promise: {courses: {subject: "5.2"}}
  - id: ask
    says: There is always somebody to ask.
    for: parent
    promise: {each_provider: {kind: all}, has: [admissions, careers]}
  - id: on
    says: What you begin leads on.
    for: learner
    promise: {each_course: {ages: 16-19}, leads_to: {level: 8, destination: higher}}
  - id: read
    says: You can read up.
    for: learner
    promise: {pages: [parents]}
  - id: try
    says: You can try it.
    for: learner
    promise: {events: {kind: taster}}
"""
LOCALITIES = "far-end: {name: Far End, kind: village, location: {lat: 52.6, lon: -2.6}}\n"


@pytest.fixture
def broken(tmp_path: Path) -> dict[str, Page]:
    """The pages of a small area in which most promises are broken, one cannot be checked and one is full of HTML."""
    more = {"content/area/entitlement.yml": BROKEN.replace("<b>", "‹b›").replace("</b>", "")}
    ctx = small_context(tmp_path, {**more, "content/area/localities.yml": LOCALITIES})
    return {page.address: page for page in (plan.render(ctx, job) for job in plan.jobs(ctx))}


def test_what_is_broken_is_told_without_mincing_words(broken: dict[str, Page]) -> None:
    shown = {address: words(parsed(page.body)) for address, page in broken.items()}
    assert shown["entitlement/"].count("Not kept everywhere") == 4
    assert "Not checked here yet" in shown["entitlement/"]
    assert "0 too few" in shown["entitlement/from/far-end/"]
    assert "There is no such course now." in shown["entitlement/near-home/level-3-ages-16-19/"]
    assert "Far End: no course too few: at least 1" in shown["entitlement/near-home/level-3-ages-16-19/"]
    assert "a contact for careers advice" in shown["entitlement/ask/"]
    assert "Leads to nothing of this kind." in shown["entitlement/on/level-2/"]
    assert "The page “parents” is not there" in shown["entitlement/read/"]
    assert "Lacks a contact for careers advice" in shown["entitlement/providers/"]
    assert "‹b›to do" in shown["entitlement/wood/courses/"]


def test_an_area_without_promises_has_no_pages_on_them_and_no_link_there(tmp_path: Path) -> None:
    ctx = small_context(tmp_path, {COURSE_PATH: COURSE})
    found = [plan.render(ctx, job) for job in plan.jobs(ctx)]
    assert not [page.address for page in found if page.address.startswith("entitlement")]
    assert not [page.address for page in found if "entitlement/" in page.body]


def test_a_long_list_goes_on_on_further_pages(tmp_path: Path) -> None:
    names = [f"joinery-{number}" for number in range(205)]
    files: dict[str, str | None] = {
        f"providers/oak-college/courses/{name}.yml": COURSE.replace("Joinery", name) for name in names
    }
    files["content/area/entitlement.yml"] = BROKEN.replace("<b>", "").replace("</b>", "")
    ctx = small_context(tmp_path, files)
    found = {page.address: page for page in (plan.render(ctx, job) for job in plan.jobs(ctx))}
    pages = [address for address in found if address.startswith("entitlement/wood/courses/")]
    assert pages == ["entitlement/wood/courses/", "entitlement/wood/courses/2/"]
    rows = sum(found[address].body.count('class="row-title"') for address in pages)
    assert rows == 206
    case: Case = ctx.derived.entitlement[1].cases[0]
    assert case.found == 206
