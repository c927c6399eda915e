"""The door to segno: addresses as QR codes, which a telephone reads off paper."""

from __future__ import annotations

from functools import cache

from .press import MissingError

NEEDS = "QR codes need segno, which is not installed: pip install “prospectus[print]”."


@cache
def picture(address: str) -> str:
    """A QR code as the address of a picture (data:image/svg+xml…), black on white, with half of its quiet zone.

    Error correction M: it is read with a seventh of it smudged or folded away. The sheet is white round it.
    """
    try:
        import segno
    except ImportError as error:
        raise MissingError(NEEDS) from error
    code = segno.make(address, error="m", micro=False)
    found: str = code.svg_data_uri(border=2, omitsize=True, dark="#000", light=None)
    return found
