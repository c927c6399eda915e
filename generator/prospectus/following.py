"""The commands that follow an area through the year: what changed, what a change looks like, reminders, links."""

from __future__ import annotations

import datetime as dt
import json
from contextlib import AbstractContextManager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from . import reports
from .options import area_option, as_of_option, given_day, root, showing_progress, sound

if TYPE_CHECKING:
    from .changes.loading import Sides
    from .hosts.sources import Sources

_FORMATS = ("text", "markdown", "json")


def _sound(here: Path, as_of: dt.date | None) -> Sources:
    """An area without errors; else they are told, and that is all."""
    from .hosts.sources import gather

    with showing_progress():
        sources = gather(here, as_of=given_day(as_of))
    sound(sources.area, sources.problems, "This area has errors")
    return sources


def _sides(here: Path, base: str, sources: Sources) -> AbstractContextManager[Sides]:
    from .changes.loading import sides

    assert sources.area
    return sides(here, base, sources.area, sources.problems)


@click.command("diff")
@click.argument("base", metavar="BASE")
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", show_default=True)
@click.option("--pages", is_flag=True, help="Name the pages that are other ones instead.")
@as_of_option
@area_option
def diff(base: str, form: str, pages: bool, as_of: dt.date | None, area: Path | None) -> None:
    """Say in words what is different for learners; BASE is a branch, a tag, a commit or a folder with an area.

    Both sides are judged on the same day. What is worst for learners comes first.

    \b
    Example:
      prospectus diff main
      prospectus diff main --pages
      prospectus diff ../before --format markdown
    """
    from .changes.comparing import changes
    from .changes.told import FORMATS

    here = root(area)
    sources = _sound(here, as_of)
    with _sides(here, base, sources) as both, showing_progress():
        if pages:
            from .hosts.preview import addresses, touched_pages

            said = addresses(touched_pages(here, both), form)
        else:
            said = FORMATS[form](changes(both.old, both.new), both.notes)
    click.echo(said, nl=False)


@click.command()
@click.argument("base", metavar="BASE")
@click.option(
    "-o", "--output", type=click.Path(file_okay=False, path_type=Path), required=True, help="The folder to write into."
)
@as_of_option
@area_option
def preview(base: str, output: Path, as_of: dt.date | None, area: Path | None) -> None:
    """Put the pages and leaflets that are other ones than in BASE into a folder, to look at without a server.

    The folder has to be new or empty. Open index.html in it. Leaflets are made where printing is installed.

    \b
    Example:
      prospectus preview main -o preview
      prospectus preview ../before -o preview
    """
    from .hosts import preview as making
    from .pages.phrases import count

    here = root(area)
    sources = _sound(here, as_of)
    with _sides(here, base, sources) as both, showing_progress():
        made = making.make(here, sources, both, output)
    what = f"{count(made.pages, 'page')} and {count(made.leaflets, 'leaflet')}"
    click.echo(f"Wrote {what} to look at: {click.format_filename(output / 'index.html')}")


@click.command()
@click.option(
    "--issues",
    "listed",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="What there is already: a file with what “gh issue list --json number,body,state” printed.",
)
@click.option("--format", "form", type=click.Choice(("text", "json")), default="text", show_default=True)
@as_of_option
@area_option
def remind(listed: Path | None, form: str, as_of: dt.date | None, area: Path | None) -> None:
    """Remind providers of their yearly check: 90, 30 and 7 days before the day that the area has set, and after it.

    The same for the handbook: one reminder for each day by which pages of it are looked at again, with their owners.

    With --format json it says which issues are to be opened, changed and closed, one for each provider; nothing is
    sent anywhere. Without --as-of the day is today.

    \b
    Example:
      prospectus remind
      prospectus remind --as-of 2027-09-01 --issues issues.json --format json
    """
    from .hosts.siting import site_url
    from .reporting import reminders

    here = root(area)
    sources = _sound(here, given_day(as_of) or dt.date.today())
    assert sources.area
    wanted = reminders.reminders(sources.area, site_url=site_url(here))
    if form == "text":
        for one in wanted:
            click.echo(reports.harmless_lines(reminders.plain(one)))
        click.echo("" if wanted else "Nobody has to be reminded of anything.\n", nl=False)
        return
    there = reminders.issues(_json(listed) if listed else [])
    click.echo(json.dumps([asdict(one) for one in reminders.actions(wanted, there)], indent=2))


def _json(path: Path) -> list[dict[str, Any]]:
    """A list of issues; wrong use where the file holds none."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        if all(one.keys() >= {"number", "body", "state"} for one in found):
            return list(found)
    except (ValueError, AttributeError, TypeError):
        pass
    raise click.UsageError(f"{click.format_filename(path)} is not a list of issues with number, body and state.")


@click.command()
@click.option(
    "--cache",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Where it is remembered what was there.  [default: .prospectus/links.json in the area]",
)
@click.option("--format", "form", type=click.Choice(("text", "csv")), default="text", show_default=True)
@area_option
@click.pass_context
def links(ctx: click.Context, cache: Path | None, form: str, area: Path | None) -> None:
    """Ask other sites whether the pages that this area links to are still there.

    This is the only command that uses the network. It asks one thing of a site at a time, remembers for a week what
    was there, and is not for pull requests: a link can break without anybody's doing.

    \b
    Example:
      prospectus links
      prospectus links --cache links.json --format csv
    """
    from .hosts import asking, outside

    here = root(area)
    sources = _sound(here, None)
    assert sources.area
    path, today = cache or here / ".prospectus/links.json", given_day(None) or dt.date.today()
    places, known = outside.links(sources.area, sources.content), outside.remembered(path)
    urls = outside.to_ask(places, known, today)
    with showing_progress():
        answers = asking.ask_all(urls)
    if answers and not any(one.heard for one in answers.values()):
        raise click.ClickException("No other site answered. Is this computer connected? Nothing was remembered.")
    known = outside.learned({url: one for url, one in known.items() if url in places}, answers, today)
    outside.remember(path, known)
    found = outside.worth_telling(places, known)
    told = outside.as_table(found) if form == "csv" else outside.as_text(found, len(answers), len(places))
    click.echo(told, nl=False)
    ctx.exit(1 if outside.broken(found) else 0)
