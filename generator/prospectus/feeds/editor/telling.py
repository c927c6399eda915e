"""The words of the form: what its fields and choices are called, and what a line has to look like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final, get_args

from ...model import entitlement, reach, travel, when
from ...model.calendar import EVENT_KIND
from ...model.codes import (
    AGES,
    APPLY_HOW,
    CONTACT_ROLE,
    COURSE_KIND,
    DAYS,
    DELIVERY,
    LEVEL,
    PATTERN,
    PROVIDER_KIND,
    SECTOR,
    STEP_FREE,
    STUDY,
)
from ...model.fields import (
    CourseId,
    DestinationId,
    ProviderId,
    Reads,
    SiteId,
)
from ...model.numbers import AgeSpanField, QualificationNumber, Ukprn, Urn
from ...model.subjects import SUBJECT_AREA

_STATUS: Final = {
    "draft": "Draft (checked, but nobody sees it yet)",
    "published": "Published",
    "withdrawn": "Withdrawn (its page says so and points on)",
}
_SUBJECTS: Final = {code: f"{area.name} ({code})" for code, area in SUBJECT_AREA.items()}
_LEVELS: Final = {code: level.name for code, level in LEVEL.items()}
_WORDS: Final[tuple[Mapping[str, str], ...]] = (
    AGES, APPLY_HOW, CONTACT_ROLE, COURSE_KIND, DELIVERY, EVENT_KIND, PATTERN, PROVIDER_KIND, SECTOR, STEP_FREE, STUDY,
    entitlement.GROUP, travel.SCHEME_KIND, _STATUS, _SUBJECTS, _LEVELS,
)  # fmt: skip
_KNOWN: Final = {tuple(words): words for words in _WORDS}

_NAMES: Final = {
    "entry.from": "Or these courses, completed",
    "leads_to.says": "In words",
    "leads_to.higher": "A higher education route",
    "leads_to.course": "A course of this prospectus",
    "leads_to.job": "A job",
    "leads_to.apprenticeship": "An apprenticeship",
    "qualification.none": "Why there is no qualification",
    "apply.from": "The first day",
    "apply.until": "The last day",
    "reviewed.on": "Checked on",
    "reviewed.by": "Checked by",
    "reviewed": "The last check",
    "accepted": "Warnings that are right as they stand",
    "also_known_as": "Other names",
    "cost.free": "Free for ages",
    "english_maths": "Resits of English and maths",
    "for": "For ages",
    "from": "From",
    "gcse": "GCSE grades",
    "how_assessed": "How you are assessed",
    "lat": "Degrees north",
    "lon": "Degrees east",
    "on": "Day",
    "runs": "When and where",
    "to": "Until",
    "ukprn": "UKPRN",
    "until": "Last day",
    "url": "Web address",
    "urn": "URN",
    "who_for": "Who it is for",
}
_ONE: Final = {
    "also_known_as": "name",
    "breaks": "holiday",
    "contacts": "contact",
    "events": "date",
    "facilities": "facility",
    "formerly": "earlier id",
    "gcse": "grade",
    "keywords": "word",
    "leads_to": "step",
    "neighbours": "neighbour",
    "postcode_districts": "district",
    "runs": "run",
    "sessions": "lesson",
    "stops": "stop",
    "terms": "term",
}

_MONTH: Final = r"[A-Za-z]{3,9},? +\d{4}"
_FLEXIBLE: Final = r"[Ff]lexible|[Aa]ny ?time|[Rr]oll(?:-on|ing)"
_DAY: Final = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[/.]\d{1,2}[/.]\d{4}|(?:[A-Za-z]+,? +)?\d{1,2}(?:st|nd|rd|th)? +" + _MONTH


def _read_by(annotated: object) -> Reads:
    return next(one for one in get_args(annotated)[1:] if isinstance(one, Reads))


DATES: Final = _read_by(when.Date)
_LINES: Final[Mapping[Reads, str]] = {
    _read_by(annotated): f"^(?:{pattern})$"
    for annotated, pattern in (
        (
            when.StartField,
            rf"{_DAY}|{_MONTH}|\d{{4}}-\d{{1,2}}|\d{{1,2}}/\d{{4}}|20\d\d|{_FLEXIBLE}",
        ),
        (when.DurationField, r"(?:\d{1,3}|[Aa]n?|[Oo]ne) *(?:minute|hour|day|week|month|year)s?"),
        (when.Time, r"\d{1,2}[:.]\d{2} *(?:am|pm)?|\d{1,2} *(?:am|pm)"),
        (AgeSpanField, r"\d\d *(?:-|–|to) *\d\d|\d\d *(?:\+|and over)"),
        (reach.Postcode, r"[A-Za-z]{1,2}\d[A-Za-z\d]? *\d[A-Za-z]{2}"),
        (reach.PostcodeDistrict, r"[A-Za-z]{1,2}\d[A-Za-z\d]?"),
        (  # Without its first 0 a bare figure has lost it.
            reach.Phone,
            r"\(?0(?:[ ()-]*\d){9,10}|\+(?:[ ()-]*\d){8,15}|0800 ?1111|1[01]\d|116 ?\d{3}|999",
        ),
        (reach.Email, r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,24}"),
        (Ukprn, r"1\d{7}"),
        (Urn, r"\d{5,6}"),
        (QualificationNumber, r"[0-9A-Za-z]{8}|[0-9A-Za-z]{3}/[0-9A-Za-z]{4}/[0-9A-Za-z]"),
    )
}
_THINGS: Final[Mapping[Reads, str]] = {
    _read_by(CourseId): "course",
    _read_by(SiteId): "site",
    _read_by(ProviderId): "provider",
    _read_by(DestinationId): "destination",
    _read_by(travel.PlaceSite): "site",
    _read_by(travel.PlaceLocality): "locality",
}


def name_of(path: tuple[str, ...]) -> str:
    """What the field under these keys is called."""
    key = path[-1]
    return _NAMES.get(".".join(path[-2:])) or _NAMES.get(key) or key.replace("_", " ").capitalize()


def one_of(key: str) -> str:
    """What a single item of the list under this key is called."""
    return _ONE.get(key, "one")


def choices(codes: Iterable[Any]) -> list[tuple[str, str]]:
    """Each code of a list with its words."""
    texts = [code for code in codes if isinstance(code, str)]
    words = _KNOWN.get(tuple(texts), {})
    if tuple(texts) == DAYS:  # Files have them with a capital letter.
        return [(day.capitalize(), day.capitalize()) for day in DAYS]
    return [(code, words.get(code, code.replace("-", " ").capitalize())) for code in texts]


def pattern(reads: Reads) -> str | None:
    """What a line that is read so has to look like, as a pattern that a browser understands as we do."""
    return _LINES.get(reads) or reads.schema.get("pattern")


def thing(reads: Reads, path: tuple[str, ...]) -> str | None:
    """Which kind of the area's things is named here; None when it is none of those that are there now."""
    if path[-1] == "formerly":
        return None
    if path[-2:] == ("timetable", "block"):
        return "block"
    kind = _THINGS.get(reads)
    return f"destination-{path[-1]}" if kind == "destination" else kind
