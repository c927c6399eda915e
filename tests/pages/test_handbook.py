"""The handbook's pages: found by task, role and kind; their standing on top; their text safe; who has signed."""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from pathlib import Path

import pytest

from prospectus.area import Area
from prospectus.derive.derive import derive
from prospectus.editions import Edition, Editions
from prospectus.feeds import dates
from prospectus.feeds import handbook as feed
from prospectus.pages import context, handbook, plan
from prospectus.pages.context import Context
from prospectus.pages.page import Page
from prospectus.pages.ready import Ready
from prospectus.pipeline import load
from tests.seen import parsed, text_of
from tests.small import PROTOCOL, PROTOCOL_PATH, PROVIDER, changed, write

SECOND = {"providers/elm-school/provider.yml": changed(PROVIDER, ("name: Oak College", "name: Elm School"))}


def area(root: Path, page: str = PROTOCOL) -> Area:
    write(root, {PROTOCOL_PATH: page, **SECOND})
    found = load(root).area
    assert found
    return found


def seen(html: str) -> str:
    return text_of(parsed(html))


def pages(found: Area, editions: Editions | None = None) -> dict[str, Page]:
    ctx = context.make(found, derive(found), editions=editions)
    made = [plan.render(ctx, job) for job in handbook.jobs(ctx)]
    return {one.address: one for one in made}


def test_a_page_tells_its_standing_first(tmp_path: Path) -> None:
    words = seen(pages(area(tmp_path))["handbook/registers/"].body)
    assert "Agreed on 3 July 2026, version 2, signed by 1 of 2." in words
    assert "To be looked at again by 2 July 2027." in words
    assert "Binds every partner" in words and "Kept by Partnership manager" in words
    assert "In Oakshire the register is taken by nine o'clock." in words
    assert "Have not signed yet Elm School" in words
    assert "Version 2, 3 July 2026: It is taken by nine." in words


def test_links_lead_to_pages_of_the_prospectus(tmp_path: Path) -> None:
    body = pages(area(tmp_path))["handbook/registers/"].body
    assert '<a href="../../providers/oak-college/">the college</a>' in body
    assert '<a href="../../courses/oak-college/joinery/">the course</a>' in body


def test_a_draft_says_that_nobody_has_agreed_it(tmp_path: Path) -> None:
    page = changed(PROTOCOL, ("agreed_on: 2026-07-03\n", ""), ("signed:\n  oak-college: 2026-07-06\n", ""))
    words = seen(pages(area(tmp_path, page))["handbook/registers/"].body)
    assert "Draft, version 2: nobody has agreed it yet. Not in force." in words


def test_the_index_finds_it_by_task_role_and_kind(tmp_path: Path) -> None:
    words = seen(pages(area(tmp_path))["handbook/"].body)
    assert "A learner is missing Registers" in words
    assert "Teachers and trainers Registers" in words
    assert "Protocols Registers Who takes the register." in words


def test_what_an_earlier_version_said_is_told_word_for_word(tmp_path: Path) -> None:
    old = Edition(
        1, dt.date(2025, 7, 8), "In {area} the register is taken by {register-by}.\n", {"register-by": "noon"}
    )
    page = changed(PROTOCOL, ("oak-college: 2026-07-06", "oak-college: {on: 2025-09-01, version: 1}"))
    words = seen(pages(area(tmp_path, page), {"registers": (old,)})["handbook/registers/"].body)
    assert "Word for word since version 1, as it stood on 8 July 2025" in words
    assert "Was: In Oakshire the register is taken by noon." in words
    assert "Is: In Oakshire the register is taken by nine o'clock." in words
    assert "Oak College: version 1, 1 September 2025. Since then: It is taken by nine." in words


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "[x](javascript:alert(1))",
        "[x](data:text/html,x)",
        "![x](https://evil.example/x.png)",
        "{: onclick=x }",
    ],
)
def test_a_text_does_nothing_but_say_what_it_says(tmp_path: Path, evil: str) -> None:
    body = pages(area(tmp_path, PROTOCOL + evil + "\n"))["handbook/registers/"].body
    assert "<script" not in body and "<img" not in body and "javascript:" not in body.replace("(javascript:", "")
    assert 'href="data:' not in body and " onclick=" not in body.replace("{: onclick=", "")


def test_gaps_and_boxes_can_be_filled_in(tmp_path: Path) -> None:
    body = pages(area(tmp_path, PROTOCOL + "Name: ____\n\n- [ ] done\n"))["handbook/registers/"].body
    assert 'Name: <span class="gap gap-short" role="img" aria-label="to fill in"></span>' in body
    assert '<li class="box">☐ done</li>' in body


def test_a_name_and_its_gap_are_one_field_that_no_line_break_parts(tmp_path: Path) -> None:
    body = pages(
        area(
            tmp_path,
            PROTOCOL
            + "\n\nSchool: ________ Whom to ring: ________\n\n____\n\nFit / not fit: ____ yet\n\nA sentence.\nName: ____\n",
        )
    )
    text = body["handbook/registers/"].body
    fields = re.findall(r'<span class="field">([^<]*) <span class="gap[^>]*></span></span>', text)
    assert fields == ["School:", "Whom to ring:"]
    assert text.count('<p class="fields">') == 1 and text.count('class="gap ') == 5


def test_the_register_tells_who_has_signed_on_the_page_and_as_a_table(tmp_path: Path) -> None:
    found = area(tmp_path)
    words = seen(pages(found)["handbook/register/"].body)
    assert "Registers 2 1 of 2 Elm School" in words
    assert "Elm School 0 of 1 signed as they stand now. Not signed yet: Registers." in words
    table = feed.files(found)["data/signatures.csv"].decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(table)))
    assert [(row["provider"], row["signed_on"], row["signed_version"], row["state"]) for row in rows] == [
        ("elm-school", "", "", "missing"),
        ("oak-college", "2026-07-06", "2", "signed"),
    ]


def test_reviews_are_a_calendar(tmp_path: Path) -> None:
    found = area(tmp_path)
    made = dates.files(found, derive(found).calendar, "https://oak.example/")["handbook/reviews.ics"].decode()
    assert "SUMMARY:Look again at: Registers" in made and "DTSTART;VALUE=DATE:20270702" in made
    assert "UID:review-registers@oak.example" in made


def test_without_pages_there_is_no_handbook(tmp_path: Path) -> None:
    write(tmp_path)
    found = load(tmp_path).area
    assert found and pages(found) == {} and feed.files(found) == {}


def test_the_example_has_every_kind_of_page_and_each_is_found_by_a_task(example: Context) -> None:
    written = [one.written for one in example.area.protocols.values()]
    assert {one.kind for one in written} == {"agreement", "protocol", "guidance", "form"}
    assert len(written) >= 20 and all(one.tasks and one.readers and one.agreed_on for one in written)


def test_what_was_made_to_print_is_linked_where_it_belongs(tmp_path: Path) -> None:
    found = area(tmp_path)
    ctx = context.make(found, derive(found))
    packs = [Ready("handbook", "x", "y", 28, 170_000), Ready("protocol-registers", "x", "y", 0, 37_000, "docx")]
    made = {one.address: one.body for one in (plan.render(ctx, job) for job in handbook.jobs(ctx, packs))}
    assert '<a href="../print/handbook.pdf">The whole handbook as PDF</a>, 28 pages, 170 kB' in made["handbook/"]
    assert (
        '<a href="../../print/protocol-registers.docx">for a word processor (.docx)</a>' in made["handbook/registers/"]
    )


def test_the_register_names_drafts_and_asks_nobody_to_sign_them(tmp_path: Path) -> None:
    found = area(tmp_path, changed(PROTOCOL, ("agreed_on: 2026-07-03\n", ""), ("oak-college: 2026-07-06", "")))
    words = seen(pages(found)["handbook/register/"].body)
    assert "Drafts are signed when they are agreed: Registers." in words
    assert "Not signed yet" not in words and "By partner" not in words
