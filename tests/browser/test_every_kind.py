"""Every kind of page of the built site is sound: nothing for axe, no error, no request elsewhere, well-formed HTML."""

from __future__ import annotations

from pathlib import Path

import html5lib
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

KINDS = (
    "", "courses/", "courses/teme-valley/bricklaying-level-2/", "courses/teme-valley/hospitality-reception-level-2/",
    "subjects/", "subjects/construction-and-the-built-environment/", "levels/", "levels/level-2/", "providers/",
    "providers/teme-valley/", "places/", "places/teme-valley/riverside/", "a-z/", "words/", "partnership/", "partnership/teme-valley/",
    "how-lists-are-ordered/", "routes/", "routes/digital/", "routes/to/", "routes/to/bricklayer/", "grades/",
    "advisers/entry/", "advisers/print/", "plan/", "plan/compare/", "plan/form/", "plan/checklist/", "plan/learning-plan/", "entitlement/", "entitlement/every-sector/", "entitlement/from/abberton-green/",
    "entitlement/providers/", "entitlement/charter/", "entitlement/matrix/", "help/", "help/fields/", "help/rules/", "help/messages/missing/",
    "dates/", "dates/tasters/", "dates/of/teme-valley/", "travel/", "travel/from/abberton-green/",
    "timetable/", "timetable/year/12/", "timetable/provider/wyreford-sixth-form/", "timetable/programme/",
    "advisers/timetable/",
    "partnership/area/offer/", "partnership/area/quality/", "partnership/area/consultation/", "partnership/area/pictures/", "handbook/", "handbook/register/", "handbook/costing-and-charging/", "handbook/learning-agreement/",
    "data/",
    "neighbours/", "neighbours/severn-hills/",
    "parents/", "advisers/", "accessibility/", "privacy/", "404.html",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("address", KINDS)
def test_axe_finds_nothing_and_nothing_goes_wrong(page: Page, site_url: str, address: str, scheme: str) -> None:
    wrong: list[str] = []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda told: wrong.append(told.text) if told.type in {"error", "warning"} else None)
    page.on("request", lambda one: wrong.append(one.url) if not one.url.startswith((site_url, "data:")) else None)
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(address)
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
    assert wrong == []


@pytest.mark.parametrize("address", KINDS)
def test_the_whole_page_is_well_formed_html(built_site: Path, address: str) -> None:
    path = built_site / (address if address.endswith(".html") else f"{address}index.html")
    html5lib.HTMLParser(strict=True).parse(path.read_text(encoding="utf-8"))
