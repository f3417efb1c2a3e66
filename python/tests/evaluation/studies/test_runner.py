import operator
import os
import signal
import time
from functools import partial
from itertools import pairwise

import psutil
import pytest
from distributed import LocalCluster

from digits.display import no_progress
from digits.errors import UserError
from digits.evaluation.studies import finished, runner, seeds, worker
from digits.evaluation.studies.finished import Finished
from digits.evaluation.studies.trainings import Trainings
from digits.training.recipe import Recipe
from tests.support.recipes import TINY

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def here():
    """Two workers of this machine."""
    with runner.start(2) as run:
        yield run


@pytest.fixture(scope="module")
def cluster():
    """A cluster that exists, of two workers of several threads, which nobody starts again."""
    with cluster_of(2, threads_per_worker=3) as cluster:
        for nanny in cluster.workers.values():
            nanny.close_gracefully()
        yield cluster


@pytest.fixture
def small_cluster():
    """Another one, of a worker in this process."""
    with cluster_of(1, threads_per_worker=1, processes=False, protocol="tcp") as cluster:
        yield cluster


def cluster_of(workers, **options):
    own = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    return LocalCluster(n_workers=workers, **own, **options)


def results(run, work, tasks, progress=no_progress):
    kept = {}
    run(work, tasks, progress, kept.__setitem__)
    return [kept[place] for place in range(len(tasks))]


def during(seconds, task):
    began = time.time()
    time.sleep(seconds)
    return os.getpid(), began, time.time()


def test_trainings_run_in_processes_of_their_own(here):
    steps = []
    tell = lambda done, total, _: steps.append((done, total))  # noqa: E731
    assert results(here, partial(operator.add, 1), [2, 4, 6], tell) == [3, 5, 7]
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
    processes = {process for process, _, _ in results(here, partial(during, 0.2), [1, 2, 3, 4])}
    assert len(processes) == 2
    assert os.getpid() not in processes


def test_workers_share_out_the_cores(here):
    share = str(max(1, os.cpu_count() // 2))
    assert results(here, os.getenv, ["TF_NUM_INTRAOP_THREADS"] * 2) == [share, share]


def test_workers_keep_memory_that_they_will_need_again(here):
    assert results(here, os.getenv, ["MALLOC_TRIM_THRESHOLD_"] * 2) == [None, None]


def test_nothing_listens_to_other_machines(here):
    ours = [psutil.Process(), *psutil.Process().children(recursive=True)]
    heard = [c.laddr for p in ours for c in p.net_connections() if c.status == "LISTEN"]
    assert len(heard) >= 3
    assert {address.ip for address in heard} == {"127.0.0.1"}
    assert 8787 not in {address.port for address in heard}  # Dask's dashboard


def test_a_worker_of_many_threads_has_one_training_at_a_time(cluster):
    with runner.start(1, cluster.scheduler_address) as run:
        rows = sorted(results(run, partial(during, 0.1), list(range(8))))
    for (process, _, ended), (next_process, began, _) in pairwise(rows):
        assert process != next_process or ended <= began


@pytest.mark.fault("a cluster loses all its workers", "a message; finished trainings are kept")
def test_no_worker_is_left(small_cluster, monkeypatch):
    monkeypatch.setattr(runner, "PATIENCE_S", 1)
    kept = []

    def keep(place, result):
        kept.append(place)
        small_cluster.scale(0)

    with (
        pytest.raises(UserError, match=r"No worker is left. Finished trainings are kept."),
        runner.start(1, small_cluster.scheduler_address) as run,
    ):
        run(partial(during, 0.2), [1, 2, 3, 4], no_progress, keep)
    assert kept


@pytest.mark.fault("a cluster's scheduler is lost", "a message; finished trainings are kept")
def test_the_scheduler_is_lost(small_cluster):
    with (
        pytest.raises(UserError, match=r"cluster is lost. Finished trainings are kept"),
        runner.start(1, small_cluster.scheduler_address) as run,
    ):
        run(partial(during, 0.2), [1, 2, 3], no_progress, lambda *_: small_cluster.close())


@pytest.mark.fault("a cluster has other versions of the code or of a package", "said; no training")
def test_other_versions_are_told(small_cluster, monkeypatch):
    versions = iter("abcdefgh")
    monkeypatch.setattr(finished, "code", lambda: next(versions))
    with (
        pytest.raises(UserError, match=r"tcp://.*: this worker has other versions: digits"),
        runner.start(1, small_cluster.scheduler_address) as run,
    ):
        results(run, partial(during, 0), [1])


def fail_or_sleep(seconds):
    if not seconds:
        raise UserError("the first one fails")
    time.sleep(seconds)


@pytest.mark.fault("the first training of a study fails", "the study ends at once, with its reason")
def test_the_first_failure_ends_the_study():
    before = psutil.Process().children(recursive=True)
    with pytest.raises(UserError, match="the first one fails"), runner.start(2) as run:
        run(fail_or_sleep, [0, 300, 300], no_progress, lambda place, result: None)
    left = [p for p in psutil.Process().children(recursive=True) if p not in before]
    _, alive = psutil.wait_procs(left, timeout=10)
    assert [process for process in alive if "resource_tracker" not in str(process.cmdline())] == []


@pytest.mark.fault(
    "a training is killed, as when memory runs out", "a message; the others are kept"
)
def test_a_killed_training_is_told(here):
    with pytest.raises(UserError, match="killed, perhaps because memory ran out"):
        here(os._exit, [9], no_progress, lambda place, result: None)
    assert results(here, partial(operator.add, 1), [1]) == [2]  # others are started


def fail_or_train(ended, task):
    if task == "fail":
        raise UserError("it fails")
    try:
        while True:
            worker.stop_when_cancelled(0, 1, "")
            time.sleep(0.02)
    finally:
        ended.touch()


@pytest.mark.fault("a study on a cluster ends early", "the trainings there end, too")
def test_the_others_end_on_a_cluster(cluster, tmp_path):
    ended = tmp_path / "ended"
    with (
        pytest.raises(UserError, match="it fails"),
        runner.start(1, cluster.scheduler_address) as run,
    ):
        run(partial(fail_or_train, ended), ["fail", "train"], no_progress, lambda *_: None)
    for _ in range(100):
        if ended.exists():
            return
        time.sleep(0.05)
    raise AssertionError("a training goes on")


def test_a_training_is_the_same_here_there_and_in_this_process(
    here, cluster, small, trained_accuracy
):
    work = partial(seeds.measure_seed, small, None)
    assert results(here, work, [TINY]) == [trained_accuracy]
    with runner.start(1, cluster.scheduler_address) as run:
        assert results(run, work, [TINY]) == [trained_accuracy]


SEEDS = [Recipe(epochs=3, seed=seed) for seed in range(1, 7)]


def pretend(data, ink, recipe):
    """In place of a training: slow enough to be killed."""
    time.sleep(0.3)
    return {"test": data + recipe.seed / 100, "process": float(os.getpid())}


@pytest.mark.fault(
    "a worker of a cluster is lost in the middle of a study",
    "another one takes its training; the figures are the same",
)
def test_a_study_outlives_a_lost_worker(here, cluster, tmp_path, monkeypatch):
    monkeypatch.setattr(seeds, "measure_seed", pretend)

    def study(run, name, progress=no_progress):
        finished = Finished(tmp_path, name, None)
        return seeds.study(Trainings(0.9, None, run, progress, finished), SEEDS)

    def kill_one(done, total, note):
        if done == 2:
            os.kill(next(iter(cluster.workers.values())).pid, signal.SIGKILL)

    with runner.start(1, cluster.scheduler_address) as run:
        there = study(run, "there", kill_one)
    processes = there.pop("process")["accuracy"]
    assert len(set(processes)) == 2
    assert len(set(processes[3:])) == 1
    on_this_machine = study(here, "here")
    del on_this_machine["process"]
    assert there == on_this_machine
    kept = Finished(tmp_path, "there", None)
    assert [kept.get(recipe)["test"] for recipe in SEEDS] == there["test"]["accuracy"]
