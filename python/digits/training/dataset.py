"""What the network is shown in training: batches of distorted pictures.

Every batch holds digits of MNIST, digits that code draws, and things that are no digits. The next
batches are made ready while the network learns from this one, so that all cores have work.
"""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import tensorflow as tf

from digits.data import synthesis
from digits.data.mnist import Digits, inputs_of
from digits.training import augment
from digits.training import model as network

# Shares of a batch; the rest is MNIST.
SYNTHETIC = 0.32
NOT_DIGITS = 0.025

# How many are drawn, for each digit of MNIST; every one is shown many times, never twice alike.
SYNTHETIC_DRAWN = 1.0
NOT_DIGITS_DRAWN = 0.5

NO_DIGIT = -1  # stands for the label of what is no digit


def batches(digits: Digits, size: int, seed: int) -> tf.data.Dataset:
    """Endless batches, the same for the same seed.

    Things that are no digits get a random label each time: on average the network learns to give
    an even answer for them (outlier exposure, D. Hendrycks et al. 2019), and the loss stays the
    plain one.

    Args:
        digits: of MNIST.
        size: pictures in a batch.
        seed: start of all random numbers.

    Returns:
        Batches of pictures, normalised and distorted, float32 of shape (size, 28, 28), from 0 to
        1; and of labels, int32 of shape (size,), from 0 to 9.
    """
    parts = [
        in_random_order(pictures, labels, count, seed)
        for (pictures, labels), count in zip(pools(digits, seed), counts(size), strict=True)
        if count
    ]

    @tf.function(jit_compile=True)  # one compiled program: a third faster
    def distorted(*batch):
        *kinds, seeds = batch
        pictures, labels = (tf.concat(part, axis=0) for part in zip(*kinds, strict=True))
        any_digit = tf.random.stateless_uniform(
            [size], seeds[:2], maxval=network.CLASSES, dtype=tf.int32
        )
        labels = tf.where(labels == NO_DIGIT, any_digit, labels)
        return augment.distort(pictures, seeds[2:]), labels

    together = tf.data.Dataset.zip(*parts, tf.data.Dataset.random(seed).batch(4))
    return together.map(distorted, num_parallel_calls=tf.data.AUTOTUNE).prefetch(tf.data.AUTOTUNE)


def steps(digits: Digits, size: int) -> int:
    """Batches in an epoch, in which every digit of MNIST is shown once.

    Args:
        digits: of MNIST.
        size: pictures in a batch.

    Returns:
        A multiple of `network.STEPS_AT_ONCE`.
    """
    of_mnist, _, _ = counts(size)
    at_once = of_mnist * network.STEPS_AT_ONCE
    return -(-len(digits) // at_once) * network.STEPS_AT_ONCE


def counts(size: int) -> tuple[int, int, int]:
    """How many pictures of a batch are MNIST's, synthetic digits, and things that are none."""
    synthetic, none = round(SYNTHETIC * size), round(NOT_DIGITS * size)
    return size - synthetic - none, synthetic, none


def pools(digits: Digits, seed: int) -> list[tuple[np.ndarray, np.ndarray]]:
    """What batches are taken from: MNIST, synthetic digits, and things that are none.

    Returns:
        For each of the three: pictures, normalised, uint8, shape (count, 28, 28); and labels,
        int32, shape (count,).
    """
    drawn, none = (round(share * len(digits)) for share in (SYNTHETIC_DRAWN, NOT_DIGITS_DRAWN))

    def synthetic_digits():
        images, labels = synthesis.draw_digits(drawn, seed)
        return to_bytes(inputs_of(images)), labels.astype(np.int32)

    def things_that_are_none():
        images = synthesis.draw_not_digits(none, seed + 1)
        return to_bytes(inputs_of(images)), np.full(none, NO_DIGIT, np.int32)

    def of_mnist():
        return to_bytes(digits.inputs()), digits.labels.astype(np.int32)

    with ThreadPoolExecutor() as threads:
        made = [threads.submit(make) for make in (of_mnist, synthetic_digits, things_that_are_none)]
        return [future.result() for future in made]


def in_random_order(
    pictures: np.ndarray, labels: np.ndarray, count: int, seed: int
) -> tf.data.Dataset:
    """Endless batches of `count` pictures and labels; all are shown before any is shown again."""
    pictures, labels = tf.constant(pictures), tf.constant(labels)
    order = tf.data.Dataset.range(len(labels)).shuffle(len(labels), seed).repeat().batch(count)
    return order.map(lambda places: (tf.gather(pictures, places), tf.gather(labels, places)))


def to_bytes(greys: np.ndarray) -> np.ndarray:
    """Greys from 0 to 1 as uint8, a quarter of the memory."""
    return np.rint(greys * 255).astype(np.uint8)
