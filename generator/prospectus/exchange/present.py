"""What the area's files say today, as texts, however unsound: that is what an import is compared with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ..area import Area
from ..folders import area_files, provider_folders
from ..reading import Document, read

UNSAID: Final = frozenset({"accepted", "logo"})
"""Keys that are not published: what was settled among those who keep the files, and a picture beside them."""


@dataclass(frozen=True, slots=True)
class Held:
    """A file that is there: its path in the area, its text, and what it says; None when it cannot be read."""

    path: str
    text: str
    data: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Present:
    """The files of an area's providers by id, those of their courses by provider/course, and destinations' names."""

    root: Path
    providers: Mapping[str, Held]
    courses: Mapping[str, Held]
    destinations: Mapping[str, str] = field(default_factory=dict)

    @property
    def by_provider(self) -> Mapping[str, Sequence[tuple[str, Held]]]:
        """The courses that can be read of every provider, by its id; each course is looked at once."""
        found: dict[str, list[tuple[str, Held]]] = {id_: [] for id_ in self.providers}
        for key, one in self.courses.items():
            if one.data is not None:
                found.setdefault(key.partition("/")[0], []).append((key, one))
        return found

    def courses_of(self, provider: str) -> Iterator[tuple[str, Held]]:
        """The courses of one provider that can be read, by provider/course."""
        for key, one in self.courses.items():
            if one.data is not None and key.startswith(f"{provider}/"):
                yield key, one

    @property
    def checked(self) -> frozenset[str]:
        """The providers that have checked their file since it was imported, or wrote it themselves."""
        return frozenset(id_ for id_, one in self.providers.items() if one.data and "imported" not in one.data)

    def name_of(self, provider: str) -> str:
        """What a provider is called."""
        held = self.providers.get(provider)
        return one_text((held and held.data) or {}, "name") or provider

    def sites_of(self, provider: str) -> Mapping[str, Any]:
        """The sites of a provider, by id."""
        held = self.providers.get(provider)
        return group(held.data or {}, "sites") if held else {}


def present(root: Path) -> Present:
    """What stands in the area's folder."""
    folders, _ = provider_folders(root)
    return Present(
        root,
        {one.id: _held(root, one.path) for one in folders if one.path},
        {course.id: _held(root, course.path) for folder in folders for course in folder.courses},
        dict(_destinations(root)),
    )


def of_published(area: Area, root: Path) -> Present:
    """What everybody may read of an area without errors: its providers and published courses, without `UNSAID`."""
    return Present(
        root,
        {one.id: _told(_held(root, one.path)) for one in area.providers.values()},
        {one.key: _told(_held(root, one.path)) for one in area.published},
        {id_: one.written.name for id_, one in area.destinations.items()},
    )


def _told(held: Held) -> Held:
    data = {key: value for key, value in (held.data or {}).items() if key not in UNSAID}
    return Held(held.path, held.text, data)


def _destinations(root: Path) -> Iterator[tuple[str, str]]:
    paths, _ = area_files(root, ("destinations",), ("destinations",))
    for path in paths.get("destinations", ()):
        for id_, one in (_held(root, path).data or {}).items():
            if isinstance(one, dict):
                yield id_, one_text(one, "name") or id_


def _held(root: Path, path: str) -> Held:
    raw = (root / path).read_bytes()
    document = read(path, raw)
    return Held(path, raw.decode("utf-8", "replace"), document.data if isinstance(document, Document) else None)


def group(data: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """The keys below a key; empty when there are none, or something else."""
    found = data.get(name)
    return found if isinstance(found, dict) else {}


def rows(data: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """The groups in a list below a key; empty when there are none, or something else."""
    found = data.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def one_text(data: Mapping[str, Any], *names: str) -> str:
    """The text that these keys lead to; empty when there is none."""
    for name in names[:-1]:
        data = group(data, name)
    found = data.get(names[-1])
    return found.strip() if isinstance(found, str) else ""
