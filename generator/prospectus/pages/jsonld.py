"""A course as schema.org Course and CourseInstance, for search engines."""

from __future__ import annotations

import json
from typing import Any

from ..area import Course, Run, Site
from .context import Context

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode
_MODE = {"classroom": "onsite", "online": "online", "blended": "blended", "work-based": "onsite"}
_UNITS = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}


def course(ctx: Context, course: Course) -> str:
    """The script element for the head of a course's page."""
    return f'<script type="application/ld+json">{_escaped(_course(ctx, course))}</script>'


def _escaped(value: Any) -> str:
    """JSON that stays text inside HTML, whatever it holds."""
    text = _encode(value)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _course(ctx: Context, course: Course) -> dict[str, Any]:
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
        "about": course.subject.name,
        "dateModified": written.reviewed.on.isoformat(),
    }
    if ctx.site_url:
        found["url"] = ctx.site_url + course.address
    if written.keywords:
        found["keywords"] = ", ".join(written.keywords)
    if written.qualification and written.qualification.title:
        found["educationalCredentialAwarded"] = found["occupationalCredentialAwarded"] = _credential(course)
    if written.status == "published":
        found["offers"] = _offers(course)
        found["hasCourseInstance"] = [_instance(course, run) for run in course.runs]
    return found


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
    modes = [_MODE[written.delivery], written.study]
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
