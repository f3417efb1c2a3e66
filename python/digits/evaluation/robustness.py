"""How far a digit may be turned, shrunk, moved, dirtied or drawn with another pen.

Validation digits are changed before they are normalised, as somebody's hand would; synthetic ink,
which has strokes, is drawn with pens of other widths. Everything runs in plain NumPy, on all cores.
"""

from dataclasses import replace
from functools import partial

import numpy as np

from digits.data import synthesis
from digits.data.mnist import Digits
from digits.export.inference import Network
from digits.preprocess.ink import PEN_PX, SIZE
from digits.preprocess.normalize import bilinear, normalize
from digits.system import processes
from digits.training.recipe import Recipe

COUNT = 2000  # digits a point: an accuracy of 99 % is known to within 0.5 points then
SEED = 1_000_003  # of synthetic ink that no training has drawn, and of the noise

AT = {
    "pen_px": (1.0, 1.5, PEN_PX, 3.0, 4.0, 5.0, 6.0),
    "rotation_deg": (-45, -30, -20, -10, 0, 10, 20, 30, 45),
    "scale": (0.4, 0.5, 0.6, 0.8, 1.0, 1.2, 1.4),
    "noise": (0.0, 0.05, 0.1, 0.15, 0.2, 0.3),
    "shift_px": (0, 2, 4, 5, 6, 7, 8),
}


def measure(network: Network, digits: Digits, count: int = COUNT) -> dict[str, dict]:
    """Accuracy of a network on changed digits.

    Args:
        network: reads.
        digits: not seen in training; the first `count` of them are changed.
        count: how many of them at most, and as many synthetic digits.

    Returns:
        For each kind of change in `AT`: "at", how far it goes, and "accuracy" there, from 0 to 1;
        "count", digits read at each place.
    """
    digits = digits.first(count)
    count = len(digits)
    tasks = [partial(at, network, digits, name, far) for name, row in AT.items() for far in row]
    shares = iter(processes.run(tasks))
    return {
        name: {"at": list(row), "accuracy": [next(shares) for _ in row], "count": count}
        for name, row in AT.items()
    }


def at(network: Network, digits: Digits, name: str, far: float) -> float:
    """The accuracy with one kind of change in `AT`, so far."""
    if name == "pen_px":
        return with_pen(network, len(digits), far)
    grey = digits.images / 255
    changed = noisy(grey, far) if name == "noise" else moved(grey, **{name: far})
    return share(network, normalize(changed), digits.labels)


def share(network: Network, inputs: np.ndarray, labels: np.ndarray) -> float:
    """The share of normalised pictures that are read correctly."""
    answers = network.classify(inputs.astype(np.float32))
    return round(float((answers == labels).mean()), 6)


def with_pen(network: Network, count: int, pen_px: float) -> float:
    """The accuracy on synthetic digits, always the same ones, drawn with one pen."""
    recipe = replace(Recipe().synthesis, pen_spread_px=0.0, pen_range_px=(pen_px, pen_px))
    images, labels = synthesis.draw_digits(count, SEED, recipe)
    return share(network, images / 255, labels)


def moved(
    grey: np.ndarray, rotation_deg: float = 0.0, scale: float = 1.0, shift_px: float = 0.0
) -> np.ndarray:
    """Pictures turned clockwise, scaled and moved to the right and down; what leaves is lost.

    Args:
        grey: shape (count, 28, 28), from 0 to 1.
        rotation_deg: in degrees.
        scale: factor of width and height.
        shift_px: pixels in each direction.
    """
    middle, turn = (SIZE - 1) / 2, np.deg2rad(rotation_deg)
    y, x = np.mgrid[:SIZE, :SIZE] - middle - shift_px
    from_x = (np.cos(turn) * x + np.sin(turn) * y) / scale + middle
    from_y = (np.cos(turn) * y - np.sin(turn) * x) / scale + middle
    return bilinear(grey, *(np.broadcast_to(place, grey.shape) for place in (from_x, from_y)))


def noisy(grey: np.ndarray, sigma: float) -> np.ndarray:
    """Pictures with Gaussian noise of a standard deviation on every pixel, cut off at 0 and 1."""
    return np.clip(grey + np.random.default_rng(SEED).normal(0, sigma, grey.shape), 0, 1)
