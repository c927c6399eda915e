"""Reads a course directory in XCRI-CAP (1.2, or 1.1 as far as it is the same): providers, sites, courses and runs."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final

from .. import limits
from ..day import given
from ..directories.elements import Element, FaultyFileError, read_xml
from ..directories.markup import blocks, fitting, markdown, plain, shortened, web_address
from ..directories.record import Batch, Incoming, IncomingProvider
from ..directories.taking import Taking
from ..directories.xcri_course import apply, course, objectives_ask, texts_of, title_of
from ..directories.xcri_runs import presentation
from ..feeds.xcri import catalog
from ..model.fields import as_id, is_id
from ..model.imported import ImportedCourse, ImportedProvider, ImportedRun
from ..pages.text import words
from ..reading import Value
from ..wording import day, quoted
from .formats import Taken
from .lacking import lacking_of
from .places import Place, Places
from .present import Present
from .sound import sound

KEYS: Final = frozenset(
    (tuple(one.split("."))) for one in (
        "title", "status", "summary", "kind", "qualification.title", "qualification.awarding_body",
        "qualification.number", "level", "subject", "sector", "keywords", "ages", "who_for", "what_you_learn",
        "how_you_learn", "how_assessed", "what_to_bring", "support", "special_feature", "entry.summary",
        "entry.alternatives", "leads_to.says", "runs.site", "runs.start", "runs.duration", "runs.end", "runs.study",
        "runs.pattern", "runs.delivery", "runs.apply.from", "runs.apply.until", "runs.reference", "cost.free",
        "cost.amount", "cost.note", "apply.how", "apply.url", "reference", "imported",
    )
)  # fmt: skip
"""What the format can carry of a course."""
PROVIDER_KEYS: Final = frozenset({("name",), ("website",), ("about",), ("ukprn",), ("summary",), ("contacts",)})
_OWN: Final = re.compile(r"[a-z0-9-]+/[a-z0-9-]+")
_SOFT: Final = frozenset({("leads_to",), ("entry", "summary"), ("entry", "alternatives"), ("sector",), ("contacts",)})


def read_xcri(raw: bytes, *, today: dt.date, wanted: str | None = None, known: Collection[str] = ()) -> Batch:
    """All that a file says; `today` is the day of the import, `known` are the area's sites (provider/site).

    `wanted` is the id of the only provider that is taken, under which it stands here if the file has no other.

    Raises FaultyFileError when it cannot be read or is no course directory.
    """
    root = read_xml(raw)
    if root.name not in ("catalog", "provider"):
        says = f"This is XML, but no course directory: it starts with <{root.name}>, not with <catalog>."
        raise FaultyFileError(root.line, says, "Look whether it is the right file.")
    made = root.attributes.get("generated", "")[:10]
    providers = [root] if root.name == "provider" else list(root.all("provider"))
    taking = Taking()
    ids = [wanted] if wanted and len(providers) == 1 else [_id(one) for one in providers]
    reader = _Reader(today, made, Places.of(ids, taking, known), taking)
    for id_, one in zip(ids, providers, strict=True):
        if wanted in (None, id_):
            reader.provider(id_, one)
    if not reader.courses:
        raise FaultyFileError(
            root.line,
            "There is no course in this file, or none of that provider.",
            "Look whether it is the right file.",
        )
    sites = tuple(site for places in reader.places.values() for site in places.records())
    doubts = tuple(taking.doubts())
    return Batch(tuple(reader.providers), sites, tuple(reader.courses), doubts, same=_same, soft=_SOFT)


def _id(one: Element) -> str:
    """The id that a provider has with us: its own, if this directory was made by this program, else its name's."""
    own = (found.text() for found in one.all("identifier"))
    return next((text for text in own if is_id(text) and not text.isdigit()), "") or as_id(_name(one))


def _name(one: Element) -> str:
    return one.text("title")[: limits.NAME] or "Provider without a name"


def _same(keys: tuple[str | int, ...], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> bool:
    """What the format cannot tell apart: how a text is broken into lines, what a contact is called.

    Steps that are more than words stay as they are, because it has nothing but words.

    Where a file was taken from, and its standing, are not for another import to change.
    """
    if keys[0] in ("imported", "status"):
        return True
    our, their = ours.get(str(keys[-1])), theirs[str(keys[-1])]
    if keys == ("leads_to",) and isinstance(our, list) and isinstance(their, list):
        return any("says" not in one for one in our) or _told(our) == _told(their)
    if keys == ("contacts",) and isinstance(our, list) and isinstance(their, list):
        return any(_reached(one) == _reached(their[0]) for one in our)
    return isinstance(our, str) and isinstance(their, str) and words(our) == words(their)


def _told(steps: Sequence[Any]) -> list[str]:
    """Where a course leads, word by word: it may be parted into steps in other ways."""
    return " ".join(str(one.get("says", "")) for one in steps if isinstance(one, dict)).replace(";", " ").split()


def _reached(contact: Any) -> tuple[str, ...]:
    return tuple(contact.get(key, "") for key in ("phone", "email")) if isinstance(contact, dict) else ()


@dataclass(slots=True)
class _Reader:
    """What has been read so far."""

    today: dt.date
    made: str
    places: Mapping[str, Places]
    taking: Taking
    providers: list[IncomingProvider] = field(default_factory=list)
    courses: list[Incoming] = field(default_factory=list)

    def provider(self, id_: str, one: Element) -> None:
        """A provider with its courses and the places where they are held."""
        name = _name(one)
        ukprn = next((text for found in one.all("identifier") if re.fullmatch(r"1\d{7}", text := found.text())), "")
        source = f"provider {quoted(name)}{_line(one)}"
        taken: dict[str, Value] = {"from": self._from(name), "on": self.today.isoformat()}
        data = {"name": name, **dict(self._about(one, name, source)), **({"ukprn": ukprn} if ukprn else {})}
        data = self.taking.kept(ImportedProvider, data, source)
        places = self.places[id_]
        elements = list(one.all("course"))
        asks = objectives_ask(elements)
        if asks:
            says = "What this directory calls an objective is taken for what a course asks for: it reads like that."
            self.taking.note("objective-guessed", says, "Look at some courses whether that is right.", source)
        titles = _titles(elements, id_)
        found = [
            self._course(element, title, id_, places, taken, asks=asks)
            for element, title in zip(elements, titles, strict=True)
        ]
        self.providers.append(IncomingProvider(id_, source, ukprn or None, {**data, "imported": taken}, PROVIDER_KEYS))
        self.courses += found

    def _from(self, name: str) -> str:
        try:
            of = f" of {day(dt.date.fromisoformat(self.made))}"
        except ValueError:
            of = ""
        return shortened(f"the course directory of {name}{of}", limits.NAME)

    def _about(self, one: Element, name: str, source: str) -> Iterator[tuple[str, Any]]:
        website = web_address(one.text("url"))
        if website:
            yield "website", website
        elif one.text("url"):
            self.taking.note("website-left-out", "The provider's web address cannot be linked to.", "Add it.", source)
        told = [found for element in one.all("description") if (found := blocks(element))]
        if told:
            first, *more = told[0]
            lead = not told[1:] and bool(more) and len(first.plain) <= limits.SUMMARY
            yield "summary", shortened(first.plain if lead else plain(told[0]), limits.SUMMARY)
            about = more if lead else told[1] if told[1:] else told[0] if len(plain(told[0])) > limits.SUMMARY else []
            if kept := fitting(about, limits.ABOUT)[0]:
                yield "about", markdown(kept)
        place = one.first("location")
        reach = {key: text for key in ("phone", "email") if place and (text := place.text(key))}
        if reach:
            yield "contacts", [{"role": "general", "title": "General enquiries", **reach}]

    def _course(
        self, one: Element, title: str, owner: str, places: Places, taken: dict[str, Value], *, asks: bool
    ) -> Incoming:
        identifiers = [text for found in one.all("identifier") if (text := found.text())]
        own = _own(one, owner)
        page = one.text("url")
        known = {own, page} if own else set()  # Our own page's address is neither a reference nor a place to apply at.
        reference = next((text for text in identifiers if text not in known), "")[: limits.REFERENCE]
        source = f"course {reference or own or title}{_line(one)}"
        texts = texts_of(one, asks=asks)
        read = [presentation(run, _site(run, places, source), source, self.taking) for run in one.all("presentation")]
        if len(read) > limits.LIST_ITEMS:
            says = f"A course has {len(read):,} runs; {limits.LIST_ITEMS} of them were read."
            self.taking.note("runs-left-out", says, "Part it into several courses.", source)
            read = read[: limits.LIST_ITEMS]
        data = {**course(one, texts, source, self.taking), "title": title, "status": "published"}
        data |= _of_runs([run.cost for run in read], [run.ages for run in read], source, self.taking)
        ours = page if own and page in identifiers else ""
        apply_to = next((run.apply_to for run in read if run.apply_to not in ("", ours)), "")
        how = apply(one, apply_to, "" if ours else page, source, self.taking)
        data |= {"apply": how} if how else {}
        runs = [kept for run in read if (kept := self.taking.kept(ImportedRun, run.run, source))]
        data = self.taking.kept(ImportedCourse, data, source) | ({"runs": runs} if runs else {})
        data["imported"] = taken
        return Incoming(owner, source, reference or None, data, KEYS, id=own.rpartition("/")[2] or None)


def _of_runs(costs: Sequence[Mapping[str, str]], ages: Sequence[str], source: str, taking: Taking) -> dict[str, Any]:
    """What stands at each run there and once in a course here: its cost and for which ages it is."""
    found: dict[str, Any] = {}
    told = list({tuple(sorted(one.items())): one for one in costs if one}.values())
    amounts = sorted({one["amount"] for one in told if "amount" in one}, key=float)
    if len(told) == 1:
        found["cost"] = told[0]
    elif amounts:
        found["cost"] = {"amount": amounts[0], "note": f"From £{amounts[0]} to £{amounts[-1]}, depending on the run."}
        says = "The runs of a course cost different amounts: the lowest is shown, with both ends in a note."
        taking.note("costs-differ", says, "Look at the course; a course has one price here.", source)
    given = {one for one in ages if one}
    if len(given) == 1:
        found["ages"] = given.pop()
    return found


def _line(one: Element) -> str:
    """Where an element stands; many directories are a single line, of which that would say nothing."""
    return f", line {one.line}" if one.line > 1 else ""


def _titles(elements: Sequence[Element], owner: str) -> list[str]:
    """The title of each course; where several have the same, or it only goes on from the award, with the award."""
    bare = [one.text("title")[: limits.TITLE - 60] or "Course without a title" for one in elements]
    often = Counter(title.casefold() for title in bare)
    return [
        title if _own(one, owner) else title_of(title, one, often[title.casefold()] > 1)
        for title, one in zip(bare, elements, strict=True)
    ]


def _own(one: Element, owner: str) -> str:
    """Our own id of a course, provider/course, if the directory was made by this program."""
    return next(
        (
            text
            for found in one.all("identifier")
            if _OWN.fullmatch(text := found.text()) and text.startswith(f"{owner}/")
        ),
        "",
    )


def _place(venue: Element | None) -> Place | None:
    """The place that a presentation is held at, in either version's elements."""
    holder = (venue.first("provider") or venue) if venue else None
    if holder is None:
        return None
    at = holder.first("location") or holder.first("address") or holder
    street = at.text("street") or at.text("address")
    known = (text for found in holder.all("identifier") if not (text := found.text()).startswith(("http:", "https:")))
    return Place(holder.text("title"), street, at.text("town"), at.text("postcode").upper(), next(known, ""))


def _site(run: Element, places: Places, source: str) -> str:
    place = _place(run.first("venue"))
    return places.site(place, source) if place else ""


# ── In and out ───────────────────────────────────────────────────────────────────────────────────────────────────────


def take(raw: bytes, present: Present, provider: str | None) -> Taken:
    """What a directory says; FaultyFileError (a RefusedError) when it cannot be read."""
    today = given() or dt.date.today()
    known = {f"{owner}/{site}" for owner in present.providers for site in present.sites_of(owner)}
    batch = read_xcri(raw, today=today, wanted=provider, known=known)
    return Taken(replace(batch, doubts=(*batch.doubts, *lacking_of(batch, present.checked, today))))


def give(present: Present, provider: str | None) -> Mapping[str, bytes]:
    """The area's directory, or that of one provider; RefusedError while its files have errors."""
    return {"courses.xml": catalog(sound(present), home="", provider=provider)}
