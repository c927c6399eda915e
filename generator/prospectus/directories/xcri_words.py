"""The words of course directories: the code lists of XCRI-CAP 1.2, and what local words most likely mean in ours.

The code lists are those of Cetis (study mode, attendance mode, attendance pattern, version 2.1). The local words are
those of real feeds, with Superclass II's titles for subjects; England's level of a Scottish award is that of
“Qualifications can cross boundaries” (SQA, Ofqual and others, 2019).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from ..model.codes import APPLY_HOW, COURSE_KIND, SECTOR
from ..model.subjects import SUBJECT_AREA

Means = Mapping[str, str]
"""What a word says of a run or course: our keys with our words."""

STUDY_CODES: Final[Mapping[str, Means]] = {
    "FT": {"study": "full-time"},
    "PT": {"study": "part-time"},
    "PF": {"study": "part-of-programme"},
    "FL": {},
    "NK": {},
}
MODE_CODES: Final[Mapping[str, Means]] = {
    "CM": {"delivery": "classroom"},
    "NC": {"delivery": "classroom"},
    "DA": {"delivery": "blended"},
    "MM": {"delivery": "blended"},
    "DS": {"delivery": "online"},
    "ON": {"delivery": "online"},
    "WB": {"delivery": "work-based"},
}
PATTERN_CODES: Final[Mapping[str, Means]] = {
    "DT": {"pattern": "daytime"},
    "EV": {"pattern": "evening"},
    "TW": {"pattern": "twilight"},
    "DR": {"pattern": "day-release"},
    "WE": {"pattern": "weekend"},
    "CS": {"pattern": "customised"},
}
LABELS: Final[Mapping[str, Means]] = {
    "full time": STUDY_CODES["FT"],
    "part time": STUDY_CODES["PT"],
    "part of a full time programme": STUDY_CODES["PF"],
    "flexible": {},
    "not known": {},
    "campus": MODE_CODES["CM"],
    "face to face non campus": MODE_CODES["NC"],
    "distance with attendance": MODE_CODES["DA"],
    "distance without attendance": MODE_CODES["DS"],
    "mixed mode": MODE_CODES["MM"],
    "online no attendance": MODE_CODES["ON"],
    "work based": MODE_CODES["WB"],
    "daytime": PATTERN_CODES["DT"],
    "twilight": PATTERN_CODES["TW"],
    "evening": PATTERN_CODES["EV"],
    "weekend": PATTERN_CODES["WE"],
    "day block release": PATTERN_CODES["DR"],
    "day release": PATTERN_CODES["DR"],
    "block release": {"pattern": "block-release"},
    "customised": PATTERN_CODES["CS"],
}
"""What stands in the code lists in words; only this is no guess."""

LOCAL: Final[Mapping[str, Means]] = {
    "part time day": {"study": "part-time", "pattern": "daytime"},
    "full time day": {"study": "full-time", "pattern": "daytime"},
    "part time evening": {"study": "part-time", "pattern": "evening"},
    "other part time day and or twilight": {"study": "part-time"},
    "twilight and or evening or weekends": {"study": "part-time"},
    "short full time": {"study": "full-time"},
    "old full time sandwich programme criteria": {"study": "full-time"},
    "flexible study day eve and or home distance": {"pattern": "customised"},
    "other open learning": {"pattern": "customised"},
    "open learning": {"pattern": "customised"},
    "distance learning": {"delivery": "online"},
    "online": {"delivery": "online"},
    "blended learning": {"delivery": "blended"},
    "classroom": {"delivery": "classroom"},
    "classroom based": {"delivery": "classroom"},
    "evenings": {"pattern": "evening"},
    "weekends": {"pattern": "weekend"},
    "daytime working hours": {"pattern": "daytime"},
}

SUBJECTS: Final[Mapping[str, Means]] = {
    "health care medicine health safety": {"sector": "health-and-science"},
    "information technology information": {"sector": "digital"},
    "business management office studies": {"sector": "business-and-administration"},
    "construction property built environment": {"sector": "construction-and-the-built-environment"},
    "catering food leisure services tourism": {"sector": "catering-and-hospitality"},
    "arts crafts": {"sector": "creative-and-design"},
    "authorship photography publishing media": {"sector": "creative-and-design"},
    "science mathematics": {"sector": "maths-and-sciences"},
    "sports games recreation": {"subject": "8.1"},
    "manufacturing production work": {"sector": "engineering-and-manufacturing"},
    "sales marketing distribution": {"sector": "sales-marketing-and-procurement"},
    "area studies cultural studies languages literature": {"sector": "humanities-and-languages"},
    "humanities history archaeology religious studies": {"sector": "humanities-and-languages"},
    "education training teaching": {"sector": "education-and-early-years"},
    "agriculture horticulture animal care": {"sector": "agriculture-environmental-and-animal-care"},
    "logistics distribution transport driving": {"sector": "transport-and-logistics"},
}
UNPLACED: Final = frozenset(
    {
        "family care personal development personal care a",
        "family care personal development personal care appearance",
        "politics economics law social sciences",
        "environment protection energy cleansing security",
        "services to industry",
    }
)
"""Titles of Superclass II that lie across several of our sectors."""

LEVELS: Final[Mapping[str, str]] = {
    "entry": "E", "entry level": "E", "foundation level": "1", "introduction": "1",
    "intermediate 1": "1", "intermediate 2": "2", "higher": "3", "advanced higher": "3",
    "bsc hons": "6", "ba hons": "6", "hnc": "4", "hnd": "5", "ba": "6", "bsc": "6",
}  # fmt: skip
"""What a level or an award most likely is among ours; “Level 3” needs no guess."""

AWARDS: Final[Mapping[str, str]] = {
    "gcse": "gcse", "a level": "a-level", "as level": "as-level", "t level": "t-level",
    "ma": "apprenticeship", "modern apprenticeship": "apprenticeship", "apprenticeship": "apprenticeship",
    "hnc": "vocational", "hnd": "vocational", "hn": "vocational", "svq": "vocational", "nvq": "vocational",
    "vrq": "vocational", "btec": "vocational", "pda": "vocational",
}  # fmt: skip
"""What kind of course leads to an award, where its name tells."""


def folded(text: str) -> str:
    """A word as it is looked up: small letters and figures, everything else one space."""
    return " ".join(re.findall(r"[a-z0-9]+", text.lower()))


KINDS: Final[Mapping[str, str]] = {folded(name): code for code, name in COURSE_KIND.items()}
APPLYING: Final[Mapping[str, str]] = {folded(name): code for code, name in APPLY_HOW.items()}
SUBJECT_NAMES: Final[Mapping[str, Means]] = {
    **{folded(name): {"sector": code} for code, name in SECTOR.items()},
    **{folded(area.name): {"subject": code} for code, area in SUBJECT_AREA.items()},
    **{code.replace(".", " "): {"subject": code} for code in SUBJECT_AREA},
}
"""The names of our own subject areas and sectors, and the areas' numbers."""
