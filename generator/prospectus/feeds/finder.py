"""The finder's data: a table of what courses are chosen by, an index of their words, and the places of home.

The browser reads three files for its first results. `courses.json` has a column for every fact, coded by a dictionary.
`index.json` is lunr's index, written small: words are stemmed and weighed by the lunr package, but what its own form
repeats for every word and every document (field names, references, equal scores) is said once; the browser's worker
unfolds it into what `lunr.Index.load` takes. `home.json` has localities and postcode districts.

Two are read when they are first needed: `entry.json`, what every course asks for, when a reader looks for courses to
get into with the grades that the device keeps; and, where there is a timetable of buses and trains, `travel.json`, the
journeys from every locality, when a home is chosen.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from hashlib import blake2b
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..area import Area
from ..derive import everyday, search
from ..derive.derive import Derived
from ..derive.search import Record, fold
from ..model.codes import PROVIDER_KIND
from ..model.subjects import SUBJECT_AREA
from . import facets, journeys

FOLDER: Final = "assets/finder"
FIELDS: Final = (("title", 10), ("keywords", 6), ("award", 2), ("summary", 1), ("name", 4), ("text", 1))
"""The fields of the index and how much a word in each counts."""

_WIDTH: Final = len(FIELDS)
_NAME: Final = 4
_TEXT: Final = 5
_PROSE: Final = frozenset({3, _TEXT})
_ASIDES: Final = re.compile(rb"^[ \t]*(?:/\*\*(?:(?!\*/|@license)[\s\S])*\*/|//[^\n]*)[ \t]*\n", re.MULTILINE)
"""The comments of a script that stand on lines of their own; those with its licence are none of them."""

_LUNR_JS: Final = ("contrib", "search", "templates", "search", "lunr.js")


class ContentPage(NamedTuple):
    """A hand-written page: where it stands, from the root, its title, and its plain text."""

    address: str
    title: str
    text: str


def files(area: Area, derived: Derived, pages: Sequence[ContentPage] = ()) -> dict[str, bytes]:
    """All that the finder reads, as finished files by their place from the root of the site."""
    records = search.records(area, derived.order)
    venues = search.venues(area)
    values = facets.used(area, records, venues)
    table = facets.columns(area, records, values, venues)
    trips = journeys.trips(area, records) if derived.travel.timetable else None
    if trips:
        table["trip"] = trips.column
    entries = facets.entries(area, records)
    stamp = blake2b(_json([table, entries]), digest_size=6).hexdigest()
    return {
        f"{FOLDER}/courses.json": _json({"stamp": stamp, **table}),
        f"{FOLDER}/index.json": _json({"stamp": stamp, **_search(area, records, values, pages)}),
        f"{FOLDER}/home.json": _json(_home(area)),
        f"{FOLDER}/entry.json": _json({"stamp": stamp, **entries}),
        f"{FOLDER}/lunr.js": lunr_js(),
        **({f"{FOLDER}/travel.json": _json({"stamp": stamp, **_travel(area, derived, trips)})} if trips else {}),
    }


def _travel(area: Area, derived: Derived, trips: journeys.Trips) -> dict[str, Any]:
    return journeys.from_homes(derived.travel, area.localities.values(), trips.runs)


def lunr_js() -> bytes:
    """The script that reads the index, as the installed MkDocs carries it; MkDocs itself is not imported.

    Half of what a phone would fetch of it is its documentation, which is left out.
    """
    spec = find_spec("mkdocs")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("MkDocs, which carries lunr.js, is not installed.")
    return _ASIDES.sub(b"", Path(spec.submodule_search_locations[0], *_LUNR_JS).read_bytes())


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def _home(area: Area) -> dict[str, Any]:
    def rows(points: Iterable[search.Point]) -> list[list[Any]]:
        return [[point.id, point.name, round(point.lat, 4), round(point.lon, 4)] for point in points]

    districts = search.districts(area)
    nearest = journeys.nearest(area, districts)
    return {
        "localities": rows(search.localities(area)),
        "districts": [[*row, nearest.get(row[0])] for row in rows(districts)],
    }


# ── The index ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Thing(NamedTuple):
    """Something that many courses share, by whose name they are found: it is indexed once for all of them."""

    id: str
    text: str


def _search(
    area: Area, records: Sequence[Record], values: Mapping[str, list[facets.Value]], pages: Sequence[ContentPage]
) -> dict[str, Any]:
    """The index, and what a search's words can mean beside it."""
    things = _things(area, records, values)
    subjects, leads = (facets.codes(thing.id for thing in things[group]) for group in ("subject", "leads"))
    counts = {"course": len(records), **{group: len(listed) for group, listed in things.items()}}
    first_page = sum(counts.values())
    counts["page"] = len(pages)
    texts = _texts(records, chain.from_iterable(things.values()))
    synonyms = [(fold(said), [fold(meant) for meant in listed]) for said, listed in sorted(area.synonyms.items())]
    meanings = everyday.meanings(area, (month for month, _ in values["start"]))
    named = (point.name for point in search.localities(area))
    also = [*(said for said, _ in synonyms), *(one.phrase for one in meanings), *named]
    return {
        "groups": list(counts.items()),
        **index(texts, _page_texts(pages, first_page), first_page + len(pages), also),
        "stop": " ".join(sorted(everyday.STOP)),
        "aside": " ".join(sorted(everyday.ASIDE)),
        "common": " ".join(sorted(everyday.COMMON)),
        "meanings": meanings,
        "synonyms": synonyms,
        "subject": [subjects[record.subject] for record in records],
        "leads": [[leads[id_] for id_ in record.leads] for record in records],
        "asks": [record.asks[0] * 10 + record.asks[1] for record in records],
        "pages": [[page.address, page.title] for page in pages],
    }


def _things(area: Area, records: Sequence[Record], values: Mapping[str, list[facets.Value]]) -> dict[str, list[Thing]]:
    """What courses share, group by group: subjects, kinds, providers, places, what they lead to, sectors."""
    providers = area.providers
    leads = dict.fromkeys(id_ for record in records for id_ in record.leads)
    return {
        "subject": [Thing(code, SUBJECT_AREA[code].name) for code in dict.fromkeys(one.subject for one in records)],
        "kind": [Thing(*value) for value in values["kind"]],
        "provider": [
            Thing(id_, _called(providers[id_].written) if id_ in providers else name)
            for id_, name in values["provider"]
        ],
        "place": [Thing(*value) for value in values["place"]],
        "leads": [Thing(id_, area.destinations[id_].written.name) for id_ in leads],
        "sector": [Thing(*value) for value in values["sector"]],
    }


def _called(provider: Any) -> str:
    """Every name that a provider goes by, and what kind of provider it is."""
    return " / ".join((provider.name, *provider.also_known_as, PROVIDER_KIND[provider.kind]))


def _texts(records: Sequence[Record], things: Iterable[Thing]) -> Iterator[tuple[int, str]]:
    """The texts of courses and of what they share.

    Each comes under its code: its document's number times the number of fields, plus its field.
    """
    document = 0
    for record in records:
        yield from enumerate(record.texts, document)
        document += _WIDTH
    for thing in things:
        yield document + _NAME, thing.text
        document += _WIDTH


def _page_texts(pages: Sequence[ContentPage], first: int) -> Iterator[tuple[int, str]]:
    """The texts of hand-written pages, the first of which is the document of that number."""
    for number, page in enumerate(pages, first):
        yield number * _WIDTH, page.title
        yield number * _WIDTH + _TEXT, page.text


class _Postings:
    """Where each stem stands: the codes of texts, which come in their order."""

    def __init__(self) -> None:
        self.stem = _stemmer()
        self.stems: dict[str, str] = {}
        self.codes: dict[str, list[int]] = {}

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        stems, codes = self.stems, self.codes
        for code, text in texts:
            prose = code % _WIDTH in _PROSE
            for word in fold(text).split():
                term = stems.get(word)
                if term is None:
                    term = stems[word] = "" if word in everyday.STOP else self.stem(word)
                if not term or (prose and word in everyday.STOP_IN_PROSE):
                    continue
                listed = codes.setdefault(term, [])
                if not listed or listed[-1] != code:
                    listed.append(code)

    def words(self) -> set[str]:
        """The words so far, as people write them."""
        return {word for word, term in self.stems.items() if term}


def index(
    texts: Iterable[tuple[int, str]],
    page_texts: Iterable[tuple[int, str]],
    documents: int,
    also: Iterable[str] = (),
) -> dict[str, Any]:
    """lunr's index of texts that come in the order of their codes.

    Every word counts once in each text and texts are not weighed by their length (lunr's b = 0), so a word's score is
    its weight (`idf`) times its field's: no score has to be written for single documents. `postings` holds, for each
    field, the documents of each term, each as the distance from the one before: with fields apart the distances are
    small, and compress to three quarters. `words` are the words as people write them, those of
    `also` included and those of hand-written pages not, by which the finder completes and corrects what is typed.
    """
    from lunr import __TARGET_JS_VERSION__  # type: ignore[import-untyped]
    from lunr.idf import idf  # type: ignore[import-untyped]

    postings = _Postings()
    postings.add(texts)
    words = postings.words().union(*(fold(text).split() for text in also)) - everyday.STOP
    postings.add(page_texts)
    codes = postings.codes
    terms = sorted(codes)
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": FIELDS,
        "terms": " ".join(terms),
        "idf": [round(idf({"": dict.fromkeys(codes[term])}, documents), 3) for term in terms],
        "postings": [[_steps(codes[term], field) for term in terms] for field in range(_WIDTH)],
        "words": " ".join(sorted(words)),
    }


def _steps(codes: Iterable[int], field: int) -> list[int]:
    """From each document that these codes name in this field to the next."""
    documents = (code // _WIDTH for code in codes if code % _WIDTH == field)
    return [after - before for before, after in pairwise(chain([0], documents))]


def _stemmer() -> Callable[[str], str]:
    """lunr's stemmer, so that it agrees with lunr.js: the two differ in a last y after a vowel (lay, bricklaying)."""
    from lunr.stemmer import porter_stemmer  # type: ignore[import-untyped]

    def stem(word: str) -> str:
        found: str = porter_stemmer.stem(word)
        return found[:-1] + "i" if found.endswith("y") else found

    return stem
