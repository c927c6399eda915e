"""The area's courses as a directory in XCRI-CAP 1.2, which other directories and search sites can take in.

Elements stand in the order of the standard's schema (BS 8581-1, EN 15982). What a description says in Markdown is
XHTML there. What nobody has said of an imported course is left out.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ..area import Area, Course, Provider, Run, Site
from ..model.codes import AGES, APPLY_HOW, COURSE_KIND, DELIVERY, NOT_SAID, PATTERN, SECTOR, STUDY
from ..model.course import Cost
from ..model.imported import lacking
from ..model.when import Start
from ..pages import phrases
from ..pages.text import cleaner, html

HEAD: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/"'
    ' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:mlo="http://purl.org/net/mlo"'
    ' xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
    ' xmlns:xcriTerms="http://xcri.org/profiles/1.2/catalog/terms"'
    ' xmlns:courseDataProgramme="http://xcri.co.uk"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    ' xsi:schemaLocation="http://xcri.org/profiles/1.2/catalog http://www.xcri.co.uk/bindings/xcri_cap_1_2.xsd'
    " http://xcri.org/profiles/1.2/catalog/terms http://www.xcri.co.uk/bindings/xcri_cap_terms_1_2.xsd"
    ' http://xcri.co.uk http://www.xcri.co.uk/bindings/coursedataprogramme.xsd"'
)
STUDY_CODES: Final = {"full-time": "FT", "part-time": "PT", "part-of-programme": "PF"}
DELIVERY_CODES: Final = {"classroom": "CM", "online": "ON", "blended": "MM", "work-based": "WB"}
PATTERN_CODES: Final = {
    "daytime": "DT", "twilight": "TW", "evening": "EV", "weekend": "WE",
    "day-release": "DR", "block-release": "DR", "customised": "CS",
}  # fmt: skip
_TYPED: Final = (
    ("how_you_learn", "teachingStrategy"),
    ("what_to_bring", "requiredResource"),
    ("support", "support"),
    ("special_feature", "specialFeature"),
)
_UNITS: Final = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_CLEAN: Final = cleaner(lambda _: None)


def catalog(area: Area, *, home: str, provider: str | None = None) -> bytes:
    """The whole directory, or that of one provider: every published course with its runs and sites.

    `home` is where the site stands, with a slash at its end, empty where that is not known. Takes time in proportion
    to the courses; the same area gives the same bytes.
    """
    lines = [f'{HEAD} generated="{area.today.isoformat()}T00:00:00Z">']
    for one in area.providers.values():
        if provider in (None, one.id):
            lines += _provider(area, one, home)
    return "\n".join([*lines, "</catalog>", ""]).encode()


def _provider(area: Area, one: Provider, home: str) -> Iterator[str]:
    written, open_ = one.written, set(lacking(one.written))
    yield "<provider>"
    if "summary" not in open_:
        yield _element("dc:description", written.summary)
    if written.about:
        yield _formatted(written.about)
    yield _element("dc:identifier", one.id)
    if written.ukprn:
        yield _element("dc:identifier", written.ukprn, 'xsi:type="courseDataProgramme:ukprn"')
    yield _element("dc:title", written.name)
    if written.website:
        yield _element("mlo:url", written.website)
    for course in area.courses_of[one.id]:
        yield from _course(area, course, home)
    general = next((contact for contact in written.contacts if contact.role == "general"), None)
    if general and "contacts" not in open_ and (general.phone or general.email):
        yield "<mlo:location>"
        yield from _given(("mlo:phone", general.phone), ("mlo:email", general.email))
        yield "</mlo:location>"
    yield "</provider>"


def _course(area: Area, one: Course, home: str) -> Iterator[str]:
    written, open_ = one.written, set(lacking(one.written))
    yield "<course>"
    yield from _descriptions(area, one, open_)
    yield _element("dc:identifier", one.key)
    if written.reference:
        yield _element("dc:identifier", written.reference)
    yield from _subjects(one)
    yield _element("dc:title", written.title)
    if "kind" not in open_:
        yield _element("dc:type", COURSE_KIND[written.kind])
    yield from _given(("mlo:url", home + one.address if home else written.apply.url))
    yield from _learning(one, open_)
    yield from _qualification(one)
    if "runs" not in open_:
        for run in one.runs:
            yield from _presentation(one, run)
    yield "</course>"


def _learning(one: Course, open_: set[str]) -> Iterator[str]:
    """What it is in a line, how to apply, how it is assessed, what one learns, what it asks for and its level."""
    written = one.written
    if "summary" not in open_:
        yield _element("abstract", written.summary)
    if "apply" not in open_:
        yield _element("applicationProcedure", APPLY_HOW[written.apply.how])
    if written.how_assessed:
        yield _formatted(written.how_assessed, "mlo:assessment")
    if written.what_you_learn:
        yield _formatted(written.what_you_learn, "learningOutcome")
    if "entry" not in open_:
        more = written.entry.alternatives
        yield _element("mlo:prerequisite", f"{written.entry.summary}\n\n{more}" if more else written.entry.summary)
    if "level" not in open_:
        yield _element("mlo:level", one.level.name)


def _descriptions(area: Area, one: Course, open_: set[str]) -> Iterator[str]:
    written = one.written
    if "who_for" not in open_:
        yield _formatted(written.who_for)
    for name, kind in _TYPED:
        if text := getattr(written, name):
            yield _formatted(text, kind=kind)
    for says in _leads(area, one):
        yield _element("dc:description", says, 'xsi:type="xcriTerms:leadsTo"')


def _leads(area: Area, one: Course) -> Iterator[str]:
    """Where it leads, each step in words."""
    for step in one.leads_to:
        other = area.courses.get(step.course_id or "")
        told = f"{other.title} ({other.level.name}, {other.provider.name})" if other else ""
        yield step.says or (step.destination.written.name if step.destination else told or step.course_id or "")


def _subjects(one: Course) -> Iterator[str]:
    if one.written.subject != NOT_SAID:
        yield _element("dc:subject", one.subject.name, f'identifier="{one.written.subject}"')
    if one.written.sector:
        yield _element("dc:subject", SECTOR[one.written.sector], f'identifier="{one.written.sector}"')
    for word in one.written.keywords:
        yield _element("dc:subject", word)


def _qualification(one: Course) -> Iterator[str]:
    award = one.written.qualification
    if award and award.title:
        yield "<mlo:qualification>"
        yield from _given(
            ("dc:identifier", award.number), ("dc:title", award.title), ("awardedBy", award.awarding_body)
        )
        yield "</mlo:qualification>"


def _presentation(course: Course, run: Run) -> Iterator[str]:
    written, window = run.written, run.written.apply
    yield "<presentation>"
    yield from _given(("dc:identifier", written.reference))
    if written.start.precision != NOT_SAID:
        yield _element("mlo:start", phrases.start(written.start).capitalize(), _dated(written.start))
    if written.end:
        yield _element("end", phrases.date(written.end), f'dtf="{written.end.isoformat()}"')
    if written.duration:
        interval = _UNITS[written.duration.unit].format(written.duration.number)
        yield _element("mlo:duration", str(written.duration), f'interval="{interval}"')
    for name, day in (("applyFrom", window and window.from_), ("applyUntil", window and window.until)):
        if day:
            yield _element(name, phrases.date(day), f'dtf="{day.isoformat()}"')
    yield from _given(("applyTo", course.written.apply.url))
    yield from _coded("studyMode", written.study, STUDY_CODES, STUDY)
    yield from _coded("attendanceMode", written.delivery, DELIVERY_CODES, DELIVERY)
    yield from _coded("attendancePattern", written.pattern, PATTERN_CODES, PATTERN)
    yield from _given(("mlo:cost", price(course.written.cost)))
    if course.written.ages in AGES:
        yield _element("age", course.written.ages)
    if run.site:
        yield from _venue(run.site, run.site.id if run.site.provider_id == course.provider.id else run.site.key)
    yield "</presentation>"


def price(cost: Cost) -> str:
    """What it costs: “Free if you are 16 to 18, otherwise £1,640”; empty where nothing but a note is known."""
    free = f"Free if you are {phrases.ages(cost.free)}" if cost.free else ""
    amount = phrases.money(cost.amount) if cost.amount is not None else ""
    return f"{free}, otherwise {amount}" if free and amount else free or amount or cost.note or ""


def _dated(start: Start) -> str:
    if start.date is None:
        return ""
    return f'dtf="{start.date.isoformat()[: {"day": 10, "month": 7}.get(start.precision, 4)]}"'


def _coded(name: str, code: str, codes: dict[str, str], names: dict[str, str]) -> Iterator[str]:
    if code in codes:
        yield _element(name, names[code], f'identifier="{codes[code]}"')


def _venue(site: Site, id_: str) -> Iterator[str]:
    """A place; another provider's is called by both their ids."""
    written = site.written
    yield "<venue><provider>"
    yield _element("dc:identifier", id_)
    yield from _given(("dc:identifier", written.reference), ("dc:title", written.name))
    point = f' geo:lat="{written.location.lat}" geo:long="{written.location.lon}"' if written.location else ""
    yield f"<mlo:location{point}>"
    yield from _given(("mlo:town", written.town), ("mlo:postcode", written.postcode), ("mlo:address", written.address))
    yield "</mlo:location></provider></venue>"


def _given(*elements: tuple[str, str | None]) -> Iterator[str]:
    return (_element(name, text) for name, text in elements if text)


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{' ' if attributes else ''}{attributes}>{escape(text)}</{name}>"


def _formatted(text: str, name: str = "dc:description", kind: str = "") -> str:
    """A text with paragraphs, lists, emphasis and links, as XHTML."""
    inner = html(text, _CLEAN).replace("<br>", "<br/>").replace("&nbsp;", "&#160;").strip()
    of_kind = f" xsi:type={quoteattr(f'xcriTerms:{kind}')}" if kind else ""
    return f'<{name}{of_kind}><div xmlns="http://www.w3.org/1999/xhtml">{inner}</div></{name}>'
