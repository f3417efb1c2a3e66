"""Ctrl-C, in a process of its own as a person runs it."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digits import paths
from tests.support.commands import DIGITS, await_end


@pytest.fixture(autouse=True)
def ctrl_c():
    """Tests that a script runs in the background ignore Ctrl-C, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


SMALL = [sys.executable, "-m", "tests.support.small_mnist"]


def start(*arguments, program=DIGITS):
    return subprocess.Popen(
        [*program, *map(str, arguments)],
        cwd=paths.PYTHON,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONUNBUFFERED": "1"},
        text=True,
    )


STOPPED_S = 15  # 2 on an idle machine; what is stopped would go on for a minute and more


def stop(process):
    """Ctrl-C; gives what was said. It must not take as long as the work would."""
    process.send_signal(signal.SIGINT)
    try:
        out, err = process.communicate(timeout=STOPPED_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise AssertionError(f"goes on {STOPPED_S} s after Ctrl-C") from None
    assert process.returncode == 130
    assert "Traceback" not in out + err
    return " ".join(out.split())


def wait_for(process, text):
    for line in process.stdout:
        if text in line:
            return
    raise AssertionError(f"{text!r} was never printed: {process.stderr.read()}")


@pytest.mark.fault("Ctrl-C before the work has begun", "says that nothing was changed")
@pytest.mark.parametrize("loading", ["python", "numpy", "libtensorflow_cc"])
def test_an_early_ctrl_c_says_so(tmp_path, loading):
    process = start("train", "--out", tmp_path / "web", "--model", tmp_path / "keras")
    of_process = Path(f"/proc/{process.pid}")
    while len(list((of_process / "task").iterdir())) < 2:  # it watches for Ctrl-C
        time.sleep(0.01)
    while loading not in (of_process / "maps").read_text():
        assert process.poll() is None
        time.sleep(0.01)
    assert "Stopped. Nothing was changed." in stop(process)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.fault("Ctrl-C during a training", "ends within seconds; the old network is unchanged")
@pytest.mark.parametrize("moment", ["Training: 0 %", "Training: 10 %"])
def test_ctrl_c_during_a_training(tmp_path, moment):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    before = {path.name: path.read_bytes() for path in web.iterdir()}
    arguments = ["train", "--epochs", 150, "--out", web, "--model", tmp_path / "keras"]
    process = start(*arguments, program=SMALL)
    wait_for(process, moment)
    children = started_by(process) if moment == "Training: 0 %" else []
    assert "web is unchanged." in stop(process)
    await_end(children)
    assert {path.name: path.read_bytes() for path in web.iterdir()} == before
    assert list(tmp_path.iterdir()) == [web]


@pytest.mark.slow
@pytest.mark.fault(
    "Ctrl-C during a study", "ends within seconds, its trainings too; finished ones stay"
)
def test_ctrl_c_during_a_study(tmp_path):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    process = start("ablation", "--epochs", 500, "--out", web, program=SMALL)
    wait_for(process, "Training: 0 %")
    time.sleep(2)
    children = started_by(process)
    assert "finished are kept" in stop(process)
    await_end(children)


def started_by(process):
    """The processes that it has started, as soon as there are two."""
    while True:
        children = subprocess.run(
            ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True
        ).stdout.split()
        if len(children) > 1:
            return children
        assert process.poll() is None
        time.sleep(0.05)
