import json
import shutil

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


def test_the_same_weights_give_the_same_bytes_over_itself_too(small, trained, exported):
    before = content(exported)
    pipeline.export(trained, exported, small)
    assert content(exported) == before


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
    validation = network.classify(small.validation.normalized())
    assert written["validation"]["right"] == (validation == small.validation.labels).sum()
    assert "test" not in written
    assert written["parameters"] == 101_770


@pytest.fixture(scope="module")
def sections(small, exported_once):
    """Sections of the report that other commands add."""
    seeds = {"mean": 0.9, "interval": [0.85, 0.95], "accuracy": [0.89, 0.91]}
    test = evaluate.on_mnist(inference.read(exported_once), small.test)
    epochs = report.read(exported_once)["settings"]["epochs"]
    return {"seeds": {"epochs": epochs, "seeds": [1, 2], "test": seeds}, "test": test}


@pytest.fixture(scope="module")
def exported_again(small, trained, exported_once, sections, tmp_path_factory):
    """Another export of the same weights, over one whose report has these sections."""
    folder = shutil.copytree(exported_once, tmp_path_factory.mktemp("again") / "web")
    report.write(folder, {**report.read(folder), **sections})
    pipeline.export(trained, folder, small)
    return folder


def test_an_export_opens_the_test_digits_only_of_a_network_that_was_tested(
    small, exported_once, exported_again
):
    assert not list(exported_once.glob("on-demand-test-digits.*"))  # see the fixture
    (path,) = exported_again.glob("on-demand-test-digits.*.z")
    head, _ = samples.read(path)
    answers = inference.read(exported_again).classify(small.test.normalized())
    assert np.trace(head["confusion"]) == (answers == small.test.labels).sum()


def test_lasting_sections_of_the_report_are_kept(exported_once, exported_again, sections):
    first, again = report.read(exported_once), report.read(exported_again)
    assert {**again, "figures": first["figures"]} == {**first, **sections}
    assert again["figures"] != first["figures"]
    other = report.carry_over(again, {**first, "weights": {"sha256": "another network"}})
    assert other["seeds"] == sections["seeds"]
    assert "test" not in other


def test_without_a_trained_network_nothing_is_written(small, tmp_path):
    with pytest.raises(UserError, match=r"no such file.*digits train"):
        pipeline.export(tmp_path, tmp_path / "web", small)
    assert not (tmp_path / "web").exists()
