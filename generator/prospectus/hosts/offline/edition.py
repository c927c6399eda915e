"""The offline edition of a finished site: every file as it opens without a server, and all of them in one archive."""

from __future__ import annotations

import hashlib
import importlib.resources
import os
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from ...pages.opendata import is_for_the_web
from ..folder import STAMP, PublishError, plainly, recorded, write
from . import pages, scripts
from .pages import Copy
from .scripts import Scripts

NAME: Final = "offline"
"""What the stamp of such a site calls it."""

_FOR_SERVERS: Final = frozenset(
    ("404.html", "_headers", "robots.txt", "sitemap.xml", "plan-worker.js", "assets/javascripts/offline-worker.js")
)
_OWN: Final = (pages.RUNTIME, pages.STYLES)
_KEPT: Final = "data/schemas/"
_OLDEST: Final = (1980, 1, 1, 0, 0, 0)  # The first day that an archive can tell: no clock is in it.


def turn(folder: Path, copy: Copy, stamp: Mapping[str, Any]) -> dict[str, Any]:
    """Turn the finished site in `folder` into its offline edition; what build.json says of it."""
    files = {path: (folder / path).read_bytes() for path in _paths(folder)}
    turned = edition(files, copy)
    for path in files.keys() - turned.keys():
        (folder / path).unlink()
    for path, content in turned.items():
        if files.get(path) != content:
            write(folder / path, content)
    whole = hashlib.sha256()
    for path in sorted(turned):
        whole.update(path.encode() + b"\0" + hashlib.sha256(turned[path]).digest())
    return {**stamp, "edition": NAME, "files": len(turned) + 1, "hash": whole.hexdigest()}


def edition(files: Mapping[str, bytes], copy: Copy) -> dict[str, bytes]:
    """The files of the offline edition of a site with these files, by their paths."""
    web = {path for path in files if copy.site_url and is_for_the_web(path)}
    kept = {path: content for path, content in files.items() if path not in _FOR_SERVERS | web}
    texts = {path: content.decode() for path, content in kept.items() if path.endswith((".html", ".js"))}
    named = {one for path, text in texts.items() for one in pages.modules(text, path)}
    known = Scripts({path: text for path, text in texts.items() if path.endswith(".js")}, named)
    turned = dict(_turned(path, content, copy, known) for path, content in kept.items())
    return turned | {path: _own(path) for path in _OWN}


def _turned(path: str, content: bytes, copy: Copy, known: Scripts) -> tuple[str, bytes]:
    if path.endswith(".html"):
        return path, pages.page(content.decode(), path, copy, known.needs).encode()
    if path.endswith(".js"):
        return path, known.written(path).encode()
    kept = path.startswith(_KEPT) or path == STAMP or is_for_the_web(path)
    if path.endswith(".json") and not kept:
        return f"{path}.js", scripts.data(path, content.decode()).encode()
    return path, content


def _own(path: str) -> bytes:
    """A file that only this edition has."""
    name = path.rpartition("/")[2]
    return importlib.resources.files("prospectus_theme").joinpath("offline", name).read_bytes()


def _paths(folder: Path) -> list[str]:
    """Every file below a folder, in order of name."""
    found = (Path(above, name) for above, _, names in os.walk(folder) for name in names)
    return sorted(path.relative_to(folder).as_posix() for path in found)


# ── Beside the site ──────────────────────────────────────────────────────────────────────────────────────────────────


def beside(target: Path) -> Path:
    """Where the archive of the edition in `target` stands."""
    return target.with_name(f"{target.name}.zip")


def refuse_other(target: Path, *, offline: bool) -> None:
    """Refuse to put one edition in the place of the other, or the archive in the place of somebody's file."""
    there = recorded(target)
    if there and (there.get("edition") == NAME) is not offline:
        what = "the site itself" if offline else "an offline edition"
        raise PublishError(f"{target} holds {what}. Nothing was written. Name another folder with --site-dir.")
    archive = beside(target)
    if offline and archive.exists() and not _is_ours(archive):
        raise PublishError(f"{archive} is not an archive made by Prospectus. Nothing was written. Move it away.")


def _is_ours(archive: Path) -> bool:
    try:
        with zipfile.ZipFile(archive) as opened:
            return any(name.count("/") == 1 and name.endswith(f"/{STAMP}") for name in opened.namelist())
    except (OSError, zipfile.BadZipFile):
        return False


def pack(target: Path) -> Path:
    """Write the archive of the edition in `target`: one folder, and the same bytes for the same files."""
    archive = beside(target)
    new = archive.with_name(f"{archive.name}.new")
    with plainly(target):
        with zipfile.ZipFile(new, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as opened:
            for path in _paths(target):
                opened.writestr(_entry(f"{target.name}/{path}"), (target / path).read_bytes())
        new.replace(archive)
    return archive


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _OLDEST)
    entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, 0o644 << 16, 3
    return entry
