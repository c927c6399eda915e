"""The command that reports on the area as a whole, for those who look after all of it."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .options import area_option, as_of_option, given_day, root, sound
from .wording import listed

if TYPE_CHECKING:
    from .area import Area
    from .problems import Problem
    from .reporting.report import Report


@click.command("report")
@click.argument("name")
@click.option("-o", "--output", type=click.Path(file_okay=False, path_type=Path), help="The folder to write into.")
@click.option("--format", "form", type=click.Choice(("text", "csv")), help="To read, or for a spreadsheet.")
@click.option("--since", metavar="BASE", help="Say what has changed since a tag, branch, commit or folder.")
@as_of_option
@area_option
def report_(
    name: str, output: Path | None, form: str | None, since: str | None, as_of: dt.date | None, area: Path | None
) -> None:
    """Report on the area as a whole; NAME says on what: audit (everything, the worst first), offer, demand,
    routes, entitlement, timetable, freshness, wording, quality or handbook.

    Without -o the report is printed: to read, or its first table as CSV. With a folder it is written there, to read
    and every table as CSV, or only as the format says.

    \b
    Example:
      prospectus report audit
      prospectus report audit --since september-2026
      prospectus report routes -o reports --format csv
      prospectus report freshness --as-of 2027-09-15
      prospectus report wording --format csv
    """
    from .pipeline import load
    from .reporting.every import REPORTS
    from .reporting.report import write

    if name not in REPORTS:
        raise click.UsageError(f"There is no report called “{name}”. Use {listed(REPORTS)}.")
    here = root(area)
    loaded = load(here, as_of=given_day(as_of))
    whole = sound(loaded.area, loaded.problems, "There is no report on an area with errors")
    report = REPORTS[name](whole)
    if since:
        report = _since(here, since, whole, loaded.problems, report)
    if output is None:
        click.echo(report.tables[0].csv if form == "csv" else report.text, nl=False)
        return
    for path in write(report, output, form):
        click.echo(f"Wrote {click.format_filename(path)}")


def _since(here: Path, base: str, area: Area, problems: tuple[Problem, ...], report: Report) -> Report:
    """The report with what has changed since an earlier state."""
    from .changes.loading import sides
    from .reporting.since import with_history

    with sides(here, base, area, problems) as both:
        return with_history(report, base, both.old.area, both.new.area)
