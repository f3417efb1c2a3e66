import json
import shutil
from dataclasses import replace

import numpy as np
import pytest

from digits import paths
from digits.commands import pipeline
from digits.data import mnist
from digits.evaluation.reporting import model_card, readme
from digits.evaluation.reporting.figures import files as figure_files
from digits.export import samples
from digits.system import output_folder
from digits.training import train
from tests.support import page_fixtures


@pytest.mark.parametrize(
    "command", ["train", "export", "evaluate", "errors", "predict", "samples", "strokes", "report"]
)
def test_help(run, command):
    code, out, _ = run(command, "--help")
    assert code == 0
    assert "Usage" in out


def test_mistakes_are_one_line(run, tmp_path):
    for arguments in [
        ("train", "--data", tmp_path / "nowhere"),
        ("evaluate", "--ink", tmp_path / "nowhere"),
        ("evaluate", "--network", tmp_path),
        ("evaluate", "--not-digits", tmp_path / "nowhere"),
        ("predict", tmp_path / "nowhere.png"),
        ("strokes", tmp_path / "nowhere"),
    ]:
        code, out, err = run(*arguments)
        assert code == 1
        assert err.startswith("Error: ")
        assert err.count("\n") == 1
        assert "Traceback" not in out + err


@pytest.mark.slow
def test_train_and_export(run, small, tmp_path, monkeypatch):
    monkeypatch.setattr(mnist, "load", lambda path: small)
    web, model = tmp_path / "web", tmp_path / "keras"
    code, out, _ = run("train", "--epochs", 1, "--seed", 5, "--out", web, "--model", model)
    assert code == 0
    assert "MNIST validation digits" in out
    assert "MNIST test digits" not in out
    report = json.loads((web / "report.json").read_text())
    assert report["settings"]["seed"] == 5
    before = (web / "model.json").read_bytes()
    assert run("export", "--model", model, "--out", web)[0] == 0
    assert (web / "model.json").read_bytes() == before


@pytest.mark.parametrize("module", [train, pipeline])
def test_ctrl_c_leaves_the_old_network(run, small, trained, tmp_path, monkeypatch, module):
    def interrupt(*arguments):
        raise KeyboardInterrupt

    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    before = {path.name: path.read_bytes() for path in web.iterdir()}
    monkeypatch.setattr(mnist, "load", lambda path: small)
    monkeypatch.setattr(train, "train", lambda *arguments: None)
    name = "train" if module is train else "export"
    monkeypatch.setattr(module, name, interrupt)
    code, out, _ = run("train", "--out", web, "--model", trained)
    assert code == 130
    assert "unchanged" in out
    assert {path.name: path.read_bytes() for path in web.iterdir()} == before


@pytest.mark.slow
@pytest.mark.fault("Ctrl-C while figures are saved", "all of them or none; it says which")
@pytest.mark.parametrize(
    ("arguments", "stopped", "outcome"),
    [
        (["evaluate", "--save", "--network"], (samples, "write"), "unchanged"),
        (["evaluate", "--save", "--network"], (figure_files, "drop_others"), "unchanged"),
        (["report", "--network"], (model_card, "write"), "unchanged"),
        (["report", "--network"], (output_folder, "swap"), "new"),
    ],
)
def test_ctrl_c_while_figures_are_saved(
    run, small, tmp_path, monkeypatch, arguments, stopped, outcome
):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    before = {path.name: path.read_bytes() for path in web.iterdir()}
    monkeypatch.setattr(mnist, "load", lambda path: small)
    whole = getattr(*stopped)

    def interrupt(*arguments):
        whole(*arguments)
        raise KeyboardInterrupt

    monkeypatch.setattr(*stopped, interrupt)
    code, out, _ = run(*arguments, web)
    assert code == 130
    assert f"web is {outcome}." in " ".join(out.split())
    after = {path.name: path.read_bytes() for path in web.iterdir()}
    assert (after == before) == (outcome == "unchanged")
    if outcome == "new":
        written = json.loads(after["report.json"])
        assert written["figures"] in after
        assert f"of {written['validation']['count']:,} |" in after["MODEL_CARD.md"].decode()


@pytest.mark.parametrize(("stopped", "outcome"), [("update", "unchanged"), ("write", "new")])
def test_ctrl_c_while_the_readme_is_written(run, tmp_path, monkeypatch, stopped, outcome):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    path = tmp_path / "README.md"
    path.write_text("<!-- figures -->\nstale\n<!-- /figures -->\n")

    def interrupt(*arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(readme if stopped == "update" else model_card, stopped, interrupt)
    code, out, _ = run("readme", "--report", web, "--out", path)
    assert code == 130
    assert f"README.md is {outcome}." in " ".join(out.split())
    assert ("stale" in path.read_text()) == (outcome == "unchanged")


def test_evaluate_writes_json(run, tmp_path):
    ink = tmp_path / "ink.jsonl"
    strokes = page_fixtures.drawings()["3, 90 px high"]
    ink.write_text(json.dumps({"label": 3, "strokes": strokes}) + "\n")
    negatives = tmp_path / "negatives.jsonl"
    negatives.write_text(json.dumps({"label": "dot", "strokes": [[[0, 0]]]}) + "\n")
    out_path = tmp_path / "figures.json"
    code, out, _ = run("evaluate", "--ink", ink, "--not-digits", negatives, "--json", out_path)
    assert code == 0
    assert "AUROC" in out
    figures = json.loads(out_path.read_text())
    assert figures["count"] == 1
    assert figures["not_digits"]["count"] == 1


def test_evaluate_on_mnist(run, data, monkeypatch):
    monkeypatch.setattr(mnist, "load", lambda path: data)
    code, out, _ = run("evaluate")
    assert code == 0
    assert "of 10,000" in " ".join(out.split())


def test_evaluate_saves_figures_and_digits_together(run, data, tmp_path, monkeypatch):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    (before,) = web.glob("on-demand-test-digits.*.z")
    few = replace(data, test=data.test.first(200))
    monkeypatch.setattr(mnist, "load", lambda path: few)
    assert run("evaluate", "--network", web)[0] == 0
    assert before.exists()
    assert run("evaluate", "--network", web, "--save")[0] == 0
    (path,) = web.glob("on-demand-test-digits.*.z")
    assert path != before
    report = json.loads((web / "report.json").read_text())
    assert samples.read(path)[0]["confusion"] == report["test"]["confusion"]


@pytest.mark.fault(
    "MNIST is cut down, and a digit is missing in it",
    "figures without that digit, and without pictures of digits that are not there",
)
def test_evaluate_saves_the_figures_of_few_digits(run, small, tmp_path, monkeypatch):
    web = shutil.copytree(paths.WEB_MODEL, tmp_path / "web")
    kept = np.flatnonzero(small.test.labels != 7)[:30]
    test = mnist.Digits(small.test.images[kept], small.test.labels[kept])
    monkeypatch.setattr(mnist, "load", lambda path: replace(small, test=test))
    assert run("evaluate", "--network", web, "--save")[0] == 0
    report = json.loads((web / "report.json").read_text())
    assert report["test"]["count"] == 30
    figures = json.loads((web / report["figures"]).read_text())["figures"]
    told = {figure["title"]: figure["alt"] for figure in figures}
    assert " 6 " in told["Correct answers, digit by digit"]
    assert " 7 " not in told["Correct answers, digit by digit"]
    assert "Its worst mistakes" not in told
