"""The pages of routes say in words all that their maps show, and stay small however many courses there are."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest

from prospectus.derive.stations import BANDS
from prospectus.pages import destination, phrases, plan, routes
from prospectus.pages.context import Context
from prospectus.pages.destination import takes
from prospectus.pages.drawn import breadth, broken
from prospectus.pages.page import Page
from tests.seen import headings, parsed, section, small_context, text_of
from tests.small import COURSE, COURSE_PATH, changed


def of(pages: dict[str, Page], prefix: str) -> dict[str, Page]:
    return {address: page for address, page in pages.items() if address.startswith(prefix)}


def maps(page: Page) -> list[Element]:
    return [one for one in parsed(page.body).iter() if str(one.tag).endswith("svg")]


def test_every_sector_with_courses_has_a_map_and_every_destination_a_page(
    pages: dict[str, Page], example: Context
) -> None:
    for sector, courses in example.area.courses_in.items():
        assert (f"routes/{sector}/" in pages) == bool(courses)
    for id_ in example.area.destinations:
        assert f"routes/to/{id_}/" in pages


def test_the_words_under_a_map_link_to_all_that_the_maps_link_to(pages: dict[str, Page], example: Context) -> None:
    for sector in example.area.courses_in:
        page = pages.get(f"routes/{sector}/")
        if page is None:
            continue
        outside = re.sub(r"(?s)<svg.*?</svg>", "", page.body)
        links = {one.get("href", "") for drawing in maps(page) for one in drawing.iter() if str(one.tag).endswith("a")}
        for link in links:
            if link.startswith("#"):
                assert f'id="{link[1:]}"' in outside
            elif not re.fullmatch(r"\.\./\.\./routes/([a-z-]+/)?", link):  # the maps of other sectors
                assert f'href="{link}"' in outside, (sector, link)


def test_a_map_has_no_style_attribute_and_no_small_text(pages: dict[str, Page]) -> None:
    for page in of(pages, "routes/").values():
        assert "style=" not in page.body
        assert all(float(size) >= 14 for size in re.findall(r'font-size="([\d.]+)"', page.body))


def test_no_text_is_wider_than_its_box(pages: dict[str, Page]) -> None:
    for page in of(pages, "routes/").values():
        for drawing in maps(page):
            for link in drawing.iter():
                boxes = [one for one in link if str(one.tag).endswith("rect")]
                for text in [one for one in link if str(one.tag).endswith("text")] if boxes else []:
                    room = float(boxes[0].get("width", 0)) - 12
                    assert breadth(text.text or "") <= room, (page.address, text.text)


def test_a_text_that_does_not_fit_is_cut_where_it_can_be_seen() -> None:
    (line,) = broken("Introduction to professional cookery", 130, 1)
    assert line.endswith("…")
    assert broken("W" * 40, 100, 2)[0].endswith("…")
    assert broken("", 100, 2) == []


def test_pages_of_routes_stay_small(pages: dict[str, Page]) -> None:
    assert max(len(page.body) for page in of(pages, "routes/").values()) < 100_000


def test_a_sector_of_many_courses_is_drawn_by_step_and_told_on_several_pages(tmp_path: Path) -> None:
    many: dict[str, str | None] = {}
    for number in range(300):
        level, after = 1 + number % 3, number + 1
        text = changed(COURSE, ("title: Joinery", f"title: Joinery {number}"), ("level: 2", f"level: {level}"))
        if level < 3:
            text = changed(text, ("  - job: joiner", f"  - course: oak-college/joinery-{after}"))
        many[COURSE_PATH.replace("joinery", f"joinery-{number}")] = text
    ctx = small_context(tmp_path, many)
    found = [routes.view(ctx, one) for one in routes.pages(ctx)]
    assert len(found) == 6
    assert max(len(page.body) for page in found) < 100_000
    for drawing in maps(found[0]):
        assert sum(str(one.tag).endswith("rect") for one in drawing.iter()) == 4
    way = destination.view(ctx, ctx.area.destinations["joiner"])
    assert len(way.body) < 200_000


def test_a_destination_tells_pay_and_outlook_with_their_source_and_every_way_there(tmp_path: Path) -> None:
    first = changed(
        COURSE,
        ("title: Joinery", "title: Woodwork"),
        ("level: 2", "level: 1"),
        ("  - job: joiner", "  - course: oak-college/joinery"),
        ("  summary: Grade 2 in maths.", "  summary: No grades, only interest."),
    )
    joiner = """\
joiner:
  kind: job
  name: Joiner
  summary: Makes doors, windows and stairs in a workshop.
  about: You cut, plane and fit wood together at a bench, from 8 to half past 4.
  pay: {from: 24000, to: 31000, source: "Earnings survey 2025", checked: 2026-11-01}
  outlook: {says: There will be more., source: "Labour forecast 2024", checked: 2026-11-02}
"""
    files: dict[str, str | None] = {
        "content/area/destinations.yml": joiner,
        COURSE_PATH.replace("joinery", "woodwork"): first,
    }
    ctx = small_context(tmp_path, files)
    page = destination.view(ctx, ctx.area.destinations["joiner"])
    assert "£24,000 to £31,000 a year" in section(page.body, "What it pays")
    assert "Earnings survey 2025. Looked up on 1 November 2026" in section(page.body, "What it pays")
    assert "Labour forecast 2024. Looked up on 2 November 2026" in section(page.body, "Will there be jobs?")
    ways = section(page.body, "Every way there")
    assert ways.index("1 year: Joinery") < ways.index("2 years: Woodwork, then Joinery")
    assert "No grades, only interest." in ways
    assert "Oak College, Oakham Green" in ways
    course = next(plan.render(ctx, job) for job in plan.jobs(ctx) if getattr(job[1], "id", "") == "woodwork")
    ahead = section(course.body, "Where could I be in two years, in four?")
    assert "In two years On Joinery (Level 2, Oak College) Joiner" in ahead
    assert "Construction and the built environment" in ahead


def test_a_destination_that_nothing_leads_to_says_so(tmp_path: Path) -> None:
    files = {COURSE_PATH: changed(COURSE, ("  - job: joiner", "  - says: Talk to an adviser about what is next."))}
    ctx = small_context(tmp_path, dict(files))
    page = destination.view(ctx, ctx.area.destinations["joiner"])
    assert "No course of this prospectus leads here now" in text_of(parsed(page.body))
    assert "h1 Joiner" in headings(page.body)


@pytest.mark.parametrize(
    ("years", "said"),
    [
        (0.01, "a few days"),
        (0.1, "5 weeks"),
        (0.5, "6 months"),
        (1, "1 year"),
        (1.5, "18 months"),
        (2.5, "2 years and 6 months"),
        (3, "3 years"),
    ],
)
def test_years_are_said_as_people_do(years: float, said: str) -> None:
    assert takes(years) == said


def test_a_few_ways_to_a_destination_are_drawn_beside_the_words(
    tmp_path: Path, pages: dict[str, Page], example: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    for id_ in example.area.destinations:
        page = pages[f"routes/to/{id_}/"]
        words = re.sub(r"(?s)<svg.*?</svg>", "", page.body)
        for drawing in maps(page):
            links = [one.get("href", "") for one in drawing.iter() if str(one.tag).endswith("a")]
            assert len(links) == len(set(links)) <= destination.DRAWN + 1
            assert all(f'href="{link}"' in words for link in links if "/courses/" in link), id_
    drawn = [id_ for id_ in example.area.destinations if maps(pages[f"routes/to/{id_}/"])]
    assert drawn
    monkeypatch.setattr(destination, "DRAWN", 0)
    assert not maps(destination.view(example, example.area.destinations[drawn[0]]))


def test_each_level_of_a_map_is_a_group_with_its_name(pages: dict[str, Page]) -> None:
    for drawing in maps(pages["routes/digital/"]):
        groups = [one for one in drawing.iter() if one.get("role") == "group"]
        assert [one.get("aria-label") for one in groups] == [*BANDS, routes.ENDS]
        inside = [link for group in groups for link in group.iter() if str(link.tag).endswith("a")]
        assert len(inside) == len([one for one in drawing.iter() if str(one.tag).endswith("a")])


def test_a_list_says_how_many_more_lead_there_and_where_they_are(
    pages: dict[str, Page], example: Context, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(routes, "STEPS", 1)
    area, graph = example.area, example.derived.routes
    key = next(
        key
        for key, back in graph.back.items()
        if sum(area.courses[one].sector != area.courses[key].sector for one in back) > 1
    )
    before = sum(area.courses[one].sector != area.courses[key].sector for one in graph.back[key])
    sector = area.courses[key].sector
    bodies = [routes.view(example, job).body for job in routes.pages(example) if job[0] == sector]
    said = f'<li>after <a href="../../{area.courses[key].address}#from">{phrases.count(before - 1, "other")}</a></li>'
    assert any(said in body for body in bodies)
