"""The words that stand explained on a page because they are used there."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from ..area import Course
from ..model.area import Word, WordsFile

MOST: Final = 5
_PUNCTUATION: Final = string.punctuation.encode()
_APART: Final = bytes.maketrans(_PUNCTUATION, b" " * len(_PUNCTUATION))


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The area's words, by the first word of each of their names."""

    by_first: Mapping[bytes, Sequence[tuple[bytes, int, Word]]]

    def found(self, course: Course) -> list[Word]:
        """The words that a course's texts use, in the order of the glossary, at most 5."""
        said = _words(" ".join(_texts(course)))
        firsts = set(said).intersection(self.by_first)
        if not firsts:
            return []
        text = b" %b " % b" ".join(said)
        used = {place: word for first in firsts for name, place, word in self.by_first[first] if name in text}
        return [used[place] for place in sorted(used)][:MOST]


def glossary(words: WordsFile) -> Glossary:
    """The glossary of an area's words.yml."""
    by_first: dict[bytes, list[tuple[bytes, int, Word]]] = {}
    for place, word in enumerate(words.words):
        for name in (word.word, *word.also):
            parts = _words(name)
            if parts:
                by_first.setdefault(parts[0], []).append((b" %b " % b" ".join(parts), place, word))
    return Glossary(by_first)


def _words(text: str) -> list[bytes]:
    """A text's words as bytes, which are quicker to cut up: in lower case, without punctuation."""
    return text.lower().encode().translate(_APART).split()


def _texts(course: Course) -> Iterator[str]:
    """What a course's page says in its provider's words."""
    written = course.written
    entry, cost = written.entry, written.cost
    for text in (
        written.who_for,
        written.what_you_learn,
        written.how_you_learn,
        written.how_assessed,
        entry.summary,
        entry.alternatives,
        cost.note,
        cost.kit,
        written.support,
        written.special_feature,
        written.non_traditional,
    ):
        if text:
            yield text
