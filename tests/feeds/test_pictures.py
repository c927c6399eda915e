"""Logos are published as clean copies at an address of their provider's."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from prospectus.area import Area
from prospectus.feeds import pictures
from prospectus.pipeline import load
from tests.small import PROVIDER, PROVIDER_PATH, changed, write

LOGO = {PROVIDER_PATH: changed(PROVIDER, ("support: Ask", "logo: {file: logo.png, alt: An oak}\nsupport: Ask"))}


def area_in(root: Path, files: dict[str, str | None]) -> Area:
    media = root / "providers/oak-college/media"
    media.mkdir(parents=True)
    exif = Image.Exif()
    exif[0x013B] = "SECRET"
    for name in ("logo.png", "other.png"):
        Image.new("RGB", (900, 300), "green").save(media / name, exif=exif)
    loaded = load(write(root, files))
    assert loaded.problems == () and loaded.area is not None
    return loaded.area


def test_the_logo_of_each_provider_is_published_clean_and_small(tmp_path: Path) -> None:
    files = pictures.files(area_in(tmp_path, LOGO), tmp_path)
    assert list(files) == ["assets/media/oak-college/logo.png"]
    (clean,) = files.values()
    assert b"SECRET" not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.size == (480, 160)


def test_a_picture_that_nobody_names_is_not_published(tmp_path: Path) -> None:
    assert pictures.files(area_in(tmp_path, {}), tmp_path) == {}
