"""The forward pass in plain NumPy, and what its logits tell.

It needs no TensorFlow: four arrays and two lines of arithmetic are all there is to the network.
"""

import numpy as np

from digits.data.mnist import CLASSES
from digits.preprocess.ink import PIXELS

HIDDEN = 128  # units
SHAPES = ((PIXELS, HIDDEN), (HIDDEN,), (HIDDEN, CLASSES), (CLASSES,))


def logits(weights: tuple[np.ndarray, ...] | list[np.ndarray], inputs: np.ndarray) -> np.ndarray:
    """Run inputs up to before the softmax.

    In float64, where processors differ too little to change a figure of the report.

    Args:
        weights: hidden kernel and bias, output kernel and bias, in the shapes of `SHAPES`.
        inputs: shape (count, 28, 28), from 0 to 1.

    Returns:
        float64, shape (count, 10).
    """
    hidden_kernel, hidden_bias, output_kernel, output_bias = (np.float64(part) for part in weights)
    flat = np.asarray(inputs, np.float64).reshape(len(inputs), -1)
    hidden = np.maximum(flat @ hidden_kernel + hidden_bias, 0)
    return hidden @ output_kernel + output_bias


def softmax(logits: np.ndarray) -> np.ndarray:
    """Probabilities from logits, along the last axis."""
    powers = np.exp(logits - logits.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def logit_margin(logits: np.ndarray) -> np.ndarray:
    """How much a picture looks like a digit at all: the lead of the best answer over the average.

    The largest logit tells digits from other things better than the largest probability does
    (D. Hendrycks et al. 2022, "Scaling Out-of-Distribution Detection for Real-World Settings").
    Its lead over the mean counts, because a softmax leaves the sum of the logits open.

    Args:
        logits: shape (..., 10).

    Returns:
        0 or more, shape (...).
    """
    return logits.max(axis=-1) - logits.mean(axis=-1)
