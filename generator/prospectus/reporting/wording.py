"""The report on wording: by provider how old one has to be to read its texts, and what in them nobody explains."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from ..area import Area, Course, Provider
from ..derive.prose.capitals import Letters, letters
from ..derive.prose.copies import Copied, copies
from ..derive.prose.insiders import Insiders, insiders
from ..derive.prose.readability import hardest, highest_age, in_years, longest, reading_age
from ..derive.prose.texts import Reading, read, things
from ..pages.phrases import count
from ..reports import harmless_lines
from ..tables import Cell
from ..wording import quoted
from .report import Report, Table, columns

LONG: Final = 25
"""From more words than these GOV.UK calls a sentence long."""
_WORST: Final = 3
"""How many of a provider's hardest courses the text names."""

_PROVIDERS: Final = (
    "Provider",
    "Courses",
    "Reading age",
    "Highest",
    "Too hard",
    "Long sentences",
    "Letters",
    "Insiders' words",
    "Shared texts",
)
_COURSES: Final = (
    "Provider",
    "File",
    "Title",
    "Level",
    "Words",
    "Reading age",
    "Should be at most",
    "Long sentences",
    "Longest sentence in words",
    "Hardest sentence",
    "Letters that nothing explains",
    "Insiders' words",
)
_SHARED: Final = ("Provider", "Courses", "Text", "Which")
_ABOUT: Final = f"""\
The reading age is the age in years at which most pupils read such sentences and words with ease. It is the grade of
Flesch and Kincaid, which Word shows much the same, and five years. Of a provider it is the one in the middle of its
courses. Too hard is what takes more than 15 years, or more than 13 at Entry level and Level 1. Sentences of more than
{LONG} words are long. Letters are those that neither the text nor the area's words explain, and shared texts those that
stand in three courses or more.
"""


@dataclass(frozen=True, slots=True)
class _Found:
    """What was found in the texts of a provider or a course; `age` is None where they are too short to tell."""

    reading: Reading
    provider: Provider
    age: float | None
    long: int
    letters: list[str]
    insiders: list[str]

    @property
    def too_hard(self) -> bool:
        return self.age is not None and self.age > highest_age(self.reading.thing)

    @property
    def hardest(self) -> str:
        return self.reading.sentences[hardest(self.reading.words)] if self.reading.sentences else ""


def report(area: Area) -> Report:
    """Read every text of the area; the time grows as their length."""
    known, words = letters(area), insiders(area)
    found = [_found(read(thing), known, words) for thing in things(area)]
    shared = list(copies(area))
    tables = (
        Table("wording-providers", _PROVIDERS, tuple(_by_provider(area, found, shared))),
        Table("wording-courses", _COURSES, tuple(_row(one) for one in found)),
        Table("wording-shared", _SHARED, tuple(_shared(one) for one in shared)),
    )
    lines = _text(area, tables[0], found, shared)
    return Report("wording", harmless_lines("\n".join(lines)) + "\n", tables)


def _found(reading: Reading, known: Letters, words: Insiders) -> _Found:
    thing = reading.thing
    return _Found(
        reading,
        thing.provider if isinstance(thing, Course) else thing,
        reading_age(reading.words),
        sum(len(one) > LONG for one in reading.words),
        known.unexplained(reading),
        words.used(reading),
    )


def _by_provider(area: Area, found: Sequence[_Found], shared: Sequence[Copied]) -> Iterator[tuple[Cell, ...]]:
    """A row for each provider: its own texts count for all but the reading age, which is that of its courses."""
    for provider in area.providers.values():
        own = [one for one in found if one.provider is provider]
        courses = [one for one in own if isinstance(one.reading.thing, Course)]
        ages = [one.age for one in courses if one.age is not None]
        yield (
            provider.name,
            len(courses),
            median(ages) if ages else None,
            max(ages, default=None),
            sum(one.too_hard for one in own),
            sum(one.long for one in own),
            len({word for one in own for word in one.letters}),
            len({word for one in own for word in one.insiders}),
            sum(one.courses[0].provider is provider for one in shared),
        )


def _row(one: _Found) -> tuple[Cell, ...]:
    thing, words = one.reading.thing, one.reading.words
    course = thing if isinstance(thing, Course) else None
    return (
        one.provider.name,
        thing.path,
        course.title if course else thing.name if isinstance(thing, Provider) else "",
        course.level.name if course else "",
        sum(map(len, words)),
        one.age if one.age is None else round(one.age, 1),
        highest_age(thing),
        one.long,
        len(words[longest(words)]) if words else 0,
        one.hardest,
        ", ".join(one.letters),
        ", ".join(one.insiders),
    )


def _shared(one: Copied) -> tuple[Cell, ...]:
    keys = ", ".join(course.key for course in one.courses)
    return one.courses[0].provider.name, len(one.courses), " ".join(one.text.split()), keys


def _text(area: Area, summary: Table, found: Sequence[_Found], shared: Sequence[Copied]) -> Iterator[str]:
    yield f"The wording of {area.written.name}"
    yield ""
    yield from columns(summary.header, summary.rows)
    yield ""
    yield _ABOUT
    for provider in area.providers.values():
        lines = list(_of_provider([one for one in found if one.provider is provider]))
        lines += [_copied(one) for one in shared if one.courses[0].provider is provider]
        if lines:
            yield provider.name
            yield from (f"  {line}" for line in lines)
            yield ""


def _of_provider(own: Sequence[_Found]) -> Iterator[str]:
    """What to look at first: the hardest texts, and all that nothing explains."""
    hard = sorted((one for one in own if one.too_hard), key=lambda one: -(one.age or 0))
    for one in hard[:_WORST]:
        yield f"{one.reading.thing.path}: reading age {in_years(one.age or 0)}. {quoted(one.hardest)}"
    if hard[_WORST:]:
        yield f"… and {count(len(hard) - _WORST, 'more text')} too hard: see the table wording-courses"
    for what, words in (
        ("Nothing explains", sorted({word for one in own for word in one.letters})),
        ("Only insiders say", sorted({word for one in own for word in one.insiders})),
    ):
        if words:
            yield f"{what}: {', '.join(words)}"


def _copied(one: Copied) -> str:
    return f"{count(len(one.courses), 'course')} share a text: {quoted(one.text)}"
