"""The training dataset: batches of distorted pictures, as the network sees them.

Every batch holds pictures of all `sources`. The next batches are made ready while the network
trains on this one, so that all cores have work.
"""

from collections.abc import Callable

import keras
import numpy as np
import tensorflow as tf

from digits.data.mnist import CLASSES, Digits
from digits.preprocess.directions import directions
from digits.training import augment
from digits.training.model import STEPS_PER_EXECUTION
from digits.training.recipe import Recipe
from digits.training.sources import NON_DIGIT, Source

INKED = 0.1  # a square of the input is inked if it holds more
EVERY = 10  # of the pictures one is looked at to find squares that are seldom inked


def batches(
    of: list[Source],
    counts: tuple[int, ...],
    recipe: Recipe,
    blank: np.ndarray,
    gentle_from: int | None = None,
) -> tf.data.Dataset:
    """Endless batches, the same for the same seed of the recipe.

    Negative examples get a random label each time: on average the network is trained to give an
    even answer for them (outlier exposure, D. Hendrycks et al. 2019), and the loss stays the plain
    one. Every picture is shown many times, never twice alike.

    Args:
        of: from `draw_sources`.
        counts: how many of each are in a batch, from `source_counts`.
        recipe: size of a batch, and the distortions.
        blank: bool, shape (28, 28), from `seldom_inked`: squares that are always shown empty.
        gentle_from: from this batch on, counted from 0, the distortions are gentle; None for never.

    Returns:
        Batches of inputs: `directions` of pictures, normalised and distorted, float32 of shape
        (batch, 28, 28), from 0 to 1; and of labels, int32 of shape (batch,), from 0 to 9.
    """
    parts = [
        in_random_order(pictures, labels, count, recipe.seed)
        for (pictures, labels), count in zip(of, counts, strict=True)
        if count
    ]
    shown = tf.constant(~blank, tf.float32)

    def distorted(batch_index, batch):
        *kinds, seeds = batch
        pictures, labels = (tf.concat(part, axis=0) for part in zip(*kinds, strict=True))
        any_digit = tf.random.stateless_uniform(
            [recipe.batch], seeds[:2], maxval=CLASSES, dtype=tf.int32
        )
        labels = tf.where(labels == NON_DIGIT, any_digit, labels)
        is_gentle = gentle_from is not None and batch_index >= gentle_from
        strength = tf.where(is_gentle, recipe.gentle_strength, 1.0)
        pictures = augment.distort(pictures, seeds[2:], recipe.augmentation, strength)
        return inputs_of(pictures, recipe, compiled_directions) * shown, labels

    together = tf.data.Dataset.zip(*parts, tf.data.Dataset.random(recipe.seed).batch(4)).enumerate()
    return together.map(distorted, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)


def inputs_of(
    images: np.ndarray, recipe: Recipe, see: Callable[[np.ndarray], np.ndarray] = directions
) -> np.ndarray:
    """What the network gets of normalised pictures, shape (count, 28, 28)."""
    return see(images) if recipe.directions else images


@tf.function(jit_compile=True)  # one compiled program
def compiled_directions(images: tf.Tensor) -> tf.Tensor:
    """See `directions`."""
    return directions(images, keras.ops)


def steps_per_epoch(digits: Digits, recipe: Recipe, extra: Digits | None = None) -> int:
    """Batches in an epoch, in which every digit of MNIST is shown once.

    Returns:
        A multiple of `STEPS_PER_EXECUTION`.
    """
    of_mnist = source_counts(recipe, extra)[0]
    at_once = of_mnist * STEPS_PER_EXECUTION
    return -(-len(digits) // at_once) * STEPS_PER_EXECUTION


def source_counts(recipe: Recipe, extra: Digits | None = None) -> tuple[int, ...]:
    """How many pictures of a batch are MNIST's, synthetic, negative examples and, if any, extra."""
    synthetic = round(recipe.synthetic_share * recipe.batch)
    negative = round(recipe.non_digit_share * recipe.batch)
    of_mnist = recipe.batch - synthetic - negative
    if extra is None:
        return of_mnist, synthetic, negative
    own = max(1, round(recipe.extra_share * recipe.batch))
    return of_mnist - own, synthetic, negative, own


def seldom_inked(of: list[Source], recipe: Recipe) -> np.ndarray:
    """Squares of the input that are so seldom inked that their weights would be little but noise.

    Args:
        of: from `draw_sources`; negative examples do not count.
        recipe: its `least_inked`.

    Returns:
        bool, shape (28, 28).
    """
    digits = [pictures for pictures, labels in of if len(labels) and labels[0] != NON_DIGIT]
    inputs = [inputs_of(pictures[::EVERY] / np.float32(255), recipe) for pictures in digits]
    return np.mean([(part > INKED).mean(axis=0) for part in inputs], axis=0) < recipe.least_inked


def in_random_order(
    pictures: np.ndarray, labels: np.ndarray, count: int, seed: int
) -> tf.data.Dataset:
    """Endless batches of `count` pictures and labels; all are shown before any is shown again."""
    pictures, labels = tf.constant(pictures), tf.constant(labels)
    order = tf.data.Dataset.range(len(labels)).shuffle(len(labels), seed).repeat().batch(count)
    return order.map(lambda places: (tf.gather(pictures, places), tf.gather(labels, places)))
