"""The worker that keeps a reader's saved plan for use without a connection; at the site's root, so that it sees all."""

from __future__ import annotations

import importlib.resources
import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from typing import Final

PATH: Final = "plan-worker.js"
SCRIPT: Final = ("assets", "javascripts", "offline-worker.js")
PAGES: Final = ("plan/", "plan/compare/", "plan/form/", "plan/checklist/", "plan/learning-plan/")
DATA: Final = ("assets/finder/home.json",)
FINDER: Final = (
    "courses/",
    *(f"assets/finder/{name}" for name in ("courses.json", "index.json", "lunr.js", "entry.json")),
)
"""What is kept too, but only when all the rest is: it is larger, and a plan is read without it."""

_LOOKS: Final = ("assets/stylesheets/", "assets/javascripts/")


def files(digests: Mapping[str, bytes]) -> dict[str, bytes]:
    """The worker of a site with these files, by their hashes: any change of the site makes it another worker."""
    script = importlib.resources.files("prospectus_theme").joinpath(*SCRIPT).read_text(encoding="utf-8")
    first = [*(page for page in PAGES if f"{page}index.html" in digests), *_known(DATA, digests), *_looks(digests)]
    later = [path for path in FINDER if path in digests or f"{path}index.html" in digests]
    lines = (f"const {name} = {json.dumps(value)};" for name, value in _named(_stamp(digests), first, later))
    return {PATH: "\n".join((*lines, script)).encode()}


def _named(stamp: str, first: list[str], later: list[str]) -> Iterable[tuple[str, object]]:
    return ("STAMP", stamp), ("FILES", first), ("LATER", later)


def _known(paths: Iterable[str], digests: Mapping[str, bytes]) -> list[str]:
    return [path for path in paths if path in digests]


def _looks(digests: Mapping[str, bytes]) -> list[str]:
    """The style sheets and scripts of all pages."""
    worker = "/".join(SCRIPT)
    return sorted(
        path for path in digests if path.startswith(_LOOKS) and path.endswith((".css", ".js")) and path != worker
    )


def _stamp(digests: Mapping[str, bytes]) -> str:
    whole = sha256()
    for path in sorted(digests):
        whole.update(path.encode() + b"\0" + digests[path])
    return whole.hexdigest()[:12]
