"""The commands that begin something: a provider's file, a course's file, a whole new area."""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

import click

from .model.codes import PROVIDER_KIND
from .options import Commands, Function, area_option, folder, given_day, root
from .wording import listed

# pydantic takes long to import, so that `starting` and `founding` are imported only when they are used.

_PROVIDER: Final = {
    "name": "The name that people know",
    "kind": f"What kind of provider it is ({listed(PROVIDER_KIND)})",
    "summary": "The provider in one line",
    "website": "Its own site, like https://www.example.org",
    "contact": "Whom to ask: a role, like Reception",
    "address": "The street of its main site, without town and postcode",
    "town": "The town of its main site",
    "postcode": "The postcode of its main site",
    "by": "Who has checked this: a role, like Partnership office",
}
_COURSE: Final = {"title": "What the course is called"}
_PROTOCOL: Final = {
    "title": "What the page is called",
    "kind": "What kind of page it is: agreement, protocol, guidance or form",
    "summary": "What it settles, in one line",
    "owner": "Who keeps it: a role, like Partnership manager",
}
_COURSE_OPEN: Final = {
    "summary": "The course in one line",
    "kind": "What kind of course it is, like vocational",
    "level": "The level, like 2",
    "subject": "The sector subject area, like 5.2",
    "ages": "Who it is for, like 16-19",
}


def _options(asked: Mapping[str, str]) -> Callable[[Function], Function]:
    """An option for each thing that can be given."""

    def decorate(function: Function) -> Function:
        for name, about in reversed(list(asked.items())):
            function = click.option(f"--{name}", metavar="TEXT", help=f"{about}.")(function)
        return function

    return decorate


@click.group(cls=Commands)
def new() -> None:
    """Start the file of a provider, a course or a page of the handbook.

    \b
    Example:
      prospectus new provider oak-college
      prospectus new course oak-college/joinery
      prospectus new protocol lost-property
    """


@new.command("provider")
@click.argument("id_", metavar="ID")
@_options(_PROVIDER)
@area_option
def new_provider(id_: str, area: Path | None, **given: str | None) -> None:
    """Start a provider's file; ID is its permanent id and the name of its folder.

    What is not given is asked for, when this is used on a terminal.

    \b
    Example:
      prospectus new provider oak-college --name "Oak College"
    """
    from . import starting

    here = root(area)
    path = starting.provider_path(here, id_)
    today = (given_day(None) or dt.date.today()).isoformat()
    _start(here, path, "provider", given, _PROVIDER, lambda known: _provider_values(known, today))


def _provider_values(known: Mapping[str, str], today: str) -> dict[str, Any]:
    site = {"name": "Main site", **{key: known[key] for key in ("address", "town", "postcode")}}
    return {
        **{key: known[key] for key in ("name", "kind", "summary", "website")},
        "contacts": [{"role": "general", "title": known["contact"]}],
        "sites": {"main": site},
        "reviewed": {"on": today, "by": known["by"]},
    }


@new.command("course")
@click.argument("key", metavar="PROVIDER/ID")
@_options(_COURSE | _COURSE_OPEN)
@area_option
def new_course(key: str, area: Path | None, **given: str | None) -> None:
    """Start a course's file as a draft; ID is its permanent id and the name of its file.

    \b
    Example:
      prospectus new course oak-college/joinery --title "Joinery"
    """
    from . import starting

    here = root(area)
    path = starting.course_path(here, key)
    run = {"site": starting.first_site(here, key), "duration": None}  # Waits for its value, unless there is an end.
    _start(here, path, "course", given, _COURSE, lambda known: {**known, "status": "draft", "runs": [run]})


@new.command("protocol")
@click.argument("id_", metavar="ID")
@_options(_PROTOCOL)
@area_option
def new_protocol(id_: str, area: Path | None, **given: str | None) -> None:
    """Start a page of the handbook as a draft; ID is its permanent id and the name of its file.

    \b
    Example:
      prospectus new protocol lost-property --title "Lost property"
    """
    from . import starting

    here = root(area)
    path = starting.protocol_path(here, id_)
    _start(here, path, "protocol", given, _PROTOCOL, lambda known: {**known, "version": "1", "applies_to": "all"})


def _start(
    here: Path,
    path: str,
    kind: str,
    given: Mapping[str, str | None],
    needed: Mapping[str, str],
    values: Callable[[dict[str, str]], dict[str, Any]],
) -> None:
    """Write a new file from what was given and asked for; ask again for what is refused."""
    from . import starting

    known = _asked({key: text.strip() for key, text in given.items() if text is not None}, needed, again=False)
    while True:
        try:
            missing = starting.start(here, path, kind, values(known))
            break
        except starting.RefusedValueError as refused:
            if not sys.stdin.isatty():
                raise
            click.echo(f"\n{refused}\n", err=True)
            known = _asked(known, needed, again=True)
    click.echo(f"Made {path}.")
    what = f"It waits for {len(missing)} more things" if len(missing) > 1 else "Look whether it is all there"
    click.echo(f"{what}: open the file, fill it in, and see what “prospectus check {path}” says.")


def _asked(known: dict[str, str], needed: Mapping[str, str], *, again: bool) -> dict[str, str]:
    """What is known, with the answers to what is not; wrong use where there is nobody to ask."""
    missing = [name for name in needed if again or name not in known]
    if missing and not sys.stdin.isatty():
        raise click.UsageError(f"Give {', '.join(f'--{name}' for name in missing)} too.")
    return known | {name: click.prompt(needed[name], default=known.get(name)).strip() for name in missing}


@click.command()
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--name", metavar="TEXT", help="The area's name.  [default: New area]")
@click.option(
    "--ci",
    type=click.Choice(("github", "gitlab", "both")),
    default="github",
    show_default=True,
    help="Where changes will be checked and the site published.",
)
@area_option
def init(target: Path, name: str | None, ci: str, area: Path | None) -> None:
    """Make a new area's repository in DIR, which checks and builds at once.

    \b
    Example:
      prospectus init ../our-area --name "Oakshire"
      prospectus init ../our-area --name "Oakshire" --ci gitlab
    """
    from . import founding

    today = given_day(None) or dt.date.today()
    made = founding.found(folder(area) / target, name="New area" if name is None else name, today=today, ci=ci)
    here = click.format_filename(folder(area) / target)
    click.echo(f"Made {len(made)} files in {here}. README.md there says what comes first.")
    click.echo(f"Look at it: prospectus -C {here} serve")
