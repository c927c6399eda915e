"""The kinds of value that fields hold: forgiving about how a thing is written, exact about what it means.

Every value arrives as the text that stands in the file; the types here turn it into what it means or raise a
`PydanticCustomError` whose message already is the sentence that the person who wrote it will read. The error
type is the problem's id; `do` in its context is what to do about it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Annotated, Any, Final, Literal, NoReturn

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    GetCoreSchemaHandler,
    GetJsonSchemaHandler,
    WrapValidator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .. import limits
from ..wording import listed, nearest, quoted


class Written(BaseModel):
    """The base of everything that stands in a file: frozen, and no key that the model does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    def model_post_init(self, context: Any, /) -> None:
        """Forget which keys were written: nobody asks, and it takes nearly as much memory as all the rest."""
        _forget(self, _NONE)


_forget: Final = BaseModel.__pydantic_fields_set__.__set__  # type: ignore[attr-defined]
_NONE: Final[set[str]] = set()


@dataclass(frozen=True, slots=True)
class Should:
    """Marks a field that should be given: leaving it out is a warning."""

    why: str


def _remembered(read: Callable[[object], object]) -> Callable[[object], object]:
    """Reads a text once: the same dates, times and codes stand in thousands of files. Faults are told every time."""
    known = lru_cache(maxsize=4096)(read)

    def reads(value: object) -> object:
        return known(value) if type(value) is str else read(value)

    return reads


@dataclass(frozen=True, slots=True)
class Reads:
    """Says how a field's text is read, and how its JSON Schema describes it."""

    read: Callable[[object], object]
    schema: dict[str, Any] = field(hash=False)

    @property
    def cure(self) -> str:
        """What a person is told to write who has written nonsense: the very sentence of the message."""
        try:
            self.read("☃")
        except PydanticCustomError as refused:
            return str((refused.context or {})["do"])
        raise AssertionError("nonsense was taken")

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(_remembered(self.read))

    def __get_pydantic_json_schema__(self, core: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return dict(self.schema)


@dataclass(frozen=True, slots=True)
class Text:
    """Says that a field is text of 1 to `longest` characters: plain, or in the small Markdown subset."""

    longest: int
    markup: Literal["plain", "markdown"] = "plain"

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.str_schema(strip_whitespace=True, min_length=1, max_length=self.longest)


def refuse(id_: str, says: str, do: str) -> NoReturn:
    """Refuse a value: `says` what is so, `do` what to do."""
    raise PydanticCustomError(id_, "{says}", {"says": says, "do": do})


def scalar(value: object, what: str) -> str:
    """The text of a value that has to be a single one, not a list or a group of keys."""
    if not isinstance(value, str):
        kind = "a list" if isinstance(value, list) else "a group of keys"
        refuse("one-value", f"This is {kind} where {what} was expected.", f"Write {what} after the colon.")
    text = value.strip()
    return text[1:-1].strip() if text[:1] in _OPENING and text[-1:] in _CLOSING else text


_OPENING: Final = tuple("“‘")
_CLOSING: Final = tuple("”’")
"""The quotation marks of Word: around a date or a code they mean what ordinary ones do."""


# ── Codes ────────────────────────────────────────────────────────────────────────────────────────────────────────────


def code(
    allowed: Iterable[str],
    *,
    what: str,
    also: dict[str, str] | None = None,
    instead: Callable[[str], str] | None = None,
    guess: Callable[[str], str | None] | None = None,
) -> Reads:
    """One word of a code list; capitals, spaces and underlines do not matter, and `also` names other spellings.

    `instead` gives what to do for a text that is none of them, where naming them all would help nobody; `guess` gives
    the word that is most likely meant by a small text, where another one looks more like it.
    """
    codes = tuple(allowed)
    known = {_squeezed(word): word for word in codes} | {word: word for word in codes}
    known |= {_squeezed(word): meant for word, meant in (also or {}).items()}

    def read(value: object) -> str:
        if type(value) is str and value in known:
            return known[value]
        text = scalar(value, what)
        found = known.get(_squeezed(text))
        if found is None:
            do = instead(text) if instead else _one_of((guess and guess(text.lower())) or text.lower(), codes)
            refuse("not-in-list", f"{quoted(text)} is not {what} that we know.", do)
        return found

    return Reads(read, {"type": "string", "enum": list(codes), "also": list(also or {})})


def _one_of(text: str, codes: tuple[str, ...]) -> str:
    near = nearest(text, codes)
    return f"{f'Did you mean “{near}”? ' if near else ''}Use {listed(codes)}."


def _squeezed(text: str) -> str:
    """The text without capitals and gaps; only between figures a gap tells something: 1-2 is not 12."""
    return re.sub(r"(?<!\d)-|-(?!\d)", "", re.sub(r"[\s_–-]+", "-", text.lower()))


def _yes_no(value: object) -> bool:
    text = scalar(value, "yes or no").lower()
    if text in {"yes", "y", "true"}:
        return True
    if text in {"no", "n", "false"}:
        return False
    refuse("yes-or-no", f"{quoted(text)} is neither yes nor no.", "Write yes or no.")


YesNo = Annotated[bool, Reads(_yes_no, {"enum": ["yes", "no", True, False]})]

# ── Identifiers ──────────────────────────────────────────────────────────────────────────────────────────────────────

SLUG: Final = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


KEPT_BY_WINDOWS: Final = frozenset(
    {"con", "prn", "aux", "nul"} | {f"{port}{number}" for port in ("com", "lpt") for number in range(10)}
)
"""Names that no file can have on Windows, whatever its suffix: the repository could not be opened there."""


def is_id(text: str) -> bool:
    """Whether this can be the permanent id of a provider, a course, a site or anything else."""
    return len(text) <= limits.ID_LENGTH and SLUG.fullmatch(text) is not None and text not in KEPT_BY_WINDOWS


def as_id(text: str) -> str:
    """The nearest id to a text: “Level 2 Bricklaying” gives “level-2-bricklaying”, “Café” gives “cafe”."""
    bare = "".join(one for one in unicodedata.normalize("NFKD", text.lower()) if not unicodedata.combining(one))
    return re.sub(r"[^a-z0-9]+", "-", bare).strip("-")[: limits.ID_LENGTH].strip("-")


ID_RULE: Final = f"Use small letters a to z, figures and single hyphens, at most {limits.ID_LENGTH} characters."


def how_to_write_id(typed: str) -> str:
    """What somebody is told to do whose text cannot be an id: the nearest one first."""
    guess = as_id(typed)
    hint = f"Did you mean “{guess}”? " if is_id(guess) and guess != typed else ""
    return f"{hint}{ID_RULE}"


_YEAR: Final = re.compile(r"(?:school )?(?:year|yr)s?[ .]*(\d{1,2})")
"""A school year as people write it; timetables have it under its number."""


def reference(parts: tuple[int, ...], *, what: str, example: str) -> Reads:
    """An id, or two joined by a slash (`provider/course`), as `parts` allows."""
    pattern = re.compile("|".join("/".join([SLUG.pattern] * count) for count in parts))

    def to_reference(value: object) -> str:
        if type(value) is str and pattern.fullmatch(value) and len(value) <= limits.PATH_LENGTH:
            return value
        text = scalar(value, what)
        guess = "/".join(as_id(part) for part in text.split("/"))
        if text != guess and pattern.fullmatch(guess) and text.lower().strip("/") == guess:
            return guess
        if 1 in parts and (year := _YEAR.fullmatch(text.lower())):
            guess = year[1]
        hint = f"Did you mean “{guess}”? " if pattern.fullmatch(guess) else ""
        refuse("not-an-id", f"{quoted(text)} is not the id of {what}.", f"{hint}Write it like “{example}”.")

    return Reads(to_reference, {"type": "string", "pattern": f"^(?:{pattern.pattern})$", "example": example})


Slug = Annotated[str, reference((1,), what="one thing", example="riverside")]
CourseId = Annotated[str, reference((2,), what="a course", example="oak-college/joinery")]
ProviderId = Annotated[str, reference((1,), what="a provider", example="oak-college")]
SiteId = Annotated[str, reference((1, 2), what="a site", example="riverside")]
DestinationId = Annotated[str, reference((1,), what="a destination", example="bricklayer")]

# ── Lists, groups and texts ──────────────────────────────────────────────────────────────────────────────────────────


def _as_list(value: object) -> object:
    return [value] if isinstance(value, str) else value


OneOrMore: Final = BeforeValidator(_as_list)
"""A list in which a single item may be written without the list."""


def _each_once(value: object, validate: Callable[[object], Any]) -> object:
    found = validate(value)
    if isinstance(value, dict) and len(found) < len(value):
        first: dict[str, str] = {}
        for key, item in value.items():
            (meant,) = validate({key: item})
            if first.setdefault(meant, key) != key:
                says = f"{quoted(first[meant])} and {quoted(key)} are the same, but for how they are written."
                refuse("key-twice", says, "Keep one of them, or give it another name.")
    return found


EachOnce: Final = WrapValidator(_each_once)
"""Refuses two keys that mean the same, like “main” and “Main”: otherwise the second would silently win."""

Name = Annotated[str, Text(limits.NAME)]
Title = Annotated[str, Text(limits.TITLE)]
Summary = Annotated[str, Text(limits.SUMMARY)]
ShortText = Annotated[str, Text(limits.SHORT_TEXT)]
ShortMarkdown = Annotated[str, Text(limits.SHORT_TEXT, "markdown")]
Note = Annotated[str, Text(limits.NOTE)]
Meaning = Annotated[str, Text(limits.MEANING)]
Keyword = Annotated[str, Text(limits.KEYWORD)]
Reason = Annotated[str, Text(limits.REASON)]
Source = Annotated[str, Text(limits.SOURCE)]
Reference = Annotated[str, Text(limits.REFERENCE)]
"""What a thing is called in a provider's own records or in another directory; its letters and signs are theirs."""
StopId = Annotated[str, Text(limits.NAME)]
"""A stop by its id in the timetable, whose letters and signs are up to those who make it."""
Accepted = dict[str, Reason]
