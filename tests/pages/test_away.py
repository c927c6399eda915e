"""Each school's page shows what is open elsewhere beside its own, counted here from the files alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import yaml

from prospectus.model.codes import SECTOR
from prospectus.model.subjects import SUBJECT_AREA
from prospectus.pages.context import Context
from prospectus.pages.offered import quality_view
from prospectus.pages.page import Page
from prospectus.reporting import quality
from tests.seen import parsed, text_of

AGES = {"14-16": ("14-16",), "16-19": ("16-19",), "14-19": ("14-16", "16-19"), "19+": ()}
SCHOOLS = ("bishops-mead", "hollybank", "kings-orchard", "stokeminster", "tembridge-high", "the-forge")


@pytest.fixture(scope="module")
def written(example_root: Path) -> list[tuple[str, str, str]]:
    """The provider, sector and age of every published course, as the files say; once for each age."""
    found = []
    for path in sorted(example_root.glob("providers/*/courses/*.yml")):
        course = yaml.load(path.read_text(encoding="utf-8"), yaml.CBaseLoader)
        if course["status"] == "published":
            sector = course.get("sector") or SUBJECT_AREA[course["subject"]].sector
            found += [(path.parent.parent.name, sector, age) for age in AGES[course["ages"]]]
    return found


@pytest.mark.parametrize("school", SCHOOLS)
def test_a_school_counts_what_others_have_for_each_age_and_sector(
    pages: dict[str, Page], written: list[tuple[str, str, str]], school: str
) -> None:
    body = parsed(pages[f"providers/{school}/"].body)
    (section,) = [one for one in body.iter("section") if any(two.get("id") == "elsewhere" for two in one)]
    for age, table in zip(("14-16", "16-19"), section.iter("table"), strict=True):
        rows = {text_of(row[0]): row for row in list(table.iter("tr"))[1:]}
        for id_, name in SECTOR.items():
            here = [one for one in written if one == (school, id_, age)]
            there = [one[0] for one in written if one[1:] == (id_, age) and one[0] != school]
            assert (name in rows) == bool(there)
            if there:
                assert text_of(rows[name][1]) == (str(len(here)) if here else "–")
                assert text_of(rows[name][2]).startswith(f"{len(there)} course")
                asked = parse_qs(urlsplit(next(rows[name].iter("a")).get("href", "")).query)
                assert asked == {"sector": [id_], "ages": [age], "provider": sorted(set(there))}


def test_who_is_no_school_has_no_such_list(pages: dict[str, Page]) -> None:
    assert "elsewhere" not in pages["providers/teme-valley/"].body.partition('class="more list"')[2].partition("<ul")[0]
    assert "Also open to you elsewhere" not in pages["providers/wyreford-sixth-form/"].body


def test_the_report_counts_what_the_pages_show(example: Context, written: list[tuple[str, str, str]]) -> None:
    (table,) = [one for one in quality.report(example.area).tables if one.name == "away"]
    names = {one.name: id_ for id_, one in example.area.providers.items()}
    rows = {names[str(row[0])]: row for row in table.rows}
    assert tuple(sorted(rows)) == SCHOOLS
    single = [course for course in example.area.published if course.written.ages != "19+"]
    for id_, (_, home, courses, sectors, only, *_) in rows.items():
        assert home == sum(one.provider.id == id_ for one in single)
        assert courses == sum(one.provider.id != id_ for one in single)
        there = {(sector, age) for provider, sector, age in written if provider != id_}
        assert sectors == len({sector for sector, _ in there})
        assert only == len({one for one, _ in there} - {one for provider, one, age in written if provider == id_})
    said = text_of(parsed(quality_view(example, None).body))
    assert all(f"{row[0]} {row[1]} {row[2]} {row[4]}" in said for row in rows.values())
