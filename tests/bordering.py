"""What tests of neighbours share: the feed of a second small area, and areas that name it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from prospectus.cli import main
from tests.small import AREA, AREA_PATH

NORTH_DALE = Path(__file__).parent / "areas" / "north-dale"
FOLDER = "content/area/neighbours"
FILE = f"{FOLDER}/north-dale.json"


def exported(area: Path, folder: Path) -> str:
    """What `prospectus export json` makes of an area; `folder` is where it may write."""
    folder.mkdir(parents=True, exist_ok=True)
    done = CliRunner().invoke(main, ["-C", str(area), "export", "json", "-o", str(folder)])
    assert done.exit_code == 0, done.output
    return (folder / "courses.json").read_text(encoding="utf-8")


def naming(*keys: str, file: str = "north-dale.json", name: str = "North Dale") -> dict[str, str | None]:
    """The small area's own file with a neighbour whose file is named, and more of its keys."""
    lines = [f"  - name: {name}", "    url: https://www.north-dale.example/", f"    file: {file}"]
    return {AREA_PATH: "\n".join([f"{AREA}neighbours:", *lines, *(f"    {key}" for key in keys), ""])}


def told(*courses: Mapping[str, Any], day: str = "2026-11-09", **more: Any) -> str:
    """A file of ours with a college and these courses, each with a title and a level unless it says otherwise."""
    plain = {"title": "Thatching", "level": "2", "status": "published"}
    named = {f"course-{number}": {**plain, **one} for number, one in enumerate(courses, 1)}
    college = {"provider": {"name": "Dale College", "sites": {"main": SITE}}, "courses": named}
    whole = {"format": "prospectus-courses", "version": 1, "as_of": day, **more, "providers": {"dale-college": college}}
    return json.dumps(whole, ensure_ascii=False)


SITE = {"name": "The Barn", "town": "Dalebridge", "location": {"lat": "52.345", "lon": "-2.6"}}
