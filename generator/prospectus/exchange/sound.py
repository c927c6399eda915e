"""Loads the area whose courses are given in another format, which can only be done while its files are sound."""

from __future__ import annotations

from ..area import Area
from ..pipeline import load
from ..problems import has_errors
from ..refused import RefusedError
from .present import Present


def sound(present: Present) -> Area:
    """The area, linked; RefusedError while any of its files has an error."""
    loaded = load(present.root)
    if loaded.area is None or has_errors(loaded.problems):
        raise RefusedError("There are errors in the files. Mend first what “prospectus check” tells.")
    return loaded.area
