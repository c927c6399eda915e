"""The words that stand explained on a page because they are used there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..area import Course
from ..model.area import Word, WordsFile

MOST: Final = 6
_APART: Final = str.maketrans(dict.fromkeys("!\"#$%'()*+,./:;<=>?@[\\]^_`{|}~–—’‘“”…", " "))


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The area's words, by the first word of each of their names."""

    by_first: Mapping[str, Sequence[tuple[str, int, Word]]]

    def found(self, course: Course) -> list[Word]:
        """The words that a course's texts use, in the order of the glossary, at most 6."""
        if not self.by_first:
            return []
        said = " ".join(_texts(course)).lower().translate(_APART).split()
        spaced = ""
        used = {}
        for first in self.by_first.keys() & set(said):
            spaced = spaced or f" {' '.join(said)} "
            used |= {place: word for name, place, word in self.by_first[first] if f" {name} " in spaced}
        return [used[place] for place in sorted(used)][:MOST]


def glossary(words: WordsFile) -> Glossary:
    """The glossary of an area's words.yml."""
    by_first: dict[str, list[tuple[str, int, Word]]] = {}
    for place, word in enumerate(words.words):
        for name in (word.word, *word.also):
            parts = name.lower().translate(_APART).split()
            if parts:
                by_first.setdefault(parts[0], []).append((" ".join(parts), place, word))
    return Glossary(by_first)


def _texts(course: Course) -> Iterator[str]:
    written = course.written
    yield from (written.who_for, written.what_you_learn or "", written.how_you_learn or "", written.how_assessed or "")
    yield from (
        written.entry.summary,
        written.entry.alternatives or "",
        written.cost.note or "",
        written.cost.kit or "",
    )
    yield from (written.support or "", written.special_feature or "", written.non_traditional or "")
