"""Where the handbook stands: which version somebody signed, who is missing, when a page is looked at again."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from prospectus.area import Protocol
from prospectus.derive.handbook import facts, holds, settled, standing
from prospectus.derive.revision import Part, revised
from prospectus.pipeline import load
from tests.small import PROTOCOL, PROTOCOL_PATH, PROVIDER, changed, write

DAY = dt.date(2026, 11, 3)
SECOND = {"providers/elm-school/provider.yml": changed(PROVIDER, ("name: Oak College", "name: Elm School"))}


def protocol(root: Path, *swaps: tuple[str, str]) -> Protocol:
    write(root, {PROTOCOL_PATH: changed(PROTOCOL, *swaps), **SECOND})
    area = load(root).area
    assert area
    return area.protocols["registers"]


def test_who_has_not_signed_is_missing(tmp_path: Path) -> None:
    one = standing(protocol(tmp_path), DAY)
    assert [(sign.provider.id, sign.version) for sign in one.current] == [("oak-college", 2)]
    assert [provider.id for provider in one.missing] == ["elm-school"]
    assert one.signatures == 2


def test_a_signature_from_before_is_for_the_version_of_then(tmp_path: Path) -> None:
    one = standing(protocol(tmp_path, ("oak-college: 2026-07-06", "oak-college: 2025-09-01")), DAY)
    assert [(sign.provider.id, sign.version) for sign in one.earlier] == [("oak-college", 1)]
    assert one.current == ()


def test_guidance_needs_no_signatures(tmp_path: Path) -> None:
    one = standing(
        protocol(tmp_path, ("kind: protocol", "kind: guidance"), ("signed:\n  oak-college: 2026-07-06\n", "")), DAY
    )
    assert one.signatures == 0 and one.missing == ()


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-07-02", "draft"),
        ("2026-07-03", "current"),
        ("2027-05-02", "current"),
        ("2027-05-03", "due"),
        ("2027-07-02", "due"),
        ("2027-07-03", "overdue"),
    ],
)
def test_a_page_holds_from_when_it_was_agreed_until_it_is_looked_at_again(tmp_path: Path, day: str, state: str) -> None:
    assert holds(protocol(tmp_path), dt.date.fromisoformat(day)) == state


def test_facts_stand_in_the_text_and_what_is_open_says_so(tmp_path: Path) -> None:
    page = protocol(tmp_path)
    area = load(tmp_path).area
    assert area
    text = settled("In {area}, {academic-year}: by {register-by}, or {told-by}. {Not} {}", facts(area, page))
    assert text == "In Oakshire, 2027/28: by nine o'clock, or [to be settled: told by]. {Not} {}"


def test_what_changed_is_told_part_by_part() -> None:
    old = "Begin.\n\n## One\n\nSame.\n\n- first\n- second\n\n## Two\n\nGoes.\n"
    new = "Begin.\n\n## One\n\nSame.\n\n- first\n- third\n\n## Three\n\nComes,\nall of it.\n"
    assert revised(old, new) == (
        Part("One", "changed", ("- second",), ("- third",)),
        Part("Three", "new", (), ("Comes, all of it.",)),
        Part("Two", "gone", ("Goes.",), ()),
    )


def test_the_same_text_has_not_changed() -> None:
    assert revised("## A\n\none\ntwo\n", "## A\n\none two\n") == ()
