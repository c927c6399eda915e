"""Lists stand under headings, are cut into pages of at most 200 courses, and lose and double nothing."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from prospectus.pages import letters, plan
from prospectus.pages.lists import Group, Sheet, sheets
from tests.seen import headings, parsed, small_context, text_of
from tests.small import COURSE, COURSE_PATH, changed

SIZES = st.lists(st.integers(0, 25), max_size=12)


def groups(sizes: list[int]) -> list[Group]:
    """Groups of as many things as this, all different."""
    return [Group(f"g{number}", "", things(number, size)) for number, size in enumerate(sizes)]


def things(number: int, size: int) -> Any:
    return [SimpleNamespace(key=f"{number}-{one}") for one in range(size)]


@given(SIZES, st.integers(1, 30))
def test_every_course_stands_on_one_page_in_the_same_order(sizes: list[int], length: int) -> None:
    cut = sheets("levels/level-2/", groups(sizes), length)
    shown = [one.key for sheet in cut for group in sheet.groups for one in group.courses]
    assert shown == [one.key for group in groups(sizes) for one in group.courses]


@given(SIZES, st.integers(1, 30))
def test_no_page_is_longer_than_it_may_be_and_all_but_the_last_are_full(sizes: list[int], length: int) -> None:
    lengths = [sum(len(group.courses) for group in sheet.groups) for sheet in sheets("a-z/b/", groups(sizes), length)]
    assert all(one == length for one in lengths[:-1])
    assert lengths[-1] <= length
    assert lengths[-1] > 0 or len(lengths) == 1


@given(st.integers(1, 400), st.data())
def test_from_every_page_one_gets_to_the_next_the_one_before_the_first_and_the_last(
    last: int, data: st.DataObject
) -> None:
    number = data.draw(st.integers(1, last))
    near = Sheet("a-z/b/", number, last, 0, []).near
    assert {1, last, number, max(1, number - 1), min(last, number + 1)} <= set(near)
    assert near == sorted(set(near))
    assert len(near) <= 7


def test_the_first_page_has_the_short_address_and_the_others_a_number() -> None:
    first, second = sheets("levels/level-2/", groups([3]), 2)
    assert (first.address, first.title("Level 2")) == ("levels/level-2/", "Level 2")
    assert (second.address, second.title("Level 2")) == ("levels/level-2/2/", "Level 2, page 2 of 2")
    assert second.groups[0].title == "g0"


def many(root: Path, count: int) -> Any:
    """The small area with this many courses of one provider."""
    files = {
        COURSE_PATH.replace("joinery", f"joinery-{number}"): changed(
            COURSE, ("title: Joinery", f"title: {'ABCDEFGH'[number % 8]}-craft"), ("Make a door", f"Make door {number}")
        )
        for number in range(count)
    }
    return small_context(root, {COURSE_PATH: None, **files})


def test_450_courses_of_one_provider_make_pages_that_lead_to_each_other(tmp_path: Path) -> None:
    ctx = many(tmp_path, 450)
    pages = {page.address: page for page in (plan.render(ctx, job) for job in plan.jobs(ctx))}
    for base in ("levels/level-2/", "providers/oak-college/", "places/oak-college/main/"):
        assert {f"{base}2/", f"{base}3/"} <= pages.keys()
        assert f"{base}4/" not in pages
        assert "Next page" in text_of(parsed(pages[base].body))
        assert "Previous page" in text_of(parsed(pages[f"{base}3/"].body))
    assert "h2 Whom to ask" not in headings(pages["providers/oak-college/2/"].body)
    assert "a-z/a/" in pages
    assert max(len(page.body) for page in pages.values()) < 120_000


def test_a_short_a_to_z_is_one_page_and_a_long_one_has_a_page_for_each_letter(tmp_path: Path) -> None:
    few, lots = many(tmp_path / "few", 200), many(tmp_path / "lots", 201)
    assert list(letters.pages(few)) == []
    assert [name for name, _, _ in letters.pages(lots)] == list("ABCDEFGH")
    assert [one for one in headings(letters.index(few, None).body) if one.startswith("h2")] == [
        f"h2 {x}" for x in "ABCDEFGH"
    ]
