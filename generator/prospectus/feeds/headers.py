"""What browsers are told beside a page: the content security policy, and the headers of servers that can send them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

_POLICY: Final = (
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",  # data: for the signs inside the theme's style sheet
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'self'",
)
_SWITCHED_OFF: Final = (
    "accelerometer", "autoplay", "bluetooth", "camera", "display-capture", "fullscreen", "geolocation", "gyroscope",
    "hid", "magnetometer", "microphone", "midi", "payment", "serial", "usb", "xr-spatial-tracking",
)  # fmt: skip


def policy(*, live_reload: bool = False) -> str:
    """The content security policy: nothing from elsewhere, and no script or style inside a page.

    `live_reload` lets through the script that `serve` puts into each page; such pages are never published.
    """
    lines = list(_POLICY)
    if live_reload:
        lines[1] += " 'unsafe-inline'"
    return "; ".join(lines)


def form_policy(host: str) -> str:
    """The policy of the form's page alone: the editor puts styles into it, and talks to the area's Git host."""
    own = {
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "connect-src": f"'self' data: blob: {host}",
        "manifest-src": "'self' data: blob:",
        "worker-src": "'none'",
    }
    lines = (line.partition(" ") for line in _POLICY)
    return "; ".join(f"{name} {own.get(name, allowed)}" for name, _, allowed in lines)


def files(tops: Iterable[str] = (), form: str | None = None) -> dict[str, bytes]:
    """`_headers`, in the form that several hosts of static sites read.

    With the policy of a `form`, each of the other paths at the root (`tops`) has the strict one: servers join what
    several rules say, so that nothing can be strict everywhere and milder in one place.
    """
    shared = (
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        f"  Permissions-Policy: {', '.join(f'{feature}=()' for feature in _SWITCHED_OFF)}",
    )
    if form is None:
        lines = ["/*", *_isolated(policy(), "same-origin"), *shared]
    else:
        lines = ["/*", *shared]
        for top in sorted(tops):
            lines += [f"/{top}", *_isolated(policy(), "same-origin")]
        lines += ["/edit/*", *_isolated(form, "same-origin-allow-popups")]  # People sign in in a window of their own.
    return {"_headers": ("\n".join(lines) + "\n").encode()}


def _isolated(rules: str, opener: str) -> tuple[str, str]:
    return (
        f"  Content-Security-Policy: {rules}; frame-ancestors 'none'",
        f"  Cross-Origin-Opener-Policy: {opener}",
    )
