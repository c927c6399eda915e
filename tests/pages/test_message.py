"""The page of a message says what it means and shows an example, faulty and mended, as text."""

from __future__ import annotations

from pathlib import Path

import html5lib

from prospectus.derive.derive import derive
from prospectus.pages import context, message
from prospectus.pages.messages import messages
from prospectus.pipeline import load
from tests.small import write


def body(tmp_path: Path, id_: str) -> str:
    """What a browser shows of a message's page."""
    area = load(write(tmp_path)).area
    assert area is not None
    ctx = context.make(area, derive(area), handwritten={"help/", "help/rules/"})
    page = message.view(ctx, next(one for one in messages() if one["id"] == id_))
    assert (page.address, page.listed) == (f"help/messages/{id_}/", False)
    parsed = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False).parseFragment(page.body)
    return " ".join("".join(parsed.itertext()).split())


def test_it_shows_what_was_written_what_the_check_said_and_the_same_mended(tmp_path: Path) -> None:
    told = body(tmp_path, "not-in-list")
    parts = (
        "study: ful time",
        "is not a study mode that we know.",
        "Did you mean “full-time”?",
        "Mended: study: full-time",
    )
    places = [told.index(part) for part in parts]
    assert places == sorted(places)


def test_markup_in_an_example_is_text(tmp_path: Path) -> None:
    assert "who_for: <b>You</b> like to work with wood." in body(tmp_path, "text-is-html")


def test_a_new_rule_says_since_when_and_from_when(tmp_path: Path) -> None:
    told = body(tmp_path, "no-common-form")
    assert "This rule came on 23 November 2026. It is a warning until 1 September 2027" in told


def test_it_says_whether_the_program_mends_it(tmp_path: Path) -> None:
    assert "prospectus fix mends it for you." in body(tmp_path, "not-in-list")
    assert "prospectus fix does not mend it" in body(tmp_path, "ends-before-start")
