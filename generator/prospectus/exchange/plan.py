"""Plans what an import would do to an area's files, record by record, and does it: whole, or not at all."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from ..directories.record import Batch, Doubt, Incoming, IncomingProvider, IncomingSite
from ..folders import leads_elsewhere
from ..model.course import Course
from ..model.fields import as_id, how_to_write_id, is_id
from ..model.provider import Provider
from ..naming import choice
from ..wording import quoted
from ..writing import UnreadableError
from .difference import Changed, Comparison
from .doing import apply
from .making import Making, free_id, head, new_id, proposals, still_missing
from .match import courses_meant, no_site, provider_meant, site_called, site_of
from .outcome import Outcome, Plan, What
from .present import Present, one_text, present, rows
from .telling import words as told
from .trial import doubt_of, new_errors, orphaned

__all__ = ["Plan", "apply", "plan", "told"]

Record = Incoming | IncomingSite | IncomingProvider


def plan(area_folder: Path, batch: Batch, *, provider: str | None = None) -> Plan:
    """What an import of this batch would do; `provider` is whose the records are that do not say it themselves."""
    planner = _Planner(present(area_folder), batch, provider)
    records: tuple[Record, ...] = (*batch.providers, *batch.sites, *batch.courses)
    for record in records:
        planner.take(record)
    return _tried(planner.planned(), planner.makings)


def _tried(planned: Plan, makings: Mapping[str, Making]) -> Plan:
    """The plan without the files into which it would bring errors; their records are refused."""
    while planned.texts:
        errors = new_errors(planned.root, planned.texts)
        if not errors:
            break
        errors |= dict(orphaned(planned.root, planned.texts, errors))
        outcomes = tuple(_refused(one, errors[one.path]) if one.path in errors else one for one in planned.outcomes)
        texts = {path: text for path, text in planned.texts.items() if path not in errors}
        planned = replace(planned, outcomes=outcomes, texts=texts)
    return planned


def _refused(one: Outcome, doubts: Iterable[Doubt]) -> Outcome:
    return replace(one, what=What.REFUSED, changes=(), missing=(), doubts=(*doubts, *one.doubts))


class _StoppedError(Exception):
    """A record that nothing can be done with; carries what is so."""

    def __init__(self, doubt: Doubt, what: What = What.REFUSED) -> None:
        super().__init__(doubt.says)
        self.doubt, self.what = doubt, what


@dataclass(slots=True)
class _Planner:
    """What has been planned so far."""

    present: Present
    batch: Batch
    provider: str | None
    makings: dict[str, Making] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    renamed: dict[str, str] = field(default_factory=dict)

    def planned(self) -> Plan:
        """The plan, without the records that cannot be written as they are."""
        texts: dict[str, str] = {}
        outcomes = self.outcomes
        for path, one in self.makings.items():
            if leads_elsewhere(self.present.root, path):
                link = Doubt("symbolic-link", path, "A link leads from here to another place.", _NO_LINK)
                outcomes = [_refused(done, [link]) if done.path == path else done for done in outcomes]
                continue
            try:
                texts |= {path: one.text} if one.held is None or one.changes else {}
            except UnreadableError as error:
                found = [doubt_of(problem) for problem in error.problems]
                outcomes = [_refused(done, found) if done.path == path else done for done in outcomes]
        before = {path: one.held.text for path, one in self.makings.items() if one.held is not None}
        return Plan(self.present.root, tuple(outcomes), texts, self.batch.doubts, before)

    def take(self, record: Record) -> None:
        """Find out what comes of a record."""
        try:
            if isinstance(record, Incoming):
                outcome = self._course(record)
            elif isinstance(record, IncomingSite):
                outcome = self._site(record)
            else:
                outcome = self._provider(record)
        except _StoppedError as stopped:
            doubts = (stopped.doubt, *record.doubts)
            outcome = Outcome("", _title(record), stopped.what, record.source, record.rows, doubts=doubts)
        self.outcomes.append(outcome)

    # ── Providers ────────────────────────────────────────────────────────────────────────────────────────────────────

    def _provider(self, one: IncomingProvider) -> Outcome:
        found = provider_meant(self.present, one)
        id_ = found or one.provider or as_id(one_text(one.data, "name"))
        if one.provider:
            self.renamed[one.provider] = id_
        path = f"providers/{id_}/provider.yml"
        if found is None:
            _refuse_odd(id_, "a provider", one.source)
            self.makings[path] = Making("provider", path, None, dict(one.data))
            return Outcome(path, _title(one), What.ADDED, one.source, one.rows, doubts=one.doubts)
        making = self._of_provider(id_, one)
        return self._changed(making, dict(one.data), one, ())

    def _owner(self, record: Record) -> str:
        """Whose a record is."""
        named = record.provider or self.provider
        if named is None:
            says, do = "The file does not say whose this is.", "Name the provider with --provider ID."
            raise _StoppedError(Doubt("no-provider-given", record.source, says, do))
        id_ = self.renamed.get(named, named)
        if id_ not in self.present.providers and f"providers/{id_}/provider.yml" not in self.makings:
            says = f"There is no provider called {quoted(id_)}."
            do = choice(id_, self.present.providers, "providers")
            raise _StoppedError(Doubt("no-such-provider", record.source, says, do))
        return id_

    def _of_provider(self, id_: str, record: Record) -> Making:
        """The provider's file, as it will be."""
        path = f"providers/{id_}/provider.yml"
        if path not in self.makings:
            held = self.present.providers[id_]
            if held.data is None:
                raise _StoppedError(_unreadable(record, path))
            self.makings[path] = Making("provider", path, held, {"sites": {**self.present.sites_of(id_)}})
        return self.makings[path]

    # ── Sites ────────────────────────────────────────────────────────────────────────────────────────────────────────

    def _site(self, one: IncomingSite) -> Outcome:
        owner = self._owner(one)
        making = self._of_provider(owner, one)
        sites: dict[str, Any] = making.data.setdefault("sites", {})
        found = site_of(sites, one)
        if len(found) > 1:
            says = f"{owner} has {len(found)} sites that this may be: {', '.join(found)}."
            raise _StoppedError(Doubt("several-meant", one.source, says, _GIVE_REFERENCE), What.DOUBTED)
        site = {**one.site, **({"reference": one.reference} if one.reference else {})}
        if found and making.held is not None and found[0] in self.present.sites_of(owner):
            return self._changed(making, site, one, ("sites", found[0]))
        id_ = found[0] if found else free_id(as_id(one.id or _title(one)), sites)
        _refuse_odd(id_, "a site", one.source)
        change = Changed(("sites", id_), None, site)
        if making.held is not None:
            making.changes = [one for one in making.changes if one.keys != change.keys] + [change]
        sites[id_] = site
        return Outcome(making.path, _title(one), What.ADDED, one.source, one.rows, (change,), one.doubts)

    def _changed(self, making: Making, theirs: dict[str, Any], one: Record, at: tuple[str, ...]) -> Outcome:
        """What comes of a record about something that is in a file already."""
        ours: Any = making.held.data if making.held else making.data
        for step in at:
            ours = ours[step]
        if at and theirs.get("reference") == at[-1]:
            del theirs["reference"]
        shape = Course if making.kind == "course" else Provider
        compared = Comparison(shape, self.batch, one.source)
        changes, doubts = compared.split(compared.changes(ours, theirs, at))
        making.changes += changes
        what = What.CHANGED if changes else What.SAME
        return Outcome(making.path, _title(one), what, one.source, one.rows, tuple(changes), (*one.doubts, *doubts))

    # ── Courses ──────────────────────────────────────────────────────────────────────────────────────────────────────

    def _course(self, one: Incoming) -> Outcome:
        owner = self._owner(one)
        one = replace(one, course=dict(self._placed(one, owner)))
        found, doubt = courses_meant(self.present, owner, one)
        if doubt is not None:
            raise _StoppedError(doubt, What.DOUBTED)
        if len(found) > 1:
            found = [key for key in found if self._says_the_same(key, one)] or found
        if len(found) > 1:
            says = f"This may be any of {len(found)} courses: {', '.join(found)}."
            raise _StoppedError(Doubt("several-meant", one.source, says, _GIVE_REFERENCE), What.DOUBTED)
        return self._known_course(found[0], one) if found else self._new_course(owner, one)

    def _placed(self, one: Incoming, owner: str) -> Iterator[tuple[str, Any]]:
        """The course with the id of a site wherever the file has its name or reference."""
        for name, value in one.course.items():
            if name == "runs" and isinstance(value, list):
                yield name, [{**run, **self._at(run, one, owner)} if isinstance(run, dict) else run for run in value]
            else:
                yield name, value

    def _at(self, run: Mapping[str, Any], one: Incoming, owner: str) -> dict[str, str]:
        text = run.get("site")
        if not text:
            return {}
        other, _, name = text.rpartition("/")
        own = self._sites(owner)
        if other and name in self._sites(other):
            return {"site": text}
        found = site_called(own, text)
        if len(found) != 1:
            raise _StoppedError(
                Doubt("no-such-site", one.source, *no_site(self.present.name_of(owner), text, own, found))
            )
        return {"site": found[0]}

    def _sites(self, owner: str) -> Mapping[str, Any]:
        """The sites that a provider will have."""
        making = self.makings.get(f"providers/{owner}/provider.yml")
        sites: Mapping[str, Any] = making.data.get("sites", {}) if making else self.present.sites_of(owner)
        return sites

    def _compared(self, key: str, one: Incoming) -> tuple[list[Changed], list[Doubt]]:
        compared = Comparison(Course, self.batch, one.source)
        ours = self.present.courses[key].data or {}
        theirs = {**one.course, **_referred(one, ours, key.partition("/")[2])}
        return compared.split(compared.changes(ours, theirs))

    def _says_the_same(self, key: str, one: Incoming) -> bool:
        return not self._compared(key, one)[0]

    def _known_course(self, key: str, one: Incoming) -> Outcome:
        held = self.present.courses[key]
        if held.path in self.makings:
            says = f"Another record of this file is about {key}, too."
            raise _StoppedError(Doubt("course-twice", one.source, says, _GIVE_REFERENCE), What.DOUBTED)
        if held.data is None:
            raise _StoppedError(_unreadable(one, held.path))
        changes, doubts = self._compared(key, one)
        self.makings[held.path] = Making("course", held.path, held, changes=changes)
        what = What.CHANGED if changes else What.SAME
        return Outcome(held.path, _title(one), what, one.source, one.rows, tuple(changes), (*one.doubts, *doubts))

    def _new_course(self, owner: str, one: Incoming) -> Outcome:
        taken = {key.partition("/")[2] for key in self.present.courses if key.startswith(f"{owner}/")}
        taken |= {Path(path).stem for path in self.makings if path.startswith(f"providers/{owner}/courses/")}
        id_ = one.id or new_id(_title(one), one_text(one.course, "level"), taken)
        _refuse_odd(id_, "a course", one.source)
        if id_ in taken:
            says = (
                f"There is a course called {quoted(f'{owner}/{id_}')} already whose file cannot be read, or a new one."
            )
            raise _StoppedError(Doubt("course-twice", one.source, says, "Mend that file, or write another id."))
        path = f"providers/{owner}/courses/{id_}.yml"
        data = {"status": "draft", **one.course, **({"reference": one.reference} if one.reference else {})}
        missing = [] if "imported" in data else still_missing(data, proposals(self.present, data), one.carried)
        self.makings[path] = Making("course", path, None, data, notes=head(missing, one.notes))
        return Outcome(path, _title(one), What.ADDED, one.source, one.rows, (), one.doubts, tuple(missing))


def _referred(one: Incoming, ours: Mapping[str, Any], id_: str) -> dict[str, Any]:
    """The course's reference, where it says more than its id and is not that of a run."""
    known = {id_, *(one_text(run, "reference") for run in rows(ours, "runs"))}
    return {"reference": one.reference} if one.reference and one.reference not in known else {}


_NO_LINK = "Put a folder or a file of its own there."
_GIVE_REFERENCE = "Give each a reference of its own, here and in the file."


def _title(record: Record) -> str:
    if isinstance(record, Incoming):
        return one_text(record.course, "title")
    return one_text(record.site if isinstance(record, IncomingSite) else record.data, "name")


def _unreadable(record: Record, path: str) -> Doubt:
    return Doubt(
        "cannot-be-read", record.source, f"{path} cannot be read.", "Mend what “prospectus check” tells of it."
    )


def _refuse_odd(id_: str, what: str, source: str) -> None:
    if not is_id(id_):
        says = f"{quoted(id_)} cannot be the id of {what}."
        raise _StoppedError(Doubt("not-an-id", source, says, how_to_write_id(id_)))
