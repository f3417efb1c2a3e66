"""The folder of a trained network: `digits.keras` as Keras saves it, and `training.json`.

`training.json` is the record of the training; `evaluation/report.py` describes its fields.
"""

import json
from pathlib import Path

import keras
import numpy as np

from digits.errors import UserError
from digits.paths import replacing

MODEL, RECORD = "digits.keras", "training.json"


def save(folder: Path, model: keras.Model, record: dict, inputs: np.ndarray) -> None:
    """Put a trained network into a folder, in place of what is there.

    The folder changes only at the very end, when everything is written and read back.

    Args:
        folder: is replaced as a whole.
        model: the trained network.
        record: of its training.
        inputs: normalised pictures that the saved model must answer as the given one does.
    """
    with replacing(folder) as fresh:
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
    path = folder / MODEL
    try:
        model = keras.models.load_model(path)
        path = folder / RECORD
        return model, json.loads(path.read_text("utf-8"))
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserError(f"{path}: cannot be read. Train again: digits train") from error
