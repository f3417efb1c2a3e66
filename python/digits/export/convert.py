"""Exports the trained network for the browser: `digits export`.

The TensorFlow.js converter (tensorflowjs 4.22, its last release) reads Keras 2 models only: a
Keras 3 model converts without complaint and then fails in the browser. So the weights go into a
twin built with tf_keras, saved as HDF5, and that is converted. Whatever comes out is read back and
compared with Keras before it takes the place of the old export.
"""

import contextlib
import io
import json
import logging
import sys
import tempfile
import types
import warnings
from collections.abc import Iterator
from pathlib import Path

import keras
import numpy as np

from digits.data.mnist import Mnist
from digits.errors import UserError
from digits.evaluation import report
from digits.export import examples
from digits.export import inference as exported
from digits.paths import replacing
from digits.training import model as network

TOLERANCE = 1e-5  # largest difference in a probability between Keras and the export

# Imported at the top of tensorflowjs, but not used to convert a Keras model, and not installed:
# some have no wheel for Windows, ARM or a recent Python.
UNUSED = (
    "jax",
    "jax.experimental",
    "jax.experimental.jax2tf",
    "tensorflow_decision_forests",
    "tensorflow_hub",
)


README = """# The network, as the page loads it

Generated; do not edit. `scripts/train` trains a network and writes these files;
`uv run digits export`, in `python/`, writes them again from the last training.

- `model.json`, `{weights}`: the Keras network, converted for TensorFlow.js
- `report.json`: how it was trained and how well it reads; its fields are described at the top of
  `python/digits/report.py`
- `examples.json`: digits of the MNIST test set for the page
"""


def export(folder: Path, target: Path, data: Mnist) -> dict:
    """Put the trained network of a folder into `target`, in place of what is there.

    Args:
        folder: as written by `train.train`.
        target: gets the files that the page loads.
        data: MNIST, for the figures of the report.

    Returns:
        The report; see report.py.

    Raises:
        UserError: when `folder` holds no trained network.
    """
    model = load(folder)
    record = json.loads((folder / "training.json").read_text("utf-8"))
    storage = record["settings"]["weights"]
    with replacing(target) as fresh:
        convert(folder / "digits.h5", fresh, storage, record["score_threshold"])
        prove(model, fresh)
        network = exported.read(fresh)
        (weights,) = fresh.glob("*.bin")
        new = report.make(network, record, data, weights, storage)
        new = report.carry_over(report.read(target), new)
        report.write(fresh, new)
        examples.write(fresh, network, data.test)
        (fresh / "README.md").write_text(README.format(weights=weights.name), "utf-8")
    return new


def as_network(model: keras.Model) -> exported.Network:
    """The weights of a Keras model, to run in NumPy."""
    return exported.Network(tuple(model.get_weights()))


def as_keras(exported_network: exported.Network) -> keras.Model:
    """The Keras model of exported weights."""
    model = network.build()
    model.set_weights(exported_network.weights)
    return model


def snap(model: keras.Model, storage: str) -> None:
    """Round the weights to the values that the chosen storage can hold.

    So the saved Keras model and the exported one are the same network. The formula is the
    converter's: 256 even steps from the smallest to the largest weight, one of them at zero.

    Args:
        model: gets the rounded weights.
        storage: "float32", "float16" or "uint8".
    """
    with tensorflowjs() as tfjs:
        model.set_weights([round_to(weight, storage, tfjs) for weight in model.get_weights()])


def round_to(weight: np.ndarray, storage: str, tfjs: types.ModuleType) -> np.ndarray:
    """Round one array to what the storage holds."""
    quantization = tfjs.quantization
    if storage not in quantization.QUANTIZATION_OPTION_TO_DTYPES:
        return weight
    dtype = quantization.QUANTIZATION_OPTION_TO_DTYPES[storage]
    # Rounding moves the smallest and largest weight by a hair, and with them the steps: repeat
    # until the converter would change nothing any more.
    for _ in range(20):
        rounded = quantization.dequantize_weights(*quantization.quantize_weights(weight, dtype))
        if np.array_equal(rounded, weight):
            return weight
        weight = rounded
    raise AssertionError(f"rounding to {storage} does not settle")


def save_twin(model: keras.Model, path: Path) -> None:
    """Save the network as the HDF5 file that the converter reads."""
    import tf_keras

    twin = network.build(tf_keras)
    twin.set_weights(model.get_weights())
    # It warns that HDF5 is old, and that the twin was never compiled: both as the converter wants.
    logging.getLogger("tensorflow").setLevel(logging.ERROR)
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=".*HDF5")
        twin.save(path, save_format="h5", include_optimizer=False)


def convert(twin: Path, target: Path, storage: str, score_threshold: float) -> None:
    """Convert the saved twin to `model.json` and a weight file in `target`."""
    with tempfile.TemporaryDirectory() as scratch:
        threshold = Path(scratch) / "threshold.json"
        threshold.write_text(json.dumps(score_threshold), "utf-8")
        arguments = [
            "--input_format=keras",
            f"--metadata=scoreThreshold:{threshold}",
            str(twin),
            str(target),
        ]
        if storage != "float32":
            # With "=*", because the bare option takes the next argument for its value.
            arguments.insert(0, f"--quantize_{storage}=*")
        # The converter prints progress of its own.
        with tensorflowjs() as tfjs, contextlib.redirect_stdout(io.StringIO()):
            tfjs.converters.convert(arguments)


def load(folder: Path) -> keras.Model:
    """Read the trained Keras model of a folder, and see that the files beside it are there."""
    for name in ("digits.keras", "digits.h5", "training.json"):
        if not (folder / name).is_file():
            raise UserError(f"{folder / name}: no such file. Train a network: digits train")
    path = folder / "digits.keras"
    try:
        return keras.models.load_model(path)
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise UserError(f"{path}: cannot be read. Train again: digits train") from error


def prove(model: keras.Model, target: Path) -> None:
    """Read an export back and compare it with Keras on random pictures."""
    pictures = np.random.default_rng(0).random((1000, 28, 28), dtype=np.float32)
    # Real digits are mostly paper; so are half of these.
    pictures[::2] *= pictures[::2] > 0.8
    expected = model.predict(pictures, batch_size=1000, verbose=0)
    difference = np.abs(exported.read(target).probabilities(pictures) - expected).max()
    if not difference <= TOLERANCE:
        raise AssertionError(f"the export differs from Keras by {difference:.1e}: do not ship it")


@contextlib.contextmanager
def tensorflowjs() -> Iterator[types.ModuleType]:
    """Import the converter, with empty modules in place of those that it does not use."""
    # Only while it is imported: a lasting stand-in for `jax` would mislead Keras.
    missing = [name for name in UNUSED if name not in sys.modules]
    for name in missing:
        sys.modules[name] = types.ModuleType(name)
        parent, _, child = name.rpartition(".")
        if parent:
            setattr(sys.modules[parent], child, sys.modules[name])
    try:
        import tensorflowjs
    finally:
        for name in missing:
            del sys.modules[name]
    yield tensorflowjs
