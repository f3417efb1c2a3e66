"""The folder of a trained network: `digits.keras` as Keras saves it, and `training.json`.

`training.json` is the record of the training; see record.py.
"""

import json
from pathlib import Path

import keras
import numpy as np

from digits.errors import UserError
from digits.system import files, output_folder
from digits.training.forward import SHAPES
from digits.training.saved.record import check

MODEL, RECORD = output_folder.TRAINED.marks


def save(folder: Path, model: keras.Model, record: dict, inputs: np.ndarray) -> None:
    """Put a trained network into a folder, in place of what is there.

    The folder changes only at the very end, when everything is written and read back.

    Args:
        folder: of an earlier network, which is replaced, or empty.
        model: the trained network.
        record: of its training.
        inputs: that the saved model must answer as the given one does.
    """
    with output_folder.replacing(folder, output_folder.TRAINED) as fresh:
        model.save(fresh / MODEL)
        (fresh / RECORD).write_text(json.dumps(record, indent=2) + "\n", "utf-8")
        saved = keras.models.load_model(fresh / MODEL)
        answers, again = (m.predict(inputs, batch_size=1000, verbose=0) for m in (model, saved))
        if not np.array_equal(answers, again):
            raise AssertionError("the saved network answers differently from the trained one")


def load(folder: Path) -> tuple[keras.Model, dict]:
    """Read the trained model of a folder and the record of its training.

    Raises:
        UserError: when a file is missing or damaged.
    """
    for name in (MODEL, RECORD):
        if not (folder / name).is_file():
            raise UserError(f"{folder / name}: no such file. Train a network: digits train")
    return load_model(folder / MODEL), load_record(folder / RECORD)


def load_model(path: Path) -> keras.Model:
    """Read a model, which must be a network of ours whose weights are finite."""
    try:
        model = keras.models.load_model(path)
        weights = model.get_weights()
    except Exception as error:  # of any kind, from Keras, zipfile and h5py
        raise UserError(f"{path}: cannot be read. Train again: digits train") from error
    if tuple(weight.shape for weight in weights) != SHAPES:
        raise UserError(f"{path}: another network. Train again: digits train")
    if not all(np.isfinite(weight).all() for weight in weights):
        raise UserError(f"{path}: a weight is not a finite number. Train again: digits train")
    return model


def load_record(path: Path) -> dict:
    """Read the record of a training."""
    try:
        record = files.read_json(path)
    except UserError as error:
        reason = str(error).removesuffix(".")
        raise UserError(f"{path}: cannot be read ({reason}). Train again: digits train") from error
    try:
        check(record)
    except ValueError as error:
        raise UserError(f"{path}: cannot be read ({error}). Train again: digits train") from error
    return record
