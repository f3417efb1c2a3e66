"""Proves that the exported files answer as Keras does, before they replace the old ones."""

from pathlib import Path

import keras
import numpy as np

from digits.export import inference
from digits.preprocess.directions import directions
from digits.preprocess.ink import SIZE

TOLERANCE = 1e-5  # largest difference in a probability between Keras and the export


def verify_export(model: keras.Model, folder: Path) -> None:
    """Read an export back and compare it with Keras, on random pictures and in its zeros.

    Raises:
        AssertionError: when a probability differs by more than `TOLERANCE`, or a weight that is
            zero in one is not zero in the other.
    """
    exported = inference.read(folder)
    for ours, theirs in zip(model.get_weights(), exported.weights, strict=True):
        if not np.array_equal(ours == 0, theirs == 0):
            raise AssertionError("weights that are zero in Keras are not zero in the export")
    pictures = np.random.default_rng(0).random((1000, SIZE, SIZE), dtype=np.float32)
    # Real digits are mostly paper; so are half of these.
    pictures[::2] *= pictures[::2] > 0.8
    expected = model.predict(directions(pictures), batch_size=1000, verbose=0)
    difference = np.abs(exported.probabilities(pictures) - expected).max()
    if not difference <= TOLERANCE:
        raise AssertionError(f"the export differs from Keras by {difference:.1e}: do not ship it")
