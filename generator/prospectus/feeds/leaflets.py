"""What a leaflet says of a course beyond what a plan shows, so that a browser can put leaflets on paper by itself.

It is the same as on the leaflets that `prospectus print` makes, in words without marks: the browser sets it as text.
"""

from __future__ import annotations

from typing import Any, Final

from ..area import Course, Run, Site
from ..model.codes import STEP_FREE
from ..pages import course as course_page
from ..pages import text
from ..pages.context import Context
from ..pages.entry import needs
from ..pages.pieces import WAYS
from ..printing.facts import asked, place, reach

_TEXTS: Final = (
    ("who", "who_for"),
    ("special", "special_feature"),
    ("learn", "what_you_learn"),
    ("how", "how_you_learn"),
    ("assessed", "how_assessed"),
    ("bring", "what_to_bring"),
    ("help", "support"),
    ("belong", "non_traditional"),
)
"""The parts of a leaflet that providers write, and the fields that they come from."""


def told(ctx: Context, course: Course) -> dict[str, Any]:
    """What the leaflet of a published course says; some of it can be empty."""
    written, entry = course.written, course.written.entry
    award = written.qualification
    texts = ((name, getattr(written, field)) for name, field in _TEXTS)
    return {
        "summary": written.summary,
        "sector": course.sector_name,
        "body": award.awarding_body or "" if award and award.title else "",
        "none": not (award and award.title),
        "asks": asked(needs(ctx, course)),
        "else": entry.alternatives or "",
        "english": written.english_maths or False,
        "money": written.cost.note or "",
        "ask": reach(course.provider.contact(written.apply.contact)),
        "short": ctx.shorts[course.key],
        **{name: text.words(found) for name, found in texts if found},
    }


def run(one: Run) -> dict[str, Any]:
    """What it says of when and where: in the words of the course's page."""
    when = course_page.when(one)
    return {
        "begins": when.start,
        "length": when.length,
        "pattern": when.pattern,
        "times": list(when.lessons),
        "apply": when.apply,
        "at": place(one) if one.delivered_by else "",
    }


def site(one: Site) -> dict[str, Any]:
    """How to get to a place."""
    written = one.written
    travel = written.travel
    told = ((name, getattr(travel, way, None)) for way, name in WAYS)
    return {
        "address": f"{written.name}, {written.address}, {written.town} {written.postcode}",
        "ways": [[name, says] for name, says in told if says],
        "access": STEP_FREE[written.step_free].lower() if written.step_free else "",
    }
