"""Rounds the weights to what the page's file can hold: so Keras and the page are one network."""

import types

import keras
import numpy as np

from digits.training.import_tensorflowjs import import_tensorflowjs

STEPS = 255  # between the 256 values of a byte


def quantize(model: keras.Model, storage: str, hidden_steps: int = STEPS) -> None:
    """Round the weights to the values that the chosen storage can hold.

    The formula is the converter's: 255 even steps from the smallest to the largest weight, with
    zero among the values.

    Args:
        model: gets the rounded weights.
        storage: "float32", "float16" or "uint8".
        hidden_steps: the steps of the hidden layer's kernel in "uint8"; fewer compress better.
    """
    kernel, *others = model.get_weights()
    if storage == "uint8":
        kernel = round_evenly(kernel, hidden_steps)
    with import_tensorflowjs() as tfjs:
        model.set_weights([round_to(weight, storage, tfjs) for weight in (kernel, *others)])


def round_evenly(weight: np.ndarray, steps: int) -> np.ndarray:
    """Round to even steps from the smallest to the largest weight, with zero among the values.

    Raises:
        ValueError: when the file could not hold them exactly: 255 is no multiple of `steps`.
    """
    if STEPS % steps:
        raise ValueError(f"{steps} steps do not fit into {STEPS}")
    step = (weight.max() - weight.min()) / steps
    return np.rint(weight / step) * step


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
