"""Pictures: which may be shown, judged by their own bytes, and the clean copy of each that is published."""

from __future__ import annotations

import io
import shlex
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final

from . import limits

if TYPE_CHECKING:
    from PIL.Image import Image

Fault = tuple[str, str, str]  # a problem's id, what is so, what to do

_SUFFIXES: Final = {"PNG": ("png",), "JPEG": ("jpg", "jpeg"), "WebP": ("webp",), "GIF": ("gif",)}
_USE: Final = "Use a PNG, JPEG, WebP or GIF."
_GPS: Final = 0x8825  # the EXIF directory that holds the position
_POSITIONS: Final = {2, 4, 20, 22}  # latitude and longitude, of the camera and of what it was aimed at

_OTHERS: Final = (
    (b"%PDF", "a PDF"),
    (b"BM", "a Windows bitmap"),
    (b"II*\0", "a TIFF picture"),
    (b"MM\0*", "a TIFF picture"),
    (b"PK\x03\x04", "a zip file or an office document"),
    (b"version https://git-lfs", "a Git LFS pointer, not the picture itself"),
)
_SCAN: Final = b"\xff\xda"  # a JPEG of 1 MB with 28,000 of them took 272 seconds to read
_SMALLER: Final = "Save it smaller: 500 pixels across are plenty for a logo."
_BROKEN: Final = ("picture-broken", "This picture is damaged: it cannot be read to its end.", "Save or send it again.")
_MOVES: Final = ("picture-moves", "This picture moves, which keeps many people from reading.", "Use a still picture.")


def address(provider_id: str, file: str) -> str:
    """Where a provider's picture is published, from the root of the site."""
    return f"assets/media/{provider_id}/{file}"


def picture_faults(root: Path, path: str) -> list[Fault]:
    """Everything that keeps the picture at `path` (from the area's folder) from being shown."""
    name = PurePosixPath(path).name
    size = (root / path).stat().st_size
    if size > limits.IMAGE_BYTES:
        says = f"This picture has {size:,} bytes; the most is {limits.IMAGE_BYTES:,}."
        return [("picture-too-large", says, _SMALLER)]
    raw = (root / path).read_bytes()
    kind = _kind(raw)
    if kind is None:
        return [("not-a-picture", f"“{name}” is not a picture that can be shown{_instead(raw)}.", _USE)]
    faults = _name_faults(name, kind)
    return faults or _inner_faults(raw, kind, path)


def published(raw: bytes, *, side: int = limits.LOGO_SIDE) -> bytes:
    """The bytes that are published of a sound picture: the same kind, upright, small, without any metadata.

    The longer side has at most `side` pixels. Colours are taken for sRGB. The same bytes with the same version of
    Pillow always give the same.
    """
    from PIL import ImageOps

    kind = _kind(raw) or ""
    upright = ImageOps.exif_transpose(_opened(raw, kind))
    seen_through = kind != "JPEG" and upright.has_transparency_data
    picture = upright.convert("RGBA" if seen_through else "RGB")
    picture.thumbnail((side, side))
    picture.info.clear()
    written = io.BytesIO()
    picture.save(written, kind.upper(), quality=90, optimize=True)
    return written.getvalue()


def _kind(raw: bytes) -> str | None:
    """Which of the four kinds of picture these bytes are."""
    if raw.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if raw.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if raw.startswith((b"GIF87a", b"GIF89a")):
        return "GIF"
    return "WebP" if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP" else None


def _instead(raw: bytes) -> str:
    """What a file is that is no picture of ours, where its first bytes tell."""
    start = raw[:1_000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if b"<svg" in start:
        return ": it is an SVG drawing, which can carry a program"
    if start.startswith(b"<"):
        return ": it is a web page or other text"
    if raw[4:8] == b"ftyp":
        return ": it is a HEIC or AVIF photo, as some phones take them"
    other = next((what for magic, what in _OTHERS if raw.startswith(magic)), None)
    return f": it is {other}" if other else ""


def _name_faults(name: str, kind: str) -> list[Fault]:
    stem, _, suffix = name.rpartition(".")
    if suffix in _SUFFIXES[kind]:
        return []
    right = f"{stem or name}.{_SUFFIXES[kind][0]}"
    ending = f"ends with “.{suffix}”" if stem else "does not say so"
    says = f"This is a {kind} picture, but its name {ending}."
    return [("picture-misnamed", says, f"Rename it to {right}, also where provider.yml names it.")]


def _inner_faults(raw: bytes, kind: str, path: str) -> list[Fault]:
    """What is wrong inside: its sides (before anything is unpacked), its end, movement, a position."""
    from PIL.Image import DecompressionBombError

    if kind == "JPEG" and raw.count(_SCAN) > limits.JPEG_SCANS:
        return [_BROKEN]
    try:
        picture = _opened(raw, kind)
        if max(picture.size) > limits.IMAGE_SIDE:
            return [_too_wide(f"{picture.width:,} by {picture.height:,}")]
        moves = kind != "JPEG" and getattr(picture, "is_animated", False)
        with _to_the_end():
            picture.load()
        located = _has_position(picture)
    except DecompressionBombError:
        return [_too_wide("hundreds of millions of")]
    except MemoryError:
        raise
    except Exception:  # Pillow raises a dozen kinds of exception for bytes that are not what they say
        return [_BROKEN]
    return [*([_MOVES] if moves else []), *([_tells_place(path)] if located else [])]


@contextmanager
def _to_the_end() -> Iterator[None]:
    """Have Pillow refuse what breaks off, also in a process in which the library that makes PDFs lets it pass."""
    from PIL import ImageFile

    before, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = before


def _too_wide(size: str) -> Fault:
    says = f"This picture has {size} pixels; the most is {limits.IMAGE_SIDE:,} a side."
    return ("picture-too-wide", says, _SMALLER)


def _tells_place(path: str) -> Fault:
    says = "This photo tells where it was taken (its GPS position), and everybody could read that."
    clean = f"exiftool -overwrite_original -gps:all= -xmp:all= {shlex.quote(path)}"
    return ("photo-tells-place", says, f"Run `{clean}`, or use a screenshot of it instead.")


def _opened(raw: bytes, kind: str) -> Image:
    """The picture with its size known and nothing unpacked yet."""
    from PIL import Image

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # a picture that is too wide is a problem of ours, not a warning of Pillow's
        return Image.open(io.BytesIO(raw), formats=[kind.upper()])


def _has_position(picture: Image) -> bool:
    """Whether the metadata tell a place on the earth: as EXIF, or as XMP in any of the chunks that can hold it."""
    if _POSITIONS & set(picture.getexif().get_ifd(_GPS)):
        return True
    return any("GPSLatitude" in (text if isinstance(text, str) else str(text)) for text in picture.info.values())
