"""The JSON Schemas of an area's files, from the model, so that editors can help while they are written."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema

from .intake import AREA_FILES, SHARED
from .model.calendar import ProviderCalendarFile
from .model.course import Course
from .model.fields import OneOrMore
from .model.imported import ImportedCourse, ImportedProvider
from .model.protocol import DayAlone, ProtocolFile
from .model.provider import Provider

DRAFT: Final = "https://json-schema.org/draft/2020-12/schema"

SHAPES: Final[Mapping[str, Any]] = {
    "provider": Provider,
    "course": Course,
    "provider-calendar": ProviderCalendarFile,
    "protocol": ProtocolFile,
    **AREA_FILES,
}
"""The kinds of file and what each is validated by."""

FILES: Final[Mapping[str, tuple[str, ...]]] = {
    "provider": ("providers/*/provider.yml",),
    "course": ("providers/*/courses/*.yml",),
    "provider-calendar": ("providers/*/calendar.yml",),
    "protocol": ("content/handbook/*.md",),
    **{name: (f"content/area/{name}.yml",) for name in AREA_FILES},
    **{name: (f"content/area/{name}.yml", f"content/area/{name}/*.yml") for name in SHARED},
}
"""Which files each schema is for, from the area's folder on."""

Schema = dict[str, Any]


def schemas() -> dict[str, Schema]:
    """The schema of every kind of file."""
    return {kind: schema(kind) for kind in SHAPES}


def schema(kind: str) -> Schema:
    """The schema of one kind of file (draft 2020-12).

    It accepts what the model accepts in ordinary spelling, whether a parser gives text or numbers, truth values and
    nothing; it refuses unknown keys and values, but leaves it to `prospectus check` to see whether they make sense.
    """
    made = TypeAdapter(SHAPES[kind]).json_schema(schema_generator=_Generator)
    defined = {name: _loose(one) for name, one in made.pop("$defs", {}).items()}
    head = {"$schema": DRAFT, "title": " or ".join(FILES[kind])}
    return {**head, **_loose(made), **({"$defs": defined} if defined else {})}


def behind(key: Schema, known: Mapping[str, Schema]) -> Schema:
    """What stands behind a key: a group, a list or a text, whatever other ways there are to write it.

    `known` are the schema's definitions, by name.
    """
    if "$ref" in key:
        return known[key["$ref"].rpartition("/")[2]]
    return behind(key["anyOf"][0], known) if "anyOf" in key else key


def directory() -> Schema:
    """The schema of the file that a site publishes with all its courses: what files say, and where their pages are."""
    shapes: dict[str, Any] = {"Provider": Provider | ImportedProvider, "Course": Course | ImportedCourse}
    parts = {name: TypeAdapter(shape).json_schema(schema_generator=_Generator) for name, shape in shapes.items()}
    defined = {name: _loose(one) for made in parts.values() for name, one in made.pop("$defs", {}).items()}
    defined |= {f"{name}File": _loose(made) for name, made in parts.items()}
    return {"$schema": DRAFT, **_directory(), "$defs": defined}


def _directory() -> Schema:
    text: Schema = {"type": "string"}
    address = text | {"description": "Where the page is; it counts from the site’s root while area.url is empty."}
    addresses = _given(provider=address, sites=_by_id(address), courses=_by_id(address))
    provider = _given(
        addresses=addresses,
        provider={"$ref": "#/$defs/ProviderFile"},
        courses=_by_id({"$ref": "#/$defs/CourseFile"}),
    )
    whole = _given(
        format={"const": "prospectus-courses"},
        version={"const": 1},
        schema=text,
        area=_given(name=text, partnership=text, url=text | {"description": "Where the site stands."}),
        as_of=text | {"format": "date", "description": "The day that the facts are of."},
        providers=_by_id(provider),
    )
    whole["properties"]["licence"] = _given(name=text, url=text)
    return {"title": "All published courses of an area, with their providers and sites", **whole}


def _given(**keys: Schema) -> Schema:
    """A group that has these keys, and may have others: readers leave alone what they do not know."""
    return {"type": "object", "required": list(keys), "properties": keys}


def _by_id(value: Schema) -> Schema:
    return {"type": "object", "propertyNames": {"pattern": "^[a-z0-9]+(-[a-z0-9]+)*$"}, "additionalProperties": value}


class _Generator(GenerateJsonSchema):
    """Pydantic's schemas, which do not see that a single item may stand for a list."""

    def function_before_schema(self, schema: core_schema.BeforeValidatorFunctionSchema) -> Schema:
        inner: Schema = super().function_before_schema(schema)
        if schema["function"]["function"] is OneOrMore.func:
            return {"anyOf": [inner, inner["items"]]}
        if schema["function"]["function"] is DayAlone.func:
            return {"anyOf": [inner, {"type": "string", "description": "The day on which it was signed."}]}
        return inner


_KEPT: Final[tuple[str, ...]] = (
    "description",
    "examples",
    "maxItems",
    "maxLength",
    "maximum",
    "minItems",
    "minLength",
    "minimum",
)


def _loose(made: Schema) -> Schema:
    """A schema for what people write: text where a number is meant, `Yes` for `yes`, nothing after a key."""
    if "$ref" in made:
        return {key: made[key] for key in ("description", "$ref") if key in made}
    loose = {key: made[key] for key in _KEPT if key in made}
    if "anyOf" in made:
        return {**loose, "anyOf": list(_alternatives(_loose(one) for one in made["anyOf"]))}
    if "enum" in made:
        return {**loose, "anyOf": _words(made["enum"], made.get("also", ()))}
    if made["type"] == "array":
        return {**loose, "type": "array", "items": _loose(made["items"])}
    if made["type"] == "object":
        return {**loose, **_group(made)}
    return {**loose, **_scalar(made)}


def _alternatives(loose: Iterable[Schema]) -> Iterator[Schema]:
    """Alternatives without alternatives inside them."""
    for one in loose:
        yield from one["anyOf"] if set(one) == {"anyOf"} else [one]


def _scalar(made: Schema) -> Schema:
    """A text may look like a number, and a number may stand in quotes."""
    if made["type"] == "null":
        return {"type": "null"}
    exact: Schema = {key: made[key] for key in ("pattern", "format") if key in made}
    if re.search(made.get("pattern", "$."), "10"):  # An id that is a number needs no quotes.
        return {"type": ["string", "integer"], **exact, "minimum": 0}
    return {"type": "string", **exact} if exact else {"type": ["string", "number"]}


def _group(made: Schema) -> Schema:
    """A group of keys: either those that the model knows, or any with the same kind of value under each."""
    if "properties" in made:
        required = made.get("required", [])
        keys = {name: _loose(one) if name in required else _or_nothing(one) for name, one in made["properties"].items()}
        return {"type": "object", "required": required, "properties": keys, "additionalProperties": False}
    if "patternProperties" in made:
        keys = {pattern: _loose(one) for pattern, one in made["patternProperties"].items()}
        return {"type": "object", "patternProperties": keys, "additionalProperties": False}
    names = {"propertyNames": _loose({"type": "string", **made["propertyNames"]})} if "propertyNames" in made else {}
    return {"type": "object", **names, "additionalProperties": _loose(made["additionalProperties"])}


def _or_nothing(made: Schema) -> Schema:
    """A schema for a key that may have nothing after it, as if it had not been written."""
    described = {"description": made["description"]} if "description" in made else {}
    bare = _loose({key: value for key, value in made.items() if key != "description"})
    others = [one for one in _alternatives([bare]) if one != {"type": "null"}]
    return {**described, "anyOf": [*others, {"type": "null"}]}


def _words(words: list[Any], also: Iterable[str]) -> list[Schema]:
    """One of a list of words; capitals, spaces and hyphens do not matter."""
    texts = [word for word in words if isinstance(word, str)]
    others = [word for word in words if not isinstance(word, str)]
    others += [float(word) if "." in word else int(word) for word in texts if re.fullmatch(r"\d+(\.\d+)?", word)]
    others += [word == "yes" for word in texts if word in {"yes", "no"} and (word == "yes") not in others]
    spellings = "|".join(_any_case(word) for word in (*texts, *also))
    return [{"enum": [*texts, *others]}, {"type": "string", "pattern": f"^\\s*(?:{spellings})\\s*$"}]


def _any_case(word: str) -> str:
    """A pattern for a word in capitals or not, its parts apart by hyphens, spaces, underlines or nothing."""
    parts = (part for part in re.split(r"[\s_–-]+", word) if part)
    return r"[\s_–-]*".join("".join(_any_letter(letter) for letter in part) for part in parts)


def _any_letter(letter: str) -> str:
    return f"[{letter.upper()}{letter.lower()}]" if letter.isalpha() else re.escape(letter)
