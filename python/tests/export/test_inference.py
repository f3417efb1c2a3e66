"""The committed network, and what happens when an export is damaged."""

import hashlib
import json
import shutil

import pytest

from digits import paths
from digits.errors import UserError
from digits.evaluation import evaluate, report
from digits.export import inference


@pytest.fixture
def copy(tmp_path):
    """A copy of the committed export, to be damaged."""
    return shutil.copytree(paths.WEB_MODEL, tmp_path / "model")


def test_the_committed_network_is_as_good_as_its_report_says(data, network):
    written = report.read(paths.WEB_MODEL)
    figures = evaluate.on_mnist(network, data.test)
    assert figures["accuracy"] >= 0.98
    assert written.get("test", figures) == figures
    assert written["validation"] == evaluate.on_mnist(network, data.validation)
    assert network.score_threshold == written["score_threshold"]


def test_the_committed_weights_are_those_of_the_report():
    (path,) = paths.WEB_MODEL.glob("*.bin")
    content = path.read_bytes()
    weights = report.read(paths.WEB_MODEL)["weights"]
    assert weights["sha256"] == hashlib.sha256(content).hexdigest()
    assert weights["bytes"] == len(content)


def test_nothing_there(tmp_path):
    with pytest.raises(UserError, match=r"no whole exported network.*digits train"):
        inference.read(tmp_path)


@pytest.mark.parametrize("length", [0, 1000, 101_000])
def test_truncated_weights(copy, length):
    (path,) = copy.glob("*.bin")
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(UserError, match="no whole exported network"):
        inference.read(copy)


def test_too_many_weights(copy):
    (path,) = copy.glob("*.bin")
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(UserError, match="bytes of weights instead of"):
        inference.read(copy)


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"weightsManifest": []}'])
def test_a_model_json_that_is_none(copy, text):
    (copy / "model.json").write_text(text)
    with pytest.raises(UserError, match="no whole exported network"):
        inference.read(copy)


def test_another_shape(copy):
    path = copy / "model.json"
    model = json.loads(path.read_text())
    for weight in model["weightsManifest"][0]["weights"]:
        if weight["name"].endswith("hidden/kernel"):
            weight["shape"] = [128, 784]
    path.write_text(json.dumps(model))
    with pytest.raises(UserError, match="another network"):
        inference.read(copy)
