"""The policy lets nothing through that our pages do not need."""

from __future__ import annotations

from prospectus.feeds import headers


def test_nothing_inline_and_nothing_from_elsewhere() -> None:
    policy = headers.policy()
    assert policy.startswith("default-src 'none'; script-src 'self'; style-src 'self'")
    assert "unsafe" not in policy
    assert "http" not in policy
    assert "*" not in policy


def test_only_live_reload_lets_a_script_through_and_never_a_style() -> None:
    directives = dict(one.split(" ", 1) for one in headers.policy(live_reload=True).split("; "))
    assert directives["script-src"] == "'self' 'unsafe-inline'"
    assert directives["style-src"] == "'self'"


def test_servers_are_told_the_policy_and_more() -> None:
    text = headers.files()["_headers"].decode()
    assert text.startswith("/*\n")
    assert f"  Content-Security-Policy: {headers.policy()}; frame-ancestors 'none'\n" in text
    assert "  X-Content-Type-Options: nosniff\n" in text
    assert "  Referrer-Policy: no-referrer\n" in text
    assert "geolocation=()" in text
