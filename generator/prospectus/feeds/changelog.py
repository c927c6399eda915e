"""What changed in the data, day by day, as an Atom feed (RFC 4287): its entries come from what Git keeps."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from .. import __version__
from ..area import Area
from ..history import Day, Event, History
from ..pages.opendata import ADDRESS, CHANGES, address_of, groups, title

NAMED: Final = 100
"""How many things an entry names of each kind; more are counted."""


def files(area: Area, days: History, home: str) -> dict[str, bytes]:
    """The feed, if the site knows where it stands: everything in such a feed has a whole address.

    `days` may be empty, as they are without Git; the feed then has no entry. The same days give the same bytes.
    """
    if not home:
        return {}
    entries = (line for day in days for line in _entry(area, day, home))
    return {CHANGES: "\n".join((*_head(area, days, home), *entries, "</feed>\n")).encode()}


def _head(area: Area, days: History, home: str) -> Iterator[str]:
    written = area.written
    since = days[0].last if days else dt.datetime.combine(area.today, dt.time(), dt.UTC)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">'
    yield f"<id>{escape(home + CHANGES)}</id>"
    yield f"<title>{escape(written.name)}: what changed in the data</title>"
    yield f"<updated>{_time(since)}</updated>"
    yield f"<author><name>{escape(written.partnership)}</name></author>"
    yield f'<link rel="self" type="application/atom+xml" href={quoteattr(home + CHANGES)}/>'
    yield f'<link rel="alternate" type="text/html" href={quoteattr(home + ADDRESS)}/>'
    yield f'<generator version="{__version__}">Prospectus</generator>'
    if written.licence:
        yield f"<rights>{escape(written.licence.name)}: {escape(written.licence.url)}</rights>"
        yield f'<link rel="license" href={quoteattr(written.licence.url)}/>'


def _entry(area: Area, day: Day, home: str) -> Iterator[str]:
    """A day; its id is its address in the log, and stays when more is saved on that day."""
    here = f"{home}{CHANGES}#{day.on.isoformat()}"
    yield f"<entry>\n<id>{escape(here)}</id>"
    yield f"<title>{escape(title(day))}</title>"
    yield f"<updated>{_time(day.last)}</updated>"
    yield f'<link rel="alternate" type="text/html" href={quoteattr(home + ADDRESS)}/>'
    told = "".join(f"<h2>{escape(name)}</h2><ul>{_list(area, some, home)}</ul>" for name, some in groups(day))
    yield f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{told or _nothing(day)}</div></content>'
    yield "</entry>"


def _nothing(day: Day) -> str:
    return f"<p>{escape(title(day))}.</p>"


def _list(area: Area, events: list[Event], home: str) -> str:
    named = "".join(f"<li>{_item(area, one, home)}</li>" for one in events[:NAMED])
    return f"{named}<li>and {len(events) - NAMED:,} more</li>" if events[NAMED:] else named


def _item(area: Area, one: Event, home: str) -> str:
    at = address_of(area, one.key)
    name = f"<a href={quoteattr(home + at)}>{escape(one.title)}</a>" if at else escape(one.title)
    keys = f": {escape(', '.join(one.keys))}" if one.kind == "changed" else ""
    return f"{name} <code>{escape(one.key)}</code>{keys}"


def _time(at: dt.datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%SZ")
