"""The area's courses as a directory in XCRI-CAP 1.2, which other directories and search sites can take in.

Elements stand in the order of the standard's schema (BS 8581-1, EN 15982), and their words are those of its code
lists. What a description says in Markdown is XHTML there. What nobody has said of an imported course is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from ..area import Area, Course, Provider, Run, Site
from ..model.codes import AGES, APPLY_HOW, COURSE_KIND, NOT_SAID, SECTOR, UNNAMED
from ..model.course import Cost
from ..model.imported import lacking
from ..model.provider import Contact
from ..model.when import Start
from ..pages import phrases
from ..pages.text import cleaner, html
from .xcri_codes import DELIVERY, HEAD, PATTERN, STUDY

_TYPED: Final = (
    ("how_you_learn", "teachingStrategy"),
    ("what_to_bring", "requiredResource"),
    ("support", "support"),
    ("special_feature", "specialFeature"),
)
_UNITS: Final = {"minute": "PT{}M", "hour": "PT{}H", "day": "P{}D", "week": "P{}W", "month": "P{}M", "year": "P{}Y"}
_CLEAN: Final = cleaner(lambda _: None)


@dataclass(frozen=True, slots=True)
class Directory:
    """A course directory in the making: what stands before its providers, and the lines of each that has courses."""

    head: str
    providers: dict[str, str]

    def whole(self) -> bytes:
        """Every provider in one file."""
        return self._file(self.providers.values())

    def of(self, provider: str) -> bytes:
        """A file of one provider, as those who take in one provider at a time ask for."""
        return self._file([self.providers[provider]] if provider in self.providers else [])

    def _file(self, providers: Iterable[str]) -> bytes:
        return f"{self.head}{''.join(providers)}</catalog>\n".encode()


def directory(area: Area, *, home: str) -> Directory:
    """The area's providers with every published course, its runs and sites, each written out once.

    `home` is where the site stands, with a slash at its end, empty where that is not known. Takes time in proportion
    to the courses; the same area gives the same bytes.
    """
    found = {one.id: _provider(area, one, home) for one in area.providers.values() if area.courses_of[one.id]}
    return Directory(_text(_head(area, home)), {id_: _text(lines) for id_, lines in found.items()})


def catalog(area: Area, *, home: str, provider: str | None = None) -> bytes:
    """The whole directory, or that of one provider."""
    made = directory(area, home=home)
    return made.whole() if provider is None else made.of(provider)


def _text(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _head(area: Area, home: str) -> Iterator[str]:
    """What the directory says of itself: what it is, under which licence, and where its site is."""
    written = area.written
    yield f'{HEAD} generated="{area.today.isoformat()}T00:00:00Z">'
    licence = f" Licence: {written.licence.name}, {written.licence.url}" if written.licence else ""
    yield _element("dc:description", f"{written.summary}{licence}")
    yield _element("dc:title", written.partnership)
    yield from _given(("mlo:url", home))


def _provider(area: Area, one: Provider, home: str) -> Iterator[str]:
    written, open_ = one.written, set(lacking(one.written))
    summary = "" if "summary" in open_ else written.summary
    yield "<provider>"
    if summary or written.about:
        yield _formatted(written.about or "", lead=summary)
    yield from _identifiers(home and home + one.address, one.id)
    if written.ukprn:
        yield _element("dc:identifier", written.ukprn, 'xsi:type="courseDataProgramme:ukprn"')
    yield _element("dc:title", written.name)
    if written.website:
        yield _element("mlo:url", written.website)
    reach = None if "contacts" in open_ else _reach(written.contacts)
    for course in area.courses_of[one.id]:
        yield from _course(area, course, home, reach)
    yield from _location(next(iter(one.sites.values()), None), reach)
    yield "</provider>"


def _reach(contacts: Sequence[Contact]) -> Contact | None:
    """Whom a directory names, as it names one: best a general contact, and one that can be rung."""
    ranked = sorted(contacts, key=lambda one: (not one.phone, one.role != "general", not one.email))
    return ranked[0] if ranked else None


def _identifiers(url: str, *own: str | None) -> Iterator[str]:
    """The address that a thing is known by, and what it is called among us and at its provider."""
    yield from _given(("dc:identifier", url))
    yield from (_element("dc:identifier", one, 'xsi:type="courseDataProgramme:internalID"') for one in own if one)


def _course(area: Area, one: Course, home: str, reach: Contact | None) -> Iterator[str]:
    written, open_ = one.written, set(lacking(one.written))
    yield "<course>"
    yield from _descriptions(area, one, open_)
    page = home and home + one.address
    yield from _identifiers(page, one.key, written.reference)
    yield from _subjects(one)
    yield _element("dc:title", written.title)
    if "kind" not in open_:
        yield _element("dc:type", COURSE_KIND[written.kind])
    yield from _given(("mlo:url", page or written.apply.url))
    yield from _learning(one, open_)
    yield from _qualification(one, open_)
    if "runs" not in open_:
        for run in one.runs:
            yield from _presentation(one, run, home, reach)
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
    if "level" not in open_ and not _awards(one):
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
        known = other is not None and other.written.status != "draft"
        told = f"{other.title} ({other.level.name}, {other.provider.name})" if other and known else ""
        yield step.says or (step.destination.written.name if step.destination else told or step.course_id or "")


def _subjects(one: Course) -> Iterator[str]:
    if one.written.subject != NOT_SAID:
        yield _element("dc:subject", one.subject.name, f'identifier="{one.written.subject}"')
    if one.written.sector:
        yield _element("dc:subject", SECTOR[one.written.sector], f'identifier="{one.written.sector}"')
    for word in one.written.keywords:
        yield _element("dc:subject", word)


def _awards(one: Course) -> bool:
    """Whether a qualification is named, whose level then is the course's: the standard asks for it there."""
    return bool(one.written.qualification and one.written.qualification.title)


def _qualification(one: Course, open_: set[str]) -> Iterator[str]:
    award = one.written.qualification
    if award and award.title:
        yield "<mlo:qualification>"
        yield from _given(("dc:identifier", award.number), ("dc:title", award.title))
        if "level" not in open_:
            yield _element("dcterms:educationLevel", one.level.name)
        yield _element("awardedBy", award.awarding_body or UNNAMED)
        yield "</mlo:qualification>"


def _presentation(course: Course, run: Run, home: str, reach: Contact | None) -> Iterator[str]:
    written = run.written
    yield "<presentation>"
    yield from _identifiers("", written.reference)
    yield from _when(run)
    yield from _given(("applyTo", course.written.apply.url or (home and home + course.address)))
    yield from _coded("studyMode", STUDY.get(written.study))
    yield from _coded("attendanceMode", DELIVERY.get(written.delivery))
    yield from _coded("attendancePattern", PATTERN.get(written.pattern))
    yield from _given(("mlo:cost", price(course.written.cost)))
    if course.written.ages in AGES:
        yield _element("age", course.written.ages)
    if run.site:
        yield from _venue(course, run.site, home, reach)
    yield "</presentation>"


def _when(run: Run) -> Iterator[str]:
    """When it starts and ends, how long it is, and when one applies."""
    written, window = run.written, run.written.apply
    if written.start.precision != NOT_SAID:
        says = phrases.start(written.start)
        yield _element("mlo:start", says[:1].upper() + says[1:], _dated(written.start))
    if written.end:
        yield _element("end", phrases.date(written.end), f'dtf="{written.end.isoformat()}"')
    if written.duration:
        interval = _UNITS[written.duration.unit].format(written.duration.number)
        yield _element("mlo:duration", str(written.duration), f'interval="{interval}"')
    for name, day in (("applyFrom", window and window.from_), ("applyUntil", window and window.until)):
        if day:
            yield _element(name, phrases.date(day), f'dtf="{day.isoformat()}"')


def price(cost: Cost) -> str:
    """What it costs: “Free if you are 16 to 18, otherwise £1,640”; empty where nothing but a note is known."""
    free = f"Free if you are {phrases.ages(cost.free)}" if cost.free else ""
    amount = phrases.money(cost.amount) if cost.amount is not None else ""
    return f"{free}, otherwise {amount}" if free and amount else free or amount or cost.note or ""


def _dated(start: Start) -> str:
    if start.date is None:
        return ""
    return f'dtf="{start.date.isoformat()[: {"day": 10, "month": 7}.get(start.precision, 4)]}"'


def _coded(name: str, code: tuple[str, str] | None) -> Iterator[str]:
    if code:
        yield _element(name, code[1], f'identifier="{code[0]}"')


def _venue(course: Course, site: Site, home: str, reach: Contact | None) -> Iterator[str]:
    """A place; another provider's is called by both their ids."""
    own = site.id if site.provider_id == course.provider.id else site.key
    yield "<venue><provider>"
    yield from _identifiers(home and home + site.address, own, site.written.reference)
    yield _element("dc:title", site.written.name)
    yield from _location(site, reach)
    yield "</provider></venue>"


def _location(site: Site | None, reach: Contact | None) -> Iterator[str]:
    """Where something is, and how to reach those who offer it."""
    written = site.written if site else None
    point = (
        f' geo:lat="{written.location.lat}" geo:long="{written.location.lon}"' if written and written.location else ""
    )
    yield f"<mlo:location{point}>"
    if written:
        yield from _given(
            ("mlo:town", written.town), ("mlo:postcode", written.postcode), ("mlo:address", written.address)
        )
    if reach:
        yield from _given(("mlo:phone", reach.phone), ("mlo:email", reach.email))
    yield "</mlo:location>"


def _given(*elements: tuple[str, str | None]) -> Iterator[str]:
    return (_element(name, text) for name, text in elements if text)


def _element(name: str, text: str, attributes: str = "") -> str:
    return f"<{name}{' ' if attributes else ''}{attributes}>{escape(text)}</{name}>"


def _formatted(text: str, name: str = "dc:description", kind: str = "", *, lead: str = "") -> str:
    """A text with paragraphs, lists, emphasis and links, as XHTML, after a paragraph of plain words."""
    first = f"<p>{escape(lead)}</p>" if lead else ""
    inner = html(text, _CLEAN).replace("<br>", "<br/>").replace("&nbsp;", "&#160;").strip()
    of_kind = f" xsi:type={quoteattr(f'xcriTerms:{kind}')}" if kind else ""
    return f'<{name}{of_kind}><div xmlns="http://www.w3.org/1999/xhtml">{first}{inner}</div></{name}>'
