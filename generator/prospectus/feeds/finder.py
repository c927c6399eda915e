"""The finder's data: a table of what courses are chosen by, an index of their words, and the places of home.

The browser reads three files. `courses.json` has a column for every fact, coded by a dictionary. `index.json` is
lunr's index, written small: words are stemmed and weighed by the lunr package, but what its own form repeats for
every word and every document (field names, references, equal scores) is said once; the browser's worker unfolds it
into what `lunr.Index.load` takes. `home.json` has localities and postcode districts.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from importlib.util import find_spec
from itertools import chain, pairwise
from pathlib import Path
from typing import Any, Final, NamedTuple

from ..area import Area
from ..derive import search
from ..derive.derive import Derived
from ..derive.search import ONLINE, Record, fold
from ..model.codes import AGES, COURSE_KIND, DAYS, LEVEL, PATTERN, PROVIDER_KIND, SECTOR, STUDY, SUBJECT_AREA

FOLDER: Final = "assets/finder"
FIELDS: Final = (("title", 10), ("keywords", 6), ("award", 2), ("summary", 1), ("name", 4), ("text", 1))
"""The fields of the index and how much a word in each counts."""

_NAME: Final = 4
_TEXT: Final = 5
_PROSE: Final = frozenset({3, _TEXT})
_LUNR_JS: Final = ("contrib", "search", "templates", "search", "lunr.js")

Value = tuple[str, str]
"""An id, as in addresses, and what it is called."""


class ContentPage(NamedTuple):
    """A hand-written page: where it stands, from the root, its title, and its plain text."""

    address: str
    title: str
    text: str


def files(area: Area, derived: Derived, pages: Sequence[ContentPage] = ()) -> dict[str, bytes]:
    """All that the finder reads, as finished files by their place from the root of the site."""
    records = search.records(area, derived.order)
    values = facets(area, records)
    table = _table(area, records, values)
    stamp = blake2b(_json(table), digest_size=6).hexdigest()
    return {
        f"{FOLDER}/courses.json": _json({"stamp": stamp, **table}),
        f"{FOLDER}/index.json": _json({"stamp": stamp, **_search(area, records, values, pages)}),
        f"{FOLDER}/home.json": _json(_home(area)),
        f"{FOLDER}/lunr.js": lunr_js(),
    }


def lunr_js() -> bytes:
    """The script that reads the index, as the installed MkDocs carries it; MkDocs itself is not imported."""
    spec = find_spec("mkdocs")
    if spec is None or not spec.submodule_search_locations:
        raise FileNotFoundError("MkDocs, which carries lunr.js, is not installed.")
    return Path(spec.submodule_search_locations[0], *_LUNR_JS).read_bytes()


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


# ── The table ────────────────────────────────────────────────────────────────────────────────────────────────────────


def facets(area: Area, records: Sequence[Record]) -> dict[str, list[Value]]:
    """The values that are in use, facet by facet, in the order in which they are shown."""
    runs = [run for record in records for run in record.runs]
    starts = sorted({run.month for run in runs})
    days = {place for mask in {run.days for run in runs} for place in range(7) if mask >> place & 1}
    levels = {entry.slug: entry.name for entry in LEVEL.values()}
    providers = {record.provider for record in records}
    named = ((id_, provider.name) for id_, provider in area.providers.items() if id_ in providers)
    return {
        "sector": _used(SECTOR.items(), {record.sector for record in records}),
        "level": _used(levels.items(), {level for record in records for level in record.levels}),
        "kind": _used(_kind_names(area).items(), {record.kind for record in records}),
        "provider": sorted(named, key=lambda value: (fold(value[1]), value[0])),
        "place": _places(area, {run.site for run in runs}),
        "ages": _used(AGES.items(), {age for record in records for age in record.ages}),
        "study": _used(STUDY.items(), {run.study for run in runs}),
        "pattern": _used(PATTERN.items(), {run.pattern for run in runs}),
        "day": [(day, day.capitalize()) for place, day in enumerate(DAYS) if place in days],
        "start": [(month, search.month_name(month)) for month in starts],
    }


def _used(values: Iterable[Value], ids: set[str]) -> list[Value]:
    return [(id_, name) for id_, name in values if id_ in ids]


def _kind_names(area: Area) -> dict[str, str]:
    """What each kind of course is called here."""
    return COURSE_KIND | {kind: words.name for kind, words in area.words.kinds.items()}


def _places(area: Area, used: set[str]) -> list[Value]:
    """Every town, each followed by its sites (whose ids have a slash); online last."""
    sites = [site for key, site in area.sites.items() if key in used]
    sites.sort(key=lambda site: (fold(site.written.town), fold(site.written.name), site.key))
    found: dict[str, str] = {}
    for site in sites:
        found.setdefault(search.town(site), site.written.town)
        found[site.key] = site.written.name
    if ONLINE in used:
        found[ONLINE] = "Online"
    return list(found.items())


def _table(area: Area, records: Sequence[Record], values: Mapping[str, list[Value]]) -> dict[str, Any]:
    """The columns: a row for each course and, after them, for each of its runs."""
    code = {facet: _codes(id_ for id_, _ in listed) for facet, listed in values.items()}
    levels = list(dict.fromkeys(record.level for record in records))
    ages = list(dict.fromkeys(record.ages for record in records))
    runs = [run for record in records for run in record.runs]
    whens = list(dict.fromkeys(run[1:] for run in runs))
    level_code, ages_code, when_code = _codes(levels), _codes(ages), _codes(whens)
    day_bits = [1 << DAYS.index(day) for day, _ in values["day"]]
    return {
        "values": values,
        "points": [_point(area, id_) for id_, _ in values["place"]],
        "towns": [_town(area, id_, code["place"]) for id_, _ in values["place"]],
        "days": day_bits,
        "levels": [_level(area, level, code["level"]) for level in levels],
        "agesets": [[code["ages"][age] for age in ages_] for ages_ in ages],
        "whens": [[code["study"][s], code["pattern"][p], days, start] for s, p, days, start in whens],
        "starts": [code["start"][search.Held("", *when).month] for when in whens],
        "id": [record.key.partition("/")[2] for record in records],
        "title": _unrepeated(record.title for record in records),
        "provider": [code["provider"][record.provider] for record in records],
        "sector": [code["sector"][record.sector] for record in records],
        "level": [level_code[record.level] for record in records],
        "kind": [code["kind"][record.kind] for record in records],
        "ages": [ages_code[record.ages] for record in records],
        "runs": [len(record.runs) for record in records],
        "site": [code["place"][run.site] for run in runs],
        "when": [when_code[run[1:]] for run in runs],
    }


def _codes(ids: Iterable[Any]) -> dict[Any, int]:
    return {id_: place for place, id_ in enumerate(ids)}


def _unrepeated(texts: Iterable[str]) -> list[str]:
    """The texts, with nothing in place of one that is like the one before."""
    return [text if text != before else "" for before, text in pairwise(chain([""], texts))]


def _point(area: Area, place: str) -> list[float] | None:
    site = area.sites.get(place)
    return [round(degrees, 4) for degrees in site.point] if site and site.point else None


def _town(area: Area, place: str, code: Mapping[str, int]) -> int:
    """The number of the town in which a place is: its own for a town, -1 for online."""
    site = area.sites.get(place)
    return code[search.town(site)] if site else -1 if place == ONLINE else code[place]


def _level(area: Area, level: str, code: Mapping[str, int]) -> list[Any]:
    """What a level is called, its plain words, and the values that it counts as."""
    words = area.words.levels.get(level)  # type: ignore[call-overload]
    return [LEVEL[level].name, words.short if words else "", [code[slug] for slug in search.levels(level)]]


def _home(area: Area) -> dict[str, Any]:
    def rows(points: Iterable[search.Point]) -> list[list[Any]]:
        return [[point.id, point.name, round(point.lat, 4), round(point.lon, 4)] for point in points]

    return {"localities": rows(search.localities(area)), "districts": rows(search.districts(area))}


# ── The index ────────────────────────────────────────────────────────────────────────────────────────────────────────


class Thing(NamedTuple):
    """Something that many courses share, by whose name they are found: it is indexed once for all of them."""

    id: str
    text: str


def _search(
    area: Area, records: Sequence[Record], values: Mapping[str, list[Value]], pages: Sequence[ContentPage]
) -> dict[str, Any]:
    """The index, and what a search's words can mean beside it."""
    things = _things(area, records, values)
    subjects, leads = (_codes(thing.id for thing in things[group]) for group in ("subject", "leads"))
    counts = {"course": len(records), **{group: len(listed) for group, listed in things.items()}, "page": len(pages)}
    texts = _texts(records, chain.from_iterable(things.values()), pages)
    synonyms = [(fold(said), [fold(meant) for meant in listed]) for said, listed in sorted(area.synonyms.items())]
    meanings = search.meanings(area, (month for month, _ in values["start"]))
    named = (point.name for point in search.localities(area))
    also = [*(said for said, _ in synonyms), *(one.phrase for one in meanings), *named]
    return {
        "groups": list(counts.items()),
        **index(texts, sum(counts.values()), also),
        "stop": " ".join(sorted(search.STOP)),
        "aside": " ".join(sorted(search.ASIDE)),
        "common": " ".join(sorted(search.COMMON)),
        "meanings": meanings,
        "synonyms": synonyms,
        "subject": [subjects[record.subject] for record in records],
        "leads": [[leads[id_] for id_ in record.leads] for record in records],
        "asks": [record.asks[0] * 10 + record.asks[1] for record in records],
        "pages": [[page.address, page.title] for page in pages],
    }


def _things(area: Area, records: Sequence[Record], values: Mapping[str, list[Value]]) -> dict[str, list[Thing]]:
    """What courses share, group by group: subjects, kinds, providers, places, what they lead to, sectors."""
    providers = area.providers
    leads = dict.fromkeys(id_ for record in records for id_ in record.leads)
    return {
        "subject": [Thing(code, SUBJECT_AREA[code].name) for code in dict.fromkeys(one.subject for one in records)],
        "kind": [Thing(*value) for value in values["kind"]],
        "provider": [Thing(id_, _called(providers[id_].written)) for id_, _ in values["provider"]],
        "place": [Thing(*value) for value in values["place"]],
        "leads": [Thing(id_, area.destinations[id_].written.name) for id_ in leads],
        "sector": [Thing(*value) for value in values["sector"]],
    }


def _called(provider: Any) -> str:
    """Every name that a provider goes by, and what kind of provider it is."""
    return " / ".join((provider.name, *provider.also_known_as, PROVIDER_KIND[provider.kind]))


def _texts(
    records: Sequence[Record], things: Iterable[Thing], pages: Sequence[ContentPage]
) -> Iterable[tuple[int, str]]:
    """Every text to index under its code, which is its document's number times the number of fields, plus its field."""
    width = len(FIELDS)
    document = 0
    for record in records:
        yield from enumerate(record.texts, document)
        document += width
    for thing in things:
        yield document + _NAME, thing.text
        document += width
    for page in pages:
        yield from ((document, page.title), (document + _TEXT, page.text))
        document += width


def index(texts: Iterable[tuple[int, str]], documents: int, also: Iterable[str] = ()) -> dict[str, Any]:
    """lunr's index of texts that come in the order of their codes.

    Every word counts once in each text and texts are not weighed by their length (lunr's b = 0), so a word's score is
    its weight (`idf`) times its field's: no score has to be written for single documents. `postings` holds the codes
    of each term, each as the distance from the one before. `words` are the words as people write them, those of
    `also` included, by which the finder completes and corrects what is typed.
    """
    from lunr import __TARGET_JS_VERSION__  # type: ignore[import-untyped]
    from lunr.idf import idf  # type: ignore[import-untyped]

    stem = _stemmer()
    stems: dict[str, str] = {}
    postings: dict[str, list[int]] = {}
    for code, text in texts:
        prose = code % len(FIELDS) in _PROSE
        for word in fold(text).split():
            term = stems.get(word)
            if term is None:
                term = stems[word] = "" if word in search.STOP else stem(word)
            if not term or (prose and word in search.STOP_IN_PROSE):
                continue
            listed = postings.setdefault(term, [])
            if not listed or listed[-1] != code:
                listed.append(code)
    words = {word for word, term in stems.items() if term}.union(*(fold(text).split() for text in also)) - search.STOP
    terms = sorted(postings)
    return {
        "version": __TARGET_JS_VERSION__,
        "fields": FIELDS,
        "terms": " ".join(terms),
        "idf": [round(idf({"": dict.fromkeys(postings[term])}, documents), 3) for term in terms],
        "postings": [_steps(postings[term]) for term in terms],
        "words": " ".join(sorted(words)),
    }


def _steps(codes: Sequence[int]) -> list[int]:
    return [after - before for before, after in pairwise(chain([0], codes))]


def _stemmer() -> Callable[[str], str]:
    """lunr's stemmer, so that it agrees with lunr.js: the two differ in a last y after a vowel (lay, bricklaying)."""
    from lunr.stemmer import porter_stemmer  # type: ignore[import-untyped]

    def stem(word: str) -> str:
        found: str = porter_stemmer.stem(word)
        return found[:-1] + "i" if found.endswith("y") else found

    return stem
