"""The committed network, and what happens when an export is damaged."""

import hashlib
import json
import shutil

import pytest

from digits import paths
from digits.errors import UserError
from digits.evaluation import evaluate
from digits.evaluation.reporting import report
from digits.export import checksums, inference


@pytest.fixture
def copy(tmp_path):
    """A copy of the committed export, to be damaged."""
    return shutil.copytree(paths.WEB_MODEL, tmp_path / "model")


def test_the_committed_network_is_as_good_as_its_report_says(data, network):
    written = report.read(paths.WEB_MODEL)
    figures = evaluate.on_mnist(network, data.test)
    assert figures["accuracy"] >= 0.98
    assert written.get("test", figures) == figures
    validation = evaluate.on_mnist(network, data.validation)
    assert {name: written["validation"][name] for name in validation} == validation
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
    checksums.add(copy)
    with pytest.raises(UserError, match="another network"):
        inference.read(copy)


def change(copy, edit):
    path = copy / "model.json"
    model = json.loads(path.read_text())
    edit(model)
    path.write_text(json.dumps(model))


@pytest.mark.fault(
    "the threshold in model.json is null, a text or no number", "one line; nothing is read with it"
)
@pytest.mark.parametrize("value", [None, "3.5", True, [], float("nan"), float("inf"), 10**400])
def test_a_threshold_that_is_no_number(copy, value):
    change(copy, lambda model: model["userDefinedMetadata"].update(scoreThreshold=value))
    with pytest.raises(UserError, match=r"no whole exported network there \(the scoreThreshold"):
        inference.read(copy)


@pytest.mark.fault("an exported network holds a weight that is not a number", "it is refused")
@pytest.mark.parametrize("value", [float("nan"), float("inf"), 1e39])
def test_weights_that_are_no_numbers(copy, value):
    def scale(model):
        model["weightsManifest"][0]["weights"][0]["quantization"]["scale"] = value

    change(copy, scale)
    with pytest.raises(UserError, match="a weight is not a finite number"):
        inference.read(copy)


@pytest.mark.parametrize(
    "entry",
    [
        {"name": 3},
        {"shape": [-1]},
        {"shape": [2**70]},
        {"shape": [0.5]},
        {"shape": "784"},
        {"quantization": {"dtype": "object"}},
        {"quantization": {"dtype": "uint8", "scale": "a", "min": 0}},
        {"quantization": None},
    ],
)
def test_a_manifest_that_makes_no_sense(copy, entry):
    change(copy, lambda model: model["weightsManifest"][0]["weights"][0].update(entry))
    with pytest.raises(UserError, match="no whole exported network"):
        inference.read(copy)


@pytest.mark.parametrize("name", ["../model/group1-shard1of1.bin", "/dev/zero", "", "."])
def test_weights_from_elsewhere(copy, name):
    change(copy, lambda model: model["weightsManifest"][0].update(paths=[name]))
    with pytest.raises(UserError, match="no weight file"):
        inference.read(copy)


def flipped_bit(copy):
    (path,) = copy.glob("*.bin")
    content = bytearray(path.read_bytes())
    content[50_000] ^= 1
    path.write_bytes(content)


def nothing_but_zeros(copy):
    (path,) = copy.glob("*.bin")
    path.write_bytes(bytes(path.stat().st_size))


def specs_in_another_order(copy):
    model = json.loads((copy / "model.json").read_text())
    model["weightsManifest"][0]["weights"].reverse()
    (copy / "model.json").write_text(json.dumps(model))


def another_threshold(copy):
    text = (copy / "model.json").read_text()
    (copy / "model.json").write_text(text.replace('"scoreThreshold": ', '"scoreThreshold": 1'))


def no_checksums(copy):
    model = json.loads((copy / "model.json").read_text())
    del model["userDefinedMetadata"]["sha256"]
    (copy / "model.json").write_text(json.dumps(model))


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (flipped_bit, "weights differ from their checksum"),
        (nothing_but_zeros, "weights differ from their checksum"),
        (specs_in_another_order, "model.json differs from its checksum"),
        (another_threshold, "model.json differs from its checksum"),
        (no_checksums, "sha256"),
    ],
)
def test_wrong_files_of_the_right_size(copy, damage, message):
    damage(copy)
    with pytest.raises(UserError, match=message):
        inference.read(copy)


def test_the_weights_are_named_after_their_content():
    (path,) = paths.WEB_MODEL.glob("*.bin")
    assert checksums.sha256(path.read_bytes())[:8] in path.name
