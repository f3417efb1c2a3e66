"""Measures the exported network: `digits evaluate`.

Pen digits take the same path as a drawing on the page: strokes, ink, normalisation, network.
"""

from pathlib import Path

import numpy as np

from digits.data import stroke_file as inkfile
from digits.data.mnist import Digits
from digits.errors import UserError
from digits.evaluation import metrics
from digits.export.inference import Network, score, softmax
from digits.preprocess.ink import SIZE, ink
from digits.preprocess.normalize import normalize


def on_mnist(network: Network, digits: Digits) -> dict:
    """Figures of the network on MNIST digits; see `metrics.summary`."""
    return metrics.summary(network.probabilities(digits.inputs()), digits.labels)


def on_ink(network: Network, path: Path) -> tuple[dict, np.ndarray]:
    """Figures of the network on a file of pen digits.

    Returns:
        The figures (see `metrics.summary`), with "below_threshold", the share of digits that the
        page would call no digit; and the score of each drawing.

    Raises:
        UserError: when the file is malformed or a label is not a digit.
    """
    drawings = inkfile.read(path)
    for drawing in drawings:
        if drawing.label not in set("0123456789"):
            raise UserError(f'{path}: the label "{drawing.label}" is not a digit.')
    labels = np.array([int(drawing.label) for drawing in drawings])
    logits = network.logits(draw(drawings))
    scores = score(logits)
    below = float((scores < network.score_threshold).mean())
    return {**metrics.summary(softmax(logits), labels), "below_threshold": round(below, 6)}, scores


def on_others(network: Network, path: Path, digit_scores: np.ndarray) -> dict:
    """How well the score tells digits from a file of drawings that are none."""
    scores = score(network.logits(draw(inkfile.read(path))))
    return {
        "count": len(scores),
        "below_threshold": round(float((scores < network.score_threshold).mean()), 6),
        "auroc": round(metrics.auroc(digit_scores, scores), 6),
    }


def draw(drawings: list[inkfile.Drawing]) -> np.ndarray:
    """Draw and normalise: float32, shape (count, 28, 28)."""
    pictures = np.empty((len(drawings), SIZE, SIZE), np.float32)
    for i, drawing in enumerate(drawings):
        pictures[i] = normalize(ink(drawing.strokes))
    return pictures
