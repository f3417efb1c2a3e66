import multiprocessing
import os
import signal
import subprocess
import sys
import time
from functools import partial

import pytest

from digits.errors import UserError
from digits.system import processes
from tests.support.commands import await_end


def process_of(seconds, told):
    time.sleep(seconds)
    return told, os.getpid()


def test_results_come_in_the_order_of_the_tasks_from_several_processes():
    seconds = (0.5, 0, 0.5)
    tasks = [partial(process_of, each, place) for place, each in enumerate(seconds)]
    told, workers = zip(*processes.run(tasks, 2), strict=True)
    assert told == (0, 1, 2)
    assert len(set(workers)) == 2
    assert os.getpid() not in workers


def test_one_core_needs_no_process():
    assert processes.run([partial(process_of, 0, "here")], 4) == [("here", os.getpid())]
    assert processes.run([partial(process_of, 0, 1)] * 2, 1) == [(1, os.getpid())] * 2
    assert processes.run([]) == []


def test_the_first_failure_ends_all():
    with pytest.raises(ValueError, match="not a number"):
        processes.run([partial(int, "not a number"), partial(time.sleep, 60)], 2)
    assert multiprocessing.active_children() == []


@pytest.mark.fault("memory runs out while digits are drawn", "one line says that it may have")
def test_a_process_is_killed():
    with pytest.raises(UserError, match="killed, perhaps because memory ran out"):
        processes.run([kill_this, partial(time.sleep, 60)], 2)
    assert multiprocessing.active_children() == []


def kill_this():
    os.kill(os.getpid(), signal.SIGKILL)


WORKS = """
from functools import partial
from digits.system import processes
from tests.system.test_processes import tell_and_sleep
processes.run([tell_and_sleep, tell_and_sleep], 2)
"""


def tell_and_sleep():
    print(os.getpid(), flush=True)
    time.sleep(60)


@pytest.mark.fault("a training is killed while digits are drawn", "what draws for it ends, too")
def test_processes_end_with_the_one_that_started_them():
    parent = subprocess.Popen([sys.executable, "-c", WORKS], stdout=subprocess.PIPE, text=True)
    workers = [int(parent.stdout.readline()) for _ in range(2)]
    parent.kill()
    parent.wait()
    await_end(workers)
