"""Converts the trained network for the browser.

The TensorFlow.js converter (tensorflowjs 4.22, its last release) reads Keras 2 models only: a
Keras 3 model converts without complaint and then fails in the browser. So the weights go into the
same network built with tf_keras, saved as HDF5, and that is converted.
"""

import contextlib
import io
import json
import logging
import tempfile
import warnings
from pathlib import Path

import keras

from digits.export import checksums
from digits.training.import_tensorflowjs import import_tensorflowjs
from digits.training.model import build


def convert(model: keras.Model, target: Path, storage: str, score_threshold: float) -> None:
    """Convert a network to `model.json` and a weight file, with their checksums.

    Args:
        model: from `training.model.build`, its weights quantized for the storage.
        target: folder to write into.
        storage: "float32", "float16" or "uint8".
        score_threshold: logit margin below which a drawing is no digit; kept in `model.json`.
    """
    with tempfile.TemporaryDirectory() as scratch:
        saved, threshold = Path(scratch) / "digits.h5", Path(scratch) / "threshold.json"
        save_h5(tf_keras_model(model), saved)
        threshold.write_text(json.dumps(score_threshold), "utf-8")
        arguments = [
            "--input_format=keras",
            f"--metadata=scoreThreshold:{threshold}",
            str(saved),
            str(target),
        ]
        if storage != "float32":
            # With "=*", because the bare option takes the next argument for its value.
            arguments.insert(0, f"--quantize_{storage}=*")
        # The converter prints progress of its own.
        with import_tensorflowjs() as tfjs, contextlib.redirect_stdout(io.StringIO()):
            tfjs.converters.convert(arguments)
    checksums.add(target)


def tf_keras_model(model: keras.Model):
    """The same network with the same weights, as a Keras 2 model."""
    import tf_keras

    same = build(tf_keras)
    same.set_weights(model.get_weights())
    return same


def save_h5(model, path: Path) -> None:
    """Save a Keras 2 model as the HDF5 file that the converter reads."""
    # It warns that HDF5 is old, and that the model was never compiled: both as the converter wants.
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*HDF5")
        model.save(path, save_format="h5", include_optimizer=False)
