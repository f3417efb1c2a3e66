import json
import sys

import numpy as np
import pytest

from digits.errors import UserError
from digits.evaluation import report
from digits.export import convert as export
from digits.export import inference as exported
from digits.training import model as network

STORAGES = {"float32": 407_080, "float16": 203_540, "uint8": 101_770}


def content(folder):
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_exports_what_the_page_needs(small, trained, tmp_path):
    export.export(trained, tmp_path / "web", small)
    assert set(content(tmp_path / "web")) == {
        "model.json",
        "group1-shard1of1.bin",
        "report.json",
        "examples.json",
        "README.md",
    }
    assert "scripts/train" in (tmp_path / "web" / "README.md").read_text()


def test_the_same_weights_give_the_same_bytes(small, trained, tmp_path):
    export.export(trained, tmp_path / "a", small)
    export.export(trained, tmp_path / "b", small)
    export.export(trained, tmp_path / "b", small)  # over itself, too
    assert content(tmp_path / "a") == content(tmp_path / "b")


@pytest.mark.parametrize("storage", STORAGES)
def test_every_storage_is_exactly_the_keras_network(tmp_path, storage):
    model = network.build()
    export.snap(model, storage)
    export.save_twin(model, tmp_path / "digits.h5")
    export.convert(tmp_path / "digits.h5", tmp_path / "web", storage, 0.5)
    export.prove(model, tmp_path / "web")
    (weights,) = (tmp_path / "web").glob("*.bin")
    assert weights.stat().st_size == STORAGES[storage]
    back = exported.read(tmp_path / "web")
    assert back.score_threshold == 0.5
    for ours, keras in zip(back.weights, model.get_weights(), strict=True):
        assert np.array_equal(ours, keras)


def test_the_proof_refuses_another_network(trained, tmp_path):
    export.convert(trained / "digits.h5", tmp_path, "float32", 0.5)
    with pytest.raises(AssertionError, match="differs from Keras"):
        export.prove(network.build(), tmp_path)


def test_an_export_that_fails_the_proof_leaves_the_old_one(small, trained, tmp_path, monkeypatch):
    target = tmp_path / "web"
    export.export(trained, target, small)
    before = content(target)

    def disagree(model, folder):
        raise AssertionError("differs")

    monkeypatch.setattr(export, "prove", disagree)
    with pytest.raises(AssertionError, match="differs"):
        export.export(trained, target, small)
    assert content(target) == before
    assert list(tmp_path.iterdir()) == [target]


@pytest.mark.parametrize("name", ["digits.keras", "digits.h5", "training.json"])
def test_without_a_trained_network(small, trained, tmp_path, name):
    for path in trained.iterdir():
        if path.name != name:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(UserError, match=rf"{name}: no such file.*digits train"):
        export.export(tmp_path, tmp_path / "web", small)


def test_a_damaged_keras_file(small, trained, tmp_path):
    for path in trained.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "digits.keras").write_bytes(b"not a zip file")
    with pytest.raises(UserError, match=r"digits\.keras: cannot be read"):
        export.export(tmp_path, tmp_path / "web", small)


def test_no_stand_in_is_left_behind():
    with export.tensorflowjs() as tfjs:
        assert tfjs.converters.convert
    assert not set(export.UNUSED) & set(sys.modules)


def test_report_and_examples_tell_the_truth(small, trained, tmp_path):
    export.export(trained, tmp_path, small)
    written = report.read(tmp_path)
    network_ = exported.read(tmp_path)
    answers = network_.probabilities(small.test.inputs()).argmax(axis=1)
    validation = network_.probabilities(small.validation.inputs()).argmax(axis=1)
    assert written["validation"]["right"] == (validation == small.validation.labels).sum()
    assert "test" not in written
    assert written["parameters"] == 101_770
    examples = json.loads((tmp_path / "examples.json").read_text())["digits"]
    for example in examples:
        assert example["label"] == small.test.labels[example["index"]]
        assert example["read"] == answers[example["index"]]
    wrong = [example for example in examples if example["label"] != example["read"]]
    assert len(wrong) == 8


def test_lasting_sections_of_the_report_are_kept(small, trained, tmp_path):
    target = tmp_path / "web"
    first = export.export(trained, target, small)
    sections = {"seeds": [1, 2], "ink": {"accuracy": 0.9}, "test": {"accuracy": 0.8}}
    report.write(target, {**first, **sections})
    again = export.export(trained, target, small)
    assert again == {**first, **sections}
    other = report.carry_over(again, {**first, "weights": {"sha256": "another network"}})
    assert other["seeds"] == [1, 2]
    assert "ink" not in other
    assert "test" not in other
