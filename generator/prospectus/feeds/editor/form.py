"""The form as files of the site: the editor's own script, what it needs, its configuration, and the page for it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit

from ...area import Area
from ...limits import ID_LENGTH
from .. import headers
from .entries import Collection, addresses, collections
from .flow import flow

FOLDER: Final = "edit/"
PACKAGE: Final = "node_modules/@sveltia/cms"
_SCRIPT: Final = "dist/sveltia-cms.js"
_ELSEWHERE: Final = (
    (re.compile(r"https://unpkg\.com/@sveltia/cms(?![/\w])"), "cms"),
    (
        re.compile(r"https://cdn\.jsdelivr\.net/fontsource/fonts/([a-z0-9-]+)(?::vf)?@[\d.]+/[a-z0-9-]+\.woff2"),
        r"fonts/\1.woff2",
    ),
)
"""Addresses on other hosts in the editor's script, and where the same files stand in the site."""

_FONT: Final = re.compile(r"(source-sans-3|noto-mono|material-symbols-outlined)-latin-.*\.woff2")
_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
</head>
<body>
<noscript><p>The form needs JavaScript. Without it, go to the page in <a href="../">the prospectus</a> that you want to
change, and choose “Edit this page” at its foot: that opens its file.</p></noscript>
<script src="sveltia-cms.js"></script>
</body>
</html>
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where the area's files are kept: the editor's settings for it, and the one host that it talks to."""

    backend: Mapping[str, Any]
    host: str
    issues: str


def place(edit_url: str | None, *, sign_in: str = "", app: str = "") -> Place | None:
    """Where files are edited, from the address for that (`https://github.com/OWNER/REPOSITORY/edit/main/`).

    `sign_in` is the address of a service through which people sign in to GitHub, `app` the id that GitLab gave the
    form; without them people sign in with an access token. None for an address of neither.
    """
    parts = urlsplit(edit_url or "")
    host = parts.hostname or ""
    found = re.match(r"/(?P<repo>[\w.-]+(?:/[\w.-]+)+?)(?:/-)?/edit/", parts.path)
    if parts.scheme != "https" or found is None:
        return None
    shared = {"repo": found["repo"], **({} if sign_in or app else {"auth_methods": ["token"]})}
    if host == "github.com" and found["repo"].count("/") == 1:
        more = {"base_url": sign_in.rstrip("/")} if sign_in else {}
        github = {"name": "github", **shared, "open_authoring": True, "auth_scope": "public_repo", **more}
        return Place(github, "https://api.github.com", f"https://github.com/{found['repo']}/issues/new")
    if host.split(".")[0] == "gitlab":
        more = {"auth_type": "pkce", "app_id": app} if app else {}
        own = {} if host == "gitlab.com" else {"api_root": f"https://{host}/api/v4", "base_url": f"https://{host}"}
        gitlab = {"name": "gitlab", **shared, **own, **more}
        return Place(gitlab, f"https://{host}", f"https://{host}/{found['repo']}/-/issues/new")
    return None


@dataclass(frozen=True, eq=False)
class Form:
    """The form of an area's site: whose data, where they are kept, and where the editor is installed."""

    area: Area
    place: Place
    package: Path
    site_url: str

    @cached_property
    def collections(self) -> list[Collection]:
        """Everything that can be edited."""
        return collections(self.area)

    @cached_property
    def addresses(self) -> Mapping[str, str]:
        """The address in the form, from the root of the site, of every file that it edits."""
        return {source: f"{FOLDER}{one}" for source, one in addresses(self.collections, self.area).items()}

    @property
    def policy(self) -> str:
        """The content security policy of the form's page."""
        return headers.form_policy(self.place.host)

    def files(self) -> dict[str, bytes]:
        """Every file of the form by its path."""
        page = _PAGE.format(policy=escape(self.policy), title=escape(f"Change something – {self.area.written.name}"))
        made = {"index.html": page.encode(), "config.yml": flow(self.configuration).encode()}
        return {f"{FOLDER}{path}": data for path, data in (*made.items(), *_installed(self.package))}

    @property
    def configuration(self) -> dict[str, Any]:
        """What the editor is told, in its own words."""
        site = {"site_url": self.site_url, "display_url": self.site_url} if self.site_url else {}
        return {
            "backend": self.place.backend,
            "publish_mode": "editorial_workflow",
            "app_title": f"{self.area.written.name} prospectus",
            **site,
            "show_preview_links": False,
            "issue_reports": {"url": self.place.issues},
            "media_folder": "providers",
            "public_folder": "/",
            "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": ID_LENGTH},
            "output": {"omit_empty_optional_fields": True, "yaml": {"indent_size": 2, "indent_sequences": True}},
            "collections": self.collections,
        }


def form(root: Path, area: Area, kept: Place | None, *, site_url: str) -> Form | None:
    """The form for the area in `root`; None where the editor is not installed, or nothing tells where its files are."""
    package = root / PACKAGE
    return Form(area, kept, package, site_url) if kept and (package / _SCRIPT).is_file() else None


def _installed(package: Path) -> Iterator[tuple[str, bytes]]:
    """The editor's files: its script with no address of another host that it would ask by itself, fonts and words."""
    script = (package / _SCRIPT).read_text(encoding="utf-8")
    for elsewhere, here in _ELSEWHERE:
        script = elsewhere.sub(here, script)
    yield "sveltia-cms.js", script.encode()
    yield "LICENSE.txt", (package / "LICENSE.txt").read_bytes()
    for path in sorted((package / "npm/assets").iterdir()):
        if found := _FONT.fullmatch(path.name):
            yield f"fonts/{found[1]}.woff2", path.read_bytes()
        elif path.name.endswith(".LICENSE.txt"):
            yield f"fonts/{path.name}", path.read_bytes()
    version = json.loads((package / "package.json").read_bytes())["version"]
    yield "cms/package.json", json.dumps({"version": version}).encode()
    for path in sorted((package / "locales").glob("*.json")):
        yield f"cms@{version}/locales/{path.name}", path.read_bytes()
