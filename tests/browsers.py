"""The browser for the tests: the one that is there, else one that is installed where that is allowed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
PLACES = ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/snap/bin/chromium")
HOW = "Install Chromium or Chrome (Debian and Ubuntu: apt install chromium), or name one in CHROMIUM."


def found() -> str | None:
    """The path of a Chromium or Chrome: the one that CHROMIUM names, else one of this machine, else Playwright's own."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for one in (*NAMES, *PLACES) if (path := shutil.which(one))), None) or _playwrights_own()


def _playwrights_own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def main() -> int:
    """Find a browser, or install one; 1 when there is none and one is needed."""
    if found() is None:
        for command in _ways():
            print(f"There is no browser for the tests yet: {' '.join(command)}", flush=True)
            if subprocess.run(command, check=False).returncode == 0 and found():
                break
    browser = found()
    print(f"Browser for the tests: {browser}" if browser else f"There is no browser for the tests. {HOW}")
    return 1 if browser is None and os.environ.get("CI") else 0


def _ways() -> list[Sequence[str]]:
    """The commands that may install a browser here."""
    ways: list[Sequence[str]] = []
    if shutil.which("apt-get") and os.geteuid() == 0:
        ways.append(("sh", "-c", "apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium"))
    ways.append((sys.executable, "-m", "playwright", "install", "chromium"))
    return ways


if __name__ == "__main__":
    sys.exit(main())
