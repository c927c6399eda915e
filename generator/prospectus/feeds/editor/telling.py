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
    "apply": "How to apply",
    "apply.contact": "Whom to ask",
    "block": "Option block",
    "delivered_by": "Taught by",
    "delivery": "In person or online",
    "entry": "What you need to get in",
    "entry.summary": "In one line",
    "grades_needed": "Are grades needed?",
    "imported": "Taken from elsewhere",
    "interview": "Is there an interview?",
    "kit": "What to buy",
    "leads_to": "Where it leads",
    "non_traditional": "Who else is welcome",
    "pattern": "When in the week",
    "runs.apply": "Days to apply",
    "sessions": "Lessons",
    "special_feature": "What is special here",
    "step_free": "Without steps",
    "study": "Full-time or part-time",
    "support": "Help for learners",
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
_HINTS: Final = {
    "applies.localities": "Only from these towns and villages.",
    "applies.sites": "Only to these sites.",
    "events.courses": "The courses that it is about.",
    "entry.from": "Having completed one of these will do, too.",
    "entry.grades_needed": "No when anybody of the age may come. Yes when more is needed than the boxes above can say.",
    "entry.interview": "",
    "imported": "Where this was taken from and when. Untick it when its provider has checked everything.",
    "leads_to": "Each step is one of five things: choose one, and leave the other four empty.",
    "leads_to.apprenticeship": "",
    "leads_to.course": "",
    "leads_to.higher": "",
    "leads_to.job": "",
    "events.provider": "Whose event it is; among a provider's own dates it can stay empty.",
    "runs.site": "Where it is held; it can stay empty when all is online.",
    "events.site": "Where it is; or write a place.",
    "events": "What there is to come to, and the days to know.",
    "sites": "The places where courses run.",
    "subject": "What it is about, in the words of the national list.",
    "timetable.block": "If the lessons are in one of the area's option blocks, that is all to choose.",
}
"""What is told in the form in other words than in a file, where there are codes and ids."""

_BY_ID: Final = frozenset({"events", "sites", "schemes"})
"""Groups under ids: no word of theirs is about the id."""

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

_MONTH: Final = r"[A-Za-z]{3,9},? +\d{4}|\d{4}-\d{1,2}|\d{1,2}/\d{4}"
_LONG: Final = "|".join(
    rf"1 {unit}|(?:[2-9]|[1-9]\d{{1,2}}) {unit}s" for unit in ("minute", "hour", "day", "week", "month", "year")
)


def _read_by(annotated: object) -> Reads:
    return next(one for one in get_args(annotated)[1:] if isinstance(one, Reads))


DATES: Final = _read_by(when.Date)
_LINES: Final[Mapping[Reads, str]] = {  # As “prospectus fmt” writes it: what is saved is in form.
    _read_by(annotated): f"^(?:{pattern})$"
    for annotated, pattern in (
        (when.StartField, rf"\d{{4}}-\d\d-\d\d|{_MONTH}|20\d\d|flexible"),
        (when.DurationField, _LONG),
        (when.Time, r"\d\d:\d\d"),
        (AgeSpanField, r"\d\d-\d\d|\d\d\+"),
        (reach.Postcode, r"[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}"),
        (reach.PostcodeDistrict, r"[A-Z]{1,2}\d[A-Z\d]?"),
        (  # Without its first 0 a bare figure has lost it.
            reach.Phone,
            r"\(?0(?:[ ()-]*\d){9,10}|\+(?:[ ()-]*\d){8,15}|0800 ?1111|1[01]\d|116 ?\d{3}|999",
        ),
        (reach.Email, r"[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\.[A-Za-z]{2,24}"),
        (Ukprn, r"1\d{7}"),
        (Urn, r"\d{5,6}"),
        (QualificationNumber, r"[0-9A-Z]{8}"),
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


def about(path: tuple[str, ...], said: str) -> str:
    """What the field under these keys is for: as the model says it, unless that is about how a file is written."""
    with_id = len(path) == 3 and path[0] in _BY_ID
    return _HINTS.get(f"{path[0]}.{path[-1]}" if with_id else ".".join(path[-2:]), said)


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
