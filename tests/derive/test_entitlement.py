"""Whether promises are kept agrees with what one finds by counting case by case, and by taking courses away one by one."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import product
from types import SimpleNamespace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from prospectus.area import Area, Course, Locality, Provider, Run, Site
from prospectus.derive.entitlement import entitlement
from prospectus.derive.nearness import miles, minutes
from prospectus.derive.routes import routes
from prospectus.derive.standing import Standing
from prospectus.derive.withdrawals import losses
from prospectus.model import area as area_file
from prospectus.model import course as course_file
from prospectus.model import run as run_file
from prospectus.model.entitlement import EntitlementFile
from prospectus.model.subjects import SUBJECT_AREA
from prospectus.model.when import Duration, Start
from tests.graphs import Node
from tests.graphs import area as graph_area

HOMES = {"ashby": (52.0, -2.0), "broadhope": (52.1, -2.0), "clee": (52.3, -2.0)}
SITES = {"near-ashby": (52.01, -2.0), "between": (52.06, -2.0), "near-clee": (52.29, -2.0), "unknown": None}


def promised(**condition: Any) -> EntitlementFile:
    """A file with one promise that has this test."""
    return EntitlementFile.model_validate(
        {"promises": [{"id": "one", "says": "One thing.", "for": "learner", "promise": condition}]}
    )


def only(area: Area) -> Standing:
    """How the only promise of an area stands."""
    (found,) = entitlement(area)
    return found


def without(area: Area, key: str) -> Area:
    """The same area, one course withdrawn."""
    course = area.courses[key]
    gone = dataclasses.replace(course, written=course.written.model_copy(update={"status": "withdrawn"}))
    return with_courses(area, {**area.courses, key: gone})


def with_courses(area: Area, courses: dict[str, Course]) -> Area:
    return dataclasses.replace(area, courses=courses)


# ── Choices ──────────────────────────────────────────────────────────────────────────────────────────────────────────


def made(
    id_: str, provider: str, level: str, subject: str, ages: str, sites: tuple[str | None, ...], status: str
) -> Course:
    owner = Provider(provider, f"providers/{provider}/provider.yml", SimpleNamespace(name=provider, kind="school"), {})
    runs = tuple(Run(_run(site), _site(site, owner) if site else None, None, ()) for site in sites)
    written = course_file.Course.model_construct(
        title=id_.capitalize(), status=status, level=level, subject=subject, sector=None, ages=ages, kind="vocational",
        entry=course_file.Entry.model_construct(from_=(), level=None, gcse=()),
    )  # fmt: skip
    return Course(id_, f"providers/{provider}/courses/{id_}.yml", written, owner, runs, ())


def _run(site: str | None) -> run_file.Run:
    return run_file.Run.model_construct(
        start=Start("flexible", None), duration=Duration(1, "year"), study="full-time", pattern="daytime",
        delivery="classroom" if site else "online",
    )  # fmt: skip


def _site(id_: str, owner: Provider) -> Site:
    point = SITES[id_]
    location = SimpleNamespace(lat=point[0], lon=point[1]) if point else None
    return Site(id_, owner.id, SimpleNamespace(location=location, town=id_.capitalize()))


def _home(id_: str) -> Locality:
    lat, lon = HOMES[id_]
    kind = "town" if id_ == "ashby" else "village"
    return Locality(id_, SimpleNamespace(name=id_.capitalize(), kind=kind, location=SimpleNamespace(lat=lat, lon=lon)))


def choice_area(courses: list[Course], file: EntitlementFile) -> Area:
    return Area(
        written=SimpleNamespace(academic_year=SimpleNamespace(starts=dt.date(2027, 9, 1)), name="Oakshire"),
        providers={},
        courses={course.key: course for course in sorted(courses, key=lambda one: one.key)},
        localities={id_: _home(id_) for id_ in HOMES},
        destinations={},
        words=area_file.WordsFile(),
        synonyms={},
        today=dt.date(2026, 11, 22),
        entitlement=file,
    )


COURSES = st.lists(
    st.builds(
        made,
        st.sampled_from("abcdefgh"),
        st.sampled_from(["oak", "elm"]),
        st.sampled_from(["E", "E3", "1", "1/2", "2", "3"]),
        st.sampled_from(["5.2", "6.1"]),
        st.sampled_from(["14-16", "14-19", "16-19"]),
        st.lists(st.sampled_from([*SITES, None]), min_size=1, max_size=2).map(tuple),
        st.sampled_from(["published", "published", "published", "withdrawn", "draft"]),
    ),
    max_size=8,
    unique_by=lambda course: course.key,
)
LEVELS = {"E": {"E", "E1", "E2", "E3"}, "1": {"1", "1/2"}, "2": {"2", "1/2"}, "3": {"3"}}
AGES = {"14-16": {"14-16", "14-19"}, "16-19": {"16-19", "14-19"}}


def counted(area: Area, *, level: str, subject: str, ages: str, home: str, limit: float, of: str) -> int:
    """How many courses or providers there are, found by looking at every course."""
    found = set()
    for course in area.courses.values():
        fits = course.written.subject == subject and course.written.level in LEVELS[level]
        if course.written.status == "published" and fits and course.written.ages in AGES[ages]:
            for run in course.runs:
                if run.site is None or (run.site.point and minutes(HOMES[home], run.site.point) <= limit):
                    found.add(course.key if of == "courses" else course.provider.id)
    return len(found)


@settings(max_examples=200, deadline=None)
@given(
    COURSES,
    st.sampled_from(["14-16", "16-19"]),
    st.sampled_from([5, 20, 45]),
    st.integers(1, 3),
    st.sampled_from(["courses", "providers"]),
)
def test_choices_are_kept_broken_and_fragile_as_one_counts_them(
    courses: list[Course], ages: str, limit: int, least: int, of: str
) -> None:
    each = {"level": "all", "subject": ["5.2", "6.1"]}
    asks = {"each": each, "courses": {"ages": ages}, "from": "every-locality", "within_minutes": str(limit)}
    file = promised(**asks, at_least=str(least), of=of)
    area = choice_area(courses, file)
    standing = only(area)
    assert standing.dimensions == ("subject", "level")
    assert [(*one.choice, one.locality) for one in standing.cases] == list(product(["5.2", "6.1"], "E123", HOMES))
    for one in standing.cases:
        asked = {"subject": one.choice[0], "level": one.choice[1], "ages": ages, "home": one.locality, "limit": limit}
        found = counted(area, **asked, of=of)
        assert one.found == found
        assert len(one.keepers) == counted(area, **asked, of="courses")
        relied = [key for key in area.courses if found >= least > counted(without(area, key), **asked, of=of)]
        assert sorted(one.relied) == relied
        assert one.state == ("broken" if found < least else "fragile" if relied else "kept")
    told = {loss.course.key: {(*one.choice, one.locality) for one in loss.cases} for loss in losses(area, [standing])}
    for course in area.withdrawn:
        back = dataclasses.replace(course, written=course.written.model_copy(update={"status": "published"}))
        again = only(with_courses(area, {**area.courses, course.key: back}))
        mended = {
            (*one.choice, one.locality)
            for one, then in zip(standing.cases, again.cases, strict=True)
            if one.state == "broken" != then.state
        }
        assert told.get(course.key, set()) == mended


def test_a_course_counts_where_one_and_the_same_run_fits_all() -> None:
    far = made("a", "oak", "2", "5.2", "16-19", ("near-clee", "near-ashby"), "published")
    part_time = dataclasses.replace(far.runs[1], written=far.runs[1].written.model_copy(update={"study": "part-time"}))
    course = dataclasses.replace(far, runs=(far.runs[0], part_time))
    file = promised(**{"courses": {"study": "full-time"}, "from": "ashby", "within_miles": "5"})
    assert only(choice_area([course], file)).state == "broken"
    assert only(choice_area([far], file)).state == "fragile"


def test_every_word_for_several_stands_for_what_the_help_says() -> None:
    one = made("a", "oak", "2", "5.2", "16-19", (None,), "published")
    assert len(only(choice_area([one], promised(each={"sector": "all"}))).cases) == 18
    assert len(only(choice_area([one], promised(each={"sector": "technical"}))).cases) == 15
    assert len(only(choice_area([one], promised(each={"sector": "general"}))).cases) == 3
    towns = promised(**{"each": {"level": "2"}, "from": "every-town", "within_miles": "1"})
    assert [case.locality for case in only(choice_area([one], towns)).cases] == ["ashby"]


def test_without_anything_to_count_a_promise_is_not_checked_and_says_why() -> None:
    events = only(choice_area([], promised(events={"kind": "taster"})))
    nothing = only(choice_area([], promised(each_course={"level": "2"}, leads_to={"level": "3"})))
    assert (events.state, nothing.state) == ("unchecked", "unchecked")
    assert "There is no calendar" in events.why
    assert nothing.why == "There is no published course of this kind."


def test_distances_are_those_of_the_globe() -> None:
    london, edinburgh = (51.5074, -0.1278), (55.9533, -3.1883)
    assert abs(miles(london, edinburgh) - 332) < 1
    assert minutes((52.0, -2.0), (52.0, -2.0)) == 0
    assert abs(minutes((52.0, -2.0), (52.1, -2.0)) - 28.9) < 0.1  # 11.1 km, 14.5 by road, at 30 km an hour


def test_subject_areas_count_for_their_sector() -> None:
    one = made("a", "oak", "2", "5.2", "16-19", (None,), "published")
    kept = [case.choice for case in only(choice_area([one], promised(each={"sector": "all"}))).cases if case.found]
    assert kept == [(SUBJECT_AREA["5.2"].sector,)]


# ── Ways on ──────────────────────────────────────────────────────────────────────────────────────────────────────────

NODES = "abcdefg"


@st.composite
def graphs(draw: st.DrawFn) -> dict[str, Node]:
    """Courses that lead anywhere: to one another, round in circles, to themselves, to jobs."""
    node = st.builds(
        Node,
        leads_to=st.lists(st.sampled_from(NODES), max_size=3, unique=True),
        goals=st.lists(st.just("smith"), max_size=1),
        from_=st.lists(st.sampled_from(NODES), max_size=1),
        ages=st.sampled_from(["14-16", "14-16", "16-19"]),
        status=st.sampled_from(["published", "published", "published", "withdrawn"]),
    )
    return {id_: draw(node) for id_ in NODES}


def leads(area: Area, start: str, *, job: bool) -> bool:
    """Whether a course leads on to one for 16 to 19, or to a job, found by walking every way."""
    graph = routes(area)
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        key = waiting.pop()
        if job and graph.destinations[key]:
            return True
        for step in graph.onward[key]:
            if area.courses[step].written.ages == "16-19":
                return True
            if step not in seen:
                seen.add(step)
                waiting.append(step)
    return False


@settings(max_examples=300, deadline=None)
@given(graphs(), st.booleans())
def test_ways_on_are_kept_broken_and_fragile_as_one_walks_them(nodes: dict[str, Node], job: bool) -> None:
    to = {"ages": "16-19", **({"destination": "job"} if job else {})}
    file = promised(each_course={"ages": "14-16"}, leads_to=to)
    area = dataclasses.replace(graph_area(nodes), entitlement=file)
    standing = only(area)
    assert {one.subject for one in standing.cases} == {
        course.key for course in area.published if course.written.ages == "14-16"
    }
    for one in standing.cases:
        kept = leads(area, one.subject, job=job)
        others = [course.key for course in area.published if course.key != one.subject]
        relied = [key for key in others if kept and not leads(without(area, key), one.subject, job=job)]
        assert one.state == ("broken" if not kept else "fragile" if relied else "kept")
        assert sorted(one.relied) == relied
    told = {loss.course.key: {one.subject for one in loss.cases} for loss in losses(area, [standing])}
    for course in area.withdrawn:
        back = dataclasses.replace(course, written=course.written.model_copy(update={"status": "published"}))
        again = {one.subject: one for one in only(with_courses(area, {**area.courses, course.key: back})).cases}
        mended = {one.subject for one in standing.of("broken") if again[one.subject].state != "broken"}
        assert told.get(course.key, set()) == mended


def test_a_destination_alone_can_be_what_a_course_has_to_lead_to() -> None:
    file = promised(each_course={"ages": "14-16"}, leads_to={"destination": "job"})
    nodes = {"a": Node(leads_to=["b"], ages="14-16"), "b": Node(goals=["smith"], ages="16-19"), "c": Node(ages="14-16")}
    area = dataclasses.replace(graph_area(nodes), entitlement=file)
    assert [(one.subject, one.state) for one in only(area).cases] == [("oak/a", "fragile"), ("oak/c", "broken")]


def test_a_very_long_way_is_walked_without_trouble() -> None:
    nodes = {f"c{at}": Node(leads_to=[f"c{at + 1}"], ages="14-16") for at in range(1_500)}
    nodes["c1500"] = Node(ages="16-19")
    area = dataclasses.replace(
        graph_area(nodes), entitlement=promised(each_course={"ages": "14-16"}, leads_to={"ages": "16-19"})
    )
    assert len(only(area).cases[0].relied) > 0
    assert only(area).counts == {"fragile": 1_500}
