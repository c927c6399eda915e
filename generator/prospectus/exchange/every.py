"""Every format that files can be taken from and given in, by its name."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from . import jsonld, own, xcri
from .formats import Giver, Taker
from .ncs import giving as ncs_giving
from .ncs import taking as ncs_taking
from .workbook import giving as workbook_giving
from .workbook import taking as workbook_taking

TAKERS: Final[Mapping[str, Taker]] = {
    "ncs": ncs_taking.take,
    "xlsx": workbook_taking.take,
    "xcri": xcri.take,
    "jsonld": jsonld.take,
    "json": own.take,
}
GIVERS: Final[Mapping[str, Giver]] = {
    "ncs": ncs_giving.files,
    "xlsx": workbook_giving.filled,
    "template": workbook_giving.template,
    "xcri": xcri.give,
    "jsonld": jsonld.give,
    "json": own.give,
}
