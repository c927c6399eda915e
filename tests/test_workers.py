"""Forked work comes back in order, and no process outlives a fault."""

from __future__ import annotations

import os
import signal
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.workers import can_fork, in_parallel, in_turn, slices

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


@pytest.mark.parametrize("workers", [1, 2, 3, 7])
def test_a_stream_of_results_comes_in_order_from_so_many_processes(workers: int) -> None:
    tasks = [lambda number=number: (number, os.getpid()) for number in range(20)]
    found = list(in_turn(tasks, workers))
    assert [number for number, _ in found] == list(range(20))
    assert len({pid for _, pid in found} - {os.getpid()}) == (workers if workers > 1 else 0)


def test_large_results_stream_through_while_nobody_reads_them_yet() -> None:
    stream = in_turn([lambda: b"x" * 3_000_000] * 6, 3)
    time.sleep(0.05)
    assert [len(part) for part in stream] == [3_000_000] * 6


def test_a_stream_that_nobody_reads_to_its_end_leaves_no_process() -> None:
    stream = in_turn([os.getpid] * 4 + [lambda: time.sleep(30) or 0] * 4, 2)
    pids = {next(stream) for _ in range(2)}
    start = time.monotonic()
    stream.close()  # type: ignore[attr-defined]
    assert time.monotonic() - start < 10
    for pid in pids:
        with pytest.raises(ProcessLookupError):
            os.kill(pid, 0)


def test_what_a_task_of_a_stream_raises_is_raised_in_its_turn() -> None:
    stream = in_turn([lambda: 1, lambda: 1 // 0, lambda: 3], 2)
    assert next(stream) == 1
    with pytest.raises(ZeroDivisionError):
        next(stream)


def test_a_process_of_a_stream_that_is_killed_is_said_plainly() -> None:
    with pytest.raises(ChildProcessError, match="perhaps because memory ran out"):
        list(in_turn([lambda: os.kill(os.getpid(), signal.SIGKILL)] * 2, 2))


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
    with pytest.raises(ChildProcessError, match="perhaps because memory ran out"):
        in_parallel([lambda: os.kill(os.getpid(), signal.SIGKILL)], lambda: None)
