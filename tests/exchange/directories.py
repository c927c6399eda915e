"""A small course directory in XCRI-CAP 1.2, and how to import one into a folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from prospectus.cli import main

FEED = Path(__file__).parents[2] / "../shared/data/xcri-adam-smith-college-2012.xml"
needs_the_feed = pytest.mark.skipif(
    not FEED.is_file(),
    reason="the real directory in ../shared/data states no licence, so no copy of it is kept with these tests",
)

COURSE = """
<course>
 <dc:description><div xmlns="http://www.w3.org/1999/xhtml"><p>For people who like <b>metal</b>.</p>
  <ul><li>Cut</li><li>Join</li></ul><script>alert(1)</script>
  <p>See <a href="http://www.example.org/w">our page</a> or <a href="javascript:alert(1)">this</a>.</p></div></dc:description>
 <dc:identifier>W1</dc:identifier>
 <dc:subject>Construction &amp; Property (Built Environment)</dc:subject>
 <dc:subject>welder</dc:subject>
 <dc:title>Welding</dc:title>
 <mlo:url>http://www.example.org/welding</mlo:url>
 <abstract>Learn to weld.</abstract>
 <mlo:prerequisite>Grade 2 in maths.</mlo:prerequisite>
 <mlo:level>Level 2</mlo:level>
 <mlo:qualification><dc:title>Diploma in Welding</dc:title><awardedBy>City &amp; Guilds</awardedBy></mlo:qualification>
 PRESENTATIONS
</course>"""
VENUE = """<venue><provider><dc:title>Main building</dc:title><mlo:location><mlo:street>1 Fern Road</mlo:street>
<mlo:town>Ashby</mlo:town><mlo:postcode>ZZ1 2AB</mlo:postcode></mlo:location></provider></venue>"""
RUN = f"""<presentation><dc:identifier>W1/27</dc:identifier><mlo:start>2027-09-06T00:00:00</mlo:start>
<end>2028-06-30T00:00:00</end><studyMode identifier="FT">Full time</studyMode>
<attendanceMode identifier="CM">Campus</attendanceMode><attendancePattern identifier="DT">Daytime</attendancePattern>
<mlo:cost>0.0000</mlo:cost>{VENUE}</presentation>"""


def directory(*courses: str, runs: str = RUN) -> bytes:
    """A directory of one provider; without courses one with the course above and these presentations."""
    inner = "".join(courses) or COURSE.replace("PRESENTATIONS", runs)
    return f"""<?xml version="1.0" encoding="utf-8"?>
<catalog xmlns="http://xcri.org/profiles/1.2/catalog" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:mlo="http://purl.org/net/mlo" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" generated="2027-01-15T10:00:00">
<provider><dc:identifier>X1</dc:identifier><dc:title>Fern College</dc:title><mlo:url>http://www.example.org</mlo:url>
{inner}</provider></catalog>""".encode()


def run(area: Path, *command: str) -> Result:
    """What the command line says, on 1 February 2027."""
    found = CliRunner().invoke(main, ["-C", str(area), *command], env={"SOURCE_DATE_EPOCH": "1801440000"})
    assert found.exception is None or isinstance(found.exception, SystemExit), found.exception
    return found


def imported(area: Path, form: str, raw: bytes, *more: str) -> Result:
    """What importing these bytes into an area says."""
    file = area / "taken.file"
    file.write_bytes(raw)
    return run(area, "import", form, str(file), *more)
