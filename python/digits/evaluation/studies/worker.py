"""What a worker of Dask does for a study: `runner.py` sends it there."""

import platform
import threading
import uuid
from collections.abc import Callable
from concurrent.futures import CancelledError
from importlib.metadata import version

from distributed import WorkerPlugin, get_worker

from digits.errors import UserError
from digits.evaluation.studies import finished

Work = Callable[[object], object]  # of a module, or a `partial` of one: it is sent to processes

PACKAGES = ("distributed", "keras", "numpy", "tensorflow")  # that a figure depends on


class Shared(WorkerPlugin):
    """What every worker gets once, those too that come later."""

    def __init__(self, work: Work):
        self.name = f"digits-{uuid.uuid4()}"
        self.work, self.versions = work, versions()

    def setup(self, worker) -> None:
        """Refuse a worker with other versions: its figures could not be compared."""
        here = versions()
        differing = [name for name in here if here[name] != self.versions[name]]
        if differing:
            told = ", ".join(
                f"{name} {here[name]}, not {self.versions[name]}" for name in differing
            )
            raise UserError(f"{worker.address}: this worker has other versions: {told}.")


def versions() -> dict[str, str]:
    """What a figure depends on: the code (a part of its hash), the packages, Python."""
    packages = {name: version(name) for name in PACKAGES}
    return {"digits": finished.code()[:8], "Python": platform.python_version(), **packages}


_one_at_a_time = threading.Lock()  # for a worker that was started with several threads


def perform(name: str, task: object) -> object:
    """Do a task, on a worker."""
    worker = get_worker()
    with _one_at_a_time:
        shared = worker.plugins[name]
        shared.setup(worker)  # again: a worker that comes later does not stop at it
        return shared.work(task)


def stop_when_cancelled(done: int, total: int, note: str) -> None:
    """A `Progress` that ends a training on a worker when nobody waits for it any more."""
    try:
        worker, key = get_worker(), get_worker().get_current_task()
    except ValueError:  # not on a worker
        return
    task = worker.state.tasks.get(key)
    if task is None or task.state != "executing":
        raise CancelledError
