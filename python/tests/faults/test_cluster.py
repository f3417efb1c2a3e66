"""The cluster that a study is to run on is none."""

import shutil
import socket

import pytest

from digits import paths
from tests.support.commands import one_line


@pytest.mark.fault(
    "--cluster names a place where no Dask scheduler answers, or one without workers",
    "refused within seconds, before any work",
)
@pytest.mark.slow
@pytest.mark.parametrize("study", ["ablation", "seeds"])
def test_a_cluster_that_is_none(run, no_work, tmp_path, monkeypatch, study):
    from distributed import LocalCluster

    from digits.evaluation.studies import runner

    monkeypatch.setattr(runner, "CONNECT_S", 0.5)
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    with socket.create_server(("127.0.0.1", 0)) as mute:
        silent = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        for address in (silent, "tcp://127.0.0.1:1", "tcp://nowhere.invalid:8786", "nonsense"):
            told = run(study, "--cluster", address, "--out", web)
            one_line(told, f"{address}: no Dask scheduler answers there")
    own = {"host": "127.0.0.1", "dashboard_address": "127.0.0.1:0"}
    with LocalCluster(n_workers=0, **own) as cluster:
        address = cluster.scheduler_address
        one_line(run(study, "--cluster", address, "--out", web), "the cluster has no worker")
