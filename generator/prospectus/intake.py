"""Walks an area's folders, reads and validates every file, and says in plain words what is wrong with each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from . import limits, progress
from .demand import Asked, read_demand
from .faults import fault_of, worth_telling
from .folders import CourseFile, ProviderFolder, area_files, content_pages, protocol_files, provider_folders
from .front import as_yaml, parts, plain_lines
from .gtfs.feed import Feed
from .gtfs.reader import read_feed
from .media import picture_faults
from .model.area import AreaFile, Destinations, Localities, Synonyms, WordsFile
from .model.calendar import CalendarFile, ProviderCalendarFile
from .model.consultation import ConsultationFile
from .model.course import Course
from .model.entitlement import EntitlementFile
from .model.fields import as_id, is_id
from .model.imported import ImportedCourse, ImportedProvider
from .model.protocol import ProtocolFile
from .model.provider import Provider
from .model.timetable import TimetableFile
from .model.travel import TravelFile
from .neighbours.reader import read_neighbours
from .neighbours.shape import NeighbourArea
from .problems import Place, Problem, Severity
from .reading import Document, Value, located, read, spots
from .workers import can_fork, in_turn, processors, slices

ENOUGH: Final = 1_000
"""From this many courses on it pays to have their files read by other processes."""

_AT_ONCE: Final = 250
"""How many files a process reads before it sends what they say."""


@dataclass(frozen=True, slots=True)
class File:
    """A file that was found: its id (`provider` or `provider/course`), its path, and what it says, if it is sound."""

    id: str
    path: str
    written: Any | None


@dataclass(frozen=True, slots=True)
class PageFile(File):
    """A page of the handbook that was found: what stands above its text is read as every file is.

    `text` is Markdown, and begins on line `first_line`.
    """

    text: str = ""
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Intake:
    """Everything that an area has written, as written, by kind; a faulty file is there with nothing in it.

    `own` holds the area's own files (area, localities, timetable, words, synonyms, entitlement) that are there,
    `destinations` those of which there can be several, `media` the names of each provider's pictures, `content` those
    of the hand-written pages, like `help/index`, `calendars` those of providers that keep their own. `feed` is the
    timetable of buses and trains, `protocols` the pages of the handbook, `demand` the rows of demand.csv, `neighbours`
    what the next areas publish.
    """

    root: Path
    own: Mapping[str, File]
    destinations: tuple[File, ...]
    providers: tuple[File, ...]
    courses: tuple[File, ...]
    media: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    content: tuple[str, ...] = ()
    calendars: tuple[File, ...] = ()
    feed: Feed | None = None
    protocols: tuple[PageFile, ...] = ()
    demand: tuple[Asked, ...] = ()
    neighbours: tuple[NeighbourArea, ...] = ()


class _Kind:
    """One kind of file: what it is validated by, and what it is if it was imported and may leave something open."""

    def __init__(self, shape: Any, imported: Any = None) -> None:
        self.shape = shape
        self._validate = TypeAdapter(shape).validator.validate_python
        self._validate_imported = TypeAdapter(imported).validator.validate_python if imported else self._validate

    def validate(self, data: Mapping[str, Value]) -> Any:
        """The model of what a file says."""
        return (self._validate_imported if "imported" in data else self._validate)(data)


AREA_FILES: Final[dict[str, Any]] = {
    "area": AreaFile,
    "localities": Localities,
    "destinations": Destinations,
    "timetable": TimetableFile,
    "words": WordsFile,
    "synonyms": Synonyms,
    "entitlement": EntitlementFile,
    "travel": TravelFile,
    "calendar": CalendarFile,
    "consultation": ConsultationFile,
}
SHARED: Final = ("destinations",)
"""The kinds among them that can be shared out: content/area/destinations.yml, and content/area/destinations/*.yml."""


_PROVIDER: Final = _Kind(Provider, ImportedProvider)
_COURSE: Final = _Kind(Course, ImportedCourse)
_CALENDAR: Final = _Kind(ProviderCalendarFile)
_PROTOCOL: Final = _Kind(ProtocolFile)


@dataclass(slots=True)
class _Taking:
    """What has been taken in so far."""

    root: Path
    problems: list[Problem] = field(default_factory=list)

    def take(self, kind: _Kind, id_: str, path: str) -> File:
        """Read and validate one file."""
        (document,) = _documents(self.root, [path])
        return self.validated(kind, id_, path, document)

    def validated(self, kind: _Kind, id_: str, path: str, document: Document | tuple[Problem, ...]) -> File:
        """Validate what was read."""
        if not isinstance(document, Document):
            self.problems += document
            return File(id_, path, None)
        try:
            return File(id_, path, kind.validate(document.data))
        except ValidationError as error:
            draft = str(document.data.get("status", "")).strip().lower() == "draft"
            self.problems += _told(error, kind.shape, path, self.root, Severity.WARNING if draft else Severity.ERROR)
            return File(id_, path, None)

    def page(self, id_: str, path: str) -> PageFile | None:
        """Read and validate a page of the handbook; None when there is no reading it, which is told elsewhere."""
        raw = (self.root / path).read_bytes()
        if len(raw) > limits.CONTENT_PAGE_BYTES:
            return None
        try:
            front, text, skipped = parts(plain_lines(raw))
        except UnicodeDecodeError:
            return None
        if not front or not front.strip():
            says = "This page of the handbook does not say what it is."
            do = "Start it with a line ---, the keys title, kind, summary, owner, version, applies_to, and a line ---."
            self.problems.append(Problem("no-front-matter", Severity.ERROR, Place(path, (), 1, 1), says, do))
            return PageFile(id_, path, None, text)
        found = self.validated(_PROTOCOL, id_, path, read(path, as_yaml(front)))
        return PageFile(id_, path, found.written, text, skipped + 1)


def placed_bytes(root: Path, path: str) -> bytes:
    """What a file says as YAML, each line under its own number: all of it, or what stands above a page's text."""
    raw = (root / path).read_bytes()
    if not path.endswith(".md"):
        return raw
    try:
        return as_yaml(parts(plain_lines(raw)).front or "")
    except UnicodeDecodeError:
        return b""


def _documents(root: Path, paths: Sequence[str]) -> list[Document | tuple[Problem, ...]]:
    """What these files say, or what is wrong with how they are written."""
    return [read(path, (root / path).read_bytes()) for path in paths]


def _courses(taking: _Taking, files: Sequence[CourseFile]) -> Iterator[File]:
    """Every course's file. Where there are many, other processes read ahead while this one validates.

    What was read is quick to send; the models that are made of it take longer to send than to make.
    """
    parts = slices(len(files), -(-len(files) // _AT_ONCE))
    reads = [partial(_documents, taking.root, [one.path for one in files[start:end]]) for start, end in parts]
    workers = processors() if len(files) >= ENOUGH and can_fork() else 1
    documents = chain.from_iterable(in_turn(reads, workers))
    progress.begin("Reading courses", len(files))
    for one, document in zip(files, documents, strict=True):
        progress.step()
        yield taking.validated(_COURSE, one.id, one.path, document)


def _told(error: ValidationError, shape: Any, path: str, root: Path, severity: Severity) -> Iterator[Problem]:
    where = spots(placed_bytes(root, path))
    for details in worth_telling(error.errors(include_url=False)):
        problem = fault_of(details, path, shape, where, severity)
        if problem.id == "not-an-id" and is_id(id_ := as_id(str(details["input"]))):
            problem = _whose(problem, id_, path, root)
        if problem.id == "not-an-id" and path.startswith("providers/") and "site" in problem.place.keys[-1:]:
            problem = _site_named(problem, str(details["input"]), path, root)
        yield located(problem, where)


def _whose(problem: Problem, id_: str, path: str, root: Path) -> Problem:
    """The problem of a course that is named without its provider, with the course that may be meant."""
    owners = sorted(one.parent.parent.name for one in root.glob(f"providers/*/courses/{id_}.yml"))
    own = path.split("/")[1]
    if not owners:
        return problem
    owner = own if own in owners else owners[0]
    return replace(problem, do=f"Did you mean “{owner}/{id_}”? {problem.do}")


def _site_named(problem: Problem, name: str, path: str, root: Path) -> Problem:
    """The problem of a site that is called by its name, with the id that it has in its provider's file."""
    (document,) = _documents(root, [f"{'/'.join(path.split('/')[:2])}/provider.yml"])
    sites = document.data.get("sites") if isinstance(document, Document) else None
    for id_, site in sites.items() if isinstance(sites, dict) else ():
        if isinstance(site, dict) and str(site.get("name", "")).casefold() == name.strip().casefold():
            return replace(problem, do=f"Did you mean “{id_}”? That is the id of {name.strip()}.")
    return problem


def _pictures(root: Path, folders: list[ProviderFolder]) -> Iterator[Problem]:
    for path in (path for folder in folders for path in folder.media):
        for id_, says, do in picture_faults(root, path):
            yield Problem(id_, Severity.ERROR, Place(path, (), 1, 1), says, do)


def take_in(root: Path) -> Intake:
    """Everything under `root` (the folder with mkdocs.yml), read and validated."""
    taking = _Taking(root)
    paths, faults = area_files(root, AREA_FILES, SHARED)
    taking.problems += faults
    own = {
        name: taking.take(_Kind(AREA_FILES[name]), name, path)
        for name, (path, *_) in paths.items()
        if name not in SHARED
    }
    kind = _Kind(AREA_FILES["destinations"])
    destinations = tuple(taking.take(kind, "destinations", path) for path in paths.get("destinations", ()))
    folders, faults = provider_folders(root)
    taking.problems += faults
    providers = tuple(taking.take(_PROVIDER, one.id, one.path) for one in folders if one.path)
    calendars = tuple(taking.take(_CALENDAR, one.id, one.calendar) for one in folders if one.calendar)
    courses = tuple(_courses(taking, [one for folder in folders for one in folder.courses]))
    taking.problems += _pictures(root, folders)
    media = {folder.id: tuple(path.rpartition("/")[2] for path in folder.media) for folder in folders}
    protocols = tuple(one for id_, path in protocol_files(root) if (one := taking.page(id_, path)))
    feed, misread = read_feed(root)
    taking.problems += misread
    demand, misread = read_demand(root)
    taking.problems += misread
    area = own["area"].written if "area" in own else None
    neighbours, misread = read_neighbours(root, area.neighbours if area else ())
    taking.problems += misread
    problems = tuple(taking.problems)
    pages = content_pages(root)
    return Intake(
        root,
        own,
        destinations,
        providers,
        courses,
        media,
        problems,
        pages,
        calendars,
        feed,
        protocols,
        demand,
        neighbours,
    )
