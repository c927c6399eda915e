"""QR codes as the segno package makes them: another program to hold the browser's own against."""

from __future__ import annotations

from unittest import mock

import segno
from segno import encoder


def matrix(text: str, level: str, mask: int | None = None) -> list[str]:
    """The rows of a text's code, 1 for dark.

    Where a text ends at a whole codeword, segno 1.6.6 adds another one of zeros before the padding, which readers pass
    over and the standard (ISO/IEC 18004, 7.4.10) does not have: that is mended here.
    """
    with mock.patch.object(encoder, "write_padding_bits", _to_whole_codeword):
        made = segno.make(text, error=level.lower(), mode="byte", boost_error=False, micro=False, mask=mask)
    return ["".join(str(int(dark)) for dark in row) for row in made.matrix]


def _to_whole_codeword(bits: list[int], _version: int, length: int) -> None:
    bits.extend([0] * (-length % 8))
