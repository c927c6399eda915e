"""Our own JSON: exactly what the files of providers and courses say, so that nothing is lost on the way."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from .. import limits
from ..area import Area, Provider
from ..characters import first_unseen
from ..directories.ours import FORMAT, VERSION, opened
from ..directories.record import Batch, Incoming, IncomingProvider, IncomingSite
from ..model.fields import how_to_write_id, is_id
from ..pages.opendata import SCHEMA
from ..problems import Keys
from ..reading import Value
from ..refused import RefusedError
from ..wording import quoted
from .formats import Taken
from .present import Held, Present

_encode: Final = json.JSONEncoder(ensure_ascii=False, check_circular=False).encode


def give(present: Present, provider: str | None) -> Mapping[str, bytes]:
    """One file with everything that can be read, of one provider or of all."""
    held = {id_: one for id_, one in present.providers.items() if provider in (None, id_) and one.data is not None}
    courses = present.by_provider
    providers = {
        id_: {"provider": one.data, "courses": {key.partition("/")[2]: course.data for key, course in courses[id_]}}
        for id_, one in held.items()
    }
    whole = {"format": FORMAT, "version": VERSION, "providers": providers}
    return {"courses.json": (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()}


def published(present: Present, area: Area, home: str) -> bytes:
    """The same for everybody, each course on a line of its own, with the address of each page.

    `present` holds only what everybody may read. Addresses begin with `home`, where the site stands; while that is not
    known they count from the site's root.
    """
    written, courses = area.written, present.by_provider
    head: dict[str, Any] = {"format": FORMAT, "version": VERSION, "schema": f"{home}{SCHEMA}"}
    head["area"] = {"name": written.name, "partnership": written.partnership, "url": home}
    head["as_of"] = area.today.isoformat()
    if written.licence:
        head["licence"] = {"name": written.licence.name, "url": written.licence.url}
    providers = ",\n".join(
        f"{_encode(id_)}: {_published(area.providers[id_], held, courses[id_], home)}"
        for id_, held in present.providers.items()
    )
    return f'{_encode(head)[:-1]}, "providers": {{\n{providers}\n}}}}\n'.encode()


def _published(one: Provider, held: Held, courses: Sequence[tuple[str, Held]], home: str) -> str:
    """A provider with its courses and the addresses of its pages and theirs."""
    ids = {key: key.partition("/")[2] for key, _ in courses}
    addresses = {
        "provider": home + one.address,
        "sites": {id_: home + site.address for id_, site in one.sites.items()},
        "courses": {id_: f"{home}courses/{key}/" for key, id_ in ids.items()},
    }
    lines = ",\n".join(f"{_encode(ids[key])}: {_encode(course.data)}" for key, course in courses)
    parts = (f'"addresses": {_encode(addresses)}', f'"provider": {_encode(held.data)}', f'"courses": {{\n{lines}\n}}')
    return f"{{{','.join(parts)}}}"


def take(raw: bytes, present: Present, provider: str | None) -> Taken:
    """What a file says; RefusedError when it is not one of ours. `provider` is whose part of it is wanted."""
    whole = opened(raw)
    batches = list(_providers(whole.get("providers"), provider))
    return Taken(
        Batch(
            tuple(one for found in batches for one in found.providers),
            tuple(one for found in batches for one in found.sites),
            tuple(one for found in batches for one in found.courses),
        )
    )


def _providers(found: Any, wanted: str | None) -> Iterator[Batch]:
    for id_, one in _named(found, "providers"):
        if wanted in (None, id_):
            if not is_id(id_):
                raise RefusedError(f"{quoted(id_)} cannot be the id of a provider. {how_to_write_id(id_)}")
            yield _provider(id_, one)


def _provider(id_: str, one: Any) -> Batch:
    data = _group(one.get("provider") if isinstance(one, dict) else None, f"the provider {quoted(id_)}")
    sites = data.pop("sites", {})
    source = f"provider {id_}"
    return Batch(
        (IncomingProvider(id_, source, _text(data, "ukprn"), data, _keys(data)),),
        tuple(
            IncomingSite(id_, f"site {id_}/{at}", _text(site, "reference"), site, _keys(site), id=at)
            for at, site in _groups(sites, f"the sites of {quoted(id_)}")
        ),
        tuple(
            Incoming(id_, f"course {id_}/{at}", _text(course, "reference"), course, _keys(course), id=at)
            for at, course in _groups(one.get("courses", {}), f"the courses of {quoted(id_)}")
        ),
    )


def _groups(found: Any, what: str) -> Iterator[tuple[str, dict[str, Value]]]:
    return ((id_, _group(one, f"{quoted(id_)} in {what}")) for id_, one in _named(found, what))


def _named(found: Any, what: str) -> list[tuple[str, Any]]:
    if not isinstance(found, dict):
        raise RefusedError(f"What should be {what} is not a group of keys.")
    return list(found.items())


def _group(found: Any, what: str) -> dict[str, Value]:
    value = written(found, what, limits.YAML_DEPTH)
    if not isinstance(value, dict):
        raise RefusedError(f"What should be {what} is not a group of keys.")
    return value


def written(value: Any, what: str, room: int) -> Value | None:
    """A value of JSON as `reading` would give it: texts, lists and groups, nothing for null; at most so deep."""
    if not room:
        raise RefusedError(f"Groups stand inside one another too deep in {what}.")
    if isinstance(value, dict):
        inner = ((str(key), written(one, what, room - 1)) for key, one in value.items())
        return {key: one for key, one in inner if one is not None}
    if isinstance(value, list):
        return [one for item in value if (one := written(item, what, room - 1)) is not None]
    if value is None or isinstance(value, bool):
        return None if value is None else "yes" if value else "no"
    if unseen := first_unseen(str(value)):
        raise RefusedError(f"In {what}: {unseen[0]} {unseen[1]}")
    return str(value) or None


def _text(data: Mapping[str, Value], name: str) -> str | None:
    found = data.get(name)
    return found if isinstance(found, str) else None


def _keys(value: Value, above: Keys = ()) -> frozenset[Keys]:
    """Every key that is given, without the places in lists."""
    if isinstance(value, dict):
        own = ((*above, key) for key in value)
        return frozenset(own).union(*(_keys(one, (*above, key)) for key, one in value.items()))
    return frozenset().union(*(_keys(one, above) for one in value)) if isinstance(value, list) else frozenset()
