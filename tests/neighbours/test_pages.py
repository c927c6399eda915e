"""Where a neighbour's courses stand: beside the area's own, marked, linked to their source, and with their day."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

from prospectus.derive.derive import derive
from prospectus.feeds import finder
from prospectus.pages import neighbours, plan
from prospectus.pages.context import Context
from prospectus.pages.lists import LENGTH
from prospectus.pages.page import Page
from prospectus.pipeline import load
from tests.bordering import FILE, FOLDER, NORTH_DALE, exported, naming, told
from tests.exchange.directories import FEED, needs_the_feed
from tests.seen import context, parsed, section, text_of
from tests.small import AREA, AREA_PATH, COURSE_PATH, FILES, PROVIDER_PATH, write

TODAY = dt.date(2026, 11, 20)


def beside(root: Path, text: str | None, *keys: str) -> Context:
    """The small area beside North Dale, whose file says this."""
    write(root, {**naming(*keys), FILE: text})
    return context(load(root, as_of=TODAY).area)


def made(ctx: Context) -> dict[str, Page]:
    """Every page by its address."""
    return {page.address: page for page in (plan.render(ctx, job) for job in plan.jobs(ctx))}


def words(page: Page) -> str:
    return text_of(parsed(page.body))


def out(page: Page) -> dict[str, str]:
    """The links that lead to other sites, by their words."""
    links = [one for one in parsed(page.body).iter("a") if ":" in one.get("href", "")]
    return {text_of(one): one.get("href", "") for one in links}


def table(ctx: Context) -> dict[str, Any]:
    """The finder's table."""
    found: dict[str, Any] = json.loads(finder.files(ctx.area, derive(ctx.area))["assets/finder/courses.json"])
    return found


def test_the_courses_of_a_second_area_appear_beside_our_own(tmp_path: Path) -> None:
    ctx = beside(tmp_path / "here", exported(NORTH_DALE, tmp_path))
    pages = made(ctx)
    listed = pages["neighbours/north-dale/"]
    assert "As North Dale told them on 3 November 2026." in words(listed)
    assert out(listed)["Thatching"] == "https://www.north-dale.example/courses/dale-college/thatching/"
    assert "Dale College, DalebridgeStarts 6 Sep 2027 · full-time, Mon" in words(listed)
    assert "Dry stone walling" not in words(listed)
    subject = pages["subjects/construction-and-the-built-environment/"]
    shown = section(subject.body, "In neighbouring areas")
    assert "ThatchingNorth Dale – another areaLevel 2 Diploma in Thatching" in shown and "Dairy" not in shown
    assert "Thatching" in section(pages["levels/level-2/"].body, "In neighbouring areas")
    assert "Dairy farming" in section(pages["levels/level-3/"].body, "In neighbouring areas")
    assert "North Dale 2 courses" in section(pages["courses/"].body, "In neighbouring areas")
    assert "Their courses that are shown here" in section(pages["partnership/"].body, "Across the border")


def test_the_finder_has_them_with_their_area_and_their_page(tmp_path: Path) -> None:
    ctx = beside(tmp_path / "here", exported(NORTH_DALE, tmp_path))
    found = table(ctx)
    assert found["values"]["area"] == [["here", "Oakshire"], ["north-dale", "North Dale"]]
    assert found["title"] == ["Dairy farming", "Joinery", "Thatching"]  # One alphabet for all.
    assert found["area"] == [1, 0, 1]
    assert found["links"] == [one.url for one in sorted(ctx.area.across.values(), key=lambda one: one.title)]
    providers = [name for _, name in found["values"]["provider"]]
    assert providers == ["Dale College (North Dale)", "Oak College"]
    dale = [id_ for id_, _ in found["values"]["place"]].index("north-dale:dale-college/main")
    assert found["points"][dale] is None  # Only with count_in: [travel].
    travelling = table(beside(tmp_path / "there", exported(NORTH_DALE, tmp_path), "count_in: [travel]"))
    assert travelling["points"][dale] == [52.345, -2.6]


def test_without_neighbours_the_finder_is_as_large_as_before(tmp_path: Path) -> None:
    found = table(context(load(write(tmp_path), as_of=TODAY).area))
    assert found["values"]["area"] == [] and not {"area", "links"} & set(found)


def test_a_faulty_neighbour_is_said_where_its_courses_would_be(tmp_path: Path) -> None:
    pages = made(beside(tmp_path, "{"))
    says = "The courses of North Dale could not be read on 20 November 2026. Look for them on its own site."
    for address in ("neighbours/", "neighbours/north-dale/", "courses/", "partnership/", "levels/level-2/"):
        assert says in words(pages[address]), address
    assert out(pages["neighbours/"])["The prospectus of North Dale"] == "https://www.north-dale.example/"


def test_an_old_neighbour_is_said_and_shown(tmp_path: Path) -> None:
    pages = made(beside(tmp_path, told({}, day="2026-05-03")))
    says = "The courses of North Dale are from 3 May 2026, over 90 days old. Ask there before you rely on them."
    for address in ("neighbours/", "neighbours/north-dale/", "courses/", "partnership/", "levels/level-2/"):
        assert says in words(pages[address]), address
    assert "Thatching" in words(pages["neighbours/north-dale/"])


def test_hostile_texts_are_only_texts(tmp_path: Path) -> None:
    title = "</title><script>alert(1)</script>"
    ctx = beside(tmp_path, told({"title": title}, area={"url": "javascript:alert(1)"}))
    for page in made(ctx).values():
        assert "<script>alert" not in page.body and "javascript:" not in page.body
    listed = parsed(neighbours.view(ctx, next(neighbours.pages(ctx))).body)
    assert title in text_of(listed)


def test_of_many_courses_every_page_shows_some(tmp_path: Path) -> None:
    ctx = beside(tmp_path, told(*[{"subject": "5.2"}] * 450))
    pages = made(ctx)
    lines = {
        address: sum(one.get("class") == "row-title out" for one in parsed(page.body).iter("a"))
        for address, page in pages.items()
    }
    assert lines["neighbours/north-dale/"] == lines["neighbours/north-dale/2/"] == LENGTH
    assert lines["neighbours/north-dale/3/"] == 50 and "neighbours/north-dale/4/" not in pages
    subject = "subjects/construction-and-the-built-environment/"
    assert lines[subject] == neighbours.MOST
    assert "All 450 courses in neighbouring areas" in words(pages[subject])
    link = next(one for one in parsed(pages[subject].body).iter("a") if text_of(one).startswith("All 450"))
    sector = "construction-and-the-built-environment"
    assert link.get("href") == f"../../courses/?sector={sector}&area=north-dale"


def test_without_neighbours_there_is_no_page_of_them(tmp_path: Path) -> None:
    pages = made(context(load(write(tmp_path), as_of=TODAY).area))
    assert not [address for address in pages if address.startswith("neighbours/")]
    assert not [address for address, page in pages.items() if "eighbouring areas" in page.body]


@needs_the_feed
def test_a_real_directory_has_its_pages(tmp_path: Path) -> None:
    write(tmp_path, naming(file="fife.xml", name="Fife"))
    (tmp_path / FOLDER).mkdir(parents=True)
    (tmp_path / FOLDER / "fife.xml").write_bytes(FEED.read_bytes())
    ctx = context(load(tmp_path, as_of=TODAY).area)
    pages = made(ctx)
    assert {"neighbours/fife/", "neighbours/fife/2/"} <= set(pages) and "neighbours/fife/3/" not in pages
    assert len(table(ctx)["id"]) == len(ctx.area.across) + 1
    assert "over 90 days old" in words(pages["courses/"])


# ── A region ─────────────────────────────────────────────────────────────────────────────────────────────────────────


def region(root: Path) -> Context:
    """An area without a provider, made of the feeds of three."""
    oakshire: dict[str, str | None] = {**FILES}
    elmland: dict[str, str | None] = {
        **oakshire,
        PROVIDER_PATH: FILES[PROVIDER_PATH].replace("Oak College", "Elm College"),
        COURSE_PATH: FILES[COURSE_PATH].replace("title: Joinery", "title: Carpentry").replace("level: 2", "level: 1"),
    }
    feeds = {
        "north-dale": exported(NORTH_DALE, root),
        "oakshire": exported(write(root / "oak", oakshire), root / "oak-feed"),
        "elmland": exported(write(root / "elm", elmland), root / "elm-feed"),
    }
    named = "".join(
        f"  - {{name: {id_.title()}, url: https://{id_}.example, file: {id_}.json, count_in: [promises, travel]}}\n"
        for id_ in feeds
    )
    files: dict[str, str | None] = {f"{FOLDER}/{id_}.json": text for id_, text in feeds.items()}
    write(root / "region", {AREA_PATH: f"{AREA}neighbours:\n{named}", **files, PROVIDER_PATH: None, COURSE_PATH: None})
    loaded = load(root / "region", as_of=TODAY)
    assert [one.id for one in loaded.problems] == []
    return context(loaded.area)


def test_a_region_is_one_finder_made_of_three_feeds(tmp_path: Path) -> None:
    ctx = region(tmp_path)
    found = table(ctx)
    assert found["title"] == ["Carpentry", "Dairy farming", "Joinery", "Thatching"]
    names = [name for _, name in found["values"]["area"]]
    assert names == ["North-Dale", "Oakshire", "Elmland"]
    assert [names[code] for code in found["area"]] == ["Elmland", "North-Dale", "Oakshire", "North-Dale"]
    assert len(found["links"]) == 4
    pages = made(ctx)
    assert "Carpentry" in words(pages["levels/level-1/"]) and "Elmland 1 course" in words(pages["courses/"])
    assert "There are no courses here yet" not in words(pages["courses/"])
