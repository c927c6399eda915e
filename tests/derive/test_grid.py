"""Pictures of the offer have every number in words, a title and an account, and count what the files say."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from prospectus.area import Area
from prospectus.derive.demand import supply
from prospectus.derive.grid import Block, Grid, Row, picture
from prospectus.derive.offer import offer
from prospectus.derive.pictured import grids, wanted
from prospectus.model.codes import SECTOR
from prospectus.model.subjects import SUBJECT_AREA
from prospectus.pipeline import load

SVG = "{http://www.w3.org/2000/svg}"
SQUARES = Grid("some", "A & B", "What <is> seen.", "Sector", (Block("Old", ("x", "y")), Block("New", ("x", "y"))), (Row("Care & more", (0, 1, 30, 1200)),))  # fmt: skip
BARS = Grid("few", "Bars", "Longer is more.", "Sector", (Block("", ("Places", "Applications")),), (Row("Care", (40, 20)), Row("Digital", (10, None))), bars=True)  # fmt: skip


def said(svg: ElementTree.Element) -> list[str]:
    return [one.text or "" for one in svg.iter(f"{SVG}text")]


def test_a_picture_has_a_title_an_account_and_every_number() -> None:
    svg = ElementTree.fromstring(picture(SQUARES, alone=False))
    named = svg.get("aria-labelledby", "").split()
    told = {one.get("id"): one.text for one in svg.iter() if one.get("id")}
    assert [told[id_] for id_ in named] == ["A & B", "What <is> seen."] and svg.get("role") == "img"
    assert said(svg) == ["Old", "x", "y", "New", "x", "y", "Care & more", "–", "1", "30", "1,200"]


def test_it_takes_its_colour_from_the_page_and_is_black_on_white_alone() -> None:
    inside, alone = (ElementTree.fromstring(picture(SQUARES, alone=one)) for one in (False, True))
    colours = {one.get(key) for one in inside.iter() for key in ("fill", "stroke", "color")} - {None}
    assert colours == {"currentColor", "none"} and "style" not in picture(SQUARES, alone=False)
    assert alone.get("color") == "#000000" and alone.find(f"{SVG}rect").get("fill") == "#ffffff"  # type: ignore[union-attr]
    assert "A & B" in said(alone) and "A & B" not in said(inside)


def test_more_is_darker_but_never_too_dark_for_its_number() -> None:
    svg = ElementTree.fromstring(picture(SQUARES, alone=False))
    shades = [float(one.get("fill-opacity", "0")) for one in svg.iter(f"{SVG}rect")]
    assert shades == sorted(shades) and len(set(shades)) == 3
    for ink, paper in ((0x1B, 0xFF), (0xE4, 0x14)):  # the theme's text on its paper, light and dark, as shades of grey
        assert contrast(ink, paper + (ink - paper) * max(shades)) > 4.5


def contrast(one: float, other: float) -> float:
    """As WCAG 2.2 defines it, of two greys from 0 to 255."""
    light = sorted((v / 255 / 12.92 if v <= 10 else ((v / 255 + 0.055) / 1.055) ** 2.4) for v in (one, other))
    return (light[1] + 0.05) / (light[0] + 0.05)


def test_bars_are_on_one_scale_and_what_is_not_told_has_none() -> None:
    svg = ElementTree.fromstring(picture(BARS, alone=False))
    widths = [int(one.get("width", "0")) for one in svg.iter(f"{SVG}rect")]
    assert len(widths) == 3 and widths[0] == 2 * widths[1] == 4 * widths[2]
    assert said(svg)[-3:] == ["Digital", "10", "few"]


def test_long_names_and_long_lists_stay_within_the_picture() -> None:
    rows = tuple(Row(f"A provider with a name that goes on and on and on, number {one}", (one,)) for one in range(300))
    svg = ElementTree.fromstring(picture(SQUARES._replace(blocks=(Block("", ("n",)),), rows=rows), alone=True))
    assert len(list(svg.iter(f"{SVG}rect"))) == 60 + 1
    assert max(len(one) for one in said(svg)) <= 43
    _, _, width, height = map(float, svg.get("viewBox", "").split())
    assert all(0 <= float(one.get("x", "0")) <= width and 0 <= float(one.get("y", "0")) <= height for one in svg.iter())


# ── What they count, counted again from the files ────────────────────────────────────────────────────────────────────


@pytest.fixture(scope="module")
def area(example_root: Path) -> Area:
    found = load(example_root).area
    assert found
    return found


@pytest.fixture(scope="module")
def courses(example_root: Path) -> list[dict[str, object]]:
    found = []
    folders = {one.parent.name: one for one in example_root.glob("providers/*/provider.yml")}
    providers = {id_: yaml.load(one.read_text(encoding="utf-8"), yaml.CBaseLoader) for id_, one in folders.items()}
    for path in sorted(example_root.glob("providers/*/courses/*.yml")):
        course = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
        if course["status"] == "published":
            own = path.parent.parent.name
            sites = [run["site"].rpartition("/") for run in course["runs"] if "site" in run]
            found.append(
                {
                    "provider": providers[own]["name"],
                    "sector": SECTOR[course.get("sector") or SUBJECT_AREA[course["subject"]].sector],
                    "kind": course["kind"],
                    "towns": {providers[whose or own]["sites"][site]["town"] for whose, _, site in sites},
                    "level": course["level"],
                    "ages": course["ages"],
                }
            )
    return found


def drawn(area: Area, name: str) -> dict[tuple[str, str], int]:
    """Every number of a picture but 0, by the names of its row and column."""
    (grid,) = [one for one in grids(area, offer(area)) if one.name == name]
    return {
        (row.name, column): number
        for row in grid.rows
        for column, number in zip(grid.columns, row.numbers, strict=True)
        if number
    }


def test_sectors_by_provider_are_counted_from_the_files(area: Area, courses: list[dict[str, object]]) -> None:
    assert drawn(area, "offer-providers") == Counter((one["provider"], one["sector"]) for one in courses)


def test_sectors_by_town_are_counted_from_the_files(area: Area, courses: list[dict[str, object]]) -> None:
    counted = Counter((town, one["sector"]) for one in courses for town in one["towns"])  # type: ignore[attr-defined]
    assert drawn(area, "offer-places") == counted


@pytest.mark.parametrize(("name", "by"), [("offer-kinds", "sector"), ("offer-balance", "provider")])
def test_kinds_of_course_are_counted_from_the_files(
    area: Area, courses: list[dict[str, object]], name: str, by: str
) -> None:
    kinds = {
        "Academic": ("gcse", "gcse-resit", "a-level", "as-level"),
        "Technical and vocational": ("t-level", "diploma", "vocational", "link-course"),
        "Work-based": ("apprenticeship", "young-apprenticeship", "traineeship", "supported-internship"),
        "Foundation": ("foundation-learning", "entry-to-employment", "english-and-maths"),
        "Enrichment and short": ("enrichment", "short-course"),
    }
    counted = Counter((one[by], group) for one in courses for group, some in kinds.items() if one["kind"] in some)
    assert drawn(area, name) == counted and sum(counted.values()) == len(courses)


def test_levels_by_age_are_counted_from_the_files(area: Area, courses: list[dict[str, object]]) -> None:
    ages = {"14-16": ("14 to 16",), "16-19": ("16 to 19",), "14-19": ("14 to 16", "16 to 19"), "19+": ("19 and over",)}
    counted: Counter[tuple[str, str]] = Counter()
    for one in courses:
        for level in str(one["level"]).split("/"):
            stage = "Entry" if level.startswith("E") else f"Level {level}" if int(level) < 4 else "Level 4+"
            counted.update((stage, age) for age in ages[str(one["ages"])])
    assert drawn(area, "offer-ages") == counted


def test_small_numbers_of_applications_are_not_drawn(area: Area) -> None:
    found = supply(area)
    assert found
    every, public = wanted(area, found), wanted(area, found, 10)
    hidden = [one.name for one, other in zip(public.rows, every.rows, strict=True) if one != other]
    assert hidden == ["Sales, marketing and procurement"] and ">7<" not in picture(public, alone=True)
