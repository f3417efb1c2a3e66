"""Runs the trainings of a study through Dask: in processes of this machine, or on a cluster.

A worker has one training at a time, and keeps its process for the next one. When a worker is lost,
Dask gives its training to another. What all trainings share, such as MNIST, is sent to each worker
once. With the same versions of everything, the figures are the same wherever they are computed.

`dask.distributed`: M. Rocklin, "Dask: Parallel Computation with Blocked Algorithms and Task
Scheduling", 2015.
"""

import asyncio
import logging
import os
import shutil
import signal
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError
from contextlib import contextmanager, suppress
from functools import partial
from tempfile import TemporaryDirectory

import dask
from distributed import (
    Client,
    Future,
    KilledWorker,
    LocalCluster,
    connect,
    wait,
)

from digits.display import Progress, suppress_stderr
from digits.errors import UserError
from digits.evaluation.studies import finished
from digits.evaluation.studies.worker import Shared, Work, perform
from digits.system import interrupt

Keep = Callable[[int, object], None]  # told the place of a task that is done, and its result
Run = Callable[[Work, list, Progress, Keep], None]

CONNECT_S = 5  # a cluster that does not answer by then cannot be reached
LOOK_S = 1.0  # how often to look for workers that have come or gone
PATIENCE_S = 60  # without any worker
RETRIES = 1  # of a training whose worker was lost, on this machine


@contextmanager
def start(jobs: int, cluster: str | None = None) -> Iterator[Run]:
    """Start workers here, or find those of a cluster; they are gone, or let go, after the block.

    Args:
        jobs: how many workers to start on this machine, which listen to this machine only.
        cluster: address of a Dask scheduler, such as "tcp://host:8786"; None for this machine.

    Yields:
        A function `run(work, tasks, progress, keep)`, see `run`.

    Raises:
        UserError: when the cluster cannot be reached, has no worker, or other versions.
    """
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    # TensorFlow talks about the machine in every process that imports it.
    with suppress_stderr(), connected(cluster) if cluster else local(jobs) as client:
        yield partial(run, client)


@contextmanager
def local(jobs: int) -> Iterator[Client]:
    """A cluster of this machine's own, without a dashboard. Its workers share out the cores."""
    threads = str(max(1, (os.cpu_count() or 1) // jobs))
    config = {
        "distributed.scheduler.allowed-failures": RETRIES,
        "distributed.scheduler.http.routes": [],
        "distributed.worker.http.routes": [],
        # By Dask's own, memory is given back after every array: drawing takes twice as long.
        "distributed.nanny.pre-spawn-environ": {"OMP_NUM_THREADS": 1, "OPENBLAS_NUM_THREADS": 1},
    }
    with (
        TemporaryDirectory(ignore_cleanup_errors=True) as scratch,
        interrupt.cleanup(partial(shutil.rmtree, scratch, ignore_errors=True)),
        dask.config.set(config),
    ):
        cluster = LocalCluster(
            n_workers=0,
            threads_per_worker=1,
            host="127.0.0.1",
            dashboard_address="127.0.0.1:0",
            scheduler_kwargs={"dashboard": False},
            memory_limit=0,  # the system's own
            local_directory=scratch,
            env={
                "TMPDIR": scratch,  # of trainings, which may be killed
                # More threads than cores would only wait for each other.
                "TF_NUM_INTRAOP_THREADS": threads,
                "TF_NUM_INTEROP_THREADS": threads,
            },
            silence_logs=logging.CRITICAL,
        )

        def stop() -> None:
            for nanny in list(cluster.workers.values()):
                nanny.close_gracefully()  # or it would start another worker
                if nanny.pid:
                    with suppress(ProcessLookupError):
                        os.kill(nanny.pid, signal.SIGKILL)

        with cluster, Client(cluster) as client, interrupt.cleanup(stop):
            cluster.scale(jobs)
            yield client


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """A cluster that exists."""
    try:
        asyncio.run(asyncio.wait_for(greet(address), CONNECT_S))
        client = Client(address, timeout=CONNECT_S)
    except Exception as error:  # whatever it is that answers there
        raise UserError(
            f"{address}: no Dask scheduler answers there. Start one with `dask scheduler`, and "
            "name the address that it prints."
        ) from error
    try:
        try:
            client.wait_for_workers(1, timeout=CONNECT_S)
        except TimeoutError as error:
            raise UserError(
                f"{address}: the cluster has no worker. Start some with `dask worker {address} "
                "--nthreads 1`."
            ) from error
        with client.as_current():
            yield client
    finally:
        client.close(timeout=1)


async def greet(address: str) -> None:
    """Connect and leave: a `Client` would wait for ever for one that listens and says nothing."""
    comm = await connect(address, timeout=CONNECT_S)
    await comm.close()


def run(client: Client, work: Work, tasks: list, progress: Progress, keep: Keep) -> None:
    """Do `work(task)` for each task, one at a time on each worker. The first failure stops all.

    Args:
        client: of a cluster.
        work: sent to each worker once, with all that it is bound to.
        tasks: its argument; sent one by one.
        progress: told of each that is done.
        keep: told of each that is done, at once.

    Raises:
        UserError: when workers die of a task, as happens when memory runs out; when all workers
            are lost; when a worker has other versions.
    """
    progress(0, len(tasks), "trainings")
    if not tasks:
        return
    shared = Shared(work)
    waiting, running, seen = deque(enumerate(tasks)), {}, time.monotonic()
    try:
        register(client, shared)
        while waiting or running:
            with told_when_lost():
                workers = len(client.scheduler_info(n_workers=-1)["workers"])
                # No more than there are workers, or Dask would give one several at a time.
                while waiting and len(running) < workers:
                    place, task = waiting.popleft()
                    running[client.submit(perform, shared.name, task, pure=False)] = place
                done = first_done(list(running))
            for future in done:
                keep(running.pop(future), future.result())
                progress(len(tasks) - len(waiting) - len(running), len(tasks), "trainings")
            if workers:
                seen = time.monotonic()
            elif time.monotonic() - seen > PATIENCE_S:
                raise UserError("No worker is left. Finished trainings are kept.")
    except KilledWorker as error:
        raise UserError(
            "A training was killed, perhaps because memory ran out. Finished ones are kept: "
            "run the command again, with --jobs 1."
        ) from error
    finally:
        with suppress(Exception):  # a cluster that is gone
            client.cancel(list(running))
            client.unregister_worker_plugin(shared.name)


def register(client: Client, shared: Shared) -> None:
    """Send to each worker what all tasks share."""
    try:
        client.run_on_scheduler(finished.code)  # it passes tasks on, and must know what they are
        client.register_plugin(shared)
    except UserError:
        raise
    except Exception as error:  # Dask passes on an ImportError of a worker as a bare Exception
        raise UserError(
            f"The cluster lacks a package, or has another version of one ({error}). "
            "Install the same on its scheduler and its workers."
        ) from error


@contextmanager
def told_when_lost() -> Iterator[None]:
    """A scheduler that does not answer any more is told."""
    try:
        yield
    except (OSError, CancelledError) as error:
        raise UserError(
            "The Dask cluster is lost. Finished trainings are kept: run the command again."
        ) from error


def first_done(futures: list[Future]) -> list[Future]:
    """Those that are done, as soon as there is one; none, when it takes long."""
    if not futures:
        time.sleep(LOOK_S)
        return []
    try:
        return list(wait(futures, LOOK_S, "FIRST_COMPLETED").done)
    except TimeoutError:
        return []
