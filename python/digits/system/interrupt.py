"""Ctrl-C: it says what became of the work, and ends the program within two seconds.

Python's `KeyboardInterrupt` waits until the main thread leaves a long call into C, and until pools
of threads and processes have finished their work. So a second thread waits for the signal: what
has not ended by itself after `GRACE_S` seconds is ended there.
"""

import os
import signal
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

GRACE_S = 1.0
EXIT_CODE = 130  # as shells have it for a program that Ctrl-C ended

# Held while files change places: the program does not end in the midst of that.
critical = threading.RLock()

_cleanups: list[Callable[[], None]] = []
_outcomes: list[Callable[[], str]] = [lambda: "Nothing was changed."]
_telling = threading.Lock()


def watch() -> None:
    """Wait for Ctrl-C from now on, in a thread of its own."""
    ours, written_by_python = socket.socketpair()
    written_by_python.setblocking(False)
    signal.set_wakeup_fd(written_by_python.fileno(), warn_on_full_buffer=False)
    watcher = threading.Thread(
        target=_wait, args=(ours, written_by_python), name="Ctrl-C", daemon=True
    )
    watcher.start()


def _wait(ours: socket.socket, _keep_open: socket.socket) -> None:
    while signal.SIGINT not in ours.recv(1):
        pass
    threading.Event().wait(GRACE_S)
    end()


def end() -> None:
    """End the program, after what is to be cleaned up and told.

    At once: the usual end waits for every thread, and TensorFlow takes seconds over its own.
    """
    with critical:
        for clean_up in reversed(_cleanups):
            with suppress(Exception):
                clean_up()
        tell()
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):
                stream.flush()
        os._exit(EXIT_CODE)


def forget() -> None:
    """Start anew: nothing was told yet."""
    _telling.acquire(blocking=False)
    _telling.release()


def tell() -> None:
    """Say once that the program was stopped, and what that means for its files."""
    if _telling.acquire(blocking=False):
        with suppress(OSError):
            print(f"\nStopped. {_outcomes[-1]()}", flush=True)


@contextmanager
def outcome(say: Callable[[], str]) -> Iterator[None]:
    """Within the block, `say()` tells what a stop means."""
    _outcomes.append(say)
    try:
        yield
    except KeyboardInterrupt:
        tell()
        raise
    finally:
        _outcomes.remove(say)


@contextmanager
def cleanup(clean_up: Callable[[], None]) -> Iterator[None]:
    """`clean_up()` is called when the block ends, and also when the program is ended within it."""
    _cleanups.append(clean_up)
    try:
        yield
    finally:
        _cleanups.remove(clean_up)
        clean_up()
