"""The sitemap names every listed page once, with whole addresses."""

from __future__ import annotations

import xml.etree.ElementTree as ET

import pytest

from prospectus.feeds import sitemap

LOC = "{http://www.sitemaps.org/schemas/sitemap/0.9}loc"


def locations(document: bytes) -> list[str]:
    return [str(loc.text) for loc in ET.fromstring(document).iter(LOC)]


def test_addresses_are_whole_sorted_and_named_once() -> None:
    files = sitemap.files(["courses/b/", "", "courses/a/", "courses/b/"], "https://s.example/x/")
    assert locations(files["sitemap.xml"]) == [
        "https://s.example/x/",
        "https://s.example/x/courses/a/",
        "https://s.example/x/courses/b/",
    ]
    assert files["robots.txt"].endswith(b"Sitemap: https://s.example/x/sitemap.xml\n")


def test_a_site_that_does_not_know_its_address_has_no_sitemap() -> None:
    assert sitemap.files(["a/"], "") == {"robots.txt": b"User-agent: *\nAllow: /\n"}


def test_more_than_one_sitemap_may_hold_are_shared(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sitemap, "MOST", 2)
    files = sitemap.files(["a/", "b/", "c/"], "https://s.example/")
    assert locations(files["sitemap.xml"]) == ["https://s.example/sitemap-1.xml", "https://s.example/sitemap-2.xml"]
    assert locations(files["sitemap-1.xml"]) + locations(files["sitemap-2.xml"]) == [
        "https://s.example/a/",
        "https://s.example/b/",
        "https://s.example/c/",
    ]
