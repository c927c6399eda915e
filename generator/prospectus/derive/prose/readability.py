"""Tells how old one has to be to read a text with ease, by the lengths of its sentences and of its words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import ceil
from typing import Final

from ...area import Course, Provider

ENOUGH: Final = 100
"""So many words a text needs for its reading age to mean anything: the size of sample for which Flesch asked."""
LONGEST: Final = 40
"""The most words of a sentence before readers lose its beginning (Cutts, Oxford Guide to Plain English)."""
_AGE: Final = 15
"""The highest reading age, in years, of what is for everybody from 14 on."""
_FIRST_AGE: Final = 13
_SCHOLARS: Final = 20
_FIRST_LEVELS: Final = frozenset({"E", "E1", "E2", "E3", "1"})
_YEARS: Final = 5
"""In the first school year children turn six, and the first grade of the formula is the second year here."""
_A_FEW: Final = 8
_GROUP: Final = re.compile(r"[aeiouyà-ÿ]+")
_SILENT: Final = re.compile(
    r"""(?<![bct]r)(?<=[^aeiouyl])e$|[aeiouy]le$            # make, while; but not table, centre
    |(?<![bct]r)(?<=[^aeiouytd])ed$                         # asked; but not wanted
    |(?<![bct]r)(?<=[^aeiouyscxzghl])es$|[aeiouy]les$|[^sc]hes$   # makes, rules, clothes; but not places, matches""",
    re.VERBOSE,
)
_APART: Final = re.compile(
    r"(?<![ct])i(?:a|en[ct])|i(?:o(?!n|us$|ur)|u)|^scie|[^aeiou]eo|ism$|(?<!q)u(?:a|ou)|[aeiouy]ing$"
)
"""Vowels beside each other that are two syllables, as in “dial”, “client”, “video”, “usual” and “being”."""


class _Syllables(dict[str, int]):
    """How many syllables each word has that came up."""

    def __missing__(self, word: str) -> int:
        count = self[word] = syllables(word.lower())
        return count


_count: Final = _Syllables().__getitem__


def syllables(word: str) -> int:
    """About how many syllables a word in small letters has, by its groups of vowels; a figure counts as one.

    Of 388 words counted by hand 97 in 100 come out right, and the sum is right to half a per cent. Dictionaries of
    hyphens, which are made for the ends of lines, leave out one syllable in eight.
    """
    groups = len(_GROUP.findall(word)) + len(_APART.findall(word))
    return max(1, groups - 1 if _SILENT.search(word) else groups)


def reading_age(words: Sequence[Sequence[str]]) -> float | None:
    """The age in years at which pupils usually read sentences of these words with ease; None for fewer than `ENOUGH`.

    The grade of Flesch and Kincaid (Kincaid, Fishburne, Rogers and Chissom, Research Branch Report 8-75, Naval
    Technical Training Command 1975), 0.39 × words by sentences + 11.8 × syllables by words - 15.59, and five years.
    """
    number = sum(map(len, words))
    return (
        _grade(len(words), number, sum(sum(map(_count, one)) for one in words)) + _YEARS if number >= ENOUGH else None
    )


def _grade(sentences: int, words: int, syllables: int) -> float:
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def hardest(words: Sequence[Sequence[str]]) -> int:
    """Which of these sentences is hardest to read; one of a few words is never meant."""
    return max(range(len(words)), key=lambda place: _hardness(words[place]))


def _hardness(words: Sequence[str]) -> float:
    return _grade(1, len(words), sum(map(_count, words))) if len(words) >= _A_FEW else 0.0


def longest(words: Sequence[Sequence[str]]) -> int:
    """Which of these sentences has most words."""
    return max(range(len(words)), key=lambda place: len(words[place]))


def in_years(age: float) -> str:
    """A reading age as it is said: “about 16”; the formula is not made for what only scholars read."""
    return f"about {ceil(age)}" if age <= _SCHOLARS else f"more than {_SCHOLARS}"


def highest_age(thing: Provider | Course) -> int:
    """The highest reading age, in years, that its texts may have: lower on Entry level and Level 1."""
    starting = isinstance(thing, Course) and thing.written.level in _FIRST_LEVELS
    return _FIRST_AGE if starting else _AGE
