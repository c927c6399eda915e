"""Whatever colour an area chooses, text can be read on it and in it, by day and by night."""

from __future__ import annotations

import re
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.derive.colour import (
    DARK_PAGE,
    DARK_RAISED,
    PAGE,
    READABLE,
    SUNK,
    WHITE,
    contrast,
    contrast_problem,
    shades,
)

COLOURS = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)


@pytest.mark.parametrize(
    ("one", "other", "ratio"), [("#000000", "#ffffff", 21), ("#777777", "#ffffff", 4.48), ("#0b5c63", "#0b5c63", 1)]
)
def test_contrast_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.01)
    assert contrast(other, one) == contrast(one, other)


@given(COLOURS)
def test_a_colour_that_is_too_light_is_told_the_nearest_shade_that_passes(colour: str) -> None:
    better = contrast_problem(colour)
    assert (better is None) == (contrast(colour, WHITE) >= READABLE)
    if better is not None:
        assert contrast(better, WHITE) >= READABLE
        assert contrast_problem(better) is None


def test_the_nearest_shade_is_near() -> None:
    better = contrast_problem("#ff6600")
    assert better is not None
    assert contrast(better, WHITE) < 4.7


@given(COLOURS)
def test_every_shade_can_be_read_where_it_stands(colour: str) -> None:
    found = shades(colour)
    assert contrast(found.fill, WHITE) >= READABLE
    assert contrast(found.deep, WHITE) >= READABLE
    assert contrast(found.dark_fill, WHITE) >= READABLE
    assert min(contrast(found.text, ground) for ground in (PAGE, SUNK, found.soft)) >= READABLE
    assert min(contrast(found.dark_text, ground) for ground in (DARK_PAGE, DARK_RAISED, found.dark_soft)) >= READABLE


SHEET = (files("prospectus_theme") / "assets" / "stylesheets" / "prospectus.css").read_text(encoding="utf-8")


def tokens(scheme: str) -> dict[str, str]:
    """The custom properties of a scheme in the theme's style sheet, whole colours only."""
    block = SHEET.split(f'[data-md-color-scheme="{scheme}"] {{')[1].split("}")[0]
    short = re.findall(r"--c-([a-z]+): (#[0-9a-f]{3,6});", block)
    return {name: value if len(value) == 7 else "#" + "".join(2 * sign for sign in value[1:]) for name, value in short}


def test_the_grounds_are_those_of_the_style_sheet() -> None:
    light, dark = tokens("default"), tokens("slate")
    assert (light["page"], light["sunk"]) == (PAGE, SUNK)
    assert (dark["page"], dark["raised"]) == (DARK_PAGE, DARK_RAISED)


@pytest.mark.parametrize("scheme", ["default", "slate"])
@pytest.mark.parametrize("ink", ["text", "muted", "fresh", "due", "old"])
def test_every_ink_of_the_theme_can_be_read_on_every_ground(scheme: str, ink: str) -> None:
    found = tokens(scheme)
    assert min(contrast(found[ink], found[ground]) for ground in ("page", "raised", "sunk", "notice")) >= READABLE


@pytest.mark.parametrize("scheme", ["default", "slate"])
def test_the_edges_of_fields_can_be_seen(scheme: str) -> None:
    found = tokens(scheme)
    assert contrast(found["edge"], found["page"]) >= 3
