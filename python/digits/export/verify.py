"""Proves that the exported files answer as Keras does, before they replace the old ones."""

from pathlib import Path

import keras
import numpy as np

from digits.export import inference
from digits.preprocess.ink import SIZE

TOLERANCE = 1e-5  # largest difference in a probability between Keras and the export


def verify_export(model: keras.Model, folder: Path) -> None:
    """Read an export back and compare it with Keras on random pictures.

    Raises:
        AssertionError: when a probability differs by more than `TOLERANCE`.
    """
    pictures = np.random.default_rng(0).random((1000, SIZE, SIZE), dtype=np.float32)
    # Real digits are mostly paper; so are half of these.
    pictures[::2] *= pictures[::2] > 0.8
    expected = model.predict(pictures, batch_size=1000, verbose=0)
    difference = np.abs(inference.read(folder).probabilities(pictures) - expected).max()
    if not difference <= TOLERANCE:
        raise AssertionError(f"the export differs from Keras by {difference:.1e}: do not ship it")
