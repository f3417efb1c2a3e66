"""Rounds the weights to what the page's file can hold: so Keras and the page are one network."""

import types

import keras
import numpy as np

from digits.training.import_tensorflowjs import import_tensorflowjs

STEPS = 255  # between the 256 values of a byte
DAMPING = 0.01  # of the inputs' mean square: what is added to each, so that none is certain


def quantize(
    model: keras.Model, storage: str, inputs: np.ndarray, hidden_steps: int = STEPS
) -> None:
    """Round the weights to the values that the chosen storage can hold.

    The formula is the converter's: 255 even steps from the smallest to the largest weight, with
    zero among the values.

    Args:
        model: gets the rounded weights.
        storage: "float32", "float16" or "uint8".
        inputs: some that the network was trained on, shape (count, 28, 28), from 0 to 1.
        hidden_steps: the steps of the hidden layer's kernel in "uint8"; fewer compress better.
    """
    kernel, *others = model.get_weights()
    if storage == "uint8":
        kernel = round_kernel(kernel, hidden_steps, inputs.reshape(len(inputs), -1))
    with import_tensorflowjs() as tfjs:
        model.set_weights([round_to(weight, storage, tfjs) for weight in (kernel, *others)])


def round_kernel(kernel: np.ndarray, steps: int, inputs: np.ndarray) -> np.ndarray:
    """Round a kernel to even steps such that its outputs change as little as can be.

    Neighbouring squares are inked together. So the weights are rounded one input after the other,
    and the inputs still to come make up for what the rounding changed (E. Frantar et al. 2023,
    "GPTQ"; B. Hassibi and D. Stork 1993, "Optimal Brain Surgeon"). That allows steps several times
    as large as rounding each weight to the nearest does.

    Args:
        kernel: shape (inputs, units). A row of zeros stays one.
        steps: from the smallest to the largest weight; zero is among the values.
        inputs: examples, shape (count, inputs).

    Returns:
        Array of the same shape.
    """
    used = kernel.any(axis=1)
    left = np.float64(kernel[used])
    step = (left.max() - left.min()) / steps
    lowest, highest = np.rint(left.min() / step), np.rint(left.max() / step)
    rounded = np.empty_like(left)
    share = error_shares(np.float64(inputs[:, used]))
    for row in range(len(left)):
        rounded[row] = np.clip(np.rint(left[row] / step), lowest, highest) * step
        error = left[row] - rounded[row]
        left[row + 1 :] += np.outer(share[row, row + 1 :], error)
    result = np.zeros_like(kernel)
    result[used] = rounded
    return result


def error_shares(inputs: np.ndarray) -> np.ndarray:
    """How the later inputs best stand in for one whose weight has changed.

    Args:
        inputs: examples, shape (count, inputs).

    Returns:
        Shape (inputs, inputs): in row i and column j > i what the weight of input j gains for each
        unit that the weight of input i has lost; in row i it is the linear regression of input i
        on all later ones.
    """
    moments = inputs.T @ inputs / len(inputs)
    moments += DAMPING * np.trace(moments) / len(moments) * np.eye(len(moments))
    upper = np.linalg.cholesky(np.linalg.inv(moments)).T
    return -upper / np.diag(upper)[:, None]


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
