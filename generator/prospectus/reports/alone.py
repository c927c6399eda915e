"""A page that is sent to people on its own: it runs nothing, asks nobody, and has its only style within."""

from __future__ import annotations

import base64
import hashlib
from html import escape


def alone(title: str, style: str, body: str) -> str:
    """The whole page. `title` is words; in `body`, which is HTML, every text is escaped already."""
    style_hash = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{style_hash}'; base-uri 'none'; form-action 'none'"
    return (
        '<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n<main>\n{body}</main>\n</html>\n"
    )
