"""Forked work comes back in order, and no process outlives a fault."""

from __future__ import annotations

import os
import signal
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.hosts.folder import PublishError
from prospectus.hosts.workers import can_fork, in_parallel, slices

pytestmark = pytest.mark.skipif(not can_fork(), reason="needs fork")


@given(st.integers(0, 500), st.integers(1, 20))
def test_slices_cover_everything_once_and_are_even(number: int, parts: int) -> None:
    made = slices(number, parts)
    assert [at for start, end in made for at in range(start, end)] == list(range(number))
    lengths = [end - start for start, end in made]
    assert not lengths or (min(lengths) > 0 and max(lengths) - min(lengths) <= 1)


def test_results_come_back_in_the_order_of_the_tasks() -> None:
    def task(number: int) -> tuple[int, int]:
        time.sleep(0.05 if number == 0 else 0)
        return number, os.getpid()

    found, here = in_parallel([lambda number=number: task(number) for number in range(4)], os.getpid)
    assert [number for number, _ in found] == [0, 1, 2, 3]
    assert here == os.getpid()
    assert len({pid for _, pid in found} | {here}) == 5


def test_a_large_result_does_not_block() -> None:
    found, _ = in_parallel([lambda: b"x" * 5_000_000] * 2, lambda: None)
    assert [len(part) for part in found] == [5_000_000] * 2


def test_what_a_task_raises_is_raised_here() -> None:
    def full() -> None:
        raise OSError(28, "No space left on device", "x")

    with pytest.raises(OSError, match="No space left") as caught:
        in_parallel([full], lambda: None)
    assert caught.value.errno == 28


def test_a_fault_here_stops_the_others_at_once() -> None:
    def fail() -> None:
        raise ValueError("here")

    start = time.monotonic()
    with pytest.raises(ValueError, match="here"):
        in_parallel([lambda: time.sleep(30)], fail)
    assert time.monotonic() - start < 10


def test_a_process_that_is_killed_is_said_plainly() -> None:
    with pytest.raises(PublishError, match="perhaps because memory ran out"):
        in_parallel([lambda: os.kill(os.getpid(), signal.SIGKILL)], lambda: None)
