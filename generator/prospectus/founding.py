"""Founds a new area: a folder that checks and builds at once, with a worked example in it to be replaced."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Template
from typing import Final

from . import __version__, limits
from .composing import scalar
from .folders import HANDBOOK
from .front import parts
from .refused import RefusedError

_STARTER: Final = Path(__file__).parent / "starter"
_SHARED: Final = (
    ".github/ISSUE_TEMPLATE", ".github/workflows", ".gitlab/issue_templates", ".vscode", "content", "mkdocs.yml",
    "package.json", "package-lock.json",
)  # fmt: skip
"""What a new area takes over from the example area as it stands. A wheel carries it along; a checkout has it."""

_TRUE_EVERYWHERE: Final = frozenset({"destinations", "synonyms", "words"})
"""Of the example area's own facts those that hold for any area; the others are invented."""

_HIDDEN: Final = frozenset({"gitignore", "gitlab-ci.yml"})
"""Files that have a dot before their name only in the new area: here they would hold for this repository."""

_PARTNERSHIP: Final = "{} 14–19 partnership"


def found(folder: Path, *, name: str, today: dt.date, ci: str = "github") -> tuple[str, ...]:
    """Write a new area's files into an empty folder; their paths from there on.

    The prospectus will be for the school year that starts next; `ci` is where its
    changes will be checked: github, gitlab or both. Raises RefusedError.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise RefusedError(f"{folder} is not an empty folder. Name a new one; nothing was written.")
    _refuse_odd_name(name)
    files = dict(_for_ci(dict(_files(name, today)), ci))
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return tuple(sorted(files))


def _refuse_odd_name(name: str) -> None:
    most = limits.NAME - len(_PARTNERSHIP.format(""))
    if not 0 < len(name) <= most:
        raise RefusedError(f"The area's name has {len(name)} characters; it can have 1 to {most}.")
    if not name.isprintable() or name != name.strip() or re.search("<[a-zA-Z!/?]", name):
        raise RefusedError("The area's name has characters in it that cannot be kept. Write it in letters on one line.")


def _files(name: str, today: dt.date) -> Iterator[tuple[str, bytes]]:
    """Every file by its path: first what is shared with the example area, then what is the new area's own."""
    shared = _STARTER / "shared"
    root = shared if shared.is_dir() else Path(__file__).parents[2]
    for path in (one for part in _SHARED for one in _found(root / part)):
        inside = path.relative_to(root).as_posix()
        if is_shared(inside):
            yield inside, _named(inside, path.read_bytes(), name)
    known = _known(name, today)
    for path in _found(_STARTER):
        if shared not in path.parents:
            inside = path.relative_to(_STARTER).as_posix()
            text = path.read_text("utf-8")
            if inside in _HIDDEN:
                yield f".{inside}", text.encode()  # They have signs of their own where others have what is left open.
            else:
                yield inside, Template(text).substitute(known).encode()


def _for_ci(files: Mapping[str, bytes], ci: str) -> Iterator[tuple[str, bytes]]:
    """The files with what belongs to the host of the repository: GitLab's own, and GitHub's unless it is not wanted."""
    for path, data in files.items():
        on_github, on_gitlab = path.startswith(".github/"), path == ".gitlab-ci.yml"
        if (on_gitlab and ci == "github") or (on_github and ci == "gitlab"):
            continue
        yield path, data
    if ci != "github":
        owners = files[".github/CODEOWNERS"].replace(b"/.github/", b"/.gitlab/")
        yield ".gitlab/CODEOWNERS", owners + b"/.gitlab-ci.yml                @OWNER/maintainers\n"


def is_shared(path: str) -> bool:
    """Whether a file of the example area is as it should be in a new one."""
    above, _, rest = path.partition("content/area/")
    return bool(above) or not rest or rest.partition("/")[0].removesuffix(".yml") in _TRUE_EVERYWHERE


def _found(path: Path) -> Iterator[Path]:
    """A file, or all the files below a folder, in order of name."""
    if path.is_dir():
        yield from sorted(one for one in path.rglob("*") if one.is_file() and not one.name.startswith(".DS"))
    elif path.is_file():
        yield path


_NO_ADDRESS: Final = b"# site_url: https://www.example.org/  # Where the site will stand; QR codes on paper lead there."


def _named(path: str, data: bytes, name: str) -> bytes:
    """A shared file for this area: mkdocs.yml carries the area's name, and leaves open where its site will stand."""
    if path.startswith(f"content/{HANDBOOK}"):
        return _proposed(data.decode()).encode()
    if path != "mkdocs.yml":
        return data
    line = f"site_name: {scalar(f'{name} prospectus')}".encode()
    named = re.sub(rb"(?m)^site_name:.*$", lambda _: line, data, count=1)
    return re.sub(rb"(?m)^site_url:.*$", _NO_ADDRESS, named, count=1)


_SETTLED: Final = re.compile(r"^(?:agreed_on|agreed_by|review_by|changes|signed):.*\n(?:[ ]+.*\n)*", re.MULTILINE)


def _proposed(page: str) -> str:
    """A page of the example's handbook as a draft for another area: its first version, which nobody has agreed."""
    front, body, _ = parts(page)
    draft = re.sub(r"(?m)^version:.*$", "version: 1", _SETTLED.sub("", front or ""))
    return f"---\n{draft}---\n{body}"


def _known(name: str, today: dt.date) -> Mapping[str, object]:
    """What the starter's files leave open; the school year is the next that starts on the first of September."""
    year = today.year if today < dt.date(today.year, 9, 1) else today.year + 1
    return {
        "name": scalar(name),
        "plain_name": name,
        "partnership": scalar(_PARTNERSHIP.format(name)),
        "last_year": year - 1,
        "year": year,
        "next_year": year + 1,
        "today": today.isoformat(),
        "version": __version__,
    }
