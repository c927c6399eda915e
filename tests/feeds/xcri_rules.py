"""The rules of the validator of XCRI-CAP 1.2 in our own words, and the order of elements in the standard's schema.

The validator is that of the Course Data Programme (Craig Hawker, 2012; kept at github.com/BarbaraHarris/
xcricap-validator, XCRICAP12.xml): 49 exceptions, 54 warnings, 4 recommendations. All 107 are here, numbered as they
come there. Five are narrower than there: no language but English and Welsh, no code of JACS3, LDCS3 or of courses of
professional development (28 to 30), as nothing of ours says such codes, and an address that should lead to a page for
people (13) has to be that of a page, where pages are known. Code lists: Cetis, version 2.1. Order:
github.com/Cetis/xcri, bindings/xcri_cap_1_2.xsd; of a qualification's and a location's parts the wiki's there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Final, Literal
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, fromstring

NAMES: Final = {
    "x": "http://xcri.org/profiles/1.2/catalog",
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "mlo": "http://purl.org/net/mlo",
    "credit": "http://purl.org/net/cm",
}
TYPE: Final = "{http://www.w3.org/2001/XMLSchema-instance}type"
LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@dataclass(frozen=True)
class Feed:
    """A directory as it is read; `pages` are the addresses that are known to lead to pages, None if nobody knows."""

    root: Element
    pages: Collection[str] | None = None
    above: dict[Element, Element] = field(default_factory=dict)

    def all(self, *paths: str) -> Iterator[Element]:
        """The elements at these places anywhere below the top, and the top itself where it is meant."""
        for path in paths:
            if path == _short(self.root):
                yield self.root
            yield from self.root.findall(f".//{path}", NAMES)

    def inside(self, one: Element, name: str) -> bool:
        """Whether an element stands, however deep, in one of this name."""
        while one in self.above:
            one = self.above[one]
            if _short(one) == name:
                return True
        return False


def feed(raw: bytes, pages: Collection[str] | None = None) -> Feed:
    root = fromstring(raw)
    return Feed(root, pages, {child: parent for parent in root.iter() for child in parent})


def _short(one: Element) -> str:
    space, _, name = one.tag[1:].partition("}")
    return next((f"{prefix}:{name}" for prefix, uri in NAMES.items() if uri == space), one.tag)


@dataclass(frozen=True)
class Rule:
    """A rule: its number there, how bad it is, what it asks for, and which elements do not keep it."""

    number: int
    severity: Literal["exception", "warning", "recommendation"]
    says: str
    broken: Callable[[Feed], Iterable[Element]]


# ── What rules are made of ───────────────────────────────────────────────────────────────────────────────────────────

Where = Callable[[Feed], Iterable[Element]]
Good = Callable[[Element], bool]


def at(*paths: str) -> Where:
    return lambda feed: feed.all(*paths)


def each(where: Where, good: Good) -> Where:
    return lambda feed: [one for one in where(feed) if not good(one)]


def none(*paths: str) -> Where:
    return at(*paths)


def has(where: Where, child: str, least: int = 0, most: int | None = None, *, untyped: bool = False) -> Where:
    """So many children of this name."""

    def good(one: Element) -> bool:
        found = [held for held in one.findall(child, NAMES) if not (untyped and TYPE in held.attrib)]
        return least <= len(found) and (most is None or len(found) <= most)

    return each(where, good)


def once_a_language(where: Where, child: str, *, untyped: bool = False) -> Where:
    def good(one: Element) -> bool:
        found = [held for held in one.findall(child, NAMES) if not (untyped and TYPE in held.attrib)]
        return not found or max(Counter(held.get(LANG, "en").lower() for held in found).values()) == 1

    return each(where, good)


def text(one: Element) -> str:
    return "".join(one.itertext())


def is_whole_address(words: str | None) -> bool:
    parts = urlsplit(words or "")
    return bool(parts.scheme and (parts.netloc or parts.path)) and " " not in (words or "")


def address(one: Element) -> bool:
    return is_whole_address(text(one))


def in_list(codes: dict[str, str]) -> Good:
    return lambda one: one.get("identifier") in codes and text(one) in codes.values()


def not_typed(kind: str) -> Good:
    return lambda one: not one.get(TYPE, "").endswith(f":{kind}")


def untyped(where: Where) -> Where:
    return lambda feed: [one for one in where(feed) if TYPE not in one.attrib]


def _own_providers(feed: Feed) -> list[Element]:
    return [one for one in feed.all("x:provider") if not feed.inside(one, "x:venue")]


def _on_campus(feed: Feed) -> list[Element]:
    return [
        one
        for one in feed.all("x:presentation")
        if any(
            mode.get("identifier") == "CM" or text(mode) == "Campus"
            for mode in one.iter(f"{{{NAMES['x']}}}attendanceMode")
        )
    ]


def _same_identifier(feed: Feed) -> list[Element]:
    """Identifiers of which there is another in the same kind of thing: in the file, in the course for a
    qualification, in the presentation for a venue."""
    found: dict[tuple[object, ...], list[Element]] = {}
    for one in untyped(at("dc:identifier"))(feed):
        holder = feed.above[one]
        scope: Element | None = None
        if _short(holder) == "mlo:qualification":
            scope = feed.above[holder]
        elif feed.inside(holder, "x:venue"):
            scope = feed.above[feed.above[holder]]
        found.setdefault((scope, _short(holder), text(one)), []).append(one)
    return [one for alike in found.values() for one in alike if len(alike) > 1]


def _lead_nowhere(feed: Feed) -> list[Element]:
    found = [one for one in untyped(at("dc:identifier"))(feed) if address(one)]
    return [one for one in found if feed.pages is not None and text(one) not in feed.pages]


def _languages(feed: Feed) -> list[Element]:
    told = [one for one in feed.root.iter() if one.get(LANG, "en").lower() not in ("en", "cy")]
    return told + each(
        at("mlo:languageOfInstruction", "x:languageOfAssessment"), lambda one: text(one) in ("en", "cy")
    )(feed)


def _hrefs(feed: Feed) -> list[Element]:
    return [one for one in feed.root.iter() if "href" in one.attrib and not is_whole_address(one.get("href"))]


DESCRIPTIVE: Final = (
    "dc:description", "x:abstract", "x:applicationProcedure", "mlo:assessment", "x:learningOutcome", "mlo:objective",
    "mlo:prerequisite", "x:regulations",
)  # fmt: skip
STUDY: Final = {
    "NK": "Not known", "FL": "Flexible", "FT": "Full time", "PT": "Part time", "PF": "Part of a full time programme",
}  # fmt: skip
MODE: Final = {
    "CM": "Campus", "DA": "Distance with attendance", "DS": "Distance without attendance", "MM": "Mixed mode",
    "NC": "Face-to-face non-campus", "ON": "Online (no attendance)", "WB": "Work-based",
}  # fmt: skip
PATTERN: Final = {
    "DT": "Daytime", "EV": "Evening", "TW": "Twilight", "DR": "Day/Block release", "WE": "Weekend", "CS": "Customised",
}  # fmt: skip
CATALOG, PROVIDER, COURSE, RUN = at("x:catalog"), _own_providers, at("x:course"), at("x:presentation")
IMAGE, CREDIT, VENUE, AWARD = at("x:image"), at("mlo:credit"), at("x:venue"), at("mlo:qualification")
PLACE = at("x:provider/mlo:location")
_POSTCODE: Final = (
    r"(GIR 0AA|[A-PR-UWYZ]([0-9][0-9A-HJKSTUW]?|[A-HK-Y][0-9][0-9ABEHMNPRVWXY]?) [0-9][ABD-HJLNP-UW-Z]{2})"
)
_NUMBER: Final = r"[\d.,]+"
_PERIOD: Final = (
    rf"P(?=.)({_NUMBER}W|({_NUMBER}Y)?({_NUMBER}M)?({_NUMBER}D)?(T(?=.)({_NUMBER}H)?({_NUMBER}M)?({_NUMBER}S)?)?)"
)


def matches(pattern: str) -> Good:
    return lambda one: re.fullmatch(pattern, text(one)) is not None


def _age(one: Element) -> bool:
    found = re.fullmatch(r"any|not known|(\d+)(?:\+|-(\d+))", text(one), re.IGNORECASE)
    return found is not None and (found[2] is None or int(found[1]) <= int(found[2]))


def _phone(one: Element) -> bool:
    return re.fullmatch(r"0[0-9 ]+", text(one)) is not None and len(text(one).replace(" ", "")) in (10, 11)


def _longest(most: int) -> Good:
    return lambda one: len(text(one)) <= most


# ── The rules ────────────────────────────────────────────────────────────────────────────────────────────────────────

E, W, R = "exception", "warning", "recommendation"
RULES: Final[tuple[Rule, ...]] = tuple(
    Rule(number, severity, says, broken)  # type: ignore[arg-type]
    for number, (severity, says, broken) in enumerate(
        [
            (E, "The top is no course", lambda feed: [feed.root] if _short(feed.root) == "x:course" else []),
            (E, "The top is no provider", lambda feed: [feed.root] if _short(feed.root) == "x:provider" else []),
            (E, "What should be an address is one", each(at("mlo:url"), address)),
            (E, "What is linked to is an address", _hrefs),
            (E, "Where to apply is an address", each(at("x:applyTo"), address)),
            (E, "A credit's value counts something", each(at("credit:value"), matches(r"[1-9]\d*"))),
            (E, "Things of one kind have identifiers of their own", _same_identifier),
            (W, "No bare date", none("dc:date")),
            (W, "No parts", none("mlo:hasPart")),
            (W, "No wholes", none("mlo:isPartOf")),
            (R, "No contributor where others would do", none("dc:contributor")),
            (R, "Identifiers are addresses", each(untyped(at("dc:identifier")), address)),
            (R, "Identifiers lead to pages for people", _lead_nowhere),
            (W, "A subject is one word or name, of letters and figures", each(untyped(at("dc:subject")), matches(r"[A-Za-z0-9\s]*"))),
            (E, "A subject says something", each(at("dc:subject"), lambda one: bool(text(one).strip()))),
            (W, "An abstract has 140 characters at most", each(at("x:abstract"), _longest(140))),
            (E, "An e-mail address is one", each(at("mlo:email"), matches(r"[^@\s<>]+@[^@\s<>]+"))),
            (W, "A telephone number is as one dials it in the UK", each(at("mlo:phone", "mlo:fax"), _phone)),
            (E, "A postcode is one of the UK", each(at("mlo:postcode"), matches(_POSTCODE))),
            (E, "A duration says something", each(at("mlo:duration"), lambda one: bool(text(one).strip()))),
            (E, "An age is any, not known, from-to or from+", each(at("x:age"), _age)),
            (E, "A language is a code of two letters", _languages),
            (E, "What is told elsewhere is not told here", lambda feed: [one for one in feed.all(*DESCRIPTIVE) if "href" in one.attrib and text(one)]),
            (E, "What is told here says something", lambda feed: [one for one in feed.all(*DESCRIPTIVE) if "href" not in one.attrib and not text(one)]),
            (W, "A study mode is of the list", each(at("x:studyMode"), in_list(STUDY))),
            (W, "An attendance mode is of the list", each(at("x:attendanceMode"), in_list(MODE))),
            (W, "An attendance pattern is of the list", each(at("x:attendancePattern"), in_list(PATTERN))),
            (W, "A JACS code is of the list", each(at("dc:subject"), not_typed("JACS3"))),
            (W, "A code of professional development is of the list", each(at("dc:type"), not_typed("courseTypeCPD"))),
            (W, "An LDCS code is of the list", each(at("dc:subject"), not_typed("LDCS3"))),
            (E, "The top is a catalog", lambda feed: [] if _short(feed.root) == "x:catalog" else [feed.root]),
            (W, "A text has 4,000 characters at most", each(at(*DESCRIPTIVE[:1], *DESCRIPTIVE[2:]), _longest(4000))),
            (W, "A catalog describes itself", has(CATALOG, "dc:description", 1)),
            (E, "A catalog says when it was made", each(CATALOG, lambda one: bool(one.get("generated")))),
            (E, "A catalog has one provider", has(CATALOG, "x:provider", 1, 1)),
            (E, "A catalog has one abstract a language", once_a_language(CATALOG, "x:abstract")),
            (E, "A provider has one location", has(at("x:provider"), "mlo:location", 1, 1)),
            (E, "A provider has one identifier at most that is of no type", has(PROVIDER, "dc:identifier", 0, 1, untyped=True)),
            (E, "A provider's identifier that is of no type is an address", lambda feed: [one for holder in PROVIDER(feed) for one in holder.findall("dc:identifier", NAMES) if TYPE not in one.attrib and not address(one)]),
            (E, "A provider has an identifier", has(PROVIDER, "dc:identifier", 1)),
            (E, "A provider has one title", has(PROVIDER, "dc:title", 1, 1)),
            (E, "A provider has an address on the web", has(PROVIDER, "mlo:url", 1)),
            (E, "A provider has a course", has(PROVIDER, "x:course", 1)),
            (E, "A provider has one abstract a language", once_a_language(PROVIDER, "x:abstract")),
            (W, "A provider has one description a language", once_a_language(PROVIDER, "dc:description", untyped=True)),
            (E, "A course has one identifier at most that is of no type", has(COURSE, "dc:identifier", 0, 1, untyped=True)),
            (E, "A course has an identifier", has(COURSE, "dc:identifier", 1)),
            (E, "A course has a title", has(COURSE, "dc:title", 1)),
            (E, "A course has a subject", has(COURSE, "dc:subject", 1)),
            (W, "A course says its level with its qualification", has(COURSE, "mlo:level", 0, 0)),
            (W, "A course has a description", has(COURSE, "dc:description", 1)),
            (W, "A course has a presentation", has(COURSE, "x:presentation", 1)),
            (W, "A course that leads to a qualification names it", has(COURSE, "mlo:qualification", 1)),
            (E, "A course has one abstract a language", once_a_language(COURSE, "x:abstract")),
            (W, "A course has one address on the web", has(COURSE, "mlo:url", 1, 1)),
            (W, "A course has an abstract", has(COURSE, "x:abstract", 1)),
            (W, "A course has one description a language", once_a_language(COURSE, "dc:description", untyped=True)),
            (W, "A course says once a language how to apply", once_a_language(COURSE, "x:applicationProcedure")),
            (W, "A course says once a language what one learns", once_a_language(COURSE, "x:learningOutcome")),
            (W, "A course says once a language how it is assessed", once_a_language(COURSE, "mlo:assessment")),
            (W, "A course says once a language what it is for", once_a_language(COURSE, "mlo:objective")),
            (W, "A course says once a language what it asks for", once_a_language(COURSE, "mlo:prerequisite")),
            (W, "A course tells its rules once a language", once_a_language(COURSE, "x:regulations")),
            (E, "A presentation has one start", has(RUN, "mlo:start", 1, 1)),
            (E, "A presentation has one duration at most", has(RUN, "mlo:duration", 0, 1)),
            (E, "A presentation has one end at most", has(RUN, "x:end", 0, 1)),
            (W, "A presentation says where to apply", has(RUN, "x:applyTo", 1)),
            (W, "A presentation has an attendance mode", has(RUN, "x:attendanceMode", 1)),
            (W, "A presentation has an attendance pattern", has(RUN, "x:attendancePattern", 1)),
            (W, "A presentation has a study mode", has(RUN, "x:studyMode", 1)),
            (W, "A presentation has an identifier", has(RUN, "dc:identifier", 1)),
            (E, "A presentation has one abstract a language", once_a_language(RUN, "x:abstract")),
            (W, "A presentation has one age at most", lambda feed: [*has(RUN, "mlo:age", 0, 1)(feed), *has(RUN, "x:age", 0, 1)(feed)]),
            (W, "A presentation has one first day of applying at most", has(RUN, "x:applyFrom", 0, 1)),
            (W, "A presentation has one place to apply at most", has(RUN, "x:applyTo", 0, 1)),
            (W, "A presentation has one last day of applying at most", has(RUN, "x:applyUntil", 0, 1)),
            (W, "A presentation has one cost at most", has(RUN, "mlo:cost", 0, 1)),
            (W, "A presentation says at most once how many places there are", has(RUN, "mlo:places", 0, 1)),
            (W, "A presentation says once a language how to apply", once_a_language(RUN, "x:applicationProcedure")),
            (W, "A presentation says once a language what one learns", once_a_language(RUN, "x:learningOutcome")),
            (W, "A presentation says once a language how it is assessed", once_a_language(RUN, "mlo:assessment")),
            (W, "A presentation says once a language what it is for", once_a_language(RUN, "mlo:objective")),
            (W, "A presentation says once a language what it asks for", once_a_language(RUN, "mlo:prerequisite")),
            (W, "A presentation tells its rules once a language", once_a_language(RUN, "x:regulations")),
            (E, "A presentation on campus has one venue", has(_on_campus, "x:venue", 1, 1)),
            (E, "A picture holds nothing", each(IMAGE, lambda one: not len(one) and not text(one).strip())),
            (E, "A picture says where it is", each(IMAGE, lambda one: bool(one.get("src")))),
            (W, "A picture has words in its stead", each(IMAGE, lambda one: bool(one.get("alt")))),
            (E, "A picture's place is an address", each(IMAGE, lambda one: "src" not in one.attrib or is_whole_address(one.get("src")))),
            (W, "A picture is JPEG, GIF or PNG", each(IMAGE, lambda one: (one.get("src") or ".png").lower().endswith((".jpg", ".jpeg", ".png", ".gif")))),
            (W, "A credit names its scheme", has(CREDIT, "credit:scheme", 1, 1)),
            (E, "A credit has one level", has(CREDIT, "credit:level", 1, 1)),
            (E, "A credit has one value", has(CREDIT, "credit:value", 1, 1)),
            (E, "A venue has one provider", has(VENUE, "x:provider", 1, 1)),
            (E, "A venue has nothing else", each(VENUE, lambda one: all(_short(held) == "x:provider" for held in one))),
            (E, "A location has one postcode", has(PLACE, "mlo:postcode", 1, 1)),
            (E, "A location has an address", has(PLACE, "mlo:address", 1)),
            (E, "A location has one telephone number", has(PLACE, "mlo:phone", 1, 1)),
            (W, "A location has one e-mail address", has(PLACE, "mlo:email", 1, 1)),
            (W, "A location has one town at most", has(PLACE, "mlo:town", 0, 1)),
            (W, "A location has one fax number at most", has(PLACE, "mlo:fax", 0, 1)),
            (W, "A location has one address on the web at most", has(PLACE, "mlo:url", 0, 1)),
            (W, "A qualification has an identifier", has(AWARD, "dc:identifier", 1)),
            (E, "A qualification has one title", has(AWARD, "dc:title", 1, 1)),
            (E, "A qualification says who awards it", has(AWARD, "x:awardedBy", 1)),
            (R, "A mode or pattern has its code", each(at("x:attendanceMode", "x:attendancePattern", "x:studyMode"), lambda one: bool(one.get("identifier")))),
            (W, "A duration's interval is one of ISO 8601", each(at("mlo:duration"), lambda one: re.fullmatch(_PERIOD, one.get("interval", "P1D")) is not None)),
        ],
        1,
    )
)  # fmt: skip


def broken(raw: bytes, pages: Collection[str] | None = None) -> dict[int, list[str]]:
    """The rules that a directory does not keep, by number, each with what does not keep it."""
    found = feed(raw, pages)
    told = {rule.number: [f"{_short(one)} {text(one).strip()[:60]}" for one in rule.broken(found)] for rule in RULES}
    return {number: some for number, some in told.items() if some}


# ── Order ────────────────────────────────────────────────────────────────────────────────────────────────────────────

_COMMON: Final = "mlo:isPartOf mlo:hasPart dc:contributor dc:date dc:description dc:identifier x:image dc:subject dc:title dc:type mlo:url"
_DESCRIBED: Final = f"{_COMMON} x:abstract x:applicationProcedure mlo:assessment x:learningOutcome mlo:objective mlo:prerequisite x:regulations"
ORDER: Final = {
    "x:catalog": f"{_COMMON} x:provider".split(),
    "x:provider": f"{_COMMON} x:course mlo:location".split(),
    "x:course": f"{_DESCRIBED} mlo:level mlo:qualification mlo:credit x:presentation".split(),
    "x:presentation": (
        f"{_DESCRIBED} mlo:start x:end mlo:duration x:applyFrom x:applyUntil x:applyTo mlo:engagement x:studyMode"
        " x:attendanceMode x:attendancePattern mlo:languageOfInstruction x:languageOfAssessment mlo:places mlo:cost x:age x:venue"
    ).split(),
    "x:venue": ["x:provider"],
    "mlo:qualification": (
        "dc:identifier dc:title x:abbr dc:description dcterms:educationLevel dc:type mlo:url x:awardedBy x:accreditedBy"
    ).split(),
    "mlo:location": "mlo:town mlo:postcode mlo:address mlo:phone mlo:fax mlo:email mlo:url".split(),
}  # fmt: skip
"""What each element may hold, in this order."""


def out_of_order(raw: bytes) -> list[str]:
    """The elements whose children are others than these or stand in another order."""
    found = []
    for one in fromstring(raw).iter():
        order = ORDER.get(_short(one))
        names = [_short(held) for held in one]
        if order and (not set(names) <= set(order) or names != sorted(names, key=order.index)):
            found.append(f"{_short(one)}: {' '.join(names)}")
    return found
