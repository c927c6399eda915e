"""The area's style sheet has its colours for both schemes, and a picture for every sign."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from urllib.parse import unquote

from prospectus.area import Area
from prospectus.feeds import style
from prospectus.model.codes import SECTORS
from prospectus.pipeline import load
from tests.small import AREA, AREA_PATH, write


def sheet(root: Path, area: str = AREA) -> str:
    found = load(write(root, {AREA_PATH: area})).area
    assert isinstance(found, Area)
    return style.files(found)[style.PATH].decode()


def test_the_areas_colour_is_the_colour_of_the_site(tmp_path: Path) -> None:
    assert "--c-brand:#7a1f5c" in sheet(tmp_path, AREA + 'brand_colour: "#7A1F5C"\n')


def test_a_site_has_a_colour_without_choosing_one(tmp_path: Path) -> None:
    assert "--c-brand:#0b5c63" in sheet(tmp_path)


def test_both_schemes_have_the_same_names(tmp_path: Path) -> None:
    light, dark = (re.findall(r"--c-([a-z-]+):", line) for line in sheet(tmp_path).splitlines()[:2])
    assert light == dark


def test_without_scripts_a_device_that_is_set_to_dark_gets_every_dark_shade(tmp_path: Path) -> None:
    text = sheet(tmp_path)
    block = re.search(r"@media screen and \(prefers-color-scheme:dark\)\{html\.no-js:root\{([^}]*)\}\}", text)
    assert block
    shades = dict(one.split(":", 1) for one in block[1].split(";"))
    assert (shades["--c-page"], shades["color-scheme"], shades["--md-code-bg-color"]) == ("#15191b", "dark", "#22292c")
    assert shades["--c-brand"] == re.findall(r"--c-brand:(#\w+)", text)[1]


def test_every_sign_is_a_sound_picture_that_calls_for_nothing(tmp_path: Path) -> None:
    found = dict(re.findall(r'\.i-([a-z_-]+)\{--i:url\("data:image/svg\+xml,([^"]+)"\)\}', sheet(tmp_path)))
    assert found.keys() == style.ICONS.keys()
    for picture in found.values():
        root = ET.fromstring(unquote(picture))
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert {one.tag.rpartition("}")[2] for one in root.iter()} <= {"svg", "path"}


def test_every_sector_has_a_sign_of_its_own() -> None:
    pictures = [style.ICONS[sector] for sector in SECTORS]
    assert len(set(pictures)) == len(SECTORS)


def test_the_sheet_is_small(tmp_path: Path) -> None:
    assert len(sheet(tmp_path)) < 32_000
