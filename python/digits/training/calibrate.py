"""Makes probabilities honest: of the digits given 90 %, 90 % should be correct.

A network trained to be correct is often too confident, or not confident enough. Dividing its logits
by one number, the temperature, mends most of that without changing any answer (temperature scaling,
C. Guo et al. 2017, "On Calibration of Modern Neural Networks").
"""

import numpy as np

from digits.training.forward import softmax


def temperature(logits: np.ndarray, labels: np.ndarray) -> float:
    """The temperature, from 0.2 to 5, under which the labels are the most likely.

    Args:
        logits: shape (count, 10), of digits that the network was not trained on.
        labels: shape (count,).
    """
    # The loss has one minimum: golden-section search over the logarithm closes in on it.
    low, high = np.log(0.2), np.log(5.0)
    golden = (np.sqrt(5) - 1) / 2
    for _ in range(60):
        left, right = high - golden * (high - low), low + golden * (high - low)
        if loss(logits / np.exp(left), labels) < loss(logits / np.exp(right), labels):
            high = right
        else:
            low = left
    return float(np.exp((low + high) / 2))


def loss(logits: np.ndarray, labels: np.ndarray) -> float:
    """Mean cross-entropy of the labels, in nats."""
    chosen = softmax(logits.astype(np.float64))[np.arange(len(labels)), labels]
    return float(-np.log(np.maximum(chosen, 1e-300)).mean())


def apply_temperature(weights: list[np.ndarray], temperature: float) -> list[np.ndarray]:
    """Divide the last layer (kernel and bias) by the temperature, and so the logits."""
    *first, kernel, bias = weights
    return [*first, kernel / np.float32(temperature), bias / np.float32(temperature)]


def threshold(margins: np.ndarray, target_recall: float, share: float) -> float:
    """The threshold of `?`: a share (0 to 1) of the margin that most digits reach.

    Args:
        margins: logit margins of digits that the network was not trained on, shape (count,).
        target_recall: how many of them reach that margin, as a share.
        share: see there.

    Returns:
        0 or more, rounded down to 0.001.
    """
    quantile = np.quantile(margins.astype(np.float64), 1 - target_recall)
    return float(np.floor(share * quantile * 1000) / 1000)
