"""Work that is shared out to processes of this machine.

Threads would not do: most of it is Python's own work, and that is done by one thread at a time.
A pool of the standard library would not either: when a process is killed, `multiprocessing.Pool`
waits for ever, and stopping a `ProcessPoolExecutor` prints tracebacks.
"""

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection, wait
from typing import TypeVar

from digits.errors import UserError
from digits.system import interrupt

CORES = min(os.cpu_count() or 1, 8)  # more would take longer to start than they save

Result = TypeVar("Result")
Task = Callable[[], Result]  # a `partial` of a function of a module, which can be sent


def run(tasks: Sequence[Task[Result]], processes: int = CORES) -> list[Result]:
    """What each task gives back, in their order. The first failure ends all.

    Args:
        tasks: those that take longest first.
        processes: how many work at once. With 1 all is done in this process.

    Raises:
        UserError: when a process is killed, as happens when memory runs out.
    """
    processes = min(processes, len(tasks))
    if processes <= 1:
        return [task() for task in tasks]
    waiting, results = list(enumerate(tasks))[::-1], {}
    with workers(processes) as idle:
        working: dict[Connection, int] = {}
        while len(results) < len(tasks):
            while waiting and idle:
                worker = idle.pop()
                place, task = waiting.pop()
                with told_when_killed():
                    worker.send(task)
                working[worker] = place
            for worker in wait(list(working)):
                with told_when_killed():
                    result, error = worker.recv()
                if error:
                    raise error
                results[working.pop(worker)] = result
                idle.append(worker)
    return [results[place] for place in range(len(tasks))]


@contextmanager
def told_when_killed() -> Iterator[None]:
    """A process that is gone is told."""
    try:
        yield
    except (EOFError, ConnectionError) as error:
        raise UserError(
            "A process that did a part of the work was killed, perhaps because memory ran out."
        ) from error


@contextmanager
def workers(count: int) -> Iterator[list[Connection]]:
    """Connections to processes that take tasks; they are gone after the block."""
    start = multiprocessing.get_context("spawn")  # forked, they would lack TensorFlow's threads
    started, connections = [], []

    def stop() -> None:
        for process in started:
            process.kill()
            process.join()

    with interrupt.cleanup(stop):
        for _ in range(count):
            ours, theirs = start.Pipe()
            process = start.Process(target=work, args=(theirs,), daemon=True)
            with deaf_to_ctrl_c():
                process.start()
            started.append(process)
            theirs.close()
            connections.append(ours)
        yield connections


@contextmanager
def deaf_to_ctrl_c() -> Iterator[None]:
    """Ctrl-C reaches no process that is started within: the one that starts it ends it."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def work(tasks: Connection) -> None:
    """Do one task after the other: what each of the processes runs."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # on Windows
    # Of NumPy, which is not imported yet: more threads than cores would only wait for each other.
    os.environ.update(OMP_NUM_THREADS="1", OPENBLAS_NUM_THREADS="1")
    threading.Thread(target=end_with_parent, daemon=True).start()
    while True:
        task = tasks.recv()
        try:
            tasks.send((task(), None))
        except Exception as error:
            tasks.send((None, error))


def end_with_parent() -> None:
    """End this process when the one that started it has ended, however that came."""
    multiprocessing.parent_process().join()
    os._exit(1)
