"""The commands, when the place to write, the files to read or the terminal fail them.

Those in a process of their own are run as a person runs them, or a cron job.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from digits import paths
from digits.data import mnist
from tests.support import page_fixtures

DIGITS = [sys.executable, "-m", "digits"]


@pytest.fixture(autouse=True)
def ctrl_c():
    """Tests that a script runs in the background ignore Ctrl-C, and so would what they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


SMALL = [sys.executable, "-m", "tests.support.small_mnist"]


@pytest.fixture
def ink(tmp_path):
    path = tmp_path / "ink.jsonl"
    strokes = page_fixtures.drawings()["3, 90 px high"]
    path.write_text(json.dumps({"label": 3, "strokes": strokes}) + "\n")
    return path


def other_reports():
    """What `report.json` may hold that is none of ours, or not whole."""
    whole = json.loads((paths.WEB_MODEL / "report.json").read_text())
    without = [{**whole, name: {}} for name in ("validation", "settings", "history", "weights")]
    return [{}, {"title": "my thesis"}, {**whole, "seconds": 10**400}, *without]


@pytest.fixture
def no_work(monkeypatch):
    """Fails when MNIST is read: mistakes are to be found before."""

    def fail(path):
        raise AssertionError("the work has begun")

    monkeypatch.setattr(mnist, "load", fail)


def one_line(result, *parts):
    code, out, err = result
    assert code == 1
    assert "Traceback" not in out + err
    assert err.startswith("Error: ")
    assert err.count("\n") == 1
    for part in parts:
        assert part in err


@pytest.mark.fault("--out or --model names something of someone else's", "refused before any work")
@pytest.mark.parametrize("command", ["train", "export"])
def test_what_is_not_ours_is_refused_before_any_work(run, no_work, tmp_path, command):
    home = tmp_path / "home"
    home.mkdir()
    (home / "thesis.txt").write_text("years of work")
    (tmp_path / "link").symlink_to(home)
    new = tmp_path / "new"
    one_line(run(command, "--model", new, "--out", home), "home: holds files")
    one_line(run(command, "--model", new, "--out", home / "thesis.txt"), "is a file")
    one_line(run(command, "--model", new, "--out", tmp_path / "link"), "is a link")
    one_line(run(command, "--model", new, "--out", new / "web"), "need two folders")
    if command == "train":
        one_line(run(command, "--model", home, "--out", new), "home: holds files")
    assert [path.name for path in home.iterdir()] == ["thesis.txt"]
    assert not new.exists()


@pytest.mark.fault(
    "a study gets a mistyped --ink or --out, or a damaged report", "refused before any training"
)
@pytest.mark.parametrize("study", ["ablation", "seeds"])
def test_studies_check_first(run, no_work, tmp_path, ink, study):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    one_line(run(study, "--ink", tmp_path / "inc.jsonl", "--out", web), "inc.jsonl: no such file")
    one_line(run(study, "--ink", ink, "--out", tmp_path / "nowhere"), "no report.json there")
    letters = tmp_path / "letters.jsonl"
    letters.write_text(ink.read_text().replace('"label": 3', '"label": "a"'))
    one_line(run(study, "--ink", letters, "--out", web), 'the label "a" is not a digit')
    (web / "report.json").write_text('{"validation": ')
    one_line(run(study, "--ink", ink, "--out", web), "report.json: damaged")
    assert (web / "report.json").read_text() == '{"validation": '
    for other in other_reports():
        (web / "report.json").write_text(json.dumps(other))
        one_line(run(study, "--out", web), "report.json: not a report of `digits train`")
        assert json.loads((web / "report.json").read_text()) == other


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


@pytest.mark.fault("report.json is damaged when figures are to be saved", "refused; it stays")
def test_a_damaged_report_is_not_overwritten(run, no_work, tmp_path, ink):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    (web / "report.json").write_text("{")
    one_line(run("evaluate", "--ink", ink, "--save", "--network", web), "report.json: damaged")
    assert (web / "report.json").read_text() == "{"


@pytest.mark.fault("report.json is of something else, or not whole", "refused; it stays")
def test_another_report(run, no_work, tmp_path):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    readme = Path(shutil.copy(paths.README, tmp_path))
    for other in other_reports():
        (web / "report.json").write_text(json.dumps(other))
        files = {path: path.read_bytes() for path in (*web.iterdir(), readme)}
        for arguments in [
            ("report", "--network", web),
            ("readme", "--report", web, "--out", readme),
            ("evaluate", "--save", "--network", web),
        ]:
            one_line(run(*arguments), "report.json: not a report of `digits train`")
        assert {path: path.read_bytes() for path in (*web.iterdir(), readme)} == files


@pytest.mark.fault("--json or a sheet goes into a missing folder", "refused before any work")
def test_missing_places(run, no_work, tmp_path, ink):
    nowhere = tmp_path / "nowhere" / "a"
    one_line(run("evaluate", "--json", nowhere), "nowhere: no such folder")
    one_line(run("evaluate", "--json", tmp_path), "is a folder")
    one_line(run("samples", nowhere), "nowhere: no such folder")
    one_line(run("errors", ink, "--out", nowhere), "nowhere: no such folder")


@pytest.mark.fault(
    "--json or a sheet would replace a file of another kind", "refused before any work"
)
def test_files_of_another_kind_stay(run, no_work, tmp_path, ink):
    thesis = tmp_path / "thesis.txt"
    thesis.write_text("years of work")
    (tmp_path / "link.png").symlink_to(thesis)
    for place in (thesis, tmp_path / "link.png"):
        one_line(run("evaluate", "--json", place), "is there already, and no .json file")
        one_line(run("samples", place), "is there already, and no .png file")
        one_line(run("errors", ink, "--out", place), "is there already, and no .png file")
    assert thesis.read_text() == "years of work"


def test_files_of_its_kind_and_empty_ones_are_replaced(run, tmp_path, ink):
    for name, content in [("sheet.PNG", "an old one"), ("empty", "")]:
        (tmp_path / name).write_text(content)
        assert run("errors", ink, "--out", tmp_path / name)[0] == 0
        assert (tmp_path / name).read_bytes().startswith(b"\x89PNG")


@pytest.mark.fault("the disk is full", "one line; what was there stays")
def test_full_places(run, ink):
    one_line(run("evaluate", "--ink", ink, "--json", "/dev/full"), "/dev/full", "No space left")
    one_line(run("samples", "/dev/full"), "/dev/full", "No space left")
    one_line(run("errors", ink, "--out", "/dev/full"), "/dev/full", "No space left")


@pytest.mark.fault(
    "names hold Rich markup, emoji codes, line breaks or codes of a terminal", "shown as they are"
)
@pytest.mark.parametrize("name", ["[red]a[/nonsense]", "a\nb", ":smile:", "\x1b[31m"])
def test_names_are_shown_as_they_are(run, tmp_path, name):
    shown = name.replace("\n", " ").replace("\x1b", r"\x1b")
    one_line(run("evaluate", "--ink", tmp_path / name), f"{shown}: no such file")
    path = tmp_path / "ink.jsonl"
    path.write_text(json.dumps({"label": name, "strokes": [[[0, 0]]]}))
    one_line(run("evaluate", "--ink", path), f'the label "{shown}" is not a digit')


RED = "\x1b[31m"


@pytest.mark.fault("a source or a folder is named with codes of a terminal", "shown as they are")
def test_codes_of_a_terminal_are_not_printed(run, tmp_path, small, monkeypatch):
    monkeypatch.setattr(mnist, "load", lambda path: small)
    folder = tmp_path / f"{RED}a"
    web = shutil.copytree(paths.WEB_MODEL, folder / "web")
    readme = shutil.copy(paths.README, folder)
    ink = folder / "ink.jsonl"
    strokes = page_fixtures.drawings()["3, 90 px high"]
    rows = [{"label": label, "strokes": strokes, "source": f"{RED}{label}"} for label in (3, 4)]
    ink.write_text("".join(json.dumps(row) + "\n" for row in rows))
    for arguments, part in [
        (("samples", folder / "samples.png"), r"a/samples.png"),
        (("errors", ink, "--out", folder / "errors.png"), r"\x1b[31m4: 1 of 1 misread"),
        (("evaluate", "--ink", ink, "--save", "--network", web), r"worst source \x1b[31m4"),
        (("readme", "--report", web, "--out", readme), r"The figures in"),
    ]:
        code, out, _ = run(*arguments)
        assert code == 0
        assert part in out
        assert r"\x1b[31ma" in out
        assert "\x1b" not in out


def test_codes_of_a_terminal_in_what_is_skipped(tmp_path, ink, capsys):
    from digits.commands import steps

    path = tmp_path / f"{RED}a.jsonl"
    path.write_text(ink.read_text() + ink.read_text().replace("3", json.dumps(RED), 1))
    steps.read_extra([path])
    out = capsys.readouterr().out
    assert r"\x1b[31ma.jsonl: 1 digits to train on" in out
    assert r"Skipped: " in out
    assert "\x1b" not in out


def test_memory_that_runs_out_is_one_line(run, ink, monkeypatch):
    from digits.evaluation import evaluate

    def exhausted(*arguments):
        raise MemoryError

    monkeypatch.setattr(evaluate, "on_ink", exhausted)
    one_line(run("evaluate", "--ink", ink), "not enough memory")


def finished(*arguments, **options):
    options = {"capture_output": True, "text": True, "timeout": 120, **options}
    result = subprocess.run([*DIGITS, *map(str, arguments)], cwd=paths.PYTHON, **options)
    return result.returncode, result.stdout, result.stderr


@pytest.mark.fault("the terminal or a log knows ASCII only", "signs that it lacks are written out")
@pytest.mark.parametrize(
    "settings", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}]
)
def test_ascii_output(tmp_path, ink, settings):
    path = ink.rename(tmp_path / "école.jsonl")
    code, out, err = finished("evaluate", "--ink", path, env={**os.environ, **settings})
    assert (code, err) == (0, "")
    assert "100.00% correct" in " ".join(out.split())
    result = finished("evaluate", "--ink", tmp_path / "né", env={**os.environ, **settings})
    one_line(result, "no such file")


@pytest.mark.fault("standard output is full", "one line")
def test_a_full_standard_output(ink):
    with open("/dev/full", "w") as full:  # noqa: PTH123
        code, _, err = finished(
            "evaluate", "--ink", ink, stdout=full, stderr=subprocess.PIPE, capture_output=False
        )
    one_line((code, "", err), "No space left on device")


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
    arguments = ["train", "--epochs", 600, "--out", web, "--model", tmp_path / "keras"]
    process = start(*arguments, program=SMALL)
    wait_for(process, moment)
    assert "web is unchanged." in stop(process)
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
    children = subprocess.run(
        ["ps", "-o", "pid=", "--ppid", str(process.pid)], capture_output=True, text=True
    ).stdout.split()
    assert children
    assert "finished are kept" in stop(process)
    for _ in range(100):
        if not any(map(runs, children)):
            return
        time.sleep(0.1)
    raise AssertionError("its trainings go on")


def runs(pid):
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except OSError:
        return False
    return state not in "ZX"
