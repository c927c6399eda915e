"""Starts a course from another one, and says what has to be looked at before it can be published."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from .folders import leads_elsewhere
from .problems import Keys
from .reading import Document, read
from .refused import RefusedError
from .starting import course_path, first_site
from .whole import put
from .wording import nearest, quoted
from .writing import REMOVED, Change, formatted, with_changes, with_notes

LOOK: Final = "look:"
"""How a comment starts that asks somebody to look at what stands below it."""

_OWN: Final = ("reference", "formerly", "imported", "accepted")
"""What is only ever true of one course."""


def copy(root: Path, source: str, target: str) -> tuple[str, list[str]]:
    """Write a draft of `target` from `source` (both provider/course); its path, and what to look at, in words.

    Raises RefusedError when there is no such course, it cannot be read, or the new one cannot be made.
    """
    path = course_path(root, target)
    text, data = _read(root, source)
    here, there = source.partition("/")[0], target.partition("/")[0]
    site = first_site(root, target) if here != there else None
    notes = dict(_looks(data, source, there if here != there else "", site))
    made = with_changes("course", text, list(_changes(data, site, moves=here != there)))
    put(root / path, formatted("course", with_notes("course", made, notes)).encode(), lasting=True)
    return path, [f"{_named(keys)}: {note.removeprefix(LOOK).strip()}" for keys, note in notes.items()]


def _read(root: Path, key: str) -> tuple[str, dict[str, Any]]:
    """The text of a course's file, and what it says."""
    provider, _, course = key.partition("/")
    paths = sorted(root.glob("providers/*/courses/*.yml"))
    paths = [path for path in paths if path.is_file() and not leads_elsewhere(root, path.relative_to(root).as_posix())]
    known = {f"{path.parent.parent.name}/{path.stem}": path for path in paths}
    if key not in known:
        guess = nearest(key, known)
        hint = f"Did you mean {quoted(guess)}?" if guess else "Write PROVIDER/COURSE, as in the course's address."
        raise RefusedError(f"There is no course called {quoted(key)}. {hint}")
    raw = known[key].read_bytes()
    document = read(f"providers/{provider}/courses/{course}.yml", raw)
    if not isinstance(document, Document):
        raise RefusedError(f"{document[0].place.path} cannot be read: {document[0].says} Mend it first.")
    return raw.decode(), document.data


def _runs(data: dict[str, Any]) -> Iterator[tuple[int, dict[str, Any]]]:
    runs = data.get("runs")
    yield from ((at, run) for at, run in enumerate(runs if isinstance(runs, list) else []) if isinstance(run, dict))


def _changes(data: dict[str, Any], site: str | None, *, moves: bool) -> Iterator[Change]:
    yield Change(("status",), "draft")
    yield Change(("reviewed",), None)
    yield from (Change((key,), REMOVED) for key in _OWN)
    for at, run in _runs(data):
        yield Change(("runs", at, "reference"), REMOVED)
        if moves:
            yield Change(("runs", at, "delivered_by"), REMOVED)
        if moves and "site" in run:
            yield Change(("runs", at, "site"), site)


def _looks(data: dict[str, Any], source: str, moves_to: str, site: str | None) -> Iterator[tuple[Keys, str]]:
    """What has to be looked at, each under the keys that it is about."""
    yield ("title",), f"{LOOK} this is still the title of {source}."
    yield ("summary",), f"{LOOK} no two courses may have the same summary; write this one's own."
    for at, _ in _runs(data):
        where = f" The site is the first of {moves_to}'s." if moves_to and site else ""
        yield ("runs", at), f"{LOOK} the dates, days and hours are those of {source}.{where}"
    if moves_to:
        yield ("cost",), f"{LOOK} this is what {source} costs."
        yield ("apply",), f"{LOOK} this is how people apply to {source}; the contact has to be one of {moves_to}'s."
    elif isinstance(data.get("apply"), dict) and "url" in data["apply"]:
        yield ("apply",), f"{LOOK} the address may be for {source} only."
    yield ("reviewed",), f"{LOOK} write on which day all of this was checked, and by whom (a role)."


def _named(keys: Keys) -> str:
    """Where to look, in words: “title”, “runs, the 2nd”."""
    if len(keys) == 1:
        return str(keys[0])
    place = int(keys[1]) + 1
    return f"{keys[0]}, number {place}"
