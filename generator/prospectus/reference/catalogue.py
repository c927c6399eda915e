"""What the problems mean that no rule gives, but reading, folders, fields, links and pages do, and how to mend each.

What a rule means stands in its docstring. The tests see to it that every id that the code can give stands in one of
the two places, and that no other does.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

Meaning = tuple[str, str]  # what is so, and how to mend it

WRITING: Final[Mapping[str, Meaning]] = {
    "not-yaml": (
        "The file does not have the form of YAML, so that it cannot be read from this line on.",
        "Look at the line that is named and the one before it: a missing colon, quotes that are not closed, a wrong "
        "indent or a tab are the usual causes. Comparing with a sound file helps.",
    ),
    "text-lost": (
        "A space and a # start a comment, so that everything after it in a value is lost.",
        "Put the whole value in quotes: `title: 'BTEC #1'`. Write comments on lines of their own.",
    ),
    "text-is-html": (
        "A text looks like HTML. It would be shown to learners as it stands.",
        "Write plain text. For a less-than sign leave a space after it.",
    ),
    "unseen-character": (
        "A text holds a character that nobody can see, usually copied from a web page or a word processor.",
        "Delete the place that is named and type the words around it again.",
    ),
    "not-utf-8": ("The file is not saved as UTF-8.", "Save it again with the encoding UTF-8."),
    "key-twice": ("A key is written twice in the same group.", "Keep the right one and delete the other."),
    "key-not-text": ("A key is not a word but a list or a group.", "Write one word before the colon."),
    "not-a-mapping": (
        "The file is empty, or starts with something other than a key.",
        "Start it with a key, a colon and a value.",
    ),
    "anchor": ("An & before a value gives it a name for use elsewhere.", "Write the text out wherever it is needed."),
    "alias": ("A * before a word stands for text written elsewhere.", "Write the text out wherever it is needed."),
    "merge-key": ("A << copies keys from elsewhere.", "Write the keys out wherever they are needed."),
    "tag": ("A ! before a value gives it a type.", "Delete the !, or put the whole value in quotes."),
    "second-document": ("A line --- starts a second document in the same file.", "Keep one document in each file."),
    "too-deep": ("Keys stand inside keys too deep.", "Look at the indent: usually one line has too much of it."),
    "too-many-values": (
        "A file has more values than any real one has.",
        "Shorten it, or use several files.",
    ),
    "list-too-long": ("A list has more items than any real one has.", "Shorten it."),
    "file-too-large": ("A file is larger than 64 KiB.", "Shorten its texts."),
}

VALUES: Final[Mapping[str, Meaning]] = {
    "missing": ("A key that is needed is not there, or has nothing after its colon.", "Add it, with a value."),
    "unknown-key": (
        "A key is not one that this kind of file has. Usually it is a slip of the pen.",
        "The message names the nearest key and all that are possible.",
    ),
    "empty": ("A list or a text is there but has nothing in it.", "Write at least one item, or delete the key."),
    "too-long": ("A text is longer than there is room for.", "Shorten it by as much as the message says."),
    "one-value": ("There is a list or a group of keys where one value belongs.", "Write the value after the colon."),
    "keys-expected": (
        "There is one value where a group of keys belongs.",
        "Write keys on the lines below, indented.",
    ),
    "list-expected": ("There is one value where a list belongs.", "Start each item on a line of its own with “- ”."),
    "not-in-list": (
        "A value is not one of those that are possible.",
        "The message names all that are.",
    ),
    "yes-or-no": ("A value is neither yes nor no.", "Write yes or no."),
    "not-an-id": (
        "A reference is not written like an id.",
        "Use the name of its file or key.",
    ),
    "not-a-date": (
        "A date cannot be read, or is no day in the calendar.",
        "Write 2027-09-06 or 6/9/2027.",
    ),
    "not-a-day-of-the-year": (
        "A day of the year cannot be read, or not every year has it.",
        "Write day and month, like 30 September.",
    ),
    "not-a-start": (
        "A start cannot be read.",
        "Write a date, a month (September 2027), a year (2027) or flexible.",
    ),
    "not-a-school-year": ("A school year is not written like one.", "Write it like 2026/27."),
    "not-a-time": ("A time of day cannot be read.", 'Write hours and minutes in quotes, like "09:15".'),
    "not-a-duration": ("A length of time cannot be read.", "Write a number and a unit, like 1 year or 12 weeks."),
    "not-a-number": ("A value is not a number, or is outside the range.", "The message tells the range."),
    "not-an-amount": ("An amount of money cannot be read.", "Write a figure in pounds, like 420 or 1,250.50."),
    "not-a-years-pay": (
        "A figure cannot be what somebody earns in a year.",
        "Write whole pounds for a full year, like 24500; from pay by the hour it has to be worked out.",
    ),
    "zero-amount": (
        "An amount of 0 could mean free or not known.",
        "For a free course leave the amount out, and say for which ages it is free.",
    ),
    "not-an-age-range": ("A range of ages cannot be read.", "Write it like 16-18, 14-16 or 19+."),
    "not-a-number-of-this-kind": (
        "A UKPRN, a URN, a qualification number or half a postcode has the wrong length or signs.",
        "Copy it again from where it is published. The message tells its form.",
    ),
    "not-a-postcode": ("A postcode is not written like one.", "Write it like LS12 3AB."),
    "not-a-phone-number": ("A telephone number is not written like one.", "Write it like 01632 960101."),
    "not-an-email": ("An email address is not written like one.", "Write it like admissions@example.org."),
    "not-a-web-address": (
        "A web address cannot be linked to. It has to start with https:// and name a web site, without a user name.",
        "Open the page in a browser and copy the whole address.",
    ),
    "not-a-colour": ("A colour is not written like one.", 'Write six hexadecimal digits in quotes, like "#0b5c63".'),
    "not-understood": ("A value is something quite different from what was expected.", "Compare it with another file."),
}

TOGETHER: Final[Mapping[str, Meaning]] = {
    "title-or-none": (
        "A qualification has neither a title nor a reason why there is none, or both.",
        "Keep one of the two. “none” is followed by the reason, in a sentence.",
    ),
    "by-when": (
        "What is promised to learners has no day, or what is done or not done has one.",
        "Add “by” with a day to what is promised, or take it out.",
    ),
    "one-step-each": (
        "A step under leads_to names nothing, or more than one thing.",
        "Give each step a line of its own that starts with “- ” and one of the five words.",
    ),
    "grades-or-none": (
        "Getting in needs no grades, says one key, and another names some.",
        "Delete “grades_needed”, or what stands under gcse, level and from.",
    ),
    "block-or-sessions": (
        "A timetable has neither a block nor sessions.",
        "Write the block, or days and times; or both, when the lessons are only a part of the block.",
    ),
    "duration-or-end": ("A run has neither a duration nor an end, or both.", "Keep one of the two."),
    "site-missing": ("A run that is not online does not say where it is.", "Add the id of one of your sites."),
    "ends-before-start": ("Something ends before it starts.", "Swap the two, or mend the year."),
    "cannot-repeat": (
        "An event that goes on for several days repeats, or one repeats for more than two years.",
        "Write each time as an event of its own, or an earlier “until”.",
    ),
    "not-a-repeat": (
        "A day under except is none of those on which the event comes again.",
        "Mend the day, or delete it.",
    ),
    "no-beginning": ("An event says until when it goes on, but not from when.", "Add “from”."),
    "break-outside-term": ("A holiday is not within its term.", "Mend its days, or those of the term."),
    "no-way-to-book": (
        "An event has to be booked, but nothing says how.",
        "Write url, phone, email or how; or delete “book” when nobody has to.",
    ),
    "free-is-left-out": (
        "An event says that it costs nothing.",
        "Delete “cost”: what does not say what it costs is free.",
    ),
    "site-or-place": ("An event is at a site and at another place.", "Keep one of the two."),
    "pay-downwards": ("The upper end of a pay is below the lower one.", "Swap the two, or mend the figure."),
    "form-or-mailbox": (
        "Feedback has neither a form nor a mailbox, or it has both.",
        "Give the address of the form, or the mailbox: one of the two.",
    ),
    "free-or-amount": ("Nothing says what the course costs.", "Write for which ages it is free, an amount, or both."),
    "one-test-each": (
        "The test of a promise has none of its five forms, or more than one.",
        "Keep one of them; “each” goes with “courses”, and “events” with “each” or with “each_provider”.",
    ),
    "not-together": (
        "The test of a promise has a key that needs another one, or does not go with it.",
        "The message names the two: write both, or delete the one.",
    ),
    "url-missing": (
        "Applying is on your own website, but its address is not given.",
        "Add the address of the page on which to apply.",
    ),
}

NAMES: Final[Mapping[str, Meaning]] = {
    "no-such-course": ("There is no course of this name.", "Write provider/course, as the files are called."),
    "no-such-protocol": (
        "The handbook has no page of this name.",
        "Write the name of its file in content/handbook, without .md.",
    ),
    "no-such-provider": ("There is no provider of this name.", "Write the name of the provider's folder."),
    "no-such-site": ("The provider has no site of this name.", "Use one of the ids under “sites” in its provider.yml."),
    "whose-site": ("An event of the area is at a site that could be anybody's.", "Write it as provider/site."),
    "not-its-own-event": (
        "An event in a provider's own calendar says that it is another provider's.",
        "Delete “provider”, or move the event into content/area/calendar.yml.",
    ),
    "no-such-destination": (
        "There is no destination of this name in content/area/destinations.yml, nor in a file of the folder beside it.",
        "Use one that is there, or ask the coordinator to add it.",
    ),
    "destination-twice": (
        "A destination stands in two files under the same id.",
        "Delete one of the two, or give one of them another id.",
    ),
    "other-kind": ("The destination is there, but of another kind.", "Write the kind that the message names."),
    "no-such-block": ("There is no option block of this name.", "Use one of content/area/timetable.yml."),
    "no-such-sector": ("A page links to a sector that does not exist.", "The message names the nearest one."),
    "no-such-level": ("A page links to a level on which there is no course.", "The message names the nearest one."),
    "no-such-route": ("A page links to the routes of a sector that has none.", "The message names the nearest one."),
    "no-such-page": ("A page links to a page or file that does not exist.", "Mend the address, or delete the link."),
}

FILES: Final[Mapping[str, Meaning]] = {
    "no-area-file": ("The area's own file is not there.", "Make content/area/area.yml."),
    "no-provider-file": ("A provider's folder has no provider.yml.", "Make it with `prospectus new provider`."),
    "unknown-file": ("A file or folder does not belong where it lies.", "Move it away, or give it the right name."),
    "name-not-an-id": (
        "The name of a file or folder becomes an address, and this one cannot.",
        "Use small letters a to z, figures and single hyphens.",
    ),
    "same-but-for-case": ("Two names differ only by capitals, which not every computer can tell apart.", "Rename one."),
    "symbolic-link": ("A link to another place lies where a file should.", "Put the file itself there."),
    "not-a-file": ("Something lies there that is neither a file nor a folder.", "Delete it."),
    "too-many-files": ("A provider's folder holds more than 500 files.", "Delete what is no longer offered."),
    "folder-too-large": ("A provider's folder holds more than 20 MB.", "Make its pictures smaller."),
}

PICTURES: Final[Mapping[str, Meaning]] = {
    "not-a-picture": (
        "A file is not a picture that can be shown. It is judged by what is in it, not by its name.",
        "Use a PNG, JPEG, WebP or GIF. A drawing (SVG), a PDF or a phone's HEIC photo has to be saved as one of these.",
    ),
    "picture-misnamed": ("A picture is of another kind than its name says.", "Rename it as the message says."),
    "picture-too-large": ("A picture has more than a million bytes.", "Save it smaller."),
    "picture-too-wide": ("A picture is more than 4,000 pixels wide or high.", "Save it smaller."),
    "picture-broken": ("A picture cannot be read to its end.", "Save it again, or send it again."),
    "picture-moves": (
        "A picture moves, which keeps many people from reading.",
        "Use a still picture.",
    ),
    "photo-tells-place": (
        "A photo carries the place where it was taken, for everybody to read.",
        "Run the command that the message gives, or use a screenshot of the photo.",
    ),
}

TIMETABLE: Final[Mapping[str, Meaning]] = {
    "two-feeds": (
        "There are two timetables of buses and trains, and nobody knows which holds.",
        "Keep one: the folder content/area/gtfs, or the file content/area/gtfs.zip.",
    ),
    "not-a-zip": ("A file called .zip is none, or it is damaged.", "Fetch it again, and put it there as it was."),
    "zip-needs-password": ("A zip can only be opened with a password.", "Ask for one without."),
    "zip-climbs-out": (
        "A zip has a file that would be written outside its own folder. No honest one has.",
        "Fetch it again from those who make the timetable.",
    ),
    "feed-too-large": (
        "A timetable is larger than one of a whole county is, or unpacks to far more than it should.",
        "Cut it down to the buses and trains of the area; [Travel data](travel-data.md) tells how.",
    ),
    "feed-file-missing": (
        "A timetable lacks one of the files that belong together.",
        "Fetch it again, with all its files.",
    ),
    "feed-column-missing": (
        "A file of the timetable lacks a column.",
        "Fetch it again, or tell those who make it. Each file starts with the names of its columns.",
    ),
    "feed-table-broken": (
        "A file of the timetable is not a table from some line on.",
        "Fetch it again. An editor or a spreadsheet may have spoilt it.",
    ),
    "feed-id-twice": ("Two lines of the timetable have the same id.", "Tell those who make it."),
    "feed-no-such-id": (
        "A line of the timetable names a stop, a line, a trip or a service that is not there.",
        "Fetch it again, with all its files from the same day. If that does not help, tell those who make it.",
    ),
    "feed-value": ("A value in the timetable cannot be read.", "Tell those who make it."),
    "feed-time": (
        "A time in the timetable cannot be read.",
        "Times are written like 07:52:00. What runs after midnight is written like 24:10:00.",
    ),
    "feed-time-missing": ("A trip has no time at its first or last stop.", "Tell those who make the timetable."),
    "feed-time-backwards": (
        "A trip is at a stop before it has left the one before.",
        "Tell those who make the timetable. Often a trip past midnight is written 00:10:00 instead of 24:10:00.",
    ),
    "feed-dates-backwards": ("A part of the timetable ends before it starts.", "Tell those who make it."),
    "feed-nothing-runs": ("Nothing runs on any day in the timetable.", "Fetch it again."),
}

DEMANDED: Final[Mapping[str, Meaning]] = {
    "demand-columns": (
        "The first line of demand.csv does not name the columns, or names one that is not known.",
        "Write course,places,applications there; offers and year can follow.",
    ),
    "demand-cells": (
        "A line of demand.csv has more cells than there are columns, or quotation marks that do not close.",
        "Count the commas of the line, or save the table again in a spreadsheet.",
    ),
    "demand-value": (
        "A cell of demand.csv is empty, or is not the number or the year that belongs there.",
        "Write whole numbers, and a year like 2027 or 2027/28. Leave a row out rather than guess.",
    ),
    "demand-twice": (
        "Two rows of demand.csv are about the same course in the same year.",
        "Keep one of them, or add the numbers up.",
    ),
    "demand-too-large": (
        "A table in demand.csv is larger than one of a whole county is.",
        "Keep the last few years in it.",
    ),
}

PAGES: Final[Mapping[str, Meaning]] = {
    "two-pages-one-address": ("Two pages would have the same address.", "Give one of them another name."),
    "no-front-matter": (
        "A page of the handbook does not say at its top what it is.",
        "Start it with a line ---, its keys, and another line ---; the reference shows a whole one.",
    ),
    "page-too-large": ("A page is larger than 64 KiB.", "Share it among several pages."),
    "html-not-allowed": ("A page holds HTML that is not shown, because it could do harm.", "Write it as Markdown."),
    "link-not-allowed": (
        "A link starts with something that pages do not link to.",
        "Use https, mailto or tel.",
    ),
    "link-not-understood": (
        "A link is no address that a browser could follow.",
        "Write the whole address.",
    ),
    "picture-elsewhere": (
        "A page shows a picture from another web site, which would tell that site who reads here.",
        "Put the picture itself into content/, and show it from there.",
    ),
}

NEIGHBOURS: Final[Mapping[str, Meaning]] = {
    "not-a-neighbours-file": (
        "What stands under a neighbour's file is not the name of a file in content/area/neighbours.",
        "Put the file there, named in small letters, figures and hyphens, and write its name: north-dale.json for our "
        "JSON, north-dale.xml for XCRI-CAP.",
    ),
    "neighbour-twice": (
        "Two neighbours have files of the same name, so that their courses would have the same address.",
        "Keep one of them, or give one of the files another name.",
    ),
    "neighbour-not-read": (
        "The file of a neighbouring area is not there, or cannot be read. The site is built without its courses, and "
        "says so where they would be.",
        "Fetch it again, or ask the other area for a whole one. To go on without its courses, delete “file:” there.",
    ),
    "neighbour-left-out": (
        "Some courses of a neighbouring area cannot be shown. The others are.",
        "Tell the other area; the message says what is missing.",
    ),
    "neighbour-not-named": (
        "A file lies in content/area/neighbours that no neighbour names, so that its courses are not shown.",
        "Write its name under “file:” at its neighbour in content/area/area.yml, or delete it.",
    ),
}

CATALOGUE: Final[Mapping[str, Mapping[str, Meaning]]] = {
    "How the file is written": WRITING,
    "What stands after a key": VALUES,
    "Keys that belong together": TOGETHER,
    "Names of things that are not there": NAMES,
    "Files and folders": FILES,
    "Pictures": PICTURES,
    "The timetable of buses and trains": TIMETABLE,
    "How many applied": DEMANDED,
    "The files of neighbouring areas": NEIGHBOURS,
    "Hand-written pages": PAGES,
}

_WARNINGS: Final = frozenset({"neighbour-not-read", "neighbour-left-out", "neighbour-not-named"})
"""What does not stop anything: another area's fault is not to be ours."""


def how_bad(id_: str) -> str:
    """How bad one of these is."""
    return "warning" if id_ in _WARNINGS else "error"
