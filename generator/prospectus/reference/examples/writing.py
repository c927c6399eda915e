"""Examples of what is wrong with how a file is written, and with what stands after a key."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ..sound import AREA_PATH, DESTINATIONS_PATH, PROVIDER_PATH
from .example import Example

TITLE: Final = "title: Joinery\n"
SUMMARY: Final = "summary: Make a door that fits.\n"
START: Final = "    start: 2027-09-06\n"
DURATION: Final = "    duration: 1 year\n"

WRITING: Final[Mapping[str, Example]] = {
    "not-yaml": Example("summary: Joinery: a door that fits.\n", SUMMARY),
    "text-lost": Example("title: Joinery #1\n", TITLE),
    "text-is-html": Example("who_for: <b>You</b> like to work with wood.\n", "who_for: You like to work with wood.\n"),
    "unseen-character": Example("title: Join\u200bery\n", TITLE),
    "not-utf-8": Example(b"caf\xe9: Caf\xe9\n", None, "content/area/synonyms.yml"),
    "key-twice": Example("level: 2\nlevel: 3\n", "level: 2\n"),
    "key-not-text": Example("? [level]\n: 2\n", "level: 2\n"),
    "not-a-mapping": Example("- name: Oakshire\n", "maths: mathematics\n", "content/area/synonyms.yml"),
    "anchor": Example("summary: &door Make a door that fits.\n", SUMMARY),
    "alias": Example("summary: *door\n", SUMMARY),
    "merge-key": Example("<<: {level: 2}\n", "level: 2\n"),
    "tag": Example("title: !important Joinery\n", TITLE),
    "second-document": Example("---\nmaths: mathematics\n---\nsums: mathematics\n", None, "content/area/synonyms.yml"),
    "too-deep": Example("a: [[[[[[[[mathematics]]]]]]]]\n", None, "content/area/synonyms.yml"),
    "too-many-values": Example(
        "".join(f"word-{one}: maths\n" for one in range(2_501)), None, "content/area/synonyms.yml"
    ),
    "list-too-long": Example(f"keywords: [{', '.join(['wood'] * 201)}]\n", "keywords: [joiner, wood]\n"),
    "file-too-large": Example("# A very long note.\n" * 4_000, None, "content/area/synonyms.yml"),
    "missing": Example("level:\n", "level: 2\n"),
    "unknown-key": Example("keyword: [joiner, wood]\n", "keywords: [joiner, wood]\n"),
    "empty": Example("title: ''\n", TITLE),
    "too-long": Example(f"summary: {'Make a door that fits. ' * 7}\n", SUMMARY),
    "one-value": Example("title: [Joinery]\n", TITLE),
    "keys-expected": Example("cost: free\n", "cost:\n  free: 16-18\n"),
    "list-expected": Example("leads_to: joiner\n", "leads_to:\n  - job: joiner\n"),
    "not-in-list": Example("    study: ful time\n", "    study: full-time\n"),
    "yes-or-no": Example("  interview: maybe\n  summary: Grade 2 in maths.\n", "  summary: Grade 2 in maths.\n"),
    "not-an-id": Example("  - job: The Joiner!\n", "  - job: joiner\n"),
    "not-a-date": Example("      until: 31/9/2027\n", "      until: 2027-01-29\n"),
    "not-a-start": Example("    start: sept 27\n", START),
    "not-a-time": Example('to: "25:30"}\n', 'to: "16:00"}\n'),
    "not-a-duration": Example("    duration: 1 yr\n", DURATION),
    "not-a-number": Example("location: {lat: -2.6, lon: 52.3}\n", "location: {lat: 52.3, lon: -2.6}\n", PROVIDER_PATH),
    "not-an-amount": Example("  amount: about £20\n", "  free: 16-18\n"),
    "not-a-years-pay": Example(
        "  pay: {from: £14 an hour, to: £20 an hour, source: A survey of 2026, checked: 2026-11-02}\n  kind: job\n",
        "  kind: job\n",
        DESTINATIONS_PATH,
    ),
    "zero-amount": Example("  amount: £0\n", "  free: 16-18\n"),
    "not-an-age-range": Example("  free: under 19\n", "  free: 16-18\n"),
    "not-a-number-of-this-kind": Example('ukprn: "1999001"\n', 'ukprn: "19990001"\n', PROVIDER_PATH),
    "not-a-postcode": Example("    postcode: WT1 2A\n", "    postcode: WT1 2AB\n", PROVIDER_PATH),
    "not-a-phone-number": Example("    phone: 01632 96O101\n", "    phone: 01632 960101\n", PROVIDER_PATH),
    "not-an-email": Example(
        "    email: admissions @oak-college.example\n", "    email: admissions@oak-college.example\n", PROVIDER_PATH
    ),
    "not-a-web-address": Example(
        "website: http://www.oak-college.example\n", "website: https://www.oak-college.example\n", PROVIDER_PATH
    ),
    "not-a-colour": Example("brand_colour: dark red\nname: Oakshire\n", "name: Oakshire\n", AREA_PATH),
    "not-a-day-of-the-year": Example("freshness: {by: 31 September}\nname: Oakshire\n", "name: Oakshire\n", AREA_PATH),
}
