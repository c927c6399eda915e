"""A wall-clock limit on rendering one hand-written page: over it is a problem, never a hang."""

from __future__ import annotations

import signal
import threading
from collections.abc import Callable

from .. import limits


def begin(path: str, refuse: Callable[[str], Exception], *, seconds: float = limits.CONTENT_PAGE_SECONDS) -> None:
    """From now on the page at `path` has `seconds` to be rendered; then what `refuse` makes of the problem is raised.

    Only where a process can be interrupted so: not on Windows and not outside the main thread.
    """
    if not _possible():
        return

    def ring(*_: object) -> None:
        raise refuse(
            f"{path}:1:1: error: This page takes longer than {seconds:g} seconds to render. [page-too-slow]\n"
            "    Look for long runs of brackets, asterisks or angle brackets, and share the page among several."
        )

    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)


def end() -> None:
    """The page is rendered, or given up."""
    if _possible():
        signal.setitimer(signal.ITIMER_REAL, 0)


def _possible() -> bool:
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
