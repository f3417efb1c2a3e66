"""The pictures that batches are taken from: MNIST, as it is and redrawn, and what code draws.

Without TensorFlow, so that processes which draw need not start it.
"""

from functools import lru_cache, partial
from itertools import pairwise

import numpy as np

from digits.data.mnist import Digits
from digits.data.redrawn import redraw
from digits.data.synthesis import Synthesis, draw_digits, draw_non_digits
from digits.preprocess.normalize import Limits
from digits.system import processes
from digits.training.recipe import Recipe

NON_DIGIT = -1  # stands for the label of a negative example
REDRAWN_PARTS = 4  # so small that all cores have work to the end

# Pictures, normalised, uint8, shape (count, 28, 28); and labels, int32, shape (count,).
Source = tuple[np.ndarray, np.ndarray]


def draw_sources(
    digits: Digits, recipe: Recipe, extra: Digits | None = None, cores: int = 1
) -> list[Source]:
    """What batches are taken from: MNIST, synthetic digits, negative examples and, if any, extra.

    Args:
        digits: of MNIST.
        recipe: how many of what, and how it is drawn.
        extra: one's own.
        cores: how many draw at once; the pictures are the same.
    """
    limits = recipe.limits
    redrawn = round(recipe.redrawn_pool * len(digits))
    synthetic = round(recipe.synthetic_pool * len(digits))
    negative = round(recipe.non_digit_pool * len(digits))
    ends = np.linspace(0, redrawn, REDRAWN_PARTS + 1).astype(int).tolist()
    tasks = [
        partial(drawn_digits, synthetic, recipe.seed, recipe.synthesis, limits),
        partial(drawn_non_digits, negative, recipe.seed + 1, recipe.synthesis, limits),
        *(partial(drawn_again, digits, *part, limits) for part in pairwise(ends)),
        partial(given, digits, limits),
    ]
    (images, labels), non_digits, *redrawings, mnist = processes.run(tasks, cores)
    own = [] if extra is None else [(extra.images, extra.labels)]
    found = [
        (
            np.concatenate([mnist, *redrawings]),
            np.concatenate([digits.labels, digits.labels[:redrawn]]),
        ),
        (images, labels),
        (non_digits, np.full(negative, NON_DIGIT)),
        *own,
    ]
    return [(pictures, of_each.astype(np.int32)) for pictures, of_each in found]


# A study trains many networks from the same pictures, with three limits of `normalize`.
@lru_cache(maxsize=4)
def given(digits: Digits, limits: Limits) -> np.ndarray:
    """Digits that there are."""
    return np.rint(digits.normalized(limits) * 255).astype(np.uint8)


@lru_cache(maxsize=4 * REDRAWN_PARTS)
def drawn_again(digits: Digits, start: int, end: int, limits: Limits) -> np.ndarray:
    """Some of the same digits, redrawn."""
    return redraw(digits.images[start:end], limits)


@lru_cache(maxsize=4)
def drawn_digits(count: int, seed: int, synthesis: Synthesis, limits: Limits) -> Source:
    """Synthetic digits."""
    return draw_digits(count, seed, synthesis, limits)


@lru_cache(maxsize=4)
def drawn_non_digits(count: int, seed: int, synthesis: Synthesis, limits: Limits) -> np.ndarray:
    """Negative examples."""
    return draw_non_digits(count, seed, synthesis, limits)
