"""The command line: takes what was asked to the room that does it, and says what came of it."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from . import __version__, breakdowns, day, reports
from .problems import Problem, has_errors

if TYPE_CHECKING:
    from .hosts.sources import Sources

# Whatever takes long to import (pydantic, MkDocs, Jinja2, lunr) is imported by the command that needs it.

Function = TypeVar("Function", bound=Callable[..., Any])
_AREA_MARKS: Final = ("mkdocs.yml", "content", "providers")


class _Broken(click.ClickException):
    """Something other than the data has broken; ends with 1 and one plain message."""

    def show(self, file: Any = None) -> None:
        click.echo(f"prospectus: {reports.harmless_lines(self.message)}", err=True)


class _Commands(click.Group):
    """The commands; whatever breaks in one of them is told in plain words instead of a traceback."""

    def invoke(self, ctx: click.Context) -> Any:
        for stream in (sys.stdout, sys.stderr):
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="backslashreplace")
        try:
            return super().invoke(ctx)
        except (click.ClickException, click.Abort, click.exceptions.Exit, BrokenPipeError):
            raise
        except Exception as error:
            if os.environ.get("PROSPECTUS_TRACEBACK"):
                raise
            raise _Broken(breakdowns.said(error)) from error


class _Day(click.ParamType[dt.date]):
    """A day, written in any of the ways that files may write it."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        from .model.when import parse_date

        try:
            return value if isinstance(value, dt.date) else parse_date(value)
        except ValueError as error:
            self.fail(f"{error} Write it like 2027-09-06.", param, ctx)


def _area_option(function: Function) -> Function:
    """Lets a command be told the area's folder, before or after its own name."""
    return click.option(
        "-C",
        "--area",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        help="The area's folder, the one with mkdocs.yml.  [default: here]",
    )(function)


_as_of_option = click.option(
    "--as-of", type=_Day(), metavar="DATE", help="Judge and show the data as they are on this day."
)
_strict_option = click.option("--strict", is_flag=True, help="Let warnings stop it, too.")


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="prospectus")
@_area_option
@click.pass_context
def main(ctx: click.Context, area: Path | None) -> None:
    """Turn a folder of YAML files into the prospectus of a 14-19 area.

    \b
    Example:
      prospectus check
      prospectus -C ../our-area build
    """
    ctx.obj = area


def _root(area: Path | None) -> Path:
    """The area's folder, as given after the command, before it, or not at all; told if there is no area in it."""
    root = area or click.get_current_context().obj or Path()
    if not any((root / mark).exists() for mark in _AREA_MARKS):
        where = "here" if root == Path() else f"in {click.format_filename(root)}"
        raise click.UsageError(
            f"There is no area {where}: no mkdocs.yml, content/ or providers/. "
            "Name its folder with -C, or make a new one with “prospectus init DIR”."
        )
    return Path(root)


def _day(as_of: dt.date | None) -> dt.date | None:
    """The day that was given, on the command line or in SOURCE_DATE_EPOCH."""
    try:
        return as_of or day.given()
    except ValueError as error:
        raise click.UsageError(str(error)) from None


# ── Looking ──────────────────────────────────────────────────────────────────────────────────────────────────────────


@main.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(path_type=Path))
@click.option("--format", "form", type=click.Choice(list(reports.REPORTS)), default="text", show_default=True)
@_strict_option
@_as_of_option
@_area_option
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
      prospectus check providers/teme-valley --strict
      prospectus check --format html > problems.html
    """
    from .hosts.sources import gather

    root = _root(area)
    within = [_within(root, path) for path in paths]
    sources = gather(root, as_of=_day(as_of))
    found = [problem for problem in sources.problems if _covered(problem.place.path, within)]
    click.echo(reports.REPORTS[form](found, _verdict(sources, found, within, strict=strict)), nl=False)
    ctx.exit(1 if has_errors(tuple(found), strict=strict) else 0)


def _within(root: Path, path: Path) -> str:
    """A path as problems name it: from the area's folder on, with forward slashes; empty for the whole area."""
    for here in (path, root / path):
        if here.exists() and here.resolve().is_relative_to(root.resolve()):
            return here.resolve().relative_to(root.resolve()).as_posix().removeprefix(".")
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


# ── Building ─────────────────────────────────────────────────────────────────────────────────────────────────────────


@main.command()
@click.option("--site-dir", type=click.Path(file_okay=False, path_type=Path), help="Where the site goes.")
@_strict_option
@click.option("--jobs", type=click.IntRange(1), help="How many processes share the work.")
@_as_of_option
@_area_option
@click.pass_context
def build(
    ctx: click.Context,
    site_dir: Path | None,
    strict: bool,
    jobs: int | None,
    as_of: dt.date | None,
    area: Path | None,
) -> None:
    """Build the site, and put it in place whole; when something is wrong, the old one stands.

    \b
    Example:
      prospectus build
      prospectus build --site-dir /srv/www/prospectus --strict
    """
    from .hosts.sources import gather

    root, began = _root(area), time.monotonic()
    sources = gather(root, as_of=_day(as_of))
    _tell(sources.problems)
    if has_errors(sources.problems, strict=strict):
        click.echo(f"Nothing was built: {reports.counted(sources.problems)}.", err=True)
        ctx.exit(1)
    from .hosts import mkdocs

    built = mkdocs.build(root, sources, site_dir=site_dir and site_dir.resolve(), jobs=jobs or 0, strict=strict)
    for warning in built.warnings:
        click.echo(reports.harmless_lines(warning), err=True)
    pages, seconds = built.stamp["pages"], time.monotonic() - began
    click.echo(f"Built {pages:,} pages in {seconds:.1f} seconds: {click.format_filename(built.target)}")


def _tell(problems: Iterable[Problem]) -> None:
    for problem in problems:
        click.echo(reports.told(problem), err=True)


@main.command()
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On which port.")
@click.option("--open", "open_browser", is_flag=True, help="Open it in the browser.")
@_area_option
def serve(port: int, open_browser: bool, area: Path | None) -> None:
    """Show the site on this machine, and build it anew whenever a file is saved.

    \b
    Example:
      prospectus serve --port 8080
    """
    root = _root(area)
    from .hosts import mkdocs

    mkdocs.serve(root, address=f"127.0.0.1:{port}", open_browser=open_browser)
