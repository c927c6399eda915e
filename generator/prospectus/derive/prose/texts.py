"""The texts of a course or a provider that people read, and their sentences and words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from ...area import Area, Course, Provider
from ...problems import Keys

_PROSE: Final = (
    "who_for",
    "what_you_learn",
    "how_you_learn",
    "how_assessed",
    "what_to_bring",
    "support",
    "special_feature",
    "non_traditional",
)
_WITHIN: Final = (("entry", "alternatives"), ("cost", "note"), ("cost", "kit"))
_WAYS: Final = ("bus", "rail", "walk", "cycle", "parking", "college_bus", "notes")
_WORD: Final = re.compile(r"[A-Za-zÀ-ÿ]+(?:['’][A-Za-z]+)*|\d+(?:[.,:]\d+)*")
_END: Final = re.compile(
    r"""[.!?\n](?:  # All begin with one of these, so that the search skips the rest.
    (?<!\n)(?<![.!?]{2})[.!?]*["”’)\]*_]*\s+(?![a-z])  # the first full stop of several, but not of “e.g. wood”
    |(?<=\n)\s*(?:[-*+•]|\d+[.)])\s          # the next item of a list
    |(?<=\n)\s*\n)                           # the next paragraph""",
    re.VERBOSE,
)
_ADDRESS: Final = re.compile(r"\]\([^)\]]*\)")


class Said(NamedTuple):
    """A text and where it stands; `prose` says that it is read through, and not only a name or a line in a list."""

    keys: Keys
    text: str
    prose: bool


def things(area: Area) -> Iterator[Provider | Course]:
    """Whatever has texts to write: providers, and courses that are not withdrawn."""
    return (one for one in area.things if isinstance(one, Provider) or one.written.status != "withdrawn")


def _of_course(course: Course) -> Iterator[Said]:
    written = course.written
    yield Said(("title",), written.title, False)
    yield Said(("summary",), written.summary, False)
    yield Said(("entry", "summary"), written.entry.summary, False)
    if written.qualification and written.qualification.none:
        yield Said(("qualification", "none"), written.qualification.none, True)
    for key in _PROSE:
        text = getattr(written, key)
        if text:
            yield Said((key,), text, True)
    for above, key in _WITHIN:
        text = getattr(getattr(written, above), key)
        if text:
            yield Said((above, key), text, True)
    for index, step in enumerate(written.leads_to):
        if step.says:
            yield Said(("leads_to", index, "says"), step.says, True)


def _of_provider(provider: Provider) -> Iterator[Said]:
    written = provider.written
    yield Said(("summary",), written.summary, False)
    for key in ("about", "support"):
        text = getattr(written, key)
        if text:
            yield Said((key,), text, True)
    for id_, site in written.sites.items():
        if site.access:
            yield Said(("sites", id_, "access"), site.access, True)
        for way in _WAYS if site.travel else ():
            text = getattr(site.travel, way)
            if text:
                yield Said(("sites", id_, "travel", way), text, True)


@dataclass(frozen=True, slots=True)
class Reading:
    """The texts of a course or a provider, read once for everything that is asked of them.

    `sentences` are those of its prose, and `words` the words of each. `different` are all words of all texts, in small
    letters, and `capitals` those with more than one capital, as they are written; `small` is all texts in small
    letters.
    """

    thing: Provider | Course
    said: tuple[Said, ...]
    sentences: tuple[str, ...]
    words: tuple[list[str], ...]
    different: frozenset[str]
    capitals: frozenset[str]
    small: str

    def place(self, text: str) -> Keys:
        """Where the first of the texts stands that holds this, in whatever letters."""
        alike = text.lower()
        return next((one.keys for one in self.said if alike in one.text.lower()), ())


def length(course: Course) -> int:
    """How many words the prose of a course has."""
    texts = "\n\n".join([one.text for one in _of_course(course) if one.prose])
    return sum(len(_WORD.findall(one)) for one in sentences(texts))


def read(thing: Provider | Course) -> Reading:
    """Read its texts."""
    said = tuple(_of_course(thing) if isinstance(thing, Course) else _of_provider(thing))
    parts = sentences("\n\n".join([one.text for one in said if one.prose]))
    words = tuple(map(_WORD.findall, parts))
    names = "\n\n".join([one.text for one in said if not one.prose])
    written = set(_WORD.findall(names)).union(*words)
    capitals = frozenset([one for one in written if one[1:2].isupper()])
    small = "\n\n".join([one.text for one in said]).lower()
    return Reading(thing, said, tuple(parts), words, frozenset(map(str.lower, written)), capitals, small)


def sentences(text: str) -> list[str]:
    """The sentences of a text; an item of a list is one, and the address behind a link belongs to none."""
    bare = _ADDRESS.sub("]", text) if "](" in text else text
    return [one.strip() for one in _END.split(bare) if _WORD.search(one)]


def words_of(text: str) -> list[str]:
    """The words and figures of a text; the parts of a word with a hyphen are words of their own."""
    return _WORD.findall(text)
