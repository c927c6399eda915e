"""The problems that have one certain cure, each with the function that gives the file's text without it.

A cure is certain when nothing has to be known that does not stand in the area already. Each function gets the file and
the problem, and gives the new text, or None when there are two ways or none. `mending` tries them first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from operator import ne
from typing import Any, Final

from .area import Area
from .composing import scalar
from .model.fields import Reads
from .model.shape import is_model, keys_of, kind_at, marks_of, names_at
from .problems import Keys, Problem
from .reading import Document, read
from .schema import SHAPES
from .writing import REMOVED, Change, UnreadableError, with_changes

_ALIKE: Final = 0.8


@dataclass(frozen=True, slots=True)
class Patient:
    """A file with a problem: its kind, its bytes, and the area, None as long as that cannot be linked."""

    kind: str
    raw: bytes
    area: Area | None

    @property
    def text(self) -> str:
        """What stands in it, each byte that is not UTF-8 as one character that stands for none."""
        return self.raw.decode("utf-8", "surrogateescape")


Cure = Callable[[Patient, Problem], str | None]


def only_near(typed: str, allowed: Iterable[str]) -> str | None:
    """The one word that can have been meant: alike, with the same figures, and no other one is as good as that."""
    figures = re.findall(r"\d+", typed)
    words = [word for word in dict.fromkeys(allowed) if re.findall(r"\d+", word) == figures]
    near = get_close_matches(typed.lower(), words, n=2, cutoff=_ALIKE)
    return near[0] if len(near) == 1 else None


# ── Words that are nearly right ──────────────────────────────────────────────────────────────────────────────────────


def _unknown_key(patient: Patient, problem: Problem) -> str | None:
    *above, name = problem.place.keys
    keys = tuple(above)
    document = read("", patient.raw)
    there = _at(document.data, keys) if isinstance(document, Document) else None
    known = names_at(SHAPES[patient.kind], keys)
    free = [one for one in known if one not in (there or {})]
    typed = re.sub(r"[\s-]+", "_", str(name).lower())
    meant = only_near(typed, free) or _only_one_letter_off(typed, free)
    return _replaced(patient.text, problem, str(name), meant) if meant else None


def _only_one_letter_off(typed: str, allowed: Iterable[str]) -> str | None:
    """The one key that has another letter in one place: in a short one, like `jop`, that is much of it."""
    off = [one for one in allowed if len(one) == len(typed) > 2 and sum(map(ne, one, typed)) == 1]
    return off[0] if len(off) == 1 else None


def _code(patient: Patient, problem: Problem) -> str | None:
    """A word of a list of codes."""
    *above, name = (key for key in problem.place.keys if isinstance(key, str))
    model = kind_at(SHAPES[patient.kind], tuple(above))
    key = next((one for one in keys_of(model) if one.name == name), None) if is_model(model) else None
    reads = [mark for mark in marks_of(model, key) if isinstance(mark, Reads)] if key else []
    allowed = [word for one in reads for word in one.schema.get("enum", ()) if isinstance(word, str)]
    return _instead(patient, problem, allowed)


def _course(patient: Patient, problem: Problem) -> str | None:
    return _instead(patient, problem, patient.area.courses if patient.area else ())


def _provider(patient: Patient, problem: Problem) -> str | None:
    return _instead(patient, problem, patient.area.providers if patient.area else ())


def _site(patient: Patient, problem: Problem) -> str | None:
    """One of the provider's own sites; another provider's are named with it."""
    parts = problem.place.path.split("/")
    provider = patient.area.providers.get(parts[1]) if patient.area and parts[0] == "providers" else None
    return _instead(patient, problem, provider.sites if provider else ())


def _destination(patient: Patient, problem: Problem) -> str | None:
    return _instead(patient, problem, patient.area.destinations if patient.area else ())


def _instead(patient: Patient, problem: Problem, allowed: Iterable[str]) -> str | None:
    document = read("", patient.raw)
    value = _at(document.data, problem.place.keys) if isinstance(document, Document) else None
    meant = only_near(value.strip(), allowed) if isinstance(value, str) else None
    return with_changes(patient.kind, patient.text, [Change(problem.place.keys, meant)]) if meant else None


def _at(data: Any, keys: Keys) -> Any:
    """What stands under these keys; None for nothing."""
    for key in keys:
        try:
            data = data[key]
        except (LookupError, TypeError):
            return None
    return data


# ── What is there and should not be ──────────────────────────────────────────────────────────────────────────────────


def _without(patient: Patient, problem: Problem) -> str | None:
    return with_changes(patient.kind, patient.text, [Change(problem.place.keys, REMOVED)])


def _unseen(patient: Patient, problem: Problem) -> str | None:
    at = _index(patient.text, problem)
    return patient.text[:at] + patient.text[at + 1 :]


# ── How a file is written ────────────────────────────────────────────────────────────────────────────────────────────


def _in_quotes(patient: Patient, problem: Problem) -> str | None:
    """A value with a # that cannot be a comment, because a word or a figure follows it at once."""
    at = _index(patient.text, problem)
    end = patient.text.find("\n", at)
    value = patient.text[at : end if end >= 0 else None].strip()
    if re.search(r"\s#(?!\w)", value) or re.search(r"[\[\]{}]", value):
        return None
    return patient.text[:at] + scalar(value) + patient.text[at:].removeprefix(patient.text[at:].split("\n")[0])


def _without_tabs(patient: Patient, problem: Problem) -> str | None:
    """Tabs at the starts of lines, each for the two spaces of a level."""
    made = re.sub(r"^[ \t]+", lambda found: found[0].replace("\t", "  "), patient.text, flags=re.MULTILINE)
    return made if made != patient.text else None


_ENGLISH: Final = frozenset("‘’“”–—…£€½¼¾°·•áàâäãåæçéèêëíìîïñóòôöõøœúùûüýÿÁÀÂÄÅÆÇÉÈÊËÍÎÑÓÔÖØŒÚÜŴŵŶŷ\u00a0")


def _as_utf_8(patient: Patient, problem: Problem) -> str | None:
    """A file as older programs on Windows save it, when all its signs are those that people here use."""
    if patient.raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return patient.raw.decode("utf-16")
    try:
        text = patient.raw.decode("cp1252")
    except UnicodeDecodeError:
        return None
    return text if all(one < "\x7f" or one in _ENGLISH for one in text) else None


def _replaced(text: str, problem: Problem, old: str, new: str) -> str | None:
    at = _index(text, problem)
    return text[:at] + new + text[at + len(old) :] if text.startswith(old, at) else None


def _index(text: str, problem: Problem) -> int:
    """Where in the text a problem's line and column are."""
    starts = [0, *(found.end() for found in re.finditer("\n", text))]
    return starts[problem.place.line - 1] + problem.place.column - 1 + text.startswith("\ufeff")


CURES: Final[Mapping[str, Cure]] = {
    "unknown-key": _unknown_key,
    "not-in-list": _code,
    "no-such-course": _course,
    "no-such-provider": _provider,
    "no-such-site": _site,
    "no-such-destination": _destination,
    "acceptance-not-needed": _without,
    "unseen-character": _unseen,
    "text-lost": _in_quotes,
    "not-yaml": _without_tabs,
    "not-utf-8": _as_utf_8,
}
"""Which problems can be mended by `prospectus fix`, where there is only one way."""


def cured(patient: Patient, problem: Problem) -> str | None:
    """The text without this problem, as far as can be seen from the file alone; None where there is no certain cure."""
    cure = CURES.get(problem.id)
    try:
        return cure(patient, problem) if cure else None
    except (UnreadableError, UnicodeError):
        return None
