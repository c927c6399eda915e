"""No list favours a provider: the order is the alphabet's, and where titles are the same providers take turns."""

from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from prospectus.derive.order import alphabetical, turn

TITLES = [f"Course {number}" for number in range(400)]


def first(seed: str, title: str, providers: list[str]) -> str:
    return min(providers, key=lambda one: turn(seed, title, one))


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=2, max_size=5, unique=True), st.integers())
def test_over_many_titles_each_provider_comes_first_about_as_often(providers: list[str], seed: int) -> None:
    often = Counter(first(str(seed), title, providers) for title in TITLES)
    fair = len(TITLES) / len(providers)
    assert all(fair * 0.5 < often[one] < fair * 1.6 for one in providers)


@given(st.lists(st.from_regex(r"[a-z]{1,8}", fullmatch=True), min_size=2, max_size=5, unique=True))
def test_over_the_months_each_provider_comes_first_for_a_title(providers: list[str]) -> None:
    assert {first(f"2027/{month}", "Bricklaying", providers) for month in range(120)} == set(providers)


@given(st.text(max_size=20), st.text(max_size=20))
def test_a_turn_hangs_on_nothing_but_month_title_and_id(seed: str, title: str) -> None:
    assert turn(seed, title, "oak") == turn(seed, title, "oak")
    assert turn(seed, title, "oak") != turn(seed, title, "elm")


def test_case_and_accents_do_not_count() -> None:
    assert alphabetical("Élan") == alphabetical("elan") == alphabetical("ELAN")
