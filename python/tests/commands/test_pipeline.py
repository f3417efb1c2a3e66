import json
from dataclasses import replace

import numpy as np
import pytest

from digits.commands import pipeline
from digits.errors import UserError
from digits.evaluation import evaluate
from digits.evaluation.reporting import report
from digits.export import inference, samples


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_exports_what_the_page_needs(exported):
    written = report.read(exported)
    weights = written["weights"]["sha256"][:8]
    listed = json.loads((exported / written["figures"]).read_text())["figures"]
    assert len(listed) >= 9
    (training,) = exported.glob("on-demand-training-digits.*.z")
    assert set(content(exported)) - {row["file"] for row in listed} == {
        written["figures"],
        "model.json",
        f"group1-shard1of1.{weights}.bin",
        "report.json",
        training.name,
        "README.md",
        "MODEL_CARD.md",
    }
    assert "scripts/train" in (exported / "README.md").read_text()


def test_the_same_weights_give_the_same_bytes(small, trained, exported, tmp_path):
    pipeline.export(trained, tmp_path / "b", small)
    assert content(tmp_path / "b") == content(exported)
    pipeline.export(trained, tmp_path / "b", small)  # over itself, too
    assert content(tmp_path / "b") == content(exported)


def test_an_export_that_is_refused_leaves_the_old_one(
    small, trained, exported, tmp_path, monkeypatch
):
    before = content(exported)

    def disagree(model, folder):
        raise AssertionError("differs")

    monkeypatch.setattr(pipeline, "verify_export", disagree)
    with pytest.raises(AssertionError, match="differs"):
        pipeline.export(trained, exported, small)
    assert content(exported) == before
    assert list(tmp_path.iterdir()) == [exported]


def test_the_report_tells_the_truth(small, exported):
    written = report.read(exported)
    network = inference.read(exported)
    validation = network.classify(small.validation.inputs())
    assert written["validation"]["right"] == (validation == small.validation.labels).sum()
    assert "test" not in written
    assert written["parameters"] == 101_770


class Unopened:
    """Test digits that nobody may look at."""

    def __getattr__(self, name):
        raise AssertionError("the test digits were opened")


def test_an_export_opens_the_test_digits_only_of_a_network_that_was_tested(
    small, trained, tmp_path
):
    target = tmp_path / "web"
    first = pipeline.export(trained, target, replace(small, test=Unopened()))
    assert not list(target.glob("on-demand-test-digits.*"))
    figures = evaluate.on_mnist(inference.read(target), small.test)
    report.write(target, {**first, "test": figures})
    pipeline.export(trained, target, small)
    (path,) = target.glob("on-demand-test-digits.*.z")
    head, _ = samples.read(path)
    answers = inference.read(target).classify(small.test.inputs())
    assert np.trace(head["confusion"]) == (answers == small.test.labels).sum()


def test_lasting_sections_of_the_report_are_kept(small, trained, exported):
    first = report.read(exported)
    seeds = {"mean": 0.9, "interval": [0.85, 0.95], "accuracy": [0.89, 0.91]}
    sections = {"seeds": {"seeds": [1, 2], "test": seeds}, "test": first["validation"]}
    report.write(exported, {**first, **sections})
    again = pipeline.export(trained, exported, small)
    assert {**again, "figures": first["figures"]} == {**first, **sections}
    assert again["figures"] != first["figures"]
    other = report.carry_over(again, {**first, "weights": {"sha256": "another network"}})
    assert other["seeds"] == sections["seeds"]
    assert "test" not in other


def test_without_a_trained_network_nothing_is_written(small, tmp_path):
    with pytest.raises(UserError, match=r"no such file.*digits train"):
        pipeline.export(tmp_path, tmp_path / "web", small)
    assert not (tmp_path / "web").exists()
