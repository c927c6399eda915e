"""What browsers are told beside a page: the content security policy, and the headers of servers that can send them."""

from __future__ import annotations

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


def files() -> dict[str, bytes]:
    """`_headers`, in the form that several hosts of static sites read."""
    lines = (
        "/*",
        f"  Content-Security-Policy: {policy()}; frame-ancestors 'none'",
        "  X-Content-Type-Options: nosniff",
        "  Referrer-Policy: no-referrer",
        f"  Permissions-Policy: {', '.join(f'{feature}=()' for feature in _SWITCHED_OFF)}",
        "  Cross-Origin-Opener-Policy: same-origin",
        "",
    )
    return {"_headers": "\n".join(lines).encode()}
