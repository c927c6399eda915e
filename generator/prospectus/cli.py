"""The command line: takes what was asked to the room that does it, and says what came of it."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from . import __version__, reports
from .beginning import init, new
from .onpaper import print_
from .options import Commands, area_option, as_of_option, given_day, root, showing_progress, strict_option
from .problems import Problem, Severity, has_errors
from .wording import listed

if TYPE_CHECKING:
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
main.add_command(print_)


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
    """
    from .hosts.sources import gather

    here = root(area)
    within = [_within(here, path) for path in paths]
    with showing_progress():
        sources = gather(here, as_of=given_day(as_of))
    found = [problem for problem in sources.problems if _covered(problem.place.path, within)]
    click.echo(reports.REPORTS[form](found, _verdict(sources, found, within, strict=strict)), nl=False)
    ctx.exit(1 if has_errors(tuple(found), strict=strict) else 0)


def _within(area: Path, path: Path) -> str:
    """A path as problems name it: from the area's folder on, with forward slashes; empty for the whole area."""
    for there in (path, area / path):
        if there.exists() and there.resolve().is_relative_to(area.resolve()):
            return there.resolve().relative_to(area.resolve()).as_posix().removeprefix(".")
    raise click.UsageError(f"There is no file or folder {click.format_filename(path)} in this area.")


def _covered(path: str, within: Sequence[str]) -> bool:
    return not within or any(path == one or not one or path.startswith(f"{one}/") for one in within)


def _verdict(sources: Sources, found: list[Problem], within: Sequence[str], *, strict: bool) -> str:
    area = sources.area
    courses = [one for one in area.courses.values() if _covered(one.path, within)] if area else []
    providers = {one.id for one in area.providers.values() if _covered(one.path, within)} if area else set()
    providers |= {one.provider.id for one in courses}
    stopped = has_errors(tuple(found), strict=strict)
    return reports.summary(found, courses=len(courses), providers=len(providers), stopped=stopped)


@main.command("report")
@click.argument("name")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
@click.option("--format", "form", type=click.Choice(("text", "csv")), help="To read, or for a spreadsheet.")
@as_of_option
@area_option
@click.pass_context
def report_(
    ctx: click.Context, name: str, output: Path | None, form: str | None, as_of: dt.date | None, area: Path | None
) -> None:
    """Report on the area as a whole; NAME says on what: routes, entitlement or timetable.

    Without -o the report is printed: to read, or its first table as CSV. With a folder it is written there, to read
    and every table as CSV, or only as the format says.

    \b
    Example:
      prospectus report routes
      prospectus report routes -o reports --format csv
      prospectus report entitlement
    """
    from .pipeline import load
    from .reporting.every import REPORTS
    from .reporting.report import write

    if name not in REPORTS:
        raise click.UsageError(f"There is no report called “{name}”. Use {listed(REPORTS)}.")
    loaded = load(root(area), as_of=given_day(as_of))
    if loaded.area is None or has_errors(loaded.problems):
        _tell(problem for problem in loaded.problems if problem.severity is Severity.ERROR)
        click.echo("There is no report on an area with errors: mend these first.", err=True)
        ctx.exit(1)
    report = REPORTS[name](loaded.area)
    if output is None:
        click.echo(report.tables[0].csv if form == "csv" else report.text, nl=False)
        return
    for path in write(report, output, form):
        click.echo(f"Wrote {click.format_filename(path)}")


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
    with showing_progress():
        sources = gather(here, as_of=given_day(as_of))
    _stop_if_unsound(ctx, sources.problems, strict=strict)
    from .hosts import mkdocs

    where = site_dir and site_dir.resolve()
    with showing_progress():
        built = mkdocs.build(here, sources, site_dir=where, offline=offline, jobs=jobs or 0, strict=strict, packs=packs)
    for warning in built.warnings:
        click.echo(reports.harmless_lines(warning), err=True)
    pages, seconds = built.stamp["pages"], time.monotonic() - began
    click.echo(f"Built {pages:,} pages in {seconds:.1f} seconds: {click.format_filename(built.target)}")
    if built.archive:
        click.echo(f"All of it in one file: {click.format_filename(built.archive)}")


def _stop_if_unsound(ctx: click.Context, problems: tuple[Problem, ...], *, strict: bool) -> None:
    stopped = has_errors(problems, strict=strict)
    _tell(problems, most=None if stopped else _FEW)
    if stopped:
        click.echo(f"Nothing was built: {reports.counted(problems)}.", err=True)
        ctx.exit(1)


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
