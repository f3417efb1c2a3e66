import json
import shutil
import zipfile
from dataclasses import asdict

import keras
import numpy as np
import pytest

from digits.errors import UserError
from digits.training.model import build
from digits.training.recipe import Recipe
from digits.training.saved import model_folder, provenance


@pytest.mark.parametrize("name", ["digits.keras", "training.json"])
def test_a_missing_file(trained, tmp_path, name):
    for path in trained.iterdir():
        if path.name != name:
            (tmp_path / path.name).write_bytes(path.read_bytes())
    with pytest.raises(UserError, match=rf"{name}: no such file.*digits train"):
        model_folder.load(tmp_path)


@pytest.mark.parametrize("name", ["digits.keras", "training.json"])
def test_a_damaged_file(trained, tmp_path, name):
    for path in trained.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / name).write_bytes(b"neither a zip file nor JSON")
    with pytest.raises(UserError, match=rf"{name}: cannot be read"):
        model_folder.load(tmp_path)


def copy(trained, tmp_path):
    return shutil.copytree(trained, tmp_path / "copy")


@pytest.mark.fault("the trained network or its record is damaged", "one line: train again")
@pytest.mark.parametrize(
    "record",
    [
        "[]",
        "{}",
        "[" * 200_000,
        '{"settings": {"weights": "uint8"}, "score_threshold": 3.5}',
    ],
)
def test_a_record_that_is_none(trained, tmp_path, record):
    folder = copy(trained, tmp_path)
    (folder / "training.json").write_text(record)
    with pytest.raises(UserError, match=r"training\.json: cannot be read.*digits train"):
        model_folder.load(folder)


SETTINGS = asdict(Recipe())
HISTORY = {name: [0.5] for name in ("accuracy", "loss", "val_accuracy", "val_loss")}
PROVENANCE = provenance.of_training(1.0)


def test_a_record_of_an_earlier_version(trained, tmp_path):
    folder = copy(trained, tmp_path)
    path = folder / "training.json"
    record = json.loads(path.read_text())
    del record["provenance"], record["settings"]["hidden_steps"]
    path.write_text(json.dumps(record))
    assert model_folder.load(folder)[1] == record


@pytest.mark.parametrize(
    "change",
    [
        {"settings": {"weights": "uint8"}},
        {"settings": {**SETTINGS, "weights": "int4"}},
        {"settings": {**SETTINGS, "weights": []}},
        {"settings": {**SETTINGS, "synthetic_share": "a third"}},
        {"settings": {**SETTINGS, "epochs": True}},
        {"settings": 3},
        {"score_threshold": None},
        {"score_threshold": float("nan")},
        {"score_threshold": 10**400},
        {"seconds": "long"},
        {"images_per_second": None},
        {"history": {}},
        {"history": 3},
        {"history": {**HISTORY, "loss": []}},
        {"history": {**HISTORY, "loss": [0.5, 0.4]}},
        {"history": {**HISTORY, "val_loss": ["low"]}},
        {"provenance": {}},
        {"provenance": {**PROVENANCE, "watt_hours": "few"}},
        {"provenance": {**PROVENANCE, "machine": "AMD"}},
        {"provenance": {**PROVENANCE, "machine": {}}},
    ],
)
def test_a_record_without_sense(trained, tmp_path, change):
    folder = copy(trained, tmp_path)
    path = folder / "training.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    with pytest.raises(UserError, match=r"training\.json: cannot be read.*digits train"):
        model_folder.load_record(path)


def rewrite(path, edit):
    """Write a .keras file again, each of its files changed by `edit(name, content)`."""
    with zipfile.ZipFile(path) as archive:
        contents = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in contents.items():
            archive.writestr(name, edit(name, content))


def test_broken_weights_in_a_whole_zip_file(trained, tmp_path):
    folder = copy(trained, tmp_path)
    rewrite(
        folder / "digits.keras",
        lambda name, content: b"not HDF5" if name.endswith(".h5") else content,
    )
    with pytest.raises(UserError, match=r"digits\.keras: cannot be read"):
        model_folder.load(folder)


def test_another_network_and_weights_that_are_no_numbers(trained, tmp_path):
    folder = copy(trained, tmp_path)
    other = keras.Sequential([keras.Input((28, 28)), keras.layers.Flatten()])
    other.save(folder / "digits.keras")
    with pytest.raises(UserError, match=r"digits\.keras: another network"):
        model_folder.load(folder)
    network = build()
    network.set_weights([w * np.nan for w in network.get_weights()])
    network.save(folder / "digits.keras")
    with pytest.raises(UserError, match=r"a weight is not a finite number"):
        model_folder.load(folder)
