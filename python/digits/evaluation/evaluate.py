"""Measures the exported network: `digits evaluate`.

The network alone: each drawing is taken for one digit, inked, normalised and classified. The page
also cuts what is drawn into digits; `npm run evaluate`, in `web/`, measures that.
"""

from pathlib import Path

import numpy as np

from digits.data.mnist import Digits
from digits.data.stroke_files import stroke_file
from digits.errors import UserError
from digits.evaluation import metrics
from digits.export.inference import Network
from digits.preprocess.ink import SIZE
from digits.preprocess.normalize import STANDARD, Limits, stroke_input
from digits.training.forward import logit_margin, softmax


def on_mnist(network: Network, digits: Digits, limits: Limits = STANDARD) -> dict:
    """Figures of the network on MNIST digits; see `metrics.summary`."""
    return metrics.summary(network.probabilities(digits.normalized(limits)), digits.labels)


def read_digits(path: Path) -> tuple[list[stroke_file.Drawing], int]:
    """The drawings of a file that are labelled with a digit, and how many others there are.

    Raises:
        UserError: when the file is malformed or no label is a digit.
    """
    drawings = stroke_file.read(path)
    digits = [drawing for drawing in drawings if drawing.label in tuple("0123456789")]
    if not digits:
        raise UserError(f'{path}: the label "{drawings[0].label:.50}" is not a digit.')
    return digits, len(drawings) - len(digits)


def on_ink(network: Network, path: Path, limits: Limits = STANDARD) -> tuple[dict, np.ndarray]:
    """Figures of the network on a file of pen digits; drawings of other things are left out.

    Returns:
        The figures (see `on_drawings`), with "left_out", how many drawings are no digits; and the
        logit margin of each digit.

    Raises:
        UserError: when the file is malformed or no label is a digit.
    """
    drawings, left_out = read_digits(path)
    figures, margins = on_drawings(network, drawings, limits)
    return {**figures, "left_out": left_out}, margins


def on_drawings(
    network: Network,
    drawings: list[stroke_file.Drawing],
    limits: Limits = STANDARD,
    pictures: np.ndarray | None = None,
) -> tuple[dict, np.ndarray]:
    """Figures of the network on pen digits; `pictures` are what `draw` makes of them, if known.

    Returns:
        The figures (see `metrics.summary`), with "below_threshold", the share of digits that the
        page would call no digit, and what `metrics.by_source` tells; and the logit margin of each
        digit.
    """
    labels = np.array([int(drawing.label) for drawing in drawings])
    logits = network.logits(draw(drawings, limits) if pictures is None else pictures)
    margins = logit_margin(logits)
    figures = metrics.summary(softmax(logits), labels)
    sources = [drawing.source for drawing in drawings]
    return {
        **figures,
        "below_threshold": share_below(margins, network),
        **metrics.by_source(logits.argmax(axis=1) == labels, sources),
    }, margins


def on_negatives(network: Network, path: Path, digit_margins: np.ndarray) -> dict:
    """How well the logit margin tells digits from a file of drawings that are none."""
    margins = logit_margin(network.logits(draw(stroke_file.read(path))))
    return {
        "count": len(margins),
        "below_threshold": share_below(margins, network),
        "auroc": round(metrics.auroc(digit_margins, margins), 6),
    }


def share_below(margins: np.ndarray, network: Network) -> float:
    """The share of drawings that the page would call no digit, from 0 to 1."""
    return round(float((margins < network.score_threshold).mean()), 6)


def draw(drawings: list[stroke_file.Drawing], limits: Limits = STANDARD) -> np.ndarray:
    """Pictures of drawings, normalised: float32, shape (count, 28, 28)."""
    pictures = np.empty((len(drawings), SIZE, SIZE), np.float32)
    for i, drawing in enumerate(drawings):
        pictures[i] = stroke_input(drawing.strokes, limits)
    return pictures
