"""Advice on how texts read to somebody of 14; never more than one piece of each kind about a file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import chain
from typing import Final

from ..area import Area, Course, Provider
from ..derive.prose.answers import tells_nothing
from ..derive.prose.capitals import Letters, letters
from ..derive.prose.copies import copies
from ..derive.prose.fairness import unfair
from ..derive.prose.insiders import Insiders, insiders
from ..derive.prose.readability import LONGEST, hardest, highest_age, in_years, longest, reading_age
from ..derive.prose.texts import Reading, read, things
from ..problems import Problem
from ..wording import listed, quoted
from ..workers import MOST_TASKS, can_fork, processors, shared, slices
from .finding import advice

_ENOUGH: Final = 1_000
"""From this many files on it pays to have other processes read some of their texts."""

_AT_ONCE: Final = 100
_FEW: Final = 3
"""How many words a message names; the others it counts."""


@dataclass(frozen=True, slots=True)
class _Known:
    """What an area explains."""

    letters: Letters
    insiders: Insiders


def advice_on_wording(area: Area) -> Iterator[Problem]:
    """All advice on wording: each text is read once for every kind of it.

    What was imported and nobody has checked yet gets none, or hundreds of files would; the report on wording has them.
    """
    known = _Known(letters(area), insiders(area))
    every = [one for one in things(area) if not one.written.imported]
    parts = slices(len(every), min(-(-len(every) // _AT_ONCE), MOST_TASKS))
    tasks = [partial(_advice, every[start:end], known) for start, end in parts]
    workers = processors() if len(every) >= _ENOUGH and can_fork() else 1
    return chain.from_iterable(shared(tasks, workers))


def _advice(some: Iterable[Provider | Course], known: _Known) -> list[Problem]:
    """The advice on the texts of these."""
    readings = map(read, some)
    return [problem for one in readings for kind in ADVICE if (problem := kind(one, known))]


def acronym_not_explained(reading: Reading, known: _Known) -> Problem | None:
    """Letters stand for something, and neither this file nor the area's words say for what.

    Write it out once with the letters in brackets, or explain the letters in content/area/words.yml.
    [Writing for learners](writing-for-learners.md#letters) shows how.
    """
    found = known.letters.unexplained(reading)
    if not found:
        return None
    do = "Write the words out, with the letters in brackets; or explain them in content/area/words.yml."
    path, keys = reading.thing.path, reading.place(found[0])
    return advice("acronym-not-explained", path, keys, f"Nothing explains {_some(found)}.", do)


def gendered_words(reading: Reading, known: _Known) -> Problem | None:
    """A word sounds as if it were for men only, or for women only.

    Write the word that the message names. Of a person who lived, or in a name that cannot be changed, accept it.
    [Writing for learners](writing-for-learners.md#fair-words) shows how.
    """
    found = unfair(reading)
    if found is None:
        return None
    what = f"means everybody here: {quoted(found.sentence)}" if found.sentence else "leaves half of your readers out"
    says = f"“{found.word}” {what}."
    return advice("gendered-words", reading.thing.path, found.keys, says, f"Write “{found.instead}”.")


def hard_to_read(reading: Reading, known: _Known) -> Problem | None:
    """Long sentences and long words make a text hard to read for many of those for whom it is.

    Split the sentences and use everyday words. Where the words of the subject cannot be helped, accept it.
    [Writing for learners](writing-for-learners.md#long-sentences) shows how.
    """
    age, most = reading_age(reading.words), highest_age(reading.thing)
    if age is not None and age > most:
        sentence = reading.sentences[hardest(reading.words)]
        says = f"This takes a reading age of {in_years(age)}. The hardest sentence: {quoted(sentence)}."
        do = f"Split sentences and use shorter words, down to a reading age of {most}."
        return advice("hard-to-read", reading.thing.path, reading.place(sentence), says, do)
    place = longest(reading.words) if reading.words else 0
    many = len(reading.words[place]) if reading.words else 0
    if many <= LONGEST:
        return None
    sentence = reading.sentences[place]
    says = f"This sentence has {many} words: {quoted(sentence)}."
    do = "Make two or three of it, or a list."
    return advice("hard-to-read", reading.thing.path, reading.place(sentence), says, do)


def insiders_words(reading: Reading, known: _Known) -> Problem | None:
    """A word is one that teachers use among themselves, and learners do not.

    Write the plain word that the message names. A word that has to be used can be explained in content/area/words.yml.
    [Writing for learners](writing-for-learners.md#words-of-insiders) shows how.
    """
    found = known.insiders.used(reading)
    if not found:
        return None
    says = f"Only insiders say {_some(found)}."
    do = f"Write {listed(known.insiders.instead(found[:_FEW]), last='and')}."
    return advice("insiders-words", reading.thing.path, reading.place(found[0]), says, do)


def not_an_answer(reading: Reading, known: _Known) -> Problem | None:
    """A text holds the place of an answer, but is none.

    Write what is known, and when the rest will be; or leave the key out.
    [Writing for learners](writing-for-learners.md#an-answer-that-is-none) shows how.
    """
    found = tells_nothing(reading)
    if found is None:
        return None
    text, where = found
    do = "Write what is known, or leave it out."
    return advice("not-an-answer", reading.thing.path, where.keys, f"{quoted(text)} tells a learner nothing.", do)


def shouting(reading: Reading, known: _Known) -> Problem | None:
    """Words in capitals, or exclamation marks in a row, sound like shouting.

    Write small letters and one full stop. What has to be noticed can come first.
    [Writing for learners](writing-for-learners.md#no-shouting) shows how.
    """
    found = known.letters.shouted(reading)
    if found is None:
        return None
    text, where = found
    do = "Write small letters and a full stop; what matters most can come first."
    return advice("shouting", reading.thing.path, where.keys, f"{quoted(text)} sounds like shouting.", do)


ADVICE: Final[tuple[Callable[[Reading, _Known], Problem | None], ...]] = (
    acronym_not_explained,
    gendered_words,
    hard_to_read,
    insiders_words,
    not_an_answer,
    shouting,
)


def same_text(area: Area) -> Iterator[Problem]:
    """Several courses of a provider say the same in the words that should tell them apart.

    Say in each what is special about it. What is true of all can stand once in provider.yml.
    [Writing for learners](writing-for-learners.md#texts-that-are-not-copied) shows how.
    """
    told: set[str] = set()
    for copied in copies(area):
        first, other, *_ = copied.courses
        if first.key not in told and not first.written.imported:
            told.add(first.key)
            says = f"{len(copied.courses)} courses share this text, also “{other.id}”: {quoted(copied.text)}."
            do = "Say in each what is special about it; what is true of all belongs in provider.yml."
            yield advice("same-text", first.path, (copied.key,), says, do)


def _some(words: Sequence[str]) -> str:
    """“CPD”, “ILP”, “VLE” and 2 more."""
    shown = [f"“{word}”" for word in words[:_FEW]]
    more = len(words) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown, last="and")
