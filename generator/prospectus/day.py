"""The day on which an area is judged, when somebody gives one: never the clock's, so that builds can be repeated."""

from __future__ import annotations

import datetime as dt
import os

VARIABLE = "SOURCE_DATE_EPOCH"


def given() -> dt.date | None:
    """The day of SOURCE_DATE_EPOCH (seconds since 1970, in UTC), if it is set; ValueError if it is no such number."""
    written = os.environ.get(VARIABLE, "").strip()
    if not written:
        os.environ.pop(VARIABLE, None)  # MkDocs stumbles over one that is set to nothing.
        return None
    try:
        return dt.datetime.fromtimestamp(int(written), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ValueError(f"{VARIABLE} is “{written}”, which is not a number of seconds since 1970.") from None
