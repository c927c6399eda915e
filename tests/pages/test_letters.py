"""A course stands in the A–Z where somebody looks for it: under its subject, not under “A level”."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.pages.letters import letter


@pytest.mark.parametrize(
    ("title", "stands_under"),
    [
        ("Bricklaying", "B"),
        ("A level Biology", "B"),
        ("A-level Biology", "B"),
        ("AS level Biology", "B"),
        ("GCSE maths resit", "M"),
        ("T Level in Health", "H"),
        ("BTEC Business", "B"),
        ("Foundation degree in early years", "E"),
        ("Access to higher education", "H"),
        ("A level", "A"),
        ("Élan in writing", "E"),
        ("“Ready” for work", "R"),
        ("3D design", "0–9"),
        ("中文", "0–9"),
    ],
)
def test_titles_stand_under_the_letter_of_their_subject(title: str, stands_under: str) -> None:
    assert letter(title) == stands_under


@given(st.text(min_size=1))
def test_every_title_stands_somewhere(title: str) -> None:
    assert letter(title) in {*"ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0–9"}
