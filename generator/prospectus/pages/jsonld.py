"""A course as schema.org Course and CourseInstance, for search engines."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, Final

from ..area import Course, Run, Site
from ..model.codes import NOT_SAID, PATTERN
from ..model.imported import lacking
from .context import Context

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_MODE = {"classroom": "onsite", "online": "online", "blended": "blended", "work-based": "onsite"}
_UNITS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}


def course(ctx: Context, course: Course) -> str:
    """The script element for the head of a course's page."""
    return f'<script type="application/ld+json">{_escaped(described(course, ctx.site_url))}</script>'


def graph(courses: Iterable[Course], home: str) -> bytes:
    """These courses as one file, each on a line of its own."""
    told = (described(one, home) for one in courses)
    lines = ",\n".join(_encode({key: value for key, value in one.items() if key != "@context"}) for one in told)
    return f'{{"@context":"https://schema.org","@graph":[\n{lines}\n]}}\n'.encode()


def dataset(ctx: Context, files: Iterable[tuple[str, str]]) -> str:
    """The script element for the head of the page on open data; `files` are addresses from the root, with kinds."""
    written = ctx.area.written
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"Courses of {written.name}",
        "description": written.summary,
        "creator": {"@type": "Organization", "name": written.partnership},
        "dateModified": ctx.area.today.isoformat(),
        "isAccessibleForFree": True,
    }
    if written.licence:
        found["license"] = written.licence.url
    if ctx.site_url:
        found["url"] = f"{ctx.site_url}data/"
        found["distribution"] = [
            {"@type": "DataDownload", "contentUrl": ctx.site_url + path, "encodingFormat": kind} for path, kind in files
        ]
    return f'<script type="application/ld+json">{_escaped(found)}</script>'


def _escaped(value: Any) -> str:
    """JSON that stays text inside HTML, whatever it holds."""
    text = _encode(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def described(course: Course, home: str) -> dict[str, Any]:
    """A course as schema.org tells it; `home` is where the site stands, empty where that is not known."""
    written, provider = course.written, course.provider
    found: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Course",
        "name": course.title,
        "description": written.who_for,
        "abstract": written.summary,
        "courseCode": course.key,
        "inLanguage": "en-GB",
        "provider": {"@type": "EducationalOrganization", "name": provider.name, "url": provider.written.website},
        "educationalLevel": course.level.name,
        "coursePrerequisites": written.entry.summary,
        "about": {"@type": "DefinedTerm", "name": course.subject.name, "termCode": written.subject},
        "dateModified": written.reviewed.on.isoformat(),
    }
    if home:
        found["url"] = home + course.address
    if written.keywords:
        found["keywords"] = ", ".join(written.keywords)
    if written.qualification and written.qualification.title:
        found["educationalCredentialAwarded"] = found["occupationalCredentialAwarded"] = _credential(course)
    if written.status == "published":
        found["offers"] = _offers(course)
        found["hasCourseInstance"] = [_instance(course, run) for run in course.runs]
    return _said(course, found)


_OPEN: Final = {
    "description": "who_for",
    "abstract": "summary",
    "educationalLevel": "level",
    "coursePrerequisites": "entry",
    "about": "subject",
    "offers": "cost",
    "hasCourseInstance": "runs",
}
"""What stands for a key that an imported course can leave open, and is not told then."""


def _said(course: Course, found: dict[str, Any]) -> dict[str, Any]:
    missing = set(lacking(course.written))
    return {name: value for name, value in found.items() if _OPEN.get(name) not in missing}


def _credential(course: Course) -> dict[str, Any]:
    qualification = course.written.qualification
    found: dict[str, Any] = {"@type": "EducationalOccupationalCredential", "credentialCategory": course.kind_name}
    if qualification and qualification.title:
        found["name"] = qualification.title
    if qualification and qualification.awarding_body:
        found["recognizedBy"] = {"@type": "Organization", "name": qualification.awarding_body}
    if qualification and qualification.number:
        found["identifier"] = qualification.number
    return found


def _offers(course: Course) -> list[dict[str, Any]]:
    """Free for some ages and an amount for the others are two offers."""
    written = course.written.cost
    found: list[dict[str, Any]] = []
    if written.free:
        says = f"Free for ages {written.free}"
        found.append({"@type": "Offer", "category": "Free", "price": 0, "priceCurrency": "GBP", "description": says})
    if written.amount is not None:
        price = f"{written.amount / 100:.2f}"
        found.append({"@type": "Offer", "category": "Paid", "price": price, "priceCurrency": "GBP"})
    return found


def _instance(course: Course, run: Run) -> dict[str, Any]:
    written = run.written
    own = written.delivery if written.delivery == "work-based" else None
    modes = [mode for mode in (_MODE.get(written.delivery), own, written.study) if mode and mode != NOT_SAID]
    found: dict[str, Any] = {"@type": "CourseInstance", "courseMode": modes}
    start = written.start
    if start.date:
        digits = {"day": 10, "month": 7, "year": 4}[start.precision]
        found["startDate"] = start.date.isoformat()[:digits]
    if written.end:
        found["endDate"] = written.end.isoformat()
    found["courseSchedule"] = _schedules(run)
    if run.site:
        found["location"] = _place(run.site)
    return found


def _schedules(run: Run) -> list[dict[str, Any]]:
    """A schedule for each time of day; one without times when only the length is known."""
    hours: dict[tuple[str, str], list[str]] = {}
    for lesson in run.sessions:
        times = (lesson.from_.isoformat("minutes"), lesson.to.isoformat("minutes"))
        hours.setdefault(times, []).append(f"https://schema.org/{lesson.day.capitalize()}")
    common: dict[str, Any] = {"@type": "Schedule", "scheduleTimezone": "Europe/London"}
    if run.written.pattern in PATTERN:
        common["name"] = PATTERN[run.written.pattern]
    if run.written.duration:
        common["duration"] = _UNITS[run.written.duration.unit].format(run.written.duration.number)
    return [
        {**common, "repeatFrequency": "P1W", "byDay": days, "startTime": since, "endTime": until}
        for (since, until), days in hours.items()
    ] or [common]


def _place(site: Site) -> dict[str, Any]:
    written = site.written
    found: dict[str, Any] = {
        "@type": "Place",
        "identifier": site.key,
        "name": written.name,
        "address": {
            "@type": "PostalAddress",
            "streetAddress": written.address,
            "addressLocality": written.town,
            "postalCode": written.postcode,
            "addressCountry": "GB",
        },
    }
    if written.location:
        found["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": written.location.lat,
            "longitude": written.location.lon,
        }
    return found
