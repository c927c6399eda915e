"""What holds for every generated page: it has its shell, its links lead somewhere, and its text is only text."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from PIL import Image

from prospectus.feeds import changelog, dates, offered, pictures, schemas
from prospectus.feeds.entitlement import PATH as MATRIX
from prospectus.feeds.style import ICONS
from prospectus.pages import plan
from prospectus.pages.context import HANDWRITTEN, Context
from prospectus.pages.handbook import SIGNATURES
from prospectus.pages.page import SHELLS, Page
from tests.seen import headings, open_data, parsed, small_context
from tests.small import AREA, AREA_PATH, COURSE_PATH, DESTINATIONS_PATH, PROVIDER, PROVIDER_PATH


@pytest.fixture(scope="module")
def bodies(pages: dict[str, Page]) -> dict[str, Element]:
    """Every page as a browser reads it."""
    return {address: parsed(page.body) for address, page in pages.items()}


def links(body: Element) -> list[str]:
    return [one.get("href", "") for one in body.iter("a")]


def for_programs(ctx: Context, root: Path = Path(__file__).parents[2]) -> set[str]:
    log = changelog.files(ctx.area, ctx.history, ctx.site_url)
    return {*open_data(ctx.area, root, ctx.site_url), *log, *schemas.files(), "sitemap.xml"}


def test_each_page_stands_at_an_address_of_its_own_and_has_a_shell(pages: dict[str, Page], example: Context) -> None:
    jobs = plan.jobs(example)
    assert len(pages) == len(jobs)
    for page in pages.values():
        assert (page.shell, page.depth) in SHELLS, page.address
        assert page.title
        assert page.description


def test_the_same_area_gives_the_same_jobs_in_the_same_order(example: Context) -> None:
    assert [repr(view) for view, _ in plan.jobs(example)] == [repr(view) for view, _ in plan.jobs(example)]


def test_every_link_leads_to_a_page_and_to_a_part_that_is_there(
    pages: dict[str, Page], bodies: dict[str, Element], example: Context
) -> None:
    feeds = {MATRIX, SIGNATURES, *offered.files(example.area), *for_programs(example)}
    feeds |= set(dates.files(example.area, example.derived.calendar, ""))
    ids = {address: {one.get("id") for one in body.iter() if one.get("id")} for address, body in bodies.items()}
    for address, body in bodies.items():
        for link in links(body):
            if re.match(r"(https|mailto|tel):", link):
                continue
            path, _, part = link.partition("#")
            path = path.partition("?")[0]
            to = posixpath.normpath(posixpath.join("/", address, path)).lstrip("/")
            if to in feeds:
                continue
            to = f"{to}/" if to else ""
            assert to in pages or to in HANDWRITTEN, (address, link)
            state = "=" in part  # What a script reads there; without it the page is shown from its top.
            assert not part or state or part in ids[to], (address, link)


def test_every_page_has_one_first_heading_and_skips_no_level(bodies: dict[str, Element]) -> None:
    for address, body in bodies.items():
        levels = [int(one[1]) for one in headings(body)]
        assert levels[0] == 1, address
        assert levels.count(1) == 1, address
        assert all(after - before <= 1 for before, after in pairwise(levels)), address


def test_no_name_of_a_part_is_given_twice_on_a_page(bodies: dict[str, Element]) -> None:
    for address, body in bodies.items():
        given = Counter(one.get("id") for one in body.iter() if one.get("id"))
        assert [id_ for id_, count in given.items() if count > 1] == [], address


def test_no_page_has_a_script_a_handler_or_a_style_of_its_own(bodies: dict[str, Element]) -> None:
    for address, body in bodies.items():
        for one in body.iter():
            assert one.tag not in {"script", "style", "iframe", "object", "img"}, address
            assert not [name for name in one.attrib if name == "style" or name.startswith("on")], address


def test_the_way_to_the_root_is_filled_in_everywhere(pages: dict[str, Page]) -> None:
    assert [page.address for page in pages.values() if "\0" in page.body + page.head + page.title] == []


def test_every_sign_has_its_picture_and_stands_beside_words(bodies: dict[str, Element]) -> None:
    for address, body in bodies.items():
        for one in body.iter():
            names = one.get("class", "").split()
            if "i" in names:
                assert names[1].removeprefix("i-") in ICONS, (address, names)
                assert one.get("aria-hidden") == "true"


def test_titles_tell_pages_apart(pages: dict[str, Page]) -> None:
    titles = Counter(page.title for page in pages.values())
    twice = [title for title, count in titles.items() if count > 1]
    assert [one for one in twice if not one.startswith(("Plumbing", "Hairdressing"))] == []


@pytest.mark.parametrize(
    "files",
    [
        {PROVIDER_PATH: None, COURSE_PATH: None},
        {COURSE_PATH: None},
        {COURSE_PATH: None, DESTINATIONS_PATH: None},
        {},
        {AREA_PATH: AREA + "brand_colour: '#123456'\n"},
    ],
    ids=["empty", "no courses", "no destinations", "one course", "a colour"],
)
def test_an_area_of_any_size_has_all_its_pages(tmp_path: Path, files: dict[str, str | None]) -> None:
    ctx = small_context(tmp_path, files)
    found = [plan.render(ctx, job) for job in plan.jobs(ctx)]
    addresses = {page.address for page in found}
    assert {
        "",
        "courses/",
        "subjects/",
        "levels/",
        "providers/",
        "places/",
        "a-z/",
        "words/",
        "partnership/",
    } <= addresses
    feeds = {*dates.files(ctx.area, ctx.derived.calendar, ""), *offered.files(ctx.area), *for_programs(ctx, tmp_path)}
    for page in found:
        for link in links(parsed(page.body)):
            if not re.match(r"(https|mailto|tel):|#", link):
                to = posixpath.normpath(posixpath.join("/", page.address, re.sub(r"[?#].*", "", link))).lstrip("/")
                assert to in feeds or (f"{to}/" if to else "") in addresses | HANDWRITTEN, (page.address, link)


def test_a_logo_stands_on_its_providers_page_with_its_words(tmp_path: Path) -> None:
    picture = tmp_path / "providers/oak-college/media/logo.png"
    picture.parent.mkdir(parents=True)
    Image.new("RGB", (40, 20), "green").save(picture)
    logo = "logo: {file: logo.png, alt: An oak}\n"
    ctx = small_context(tmp_path, {PROVIDER_PATH: PROVIDER + logo})
    page = next(page for page in (plan.render(ctx, job) for job in plan.jobs(ctx)) if page.shell == "provider")
    (image,) = parsed(page.body).iter("img")
    assert image.get("alt") == "An oak"
    to = posixpath.normpath(posixpath.join("/", page.address, image.get("src", ""))).lstrip("/")
    assert to in pictures.files(ctx.area, tmp_path)
