"""The command line: takes what was asked to the room that does it, and says what came of it."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import click

from . import __version__, reports
from .beginning import init, new
from .exchanging import export, import_
from .following import diff, links, preview, remind
from .keeping import copy, fix, fmt, rollover
from .onpaper import print_
from .options import (
    Commands,
    area_option,
    as_of_option,
    covered,
    given_day,
    inside,
    root,
    showing_progress,
    strict_option,
)
from .problems import Problem, has_errors
from .reviewing import report_
from .wording import listed

if TYPE_CHECKING:
    from .area import Area
    from .hosts.mkdocs import Built
    from .hosts.sources import Sources

# Whatever takes long to import (pydantic, MkDocs, Jinja2, lunr) is imported by the command that needs it.


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="prospectus")
@area_option
def main(area: Path | None) -> None:
    """Turn a folder of YAML files into the prospectus of a 14-19 area.

    \b
    Example:
      prospectus check
      prospectus -C ../our-area build
    """


main.add_command(new)
main.add_command(init)
main.add_command(import_)
main.add_command(export)
main.add_command(print_)
main.add_command(report_)
main.add_command(fmt)
main.add_command(copy)
main.add_command(fix)
main.add_command(rollover)
main.add_command(diff)
main.add_command(preview)
main.add_command(remind)
main.add_command(links)


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(reports.REPORTS)), default="text", show_default=True)
@strict_option
@as_of_option
@area_option
@click.pass_context
def check(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    strict: bool,
    as_of: dt.date | None,
    area: Path | None,
) -> None:
    """Check everything, and say what is wrong, where, and what to do.

    With PATH, only what is wrong in those files or folders is told.

    \b
    Example:
      prospectus check
      prospectus check providers/oak-college --strict
      prospectus check --format html > problems.html
      prospectus check --format github --as-of 2027-09-01
    """
    from .hosts.sources import gather

    here = root(area)
    within = [inside(here, path) for path in paths]
    with showing_progress():
        sources = gather(here, as_of=given_day(as_of))
    found = [problem for problem in sources.problems if covered(problem.place.path, within)]
    verdict, about = _verdict(sources, found, within, strict=strict), _about(here, sources, strict=strict)
    click.echo(reports.REPORTS[form](found, verdict, about), nl=False)
    if form == "github":
        _summarise(found, verdict, about)
    ctx.exit(1 if has_errors(tuple(found), strict=strict) else 0)


def _about(area: Path, sources: Sources, *, strict: bool) -> reports.About:
    from .hosts.siting import help_url

    names = {one.id: one.name for one in sources.area.providers.values()} if sources.area else {}
    return reports.About(help_url(area), names, strict)


def _summarise(found: list[Problem], verdict: str, about: reports.About) -> None:
    """Everything in the summary of the job, where GitHub has named a file for it."""
    if path := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(reports.job_summary(found, verdict, about, room=reports.ROOM - file.tell()))


def _verdict(sources: Sources, found: list[Problem], within: Sequence[str], *, strict: bool) -> str:
    area = sources.area
    courses = [one for one in area.courses.values() if covered(one.path, within)] if area else []
    providers = {one.id for one in area.providers.values() if covered(one.path, within)} if area else set()
    providers |= {one.provider.id for one in courses}
    stopped = has_errors(tuple(found), strict=strict)
    count = len(courses) if courses or providers or not within else None
    verdict = reports.summary(found, courses=count, providers=len(providers), stopped=stopped)
    if area is None:
        return f"{verdict} The rules were not applied: they need content/area/area.yml. Mend it, and check again."
    return f"{verdict}{'' if within or stopped else _beside(area)}"


def _beside(area: Area) -> str:
    """How much of neighbouring areas is shown beside the area's own; empty when nothing is."""
    courses = reports.number(len(area.across), "course", "courses")
    areas = reports.number(len(area.neighbours), "neighbouring area", "neighbouring areas")
    return f" Beside them {courses} of {areas}." if area.across else ""


# ── Building ─────────────────────────────────────────────────────────────────────────────────────────────────────────


_FEW: Final = 10
"""How many warnings are told by a build that goes on all the same."""


@main.command()
@click.option("-o", "--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@click.option("--offline", is_flag=True, help="Make the edition for a memory stick: a folder, and a .zip beside it.")
@strict_option
@click.option("--jobs", type=click.IntRange(1), help="How many processes share the work.")
@click.option("--print", "packs", is_flag=True, help="Make the packs that advisers print, too.")
@as_of_option
@area_option
@click.pass_context
def build(
    ctx: click.Context,
    site_dir: Path | None,
    offline: bool,
    strict: bool,
    jobs: int | None,
    packs: bool,
    as_of: dt.date | None,
    area: Path | None,
) -> None:
    """Build the site, and put it in place whole; when something is wrong, the old one stands.

    \b
    Example:
      prospectus build
      prospectus build --print
      prospectus build --site-dir /srv/www/prospectus --strict
      prospectus build --offline -o prospectus-for-schools
    """
    from .hosts.sources import gather

    here, began = root(area), time.monotonic()
    where = site_dir and site_dir.resolve()
    with showing_progress():  # Once: what shows it is a copy of this process, which is small now.
        sources = gather(here, as_of=given_day(as_of))
        built = _built(here, sources, site_dir=where, offline=offline, jobs=jobs or 0, strict=strict, packs=packs)
    _tell(sources.problems, most=_FEW if built else None)
    if built is None:
        click.echo(f"Nothing was built: {reports.counted(sources.problems)}.", err=True)
        ctx.exit(1)
    for warning in built.warnings:
        click.echo(reports.harmless_lines(warning), err=True)
    pages, seconds = built.stamp["pages"], time.monotonic() - began
    click.echo(f"Built {pages:,} pages in {seconds:.1f} seconds: {click.format_filename(built.target)}")
    if built.archive:
        click.echo(f"All of it in one file: {click.format_filename(built.archive)}")


def _built(area: Path, sources: Sources, *, strict: bool, **asked: Any) -> Built | None:
    """The site, built; None when there is something that stops it."""
    if has_errors(sources.problems, strict=strict):
        return None
    from .hosts import mkdocs

    return mkdocs.build(area, sources, strict=strict, **asked)


def _tell(problems: Iterable[Problem], *, most: int | None = None) -> None:
    """Tell the first of the problems, and how many more there are."""
    found = list(problems)
    for problem in found[:most]:
        click.echo(reports.told(problem), err=True)
    if most is not None and found[most:]:
        click.echo(f"… and {len(found) - most:,} more; “prospectus check” tells them all.", err=True)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On which port.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@area_option
def serve(port: int, open_browser: bool, area: Path | None) -> None:
    """Show the site on this machine, and build it anew whenever a file is saved.

    \b
    Example:
      prospectus serve --port 8080
    """
    here = root(area)
    from .hosts import mkdocs

    mkdocs.serve(here, address=f"127.0.0.1:{port}", open_browser=open_browser)


@main.command("schema")
@click.argument("kind", required=False)
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
def schema_(kind: str | None, output: Path | None) -> None:
    """Print the JSON Schema of a kind of file, or write all of them into a folder.

    \b
    Example:
      prospectus schema course
      prospectus schema -o schemas
    """
    from .feeds.schemas import written
    from .schema import SHAPES, schema

    kinds = [kind] if kind else list(SHAPES)
    if kind and kind not in SHAPES:
        raise click.UsageError(f"There is no kind of file called “{kind}”. Use {listed(SHAPES)}.")
    if output is None and len(kinds) > 1:
        raise click.UsageError(f"Name one of {listed(SHAPES)}, or a folder with -o.")
    for name in kinds:
        if output is None:
            click.echo(written(schema(name)), nl=False)
        else:
            output.mkdir(parents=True, exist_ok=True)
            (output / f"{name}.json").write_bytes(written(schema(name)))
            click.echo(f"Wrote {click.format_filename(output / f'{name}.json')}")
