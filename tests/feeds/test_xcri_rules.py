"""The directory that is published keeps the rules of the validator of XCRI-CAP 1.2, and each rule can be broken."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest

from feeds.xcri_rules import RULES, broken, out_of_order
from prospectus.feeds import xcri
from tests.seen import small_context
from tests.small import COURSE, COURSE_PATH, changed

HOME = "https://oak.example/"
IDENTIFIER = "<dc:identifier>https://oak.example/courses/oak-college/joinery/</dc:identifier>"
AWARD = "</awardedBy>\n</mlo:qualification>"
CREDIT = '<mlo:credit xmlns:credit="http://purl.org/net/cm"><credit:scheme>S</credit:scheme><credit:level>2</credit:level><credit:value>VALUE</credit:value></mlo:credit>'
CASES: dict[int, tuple[str, str]] = {
    1: ("catalog", "course"),
    2: ("catalog", "provider"),
    3: ("<mlo:url>https://www.oak-college.example", "<mlo:url>oak college"),
    4: ("<abstract>", '<abstract href="oak college">'),
    5: ("<applyTo>https://", "<applyTo>"),
    6: (AWARD, AWARD + CREDIT.replace("VALUE", "-3")),
    7: ("</course>", f"</course><course>{IDENTIFIER}</course>"),
    8: ("<abstract>", "<dc:date>2027</dc:date><abstract>"),
    9: ("<abstract>", "<mlo:hasPart>x</mlo:hasPart><abstract>"),
    10: ("<abstract>", "<mlo:isPartOf>x</mlo:isPartOf><abstract>"),
    11: ("<abstract>", "<dc:contributor>x</dc:contributor><abstract>"),
    12: (IDENTIFIER, "<dc:identifier>J1</dc:identifier>"),
    14: ("<dc:subject>joiner<", "<dc:subject>joiner; wood<"),
    15: ("<dc:subject>joiner<", "<dc:subject> <"),
    16: ("<abstract>", "<abstract>" + "x" * 140),
    17: ("admissions@", "admissions at "),
    18: ("<mlo:phone>01632", "<mlo:phone>+44 1632"),
    19: ("WT1 2AB", "WT1 2OK"),
    20: (">1 year</mlo:duration>", "> </mlo:duration>"),
    21: ("<age>16-19<", "<age>19-16<"),
    22: ("<abstract>", '<abstract xml:lang="eng">'),
    23: ("<abstract>", '<abstract href="https://oak.example/">'),
    24: ("<mlo:prerequisite>Grade 2 in maths.<", "<mlo:prerequisite><"),
    25: (">Full time<", ">Full-time<"),
    26: (">Campus<", ">In person<"),
    27: ('identifier="DT"', 'identifier="DAY"'),
    28: ("<dc:subject>joiner<", '<dc:subject xsi:type="courseDataProgramme:JACS3">joiner<'),
    29: ("<dc:type>", '<dc:type xsi:type="courseDataProgramme:courseTypeCPD">'),
    30: ("<dc:subject>joiner<", '<dc:subject xsi:type="courseDataProgramme:LDCS3">joiner<'),
    31: ("catalog", "feed"),
    32: ("<mlo:prerequisite>", "<mlo:prerequisite>" + "x" * 4000),
    33: ("<dc:description>Every course for young people in Oakshire.</dc:description>", ""),
    34: (' generated="2026-11-22T00:00:00Z"', ""),
    35: ("</provider>\n</catalog>", "</provider><provider/></catalog>"),
    36: ("<provider>", "<abstract>x</abstract><abstract>y</abstract><provider>"),
    37: ("<mlo:location ", "<mlo:location/><mlo:location "),
    38: ("<dc:identifier ", "<dc:identifier>https://x.example/</dc:identifier><dc:identifier "),
    39: ("<dc:identifier>https://oak.example/providers/oak-college/<", "<dc:identifier>oak college<"),
    41: ("<dc:title>Oak College</dc:title>", ""),
    42: ("<mlo:url>https://www.oak-college.example</mlo:url>", ""),
    44: ("<course>", "<abstract>x</abstract><abstract>y</abstract><course>"),
    45: ("<dc:identifier>", "<dc:description>x</dc:description><dc:identifier>"),
    46: (IDENTIFIER, IDENTIFIER + "<dc:identifier>https://x.example/</dc:identifier>"),
    48: ("<dc:title>Joinery</dc:title>", ""),
    50: ("<mlo:qualification>", "<mlo:level>Level 2</mlo:level><mlo:qualification>"),
    54: ("<abstract>", "<abstract>x</abstract><abstract>"),
    55: ("<mlo:url>https://oak.example/courses/", "<mlo:url>https://x.example/</mlo:url><mlo:url>https://oak.example/courses/"),
    56: ("abstract>", "summary>"),
    57: (IDENTIFIER, f"<dc:description>x</dc:description>{IDENTIFIER}"),
    58: ("<applicationProcedure>", "<applicationProcedure>x</applicationProcedure><applicationProcedure>"),
    59: ("<learningOutcome>", "<learningOutcome>x</learningOutcome><learningOutcome>"),
    60: ("<mlo:assessment>", "<mlo:assessment>x</mlo:assessment><mlo:assessment>"),
    61: ("<mlo:prerequisite>", "<mlo:objective>x</mlo:objective><mlo:objective>y</mlo:objective><mlo:prerequisite>"),
    62: ("<mlo:prerequisite>", "<mlo:prerequisite>x</mlo:prerequisite><mlo:prerequisite>"),
    63: ("<mlo:qualification>", "<regulations>x</regulations><regulations>y</regulations><mlo:qualification>"),
    64: ("mlo:start", "mlo:begin"),
    65: ("<mlo:duration ", "<mlo:duration>1 year</mlo:duration><mlo:duration "),
    66: ("<mlo:duration ", "<end>2028</end><end>2029</end><mlo:duration "),
    67: ("applyTo>", "apply>"),
    68: ("attendanceMode", "attendancemode"),
    69: ("attendancePattern", "attendancepattern"),
    70: ("studyMode", "studymode"),
    85: ("venue>", "place>"),
    86: (IDENTIFIER, f'{IDENTIFIER}<image src="https://x.example/a.png" alt="x">x</image>'),
    87: (IDENTIFIER, f'{IDENTIFIER}<image alt="x"/>'),
    88: (IDENTIFIER, f'{IDENTIFIER}<image src="https://x.example/a.png"/>'),
    89: (IDENTIFIER, f'{IDENTIFIER}<image src="a.png" alt="x"/>'),
    90: (IDENTIFIER, f'{IDENTIFIER}<image src="https://x.example/a.svg" alt="x"/>'),
    91: (AWARD, AWARD + CREDIT.replace("<credit:scheme>S</credit:scheme>", "")),
    92: (AWARD, AWARD + CREDIT.replace("<credit:level>2</credit:level>", "")),
    93: (AWARD, AWARD + CREDIT.replace("<credit:value>VALUE</credit:value>", "")),
    94: ("<venue><provider>", "<venue><provider/><provider>"),
    95: ("<venue>", "<venue><dc:title>x</dc:title>"),
    96: ("mlo:postcode", "mlo:code"),
    97: ("mlo:address", "mlo:street"),
    98: ("mlo:phone", "mlo:telephone"),
    99: ("mlo:email", "mlo:mail"),
    100: ("<mlo:town>", "<mlo:town>x</mlo:town><mlo:town>"),
    101: ("<mlo:phone>", "<mlo:fax>01632 960101</mlo:fax><mlo:fax>01632 960102</mlo:fax><mlo:phone>"),
    102: ("</mlo:location>", "<mlo:url>https://x.example/</mlo:url><mlo:url>https://y.example/</mlo:url></mlo:location>"),
    104: ("<dc:title>Level 2 Diploma in Bench Joinery</dc:title>", ""),
    105: ("awardedBy", "givenBy"),
    106: (' identifier="FT"', ""),
    107: ('interval="P1Y"', 'interval="1 year"'),
}  # fmt: skip
"""What is put in for what, so that the rule of this number is broken."""

_TWICE = {72: "abstract", 79: "applicationProcedure", 80: "learningOutcome", 81: "mlo:assessment", 82: "mlo:objective",
          83: "mlo:prerequisite", 84: "regulations"}  # fmt: skip
_TWICE_LATER = {73: "age", 74: "applyFrom", 75: "applyTo", 76: "applyUntil", 77: "mlo:cost", 78: "mlo:places"}
CASES |= {
    number: ("<presentation>", f"<presentation><{name}>x</{name}><{name}>y</{name}>") for number, name in _TWICE.items()
}
CASES |= {number: ("<venue>", f"<{name}>1</{name}><{name}>2</{name}><venue>") for number, name in _TWICE_LATER.items()}

CUTS = {
    40: r"(?<=<provider>\n)(<dc:desc.*?</dc:description>\n)<dc:identifier.*?(?=<dc:title>)",
    43: r"<course>.*</course>\n",
    47: r"(?<=</dc:description>\n)<dc:identifier>[^\n]*/joinery/.*?(?=<dc:subject)",
    49: r"<dc:subject.*</dc:subject>\n",
    51: r"(?<=<course>\n)<dc:description.*?(?=<dc:identifier)",
    52: r"<presentation>.*</presentation>\n",
    53: r"<mlo:qualification>.*</mlo:qualification>\n",
}
"""What is left out, so that the rule of this number is broken."""

KEPT_BY_MORE = {
    71: ("    start: 2027-09-06\n", "    start: 2027-09-06\n    reference: J/27\n"),
    103: ("  awarding_body:", "  number: 6008571X\n  awarding_body:"),
}
"""What a provider who says more keeps, though the small area does not."""


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> str:
    return made(tmp_path_factory.mktemp("small"))


def made(root: Path, *swaps: tuple[str, str]) -> str:
    area = small_context(root, {COURSE_PATH: changed(COURSE, *swaps)}).area
    return xcri.catalog(area, home=HOME).decode()


def test_all_rules_are_here() -> None:
    assert Counter(one.severity for one in RULES) == {"exception": 49, "warning": 54, "recommendation": 4}


def test_the_small_area_keeps_every_rule_but_those_for_which_it_says_too_little(small: str) -> None:
    assert set(broken(small.encode())) == set(KEPT_BY_MORE)
    assert out_of_order(small.encode()) == []


@pytest.mark.parametrize("number", sorted(CASES))
def test_a_rule_can_be_broken(small: str, number: int) -> None:
    old, new = CASES[number]
    assert old in small
    if old.isalpha():  # The name of an element, and not the same word in an address.
        variant = re.sub(rf"(?<=<){old}\b|(?<=</){old}\b", new, small)
    else:
        variant = small.replace(old, new, 1 if "<" in old else -1)
    assert number in broken(variant.encode()), RULES[number - 1].says


@pytest.mark.parametrize("number", sorted(CUTS))
def test_a_rule_is_broken_by_what_is_missing(small: str, number: int) -> None:
    variant = re.sub(CUTS[number], "", small, flags=re.DOTALL)
    assert variant != small
    assert number in broken(variant.encode()), RULES[number - 1].says


@pytest.mark.parametrize("number", sorted(KEPT_BY_MORE))
def test_a_provider_who_says_more_keeps_more(tmp_path: Path, number: int) -> None:
    assert number not in broken(made(tmp_path, KEPT_BY_MORE[number]).encode())


def test_an_identifier_that_leads_nowhere_is_told(small: str) -> None:
    assert 13 in broken(small.encode(), {HOME})


def test_every_rule_is_tried() -> None:
    assert {*CASES, *CUTS, *KEPT_BY_MORE, 13} == {one.number for one in RULES}


def test_a_wrong_order_is_told(small: str) -> None:
    title = "<dc:title>Joinery</dc:title>\n"
    assert out_of_order(small.replace(title, "").replace("<abstract>", f"{title}<abstract>").encode())
    assert out_of_order(small.replace("<venue>", "<room/><venue>").encode())
