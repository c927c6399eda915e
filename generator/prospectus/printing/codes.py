"""The door to segno: addresses as QR codes, which a telephone reads off paper."""

from __future__ import annotations

from functools import cache

from .press import MissingError

NEEDS = "QR codes need segno, which is not installed: pip install “prospectus[print]”."


@cache
def picture(address: str) -> str:
    """A QR code as the address of a picture (data:image/svg+xml…), black on white; it stands a tenth of it missing.

    Error correction M, so that a smudge or a fold does no harm; the quiet zone is part of the picture.
    """
    try:
        import segno
    except ImportError as error:
        raise MissingError(NEEDS) from error
    code = segno.make(address, error="m", micro=False)
    found: str = code.svg_data_uri(border=2, omitsize=True, dark="#000", light=None)
    return found
