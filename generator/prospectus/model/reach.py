"""How people and places are reached: postcodes, telephones, email and web addresses."""

from __future__ import annotations

import re
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

from .. import limits
from ..wording import quoted
from .fields import Reads, refuse, scalar
from .numbers import digits

_POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})")


def _postcode(value: object) -> str:
    text = re.sub(r"\s", "", scalar(value, "a postcode")).upper()
    found = _POSTCODE.fullmatch(text)
    if found is None:
        refuse("not-a-postcode", f"{quoted(value)} is not a postcode.", "Write it like LS12 3AB.")
    return f"{found[1]} {found[2]}"


Postcode = Annotated[str, Reads(_postcode, {"type": "string", "examples": ["LS12 3AB"]})]
PostcodeDistrict = Annotated[str, digits(r"[A-Z]{1,2}\d[A-Z\d]?", what="the first half of a postcode", example="LS12")]

_PHONE = re.compile(
    r"0[1-9]\d{9}|01\d{8}|0800\d{6}|08001111"  # all of Ofcom's plan, and Childline
    r"|1[01]\d|116\d{3}|999|\+(?!44)\d{8,15}",
    re.ASCII,
)
_IN_PARTS = re.compile(
    r"(02\d|05[56])(\d{4})(\d{4})|(011\d|01\d1|03\d\d|08\d\d|09\d\d)(\d{3})(\d{4})|(0800)(1111|\d{6})|(0\d{4})(\d+)"
    r"|(116)(\d{3})"
)
"""How a number is written in parts: behind its area code, as Ofcom's national telephone numbering plan divides it."""
_LIKE_FIGURES = str.maketrans("OoIlSsB", "0011558")
_PHONE_HELP = "Write it like 01632 960101."


def _phone(value: object) -> str:
    text = scalar(value, "a telephone number")
    bare = _figures(text)
    if _PHONE.fullmatch(bare):
        return " ".join(text.split()) if bare.startswith("+") else _in_parts(bare)
    return _no_phone(text, bare)


def _no_phone(text: str, bare: str) -> NoReturn:
    guess = " ".join(text.translate(_LIKE_FIGURES).replace(".", " ").split())
    guess = f"0{guess}" if guess[:1] in set("123456789") else guess  # Spreadsheets drop the first 0.
    if _PHONE.fullmatch(_figures(guess)):
        hint = f"Did you mean “{_in_parts(_figures(guess))}”? "
        refuse("not-a-phone-number", f"{quoted(text)} is not a telephone number.", f"{hint}{_PHONE_HELP}")
    if re.fullmatch(r"0[0-9]+", bare):
        says = f"{quoted(text)} has {len(bare)} figures; a telephone number has 11, or 10 after 01 or 0800."
        do = "Add what is missing." if len(bare) < 11 else "Take out what is too much."
        refuse("not-a-phone-number", says, f"{do} {_PHONE_HELP}")
    refuse("not-a-phone-number", f"{quoted(text)} is not a telephone number.", _PHONE_HELP)


def _figures(text: str) -> str:
    """A number without the signs between its figures, and one in Britain as it is dialled there."""
    bare = re.sub(r"^00", "+", re.sub(r"[\s()\u2010-\u2015-]", "", text))
    return re.sub(r"^\+440?", "0", bare)


def _in_parts(bare: str) -> str:
    found = _IN_PARTS.fullmatch(bare)
    return " ".join(part for part in found.groups() if part) if found else bare


Phone = Annotated[str, Reads(_phone, {"type": "string", "examples": ["01632 960101"]})]

_EMAIL = re.compile(r"[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,24}")


def _email(value: object) -> str:
    text = scalar(value, "an email address").removeprefix("mailto:")
    if len(text) > 254 or not _EMAIL.fullmatch(text):
        guess = re.sub(r"\s+", "", text).replace(",", ".").strip(".<>")
        hint = f"Did you mean “{guess}”? " if len(guess) < 100 and _EMAIL.fullmatch(guess) else ""
        do = f"{hint}Write it like admissions@example.org."
        refuse("not-an-email", f"{quoted(text)} is not an email address.", do)
    return text


Email = Annotated[str, Reads(_email, {"type": "string", "format": "email"})]

_URL_CHARACTERS = re.compile(r"[!#$%&'()*+,/:;=?@\[\]~\w.-]+", re.ASCII)
_HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{1,62}", re.IGNORECASE)


def url_fault(text: str) -> str | None:
    """Why this is not a web address that we link to, or None when it is one: https, a real host, no user part."""
    if len(text) > limits.URL_LENGTH:
        return f"It has {len(text):,} characters; the most is {limits.URL_LENGTH:,}"
    if not _URL_CHARACTERS.fullmatch(text):
        return "It holds a character that a web address cannot have"
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return "It cannot be read as a web address"
    if parts.scheme.lower() != "https":
        return "It does not start with https://"
    if parts.username is not None or parts.password is not None:
        return "It carries a user name"
    if not _HOST.fullmatch(parts.hostname or "") or port == 0:
        return "It has no web site's name after https://"
    return None


def _url(value: object) -> str:
    text = scalar(value, "a web address")
    fault = url_fault(text)
    if fault:
        guess = "https://" + re.sub(r"^(?:http:)?/*", "", text, flags=re.IGNORECASE)
        hint = f"Did you mean “{guess}”? " if len(guess) < 100 and url_fault(guess) is None else ""
        refuse(
            "not-a-web-address",
            f"{quoted(text)} is not a web address that can be linked to. {fault}.",
            f"{hint}Write the whole address, like https://www.example.org/apply.",
        )
    return text


Url = Annotated[str, Reads(_url, {"type": "string", "format": "uri", "pattern": "^https://"})]
