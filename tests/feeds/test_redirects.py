"""An old address leads on to the new one, also without a script and in a folder of any depth."""

from __future__ import annotations

import html5lib

from prospectus.area import Redirect
from prospectus.feeds import redirects

REDIRECT = Redirect("courses/sarn/carpentry/", "courses/sarn/joinery/")


def test_an_old_address_leads_on_by_itself_and_by_a_link() -> None:
    files = redirects.files([REDIRECT], {"courses/sarn/joinery/": "Joinery <2>"}, "https://s.example/")
    html = files["courses/sarn/carpentry/index.html"].decode()
    html5lib.HTMLParser(strict=True).parse(html)
    assert '<meta http-equiv="refresh" content="0; url=../../../courses/sarn/joinery/">' in html
    assert '<a href="../../../courses/sarn/joinery/">Joinery &lt;2&gt;</a>' in html
    assert '<link rel="canonical" href="https://s.example/courses/sarn/joinery/">' in html
    assert '<meta name="robots" content="noindex">' in html


def test_without_an_address_of_the_site_there_is_no_canonical_one() -> None:
    assert b"canonical" not in redirects.page(REDIRECT, "Joinery", "")
