"""Pictures are judged by their own bytes, and nothing but the picture itself is published."""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

from prospectus import limits
from prospectus.media import address, picture_faults, published

KINDS = {"png": "PNG", "jpg": "JPEG", "jpeg": "JPEG", "webp": "WEBP", "gif": "GIF"}
XMP = b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><a xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="52,18N"/></x:xmpmeta>'


def drawn(width: int = 60, height: int = 40, mode: str = "RGB") -> Image.Image:
    """A picture that is blue, but red in its left upper quarter."""
    picture = Image.new(mode, (width, height), "blue" if mode == "RGB" else None)
    ImageDraw.Draw(picture).rectangle((0, 0, width // 2 - 1, height // 2 - 1), fill="red" if mode == "RGB" else 1)
    return picture


def saved(picture: Image.Image, suffix: str, **options: object) -> bytes:
    out = io.BytesIO()
    picture.save(out, KINDS[suffix], **options)
    return out.getvalue()


def ids(tmp_path: Path, name: str, raw: bytes) -> list[str]:
    """The ids of everything that is wrong with a picture of this name and these bytes."""
    return [id_ for id_, _, _ in told(tmp_path, name, raw)]


def told(tmp_path: Path, name: str, raw: bytes) -> list[tuple[str, str, str]]:
    (tmp_path / name).write_bytes(raw)
    return picture_faults(tmp_path, name)


def vast_png(side: int) -> bytes:
    """A black PNG of any size, which takes no more than a thousandth of its unpacked bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    squeeze = zlib.compressobj(9)
    row = b"\0" * (side // 8 + 1)
    data = b"".join(squeeze.compress(row) for _ in range(side)) + squeeze.flush()
    header = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", data) + chunk(b"IEND", b"")


def place_exif(**extra: object) -> Image.Exif:
    """EXIF data as a phone writes them: which way up, and where on the earth."""
    exif = Image.Exif()
    exif[Base.Orientation] = 6
    position = {GPS.GPSLatitudeRef: "N", GPS.GPSLatitude: (52.0, 18.0, 0.0), GPS.GPSLongitude: (2.0, 36.0, 0.0)}
    exif.get_ifd(IFD.GPSInfo).update(position)
    return exif


@pytest.mark.parametrize("suffix", KINDS)
def test_the_four_kinds_of_picture_may_be_shown(tmp_path: Path, suffix: str) -> None:
    assert ids(tmp_path, f"logo.{suffix}", saved(drawn(), suffix)) == []


@pytest.mark.parametrize(
    ("raw", "what"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "an SVG drawing"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<svg/>", "an SVG drawing"),
        (b"<!DOCTYPE html><title>x</title>", "a web page"),
        (b"%PDF-1.7\n", "a PDF"),
        (b"BM\x36\x00", "a Windows bitmap"),
        (b"II*\0\x08\0\0\0", "a TIFF picture"),
        (b"\0\0\0\x18ftypheic\0\0\0\0", "a HEIC or AVIF photo"),
        (b"PK\x03\x04", "a zip file or an office document"),
        (b"version https://git-lfs.github.com/spec/v1\n", "a Git LFS pointer"),
        (b"just words", "not a picture that can be shown."),
        (b"", "not a picture that can be shown."),
    ],
)
def test_something_else_behind_a_pictures_name_is_refused_and_named(tmp_path: Path, raw: bytes, what: str) -> None:
    ((id_, says, do),) = told(tmp_path, "logo.png", raw)
    assert (id_, do) == ("not-a-picture", "Use a PNG, JPEG, WebP or GIF.")
    assert "“logo.png”" in says and what in says


@pytest.mark.parametrize(
    ("name", "suffix", "right"),
    [
        ("logo.png", "jpg", "logo.jpg"),
        ("logo.jpg", "webp", "logo.webp"),
        ("logo.svg", "png", "logo.png"),
        ("logo.PNG", "png", "logo.png"),
        ("logo", "gif", "logo.gif"),
    ],
)
def test_a_name_that_says_another_kind_is_refused_with_the_right_one(
    tmp_path: Path, name: str, suffix: str, right: str
) -> None:
    ((id_, _, do),) = told(tmp_path, name, saved(drawn(), suffix))
    assert id_ == "picture-misnamed" and do.startswith(f"Rename it to {right},")


def test_a_picture_may_have_as_many_bytes_as_the_limit_and_no_more(tmp_path: Path) -> None:
    raw = saved(drawn(), "png")
    assert ids(tmp_path, "a.png", raw + b"\0" * (limits.IMAGE_BYTES - len(raw))) == []
    ((id_, says, _),) = told(tmp_path, "b.png", raw + b"\0" * (limits.IMAGE_BYTES - len(raw) + 1))
    assert (id_, says) == ("picture-too-large", "This picture has 1,000,001 bytes; the most is 1,000,000.")


@pytest.mark.parametrize(("width", "height"), [(limits.IMAGE_SIDE, 2), (2, limits.IMAGE_SIDE)])
def test_a_picture_may_be_as_wide_and_high_as_the_limit_and_no_more(tmp_path: Path, width: int, height: int) -> None:
    assert ids(tmp_path, "a.png", saved(drawn(width, height), "png")) == []
    one_more = drawn(width + (width > height), height + (height > width))
    ((id_, says, _),) = told(tmp_path, "b.png", saved(one_more, "png"))
    assert id_ == "picture-too-wide" and "4,001" in says and "4,000 a side" in says


@pytest.mark.parametrize("side", [12_000, 30_000], ids=["over Pillow's warning", "over Pillow's limit"])
def test_a_small_file_that_unpacks_to_a_vast_picture_is_refused_before_it_is_unpacked(
    tmp_path: Path, side: int, recwarn: pytest.WarningsRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("unpacked"))
    assert ids(tmp_path, "bomb.png", vast_png(side)) == ["picture-too-wide"]
    assert not recwarn.list


def test_a_jpeg_in_too_many_layers_is_refused_before_it_is_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    raw = saved(drawn(), "jpg", progressive=True)
    start = raw.rfind(b"\xff\xda")
    there = raw.count(b"\xff\xda")
    most = raw[:-2] + raw[start:-2] * (limits.JPEG_SCANS - there) + raw[-2:]
    assert ids(tmp_path, "a.jpg", most) == []
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("unpacked"))
    assert ids(tmp_path, "b.jpg", most[:-2] + raw[start:]) == ["picture-broken"]


@pytest.mark.parametrize("elsewhere_allowed", [False, True])
@pytest.mark.parametrize("suffix", KINDS)
def test_a_picture_that_breaks_off_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str, elsewhere_allowed: bool
) -> None:
    monkeypatch.setattr("PIL.ImageFile.LOAD_TRUNCATED_IMAGES", elsewhere_allowed)  # as the maker of PDFs sets it
    raw = saved(drawn(300, 300), suffix)
    assert ids(tmp_path, f"logo.{suffix}", raw[: len(raw) // 2]) == ["picture-broken"]


def test_only_a_signature_is_no_picture(tmp_path: Path) -> None:
    for name, raw in {"a.png": b"\x89PNG\r\n\x1a\n", "a.jpg": b"\xff\xd8\xff", "a.gif": b"GIF89a"}.items():
        assert ids(tmp_path, name, raw) == ["picture-broken"]


@pytest.mark.parametrize("suffix", ["png", "webp", "gif"])
def test_a_picture_that_moves_is_refused(tmp_path: Path, suffix: str) -> None:
    other = Image.new("RGB", (60, 40), "green")
    raw = saved(drawn(), suffix, save_all=True, append_images=[other], duration=100)
    assert ids(tmp_path, f"logo.{suffix}", raw) == ["picture-moves"]


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp"])
def test_a_photo_that_tells_where_it_was_taken_is_refused_with_the_command_that_cleans_it(
    tmp_path: Path, suffix: str
) -> None:
    ((id_, _, do),) = told(tmp_path, f"hall.{suffix}", saved(drawn(), suffix, exif=place_exif()))
    assert id_ == "photo-tells-place"
    assert f"`exiftool -overwrite_original -gps:all= -xmp:all= hall.{suffix}`" in do


def test_a_position_in_xmp_is_found_too(tmp_path: Path) -> None:
    chunk = PngInfo()
    chunk.add_itxt("XML:com.adobe.xmp", XMP.decode(), zip=True)
    assert ids(tmp_path, "a.png", saved(drawn(), "png", pnginfo=chunk)) == ["photo-tells-place"]
    for suffix in ("jpg", "webp"):
        assert ids(tmp_path, f"a.{suffix}", saved(drawn(), suffix, xmp=XMP)) == ["photo-tells-place"]


@pytest.mark.parametrize("suffix", KINDS)
def test_what_is_published_has_no_metadata_and_nothing_behind_its_end(suffix: str) -> None:
    exif = place_exif()
    exif[Base.Artist] = "SECRET"
    options = {} if suffix == "gif" else {"exif": exif}
    raw = saved(drawn(), suffix, comment=b"SECRET", **options) + b"<script>SECRET</script>"
    clean = published(raw)
    assert b"SECRET" in raw and b"SECRET" not in clean and b"Exif" not in clean and b"eXIf" not in clean
    with Image.open(io.BytesIO(clean)) as picture:
        assert picture.format == KINDS[suffix] and not picture.getexif()


def test_what_is_published_is_turned_upright() -> None:
    """Orientation 6 says: turn right by a quarter; the red quarter goes from the left upper corner to the right."""
    with Image.open(io.BytesIO(published(saved(drawn(), "png", exif=place_exif())))) as picture:
        assert picture.size == (40, 60)
        assert picture.getpixel((39, 0)) == (255, 0, 0) and picture.getpixel((0, 0)) == (0, 0, 255)


def test_what_is_published_is_no_larger_than_a_logo_is_shown() -> None:
    with Image.open(io.BytesIO(published(saved(drawn(1_200, 600), "png")))) as picture:
        assert picture.size == (limits.LOGO_SIDE, limits.LOGO_SIDE // 2)
    with Image.open(io.BytesIO(published(saved(drawn(60, 40), "png")))) as picture:
        assert picture.size == (60, 40)


@pytest.mark.parametrize("suffix", ["png", "webp", "gif"])
def test_what_can_be_seen_through_stays_so(suffix: str) -> None:
    glass = Image.new("RGBA", (60, 40), (0, 0, 0, 0))
    glass.paste((255, 0, 0, 255), (0, 0, 30, 40))
    with Image.open(io.BytesIO(published(saved(glass, suffix)))) as picture:
        seen = picture.convert("RGBA")
        assert seen.getpixel((50, 20))[3] == 0 and seen.getpixel((5, 20))[3] == 255


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16", "RGBA"])
def test_every_kind_of_png_can_be_published(tmp_path: Path, mode: str) -> None:
    raw = saved(drawn(mode=mode), "png")
    assert ids(tmp_path, "logo.png", raw) == []
    assert published(raw)[:4] == b"\x89PNG"


def test_a_jpeg_in_printers_colours_can_be_published(tmp_path: Path) -> None:
    raw = saved(drawn().convert("CMYK"), "jpg")
    assert ids(tmp_path, "logo.jpg", raw) == []
    with Image.open(io.BytesIO(published(raw))) as picture:
        assert picture.mode == "RGB"


@pytest.mark.parametrize("suffix", KINDS)
def test_the_same_picture_gives_the_same_bytes(suffix: str) -> None:
    raw = saved(drawn(), suffix)
    assert published(raw) == published(raw)


def test_a_picture_has_its_providers_address() -> None:
    assert address("teme-valley", "logo.png") == "assets/media/teme-valley/logo.png"


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(sorted(KINDS)), st.lists(st.tuples(st.integers(0, 999), st.binary(max_size=4)), max_size=4))
def test_whatever_the_bytes_are_a_picture_is_refused_or_can_be_published(
    tmp_path: Path, suffix: str, changes: list[tuple[int, bytes]]
) -> None:
    raw = saved(drawn(), suffix)
    for at, new in changes:
        start = at * len(raw) // 1_000
        raw = raw[:start] + new + raw[start + len(new) :]
    if not ids(tmp_path, f"logo.{suffix}", raw):
        assert published(raw)
