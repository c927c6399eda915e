"""The shape of what was imported and nobody has checked yet: what its format did not carry stays open, and is said so.

A file that says `imported` is read by these shapes. They have the keys of the ordinary ones; but a key that is needed
there and missing here is no fault: something stands in for it that nobody can write, and that pages tell as not said
(see generator/decisions/0028-imported-and-left-open.md).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any, Final, TypeVar

from pydantic import BaseModel, Field, ValidationInfo, field_validator, model_validator

from .codes import NOT_SAID
from .course import Ages, Apply, Cost, Course, Entry, Kind, LeadsTo, Level, Subject, WhoFor
from .fields import EachOnce, Slug, Summary
from .provider import Contact, Provider, Site
from .provider import Kind as ProviderKind
from .reach import Url
from .run import Part, Run, Study, Way, refuse_backwards
from .when import NO_START, Imported, Reviewed, StartField

_OPEN: Final[Any] = NOT_SAID
_Made = TypeVar("_Made", bound=BaseModel)


def _stand_in(shape: type[_Made], **values: Any) -> _Made:
    """A value that no file can hold, because its own shape would refuse it."""
    return shape.model_construct(None, **values)


class ImportedRun(Run):
    """A run of which not everything is known."""

    start: StartField = Field(NO_START)
    study: Study = Field(_OPEN)
    pattern: Part = Field(_OPEN)
    delivery: Way = Field(_OPEN)

    @field_validator("end")
    @classmethod
    def _one_of_two(cls, end: dt.date | None, info: ValidationInfo) -> dt.date | None:
        return end

    @model_validator(mode="after")
    def _somewhere_and_some_time(self) -> ImportedRun:
        refuse_backwards(self)
        return self


class ImportedCost(Cost):
    """What a course costs, as far as it is known: perhaps only a note."""

    @model_validator(mode="after")
    def _something(self) -> ImportedCost:
        return self


class ImportedCourse(Course):
    """A course that its provider has not checked since it was imported."""

    imported: Imported
    summary: Summary = Field("The provider does not say this in a line.")
    kind: Kind = Field(_OPEN)
    level: Level = Field(_OPEN)
    subject: Subject = Field(_OPEN)
    ages: Ages = Field(_OPEN)
    who_for: WhoFor = Field("The provider does not describe this course here.")
    entry: Entry = Field(Entry(summary="The provider does not say what you need to get in."))
    leads_to: tuple[LeadsTo, ...] = Field(())
    runs: Annotated[tuple[ImportedRun, ...], Field(min_length=1)] = Field((ImportedRun(),))
    cost: ImportedCost = Field(_stand_in(ImportedCost, free=None, amount=None, note=None, kit=None))
    apply: Apply = Field(_stand_in(Apply, how=NOT_SAID, url=None, contact=None))
    reviewed: Reviewed = Field(None)  # type: ignore[assignment]

    def model_post_init(self, context: Any, /) -> None:
        """Until it is checked, what it says is as old as the day on which it was taken."""
        super().model_post_init(context)
        _as_old_as_taken(self)


class ImportedProvider(Provider):
    """A provider whose file was made from what a directory says of it."""

    imported: Imported
    kind: ProviderKind = Field(_OPEN)
    summary: Summary = Field("The provider does not describe itself here.")
    website: Url = Field("")
    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)] = Field(
        (Contact(role="general", title="The provider itself"),)
    )
    sites: Annotated[dict[Slug, Site], EachOnce] = Field({})
    reviewed: Reviewed = Field(None)  # type: ignore[assignment]

    def model_post_init(self, context: Any, /) -> None:
        """Until it is checked, what it says is as old as the day on which it was taken."""
        super().model_post_init(context)
        _as_old_as_taken(self)


def _as_old_as_taken(written: ImportedCourse | ImportedProvider) -> None:
    if written.reviewed is None:
        taken = {"on": written.imported.on.isoformat(), "by": written.imported.from_}
        written.__dict__["reviewed"] = Reviewed.model_validate(taken)


def lacking(written: Course | Provider) -> Iterator[str]:
    """The names of the keys that this file would need and does not have, if it was imported: `level`, `runs.delivery`.

    `runs.duration` stands for a run that has neither a duration nor an end. None for a file that was not imported.
    """
    if not isinstance(written, ImportedCourse | ImportedProvider):
        return
    for name, stand_in in _left_open(type(written)):
        if getattr(written, name) == stand_in:
            yield name
    if isinstance(written, ImportedCourse) and "runs" not in _names_of(written):
        yield from dict.fromkeys(f"runs.{name}" for run in written.runs for name in _lacking_in(run))


def _names_of(written: ImportedCourse) -> set[str]:
    return {name for name, stand_in in _left_open(ImportedCourse) if getattr(written, name) == stand_in}


def _lacking_in(run: Run) -> Iterator[str]:
    if run.site is None and run.delivery != "online":
        yield "site"
    for name, stand_in in _left_open(ImportedRun):
        if getattr(run, name) == stand_in:
            yield name
    if run.duration is None and run.end is None:
        yield "duration"


@cache
def _left_open(shape: type[BaseModel]) -> tuple[tuple[str, Any], ...]:
    """The keys that the ordinary shape needs, and what stands in for each; `reviewed` is told on its own."""
    ordinary = shape.__mro__[1].model_fields  # type: ignore[attr-defined]
    return tuple(
        (name, field.default)
        for name, field in shape.model_fields.items()
        if ordinary[name].is_required() and not field.is_required() and name != "reviewed"
    )
