"""The report on the handbook names what is overdue, what is open, and whose signature is missing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from prospectus.pipeline import load
from prospectus.reporting.handbook import report
from prospectus.reporting.report import Report
from tests.small import PROTOCOL, PROTOCOL_PATH, PROVIDER, changed, write

SECOND = {"providers/elm-school/provider.yml": changed(PROVIDER, ("name: Oak College", "name: Elm School"))}


def made(root: Path, page: str | None = PROTOCOL, *, as_of: str = "2026-11-22") -> Report:
    write(root, {PROTOCOL_PATH: page, **SECOND})
    area = load(root, as_of=dt.date.fromisoformat(as_of)).area
    assert area
    return report(area)


def test_whose_signature_is_missing(tmp_path: Path) -> None:
    found = made(tmp_path)
    assert "1 page; 1 of 2 signatures." in found.text
    assert "Signatures that are missing\n  Elm School: Registers\n" in found.text
    assert found.tables[1].rows == (("elm-school", "Elm School", "registers", "Registers", 0, 2),)


def test_an_earlier_signature_is_asked_for_again(tmp_path: Path) -> None:
    found = made(tmp_path, changed(PROTOCOL, ("oak-college: 2026-07-06", "oak-college: 2025-09-01")))
    assert "  Oak College: Registers (signed version 1)" in found.text


def test_nobody_is_asked_to_sign_a_draft(tmp_path: Path) -> None:
    found = made(tmp_path, changed(PROTOCOL, ("agreed_on: 2026-07-03\n", "")))
    assert "1 page.\n" in found.text
    assert "Drafts that nobody has agreed\n  content/handbook/registers.md: Partnership manager" in found.text
    assert "Signatures" not in found.text and "Signed by" not in found.text
    assert found.tables[1].rows == ()


def test_what_is_overdue_and_what_is_open(tmp_path: Path) -> None:
    found = made(tmp_path, changed(PROTOCOL, ("by {register-by}", "by {noon}")), as_of="2027-08-01")
    assert (
        "To be looked at again now\n  content/handbook/registers.md: by 2 July 2027, Partnership manager" in found.text
    )
    assert "Facts to be settled\n  content/handbook/registers.md: noon" in found.text


def test_without_a_handbook_it_says_how_to_start_one(tmp_path: Path) -> None:
    assert "Start one with “prospectus new protocol”." in made(tmp_path, None).text
