"""The finder's page is a whole directory by itself, and stays a page where an area has very many places."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.pages import finder
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from prospectus.pipeline import load
from tests.seen import context
from tests.small import COURSE_PATH, PROVIDER, PROVIDER_PATH, changed, write


def area(root: Path, files: dict[str, str | None] | None = None) -> Area:
    found = load(write(root, files)).area
    assert found is not None
    return found


def linked(page: Page) -> dict[str, str]:
    """Where the links lead and, behind them, how many courses are there."""
    found = re.findall(r'<a href="([^"]+)">([^<]+)</a> <span class="short">([\d]+)', page.body)
    return {html.unescape(address): count for address, _, count in found}


def test_every_way_has_its_count(pages: dict[str, Page], example: Context) -> None:
    links = linked(pages["courses/"])
    courses = example.area.published
    for course in courses:
        same = [one for one in courses if one.sector == course.sector]
        assert links[f"../subjects/{course.sector}/"] == str(len(same))
        assert links[f"../{course.provider.address}"] == str(len(example.area.courses_of[course.provider.id]))
        for site in course.sites:
            assert links[f"../{site.address}"] == str(len(example.area.courses_at[site.key]))


def test_its_script_and_style_are_the_sites_own(pages: dict[str, Page]) -> None:
    head = pages["courses/"].head
    assert re.findall(r'(?:src|href)="([^"]+)"', head) == [
        "../assets/stylesheets/finder.css",
        "../assets/javascripts/finder.js",
    ]


def test_it_has_no_handler_and_no_style_attribute(pages: dict[str, Page]) -> None:
    assert not re.search(r"\s(?:on\w+|style)=", pages["courses/"].body)


def test_where_there_are_very_many_only_towns_are_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finder, "MOST", 0)
    page = finder.view(context(area(tmp_path)), None)
    assert linked(page)["../places/#town-oakham-green"] == "1"
    assert "All 1 schools" in page.body


def test_an_area_without_courses_says_so(tmp_path: Path) -> None:
    page = finder.view(context(area(tmp_path, {COURSE_PATH: None})), None)
    assert "There are no courses here yet." in page.body


def test_names_are_shown_as_text(tmp_path: Path) -> None:
    hostile = changed(PROVIDER, ("name: Oak College", "name: 'Oak & \"Elm\" < Ash'"))
    page = finder.view(context(area(tmp_path, {PROVIDER_PATH: hostile})), None)
    assert "Oak &amp; &#34;Elm&#34; &lt; Ash" in page.body
