"""Asks other sites, politely, whether their pages are still there: the only place that ever uses the network."""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from typing import Final, Literal, NamedTuple
from urllib.parse import quote, urljoin, urlsplit

from .. import __version__, progress

State = Literal["there", "moved", "gone", "unsure"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What was found out about a link: `says` is a sentence, `to` where it leads now when it has moved for good.

    `heard` is whether any site answered: when none did, it is this computer that has no connection.
    """

    state: State
    says: str
    to: str = ""
    heard: bool = True


@dataclass(frozen=True, slots=True)
class Manners:
    """How to ask: from how many sites at once (from each only one thing at a time), and seconds and numbers to stop at.

    `local` lets tests ask a server on this machine, without https; no command does.
    """

    at_once: int = 8
    pause: float = 1.0
    patience: float = 10.0
    each: float = 30.0
    all: float = 900.0
    redirects: int = 5
    local: bool = False


class _RefusedError(Exception):
    """An address that is never asked."""


class _Reply(NamedTuple):
    status: int
    reason: str
    location: str


_GONE: Final = frozenset({404, 410})
_FOR_GOOD: Final = frozenset({301, 308})
_FOR_NOW: Final = frozenset({302, 303, 307})
_BUSY: Final = frozenset({429, 503})
_TUNNELS: Final = tuple(map(ipaddress.ip_network, ("64:ff9b::/96", "64:ff9b:1::/48", "2002::/16", "2001::/32")))
"""Addresses that stand for others, which could be private ones."""


_PLAIN: Final = "/%:@!$&'()*+,;=~-._?"
_TLS: Final = ssl.create_default_context()


def ask_all(urls: Iterable[str], manners: Manners = Manners()) -> dict[str, Answer]:
    """The answers for these links; those for which there was no time are left out."""
    hosts: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        hosts.setdefault(_host(url), []).append(url)
    progress.begin("Asking other sites", len(hosts))
    until = time.monotonic() + manners.all
    found: dict[str, Answer] = {}
    with ThreadPoolExecutor(manners.at_once) as pool:
        for answers in pool.map(partial(_of_host, manners=manners, until=until), hosts.values()):
            found |= answers
            progress.step()
    return found


def _host(url: str) -> str:
    """The site that a link leads to; empty where it leads to none, as asking will tell."""
    try:
        return urlsplit(url).netloc.lower()
    except ValueError:
        return ""


def _of_host(urls: Sequence[str], manners: Manners, until: float) -> dict[str, Answer]:
    """The answers of one host, asked one after the other with a pause between."""
    found: dict[str, Answer] = {}
    for url in urls:
        if found:
            time.sleep(manners.pause)
        if time.monotonic() >= until:
            break
        found[url] = ask(url, manners)
    return found


def ask(url: str, manners: Manners = Manners()) -> Answer:
    """What became of one link."""
    try:
        return _followed(url, manners)
    except _RefusedError as refused:
        return Answer("gone", str(refused))
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            return Answer("gone", "There is no such site.", heard=False)
        return Answer("unsure", "Its name was not found now.", heard=False)
    except ssl.SSLCertVerificationError:
        return Answer("unsure", "Its certificate is not in order, so browsers warn of it.")
    except (OSError, http.client.HTTPException, ValueError):
        return Answer("unsure", "It did not answer.", heard=False)


def _followed(url: str, manners: Manners) -> Answer:
    """What a link leads to in the end; it has moved when every step on the way says that this is for good."""
    here, for_good = url, True
    for _ in range(manners.redirects + 1):
        reply = _reply(here, manners)
        if reply.status not in _FOR_GOOD | _FOR_NOW or not reply.location:
            return _judged(reply, url, here, for_good=for_good)
        for_good = for_good and reply.status in _FOR_GOOD
        here = urljoin(here, reply.location)
    return Answer("unsure", "It leads on and on.")


def _judged(reply: _Reply, url: str, here: str, *, for_good: bool) -> Answer:
    if reply.status in _GONE:
        return Answer("gone", f"The page is not there any more ({reply.status}).")
    if not 200 <= reply.status < 300:
        busy = " The site asks for patience." if reply.status in _BUSY else ""
        return Answer("unsure", f"It answers {reply.status}.{busy}")
    if here != url and for_good:
        return Answer("moved", "It has moved for good.", here)
    return Answer("there", "It is there.")


def _reply(url: str, manners: Manners) -> _Reply:
    """The answer to HEAD, or to GET from those who do not take HEAD for what it is."""
    reply = _asked("HEAD", url, manners)
    if reply.status >= 400 and reply.status not in _BUSY:
        reply = _asked("GET", url, manners)
    return reply


def _asked(method: str, url: str, manners: Manners) -> _Reply:
    """One question on one connection, of whose answer only the head is read."""
    parts = urlsplit(url)
    if parts.scheme != "https" and not manners.local:
        raise _RefusedError("It leads to an address without https.")
    port = parts.port or (443 if parts.scheme == "https" else 80)
    if port != 443 and not manners.local:
        raise _RefusedError("It leads to an unusual port.")
    connected: socket.socket = socket.create_connection(
        (_address(parts.hostname or "", port, manners), port), manners.patience
    )

    def cut() -> None:
        """End a connection that takes too long as a whole, however steadily something drips from it."""
        with suppress(OSError):  # It has ended by itself.
            socket.socket.shutdown(connected, socket.SHUT_RDWR)

    watch = threading.Timer(manners.each, cut)
    watch.daemon = True
    watch.start()
    try:
        if parts.scheme == "https":
            connected = _TLS.wrap_socket(connected, server_hostname=parts.hostname, do_handshake_on_connect=False)
            connected.do_handshake()
        return _said(method, url, connected, manners)
    finally:
        watch.cancel()
        connected.close()


def _said(method: str, url: str, connected: socket.socket, manners: Manners) -> _Reply:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", timeout=manners.patience)
    connection.sock = connected
    target = quote(parts.path or "/", _PLAIN) + (f"?{quote(parts.query, _PLAIN)}" if parts.query else "")
    headers = {"Host": parts.netloc, "User-Agent": f"prospectus/{__version__} (link check)", "Connection": "close"}
    connection.request(method, target, headers=headers)
    response = connection.getresponse()
    return _Reply(response.status, response.reason, response.getheader("Location") or "")


def _address(host: str, port: int, manners: Manners) -> str:
    """The address that is asked: that very one, so that a name cannot mean another when it is looked up once more."""
    found = [str(one[4][0]) for one in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]
    if not manners.local and not all(map(_is_public, found)):
        raise _RefusedError("It leads into a private network.")
    return found[0]


def _is_public(address: str) -> bool:
    """Whether an address is one that everybody can reach, and stands for no other."""
    one = ipaddress.ip_address(address.partition("%")[0])
    mapped = getattr(one, "ipv4_mapped", None)
    if mapped is not None:
        return _is_public(str(mapped))
    return (
        one.is_global and not one.is_multicast and not any(one in net for net in _TUNNELS if net.version == one.version)
    )
