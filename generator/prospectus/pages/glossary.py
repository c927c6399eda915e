"""The words that stand explained on a page because they are used there."""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from jinja2 import Template
from markupsafe import Markup

from ..area import Course
from ..model.area import WordsFile

MOST: Final = 5
_PUNCTUATION: Final = string.punctuation.encode()
_APART: Final = bytes.maketrans(_PUNCTUATION, b" " * len(_PUNCTUATION))


class _Name(NamedTuple):
    """A name of several words: its second, the whole with a space at either end, and where its line is."""

    second: bytes
    name: bytes
    place: int


@dataclass(frozen=True, slots=True, eq=False)
class Glossary:
    """The area's words: `lines` says what each means, finished HTML, and the rest where names lead among them.

    `single` has names of one word; `longer`, by their first word, those of several.
    """

    lines: Sequence[Markup]
    single: Mapping[bytes, int]
    longer: Mapping[bytes, Sequence[_Name]]

    def found(self, course: Course) -> Markup:
        """What the words mean that a course's texts use, at most 5, in the order of the glossary."""
        said = _words(" ".join(_texts(course)))
        different = set(said)
        places = {self.single[word] for word in different.intersection(self.single)}
        firsts = different.intersection(self.longer)
        if firsts:
            text = b" %b " % b" ".join(said)
            near = [one for first in firsts for one in self.longer[first] if one.second in different]
            places |= {one.place for one in near if one.name in text}
        return Markup("".join([self.lines[place] for place in sorted(places)[:MOST]]))


def glossary(words: WordsFile, template: Template) -> Glossary:
    """The glossary of an area's words.yml; `template` says what a word means."""
    single: dict[bytes, int] = {}
    longer: dict[bytes, list[_Name]] = {}
    for place, word in enumerate(words.words):
        for name in (word.word, *word.also):
            parts = _words(name)
            for several in (parts, [*parts[:-1], *(part + b"s" for part in parts[-1:])]):
                if len(several) == 1:
                    single[several[0]] = place
                elif several:
                    longer.setdefault(several[0], []).append(_Name(several[1], b" %b " % b" ".join(several), place))
    return Glossary([Markup(template.render(word=word)) for word in words.words], single, longer)


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
