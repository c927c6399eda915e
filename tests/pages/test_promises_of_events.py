"""The pages of a promise of events name the events that keep it, whom it lacks, and what hangs on a single one."""

from __future__ import annotations

from pathlib import Path

import pytest

from prospectus.pages import entitlement, promise
from prospectus.pages.context import Context
from tests.seen import parsed, section, small_context, text_of

CALENDAR = """\
events:
  open-day: {kind: open-event, name: Open day, on: 2027-01-21, from: "18:00", provider: oak-college, site: main}
  digital: {kind: taster, name: Bits & bytes, on: 2026-11-10, from: "18:00", place: Hall, sectors: digital}
"""
PROMISES = """\
promises:
  - id: try-it
    says: You can try it.
    for: learner
    promise:
      each: {sector: [construction-and-the-built-environment, digital]}
      events: {kind: [open-event, taster], from: 2026-09-01}
  - id: doors-open
    says: Everybody opens their doors twice.
    for: learner
    promise: {each_provider: {kind: all}, events: {kind: open-event}, at_least: 2}
"""


@pytest.fixture
def ctx(tmp_path: Path) -> Context:
    return small_context(tmp_path, {"content/area/calendar.yml": CALENDAR, "content/area/entitlement.yml": PROMISES})


def test_every_number_leads_to_the_events_behind_it(ctx: Context) -> None:
    body = parsed(promise.view(ctx, ctx.derived.entitlement[0]).body)
    links = [(text_of(one), one.get("href")) for table in body.iter("table") for one in table.iter("a")]
    here = "../../entitlement/try-it/#"
    assert links == [("1", f"{here}construction-and-the-built-environment"), ("1", f"{here}digital")]
    ids = {one.get("id") for one in body.iter("h3")}
    assert ids == {"construction-and-the-built-environment", "digital"}


def test_an_event_to_come_is_linked_and_one_that_is_over_says_so(ctx: Context) -> None:
    html = promise.view(ctx, ctx.derived.entitlement[0]).body
    told = section(html, "Where it is kept")
    assert "Open day, 21 January 2027, Oak College" in told
    assert "Bits & bytes, 10 November 2026, is over" in told
    assert "one event fewer, and it would be broken" in told
    links = {one.get("href") for one in parsed(html).iter("a")}
    assert "../../dates/#event-open-day" in links
    assert "../../dates/#event-digital" not in links


def test_a_provider_is_told_what_it_has_and_what_it_lacks(ctx: Context) -> None:
    body = parsed(promise.view(ctx, ctx.derived.entitlement[1]).body)
    (row,) = [one for one in body.iter("tr") if one.get("id") == "oak-college"]
    assert text_of(row) == "Oak College Open day (21 January 2027) 1 more open event"


def test_providers_read_what_they_lack_and_what_hangs_on_their_events(ctx: Context) -> None:
    told = section(entitlement.providers_view(ctx, None).body, "What hangs on whom")
    assert "Lacks 1 more open event: Everybody opens their doors twice." in told
    assert "Open day: You can try it. (1 check)" in told


def test_the_matrix_counts_them(ctx: Context) -> None:
    body = parsed(entitlement.matrix_view(ctx, None).body)
    links = {one.get("href"): text_of(one) for one in body.iter("a")}
    assert links["../../entitlement/try-it/#construction-and-the-built-environment"] == "1"
