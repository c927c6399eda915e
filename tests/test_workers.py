"""Forked work comes back in order, and no process outlives a fault."""

from __future__ import annotations

import os
import signal
import time
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prospectus.workers import MOST_TASKS, can_fork, in_turn, shared, slices

pytestmark = pytest.mark.skipif(not can_fork(), reason="there is no fork here, so that all work is done by one process")


@given(st.integers(0, 500), st.integers(1, 20))
def test_slices_cover_everything_once_and_are_even(number: int, parts: int) -> None:
    made = slices(number, parts)
    assert [at for start, end in made for at in range(start, end)] == list(range(number))
    lengths = [end - start for start, end in made]
    assert not lengths or (min(lengths) > 0 and max(lengths) - min(lengths) <= 1)


@pytest.mark.parametrize("workers", [1, 2, 4])
def test_shared_tasks_give_their_results_in_order_and_this_process_works_too(workers: int) -> None:
    def task(number: int) -> tuple[int, int]:
        time.sleep(0.02)
        return number, os.getpid()

    found = shared([partial(task, number) for number in range(20)], workers)
    assert [number for number, _ in found] == list(range(20))
    pids = {pid for _, pid in found}
    assert os.getpid() in pids
    assert len(pids) == workers


def test_nobody_waits_for_a_long_task_while_there_are_others() -> None:
    def task(number: int) -> int:
        time.sleep(0.5 if number == 0 else 0.001)
        return os.getpid()

    found = shared([partial(task, number) for number in range(50)], 2)
    assert found.count(found[0]) < 5


def test_there_can_be_as_many_tasks_as_are_promised() -> None:
    assert shared([partial(int, number) for number in range(MOST_TASKS)], 2) == list(range(MOST_TASKS))


def test_more_tasks_than_a_pipe_has_room_for_are_refused_and_nothing_waits_for_ever() -> None:
    with pytest.raises(ValueError, match="the most is 1,000"):
        shared([partial(int, 1)] * 25_000, 2)


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
    assert [len(part) for part in shared([lambda: b"x" * 5_000_000] * 4, 2)] == [5_000_000] * 4


def test_what_a_task_raises_is_raised_here_and_no_other_is_taken() -> None:
    def full(number: int) -> None:
        time.sleep(0.05)
        if number == 1:
            raise OSError(28, "No space left on device", "x")
        assert number < 10

    with pytest.raises(OSError, match="No space left") as caught:
        shared([partial(full, number) for number in range(100)], 2)
    assert caught.value.errno == 28


def test_a_fault_here_stops_the_others_at_once() -> None:
    here = os.getpid()

    def fail() -> None:
        if os.getpid() == here:
            raise ValueError("here")
        time.sleep(30)

    start = time.monotonic()
    with pytest.raises(ValueError, match="here"):
        shared([fail] * 2, 2)
    assert time.monotonic() - start < 10


def test_a_process_that_is_killed_is_said_plainly() -> None:
    here = os.getpid()

    def killed() -> None:
        if os.getpid() != here:
            os.kill(os.getpid(), signal.SIGKILL)
        time.sleep(0.5)

    with pytest.raises(ChildProcessError, match="perhaps because memory ran out"):
        shared([killed] * 2, 2)
