"""What coordinators see of the area as one: numbers as the courses are, gaps in words, the same measures for all."""

from __future__ import annotations

import csv
import io
from collections import Counter
from pathlib import Path

from prospectus.derive.offer import offer
from prospectus.feeds import offered as feed
from prospectus.model.codes import SECTOR
from prospectus.pages import pictured
from prospectus.pages.context import Context
from prospectus.pages.offered import offer_view, quality_view
from tests.seen import parsed, section, small_context, text_of


def test_the_tables_count_the_courses_of_the_example(example: Context) -> None:
    tables = [one for one in parsed(offer_view(example, None).body).iter("table") if "Level 3" in text_of(one)]
    assert len(tables) == 2
    for table, ages in zip(tables, ("14-16", "16-19"), strict=True):
        rows = [[text_of(cell) for cell in row] for row in table.iter("tr")][1:]
        assert [row[0] for row in rows] == list(SECTOR.values())
        for id_, row in zip(SECTOR, rows, strict=True):
            wanted = ages if ages in ("14-16", "16-19") else ""
            level_3 = [
                one for one in example.area.published
                if one.sector == id_ and one.written.level == "3" and one.written.ages in (wanted, "14-19")
            ]  # fmt: skip
            assert row[4] == (str(len(level_3)) if level_3 else "–"), (id_, row)


def test_gaps_are_told_in_words(tmp_path: Path) -> None:
    body = offer_view(small_context(tmp_path), None).body
    assert "Construction and the built environment, level 3" in section(body, "What is missing")
    assert "Construction and the built environment, level 2: Joinery, Oak College" in section(
        body, "What hangs on one course"
    )


def test_every_partner_is_measured_alike(example: Context) -> None:
    body = parsed(quality_view(example, None).body)
    rows = [[text_of(cell) for cell in row] for row in next(body.iter("table")).iter("tr")]
    names = {one.name for id_, one in example.area.providers.items() if example.area.courses_of[id_]}
    assert {row[0] for row in rows[1:]} == names and len({len(row) for row in rows}) == 1


def test_the_tables_are_behind_the_pages(example: Context) -> None:
    made = feed.files(example.area)
    body = "".join(view(example, None).body for view in (offer_view, quality_view, pictured.view))
    linked = {one.get("href", "").removeprefix("../../../") for one in parsed(body).iter("a")}
    assert {path for path in linked if path.startswith("data/")} == set(made)
    rows = list(csv.DictReader(io.StringIO(made["data/offer-cells.csv"].decode("utf-8-sig"))))
    assert sum(int(row["Courses"]) for row in rows) == sum(
        len(one.courses) for one in offer(example.area).cells.values()
    )


def test_each_picture_has_its_numbers_as_a_table_beside_it(example: Context) -> None:
    body = parsed(pictured.view(example, None).body)
    sections = list(body.iter("section"))
    assert len(sections) == 7
    for one in sections:
        (table,) = one.iter("table")
        numbers = [text_of(cell) for row in list(table.iter("tr"))[1:] for cell in row if cell.tag == "td"]
        drawn = [text_of(two) for two in one.iter() if two.tag.endswith("text")]
        shown = ["few" if number == "fewer than 10" else number for number in numbers]
        assert not Counter(shown) - Counter(drawn)


def test_demand_is_drawn_only_where_the_area_says_so(tmp_path: Path) -> None:
    context = small_context(
        tmp_path, {"content/area/demand.csv": "course,places,applications\noak-college/joinery,16,41\n"}
    )
    assert "Places and applications" not in pictured.view(context, None).body
    assert "data/demand.svg" not in feed.files(context.area)
